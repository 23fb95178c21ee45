import { describe, expect, test } from "vitest";
import { numberIn, typedNumber } from "@/lib/numbers";

describe("A number that is typed", () => {
  test.each([
    ["30", 30],
    [" 2,5 ", 2.5],
    ["2.5", 2.5],
    ["0,125", 0.125],
    ["0", 0],
    ["1,125", 1.125],
    ["999999999", 999999999],
    ["", null],
    ["  ", null],
  ])("%j is %j", (text, number) => {
    expect(numberIn(text)).toBe(number);
  });

  test.each(["1.500", "12,000", "1.000.000", "1e3", "-1", "+1", "2,", ",5", "0x10", "30 s", "٣", "Infinity", "1234567890", "1,2345", "24 s", "NaN", "2,5,1"])(
    "%j is none",
    (text) => {
      expect(numberIn(text)).toBeUndefined();
    },
  );

  test("is written as the language of the page does", () => {
    expect([typedNumber("nl", 2.5), typedNumber("en", 2.5), typedNumber("nl", 30), typedNumber("nl", null)]).toEqual(["2,5", "2.5", "30", ""]);
  });
});
