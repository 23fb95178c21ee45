import { audit } from "@/lib/audit";
import { endSession, openSession } from "@/lib/auth";
import { db } from "@/lib/db";
import { knownDevice } from "@/lib/device";
import { env } from "@/lib/env";
import { take } from "@/lib/limiter";
import { demoPassword, hashPassword, isOutdated, isPassword } from "@/lib/password";
import type { Actor } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import type { Opened } from "@/lib/session";
import { fingerprint } from "@/lib/text";

/** Who wants to come in, and what their browser presents: its address, and the cookies of a device and of a session. */
export type Attempt = { email: string; password: string; client: string; device: string | null; token: string | null };

/**
 * The tries this attempt costs, taken before anything slow is done. A browser in which this person signed in before has
 * tries of its own, so that nobody else's failures, next door or far away, keep them out.
 */
async function takeTries({ email, client, device }: Attempt, personId: string | null) {
  const known = personId && knownDevice(device, personId);
  return known ? [await take("device", `${known} ${personId}`)] : [await take("client", client), await take("account", fingerprint(email))];
}

/**
 * Opens a session for whoever has this e-mail address and this password, in place of the one the browser presents.
 * Refuses with one answer and at the cost of one hash, whether nobody has this address, the password is wrong or was
 * never set, or the person may not come in; refuses with `tooMany` before any hash when there were too many failures.
 */
export async function signIn(_visitor: Actor, attempt: Attempt): Promise<Opened> {
  const { email, password, token } = attempt;
  const person = await db.person.findUnique({ where: { email }, select: { id: true, passwordHash: true, active: true } });
  const tries = await takeTries(attempt, person?.id ?? null);
  const matches = await isPassword(person?.passwordHash ?? null, password);
  // The demo's password is public: it opens nothing where the demo is off, also not what was filled while it was on.
  const counts = env().demo || password !== demoPassword;
  const kept = person?.passwordHash;
  if (!person?.active || !kept || !matches || !counts) throw new Refusal("signInFailed", 422);
  for (const one of tries) await one.giveBack();
  const passwordHash = isOutdated(kept) ? await hashPassword(password) : kept;
  return db.$transaction(async (tx) => {
    // Of a deactivation or a new password at the same moment, whichever comes second sees the first.
    const { count } = await tx.person.updateMany({ where: { id: person.id, active: true, passwordHash: kept }, data: { passwordHash } });
    if (count === 0) throw new Refusal("signInFailed", 422);
    if (token) await endSession(tx, token);
    await audit(tx, person, "session.open", person.id);
    return { personId: person.id, token: await openSession(tx, person.id) };
  });
}

/** Ends the session of this token, which is the actor's own; nothing happens when it has ended already. */
export async function signOut(actor: Actor, token: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await endSession(tx, token);
    if (actor.id) await audit(tx, actor, "session.end", actor.id);
  });
}
