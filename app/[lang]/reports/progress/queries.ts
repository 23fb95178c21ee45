import { listProgress } from "@/assessments/cycles/queries";
import { type Progress, totalOf } from "@/assessments/cycles/rules";
import { db } from "@/lib/db";
import { type Actor, can, isA } from "@/lib/policy";
import { listUnits, type Unit } from "@/reports/queries";

/** How far the people of a unit are; `together` when the row holds people of several small units. */
export type ProgressRow = { unit: Unit; together: boolean; progress: Progress };

/** How far a cycle is as the actor may see it: `whole` over all of their places, null when that is nobody. */
export type ProgressShown = { cycles: { slug: string; open: boolean }[]; cycle: string | null; rows: ProgressRow[]; whole: Progress | null };

/**
 * How far a cycle is by unit: for leaders the blocks of five people and more in their places, for managers their own units,
 * however small. Null for who is neither, and for a cycle that is not there.
 */
export async function findProgress(actor: Actor, asked: string): Promise<ProgressShown | null> {
  if (!isA(actor, "leader") && !isA(actor, "manager")) return null;
  const cycles = await db.cycle.findMany({
    where: { openedAt: { not: null } },
    orderBy: { opensOn: "desc" },
    take: 24,
    select: { id: true, slug: true, state: true },
  });
  const shown = cycles.map(({ slug, state }) => ({ slug, open: state === "open" }));
  const cycle = asked === "" ? cycles[0] : cycles.find(({ slug }) => slug === asked);
  if (!cycle) return asked === "" ? { cycles: shown, cycle: null, rows: [], whole: null } : null;
  const units = await listUnits(actor.lang);
  const byPath = new Map(units.map((unit) => [unit.path, unit]));
  const led = (unit: Unit) => can(actor, "report.read", { scope: { brand: unit.brand, unitPath: unit.path } });
  const managed = units.filter((unit) => can(actor, "report.team", { scope: { brand: unit.brand, unitPath: unit.path } }));
  const own = await db.assessment.groupBy({
    by: ["unitPath"],
    where: { cycleId: cycle.id, withdrawnAt: null, unitPath: { in: managed.map(({ path }) => path) } },
    _count: { _all: true, openedAt: true, submittedAt: true },
    _sum: { items: true, given: true },
  });
  const rows = new Map<string, ProgressRow>();
  if (isA(actor, "leader"))
    for (const { path, together, name: _, own: __, ...progress } of (await listProgress(actor, cycle.id)).rows) {
      const unit = byPath.get(path);
      if (unit && led(unit)) rows.set(path, { unit, together, progress });
    }
  const blocks = new Map([...rows].map(([path, { progress }]) => [path, progress]));
  for (const { unitPath, _count, _sum } of own) {
    const unit = byPath.get(unitPath);
    const progress = { people: _count._all, begun: _count.openedAt, submitted: _count.submittedAt, items: _sum.items ?? 0, given: _sum.given ?? 0 };
    // Where they lead too, the row of the block says it already.
    if (!unit || rows.get(unitPath)?.together === false) continue;
    if (!rows.has(unitPath)) rows.set(unitPath, { unit, together: false, progress });
    if (!led(unit)) blocks.set(unitPath, progress);
  }
  return {
    cycles: shown,
    cycle: cycle.slug,
    rows: [...rows.values()].sort((a, b) => (a.unit.path < b.unit.path ? -1 : 1)),
    whole: blocks.size === 0 ? null : totalOf(blocks),
  };
}
