import { getServerSession } from "next-auth";
import { redirect } from "next/navigation";
import { cache } from "react";
import { authOptions } from "@/lib/auth";
import { today } from "@/lib/clock";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Lang } from "@/lib/lang";
import { type Actor, type Grant, visitor } from "@/lib/policy";

/** Somebody who is signed in. */
export type Member = Actor & { id: string };

/** The roles a person holds on a day, as the policy reads them. */
export async function grantsOf(personId: string, on = today()): Promise<Grant[]> {
  const roles = await db.role.findMany({
    where: { personId, from: { lte: on }, OR: [{ to: null }, { to: { gte: on } }] },
    select: { kind: true, brandSlug: true, unit: { select: { path: true } } },
  });
  return roles.map((role) => ({ kind: role.kind, brand: role.brandSlug, unitPath: role.unit?.path ?? null }));
}

const currentSession = cache(async () => {
  const session = (await getServerSession(authOptions())) as { personId: string; expires: string; user: { name: string } } | null;
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
