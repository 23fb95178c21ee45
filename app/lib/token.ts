import { randomBytes } from "node:crypto";
import { now } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Lang } from "@/lib/lang";
import { refuseSpent, take } from "@/lib/limiter";
import type { Actor } from "@/lib/policy";
import { grantsOf } from "@/lib/session";
import { fingerprint } from "@/lib/text";

const minute = 60_000;

/** A new token of 32 random bytes; its beginning says whose kind it is to whoever finds it in a file. */
export const newToken = (): string => `maatstaf_${randomBytes(32).toString("base64url")}`;

/**
 * The person whose token a program sends as `Authorization: Bearer …`, with the roles they hold today, and the token's name; null when the
 * token is none, was revoked, has run out, or its person may not come in. Of wrong ones an address has a limited number, counted
 * once they are found wrong: a program asks many things at once, and 32 random bytes are not found by trying.
 */
export async function findBearer(authorization: string, lang: Lang, client: string): Promise<{ actor: Actor; name: string } | null> {
  await refuseSpent("token", client);
  const wrong = async () => {
    await take("token", client);
    return null;
  };
  const [, token] = /^Bearer (maatstaf_[\w-]{43})$/i.exec(authorization) ?? [];
  if (!token) return wrong();
  const found = await db.token.findUnique({
    where: { tokenHash: fingerprint(token) },
    select: { id: true, name: true, expiresAt: true, revokedAt: true, lastUsedAt: true, person: { select: { id: true, name: true, active: true } } },
  });
  const at = now();
  if (!found?.person.active || found.revokedAt || found.expiresAt <= at) return wrong();
  // Once a minute tells enough, and spares most requests a write.
  if (!found.lastUsedAt || at.getTime() - found.lastUsedAt.getTime() >= minute)
    await db.token.updateMany({ where: { id: found.id }, data: { lastUsedAt: at } });
  return { actor: { id: found.person.id, name: found.person.name, lang, grants: await grantsOf(found.person.id) }, name: found.name };
}
