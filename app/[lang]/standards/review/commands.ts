import { audit } from "@/lib/audit";
import { now, shiftDay, today } from "@/lib/clock";
import { db, isTaken, type Tx } from "@/lib/db";
import { DraftState, Prisma } from "@/lib/generated/prisma/client";
import { enqueue } from "@/lib/jobs";
import { faultFields, log } from "@/lib/log";
import { type Actor, authorise, can } from "@/lib/policy";
import { isRefusal, Refusal } from "@/lib/refusal";
import { type Publication, publication as publicationShape } from "@/standards/schema";
import { langsIn, translationsOf } from "@/standards/translations/rules";
import { draftIn, editorsOf, knownFor } from "./queries";
import { completeness, isLowered, type Move, mayMove, momentOf, proposedChange } from "./rules";

/** A draft that a command has loaded. */
export type DraftRow = NonNullable<Awaited<ReturnType<typeof draftIn>>>;

/** The draft, when the actor may change it and it is open; else a refusal. */
export async function openDraft(tx: Tx, actor: Actor, id: string): Promise<DraftRow> {
  const draft = await draftIn(tx, id);
  authorise(actor, "standard.draft", draft);
  if (!draft.openFor) throw new Refusal("draftClosed", 409);
  return draft;
}

const states = Object.values(DraftState);

/** What a draft has no longer once its moment is called off. */
export const unscheduled = { publishAt: null, publication: Prisma.DbNull, scheduledBy: null, unpublished: null } satisfies Prisma.DraftUncheckedUpdateManyInput;

/** What a draft has no longer once it is worked on again: its approval, and with it any schedule. */
export const unapproved = { approved: null, approverId: null, baseVersionId: null, ...unscheduled } satisfies Prisma.DraftUncheckedUpdateManyInput;

/** Makes a move of the path with an open draft that still is what was loaded; else refuses, for it has moved on. */
export async function move(tx: Tx, draft: DraftRow, by: Move, data: Prisma.DraftUncheckedUpdateManyInput, from: DraftState[] = []): Promise<void> {
  const { count } = await tx.draft.updateMany({
    where: {
      id: draft.id,
      revision: draft.revision,
      fingerprint: draft.fingerprint,
      state: { in: states.filter((state) => mayMove(by, state) || from.includes(state)) },
      openFor: draft.standardId,
    },
    data: { ...data, changedAt: now() },
  });
  if (count === 0) throw new Refusal("movedOn", 409);
}

const liveNumber = (draft: DraftRow) => draft.standard.live?.number ?? 0;

function refuseIncomplete(draft: DraftRow): void {
  const faults: Record<string, string> = completeness(draft.content, knownFor(draft.scope));
  if (draft.stance === "loosens" && !draft.baseReason) faults.baseReason = "required";
  if (Object.keys(faults).length > 0) throw new Refusal("notComplete", 422, faults);
}

/** Sends an open draft to review, against the version that is live now; refuses what is not complete, by field. */
export async function send(tx: Tx, actor: Actor, draft: DraftRow): Promise<void> {
  refuseIncomplete(draft);
  await move(tx, draft, "send", { state: "review", basedOn: liveNumber(draft), ...unapproved }, draft.isStale || draft.isBaseMoved ? states : []);
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

/** Takes a draft back out of review or after its approval, to work on it; whoever approved it is asked again. Gives the code. */
export const withdraw = (actor: Actor, { draftId, revision }: { draftId: string; revision: number }): Promise<string> =>
  db.$transaction(async (tx) => {
    const draft = await openDraft(tx, actor, draftId);
    if (draft.revision !== revision) throw new Refusal("movedOn", 409);
    await move(tx, draft, "withdraw", { state: "draft", ...unapproved });
    await audit(tx, actor, "standard.withdraw", draft.standard.code, { revision });
    return draft.standard.code;
  });

/** The open draft, for a leader who may judge it (with four eyes: who worked on none of it) and was shown this very content. */
async function draftToReview(tx: Tx, actor: Actor, { draftId, fingerprint }: Shown): Promise<DraftRow> {
  const draft = await openDraft(tx, actor, draftId);
  if (!can(actor, "standard.review", draft)) throw new Refusal("ownChange", 403);
  if (draft.fingerprint !== fingerprint) throw new Refusal("movedOn", 409);
  return draft;
}

async function approveIn(tx: Tx, actor: Actor, shown: Shown): Promise<string> {
  const draft = await draftToReview(tx, actor, shown);
  if (draft.stance === "loosens" && !can(actor, "standard.loosen", draft)) throw new Refusal("loosening", 403);
  const baseVersionId = draft.base?.live?.id ?? null;
  await move(tx, draft, "approve", { state: "approved", approved: shown.fingerprint, approverId: actor.id, baseVersionId, reason: null });
  await audit(tx, actor, "standard.approve", draft.standard.code, { fingerprint: shown.fingerprint, fourEyes: draft.fourEyes });
  return draft.standard.code;
}

/** Approves exactly the content that was shown; any later save ends the approval. Gives the code. */
export const approve = (actor: Actor, shown: Shown): Promise<string> => db.$transaction((tx) => approveIn(tx, actor, shown));

/**
 * Approves several drafts at once, each exactly as it was shown. What changed in the meantime, or is no longer the
 * actor's to approve, is left as it is and named; what is not there for the actor refuses all. Gives the codes.
 */
export const approveAll = (actor: Actor, all: Shown[]): Promise<{ approved: string[]; left: string[] }> =>
  db.$transaction(async (tx) => {
    const approved: string[] = [];
    const left: string[] = [];
    for (const shown of all) {
      try {
        approved.push(await approveIn(tx, actor, shown));
      } catch (error) {
        if (!isRefusal(error) || error.code === "missing") throw error;
        left.push((await tx.draft.findUniqueOrThrow({ where: { id: shown.draftId }, select: { standard: { select: { code: true } } } })).standard.code);
      }
    }
    return { approved, left };
  });

/** Sends the content that was shown back to its authors, with the reason. Gives the code. */
export const sendBack = (actor: Actor, { reason, ...shown }: Shown & { reason: string }): Promise<string> =>
  db.$transaction(async (tx) => {
    const draft = await draftToReview(tx, actor, shown);
    if (reason === "") throw new Refusal("invalid", 422, { reason: "required" });
    await move(tx, draft, "sendBack", { state: "changes", reason, ...unapproved });
    await audit(tx, actor, "standard.sendBack", draft.standard.code, { fingerprint: shown.fingerprint });
    return draft.standard.code;
  });

/** The next version of the draft's standard, by who saved it last, with its words in the languages it has. */
async function insertVersion(tx: Tx, draft: DraftRow, { change, note, editorialReason }: Publication): Promise<{ id: string; number: number }> {
  const { principle: principleSlug, ...numbers } = draft.content.numbers;
  if (numbers.target === null) throw new Refusal("notComplete", 422, { target: "required" });
  const last = await tx.version.aggregate({ where: { standardId: draft.standardId }, _max: { number: true } });
  const written = await tx.draftSave.findUniqueOrThrow({ where: { draftId_revision: { draftId: draft.id, revision: draft.revision } } });
  const version = await tx.version.create({
    data: {
      ...numbers,
      target: numbers.target,
      principleSlug,
      standardId: draft.standardId,
      number: (last._max.number ?? 0) + 1,
      change,
      editorialReason,
      fingerprint: draft.fingerprint,
      publishedAt: now(),
      authorId: written.personId,
      approverId: draft.approverId,
    },
  });
  const translations = translationsOf(draft.live && { content: draft.live, translations: draft.translations }, draft.content);
  await tx.versionWords.createMany({
    data: langsIn(draft.content).map((lang) => ({
      ...draft.content.words[lang],
      versionId: version.id,
      lang,
      translation: translations[lang],
      note: note[lang],
    })),
  });
  return version;
}

/** What changed, in every language that gets new words; else a refusal beside the field. */
function requireNotes(draft: DraftRow, note: Publication["note"]): void {
  const missing = (draft.late ? [draft.late] : langsIn(draft.content)).filter((lang) => note[lang] === "");
  if (missing.length > 0) throw new Refusal("invalid", 422, Object.fromEntries(missing.map((lang) => [`note.${lang}`, "required"])));
}

type Said = Pick<Publication, "change" | "note"> & Partial<Publication>;

/** What whoever publishes says of the change, as it is kept: a reason only where it is called less than it is, and there always. */
function saidOf(draft: DraftRow, { change, note, editorialReason }: Said): Publication {
  requireNotes(draft, note);
  if (draft.late) return { change: "editorial", note, editorialReason: null };
  if (!isLowered(proposedChange(draft.live, draft.content), change)) return { change, note, editorialReason: null };
  if (!editorialReason) throw new Refusal("invalid", 422, { editorialReason: "required" });
  return { change, note, editorialReason };
}

/**
 * Refuses what was approved against an older version, or against another one of the base that it is looser than now;
 * names what the organisation has dropped since; and refuses what is looser than its base without the approval of
 * another leader of the whole organisation.
 */
async function refuseStale(tx: Tx, draft: DraftRow): Promise<void> {
  if (draft.isStale) throw new Refusal("liveMoved", 409);
  if (draft.isBaseMoved) throw new Refusal("baseMoved", 409);
  refuseIncomplete(draft);
  if (draft.stance !== "loosens") return;
  const on = today();
  const leads = await tx.role.count({
    where: { personId: draft.approverId ?? "", kind: "leader", unitId: null, brandSlug: null, from: { lte: on }, OR: [{ to: null }, { to: { gte: on } }] },
  });
  if (leads === 0 || draft.editors.includes(draft.approverId ?? "")) throw new Refusal("loosening", 409);
}

/**
 * Closes an approved draft as published. First of all that publishing does: whoever publishes it at the same moment waits
 * here, finds nothing to close and hears of that, not of a newer live version.
 */
async function claim(tx: Tx, draft: DraftRow, only: Prisma.DraftWhereInput): Promise<boolean> {
  const { count } = await tx.draft.updateMany({
    where: { AND: [{ id: draft.id, openFor: draft.standardId, approved: draft.fingerprint, fingerprint: draft.fingerprint }, only] },
    data: { openFor: null, closedAt: now(), state: "approved", ...unscheduled },
  });
  return count === 1;
}

/** Makes the next version of what was claimed, and the standard's pointer to it; what only adds a language is added to the live version. */
async function release(tx: Tx, actor: Pick<Actor, "id">, draft: DraftRow, said: Publication, detail: Record<string, string> = {}): Promise<void> {
  const { late } = draft;
  const { live } = draft.standard;
  if (live && late) {
    // The version that holds stays as it is, and can be read in one more language from now on.
    const held = await tx.standard.updateMany({ where: { id: draft.standardId, liveId: live.id, retiredAt: null }, data: { liveId: live.id } });
    if (held.count === 0) throw new Refusal("movedOn", 409);
    await tx.versionWords.create({ data: { ...draft.content.words[late], versionId: live.id, lang: late, translation: "translated", note: said.note[late] } });
    // Who takes one of these up again would drop the new words without seeing them.
    await tx.draft.updateMany({ where: { standardId: draft.standardId, openFor: null, state: { not: "approved" } }, data: { basedOn: 0 } });
    return audit(tx, actor, "standard.publish", draft.standard.code, { version: live.number, lang: late, ...detail });
  }
  const version = await insertVersion(tx, draft, said);
  const moved = await tx.standard.updateMany({
    where: { id: draft.standardId, liveId: draft.standard.liveId, baseId: draft.standard.baseId, retiredAt: null },
    data: {
      liveId: version.id,
      ...(draft.base && draft.stance === "loosens" ? { baseKind: "loosens", baseReason: draft.baseReason } : {}),
      ...(draft.base && draft.stance !== "loosens" ? { baseKind: "tightens", baseReason: null } : {}),
      reviewBy: shiftDay(today(), 0, draft.standard.reviewEvery),
    },
  });
  if (moved.count === 0) throw new Refusal("movedOn", 409);
  if (said.change === "material" && version.number > 1) await enqueue(tx, "standard.changed", { version: version.id }, version.id);
  await audit(tx, actor, "standard.publish", draft.standard.code, { version: version.number, change: said.change, ...detail });
}

const takenIsMovedOn = (error: unknown): never => {
  throw isTaken(error) ? new Refusal("movedOn", 409) : error;
};

/**
 * Publishes what was approved, before its moment if it was scheduled: the next version, the standard's pointer and the
 * end of the draft in one transaction. Calling a material change editorial asks for a reason. Gives the code.
 */
export const publish = (actor: Actor, { draftId, fingerprint, ...given }: Shown & Said): Promise<string> =>
  db
    .$transaction(async (tx) => {
      const draft = await draftIn(tx, draftId);
      authorise(actor, "standard.publish", draft);
      if (!draft.openFor || draft.fingerprint !== fingerprint) throw new Refusal("movedOn", 409);
      if (!(await claim(tx, draft, { state: { in: states.filter((state) => mayMove("publish", state)) } }))) throw new Refusal("movedOn", 409);
      await refuseStale(tx, draft);
      await release(tx, actor, draft, saidOf(draft, given));
      return draft.standard.code;
    })
    .catch(takenIsMovedOn);

/** Names the moment at which what was approved publishes itself; a day and time as the clocks of the organisation show them. Gives the code. */
export const schedule = (actor: Actor, { draftId, fingerprint, day, time, zone, ...given }: Shown & Said & { day: string; time: string; zone: string }) =>
  db.$transaction(async (tx) => {
    const draft = await draftIn(tx, draftId);
    authorise(actor, "standard.publish", draft);
    if (!draft.openFor || draft.fingerprint !== fingerprint) throw new Refusal("movedOn", 409);
    if (!mayMove("schedule", draft.state)) throw new Refusal("movedOn", 409);
    await refuseStale(tx, draft);
    const publishAt = momentOf(day, time, zone);
    if (publishAt === "invalid") throw new Refusal("invalid", 422, { day: "date" });
    if (publishAt === "skipped") throw new Refusal("invalid", 422, { time: "timeSkipped" });
    if (publishAt <= now()) throw new Refusal("invalid", 422, { time: "timePast" });
    const said = saidOf(draft, given);
    await move(tx, draft, "schedule", { state: "scheduled", publishAt, publication: said, scheduledBy: actor.id, unpublished: null });
    await audit(tx, actor, "standard.schedule", draft.standard.code, { at: publishAt.toISOString(), change: said.change });
    return draft.standard.code;
  });

/** Calls the moment off; what was approved stays approved. Gives the code. */
export const unschedule = (actor: Actor, { draftId, fingerprint }: Shown): Promise<string> =>
  db.$transaction(async (tx) => {
    const draft = await draftIn(tx, draftId);
    authorise(actor, "standard.publish", draft);
    if (draft.fingerprint !== fingerprint) throw new Refusal("movedOn", 409);
    await move(tx, draft, "unschedule", { state: "approved", ...unscheduled });
    await audit(tx, actor, "standard.unschedule", draft.standard.code);
    return draft.standard.code;
  });

// Nobody is at work when a moment comes: the audit names no actor, and in its detail who scheduled it.
const nobody = { id: null };

/** Publishes one draft whose moment has come; false when another process or a person was first. */
async function publishScheduled(id: string): Promise<boolean> {
  try {
    return await db.$transaction(async (tx) => {
      const draft = await draftIn(tx, id);
      if (!draft?.publishAt || draft.publishAt > now()) return false;
      const { publishAt, scheduledBy } = draft;
      if (!(await claim(tx, draft, { state: "scheduled", publishAt }))) return false;
      await refuseStale(tx, draft);
      await release(tx, nobody, draft, publicationShape.parse(draft.publication), { scheduledBy: scheduledBy ?? "", at: publishAt.toISOString() });
      return true;
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return db.$transaction(async (tx) => {
      const draft = await draftIn(tx, id);
      if (!draft?.publishAt || draft.publishAt > now()) return false;
      await move(tx, draft, "unschedule", { state: "approved", ...unscheduled, unpublished: error.code });
      await audit(tx, nobody, "standard.unpublished", draft.standard.code, { reason: error.code, scheduledBy: draft.scheduledBy });
      return true;
    });
  }
}

// What is done to standards, their words and their keepers that a public page shows.
const publicActs = [
  "standard.publish",
  "standard.confirm",
  "standard.keep",
  "standard.retire",
  "standard.translate",
  "person.deactivate",
  "role.give",
  "role.end",
];

/**
 * Publishes every draft whose moment has come, each once, however many processes ask. What can no longer be published
 * goes back to approved with the reason. Gives how many drafts moved, when the next is due, and how often what everyone
 * may read was changed: by that a process sees that another one did so.
 */
export async function publishDue(): Promise<{ moved: number; next: Date | null; changes: number }> {
  const due = await db.draft.findMany({ where: { state: "scheduled", publishAt: { lte: now() } }, orderBy: { publishAt: "asc" }, select: { id: true } });
  let moved = 0;
  for (const { id } of due) {
    try {
      if (await publishScheduled(id)) moved++;
    } catch (error) {
      log.error({ draft: id, fault: faultFields(error) }, "a scheduled draft was not published; it is tried again");
    }
  }
  const next = await db.draft.findFirst({
    where: { state: "scheduled", publishAt: { gt: now() } },
    orderBy: { publishAt: "asc" },
    select: { publishAt: true },
  });
  const changes = await db.auditEntry.count({ where: { act: { in: publicActs } } });
  return { moved, next: next?.publishAt ?? null, changes };
}

/**
 * Sets whether nobody approves their own work. Switched on, it takes back the approvals of open drafts that their own
 * writers gave: these wait for review again. Gives the codes of those.
 */
export const setFourEyes = (actor: Actor, fourEyes: boolean): Promise<string[]> =>
  db.$transaction(async (tx) => {
    authorise(actor, "organisation.manage", {});
    const { count } = await tx.organisation.updateMany({ where: { id: 1, fourEyes: !fourEyes }, data: { fourEyes } });
    if (count === 0) throw new Refusal("movedOn", 409);
    await audit(tx, actor, "organisation.fourEyes", "organisation", { fourEyes });
    if (!fourEyes) return [];
    const approved = await tx.draft.findMany({
      where: { openFor: { not: null }, approved: { not: null } },
      select: { id: true, approverId: true, standard: { select: { code: true } } },
    });
    const editors = await editorsOf(
      tx,
      approved.map(({ id }) => id),
    );
    const own = approved.filter(({ id, approverId }) => approverId !== null && editors.get(id)?.includes(approverId));
    for (const { id, standard } of own) {
      await tx.draft.update({ where: { id }, data: { state: "review", ...unapproved, changedAt: now() } });
      await audit(tx, actor, "standard.unapprove", standard.code, { fourEyes });
    }
    return own.map(({ standard }) => standard.code);
  });
