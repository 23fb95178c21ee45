import { randomBytes } from "node:crypto";
import type { NextAuthOptions } from "next-auth";
import { now } from "@/lib/clock";
import { db, prepared, type Tx } from "@/lib/db";
import { env, secret } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import { request } from "@/lib/request";
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

/** The session of a token with its person, moved on to now; null when it is not there, has ended, or its person may not come in. */
async function liveSession(token: string) {
  const tokenHash = fingerprint(token);
  const [session] = await prepared<{ openedAt: Date; seenAt: Date; id: string; name: string; email: string; active: boolean }>(
    "session.live",
    Prisma.sql`SELECT s."openedAt", s."seenAt", p.id, p.name, p.email, p.active FROM "Session" s JOIN "Person" p ON p.id = s."personId" WHERE s."tokenHash" = ${tokenHash}`,
  );
  if (!session) return null;
  const at = now();
  const { active, openedAt: _, seenAt: __, ...person } = session;
  if (!active || endOf(session) <= at) {
    await db.session.deleteMany({ where: { tokenHash } });
    return null;
  }
  // Once a minute is enough for a limit of an hour, and spares most requests a write.
  if (at.getTime() - session.seenAt.getTime() < minute) return { person, expires: endOf(session) };
  await db.session.updateMany({ where: { tokenHash }, data: { seenAt: at } });
  return { person, expires: endOf({ ...session, seenAt: at }) };
}

/** Where next-auth sends people after a request of its own: a path of ours or the front page, whatever was asked. */
const afterwards = ({ url, baseUrl }: { url: unknown; baseUrl: string }): string =>
  typeof url === "string" && URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === baseUrl ? new URL(url, baseUrl).href : baseUrl;

/**
 * next-auth's options: sessions in the database, no provider that takes a password (those cannot keep such sessions; the
 * sign-in action writes the row and the cookie). An organisation's identity provider gets its place in `providers`.
 * next-auth takes a look-up that failed for nobody being signed in: `onFault` hears of it, and whoever asked must not go on.
 */
export function authOptions(onFault: (fault: unknown) => void): NextAuthOptions {
  const signIn = `/${request().lang}/sign-in`;
  return {
    secret: secret(),
    providers: [],
    session: { strategy: "database", maxAge: sessionLimits.whole / 1000 },
    cookies: { sessionToken: sessionCookie() },
    useSecureCookies: env().secure,
    pages: { signIn, signOut: signIn, error: signIn, verifyRequest: signIn },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
    adapter: {
      async getSessionAndUser(token) {
        try {
          const used = await liveSession(token);
          return used && { session: { sessionToken: token, userId: used.person.id, expires: used.expires }, user: { ...used.person, emailVerified: null } };
        } catch (fault) {
          onFault(fault);
          throw fault;
        }
      },
      // A session is moved on where it is looked up, by our own clock.
      updateSession: async () => null,
      async deleteSession(token) {
        await endSession(db, token);
      },
    },
    callbacks: {
      redirect: afterwards,
      // What a browser may learn of its session, also through /api/auth/session: who, and until when.
      session: ({ session, user }) => ({ expires: session.expires, user: { name: user.name ?? "" }, personId: user.id }) as never,
    },
  };
}
