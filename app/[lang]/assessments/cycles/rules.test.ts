import { expect, test } from "vitest";
import { blocksOf, nextSlug, nextSpan, type Progress, reminderDays, reminderDue, remindersToCome, topmost, totalOf, withhold } from "./rules";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const span = (opens: string, closes: string) => ({ opensOn: day(opens), closesOn: day(closes) });

test.each([
  ["a quarter on, as the last was from the one before", span("2026-10-05", "2026-11-30"), span("2026-07-05", "2026-08-30"), "2026-12-01", "2027-01-05"],
  ["as many days on when they began on other days", span("2026-10-05", "2026-11-30"), span("2026-07-01", "2026-08-30"), "2026-12-01", "2027-01-09"],
  ["right after the only one", span("2026-10-05", "2026-11-29"), null, "2026-10-10", "2026-11-30"],
  ["on the last day of a shorter month", span("2027-01-31", "2027-02-20"), span("2026-10-31", "2026-11-20"), "2027-02-21", "2027-04-30"],
  ["never in the past", span("2025-01-05", "2025-02-01"), span("2024-10-05", "2024-11-01"), "2026-01-06", "2026-04-05"],
])("The next cycle is planned %s", (_, last, before, today, opens) => {
  const next = nextSpan(last, before, day(today));
  expect(next.opensOn).toEqual(day(opens));
  expect(next.closesOn.getTime() - next.opensOn.getTime()).toBe(last.closesOn.getTime() - last.opensOn.getTime());
});

test("A cycle reminds on its days, and one that was missed is made up once by the last that came", () => {
  const cycle = { ...span("2026-10-05", "2026-11-30"), remindBefore: [7, 3, 80], remindOn: true, remindAfter: true };
  expect(reminderDays(cycle)).toEqual(["2026-11-23", "2026-11-27", "2026-11-30", "2026-12-01"].map(day));
  expect(reminderDue(cycle, day("2026-11-22"))).toBeNull();
  expect(reminderDue(cycle, day("2026-11-23"))).toEqual(day("2026-11-23"));
  expect(reminderDue(cycle, day("2026-11-29"))).toEqual(day("2026-11-27"));
  expect(reminderDays({ ...cycle, remindOn: false, remindAfter: false, remindBefore: [] })).toEqual([]);
});

test("A cycle that closed early tells of no reminder any more that was to come before its last day", () => {
  const cycle = { ...span("2026-10-05", "2026-11-30"), remindBefore: [7, 3], remindOn: true, remindAfter: true };
  const coming = (state: string) => remindersToCome({ ...cycle, state }, day("2026-11-27"));
  expect(coming("open")).toEqual(["2026-11-27", "2026-11-30", "2026-12-01"].map(day));
  for (const state of ["closing", "closed"]) expect(coming(state)).toEqual([day("2026-12-01")]);
});

test("The address of a cycle is its year and the next number", () => {
  expect(nextSlug(2026, ["2026-1", "2026-12", "2025-40"])).toBe("2026-13");
  expect(nextSlug(2027, ["2026-1"])).toBe("2027-1");
});

const of = (path: string, people: number): Progress & { path: string } => ({
  path,
  people,
  begun: people,
  submitted: 1,
  items: people * 10,
  given: people * 4,
});

test("Units with fewer than five are counted together above them, and what is left at the top nowhere", () => {
  const { blocks, rest } = blocksOf([of("/o/a/one/", 5), of("/o/a/two/", 3), of("/o/a/three/", 2), of("/o/b/four/", 4), of("/o/", 1), of("/p/", 2)]);
  expect([...blocks].map(([path, { people, own }]) => [path, people, own]).sort()).toEqual([
    ["/o/", 5, false],
    ["/o/a/", 5, false],
    ["/o/a/one/", 5, true],
  ]);
  expect(rest).toBe(2);
  expect(totalOf(blocks)).toMatchObject({ people: 15, items: 150, given: 60 });
  expect(totalOf(blocks, "/o/a/").people).toBe(10);
});

test("Who is counted stands in one block, and no block has fewer than five, whatever the units", () => {
  for (let seed = 1; seed < 200; seed++) {
    const units = Array.from({ length: 12 }, (_, n) => of(`/o/${["a", "b", "c"][(n * seed) % 3]}/${n}/`, (n * seed * 7) % 9)).filter(
      ({ people }) => people > 0,
    );
    const { blocks, rest } = blocksOf(units);
    for (const { people } of blocks.values()) expect(people).toBeGreaterThanOrEqual(5);
    expect(totalOf(blocks).people + rest).toBe(units.reduce((sum, { people }) => sum + people, 0));
  }
});

test("A sum of several units is withheld from whoever sees some of them apart, unless five others are left in it or nobody", () => {
  const units = [of("/o/a/one/", 4), of("/o/a/two/", 1), of("/o/b/one/", 3), of("/o/b/two/", 4), of("/o/b/three/", 1), of("/o/c/", 6)];
  const left = (...seen: string[]) => {
    const { blocks } = blocksOf(units);
    return [withhold(blocks, units, (path) => seen.includes(path)), ...[...blocks.keys()].sort()];
  };
  expect(left("/o/a/one/")).toEqual([5, "/o/b/", "/o/c/"]);
  expect(left("/o/a/one/", "/o/a/two/", "/o/c/")).toEqual([0, "/o/a/", "/o/b/", "/o/c/"]);
  expect(left("/o/b/one/")).toEqual([0, "/o/a/", "/o/b/", "/o/c/"]);
  expect(left("/o/b/one/", "/o/b/three/")).toEqual([8, "/o/a/", "/o/c/"]);
});

test("A floor above five withholds every block of fewer, and what would be left beside units seen apart", () => {
  const units = [of("/o/a/", 7), of("/o/b/", 8), of("/o/c/one/", 4), of("/o/c/two/", 4), of("/o/c/three/", 3)];
  const left = (floor: number, ...seen: string[]) => {
    const { blocks } = blocksOf(units);
    return [withhold(blocks, units, (path) => seen.includes(path), floor), ...[...blocks.keys()].sort()];
  };
  expect(left(5)).toEqual([0, "/o/a/", "/o/b/", "/o/c/"]);
  expect(left(8)).toEqual([7, "/o/b/", "/o/c/"]);
  expect(left(8, "/o/c/one/")).toEqual([18, "/o/b/"]);
});

test("A unit under another that was ticked adds nothing", () => {
  expect(topmost([{ path: "/o/a/" }, { path: "/o/a/one/" }, { path: "/o/ab/" }])).toEqual([{ path: "/o/a/" }, { path: "/o/ab/" }]);
});
