import { audit } from "@/lib/audit";
import { now } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { type Block, type Late, renewedOf, resultsOf, type Tallied } from "./rules";

// Rows per statement: small enough for a server's time limit on one statement.
const batch = 5_000;

async function inBatches(rows: readonly Block[], write: (json: string) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) await write(JSON.stringify(rows.slice(from, from + batch)));
}

const record = (cycleId: string, json: string) => Prisma.sql`
  SELECT ${cycleId}::uuid AS "cycleId", "itemId", kind, role, "unitPath", "unitIds", people, sum, squares, applicable
  FROM json_populate_recordset(NULL::"Result", ${json}::json)`;

/** What a publication did: how many blocks it added, counted anew, and left as they were. */
type Published = { cycle: string; added: number; renewed: number; stayed: number };

/** What `publishResults` does, as of a moment (else now) and without a word in the audit; null when nothing changed. */
export async function writeResults(tx: Tx, cycleId: string, at?: Date): Promise<Published | null> {
  const [cycle] = await tx.$queryRaw<{ slug: string; publishedAt: Date | null }[]>`
    SELECT slug, "publishedAt" FROM "Cycle" WHERE id = ${cycleId}::uuid FOR UPDATE`;
  if (!cycle) throw new Error(`There is no cycle ${cycleId}.`);
  const { slug, publishedAt } = cycle;
  const tallies = await tx.$queryRaw<Tallied[]>`
    SELECT t."itemId"::text AS "itemId", t.role::text AS role, t."unitId"::text AS "unitId", u.path AS "unitPath",
      t.people, t.sum, t.squares, t.applicable, t.measured, t.within
    FROM "Tally" t JOIN "Unit" u ON u.id = t."unitId" WHERE t."cycleId" = ${cycleId}::uuid AND (t.people > 0 OR t.measured > 0)
    ORDER BY u.path, t."itemId", t.role`;
  // After the tally was read: nobody it counts is late next time, so nobody can make up the five twice.
  const moment = at ?? now();
  const published = publishedAt
    ? await tx.$queryRaw<Block[]>`
        SELECT "itemId"::text AS "itemId", kind::text AS kind, role::text AS role, "unitPath", "unitIds"::text[] AS "unitIds", people, sum, squares, applicable
        FROM "Result" WHERE "cycleId" = ${cycleId}::uuid`
    : [];
  const late = publishedAt
    ? await tx.$queryRaw<Late[]>`
        SELECT n."itemId"::text AS "itemId", a.role::text AS role, a."unitId"::text AS "unitId",
          count(*) FILTER (WHERE n.level IS NOT NULL)::int AS people, count(*) FILTER (WHERE n.measured IS NOT NULL AND NOT n.skipped)::int AS measured
        FROM "Assessment" a JOIN "Answer" n ON n."assessmentId" = a.id
        WHERE a."cycleId" = ${cycleId}::uuid AND a."submittedAt" > ${publishedAt.toISOString()}::timestamptz AND a."withdrawnAt" IS NULL
        GROUP BY 1, 2, 3`
    : [];
  const added = resultsOf(tallies, published);
  const renewed = renewedOf(published, tallies, late);
  if (publishedAt && added.length === 0 && renewed.length === 0) return null;
  await inBatches(
    added,
    (json) => tx.$executeRaw`
      INSERT INTO "Result" ("cycleId", "itemId", kind, role, "unitPath", "unitIds", people, sum, squares, applicable) ${record(cycleId, json)}`,
  );
  await inBatches(
    renewed,
    (json) => tx.$executeRaw`
      UPDATE "Result" r SET people = n.people, sum = n.sum, squares = n.squares, applicable = n.applicable FROM (${record(cycleId, json)}) n
      WHERE r."cycleId" = n."cycleId" AND r."itemId" = n."itemId" AND r.kind = n.kind AND r.role = n.role AND r."unitPath" = n."unitPath"`,
  );
  await tx.cycle.update({ where: { id: cycleId }, data: { publishedAt: moment } });
  return { cycle: slug, added: added.length, renewed: renewed.length, stayed: published.length - renewed.length };
}

/**
 * Publishes the result of a cycle, in the transaction of its closing: what was tallied, in blocks of at least five people.
 * Publishing again changes a block only when at least five of its people submitted since, and adds a block only of people
 * who were in none; the rest of what came late counts nowhere. Without anything late it changes nothing.
 */
export async function publishResults(tx: Tx, cycleId: string): Promise<void> {
  const published = await writeResults(tx, cycleId);
  if (published) await audit(tx, { id: null }, "result.publish", cycleId, published);
}
