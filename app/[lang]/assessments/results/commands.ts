import { audit } from "@/lib/audit";
import { now } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { type Block, type Published, renewedOf, resultsOf, type Tallied } from "./rules";

// Items per step: in a house of 400 units, all of which answer all of them, some 10,000 blocks.
const batch = 20;

/** What was tallied of some items and what is published of them, at one moment: nobody submits between the two. */
async function findCounts(tx: Tx, cycleId: string, items: string[]): Promise<{ tallies: Tallied[]; published: Published[] }> {
  const [counts] = await tx.$queryRaw<{ tallies: Tallied[] | null; published: Published[] | null }[]>`
    WITH block AS MATERIALIZED (SELECT * FROM "Result" WHERE "cycleId" = ${cycleId}::uuid AND "itemId" = ANY(${items}::uuid[])),
    late AS (
      SELECT n."itemId", a.role, a."unitId", a."submittedAt", n.level IS NOT NULL AS leveled, n.measured IS NOT NULL AND NOT n.skipped AS measured
      FROM "Assessment" a JOIN "Answer" n ON n."assessmentId" = a.id AND n."itemId" = ANY(${items}::uuid[])
      WHERE a."cycleId" = ${cycleId}::uuid AND a."submittedAt" > (SELECT min(at) FROM block) AND a."withdrawnAt" IS NULL),
    since AS (
      SELECT b."itemId", b.kind, b.role, b."unitPath", count(*)::int AS late
      FROM (SELECT *, unnest("unitIds") AS "unitId" FROM block) b JOIN late l USING ("itemId", role, "unitId")
      WHERE l."submittedAt" > b.at AND CASE b.kind WHEN 'level' THEN l.leveled ELSE l.measured END GROUP BY 1, 2, 3, 4)
    SELECT (SELECT json_agg(x) FROM (
      SELECT t."itemId", t.role, t."unitId", u.path AS "unitPath", t.people, t.sum, t.squares, t.applicable, t.measured, t.within
      FROM "Tally" t JOIN "Unit" u ON u.id = t."unitId"
      WHERE t."cycleId" = ${cycleId}::uuid AND t."itemId" = ANY(${items}::uuid[]) AND (t.people > 0 OR t.measured > 0)) x) AS tallies,
    (SELECT json_agg(x) FROM (
      SELECT b."itemId", b.kind, b.role, b."unitPath", b."unitIds", b.people, b.sum, b.squares, b.applicable, COALESCE(s.late, 0) AS late
      FROM block b LEFT JOIN since s USING ("itemId", kind, role, "unitPath")) x) AS published`;
  return { tallies: counts?.tallies ?? [], published: counts?.published ?? [] };
}

const record = (cycleId: string, blocks: Block[]) => Prisma.sql`
  SELECT ${cycleId}::uuid AS "cycleId", "itemId", kind, role, "unitPath", "unitIds", people, sum, squares, applicable
  FROM json_populate_recordset(NULL::"Result", ${JSON.stringify(blocks)}::json)`;

/** How far a publication is: the items it looked at and the last of these, in order of id; whether there are none after it. */
export type PublishingStep = { done: number; cursor: string | null; last: boolean };

/**
 * Publishes what was tallied of the next items of a cycle, those after `cursor`, in blocks of at least five people, as of a
 * moment (else now). Done again it changes a block only when at least five of its people submitted since, and adds a block
 * only of people who were in none; the rest of what came late counts nowhere. Without anything late it changes nothing.
 * Readers see it from `finishPublishing` on, unless something was published before.
 */
export async function publishNext(tx: Tx, cycleId: string, cursor: string | null, moment?: Date): Promise<PublishingStep> {
  // One publication of a cycle at a time: each rests on what the one before left.
  await tx.$queryRaw`SELECT 1 FROM "Cycle" WHERE id = ${cycleId}::uuid FOR NO KEY UPDATE`;
  const rows = await tx.cycleItem.findMany({
    where: { cycleId, ...(cursor && { id: { gt: cursor } }) },
    orderBy: { id: "asc" },
    take: batch,
    select: { id: true },
  });
  const items = rows.map(({ id }) => id);
  const { tallies, published } = await findCounts(tx, cycleId, items);
  // After the tally was read: nobody it counts is late next time, so nobody can make up the five twice.
  const at = (moment ?? now()).toISOString();
  const [added, renewed] = [resultsOf(tallies, published), renewedOf(published, tallies)];
  if (added.length > 0)
    await tx.$executeRaw`INSERT INTO "Result" ("cycleId", "itemId", kind, role, "unitPath", "unitIds", people, sum, squares, applicable, at)
      SELECT n.*, ${at}::timestamptz FROM (${record(cycleId, added)}) n`;
  if (renewed.length > 0)
    await tx.$executeRaw`UPDATE "Result" r SET people = n.people, sum = n.sum, squares = n.squares, applicable = n.applicable, at = ${at}::timestamptz
      FROM (${record(cycleId, renewed)}) n
      WHERE r."cycleId" = n."cycleId" AND r."itemId" = n."itemId" AND r.kind = n.kind AND r.role = n.role AND r."unitPath" = n."unitPath"`;
  return { done: items.length, cursor: items.at(-1) ?? cursor, last: items.length < batch };
}

/** Says of a cycle that its result is published when something of it is new: now, or without a word in the audit as of an earlier moment. */
export async function finishPublishing(tx: Tx, cycleId: string, moment?: Date): Promise<void> {
  const [found] = await tx.$queryRaw<{ cycle: string; first: boolean; blocks: number; changed: number }[]>`
    SELECT c.slug AS cycle, c."publishedAt" IS NULL AS first, count(r.at)::int AS blocks,
      (count(r.at) FILTER (WHERE c."publishedAt" IS NULL OR r.at > c."publishedAt"))::int AS changed
    FROM "Cycle" c LEFT JOIN "Result" r ON r."cycleId" = c.id WHERE c.id = ${cycleId}::uuid GROUP BY c.id`;
  if (!found) throw new Error(`There is no cycle ${cycleId}.`);
  const { first, ...published } = found;
  if (!first && published.changed === 0) return;
  await tx.cycle.update({ where: { id: cycleId }, data: { publishedAt: moment ?? now() } });
  if (!moment) await audit(tx, { id: null }, "result.publish", cycleId, published);
}

/** Publishes the whole result of a cycle in this transaction, as `publishNext` and `finishPublishing` do in steps. */
export async function publishResults(tx: Tx, cycleId: string, moment?: Date): Promise<void> {
  let step: PublishingStep = { done: 0, cursor: null, last: false };
  while (!step.last) step = await publishNext(tx, cycleId, step.cursor, moment);
  await finishPublishing(tx, cycleId, moment);
}
