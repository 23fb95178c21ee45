import { now, today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { isLive } from "@/standards/queries";

/** The actor's own row, with how many standards they keep and the roles that hold today or are yet to begin; null for a visitor. */
export async function findSelf(actor: Actor) {
  if (actor.id === null) return null;
  const self = await db.person.findUnique({
    where: { id: actor.id },
    select: {
      name: true,
      email: true,
      _count: { select: { keeps: { where: isLive } } },
      roles: {
        where: { OR: [{ to: null }, { to: { gte: today() } }] },
        orderBy: [{ from: "desc" }, { id: "asc" }],
        select: { id: true, kind: true, brandSlug: true, from: true, to: true, unit: { select: { nameNl: true, nameEn: true } } },
      },
    },
  });
  return self && { ...self, keeps: self._count.keeps };
}

/** The actor's tokens that still work, the newest first. */
export const listTokens = async (actor: Actor) =>
  actor.id === null
    ? []
    : db.token.findMany({
        where: { personId: actor.id, revokedAt: null, expiresAt: { gt: now() } },
        orderBy: { createdAt: "desc" },
        select: { id: true, name: true, lastUsedAt: true, expiresAt: true },
      });
