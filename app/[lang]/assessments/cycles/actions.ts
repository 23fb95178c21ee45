"use server";
import { action } from "@/lib/action";
import { isRefusal, Refusal } from "@/lib/refusal";
import { say } from "@/lib/say";
import { changeCycle, cloneCycle, closeCycle, deleteCycle, openCycle, planCycle, reopenCycle, type TheirPlan } from "./commands";
import { ChangeCycle, CloneCycle, OnCycle, PlanCycle, ReopenCycle } from "./schema";
import { settingsSaid } from "./words";

const pageOf = (lang: string, slug: string) => `/${lang}/assessments/cycles/${slug}`;

/** Plans a cycle and goes to its page. */
export const planNewCycle = action(PlanCycle, async (actor, settings) => ({ to: pageOf(actor.lang, await planCycle(actor, settings)) }));

/** Plans the next cycle with the settings of another and goes to its page. */
export const repeatCycle = action(CloneCycle, async (actor, { cycle }) => ({ to: pageOf(actor.lang, await cloneCycle(actor, cycle)) }));

/** Changes a planned cycle; who was overtaken sees what stands there. */
export const changePlannedCycle = action(ChangeCycle, async (actor, input) => {
  try {
    await changeCycle(actor, input);
  } catch (error) {
    if (!isRefusal(error) || error.code !== "cycleMoved") throw error;
    const { settings, revision } = error.detail.theirs as TheirPlan;
    throw new Refusal(error.code, error.status, {}, { revision, theirs: await settingsSaid(actor, settings) });
  }
  return { to: pageOf(actor.lang, input.cycle) };
});

/** Deletes a planned cycle and goes to the list. */
export const deletePlannedCycle = action(OnCycle, async (actor, input) => {
  await deleteCycle(actor, input);
  return { to: `/${actor.lang}/assessments/cycles` };
});

/** Begins the opening of a planned cycle. */
export const openPlannedCycle = action(OnCycle, async (actor, input) => {
  await openCycle(actor, input);
  return { done: say(actor.lang).cycles.openStarted, to: pageOf(actor.lang, input.cycle) };
});

/** Begins the closing of an open cycle. */
export const closeOpenCycle = action(OnCycle, async (actor, input) => {
  await closeCycle(actor, input);
  return { done: say(actor.lang).cycles.closeStarted, to: pageOf(actor.lang, input.cycle) };
});

/** Opens a closed cycle again for late answers. */
export const reopenClosedCycle = action(ReopenCycle, async (actor, input) => {
  await reopenCycle(actor, input);
  return { done: say(actor.lang).cycles.reopened, to: pageOf(actor.lang, input.cycle) };
});
