"use server";

import { refresh } from "next/cache";
import { createElement } from "react";
import { action } from "@/lib/action";
import { Refusal } from "@/lib/refusal";
import { say } from "@/lib/say";
import { findDraftPlace } from "@/standards/review/queries";
import { AnswerRemark, CloseDraft, CloseRemark, Remark, ReopenDraft, RestoreSave, RestoreVersion, SaveDraft, StartDraft } from "@/standards/schema";
import { answerRemark, closeRemark, discard, remark, reopen, restoreSave, restoreVersion, saveDraft, startDraft } from "./commands";
import { Preview } from "./preview";

/** Begins the next version of a standard, and shows it. */
export const startNewVersion = action(StartDraft, async (actor, { code, at }) => {
  await startDraft(actor, code);
  return { to: `/${actor.lang}/standards/${code}/edit${at ? `#${at}.statement` : ""}` };
});

/** Saves what was typed; the page around the form is shown anew, with what stands there now. */
export const saveTyped = action(SaveDraft, async (actor, input) => {
  await saveDraft(actor, input);
  refresh();
  const t = say(actor.lang).review;
  return { done: input.act === "send" ? t.sent : t.saved };
});

/** What is typed as the standard's page would show it; nothing is saved. */
export const previewTyped = action(SaveDraft, async (actor, { draftId, content }) => {
  const place = await findDraftPlace(actor, draftId);
  if (!place) throw new Refusal("missing", 404);
  return { detail: { sheet: createElement(Preview, { lang: actor.lang, brand: place.brand, content }) } };
});

/** Puts an earlier save back as the newest. */
export const restoreEarlier = action(RestoreSave, async (actor, input) => {
  await restoreSave(actor, input);
  refresh();
  return { done: say(actor.lang).review.saved };
});

/** Makes a draft of an earlier version, and shows it. */
export const restoreEarlierVersion = action(RestoreVersion, async (actor, input) => {
  await restoreVersion(actor, input);
  return { to: `/${actor.lang}/standards/${input.code}/edit` };
});

/** Makes a remark on a draft. */
export const makeRemark = action(Remark, async (actor, input) => {
  await remark(actor, input);
  refresh();
});

/** Answers a remark. */
export const answerTheRemark = action(AnswerRemark, async (actor, input) => {
  await answerRemark(actor, input);
  refresh();
});

/** Closes a remark, or opens it again. */
export const closeTheRemark = action(CloseRemark, async (actor, input) => {
  await closeRemark(actor, input);
  refresh();
});

/** Closes a draft. */
export const discardDraft = action(CloseDraft, async (actor, input) => {
  await discard(actor, input);
  refresh();
});

/** Takes up a discarded draft again. */
export const reopenDraft = action(ReopenDraft, async (actor, { draftId }) => {
  const code = await reopen(actor, draftId);
  return { to: `/${actor.lang}/standards/${code}/edit` };
});
