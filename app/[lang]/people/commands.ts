import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { audit } from "@/lib/audit";
import { now, today } from "@/lib/clock";
import { db, isTaken, type Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs";
import type { Lang } from "@/lib/lang";
import { type Actor, authorise, type RoleKind } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { fingerprint } from "@/lib/text";
import { linkLife, type Place, placeFault, stateOf } from "@/people/rules";
import type { CreatePerson, EndRole, GiveRole } from "@/people/schema";

/**
 * The person an administrator is about to change, held until the transaction ends together with every administrator: of
 * two changes at once the second sees what the first left, so that the last administrator stays.
 */
async function hold(tx: Tx, actor: Actor, personId: string | undefined) {
  authorise(actor, "person.manage", {});
  const found = personId === undefined ? null : await tx.person.findUnique({ where: { id: personId }, select: { id: true } });
  if (!found) throw new Refusal("missing", 404);
  const { id } = found;
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${id}::uuid OR id IN (SELECT "personId" FROM "Role" WHERE kind = 'administrator') ORDER BY id FOR UPDATE`;
  return tx.person.findUniqueOrThrow({ where: { id }, select: { id: true, active: true, lang: true, passwordHash: true } });
}

/** Has the open cycles look at who works where, once this is done. */
const tellCycles = (tx: Tx) => enqueue(tx, "alignCycles", {}, "");

/** Refuses when nobody would be left who can sign in as administrator, today and with no end in sight. */
async function requireAdministrator(tx: Tx): Promise<void> {
  const left = await tx.person.count({
    where: { active: true, passwordHash: { not: null }, roles: { some: { kind: "administrator", from: { lte: today() }, to: null } } },
  });
  if (left === 0) throw new Refusal("lastAdministrator", 409);
}

/** Refuses a place that is not there or where this kind of role cannot be held. */
async function requirePlace(tx: Tx, kind: RoleKind, place: Place): Promise<void> {
  const fault = placeFault(kind, place);
  if (fault) throw new Refusal("invalid", 422, { place: fault });
  const { unitId, brandSlug } = place;
  const there = unitId
    ? await tx.unit.findUnique({ where: { id: unitId }, select: { id: true } })
    : brandSlug === null || (await tx.brand.findUnique({ where: { slug: brandSlug, gone: false }, select: { slug: true } }));
  if (!there) throw new Refusal("invalid", 422, { place: "invalid" });
}

/** Adds a person with a first role and returns their id. They come in by a link that `invite` makes. */
export async function createPerson(actor: Actor, { name, email, lang, kind, place, from }: z.output<typeof CreatePerson>): Promise<string> {
  try {
    return await db.$transaction(async (tx) => {
      authorise(actor, "person.manage", {});
      await requirePlace(tx, kind, place);
      const { unitId, brandSlug } = place;
      const { id } = await tx.person.create({
        data: { name, email, lang, joinedOn: from, roles: { create: { kind, unitId, brandSlug, from } } },
        select: { id: true },
      });
      await tellCycles(tx);
      await audit(tx, actor, "person.create", id, { kind, unitId, brandSlug });
      return id;
    });
  } catch (error) {
    if (isTaken(error)) throw new Refusal("invalid", 422, { email: "emailTaken" });
    throw error;
  }
}

/** Gives a person a role from a day on, which ends their sessions. Refuses one they hold there already in that time. */
export async function giveRole(actor: Actor, { person, kind, place, from }: z.output<typeof GiveRole>): Promise<void> {
  await db.$transaction(async (tx) => {
    const { id } = await hold(tx, actor, person);
    await requirePlace(tx, kind, place);
    const { unitId, brandSlug } = place;
    const held = await tx.role.count({ where: { personId: id, kind, unitId, brandSlug, OR: [{ to: null }, { to: { gte: from } }] } });
    if (held > 0) throw new Refusal("invalid", 422, { kind: "roleHeld" });
    const role = await tx.role.create({ data: { personId: id, kind, unitId, brandSlug, from }, select: { id: true } });
    await tx.session.deleteMany({ where: { personId: id } });
    await tellCycles(tx);
    await audit(tx, actor, "role.give", id, { role: role.id, kind, unitId, brandSlug, from: from.toISOString().slice(0, 10) });
  });
}

/**
 * Ends a role with this last day, which ends its holder's sessions; a role that began today or is yet to begin, ended
 * before it began, is taken back as a whole. Refuses for the last administrator, and when the role had ended already.
 */
export async function endRole(actor: Actor, { role: roleId, to }: z.output<typeof EndRole>): Promise<void> {
  await db.$transaction(async (tx) => {
    const found = await tx.role.findUnique({ where: { id: roleId }, select: { personId: true } });
    const { id } = await hold(tx, actor, found?.personId);
    const role = await tx.role.findUnique({ where: { id: roleId }, select: { kind: true, from: true, to: true } });
    if (!role || stateOf(role, today()) === "past") throw new Refusal("roleEnded", 409);
    const undone = to < role.from;
    if (undone && role.from < today()) throw new Refusal("invalid", 422, { to: "endsBefore" });
    if (undone) await tx.role.delete({ where: { id: roleId } });
    else await tx.role.update({ where: { id: roleId }, data: { to } });
    if (role.kind === "administrator") await requireAdministrator(tx);
    await tx.session.deleteMany({ where: { personId: id } });
    await tellCycles(tx);
    await audit(tx, actor, "role.end", id, { role: roleId, kind: role.kind, to: to.toISOString().slice(0, 10) });
  });
}

/**
 * Keeps a person out: no signing in, no open session, no link or token that works, also once they may come in again; the database hands what they keep and own to
 * the brand's owner. Refuses for the last administrator, and when nobody could take over.
 */
export async function deactivate(actor: Actor, personId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { id, active } = await hold(tx, actor, personId);
    if (!active) return;
    await tx.person.update({ where: { id }, data: { active: false } }).catch((error) => {
      throw String(error).includes("nobody takes over") ? new Refusal("noHeir", 409) : error;
    });
    if ((await tx.role.count({ where: { personId: id, kind: "administrator" } })) > 0) await requireAdministrator(tx);
    await tx.session.deleteMany({ where: { personId: id } });
    await tx.invitation.deleteMany({ where: { personId: id, usedAt: null } });
    await tx.token.updateMany({ where: { personId: id, revokedAt: null }, data: { revokedAt: now() } });
    await tellCycles(tx);
    await audit(tx, actor, "person.deactivate", id);
  });
}

/** Lets a person in again, with the password and the roles they had. */
export async function activate(actor: Actor, personId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { id, active } = await hold(tx, actor, personId);
    if (active) return;
    await tx.person.update({ where: { id }, data: { active: true } });
    await tellCycles(tx);
    await audit(tx, actor, "person.activate", id);
  });
}

/** A link to choose a password with: its token, which is kept nowhere, until when it works, and the person's language. */
export type Invited = { token: string; expires: Date; lang: Lang };

/** Makes the link with which a person chooses a password; an earlier one that was not used ends. Refuses for who may not come in. */
export async function invite(actor: Actor, personId: string): Promise<Invited> {
  const token = randomBytes(32).toString("base64url");
  return db.$transaction(async (tx) => {
    const { id, active, lang, passwordHash } = await hold(tx, actor, personId);
    if (!active) throw new Refusal("inactive", 409);
    const at = now();
    const expires = new Date(at.getTime() + linkLife(passwordHash !== null));
    await tx.invitation.deleteMany({ where: { personId: id, usedAt: null } });
    await tx.invitation.create({ data: { tokenHash: fingerprint(token), personId: id, expires, createdAt: at } });
    await audit(tx, actor, "person.invite", id);
    return { token, expires, lang };
  });
}
