import { describe, expect, test } from "vitest";
import { contentWith } from "./builders";
import { completeness, figuresChanged, proposedChange } from "./rules";

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

  test("is editorial when only other texts changed", () => {
    expect(proposedChange(before, contentWith({}, { why: "Daarom." }))).toBe("editorial");
    expect(proposedChange(before, before)).toBe("editorial");
  });

  test("cannot be editorial when a figure changed; it can when a channel was added", () => {
    for (const numbers of [{ limit: 20 }, { target: 90 }, { unit: "minutes" as const }, { weight: 3 }, { critical: true }, { comparison: "least" as const }])
      expect(figuresChanged(before, contentWith(numbers)), JSON.stringify(numbers)).toBe(true);
    expect(figuresChanged(before, contentWith({ channels: ["phone", "chat"] }, { why: "Daarom." }))).toBe(false);
  });
});
