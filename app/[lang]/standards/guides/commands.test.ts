import { beforeAll, describe, expect, test } from "vitest";
import { advanceClock } from "@/lib/clock";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { standard } from "@/standards/builders";
import { person } from "@/standards/review/builders";
import { withDatabase } from "../../../../e2e/database.ts";
import { align, changeAlignment, importEdition, type NewEdition } from "./commands";
import { findEdition, findRequirement, listGuides, listRequirementsOf } from "./queries";
import type { Asked } from "./rules";

withDatabase("empty");

const asked = (code: string, more: Partial<Asked> = {}): Asked => ({
  code,
  textNl: `Eis ${code}.`,
  textEn: `Requirement ${code}.`,
  classNl: "Ontvangst",
  classEn: "Welcome",
  weight: 2,
  step: 1,
  ...more,
});
const edition = (slug: string, name: string, requirements: Asked[], basedOn = 0): NewEdition => ({
  slug,
  name: "Gids",
  edition: name,
  steps: "stars",
  requirements,
  basedOn,
});

let lars: Actor & { id: string };
let lotte: Actor & { id: string };
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader", brand: "lindehof" });
  await standard({ code: "LIN-TEL-01", brand: "lindehof" });
  await standard({ code: "VLE-TEL-01", brand: "vlecht" });
  await standard({ code: "LIN-OLD-01", brand: "lindehof", more: { retiredAt: new Date() } });
});

const requirementOf = (slug: string, code: string) =>
  db.requirement.findFirstOrThrow({ where: { code, edition: { guideSlug: slug } }, orderBy: { edition: { position: "desc" } } });
const at = async (requirementId: string) => (await db.alignment.findFirstOrThrow({ where: { requirementId } })).at.toISOString();

describe("aligning", () => {
  beforeAll(() => importEdition(lars, edition("een", "1", [asked("1.1"), asked("1.2"), asked("1.3")])));

  test("many standards meet a requirement, and a standard meets many, each in its own way", async () => {
    const [first, second] = [await requirementOf("een", "1.1"), await requirementOf("een", "1.2")];
    await align(lotte, { requirement: first.id, code: "LIN-TEL-01", kind: "more", note: "Wij vragen 15 seconden." });
    await align(lars, { requirement: first.id, code: "VLE-TEL-01", kind: "part", note: "" });
    await align(lotte, { requirement: second.id, code: "LIN-TEL-01", kind: "equal", note: "" });
    expect((await findRequirement(lotte, "een", null, "1.1", "nl"))?.requirement.aligned).toMatchObject([
      { code: "LIN-TEL-01", kind: "more", note: "Wij vragen 15 seconden.", look: false, state: "live", mine: true },
      { code: "VLE-TEL-01", kind: "part", mine: false },
    ]);
    expect(await listRequirementsOf(lotte, "LIN-TEL-01", "en")).toMatchObject([
      { kind: "more", guide: "Gids", requirement: { code: "1.1", text: { text: "Requirement 1.1.", lang: "en" } } },
      { kind: "equal", requirement: { code: "1.2" } },
    ]);
    await expect(align(lotte, { requirement: first.id, code: "LIN-TEL-01", kind: "part", note: "" })).rejects.toMatchObject({ fields: { code: "aligned" } });
  });

  test("a standard that is not there, was retired or belongs to another place is refused at its code", async () => {
    const { id: requirement } = await requirementOf("een", "1.3");
    for (const code of ["LIN-ZZZ-99", "LIN-OLD-01", "VLE-TEL-01"])
      await expect(align(lotte, { requirement, code, kind: "equal", note: "" }), code).rejects.toMatchObject({ status: 422, fields: { code: "noStandard" } });
  });

  test("whoever leads nothing aligns nothing and reads no guide", async () => {
    const { id: requirement } = await requirementOf("een", "1.3");
    for (const actor of [
      visitor("nl"),
      await person("Sam", { kind: "employee" }),
      await person("Mila", { kind: "manager" }),
      await person("Ad", { kind: "administrator" }),
    ]) {
      await expect(align(actor, { requirement, code: "LIN-TEL-01", kind: "equal", note: "" })).rejects.toMatchObject({ code: "missing", status: 404 });
      await expect(
        changeAlignment(actor, { requirement, code: "LIN-TEL-01", at: new Date().toISOString(), kind: "equal", note: "", act: "remove" }),
      ).rejects.toMatchObject({ code: "missing", status: 404 });
      await expect(importEdition(actor, edition("een", "2", [asked("1.1")], 1))).rejects.toMatchObject({ code: "missing", status: 404 });
      expect(await listGuides(actor)).toEqual([]);
      expect(await findEdition(actor, "een", null, "nl")).toBeNull();
      expect(await findRequirement(actor, "een", null, "1.1", "nl")).toBeNull();
      expect(await listRequirementsOf(actor, "LIN-TEL-01", "nl")).toEqual([]);
    }
    expect(await db.alignment.count({ where: { requirementId: requirement } })).toBe(0);
  });

  test("only who leads the whole organisation imports", async () => {
    await expect(importEdition(lotte, edition("een", "2", [asked("1.1")], 1))).rejects.toMatchObject({ code: "missing" });
  });

  test("an alignment is changed and taken away as it was shown; of two at once the second is told", async () => {
    const { id: requirement } = await requirementOf("een", "1.2");
    const shown = await at(requirement);
    advanceClock(1_000);
    await changeAlignment(lars, { requirement, code: "LIN-TEL-01", at: shown, kind: "part", note: "Alleen overdag.", act: "change" });
    expect(await db.alignment.findMany({ where: { requirementId: requirement } })).toMatchObject([{ kind: "part", note: "Alleen overdag.", byId: lars.id }]);
    await expect(changeAlignment(lotte, { requirement, code: "LIN-TEL-01", at: shown, kind: "more", note: "", act: "remove" })).rejects.toMatchObject({
      code: "movedOn",
      status: 409,
    });
    await changeAlignment(lotte, { requirement, code: "LIN-TEL-01", at: await at(requirement), kind: "more", note: "", act: "remove" });
    expect(await db.alignment.count({ where: { requirementId: requirement } })).toBe(0);
    advanceClock(0);
    expect((await db.auditEntry.findMany({ where: { subject: "LIN-TEL-01", act: "guide.unalign" } })).length).toBe(1);
  });
});

describe("a new edition", () => {
  const before = [asked("1.1"), asked("1.2"), asked("1.3"), asked("1.4")];
  const after = [asked("2.0"), asked("1.1"), asked("1.2", { textNl: "Eis 1.2 anders." }), asked("1.4", { textEn: "" })];
  beforeAll(async () => {
    await importEdition(lars, edition("twee", "2025", before));
    for (const code of ["1.1", "1.2", "1.3"])
      await align(lars, { requirement: (await requirementOf("twee", code)).id, code: "LIN-TEL-01", kind: "more", note: code });
    await importEdition(lars, edition("twee", "2026", after, 1));
  });

  test("takes every alignment along by code, and marks those whose requirement changed", async () => {
    const found = await findEdition(lotte, "twee", null, "nl");
    expect(found?.edition.name).toBe("2026");
    expect(found?.requirements.map(({ code, aligned }) => [code, aligned.map(({ note, look }) => [note, look])])).toEqual([
      ["2.0", []],
      ["1.1", [["1.1", false]]],
      ["1.2", [["1.2", true]]],
      ["1.4", []],
    ]);
    expect(found?.changes?.gone.map(({ code, aligned }) => [code, aligned.length])).toEqual([["1.3", 1]]);
    expect(found?.changes?.fresh.map(({ code }) => code)).toEqual(["2.0"]);
    expect(await listGuides(lotte)).toMatchObject([
      { slug: "een" },
      { slug: "twee", looks: 1, editions: [{ name: "2026", requirements: 4 }, { name: "2025" }] },
    ]);
  });

  test("leaves the one before as it was, and takes no alignment there", async () => {
    const found = await findEdition(lars, "twee", "2025", "nl");
    expect(found?.isNewest).toBe(false);
    expect(found?.requirements.map(({ code, aligned }) => [code, aligned.length])).toEqual([
      ["1.1", 1],
      ["1.2", 1],
      ["1.3", 1],
      ["1.4", 0],
    ]);
    const old = found?.requirements[3]?.id ?? "";
    await expect(align(lars, { requirement: old, code: "LIN-TEL-01", kind: "equal", note: "" })).rejects.toMatchObject({ code: "earlierEdition", status: 409 });
  });

  test("is not looked at because a kind or a note was changed", async () => {
    const { id: requirement } = await requirementOf("twee", "1.2");
    await changeAlignment(lotte, { requirement, code: "LIN-TEL-01", at: await at(requirement), kind: "part", note: "Later lezen.", act: "change" });
    expect(await db.alignment.findMany({ where: { requirementId: requirement } })).toMatchObject([{ look: true, kind: "part", note: "Later lezen." }]);
  });

  test("is looked at once somebody says that the standard still fits", async () => {
    const { id: requirement } = await requirementOf("twee", "1.2");
    await changeAlignment(lotte, { requirement, code: "LIN-TEL-01", at: await at(requirement), kind: "equal", note: "Gelezen.", act: "fits" });
    expect(await db.alignment.findMany({ where: { requirementId: requirement } })).toMatchObject([
      { look: false, kind: "equal", note: "Gelezen.", byId: lotte.id },
    ]);
    expect((await listGuides(lotte)).find(({ slug }) => slug === "twee")?.looks).toBe(0);
  });

  test("a standard that was retired asks for a look everywhere, until the one it went on as takes its place", async () => {
    const { id: requirement } = await requirementOf("twee", "1.1");
    const toId = await standard({ code: "LIN-TEL-02", brand: "lindehof" });
    const { id: fromId } = await db.standard.update({ where: { code: "LIN-TEL-01" }, data: { retiredAt: new Date() } });
    await db.successor.create({ data: { fromId, toId, kind: "replace" } });
    const aligned = async () => (await findRequirement(lotte, "twee", null, "1.1", "nl"))?.requirement.aligned;
    expect((await listGuides(lotte)).find(({ slug }) => slug === "twee")?.looks).toBe(2);
    expect(await aligned()).toMatchObject([{ code: "LIN-TEL-01", state: "retired", look: true, successors: ["LIN-TEL-02"] }]);
    const elsewhere = await person("Vera", { kind: "leader", brand: "vlecht" });
    expect((await findRequirement(elsewhere, "twee", null, "1.1", "nl"))?.requirement.aligned).toMatchObject([{ successors: [] }]);
    await expect(align(elsewhere, { requirement, code: "VLE-TEL-01", kind: "part", note: "", instead: "LIN-TEL-01" })).rejects.toMatchObject({ status: 422 });
    await align(lotte, { requirement, code: "LIN-TEL-02", kind: "more", note: "1.1", instead: "LIN-TEL-01" });
    expect(await aligned()).toMatchObject([{ code: "LIN-TEL-02", look: false, kind: "more", note: "1.1", successors: [] }]);
    await expect(align(lotte, { requirement, code: "VLE-TEL-01", kind: "part", note: "", instead: "LIN-TEL-01" })).rejects.toMatchObject({ status: 422 });
    await db.standard.update({ where: { code: "LIN-TEL-01" }, data: { retiredAt: null } });
  });

  test("a standard that two others went on as keeps its own place when it takes theirs", async () => {
    const { id: requirement } = await requirementOf("twee", "2.0");
    const [fromId, goneId, toId] = await Promise.all(["LIN-SAM-01", "LIN-SAM-02", "LIN-SAM-03"].map((code) => standard({ code, brand: "lindehof" })));
    for (const code of ["LIN-SAM-01", "LIN-SAM-02"]) await align(lotte, { requirement, code, kind: "part", note: code });
    await db.standard.updateMany({ where: { code: { in: ["LIN-SAM-01", "LIN-SAM-02"] } }, data: { retiredAt: new Date() } });
    await db.successor.createMany({ data: [fromId, goneId].map((id) => ({ fromId: id ?? "", toId: toId ?? "", kind: "merge" as const })) });
    const elsewhere = await person("Bram", { kind: "leader", brand: "vlecht" });
    for (const instead of ["LIN-SAM-01", "LIN-SAM-02"]) {
      await expect(align(elsewhere, { requirement, code: "LIN-SAM-03", kind: "equal", note: "", instead })).rejects.toMatchObject({ status: 422 });
      await align(lotte, { requirement, code: "LIN-SAM-03", kind: "equal", note: "Samen.", instead });
    }
    expect((await findRequirement(lotte, "twee", null, "2.0", "nl"))?.requirement.aligned).toMatchObject([
      { code: "LIN-SAM-03", kind: "equal", note: "Samen." },
    ]);
    await expect(align(lotte, { requirement, code: "LIN-SAM-03", kind: "part", note: "" })).rejects.toMatchObject({ fields: { code: "aligned" } });
  });

  test("comes in whole or not at all, and once", async () => {
    await expect(importEdition(lars, edition("twee", "2027", [asked("1.1"), asked("1.1")], 2))).rejects.toMatchObject({ code: "movedOn" });
    await expect(importEdition(lars, edition("twee", "2027", [asked("1.1")], 1))).rejects.toMatchObject({ code: "movedOn", status: 409 });
    await expect(importEdition(lars, edition("twee", "2026", [asked("1.1")], 2))).rejects.toMatchObject({ code: "movedOn" });
    expect(await db.edition.count({ where: { guideSlug: "twee" } })).toBe(2);
  });
});

describe("several new editions before anybody looks", () => {
  const texts = ["Eis 1.2.", "Eis 1.2 anders.", "Eis 1.2 anders.", "Eis 1.2 nog anders."];
  const known = async (code = "1.2") => {
    const [edition, page] = [await findEdition(lars, "drie", null, "nl"), await findRequirement(lars, "drie", null, code, "nl")];
    const { edition: name, textNl } = page?.from ?? {};
    const inList = edition?.from.get(code);
    return { looks: page?.requirement.aligned.map(({ look }) => look), page: [name, textNl], list: [inList?.edition, inList?.textNl] };
  };
  beforeAll(async () => {
    await standard({ code: "LIN-DRI-01", brand: "lindehof" });
    await importEdition(lars, edition("drie", "1", [asked("1.1"), asked("1.2"), asked("1.3")]));
    for (const code of ["1.2", "1.3"]) await align(lars, { requirement: (await requirementOf("drie", code)).id, code: "LIN-DRI-01", kind: "equal", note: "" });
  });

  test("hold a requirement against what it was when it was last seen to fit", async () => {
    for (const [before, textNl] of texts.entries()) {
      if (before === 0) continue;
      await importEdition(lars, edition("drie", String(before + 1), [asked("1.1"), asked("1.2", { textNl })], before));
      expect(await known()).toEqual({ looks: [true], page: ["1", texts[0]], list: ["1", texts[0]] });
    }
    const { id: requirement } = await requirementOf("drie", "1.2");
    await changeAlignment(lars, { requirement, code: "LIN-DRI-01", at: await at(requirement), kind: "equal", note: "", act: "fits" });
    await importEdition(lars, edition("drie", "5", [asked("1.1"), asked("1.2")], 4));
    expect(await known()).toEqual({ looks: [true], page: ["4", texts[3]], list: ["4", texts[3]] });
  });

  test("give back the standards of a code that was away, with a look, and leave away what was taken away", async () => {
    await importEdition(lars, edition("drie", "6", [asked("1.2"), asked("1.3", { weight: 1 })], 5));
    expect(await known("1.3")).toEqual({ looks: [true], page: ["1", "Eis 1.3."], list: ["1", "Eis 1.3."] });
    const { id: requirement } = await requirementOf("drie", "1.3");
    await changeAlignment(lars, { requirement, code: "LIN-DRI-01", at: await at(requirement), kind: "equal", note: "", act: "remove" });
    await importEdition(lars, edition("drie", "7", [asked("1.2")], 6));
    await importEdition(lars, edition("drie", "8", [asked("1.2"), asked("1.3")], 7));
    expect((await findRequirement(lars, "drie", null, "1.3", "nl"))?.requirement.aligned).toEqual([]);
  });
});
