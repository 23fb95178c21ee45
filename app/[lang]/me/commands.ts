import { audit } from "@/lib/audit";
import { now } from "@/lib/clock";
import { db } from "@/lib/db";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { fingerprint } from "@/lib/text";
import { newToken } from "@/lib/token";

/** The most tokens a person has that still work. */
const most = 20;

/** Makes a token of the actor's that works for so many days; gives it, for it is kept nowhere, and when it ends. */
export const makeToken = (actor: Actor, { name, days }: { name: string; days: number }): Promise<{ token: string; expires: Date }> =>
  db.$transaction(async (tx) => {
    authorise(actor, "token.make", {});
    const at = now();
    const personId = actor.id ?? "";
    if ((await tx.token.count({ where: { personId, revokedAt: null, expiresAt: { gt: at } } })) >= most) throw new Refusal("tokensMany", 409);
    const token = newToken();
    const expires = new Date(at.getTime() + days * 86_400_000);
    const { id } = await tx.token.create({ data: { personId, name, tokenHash: fingerprint(token), createdAt: at, expiresAt: expires }, select: { id: true } });
    await audit(tx, actor, "token.make", id, { days });
    return { token, expires };
  });

/** Ends a token of the actor's at once; whoever lost their role can still do that. */
export const revokeToken = (actor: Actor, id: string): Promise<void> =>
  db.$transaction(async (tx) => {
    const token = actor.id === null ? null : await tx.token.findUnique({ where: { id, personId: actor.id } });
    if (!token) throw new Refusal("missing", 404);
    const { count } = await tx.token.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now() } });
    if (count > 0) await audit(tx, actor, "token.revoke", id);
  });
