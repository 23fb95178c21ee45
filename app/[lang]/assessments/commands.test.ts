import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { advanceClock } from "@/lib/clock";
import { database, db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { imprint } from "../../../e2e/browser.ts";
import { withDatabase } from "../../../e2e/database.ts";
import { answerTo, begun, cycleOf, employee, grant, type Items, itemOf, one, openRound, somebody } from "./builders";
import { openAssessment, reopen, saveAnswer, saveSection, submit } from "./commands";

withDatabase("empty");

const missing = { name: "Refusal", code: "missing", status: 404 };
const nowhere = "01890000-0000-7000-8000-000000000009";

let unitId: string;
let items: Items;
beforeAll(async () => {
  ({ unitId, items } = await openRound());
});
afterEach(() => advanceClock(0));

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

  test("is what the notice asked that the cycle is open, which is read from then on, and no other", async () => {
    const [sam, kim] = [await employee(), await employee("Kim")];
    const notices = [sam, kim].flatMap(({ id: personId }) =>
      ["2026-4", "2026-5"].map((key) => ({ personId, kind: "cycle_opened" as const, key, to: "assessments", detail: {}, at: new Date() })),
    );
    await db.notice.createMany({ data: notices });
    await openAssessment(sam, "2026-4");
    const read = await db.notice.findMany({ where: { readAt: { not: null } }, select: { personId: true, key: true } });
    expect(read).toEqual([{ personId: sam.id, key: "2026-4" }]);
  });

  test("is a manager's for whoever manages that unit, on its own or with others, and an employee's for who manages another", async () => {
    const managed = [
      grant("manager", one),
      grant("manager", "/lindegroep/lindehof/"),
      grant("manager", null, "lindehof"),
      grant("manager"),
      grant("manager", "/x/"),
    ];
    const roles = await Promise.all(
      managed.map(async (manages) => {
        const actor = await somebody("Bo", grant("employee", one), manages);
        return (await db.assessment.findUniqueOrThrow({ where: { id: await openAssessment(actor, "2026-4") } })).role;
      }),
    );
    expect(roles).toEqual(["manager", "manager", "manager", "manager", "employee"]);
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
    expect(await auditOf(id)).toContainEqual({ act: "assessment.submit", actorId: actor.id, detail: { cycle: "2026-4", items: 3, open: 1 } });
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
    expect(await auditOf(id)).toContainEqual({ act: "assessment.reopen", actorId: actor.id, detail: { cycle: "2026-4", reason: "forgot" } });
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
