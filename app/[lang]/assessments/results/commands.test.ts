import { expect, test } from "vitest";
import { answerTo, begun, cycleOf, one, openRound, somebody, unitAt } from "@/assessments/builders";
import { advanceClock, now, shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { standard } from "@/standards/builders";
import { withDatabase } from "../../../../e2e/database.ts";
import { tallied } from "./builders";
import { finishPublishing, publishNext, publishResults } from "./commands";

withDatabase();

const publish = (cycleId: string) => db.$transaction((tx) => publishResults(tx, cycleId));
const published = async (cycleId: string) =>
  (await db.result.findMany({ where: { cycleId }, orderBy: [{ kind: "asc" }, { unitPath: "asc" }] })).map(
    ({ kind, unitPath, people, sum, squares, applicable }) => `${kind} ${unitPath} ${people} ${sum} ${squares} ${applicable}`,
  );

test("A result holds blocks of five and more, is published once, and late answers change it only when five people gave them", async () => {
  const { cycle, unitId, items } = await openRound();
  const small = await unitAt("/lindegroep/lindehof/maastricht/", "lindehof");
  const group = await unitAt("/lindegroep/lindehof/", "lindehof");
  const levels = [3, 3, 2, 1, 0, null];
  await tallied(
    { cycleId: cycle, unitId, itemId: items.hold, levels, measured: 5, within: 3 },
    { cycleId: cycle, unitId: small, itemId: items.hold, levels: [3, 3, 3] },
    { cycleId: cycle, unitId: group, itemId: items.hold, levels: [1] },
  );
  const latecomers = await Promise.all(["An", "Bo", "Cas", "Dirk", "Eef"].map(async (name) => (await begun(name)).id));
  await db.cycle.update({ where: { id: cycle }, data: { state: "closing" } });
  await publish(cycle);
  await db.cycle.update({ where: { id: cycle }, data: { state: "closed", closedAt: now() } });
  await db.assessment.updateMany({ where: { cycleId: cycle }, data: { lateUntil: shiftDay(today(), 0, 1) } });
  const first = [`level ${one} 5 9 23 6`, `measured ${one} 5 3 0 5`];
  expect(await published(cycle)).toEqual(first);
  const { publishedAt } = await db.cycle.findUniqueOrThrow({ where: { id: cycle } });
  expect(publishedAt).not.toBeNull();

  // The same again: nothing is late, so nothing changes, whatever the tally says.
  await tallied({ cycleId: cycle, unitId, itemId: items.hold, levels: [...levels, 3, 3, 3, 3], measured: 9, within: 3 });
  await publish(cycle);
  expect(await published(cycle)).toEqual(first);
  expect((await db.cycle.findUniqueOrThrow({ where: { id: cycle } })).publishedAt).toEqual(publishedAt);

  advanceClock(60_000);
  const submitLate = async (id = "") => {
    const { item, level, skipped, reason, measured, note, example } = answerTo(items.hold, { level: 3 });
    await db.answer.create({ data: { assessmentId: id, itemId: item, level, skipped, reason, measured, note, example } });
    await db.assessment.update({ where: { id }, data: { submittedAt: now() } });
  };
  for (const id of latecomers.slice(1)) await submitLate(id);
  await publish(cycle);
  expect(await published(cycle)).toEqual(first);

  await submitLate(latecomers[0]);
  await tallied({ cycleId: cycle, unitId: small, itemId: items.hold, levels: [3, 3, 3, 0] });
  await publish(cycle);
  advanceClock(0);
  // Maastricht and the group are five by now, none of whom was in a block; too few measured late for that figure to change.
  expect(await published(cycle)).toEqual([`level /lindegroep/lindehof/ 5 10 28 5`, `level ${one} 9 21 59 10`, `measured ${one} 5 3 0 5`]);
  const entries = await db.auditEntry.findMany({ where: { act: "result.publish" }, orderBy: { at: "asc" }, select: { actorId: true, detail: true } });
  expect(entries).toEqual([
    { actorId: null, detail: { cycle: "2026-4", blocks: 2, changed: 2 } },
    { actorId: null, detail: { cycle: "2026-4", blocks: 3, changed: 2 } },
  ]);
});

test("A publication in steps is seen when it is whole, and a step that is done again changes nothing", async () => {
  const unitId = await unitAt(one);
  for (let n = 10; n < 30; n++) await standard({ code: `LGR-MIX-${n}` });
  const cycle = await cycleOf({ slug: "2027-1", units: [unitId] });
  await db.cycle.update({ where: { id: cycle }, data: { state: "closing" } });
  const items = await db.cycleItem.findMany({ where: { cycleId: cycle }, orderBy: { id: "asc" }, select: { id: true } });
  await tallied(...items.map(({ id }) => ({ cycleId: cycle, unitId, itemId: id, levels: [0, 1, 2, 3, 3] })));
  const take = (cursor: string | null) => db.$transaction((tx) => publishNext(tx, cycle, cursor));
  const steps = [await take(null)];
  while (!steps.at(-1)?.last) steps.push(await take(steps.at(-1)?.cursor ?? null));
  expect(steps.length).toBeGreaterThan(1);
  expect(steps.reduce((sum, { done }) => sum + done, 0)).toBe(items.length);
  expect((await db.cycle.findUniqueOrThrow({ where: { id: cycle } })).publishedAt).toBeNull();
  const whole = await published(cycle);
  expect(whole).toHaveLength(items.length);
  expect(await take(null)).toEqual(steps[0]);
  await db.$transaction((tx) => finishPublishing(tx, cycle));
  expect(await published(cycle)).toEqual(whole);
  expect((await db.cycle.findUniqueOrThrow({ where: { id: cycle } })).publishedAt).not.toBeNull();
});

test("A result about four people is refused by the database itself", async () => {
  await somebody("Ria");
  const { id: cycleId, items } = await db.cycle.findFirstOrThrow({ include: { items: { take: 1 } } });
  const four = {
    cycleId,
    itemId: items[0]?.id ?? "",
    kind: "level" as const,
    role: "leader" as const,
    unitPath: "/x/",
    people: 4,
    sum: 4,
    squares: 4,
    applicable: 9,
  };
  await expect(db.result.create({ data: four })).rejects.toThrow(/Result_/);
});
