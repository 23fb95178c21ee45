import { describe, expect, test } from "vitest";
import { freeLabels, hundred, scaleFor, spreadOf, strokes, wordFor, wordsFor } from "./ruler.rules";

const limits = [0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 12, 14, 15, 17, 20, 24, 30, 45, 48, 60, 90, 120, 250, 365, 1000, 1234];

describe("the scale of one contact", () => {
  test("runs from 0 to twice the limit", () => {
    expect(scaleFor(30, "seconds", "most")).toMatchObject({ max: 60, majors: [0, 10, 20, 30, 40, 50, 60] });
    expect(scaleFor(20, "seconds", "most").majors).toEqual([0, 10, 20, 30, 40]);
    expect(scaleFor(5, "working_days", "most")).toEqual({ max: 10, majors: [0, 5, 10], minors: [1, 2, 3, 4, 6, 7, 8, 9] });
    expect(scaleFor(1, "days", "most")).toEqual({ max: 2, majors: [0, 1, 2], minors: [0.5, 1.5] });
  });

  test.each(limits)("has the limit %d on a major tick, at most 7 majors and at most 60 ticks", (limit) => {
    const scale = scaleFor(limit, "minutes", "most");
    expect(scale.majors).toContain(limit);
    expect(scale.majors.length).toBeLessThanOrEqual(7);
    expect(scale.majors.length + scale.minors.length).toBeLessThanOrEqual(61);
    expect(scale.majors.at(-1)).toBe(scale.max);
  });

  test("draws whole things only in whole numbers, once there are enough of them", () => {
    for (const limit of limits.filter((limit) => limit >= 3)) expect(scaleFor(limit, "items", "least").minors.every(Number.isInteger)).toBe(true);
  });

  test("has fewer ticks where it is drawn small", () => {
    expect(scaleFor(30, "seconds", "most", 20).minors).toEqual([5, 15, 25, 35, 45, 55]);
  });

  test("ends at 100 for a share to be reached and for a share above half", () => {
    expect(scaleFor(80, "percent", "least")).toEqual(hundred);
    expect(scaleFor(20, "percent", "least")).toEqual(hundred);
    expect(scaleFor(60, "percent", "most")).toEqual(hundred);
    expect(scaleFor(5, "percent", "most").max).toBe(10);
  });

  test("shows where 0 is when the limit is none at all", () => {
    expect(scaleFor(0, "times", "most").majors).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("has two ticks for yes or no", () => {
    expect(scaleFor(null, null, null)).toEqual({ max: 1, majors: [0, 1], minors: [] });
  });
});

describe("the words at target and measured", () => {
  test("run to the left, the lower share on the first line, so that 91 and 95 stay apart", () => {
    expect(wordsFor(91, 95)).toEqual([
      { at: 91, line: 0, side: "end" },
      { at: 95, line: 1, side: "end" },
    ]);
  });

  test("change lines when the measured share is above the target", () => {
    const [measured, target] = wordsFor(98, 95);
    expect(measured.line).toBe(1);
    expect(target.line).toBe(0);
  });

  test("run to the right near 0, where there is no room at the left", () => {
    expect(wordFor(4).side).toBe("start");
    expect(wordFor(80).side).toBe("end");
  });

  test("never let the leader of the one pass through the words of the other", () => {
    const room = 30;
    for (let a = 0; a <= 100; a += 3) {
      for (let b = 0; b <= 100; b += 2) {
        const [first, second] = wordsFor(a, b);
        expect(first.line).not.toBe(second.line);
        const [upper, lower] = first.line === 0 ? [first, second] : [second, first];
        const from = upper.side === "end" ? upper.at - room : upper.at;
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from + room).toBeLessThanOrEqual(100);
        expect(lower.at > from && lower.at < from + room && lower.at !== upper.at).toBe(false);
      }
    }
  });

  test("push aside the figures of the scale that they stand on", () => {
    expect(freeLabels([0, 20, 40, 60, 80, 100], [91, 95], 9)).toEqual([0, 20, 40, 60, 80]);
    expect(freeLabels([0, 20, 40, 60, 80], [80], 6)).toEqual([0, 20, 40, 60]);
  });
});

describe("a row of units", () => {
  test("knows its lowest, highest and mean", () => {
    expect(spreadOf([70, 72, 73, 73, 74, 75, 76, 78])).toEqual({ low: 70, high: 78, mean: 73.875 });
  });

  test("has no spread without a unit", () => {
    expect(spreadOf([])).toBeNull();
  });

  test("is one path of upright strokes", () => {
    expect(strokes([0, 30, 60], 60, 0, 10)).toBe("M0 0V10M50 0V10M100 0V10");
  });
});
