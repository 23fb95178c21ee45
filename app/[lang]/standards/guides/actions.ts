"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { say } from "@/lib/say";
import { align, changeAlignment } from "./commands";
import { Align, ChangeAlignment } from "./schema";

/** Aligns a standard with a requirement; the page around the form shows it. */
export const alignStandard = action(Align, async (actor, input) => {
  await align(actor, input);
  refresh();
  return { done: say(actor.lang).guides.aligned };
});

/** Changes an alignment, says that it still fits, or takes it away; the page around the form shows what stands. */
export const changeAligned = action(ChangeAlignment, async (actor, input) => {
  await changeAlignment(actor, input);
  refresh();
  return { done: say(actor.lang).guides.done[input.act] };
});
