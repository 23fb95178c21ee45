import { beforeAll, describe, expect, test } from "vitest";
import { database, db } from "@/lib/db";
import { recordFindable } from "@/lib/findable";
import type { Lang } from "@/lib/lang";
import { type Actor, visitor } from "@/lib/policy";
import { standard } from "@/standards/builders";
import { contentWith, person } from "@/standards/review/builders";
import { withDatabase } from "../../../e2e/database.ts";
import { find, listMisses, listNearest, listSynonyms, type Narrowed } from "./queries";

withDatabase("empty");

const numbers = { measure: "duration", comparison: "most", target: 90 } as const;
let leader: Actor;

/** The codes or addresses of what is found, the best first. */
async function found(
  q: string,
  { lang = "nl", actor = visitor(lang), ...more }: { lang?: Lang; actor?: Actor; narrowed?: Narrowed; literally?: boolean } = {},
) {
  const { found: entries } = await find(actor, lang, { q, ...more });
  return entries.map(({ code, path }) => code ?? path);
}

beforeAll(async () => {
  leader = await person("Lars", { kind: "leader" });
  const words = { summary: "", why: "", contact: "", population: "", observed: "", conditions: "", missed: "", evidence: "" };
  await standard({
    code: "LIN-TEL-02",
    brand: "lindehof",
    versions: [
      contentWith(
        { ...numbers, limit: 30, unit: "seconds", channels: ["phone"] },
        { ...words, statement: "De telefoon is snel opgenomen" },
        { ...words, statement: "The telephone is answered with a greeting" },
      ),
    ],
  });
  await standard({
    code: "LIN-TEL-03",
    brand: "lindehof",
    versions: [
      contentWith(
        { ...numbers, limit: 30, unit: "minutes", channels: ["phone", "chat"] },
        { ...words, statement: "Na het telefoongesprek volgt een bericht", why: "Dit hoort bij LIN-TEL-02." },
        { ...words, statement: "Anyone who rings is greeted by name" },
      ),
    ],
  });
  await standard({
    code: "VLE-SAL-01",
    brand: "vlecht",
    versions: [
      contentWith(
        { ...numbers, limit: 2.5, unit: "hours", channels: ["face"] },
        { ...words, statement: "De reünie in het café begint op tijd" },
        { ...words, statement: "The party begins in time" },
      ),
    ],
  });
  await standard({
    code: "VLE-SAL-02",
    brand: "vlecht",
    inLangs: ["nl"],
    versions: [contentWith({ ...numbers, limit: 1, unit: "days" }, { ...words, statement: "Elke gast krijgt een handdoek" })],
  });
});

describe("A word", () => {
  test("is found in its other forms, in the language of the reader", async () => {
    expect(await found("telefone")).toContain("LIN-TEL-02");
    for (const q of ["greeting", "greeted", "greets"]) expect((await found(q, { lang: "en" })).sort()).toEqual(["LIN-TEL-02", "LIN-TEL-03"]);
    expect(await found("greeted")).toEqual([]);
  });

  test("is found with and without its accents", async () => {
    for (const q of ["café", "cafe", "CAFÉ", "reünie", "reunie"]) expect(await found(q)).toEqual(["VLE-SAL-01"]);
  });

  test("is found as the beginning and as the end of a compound", async () => {
    expect(await found("telefoon")).toEqual(["LIN-TEL-02", "LIN-TEL-03"]);
    expect(await found("gesprek")).toEqual(["LIN-TEL-03"]);
  });

  test("of five letters or more forgives one wrong letter, a missing, an extra and a swapped one", async () => {
    for (const q of ["telefoom", "telefon", "tellefoon", "teelfoon", "handdoet"]) expect(await found(q), q).not.toEqual([]);
    expect(await found("hxnddoex")).toEqual([]);
  });

  test("of nine letters or more forgives two", async () => {
    expect(await found("telefone", { lang: "en" })).toEqual(["LIN-TEL-02"]);
    expect(await found("telefongespreg")).toEqual(["LIN-TEL-03"]);
    expect(await found("talafoongesprag")).toEqual([]);
  });

  test("of less than five letters forgives nothing", async () => {
    expect(await found("gast")).toEqual(["VLE-SAL-02"]);
    expect(await found("gaxt")).toEqual([]);
    expect(await found("gsat")).toEqual([]);
  });

  test("that another one begins with is taken for what it is, however near it comes to a third", async () => {
    await standard({
      code: "VLE-SAL-03",
      brand: "vlecht",
      inLangs: ["nl"],
      versions: [contentWith({ limit: 8, unit: "weeks" }, { statement: "Eronder ligt een grond" })],
    });
    expect(await find(visitor("nl"), "nl", { q: "erond" })).toMatchObject({ corrected: [], found: [{ code: "VLE-SAL-03" }] });
    expect((await find(visitor("nl"), "nl", { q: "gronf" })).corrected).toEqual([{ word: "gronf", nearest: ["grond"] }]);
  });

  test("that was taken for another is told, and can be sought as it stands", async () => {
    expect((await find(visitor("nl"), "nl", { q: "telefoom" })).corrected).toEqual([{ word: "telefoom", nearest: ["telefoon"] }]);
    expect(await found("telefoom", { literally: true })).toEqual([]);
    expect((await find(visitor("nl"), "nl", { q: "telefoon" })).corrected).toEqual([]);
  });
});

describe("A code", () => {
  test("comes first and is never another, however it is written", async () => {
    for (const q of ["LIN-TEL-02", "lin-tel-02", "lin tel 02", " LIN TEL 02 ", "LINTEL02", "LIN TEL02", "lin.tel.02"])
      expect(await found(q), q).toEqual(["LIN-TEL-02", "LIN-TEL-03"]);
    expect(await found("LIN-TEL-03")).toEqual(["LIN-TEL-03"]);
    expect(await found("LIN-TEL-04")).toEqual([]);
  });

  test("is found by its end", async () => {
    expect(await found("TEL-02")).toEqual(["LIN-TEL-02"]);
    for (const q of ["tel 02", "tel02"]) expect(await found(q), q).toEqual(["LIN-TEL-02"]);
  });
});

describe("A number", () => {
  test("with its unit is exactly that, however the unit is written", async () => {
    for (const q of ["30 s", "30s", "30 sec", "30 seconden", "30 seconds"]) expect(await found(q), q).toEqual(["LIN-TEL-02"]);
    for (const q of ["30 min", "30 minuten"]) expect(await found(q), q).toEqual(["LIN-TEL-03"]);
    expect(await found("31 s")).toEqual([]);
  });

  test("is the same with a comma and with a point, and a share with a sign and in words", async () => {
    for (const q of ["2,5 uur", "2.5 h"]) expect(await found(q), q).toEqual(["VLE-SAL-01"]);
    for (const q of ["90 %", "90%", "90 procent"]) expect(await found(q), q).toHaveLength(4);
  });
});

describe("The index follows the standards", () => {
  test("a change of what is live replaces what is found", async () => {
    const id = await standard({ code: "HAV-BRI-01", brand: "havenzeker", versions: [contentWith({}, { statement: "Een postduif komt op tijd" })] });
    expect(await found("postduif")).toEqual(["HAV-BRI-01"]);
    await db.standard.update({ where: { id }, data: { liveId: null } });
    expect(await found("postduif")).toEqual([]);
  });

  test("a standard without words in a language is found there with the words it has, and under its own when these come", async () => {
    expect(await found("handdoek", { lang: "en" })).toEqual(["VLE-SAL-02"]);
    expect((await find(visitor("en"), "en", { q: "handdoek" })).found[0]).toMatchObject({ lang: "nl" });
    const { liveId } = await db.standard.findUniqueOrThrow({ where: { code: "VLE-SAL-02" } });
    const { lang: _, ...words } = await db.versionWords.findFirstOrThrow({ where: { versionId: liveId as string } });
    await db.versionWords.create({ data: { ...words, lang: "en", translation: "translated", statement: "Every guest gets a towel" } });
    expect(await found("towels", { lang: "en" })).toEqual(["VLE-SAL-02"]);
  });

  test("a retired standard is found by its code alone, and says so", async () => {
    const id = await standard({ code: "DRU-STU-09", brand: "drukfeest", versions: [contentWith({}, { statement: "De zetmachine staat klaar" })] });
    await db.standard.update({ where: { id }, data: { retiredAt: new Date() } });
    for (const q of ["zetmachine", "stu", "drus"]) expect(await found(q), q).toEqual([]);
    expect((await find(visitor("nl"), "nl", { q: "DRU-STU-09" })).found).toMatchObject([{ code: "DRU-STU-09", retired: true }]);
  });

  test("what was never published is not found", async () => {
    await standard({ code: "DRU-STU-08", brand: "drukfeest", versions: [] });
    expect(await found("DRU-STU-08", { actor: leader })).toEqual([]);
  });

  test("the dictionary counts every word once for each entry, whatever came and went", async () => {
    const counted = await db.$queryRaw<
      object[]
    >`SELECT lang, word COLLATE "C" AS word, count(*)::int AS open FROM "SearchEntry", unnest(words) word WHERE NOT "leadersOnly" GROUP BY 1, 2 ORDER BY 1, 2`;
    expect(await db.$queryRaw`SELECT lang, word, open FROM "SearchWord" WHERE open > 0 ORDER BY 1, 2`).toEqual(counted);
    expect(await db.searchStale.count()).toBe(0);
  });

  test("two who publish at once both stand in it", async () => {
    const ids = await Promise.all(
      ["HAV-BRI-11", "HAV-BRI-12"].map((code) => standard({ code, brand: "havenzeker", versions: [contentWith({}, { statement: "Een zeppelin landt" })] })),
    );
    await Promise.all(ids.map((id) => db.standard.update({ where: { id }, data: { brandSlug: "vlecht" } })));
    expect((await found("zeppelin", { narrowed: { brand: "vlecht" } })).sort()).toEqual(["HAV-BRI-11", "HAV-BRI-12"]);
  });
});

describe("What only leaders may read", () => {
  beforeAll(async () => {
    await db.guide.create({
      data: {
        slug: "sterren",
        name: "Sterren",
        editions: {
          create: [1, 2].map((position) => ({
            name: `202${position}`,
            position,
            steps: "stars" as const,
            requirements: {
              create: [
                {
                  code: `G${position}`,
                  position: 1,
                  textNl: `Een kroonluchter nummer ${position}`,
                  textEn: "",
                  classNl: "Hal",
                  classEn: "",
                  weight: 1,
                  step: 1,
                },
              ],
            },
          })),
        },
      },
    });
  });

  test("is found by leaders, the newest edition alone, in whichever language there is", async () => {
    expect(await found("kroonluchter", { actor: leader })).toEqual(["G2"]);
    expect(await found("kroonluchter", { actor: { ...leader, lang: "en" }, lang: "en" })).toEqual(["G2"]);
  });

  test("is found by a code of any number of parts, however it is written, and by no other", async () => {
    const parts = ["4.1.2", "4.1.3", "4.12", "41.2", "A.1.2", "A-12", "GAS.01.02", "1.1.1.1", "1.1.1", "7"];
    const words = { textNl: "Een vuurtoren", textEn: "", classNl: "Kust", classEn: "", weight: 1, step: 1 };
    const requirements = { create: parts.map((code, at) => ({ ...words, code, position: at + 1 })) };
    await db.guide.create({ data: { slug: "kust", name: "Kust", editions: { create: { name: "1", position: 1, steps: "stars", requirements } } } });
    for (const code of parts) for (const q of [code, code.toLowerCase(), ` ${code} `]) expect(await found(q, { actor: leader }), q).toEqual([code]);
    for (const q of ["gas 01 02", "GAS01-02"]) expect(await found(q, { actor: leader }), q).toEqual(["GAS.01.02"]);
    expect(await found("a1.2", { actor: leader })).toEqual(["A.1.2"]);
    expect(await found("412", { actor: leader })).toEqual([]);
    expect(await found("4.1.2")).toEqual([]);
  });

  test("is neither found nor counted nor named to anybody else", async () => {
    for (const actor of [visitor("nl"), await person("Mila", { kind: "manager" }), await person("Ad", { kind: "administrator" })]) {
      expect(await find(actor, "nl", { q: "kroonluchter" })).toMatchObject({ total: 0, found: [], counts: [] });
      const { terms, corrected } = await find(actor, "nl", { q: "kroonluchtet" });
      expect(corrected).toEqual([]);
      expect(terms.map(({ compounds }) => compounds)).toEqual([[]]);
      expect((await find(actor, "nl", { q: "luchter" })).terms[0]).toMatchObject({ compounds: [] });
      expect(await listNearest(actor, "nl", terms)).not.toContain("kroonluchter");
      expect(await found("G2", { actor })).toEqual([]);
    }
    const { corrected, terms } = await find(leader, "nl", { q: "kroonluchtet" });
    expect(corrected).toEqual([{ word: "kroonluchtet", nearest: ["kroonluchter"] }]);
    expect(await listNearest(leader, "nl", terms)).toContain("kroonluchter");
  });
});

describe("The texts of content", () => {
  beforeAll(() => recordFindable(database()));

  test("are found under their headings, brands and works among them", async () => {
    expect(await found("kijk naar de spreiding")).toContain("handbook/principles/consistency#kijk-naar-de-spreiding");
    expect((await found("Lindehof"))[0]).toBe("brands/lindehof");
    expect(await found("Grönroos")).toContain("handbook/references#gronroos-1984");
  });

  test("of which the title begins with a word that stands everywhere are found by it", async () => {
    expect(await found("why", { lang: "en" })).toContain("handbook/why");
    expect(await found("waarom")).toContain("handbook/why");
  });

  test("are written once, and no second time when nothing changed", async () => {
    const before = await db.searchEntry.count();
    await recordFindable(database());
    expect(await db.searchEntry.count()).toBe(before);
  });

  test("that changed are replaced, and what left is gone", async () => {
    await db.searchEntry.create({ data: { kind: "page", ref: "gone", lang: "nl", wordsLang: "nl", path: "gone", title: "Walvisvaart", fingerprint: "old" } });
    expect(await found("walvisvaart")).toEqual(["gone"]);
    await recordFindable(database());
    expect(await found("walvisvaart")).toEqual([]);
  });
});

describe("Choices", () => {
  test("narrow down, and each says how many it would leave with the others as they are", async () => {
    expect(await found("telefoon", { narrowed: { channel: "chat", kind: "standard" } })).toEqual(["LIN-TEL-03"]);
    const { counts, total } = await find(visitor("nl"), "nl", { q: "telefoon", narrowed: { kind: "standard", channel: "chat" } });
    expect(total).toBe(1);
    const of = (side: string, value: string) => counts.find((count) => count.side === side && count.value === value)?.n;
    expect(of("channel", "phone")).toBe(2);
    expect(of("kind", "standard")).toBe(1);
    expect(of("brand", "lindehof")).toBe(1);
  });
});

describe("What is written in more than one way", () => {
  const shown = async (q: string, code: string, lang: Lang = "nl") => {
    const { found: entries } = await find(visitor(lang), lang, { q });
    const entry = entries.find((one) => one.code === code);
    return `${entry?.title} | ${entry?.excerpt}`.replaceAll("\ue000", "[").replaceAll("\ue001", "]");
  };
  beforeAll(async () => {
    const words = { summary: "", contact: "", population: "", observed: "", conditions: "", missed: "", evidence: "" };
    await standard({
      code: "HAV-POS-01",
      brand: "havenzeker",
      versions: [
        contentWith(
          { ...numbers, limit: 45, unit: "seconds" },
          { ...words, statement: "Een e-mail heeft een onderwerp", why: "Na 25 seconden of 3,5 uur is het wacht voorbij, zie ook HAV-POS-77." },
          { ...words, statement: "Why hold an e-mail", why: "A fax may hold. After 25 seconds they leave." },
        ),
      ],
    });
  });

  test("is found by the word after its hyphen, in both languages", async () => {
    for (const lang of ["nl", "en"] as const)
      for (const q of ["mail", "email", "e-mail"]) expect(await found(q, { lang }), `${lang} ${q}`).toContain("HAV-POS-01");
  });

  test("is marked as it stands", async () => {
    for (const q of ["e-mail", "email"]) {
      expect(await shown(q, "HAV-POS-01")).toContain("Een [e-mail] heeft");
      expect(await shown(q, "HAV-POS-01", "en")).toContain("an [e-mail]");
    }
    for (const q of ["25 s", "25s", "25 seconden"]) expect(await shown(q, "HAV-POS-01"), q).toContain("Na [25 seconden] of 3,5");
    expect(await shown("25 s", "HAV-POS-01", "en")).toContain("[25 seconds]");
    expect(await shown("3.5 h", "HAV-POS-01")).toContain("of [3,5 uur] is");
    expect(await shown("HAV-POS-77", "HAV-POS-01")).toContain("ook [HAV-POS-77].");
  });

  test("is shown after the words when it is the figure alone that matches", async () => {
    expect(await shown("45 seconden", "HAV-POS-01")).toMatch(/ … \[45 s\]$/);
    expect(await shown("30 s", "LIN-TEL-02")).toMatch(/\[30 s\]$/);
  });

  test("marks each of several words where they do not stand together", async () => {
    expect(await shown("onderwerp voorbij", "HAV-POS-01")).toMatch(/\[onderwerp\].*\[voorbij\]/);
  });

  test.each([
    ["nl", "wagt", "wacht"],
    ["en", "hodl", "hold"],
    ["en", "faks", "fax"],
    ["nl", "gaxt", "gast"],
  ] as const)("has a near word when nothing is found: %s %s", async (lang, typed, meant) => {
    const { terms, total } = await find(visitor(lang), lang, { q: typed });
    expect(total).toBe(0);
    expect((await listNearest(visitor(lang), lang, terms)).slice(0, 3)).toContain(meant);
  });

  test("has none when nobody could have meant to write it: a word of more than forty letters is held against nothing", async () => {
    await standard({ code: "HAV-POS-02", brand: "havenzeker", versions: [contentWith({}, { statement: `Een ${"a".repeat(38)} komt` })] });
    const near = async (letters: number) => {
      const { terms } = await find(visitor("nl"), "nl", { q: `${"a".repeat(letters)} xqzw` });
      return { corrected: terms[0]?.nearest.length, near: await listNearest(visitor("nl"), "nl", terms) };
    };
    expect(await near(40)).toEqual({ corrected: 1, near: expect.arrayContaining(["a".repeat(38)]) });
    expect(await near(41)).toEqual({ corrected: 0, near: [] });
    expect(await near(195)).toEqual({ corrected: 0, near: [] });
  });

  test("has near words for the first eight of its words", async () => {
    const { terms } = await find(visitor("nl"), "nl", { q: "qqqa qqqb qqqc qqqd qqqe qqqf qqqg wagt" });
    expect(await listNearest(visitor("nl"), "nl", terms)).toContain("wacht");
    const more = await find(visitor("nl"), "nl", { q: "qqqa qqqb qqqc qqqd qqqe qqqf qqqg qqqh wagt" });
    expect(await listNearest(visitor("nl"), "nl", more.terms)).toEqual([]);
  });

  test("a question of words that stand everywhere is asked of titles, and says so", async () => {
    expect(await find(visitor("en"), "en", { q: "why" })).toMatchObject({
      common: true,
      found: expect.arrayContaining([expect.objectContaining({ code: "HAV-POS-01" })]),
    });
    expect(await find(visitor("nl"), "nl", { q: "doch" })).toMatchObject({ common: true, total: 0 });
    expect(await shown("why", "HAV-POS-01", "en")).toContain("[Why] hold");
  });
});

test("a page past the last is the last", async () => {
  const { found: first, page, total } = await find(visitor("nl"), "nl", { q: "telefoon", rows: 1, page: 1 });
  const past = await find(visitor("nl"), "nl", { q: "telefoon", rows: 1, page: 400 });
  expect(page).toBe(1);
  expect(past.page).toBe(total);
  expect(past.found).toHaveLength(1);
  expect(past.found).not.toEqual(first);
});

test("the match is marked in title and excerpt", async () => {
  const { found: entries } = await find(visitor("nl"), "nl", { q: "telefoon", narrowed: { kind: "standard" } });
  expect(entries[0]?.title).toBe("De \ue000telefoon\ue001 is snel opgenomen");
});

test.each([
  "'\"&|!():*<>",
  "\u0000",
  "a\u0000b",
  "':*",
  "%_\\",
  "\ue000\ue001",
  "\ud800",
  "x".repeat(10_000),
  "a ".repeat(500),
  "'' | 'x'",
  "😀 ß œ ﷽",
  "-1 <-> 2",
])("a question of anybody's invention is no fault: %#", async (q) => {
  for (const literally of [false, true]) expect((await find(leader, "nl", { q, literally })).total).toBeGreaterThanOrEqual(0);
});

test("only leaders see what was sought in vain, and only those of the whole organisation keep synonyms", async () => {
  const brandLeader = await person("Nils", { kind: "leader", brand: "vlecht" });
  await expect(listMisses(brandLeader)).resolves.toMatchObject({ open: [] });
  await expect(listSynonyms(brandLeader)).rejects.toMatchObject({ status: 404 });
  await expect(listSynonyms(leader)).resolves.toMatchObject({ sets: [] });
  for (const actor of [visitor("nl"), await person("Mila", { kind: "manager" })]) await expect(listMisses(actor)).rejects.toMatchObject({ status: 404 });
});
