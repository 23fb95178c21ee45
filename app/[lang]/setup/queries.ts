import { now } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { fingerprint } from "@/lib/text";

/** Whether this is the set-up link, it still works, and there is nobody yet. */
export async function isSetUpOpen(_visitor: Actor, token: string): Promise<boolean> {
  const link = await db.invitation.findUnique({ where: { tokenHash: fingerprint(token) }, select: { personId: true, usedAt: true, expires: true } });
  return link !== null && link.personId === null && link.usedAt === null && link.expires > now() && (await db.person.count()) === 0;
}
