/**
 * `npm run recount [-- 2026-3 …]`: counts every cycle, or those named, anew from its answers, says what was kept otherwise
 * and puts it right: roll-ups, and how far each assessment is. On PostgreSQL beside a running house; the embedded database
 * is held by the house, which has to be stopped first.
 */
import { type Recounted, recount } from "@/assessments/tally/commands";
import { boot } from "@/lib/boot";
import { DamagedError, db } from "@/lib/db";
import { HeldError } from "@/lib/lock";

const said = (counts: number[] | null) =>
  counts
    ? ["people", "sum", "squares", "applicable", "measured", "within"]
        .map((name, at) => `${name} ${counts[at]}`)
        .filter((_, at) => counts[at] !== 0)
        .join(", ")
    : "nothing";

/** What was put right, in words. */
async function report(slug: string, { progress, tallies, amiss }: Recounted): Promise<void> {
  if (progress + tallies === 0) return console.log(`${slug}: everything is right`);
  console.log(`${slug}: put right the progress of ${progress} assessments and ${tallies} roll-ups`);
  const units = await db.unit.findMany({ where: { id: { in: amiss.map(({ unitId }) => unitId) } }, select: { id: true, path: true } });
  const items = await db.cycleItem.findMany({
    where: { id: { in: amiss.map(({ itemId }) => itemId) } },
    select: { id: true, standard: { select: { code: true } } },
  });
  for (const { unitId, role, itemId, kept, counted } of amiss) {
    const unit = units.find(({ id }) => id === unitId)?.path ?? unitId;
    const code = items.find(({ id }) => id === itemId)?.standard.code ?? itemId;
    console.log(`  ${unit} ${role} ${code}: kept ${said(kept)}; counted ${said(counted)}`);
  }
  if (tallies > amiss.length) console.log(`  and ${tallies - amiss.length} more`);
}

async function run(): Promise<void> {
  const asked = process.argv.slice(2);
  const { database } = await boot("a recount");
  const cycles = await db.cycle.findMany({
    where: { state: { notIn: ["planned", "opening"] }, ...(asked.length > 0 ? { slug: { in: asked } } : {}) },
    orderBy: { opensOn: "asc" },
    select: { id: true, slug: true },
  });
  for (const slug of asked) if (!cycles.some((cycle) => cycle.slug === slug)) console.error(`${slug}: there is no such cycle that was opened`);
  for (const { id, slug } of cycles) {
    const found = await db.$transaction(
      async (tx) => {
        // Ten million answers take longer than what somebody waits for.
        await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
        return recount(tx, id);
      },
      { maxWait: 60_000, timeout: 3_600_000 },
    );
    await report(slug, found);
  }
  await database.close();
  process.exitCode = cycles.length < asked.length ? 1 : 0;
}

run().catch((error) => {
  if (!(error instanceof HeldError || error instanceof DamagedError)) throw error;
  console.error(error.message);
  process.exit(1);
});
