import { audit } from "@/lib/audit";
import { now, shiftDay, today } from "@/lib/clock";
import { db, isTaken, type Tx } from "@/lib/db";
import type { Change, DraftState, Prisma } from "@/lib/generated/prisma/client";
import { langs } from "@/lib/lang";
import { type Actor, authorise, can } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { draftIn, knownFor } from "./queries";
import { completeness, figuresChanged, mayMove } from "./rules";

/** A draft that a command has loaded. */
export type DraftRow = NonNullable<Awaited<ReturnType<typeof draftIn>>>;

/** The draft, when the actor may change it and it is open; else a refusal. */
export async function openDraft(tx: Tx, actor: Actor, id: string): Promise<DraftRow> {
  const draft = await draftIn(tx, id);
  authorise(actor, "standard.draft", draft);
  if (!draft.openFor) throw new Refusal("draftClosed", 409);
  return draft;
}

const states: DraftState[] = ["draft", "review", "changes", "approved"];

/** Changes an open draft that still is what was loaded, in one of the states; else refuses, for it has moved on. */
export async function move(tx: Tx, draft: DraftRow, from: (state: DraftState) => boolean, data: Prisma.DraftUncheckedUpdateManyInput): Promise<void> {
  const { count } = await tx.draft.updateMany({
    where: { id: draft.id, revision: draft.revision, fingerprint: draft.fingerprint, state: { in: states.filter(from) }, openFor: draft.standardId },
    data: { ...data, changedAt: now() },
  });
  if (count === 0) throw new Refusal("movedOn", 409);
}

const liveNumber = (draft: DraftRow) => draft.standard.live?.number ?? 0;

/** Sends an open draft to review, against the version that is live now; refuses what is not complete, by field. */
export async function send(tx: Tx, actor: Actor, draft: DraftRow): Promise<void> {
  const faults = completeness(draft.content, knownFor(draft.scope));
  if (Object.keys(faults).length > 0) throw new Refusal("notComplete", 422, faults);
  const isStale = draft.basedOn !== liveNumber(draft);
  await move(tx, draft, (state) => isStale || mayMove.send(state), {
    state: "review",
    basedOn: liveNumber(draft),
    approved: null,
    approverId: null,
    reason: null,
  });
  await audit(tx, actor, "standard.send", draft.standard.code, { revision: draft.revision });
}

/** Sends the save that was shown to review. */
export const sendToReview = (actor: Actor, { draftId, revision }: { draftId: string; revision: number }) =>
  db.$transaction(async (tx) => {
    const draft = await openDraft(tx, actor, draftId);
    if (draft.revision !== revision) throw new Refusal("movedOn", 409);
    await send(tx, actor, draft);
  });

type Shown = { draftId: string; fingerprint: string };

/** The open draft, for a leader who worked on none of it and was shown this very content. */
async function draftToReview(tx: Tx, actor: Actor, { draftId, fingerprint }: Shown): Promise<DraftRow> {
  const draft = await openDraft(tx, actor, draftId);
  if (!can(actor, "standard.review", draft)) throw new Refusal("ownChange", 403);
  if (draft.fingerprint !== fingerprint) throw new Refusal("movedOn", 409);
  return draft;
}

/** Approves exactly the content that was shown; any later save ends the approval. Gives the code. */
export const approve = (actor: Actor, shown: Shown): Promise<string> =>
  db.$transaction(async (tx) => {
    const draft = await draftToReview(tx, actor, shown);
    await move(tx, draft, mayMove.approve, { state: "approved", approved: shown.fingerprint, approverId: actor.id });
    await audit(tx, actor, "standard.approve", draft.standard.code, { fingerprint: shown.fingerprint });
    return draft.standard.code;
  });

/** Sends the content that was shown back to its authors, with the reason. Gives the code. */
export const sendBack = (actor: Actor, { reason, ...shown }: Shown & { reason: string }): Promise<string> =>
  db.$transaction(async (tx) => {
    const draft = await draftToReview(tx, actor, shown);
    if (reason === "") throw new Refusal("invalid", 422, { reason: "required" });
    await move(tx, draft, mayMove.sendBack, { state: "changes", reason, approved: null, approverId: null });
    await audit(tx, actor, "standard.sendBack", draft.standard.code, { fingerprint: shown.fingerprint });
    return draft.standard.code;
  });

type Publication = { change: Change; note: Record<(typeof langs)[number], string> };

/** The next version of the draft's standard, with its words in both languages. */
async function insertVersion(tx: Tx, draft: DraftRow, { change, note }: Publication): Promise<{ id: string; number: number }> {
  const { principle: principleSlug, ...numbers } = draft.content.numbers;
  if (numbers.target === null) throw new Refusal("notComplete", 422, { target: "required" });
  const last = await tx.version.aggregate({ where: { standardId: draft.standardId }, _max: { number: true } });
  const version = await tx.version.create({
    data: {
      ...numbers,
      target: numbers.target,
      principleSlug,
      standardId: draft.standardId,
      number: (last._max.number ?? 0) + 1,
      change,
      fingerprint: draft.fingerprint,
      publishedAt: now(),
      authorId: draft.authorId,
      approverId: draft.approverId,
    },
  });
  await tx.versionWords.createMany({ data: langs.map((lang) => ({ ...draft.content.words[lang], versionId: version.id, lang, note: note[lang] })) });
  return version;
}

/**
 * Publishes what was approved: the next version, the standard's pointer and the end of the draft in one transaction.
 * Refuses an editorial change of a figure. Gives the code.
 */
export const publish = (actor: Actor, { draftId, fingerprint, change, note }: Shown & Publication): Promise<string> =>
  db
    .$transaction(async (tx) => {
      const draft = await draftIn(tx, draftId);
      authorise(actor, "standard.publish", draft);
      if (!draft.openFor) throw new Refusal("movedOn", 409);
      // First of all: whoever publishes it at the same moment waits here, and must hear of that and not of a newer live version.
      const { count } = await tx.draft.updateMany({
        where: { id: draftId, state: "approved", approved: fingerprint, fingerprint, openFor: draft.standardId },
        data: { openFor: null, closedAt: now() },
      });
      if (count === 0) throw new Refusal("movedOn", 409);
      if (draft.basedOn !== liveNumber(draft)) throw new Refusal("liveMoved", 409);
      if (change === "editorial" && (!draft.live || figuresChanged(draft.live, draft.content))) throw new Refusal("invalid", 422, { change: "numberChanged" });
      const version = await insertVersion(tx, draft, { change, note });
      const moved = await tx.standard.updateMany({
        where: { id: draft.standardId, liveId: draft.standard.liveId, retiredAt: null },
        data: { liveId: version.id, reviewBy: shiftDay(today(), 0, draft.standard.reviewEvery) },
      });
      if (moved.count === 0) throw new Refusal("movedOn", 409);
      await audit(tx, actor, "standard.publish", draft.standard.code, { version: version.number, change });
      return draft.standard.code;
    })
    .catch((error) => {
      throw isTaken(error) ? new Refusal("movedOn", 409) : error;
    });
