import { audit } from "@/lib/audit";
import { now } from "@/lib/clock";
import { db, isTaken, type Tx } from "@/lib/db";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { fingerprint } from "@/lib/text";
import { type DraftRow, move, openDraft, send, unapproved } from "@/standards/review/commands";
import { contentOf, draftIn, emptyContent, namesOf, reopenable, scopeOf } from "@/standards/review/queries";
import { path } from "@/standards/review/rules";
import { type Content, content as contentShape } from "@/standards/schema";
import { takeOver } from "./rules";

/** The id of a person who was let in: only a person holds a role. */
function personOf(actor: Actor): string {
  if (actor.id === null) throw new Refusal("missing", 404);
  return actor.id;
}

/** Begins a draft on a standard with this content, as its first save; gives its id. */
export async function begin(tx: Tx, actor: Actor, standard: { id: string; code: string }, basedOn: number, content: Content): Promise<string> {
  const at = now();
  const personId = personOf(actor);
  const { id } = await tx.draft.create({
    data: {
      standardId: standard.id,
      openFor: standard.id,
      basedOn,
      content,
      fingerprint: fingerprint(content),
      authorId: personId,
      createdAt: at,
      changedAt: at,
    },
  });
  await tx.draftSave.create({ data: { draftId: id, revision: 1, personId, content, savedAt: at } });
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

const savedAs = async (tx: Tx, draftId: string, revision: number) => {
  const save = await tx.draftSave.findUnique({ where: { draftId_revision: { draftId, revision } } });
  if (!save) throw new Refusal("movedOn", 409);
  return contentShape.parse(save.content);
};

/** The refusal of a save that was written on an older one: it carries both, and what both began from. */
async function moved(tx: Tx, draft: DraftRow, mine: Content, base: Content): Promise<Refusal> {
  const last = await tx.draftSave.findUniqueOrThrow({ where: { draftId_revision: { draftId: draft.id, revision: draft.revision } } });
  const names = await namesOf(tx, [last.personId]);
  return new Refusal("draftMoved", 409, {}, { mine, theirs: draft.content, theirName: names.get(last.personId) ?? null, theirRevision: draft.revision, base });
}

/** Writes content as the next save on the one that was shown. An approval ends with it; a request for changes stays. */
async function store(tx: Tx, actor: Actor, draft: DraftRow, content: Content, act: string): Promise<number> {
  const revision = draft.revision + 1;
  const at = now();
  const { count } = await tx.draft.updateMany({
    where: { id: draft.id, revision: draft.revision, openFor: draft.standardId },
    data: {
      revision,
      content,
      fingerprint: fingerprint(content),
      state: draft.state === "changes" ? "changes" : path.save.to,
      ...unapproved,
      changedAt: at,
    },
  });
  if (count === 0) throw await moved(tx, await openDraft(tx, actor, draft.id), content, draft.content);
  await tx.draftSave.create({ data: { draftId: draft.id, revision, personId: personOf(actor), content, savedAt: at } });
  await audit(tx, actor, act, draft.standard.code, { revision });
  return revision;
}

type Save = { draftId: string; revision: number; content: Content; act?: "save" | "send" | "mine" | "theirs"; take?: string[] };

/**
 * Saves a draft on top of the save it was written on, and with `send` sends it to review; gives the revision that stands
 * now. The same content again is no new save. When somebody saved in between, refuses with both contents; settled with
 * `take` (the fields to take over from theirs), `mine` or `theirs`.
 */
export const saveDraft = (actor: Actor, { draftId, revision, content, act = "save", take = [] }: Save): Promise<number> =>
  db.$transaction(async (tx) => {
    const draft = await openDraft(tx, actor, draftId);
    const base = await savedAs(tx, draftId, revision);
    const next = act === "theirs" ? base : contentShape.parse(takeOver(content, base, act === "mine" ? [] : take));
    const isSame = fingerprint(next) === fingerprint(draft.content);
    if (!isSame && draft.revision !== revision) throw await moved(tx, draft, contentShape.parse(content), base);
    const saved = isSame ? draft.revision : await store(tx, actor, draft, next, "standard.save");
    if (act === "send") await send(tx, actor, await openDraft(tx, actor, draftId));
    return saved;
  });

/** Writes the content of an earlier save as a new one, on top of the save that was shown. */
export const restoreSave = (actor: Actor, { draftId, revision, current }: { draftId: string; revision: number; current: number }): Promise<number> =>
  db.$transaction(async (tx) => {
    const draft = await openDraft(tx, actor, draftId);
    if (draft.revision !== current) throw new Refusal("movedOn", 409);
    const content = await savedAs(tx, draftId, revision);
    return fingerprint(content) === fingerprint(draft.content) ? draft.revision : store(tx, actor, draft, content, "standard.restore");
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
