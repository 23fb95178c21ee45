import type { RoleKind } from "@/lib/policy";

/** What is published of one item about one block of people; `Result` as reports look at it. */
export type Block = {
  kind: "level" | "measured";
  role: RoleKind;
  unitPath: string;
  /** Of people of several units, which units these are. */
  unitIds: readonly string[];
  people: number;
  sum: number;
  squares: number;
  applicable: number;
};

/** What somebody sees as a leader, by the paths of units, and as a manager, by their ids. */
export type Sight = { leads: (unitPath: string) => boolean; manages: (unitId: string) => boolean };

/**
 * Whether a block may be shown to somebody: it is of a place they lead, and does not hold people of one unit that they
 * manage beside those of another, for what they opened by name could be taken off it.
 */
export const mayShow = ({ unitPath, unitIds }: Pick<Block, "unitPath" | "unitIds">, { leads, manages }: Sight): boolean =>
  leads(unitPath) && !(unitIds.length > 1 && unitIds.some(manages));

/** An item of a cycle with its blocks. */
export type Blocked = { weight: number; section: string; channels: readonly string[]; blocks: readonly Block[] };

/**
 * Sums over whole blocks, from which every figure of a report can be worked out again: how many answers have a level and
 * to how many the item applied; the weights, weight × level and weight × level², of those with a level; and the people of
 * the smallest block.
 */
export type Sums = { given: number; applicable: number; weight: number; thirds: number; squares: number; fewest: number };

const none: Sums = { given: 0, applicable: 0, weight: 0, thirds: 0, squares: 0, fewest: Number.POSITIVE_INFINITY };
const added = (a: Sums, b: Sums): Sums => ({
  given: a.given + b.given,
  applicable: a.applicable + b.applicable,
  weight: a.weight + b.weight,
  thirds: a.thirds + b.thirds,
  squares: a.squares + b.squares,
  fewest: Math.min(a.fewest, b.fewest),
});

/** The sums of these together. */
export const together = (all: readonly Sums[]): Sums => all.reduce(added, none);

/** Whether fewer than half of what applies has a level, so that there is no score. */
export const isThin = ({ given, applicable }: Sums): boolean => given * 2 < applicable;

/** The weighted mean of levels, from 0 to 100: levels count 0, 1/3, 2/3 and 1. */
export const pointsOf = ({ thirds, weight }: Sums): number => (weight === 0 ? 0 : (100 * thirds) / (3 * weight));

// From a number of people, their mean and their exact deviation the levels of each can nearly always be worked out; from one
// of two steps, and of ten people and more, as good as never beyond what the mean tells by itself.
const [apartFrom, apartAmong] = [25, 10];

/**
 * Whether answers within a unit lie apart: their standard deviation is 25 points of 100 or more (of at most 50). Null of
 * fewer than ten people.
 */
export const isApart = ({ thirds, weight, squares, fewest }: Sums): boolean | null =>
  weight === 0 || fewest < apartAmong ? null : (100 / 3) * Math.sqrt(Math.max(0, squares / weight - (thirds / weight) ** 2)) >= apartFrom;

/** A unit with its sums; `points` is null where coverage is below half. */
export type Placed = { path: string; sums: Sums; points: number | null };

/** What a row of the report shows: how far the units of a place lie apart on an item, or on several together. */
export type Spread = {
  /** Each unit that may be shown, in the order of their paths. */
  units: Placed[];
  /** Blocks of people of several units, whose own figures are withheld. */
  shared: Placed[];
  /** Over the units with a score; null when there are none. */
  low: number | null;
  high: number | null;
  mean: number | null;
  /** The highest minus the lowest, and the standard deviation between units. Null with fewer than two. */
  spread: number | null;
  deviation: number | null;
  /** What the mean was worked out from. */
  sums: Sums;
};

/** Which blocks are looked at: those under a path, of one role or of all. */
export type Lens = { path: string; role: RoleKind | null };

const seen = ({ path, role }: Lens, block: Block) => block.kind === "level" && block.unitPath.startsWith(path) && (role === null || block.role === role);

/**
 * How far the units under a path lie apart on these items together. `isGroup` tells which paths hold other units: a block
 * of theirs is of people of several units, and is no unit of the comparison, unless there are no others.
 */
export function spreadOf(items: readonly Blocked[], lens: Lens, isGroup: (path: string) => boolean): Spread {
  const byPath = new Map<string, Sums>();
  for (const { weight, blocks } of items)
    for (const block of blocks) {
      if (!seen(lens, block)) continue;
      const sums = {
        given: block.people,
        applicable: block.applicable,
        weight: weight * block.people,
        thirds: weight * block.sum,
        squares: weight * block.squares,
        fewest: block.people,
      };
      byPath.set(block.unitPath, added(byPath.get(block.unitPath) ?? none, sums));
    }
  const all = [...byPath].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, sums]): Placed => ({ path, sums, points: isThin(sums) ? null : pointsOf(sums) }));
  const alone = all.filter(({ path }) => !isGroup(path));
  const [units, shared] = alone.length > 0 ? [alone, all.filter(({ path }) => isGroup(path))] : [all, []];
  const scored = units.filter(({ points }) => points !== null);
  const points = scored.map((unit) => unit.points ?? 0);
  const sums = together(scored.map((unit) => unit.sums));
  const [low, high] = points.length > 0 ? [Math.min(...points), Math.max(...points)] : [null, null];
  const middle = points.reduce((sum, value) => sum + value, 0) / points.length;
  return {
    units,
    shared,
    low,
    high,
    mean: points.length > 0 ? pointsOf(sums) : null,
    spread: points.length > 1 && low !== null && high !== null ? high - low : null,
    deviation: points.length > 1 ? Math.sqrt(points.reduce((sum, value) => sum + (value - middle) ** 2, 0) / points.length) : null,
    sums,
  };
}

/** The least consistent first; what cannot be compared last, in the order it came. */
export const leastAlike = <T extends { spread: Spread }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => (b.spread.spread ?? -1) - (a.spread.spread ?? -1));

/** A unit, or several together, by the share of measured people within the limit, against the target of the standard. */
export type Delivered = { path: string; people: number; within: number; share: number; short: number };

/** From how many points below its target a share is no longer near it. */
export const nearTarget = 2;

/** On target, at most 2 points below, or more; compared in whole numbers, so that the borders fall where they belong. */
export const deliveryBand = ({ people, within }: { people: number; within: number }, target: number): "on" | "near" | "below" =>
  100 * within >= target * people ? "on" : 100 * within >= (target - nearTarget) * people ? "near" : "below";

const deliveredAt = (path: string, people: number, within: number, target: number): Delivered => {
  const share = (100 * within) / people;
  return { path, people, within, share, short: Math.max(0, target - share) };
};

/** The share within the limit by unit and over all blocks under a path; `whole` is null when nothing measured may be shown. */
export function deliveryOf(item: Blocked & { target: number }, lens: Lens): { units: Delivered[]; whole: Delivered | null } {
  const byPath = new Map<string, { people: number; within: number }>();
  for (const { kind, role, unitPath, people, sum } of item.blocks) {
    if (kind !== "measured" || !unitPath.startsWith(lens.path) || (lens.role !== null && role !== lens.role)) continue;
    const before = byPath.get(unitPath) ?? { people: 0, within: 0 };
    byPath.set(unitPath, { people: before.people + people, within: before.within + sum });
  }
  const units = [...byPath].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, { people, within }]) => deliveredAt(path, people, within, item.target));
  const people = units.reduce((sum, unit) => sum + unit.people, 0);
  const within = units.reduce((sum, unit) => sum + unit.within, 0);
  return { units, whole: people === 0 ? null : deliveredAt(lens.path, people, within, item.target) };
}

/** A version of a standard in one cycle. */
export type Frozen = { standardId: string; number: number };

/** Whether a version after the earlier one and up to the later one changed materially: then the trend has a mark between them. */
export const changedBetween = (earlier: Frozen, later: Frozen, material: ReadonlySet<string>): boolean => {
  for (let number = earlier.number + 1; number <= later.number; number++) if (material.has(`${later.standardId} ${number}`)) return true;
  return false;
};

/** How many second opinions were given, and of these agreed with, disagreed with and closed: only what its person reacted to is closed. */
export type SecondCounts = { given: number; accepted: number; disagreed: number; closed: number };

/**
 * The counts of second opinions as far as they may be shown: null for one that would tell, by itself or taken off the
 * others, of fewer people than the floor.
 */
export function partsShown({ given, accepted, disagreed, closed }: SecondCounts, floor: number) {
  const enough = (...parts: number[]) => parts.every((count) => count === 0 || count >= floor);
  const both = enough(accepted, disagreed, given - accepted - disagreed);
  const agreed = enough(accepted, given - accepted);
  return {
    given,
    accepted: agreed ? accepted : null,
    disagreed: both || (!agreed && enough(disagreed, given - disagreed)) ? disagreed : null,
    closed: enough(closed, given - closed) && (!both || enough(accepted + disagreed - closed)) ? closed : null,
  };
}
