import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { advanceClock } from "@/lib/clock";
import { database, db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { standard } from "@/standards/builders";
import { contentWith } from "@/standards/review/builders";
import { imprint } from "../../../e2e/browser.ts";
import { withDatabase } from "../../../e2e/database.ts";
import { answerTo, cycleOf, grant, itemOf, somebody, unitAt } from "./builders";
import { openAssessment, reopen, saveAnswer, saveSection, submit } from "./commands";

withDatabase("empty");

const missing = { name: "Refusal", code: "missing", status: 404 };
const nowhere = "01890000-0000-7000-8000-000000000009";
const one = "/lindegroep/lindehof/den-haag/";
const yesno = { measure: "yesno", comparison: null, limit: null, unit: null } as const;

let cycle: string;
let items: { hold: string; greet: string; desk: string; tightened: string; base: string; other: string };
let unitId: string;

beforeAll(async () => {
  unitId = await unitAt(one, "lindehof");
  const desk = await unitAt("/lindegroep/ict/");
  await standard({ code: "LIN-TEL-03", brand: "lindehof", versions: [contentWith({ principle: "consistency", weight: 3, critical: true })] });
  await standard({ code: "LIN-BAL-05", brand: "lindehof", versions: [contentWith({ ...yesno, principle: "needs" })] });
  await standard({ code: "ICT-DES-01", unitId: desk, versions: [contentWith({ principle: "colleagues" })] });
  const base = await standard({ code: "LGR-TEL-01", versions: [contentWith({ principle: "consistency", limit: 60 })] });
  await standard({
    code: "LIN-TEL-09",
    brand: "lindehof",
    versions: [contentWith({ principle: "consistency", limit: 20 })],
    more: { baseId: base, baseKind: "tightens" },
  });
  await standard({ code: "VLE-SAL-01", brand: "vlecht", versions: [contentWith({ principle: "consistency" })] });
  cycle = await cycleOf({ slug: "2026-4", units: [unitId, desk] });
  items = {
    hold: await itemOf(cycle, "LIN-TEL-03"),
    greet: await itemOf(cycle, "LIN-BAL-05"),
    desk: await itemOf(cycle, "ICT-DES-01"),
    tightened: await itemOf(cycle, "LIN-TEL-09"),
    base: await itemOf(cycle, "LGR-TEL-01"),
    other: await itemOf(cycle, "VLE-SAL-01"),
  };
});
afterEach(() => advanceClock(0));

const employee = (name = "Sam") => somebody(name, grant("employee", one));
/** Somebody with an assessment begun. */
async function begun(name?: string) {
  const actor = await employee(name);
  return { actor, id: await openAssessment(actor, "2026-4") };
}
const kept = (id: string, item: string) => db.answer.findUnique({ where: { assessmentId_itemId: { assessmentId: id, itemId: item } } });
const auditOf = (subject: string) => db.auditEntry.findMany({ where: { subject }, orderBy: { id: "asc" }, select: { act: true, actorId: true, detail: true } });

describe("Opening", () => {
  test("keeps brand, unit and role as they are that day, and is written down", async () => {
    const { actor, id } = await begun();
    expect(
      await db.assessment.findUnique({
        where: { id },
        select: { personId: true, brandSlug: true, unitId: true, unitPath: true, role: true, submittedAt: true },
      }),
    ).toEqual({ personId: actor.id, brandSlug: "lindehof", unitId, unitPath: one, role: "employee", submittedAt: null });
    expect(await auditOf(id)).toEqual([{ act: "assessment.open", actorId: actor.id, detail: { cycle: "2026-4" } }]);
  });

  test("is a manager's for whoever manages that very unit, and an employee's for whoever manages one above it", async () => {
    const own = await somebody("Mila", grant("employee", one), grant("manager", one));
    const above = await somebody("Bo", grant("employee", one), grant("manager", "/lindegroep/lindehof/"));
    const roles = await Promise.all(
      [own, above].map(async (actor) => (await db.assessment.findUniqueOrThrow({ where: { id: await openAssessment(actor, "2026-4") } })).role),
    );
    expect(roles).toEqual(["manager", "employee"]);
  });

  test("twice, also at the same moment, gives the one that is there", async () => {
    const actor = await employee();
    const ids = await Promise.all(Array.from({ length: 10 }, () => openAssessment(actor, "2026-4")));
    expect(new Set(ids).size).toBe(1);
    expect(await auditOf(ids[0] ?? "")).toHaveLength(1);
  });

  test("is for nobody without a unit that takes part, in no cycle that is closed, coming or not there", async () => {
    await cycleOf({ slug: "2026-1", opens: -90, closes: -1, units: [unitId] });
    await cycleOf({ slug: "2027-1", opens: 1, closes: 30, units: [unitId] });
    const before = await imprint();
    const others: Actor[] = [
      visitor("nl"),
      await somebody("Lars", grant("leader")),
      await somebody("Ad", grant("administrator")),
      await somebody("Mila", grant("manager", one)),
      await somebody("Els", grant("employee", "/lindegroep/vlecht/breda/")),
    ];
    for (const actor of others) await expect(openAssessment(actor, "2026-4")).rejects.toMatchObject(missing);
    const sam = await employee();
    for (const slug of ["2026-1", "2027-1", "2031-4"]) await expect(openAssessment(sam, slug)).rejects.toMatchObject(missing);
    expect(await imprint(["Person"])).toEqual(Object.fromEntries(Object.entries(before).filter(([table]) => table !== "Person")));
  });

  test("is possible on the last day of a cycle, and not the day after", async () => {
    const late = await cycleOf({ slug: "2026-2", opens: -60, closes: 0, units: [unitId] });
    await openAssessment(await employee(), "2026-2");
    advanceClock(86_400_000);
    await expect(openAssessment(await employee(), "2026-2")).rejects.toMatchObject(missing);
    expect(await db.assessment.count({ where: { cycleId: late } })).toBe(1);
  });
});

describe("Saving an answer", () => {
  test("keeps it as given and says as which revision and when", async () => {
    const { actor, id } = await begun();
    const first = await saveAnswer(actor, id, answerTo(items.hold, { level: 2, measured: 24.5, note: "tien gesprekken", example: "zaterdag" }));
    expect(first.revision).toBe(1);
    expect(await kept(id, items.hold)).toMatchObject({
      level: 2,
      skipped: false,
      reason: null,
      note: "tien gesprekken",
      example: "zaterdag",
      revision: 1,
      savedAt: first.savedAt,
    });
    expect(String((await kept(id, items.hold))?.measured)).toBe("24.5");
    const second = await saveAnswer(actor, id, answerTo(items.hold, { level: null, skipped: true, reason: "channel", revision: 1 }));
    expect(second.revision).toBe(2);
    expect(await kept(id, items.hold)).toMatchObject({ level: null, skipped: true, reason: "channel", measured: null, note: "", example: "", revision: 2 });
  });

  test("keeps 'not yet' without its note, and 'not applicable' without its reason", async () => {
    const { actor, id } = await begun();
    await saveAnswer(actor, id, answerTo(items.hold, { level: 0 }));
    await saveAnswer(actor, id, answerTo(items.greet, { level: null, skipped: true }));
    expect(await kept(id, items.hold)).toMatchObject({ level: 0, note: "" });
    expect(await kept(id, items.greet)).toMatchObject({ level: null, skipped: true, reason: null });
  });

  test("on an older revision is refused with what is there, and overwrites nothing", async () => {
    const { actor, id } = await begun();
    await saveAnswer(actor, id, answerTo(items.hold, { level: 2, note: "van hier" }));
    await expect(saveAnswer(actor, id, answerTo(items.hold, { level: 3 }))).rejects.toMatchObject({
      code: "answeredElsewhere",
      status: 409,
      detail: { theirs: { level: 2, note: "van hier", revision: 1 } },
    });
    expect(await kept(id, items.hold)).toMatchObject({ level: 2, note: "van hier", revision: 1 });
  });

  test("again, because the first answer was never heard of, is no conflict and no second save", async () => {
    const { actor, id } = await begun();
    const answer = answerTo(items.hold, { level: 1, measured: 24, note: "zelfde" });
    const first = await saveAnswer(actor, id, answer);
    expect(await saveAnswer(actor, id, answer)).toEqual(first);
    expect(await kept(id, items.hold)).toMatchObject({ revision: 1 });
  });

  test("by 20 at the same moment loses none", async () => {
    const twenty = await Promise.all(Array.from({ length: 20 }, (_, at) => begun(`Sam${at}`)));
    const all = [items.hold, items.greet, items.tightened];
    const saved = await Promise.all(
      twenty.flatMap(({ actor, id }, at) => all.map((item) => saveAnswer(actor, id, answerTo(item, { level: at % 4, note: `${at}` })))),
    );
    expect(saved.every(({ revision }) => revision === 1)).toBe(true);
    for (const [at, { id }] of twenty.entries()) {
      const rows = await db.answer.findMany({ where: { assessmentId: id } });
      expect(rows.map((row) => [row.level, row.note])).toEqual(all.map(() => [at % 4, `${at}`]));
    }
  });

  test("by 20 tabs of one person on one revision succeeds once; the other 19 are told and lose nothing", async () => {
    const { actor, id } = await begun();
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => saveAnswer(actor, id, answerTo(items.hold, { note: `${at}` }))));
    const won = outcomes.filter((outcome) => outcome.status === "fulfilled");
    const told = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(won).toHaveLength(1);
    const row = await kept(id, items.hold);
    for (const reason of told) expect(reason).toMatchObject({ code: "answeredElsewhere", detail: { theirs: { note: row?.note } } });
    expect(row?.revision).toBe(1);
  });

  test("is only for the items that hold for this person: not the base of a nearer one, nor another unit's or brand's", async () => {
    const { actor, id } = await begun();
    await saveAnswer(actor, id, answerTo(items.tightened));
    for (const item of [items.base, items.other, items.desk, nowhere]) await expect(saveAnswer(actor, id, answerTo(item))).rejects.toMatchObject(missing);
    expect(await db.answer.count({ where: { assessmentId: id } })).toBe(1);
    const desk = await somebody("Ria", grant("employee", "/lindegroep/ict/"));
    const own = await openAssessment(desk, "2026-4");
    await saveAnswer(desk, own, answerTo(items.base));
    await saveAnswer(desk, own, answerTo(items.desk));
    await expect(saveAnswer(desk, own, answerTo(items.tightened))).rejects.toMatchObject(missing);
  });

  test("takes a measured value only where something is measured", async () => {
    const { actor, id } = await begun();
    await expect(saveAnswer(actor, id, answerTo(items.greet, { measured: 3 }))).rejects.toMatchObject({ code: "invalid", fields: { measured: "invalid" } });
    expect(await kept(id, items.greet)).toBeNull();
  });

  test("after the last day is refused, and what was saved stays", async () => {
    const { actor, id } = await begun();
    await saveAnswer(actor, id, answerTo(items.hold, { level: 1 }));
    advanceClock(27 * 86_400_000);
    await expect(saveAnswer(actor, id, answerTo(items.hold, { level: 3, revision: 1 }))).rejects.toMatchObject({ code: "cycleClosed", status: 410 });
    await expect(saveSection(actor, id, [answerTo(items.greet)])).rejects.toMatchObject({ code: "cycleClosed" });
    await expect(submit(actor, id, true)).rejects.toMatchObject({ code: "cycleClosed" });
    expect(await kept(id, items.hold)).toMatchObject({ level: 1, revision: 1 });
  });

  test("is one read and one write on the database, and leaves no audit entry", async () => {
    const { actor, id } = await begun();
    const entries = await db.auditEntry.count();
    const { pool } = database();
    const seen: string[] = [];
    const query = pool.query.bind(pool);
    Object.assign(pool, {
      query: (...parts: unknown[]) => (
        seen.push(String((parts[0] as { text?: string }).text ?? parts[0])), (query as (...all: unknown[]) => unknown)(...parts)
      ),
    });
    await saveAnswer(actor, id, answerTo(items.hold));
    Object.assign(pool, { query });
    expect(seen.map((text) => /\b(INSERT|SELECT|WITH|BEGIN|UPDATE)\b/.exec(text)?.[0])).toEqual(["WITH", "INSERT"]);
    expect(await db.auditEntry.count()).toBe(entries);
  });
});

describe("Saving a screen", () => {
  test("keeps every answer of it, leaves what was not answered alone, and writes nothing that is as it was", async () => {
    const { actor, id } = await begun();
    await saveSection(actor, id, [answerTo(items.hold, { level: 3 }), answerTo(items.greet, { level: null })]);
    expect(await kept(id, items.greet)).toBeNull();
    await saveSection(actor, id, [answerTo(items.hold, { level: 3, revision: 1 }), answerTo(items.greet, { level: 1 })]);
    expect(await kept(id, items.hold)).toMatchObject({ level: 3, revision: 1 });
    expect(await kept(id, items.greet)).toMatchObject({ level: 1, revision: 1 });
  });

  test("is all or nothing: one answer that was changed elsewhere keeps the others from being saved, and is named", async () => {
    const { actor, id } = await begun();
    await saveAnswer(actor, id, answerTo(items.hold, { level: 2 }));
    const screen = [answerTo(items.greet, { level: 1 }), answerTo(items.hold, { level: 3 })];
    await expect(saveSection(actor, id, screen)).rejects.toMatchObject({
      code: "answeredElsewhere",
      status: 409,
      detail: { theirs: { [items.hold]: { level: 2, revision: 1 } } },
    });
    expect(await kept(id, items.greet)).toBeNull();
    await saveSection(actor, id, [answerTo(items.greet, { level: 1 }), answerTo(items.hold, { level: 3, revision: 1 })]);
    expect(await kept(id, items.hold)).toMatchObject({ level: 3, revision: 2 });
  });

  test("with an item that does not hold, or a measured value where nothing is measured, saves nothing", async () => {
    const { actor, id } = await begun();
    await expect(saveSection(actor, id, [answerTo(items.hold), answerTo(items.base)])).rejects.toMatchObject(missing);
    await expect(saveSection(actor, id, [answerTo(items.hold), answerTo(items.greet, { measured: 1 })])).rejects.toMatchObject({
      code: "invalid",
      fields: { [`measured.${items.greet}`]: "invalid" },
    });
    expect(await db.answer.count({ where: { assessmentId: id } })).toBe(0);
  });
});

describe("Submitting", () => {
  test("asks for what is missing by name, and for consent to what is open; nothing is submitted until then", async () => {
    const { actor, id } = await begun();
    await saveSection(actor, id, [answerTo(items.hold, { level: 0 }), answerTo(items.greet, { level: null, skipped: true })]);
    await expect(submit(actor, id, true)).rejects.toMatchObject({
      code: "answersIncomplete",
      status: 422,
      detail: {
        items: expect.arrayContaining([
          expect.objectContaining({ code: "LIN-TEL-03", lack: "note" }),
          expect.objectContaining({ code: "LIN-BAL-05", lack: "reason" }),
        ]),
      },
    });
    await saveSection(actor, id, [
      answerTo(items.hold, { level: 0, note: "een tweede lijn", revision: 1 }),
      answerTo(items.greet, { level: null, skipped: true, reason: "absent", revision: 1 }),
    ]);
    await expect(submit(actor, id, false)).rejects.toMatchObject({ code: "answersOpen", fields: { confirmed: "required" } });
    expect((await db.assessment.findUniqueOrThrow({ where: { id } })).submittedAt).toBeNull();
    await submit(actor, id, true);
    expect((await db.assessment.findUniqueOrThrow({ where: { id } })).submittedAt).not.toBeNull();
    expect((await auditOf(id)).at(-1)).toEqual({ act: "assessment.submit", actorId: actor.id, detail: { cycle: "2026-4", items: 3, open: 1 } });
  });

  test("locks the answers: no save is taken any more, from anybody, and submitting again is refused", async () => {
    const { actor, id } = await begun();
    await saveAnswer(actor, id, answerTo(items.hold, { level: 1 }));
    await submit(actor, id, true);
    const late = { code: "submitted", status: 403 };
    await expect(saveAnswer(actor, id, answerTo(items.hold, { level: 3, revision: 1 }))).rejects.toMatchObject(late);
    await expect(saveAnswer(actor, id, answerTo(items.greet))).rejects.toMatchObject(late);
    await expect(saveSection(actor, id, [answerTo(items.greet)])).rejects.toMatchObject(late);
    await expect(submit(actor, id, true)).rejects.toMatchObject(late);
    expect(await db.answer.findMany({ where: { assessmentId: id } })).toMatchObject([{ itemId: items.hold, level: 1, revision: 1 }]);
  });

  test("while an answer is under way leaves no answer behind that the submission did not see", async () => {
    const { actor, id } = await begun();
    const submission = await database().pool.connect();
    await submission.query("BEGIN");
    await submission.query(`UPDATE "Assessment" SET "submittedAt" = now() WHERE id = '${id}'`);
    const save = expect(saveAnswer(actor, id, answerTo(items.hold, { level: 0 }))).rejects.toMatchObject({ code: "submitted" });
    // On PostgreSQL the save has now read an assessment that is not submitted yet, and waits; the embedded database has one connection.
    await new Promise((done) => setTimeout(done, 200));
    await submission.query("COMMIT");
    submission.release();
    await save;
    expect(await db.answer.count({ where: { assessmentId: id } })).toBe(0);
  });
});

describe("Reopening", () => {
  test("takes it back with the reason, and answers can be changed again", async () => {
    const { actor, id } = await begun();
    await submit(actor, id, true);
    await reopen(actor, id, "forgot");
    expect((await db.assessment.findUniqueOrThrow({ where: { id } })).submittedAt).toBeNull();
    expect((await auditOf(id)).at(-1)).toEqual({ act: "assessment.reopen", actorId: actor.id, detail: { cycle: "2026-4", reason: "forgot" } });
    await saveAnswer(actor, id, answerTo(items.hold));
  });

  test("is refused for what was not submitted, and once the cycle has closed", async () => {
    const { actor, id } = await begun();
    await expect(reopen(actor, id, "other")).rejects.toMatchObject(missing);
    await submit(actor, id, true);
    advanceClock(27 * 86_400_000);
    await expect(reopen(actor, id, "other")).rejects.toMatchObject({ code: "cycleClosed", status: 410 });
  });
});

test("Nobody but the owner does any of it: what is somebody else's and what is not there are one answer, and nothing changes", async () => {
  const { id } = await begun("Owner");
  const handed = await begun("Handed");
  await submit(handed.actor, handed.id, true);
  const others: [string, Actor][] = [
    ["a visitor", visitor("nl")],
    ["a colleague", await employee("Pia")],
    ["their manager", await somebody("Mila", grant("employee", one), grant("manager", one))],
    ["a leader", await somebody("Lars", grant("leader"))],
    ["an administrator", await somebody("Ad", grant("administrator"))],
    ["somebody without a role", await somebody("Nel")],
  ];
  const acts: Record<string, (actor: Actor, sheet: string) => Promise<unknown>> = {
    saveAnswer: (actor, sheet) => saveAnswer(actor, sheet, answerTo(items.hold)),
    saveSection: (actor, sheet) => saveSection(actor, sheet, [answerTo(items.hold)]),
    submit: (actor, sheet) => submit(actor, sheet, true),
    reopen: (actor, sheet) => reopen(actor, sheet, "other"),
  };
  const before = await imprint();
  for (const [name, act] of Object.entries(acts))
    for (const [who, actor] of others)
      for (const sheet of [id, handed.id, nowhere]) await expect(act(actor, sheet), `${name} by ${who}`).rejects.toMatchObject(missing);
  expect(await imprint()).toEqual(before);
});

describe("The database itself refuses", () => {
  const insert = async (columns: string, values: string, assessment?: string) => {
    const id = assessment ?? (await begun()).id;
    return database().pool.query(`INSERT INTO "Answer" ("assessmentId", "itemId", ${columns}) VALUES ('${id}', '${items.hold}', ${values})`);
  };
  test.each([
    ["a level of 4", "level", "4"],
    ["a level of -1", "level", "-1"],
    ["a level of NaN", "level", "'NaN'"],
    ["a level beside not applicable", "level, skipped", "2, true"],
    ["a reason without not applicable", "reason", "'channel'"],
    ["a reason that is none", "skipped, reason", "true, 'weather'"],
    ["a measured value below nothing", "measured", "-1"],
    ["a measured value that is no number", "measured", "'NaN'"],
    ["a measured value without end", "measured", "'Infinity'"],
    ["a note that is too long", "note", `repeat('x', 32001)`],
  ])("%s", async (_, columns, values) => {
    await expect(insert(columns, values)).rejects.toThrow();
  });

  test("a second answer to the same item, and an item of another cycle", async () => {
    const { id } = await begun();
    await insert("level", "1", id);
    await expect(insert("level", "2", id)).rejects.toThrow();
    const elsewhere = await cycleOf({ slug: "2025-4", opens: -400, closes: -300, units: [unitId], codes: ["LIN-TEL-03"] });
    const foreign = await itemOf(elsewhere, "LIN-TEL-03");
    await expect(database().pool.query(`INSERT INTO "Answer" ("assessmentId", "itemId", level) VALUES ('${id}', '${foreign}', 1)`)).rejects.toThrow();
    await expect(database().pool.query(`UPDATE "CycleItem" SET weight = 1 WHERE id = '${items.hold}'`)).rejects.toThrow();
  });

  test("a second assessment of one person in a cycle", async () => {
    const { id } = await begun();
    await expect(
      database().pool.query(
        `INSERT INTO "Assessment" (id, "cycleId", "personId", "unitId", "unitPath", role) SELECT '${nowhere}', "cycleId", "personId", "unitId", "unitPath", role FROM "Assessment" WHERE id = '${id}'`,
      ),
    ).rejects.toThrow();
  });
});
