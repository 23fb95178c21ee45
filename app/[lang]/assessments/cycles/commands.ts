import type { z } from "zod";
import { audit } from "@/lib/audit";
import { dayText, now, shiftDay, today } from "@/lib/clock";
import { db, isTaken, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { NoticeDetail } from "@/lib/notices";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { literally } from "@/lib/text";
import { listBelow } from "./queries";
import { nextSlug, nextSpan, topmost } from "./rules";
import { startClosing, startOpening } from "./running/commands";
import type { OnCycle, ReopenCycle, Settings } from "./schema";

const withPlaces = { units: { select: { unit: { select: { id: true, path: true } } } } } as const;

/** A cycle that the actor manages; missing and forbidden are one answer. */
async function findManaged(tx: Tx, actor: Actor, slug: string) {
  const cycle = await tx.cycle.findUnique({ where: { slug }, include: withPlaces });
  authorise(
    actor,
    "cycle.manage",
    cycle &&
      (await listBelow(
        tx,
        cycle.units.map(({ unit }) => unit.path),
      )),
  );
  if (!cycle) throw new Refusal("missing", 404);
  return cycle;
}

/** The units that were ticked, without those under another one; refuses units that the actor does not lead with all under them, as if they were not there. */
async function unitsOf(tx: Tx, actor: Actor, ids: string[]) {
  const units = await tx.unit.findMany({ where: { id: { in: ids } }, select: { id: true, path: true } });
  authorise(
    actor,
    "cycle.manage",
    await listBelow(
      tx,
      units.map(({ path }) => path),
    ),
  );
  return topmost(units).map(({ id }) => id);
}

/** Refuses a plan that begins in the past or asks of principles that are not there. */
async function requirePlan(tx: Tx, { opensOn, principles }: Settings): Promise<void> {
  if (opensOn < today()) throw new Refusal("invalid", 422, { opensOn: "cyclePast" });
  if ((await tx.principle.count({ where: { slug: { in: principles } } })) < new Set(principles).size)
    throw new Refusal("invalid", 422, { principles: "invalid" });
}

/** Makes a planned cycle under the next free address of its year. */
async function plan(tx: Tx, actor: Actor, { units, ...settings }: Settings, act: string): Promise<string> {
  const year = settings.opensOn.getUTCFullYear();
  const taken = await tx.cycle.findMany({ where: { slug: { startsWith: `${year}-` } }, select: { slug: true } });
  const slug = nextSlug(
    year,
    taken.map((cycle) => cycle.slug),
  );
  const { id } = await tx.cycle.create({ data: { ...settings, slug, units: { create: units.map((unitId) => ({ unitId })) } }, select: { id: true } });
  await audit(tx, actor, act, id, { cycle: slug });
  return slug;
}

/** Of two who plan at once the second takes the next address. */
const again = (work: () => Promise<string>): Promise<string> => work().catch((error) => (isTaken(error) ? work() : Promise.reject(error)));

/** Plans a cycle and gives its slug. */
export const planCycle = (actor: Actor, settings: Settings): Promise<string> =>
  again(() =>
    db.$transaction(async (tx) => {
      const units = await unitsOf(tx, actor, settings.units);
      await requirePlan(tx, settings);
      return plan(tx, actor, { ...settings, units }, "cycle.plan");
    }),
  );

/** Plans a cycle with the settings of another, its days moved on by the distance to the one before it; gives its slug. */
export const cloneCycle = (actor: Actor, slug: string): Promise<string> =>
  again(() =>
    db.$transaction(async (tx) => {
      const { units, answerers, answererRole, principles, channels, changedOnly, remindBefore, remindOn, remindAfter, remindCap, ...last } = await findManaged(
        tx,
        actor,
        slug,
      );
      const before = await tx.cycle.findFirst({ where: { opensOn: { lt: last.opensOn } }, orderBy: { opensOn: "desc" } });
      // A name tells which one it was, such as a quarter.
      const settings = { name: "", answerers, answererRole, principles, channels, changedOnly, remindBefore, remindOn, remindAfter, remindCap };
      return plan(
        tx,
        actor,
        { ...(settings as Omit<Settings, "units" | "opensOn" | "closesOn">), ...nextSpan(last, before, today()), units: units.map(({ unit }) => unit.id) },
        "cycle.clone",
      );
    }),
  );

/** What somebody else saved of a plan in the meantime, and its revision. */
export type TheirPlan = { settings: Settings; revision: number };

/** Changes a planned cycle. Refuses (409, with what stands there) when it was changed since the given revision. */
export const changeCycle = (actor: Actor, { cycle: slug, revision, settings }: { cycle: string; revision: number; settings: Settings }): Promise<void> =>
  db.$transaction(async (tx) => {
    const cycle = await findManaged(tx, actor, slug);
    const units = await unitsOf(tx, actor, settings.units);
    const { units: _, ...columns } = settings;
    const { count } = await tx.cycle.updateMany({ where: { id: cycle.id, state: "planned", revision }, data: { ...columns, revision: { increment: 1 } } });
    if (count === 0) {
      if (cycle.state !== "planned") throw new Refusal("movedOn", 409);
      const theirs: TheirPlan = { settings: { ...(cycle as unknown as Settings), units: cycle.units.map(({ unit }) => unit.id) }, revision: cycle.revision };
      throw new Refusal("cycleMoved", 409, {}, { theirs });
    }
    await requirePlan(tx, settings);
    await tx.cycleUnit.deleteMany({ where: { cycleId: cycle.id } });
    await tx.cycleUnit.createMany({ data: units.map((unitId) => ({ cycleId: cycle.id, unitId })) });
    await audit(tx, actor, "cycle.change", cycle.id, { cycle: slug });
  });

/** Deletes a planned cycle; nobody has seen it but leaders. */
export const deleteCycle = (actor: Actor, { cycle: slug, revision }: z.output<typeof OnCycle>): Promise<void> =>
  db.$transaction(async (tx) => {
    const { id } = await findManaged(tx, actor, slug);
    // First, so that no change or opening is under way.
    const { count } = await tx.cycle.updateMany({ where: { id, state: "planned", revision }, data: { revision: { increment: 1 } } });
    if (count === 0) throw new Refusal("movedOn", 409);
    await tx.cycleUnit.deleteMany({ where: { cycleId: id } });
    await tx.cycle.delete({ where: { id } });
    await audit(tx, actor, "cycle.delete", id, { cycle: slug });
  });

/** Opens a planned cycle today instead of on its day. Refuses one that would ask nothing, or that has its last day behind it. */
export const openCycle = (actor: Actor, { cycle: slug, revision }: z.output<typeof OnCycle>): Promise<void> =>
  db.$transaction(async (tx) => {
    const { id, closesOn } = await findManaged(tx, actor, slug);
    if (closesOn < today()) throw new Refusal("cyclePast", 422);
    const { count } = await tx.cycle.updateMany({ where: { id, state: "planned", revision }, data: { opensOn: today(), revision: { increment: 1 } } });
    if (count === 0) throw new Refusal("movedOn", 409);
    if (!(await startOpening(tx, id))) throw new Refusal("cycleAsksNothing", 422);
    await audit(tx, actor, "cycle.open", id, { cycle: slug });
  });

/** Closes an open cycle today instead of after its last day: from now on no answers are accepted. */
export const closeCycle = (actor: Actor, { cycle: slug, revision }: z.output<typeof OnCycle>): Promise<void> =>
  db.$transaction(async (tx) => {
    const { id, closesOn } = await findManaged(tx, actor, slug);
    const last = closesOn < today() ? closesOn : today();
    const { count } = await tx.cycle.updateMany({ where: { id, state: "open", revision }, data: { closesOn: last, revision: { increment: 1 } } });
    if (count === 0 || !(await startClosing(tx, id))) throw new Refusal("movedOn", 409);
    await audit(tx, actor, "cycle.close", id, { cycle: slug });
  });

/** The longest that late answers are accepted, in days. */
export const longestLate = 60;

/**
 * Opens a closed cycle again for who has not submitted, in a unit with everything under it or everywhere, up to a day, and
 * tells them. After that day what came late is published, as far as that shows nobody.
 */
export const reopenCycle = (actor: Actor, { cycle: slug, unit: unitId, until, reason }: z.output<typeof ReopenCycle>): Promise<void> =>
  db.$transaction(async (tx) => {
    const cycle = await findManaged(tx, actor, slug);
    if (cycle.state !== "closed") throw new Refusal("movedOn", 409);
    if (until < today() || until > shiftDay(today(), 0, longestLate)) throw new Refusal("invalid", 422, { until: "cycleLate" });
    const unit = unitId === null ? null : await tx.unit.findUnique({ where: { id: unitId }, select: { path: true } });
    if (unitId !== null && !cycle.units.some((part) => unit?.path.startsWith(part.unit.path))) throw new Refusal("invalid", 422, { unit: "invalid" });
    const { id: reopening } = await tx.cycleReopening.create({
      data: { cycleId: cycle.id, unitId, until, reason, byId: actor.id ?? "", at: now() },
      select: { id: true },
    });
    const detail: NoticeDetail["cycle_reopened"] = { cycle: slug, until: dayText(until) };
    const [told] = await tx.$queryRaw<{ people: number }[]>`
      WITH late AS (
        UPDATE "Assessment" SET "lateUntil" = greatest("lateUntil", ${dayText(until)}::date)
        WHERE "cycleId" = ${cycle.id}::uuid AND "submittedAt" IS NULL AND "withdrawnAt" IS NULL
          AND ${unit ? Prisma.sql`"unitPath" LIKE ${`${literally(unit.path)}%`}` : Prisma.sql`true`}
        RETURNING "personId"),
      told AS (
        INSERT INTO "Notice" (id, "personId", kind, key, "to", detail, at)
        SELECT gen_random_uuid(), "personId", 'cycle_reopened', ${`${slug} ${reopening}`}, 'assessments', ${JSON.stringify(detail)}::jsonb, ${now().toISOString()}::timestamptz FROM late)
      SELECT count(*)::int AS people FROM late`;
    await audit(tx, actor, "cycle.reopen", cycle.id, { cycle: slug, unit: unitId, until: dayText(until), people: told?.people ?? 0 });
  });
