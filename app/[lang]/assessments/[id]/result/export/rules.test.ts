import { expect, test } from "vitest";
import { say } from "@/lib/say";
import { csvOf, type Exported, exportOf, type FileWords } from "./rules";

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
  choice: "",
  answer: null,
  unit: "",
  reason: "",
  savedAt: "",
  ...more,
});
const words: FileWords = {
  items: ["code", "niveau"],
  totals: ["principe", "score"],
  whole: "Alles samen",
  yes: "ja",
  no: "nee",
  titleOf: (section) => (section === "needs" ? "Luister" : "Behoud"),
  resultOf: ({ band }) => (band === "on" ? "op doel" : "eronder"),
};

test("Every item stands in it by principle and code, then the totals from which the score can be worked out again", () => {
  const savedAt = "12 december 2026 14:03";
  const file = exportOf(
    [
      item("B", 3, { weight: 3, critical: true, choice: "altijd", unit: "seconden", answer: { measured: 24, note: "tien", example: "" }, savedAt }),
      item("A", null, { skipped: true, choice: "niet van toepassing", reason: "ik dit kanaal niet bedien" }),
      item("C", 0, { section: "retention", choice: "nog niet", answer: { measured: null, note: "later", example: "x" }, savedAt }),
    ],
    ["retention", "needs"],
    words,
  );
  expect(linesOf(file)).toEqual([
    "code,niveau",
    "C,2,Behoud,Norm C,0,nog niet,1,nee,,,,later,,x,12 december 2026 14:03",
    "A,2,Luister,Norm A,,niet van toepassing,1,nee,,,,,ik dit kanaal niet bedien,,",
    "B,2,Luister,Norm B,3,altijd,3,ja,24,seconden,,tien,,,12 december 2026 14:03",
    "",
    "principe,score",
    "Behoud,1,1,0,0,1,0,eronder",
    "Luister,1,1,1,9,3,100,op doel",
    "Alles samen,2,2,1,9,4,75,eronder",
    "",
  ]);
});

test.each(["nl", "en"] as const)("Every column has its own name in %s", (lang) => {
  const { items, totals } = say(lang).assessments.file;
  expect(new Set(items).size).toBe(15);
  expect(new Set(totals).size).toBe(8);
});
