import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { answerTo, begun, grant, type Items, one, openRound, somebody, unitAt } from "@/assessments/builders";
import { saveAnswer, submit } from "@/assessments/commands";
import { advanceClock, shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { withDatabase } from "../../../../e2e/database.ts";
import { begin, closeCalibrations, discard, rate, write } from "./commands";
import { findCalibration, findRating, listCalibrations, listToRewrite } from "./queries";
import { Rate, WriteCalibration, type Written } from "./schema";

withDatabase("empty");

const missing = { name: "Refusal", code: "missing", status: 404 };
type Person = Actor & { id: string };
let lars: Person;
let mila: Person;
let ann: Person;
let sam: Person;
let items: Items;

beforeAll(async () => {
  const round = await openRound();
  ({ items } = round);
  lars = await somebody("Lars", grant("leader"));
  const manager = async (name: string, path: string) => {
    const person = await somebody(name, grant("manager", path));
    await db.role.create({ data: { personId: person.id, kind: "manager", from: new Date("2026-01-01"), unitId: await unitAt(path) } });
    return person;
  };
  mila = await manager("Mila", one);
  ann = await manager("Ann", "/lindegroep/ict/");
  const own = await begun();
  sam = own.actor;
  await saveAnswer(sam, own.id, answerTo(items.hold, { level: 1 }));
  await submit(sam, own.id, true);
});
afterEach(() => advanceClock(0));

const draft = () => begin(lars, { cycle: "2026-4", name: "Balie en telefoon" });
const words = (id: string, act: "save" | "open", more: Partial<Written> = {}): Written => ({
  id,
  revision: 1,
  name: "Balie en telefoon",
  place: "organisation",
  closesOn: shiftDay(today(), 0, 7),
  act,
  cases: [{ n: 1, textNl: "Een gast wacht aan de lijn.", textEn: "", codes: ["LIN-TEL-03", "LIN-BAL-05"] }],
  ...more,
});
async function opened() {
  const id = await draft();
  await write(lars, words(id, "open"));
  const found = await db.calibrationItem.findMany({ where: { case: { calibrationId: id } }, select: { id: true, itemId: true } });
  const of = (item: string) => found.find(({ itemId }) => itemId === item)?.id ?? "";
  return { id, hold: of(items.hold), greet: of(items.greet) };
}
const both = ({ hold, greet }: { hold: string; greet: string }, first: number, second: number) => [
  { caseItemId: hold, level: first },
  { caseItemId: greet, level: second },
];
const print = async () => JSON.stringify([await db.tally.findMany(), await db.result.findMany(), await db.answer.findMany(), await db.assessment.findMany()]);

describe("Writing", () => {
  test("keeps a draft as it was left, incomplete or not, and is for leaders alone", async () => {
    const id = await draft();
    await write(
      lars,
      words(id, "save", {
        cases: [
          { n: 1, textNl: "Half", textEn: "", codes: [] },
          { n: 3, textNl: "", textEn: "", codes: ["ICT-DES-01"] },
        ],
      }),
    );
    const shown = await findCalibration(lars, id);
    expect(shown?.cases.map((it) => [it.textNl, it.items.map(({ code }) => code)])).toEqual([
      ["Half", []],
      ["", ["ICT-DES-01"]],
    ]);
    expect(shown?.stage).toBe("draft");
    expect((await listCalibrations(lars)).map((row) => row.id)).toEqual([id]);
    await expect(write(lars, words(id, "save"))).rejects.toMatchObject({ code: "movedOn" });
    for (const other of [mila, sam, await somebody("Bo", grant("leader", null, "vlecht"))]) {
      await expect(begin(other, { cycle: "2026-4", name: "x" })).rejects.toMatchObject(missing);
      await expect(write(other, words(id, "save", { revision: 2 }))).rejects.toMatchObject(missing);
      await expect(discard(other, { id, revision: 2 })).rejects.toMatchObject(missing);
      expect(await findCalibration(other, id)).toBeNull();
      expect(await listCalibrations(other)).toEqual([]);
    }
    await discard(lars, { id, revision: 2 });
    expect(await findCalibration(lars, id)).toBeNull();
  });

  test("opens only what is complete, with codes of the cycle and at least two managers", async () => {
    const id = await draft();
    const refused = (more: Partial<Written>, fields: object) => expect(write(lars, words(id, "open", more))).rejects.toMatchObject({ code: "invalid", fields });
    await refused({ cases: [] }, { "textNl.1": "required" });
    await refused({ cases: [{ n: 1, textNl: "", textEn: "", codes: [] }] }, { "textNl.1": "required", "codes.1": "required" });
    await refused({ cases: [{ n: 2, textNl: "Zo", textEn: "", codes: ["LIN-XXX-99"] }] }, { "codes.2": "calibrationCode:LIN-XXX-99" });
    await refused({ closesOn: shiftDay(today(), 0, -1) }, { closesOn: "calibrationDay" });
    // The cycle has no unit of Vlecht, so nobody of that brand is asked, for a place of it or for the whole.
    await refused({ place: "brand:vlecht" }, { place: "invalid" });
    const far = await somebody("Far", grant("manager", null, "vlecht"));
    const near = await somebody("Near", grant("manager", null, "lindehof"));
    for (const [personId, brandSlug] of [
      [far.id, "vlecht"],
      [near.id, "lindehof"],
    ] as const)
      await db.role.create({ data: { personId, kind: "manager", from: new Date("2026-01-01"), brandSlug } });
    expect((await db.calibration.findUniqueOrThrow({ where: { id } })).revision).toBe(1);
    await write(lars, words(id, "open"));
    expect(await db.calibrationRater.count({ where: { calibrationId: id, personId: { in: [far.id, near.id] } } })).toBe(1);
    await db.role.deleteMany({ where: { personId: { in: [far.id, near.id] } } });
    for (const personId of [mila.id, ann.id, near.id])
      expect(await db.notice.findMany({ where: { personId, key: id }, select: { kind: true, to: true } })).toEqual([
        { kind: "calibration_asked", to: `assessments/calibration/${id}/rate` },
      ]);
    await expect(write(lars, words(id, "save", { revision: 2 }))).rejects.toMatchObject({ code: "movedOn" });
    await expect(db.calibrationCase.updateMany({ where: { calibrationId: id }, data: { textNl: "Anders" } })).rejects.toThrow();
  });

  test("reads what its form posts, and no more", () => {
    const typed = { id: items.hold, revision: "1", name: "x", place: "organisation", closesOn: "2027-01-01", act: "save", "codes.1": "lin-tel-03; LIN-BAL-05" };
    expect(WriteCalibration.parse(typed).cases[0]).toEqual({ n: 1, textNl: "", textEn: "", codes: ["LIN-TEL-03", "LIN-BAL-05"] });
    expect(WriteCalibration.safeParse({ ...typed, "codes.1": "telefoon" }).error?.issues[0]?.message).toBe("calibrationCode:TELEFOON");
    expect(WriteCalibration.safeParse({ ...typed, "codes.5": "" }).success).toBe(false);
    expect(WriteCalibration.safeParse({ ...typed, place: "brand:linde-hof" }).success).toBe(true);
    expect(Rate.safeParse({ id: items.hold, act: "save", [`level.${items.hold}`]: "4" }).success).toBe(false);
  });
});

describe("Rating", () => {
  test("is blind until all have submitted, then closes by itself, shows each rater their own figures and changes no score", async () => {
    const before = await print();
    const it = await opened();
    await expect(rate(sam, { id: it.id, act: "save", levels: [] })).rejects.toMatchObject(missing);
    await expect(rate(lars, { id: it.id, act: "save", levels: both(it, 1, 1) })).rejects.toMatchObject(missing);
    await rate(mila, { id: it.id, act: "save", levels: both(it, 1, 1).slice(0, 1) });
    await expect(rate(mila, { id: it.id, act: "submit", levels: [] })).rejects.toMatchObject({
      code: "calibrationUnrated",
      fields: { [`level.${it.greet}`]: "required" },
    });
    await rate(mila, { id: it.id, act: "submit", levels: both(it, 0, 2) });
    await expect(rate(mila, { id: it.id, act: "save", levels: both(it, 3, 3) })).rejects.toMatchObject({ code: "calibrationRated" });
    await expect(db.calibrationRating.updateMany({ where: { personId: mila.id }, data: { level: 3 } })).rejects.toThrow();
    const early = await findCalibration(lars, it.id);
    expect([early?.stage, [...(early?.spreads.values() ?? [])], early?.standings]).toEqual(["open", [null, null], []]);
    expect(await findCalibration(mila, it.id)).toBeNull();
    expect((await findRating(ann, it.id))?.levels.size).toBe(0);
    await rate(ann, { id: it.id, act: "submit", levels: both(it, 2, 2) });
    expect((await db.calibration.findUniqueOrThrow({ where: { id: it.id } })).closedAt).not.toBeNull();
    const closed = await findCalibration(lars, it.id);
    expect(closed?.spreads.get(it.hold)).toMatchObject({ counts: [1, 0, 1, 0], spread: 2, agreement: 0, rewrite: true });
    expect(closed?.spreads.get(it.greet)).toMatchObject({ counts: [0, 0, 2, 0], agreement: 100, rewrite: false });
    expect(closed?.standings.map(({ name, tendency }) => [name, tendency])).toEqual([
      ["Ann", 1],
      ["Mila", -1],
    ]);
    // By name as the reader's language has it, whatever the database makes of an accent.
    await db.person.update({ where: { id: ann.id }, data: { name: "Änn" } });
    expect((await findCalibration(lars, it.id))?.standings.map(({ name }) => name)).toEqual(["Änn", "Mila"]);
    expect((await findCalibration(mila, it.id))?.standings.map(({ name }) => name)).toEqual(["Mila"]);
    expect(await findCalibration(sam, it.id)).toBeNull();
    expect(await print()).toBe(before);
    // Its keeper reads it too, as long as the words hold.
    await db.standard.update({ where: { code: "LIN-TEL-03" }, data: { keeperId: sam.id } });
    expect((await listToRewrite(sam)).map(({ code, spread }) => [code, spread])).toEqual([["LIN-TEL-03", 2]]);
    expect(await listToRewrite(mila)).toEqual([]);
  });

  test("ends with its last day, after which what was not submitted counts nowhere, and one rater gives no figures", async () => {
    const it = await opened();
    await rate(ann, { id: it.id, act: "save", levels: both(it, 3, 3) });
    await rate(mila, { id: it.id, act: "submit", levels: both(it, 1, 1) });
    advanceClock(8 * 86_400_000);
    await expect(rate(ann, { id: it.id, act: "submit", levels: both(it, 3, 3) })).rejects.toMatchObject({ code: "calibrationClosed" });
    const shown = await findCalibration(lars, it.id);
    expect([shown?.stage, [...(shown?.spreads.values() ?? [])], shown?.standings]).toEqual(["closed", [null, null], []]);
    await closeCalibrations(today());
    await closeCalibrations(today());
    expect((await db.calibration.findUniqueOrThrow({ where: { id: it.id } })).closedAt).not.toBeNull();
    expect(await db.auditEntry.count({ where: { act: "calibration.close", subject: it.id } })).toBe(1);
  });
});
