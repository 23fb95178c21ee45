import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { answerTo, cycleOf, grant, itemOf, somebody, unitAt } from "@/assessments/builders";
import { openAssessment, saveAnswer, submit } from "@/assessments/commands";
import { advanceClock } from "@/lib/clock";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { standard } from "@/standards/builders";
import { contentWith } from "@/standards/review/builders";
import { withDatabase } from "../../../../../e2e/database.ts";
import { POST } from "./route";

const session = vi.hoisted(() => ({ actor: null as Actor | null }));
// A session is a cookie of a request, and here is none.
vi.mock("@/lib/session", () => ({ findActor: async () => session.actor }));

withDatabase("empty");

const one = "/lindegroep/lindehof/den-haag/";
const nowhere = "01890000-0000-7000-8000-000000000009";
let item: string;
beforeAll(async () => {
  const unitId = await unitAt(one, "lindehof");
  await standard({ code: "LIN-TEL-03", brand: "lindehof", versions: [contentWith({ limit: 30 })] });
  item = await itemOf(await cycleOf({ slug: "2026-4", units: [unitId] }), "LIN-TEL-03");
});
afterEach(() => advanceClock(0));

async function begun() {
  const actor = await somebody("Sam", grant("employee", one));
  session.actor = actor;
  return { actor, id: await openAssessment(actor, "2026-4") };
}
const post = async (id: string, fields: Record<string, string>, lang = "nl") => {
  const answer = await POST(new Request(`http://localhost/${lang}/assessments/${id}/answers`, { method: "POST", body: new URLSearchParams(fields) }), {
    params: Promise.resolve({ lang, id }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const fields = (more: Record<string, string> = {}) => ({ item, level: "2", reason: "", measured: "", note: "", example: "", revision: "0", ...more });

test("An answer is saved as given, and the reply says as which revision, when, and whether the measured value keeps to the limit", async () => {
  const { id } = await begun();
  const { status, body } = await post(id, fields({ measured: "24,5", note: "tien gesprekken" }));
  expect(status).toBe(200);
  expect(body).toEqual({
    revision: 1,
    savedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    time: expect.stringMatching(/^Bewaard om \d\d:\d\d$/),
    next: null,
    held: "Grens 30 s. Jouw 24,5 s valt erbinnen.",
  });
  expect(await db.answer.findFirst({ where: { assessmentId: id } })).toMatchObject({ level: 2, note: "tien gesprekken" });
  expect((await post(id, fields({ measured: "31", revision: "1" }), "en")).body).toMatchObject({
    revision: 2,
    time: expect.stringMatching(/^Saved at/),
    held: "Limit 30 s. Your 31 s is outside it.",
  });
});

test("It says what must still be added: a note at not yet, a reason at not applicable; the choice is saved all the same", async () => {
  const { id } = await begun();
  expect((await post(id, fields({ level: "0" }))).body).toMatchObject({ revision: 1, next: "note" });
  expect((await post(id, fields({ level: "skip", revision: "1" }))).body).toMatchObject({ revision: 2, next: "reason" });
  expect((await post(id, fields({ level: "skip", reason: "channel", revision: "2" }))).body).toMatchObject({ revision: 3, next: null });
  expect(await db.answer.findFirst({ where: { assessmentId: id } })).toMatchObject({ level: null, skipped: true, reason: "channel" });
});

test("A visitor is told to sign in, whatever they ask for", async () => {
  const { id } = await begun();
  session.actor = visitor("nl");
  for (const sheet of [id, nowhere, "x"])
    expect(await post(sheet, fields())).toMatchObject({ status: 401, body: { said: expect.stringContaining("niet aangemeld") } });
});

test("What was saved elsewhere comes back in the words of the form, and is not overwritten", async () => {
  const { actor, id } = await begun();
  await saveAnswer(actor, id, answerTo(item, { level: null, skipped: true, reason: "absent", note: "elders", measured: 2.5 }));
  expect(await post(id, fields())).toMatchObject({
    status: 409,
    body: {
      theirs: { level: "skip", reason: "absent", measured: "2,5", note: "elders", example: "", revision: "1", time: expect.stringMatching(/^\d\d:\d\d$/) },
    },
  });
});

test("After submitting it is 403 and after the last day 410, each with what to do", async () => {
  const { actor, id } = await begun();
  await submit(actor, id, true);
  expect(await post(id, fields())).toMatchObject({ status: 403, body: { said: expect.stringContaining("ingediend") } });
  advanceClock(40 * 86_400_000);
  expect(await post(id, fields())).toMatchObject({ status: 410, body: { said: expect.stringContaining("gesloten") } });
});

test.each([
  ["a level of 4", { level: "4" }, "level"],
  ["no revision", { revision: "" }, "revision"],
  ["a negative revision", { revision: "-1" }, "revision"],
  ["a measured value that is no number", { measured: "24 s" }, "measured"],
  ["a reason that is none", { level: "skip", reason: "weather" }, "reason"],
  ["a note that is too long", { note: "x".repeat(32_001) }, "note"],
  ["a field that is not in the form", { personId: nowhere }, ""],
])("%s is 422 with its field named, and nothing is saved", async (_, more, field) => {
  const { id } = await begun();
  const { status, body } = await post(id, fields(more));
  expect(status).toBe(422);
  expect(Object.keys(body.fields as object)).toEqual([field]);
  expect(await db.answer.count({ where: { assessmentId: id } })).toBe(0);
});

test("Somebody else's, one that is not there and an id that is none are the same 404", async () => {
  const { id } = await begun();
  session.actor = await somebody("Pia", grant("employee", one));
  const answers = await Promise.all([id, nowhere, "x"].map((sheet) => post(sheet, fields())));
  for (const answer of answers) expect(answer).toEqual({ status: 404, body: answers[0]?.body });
  const own = await begun();
  expect((await post(own.id, fields({ item: nowhere }))).status).toBe(404);
});
