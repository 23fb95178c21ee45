import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { discard, reopen, startDraft } from "@/standards/[code]/edit/commands";
import { standard, unit } from "@/standards/builders";
import { align } from "@/standards/guides/commands";
import { findEdition, findRequirement, listGuides } from "@/standards/guides/queries";
import { startNew } from "@/standards/new/commands";
import { listStatements } from "@/standards/queries";
import { person } from "@/standards/review/builders";
import { withDatabase } from "../../../../e2e/database.ts";
import { findCoverage, listHolding } from "./queries";
import { climb, lacks } from "./rules";
import { designGaps, matrixOver, sharesOf, tablesOf } from "./tables";

withDatabase("demo");

let lars: Actor & { id: string };
beforeAll(async () => {
  lars = { ...(await person("Lars", { kind: "leader" })) };
});
const coverageOf = async (place: string, edition = "") => {
  const found = await findCoverage(lars, { place, guide: "", edition }, "nl");
  if (!found) throw new Error("There is no coverage.");
  return found;
};
const verdict = async (code: string) => (await coverageOf("lindehof")).requirements.find((it) => it.code === code)?.verdict;

test("the demo's Lindehof has three stars of five, and what is missing for the fourth is named", async () => {
  const { requirements } = await coverageOf("lindehof");
  const way = climb(requirements);
  expect([way.reached, way.last, way.next]).toEqual([3, 5, 4]);
  expect(way.missing.map(({ code }) => code)).toEqual(["3.6", "5.5", "6.6", "4.6", "3.7"]);
});

test("the same guide is held against every place, with its own standards only", async () => {
  const vlecht = await coverageOf("vlecht");
  expect(vlecht.requirements.flatMap(({ aligned }) => aligned.map(({ code }) => code.slice(0, 3)))).not.toContain("LIN");
  expect(vlecht.requirements.find(({ code }) => code === "1.3")?.verdict).toBe("covered");
  expect(vlecht.requirements.find(({ code }) => code === "2.1")?.verdict).toBe("open");
});

test("where the demo's Havenzeker is stricter than the organisation, it meets what the organisation met", async () => {
  const met = (await coverageOf("havenzeker")).requirements.filter(({ aligned }) => aligned.some(({ via }) => via === "LGR-MAI-02"));
  expect(met.map(({ code, verdict: its }) => [code, its])).toContainEqual(["1.3", "covered"]);
  const [first] = met[0]?.aligned ?? [];
  expect([first?.code, first?.kind, first?.state, first?.mine]).toEqual(["HAV-MAI-02", "equal", "live", true]);
  expect(first?.statement?.text).toBe((await listStatements("nl")).get("HAV-MAI-02")?.text);
});

test("what another brand has not published yet is shown to none of its neighbours", async () => {
  const { id: requirement } = await db.requirement.findFirstOrThrow({ where: { code: "3.6", edition: { name: "2026" } } });
  for (const [code, owner] of [
    ["VLE-GEH-01", "brand:vlecht"],
    ["LGR-GEH-01", "organisation"],
    ["LIN-GEH-01", "brand:lindehof"],
  ] as const) {
    await startNew(lars, { code, owner });
    await align(lars, { requirement, code, kind: "part", note: "Geheim." });
  }
  const lotte = await person("Lotte", { kind: "leader", brand: "lindehof" });
  for (const place of ["lindehof", "vlecht", "organisation"]) {
    const told = JSON.stringify(await findCoverage(lotte, { place, guide: "", edition: "" }, "nl"));
    expect([place, told.includes("VLE-GEH-01"), told.includes("LGR-GEH-01")]).toEqual([place, false, false]);
  }
  expect(
    (await findEdition(lotte, "gastvrij-nederland", null, "nl"))?.requirements.find(({ code }) => code === "3.6")?.aligned.map(({ code }) => code),
  ).toEqual(["LIN-GEH-01"]);
  expect((await findRequirement(lars, "gastvrij-nederland", null, "3.6", "nl"))?.requirement.aligned).toHaveLength(3);
  await db.alignment.deleteMany({ where: { requirementId: requirement } });
});

test("an earlier edition is asked by its name, and one that is not there is nothing", async () => {
  const earlier = await coverageOf("lindehof", "2025");
  expect([earlier.isNewest, earlier.requirements.some(({ code }) => code === "1.5")]).toEqual([false, true]);
  expect(await findCoverage(lars, { place: "lindehof", guide: "", edition: "1999" }, "nl")).toBeNull();
  expect(await findCoverage(lars, { place: "lindehof", guide: "nothing", edition: "" }, "nl")).toBeNull();
});

test("a standard covers from the day it is published until it is retired", async () => {
  const { id: requirement } = await db.requirement.findFirstOrThrow({ where: { code: "3.6", edition: { name: "2026" } } });
  await startNew(lars, { code: "LIN-BAL-90", owner: "brand:lindehof" });
  await align(lars, { requirement, code: "LIN-BAL-90", kind: "equal", note: "" });
  const found = (await coverageOf("lindehof")).requirements.find(({ code }) => code === "3.6");
  expect([found?.verdict, found?.making.map(({ code }) => code)]).toEqual(["open", ["LIN-BAL-90"]]);
  await standard({ code: "LIN-BAL-91", brand: "lindehof" });
  await align(lars, { requirement, code: "LIN-BAL-91", kind: "part", note: "" });
  expect(await verdict("3.6")).toBe("partly");
  await standard({ code: "LIN-BAL-92", brand: "lindehof" });
  await align(lars, { requirement, code: "LIN-BAL-92", kind: "more", note: "" });
  expect(await verdict("3.6")).toBe("covered");
  await db.standard.update({ where: { code: "LIN-BAL-92" }, data: { retiredAt: new Date() } });
  expect(await verdict("3.6")).toBe("partly");
});

test("a draft that was thrown away covers nothing, is not in the making and asks for no look, until it comes back", async () => {
  const { id: requirement } = await db.requirement.findFirstOrThrow({ where: { code: "4.6", edition: { name: "2026" } } });
  const looks = async () => (await listGuides(lars))[0]?.looks ?? 0;
  const found = async () => {
    const asked = (await coverageOf("lindehof")).requirements.find(({ code }) => code === "4.6");
    const edition = (await findEdition(lars, "gastvrij-nederland", null, "nl"))?.requirements.find(({ code }) => code === "4.6");
    return [asked?.making.map(({ code }) => code), asked?.look, edition?.aligned.map(({ code }) => code)];
  };
  const before = await looks();
  const none = await found();
  await startNew(lars, { code: "LIN-WEG-01", owner: "brand:lindehof", requirement });
  expect([await found(), await looks()]).toEqual([[["LIN-WEG-01"], true, ["LIN-KLA-01", "LIN-WEG-01"]], before + 1]);
  const { id: draftId, revision } = await db.draft.findFirstOrThrow({ where: { standard: { code: "LIN-WEG-01" } } });
  await discard(lars, { draftId, revision });
  expect([await found(), await looks()]).toEqual([none, before]);
  // Its own page shows it still, for whoever takes it away.
  expect((await findRequirement(lars, "gastvrij-nederland", null, "4.6", "nl"))?.requirement.aligned).toContainEqual(
    expect.objectContaining({ code: "LIN-WEG-01", state: "dropped", look: false }),
  );
  await reopen(lars, draftId);
  expect([await found(), await looks()]).toEqual([[["LIN-WEG-01"], true, ["LIN-KLA-01", "LIN-WEG-01"]], before + 1]);
  await db.alignment.deleteMany({ where: { standard: { code: "LIN-WEG-01" } } });
});

test("what is in the making is told of the places where it will hold", async () => {
  const { id: requirement } = await db.requirement.findFirstOrThrow({ where: { code: "4.6", edition: { name: "2026" } } });
  const unitId = await unit("keuken");
  await db.standard.create({ data: { code: "KEU-VUU-01", unitId } });
  await startDraft(lars, "KEU-VUU-01");
  await startNew(lars, { code: "LGR-VUU-01", owner: "organisation" });
  for (const code of ["KEU-VUU-01", "LGR-VUU-01"]) await align(lars, { requirement, code, kind: "part", note: "" });
  const making = async (place: string) => (await coverageOf(place)).requirements.find(({ code }) => code === "4.6")?.making.map(({ code }) => code);
  expect(await making("departments")).toEqual(["KEU-VUU-01"]);
  for (const place of ["organisation", "lindehof", "vlecht"]) expect(await making(place), place).toEqual(["LGR-VUU-01"]);
  await db.alignment.deleteMany({ where: { standard: { code: { in: ["KEU-VUU-01", "LGR-VUU-01"] } } } });
});

test("what is lacking is found: a keeper, a language, a source in words", async () => {
  const before = await listHolding(lars, "lindehof");
  await standard({ code: "LIN-ZIE-90", brand: "lindehof", inLangs: ["nl"] });
  const found = (await listHolding(lars, "lindehof")).find(({ code }) => code === "LIN-ZIE-90");
  expect(found?.lacks).toEqual(["keeper", "translation"]);
  expect(before.filter(({ code, lacks: some }) => !/-9\d$/.test(code) && some.some((one) => one !== "keeper"))).toEqual([]);
  expect(lacks).toEqual(["principle", "source", "keeper", "translation"]);
});

test("every table holds what the page counts", async () => {
  const coverage = await coverageOf("lindehof");
  const tables = tablesOf("nl", "lindehof", coverage);
  const { total } = sharesOf(coverage);
  expect(tables.requirements.rows).toHaveLength(1 + total.count);
  for (const table of [tables.steps, tables.classes]) {
    const [, ...rows] = table.rows;
    expect(rows.at(-1)?.slice(0, 5)).toEqual(["Samen", total.count, total.covered.count, total.partly.count, total.open.count]);
    expect(rows.slice(0, -1).reduce((sum, row) => sum + Number(row[1]), 0)).toBe(total.count);
  }
  expect(tables.requirements.rows[1]?.[5]).toBe("open");
  const phone = tables.channels.rows[0]?.indexOf("telefoon") ?? -1;
  const counted = coverage.standards.filter((it) => it.channels.includes("phone") && [it.principle, ...it.principles].includes("needs")).length;
  expect(counted).toBeGreaterThan(0);
  expect(tables.channels.rows.slice(1).map((row) => row[phone])).toContain(counted);
  expect(matrixOver(coverage.standards, ["needs"], "sources")[0]?.reduce((sum, count) => sum + count, 0)).toBe(
    coverage.standards.filter((it) => [it.principle, ...it.principles].includes("needs")).length,
  );
});

test("the table of requirements says of each standard what the page says: through which it counts, for which unit, and what is in the making", async () => {
  const { id: requirement } = await db.requirement.findFirstOrThrow({ where: { code: "4.6", edition: { name: "2026" } } });
  await standard({ code: "KEU-VUU-02", unitId: await unit("keuken-vlecht", "vlecht") });
  await startNew(lars, { code: "VLE-VUU-03", owner: "brand:vlecht" });
  for (const code of ["KEU-VUU-02", "VLE-VUU-03"]) await align(lars, { requirement, code, kind: "equal", note: "" });
  const cells = async (place: string) => tablesOf("nl", place, await coverageOf(place)).requirements.rows.map((row) => `${row[0]}: ${row[6]}`);
  expect(await cells("vlecht")).toContain("4.6: KEU-VUU-02 (deel van de eis, alleen voor Afdeling keuken-vlecht); In de maak: VLE-VUU-03");
  expect((await cells("havenzeker")).find((cell) => cell.startsWith("1.3:"))).toContain("HAV-MAI-02 (gelijk aan de eis, via LGR-MAI-02)");
});

test("a principle or a value without a standard is the design gap", () => {
  expect(designGaps("nl", "lindehof", []).filter(({ kind }) => kind === "principle")).toHaveLength(6);
  expect(designGaps("nl", "lindehof", []).some(({ kind, id }) => kind === "value" && id.startsWith("lindehof/"))).toBe(true);
  expect(designGaps("nl", "organisation", []).every(({ kind }) => kind === "principle")).toBe(true);
});

test("whoever leads nothing reads no coverage", async () => {
  for (const actor of [
    visitor("nl"),
    await person("Sam", { kind: "employee" }),
    await person("Mila", { kind: "manager" }),
    await person("Ad", { kind: "administrator" }),
  ]) {
    expect(await findCoverage(actor, { place: "lindehof", guide: "", edition: "" }, "nl")).toBeNull();
    expect(await listHolding(actor, "lindehof")).toEqual([]);
  }
});
