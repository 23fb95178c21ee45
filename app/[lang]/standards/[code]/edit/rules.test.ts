import { describe, expect, test } from "vitest";
import { contentWith } from "@/standards/review/builders";
import { SaveDraft } from "@/standards/schema";
import { clashes, fieldsOf, takeOver } from "./rules";

const draft = { draftId: "00000000-0000-7000-8000-000000000000", revision: "1" };

test.each([
  ["nl", contentWith()],
  ["en", contentWith({ limit: 2.125, unit: "minutes" })],
  [
    "nl",
    contentWith({
      limit: null,
      unit: null,
      comparison: null,
      target: null,
      principle: "",
      principles: [],
      values: [],
      channels: [],
      critical: true,
      weight: 3,
    }),
  ],
  ["nl", contentWith({ source: "stakeholder", stakeholder: "supplier", channels: ["face", "fax"] }, { conditions: "Eén.\nTwee." })],
])("content goes into the form of a page in %s and comes back as it was", (lang, content) => {
  expect(SaveDraft.parse({ ...fieldsOf(lang, content), ...draft }).content).toEqual(content);
});

test("lists come back in one order, each once, without the leading principle", () => {
  const parsed = SaveDraft.parse({
    ...fieldsOf("nl", contentWith()),
    ...draft,
    principles: ["needs", "channels", "needs", "expectation"],
    channels: ["fax", "face", "fax"],
  });
  expect(parsed.content.numbers).toMatchObject({ principles: ["channels", "needs"], channels: ["face", "fax"] });
});

describe("Two who changed the same draft", () => {
  const base = fieldsOf("nl", contentWith());
  const mine = contentWith({ limit: 20, target: 80 }, { why: "Van mij." });
  const theirs = contentWith({ limit: 25, channels: ["fax"] }, { why: "Van mij." });

  test("differ in the fields that are not the same; what only they changed is proposed as theirs", () => {
    expect(clashes(base, fieldsOf("nl", mine), fieldsOf("nl", theirs))).toEqual([
      { name: "channels", mine: ["phone"], theirs: ["fax"], keep: "theirs" },
      { name: "limit", mine: "20", theirs: "25", keep: "mine" },
      { name: "target", mine: "80", theirs: "95", keep: "mine" },
    ]);
  });

  test("get what was chosen for each field", () => {
    expect(takeOver(mine, theirs, ["channels", "limit"])).toEqual(contentWith({ limit: 25, target: 80, channels: ["fax"] }, { why: "Van mij." }));
    expect(takeOver(mine, contentWith({}, { why: "Hun reden." }, { why: "Their reason." }), ["en.why"])).toEqual(
      contentWith({ limit: 20, target: 80 }, { why: "Van mij." }, { why: "Their reason." }),
    );
    expect(takeOver(mine, theirs, [])).toEqual(mine);
  });
});
