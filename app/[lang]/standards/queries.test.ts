import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { type Actor, can, type Grant, visitor } from "@/lib/policy";
import { withDatabase } from "../../../e2e/database.ts";
import { standard, unit } from "./builders";
import type { Filters } from "./filters";
import { passes } from "./filters";
import { listEntries, listStandards, listStatements, readableBy } from "./queries";
import { contentWith } from "./review/builders";

withDatabase("empty");

const codes = async (filters: Filters, actor: Actor = visitor("nl")) => (await listStandards(actor, filters, "nl")).map(({ code }) => code);

beforeAll(async () => {
  const salon = await unit("breda", "vlecht");
  const desk = await unit("ict");
  await standard({ code: "LGR-TEL-01", versions: [contentWith({ values: [], principle: "channels", principles: ["needs"] })] });
  await standard({
    code: "LIN-TEL-03",
    brand: "lindehof",
    versions: [
      contentWith({ limit: 45 }),
      contentWith(
        { channels: ["phone", "chat"] },
        { statement: "Niemand langer dan 30 seconden in de wacht" },
        { statement: "Nobody on hold for longer than 30 seconds" },
      ),
    ],
  });
  await standard({
    code: "LIN-WEB-01",
    brand: "lindehof",
    versions: [
      contentWith(
        { measure: "yesno", comparison: null, limit: null, unit: null, source: "stakeholder", stakeholder: "government" },
        { statement: "100% goed_bedoeld" },
      ),
    ],
    inLangs: ["nl"],
  });
  await standard({ code: "VLE-SAL-01", unitId: salon, versions: [contentWith({ values: ["vlecht/skill"], touchpoint: "arrival" })] });
  await standard({ code: "ICT-SER-01", unitId: desk, versions: [contentWith({ values: [], audience: "colleagues" })] });
  await standard({ code: "LIN-OUD-01", brand: "lindehof", more: { retiredAt: new Date("2026-05-01") } });
  await standard({ code: "LIN-NEW-01", brand: "lindehof", versions: [] });
  await standard({ code: "LGR-NEW-01", versions: [] });
  await standard({ code: "VLE-NEW-01", unitId: salon, versions: [] });
  await standard({ code: "ICT-NEW-01", unitId: desk, versions: [] });
});

describe("Who may read a standard", () => {
  const grants: Grant[] = (["employee", "manager", "leader", "administrator"] as const).flatMap((kind) => [
    { kind, brand: null, unitPath: null },
    { kind, brand: "lindehof", unitPath: null },
    { kind, brand: "vlecht", unitPath: null },
    { kind, brand: null, unitPath: "/lindegroep/" },
    { kind, brand: null, unitPath: "/lindegroep/breda/" },
    { kind, brand: null, unitPath: "/lindegroep/ict/" },
  ]);
  const actors: [string, Actor][] = [
    ["a visitor", visitor("nl")],
    ...grants.map((grant): [string, Actor] => [
      `${grant.kind} of ${grant.brand ?? grant.unitPath ?? "everything"}`,
      { ...visitor("nl"), id: "somebody", grants: [grant] },
    ]),
    [
      "somebody with two roles",
      {
        ...visitor("nl"),
        id: "somebody",
        grants: grants.filter(({ kind, unitPath, brand }) => kind === "leader" && (unitPath === "/lindegroep/ict/" || brand === "lindehof")),
      },
    ],
  ];

  test.each(actors)("is the same in the filter as in the policy for %s", async (_, actor) => {
    const all = await db.standard.findMany({
      orderBy: { code: "asc" },
      select: { code: true, liveId: true, brandSlug: true, unit: { select: { path: true, brandSlug: true } } },
    });
    const allowed = all.filter(({ liveId, brandSlug, unit }) =>
      can(actor, "standard.read", { published: liveId !== null, scope: { brand: brandSlug ?? unit?.brandSlug ?? null, unitPath: unit?.path ?? null } }),
    );
    const found = await db.standard.findMany({ where: { AND: [readableBy(actor)] }, orderBy: { code: "asc" }, select: { code: true } });
    expect(found.map(({ code }) => code)).toEqual(allowed.map(({ code }) => code));
  });

  test("differs between these people, or the comparison above proves nothing", async () => {
    const counts = await Promise.all(actors.map(([, actor]) => db.standard.count({ where: { AND: [readableBy(actor)] } })));
    expect(new Set(counts)).toEqual(new Set([6, 7, 8, 10]));
  });
});

describe("The list of standards", () => {
  test("holds what is live, by code, for a leader too", async () => {
    const live = ["ICT-SER-01", "LGR-TEL-01", "LIN-TEL-03", "LIN-WEB-01", "VLE-SAL-01"];
    expect(await codes({})).toEqual(live);
    expect(await codes({}, { ...visitor("nl"), id: "somebody", grants: [{ kind: "leader", brand: null, unitPath: null }] })).toEqual(live);
  });

  test.each<[string, Filters, string[]]>([
    ["a brand, with its units", { brand: "vlecht" }, ["VLE-SAL-01"]],
    ["the organisation", { brand: "organisation" }, ["LGR-TEL-01"]],
    ["the departments", { brand: "departments" }, ["ICT-SER-01"]],
    ["a leading principle", { principle: "expectation" }, ["ICT-SER-01", "LIN-TEL-03", "LIN-WEB-01", "VLE-SAL-01"]],
    ["a further principle", { principle: "needs" }, ["LGR-TEL-01"]],
    ["a value", { value: "vlecht/skill" }, ["VLE-SAL-01"]],
    ["a channel of several", { channel: "chat" }, ["LIN-TEL-03"]],
    ["a touchpoint", { touchpoint: "arrival" }, ["VLE-SAL-01"]],
    ["an audience", { audience: "colleagues" }, ["ICT-SER-01"]],
    ["a source", { source: "stakeholder" }, ["LIN-WEB-01"]],
    ["several at once", { brand: "lindehof", channel: "phone", source: "expectation" }, ["LIN-TEL-03"]],
    ["what nothing passes", { brand: "vlecht", channel: "fax" }, []],
  ])("is narrowed down to %s", async (_, filters, found) => {
    expect(await codes(filters)).toEqual(found);
  });

  test.each([
    ["part of a code, in any case", "lin-tel", ["LIN-TEL-03"]],
    ["words of the statement, in any case", "LANGER DAN 30", ["LIN-TEL-03"]],
    ["words of the other language", "on hold", ["LIN-TEL-03"]],
    ["a percent sign as itself", "100%", ["LIN-WEB-01"]],
    ["a percent sign that stands nowhere", "%wacht%", []],
    ["an underscore as itself", "goed_b", ["LIN-WEB-01"]],
    ["an underscore that stands nowhere", "L_N", []],
    ["a backslash as itself", "\\", []],
    ["a quote", '\'; DROP TABLE "Standard"; --', []],
    ["words of an earlier version only", "De statement van de norm 45", []],
  ])("is searched for %s", async (_, q, found) => {
    expect(await codes({ q })).toEqual(found);
  });

  test("shows code, owner, statement and figures of the live version", async () => {
    const [row] = await listStandards(visitor("en"), { q: "LIN-TEL-03" }, "en");
    expect(row).toEqual({
      code: "LIN-TEL-03",
      brand: "lindehof",
      owner: null,
      principle: "expectation",
      statement: { text: "Nobody on hold for longer than 30 seconds", lang: "en" },
      figures: { measure: "duration", comparison: "most", limit: 30, unit: "seconds", target: 95 },
    });
  });

  test("names the department, in the language of the page", async () => {
    const [row] = await listStandards(visitor("en"), { brand: "departments" }, "en");
    expect(row?.owner).toEqual({ slug: "ict", name: "Department ict" });
  });

  test("shows the words in the other language where they are missing in this one", async () => {
    const [row] = await listStandards(visitor("en"), { q: "LIN-WEB-01" }, "en");
    expect(row?.statement).toEqual({ text: "100% goed_bedoeld", lang: "nl" });
  });
});

describe("What is counted beside the filters", () => {
  const wishes: Filters[] = [
    {},
    { brand: "lindehof" },
    { brand: "departments" },
    { principle: "needs" },
    { value: "vlecht/skill" },
    { channel: "chat" },
    { touchpoint: "waiting" },
    { audience: "customers" },
    { source: "expectation", brand: "vlecht" },
  ];

  test.each(wishes)("is what the list then shows: %o", async (filters) => {
    const fitting = (await listEntries("", "nl")).filter((entry) => passes(entry, filters));
    expect(fitting.map(({ code }) => code).sort()).toEqual((await codes(filters)).sort());
  });

  test("is only what holds the words sought", async () => {
    expect((await listEntries("LIN-", "nl")).map(({ code }) => code)).toEqual(["LIN-TEL-03", "LIN-WEB-01"]);
    expect((await listEntries("0% goed_b", "nl")).map(({ code }) => code)).toEqual(["LIN-WEB-01"]);
  });

  test("stands in the order of the list: brands, the organisation, departments", async () => {
    expect((await listEntries("", "nl")).map(({ owner }) => owner)).toEqual(["lindehof", "lindehof", "vlecht", "organisation", "ict"]);
  });
});

test("Live statements are there for what holds, in the asked language or else the other", async () => {
  const statements = await listStatements("en");
  expect([...statements.keys()].sort()).toEqual(["ICT-SER-01", "LGR-TEL-01", "LIN-TEL-03", "LIN-WEB-01", "VLE-SAL-01"]);
  expect(statements.get("LIN-TEL-03")).toEqual({ text: "Nobody on hold for longer than 30 seconds", lang: "en" });
  expect(statements.get("LIN-WEB-01")?.lang).toBe("nl");
});
