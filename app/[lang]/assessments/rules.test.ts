import { describe, expect, test } from "vitest";
import { isAccepting, isGiven, isWithin, lackOf, partsOf, type Rated, type Standing, scoreOf } from "./rules";

const item = (code: string, level: number | "skip" | null, weight = 1, critical = false): Rated => ({
  code,
  weight,
  critical,
  level: level === "skip" ? null : level,
  skipped: level === "skip",
});

describe("The score, worked out by hand", () => {
  test("four levels of the same weight: (0 + 1/3 + 2/3 + 1) / 4 = 50", () => {
    expect(scoreOf([item("A", 0), item("B", 1), item("C", 2), item("D", 3)])).toMatchObject({
      points: 50,
      thirds: 6,
      weight: 4,
      answered: 4,
      applicable: 4,
      band: "below",
      lack: null,
    });
  });

  test("weights: (3 × 1 + 1 × 0 + 2 × 1/3) / 6 = 61.1", () => {
    const score = scoreOf([item("A", 3, 3), item("B", 0, 1), item("C", 1, 2)]);
    expect(score.points).toBeCloseTo(61.111, 3);
    expect(score).toMatchObject({ thirds: 11, weight: 6 });
    expect(score.lines).toEqual([
      { code: "A", weight: 3, level: 3, thirds: 9 },
      { code: "B", weight: 1, level: 0, thirds: 0 },
      { code: "C", weight: 2, level: 1, thirds: 2 },
    ]);
  });

  test("not applicable leaves numerator, denominator and coverage: always and always with the third not applicable is 100, 2 of 2", () => {
    expect(scoreOf([item("A", 3), item("B", 3), item("C", "skip", 3)])).toMatchObject({
      points: 100,
      answered: 2,
      applicable: 2,
      skipped: 1,
      items: 3,
      open: 0,
      band: "on",
    });
  });

  test("what is open leaves numerator and denominator but not what it is counted against: always of two is 100 at 1 of 2", () => {
    expect(scoreOf([item("A", 3), item("B", null, 3)])).toMatchObject({ points: 100, answered: 1, applicable: 2, open: 1, lack: null });
  });

  test("below half there is no score: 2 of 5", () => {
    expect(scoreOf([item("A", 3), item("B", 3), item("C", null), item("D", null), item("E", null)])).toMatchObject({
      points: null,
      band: null,
      lack: "tooLittle",
      answered: 2,
      applicable: 5,
    });
  });

  test("exactly half is enough, and not applicable counts for neither half: 2 of 4 beside 3 that do not apply", () => {
    const skipped = ["E", "F", "G"].map((code) => item(code, "skip"));
    expect(scoreOf([item("A", 3), item("B", 0), item("C", null), item("D", null), ...skipped])).toMatchObject({
      points: 50,
      lack: null,
      answered: 2,
      applicable: 4,
      skipped: 3,
    });
  });

  test("everything not applicable: no score, and that is why", () => {
    expect(scoreOf([item("A", "skip"), item("B", "skip", 3, true)])).toMatchObject({
      points: null,
      band: null,
      lack: "nothingApplies",
      answered: 0,
      applicable: 0,
      skipped: 2,
      caps: [],
    });
  });

  test("nothing answered is too little, no items at all is nothing that applies", () => {
    expect(scoreOf([item("A", null)]).lack).toBe("tooLittle");
    expect(scoreOf([]).lack).toBe("nothingApplies");
  });

  test("the total is the weighted mean of the items, not of the sections: 9 always and 1 not yet are 90, not 50", () => {
    const many = Array.from({ length: 9 }, (_, at) => item(`A${at}`, 3));
    expect(scoreOf([...many, item("B", 0)]).points).toBe(90);
    expect((Number(scoreOf(many).points) + Number(scoreOf([item("B", 0)]).points)) / 2).toBe(50);
  });

  test("a critical standard at not yet puts it in the last band and is named; the points stay what they are", () => {
    const rest = Array.from({ length: 19 }, (_, at) => item(`A${at}`, 3));
    expect(scoreOf([...rest, item("LIN-TEL-03", 0, 1, true)])).toMatchObject({ points: 95, band: "below", caps: ["LIN-TEL-03"] });
    expect(scoreOf([...rest, item("LIN-TEL-03", 1, 1, true)])).toMatchObject({ band: "on", caps: [] });
    expect(scoreOf([...rest, item("LIN-TEL-03", 0)])).toMatchObject({ points: 95, band: "on", caps: [] });
  });

  test("a critical standard at not yet below half coverage is named, though there is no band to put it in", () => {
    expect(scoreOf([item("A", 0, 1, true), item("B", null), item("C", null)])).toMatchObject({ lack: "tooLittle", band: null, caps: ["A"] });
  });
});

describe("The band, against 80", () => {
  // n always and m not yet, all of weight 1: exactly n of n + m.
  const share = (always: number, never: number) =>
    scoreOf([...Array.from({ length: always }, (_, at) => item(`A${at}`, 3)), ...Array.from({ length: never }, (_, at) => item(`B${at}`, 0))]);
  test.each([
    [80, 20, 80, "on"],
    [81, 19, 81, "on"],
    [79, 21, 79, "near"],
    [78, 22, 78, "near"],
    [77, 23, 77, "below"],
  ])("%i of 100 is %i points and %s", (always, never, points, band) => {
    expect(share(always, never)).toMatchObject({ points, band });
  });

  test("falls on the exact score, not on the rounded one: 77.98 is more than 2 points below, 79.99 is not on target", () => {
    expect(share(3899, 1101)).toMatchObject({ points: 77.98, band: "below" });
    expect(share(7999, 2001)).toMatchObject({ points: 79.99, band: "near" });
  });

  test("thirds do not fall off the edge: 2/3 and always in the measure 3 to 2 are exactly 80", () => {
    expect(scoreOf([item("A", 2, 3), item("B", 3, 2)])).toMatchObject({ thirds: 12, weight: 5, points: 80, band: "on" });
  });
});

describe("An answer", () => {
  const given = (level: number | null, more: Partial<Parameters<typeof lackOf>[0]> = {}) => ({ level, skipped: false, reason: null, note: "", ...more });
  test("asks for a note at not yet, for a reason at not applicable, and for nothing else", () => {
    expect(lackOf(given(0))).toBe("note");
    expect(lackOf(given(0, { note: "een tweede lijn" }))).toBeNull();
    expect(lackOf(given(null, { skipped: true }))).toBe("reason");
    expect(lackOf(given(null, { skipped: true, reason: "channel" }))).toBeNull();
    for (const level of [1, 2, 3, null]) expect(lackOf(given(level))).toBeNull();
    expect(lackOf(null)).toBeNull();
    // Of somebody else's work "not applicable" says that it was not seen, and needs no reason.
    expect([lackOf(given(0), false), lackOf(given(null, { skipped: true }), false)]).toEqual(["note", null]);
  });

  test("is given with a level or with not applicable; a note alone leaves it open", () => {
    expect([given(0), given(3), given(null, { skipped: true })].map(isGiven)).toEqual([true, true, true]);
    expect([given(null, { note: "later" }), null].map(isGiven)).toEqual([false, false]);
  });

  test("keeps to the limit when it is on it, at most and at least", () => {
    expect([29.9, 30, 30.1].map((measured) => isWithin(measured, "most", 30))).toEqual([true, true, false]);
    expect([79, 80, 81].map((measured) => isWithin(measured, "least", 80))).toEqual([false, true, true]);
  });
});

test("The parts stand in the order of the principles, one that is gone last, and inside by code", () => {
  const items = [
    { code: "B", section: "needs" },
    { code: "C", section: "gone" },
    { code: "A", section: "needs" },
    { code: "D", section: "retention" },
  ];
  expect(partsOf(items, ["retention", "needs"]).map(({ section, items: held }) => [section, held.map(({ code }) => code).join("")])).toEqual([
    ["retention", "D"],
    ["needs", "AB"],
    ["gone", "C"],
  ]);
});

describe("answers are accepted", () => {
  const day = (date: string) => new Date(`${date}T00:00:00Z`);
  const cycle = (state: Standing["state"]): Standing => ({ state, opensOn: day("2026-10-05"), closesOn: day("2026-11-30") });
  const nothing = { lateUntil: null, withdrawnAt: null };
  test.each([
    ["2026-10-04", false],
    ["2026-10-05", true],
    ["2026-11-30", true],
    ["2026-12-01", false],
  ])("from the first to the last day of an open cycle: on %s %s", (on, accepted) => {
    expect(isAccepting(cycle("open"), nothing, day(on))).toBe(accepted);
  });
  test("in no other state", () => {
    for (const state of ["planned", "opening", "closing", "closed"] as const) expect(isAccepting(cycle(state), nothing, day("2026-11-01"))).toBe(false);
  });
  test("late, up to the day that was given, and never from who has left", () => {
    const late = { lateUntil: day("2026-12-10"), withdrawnAt: null };
    expect(["2026-12-10", "2026-12-11"].map((on) => isAccepting(cycle("closed"), late, day(on)))).toEqual([true, false]);
    expect(isAccepting(cycle("closed"), { ...late, withdrawnAt: day("2026-12-02") }, day("2026-12-05"))).toBe(false);
    expect(isAccepting(cycle("open"), { lateUntil: null, withdrawnAt: day("2026-10-06") }, day("2026-11-01"))).toBe(false);
  });
});
