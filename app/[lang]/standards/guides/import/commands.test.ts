import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { csvOf, readSheet } from "@/lib/sheet";
import { standard } from "@/standards/builders";
import { align } from "@/standards/guides/commands";
import { findEdition } from "@/standards/guides/queries";
import { person } from "@/standards/review/builders";
import { withDatabase } from "../../../../../e2e/database.ts";
import { applyEdition, keepEdition } from "./commands";
import { findEditionFile } from "./queries";
import { columns, headerOf } from "./rules";

withDatabase("empty");

const head = columns.map((column) => headerOf("nl", column));
const row = (code: string, text = `Eis ${code}.`, weight = "2") => [code, text, "", "Ontvangst", "", weight, "1"];
const file = { guide: "gids", name: "", fileName: "gids.csv" };

let lars: Actor & { id: string };
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  await standard({ code: "LIN-TEL-01", brand: "lindehof" });
  const first = await keepEdition(lars, { ...file, guide: "", name: "Gids", edition: "2025", rows: [head, row("1.1"), row("1.2"), row("1.3")] });
  expect(await applyEdition(lars, { id: first, basedOn: 0 })).toBe("gids");
  for (const code of ["1.1", "1.2", "1.3"]) {
    const { id } = await db.requirement.findFirstOrThrow({ where: { code } });
    await align(lars, { requirement: id, code: "LIN-TEL-01", kind: "equal", note: "" });
  }
});

test("a file is shown as what it would do, changes nothing until it is brought in, and then does exactly that, once", async () => {
  const id = await keepEdition(lars, { ...file, edition: "2026", rows: [head, row("1.1"), row("1.2", "Eis 1.2 anders."), row("2.1")] });
  const shown = await findEditionFile(lars, id, "nl");
  expect(shown).toMatchObject({ basedOn: 1, before: "2025", faults: [] });
  expect([shown?.changes.fresh, shown?.changes.same, shown?.changes.gone].map((of) => of?.map(({ code }) => code))).toEqual([["2.1"], ["1.1"], ["1.3"]]);
  expect(shown?.changes.changed.map(({ from, to, fields }) => [to.code, fields, from.aligned.length])).toEqual([["1.2", ["textNl"], 1]]);
  expect(await db.edition.count()).toBe(1);
  await applyEdition(lars, { id, basedOn: 1 });
  const found = await findEdition(lars, "gids", null, "nl");
  expect(found?.requirements.map(({ code, aligned }) => [code, aligned.map(({ look }) => look)])).toEqual([
    ["1.1", [false]],
    ["1.2", [true]],
    ["2.1", []],
  ]);
  await expect(applyEdition(lars, { id, basedOn: 1 })).rejects.toMatchObject({ code: "movedOn", status: 409 });
});

test("a requirement that was away is shown as coming back with its standards, and does", async () => {
  const id = await keepEdition(lars, {
    ...file,
    edition: "2026b",
    rows: [head, row("1.1"), row("1.2", "Eis 1.2 anders."), row("1.3"), row("2.1"), row("2.2")],
  });
  expect(await findEditionFile(lars, id, "nl")).toMatchObject({ basedOn: 2, back: 1, changes: { fresh: [{ code: "1.3" }, { code: "2.2" }] } });
  await applyEdition(lars, { id, basedOn: 2 });
  const { requirements } = (await findEdition(lars, "gids", null, "nl")) ?? {};
  expect(requirements?.map(({ code, aligned }) => [code, aligned.map(({ look }) => look)])).toContainEqual(["1.3", [true]]);
});

test("a file with a fault, or one that another edition overtook, brings in nothing", async () => {
  const before = await db.requirement.count();
  const faulty = await keepEdition(lars, { ...file, edition: "2027", rows: [head, row("1.1"), row("1.2", "Anders.", "0")] });
  await expect(applyEdition(lars, { id: faulty, basedOn: 3 })).rejects.toMatchObject({ code: "importFaulty" });
  const late = await keepEdition(lars, { ...file, edition: "2027", rows: [head, row("1.1")] });
  await expect(applyEdition(lars, { id: late, basedOn: 2 })).rejects.toMatchObject({ code: "movedOn" });
  expect(await db.requirement.count()).toBe(before);
  expect(await db.editionFile.count({ where: { id: { in: [faulty, late] }, doneAt: null } })).toBe(2);
});

test("a guide and an edition have one name each", async () => {
  const rows = [head, row("1.1")];
  const refused = (wish: Partial<Parameters<typeof keepEdition>[1]>, field: string, fault: string) =>
    expect(keepEdition(lars, { ...file, edition: "2030", rows, ...wish })).rejects.toMatchObject({ status: 422, fields: { [field]: fault } });
  await refused({ edition: "2025" }, "edition", "editionTaken");
  await refused({ guide: "", name: "gids" }, "name", "guideTaken");
  await refused({ guide: "", name: "" }, "name", "required");
  await refused({ name: "Andere gids" }, "name", "guideChosen");
  await refused({ guide: "nothing" }, "guide", "invalid");
});

test("an edition that is taken along comes back as it is", async () => {
  const { requirements = [] } = (await findEdition(lars, "gids", null, "nl")) ?? {};
  const rows = requirements.map(({ code, textNl, textEn, classNl, classEn, weight, step }) => [code, textNl, textEn, classNl, classEn, weight, step]);
  const again = await readSheet(new TextEncoder().encode(csvOf("nl", [head, ...rows])));
  const id = await keepEdition(lars, { ...file, edition: "2031", rows: again });
  const shown = await findEditionFile(lars, id, "en");
  expect(shown?.changes).toMatchObject({ fresh: [], changed: [], gone: [] });
  expect(shown?.changes.same).toHaveLength(rows.length);
});

test("only who leads the whole organisation imports, and only they see their file", async () => {
  const id = await keepEdition(lars, { ...file, edition: "2032", rows: [head, row("1.1")] });
  const lotte = await person("Lotte", { kind: "leader" });
  expect(await findEditionFile(lotte, id, "nl")).toBeNull();
  await expect(applyEdition(lotte, { id, basedOn: 2 })).rejects.toMatchObject({ code: "missing", status: 404 });
  for (const actor of [
    visitor("nl"),
    await person("Ivo", { kind: "leader", brand: "lindehof" }),
    await person("Sam", { kind: "employee" }),
    await person("Ad", { kind: "administrator" }),
  ]) {
    await expect(keepEdition(actor, { ...file, edition: "2033", rows: [head] })).rejects.toMatchObject({ code: "missing", status: 404 });
    await expect(applyEdition(actor, { id, basedOn: 2 })).rejects.toMatchObject({ code: "missing", status: 404 });
    expect(await findEditionFile(actor, id, "nl")).toBeNull();
  }
});
