import { describe, expect, test } from "vitest";
import { endOfScale, outcomeOf, readNumber, told } from "./rules";

describe("what a lost customer costs", () => {
  test("of 1,200 customers 15% leave with 240 euros each; keeping a fifth of them is worth 8,640 and winning as many costs 3,060", () => {
    // By hand: 1200 × 0.15 = 180; 180 × 240 = 43,200; 180 × 0.20 = 36; 36 × 240 = 8,640; 36 × 85 = 3,060.
    expect(outcomeOf({ customers: 1200, revenue: 240, lost: 15, keep: 20, win: 85 })).toEqual({
      leaving: 180,
      revenueLost: 43_200,
      staying: 36,
      revenueKept: 8_640,
      winning: 3_060,
    });
  });
  test("without the cost of winning a customer nothing is compared", () => {
    // By hand: 80 × 0.125 = 10; 10 × 1,500.50 = 15,005; 10 × 0.5 = 5; 5 × 1,500.50 = 7,502.50.
    expect(outcomeOf({ customers: 80, revenue: 1500.5, lost: 12.5, keep: 50, win: null })).toEqual({
      leaving: 10,
      revenueLost: 15_005,
      staying: 5,
      revenueKept: 7_502.5,
      winning: null,
    });
  });
  test("when nobody leaves, nothing is lost and nothing can be kept", () => {
    expect(outcomeOf({ customers: 500, revenue: 100, lost: 0, keep: 100, win: 40 })).toEqual({
      leaving: 0,
      revenueLost: 0,
      staying: 0,
      revenueKept: 0,
      winning: 0,
    });
  });
  test("customers are not rounded before the money is counted", () => {
    // By hand: 10 × 0.15 = 1.5; 1.5 × 100 = 150.
    expect(outcomeOf({ customers: 10, revenue: 100, lost: 15, keep: 50, win: null })).toMatchObject({
      leaving: 1.5,
      revenueLost: 150,
      staying: 0.75,
      revenueKept: 75,
    });
  });
});

describe("a number as people type it", () => {
  test.each([
    ["1200", 1200],
    ["2,5", 2.5],
    ["2.5", 2.5],
    ["0,125", 0.125],
    ["0.125", 0.125],
    ["1.200", 1200],
    ["1,200", 1200],
    ["1.200,50", 1200.5],
    ["1,200.50", 1200.5],
    ["1.200.000", 1_200_000],
    ["1 200", 1200],
    ["€ 240", 240],
    ["15 %", 15],
    ["1200,125", 1200.125],
    ["0", 0],
  ])("%s is %d", (typed, value) => expect(readNumber(typed)).toBe(value));

  test.each(["", " ", "veel", "1.200.5", "1,2,3", "1.200,50,1", "1,200,50", "-5", "1e3", "0x10", "1..2", ".5.", "Infinity", "٣"])("%j is no number", (typed) =>
    expect(readNumber(typed)).toBeNull(),
  );
});

test("a scale ends on a round number at or above the value", () => {
  expect([43_200, 40_000, 8_640, 1, 0.3, 95, 0].map(endOfScale)).toEqual([60_000, 40_000, 10_000, 1, 0.4, 100, 1]);
});

test("a small number of customers keeps a decimal, a large one does not", () => {
  expect([1.5, 9.96, 36.4, 0].map(told)).toEqual([1.5, 10, 36, 0]);
});
