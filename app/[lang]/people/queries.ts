import { now, today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Lang } from "@/lib/lang";
import { type Actor, can } from "@/lib/policy";
import { isId, literally, tidy } from "@/lib/text";

/** How many people stand on one page of the list. */
export const pageSize = 50;

const roleFields = { id: true, kind: true, brandSlug: true, from: true, to: true, unit: { select: { nameNl: true, nameEn: true, path: true } } } as const;

const inForce = (): Prisma.RoleWhereInput => ({ from: { lte: today() }, OR: [{ to: null }, { to: { gte: today() } }] });

/** What the list of people is narrowed down to: part of a name or address, the path of a unit, a page. */
export type Search = { q: string; unit: string; page: number };

/**
 * The people an administrator sees, by name, a page at a time: those whose name or address holds the words, with a role
 * today in the unit or under it. A page past the last is the last. Nobody for anyone else.
 */
export async function listPeople(actor: Actor, { q, unit, page }: Search) {
  if (!can(actor, "person.manage", {})) return { people: [], total: 0, page: 1 };
  const like = { contains: literally(tidy(q)), mode: "insensitive" as const };
  const where: Prisma.PersonWhereInput = {
    AND: [
      q ? { OR: [{ name: like }, { email: like }] } : {},
      unit ? { roles: { some: { AND: [inForce(), { unit: { path: { startsWith: literally(tidy(unit)) } } }] } } } : {},
    ],
  };
  const total = await db.person.count({ where });
  const at = Math.max(1, Math.min(page, Math.ceil(total / pageSize)));
  const rows = await db.person.findMany({
    where,
    select: {
      id: true,
      name: true,
      email: true,
      active: true,
      passwordHash: true,
      roles: { where: inForce(), orderBy: [{ from: "desc" }, { id: "asc" }], select: roleFields },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    skip: (at - 1) * pageSize,
    take: pageSize,
  });
  return { people: rows.map(({ passwordHash, ...person }) => ({ ...person, hasPassword: passwordHash !== null })), total, page: at };
}

/** A person with every role they have, had or will have and the link that still works, for an administrator; null for anyone else. */
export async function findPerson(actor: Actor, id: string) {
  if (!can(actor, "person.manage", {}) || !isId(id)) return null;
  const person = await db.person.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      lang: true,
      active: true,
      passwordHash: true,
      roles: { orderBy: [{ from: "desc" }, { id: "desc" }], select: roleFields },
      invitations: { where: { usedAt: null, expires: { gt: now() } }, orderBy: { createdAt: "desc" }, take: 1, select: { expires: true } },
    },
  });
  if (!person) return null;
  const { passwordHash, invitations, ...rest } = person;
  return { ...rest, hasPassword: passwordHash !== null, linkUntil: invitations[0]?.expires ?? null };
}

/** The units, each after the one it is under, for an administrator; none for anyone else. */
export async function listUnits(actor: Actor, lang: Lang): Promise<{ id: string; path: string; name: string }[]> {
  if (!can(actor, "person.manage", {})) return [];
  const units = await db.unit.findMany({ select: { id: true, path: true, nameNl: true, nameEn: true } });
  return units.map(({ id, path, nameNl, nameEn }) => ({ id, path, name: lang === "nl" ? nameNl : nameEn })).sort((a, b) => (a.path < b.path ? -1 : 1));
}
