import { describe, expect, test } from "vitest";
import { contentWith } from "@/standards/review/builders";
import { emptyContent } from "@/standards/review/queries";
import { completeness } from "@/standards/review/rules";
import type { Content } from "@/standards/schema";
import { lateLanguage, translationsOf } from "./rules";

const known = { principles: ["expectation", "channels"], values: ["lindehof/attention"] };
const onlyDutch = (content = contentWith()): Content => ({ ...content, words: { ...content.words, en: emptyContent.words.en } });
const both = { content: contentWith(), translations: { nl: "original", en: "translated" } as const };

describe("a version may go out in one language", () => {
  test("when that one is complete and the other empty as a whole", () => {
    expect(completeness(onlyDutch(), known)).toEqual({});
    expect(completeness(onlyDutch(contentWith({}, { why: "" })), known)).toEqual({ "nl.why": "required" });
    const half = onlyDutch();
    half.words.en = { ...half.words.en, statement: "Nobody waits" };
    expect(Object.keys(completeness(half, known))).toHaveLength(12);
  });
  test("and one that says nothing at all lacks both", () => {
    expect(Object.keys(completeness({ ...contentWith(), words: emptyContent.words }, known))).toHaveLength(26);
  });
});

describe("how words came to be", () => {
  test("the organisation's own language is the original, unless the other is all there is", () => {
    expect(translationsOf(null, contentWith())).toEqual({ nl: "original", en: "translated" });
    expect(translationsOf(null, onlyDutch())).toEqual({ nl: "original" });
  });
  test("a language that stays while the promise or a level of the other changes may lag behind", () => {
    expect(translationsOf(both, contentWith({ limit: 20 }, { statement: "Binnen 20 seconden" }))).toEqual({ nl: "original", en: "unchecked" });
    expect(translationsOf(both, contentWith({}, {}, { always: "I always do" }))).toEqual({ nl: "unchecked", en: "translated" });
    expect(translationsOf(both, contentWith({}, { why: "Daarom" }))).toEqual({ nl: "original", en: "translated" });
    expect(translationsOf(both, contentWith({}, { statement: "Zo" }, { statement: "So" }))).toEqual({ nl: "original", en: "translated" });
  });
  test("and does so until it is changed itself", () => {
    const lagging = { ...both, translations: { nl: "original", en: "unchecked" } as const };
    expect(translationsOf(lagging, contentWith({ limit: 10 }))).toEqual({ nl: "original", en: "unchecked" });
    expect(translationsOf(lagging, contentWith({}, {}, { statement: "Anew" }))).toEqual({ nl: "original", en: "translated" });
  });
});

test("a late translation adds one language and changes nothing else", () => {
  expect(lateLanguage(onlyDutch(), contentWith())).toBe("en");
  expect(lateLanguage(onlyDutch(), contentWith({ limit: 20 }))).toBe(null);
  expect(lateLanguage(onlyDutch(), contentWith({}, { why: "Daarom" }))).toBe(null);
  expect(lateLanguage(contentWith(), contentWith({}, {}, { why: "Because" }))).toBe(null);
  expect(lateLanguage(null, contentWith())).toBe(null);
});
