import fc from "fast-check";
import { expect, test } from "vitest";
import { type Block, type Late, renewedOf, resultsOf, type Tallied } from "@/assessments/results/rules";
import { deliveryOf, type Lens, spreadOf } from "./rules";

// Everything a leader can reach is a sum over people. Each submission gets a power of two as its level, so that a sum says
// whose it is, and what can be solved from the sums is asked of the rank of their equations, in whole numbers.

// Not the product’s own constant: it is what is proved.
const floor = 5;

type Role = "employee" | "manager";
/** What somebody submitted: where, and whether with a level and with a measured value; `bit` is the number of the submission. */
type Submission = { person: number; unit: string; role: Role; level: boolean; measured: boolean; bit: number };
type Equation = bigint;

const item = "item";
const isGroup = (units: readonly string[]) => (path: string) => units.some((other) => other !== path && other.startsWith(path));

/** The tally of these submissions; `what` gets the powers of two, what else there is stays a count. */
function talliesOf(submissions: readonly Submission[], what: "level" | "applicable"): Tallied[] {
  const rows = new Map<string, Tallied>();
  for (const { unit, role, level, measured, bit } of submissions) {
    const key = `${unit} ${role}`;
    const row = rows.get(key) ?? { itemId: item, role, unitId: unit, unitPath: unit, people: 0, sum: 0, squares: 0, applicable: 0, measured: 0, within: 0 };
    rows.set(key, row);
    row.applicable += what === "applicable" ? 2 ** bit : 1;
    if (level) {
      row.people += 1;
      row.sum += 2 ** bit;
      row.squares += 2 ** bit;
    }
    if (level && measured) {
      row.measured += 1;
      row.within += 2 ** bit;
    }
  }
  return [...rows.values()];
}

/** Every filter of the reports: all places, all roles; principles, channels and cycles choose items, each solved by itself. */
const lensesOf = (units: readonly string[]): Lens[] =>
  [...new Set(units.flatMap((path) => [path, "/r/"]))].flatMap((path) => ([null, "employee", "manager"] as const).map((role) => ({ path, role })));

type Seen = { level: Equation[]; measured: Equation[]; applicable: Equation[] };

/** All numbers of all pages over all filters, as equations; `weight` shows that weights only scale them. */
function seenIn(blocks: readonly Block[], units: readonly string[], seen: Seen, what: "level" | "applicable"): void {
  const blocked = { weight: 1, section: "needs", channels: [], target: 90, blocks };
  for (const lens of lensesOf(units)) {
    const { units: shown, shared, sums } = spreadOf([blocked], lens, isGroup(units));
    const all = [...shown, ...shared].map((one) => one.sums).concat(sums);
    for (const one of all) {
      if (what === "applicable") seen.applicable.push(BigInt(one.applicable));
      else seen.level.push(BigInt(one.thirds), BigInt(one.squares));
    }
    if (what === "applicable") continue;
    const delivered = deliveryOf(blocked, lens);
    for (const one of [...delivered.units, ...(delivered.whole ? [delivered.whole] : [])]) seen.measured.push(BigInt(one.within));
  }
}

/** The rank of a matrix of whole numbers, exactly (Bareiss). */
function rankOf(rows: readonly (readonly bigint[])[]): number {
  const left = rows.map((row) => [...row]);
  let rank = 0;
  let last = 1n;
  for (let column = 0; column < (left[0]?.length ?? 0) && rank < left.length; column++) {
    const at = left.findIndex((row, index) => index >= rank && row[column] !== 0n);
    if (at < 0) continue;
    [left[rank], left[at]] = [left[at] as bigint[], left[rank] as bigint[]];
    const pivot = left[rank] as bigint[];
    for (const row of left.slice(rank + 1)) {
      const factor = row[column] ?? 0n;
      for (let cell = 0; cell < row.length; cell++) row[cell] = ((row[cell] ?? 0n) * (pivot[column] ?? 0n) - (pivot[cell] ?? 0n) * factor) / last;
    }
    last = pivot[column] ?? 1n;
    rank++;
  }
  return rank;
}

/**
 * The fewest people about whom something can be solved from these equations, when that is fewer than five; else null. A
 * combination about nobody else exists exactly when the rank falls once their columns are left out. People who stand in the
 * same equations cannot be told apart, so they are tried together. Of somebody who submitted anew both answers are unknown.
 */
function solvable(equations: readonly Equation[], submissions: readonly Submission[]): number | null {
  const rows = [...new Set(equations)].filter((row) => row !== 0n);
  const column = (bit: number) => rows.map((row) => (row >> BigInt(bit)) & 1n);
  const bitsOf = new Map<number, number[]>();
  for (const { person, bit } of submissions) bitsOf.set(person, [...(bitsOf.get(person) ?? []), bit]);
  const classes = new Map<string, { size: number; columns: bigint[][] }>();
  for (const bits of bitsOf.values()) {
    const columns = bits.map(column).filter((one) => one.some((cell) => cell !== 0n));
    if (columns.length === 0) continue;
    const key = columns.map((one) => one.join("")).join(" ");
    const found = classes.get(key);
    if (found) found.size++;
    else classes.set(key, { size: 1, columns });
  }
  const all = [...classes.values()];
  const rank = rankOf(all.flatMap(({ columns }) => columns));
  const small = all.filter(({ size }) => size < floor);
  let fewest: number | null = null;
  const search = (from: number, chosen: typeof all, size: number): void => {
    if (size > 0 && rankOf(all.filter((one) => !chosen.includes(one)).flatMap(({ columns }) => columns)) < rank) fewest = Math.min(fewest ?? size, size);
    for (let at = from; at < small.length; at++) {
      const next = small[at] as (typeof all)[number];
      if (size + next.size < floor) search(at + 1, [...chosen, next], size + next.size);
    }
  };
  search(0, [], 0);
  return fewest;
}

const house = fc.record({
  parents: fc.array(fc.nat(6), { minLength: 1, maxLength: 8 }),
  people: fc.array(
    fc.record({
      unit: fc.nat(8),
      manages: fc.integer({ min: 0, max: 3 }),
      level: fc.integer({ min: 0, max: 5 }),
      measured: fc.boolean(),
      // Submits in time, late, in time and anew, or in time and takes it back for good.
      when: fc.constantFrom("first", "first", "first", "first", "late", "late", "again", "gone"),
    }),
    { minLength: 4, maxLength: 24 },
  ),
});

/** The paths of a tree: each unit under one before it, or under the root. */
function treeOf(parents: readonly number[]): string[] {
  const units = ["/r/"];
  for (const [at, parent] of parents.entries()) units.push(`${units[parent % units.length]}u${at}/`);
  return units;
}

/** Publishes, publishes again after a reopening, and gives everything that was ever to be seen. */
function replay({ parents, people }: typeof house extends fc.Arbitrary<infer H> ? H : never) {
  const units = treeOf(parents);
  const submissions: Submission[] = [];
  const first: Submission[] = [];
  const second: Submission[] = [];
  const late: Late[] = [];
  for (const [person, { unit, manages, level, measured, when }] of people.entries()) {
    const make = (): Submission => ({
      person,
      unit: units[unit % units.length] ?? "/r/",
      role: manages === 0 ? "manager" : "employee",
      level: level > 0,
      measured,
      bit: submissions.length,
    });
    const given: Submission[] = [];
    if (when !== "late") {
      const one = make();
      submissions.push(one);
      first.push(one);
      given.push(one);
    }
    if (when === "late" || when === "again") {
      const one = make();
      submissions.push(one);
      given.push(one);
      late.push({ itemId: item, role: one.role, unitId: one.unit, people: one.level ? 1 : 0, measured: one.level && one.measured ? 1 : 0 });
    }
    const last = given.at(-1);
    if (when !== "gone" && last) second.push(last);
  }
  // As the database gives it: a row for each unit and role.
  const lateByUnit = [...new Set(late.map((one) => `${one.role} ${one.unitId}`))].map((key) => {
    const rows = late.filter((one) => `${one.role} ${one.unitId}` === key);
    const total = (of: (one: Late) => number) => rows.reduce((sum, one) => sum + of(one), 0);
    return { ...(rows[0] as Late), people: total((one) => one.people), measured: total((one) => one.measured) };
  });
  const seen: Seen = { level: [], measured: [], applicable: [] };
  const snapshots: Block[][] = [];
  for (const what of ["level", "applicable"] as const) {
    const published = resultsOf(talliesOf(first, what));
    const now = talliesOf(second, what);
    const renewed = renewedOf(published, now, lateByUnit);
    const again = [
      ...published.map((block) => renewed.find((one) => one.kind === block.kind && one.role === block.role && one.unitPath === block.unitPath) ?? block),
      ...resultsOf(now, published),
    ];
    for (const blocks of [published, again]) {
      seenIn(blocks, units, seen, what);
      if (what === "level") snapshots.push(blocks);
    }
  }
  return { units, submissions, seen, snapshots };
}

test("From all figures of all filters, before and after a late publication, nothing can be solved about fewer than five people", () => {
  fc.assert(
    fc.property(house, (given) => {
      const { submissions, seen } = replay(given);
      for (const kind of ["level", "measured", "applicable"] as const) expect(solvable(seen[kind], submissions), kind).toBeNull();
    }),
    { numRuns: 300 },
  );
});

test("No figure is about fewer than five people, and what a place holds beyond the places under it is nobody, or five and more", () => {
  fc.assert(
    fc.property(house, (given) => {
      const { units, snapshots } = replay(given);
      for (const blocks of snapshots)
        for (const role of [null, "employee", "manager"] as const) {
          const peopleIn = (path: string) => {
            const { units: shown, shared } = spreadOf([{ weight: 1, section: "needs", channels: [], blocks }], { path, role }, isGroup(units));
            for (const { sums } of [...shown, ...shared]) expect(sums.given).toBeGreaterThanOrEqual(floor);
            return [...shown, ...shared].reduce((sum, one) => sum + one.sums.given, 0);
          };
          for (const path of units) {
            const below = units.filter((other) => other.startsWith(path) && other.slice(path.length).split("/").length === 2);
            const rest = peopleIn(path) - below.reduce((sum, other) => sum + peopleIn(other), 0);
            expect(rest === 0 || rest >= floor).toBe(true);
          }
        }
    }),
    { numRuns: 200 },
  );
});

test("A principle is the weighted sum of its standards, so that it tells nothing that they do not", () => {
  fc.assert(
    fc.property(house, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), (given, one, other) => {
      const { units, snapshots } = replay(given);
      const items = [one, other].map((weight, at) => ({ weight, section: "needs", channels: [], blocks: snapshots[at] ?? [] }));
      for (const lens of lensesOf(units)) {
        const together = spreadOf(items, lens, () => false).units;
        const apart = items.map((it) => spreadOf([it], lens, () => false).units);
        for (const { path, sums } of together) {
          const parts = apart.map((rows) => rows.find((row) => row.path === path)?.sums.thirds ?? 0);
          expect(sums.thirds).toBe((parts[0] ?? 0) + (parts[1] ?? 0));
        }
      }
    }),
    { numRuns: 50 },
  );
});

test("The proof finds what can be solved: a total beside the units that are shown gives the hidden one away", () => {
  const people = (unit: string, count: number, from: number): Submission[] =>
    Array.from({ length: count }, (_, at) => ({ person: from + at, unit, role: "employee", level: true, measured: false, bit: from + at }));
  const [large, small] = [people("/r/a/", 6, 0), people("/r/b/", 3, 6)];
  const sum = (of: Submission[]) => of.reduce((total, { bit }) => total + 2n ** BigInt(bit), 0n);
  expect(solvable([sum(large)], [...large, ...small])).toBeNull();
  expect(solvable([sum(large), sum([...large, ...small])], [...large, ...small])).toBe(3);
  // Two publications that differ by one person who came late.
  const [newcomer] = people("/r/a/", 1, 9);
  expect(solvable([sum(large), sum([...large, newcomer as Submission])], [...large, newcomer as Submission])).toBe(1);
});
