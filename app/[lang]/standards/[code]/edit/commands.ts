import { audit } from "@/lib/audit";
import { now } from "@/lib/clock";
import { db, isTaken, type Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { fingerprint } from "@/lib/text";
import { type DraftRow, move, openDraft, send, unapproved } from "@/standards/review/commands";
import { contentOf, draftIn, emptyContent, namesOf, reopenable, scopeOf } from "@/standards/review/queries";
import { path, printOf } from "@/standards/review/rules";
import { type Content, content as contentShape } from "@/standards/schema";
import { takeOver } from "./rules";

/** The id of a person who was let in: only a person holds a role. */
function personOf(actor: Actor): string {
  if (actor.id === null) throw new Refusal("missing", 404);
  return actor.id;
}

type Begun = { id: string; code: string; baseReason: string | null };

/** Begins a draft on a standard with this content, as its first save, with the reason it is looser than its base; gives its id. */
export async function begin(tx: Tx, actor: Actor, standard: Begun, basedOn: number, content: Content): Promise<string> {
  const at = now();
  const personId = personOf(actor);
  const { id } = await tx.draft.create({
    data: {
      standardId: standard.id,
      openFor: standard.id,
      basedOn,
      content,
      fingerprint: printOf(content, standard.baseReason),
      baseReason: standard.baseReason,
      authorId: personId,
      createdAt: at,
      changedAt: at,
    },
  });
  await tx.draftSave.create({ data: { draftId: id, revision: 1, personId, content, baseReason: standard.baseReason, savedAt: at } });
  await audit(tx, actor, "standard.draft", standard.code, { basedOn });
  return id;
}

async function standardIn(tx: Tx, code: string) {
  const standard = await tx.standard.findUnique({
    where: { code },
    include: { unit: true, live: { include: { words: true } }, drafts: { where: { openFor: { not: null } } } },
  });
  return standard && { ...standard, scope: scopeOf(standard) };
}

/** Begins the next version of a standard from its live one, or gives the draft that is open already. */
export const startDraft = (actor: Actor, code: string): Promise<string> =>
  db
    .$transaction(async (tx) => {
      const standard = await standardIn(tx, code);
      authorise(actor, "standard.draft", standard);
      const [open] = standard.drafts;
      if (open) return open.id;
      if (standard.retiredAt) throw new Refusal("retired", 409);
      return begin(tx, actor, standard, standard.live?.number ?? 0, standard.live ? contentOf(standard.live) : emptyContent);
    })
    // Somebody else began at the same moment: theirs is the open one now.
    .catch((error) => (isTaken(error) ? startDraft(actor, code) : Promise.reject(error)));

/** What a draft says: its content, and beside it why the change is made and why it may be looser than its base. */
type Said = Pick<DraftRow, "content" | "purpose" | "baseReason">;

const savedAs = async (tx: Tx, draftId: string, revision: number) => {
  const save = await tx.draftSave.findUnique({ where: { draftId_revision: { draftId, revision } } });
  if (!save) throw new Refusal("movedOn", 409);
  return { ...save, content: contentShape.parse(save.content) };
};

const sayingOf = ({ purpose, baseReason }: Said) => ({ purpose, baseReason: baseReason ?? "" });

/** The refusal of a save when somebody else changed what it was written on: it carries both, and what both began from. */
async function moved(tx: Tx, draft: DraftRow, mine: Said, base: Said & { revision: number }): Promise<Refusal> {
  const last = await tx.draftSave.findUniqueOrThrow({ where: { draftId_revision: { draftId: draft.id, revision: draft.revision } } });
  const names = await namesOf(tx, [last.personId]);
  return new Refusal(
    "draftMoved",
    409,
    {},
    {
      mine: mine.content,
      theirs: draft.content,
      // Who only said anew why the change is made made no save to be named by.
      theirName: draft.revision === base.revision ? null : (names.get(last.personId) ?? null),
      theirRevision: draft.revision,
      base: base.content,
      mySaying: sayingOf(mine),
      theirSaying: sayingOf(draft),
      baseSaying: sayingOf(base),
    },
  );
}

/** Changes an open draft that still says what was loaded; else refuses with both. */
async function write(tx: Tx, actor: Actor, draft: DraftRow, said: Said, data: Prisma.DraftUncheckedUpdateManyInput): Promise<void> {
  const { count } = await tx.draft.updateMany({
    where: { id: draft.id, revision: draft.revision, purpose: draft.purpose, openFor: draft.standardId },
    data,
  });
  if (count === 0) throw await moved(tx, await openDraft(tx, actor, draft.id), said, draft);
}

/** Writes what a draft says as the next save on the one that was shown. An approval ends with it; a request for changes stays. */
async function store(tx: Tx, actor: Actor, draft: DraftRow, said: Said, act: string): Promise<number> {
  const { content, purpose, baseReason } = said;
  const revision = draft.revision + 1;
  const at = now();
  await write(tx, actor, draft, said, {
    revision,
    content,
    purpose,
    baseReason,
    fingerprint: printOf(content, baseReason),
    state: draft.state === "changes" ? "changes" : path.save.to,
    ...unapproved,
    changedAt: at,
  });
  await tx.draftSave.create({ data: { draftId: draft.id, revision, personId: personOf(actor), content, baseReason, savedAt: at } });
  await audit(tx, actor, act, draft.standard.code, { revision });
  return revision;
}

/** Writes why the change is made: no part of what is approved, so no save of its own, but told to who looks back. */
async function storePurpose(tx: Tx, actor: Actor, draft: DraftRow, said: Said): Promise<number> {
  await write(tx, actor, draft, said, { purpose: said.purpose });
  await audit(tx, actor, "standard.purpose", draft.standard.code, { revision: draft.revision, state: draft.state });
  return draft.revision;
}

type Save = {
  draftId: string;
  revision: number;
  content: Content;
  /** Why the change is made: as it was shown to who writes, and as they say it. */
  purpose?: { shown: string; said: string };
  baseReason?: string;
  act?: "save" | "send" | "mine" | "theirs";
  take?: string[];
};

/**
 * Saves a draft on top of the save it was written on, and with `send` sends it to review; gives the revision that stands
 * now. The same content for the same `baseReason` again is no new save, and `purpose` is no part of it. When somebody
 * changed any of it in between, refuses with both; settled with `take` (the fields to take over from theirs), `mine` or
 * `theirs`.
 */
export const saveDraft = (actor: Actor, { draftId, revision, content, purpose, baseReason, act = "save", take = [] }: Save): Promise<number> =>
  db.$transaction(async (tx) => {
    const draft = await openDraft(tx, actor, draftId);
    const shown = await savedAs(tx, draftId, revision);
    const base = { ...shown, purpose: purpose?.shown ?? draft.purpose };
    const mine = { content: contentShape.parse(content), purpose: purpose?.said ?? draft.purpose, baseReason: baseReason ?? draft.baseReason };
    const taken = act === "mine" ? [] : take;
    const isTheirs = (name: "purpose" | "baseReason") => act === "theirs" || taken.includes(name);
    const next = {
      content: act === "theirs" ? base.content : contentShape.parse(takeOver(content, base.content, taken)),
      purpose: isTheirs("purpose") || mine.purpose === base.purpose ? draft.purpose : mine.purpose,
      baseReason: isTheirs("baseReason") ? draft.baseReason : mine.baseReason || null,
    };
    const isSame = printOf(next.content, next.baseReason) === printOf(draft.content, draft.baseReason);
    const isSaid = next.purpose === draft.purpose;
    const isMoved = draft.revision !== revision || (!isSaid && draft.purpose !== base.purpose);
    if (!(isSame && isSaid) && isMoved) throw await moved(tx, draft, mine, base);
    let saved = draft.revision;
    if (!isSame) saved = await store(tx, actor, draft, next, "standard.save");
    else if (!isSaid) saved = await storePurpose(tx, actor, draft, next);
    if (act === "send") await send(tx, actor, await openDraft(tx, actor, draftId));
    return saved;
  });

/** Writes what an earlier save says as a new one, on top of the save that was shown. */
export const restoreSave = (actor: Actor, { draftId, revision, current }: { draftId: string; revision: number; current: number }): Promise<number> =>
  db.$transaction(async (tx) => {
    const draft = await openDraft(tx, actor, draftId);
    if (draft.revision !== current) throw new Refusal("movedOn", 409);
    const { content, baseReason } = await savedAs(tx, draftId, revision);
    if (printOf(content, baseReason) === printOf(draft.content, draft.baseReason)) return draft.revision;
    return store(tx, actor, draft, { content, baseReason, purpose: draft.purpose }, "standard.restore");
  });

/**
 * Makes a draft with the content of an earlier version, which stays what it is: a new one on the live version, or the next
 * save of the open one that was shown (`current`, 0 when none was).
 */
export const restoreVersion = (actor: Actor, { code, number, current }: { code: string; number: number; current: number }): Promise<void> =>
  db
    .$transaction(async (tx) => {
      const standard = await standardIn(tx, code);
      authorise(actor, "standard.draft", standard);
      if (standard.retiredAt) throw new Refusal("retired", 409);
      const version = await tx.version.findUnique({ where: { standardId_number: { standardId: standard.id, number } }, include: { words: true } });
      if (!version) throw new Refusal("missing", 404);
      const content = contentOf(version);
      const [open] = standard.drafts;
      if ((open?.revision ?? 0) !== current) throw new Refusal("movedOn", 409);
      if (!open) {
        await begin(tx, actor, standard, standard.live?.number ?? 0, content);
        return;
      }
      const draft = await openDraft(tx, actor, open.id);
      if (fingerprint(content) !== fingerprint(draft.content)) await store(tx, actor, draft, { ...draft, content }, "standard.restore");
    })
    .catch((error) => {
      throw isTaken(error) ? new Refusal("movedOn", 409) : error;
    });

/** The open draft of a remark, when the actor may remark on it; else a refusal. */
async function remarkable(tx: Tx, actor: Actor, draftId: string | null): Promise<DraftRow> {
  const draft = draftId === null ? null : await draftIn(tx, draftId);
  authorise(actor, "standard.remark", draft);
  if (!draft.openFor) throw new Refusal("draftClosed", 409);
  return draft;
}

/** Makes a remark on an open draft as it was shown, on one of its fields or (empty) on the whole. */
export const remark = (actor: Actor, { draftId, revision, field, text }: { draftId: string; revision: number; field: string; text: string }): Promise<void> =>
  db.$transaction(async (tx) => {
    const draft = await remarkable(tx, actor, draftId);
    if (revision > draft.revision) throw new Refusal("movedOn", 409);
    await tx.draftComment.create({ data: { draftId, revision, field: field || null, personId: personOf(actor), text, at: now() } });
    await audit(tx, actor, "standard.remark", draft.standard.code, { revision, field: field || null });
  });

/** The remark itself, not an answer to one. */
const remarkIn = (tx: Tx, id: string) => tx.draftComment.findUnique({ where: { id, answersId: null } });

/** Answers a remark on an open draft; a closed one is open again, or nobody would see the answer. */
export const answerRemark = (actor: Actor, { remarkId, revision, text }: { remarkId: string; revision: number; text: string }): Promise<void> =>
  db.$transaction(async (tx) => {
    const found = await remarkIn(tx, remarkId);
    const draft = await remarkable(tx, actor, found?.draftId ?? null);
    if (revision > draft.revision) throw new Refusal("movedOn", 409);
    await tx.draftComment.create({ data: { draftId: draft.id, revision, answersId: remarkId, personId: personOf(actor), text, at: now() } });
    await audit(tx, actor, "standard.answer", draft.standard.code, { revision });
    const opened = await tx.draftComment.updateMany({ where: { id: remarkId, closedAt: { not: null } }, data: { closedAt: null, closedById: null } });
    if (opened.count > 0) await audit(tx, actor, "standard.openRemark", draft.standard.code);
  });

/** Closes a remark on an open draft, or opens a closed one again. */
export const closeRemark = (actor: Actor, { remarkId, act }: { remarkId: string; act: "close" | "open" }): Promise<void> =>
  db.$transaction(async (tx) => {
    const found = await remarkIn(tx, remarkId);
    const draft = await remarkable(tx, actor, found?.draftId ?? null);
    const { count } = await tx.draftComment.updateMany({
      where: { id: remarkId, closedAt: act === "close" ? null : { not: null } },
      data: act === "close" ? { closedAt: now(), closedById: personOf(actor) } : { closedAt: null, closedById: null },
    });
    if (count === 0) throw new Refusal("movedOn", 409);
    await audit(tx, actor, act === "close" ? "standard.closeRemark" : "standard.openRemark", draft.standard.code);
  });

/** Closes a draft as it was shown, without publishing it; for 30 days it can be taken up again. */
export const discard = (actor: Actor, { draftId, revision }: { draftId: string; revision: number }) =>
  db.$transaction(async (tx) => {
    const draft = await openDraft(tx, actor, draftId);
    if (draft.revision !== revision) throw new Refusal("movedOn", 409);
    // A closed draft that is approved was published; a discarded one begins again as a draft.
    await move(tx, draft, "save", { openFor: null, closedAt: now(), state: draft.state === "changes" ? "changes" : "draft", ...unapproved });
    await audit(tx, actor, "standard.discard", draft.standard.code, { revision });
  });

/** Opens a discarded draft again, within 30 days and while no other is open; gives the code. */
export const reopen = (actor: Actor, draftId: string): Promise<string> =>
  db
    .$transaction(async (tx) => {
      const draft = await draftIn(tx, draftId);
      authorise(actor, "standard.draft", draft);
      const { count } = await tx.draft.updateMany({
        where: { id: draftId, openFor: null, ...reopenable(), standard: { retiredAt: null } },
        data: { openFor: draft.standardId, closedAt: null, changedAt: now() },
      });
      if (count === 0) throw new Refusal("reopenLate", 409);
      await audit(tx, actor, "standard.reopen", draft.standard.code, { revision: draft.revision });
      return draft.standard.code;
    })
    .catch((error) => {
      throw isTaken(error) ? new Refusal("reopenLate", 409) : error;
    });
