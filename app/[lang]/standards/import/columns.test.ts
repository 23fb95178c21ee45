import { describe, expect, test } from "vitest";
import { langs } from "@/lib/lang";
import { csvOf, readSheet, xlsxOf } from "@/lib/sheet";
import { contentWith } from "@/standards/review/builders";
import { type Column, columns, headerOf, placed, readerOf, rowsOf, wordsFor } from "./columns";

const owners = [
  { key: "organisation", words: { nl: "Lindegroep", en: "Lindegroep" } },
  { key: "brand:lindehof", words: { nl: "Lindehof", en: "Lindehof" } },
  { key: "unit:it", words: { nl: "ICT", en: "IT" } },
];
const read = readerOf(owners);
const meant = (column: Column, cell: string) => {
  const outcome = read(column, cell);
  return "value" in outcome ? outcome.value : outcome.fault;
};

describe("The columns of a file", () => {
  test("are known by their names in both languages and by the names that programs use, and no name means two", () => {
    const names = [...columns, "advice" as const].flatMap((column) =>
      [...new Set([column, ...langs.map((lang) => headerOf(lang, column))].map((name) => name.toLowerCase()))].map((name) => name),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const names of [columns, ...langs.map((lang) => columns.map((column) => headerOf(lang, column)))]) {
      expect([...placed(names).at]).toEqual(columns.map((column, at) => [column, at]));
    }
  });
  test("may stand in any order and in other capitals and spaces; what is not known or stands there twice is said", () => {
    expect(placed([" CODE", "Doel\u00a0", "code", "opmerking", "Wat te doen"])).toEqual({
      at: new Map([
        ["code", 0],
        ["target", 1],
      ]),
      strange: [
        { at: 2, fault: "columnTwice" },
        { at: 3, fault: "columnUnknown" },
      ],
    });
  });
  test("take words of which none means two things", () => {
    for (const column of columns) {
      const meanings = new Map<string, string>();
      for (const lang of langs)
        for (const { value, word } of wordsFor(column, owners, lang) ?? []) {
          expect(word, column).not.toMatch(/[;|\n]/);
          for (const name of [word.toLowerCase(), value]) expect(meanings.get(name) ?? value, `${column} ${name}`).toBe(value);
          meanings.set(word.toLowerCase(), value).set(value, value);
        }
    }
  });
});

describe("A cell", () => {
  test.each([
    ["target", "95", 95],
    ["target", "95%", 95],
    ["target", " 95 % ", 95],
    ["target", "", null],
    ["target", "0", "targetRange"],
    ["target", "99,5", "targetRange"],
    ["target", "veel", "number"],
    ["limit", "2,5", 2.5],
    ["limit", "2.5", 2.5],
    ["limit", "1500", 1500],
    // May be meant as thousands.
    ["limit", "1.500", "number"],
    ["limit", "-5", "number"],
    ["weight", "2", 2],
    ["weight", "4", "choose"],
    ["critical", "JA", true],
    ["critical", "no", false],
    ["critical", "true", true],
    ["critical", "ONWAAR", false],
    ["critical", "", "choose"],
    ["unit", "", null],
    ["unit", "werkdagen", "working_days"],
    ["unit", "working\u00a0days", "working_days"],
    ["unit", "working_days", "working_days"],
    ["unit", "eeuwen", "choose"],
    ["channels", "telefoon; chat |e-mail\n", ["phone", "chat", "email"]],
    ["channels", "", []],
    ["channels", "telefoon, chat", "choose"],
    ["values", "lindehof/attention", ["lindehof/attention"]],
    ["owner", "ict", "unit:it"],
    ["owner", "brand:lindehof", "brand:lindehof"],
    ["owner", "Elders", "choose"],
    ["nl.why", " een\r\ntwee\u0007 ", "een\ntwee"],
    ["nl.why", "x".repeat(32_001), "tooLong"],
  ] as const)("of %s with %j reads %j", (column, cell, value) => expect(meant(column, cell)).toEqual(value));
});

const nasty = ["'s ochtends", "'=1", "=1+1", "+31 6", "-5 %", "@allen", "a;b|c,d", 'zei "ja"', "regel\n\nregel", "_x0041_", "é€😀", "''", '"', "sep=;"];

test.each(langs.flatMap((lang) => (["csv", "xlsx"] as const).map((format) => ({ lang, format }))))(
  "Texts that mean something to a spreadsheet come back from $format in $lang as they were",
  async ({ lang, format }) => {
    const texts = Object.fromEntries(Object.keys(contentWith().words.nl).map((name, at) => [name, nasty[at % nasty.length] ?? ""]));
    const content = contentWith({ limit: 0.125, unit: "weeks", critical: true, principles: ["channels", "consistency"] }, texts, texts);
    const rows = rowsOf(lang, [{ code: "LIN-TST-01", owner: "Lindehof", content }]);
    const [header = [], row = []] = await readSheet(format === "csv" ? new TextEncoder().encode(csvOf(lang, rows)) : await xlsxOf([{ name: "A", rows }]));
    const { at } = placed(header);
    for (const column of columns.slice(2)) {
      const [its, field] = column.split(".");
      const expected = field ? content.words[its as "nl"][field as "why"] : content.numbers[column as "limit"];
      expect(meant(column, row[at.get(column) ?? -1] ?? ""), column).toEqual(expected);
    }
  },
);
