import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { answerTo, begun, employee, grant, type Items, one, openRound, somebody, unitAt } from "@/assessments/builders";
import { openAssessment, reopen, saveAnswer, submit } from "@/assessments/commands";
import { findAssessment, findEarlier } from "@/assessments/queries";
import { advanceClock } from "@/lib/clock";
import { database, db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { imprint } from "../../../../../e2e/browser.ts";
import { withDatabase } from "../../../../../e2e/database.ts";
import { answerSecond, beginSecond, cancelSecond, closeSecond, giveSecond, openSubmitted, saveRating, saveRatings } from "./commands";
import { countSecondOpinions, findBoth, findRated, findSecond, listViews, listWaiting } from "./queries";
import type { RatingInput } from "./schema";

withDatabase("empty");

const missing = { name: "Refusal", code: "missing", status: 404 };
const hour = 3_600_000;

let items: Items;
let mila: Actor & { id: string };
/** Everybody who is neither of the two: a colleague, another manager of the same unit, those beside and above, a leader, the administrator. */
let others: Actor[];
beforeAll(async () => {
  ({ items } = await openRound());
  mila = await somebody("Mila", grant("employee", one), grant("manager", one));
  others = [
    visitor("nl"),
    await employee("Kim"),
    await somebody("Bo", grant("manager", one)),
    await somebody("Els", grant("manager", "/lindegroep/vlecht/")),
    await somebody("Lars", grant("leader")),
    await somebody("Ad", grant("administrator")),
  ];
});
afterEach(() => advanceClock(0));

/** Somebody's submitted assessment: “nog niet” with a note at one standard, “altijd” at another. */
async function submitted(name = "Sam") {
  const { actor: sam, id } = await begun(name);
  await saveAnswer(sam, id, answerTo(items.hold, { level: 0, note: "het geheim van Sam" }));
  await saveAnswer(sam, id, answerTo(items.greet, { level: 3 }));
  await submit(sam, id, true);
  return { sam, id };
}
const rating = (item: string, more: Partial<RatingInput> = {}): RatingInput => ({ item, level: 2, skipped: false, note: "", revision: 0, ...more });
const second = (id: string) => db.secondOpinion.findUniqueOrThrow({ where: { assessmentId: id }, include: { ratings: true } });
const actsOf = async (subject: string) => (await db.auditEntry.findMany({ where: { subject }, orderBy: { id: "asc" } })).map(({ act }) => act);
const bothOf = async (actor: Actor, id: string) => {
  const found = await findSecond(actor, id);
  return found && findBoth(actor, found);
};
async function given() {
  const made = await submitted();
  await beginSecond(mila, made.id);
  await saveRatings(mila, made.id, [rating(items.hold), rating(items.greet, { level: 3, note: "zag ik elke dag" })]);
  await giveSecond(mila, made.id, true);
  return made;
}

describe("Opening what was submitted", () => {
  test("shows it to the manager for twelve hours, and its person who opened it and when", async () => {
    const { sam, id } = await submitted();
    expect(await findAssessment(mila, id)).toBeNull();
    await openSubmitted(mila, id);
    expect((await findAssessment(mila, id))?.items.map(({ answer }) => answer?.note ?? null)).toContain("het geheim van Sam");
    advanceClock(11 * hour);
    expect(await findAssessment(mila, id)).not.toBeNull();
    advanceClock(2 * hour);
    expect(await findAssessment(mila, id)).toBeNull();
    await openSubmitted(mila, id);
    const own = await findAssessment(sam, id);
    const theirs = await findAssessment(mila, id);
    expect(own && (await listViews(sam, own))).toMatchObject({ total: 2, rows: [{ person: "Mila" }, { person: "Mila" }] });
    expect(theirs && (await listViews(mila, theirs))).toEqual({ total: 0, rows: [] });
    expect((await actsOf(id)).slice(-2)).toEqual(["assessment.view", "assessment.view"]);
  });

  test("ends when it is submitted anew, and shows no earlier cycle along with it", async () => {
    const { sam, id } = await submitted();
    await openSubmitted(mila, id);
    const shown = await findAssessment(mila, id);
    expect(shown && (await findEarlier(mila, { ...shown, cycle: { ...shown.cycle, opensOn: new Date("2099-01-01") } }))).not.toBeNull();
    advanceClock(hour);
    await reopen(sam, id, "mistake");
    await submit(sam, id, true);
    expect(await findAssessment(mila, id)).toBeNull();
    expect(shown && (await findEarlier(mila, { ...shown, cycle: { ...shown.cycle, opensOn: new Date("2099-01-01") } }))).toBeNull();
  });

  test("is for the manager alone, of what was submitted", async () => {
    const { sam, id } = await submitted();
    const { id: draft } = await begun();
    const before = await imprint();
    const barred = [sam, ...others.filter(({ name }) => name !== "Bo")];
    for (const actor of barred) await expect(openSubmitted(actor, id)).rejects.toMatchObject(missing);
    await expect(openSubmitted(mila, draft)).rejects.toMatchObject(missing);
    expect(await imprint()).toEqual(before);
    for (const actor of barred.slice(1)) expect(await findAssessment(actor, id)).toBeNull();
  });
});

describe("A second opinion", () => {
  test("is begun once, by the first, and never by who opened the assessment", async () => {
    const { id } = await submitted();
    const bo = await somebody("Bas", grant("manager", one));
    await Promise.allSettled([beginSecond(mila, id), beginSecond(bo, id), beginSecond(mila, id)]);
    expect(await db.secondOpinion.count({ where: { assessmentId: id } })).toBe(1);
    const { raterId } = await second(id);
    await expect(beginSecond(raterId === mila.id ? bo : mila, id)).rejects.toMatchObject(missing);
    const seen = await submitted();
    await openSubmitted(mila, seen.id);
    await expect(beginSecond(mila, seen.id)).rejects.toMatchObject(missing);
    for (const actor of [seen.sam, ...others.filter(({ name }) => name !== "Bo")]) await expect(beginSecond(actor, seen.id)).rejects.toMatchObject(missing);
  });

  test("knows nothing of the answers while it is given: neither its items, nor opening them", async () => {
    const { id } = await submitted();
    await beginSecond(mila, id);
    await saveRating(mila, id, rating(items.hold, { note: "vaak gezien" }));
    const found = await findSecond(mila, id);
    const rated = found && (await findRated(mila, found));
    expect(rated?.map(({ answer }) => answer?.level ?? null).filter((level) => level !== null)).toEqual([2]);
    expect(JSON.stringify([found, rated])).not.toContain("het geheim van Sam");
    await expect(openSubmitted(mila, id)).rejects.toMatchObject(missing);
    expect(await bothOf(mila, id)).toBeNull();
    // What is shown is the same whatever the person answered.
    const other = await begun("Lea");
    await submit(other.actor, other.id, true);
    await beginSecond(mila, other.id);
    await saveRating(mila, other.id, rating(items.hold, { note: "vaak gezien" }));
    const blank = await findSecond(mila, other.id);
    const plain = (of: typeof rated) => of?.map(({ answer, ...item }) => ({ ...item, answer: answer && { ...answer, savedAt: null } }));
    expect(plain(blank && (await findRated(mila, blank)))).toEqual(plain(rated));
  });

  test("is saved as it is rated, tells what was saved elsewhere, and takes only items that hold", async () => {
    const { id } = await submitted();
    await beginSecond(mila, id);
    expect((await saveRating(mila, id, rating(items.hold, { level: 1 }))).revision).toBe(1);
    expect((await saveRating(mila, id, rating(items.hold, { level: 1 }))).revision).toBe(1);
    await expect(saveRating(mila, id, rating(items.hold, { level: 3 }))).rejects.toMatchObject({
      code: "answeredElsewhere",
      detail: { theirs: { level: 1, revision: 1 } },
    });
    await expect(saveRatings(mila, id, [rating(items.greet), rating(items.hold, { level: 3 })])).rejects.toMatchObject({
      code: "answeredElsewhere",
      detail: { theirs: { [items.hold]: { level: 1 } } },
    });
    expect((await second(id)).ratings).toHaveLength(1);
    await saveRatings(mila, id, [rating(items.hold, { level: null, skipped: true, revision: 1 }), rating(items.greet, { level: null })]);
    expect((await second(id)).ratings).toMatchObject([{ itemId: items.hold, level: null, skipped: true, revision: 2 }]);
    await expect(saveRating(mila, id, rating(items.other))).rejects.toMatchObject(missing);
    for (const actor of others) await expect(saveRating(actor, id, rating(items.greet))).rejects.toMatchObject(missing);
  });

  test("is not given while “not yet” stands somewhere without a note that says why; what was not seen needs none", async () => {
    const { id } = await submitted();
    await beginSecond(mila, id);
    await saveRatings(mila, id, [rating(items.hold, { level: 0 }), rating(items.greet, { level: null, skipped: true })]);
    await expect(giveSecond(mila, id, true)).rejects.toMatchObject({
      code: "ratingsIncomplete",
      status: 422,
      detail: { items: [{ item: items.hold, lack: "note" }] },
    });
    expect((await second(id)).submittedAt).toBeNull();
    await saveRating(mila, id, rating(items.hold, { level: 0, note: "drie keer gehoord", revision: 1 }));
    await giveSecond(mila, id, true);
    expect((await second(id)).submittedAt).not.toBeNull();
  });

  test("is given with everything dealt with, or what is open confirmed; then it stands, is told, and counts as a look", async () => {
    const { sam, id } = await submitted();
    await beginSecond(mila, id);
    await saveRating(mila, id, rating(items.hold));
    await expect(giveSecond(mila, id, false)).rejects.toMatchObject({ code: "ratingsOpen", fields: { confirmed: "required" } });
    for (const actor of [sam, ...others]) await expect(giveSecond(actor, id, true)).rejects.toMatchObject(missing);
    await giveSecond(mila, id, true);
    await expect(saveRating(mila, id, rating(items.hold, { level: 0, revision: 1 }))).rejects.toMatchObject({ code: "secondGiven", status: 403 });
    await expect(cancelSecond(mila, id)).rejects.toMatchObject(missing);
    const { id: secondId } = await second(id);
    expect(await db.notice.findMany({ where: { key: secondId } })).toMatchObject([
      { personId: sam.id, kind: "second_ready", to: `assessments/${id}/second-opinion`, detail: { cycle: "2026-4" } },
    ]);
    expect(await db.assessmentView.count({ where: { assessmentId: id, personId: mila.id } })).toBe(1);
    expect(await listWaiting(sam)).toMatchObject([{ id, verdict: null, rater: "Mila" }]);
  });

  test("can be given up before it is given, and begun anew; what was left lying for weeks makes way for another's", async () => {
    const { id } = await submitted();
    await beginSecond(mila, id);
    await saveRating(mila, id, rating(items.hold));
    for (const actor of others) await expect(cancelSecond(actor, id)).rejects.toMatchObject(missing);
    await cancelSecond(mila, id);
    expect(await db.secondRating.count({ where: { second: { assessmentId: id } } })).toBe(0);
    await beginSecond(mila, id);
    const bo = others.find(({ name }) => name === "Bo") as Actor;
    advanceClock(27 * 24 * hour);
    await expect(beginSecond(bo, id)).rejects.toMatchObject(missing);
    advanceClock(2 * 24 * hour);
    await beginSecond(bo, id);
    expect((await second(id)).raterId).toBe(bo.id);
    await expect(saveRating(mila, id, rating(items.hold))).rejects.toMatchObject(missing);
  });

  test("waits, with what was rated, while the person has taken the assessment back, and goes on when it is submitted anew", async () => {
    const { sam, id } = await submitted();
    await beginSecond(mila, id);
    await saveRating(mila, id, rating(items.hold));
    await reopen(sam, id, "mistake");
    await expect(saveRating(mila, id, rating(items.greet))).rejects.toMatchObject({ code: "secondWaits", status: 410 });
    await expect(giveSecond(mila, id, true)).rejects.toMatchObject({ code: "secondWaits" });
    const waiting = await findSecond(mila, id);
    expect(waiting).toMatchObject({ submittedAt: null, second: { stage: "begun" } });
    expect(waiting && (await findRated(mila, waiting))).toBeNull();
    await submit(sam, id, true);
    await saveRating(mila, id, rating(items.greet));
    expect((await second(id)).ratings).toHaveLength(2);
  });

  test("once given keeps the assessment from being taken back, in the database too", async () => {
    const { sam, id } = await given();
    await expect(reopen(sam, id, "mistake")).rejects.toMatchObject({ code: "secondStands", status: 409 });
    await expect(database().pool.query(`UPDATE "Assessment" SET "submittedAt" = NULL WHERE id = '${id}'`)).rejects.toThrow("second opinion");
    const { id: secondId } = await second(id);
    for (const statement of [
      `UPDATE "SecondRating" SET level = 0 WHERE "secondId" = '${secondId}'`,
      `DELETE FROM "SecondRating" WHERE "secondId" = '${secondId}'`,
      `UPDATE "SecondOpinion" SET "submittedAt" = NULL WHERE id = '${secondId}'`,
    ])
      await expect(database().pool.query(statement)).rejects.toThrow("second opinion");
  });
});

describe("Both ratings", () => {
  test("are seen by the two of them, the largest difference first, and by nobody else in any form", async () => {
    const { sam, id } = await given();
    for (const actor of [sam, mila]) {
      const both = await bothOf(actor, id);
      expect(both?.pairs.map(({ item, difference }) => [item.code, difference])).toEqual([
        ["LIN-TEL-03", 2],
        ["LIN-BAL-05", 0],
        ["LIN-TEL-09", null],
      ]);
    }
    const above = await somebody("Ine", grant("manager", "/lindegroep/lindehof/"));
    await openSubmitted(above, id);
    for (const actor of [...others, above]) {
      expect(await bothOf(actor, id)).toBeNull();
      expect((await findSecond(actor, id))?.second ?? null).toBeNull();
      expect(await listWaiting(actor)).toEqual([]);
    }
  });

  test("are shown to the manager for as long as a look lasts, and no longer than they manage that person", async () => {
    const { sam, id } = await given();
    advanceClock(13 * hour);
    expect(await bothOf(mila, id)).toBeNull();
    expect(await bothOf(sam, id)).not.toBeNull();
    await openSubmitted(mila, id);
    expect(await bothOf(mila, id)).not.toBeNull();
    expect(await bothOf({ ...mila, grants: [grant("manager", "/lindegroep/vlecht/")] }, id)).toBeNull();
  });

  test("are answered by the person, with why when they disagree, and anew until one of the two has closed", async () => {
    const { sam, id } = await given();
    for (const actor of [mila, ...others]) await expect(answerSecond(actor, id, "accepted", "")).rejects.toMatchObject(missing);
    await expect(closeSecond(mila, id)).rejects.toMatchObject(missing);
    await answerSecond(sam, id, "disagreed", "Dat was in mijn vakantie.");
    expect(await second(id)).toMatchObject({ verdict: "disagreed", reason: "Dat was in mijn vakantie." });
    await answerSecond(sam, id, "accepted", "Dit valt weg.");
    expect(await second(id)).toMatchObject({ verdict: "accepted", reason: "" });
    const { id: secondId } = await second(id);
    const notices = await db.notice.findMany({ where: { personId: mila.id, key: { startsWith: secondId } }, orderBy: { key: "asc" } });
    expect(notices.map(({ kind, detail }) => [kind, detail])).toEqual([
      ["second_answered", { cycle: "2026-4", verdict: "accepted" }],
      ["second_answered", { cycle: "2026-4", verdict: "disagreed" }],
    ]);
    expect(await db.auditEntry.findMany({ where: { subject: id, act: "second.answer", NOT: { detail: { equals: {} } } } })).toEqual([]);
    await closeSecond(mila, id);
    await expect(answerSecond(sam, id, "disagreed", "Toch niet.")).rejects.toMatchObject(missing);
    for (const actor of others) await expect(closeSecond(actor, id)).rejects.toMatchObject(missing);
    await closeSecond(sam, id);
    await closeSecond(sam, id);
    expect((await findSecond(sam, id))?.second?.stage).toBe("closed");
    expect((await actsOf(id)).filter((act) => act === "second.close")).toHaveLength(2);
    expect(await listWaiting(sam)).toEqual([]);
  });
});

test("A second opinion can still be given when its cycle has closed", async () => {
  const { id } = await submitted();
  advanceClock(200 * 24 * hour);
  await beginSecond(mila, id);
  await giveSecond(mila, id, true);
  expect((await second(id)).submittedAt).not.toBeNull();
  await expect(openAssessment(await employee("Late"), "2026-4")).rejects.toMatchObject(missing);
});

test("Leaders learn how many there are of five people and more, once, some weeks after the cycle closed; nobody else does", async () => {
  const { cycleId } = await db.assessment.findFirstOrThrow({ select: { cycleId: true } });
  const everywhere = { brand: null, unitPath: null };
  const lars = others.find(({ name }) => name === "Lars") as Actor;
  const unitId = await unitAt("/lindegroep/lindehof/klein/", "lindehof");
  const till = new Date(Date.now() + 30 * 24 * hour);
  // One person in a branch of its own: too few for itself, and with no others at the unit above for company.
  const alone = await somebody("Eén", grant("employee", "/lindegroep/lindehof/klein/"));
  const sheet = { cycleId, personId: alone.id, unitId, unitPath: "/lindegroep/lindehof/klein/", brandSlug: "lindehof", role: "employee" as const };
  const { id } = await db.assessment.create({ data: { ...sheet, openedAt: new Date(), submittedAt: new Date() } });
  await db.secondOpinion.create({ data: { assessmentId: id, raterId: mila.id, submittedAt: new Date() } });
  const here = await db.secondOpinion.count({ where: { submittedAt: { lte: till }, assessment: { cycleId, unitPath: one } } });
  expect(here).toBeGreaterThanOrEqual(5);
  expect(await countSecondOpinions(lars, "2026-4", everywhere)).toBeNull();
  await db.cycle.update({ where: { id: cycleId }, data: { state: "closed", closedAt: till } });
  advanceClock(57 * 24 * hour);
  expect(await countSecondOpinions(lars, "2026-4", everywhere)).toBeNull();
  advanceClock(2 * 24 * hour);
  expect(await countSecondOpinions(lars, "2026-4", everywhere)).toMatchObject([{ unitPath: one, given: here, closed: 1 }]);
  expect(await countSecondOpinions(lars, "2026-4", { brand: "vlecht", unitPath: null })).toEqual([]);
  for (const actor of [...others.filter(({ name }) => name !== "Lars"), mila, alone]) expect(await countSecondOpinions(actor, "2026-4", everywhere)).toBeNull();
  // With four in a branch beside it, that one person is in a sum of several units: not for who manages one of these.
  const beside = "/lindegroep/lindehof/naast/";
  const there = { ...sheet, unitId: await unitAt(beside, "lindehof"), unitPath: beside };
  for (const name of ["Aart", "Bea", "Cor", "Dirk"]) {
    const { id: personId } = await somebody(name, grant("employee", beside));
    const made = await db.assessment.create({ data: { ...there, personId, openedAt: new Date(), submittedAt: new Date() } });
    await db.secondOpinion.create({ data: { assessmentId: made.id, raterId: mila.id, submittedAt: new Date() } });
  }
  const placesOf = async (actor: Actor) => (await countSecondOpinions(actor, "2026-4", everywhere))?.map(({ unitPath }) => unitPath).sort();
  expect(await placesOf(lars)).toEqual(["/lindegroep/lindehof/", one]);
  expect(await placesOf({ ...lars, grants: [...lars.grants, grant("manager", beside)] })).toEqual([one]);
  expect(await placesOf({ ...lars, grants: [...lars.grants, grant("manager", one)] })).toEqual(["/lindegroep/lindehof/", one]);
  await db.organisation.update({ where: { id: 1 }, data: { floor: here + 1 } });
  expect(await placesOf(lars)).toEqual([]);
  await db.organisation.update({ where: { id: 1 }, data: { floor: 5 } });
});
