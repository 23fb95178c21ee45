import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { standard } from "@/standards/builders";
import { importEdition } from "@/standards/guides/commands";
import { contentWith, person } from "@/standards/review/builders";
import { withDatabase } from "../../../../e2e/database.ts";
import { startNew } from "./commands";

withDatabase("empty");

let lars: Actor & { id: string };
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  const root = await db.unit.create({ data: { slug: "group", kind: "group", nameNl: "Groep", nameEn: "Group", path: "/group/" } });
  for (const slug of ["ict", "facilities"]) {
    await db.unit.create({ data: { slug, kind: "department", nameNl: slug, nameEn: slug, parentId: root.id, path: `/group/${slug}/` } });
  }
});

test("a new standard is not published, and has an open draft for its owner", async () => {
  expect(await startNew(lars, { code: "LIN-TEL-90", owner: "brand:lindehof" })).toBe("LIN-TEL-90");
  const made = await db.standard.findUniqueOrThrow({ where: { code: "LIN-TEL-90" }, include: { drafts: { include: { saves: true } } } });
  expect(made).toMatchObject({
    brandSlug: "lindehof",
    unitId: null,
    liveId: null,
    drafts: [{ state: "draft", basedOn: 0, authorId: lars.id, saves: [{ revision: 1, personId: lars.id }] }],
  });
});

test("the first letters of a code name its owner", async () => {
  const refused = (code: string, owner: string) =>
    expect(startNew(lars, { code, owner }), `${code} ${owner}`).rejects.toMatchObject({ status: 422, fields: { code: "codePrefix" } });
  await refused("VLE-TEL-90", "brand:lindehof");
  await refused("LIN-TEL-91", "organisation");
  await refused("LIN-TEL-91", "unit:ict");
  await startNew(lars, { code: "LGR-ALG-01", owner: "organisation" });
  await refused("LGR-ALG-02", "unit:ict");
  await refused("ALG-ALG-01", "organisation");
  await startNew(lars, { code: "ICT-DSK-01", owner: "unit:ict" });
  await refused("ICT-DSK-02", "unit:facilities");
  await refused("FAC-DSK-01", "unit:ict");
  await startNew(lars, { code: "ICT-DSK-02", owner: "unit:ict" });
});

test("a group of units has no standards of its own", async () => {
  await expect(startNew(lars, { code: "GRP-TEL-01", owner: "unit:group" })).rejects.toMatchObject({ code: "missing", status: 404 });
});

test("a code is given out once, also to two at the same moment", async () => {
  const ends = await Promise.allSettled([
    startNew(lars, { code: "LIN-DUB-01", owner: "brand:lindehof" }),
    startNew(lars, { code: "LIN-DUB-01", owner: "brand:lindehof" }),
  ]);
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(ends.find(({ status }) => status === "rejected")).toMatchObject({ reason: { fields: { code: "codeTaken" } } });
});

test("a draft begins with the gap it is to fill, and a requirement is aligned with it at once", async () => {
  await importEdition(lars, {
    slug: "gids",
    name: "Gids",
    edition: "2026",
    steps: "stars",
    basedOn: 0,
    requirements: [{ code: "3.6", textNl: "Nooit meer dan 3 wachtenden.", textEn: "", classNl: "Wachten", classEn: "", weight: 3, step: 4 }],
  });
  const { id: requirement } = await db.requirement.findFirstOrThrow();
  const gap = { principle: "needs", value: "lindehof/attention", channel: "fax", source: "stakeholder", requirement } as const;
  await startNew(lars, { code: "LIN-BAL-90", owner: "brand:lindehof", ...gap });
  const made = await db.standard.findUniqueOrThrow({ where: { code: "LIN-BAL-90" }, include: { drafts: true, alignments: true } });
  expect(made.alignments).toMatchObject([{ requirementId: requirement, kind: "equal", look: true, byId: lars.id }]);
  expect(made.drafts[0]?.content).toMatchObject({
    numbers: { principle: "needs", values: ["lindehof/attention"], channels: ["fax"], source: "stakeholder" },
    words: { nl: { evidence: "Eis 3.6 van Gids, editie 2026." }, en: { evidence: "Requirement 3.6 of Gids, edition 2026." } },
  });
  // With a standard to vary on both stay: its text, and what the gap asks.
  await standard({ code: "LGR-BAL-90", versions: [contentWith({ principle: "expectation", channels: ["phone"] }, { evidence: "Onderzoek." })] });
  await startNew(lars, { code: "LIN-BAL-93", owner: "brand:lindehof", base: "LGR-BAL-90", ...gap });
  expect((await db.draft.findFirstOrThrow({ where: { standard: { code: "LIN-BAL-93" } } })).content).toMatchObject({
    numbers: { principle: "needs", principles: ["expectation", "channels"], channels: ["phone", "fax"], source: "stakeholder", limit: 30 },
    words: { nl: { statement: "De statement van de norm", evidence: "Onderzoek.\n\nEis 3.6 van Gids, editie 2026." } },
  });
  // What this place does not know is left out; a requirement that is gone leaves nothing behind.
  await startNew(lars, { code: "LIN-BAL-91", owner: "brand:lindehof", principle: "nothing", value: "vlecht/nothing" });
  expect((await db.draft.findFirstOrThrow({ where: { standard: { code: "LIN-BAL-91" } } })).content).toMatchObject({ numbers: { principle: "", values: [] } });
  await expect(startNew(lars, { code: "LIN-BAL-92", owner: "brand:lindehof", requirement: randomUUID() })).rejects.toMatchObject({ code: "missing" });
  expect(await db.standard.count({ where: { code: "LIN-BAL-92" } })).toBe(0);
});

test("a leader begins standards for the places they lead, and nobody else does", async () => {
  const lotte = await person("Lotte", { kind: "leader", brand: "lindehof" });
  await startNew(lotte, { code: "LIN-TEL-92", owner: "brand:lindehof" });
  for (const owner of ["organisation", "brand:vlecht", "unit:ict", "brand:nothing", "unit:nothing"]) {
    await expect(startNew(lotte, { code: "VLE-TEL-93", owner }), owner).rejects.toMatchObject({ code: "missing", status: 404 });
  }
  const head = await person("Ivo", { kind: "leader", unitPath: "/group/ict/" });
  await startNew(head, { code: "ICT-DSK-03", owner: "unit:ict" });
  await expect(startNew(head, { code: "FAC-DSK-03", owner: "unit:facilities" })).rejects.toMatchObject({ code: "missing" });
  for (const actor of [
    visitor("nl"),
    await person("Sam", { kind: "employee" }),
    await person("Mila", { kind: "manager" }),
    await person("Ad", { kind: "administrator" }),
  ]) {
    await expect(startNew(actor, { code: "LIN-TEL-94", owner: "brand:lindehof" })).rejects.toMatchObject({ code: "missing", status: 404 });
  }
  expect(await db.standard.count({ where: { code: { in: ["VLE-TEL-93", "LIN-TEL-94", "FAC-DSK-03"] } } })).toBe(0);
});
