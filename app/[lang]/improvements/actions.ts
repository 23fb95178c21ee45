"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { say } from "@/lib/say";
import { agree, changeAgreed, takeStep } from "./commands";
import { Agree, ChangeAgreed, TakeStep } from "./schema";

/** Agrees on an improvement and goes there. */
export const agreeOnImprovement = action(Agree, async (actor, input) => ({ to: `/${actor.lang}/improvements/${await agree(actor, input)}` }));

/** Changes what was agreed. */
export const changeImprovement = action(ChangeAgreed, async (actor, input) => {
  await changeAgreed(actor, input);
  refresh();
  return { done: say(actor.lang).improvements.changed };
});

/** Takes a step with an improvement. */
export const moveImprovement = action(TakeStep, async (actor, input) => {
  await takeStep(actor, input);
  refresh();
  return { done: say(actor.lang).improvements.moved[input.move] };
});
