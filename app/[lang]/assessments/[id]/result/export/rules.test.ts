import { expect, test } from "vitest";
import { say } from "@/lib/say";
import { type Exported, exportOf, type FileWords } from "./rules";

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
  const rows = exportOf(
    [
      item("B", 3, { weight: 3, critical: true, choice: "altijd", unit: "seconden", answer: { measured: 24, note: "tien", example: "" }, savedAt }),
      item("A", null, { skipped: true, choice: "niet van toepassing", reason: "ik dit kanaal niet bedien" }),
      item("C", 0, { section: "retention", choice: "nog niet", answer: { measured: null, note: "later", example: "x" }, savedAt }),
    ],
    ["retention", "needs"],
    words,
  );
  expect(rows.map((row) => row.join(","))).toEqual([
    "code,niveau",
    "C,2,Behoud,Norm C,0,nog niet,1,nee,,,,later,,x,12 december 2026 14:03",
    "A,2,Luister,Norm A,,niet van toepassing,1,nee,,,,,ik dit kanaal niet bedien,,",
    "B,2,Luister,Norm B,3,altijd,3,ja,24,seconden,,tien,,,12 december 2026 14:03",
    "",
    "principe,score",
    "Behoud,1,1,0,0,1,0,eronder",
    "Luister,1,1,1,9,3,100,op doel",
    "Alles samen,2,2,1,9,4,75,eronder",
  ]);
});

test.each(["nl", "en"] as const)("Every column has its own name in %s", (lang) => {
  const { items, totals } = say(lang).assessments.file;
  expect(new Set(items).size).toBe(15);
  expect(new Set(totals).size).toBe(8);
});
