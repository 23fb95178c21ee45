"use server";
import { withTheirsSaid } from "@/assessments/words";
import { action } from "@/lib/action";
import { answerSecond, beginSecond, cancelSecond, closeSecond, giveSecond, openSubmitted, saveRatings } from "./commands";
import { About, Give, Open, Reply, SaveRatings } from "./schema";

const pageOf = (lang: string, id: string) => `/${lang}/assessments/${id}/second-opinion`;

/** Opens what was submitted, and goes to where it was asked for. */
export const openSubmission = action(Open, async (actor, { assessment, to }) => {
  await openSubmitted(actor, assessment);
  return { to: `/${actor.lang}/assessments/${assessment}/${to}` };
});

/** Begins a second opinion, and goes to its form. */
export const beginOpinion = action(About, async (actor, { assessment }) => {
  await beginSecond(actor, assessment);
  return { to: pageOf(actor.lang, assessment) };
});

/** Saves one screen, for who has no script, and goes on to the next. */
export const saveOpinion = action(SaveRatings, async (actor, { assessment, next, answers }) => {
  await withTheirsSaid(actor.lang, () => saveRatings(actor, assessment, answers));
  return { to: `${pageOf(actor.lang, assessment)}?section=${next}` };
});

/** Gives it, and goes to both. */
export const giveOpinion = action(Give, async (actor, { assessment, confirmed }) => {
  await giveSecond(actor, assessment, confirmed === "yes");
  return { to: pageOf(actor.lang, assessment) };
});

/** Gives it up, and goes back to what was submitted. */
export const cancelOpinion = action(About, async (actor, { assessment }) => {
  await cancelSecond(actor, assessment);
  return { to: `/${actor.lang}/assessments` };
});

/** Says whether the person agrees. */
export const replyToOpinion = action(Reply, async (actor, { assessment, verdict, reason }) => {
  await answerSecond(actor, assessment, verdict, reason);
  return { to: pageOf(actor.lang, assessment) };
});

/** Closes it for one of the two. */
export const closeOpinion = action(About, async (actor, { assessment }) => {
  await closeSecond(actor, assessment);
  return { to: pageOf(actor.lang, assessment) };
});
