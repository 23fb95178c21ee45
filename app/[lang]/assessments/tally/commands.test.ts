import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { answerTo, begun, grant, type Items, one, openRound, somebody, unitAt } from "@/assessments/builders";
import { openAssessment, reopen, saveAnswer, submit } from "@/assessments/commands";
import { isGiven, isWithin } from "@/assessments/rules";
import { now } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { nearest } from "@/standards/rules";
import { withDatabase } from "../../../../e2e/database.ts";
import { addTo, recount, recountProgress, takeFrom } from "./commands";

withDatabase("empty");

let cycle: string;
let items: Items;
let units: { unitId: string; unitPath: string; brandSlug: string | null }[];
beforeAll(async () => {
  const round = await openRound();
  ({ cycle, items } = round);
  const desk = "/lindegroep/ict/";
  const other = "/lindegroep/lindehof/utrecht/";
  units = [
    { unitId: round.unitId, unitPath: one, brandSlug: "lindehof" },
    { unitId: await unitAt(desk), unitPath: desk, brandSlug: null },
    { unitId: await unitAt(other, "lindehof"), unitPath: other, brandSlug: "lindehof" },
  ];
});

const keyOf = (row: { unitId: string; role: string; itemId: string }) => `${row.unitId} ${row.role} ${row.itemId}`;

/** What the answers come to, counted one by one. */
async function countedByHand() {
  const frozen = await db.cycleItem.findMany({ where: { cycleId: cycle }, include: { version: true } });
  const sheets = await db.assessment.findMany({ where: { cycleId: cycle }, include: { answers: true } });
  const tally = new Map<string, number[]>();
  const progress = new Map<string, number[]>();
  for (const { id, unitId, unitPath, brandSlug, role, submittedAt, answers } of sheets) {
    const holding = nearest(frozen, { brand: brandSlug, unitPath });
    const given = (itemId: string) => answers.find((answer) => answer.itemId === itemId) ?? null;
    progress.set(id, [holding.length, holding.filter((item) => isGiven(given(item.id))).length]);
    if (!submittedAt) continue;
    for (const { id: itemId, version } of holding) {
      const answer = given(itemId);
      if (answer?.skipped) continue;
      const level = answer?.level ?? null;
      const measured = answer?.measured?.toNumber() ?? null;
      const within = measured !== null && version.comparison && version.limit && isWithin(measured, version.comparison, version.limit.toNumber());
      const key = keyOf({ unitId, role, itemId });
      const adds = [level === null ? 0 : 1, level ?? 0, (level ?? 0) ** 2, 1, measured === null ? 0 : 1, within ? 1 : 0];
      tally.set(
        key,
        (tally.get(key) ?? [0, 0, 0, 0, 0, 0]).map((sum, at) => sum + (adds[at] ?? 0)),
      );
    }
  }
  return { tally, progress };
}

async function kept() {
  const rows = await db.tally.findMany({ where: { cycleId: cycle, applicable: { gt: 0 } } });
  const sheets = await db.assessment.findMany({ where: { cycleId: cycle }, select: { id: true, items: true, given: true } });
  return {
    tally: new Map(rows.map((row) => [keyOf(row), [row.people, row.sum, row.squares, row.applicable, row.measured, row.within]])),
    progress: new Map(sheets.map((sheet) => [sheet.id, [sheet.items, sheet.given]])),
  };
}

type Sheet = { actor: Actor; id: string };
const revisionOf = async (id: string, item: string) =>
  (await db.answer.findUnique({ where: { assessmentId_itemId: { assessmentId: id, itemId: item } } }))?.revision ?? 0;
/** An act that the rules refuse changes nothing, and is none. */
const tried = (act: Promise<unknown>) => act.catch((error) => expect(error).toMatchObject({ name: "Refusal" }));

const item = fc.constantFrom("hold", "greet", "desk", "tightened", "base", "other") as fc.Arbitrary<keyof Items>;
const answer = fc.oneof(
  fc.record({ level: fc.constantFrom(0, 1, 2, 3), measured: fc.constantFrom(null, 10, 20, 30, 1000), note: fc.constant("omdat") }),
  fc.constant({ level: null, skipped: true, reason: "channel" as const }),
  fc.constant({ level: null, measured: 10, note: "alleen gemeten" }),
  fc.constant({ level: null }),
);
const who = fc.nat(2);
const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(who, item, answer).map(
      ([at, of, given]) =>
        (all: Sheet[]) =>
          saved(all[at], of, given),
    ),
  },
  { weight: 2, arbitrary: who.map((at) => (all: Sheet[]) => tried(submit(all[at]?.actor as Actor, all[at]?.id ?? "", true))) },
  { weight: 1, arbitrary: who.map((at) => (all: Sheet[]) => tried(reopen(all[at]?.actor as Actor, all[at]?.id ?? "", "forgot"))) },
  {
    weight: 1,
    arbitrary: fc.tuple(who, fc.nat(2), fc.boolean()).map(
      ([at, to, manages]) =>
        (all: Sheet[]) =>
          moved(all[at]?.id ?? "", to, manages),
    ),
  },
  { weight: 1, arbitrary: who.map((at) => (all: Sheet[]) => withdrawn(all[at]?.id ?? "")) },
);

async function saved(sheet: Sheet | undefined, of: keyof Items, given: object) {
  if (sheet) await tried(saveAnswer(sheet.actor, sheet.id, answerTo(items[of], { ...given, revision: await revisionOf(sheet.id, items[of]) })));
}
const moved = (id: string, to: number, manages: boolean) =>
  db.$transaction(async (tx) => {
    const before = await tx.assessment.findUniqueOrThrow({ where: { id } });
    if (before.submittedAt) await takeFrom(tx, before);
    const after = await tx.assessment.update({ where: { id }, data: { ...units[to], role: manages ? "manager" : "employee" } });
    await recountProgress(tx, cycle);
    if (after.submittedAt) await addTo(tx, after);
  });
const withdrawn = (id: string) => db.assessment.updateMany({ where: { id, submittedAt: null }, data: { withdrawnAt: now() } });

describe("Roll-ups and progress", () => {
  test("are what the answers come to, whatever was saved, submitted, taken back, moved or withdrawn, and a recount finds nothing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30, size: "max" }), async (acts) => {
        const all: Sheet[] = [];
        for (const { unitPath } of units) {
          const actor = await somebody("Kim", grant("employee", unitPath));
          // Nobody of the third unit takes part: they came from the first.
          const from = unitPath.endsWith("utrecht/") ? { ...actor, grants: [grant("employee", one)] } : actor;
          all.push({ actor, id: await openAssessment(from, "2026-4") });
        }
        for (const one of acts) await one(all);
        expect(await kept()).toEqual(await countedByHand());
        expect(await db.$transaction((tx) => recount(tx, cycle))).toEqual({ progress: 0, tallies: 0, amiss: [] });
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  test("of twenty people of one unit who submit and take back at the same moment are right, and nobody waits for ever", async () => {
    const twenty = await Promise.all(Array.from({ length: 20 }, () => begun()));
    await Promise.all(twenty.flatMap(({ actor, id }) => [items.hold, items.greet, items.tightened].map((of) => saveAnswer(actor, id, answerTo(of)))));
    await Promise.all(twenty.map(({ actor, id }) => submit(actor, id, true)));
    await Promise.all(twenty.map(({ actor, id }, at) => (at % 2 ? reopen(actor, id, "other") : null)));
    expect(await kept()).toEqual(await countedByHand());
  });
});

describe("A recount", () => {
  test("puts right what is wrong, missing and too much, says what it was, and then finds nothing", async () => {
    const { actor, id } = await begun();
    await saveAnswer(actor, id, answerTo(items.hold, { level: 3, measured: 10 }));
    await submit(actor, id, true);
    const right = await kept();
    const row = (itemId: string) => ({ cycleId_unitId_role_itemId: { cycleId: cycle, unitId: units[0]?.unitId ?? "", role: "employee" as const, itemId } });
    await db.tally.update({ where: row(items.hold), data: { applicable: { increment: 4 } } });
    await db.tally.delete({ where: row(items.greet) });
    await db.tally.create({ data: { cycleId: cycle, unitId: units[0]?.unitId ?? "", role: "employee", itemId: items.desk, applicable: 2 } });
    await db.assessment.update({ where: { id }, data: { items: 9, given: 0 } });
    const found = await db.$transaction((tx) => recount(tx, cycle));
    expect(found).toMatchObject({ progress: 1, tallies: 3 });
    expect(found.amiss.find(({ itemId }) => itemId === items.desk)).toMatchObject({ kept: [0, 0, 0, 2, 0, 0], counted: null });
    expect(found.amiss.find(({ itemId }) => itemId === items.greet)).toMatchObject({ kept: null });
    expect(await kept()).toEqual(right);
    expect(await db.$transaction((tx) => recount(tx, cycle))).toEqual({ progress: 0, tallies: 0, amiss: [] });
  });
});
