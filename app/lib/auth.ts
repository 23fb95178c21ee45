import { randomBytes } from "node:crypto";
import type { NextAuthOptions } from "next-auth";
import { now } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";
import { env, secret } from "@/lib/env";
import { fingerprint } from "@/lib/text";

const minute = 60_000;

/** A session ends an hour after it was last used, and half a day after it was opened. */
export const sessionLimits = { idle: 60 * minute, whole: 12 * 60 * minute };

/** The cookie with the session's token: bound to this host and to https where there is https. */
export const sessionCookie = () => ({
  name: env().secure ? "__Host-maatstaf" : "maatstaf",
  options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: env().secure },
});

/** When a session ends if it is not used again. */
export const endOf = (session: { openedAt: Date; seenAt: Date }): Date =>
  new Date(Math.min(session.seenAt.getTime() + sessionLimits.idle, session.openedAt.getTime() + sessionLimits.whole));

/** Opens a session for a person and returns its token, which is kept nowhere but in the browser. */
export async function openSession(tx: Tx, personId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const at = now();
  await tx.session.create({ data: { tokenHash: fingerprint(token), personId, openedAt: at, seenAt: at } });
  return token;
}

/** Ends the session of a token; nothing happens when there is none. */
export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx.session.deleteMany({ where: { tokenHash: fingerprint(token) } });
}

/**
 * next-auth's options: sessions in the database, no provider that takes a password (those cannot keep such sessions; the
 * sign-in action writes the row and the cookie). An organisation's identity provider gets its place in `providers`.
 */
export function authOptions(): NextAuthOptions {
  const cookie = sessionCookie();
  return {
    secret: secret(),
    providers: [],
    session: { strategy: "database", maxAge: sessionLimits.idle / 1000, updateAge: 60 },
    cookies: { sessionToken: cookie },
    useSecureCookies: env().secure,
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
    adapter: {
      async getSessionAndUser(token) {
        const tokenHash = fingerprint(token);
        const session = await db.session.findUnique({ where: { tokenHash }, include: { person: true } });
        if (!session) return null;
        const expires = endOf(session);
        if (!session.person.active || expires <= now()) {
          await db.session.deleteMany({ where: { tokenHash } });
          return null;
        }
        const { id, name, email } = session.person;
        return { session: { sessionToken: token, userId: id, expires }, user: { id, name, email, emailVerified: null } };
      },
      async updateSession({ sessionToken }) {
        await db.session.updateMany({ where: { tokenHash: fingerprint(sessionToken) }, data: { seenAt: now() } });
        return null;
      },
      async deleteSession(token) {
        await endSession(db, token);
      },
    },
    callbacks: {
      // What a browser may learn of its session, also through /api/auth/session: who, and until when.
      session: ({ session, user }) => ({ expires: session.expires, user: { name: user.name ?? "" }, personId: user.id }) as never,
    },
  };
}
