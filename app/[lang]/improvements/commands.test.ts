import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { beginSecond, giveSecond, openSubmitted } from "@/assessments/[id]/second-opinion/commands";
import { answerTo, begun, employee, grant, type Items, one, openRound, somebody, unitAt } from "@/assessments/builders";
import { saveAnswer, submit } from "@/assessments/commands";
import { advanceClock, shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { withDatabase } from "../../../e2e/database.ts";
import { agree, changeAgreed, remindImprovements, takeStep } from "./commands";
import { countListed, findBeginning, findImprovement, listBeside, listForExport, listImprovements } from "./queries";
import type { Move } from "./rules";
import { Agree, type Agreed } from "./schema";

withDatabase("empty");

const missing = { name: "Refusal", code: "missing", status: 404 };
const moved = { name: "Refusal", code: "movedOn", status: 409 };
type Person = Actor & { id: string };

let items: Items;
let sam: Person;
let sheet: string;
let mila: Person;
let noor: Person;
let lars: Person;
const place = { unitId: "", cycle: "" };
/** Somebody whose role also stands in the database, as the list of owners reads it. */
async function employed(person: Person): Promise<Person> {
  for (const { kind, unitPath } of person.grants)
    await db.role.create({ data: { personId: person.id, kind, from: new Date("2026-01-01"), unitId: unitPath && (await unitAt(unitPath)) } });
  return person;
}
beforeAll(async () => {
  const round = await openRound();
  ({ items } = round);
  Object.assign(place, { unitId: round.unitId, cycle: round.cycle });
  const own = await begun();
  sam = await employed(own.actor);
  sheet = own.id;
  mila = await employed(await somebody("Mila", grant("employee", one), grant("manager", one)));
  noor = await employed(await employee("Noor"));
  lars = await somebody("Lars", grant("leader"));
  await saveAnswer(sam, sheet, answerTo(items.hold, { level: 1 }));
  await submit(sam, sheet, true);
  await openSubmitted(mila, sheet);
});
afterEach(() => advanceClock(0));

const dueOn = (days = 14) => shiftDay(today(), 0, days);
const agreement = (more: Partial<Agreed> = {}): Agreed => ({
  origin: { assessment: sheet, item: items.hold },
  what: "Ik noem de wachttijd voordat ik iemand in de wacht zet.",
  why: "",
  evidence: "Een week lang geturfd.",
  owner: sam.id,
  dueOn: dueOn(),
  ...more,
});
const fromReport = (more: Partial<Agreed> = {}) => agreement({ origin: { standard: "LIN-TEL-03", unit: "", cycle: "2026-4" }, owner: noor.id, ...more });
const rowOf = (id: string) => db.improvement.findUniqueOrThrow({ where: { id }, include: { moves: { orderBy: { at: "asc" } } } });
const step = async (actor: Actor, id: string, move: Move, note = "") => takeStep(actor, { id, revision: (await rowOf(id)).revision, move, note });
const noticesOf = (personId: string, kind: "improvement_given" | "improvement_due") =>
  db.notice.findMany({ where: { personId, kind }, select: { key: true, to: true, detail: true } });
const slugOf = async () => (await db.unit.findUniqueOrThrow({ where: { id: place.unitId } })).slug;

describe("Agreeing", () => {
  test("is for the person of an answer and their manager, and tells an owner to whom it was given", async () => {
    const own = await agree(sam, agreement());
    expect(await noticesOf(sam.id, "improvement_given")).toEqual([]);
    const given = await agree(mila, agreement());
    expect(await noticesOf(sam.id, "improvement_given")).toEqual([
      { key: given, to: `improvements/${given}`, detail: { code: "LIN-TEL-03", dueOn: dueOn().toISOString().slice(0, 10) } },
    ]);
    expect(await rowOf(own)).toMatchObject({
      source: "answer",
      section: "consistency",
      state: "open",
      unitId: place.unitId,
      assessmentId: sheet,
      moves: [{ from: null, to: "open" }],
    });
    for (const other of [noor, lars]) await expect(agree(other, agreement())).rejects.toMatchObject(missing);
    await expect(agree(sam, agreement({ origin: { assessment: sheet, item: "01890000-0000-7000-8000-000000000009" } }))).rejects.toMatchObject(missing);
    for (const other of [noor, lars])
      for (const id of [own, given]) {
        expect(await findImprovement(other, id)).toBeNull();
        await expect(step(other, id, "begin")).rejects.toMatchObject(missing);
      }
  });

  test("comes from a difference once the second opinion was given and has another level", async () => {
    const second = await db.secondOpinion.create({ data: { assessmentId: sheet, raterId: mila.id, ratings: { create: { itemId: items.hold, level: 2 } } } });
    expect((await findBeginning({ assessment: sheet, item: items.hold }, sam))?.source).toBe("answer");
    await db.secondOpinion.update({ where: { id: second.id }, data: { submittedAt: new Date() } });
    // Another manager of the unit is not told that there is one, nor is the log.
    const bo = await employed(await somebody("Bo", grant("manager", one)));
    await openSubmitted(bo, sheet);
    expect((await rowOf(await agree(bo, agreement()))).source).toBe("answer");
    expect((await rowOf(await agree(sam, agreement()))).source).toBe("difference");
  });

  test("is hidden from a manager who may still give a second opinion blind, until they gave it or opened the assessment", async () => {
    const els = await employed(await somebody("Els", grant("manager", one)));
    const { actor: kim, id: own } = await begun("Kim");
    await employed(kim);
    await submit(kim, own, true);
    const told = agreement({ origin: { assessment: own, item: items.hold }, owner: kim.id });
    const id = await agree(kim, told);
    const seen = async () => [
      (await findImprovement(els, id)) !== null,
      (await listImprovements(els, "units", {}, 1)).rows.some((row) => row.id === id),
      (await listForExport(els, "units", {})).some((row) => row.id === id),
    ];
    expect(await seen()).toEqual([false, false, false]);
    await expect(step(els, id, "begin")).rejects.toMatchObject(missing);
    const theirs = await agree(els, told);
    expect((await listImprovements(els, "units", {}, 1)).rows.map((row) => row.id)).toEqual([theirs]);
    await beginSecond(els, own);
    expect(await seen()).toEqual([false, false, false]);
    await giveSecond(els, own, true);
    advanceClock(86_400_000);
    expect(await seen()).toEqual([true, true, true]);
  });

  test("from a report is for the managers and leaders of its unit, and owned by somebody of that unit", async () => {
    const origin = { standard: "LIN-TEL-03", unit: await slugOf(), cycle: "2026-4" };
    const id = await agree(lars, fromReport({ origin }));
    expect(await rowOf(id)).toMatchObject({ source: "report", assessmentId: null });
    for (const follower of [lars, mila, noor]) expect((await findImprovement(follower, id))?.id).toBe(id);
    expect(await findImprovement(sam, id)).toBeNull();
    await expect(agree(noor, fromReport({ origin }))).rejects.toMatchObject(missing);
    await expect(agree(lars, fromReport({ origin, owner: lars.id }))).rejects.toMatchObject({ code: "invalid", fields: { owner: "invalid" } });
    await expect(agree(lars, fromReport({ origin: { ...origin, standard: "LIN-XXX-99" } }))).rejects.toMatchObject(missing);
  });

  test("takes an owner who has to do with it and a day from today up to two years ahead", async () => {
    await expect(agree(sam, agreement({ owner: noor.id }))).rejects.toMatchObject({ fields: { owner: "invalid" } });
    for (const days of [-1, 740]) await expect(agree(sam, agreement({ dueOn: dueOn(days) }))).rejects.toMatchObject({ fields: { dueOn: "improvementDay" } });
    expect((await rowOf(await agree(sam, agreement({ owner: mila.id, dueOn: dueOn(0) })))).ownerId).toBe(mila.id);
  });

  test("needs a whole origin", () => {
    const typed = { what: "Een klok", why: "", evidence: "Een telling", owner: sam.id, dueOn: "2027-01-01" };
    expect(Agree.safeParse({ ...typed, assessment: sheet, item: items.hold }).success).toBe(true);
    expect(Agree.safeParse({ ...typed, assessment: sheet }).success).toBe(false);
    expect(Agree.safeParse({ ...typed, assessment: sheet, item: items.hold, standard: "LIN-TEL-03" }).success).toBe(false);
  });
});

describe("Steps", () => {
  test("go from open to verified by somebody else than the owner, each kept with who took it", async () => {
    const id = await agree(sam, agreement());
    await step(mila, id, "begin");
    await expect(step(mila, id, "finish")).rejects.toMatchObject(missing);
    await step(sam, id, "finish", "Zeven dagen geturfd.");
    await expect(step(sam, id, "verify")).rejects.toMatchObject(missing);
    await expect(step(mila, id, "back")).rejects.toMatchObject({ fields: { note: "required" } });
    await step(mila, id, "back", "Twee dagen ontbreken.");
    await step(sam, id, "finish");
    await step(mila, id, "verify");
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "verified", verifierId: mila.id });
    expect(row.moves.map(({ from, to, byId, note }) => [from, to, byId === sam.id ? "sam" : "mila", note])).toEqual([
      [null, "open", "sam", ""],
      ["open", "doing", "mila", ""],
      ["doing", "done", "sam", "Zeven dagen geturfd."],
      ["done", "doing", "mila", "Twee dagen ontbreken."],
      ["doing", "done", "sam", ""],
      ["done", "verified", "mila", ""],
    ]);
    await expect(step(mila, id, "drop", "Toch niet.")).rejects.toMatchObject(moved);
    await expect(db.improvementMove.updateMany({ where: { improvementId: id }, data: { note: "x" } })).rejects.toThrow();
    expect((await db.auditEntry.findMany({ where: { subject: id } })).map(({ act }) => act)).toContain("improvement.verify");
  });

  test("from a page that has moved on are refused, and of two at once one counts", async () => {
    const id = await agree(sam, agreement());
    const asked = (move: Move) => takeStep(sam, { id, revision: 1, move, note: "Het hoeft niet meer." });
    const ends = await Promise.allSettled([asked("begin"), asked("drop")]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({ reason: moved });
    expect((await rowOf(id)).moves).toHaveLength(2);
  });

  test("drop with a reason, which goes when it is taken up again", async () => {
    const id = await agree(sam, agreement());
    await step(sam, id, "drop", "De lijn is weg.");
    expect(await rowOf(id)).toMatchObject({ state: "dropped", reason: "De lijn is weg." });
    await step(mila, id, "resume");
    expect(await rowOf(id)).toMatchObject({ state: "open", reason: "" });
  });
});

describe("Changing", () => {
  test("keeps what it was, and shows who comes later what stands there", async () => {
    const id = await agree(sam, agreement());
    const { origin: _, ...words } = agreement();
    await changeAgreed(mila, { ...words, id, revision: 1, what: "Ik noem de wachttijd en vraag of terugbellen mag." });
    await expect(changeAgreed(sam, { ...words, id, revision: 1, what: "Anders." })).rejects.toMatchObject({
      code: "improvementMoved",
      detail: { theirs: { what: "Ik noem de wachttijd en vraag of terugbellen mag.", revision: 2 } },
    });
    const row = await rowOf(id);
    expect(row.what).toBe("Ik noem de wachttijd en vraag of terugbellen mag.");
    expect(row.moves[1]).toMatchObject({ from: "open", to: "open", byId: mila.id, was: { what: words.what, ownerId: sam.id } });
    await changeAgreed(sam, { ...words, id, revision: 2, what: row.what });
    expect((await rowOf(id)).moves).toHaveLength(2);
    await expect(changeAgreed(noor, { ...words, id, revision: 2 })).rejects.toMatchObject(missing);
    await step(sam, id, "finish");
    await expect(changeAgreed(sam, { ...words, id, revision: 3 })).rejects.toMatchObject(moved);
  });
});

describe("Lists", () => {
  test("put what is overdue first, hold what the actor follows alone, and count by principle", async () => {
    await db.improvement.updateMany({ data: { dueOn: dueOn(300) } });
    const id = await agree(sam, agreement({ dueOn: dueOn(1) }));
    advanceClock(3 * 86_400_000);
    const mine = await listImprovements(sam, "mine", {}, 1);
    expect(mine.late.map((row) => row.id)).toEqual([id]);
    expect(mine.rows.some((row) => row.id === id)).toBe(false);
    expect((await listImprovements(mila, "units", { overdue: "yes" }, 1)).rows.map((row) => row.id)).toEqual([id]);
    const { states, late, units } = await countListed(sam, "mine", {});
    expect(states.reduce((sum, { count }) => sum + count, 0)).toBe(
      await db.improvement.count({ where: { OR: [{ ownerId: sam.id }, { assessmentId: sheet }] } }),
    );
    expect(late.get("consistency")).toBe(1);
    expect(units.map(({ slug }) => slug)).toEqual([await slugOf()]);
    // Leaders see those of reports and no other.
    const reports = await listImprovements(lars, "reports", {}, 1);
    expect(reports.rows.map((row) => row.person)).toEqual([null]);
    expect((await listImprovements(noor, "mine", {}, 1)).rows.map((row) => row.source)).toEqual(["report"]);
  });

  test("stand beside the item of a later cycle, also when another standard took the place of the one it was about", async () => {
    const next = await db.standard.create({ data: { code: "LIN-TEL-13", brandSlug: "lindehof" } });
    const { standardId } = await db.cycleItem.findUniqueOrThrow({ where: { id: items.hold } });
    await db.successor.create({ data: { fromId: standardId, toId: next.id, kind: "replace" } });
    const later = shiftDay(today(), 3);
    const beside = async (actor: Actor) => (await listBeside(actor, sam.id, later, [{ id: "x", standardId: next.id }])).get("x") ?? [];
    expect((await beside(sam)).length).toBe(await db.improvement.count({ where: { assessmentId: sheet, state: { not: "dropped" } } }));
    expect((await beside(mila)).length).toBe((await beside(sam)).length);
    expect(await beside(lars)).toEqual([]);
    expect((await listBeside(sam, sam.id, shiftDay(today(), -6), [{ id: "x", standardId: next.id }])).get("x")).toEqual([]);
  });
});

describe("Reminding", () => {
  test("tells an owner three days before and on the day, once each, however often it is run, and makes up for a day that was missed", async () => {
    await db.improvement.updateMany({ data: { dueOn: dueOn(300) } });
    const [soon, due, done, far] = await Promise.all(
      [3, -1, 3, 4].map((days) =>
        agree(sam, agreement()).then(async (id) => (await db.improvement.update({ where: { id }, data: { dueOn: dueOn(days) } })).id),
      ),
    );
    await step(sam, done ?? "", "finish");
    const told = async () => (await noticesOf(sam.id, "improvement_due")).map(({ key }) => key.replace(/ \S+ /, " ")).sort();
    expect(await remindImprovements(today(), () => false, 1)).toBe(true);
    expect(await told()).toHaveLength(1);
    expect(await remindImprovements(today(), () => true, 1)).toBe(false);
    expect(await remindImprovements(today(), () => true)).toBe(false);
    expect(await told()).toEqual([`${soon} 3`, `${due} 0`].sort());
    advanceClock(3 * 86_400_000);
    await remindImprovements(today(), () => true);
    expect(await told()).toEqual([`${soon} 3`, `${soon} 0`, `${due} 0`, `${far} 3`].sort());
  });
});
