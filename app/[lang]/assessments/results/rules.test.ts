import { expect, test } from "vitest";
import { type Block, blocksOf, renewedOf, resultsOf, type Tallied } from "./rules";

const of = (people: Record<string, number>) => Object.fromEntries([...blocksOf(new Map(Object.entries(people)))].map(([path, paths]) => [path, paths.sort()]));
const tally = (unitPath: string, people: number, sum: number, more: Partial<Tallied> = {}): Tallied => ({
  itemId: "item",
  role: "employee",
  unitId: unitPath,
  unitPath,
  people,
  sum,
  squares: sum,
  applicable: people + 1,
  measured: 0,
  within: 0,
  ...more,
});
/** Blocks as they were published, so many of whose people submitted since, by path. */
const since = (blocks: Block[], late: Record<string, number>) => blocks.map((block) => ({ ...block, late: late[block.unitPath] ?? 0 }));
const brief = ({ unitPath, people, sum, applicable }: Block) => `${unitPath} ${people} ${sum} ${applicable}`;

test("A unit of five is a block, and the people of smaller ones go to the unit above them", () => {
  expect(of({ "/a/b/": 5, "/a/c/": 4, "/a/d/": 1 })).toEqual({ "/a/b/": ["/a/b/"], "/a/": ["/a/c/", "/a/d/"] });
});

test("A unit above that is too small itself goes further up, with its own people", () => {
  expect(of({ "/a/b/c/": 2, "/a/b/": 1, "/a/d/": 3, "/a/e/": 6 })).toEqual({ "/a/": ["/a/b/", "/a/b/c/", "/a/d/"], "/a/e/": ["/a/e/"] });
});

test("Who is left over at the root counts nowhere", () => {
  expect(of({ "/a/b/": 7, "/a/c/": 4 })).toEqual({ "/a/b/": ["/a/b/"] });
});

test("Each role and each kind of figure is parted by itself, and nobody is counted as applicable of whom no level is shown", () => {
  const blocks = resultsOf([
    tally("/a/b/", 6, 9, { measured: 5, within: 4 }),
    tally("/a/c/", 3, 2, { measured: 1, within: 1 }),
    tally("/a/b/", 2, 6, { role: "manager" }),
    tally("/a/c/", 4, 6, { role: "manager" }),
  ]);
  expect(blocks.map((block) => `${block.kind} ${block.role} ${brief(block)}`)).toEqual([
    "level employee /a/b/ 6 9 7",
    "level manager /a/ 6 12 8",
    "measured employee /a/b/ 5 4 5",
  ]);
});

test("What is published stays while fewer than five submitted since, and a block keeps its units when it changes", () => {
  const first = resultsOf([tally("/a/b/", 6, 9), tally("/a/c/", 3, 3), tally("/a/d/", 3, 3)]);
  expect(first.map(brief)).toEqual(["/a/b/ 6 9 7", "/a/ 6 6 8"]);
  // C would be a block of its own now, which would tell of D what is left of the old one.
  const now = [tally("/a/b/", 10, 20), tally("/a/c/", 8, 13), tally("/a/d/", 3, 3)];
  expect(renewedOf(since(first, { "/a/b/": 4, "/a/": 5 }), now).map(brief)).toEqual(["/a/ 11 16 13"]);
  expect(resultsOf(now, first)).toEqual([]);
});

test("People who were in no block become one later, but never under a path that is one already", () => {
  const first = resultsOf([tally("/a/b/", 5, 5), tally("/a/c/", 3, 3)]);
  const now = [tally("/a/b/", 5, 5), tally("/a/c/", 3, 3), tally("/a/d/", 2, 6)];
  expect(resultsOf(now, first).map(brief)).toEqual(["/a/ 5 9 7"]);
  expect(resultsOf(now, [{ ...(first[0] as Block), unitPath: "/a/" }])).toEqual([]);
});

test("A block that would fall under five stays as it was", () => {
  const first = resultsOf([tally("/a/b/", 5, 5)]);
  expect(renewedOf(since(first, { "/a/b/": 5 }), [tally("/a/b/", 4, 9)])).toEqual([]);
});
