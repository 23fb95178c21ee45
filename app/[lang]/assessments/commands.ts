import { audit, auditing } from "@/lib/audit";
import { now, today } from "@/lib/clock";
import { db, prepared, preparedTransaction, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { markDone } from "@/lib/notices";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { type Frozen, findFrozen, listHolding } from "./frozen/queries";
import { type Condition, holdsAt } from "./frozen/rules";
import { acceptsNow, partIn, unitsOf } from "./queries";
import { isAccepting, isGiven, isOpen, lackOf } from "./rules";
import type { AnswerInput, reopenReasons } from "./schema";
import { adding, type Counted, takeFrom } from "./tally/commands";

/**
 * Begins the actor's own assessment in a cycle and returns its id; beginning it again returns the same one. Brand, unit and
 * role are kept as at the opening, or as they are today for whom that has not reached. Refuses a cycle that is not open
 * or that the actor takes no part in.
 */
export const openAssessment = (actor: Actor, cycleSlug: string): Promise<string> =>
  db.$transaction(async (tx) => {
    const personId = actor.id ?? "";
    const cycle = await tx.cycle.findUnique({ where: { slug: cycleSlug }, include: { units: { select: { unit: { select: { path: true } } } } } });
    const own = cycle && actor.id !== null ? await tx.assessment.findUnique({ where: { cycleId_personId: { cycleId: cycle.id, personId } } }) : null;
    const part = own || !cycle ? null : await partIn(tx, actor, await unitsOf(tx, actor), { ...cycle, paths: cycle.units.map(({ unit }) => unit.path) });
    const takesPart = own ? own.withdrawnAt === null && (own.openedAt !== null || own.items > 0) : part !== null && part.lack === null;
    const cycleOpen = cycle !== null && (own ? isAccepting(cycle, own, today()) : isOpen(cycle, today()));
    authorise(actor, "assessment.open", cycle && { personId, cycleOpen, takesPart });
    if (!cycle) throw new Refusal("missing", 404);
    if (part) {
      const { place, items, since } = part;
      const made = await tx.assessment.createMany({ data: [{ ...place, cycleId: cycle.id, personId, items }], skipDuplicates: true });
      if (made.count > 0 && since !== null && since > cycle.opensOn)
        await tx.cycleMove.create({ data: { cycleId: cycle.id, personId, kind: "joined", to: place.unitPath, followed: true, at: now() } });
    }
    // Two at once: one begins it, the other finds it begun.
    const { count } = await tx.assessment.updateMany({ where: { cycleId: cycle.id, personId, openedAt: null }, data: { openedAt: now() } });
    const { id } = await tx.assessment.findUniqueOrThrow({ where: { cycleId_personId: { cycleId: cycle.id, personId } }, select: { id: true } });
    if (count > 0) {
      await markDone(tx, { personId, kind: "cycle_opened", key: cycleSlug });
      await audit(tx, actor, "assessment.open", id, { cycle: cycleSlug });
    }
    return id;
  });

type Target = {
  personId: string;
  role: "employee" | "manager" | "leader" | "administrator";
  unitPath: string;
  brand: string | null;
  submitted: boolean;
  cycleOpen: boolean;
};

/** Lets a person answer their own; tells them, and nobody else, that it was submitted or that the cycle has closed. */
function authoriseAnswer(actor: Actor, target: Target | null): asserts target is Target {
  if (target && actor.id === target.personId) {
    if (!target.cycleOpen) throw new Refusal("cycleClosed", 410);
    if (target.submitted) throw new Refusal("submitted", 403);
  }
  authorise(actor, "assessment.answer", target);
}

/** Whether an item holds in the place of an assessment `a`: `holdsAt` for a statement. */
const holdingIn = ({ brand, path, notBrands, notPaths }: Condition) => Prisma.sql`(${brand}::text IS NULL OR a."brandSlug" = ${brand}::text)
  AND a."unitPath" ^@ ${path}::text AND (a."brandSlug" = ANY(${notBrands}::text[])) IS NOT TRUE AND NOT a."unitPath" ^@ ANY(${notPaths}::text[])`;

/**
 * Writes an answer, and counts it when its item becomes given or stops being so, if the assessment is its owner's,
 * unsubmitted, in an open cycle, of a place for which the item holds, and the answer still on the revision it was written
 * on; gives no row, and writes nothing, when one of these does not hold. The lock keeps a submission from passing between.
 */
const writing = (personId: string | null, assessment: string, item: Frozen, answer: AnswerInput, savedAt: Date) => Prisma.sql`
  WITH sheet AS (SELECT a.id FROM "Assessment" a JOIN "Cycle" c ON c.id = a."cycleId"
    WHERE a.id = ${assessment}::uuid AND a."cycleId" = ${item.cycleId}::uuid AND a."personId" = ${personId}::uuid
      AND a."submittedAt" IS NULL AND ${acceptsNow()} AND ${holdingIn(item.condition)}
    FOR NO KEY UPDATE OF a),
  had AS (SELECT revision, level IS NOT NULL OR skipped AS given FROM "Answer" WHERE "assessmentId" = ${assessment}::uuid AND "itemId" = ${item.id}::uuid),
  written AS (INSERT INTO "Answer" ("assessmentId", "itemId", level, skipped, reason, measured, note, example, revision, "savedAt")
    SELECT id, ${item.id}::uuid, ${answer.level}::smallint, ${answer.skipped}::boolean, ${answer.reason}::"NotApplicable", ${answer.measured}::numeric,
      ${answer.note}::text, ${answer.example}::text, COALESCE((SELECT revision FROM had), 0) + 1, ${savedAt.toISOString()}::timestamptz FROM sheet
    ON CONFLICT ("assessmentId", "itemId") DO UPDATE SET level = EXCLUDED.level, skipped = EXCLUDED.skipped, reason = EXCLUDED.reason,
      measured = EXCLUDED.measured, note = EXCLUDED.note, example = EXCLUDED.example, revision = EXCLUDED.revision, "savedAt" = EXCLUDED."savedAt"
    WHERE "Answer".revision = ${answer.revision}::int AND EXCLUDED.revision = ${answer.revision}::int + 1
    RETURNING revision, level IS NOT NULL OR skipped AS given),
  counted AS (UPDATE "Assessment" a SET given = GREATEST(0, a.given + written.given::int - COALESCE((SELECT given FROM had), false)::int)
    FROM written WHERE a.id = ${assessment}::uuid AND written.given <> COALESCE((SELECT given FROM had), false))
  SELECT revision FROM written`;

/** The revision an answer was kept as, and when. */
export type Saved = { revision: number; savedAt: Date };

/** What `writing` gives. */
type Written = { revision: number };

/** What an answer holds, for comparing and for showing beside another. */
export type Content = Pick<AnswerInput, "level" | "skipped" | "reason" | "measured" | "note" | "example">;
/** The answer that was saved elsewhere in the meantime. */
export type Theirs = Content & Saved;

const contentSelect = {
  itemId: true,
  level: true,
  skipped: true,
  reason: true,
  measured: true,
  note: true,
  example: true,
  revision: true,
  savedAt: true,
} as const;
type Row = Omit<Theirs, "measured"> & { itemId: string; measured: Prisma.Decimal | null };
const theirsOf = ({ itemId, measured, ...row }: Row): Theirs => ({ ...row, measured: measured === null ? null : measured.toNumber() });
const isSame = (one: Content, other: Content) =>
  (["level", "skipped", "reason", "measured", "note", "example"] as const).every((field) => one[field] === other[field]);

/** Whether a measured value can be kept: only where something is measured. */
const isMeasurable = ({ figures }: Frozen, answer: AnswerInput) => answer.measured === null || figures.limit !== null;

/** Why an answer was not written, as a refusal; or what is there when that is the same. */
async function unwritten(actor: Actor, assessment: string, item: Frozen | null, answer: AnswerInput): Promise<Saved> {
  const target = await findTarget(db, assessment);
  authoriseAnswer(actor, target);
  if (!item || item.cycleId !== target.cycleId || !holdsAt(item.condition, target)) throw new Refusal("missing", 404);
  if (!isMeasurable(item, answer)) throw new Refusal("invalid", 422, { measured: "invalid" });
  const found = await db.answer.findUnique({ where: { assessmentId_itemId: { assessmentId: assessment, itemId: answer.item } }, select: contentSelect });
  const theirs = found && theirsOf(found);
  if (theirs && isSame(theirs, answer)) return { revision: theirs.revision, savedAt: theirs.savedAt };
  throw new Refusal("answeredElsewhere", 409, {}, { theirs });
}

/**
 * Saves one answer, in one statement; only when that wrote nothing it is found out why. Saving what is already there
 * changes nothing. Refuses (409, with what is there) when the answer was saved elsewhere since the given revision; 410 and
 * 403 tell the owner that it is too late.
 */
export async function saveAnswer(actor: Actor, assessment: string, answer: AnswerInput): Promise<Saved> {
  const item = await findFrozen(db, answer.item);
  if (!item || !isMeasurable(item, answer)) return unwritten(actor, assessment, item, answer);
  const savedAt = now();
  const [saved] = await prepared<Written>("answer.write", writing(actor.id, assessment, item, answer, savedAt));
  return saved ? { revision: saved.revision, savedAt } : unwritten(actor, assessment, item, answer);
}

/** An assessment as its commands look at it: for `can`, and where it counts. */
type Looked = Target & { given: boolean; submittedAt: Date | null; cycleId: string; slug: string; unitId: string };
const looking = (id: string) => Prisma.sql`
  SELECT a."personId"::text AS "personId", a.role::text AS role, a."unitId"::text AS "unitId", a."unitPath", a."brandSlug" AS brand, a."submittedAt",
    a."submittedAt" IS NOT NULL AS submitted, ${acceptsNow()} AS "cycleOpen", s."submittedAt" IS NOT NULL AS given, c.id::text AS "cycleId", c.slug
  FROM "Assessment" a JOIN "Cycle" c ON c.id = a."cycleId" LEFT JOIN "SecondOpinion" s ON s."assessmentId" = a.id WHERE a.id = ${id}::uuid`;
const findTarget = async (tx: Tx, id: string) => (await tx.$queryRaw<Looked[]>(looking(id)))[0] ?? null;

/** Where an assessment `a` counts. */
const countedOf = Prisma.sql`a.id::text AS id, a."cycleId"::text AS "cycleId", a."unitId"::text AS "unitId", a.role::text AS role, a."brandSlug", a."unitPath"`;

type Given = Theirs & { itemId: string };
const answersOf = (id: string) => Prisma.sql`SELECT "itemId"::text AS "itemId", level, skipped, reason::text AS reason, measured::float8 AS measured,
  note, example, revision, "savedAt" FROM "Answer" WHERE "assessmentId" = ${id}::uuid`;

/** Items, each with the answer that is kept. */
function answered(items: Frozen[], answers: Given[]) {
  const byItem = new Map(answers.map(({ itemId, ...answer }) => [itemId, answer]));
  return items.map((item) => ({ ...item, answer: byItem.get(item.id) ?? null }));
}

const isEmpty = (answer: Content) => answer.level === null && !answer.skipped && answer.measured === null && answer.note === "" && answer.example === "";

/**
 * Saves the answers of one screen together: all of them or none. What is as it was, and what was left empty, is not
 * written. Refuses (409) with what was saved elsewhere in the meantime, by item.
 */
export const saveSection = (actor: Actor, id: string, answers: AnswerInput[]): Promise<void> =>
  db.$transaction(async (tx) => {
    const target = await findTarget(tx, id);
    authoriseAnswer(actor, target);
    const holding = await listHolding(tx, target.cycleId, target);
    const items = new Map(answered(holding, await tx.$queryRaw<Given[]>(answersOf(id))).map((item) => [item.id, item]));
    if (answers.some(({ item }) => !items.has(item))) throw new Refusal("missing", 404);
    const wrong = answers.filter((answer) => !isMeasurable(items.get(answer.item) as Frozen, answer));
    if (wrong.length > 0) throw new Refusal("invalid", 422, Object.fromEntries(wrong.map(({ item }) => [`measured.${item}`, "invalid"])));
    const stale: string[] = [];
    for (const answer of answers) {
      const item = items.get(answer.item);
      if (!item || (item.answer ? isSame(item.answer, answer) : isEmpty(answer))) continue;
      const written = await tx.$queryRaw<Written[]>(writing(target.personId, id, item, answer, now()));
      if (written.length === 0) stale.push(answer.item);
    }
    if (stale.length === 0) return;
    authoriseAnswer(actor, await findTarget(tx, id));
    const theirs = await tx.answer.findMany({ where: { assessmentId: id, itemId: { in: stale } }, select: contentSelect });
    throw new Refusal("answeredElsewhere", 409, {}, { theirs: Object.fromEntries(theirs.map((row) => [row.itemId, theirsOf(row)])) });
  });

/** An assessment `held` while its cycle accepts answers: a publication waits for who holds it, and who waits for a publication finds the cycle closed. */
const heldOpen = (id: string) => Prisma.sql`held AS MATERIALIZED (SELECT a.id, c.slug FROM "Assessment" a JOIN "Cycle" c ON c.id = a."cycleId"
  WHERE a.id = ${id}::uuid AND ${acceptsNow()} FOR KEY SHARE OF c)`;

/**
 * Submits: from then on the assessment is read-only and its manager may read it. Refuses while a note or a reason is
 * missing (`detail.items` names them), and while something is open that the person did not confirm.
 */
export async function submit(actor: Actor, id: string, confirmed: boolean): Promise<void> {
  const target = (await prepared<Looked>("assessment.look", looking(id)))[0] ?? null;
  authoriseAnswer(actor, target);
  const holding = await listHolding(db, target.cycleId, target);
  await preparedTransaction(async (run) => {
    // First, so that no save is under way while the answers are looked through; as long as it counts where it did a moment ago.
    const [submitted] = await run<Counted & { slug: string }>(
      "assessment.submit",
      Prisma.sql`WITH ${heldOpen(id)} UPDATE "Assessment" a SET "submittedAt" = ${now().toISOString()}::timestamptz FROM held
        WHERE a.id = held.id AND a."personId" = ${actor.id}::uuid AND a."submittedAt" IS NULL
          AND a."unitPath" = ${target.unitPath}::text AND a."brandSlug" IS NOT DISTINCT FROM ${target.brand}::text RETURNING ${countedOf}, held.slug`,
    );
    if (!submitted) {
      authoriseAnswer(actor, (await run<Looked>("assessment.look", looking(id)))[0] ?? null);
      throw new Refusal("movedOn", 409);
    }
    const items = answered(holding, await run<Given>("assessment.given", answersOf(id)));
    const lacking = items.flatMap(({ id: item, code, section, answer }) => {
      const lack = lackOf(answer);
      return lack ? [{ item, code, section, lack }] : [];
    });
    if (lacking.length > 0) throw new Refusal("answersIncomplete", 422, {}, { items: lacking });
    const open = items.filter(({ answer }) => !isGiven(answer)).length;
    if (open > 0 && !confirmed) throw new Refusal("answersOpen", 422, { confirmed: "required" });
    await run(
      "tally.add",
      adding(
        submitted,
        items.map((item) => item.id),
      ),
    );
    await run("audit.write", auditing(actor, "assessment.submit", id, { cycle: submitted.slug, items: items.length, open }));
  });
}

/** Takes a submitted assessment back while the cycle is open, with the reason as a code; not once a second opinion was given on it. */
export const reopen = (actor: Actor, id: string, reason: (typeof reopenReasons)[number]): Promise<void> =>
  db.$transaction(async (tx) => {
    const target = await findTarget(tx, id);
    if (target && target.personId === actor.id && !target.cycleOpen) throw new Refusal("cycleClosed", 410);
    if (target && target.personId === actor.id && target.given) throw new Refusal("secondStands", 409);
    authorise(actor, "assessment.reopen", target);
    const [taken] = await tx.$queryRaw<Counted[]>`WITH ${heldOpen(id)}
      UPDATE "Assessment" a SET "submittedAt" = NULL FROM held
      WHERE a.id = held.id AND a."submittedAt" = ${target.submittedAt?.toISOString()}::timestamptz RETURNING ${countedOf}`;
    if (!taken) throw new Refusal("movedOn", 409);
    // Whoever gives a second opinion holds the row meanwhile, so from here on none is given.
    if ((await findTarget(tx, id))?.given) throw new Refusal("secondStands", 409);
    await takeFrom(tx, taken);
    await audit(tx, actor, "assessment.reopen", id, { cycle: target.slug, reason });
  });
