import type { RoleKind } from "@/lib/policy";

/** No figure about a group is shown of fewer people than this. */
export const floor = 5;

/** The most that an administrator may raise the floor to. */
export const highestFloor = 100;

/** The path of the unit directly above, or null at the root. */
const above = (path: string): string | null => path.slice(0, path.lastIndexOf("/", path.length - 2) + 1).replace(/^\/$/, "") || null;

/** These paths and all that are above them, each after whatever is under it. */
function upwards(paths: Iterable<string>): string[] {
  const all = new Set<string>();
  for (const path of paths) for (let at: string | null = path; at !== null && !all.has(at); at = above(at)) all.add(at);
  // What is under a path begins with it, and so comes after it in the order of letters.
  return [...all].sort().reverse();
}

/**
 * Parts people into blocks of at least five, from the leaves of the tree upwards: a unit with enough people is a block;
 * those of smaller ones go to the unit above and are its block when they are enough together, else they go further up.
 * Who is left at the root is in no block. Gives for each block's path the paths of the units whose people it holds.
 * `taken` are paths that cannot be a block any more; `order` is `upwards` of these paths or of more.
 */
export function blocksOf(
  people: ReadonlyMap<string, number>,
  taken: ReadonlySet<string> = new Set(),
  order: readonly string[] = upwards(people.keys()),
): Map<string, string[]> {
  const blocks = new Map<string, string[]>();
  const waiting = new Map<string, { paths: string[]; count: number }>();
  for (const [path, count] of people) if (count > 0) waiting.set(path, { paths: [path], count });
  for (const path of order) {
    const here = waiting.get(path);
    if (!here) continue;
    if (here.count >= floor && !taken.has(path)) {
      blocks.set(path, here.paths);
      continue;
    }
    const up = above(path);
    if (up === null) continue;
    const there = waiting.get(up);
    waiting.set(up, { paths: [...(there?.paths ?? []), ...here.paths], count: (there?.count ?? 0) + here.count });
  }
  return blocks;
}

/** What was submitted on one item by the people of one unit in one role. */
export type Tallied = {
  itemId: string;
  role: RoleKind;
  unitId: string;
  unitPath: string;
  people: number;
  sum: number;
  squares: number;
  applicable: number;
  measured: number;
  within: number;
};

export type ResultKind = "level" | "measured";

/** What is published of one item about one block of people: what `Result` keeps. */
export type Block = {
  itemId: string;
  kind: ResultKind;
  role: RoleKind;
  unitPath: string;
  unitIds: string[];
  people: number;
  sum: number;
  squares: number;
  applicable: number;
};

const kinds: ResultKind[] = ["level", "measured"];
const headOf = (tally: Tallied, kind: ResultKind) => (kind === "level" ? tally.people : tally.measured);
/** What tells the parts of a result from each other: each is parted into blocks by itself. */
const partOf = (kind: ResultKind, it: { itemId: string; role: RoleKind }) => `${kind} ${it.role} ${it.itemId}`;

function blockOf(kind: ResultKind, unitPath: string, tallies: Tallied[]): Block {
  const { itemId, role } = tallies[0] as Tallied;
  const block = { itemId, kind, role, unitPath, unitIds: tallies.map(({ unitId }) => unitId), people: 0, sum: 0, squares: 0, applicable: 0 };
  for (const tally of tallies) {
    block.people += headOf(tally, kind);
    // How many a measured item applies to would part the same people in another way than its levels do.
    block.sum += kind === "level" ? tally.sum : tally.within;
    block.squares += kind === "level" ? tally.squares : 0;
    block.applicable += kind === "level" ? tally.applicable : tally.measured;
  }
  return block;
}

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
};

/** The blocks of what was tallied, as far as none of its people is in one of these already. */
export function resultsOf(tallies: readonly Tallied[], published: readonly Block[] = []): Block[] {
  const before = grouped(published, (block) => partOf(block.kind, block));
  const order = upwards(new Set(tallies.map(({ unitPath }) => unitPath)));
  return kinds.flatMap((kind) =>
    [...grouped(tallies, (tally) => partOf(kind, tally))].flatMap(([part, rows]) => {
      const blocks = before.get(part) ?? [];
      const counted = new Set(blocks.flatMap(({ unitIds }) => unitIds));
      const free = new Map(rows.filter(({ unitId }) => !counted.has(unitId)).map((row) => [row.unitPath, row]));
      const people = new Map([...free].map(([path, row]) => [path, headOf(row, kind)]));
      const parted = blocksOf(people, new Set(blocks.map(({ unitPath }) => unitPath)), order);
      return [...parted].map(([path, paths]) =>
        blockOf(
          kind,
          path,
          paths.flatMap((one) => free.get(one) ?? []),
        ),
      );
    }),
  );
}

/** A published block, with how many of its people submitted an answer to its item since it was last counted. */
export type Published = Block & { late: number };

/**
 * The published blocks that change after a late publication. A block keeps its units for good, and counts anew only when
 * at least five of its people submitted since: what came in between two publications is then never about fewer.
 */
export function renewedOf(published: readonly Published[], tallies: readonly Tallied[]): Block[] {
  const place = (unitId: string, it: { itemId: string; role: RoleKind }) => `${it.role} ${it.itemId} ${unitId}`;
  const now = new Map(tallies.map((tally) => [place(tally.unitId, tally), tally]));
  return published.flatMap(({ late, ...block }) => {
    const rows = late < floor ? [] : block.unitIds.flatMap((unitId) => now.get(place(unitId, block)) ?? []);
    if (rows.length === 0) return [];
    const renewed = { ...blockOf(block.kind, block.unitPath, rows), unitIds: block.unitIds };
    return renewed.people < floor ? [] : [renewed];
  });
}
