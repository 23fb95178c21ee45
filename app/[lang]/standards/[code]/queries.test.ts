import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { visitor } from "@/lib/policy";
import { withDatabase } from "../../../../e2e/database.ts";
import { standard, unit } from "../builders";
import { contentWith } from "../review/builders";
import { findStandard, findVersion, findVersions, listVersions } from "./queries";

withDatabase("empty");

const actor = visitor("nl");
const leader = { ...actor, id: "somebody", grants: [{ kind: "leader" as const, brand: null, unitPath: null }] };
const first = contentWith({ limit: 45, target: 90 }, { statement: "Niemand langer dan 45 seconden" });
const second = contentWith({ limit: 30.5 }, { statement: "Niemand langer dan 30,5 seconden" }, { statement: "Nobody longer than 30.5 seconds" });

beforeAll(async () => {
  const breda = await unit("breda", "vlecht");
  const author = await db.person.create({ data: { name: "Lars", email: "lars@house.example", joinedOn: new Date("2026-01-01") } });
  const keeper = await db.person.create({ data: { name: "Mila", email: "mila@house.example", joinedOn: new Date("2026-01-01") } });
  await db.role.create({ data: { personId: keeper.id, kind: "manager", brandSlug: "lindehof", from: new Date("2020-01-01"), to: new Date("2020-02-01") } });
  await db.role.create({ data: { personId: keeper.id, kind: "employee", unitId: breda, from: new Date("2020-01-01") } });
  const base = await standard({ code: "LGR-TEL-01", versions: [contentWith({ limit: 40 })] });
  const live = await standard({
    code: "VLE-TEL-01",
    brand: "vlecht",
    versions: [first, second],
    more: { baseId: base, baseKind: "tightens", keeperId: keeper.id, reviewBy: new Date("2027-03-01") },
  });
  await standard({
    code: "LIN-TEL-01",
    brand: "lindehof",
    inLangs: ["nl"],
    versions: [contentWith({ limit: 60 })],
    more: { baseId: base, baseKind: "loosens", baseReason: "Omdat." },
  });
  await standard({ code: "HAV-TEL-01", brand: "havenzeker", more: { baseId: base, baseKind: "tightens", retiredAt: new Date("2026-05-01") } });
  await standard({ code: "DRU-TEL-01", brand: "drukfeest", versions: [], more: { baseId: base, baseKind: "tightens" } });
  const old = await standard({ code: "VLE-OUD-01", brand: "vlecht", more: { retiredAt: new Date("2026-05-01") } });
  await db.successor.create({ data: { fromId: old, toId: live, kind: "replace" } });
  const signed = await standard({ code: "VLE-SIG-01", brand: "vlecht", versions: [] });
  const { principle, target, ...numbers } = contentWith().numbers;
  const version = await db.version.create({
    data: {
      ...numbers,
      target: target ?? 100,
      principleSlug: principle,
      standardId: signed,
      number: 1,
      change: "material",
      fingerprint: "",
      authorId: author.id,
      approverId: keeper.id,
      words: { create: { lang: "en", translation: "unchecked", ...contentWith().words.en, note: "First." } },
    },
  });
  await db.standard.update({ where: { id: signed }, data: { liveId: version.id } });
});

describe("A standard", () => {
  test("is found with its live version in the asked language", async () => {
    const found = await findStandard(actor, "VLE-TEL-01", "en");
    expect(found).toMatchObject({
      code: "VLE-TEL-01",
      owner: { name: "Vlecht", filter: "vlecht" },
      retiredAt: null,
      live: { number: 2, lang: "en", isUnchecked: false },
    });
    expect(found?.live.content).toEqual({ numbers: second.numbers, words: { en: second.words.en } });
  });

  test("is found with the words there are, marked with their language", async () => {
    const found = await findStandard(actor, "LIN-TEL-01", "en");
    expect(found?.live).toMatchObject({ lang: "nl", words: { statement: contentWith().words.nl.statement } });
  });

  test("says when nobody has read its translation", async () => {
    expect((await findStandard(actor, "VLE-SIG-01", "en"))?.live.isUnchecked).toBe(true);
  });

  test("names its keeper with the unit of a role that holds today", async () => {
    expect((await findStandard(actor, "VLE-TEL-01", "nl"))?.keeper).toEqual({ name: "Mila", place: "Afdeling breda" });
  });

  test("knows what it tightens, with the figures of that", async () => {
    const found = await findStandard(actor, "VLE-TEL-01", "nl");
    expect(found?.base).toEqual({
      code: "LGR-TEL-01",
      owner: "Lindegroep",
      stance: "tightens",
      reason: null,
      statement: { text: contentWith().words.nl.statement, lang: "nl" },
      figures: { measure: "duration", comparison: "most", limit: 40, unit: "seconds", target: 95 },
    });
  });

  test("knows what tightens or loosens it and holds", async () => {
    const found = await findStandard(actor, "LGR-TEL-01", "nl");
    expect(found?.variants.map(({ code, stance, owner }) => [code, stance, owner])).toEqual([
      ["LIN-TEL-01", "loosens", "Hotel Lindehof"],
      ["VLE-TEL-01", "tightens", "Vlecht"],
    ]);
  });

  test("is still found when it is retired, and the two ends of the line know each other", async () => {
    const old = await findStandard(actor, "VLE-OUD-01", "nl");
    expect(old?.retiredAt).toEqual(new Date("2026-05-01"));
    expect(old?.successors.map(({ code, kind }) => [code, kind])).toEqual([["VLE-TEL-01", "replace"]]);
    expect((await findStandard(actor, "VLE-TEL-01", "nl"))?.ancestors.map(({ code }) => code)).toEqual(["VLE-OUD-01"]);
  });

  test.each(["DRU-TEL-01", "VLE-TEL-99", "vle-tel-01", "", "VLE-TEL-01\u0000", "%"])(
    "is not found before it is published, or by what is no code (%j)",
    async (code) => {
      expect(await findStandard(leader, code, "nl")).toBeNull();
      expect(await listVersions(leader, code, "nl")).toEqual([]);
      expect(await findVersion(leader, code, 1, "nl")).toBeNull();
      expect(await findVersions(leader, code, [1], "nl")).toBeNull();
    },
  );
});

describe("The versions of a standard", () => {
  test("stand with the newest first, what changed and on which day", async () => {
    expect(await listVersions(actor, "VLE-TEL-01", "nl")).toEqual([
      {
        number: 2,
        change: "editorial",
        editorialReason: null,
        publishedAt: new Date("2026-03-02T12:00:00Z"),
        note: { text: "nl 2", lang: "nl" },
        author: null,
        approver: null,
      },
      {
        number: 1,
        change: "material",
        editorialReason: null,
        publishedAt: new Date("2026-03-01T12:00:00Z"),
        note: { text: "nl 1", lang: "nl" },
        author: null,
        approver: null,
      },
    ]);
  });

  test("name who wrote and who approved", async () => {
    expect(await listVersions(actor, "VLE-SIG-01", "nl")).toMatchObject([{ author: "Lars", approver: "Mila", note: { text: "First.", lang: "en" } }]);
  });

  test("keep what they said, and know which one holds now", async () => {
    const found = await findVersion(actor, "VLE-TEL-01", 1, "nl");
    expect(found).toMatchObject({ code: "VLE-TEL-01", number: 1, holds: 2, total: 2, retiredAt: null });
    expect(found?.content).toEqual({ numbers: first.numbers, words: { nl: first.words.nl } });
  });

  test("are not found by a number that was never given", async () => {
    expect(await findVersion(actor, "VLE-TEL-01", 3, "nl")).toBeNull();
  });

  test("are laid side by side in every language there is", async () => {
    const found = await findVersions(actor, "VLE-TEL-01", [1, 2, 7], "nl");
    expect(found?.versions.map(({ number, content }) => [number, content])).toEqual([
      [1, first],
      [2, second],
    ]);
  });
});
