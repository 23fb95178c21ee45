"use server";

import { action } from "@/lib/action";
import { renewPages } from "@/lib/pages";
import { Approve, Publish, SendBack } from "@/standards/schema";
import { approve, publish, sendBack } from "./commands";

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

/** Publishes what was approved; every public page shows it from now on. */
export const publishDraft = action(Publish, async (actor, { draftId, fingerprint, change, "note.nl": nl, "note.en": en }) => {
  const code = await publish(actor, { draftId, fingerprint, change, note: { nl, en } });
  renewPages();
  return { to: `/${actor.lang}/standards/${code}` };
});
