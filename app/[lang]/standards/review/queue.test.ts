import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { remark, saveDraft, startDraft } from "@/standards/[code]/edit/commands";
import { withDatabase } from "../../../../e2e/database.ts";
import { contentWith, drafted, person, published } from "./builders";
import { approve, sendToReview } from "./commands";
import { listQueue, queueSizes } from "./queries";

withDatabase("empty");

type Somebody = Actor & { id: string };
let lars: Somebody;
let lotte: Somebody;
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader", brand: "lindehof" });
});

const first = { waiting: 1, others: 1 };
const codesOf = (rows: { code: string }[]) => rows.map(({ code }) => code);

/** A change of a live standard by Lars, in review. */
async function inReview(content = contentWith({ limit: 45 })) {
  const code = await published(lars, lotte);
  const draftId = await startDraft(lars, code);
  const revision = await saveDraft(lars, { draftId, revision: 1, content, purpose: { shown: "", said: "Klanten hangen op." } });
  await sendToReview(lars, { draftId, revision });
  return { code, draftId, revision };
}

describe("The queue", () => {
  test("holds first what the reader may approve, the longest waiting first, and then the rest by state", async () => {
    const [one, two] = [await inReview(), await inReview()];
    const work = await drafted(lars);
    const own = await drafted(lotte);
    await sendToReview(lotte, own);
    const seen = await listQueue(lotte, first);
    expect(codesOf(seen.waiting.rows)).toEqual([one.code, two.code]);
    expect(codesOf(seen.others.rows)).toEqual([own.code, work.code]);
    expect(codesOf((await listQueue(lars, first)).waiting.rows)).toEqual([own.code]);
  });

  test("says who wrote it, why, what changes, and how many remarks are open", async () => {
    const draft = await inReview(contentWith({ limit: 20, target: 90 }, { why: "Anders." }));
    await remark(lotte, { ...draft, field: "limit", text: "Waarom 20?" });
    const it = (await listQueue(lotte, first)).waiting.rows.find(({ code }) => code === draft.code);
    expect(it).toMatchObject({ writers: ["Lars"], purpose: "Klanten hangen op.", changes: 3, remarks: 1, concerned: 0, liveNumber: 1 });
    expect(it?.live?.numbers.limit).toBe(30);
  });

  test("counts who is assessing themselves on the old version: not who handed in, nor for whom another standard holds in its place", async () => {
    const draft = await inReview();
    const base = await db.standard.findUniqueOrThrow({ where: { code: draft.code } });
    const root = await db.unit.create({ data: { slug: "keten", kind: "group", nameNl: "Keten", nameEn: "Chain", path: "/keten/", brandSlug: "lindehof" } });
    const branch = await db.unit.create({
      data: { slug: "zee", kind: "branch", nameNl: "Zee", nameEn: "Sea", path: "/keten/zee/", brandSlug: "lindehof", parentId: root.id },
    });
    const variantCode = await published(lars, lotte);
    const variant = await db.standard.findUniqueOrThrow({ where: { code: variantCode } });
    const cycle = await db.cycle.create({
      data: {
        slug: "2026-9",
        state: "open",
        openedAt: new Date("2026-01-01"),
        opensOn: new Date("2026-01-01"),
        closesOn: new Date("2099-01-01"),
        units: { create: { unitId: root.id } },
      },
    });
    const item = (standard: typeof base, more: object) =>
      db.cycleItem.create({
        data: { cycleId: cycle.id, standardId: standard.id, versionId: standard.liveId ?? "", weight: 1, critical: false, section: "expectation", ...more },
      });
    await item(base, { brandSlug: "lindehof" });
    await item(variant, { unitPath: branch.path, baseId: base.id });
    for (const [unit, submittedAt] of [
      [root, null],
      [root, null],
      [root, new Date()],
      [branch, null],
    ] as const) {
      const { id: personId } = await person("Sam", { kind: "employee" });
      await db.assessment.create({
        data: {
          cycleId: cycle.id,
          personId,
          brandSlug: "lindehof",
          unitId: unit.id,
          unitPath: unit.path,
          role: "employee",
          openedAt: new Date("2026-01-02"),
          submittedAt,
        },
      });
    }
    const it = (await listQueue(lotte, first)).waiting.rows.find(({ code }) => code === draft.code);
    expect(it?.concerned).toBe(2);
  });

  test("leaves what is looser than the organisation's own standard to who leads all of it, and shows the reason", async () => {
    const roos = await person("Roos", { kind: "leader" });
    const base = await db.standard.findUniqueOrThrow({ where: { code: await published(lars, lotte) } });
    const looser = await inReview(contentWith({ limit: 60 }));
    const stricter = await inReview(contentWith({ limit: 20 }));
    for (const { code } of [looser, stricter]) await db.standard.update({ where: { code }, data: { baseId: base.id, baseKind: "tightens" } });
    await db.draft.update({ where: { id: looser.draftId }, data: { baseReason: "Kleine receptie." } });
    const hers = codesOf((await listQueue(lotte, first)).waiting.rows);
    expect(hers).toContain(stricter.code);
    expect(hers).not.toContain(looser.code);
    expect((await listQueue(roos, first)).waiting.rows.find(({ code }) => code === looser.code)).toMatchObject({
      base: { code: base.code, stance: "loosens" },
      baseReason: "Kleine receptie.",
    });
  });

  test("is empty for whoever leads nothing, and for a leader of elsewhere", async () => {
    const nils = await person("Nils", { kind: "leader", brand: "vlecht" });
    for (const who of [visitor("nl"), await person("Sam", { kind: "employee" }), await person("Ad", { kind: "administrator" }), nils])
      expect(await listQueue(who, first)).toMatchObject({ waiting: { all: 0, rows: [] }, others: { all: 0, rows: [] } });
  });

  test("comes in pages, and a page too far is the last", async () => {
    const before = (await listQueue(lotte, first)).waiting.all;
    for (let n = before; n <= queueSizes.waiting; n++) {
      const draft = await drafted(lars, contentWith({ limit: n + 1 }));
      await sendToReview(lars, draft);
    }
    expect(await listQueue(lotte, first)).toMatchObject({ waiting: { page: 1, pages: 2, all: queueSizes.waiting + 1, rows: { length: queueSizes.waiting } } });
    expect(await listQueue(lotte, { waiting: 9, others: 1 })).toMatchObject({ waiting: { page: 2, rows: { length: 1 } } });
  });

  test("lets go of what was approved", async () => {
    const draft = await inReview();
    const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draft.draftId } });
    await approve(lotte, { draftId: draft.draftId, fingerprint });
    const seen = await listQueue(lotte, { waiting: 2, others: 1 });
    expect(codesOf(seen.waiting.rows)).not.toContain(draft.code);
    expect(seen.others.rows.at(-1)).toMatchObject({ code: draft.code, state: "approved" });
  });
});
