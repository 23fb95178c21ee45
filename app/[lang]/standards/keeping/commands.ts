import { audit } from "@/lib/audit";
import { now, shiftDay, today } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";
import { type Actor, authorise, type Scope } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { scopeOf } from "@/standards/review/queries";
import { isOfPlace, printOfKeeping, printOfOwner } from "./rules";

async function standardIn(tx: Tx, code: string) {
  const standard = await tx.standard.findUnique({ where: { code }, include: { unit: true, live: { select: { id: true, number: true } } } });
  return standard && { ...standard, scope: scopeOf(standard) };
}

/**
 * Says that the version that was shown is still right, and puts off the next look by the standard's interval. The same
 * person twice on one day is one confirmation. Refuses when another version holds by now.
 */
export const confirm = (actor: Actor, { code, version }: { code: string; version: number }): Promise<void> =>
  db.$transaction(async (tx) => {
    const standard = await standardIn(tx, code);
    authorise(actor, "standard.confirm", standard);
    if (!standard.live || standard.live.number !== version) throw new Refusal("movedOn", 409);
    // Whoever confirms at the same moment waits here, and then finds this confirmation.
    const { count } = await tx.standard.updateMany({
      where: { id: standard.id, liveId: standard.live.id, retiredAt: null },
      data: { reviewBy: shiftDay(today(), 0, standard.reviewEvery) },
    });
    if (count === 0) throw new Refusal("movedOn", 409);
    const personId = actor.id ?? "";
    const last = await tx.confirmation.findFirst({ where: { versionId: standard.live.id, personId }, orderBy: { at: "desc" } });
    if (last && today(last.at).getTime() === today().getTime()) return;
    await tx.confirmation.create({ data: { standardId: standard.id, versionId: standard.live.id, personId, at: now() } });
    await audit(tx, actor, "standard.confirm", code, { version });
  });

/** The id of somebody who may come in and has a role in the place today; else a refusal beside the field. */
async function personOf(tx: Tx, email: string, scope: Scope, field: string): Promise<string> {
  const on = today();
  const person = await tx.person.findUnique({
    where: { email, active: true },
    select: {
      id: true,
      roles: {
        where: { from: { lte: on }, OR: [{ to: null }, { to: { gte: on } }] },
        select: { brandSlug: true, unit: { select: { path: true, brandSlug: true } } },
      },
    },
  });
  const isOurs = person?.roles.some(({ brandSlug, unit }) => isOfPlace({ brand: brandSlug ?? unit?.brandSlug ?? null, unitPath: unit?.path ?? null }, scope));
  if (!person || !isOurs) throw new Refusal("invalid", 422, { [field]: "keeper" });
  return person.id;
}

type Keeping = { code: string; keeper: string; every: number; reviewBy: Date | null; shown: string };

/** Sets who keeps a standard (as it is, with an empty address), how often it is looked at, and before which day it is next; refuses when that is no longer as it was shown. */
export const setKeeper = (actor: Actor, { code, keeper, every, reviewBy, shown }: Keeping): Promise<void> =>
  db.$transaction(async (tx) => {
    const standard = await standardIn(tx, code);
    authorise(actor, "standard.keep", standard);
    if (standard.retiredAt) throw new Refusal("retired", 409);
    if (printOfKeeping(standard) !== shown) throw new Refusal("movedOn", 409);
    const on = today();
    const isMoved = reviewBy !== null && reviewBy.getTime() !== standard.reviewBy?.getTime();
    if (isMoved && (reviewBy < on || reviewBy > shiftDay(on, 36))) throw new Refusal("invalid", 422, { reviewBy: "reviewBy" });
    const keeperId = keeper === "" ? standard.keeperId : await personOf(tx, keeper, standard.scope, "keeper");
    const next = reviewBy ?? shiftDay(on, 0, every);
    const { count } = await tx.standard.updateMany({
      where: { id: standard.id, keeperId: standard.keeperId, reviewEvery: standard.reviewEvery, reviewBy: standard.reviewBy, retiredAt: null },
      data: { keeperId, reviewEvery: every, reviewBy: next },
    });
    if (count === 0) throw new Refusal("movedOn", 409);
    await audit(tx, actor, "standard.keep", code, { keeper: keeperId, every, reviewBy: next.toISOString().slice(0, 10) });
  });

/** Sets who takes over in a brand, or in the organisation, what a keeper who leaves has kept. */
export const setOwner = (actor: Actor, { of, owner, shown }: { of: string; owner: string; shown: string }): Promise<void> =>
  db.$transaction(async (tx) => {
    authorise(actor, "owner.set", {});
    const isOrganisation = of === "organisation";
    const ownerId = await personOf(tx, owner, { brand: isOrganisation ? null : of, unitPath: null }, "owner");
    const now = isOrganisation ? await tx.organisation.findUnique({ where: { id: 1 } }) : await tx.brand.findUnique({ where: { slug: of, gone: false } });
    if (!now) throw new Refusal("invalid", 422, { of: "invalid" });
    if (printOfOwner(now.ownerId) !== shown) throw new Refusal("movedOn", 409);
    const { count } = isOrganisation
      ? await tx.organisation.updateMany({ where: { ownerId: now.ownerId }, data: { ownerId } })
      : await tx.brand.updateMany({ where: { slug: of, gone: false, ownerId: now.ownerId }, data: { ownerId } });
    if (count === 0) throw new Refusal("movedOn", 409);
    await audit(tx, actor, "owner.set", of, { owner: ownerId });
  });
