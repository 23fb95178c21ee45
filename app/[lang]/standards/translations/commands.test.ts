import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { discard, reopen, saveDraft, startDraft } from "@/standards/[code]/edit/commands";
import { findStandard } from "@/standards/[code]/queries";
import { standard } from "@/standards/builders";
import { listStandards } from "@/standards/queries";
import { approved, contentWith, firstNotes, person, published } from "@/standards/review/builders";
import { approve, publish, sendToReview } from "@/standards/review/commands";
import { emptyContent, findEdit } from "@/standards/review/queries";
import { differences } from "@/standards/rules";
import type { Content } from "@/standards/schema";
import { withDatabase } from "../../../../e2e/database.ts";
import { checkTranslation } from "./commands";
import { listTranslations } from "./queries";

withDatabase("empty");

type Person = Actor & { id: string };
let lars: Person;
let lotte: Person;
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader" });
});

const onlyDutch: Content = { ...contentWith(), words: { ...contentWith().words, en: emptyContent.words.en } };
const note = { nl: "Wat er veranderde.", en: "What changed." };

/** Brings content out on a standard that is live, the way of every version; gives the number that holds then. */
async function goOn(code: string, content: Content, notes = note) {
  const draftId = await startDraft(lars, code);
  await saveDraft(lars, { draftId, revision: 1, content });
  const { revision, fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
  await sendToReview(lars, { draftId, revision });
  await approve(lotte, { draftId, fingerprint });
  await publish(lars, { draftId, fingerprint, change: "material", note: notes });
  return findStandard(visitor("en"), code, "en");
}
const wordsOf = (code: string) =>
  db.versionWords.findMany({
    where: { version: { standard: { code } } },
    orderBy: [{ version: { number: "asc" } }, { lang: "asc" }],
    select: { lang: true, translation: true, note: true, version: { select: { number: true } } },
  });

describe("a version that goes out in one language", () => {
  test("shows its words, in the language they are in, wherever the other is asked for, and lands on the list", async () => {
    const code = await published(lars, lotte, onlyDutch);
    expect(await wordsOf(code)).toMatchObject([{ lang: "nl", translation: "original" }]);
    expect(await findStandard(visitor("en"), code, "en")).toMatchObject({ live: { lang: "nl", words: { statement: "De statement van de norm" } } });
    expect((await listStandards(visitor("en"), { q: code }, "en"))[0]?.statement).toEqual({ text: "De statement van de norm", lang: "nl" });
    expect((await listTranslations(lars)).items.find((it) => it.code === code)).toMatchObject({ lang: "en", changes: null });
  });

  test("asks for a note in the languages it has", async () => {
    const draft = await approved(lars, lotte, onlyDutch);
    await expect(publish(lars, { ...draft, change: "material", note: { nl: "", en: "" } })).rejects.toMatchObject({ fields: { "note.nl": "required" } });
    await publish(lars, { ...draft, change: "material", note: { nl: "Eerste.", en: "" } });
  });

  test("does not lose its other language to a draft that was put away before that came", async () => {
    const code = await published(lars, lotte, onlyDutch);
    const away = await startDraft(lars, code);
    const dutch = { ...onlyDutch, numbers: { ...onlyDutch.numbers, limit: 49 } };
    const revision = await saveDraft(lars, { draftId: away, revision: 1, content: dutch });
    await discard(lars, { draftId: away, revision });
    await goOn(code, contentWith());
    await reopen(lars, away);
    expect((await findEdit(lars, code))?.draft).toMatchObject({ isStale: true });
    // Sent again it is held against what holds now, and whoever reviews it sees which words go.
    await sendToReview(lars, { draftId: away, revision });
    const edit = await findEdit(lars, code);
    expect(edit?.draft).toMatchObject({ isStale: false, state: "review" });
    expect(edit?.draft?.live && differences(edit.draft.live, dutch, ["en"]).length).toBeGreaterThan(0);
  });

  test("gets its other language later, on the same version, past the same four eyes", async () => {
    const code = await published(lars, lotte, onlyDutch);
    const draftId = await startDraft(lars, code);
    await saveDraft(lars, { draftId, revision: 1, content: contentWith() });
    await sendToReview(lars, { draftId, revision: 2 });
    const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
    await expect(approve(lars, { draftId, fingerprint })).rejects.toMatchObject({ code: "ownChange" });
    await approve(lotte, { draftId, fingerprint });
    await publish(lars, { draftId, fingerprint, change: "editorial", note: { nl: "", en: "Translated." } });
    expect(await wordsOf(code)).toEqual([
      { lang: "nl", translation: "original", note: firstNotes.note.nl, version: { number: 1 } },
      { lang: "en", translation: "translated", note: "Translated.", version: { number: 1 } },
    ]);
    expect(await findStandard(visitor("en"), code, "en")).toMatchObject({ live: { number: 1, lang: "en", isUnchecked: false } });
    expect((await listTranslations(lars)).items.some((it) => it.code === code)).toBe(false);
  });
});

describe("words that may lag behind", () => {
  test("are listed with what changed in the other language, until somebody checks them", async () => {
    const code = await published(lars, lotte);
    await goOn(code, contentWith({ limit: 20 }, { statement: "Niemand wacht langer dan 20 seconden" }));
    // Lags on through a version that changes nothing in it.
    const shown = await goOn(code, contentWith({ limit: 20 }, { statement: "Niemand wacht langer dan 20 seconden", why: "Daarom." }));
    expect(shown?.live.isUnchecked).toBe(true);
    expect((await listTranslations(lars)).items.find((it) => it.code === code)).toMatchObject({
      lang: "en",
      number: 3,
      changes: [{ field: "statement", from: "De statement van de norm" }, { field: "why" }],
    });
    for (const actor of [visitor("nl"), await person("Teun", { kind: "leader", brand: "vlecht" }), await person("Sam", { kind: "employee" })])
      await expect(checkTranslation(actor, { code, version: 3, lang: "en" })).rejects.toMatchObject({ code: "missing" });
    await expect(checkTranslation(lars, { code, version: 2, lang: "en" })).rejects.toMatchObject({ code: "movedOn" });
    await expect(checkTranslation(lars, { code, version: 3, lang: "nl" })).rejects.toMatchObject({ code: "movedOn" });
    await Promise.all([checkTranslation(lars, { code, version: 3, lang: "en" }), checkTranslation(lotte, { code, version: 3, lang: "en" })]);
    expect((await findStandard(visitor("en"), code, "en"))?.live.isUnchecked).toBe(false);
    expect((await listTranslations(lars)).items.some((it) => it.code === code)).toBe(false);
    // What was checked goes along as it is.
    expect((await goOn(code, contentWith({ limit: 20, weight: 3 }, { statement: "Niemand wacht langer dan 20 seconden" })))?.live.isUnchecked).toBe(false);
  });

  test("are nobody's business who does not lead them", async () => {
    expect((await listTranslations(await person("Sam", { kind: "employee" }))).items).toEqual([]);
  });
});

test("the list goes on, page after page, to the last standard", async () => {
  for (let at = 10; at < 70; at++) await standard({ code: `VLE-VRT-${at}`, brand: "vlecht", inLangs: ["nl"], versions: [contentWith({ values: [] })] });
  const { at, pages, items } = await listTranslations(lars, 999);
  expect([at, pages]).toEqual([2, 2]);
  expect(items.at(-1)).toMatchObject({ code: "VLE-VRT-69", lang: "en" });
  expect((await listTranslations(lars)).items.map(({ code }) => code)).not.toContain("VLE-VRT-69");
});
