import fc from "fast-check";
import { expect, test } from "vitest";
import { blocksOf, totalOf, withhold } from "@/assessments/cycles/rules";
import { type Block as Result, renewedOf, resultsOf, type Tallied } from "@/assessments/results/rules";
import { type Block, deliveryOf, isApart, type Lens, mayShow, partsShown, spreadOf } from "./rules";

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

// In which publications somebody submitted, the first being at the closing; who is gone took it back for good before the second.
const submits = { first: [0], late: [1], again: [0, 1], gone: [0], last: [2], twice: [0, 2] } as const;

const house = fc.record({
  parents: fc.array(fc.nat(6), { minLength: 1, maxLength: 8 }),
  people: fc.array(
    fc.record({
      unit: fc.nat(8),
      manages: fc.integer({ min: 0, max: 3 }),
      level: fc.integer({ min: 0, max: 5 }),
      measured: fc.boolean(),
      when: fc.constantFrom("first", "first", "first", "first", "late", "late", "again", "gone", "last", "last", "twice"),
    }),
    { minLength: 4, maxLength: 24 },
  ),
});
type House = typeof house extends fc.Arbitrary<infer H> ? H : never;

/** The paths of a tree: each unit under one before it, or under the root. */
function treeOf(parents: readonly number[]): string[] {
  const units = ["/r/"];
  for (const [at, parent] of parents.entries()) units.push(`${units[parent % units.length]}u${at}/`);
  return units;
}

/** How many of a block's people submitted in these rounds, as the database counts them: by their last submission. */
function lateOf({ kind, role, unitIds }: Result, given: readonly Submission[]): number {
  const last = new Map(given.map((one) => [one.person, one]));
  return [...last.values()].filter((one) => one.level && unitIds.includes(one.unit) && one.role === role && (kind === "level" || one.measured)).length;
}

const partOf = ({ kind, role, unitPath }: Result) => `${kind} ${role} ${unitPath}`;

/** Publishes, twice more after a reopening, and gives everything that was ever to be seen by a leader, who may also manage a unit. */
function replay({ parents, people }: House, managed: number | null = null) {
  const units = treeOf(parents);
  const own = managed === null ? null : (units[managed % units.length] ?? "/r/");
  const isOwn = (unit: string) => own !== null && unit.startsWith(own);
  const rounds: Submission[][] = [[], [], []];
  const submissions: Submission[] = [];
  for (const [person, { unit, manages, level, measured, when }] of people.entries())
    for (const round of submits[when]) {
      const one: Submission = {
        person,
        unit: units[unit % units.length] ?? "/r/",
        role: manages === 0 ? "manager" : "employee",
        level: level > 0,
        measured,
        bit: submissions.length,
      };
      submissions.push(one);
      rounds[round]?.push(one);
    }
  const seen: Seen = { level: [], measured: [], applicable: [] };
  const snapshots: Result[][] = [];
  for (const what of ["level", "applicable"] as const) {
    // Each block with the round in which it was last counted.
    let published: (Result & { round: number })[] = [];
    for (const round of rounds.keys()) {
      const last = new Map(
        rounds
          .slice(0, round + 1)
          .flat()
          .map((one) => [one.person, one]),
      );
      const tallies = talliesOf(
        [...last.values()].filter(({ person }) => round === 0 || people[person]?.when !== "gone"),
        what,
      );
      const since = published.map(({ round: counted, ...block }) => ({ ...block, late: lateOf(block, rounds.slice(counted + 1, round + 1).flat()) }));
      const renewed = new Map(renewedOf(since, tallies).map((block) => [partOf(block), { ...block, round }]));
      const added = resultsOf(tallies, published).map((block) => ({ ...block, round }));
      published = [...published.map((block) => renewed.get(partOf(block)) ?? block), ...added];
      const shown = published.filter((block) => mayShow(block, { leads: () => true, manages: isOwn }));
      seenIn(shown, units, seen, what);
      if (what === "level") snapshots.push(published);
    }
  }
  return { units, submissions, seen, snapshots, isOwn };
}

/** The people and the equations without those whose answers are known already. */
function withoutKnown(submissions: readonly Submission[], isKnown: (unit: string) => boolean) {
  const others = submissions.filter(({ unit }) => !isKnown(unit));
  const mask = others.reduce((sum, { bit }) => sum | (1n << BigInt(bit)), 0n);
  return { others, left: (equations: readonly Equation[]) => equations.map((equation) => equation & mask) };
}

test("From all figures of all filters, before and after late publications, nothing can be solved about fewer than five people", () => {
  fc.assert(
    fc.property(house, (given) => {
      const { submissions, seen } = replay(given);
      for (const kind of ["level", "measured", "applicable"] as const) expect(solvable(seen[kind], submissions), kind).toBeNull();
    }),
    { numRuns: 300 },
  );
});

test("Nor can a leader who also manages a unit, and opened what its people answered, solve anything about fewer than five others", () => {
  fc.assert(
    fc.property(house, fc.nat(8), (given, managed) => {
      const { submissions, seen, isOwn } = replay(given, managed);
      const { others, left } = withoutKnown(submissions, isOwn);
      for (const kind of ["level", "measured", "applicable"] as const) expect(solvable(left(seen[kind]), others), kind).toBeNull();
    }),
    { numRuns: 100 },
  );
});

test("Nor do the rows of progress, with the rows of the units that somebody manages, tell of fewer than five others", () => {
  fc.assert(
    fc.property(house, fc.nat(8), ({ parents, people }, managed) => {
      const units = treeOf(parents);
      const own = units[managed % units.length] ?? "/r/";
      const submissions = people.map(
        ({ unit }, bit): Submission => ({ person: bit, unit: units[unit % units.length] ?? "/r/", role: "employee", level: true, measured: false, bit }),
      );
      const counts = units.flatMap((path) => {
        const here = submissions.filter(({ unit }) => unit === path);
        const items = here.reduce((sum, { bit }) => sum + 2 ** bit, 0);
        return here.length === 0 ? [] : [{ path, people: here.length, begun: 0, submitted: 0, given: 0, items }];
      });
      const { blocks } = blocksOf(counts);
      withhold(blocks, counts, (path) => path.startsWith(own));
      const shown = [...[...blocks.values()].map(({ items }) => items), ...units.map((path) => totalOf(blocks, path).items)].map(BigInt);
      const { others, left } = withoutKnown(submissions, (unit) => unit.startsWith(own));
      expect(solvable(left(shown), others)).toBeNull();
    }),
    { numRuns: 200 },
  );
});

test("No two blocks of a result, however often it is published, are of the same people’s place and role", () => {
  fc.assert(
    fc.property(house, (given) => {
      // Units that begin at different publications are what would make a second block at one place.
      const people = given.people.map((one) => ({ ...one, manages: 1, level: 1, when: (["first", "late", "last"] as const)[one.unit % 3] ?? "first" }));
      for (const blocks of replay({ ...given, people }).snapshots) expect(new Set(blocks.map(partOf)).size).toBe(blocks.length);
    }),
    { numRuns: 200 },
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

test("From how many they are, their mean and whether they lie apart nobody's level can be worked out, but where nearly all chose the same", () => {
  for (let people = 5; people <= 20; people++) {
    const seen = new Map<string, { sum: number; ways: number }>();
    for (let a = 0; a <= people; a++)
      for (let b = 0; a + b <= people; b++)
        for (let c = 0; a + b + c <= people; c++) {
          const top = people - a - b - c;
          const [sum, squares] = [b + 2 * c + 3 * top, b + 4 * c + 9 * top];
          const apart = isApart({ given: people, applicable: people, weight: people, thirds: sum, squares, fewest: people });
          const key = `${sum} ${apart}`;
          seen.set(key, { sum, ways: (seen.get(key)?.ways ?? 0) + 1 });
        }
    for (const { sum, ways } of seen.values()) if (ways === 1) expect(Math.min(sum, 3 * people - sum)).toBeLessThan(7);
  }
});

test("Of what became of second opinions no count, and none taken off the others, is of one to four people", () => {
  expect(partsShown({ given: 84, accepted: 74, disagreed: 9, closed: 70 }, 5)).toEqual({ given: 84, accepted: 74, disagreed: null, closed: 70 });
  expect(partsShown({ given: 84, accepted: 70, disagreed: 9, closed: 77 }, 5)).toEqual({ given: 84, accepted: 70, disagreed: 9, closed: null });
  expect(partsShown({ given: 12, accepted: 9, disagreed: 3, closed: 0 }, 5)).toEqual({ given: 12, accepted: null, disagreed: null, closed: 0 });
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(60), (accepted, disagreed, open, share) => {
      const given = accepted + disagreed + open;
      const closed = Math.min(share, accepted + disagreed);
      const shown = partsShown({ given, accepted, disagreed, closed }, 5);
      const known = [shown.accepted, shown.disagreed, shown.closed].flatMap((count) => (count === null ? [] : [count, given - count]));
      if (shown.accepted !== null && shown.disagreed !== null) {
        known.push(given - shown.accepted - shown.disagreed);
        if (shown.closed !== null) known.push(shown.accepted + shown.disagreed - shown.closed);
      }
      for (const count of known) expect(count === 0 || count >= 5).toBe(true);
    }),
  );
});
