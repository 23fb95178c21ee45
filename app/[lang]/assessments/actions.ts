"use server";
import { action } from "@/lib/action";
import { say } from "@/lib/say";
import { openAssessment, reopen, saveSection, submit } from "./commands";
import { Begin, Reopen, SaveSection, Submit } from "./schema";
import { withTheirsSaid } from "./words";

/** Opens one's own assessment in a cycle and goes there. */
export const beginAssessment = action(Begin, async (actor, { cycle }) => ({ to: `/${actor.lang}/assessments/${await openAssessment(actor, cycle)}` }));

/** Saves one screen, for who has no script, and goes on to the next. */
export const saveAnswers = action(SaveSection, async (actor, { assessment, next, answers }) => {
  await withTheirsSaid(actor.lang, () => saveSection(actor, assessment, answers));
  return { to: `/${actor.lang}/assessments/${assessment}${next === "summary" ? "/summary" : `?section=${next}`}` };
});

/** Submits, and goes to the result. */
export const submitAssessment = action(Submit, async (actor, { assessment, confirmed }) => {
  await submit(actor, assessment, confirmed === "yes");
  return { done: say(actor.lang).assessments.submitted, to: `/${actor.lang}/assessments/${assessment}/result` };
});

/** Takes back what was submitted, and goes to the form. */
export const reopenAssessment = action(Reopen, async (actor, { assessment, reason }) => {
  await reopen(actor, assessment, reason);
  return { to: `/${actor.lang}/assessments/${assessment}` };
});
