import { expect, test } from "vitest";
import { csvOf, type Exported, exportOf } from "./rules";

const linesOf = (file: string) => file.replace(/^\uFEFF/, "").split("\r\n");

test("A cell that a spreadsheet would take for a formula begins with a quote mark; numbers stay numbers", () => {
  const cells = ["=1+1", "+31", "-5", "@sum", "\tx", "\rx", "a=b", "", -5, 0, null];
  expect(linesOf(csvOf([cells]))[0]).toBe(`'=1+1,'+31,'-5,'@sum,'\tx,"'\rx",a=b,,-5,0,`);
});

test("Commas, quote marks and line ends stay within their cell, and the file begins as UTF-8 files do for spreadsheets", () => {
  const file = csvOf([["a,b", 'zei "ja"', "twee\nregels", "é"]]);
  expect(file).toBe('\uFEFF"a,b","zei ""ja""","twee\nregels",é\r\n');
});

const item = (code: string, level: number | null, more: Partial<Exported> = {}): Exported => ({
  code,
  section: "needs",
  version: 2,
  statement: `Norm ${code}`,
  weight: 1,
  critical: false,
  limit: "",
  level,
  skipped: false,
  answer: null,
  reason: "",
  ...more,
});

test("Every item stands in it by principle and code, then the totals from which the score can be worked out again", () => {
  const savedAt = new Date("2026-12-12T13:03:00Z");
  const file = exportOf(
    [
      item("B", 3, { weight: 3, critical: true, answer: { measured: 24, note: "tien", example: "", savedAt } }),
      item("A", null, { skipped: true, reason: "ik dit kanaal niet bedien" }),
      item("C", 0, { section: "retention", answer: { measured: null, note: "later", example: "x", savedAt } }),
    ],
    ["retention", "needs"],
  );
  expect(linesOf(file)).toEqual([
    "code,version,section,statement,level,weight,critical,measured,limit,note,reason,example,savedAt",
    "C,2,retention,Norm C,0,1,0,,,later,,x,2026-12-12T13:03:00.000Z",
    "A,2,needs,Norm A,,1,0,,,,ik dit kanaal niet bedien,,",
    "B,2,needs,Norm B,3,3,1,24,,tien,,,2026-12-12T13:03:00.000Z",
    "",
    "part,answered,applicable,notApplicable,thirds,weights,score,band",
    "retention,1,1,0,0,1,0,below",
    "needs,1,1,1,9,3,100,on",
    "total,2,2,1,9,4,75,below",
    "",
  ]);
});
