import { describe, expect, test } from "vitest";
import departments from "../../../prisma/demo/standards/departments.ts";
import drukfeest from "../../../prisma/demo/standards/drukfeest.ts";
import havenzeker from "../../../prisma/demo/standards/havenzeker.ts";
import lindehof from "../../../prisma/demo/standards/lindehof.ts";
import organisation from "../../../prisma/demo/standards/organisation.ts";
import vlecht from "../../../prisma/demo/standards/vlecht.ts";
import { differences, type Figures, nearest, type Placed, stanceOf, vaguePlaces, vagueWords, wordByWord } from "./rules";
import type { Content, Words } from "./schema";

const noWords: Words = {
  statement: "",
  summary: "",
  why: "",
  contact: "",
  population: "",
  observed: "",
  conditions: "",
  missed: "",
  evidence: "",
  notYet: "",
  sometimes: "",
  mostly: "",
  always: "",
};
const contentWith = (numbers: Partial<Content["numbers"]> = {}, nl: Partial<Words> = {}, en: Partial<Words> = {}): Content => ({
  numbers: {
    principle: "consistency",
    principles: [],
    values: ["lindehof/attention", "lindehof/unhurried"],
    touchpoint: "waiting",
    channels: ["phone", "chat"],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: 30,
    unit: "seconds",
    target: 95,
    weight: 3,
    critical: true,
    source: "expectation",
    stakeholder: null,
    ...numbers,
  },
  words: {
    nl: { ...noWords, statement: "Niemand langer dan 30 seconden in de wacht", ...nl },
    en: { ...noWords, statement: "Nobody on hold for longer than 30 seconds", ...en },
  },
});

describe("The differences of two texts", () => {
  test("are none when both say the same, in whatever order lists stand", () => {
    expect(differences(contentWith(), contentWith({ channels: ["chat", "phone"], values: ["lindehof/unhurried", "lindehof/attention"] }))).toEqual([]);
  });

  test("name a number with both its values", () => {
    expect(differences(contentWith({ limit: 45 }), contentWith())).toEqual([{ kind: "number", field: "limit", from: 45, to: 30 }]);
  });

  test("name a text and a level by language", () => {
    expect(differences(contentWith(), contentWith({}, { why: "In de wacht telt elke seconde dubbel." }, { always: "I watch the clock." }))).toEqual([
      { kind: "text", field: "why", lang: "nl", from: "", to: "In de wacht telt elke seconde dubbel." },
      { kind: "level", field: "always", lang: "en", from: "", to: "I watch the clock." },
    ]);
  });

  test("are looked for only in the languages asked for", () => {
    expect(differences(contentWith(), contentWith({}, {}, { always: "I watch the clock." }), ["nl"])).toEqual([]);
  });

  test("show a language that came later as new", () => {
    const before = { ...contentWith(), words: { nl: contentWith().words.nl } };
    expect(differences(before, contentWith())).toEqual([
      { kind: "text", field: "statement", lang: "en", from: "", to: "Nobody on hold for longer than 30 seconds" },
    ]);
  });
});

describe("The standards that hold for a person", () => {
  const item = (standardId: string, more: Partial<Placed> = {}): Placed => ({ standardId, baseId: null, brandSlug: null, unitPath: null, ...more });
  const held = (items: Placed[], person: { brand: string | null; unitPath: string | null }) => nearest(items, person).map((found) => found.standardId);
  const breda = { brand: "vlecht", unitPath: "/lindegroep/vlecht/breda/" };
  const desk = { brand: null, unitPath: "/lindegroep/ict/" };

  test("are the organisation's, those of the own brand and those of a unit above", () => {
    const items = [
      item("all"),
      item("vlecht", { brandSlug: "vlecht" }),
      item("lindehof", { brandSlug: "lindehof" }),
      item("salons", { unitPath: "/lindegroep/vlecht/" }),
      item("venlo", { unitPath: "/lindegroep/vlecht/venlo/" }),
    ];
    expect(held(items, breda)).toEqual(["all", "vlecht", "salons"]);
    expect(held(items, desk)).toEqual(["all"]);
  });

  test("leave out the organisation's where the own brand tightens it, and only there", () => {
    const items = [item("all"), item("vlecht", { brandSlug: "vlecht", baseId: "all" })];
    expect(held(items, breda)).toEqual(["vlecht"]);
    expect(held(items, desk)).toEqual(["all"]);
  });

  test("leave out every base below the nearest, also past one that is not for this person", () => {
    const items = [
      item("all"),
      item("lindehof", { brandSlug: "lindehof", baseId: "all" }),
      item("breda", { unitPath: "/lindegroep/vlecht/breda/", baseId: "lindehof" }),
    ];
    expect(held(items, breda)).toEqual(["breda"]);
    expect(held(items, { brand: "lindehof", unitPath: "/lindegroep/lindehof/den-haag/" })).toEqual(["lindehof"]);
  });

  test("keep both of two that vary on the same standard for the same people", () => {
    expect(held([item("all"), item("a", { brandSlug: "vlecht", baseId: "all" }), item("b", { brandSlug: "vlecht", baseId: "all" })], breda)).toEqual([
      "a",
      "b",
    ]);
  });

  test("never vanish all when bases run in a circle", () => {
    expect(held([item("a", { baseId: "b" }), item("b", { baseId: "a" })], breda)).toEqual(["a"]);
  });

  test("do not depend on a base that is in no cycle", () => {
    expect(held([item("vlecht", { brandSlug: "vlecht", baseId: "elsewhere" })], breda)).toEqual(["vlecht"]);
  });
});

describe("Vague words", () => {
  test.each([
    ["nl", "We nemen zo snel mogelijk op", ["zo snel mogelijk"]],
    ["nl", "We nemen zo mogelijk direct op, anders spoedig.", ["zo mogelijk", "spoedig"]],
    ["nl", "Een snelle, tijdige en vlotte reactie", ["snelle", "tijdige", "vlotte"]],
    ["nl", "Z.s.m. een passend antwoord, en regelmatig bericht", ["Z.s.m", "passend", "regelmatig"]],
    ["en", "We answer as soon as possible", ["as soon as possible"]],
    ["en", "Promptly, quicker and in a timely way; ASAP", ["Promptly", "quicker", "timely", "ASAP"]],
    ["en", "An adequate answer at regular intervals, appropriately worded", ["adequate", "regular intervals", "appropriately"]],
  ] as const)("are found in %s: %s", (lang, text, found) => {
    expect(vagueWords(text, lang)).toEqual(found);
  });

  test.each([
    ["nl", "De snelheid op de snelweg staat op het scherm; de onpasselijke gast krijgt water"],
    ["nl", "De soon van de fast food zaak"],
    ["en", "The regular breakfast guest is irregularly seen as soon as the door opens"],
    ["en", "Een snel antwoord"],
  ] as const)("are whole words of their own language (%s: %s)", (lang, text) => {
    expect(vagueWords(text, lang)).toEqual([]);
  });

  test("are refused in a sentence without a number, with their place", () => {
    const { words } = contentWith({}, { summary: "De gast wacht hoogstens 30 seconden. Daarna bellen we snel terug." });
    expect(vaguePlaces(words, "duration")).toEqual([{ lang: "nl", field: "summary", word: "snel" }]);
  });

  test("pass where a number stands in the same sentence, in figures or in words", () => {
    expect(
      vaguePlaces(
        contentWith({}, { summary: "We bellen snel terug: binnen 15 minuten." }, { summary: "We call back promptly, within fifteen minutes: two rings." })
          .words,
        "duration",
      ),
    ).toEqual([]);
  });

  test("are searched in the levels and in both languages", () => {
    expect(vaguePlaces(contentWith({}, {}, { mostly: "I pick up quickly.\nOn quiet days within 20 s." }).words, "count")).toEqual([
      { lang: "en", field: "mostly", word: "quickly" },
    ]);
  });

  test("may stand in a standard that is yes or no", () => {
    expect(vaguePlaces(contentWith({}, { summary: "Het antwoord is passend." }).words, "yesno")).toEqual([]);
  });

  test("stand in no standard of the demo", () => {
    const wordsOf = ({ levels, conditions, ...rest }: (typeof lindehof)[number]["nl"]): Words => {
      const [notYet, sometimes, mostly, always] = levels;
      return { ...rest, conditions: conditions.join("\n"), notYet, sometimes, mostly, always };
    };
    const all = [...organisation, ...departments, ...havenzeker, ...drukfeest, ...lindehof, ...vlecht];
    expect(all.flatMap(({ code, measure, nl, en }) => vaguePlaces({ nl: wordsOf(nl), en: wordsOf(en) }, measure).map((place) => ({ code, ...place })))).toEqual(
      [],
    );
  });
});

describe("Two texts word by word", () => {
  test("show what went, what came and what stayed", () => {
    expect(wordByWord("Langer dan 45 seconden", "Langer dan 30 seconden")).toEqual([
      { kind: "same", text: "Langer dan " },
      { kind: "gone", text: "45" },
      { kind: "new", text: "30" },
      { kind: "same", text: " seconden" },
    ]);
  });

  test("hold both texts whole, with their lines", () => {
    const [from, to] = ["Dag en nacht.\nNiet bij  storing.", "Dag en avond.\n\nNiet bij storing, ook niet later."];
    const pieces = wordByWord(from, to);
    const told = (left: string) =>
      pieces
        .filter(({ kind }) => kind !== left)
        .map(({ text }) => text)
        .join("");
    expect(told("new")).toBe(from);
    expect(told("gone")).toBe(to);
  });

  test("hold both texts whole, also when they are long and share nothing", () => {
    const [from, to] = [Array.from({ length: 8000 }, (_, at) => `a${at}`).join(" "), Array.from({ length: 8000 }, (_, at) => `b${at}`).join("  ")];
    const pieces = wordByWord(from, to);
    expect(
      pieces
        .filter(({ kind }) => kind !== "new")
        .map(({ text }) => text)
        .join(""),
    ).toBe(from);
    expect(
      pieces
        .filter(({ kind }) => kind !== "gone")
        .map(({ text }) => text)
        .join(""),
    ).toBe(to);
  });
});

describe("A variant", () => {
  const base = { measure: "duration", comparison: "most", limit: 1, unit: "working_days", target: 95 } as const;
  test.each([
    [{ ...base, limit: 4, unit: "working_hours" }, "tightens"],
    [{ ...base, limit: 8, unit: "working_hours" }, "same"],
    [{ ...base, limit: 9, unit: "working_hours" }, "loosens"],
    // What passes in 4 hours is never more than 4 hours of work; a working day may take three days to pass.
    [{ ...base, limit: 4, unit: "hours" }, "tightens"],
    [{ ...base, limit: 1, unit: "days" }, "loosens"],
    [{ ...base, target: 97 }, "tightens"],
    [{ ...base, limit: 4, unit: "working_hours", target: 90 }, "loosens"],
    [{ ...base, comparison: "least" }, "loosens"],
    [{ measure: "yesno", comparison: null, limit: null, unit: null, target: 100 }, "loosens"],
  ] as [Figures, string][])("with %j", (variant, stance) => {
    expect(stanceOf(base, variant)).toBe(stance);
  });
  test("counts minutes and hours alike, and asks more where at least more is asked", () => {
    const minutes = { ...base, limit: 90, unit: "minutes" } as const;
    expect(stanceOf({ ...base, limit: 1.5, unit: "hours" }, minutes)).toBe("same");
    expect(stanceOf({ ...base, limit: 1, unit: "days" }, { ...base, limit: 2, unit: "working_hours" })).toBe("loosens");
    const twice = { measure: "count", comparison: "least", limit: 2, unit: "times", target: 90 } as const;
    expect(stanceOf(twice, { ...twice, limit: 3 })).toBe("tightens");
    expect(stanceOf(twice, { ...twice, limit: 1 })).toBe("loosens");
    expect(stanceOf(twice, { ...twice, unit: "items" })).toBe("loosens");
    const yes = { measure: "yesno", comparison: null, limit: null, unit: null, target: 80 } as const;
    expect(stanceOf(yes, { ...yes, target: 90 })).toBe("tightens");
  });
});
