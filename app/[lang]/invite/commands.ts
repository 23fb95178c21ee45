import { findInvited } from "@/invite/queries";
import { audit } from "@/lib/audit";
import { openSession } from "@/lib/auth";
import { now } from "@/lib/clock";
import { db } from "@/lib/db";
import { take } from "@/lib/limiter";
import { hashPassword, requireGoodPassword } from "@/lib/password";
import type { Actor } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import type { Opened } from "@/lib/session";
import { fingerprint } from "@/lib/text";

/**
 * Sets the password of whoever was given this link and opens a session for them; every other session of theirs ends, and
 * so does the link: of any number at once one wins. Refuses a link that does not work, and a password that is too weak
 * (the link then still works).
 */
export async function redeem(visitor: Actor, given: { token: string; password: string; passwordAgain: string; client: string }): Promise<Opened> {
  const { token, password, passwordAgain, client } = given;
  const tried = await take("link", client);
  const person = await findInvited(visitor, token);
  if (!person) throw new Refusal("linkGone", 410);
  await tried.giveBack();
  requireGoodPassword(password, passwordAgain, [person.name, person.email]);
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    // The person before the link, in the order in which an administrator's acts take them.
    const set = await tx.person.updateMany({ where: { id: person.id, active: true }, data: { passwordHash } });
    const used = await tx.invitation.updateMany({ where: { tokenHash: fingerprint(token), usedAt: null, expires: { gt: now() } }, data: { usedAt: now() } });
    if (set.count === 0 || used.count === 0) throw new Refusal("linkGone", 410);
    await tx.session.deleteMany({ where: { personId: person.id } });
    await audit(tx, person, "invitation.redeem", person.id);
    await audit(tx, person, "session.open", person.id);
    return { personId: person.id, token: await openSession(tx, person.id) };
  });
}
