import { listHolding, type Place } from "@/assessments/frozen/queries";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { RoleKind } from "@/lib/policy";

/** What the answers `x`, held against the frozen versions `v`, add to a roll-up: the one place that says what counts. */
const counted = Prisma.sql`count(x.level)::int AS people, COALESCE(sum(x.level), 0)::int AS sum, COALESCE(sum(x.level * x.level), 0)::int AS squares,
  (count(*) - count(*) FILTER (WHERE x.skipped))::int AS applicable, count(x.measured) FILTER (WHERE NOT x.skipped)::int AS measured,
  count(x.measured) FILTER (WHERE NOT x.skipped AND CASE v.comparison WHEN 'most' THEN x.measured <= v."limit" ELSE x.measured >= v."limit" END)::int AS within`;

/** A submitted assessment as far as it says where its answers count. */
export type Counted = { id: string; cycleId: string; unitId: string; role: RoleKind; brandSlug: string | null; unitPath: string };

/** What an assessment's answers to these items count. */
const shareOf = (id: string, items: string[]): Prisma.Sql =>
  Prisma.sql`SELECT i.id AS "itemId", ${counted} FROM "CycleItem" i JOIN "Version" v ON v.id = i."versionId"
    LEFT JOIN "Answer" x ON x."itemId" = i.id AND x."assessmentId" = ${id}::uuid WHERE i.id = ANY(${items}::uuid[]) GROUP BY i.id`;

/** The items that hold for an assessment. */
const heldBy = async (tx: Tx, { cycleId, brandSlug, unitPath }: Counted): Promise<string[]> =>
  (await listHolding(tx, cycleId, { brand: brandSlug, unitPath })).map((item) => item.id);

/** `addTo` as a statement, for a submitted assessment for which these items hold. */
export const adding = ({ id, cycleId, unitId, role }: Counted, items: string[]): Prisma.Sql =>
  // In the order of the items, so that two submissions of one unit wait for each other and never both.
  Prisma.sql`INSERT INTO "Tally" AS t ("cycleId", "unitId", role, "itemId", people, sum, squares, applicable, measured, within)
    SELECT ${cycleId}::uuid, ${unitId}::uuid, ${role}::"RoleKind", s.* FROM (${shareOf(id, items)}) s ORDER BY s."itemId"
    ON CONFLICT ("cycleId", "unitId", role, "itemId") DO UPDATE SET people = t.people + EXCLUDED.people, sum = t.sum + EXCLUDED.sum,
      squares = t.squares + EXCLUDED.squares, applicable = t.applicable + EXCLUDED.applicable, measured = t.measured + EXCLUDED.measured,
      within = t.within + EXCLUDED.within`;

/**
 * Counts a submitted assessment in the roll-ups of its unit and role, item by item. In the transaction that submits it,
 * or that moves it to where it counts from now on.
 */
export async function addTo(tx: Tx, assessment: Counted): Promise<void> {
  await tx.$executeRaw(adding(assessment, await heldBy(tx, assessment)));
}

/**
 * Takes an assessment out of the roll-ups again: before its answers, its unit or its role change. In the transaction that
 * takes it back or moves it.
 */
export async function takeFrom(tx: Tx, assessment: Counted): Promise<void> {
  const { id, cycleId, unitId, role } = assessment;
  const items = await heldBy(tx, assessment);
  const own = Prisma.sql`"cycleId" = ${cycleId}::uuid AND "unitId" = ${unitId}::uuid AND role = ${role}::"RoleKind" AND "itemId" = ANY(${items}::uuid[])`;
  await tx.$executeRaw`WITH mine AS MATERIALIZED (SELECT "itemId" FROM "Tally" WHERE ${own} ORDER BY "itemId" FOR NO KEY UPDATE)
    UPDATE "Tally" t SET people = t.people - s.people, sum = t.sum - s.sum, squares = t.squares - s.squares,
      applicable = t.applicable - s.applicable, measured = t.measured - s.measured, within = t.within - s.within
    FROM (${shareOf(id, items)}) s, mine WHERE mine."itemId" = s."itemId" AND t."itemId" = s."itemId"
      AND t."cycleId" = ${cycleId}::uuid AND t."unitId" = ${unitId}::uuid AND t.role = ${role}::"RoleKind"`;
}

/** Every place of a cycle's assessments with its items, as parts of a statement: places that ask the same share a set. */
async function heldIn(tx: Tx, cycleId: string): Promise<Prisma.Sql> {
  const places = await tx.assessment.findMany({ where: { cycleId }, distinct: ["brandSlug", "unitPath"], select: { brandSlug: true, unitPath: true } });
  const sets = new Map<string, number>();
  const rows: (Omit<Place, "unitPath"> & { path: string; asked: number })[] = [];
  for (const { brandSlug, unitPath } of places) {
    const ids = (await listHolding(tx, cycleId, { brand: brandSlug, unitPath })).map(({ id }) => id).join(" ");
    if (!sets.has(ids)) sets.set(ids, sets.size);
    rows.push({ brand: brandSlug, path: unitPath, asked: sets.get(ids) ?? 0 });
  }
  const held = [...sets].flatMap(([ids, asked]) => ids.split(" ").flatMap((item) => (item ? [{ asked, item }] : [])));
  return Prisma.sql`place AS MATERIALIZED (SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS p(brand text, path text, asked int)),
    held AS MATERIALIZED (SELECT h.asked, h.item, v.comparison, v."limit" FROM json_to_recordset(${JSON.stringify(held)}::json) AS h(asked int, item uuid)
      JOIN "CycleItem" i ON i.id = h.item JOIN "Version" v ON v.id = i."versionId"),
    sheet AS (SELECT a.*, p.asked FROM "Assessment" a JOIN place p ON p.path = a."unitPath" AND p.brand IS NOT DISTINCT FROM a."brandSlug"
      WHERE a."cycleId" = ${cycleId}::uuid)`;
}

/** A roll-up that did not say what the answers say: people, sum, squares, applicable, measured and within as they were kept (null: not at all) and as counted. */
export type Amiss = { unitId: string; role: string; itemId: string; kept: number[] | null; counted: number[] | null };

/** What a recount found and put right: assessments whose progress was wrong, roll-ups that were, and the first of these. */
export type Recounted = { progress: number; tallies: number; amiss: Amiss[] };

/**
 * Counts how many items hold for each of a cycle's assessments and how many were dealt with, and puts right what was kept
 * otherwise; how many that were. What is saved meanwhile counts too: only the difference is added.
 */
export const recountProgress = async (tx: Tx, cycleId: string): Promise<number> =>
  tx.$executeRaw`WITH ${await heldIn(tx, cycleId)},
    seen AS (SELECT s.id, s.items AS had, s.given AS gave, count(v.item)::int AS items, count(*) FILTER (WHERE x.level IS NOT NULL OR x.skipped)::int AS given
      FROM sheet s LEFT JOIN held v ON v.asked = s.asked LEFT JOIN "Answer" x ON x."assessmentId" = s.id AND x."itemId" = v.item GROUP BY s.id, s.items, s.given)
    UPDATE "Assessment" a SET items = seen.items, given = GREATEST(0, a.given + seen.given - seen.gave)
    FROM seen WHERE a.id = seen.id AND (seen.items <> seen.had OR seen.given <> seen.gave)`;

/**
 * Counts a cycle anew from its answers, and puts right what was kept otherwise. Submissions of the house wait while the
 * roll-ups are counted; saving goes on.
 */
export async function recount(tx: Tx, cycleId: string): Promise<Recounted> {
  // Assessments before roll-ups, as a submission does, so that the two never wait for each other.
  const progress = await recountProgress(tx, cycleId);
  const held = await heldIn(tx, cycleId);
  await tx.$executeRaw`LOCK TABLE "Tally" IN SHARE ROW EXCLUSIVE MODE`;
  const amiss = await tx.$queryRaw<(Amiss & { all: number })[]>`WITH ${held},
    due AS (SELECT s."unitId", s.role, v.item AS "itemId", ${counted} FROM sheet s JOIN held v ON v.asked = s.asked
      LEFT JOIN "Answer" x ON x."assessmentId" = s.id AND x."itemId" = v.item WHERE s."submittedAt" IS NOT NULL GROUP BY 1, 2, 3),
    kept AS (SELECT * FROM "Tally" WHERE "cycleId" = ${cycleId}::uuid),
    amiss AS MATERIALIZED (SELECT "unitId", role, "itemId", to_jsonb(k) AS k, d.people, d.sum, d.squares, d.applicable, d.measured, d.within
      FROM kept k FULL JOIN due d USING ("unitId", role, "itemId")
      WHERE (COALESCE(k.people, 0), COALESCE(k.sum, 0), COALESCE(k.squares, 0), COALESCE(k.applicable, 0), COALESCE(k.measured, 0), COALESCE(k.within, 0))
        IS DISTINCT FROM (COALESCE(d.people, 0), COALESCE(d.sum, 0), COALESCE(d.squares, 0), COALESCE(d.applicable, 0), COALESCE(d.measured, 0), COALESCE(d.within, 0))),
    gone AS (DELETE FROM "Tally" t USING amiss m WHERE m.people IS NULL AND t."cycleId" = ${cycleId}::uuid AND t."unitId" = m."unitId" AND t.role = m.role AND t."itemId" = m."itemId"),
    mended AS (INSERT INTO "Tally" ("cycleId", "unitId", role, "itemId", people, sum, squares, applicable, measured, within)
      SELECT ${cycleId}::uuid, "unitId", role, "itemId", people, sum, squares, applicable, measured, within FROM amiss WHERE people IS NOT NULL
      ON CONFLICT ("cycleId", "unitId", role, "itemId") DO UPDATE SET people = EXCLUDED.people, sum = EXCLUDED.sum, squares = EXCLUDED.squares,
        applicable = EXCLUDED.applicable, measured = EXCLUDED.measured, within = EXCLUDED.within)
    SELECT "unitId", role::text, "itemId", CASE WHEN k IS NOT NULL THEN
        ARRAY[(k->>'people')::int, (k->>'sum')::int, (k->>'squares')::int, (k->>'applicable')::int, (k->>'measured')::int, (k->>'within')::int] END AS kept,
      CASE WHEN people IS NOT NULL THEN ARRAY[people, sum, squares, applicable, measured, within] END AS counted, (count(*) OVER ())::int AS "all"
    FROM amiss ORDER BY "unitId", role, "itemId" LIMIT 20`;
  return { progress, tallies: amiss[0]?.all ?? 0, amiss: amiss.map(({ all, ...one }) => one) };
}
