import { now } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { fingerprint } from "@/lib/text";

/** Whose link this is, while it works; null for one that is unknown, used or expired, or whose person may not come in. */
export async function findInvited(_visitor: Actor, token: string): Promise<{ id: string; name: string; email: string } | null> {
  const link = await db.invitation.findUnique({
    where: { tokenHash: fingerprint(token) },
    select: { usedAt: true, expires: true, person: { select: { id: true, name: true, email: true, active: true } } },
  });
  if (!link?.person?.active || link.usedAt || link.expires <= now()) return null;
  const { active: _, ...person } = link.person;
  return person;
}
