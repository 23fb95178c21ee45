import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions, sessionCookie, sessionLimits } from "@/lib/auth";
import { today } from "@/lib/clock";
import { prepared } from "@/lib/db";
import { deviceCookie, deviceWith } from "@/lib/device";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Lang } from "@/lib/lang";
import { type Actor, type Grant, visitor } from "@/lib/policy";
import { request } from "@/lib/request";

/** Somebody who is signed in. */
export type Member = Actor & { id: string };

/** A session that was opened: whose it is, and the token for their browser. */
export type Opened = { personId: string; token: string };

/** The roles a person holds on a day, as the policy reads them; asked at every request of somebody signed in. */
export const grantsOf = (personId: string, on = today()): Promise<Grant[]> =>
  prepared<Grant>(
    "session.grants",
    Prisma.sql`SELECT r.kind::text AS kind, r."brandSlug" AS brand, u.path AS "unitPath" FROM "Role" r LEFT JOIN "Unit" u ON u.id = r."unitId"
      WHERE r."personId" = ${personId}::uuid AND r."from" <= ${on.toISOString()}::date AND (r."to" IS NULL OR r."to" >= ${on.toISOString()}::date)`,
  );

/** What the browser of this request presents: the token of a session and the cookie of a device, as they came. */
export async function presented(): Promise<{ token: string | null; device: string | null }> {
  const jar = await cookies();
  return { token: jar.get(sessionCookie().name)?.value ?? null, device: jar.get(deviceCookie().name)?.value ?? null };
}

const currentSession = cache(async () => {
  const { token } = await presented();
  if (!token) return null;
  const faults: unknown[] = [];
  // next-auth gets the one cookie that counts: it would join all whose names begin alike, and refuse the whole request
  // for one of its own with nonsense in it.
  const asked = { headers: {}, cookies: { [sessionCookie().name]: token } };
  const answer = { getHeader: () => undefined, setHeader: () => {} };
  const session = (await getServerSession(
    asked as never,
    answer as never,
    authOptions((fault) => faults.push(fault)),
  )) as { personId: string; expires: string; user: { name: string } } | null;
  if (faults.length > 0) throw faults[0];
  if (!session) return null;
  return { id: session.personId, name: session.user.name, expires: new Date(session.expires), grants: await grantsOf(session.personId) };
});

/** Who asks: the person signed in, or a visitor. Throws when the session or the roles cannot be read: nobody is let in by a fault. */
export async function findActor(lang: Lang): Promise<Actor> {
  const session = await currentSession();
  return session ? { id: session.id, name: session.name, lang, grants: session.grants } : visitor(lang);
}

/** When the session of the request ends if it is not used again, or null for a visitor. */
export const sessionEnd = async (): Promise<Date | null> => (await currentSession())?.expires ?? null;

/** The person signed in; a visitor is sent to the sign-in page, which brings them back to this path. */
export async function requireMember(lang: Lang, path: string): Promise<Member> {
  const actor = await findActor(lang);
  if (actor.id === null) redirect(`/${lang}/sign-in?next=${encodeURIComponent(`/${lang}/${path}`)}`);
  return actor as Member;
}

/** Lets everyone read, or only who is signed in, as `MAATSTAF_READING` says. Pages that everyone reads must not look at the actor. */
export async function requireReader(lang: Lang, path: string): Promise<void> {
  if (env().reading === "staff") await requireMember(lang, path);
}

/** Answers that nothing stands at this address; where only staff may read, a visitor hears the same as where something does. */
export async function nothingHere(lang: Lang): Promise<never> {
  await requireReader(lang, request().path.slice(`/${lang}/`.length));
  return notFound();
}

/** Gives the browser the token of the session that was opened for it, and remembers that this person signed in there. */
export async function giveSession({ personId, token }: Opened): Promise<void> {
  const jar = await cookies();
  const session = sessionCookie();
  const device = deviceCookie();
  jar.set(session.name, token, { ...session.options, maxAge: sessionLimits.whole / 1000 });
  jar.set(device.name, deviceWith((await presented()).device, personId), device.options);
}

/** Takes the token of its session from the browser. */
export async function takeSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
