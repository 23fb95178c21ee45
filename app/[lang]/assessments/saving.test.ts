import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { advanceClock } from "@/lib/clock";
import { database, db } from "@/lib/db";
import { withDatabase } from "../../../e2e/database.ts";
import { answerTo, begun, grant, type Items, openRound, somebody } from "./builders";
import { openAssessment, saveAnswer, saveSection, submit } from "./commands";

withDatabase("empty");

const missing = { name: "Refusal", code: "missing", status: 404 };
const nowhere = "01890000-0000-7000-8000-000000000009";

let items: Items;
beforeAll(async () => {
  ({ items } = await openRound());
});
afterEach(() => advanceClock(0));

const kept = (id: string, item: string) => db.answer.findUnique({ where: { assessmentId_itemId: { assessmentId: id, itemId: item } } });

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

  test("is one statement on the database, and leaves no audit entry", async () => {
    const { actor, id } = await begun();
    await saveAnswer(actor, id, answerTo(items.greet));
    const entries = await db.auditEntry.count();
    const { pool } = database();
    const seen: string[] = [];
    const query = pool.query.bind(pool);
    Object.assign(pool, {
      query: (...parts: unknown[]) => {
        seen.push(String((parts[0] as { text?: string }).text ?? parts[0]));
        return (query as (...all: unknown[]) => unknown)(...parts);
      },
    });
    await saveAnswer(actor, id, answerTo(items.hold));
    Object.assign(pool, { query });
    expect(seen.map((text) => /\b(INSERT|SELECT|WITH|BEGIN|UPDATE)\b/.exec(text)?.[0])).toEqual(["WITH"]);
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
