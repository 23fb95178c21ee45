"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { env } from "@/lib/env";
import { renewPages } from "@/lib/pages";
import { list, say } from "@/lib/say";
import { Approve, ApproveTicked, Publish, SendBack, SetFourEyes, Unschedule, Withdraw } from "@/standards/schema";
import { approve, approveAll, publish, schedule, sendBack, setFourEyes, unschedule, withdraw } from "./commands";

/** Approves what was shown. */
export const approveDraft = action(Approve, async (actor, input) => {
  const code = await approve(actor, input);
  return { to: `/${actor.lang}/standards/${code}/edit` };
});

/** Sends what was shown back, with the reason. */
export const sendDraftBack = action(SendBack, async (actor, input) => {
  const code = await sendBack(actor, input);
  return { to: `/${actor.lang}/standards/${code}/edit` };
});

/** Approves the drafts that are ticked, and names those that moved on. */
export const approveTicked = action(ApproveTicked, async (actor, { drafts }) => {
  const { approved, left } = await approveAll(actor, drafts);
  refresh();
  const t = say(actor.lang).review;
  return {
    done: [approved.length > 0 && t.approvedAll(list(actor.lang, approved)), left.length > 0 && t.leftAlone(list(actor.lang, left))].filter(Boolean).join(" "),
  };
});

/** Takes a draft back, to work on it. */
export const withdrawDraft = action(Withdraw, async (actor, input) => {
  const code = await withdraw(actor, input);
  return { to: `/${actor.lang}/standards/${code}/edit` };
});

/** Publishes what was approved, and every public page shows it from now on; or names the moment at which it does so by itself. */
export const publishDraft = action(Publish, async (actor, { act, day, time, ...given }) => {
  if (act === "schedule") {
    const code = await schedule(actor, { ...given, day, time, zone: env().timezone });
    return { to: `/${actor.lang}/standards/${code}/edit` };
  }
  const code = await publish(actor, given);
  renewPages();
  return { to: `/${actor.lang}/standards/${code}` };
});

/** Calls off the moment at which a draft publishes itself. */
export const unscheduleDraft = action(Unschedule, async (actor, input) => {
  const code = await unschedule(actor, input);
  return { to: `/${actor.lang}/standards/${code}/edit` };
});

/** Sets whether nobody approves their own work. */
export const setTheFourEyes = action(SetFourEyes, async (actor, { fourEyes }) => {
  const codes = await setFourEyes(actor, fourEyes);
  refresh();
  const t = say(actor.lang).admin;
  return { done: fourEyes ? [t.switchedOn, codes.length > 0 && t.takenBack(list(actor.lang, codes))].filter(Boolean).join(" ") : t.switchedOff };
});
