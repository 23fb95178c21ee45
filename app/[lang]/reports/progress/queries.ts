import { countSecondOpinions } from "@/assessments/[id]/second-opinion/queries";
import { listProgress } from "@/assessments/cycles/queries";
import { type Progress, totalOf } from "@/assessments/cycles/rules";
import { findFloor } from "@/assessments/results/queries";
import { db } from "@/lib/db";
import { type Actor, can, isA, reach, type Scope } from "@/lib/policy";
import { listUnits, type Unit } from "@/reports/queries";
import { partsShown } from "@/reports/rules";

/** How far the people of a unit are; `together` when the row holds people of several small units. */
export type ProgressRow = { unit: Unit; together: boolean; progress: Progress };

/** How far a cycle is as the actor may see it: `whole` over all of their places, null when that is nobody. */
export type ProgressShown = {
  cycles: { slug: string; open: boolean }[];
  cycle: string | null;
  rows: ProgressRow[];
  whole: Progress | null;
  /** Of how many people at least a leader sees a row. */
  floor: number;
};

/**
 * How far a cycle is by unit: for leaders the blocks of as many people as the floor and more in their places, for managers their own units,
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
  const floor = await findFloor();
  if (!cycle) return asked === "" ? { cycles: shown, cycle: null, rows: [], whole: null, floor } : null;
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
    floor,
  };
}

/**
 * How many second opinions were given in a closed cycle in all places that the actor leads, and how many of these were
 * agreed with, disagreed with and closed; null for one of these that would tell of fewer than the floor. Null without any.
 */
export async function findSecondCounts(actor: Actor, cycle: string) {
  const { everywhere, brands, unitPaths } = reach(actor, "leader");
  const scopes: Scope[] = everywhere
    ? [{ brand: null, unitPath: null }]
    : [...brands.map((brand) => ({ brand, unitPath: null })), ...unitPaths.map((unitPath) => ({ brand: null, unitPath }))];
  const blocks = new Map<string, { given: number; accepted: number; disagreed: number; closed: number }>();
  for (const scope of scopes) for (const { unitPath, ...counts } of (await countSecondOpinions(actor, cycle, scope)) ?? []) blocks.set(unitPath, counts);
  const sum = (of: "given" | "accepted" | "disagreed" | "closed") => [...blocks.values()].reduce((all, counts) => all + counts[of], 0);
  const given = sum("given");
  if (given === 0) return null;
  return partsShown({ given, accepted: sum("accepted"), disagreed: sum("disagreed"), closed: sum("closed") }, await findFloor());
}
