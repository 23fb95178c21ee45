import { audit } from "@/lib/audit";
import { dayText, now, shiftDay, today } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";
import { notify } from "@/lib/notices";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { findOrigin, followed, followedBy, listOwners, type Was } from "./queries";
import { isChangeable, moves, pending, remindBefore } from "./rules";
import type { Agreed, Changed, Step } from "./schema";

/** Refuses an owner who is not on the list, and a day that has passed or lies more than two years ahead. */
async function checkAgreed(
  tx: Tx,
  target: Parameters<typeof listOwners>[1],
  { owner, dueOn }: { owner: string; dueOn: Date },
  before?: { ownerId: string; dueOn: Date },
) {
  const on = today();
  if (dueOn.getTime() !== before?.dueOn.getTime() && (dueOn < on || dueOn > shiftDay(on, 24))) throw new Refusal("invalid", 422, { dueOn: "improvementDay" });
  if (owner !== before?.ownerId && !(await listOwners(tx, target)).some(({ id }) => id === owner)) throw new Refusal("invalid", 422, { owner: "invalid" });
}

/** Tells the owner of an improvement that somebody else gave it to them. */
async function tellOwner(tx: Tx, actor: Actor, id: string, owner: string, code: string, dueOn: Date) {
  if (owner === actor.id) return;
  await notify(tx, [{ personId: owner, kind: "improvement_given", key: id, to: `improvements/${id}`, detail: { code, dueOn: dayText(dueOn) } }]);
}

/** Agrees on an improvement from an answer, a difference or a report, and gives its id. */
export const agree = (actor: Actor, { origin, what, why, evidence, owner, dueOn }: Agreed): Promise<string> =>
  db.$transaction(async (tx) => {
    const found = await findOrigin(tx, actor, origin);
    authorise(actor, "improvement.agree", found?.target);
    if (!found) throw new Refusal("missing", 404);
    await checkAgreed(tx, found.target, { owner, dueOn });
    const { source, item, unit, sheet } = found;
    const byId = actor.id ?? "";
    const at = now();
    const { id } = await tx.improvement.create({
      data: {
        source,
        what,
        why,
        evidence,
        standardId: item.standardId,
        section: item.section,
        cycleId: item.cycleId,
        assessmentId: sheet?.id ?? null,
        unitId: unit.id,
        ownerId: owner,
        byId,
        dueOn,
        createdAt: at,
        changedAt: at,
        moves: { create: { byId, to: "open", at } },
      },
      select: { id: true },
    });
    await tellOwner(tx, actor, id, owner, item.standard.code, dueOn);
    await audit(tx, actor, "improvement.agree", id, { source, standard: item.standard.code, owner });
    return id;
  });

async function findTarget(tx: Tx, actor: Actor, id: string) {
  const found = await tx.improvement.findUnique({
    where: { id },
    include: {
      standard: { select: { code: true } },
      ...followedBy(actor),
    },
  });
  if (!found) return null;
  return { ...found, ...followed(found) };
}

/**
 * Changes what was agreed while something is still to be done; what it was stays in its history. Refuses (409, with what
 * stands there) when it was changed since the given revision.
 */
export const changeAgreed = (actor: Actor, { id, revision, what, why, evidence, owner, dueOn }: Changed): Promise<void> =>
  db.$transaction(async (tx) => {
    const row = await findTarget(tx, actor, id);
    authorise(actor, "improvement.follow", row);
    const was: Was = { what: row.what, why: row.why, evidence: row.evidence, ownerId: row.ownerId, dueOn: dayText(row.dueOn) };
    if (!isChangeable(row.state)) throw new Refusal("movedOn", 409);
    if (row.revision !== revision) throw new Refusal("improvementMoved", 409, {}, { theirs: { ...was, revision: row.revision } });
    const next: Was = { what, why, evidence, ownerId: owner, dueOn: dayText(dueOn) };
    const changed = (Object.keys(was) as (keyof Was)[]).filter((field) => was[field] !== next[field]);
    if (changed.length === 0) return;
    await checkAgreed(tx, row, { owner, dueOn }, row);
    const { count } = await tx.improvement.updateMany({
      where: { id, revision, state: row.state },
      data: { what, why, evidence, ownerId: owner, dueOn, revision: { increment: 1 }, changedAt: now() },
    });
    if (count === 0) throw new Refusal("movedOn", 409);
    await tx.improvementMove.create({ data: { improvementId: id, byId: actor.id ?? "", from: row.state, to: row.state, was, at: now() } });
    if (owner !== row.ownerId) await tellOwner(tx, actor, id, owner, row.standard.code, dueOn);
    await audit(tx, actor, "improvement.change", id, { fields: changed.join(" "), revision: revision + 1 });
  });

/** Takes a step with an improvement, on the revision that was shown. */
export const takeStep = (actor: Actor, { id, revision, move, note }: Step): Promise<void> =>
  db.$transaction(async (tx) => {
    const { from, to, by, reason } = moves[move];
    const found = await findTarget(tx, actor, id);
    const row = found && { ...found, by };
    authorise(actor, "improvement.move", row);
    if (row.revision !== revision || !(from as readonly string[]).includes(row.state)) throw new Refusal("movedOn", 409);
    if (reason && note === "") throw new Refusal("invalid", 422, { note: "required" });
    const { count } = await tx.improvement.updateMany({
      where: { id, revision, state: row.state },
      data: {
        state: to,
        revision: { increment: 1 },
        changedAt: now(),
        reason: move === "drop" ? note : "",
        verifierId: move === "verify" ? actor.id : null,
      },
    });
    if (count === 0) throw new Refusal("movedOn", 409);
    await tx.improvementMove.create({ data: { improvementId: id, byId: actor.id ?? "", from: row.state, to, note, at: now() } });
    await audit(tx, actor, `improvement.${move}`, id, { from: row.state, to });
  });

/**
 * Tells the owners of what is still to be done that its day comes in three days, and on the day itself; a day on which
 * nobody was told is made up for within three days. Whoever was told is not told again, so it can be run at any time; each
 * batch is a transaction. Gives true when it was stopped before it came to the end.
 */
export async function remindImprovements(day: Date, more: () => boolean, batch = 500): Promise<boolean> {
  for (let after: string | null = null; ; ) {
    const rows: { id: string; ownerId: string; dueOn: Date; standard: { code: string } }[] = await db.improvement.findMany({
      where: {
        state: { in: [...pending] },
        dueOn: { gte: shiftDay(day, 0, -remindBefore), lte: shiftDay(day, 0, remindBefore) },
        owner: { active: true },
        ...(after === null ? {} : { id: { gt: after } }),
      },
      orderBy: { id: "asc" },
      take: batch,
      select: { id: true, ownerId: true, dueOn: true, standard: { select: { code: true } } },
    });
    await db.$transaction((tx) =>
      notify(
        tx,
        rows.map(({ id, ownerId, dueOn, standard: { code } }) => ({
          personId: ownerId,
          kind: "improvement_due" as const,
          key: `${id} ${dayText(dueOn)} ${dueOn > day ? remindBefore : 0}`,
          to: `improvements/${id}`,
          detail: { code, dueOn: dayText(dueOn) },
        })),
      ),
    );
    if (rows.length < batch) return false;
    if (!more()) return true;
    after = rows.at(-1)?.id ?? null;
  }
}
