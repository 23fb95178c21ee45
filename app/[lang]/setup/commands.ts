import { audit } from "@/lib/audit";
import { openSession } from "@/lib/auth";
import { now, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { take } from "@/lib/limiter";
import { hashPassword, requireGoodPassword } from "@/lib/password";
import type { Actor } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import type { Opened } from "@/lib/session";
import { fingerprint } from "@/lib/text";
import { isSetUpOpen } from "@/setup/queries";

/** What the first administrator typed, and from where. */
export type Founding = { token: string; name: string; email: string; password: string; passwordAgain: string; client: string };

/**
 * Makes the first person, administrator of the whole organisation, and opens a session for them. Refuses when the link
 * does not work or when there is somebody already: of any number at once one wins.
 */
export async function setUp(visitor: Actor, { token, name, email, password, passwordAgain, client }: Founding): Promise<Opened> {
  const tried = await take("link", client);
  if (!(await isSetUpOpen(visitor, token))) throw new Refusal("linkGone", 410);
  await tried.giveBack();
  requireGoodPassword(password, passwordAgain, [name, email]);
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { tokenHash: fingerprint(token), personId: null, usedAt: null, expires: { gt: now() } },
      data: { usedAt: now() },
    });
    if (count === 0 || (await tx.person.count()) > 0) throw new Refusal("linkGone", 410);
    const day = today();
    const person = await tx.person.create({
      data: { name, email, passwordHash, lang: visitor.lang, joinedOn: day, roles: { create: { kind: "administrator", from: day } } },
      select: { id: true },
    });
    await audit(tx, person, "person.setUp", person.id);
    await audit(tx, person, "session.open", person.id);
    return { personId: person.id, token: await openSession(tx, person.id) };
  });
}
