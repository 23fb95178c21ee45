import { findFloor } from "@/assessments/results/queries";
import type { Actor } from "@/lib/policy";
import { shared } from "@/lib/shared";
import type { Asked } from "@/reports/addresses";
import {
  findPast,
  findResult,
  type Item,
  type Looking,
  listPublished,
  listUnits,
  lookingOf,
  type PublishedCycle,
  readableUnits,
  type Snapshot,
  type Unit,
  withheldOf,
} from "@/reports/queries";
import { changedBetween, type Lens, leastAlike, type Spread, spreadOf } from "@/reports/rules";
import type { Forebear } from "@/standards/queries";

/** What the actor reads as a leader: the place and the cycle that were asked for, with what else can be chosen. */
export type Choice = {
  units: Map<string, Unit>;
  /** The place itself, those above it that the actor may read, and the groups directly under it. */
  place: Unit;
  above: Unit[];
  below: Unit[];
  cycles: PublishedCycle[];
  looking: Looking;
  /** Null while no result is published. */
  cycle: PublishedCycle | null;
};

/** The place and cycle that are asked for, or those to begin with. Null when the actor may not read it or it does not exist. */
export async function findChoice(actor: Actor, asked: Asked): Promise<Choice | null> {
  const [all, floor] = [await listUnits(actor.lang), await findFloor()];
  const readable = readableUnits(actor, all);
  const tops = readable.filter(({ path }) => !readable.some((other) => other.path !== path && path.startsWith(other.path)));
  const place = asked.unit === "" ? tops[0] : readable.find(({ slug }) => slug === asked.unit);
  if (!place) return null;
  const cycles = await listPublished(place);
  const cycle = asked.cycle === "" ? (cycles.find(({ filled }) => filled) ?? cycles[0] ?? null) : cycles.find(({ slug }) => slug === asked.cycle);
  if (cycle === undefined) return null;
  const within = readable.filter(({ path }) => path !== place.path && path.startsWith(place.path));
  return {
    units: new Map(all.map((unit) => [unit.path, unit])),
    place,
    above: [...tops.filter(({ path }) => !place.path.startsWith(path)), ...readable.filter(({ path }) => path !== place.path && place.path.startsWith(path))],
    below: within
      .filter(({ isGroup, path }) => isGroup && !within.some((other) => other.isGroup && other.path !== path && path.startsWith(other.path)))
      .slice(0, 30),
    looking: lookingOf(actor, all, floor),
    cycles,
    cycle,
  };
}

/** A row: a standard, or the items of a principle or of everything together. */
export type Row = {
  /** The code of a standard, the slug of a principle, or `all`. */
  of: string;
  items: Item[];
  spread: Spread;
};

/** What a row was in the cycle before: with the standards it followed on, and whether a version changed materially in between. */
export type Before = { cycle: string; spread: Spread; followed: Forebear[]; changed: boolean };

export type Consistency = {
  lens: Lens;
  snapshot: Snapshot;
  principles: Row[];
  /** All of them, the least consistent first. */
  standards: Row[];
  whole: Row;
};

const isGroupIn =
  ({ units }: Choice) =>
  (path: string): boolean =>
    units.get(path)?.isGroup ?? false;

const keep = 200;
const worked = () => shared("reports.consistency", () => new Map<string, Promise<Consistency>>());

/** How far the units of a place lie apart in a cycle, by principle and by standard; kept in memory for as long as the result stands. */
export function findConsistency(choice: Choice, cycle: PublishedCycle, asked: Asked): Promise<Consistency> {
  const store = worked();
  const key = [cycle.id, cycle.publishedAt.getTime(), choice.place.path, asked.role, asked.channel, asked.principle, choice.looking.key].join(" ");
  const found = store.get(key) ?? workOut(choice, cycle, asked);
  store.delete(key);
  store.set(key, found);
  found.catch(() => store.delete(key));
  for (const old of store.keys()) if (store.size > keep) store.delete(old);
  return found;
}

async function workOut(choice: Choice, cycle: PublishedCycle, asked: Asked): Promise<Consistency> {
  const snapshot = await findResult(cycle, choice.looking);
  const lens: Lens = { path: choice.place.path, role: asked.role === "" ? null : asked.role };
  const isGroup = isGroupIn(choice);
  const rowOf = (of: string, items: Item[]): Row => ({ of, items, spread: spreadOf(items, lens, isGroup) });
  const shown = snapshot.items
    .filter(({ channels }) => asked.channel === "" || channels.includes(asked.channel))
    .map((item) => rowOf(item.code, [item]))
    .filter(({ spread }) => spread.units.length > 0);
  const sections = new Map<string, Item[]>();
  for (const { items } of shown) for (const item of items) sections.set(item.section, [...(sections.get(item.section) ?? []), item]);
  const standards = shown.filter(({ items }) => asked.principle === "" || items[0]?.section === asked.principle);
  return {
    lens,
    snapshot,
    principles: leastAlike([...sections].sort(([a], [b]) => (a < b ? -1 : 1)).map(([section, items]) => rowOf(section, items))),
    standards: leastAlike(standards),
    whole: rowOf(
      asked.principle || "all",
      standards.flatMap(({ items }) => items),
    ),
  };
}

/**
 * What each row was in an earlier cycle: by the same standards, and where one was not there yet by those it followed on. Null
 * for a row of which nothing was asked then.
 */
export async function findBefore(rows: readonly Row[], choice: Choice, lens: Lens, cycle: PublishedCycle): Promise<Map<string, Before>> {
  const key = `${cycle.id} ${cycle.publishedAt.getTime()}`;
  const missing = rows.filter((row) => !befores.get(row)?.has(key));
  const found = missing.length > 0 ? await workOutBefore(missing, choice, lens, cycle) : new Map<string, Before>();
  for (const row of missing) befores.set(row, new Map([...(befores.get(row) ?? []), [key, found.get(row.of) ?? null]]));
  return new Map(
    rows.flatMap((row) => {
      const before = befores.get(row)?.get(key);
      return before ? [[row.of, before] as const] : [];
    }),
  );
}

// Kept with the row, which is kept for as long as its result stands.
const befores = new WeakMap<Row, Map<string, Before | null>>();
const withheld = new WeakMap<Row, string[]>();

async function workOutBefore(rows: readonly Row[], choice: Choice, lens: Lens, cycle: PublishedCycle): Promise<Map<string, Before>> {
  const { items: then } = await findResult(cycle, choice.looking);
  const { material, lines } = await findPast([...new Set(rows.flatMap(({ items }) => items.map(({ standardId }) => standardId)))]);
  const isGroup = isGroupIn(choice);
  const earlier = new Map(then.map((item) => [item.standardId, item]));
  return new Map(
    rows.flatMap((row) => {
      const found = row.items.flatMap((item): { item: Item; followed: Forebear | null; changed: boolean }[] => {
        const same = earlier.get(item.standardId);
        if (same) return [{ item: same, followed: null, changed: changedBetween(same, item, material) }];
        return (lines.get(item.standardId) ?? []).flatMap((followed) => {
          const before = earlier.get(followed.standardId);
          return before ? [{ item: before, followed, changed: false }] : [];
        });
      });
      const items = [...new Map(found.map(({ item }) => [item.id, item])).values()];
      const spread = spreadOf(items, lens, isGroup);
      if (spread.units.length === 0) return [];
      const followed = found.flatMap((one) => one.followed ?? []);
      return [[row.of, { cycle: cycle.slug, spread, followed, changed: found.some(({ changed }) => changed) }] as const];
    }),
  );
}

/** A row over all published cycles up to this one, the first first; a mark where a version changed materially since the one before. */
export async function findTrend(row: Row, choice: Choice, lens: Lens, until: PublishedCycle): Promise<Before[]> {
  const past = choice.cycles.slice(choice.cycles.findIndex(({ id }) => id === until.id) + 1).slice(0, 7);
  const trend: Before[] = [{ cycle: until.slug, spread: row.spread, followed: [], changed: false }];
  let later = row;
  for (const cycle of past) {
    const before = (await findBefore([later], choice, lens, cycle)).get(row.of);
    if (!before) continue;
    const [next] = trend;
    if (next) trend[0] = { ...next, changed: before.changed, followed: before.followed };
    trend.unshift({ ...before, changed: false, followed: [] });
    const { items } = await findResult(cycle, choice.looking);
    const kept = new Set([...later.items.map(({ standardId }) => standardId), ...before.followed.map(({ standardId }) => standardId)]);
    later = { of: row.of, items: items.filter(({ standardId }) => kept.has(standardId)), spread: before.spread };
  }
  return trend;
}

/** The units of which nothing of a row may be shown. */
export function withheldIn(row: Row, { snapshot, lens }: Pick<Consistency, "snapshot" | "lens">, { units }: Choice): Unit[] {
  const paths = withheld.get(row) ?? withheldOf(row.items, snapshot, units, lens).map(({ path }) => path);
  withheld.set(row, paths);
  return paths.flatMap((path) => units.get(path) ?? []);
}
