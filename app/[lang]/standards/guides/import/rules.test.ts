import { describe, expect, test } from "vitest";
import { langs } from "@/lib/lang";
import { columns, headerOf, mostRequirements, parseEdition, slugOf } from "./rules";

const head = columns.map((column) => headerOf("nl", column));
const row = (code: string, more: Partial<Record<(typeof columns)[number], string>> = {}) =>
  columns.map(
    (column) => ({ code, textNl: "Begroet.", textEn: "Greeted.", classNl: "Ontvangst", classEn: "Welcome", weight: "2", stars: "1", ...more })[column],
  );

describe("A file with requirements", () => {
  test("is read by the names of its columns, in either language and any order, past empty rows", () => {
    for (const lang of langs) {
      const names = columns.map((column) => headerOf(lang, column).toUpperCase()).reverse();
      expect(parseEdition([names, row("1.1").reverse(), [], row("1.2").reverse()], lang)).toEqual({
        steps: "stars",
        faults: [],
        requirements: ["1.1", "1.2"].map((code) => ({
          code,
          textNl: "Begroet.",
          textEn: "Greeted.",
          classNl: "Ontvangst",
          classEn: "Welcome",
          weight: 2,
          step: 1,
        })),
      });
    }
  });

  test("may come in one language, and with levels in the place of stars", () => {
    expect(
      parseEdition(
        [
          ["Code", "Text (English)", "Class (English)", "Weight", "Level"],
          ["A-1", "Greeted.", "Welcome", "100", "10"],
        ],
        "en",
      ),
    ).toEqual({
      steps: "levels",
      faults: [],
      requirements: [{ code: "A-1", textNl: "", textEn: "Greeted.", classNl: "", classEn: "Welcome", weight: 100, step: 10 }],
    });
  });

  test("has either stars or levels", () => {
    expect(
      parseEdition(
        [
          ["Code", "Text (English)", "Class (English)", "Weight", "Stars", "Level"],
          ["A-1", "Greeted.", "Welcome", "1", "1", "2"],
        ],
        "en",
      ).faults,
    ).toEqual([{ row: 1, header: "Level", value: "Level", fault: "stepsBoth" }]);
  });

  test("has no more requirements than can be brought in at once", () => {
    const rows = Array.from({ length: mostRequirements }, (_, at) => row(`1.${at}`));
    expect(parseEdition([head, ...rows], "nl").faults).toEqual([]);
    expect(parseEdition([head, ...rows, row("2.1")], "nl").faults).toEqual([{ row: 5_002, header: "Code", value: "5.001", fault: "requirementsMany:5.000" }]);
  });

  test("says all that is wrong at once, by row, column and value", () => {
    const { faults } = parseEdition(
      [
        head,
        row("1.1"),
        row("1.1"),
        row("1 2"),
        row(""),
        row("1.5", { textNl: "", textEn: "", weight: "2,5", stars: "0" }),
        row("1.6", { textNl: "x".repeat(2_001) }),
      ],
      "nl",
    );
    expect(faults.map(({ row, header, fault }) => [row, header, fault])).toEqual([
      [3, "Code", "codeTwice:2"],
      [4, "Code", "requirementCode"],
      [5, "Code", "required"],
      [6, "Tekst (Nederlands)", "required"],
      [6, "Weging", "weightRange"],
      [6, "Sterren", "stepRange"],
      [7, "Tekst (Nederlands)", "cellLong:2000"],
    ]);
    expect(faults[4]?.value).toBe("2,5");
  });

  test("without the columns it cannot do without is refused by naming these, and so are columns nobody knows", () => {
    expect(
      parseEdition(
        [
          ["Code", "Kleur", "Code"],
          ["1.1", "rood"],
        ],
        "nl",
      ).faults.map(({ header, fault }) => [header, fault]),
    ).toEqual([
      ["Kleur", "columnUnknown"],
      ["Code", "columnTwice"],
      ["Weging", "columnMissing"],
      ["Sterren", "columnMissing"],
      ["Tekst (Nederlands)", "columnMissing"],
      ["Klasse (Nederlands)", "columnMissing"],
    ]);
    expect(parseEdition([head], "nl").faults.map(({ fault }) => fault)).toEqual(["fileEmpty"]);
  });
});

test("a guide's address is its name in small letters", () => {
  expect(["Gids Gastvrij Nederland", "Één & ander!", "Import", "…"].map(slugOf)).toEqual(["gids-gastvrij-nederland", "een-ander", "guide-import", "guide"]);
});
