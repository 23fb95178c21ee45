import { audit } from "@/lib/audit";
import { now } from "@/lib/clock";
import { db, isTaken, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { faultFields, log } from "@/lib/log";
import { type Actor, authorise } from "@/lib/policy";
import { isRefusal, Refusal } from "@/lib/refusal";
import type { RefusalCode } from "@/lib/say";
import { shared } from "@/lib/shared";
import { tidy } from "@/lib/text";
import { printOf } from "@/standards/review/rules";
import { placed, type Rows } from "./columns";
import { dryRunOf, findImport, restsOn, turn } from "./queries";
import { type Change, type DryRun, lacksOf, mostStandards } from "./rules";

/** What becomes of the standards of a file: drafts to work on, or drafts that are sent to review at once. */
export type Destination = "drafts" | "review";

/** What an import did. */
export type Outcome = { fresh: number; changed: number; unchanged: number; sent: number; to: Destination };

const running = shared("imports", () => new Map<string, { done: number; of: number }>());

/** How far an import of this process is, in rows; null when it is not at work here. */
export const progressOf = (id: string): { done: number; of: number } | null => running.get(id) ?? null;

/** Keeps the rows of a file for its dry run, and gives it an address; refuses, under `file`, what has no column with codes. */
export async function keepFile(actor: Actor, { fileName, rows }: { fileName: string; rows: Rows }): Promise<string> {
  return db.$transaction(async (tx) => {
    authorise(actor, "standard.import", {});
    if (!placed(rows[0] ?? []).at.has("code")) throw new Refusal("invalid", 422, { file: "codeMissing" });
    if (rows.length > mostStandards + 1) throw new Refusal("invalid", 422, { file: "importRows" });
    const { id } = await tx.import.create({
      data: { personId: actor.id ?? "", fileName: tidy(fileName).slice(-300) || "-", rows, createdAt: now() },
      select: { id: true },
    });
    return id;
  });
}

/** What was shown, what is to become of it and, for whoever approves it, why. */
type Wish = { id: string; print: string; to: Destination; purpose?: string };

/** An import of the actor's that nobody is applying now, taken to be applied; refused when it was applied before. */
async function claim(actor: Actor, { id }: Wish): Promise<void> {
  await db.$transaction(async (tx) => {
    authorise(actor, "standard.import", {});
    const found = await findImport(actor, id, tx);
    if (!found) throw new Refusal("missing", 404);
    const { count } = await tx.import.updateMany({
      // One whose process ended is taken up again.
      where: { id, state: found.interrupted ? "applying" : "checked", startedAt: found.startedAt },
      data: { state: "applying", startedAt: now(), failure: null },
    });
    if (count === 0) throw new Refusal("movedOn", 409);
  });
}

/**
 * Applies an import that was claimed: everything its dry run showed, or nothing. Refuses when anything is other than it
 * was then, when a row is faulty, and for review when a row lacks something. The dry run is done outside the transaction,
 * for whose time nobody else reaches an embedded database; inside it is only looked whether what it rests on still stands.
 */
async function carryOut(actor: Actor, { id, print, to, purpose = "" }: Wish): Promise<Outcome> {
  const progress = { done: 0, of: 1 };
  running.set(id, progress);
  try {
    const found = await db.import.findUniqueOrThrow({ where: { id }, select: { rows: true } });
    const rows = found.rows as Rows;
    progress.of = 2 * rows.length;
    const before = await restsOn(db, rows);
    const run = await dryRunOf(db, actor, rows, (done) => {
      progress.done = done;
    });
    if (run.print !== print) throw new Refusal("movedOn", 409);
    if (run.faults.length > 0) throw new Refusal("importFaulty", 422);
    const sent = to === "review" ? run.waiting.length : 0;
    const outcome = { fresh: run.fresh.length, changed: run.changed.length, unchanged: run.unchanged.length - sent, sent, to };
    if (outcome.fresh + outcome.changed + sent === 0) throw new Refusal("importNothing", 422);
    if (to === "review" && lacksOf(run).length > 0) throw new Refusal("importLacks", 422);
    return await db.$transaction(
      async (tx) => {
        if ((await restsOn(tx, rows)) !== before) throw new Refusal("movedOn", 409);
        await write(tx, actor, id, run, { to, purpose }, (rowsDone) => {
          progress.done = rows.length + rowsDone;
        });
        await tx.import.update({ where: { id }, data: { state: "done", doneAt: now(), outcome } });
        await audit(tx, actor, "standard.import", id, outcome);
        return outcome;
      },
      { timeout: 120_000, maxWait: 60_000 },
    );
  } catch (thrown) {
    // Somebody else made the same standard or draft in between.
    const error = isTaken(thrown) ? new Refusal("movedOn", 409) : thrown;
    const failure: RefusalCode = isRefusal(error) ? error.code : "fault";
    if (!isRefusal(error)) log.error({ fault: faultFields(error) }, "an import failed");
    await db.import.updateMany({ where: { id, state: "applying" }, data: { state: "checked", failure } });
    throw error;
  } finally {
    running.delete(id);
  }
}

/** Applies an import and waits for its end. */
export async function applyImport(actor: Actor, wish: Wish): Promise<Outcome> {
  await claim(actor, wish);
  return carryOut(actor, wish);
}

/** Begins to apply an import and does not wait: its page tells how far it is and what came of it. */
export async function beginImport(actor: Actor, wish: Wish): Promise<void> {
  await claim(actor, wish);
  running.set(wish.id, { done: 0, of: 1 });
  // What went wrong is kept with the import.
  void carryOut(actor, wish).catch(() => {});
}

/** So many rows go to the database in one statement. */
const batch = 200;
const batches = <T>(all: T[]): T[][] => Array.from({ length: Math.ceil(all.length / batch) }, (_, at) => all.slice(at * batch, (at + 1) * batch));

/** Writes what a dry run showed, a few statements for every `batch` of rows. Whoever imports is the author of every save. */
async function write(
  tx: Tx,
  actor: Actor,
  importId: string,
  run: DryRun,
  { to, purpose }: Required<Pick<Wish, "to" | "purpose">>,
  tell: (done: number) => void,
): Promise<void> {
  const personId = actor.id ?? "";
  const at = now();
  const units = new Map((await tx.unit.findMany({ select: { id: true, slug: true } })).map(({ id, slug }) => [slug, id]));
  let done = 0;
  const audited: Prisma.AuditEntryCreateManyInput[] = [];
  const note = (act: string, { code }: Change, detail: Record<string, string | number>) =>
    audited.push({ at, actorId: actor.id, act, subject: code, detail: { ...detail, import: importId } });

  for (const some of batches([...run.fresh, ...run.changed])) {
    const fresh = some.filter(({ standing }) => standing === null);
    if (fresh.length > 0) {
      const made = await tx.standard.createManyAndReturn({
        data: fresh.map(({ code, owner }) => {
          const [kind, slug = ""] = owner.split(":");
          return { code, brandSlug: kind === "brand" ? slug : null, unitId: kind === "unit" ? (units.get(slug) ?? null) : null, createdAt: at };
        }),
        select: { id: true, code: true },
      });
      const ids = new Map(made.map(({ id, code }) => [code, id]));
      for (const change of fresh) {
        const id = ids.get(change.code);
        if (id) change.standing = { id, owner: change.owner, led: true, retired: false, live: null, liveNumber: 0, base: null, baseReason: null, draft: null };
      }
    }
    const begun = some.flatMap((change) => (change.standing && !change.standing.draft ? [{ change, standing: change.standing }] : []));
    const written: string[] = [];
    if (begun.length > 0) {
      const made = await tx.draft.createManyAndReturn({
        data: begun.map(({ change: { content }, standing: { id, liveNumber, baseReason } }) => ({
          standardId: id,
          openFor: id,
          basedOn: liveNumber,
          state: to === "review" ? ("review" as const) : ("draft" as const),
          content,
          fingerprint: printOf(content, baseReason),
          baseReason,
          purpose,
          authorId: personId,
          createdAt: at,
          changedAt: at,
        })),
        select: { id: true, standardId: true },
      });
      const ids = new Map(made.map(({ id, standardId }) => [standardId, id]));
      for (const { change, standing } of begun) {
        written.push(ids.get(standing.id) ?? "");
        note("standard.draft", change, { basedOn: standing.liveNumber });
        if (to === "review") note("standard.send", change, { revision: 1 });
      }
    }
    const saved = some.flatMap((change) => (change.standing?.draft ? [{ change, draft: change.standing.draft, live: change.standing.liveNumber }] : []));
    if (saved.length > 0) {
      const next = JSON.stringify(
        saved.map(({ change: { content, standing }, draft, live }) => ({
          id: draft.id,
          revision: draft.revision,
          live,
          content,
          print: printOf(content, standing?.baseReason ?? null),
        })),
      );
      const count = await tx.$executeRaw(Prisma.sql`
        UPDATE "Draft" d SET revision = d.revision + 1, content = n.content, fingerprint = n.print, "changedAt" = ${at}, approved = NULL, "approverId" = NULL,
          "baseVersionId" = NULL, unpublished = NULL, purpose = COALESCE(NULLIF(${purpose}, ''), d.purpose),
          state = CASE WHEN ${to} = 'review' THEN 'review' WHEN d.state = 'changes' THEN 'changes' ELSE 'draft' END::"DraftState",
          "basedOn" = CASE WHEN ${to} = 'review' THEN n.live ELSE d."basedOn" END
        FROM jsonb_to_recordset(${next}::jsonb) AS n(id uuid, revision int, live int, content jsonb, print text)
        WHERE d.id = n.id AND d.revision = n.revision AND d."openFor" IS NOT NULL AND d.state <> 'scheduled'`);
      if (count !== saved.length) throw new Refusal("movedOn", 409);
      for (const { change, draft } of saved) {
        written.push(draft.id);
        note("standard.save", change, { revision: draft.revision + 1 });
        if (to === "review") note("standard.send", change, { revision: draft.revision + 1 });
      }
    }
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO "DraftSave" ("draftId", revision, "personId", content, "baseReason", "savedAt")
      SELECT id, revision, ${personId}::uuid, content, "baseReason", "changedAt" FROM "Draft" WHERE id = ANY(${written}::uuid[])`);
    done += some.length;
    tell(done);
    await turn();
  }
  for (const some of batches(to === "review" ? run.waiting : [])) {
    const sent = some.flatMap(({ standing }) =>
      standing?.draft ? [{ id: standing.draft.id, revision: standing.draft.revision, live: standing.liveNumber }] : [],
    );
    const count = await tx.$executeRaw(Prisma.sql`
      UPDATE "Draft" d SET state = 'review', "basedOn" = n.live, "changedAt" = ${at}, "baseVersionId" = NULL, unpublished = NULL,
        purpose = COALESCE(NULLIF(${purpose}, ''), d.purpose)
      FROM jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) AS n(id uuid, revision int, live int)
      WHERE d.id = n.id AND d.revision = n.revision AND d."openFor" IS NOT NULL AND d.state IN ('draft', 'changes')`);
    if (count !== some.length) throw new Refusal("movedOn", 409);
    for (const change of some) note("standard.send", change, { revision: change.standing?.draft?.revision ?? 0 });
    await turn();
  }
  await tx.auditEntry.createMany({ data: audited });
}
