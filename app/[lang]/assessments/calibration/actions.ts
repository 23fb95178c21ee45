"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { say } from "@/lib/say";
import { begin, discard, rate, write } from "./commands";
import { BeginCalibration, DiscardCalibration, Rate, WriteCalibration } from "./schema";

/** Begins a calibration and goes to its form. */
export const beginCalibration = action(BeginCalibration, async (actor, input) => ({
  to: `/${actor.lang}/assessments/calibration/${await begin(actor, input)}`,
}));

/** Keeps a calibration as it was written, or opens it. */
export const writeCalibration = action(WriteCalibration, async (actor, input) => {
  await write(actor, input);
  if (input.act === "open") return { to: `/${actor.lang}/assessments/calibration/${input.id}` };
  refresh();
  return { done: say(actor.lang).calibration.saved };
});

/** Throws a draft away. */
export const discardCalibration = action(DiscardCalibration, async (actor, input) => {
  await discard(actor, input);
  return { to: `/${actor.lang}/assessments/calibration` };
});

/** Keeps what somebody rated, or gives it for good. */
export const rateCases = action(Rate, async (actor, input) => {
  await rate(actor, input);
  if (input.act === "submit") return { to: `/${actor.lang}/assessments/calibration/${input.id}/rate` };
  refresh();
  return { done: say(actor.lang).calibration.ratingSaved };
});
