import { describe, expect, test } from "vitest";
import { medianOf, type Rating, spreadOf, stageOf, standingOf } from "./rules";

describe("Spread and agreement of one item, worked out by hand", () => {
  test("five raters at 1, 1, 2, 2, 2 are one level apart, and 4 of the 10 pairs agree", () => {
    // Two at 1 are 1 pair, three at 2 are 3 pairs: 4 of 5 × 4 / 2 = 10.
    expect(spreadOf([1, 1, 2, 2, 2])).toEqual({ counts: [0, 2, 3, 0], raters: 5, spread: 1, same: 4, pairs: 10, agreement: 40, rewrite: true });
  });
  test("all at one level is full agreement", () => {
    expect(spreadOf([3, 3])).toMatchObject({ spread: 0, same: 1, pairs: 1, agreement: 100, rewrite: false });
  });
  test("exactly 60 % within one level stands, a spread of two does not", () => {
    // Four of five at 2: 6 of 10 pairs.
    expect(spreadOf([2, 2, 2, 2, 1])).toMatchObject({ agreement: 60, spread: 1, rewrite: false });
    expect(spreadOf([2, 2, 2, 2, 0])).toMatchObject({ agreement: 60, spread: 2, rewrite: true });
    expect(spreadOf([1, 2])).toMatchObject({ agreement: 0, rewrite: true });
  });
  test("fewer than two raters have no figures", () => {
    expect([spreadOf([]), spreadOf([2])]).toEqual([null, null]);
  });
});

test("The median of an even number lies halfway", () => {
  expect([medianOf([3, 1, 2]), medianOf([1, 2]), medianOf([0, 3, 1, 1]), medianOf([2])]).toEqual([2, 1.5, 1, 2]);
});

describe("How a rater stands beside the others, worked out by hand", () => {
  const rated = (caseItemId: string, levels: Record<string, number>): Rating[] =>
    Object.entries(levels).map(([personId, level]) => ({ caseItemId, personId, level }));
  const ratings = [...rated("a", { mila: 1, ann: 2, bob: 2 }), ...rated("b", { mila: 1, ann: 1, bob: 2 }), ...rated("c", { mila: 0, ann: 1, bob: 3 })];

  test("Mila is stricter, Ann hardly and Bob clearly milder", () => {
    // Mila: a 1 − 2 = −1, b 1 − 1.5 = −0.5, c 0 − 2 = −2; the mean is −3.5 / 3. The medians of the others are 2, 1.5 and 2: only b agrees.
    expect(standingOf("mila", ratings)).toEqual({ rated: 3, agreed: 1, agreement: 100 / 3, tendency: -3.5 / 3, leaning: "stricter" });
    // Ann: 2 − 1.5, 1 − 1.5, 1 − 1.5; the mean is −0.5 / 3, within a quarter. Medians 1.5, 1.5 and 1.5: all agree.
    expect(standingOf("ann", ratings)).toMatchObject({ agreed: 3, agreement: 100, tendency: -0.5 / 3, leaning: "alike" });
    // Bob: 2 − 1.5, 2 − 1, 3 − 0.5; the mean is 4 / 3. Medians 1.5, 1 and 0.5: only a agrees.
    expect(standingOf("bob", ratings)).toMatchObject({ agreed: 1, tendency: 4 / 3, leaning: "milder" });
  });
  test("a quarter of a level is the threshold", () => {
    const four = (own: number[]) =>
      standingOf(
        "x",
        own.flatMap((level, n) => rated(String(n), { x: level, y: 2 })),
      );
    expect([four([3, 2, 2, 2])?.leaning, four([3, 2, 2, 2, 2])?.leaning, four([1, 2, 2, 2])?.leaning]).toEqual(["milder", "alike", "stricter"]);
  });
  test("alone there is no figure", () => {
    expect(standingOf("mila", rated("a", { mila: 1 }))).toBeNull();
    expect(standingOf("cas", ratings)).toBeNull();
  });
});

test("It is open from its opening until all have submitted or its last day is over", () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const done = { submittedAt: day("2026-11-02") };
  const of = (more: Partial<Parameters<typeof stageOf>[0]>, today = "2026-11-10") =>
    stageOf({ openedAt: day("2026-11-01"), closedAt: null, closesOn: day("2026-11-10"), raters: [done, { submittedAt: null }], ...more }, day(today));
  expect([of({ openedAt: null }), of({}), of({}, "2026-11-11"), of({ raters: [done, done] }), of({ closedAt: day("2026-11-05") })]).toEqual([
    "draft",
    "open",
    "closed",
    "closed",
    "closed",
  ]);
});
