import { now } from "@/lib/clock";
import { db } from "@/lib/db";
import type { DigestPace } from "@/lib/generated/prisma/client";
import { type Actor, authorise } from "@/lib/policy";

/** Marks one notice as read or as unread; one that was is left as it is. Refuses one that is not the actor's. */
export const markNotice = (actor: Actor, id: string, read: boolean): Promise<void> =>
  db.$transaction(async (tx) => {
    authorise(actor, "notice.read", await tx.notice.findUnique({ where: { id }, select: { personId: true } }));
    await tx.notice.updateMany({ where: { id, readAt: read ? null : { not: null } }, data: { readAt: read ? now() : null } });
  });

/** Marks the actor's notices as read that there were at a moment; gives how many. */
export async function markAllRead(actor: Actor, until: Date): Promise<number> {
  const personId = actor.id ?? "";
  authorise(actor, "notice.read", { personId });
  const { count } = await db.notice.updateMany({ where: { personId, readAt: null, at: { lte: until } }, data: { readAt: now() } });
  return count;
}

/** Sets how often mail may tell the actor of notices. */
export async function choosePace(actor: Actor, pace: DigestPace): Promise<void> {
  const id = actor.id ?? "";
  authorise(actor, "notice.read", { personId: id });
  await db.person.update({ where: { id }, data: { digestPace: pace } });
}
