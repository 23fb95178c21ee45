import { describe, expect, test } from "vitest";
import type { Content } from "@/standards/schema";
import { contentWith } from "./builders";
import { comesTwice, completeness, isLowered, mayMove, momentOf, movesFrom, path, proposedChange, type State, steps } from "./rules";

const known = { principles: ["expectation", "channels"], values: ["lindehof/attention"] };
const faults = (...parts: Parameters<typeof contentWith>) => completeness(contentWith(...parts), known);

describe("A standard is complete", () => {
  test("when everything is filled in, in both languages", () => {
    expect(faults()).toEqual({});
    expect(faults({ measure: "yesno", comparison: null, limit: null, unit: null })).toEqual({});
    expect(faults({ source: "stakeholder", stakeholder: "supplier" })).toEqual({});
  });

  test.each([
    [{ limit: null }, { limit: "required" }],
    [
      { unit: null, comparison: null },
      { unit: "required", comparison: "required" },
    ],
    [{ unit: "items" as const }, { unit: "unitFits" }],
    [{ measure: "yesno" as const }, { limit: "yesnoLimit", unit: "yesnoLimit", comparison: "yesnoLimit" }],
    [{ target: null }, { target: "required" }],
    [{ channels: [] }, { channels: "channelMissing" }],
    [{ principle: "" }, { principle: "required" }],
    [{ principle: "gone" }, { principle: "invalid" }],
    [{ principles: ["gone"] }, { principles: "invalid" }],
    [{ values: ["vlecht/skill"] }, { values: "invalid" }],
    [{ source: "stakeholder" as const }, { stakeholder: "required" }],
    [{ stakeholder: "supplier" as const }, { stakeholder: "stakeholderOnly" }],
  ])("and not with %j", (numbers, expected) => {
    expect(faults(numbers)).toEqual(expected);
  });

  test("and not while a text of either language is missing", () => {
    expect(faults({}, { mostly: "" }, { statement: "", evidence: "" })).toEqual({
      "nl.mostly": "required",
      "en.statement": "required",
      "en.evidence": "required",
    });
  });

  test("and not with a vague word where a number belongs", () => {
    expect(faults({}, { statement: "We nemen snel op" }, { always: "I answer promptly." })).toEqual({
      "nl.statement": "vague:Snel",
      "en.always": "vague:Promptly",
    });
    expect(faults({}, { statement: "We nemen snel op, binnen 20 seconden" })).toEqual({});
    expect(faults({ measure: "yesno", comparison: null, limit: null, unit: null }, { statement: "We nemen snel op" })).toEqual({});
  });
});

describe("The kind of change", () => {
  const before = contentWith();
  test("is material for a first version, another number, place or level", () => {
    expect(proposedChange(null, before)).toBe("material");
    expect(proposedChange(before, contentWith({ limit: 20 }))).toBe("material");
    expect(proposedChange(before, contentWith({ channels: ["fax"] }))).toBe("material");
    expect(proposedChange(before, contentWith({}, {}, { mostly: "I mostly do." }))).toBe("material");
  });

  test("is material when another number stands in the promise, of whom it is asked, or the conditions", () => {
    const said = contentWith({}, { statement: "Wij bellen binnen 2 uur terug", conditions: "Niet tussen 12 en 13 uur" });
    const proposed = (nl: Partial<Content["words"]["nl"]>, from = said) =>
      proposedChange(from, { ...from, words: { ...from.words, nl: { ...from.words.nl, ...nl } } });
    expect(proposed({ statement: "Wij bellen binnen 8 uur terug" })).toBe("material");
    expect(proposed({ statement: "Wij bellen binnen acht uur terug" })).toBe("material");
    expect(proposed({ statement: "Wij bellen op tijd terug" })).toBe("material");
    expect(proposed({ conditions: "Niet tussen 9 en 13 uur" })).toBe("material");
    expect(proposed({ population: "van alle 3 balies" })).toBe("material");
    // The same number in other words, and a number in what only explains.
    expect(proposed({ statement: "Binnen twee uur bellen wij terug", conditions: "Tussen 12 en 13 uur niet" })).toBe("editorial");
    expect(proposed({ why: "In 2025 hing 1 op de 5 klanten op." })).toBe("editorial");
    // A translation that comes later changes nothing.
    expect(proposed({ statement: "Binnen 2 uur" }, { ...said, words: { ...said.words, nl: { ...said.words.nl, statement: "" } } })).toBe("editorial");
  });

  test("is editorial when only other texts changed", () => {
    expect(proposedChange(before, contentWith({}, { why: "Daarom." }))).toBe("editorial");
    expect(proposedChange(before, before)).toBe("editorial");
  });

  test.each([
    { limit: 20 },
    { target: 90 },
    { unit: "minutes" as const },
    { measure: "share" as const },
    { weight: 3 },
    { critical: true },
    { comparison: "least" as const },
    { audience: "colleagues" as const },
    { touchpoint: "arrival" as const },
  ])("is material for %j", (numbers) => {
    expect(proposedChange(before, contentWith(numbers))).toBe("material");
  });

  test.each([{ principle: "channels" }, { principles: [] }, { values: [] }, { source: "mission" as const }])(
    "is editorial for %j: why it is there, not what it asks",
    (numbers) => {
      expect(proposedChange(before, contentWith(numbers))).toBe("editorial");
    },
  );

  test("is editorial for a level that had no words yet in a language, and material when it loses them", () => {
    const untranslated = contentWith({}, {}, { mostly: "" });
    expect(proposedChange(untranslated, before)).toBe("editorial");
    expect(proposedChange(before, untranslated)).toBe("material");
  });

  test("is raised freely, and lowered only from material to editorial", () => {
    expect(isLowered("editorial", "material")).toBe(false);
    expect(isLowered("material", "material")).toBe(false);
    expect(isLowered("editorial", "editorial")).toBe(false);
    expect(isLowered("material", "editorial")).toBe(true);
  });
});

describe("The path of a standard", () => {
  const states: State[] = ["draft", "changes", "review", "approved", "scheduled", "published", "retired"];

  test.each<[State, string[]]>([
    ["draft", ["save", "send"]],
    ["changes", ["save", "send"]],
    ["review", ["save", "withdraw", "approve", "sendBack"]],
    ["approved", ["save", "withdraw", "sendBack", "schedule", "publish"]],
    ["scheduled", ["save", "withdraw", "sendBack", "unschedule", "publish"]],
    ["published", ["retire"]],
    ["retired", []],
  ])("from %s one can %j and nothing else", (state, moves) => {
    expect(movesFrom(state)).toEqual(moves);
    for (const move of Object.keys(path) as (keyof typeof path)[]) expect(mayMove(move, state), move).toBe(moves.includes(move));
  });

  test("reaches every state from a first draft, and every state has its place in what is drawn", () => {
    const reached = new Set<State>(["draft"]);
    for (const _ of states) for (const state of [...reached]) for (const move of movesFrom(state)) reached.add(path[move].to);
    expect([...reached].sort()).toEqual([...states].sort());
    expect([...steps, "changes"].sort()).toEqual([...states].sort());
  });
});

describe("The moment named on the clocks of Amsterdam", () => {
  const at = (day: string, time: string) => momentOf(day, time, "Europe/Amsterdam");
  const iso = (day: string, time: string) => (at(day, time) as Date).toISOString();

  test("is an hour earlier in world time in summer", () => {
    expect(iso("2027-01-15", "09:30")).toBe("2027-01-15T08:30:00.000Z");
    expect(iso("2027-07-15", "09:30")).toBe("2027-07-15T07:30:00.000Z");
  });

  test("does not exist in the hour that is left out when summer time begins", () => {
    expect(iso("2027-03-28", "01:59")).toBe("2027-03-28T00:59:00.000Z");
    expect(at("2027-03-28", "02:00")).toBe("skipped");
    expect(at("2027-03-28", "02:59")).toBe("skipped");
    expect(iso("2027-03-28", "03:00")).toBe("2027-03-28T01:00:00.000Z");
  });

  test("is the first of the two in the hour that comes twice when summer time ends", () => {
    expect(iso("2027-10-31", "02:30")).toBe("2027-10-31T00:30:00.000Z");
    expect(comesTwice(at("2027-10-31", "02:30") as Date, "Europe/Amsterdam")).toBe(true);
    expect(comesTwice(at("2027-10-31", "03:00") as Date, "Europe/Amsterdam")).toBe(false);
    expect(comesTwice(at("2027-10-31", "01:59") as Date, "Europe/Amsterdam")).toBe(false);
    expect(iso("2027-10-31", "03:00")).toBe("2027-10-31T02:00:00.000Z");
  });

  test("is told from a day or a time that there is not", () => {
    expect(at("2027-02-29", "09:00")).toBe("invalid");
    expect(at("2027-02-28", "24:00")).toBe("invalid");
    expect(at("", "")).toBe("invalid");
  });
});
