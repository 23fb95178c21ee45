import { beforeAll, expect, test } from "vitest";
import { openSession } from "@/lib/auth";
import { shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { newBrowser } from "../../../e2e/browser.ts";
import { withDatabase } from "../../../e2e/database.ts";
import { beginAssessment, reopenAssessment, saveAnswers, submitAssessment } from "./actions";
import { answerTo, type Items, one, openRound, somebody } from "./builders";
import { saveAnswer } from "./commands";

withDatabase("empty");

let items: Items;
beforeAll(async () => {
  ({ items } = await openRound());
});

/** Somebody of the branch in their own browser, with the assessment they began there. */
async function atWork() {
  const actor = await somebody("Sam");
  const unit = await db.unit.findUniqueOrThrow({ where: { path: one } });
  await db.role.create({ data: { personId: actor.id, kind: "employee", unitId: unit.id, from: shiftDay(today(), -1) } });
  const browser = newBrowser({ maatstaf: await openSession(db, actor.id) });
  const { to } = await browser.post(beginAssessment, { cycle: "2026-4" });
  const id = to?.split("/").at(-1) ?? "";
  return { browser, id, actor: { ...actor, grants: [{ kind: "employee" as const, brand: null, unitPath: one }] } };
}
const screen = (id: string, more: Record<string, string>) => ({ assessment: id, next: "needs", [`revision.${items.hold}`]: "0", ...more });

test("Beginning leads to the form, saving a screen to the next one, and the last to the summary", async () => {
  const { browser, id } = await atWork();
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(await browser.post(saveAnswers, screen(id, { [`level.${items.hold}`]: "2", [`measured.${items.hold}`]: "24" }))).toMatchObject({
    to: `/nl/assessments/${id}?section=needs`,
    status: 200,
  });
  expect(await db.answer.findFirst({ where: { assessmentId: id } })).toMatchObject({ level: 2 });
  expect(await browser.post(saveAnswers, { assessment: id, next: "summary" }, { lang: "en" })).toMatchObject({ to: `/en/assessments/${id}/summary` });
});

test("A measured value that is no number comes back beside its field with everything that was typed, and nothing is saved", async () => {
  const { browser, id } = await atWork();
  const typed = screen(id, { [`level.${items.hold}`]: "2", [`measured.${items.hold}`]: "24 s", [`note.${items.hold}`]: "tien" });
  expect(await browser.post(saveAnswers, typed)).toMatchObject({
    to: null,
    status: 422,
    state: { fields: { [`measured.${items.hold}`]: "Schrijf hier een getal, zoals 30 of 2,5." }, typed },
  });
  expect(await db.answer.count({ where: { assessmentId: id } })).toBe(0);
});

test("What was saved elsewhere comes back beside what was typed; sending it again keeps one's own", async () => {
  const { browser, id, actor } = await atWork();
  await saveAnswer(actor, id, answerTo(items.hold, { level: 1, measured: 2.5, note: "elders" }));
  const typed = screen(id, { [`level.${items.hold}`]: "3" });
  expect(await browser.post(saveAnswers, typed)).toMatchObject({
    status: 409,
    state: {
      code: "answeredElsewhere",
      typed,
      detail: { theirs: { [items.hold]: { level: "1", measured: "2,5", note: "elders", revision: "1", time: expect.stringMatching(/^\d\d:\d\d$/) } } },
    },
  });
  expect(await browser.post(saveAnswers, { ...typed, [`revision.${items.hold}`]: "1" })).toMatchObject({ status: 200 });
  expect(await db.answer.findFirst({ where: { assessmentId: id } })).toMatchObject({ level: 3, revision: 2 });
});

test("Submitting leads to the result and reopening, with a reason, back to the form", async () => {
  const { browser, id } = await atWork();
  expect(await browser.post(submitAssessment, { assessment: id })).toMatchObject({
    status: 422,
    state: { code: "answersOpen", fields: { confirmed: "Vul dit in." } },
  });
  expect(await browser.post(submitAssessment, { assessment: id, confirmed: "yes" })).toMatchObject({ to: `/nl/assessments/${id}/result` });
  expect(await browser.post(reopenAssessment, { assessment: id, reason: "" })).toMatchObject({ status: 422, state: { fields: { reason: "Vul dit in." } } });
  expect(await browser.post(reopenAssessment, { assessment: id, reason: "talked" })).toMatchObject({ to: `/nl/assessments/${id}` });
  expect((await db.assessment.findUniqueOrThrow({ where: { id } })).submittedAt).toBeNull();
});

test("Somebody who is not signed in, and somebody else, are refused alike", async () => {
  const { id } = await atWork();
  const other = (await atWork()).browser;
  for (const browser of [newBrowser(), other]) {
    for (const sheet of [id, "01890000-0000-7000-8000-000000000009"]) {
      expect(await browser.post(saveAnswers, screen(sheet, {}))).toMatchObject({ status: 404, state: { code: "missing" } });
      expect(await browser.post(submitAssessment, { assessment: sheet, confirmed: "yes" })).toMatchObject({ status: 404, state: { code: "missing" } });
      expect(await browser.post(reopenAssessment, { assessment: sheet, reason: "other" })).toMatchObject({ status: 404, state: { code: "missing" } });
    }
  }
  expect(await newBrowser().post(beginAssessment, { cycle: "2026-4" })).toMatchObject({ status: 404, state: { code: "missing" } });
});
