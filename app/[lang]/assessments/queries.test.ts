import { beforeAll, describe, expect, test, vi } from "vitest";
import { today } from "@/lib/clock";
import { db } from "@/lib/db";
import { type Actor, can, type Grant, visitor } from "@/lib/policy";
import { dayOf, timeOf } from "@/lib/say";
import { fingerprint } from "@/lib/text";
import { saveDraft, startDraft } from "@/standards/[code]/edit/commands";
import { standard } from "@/standards/builders";
import { contentWith, firstNotes, published } from "@/standards/review/builders";
import { approve, publish, sendToReview } from "@/standards/review/commands";
import { withDatabase } from "../../../e2e/database.ts";
import { GET as exported } from "./[id]/result/export/route";
import { openSubmitted } from "./[id]/second-opinion/commands";
import { answerTo, cycleOf, grant, itemOf, somebody, unitAt } from "./builders";
import { openAssessment, saveAnswer, submit } from "./commands";
import { findAssessment, findEarlier, listSubmitted, listSubmittedCycles, myAssessments, readableBy } from "./queries";
import { scoreOf } from "./rules";

const session = vi.hoisted(() => ({ actor: null as Actor | null }));
// A session is a cookie of a request, and here is none.
vi.mock("@/lib/session", () => ({ requireMember: async () => session.actor }));

withDatabase("empty");

// Three levels; the second brand's path begins as the first's does, and one path would match another in a careless LIKE.
const units: Record<string, string | null> = {
  "/org/": null,
  "/org/a/": "lindehof",
  "/org/a/one/": "lindehof",
  "/org/a/two/": "lindehof",
  "/org/ab/": "vlecht",
  "/org/ab/far/": "vlecht",
  "/org/a_/": "lindehof",
  "/org/desk/": null,
};

let rows: { id: string; personId: string; role: Grant["kind"]; unitPath: string; brandSlug: string | null; submittedAt: Date | null }[];
beforeAll(async () => {
  const ids = new Map<string, string>();
  for (const [path, brand] of Object.entries(units)) ids.set(path, await unitAt(path, brand));
  const root = ids.get("/org/") ?? "";
  await standard({ code: "LGR-TEL-01" });
  await cycleOf({ slug: "2026-4", units: [root] });
  for (const path of Object.keys(units)) {
    for (const manages of [false, true]) {
      for (const submits of [false, true]) {
        const actor = await somebody("Kim", grant("employee", path), ...(manages ? [grant("manager", path)] : []));
        const id = await openAssessment(actor, "2026-4");
        if (submits) await submit(actor, id, true);
      }
    }
  }
  rows = await db.assessment.findMany({ select: { id: true, personId: true, role: true, unitPath: true, brandSlug: true, submittedAt: true } });
});

describe("Who may read an assessment", () => {
  const asTarget = (row: (typeof rows)[number]) => ({
    personId: row.personId,
    role: row.role,
    unitPath: row.unitPath,
    brand: row.brandSlug,
    submitted: row.submittedAt !== null,
    cycleOpen: true,
  });

  test("is the same as a filter and as a rule, for every pair of roles and every assessment, submitted or not", async () => {
    const managers = [
      grant("manager"),
      grant("manager", null, "lindehof"),
      grant("manager", null, "vlecht"),
      ...Object.keys(units).map((path) => grant("manager", path)),
    ];
    const others = [grant("leader"), grant("administrator"), grant("employee", "/org/a/one/"), grant("leader", "/org/a/")];
    const all = [...managers, ...others];
    const pairs = all.flatMap((first, at) => all.slice(at).map((second) => [first, second]));
    const someone = rows.find((row) => row.unitPath === "/org/a/one/" && row.submittedAt === null)?.personId ?? "";
    const actors: Actor[] = [
      visitor("nl"),
      { id: someone, name: "Self", lang: "nl", grants: [] },
      ...pairs.map((grants) => ({ id: "01890000-0000-7000-8000-000000000001", name: "Kim", lang: "nl" as const, grants })),
    ];
    let allowed = 0;
    for (const actor of actors) {
      const found = new Set((await db.assessment.findMany({ where: readableBy(actor), select: { id: true } })).map(({ id }) => id));
      for (const row of rows) expect(found.has(row.id), JSON.stringify({ actor, row })).toBe(can(actor, "assessment.read", asTarget(row)));
      allowed += found.size;
    }
    expect(rows).toHaveLength(Object.keys(units).length * 4);
    expect(allowed).toBeGreaterThan(0);
    expect(allowed).toBeLessThan(rows.length * actors.length);
  });

  test("a manager sees what their branch submitted, not their own manager's, not a peer's and not another branch's", async () => {
    const manager = await somebody("Mila", grant("employee", "/org/a/one/"), grant("manager", "/org/a/one/"));
    const { rows: seen } = await listSubmitted(manager, "2026-4");
    const roles = await db.assessment.findMany({ where: { id: { in: seen.map(({ id }) => id) } }, select: { role: true, unitPath: true } });
    expect(roles).toEqual([{ role: "employee", unitPath: "/org/a/one/" }]);
    expect(await listSubmittedCycles(manager)).toEqual(["2026-4"]);
    const above = await somebody("Bo", grant("manager", "/org/a/"));
    const higher = await db.assessment.findMany({
      where: { id: { in: (await listSubmitted(above, "2026-4")).rows.map(({ id }) => id) } },
      select: { role: true, unitPath: true },
      orderBy: [{ unitPath: "asc" }, { role: "asc" }],
    });
    expect(higher.map(({ role, unitPath }) => `${role} ${unitPath}`).sort()).toEqual([
      "employee /org/a/",
      "employee /org/a/one/",
      "employee /org/a/two/",
      "manager /org/a/one/",
      "manager /org/a/two/",
    ]);
  });

  test("a foreign one and one that is not there are the same nothing", async () => {
    const kim = await somebody("Kim", grant("employee", "/org/a/one/"));
    const foreign = rows.find((row) => row.submittedAt !== null)?.id ?? "";
    for (const id of [foreign, "01890000-0000-7000-8000-000000000009", "", "x", "' OR 1=1 --"]) expect(await findAssessment(kim, id)).toBeNull();
  });
});

describe("The list", () => {
  test("of somebody without a unit is empty and says that there is no unit", async () => {
    expect(await myAssessments(await somebody("Lars", grant("leader")))).toEqual({ unit: null, open: [], earlier: [] });
    expect(await myAssessments(visitor("nl"))).toEqual({ unit: null, open: [], earlier: [] });
  });

  test("shows an open cycle before it is begun, its progress while it is, and the score of closed ones", async () => {
    const kim = await somebody("Kim", grant("employee", "/org/a/one/"));
    const unitId = (await db.unit.findUniqueOrThrow({ where: { path: "/org/a/one/" } })).id;
    expect(await myAssessments(kim)).toMatchObject({ unit: "Vestiging one", open: [{ slug: "2026-4", assessment: null, lack: null }], earlier: [] });
    const closed = await cycleOf({ slug: "2026-1", opens: -200, closes: -150, units: [unitId] });
    const past = await db.assessment.create({
      data: {
        cycleId: closed,
        personId: kim.id,
        unitId,
        unitPath: "/org/a/one/",
        brandSlug: "lindehof",
        role: "employee",
        openedAt: new Date(),
        submittedAt: new Date(),
      },
    });
    await db.answer.create({ data: { assessmentId: past.id, itemId: await itemOf(closed, "LGR-TEL-01"), level: 2 } });
    const id = await openAssessment(kim, "2026-4");
    const list = await myAssessments(kim);
    expect(list.open).toMatchObject([{ slug: "2026-4", assessment: { id, submittedAt: null, items: [{ code: "LGR-TEL-01", level: null, skipped: false }] } }]);
    expect(list.earlier).toMatchObject([{ id: past.id, slug: "2026-1", score: { answered: 1, applicable: 1, thirds: 4, weight: 2 } }]);
    const sheet = await findAssessment(kim, id);
    expect(sheet && (await findEarlier(kim, sheet))).toMatchObject({ id: past.id, cycle: "2026-1", items: [{ level: 2 }] });
  });

  test("does not offer a cycle that the unit takes no part in", async () => {
    const far = (await db.unit.findUniqueOrThrow({ where: { path: "/org/ab/" } })).id;
    await cycleOf({ slug: "2026-3", units: [far] });
    expect((await myAssessments(await somebody("Kim", grant("employee", "/org/a/one/")))).open.map(({ slug }) => slug)).toEqual(["2026-4"]);
    expect((await myAssessments(await somebody("Els", grant("employee", "/org/ab/far/")))).open.map(({ slug }) => slug).sort()).toEqual(["2026-3", "2026-4"]);
  });

  test("last cycle's figure is not shown to a manager who may not read that assessment", async () => {
    const unitId = (await db.unit.findUniqueOrThrow({ where: { path: "/org/a/two/" } })).id;
    const moved = await somebody("Nel", grant("employee", "/org/a/one/"));
    const before = await cycleOf({ slug: "2025-4", opens: -400, closes: -380, units: [unitId] });
    await db.assessment.create({
      data: {
        cycleId: before,
        personId: moved.id,
        unitId,
        unitPath: "/org/a/two/",
        brandSlug: "lindehof",
        role: "employee",
        openedAt: today(),
        submittedAt: today(),
      },
    });
    const id = await openAssessment(moved, "2026-4");
    await submit(moved, id, true);
    const manager = await somebody("Mila", grant("manager", "/org/a/one/"));
    expect(await findAssessment(manager, id)).toBeNull();
    await openSubmitted(manager, id);
    const [own, theirs] = [await findAssessment(moved, id), await findAssessment(manager, id)];
    expect(theirs?.own).toBe(false);
    expect(own && (await findEarlier(moved, own))?.cycle).toBe("2025-4");
    expect(theirs && (await findEarlier(manager, theirs))).toBeNull();
  });
});

describe("A standard that is published anew in the middle of a cycle", () => {
  test("leaves answers, frozen items, score and exported result as they were; a newer version is only noted", async () => {
    const lars = await somebody("Lars", grant("leader"));
    const lotte = await somebody("Lotte", grant("leader"));
    const code = await published(lars, lotte, contentWith({ limit: 30, weight: 2 }, { statement: "Niemand langer dan 30 seconden in de wacht" }));
    const unitId = (await db.unit.findUniqueOrThrow({ where: { path: "/org/a/one/" } })).id;
    const cycle = await cycleOf({ slug: "2027-1", opens: 0, units: [unitId], codes: [code] });
    const sam = await somebody("Sam", grant("employee", "/org/a/one/"));
    const id = await openAssessment(sam, "2027-1");
    await saveAnswer(sam, id, answerTo(await itemOf(cycle, code), { level: 1, measured: 42, note: '=HYPERLINK("http://kwaad")', example: 'zaterdag, "druk"' }));
    await submit(sam, id, true);
    session.actor = sam;
    const look = async () => {
      const sheet = await findAssessment(sam, id);
      const file = await exported(new Request(`http://localhost/nl/assessments/${id}/result/export?format=csv`), {
        params: Promise.resolve({ lang: "nl", id }),
      });
      const items = await db.cycleItem.findMany({ where: { cycleId: cycle } });
      return {
        answers: await db.answer.findMany({ where: { assessmentId: id } }),
        items,
        score: sheet && scoreOf(sheet.items),
        shown: sheet?.items.map(({ newer: _, ...item }) => item),
        file: Buffer.from(await file.arrayBuffer()).toString("hex"),
        newer: sheet?.items[0]?.newer ?? null,
      };
    };
    const before = await look();
    const changed = contentWith(
      { limit: 20, weight: 3, critical: true, principle: "needs", target: 90 },
      { statement: "Niemand langer dan 20 seconden in de wacht" },
      { statement: "Nobody on hold for more than 20 seconds" },
    );
    const draftId = await startDraft(lars, code);
    const revision = await saveDraft(lars, { draftId, revision: 1, content: changed });
    await sendToReview(lars, { draftId, revision });
    await approve(lotte, { draftId, fingerprint: fingerprint(changed) });
    await publish(lars, { draftId, fingerprint: fingerprint(changed), ...firstNotes });
    const { newer, ...after } = await look();
    const { newer: none, ...was } = before;
    expect(after).toEqual(was);
    expect(none).toBeNull();
    expect(newer).toMatchObject({ number: 2 });
    const file = Buffer.from(before.file, "hex").toString("utf8");
    const savedAt = before.answers[0]?.savedAt ?? new Date(0);
    expect(file.split("\r\n")[1]).toBe(
      `${code};1;Men verwacht altijd goede dienst;Niemand langer dan 30 seconden in de wacht;1;soms;2;nee;42;seconden;"hoogstens 30 s, bij 95 %";"'=HYPERLINK(""http://kwaad"")";;"zaterdag, ""druk""";${dayOf("nl", savedAt)} ${timeOf("nl", savedAt)}`,
    );
  });
});

describe("The exported result", () => {
  const ask = (id: string, query = "format=csv") =>
    exported(new Request(`http://localhost/nl/assessments/${id}/result/export?${query}`), { params: Promise.resolve({ lang: "nl", id }) });
  test("is for whoever may read the result, once there is one, and as CSV only", async () => {
    const kim = await somebody("Kim", grant("employee", "/org/a/two/"));
    const id = await openAssessment(kim, "2026-4");
    session.actor = kim;
    expect((await ask(id)).status).toBe(404);
    await submit(kim, id, true);
    expect((await ask(id)).status).toBe(200);
    expect((await ask(id, "format=xlsx")).status).toBe(404);
    const mila = await somebody("Mila", grant("manager", "/org/a/two/"));
    session.actor = mila;
    expect([(await ask(id)).status, (await ask(id)).headers.get("location")]).toEqual([307, `/nl/assessments/${id}/result`]);
    await openSubmitted(mila, id);
    expect((await ask(id)).headers.get("content-type")).toBe("text/csv; charset=utf-8");
    for (const actor of [
      await somebody("Pia", grant("employee", "/org/a/two/")),
      await somebody("Lars", grant("leader")),
      await somebody("Ad", grant("administrator")),
    ]) {
      session.actor = actor;
      expect((await ask(id)).status).toBe(404);
      expect((await ask("01890000-0000-7000-8000-000000000009")).status).toBe(404);
    }
  });
});
