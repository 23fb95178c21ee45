import { beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import type { Env } from "@/lib/env";
import { type Actor, visitor } from "@/lib/policy";
import { standard } from "@/standards/builders";
import { contentWith, person } from "@/standards/review/builders";
import { withDatabase } from "../../../e2e/database.ts";
import { addSynonyms, changeSynonyms, removeSynonyms, restoreSynonyms, settleMissing, tellMissing } from "./commands";
import { find } from "./queries";
import { SettleMissing, TellMissing } from "./schema";

let reading: Env["reading"] = "public";
vi.mock("@/lib/env", async (original) => {
  const actual = await original<typeof import("@/lib/env")>();
  return { ...actual, env: () => ({ ...actual.env(), reading }) };
});

withDatabase("empty");

let leader: Actor & { id: string };
let others: Actor[];
beforeAll(async () => {
  leader = await person("Lars", { kind: "leader" });
  others = [
    visitor("nl"),
    await person("Mila", { kind: "manager" }),
    await person("Ad", { kind: "administrator" }),
    await person("Nils", { kind: "leader", brand: "vlecht" }),
  ];
  await standard({ code: "LIN-BAL-01", brand: "lindehof", versions: [contentWith({}, { statement: "Elke gast krijgt een sleutel" })] });
});

const codes = async (q: string) => (await find(visitor("nl"), "nl", { q })).found.map(({ code }) => code);

test("a synonym holds from the moment it is there, is changed, taken away and put back, and each is written down", async () => {
  expect(await codes("bezoeker")).toEqual([]);
  const id = await addSynonyms(leader, { lang: "nl", words: ["bezoeker", "gast"] });
  expect(await codes("bezoeker")).toEqual(["LIN-BAL-01"]);
  expect((await find({ ...visitor("en") }, "en", { q: "bezoeker" })).total).toBe(0);
  await changeSynonyms(leader, { id, revision: 1, words: ["logé", "gast"] });
  expect(await codes("loge")).toEqual(["LIN-BAL-01"]);
  expect(await codes("bezoeker")).toEqual([]);
  await removeSynonyms(leader, { id, revision: 2 });
  expect(await codes("logé")).toEqual([]);
  await restoreSynonyms(leader, { id });
  expect(await codes("logé")).toEqual(["LIN-BAL-01"]);
  expect(await db.auditEntry.count({ where: { subject: id, act: "search.synonyms", actorId: leader.id } })).toBe(4);
});

test("a synonym of several words is found by all of them, and finds by any", async () => {
  await addSynonyms(leader, { lang: "nl", words: ["nachtelijke vertrekker", "gast"] });
  expect(await codes("nachtelijke vertrekker")).toEqual(["LIN-BAL-01"]);
  expect(await codes("vertrekker")).toEqual([]);
});

test("a word that stands everywhere means nothing and is refused", async () => {
  await expect(addSynonyms(leader, { lang: "nl", words: ["de", "gast"] })).rejects.toMatchObject({ fields: { words: "synonymWord" } });
  expect(await db.synonyms.count({ where: { words: { has: "de" } } })).toBe(0);
});

test("of two leaders who change the same set one is told that it changed", async () => {
  const id = await addSynonyms(leader, { lang: "nl", words: ["fax", "telefax"] });
  const ends = await Promise.allSettled([changeSynonyms(leader, { id, revision: 1, words: ["fax", "a1"] }), removeSynonyms(leader, { id, revision: 1 })]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(ends.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "movedOn", status: 409 } });
});

test("who does not lead the whole organisation keeps no synonyms", async () => {
  const id = await addSynonyms(leader, { lang: "nl", words: ["chat", "babbel"] });
  const before = await db.synonyms.findMany({ orderBy: { id: "asc" } });
  for (const actor of others) {
    await expect(addSynonyms(actor, { lang: "nl", words: ["a1", "b1"] })).rejects.toMatchObject({ status: 404 });
    await expect(changeSynonyms(actor, { id, revision: 1, words: ["a1", "b1"] })).rejects.toMatchObject({ status: 404 });
    await expect(removeSynonyms(actor, { id, revision: 1 })).rejects.toMatchObject({ status: 404 });
    await expect(restoreSynonyms(actor, { id })).rejects.toMatchObject({ status: 404 });
  }
  expect(await db.synonyms.findMany({ orderBy: { id: "asc" } })).toEqual(before);
});

test("what was sought in vain is counted without a name, with what was said of it, and what is found is not", async () => {
  await tellMissing(visitor("nl"), { q: "zwembad", text: "" });
  await tellMissing(leader, { q: "zwembad", text: "" });
  await tellMissing(visitor("nl"), { q: "zwembad", text: "Hoe warm is het?" });
  for (const q of ["sleutel", "hoe", "zonder omdat"]) await tellMissing(visitor("nl"), { q, text: "" });
  expect(await db.searchMiss.findMany({ include: { remarks: { select: { text: true } } } })).toMatchObject([
    { lang: "nl", q: "zwembad", count: 2, handledAt: null, remarks: [{ text: "Hoe warm is het?" }] },
  ]);
});

test("a failed search is handled once, comes back when it fails again, and is put back by a leader", async () => {
  const miss = { lang: "nl" as const, q: "helipad" };
  await tellMissing(visitor("nl"), { q: miss.q, text: "" });
  await settleMissing(leader, { ...miss, done: true });
  await expect(settleMissing(leader, { ...miss, done: true })).rejects.toMatchObject({ code: "movedOn" });
  await settleMissing(leader, { ...miss, done: false });
  await settleMissing(leader, { ...miss, done: true });
  await tellMissing(visitor("nl"), { q: miss.q, text: "" });
  expect(await db.searchMiss.findUnique({ where: { lang_q: miss } })).toMatchObject({ count: 2, handledAt: null });
});

test("only leaders take a failed search off the list", async () => {
  await tellMissing(visitor("nl"), { q: "sauna", text: "" });
  for (const actor of others.slice(0, 3)) await expect(settleMissing(actor, { lang: "nl", q: "sauna", done: true })).rejects.toMatchObject({ status: 404 });
  await settleMissing(others[3] as Actor, { lang: "nl", q: "sauna", done: true });
});

test("a failed search that is cut off at a space is handled as it stands on the list", async () => {
  const { q, text } = TellMissing.parse({ q: `${"x".repeat(199)} zwembad` });
  await tellMissing(visitor("nl"), { q, text });
  const listed = await db.searchMiss.findFirstOrThrow({ where: { q: { startsWith: "xxx" } } });
  const settled = SettleMissing.parse({ lang: "nl", q: listed.q, done: "yes" });
  await settleMissing(leader, { ...settled, done: true });
  expect(await db.searchMiss.findFirst({ where: { q: listed.q, handledAt: null } })).toBeNull();
});

test("where only staff may read a visitor tells nothing of what is missing, and learns nothing by it", async () => {
  reading = "staff";
  try {
    for (const text of ["", "Waar staat het?"])
      await expect(tellMissing(visitor("nl"), { q: "helihaven", text })).rejects.toMatchObject({ code: "missing", status: 404 });
    await tellMissing(others[1] as Actor, { q: "helihaven", text: "" });
  } finally {
    reading = "public";
  }
  expect(await db.searchMiss.findMany({ where: { q: "helihaven" } })).toMatchObject([{ count: 1 }]);
});
