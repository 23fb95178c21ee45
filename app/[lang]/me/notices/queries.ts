import { db, prepared } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { countUnread } from "@/lib/notices";
import type { Actor } from "@/lib/policy";
import type { Told } from "./rules";

const perPage = 50;
// With what the cycle is called that a notice is about: its detail holds codes alone.
const shown = Prisma.sql`n.id::text AS id, n.kind::text AS kind, n.detail, n."to", n.at, n."readAt", NULLIF(c.name, '') AS cycle`;
const toldOf = Prisma.sql`"Notice" n LEFT JOIN "Cycle" c ON c.slug = n.detail->>'cycle'`;

/** A notice as its page shows it. That its detail fits its kind is held by the type of what `notify` writes. */
export type Received = Told & { id: string; to: string; at: Date; readAt: Date | null };

/** One page of the actor's notices, the newest first; a page that is not there is the nearest that is. */
export async function listNotices(actor: Actor, asked: number): Promise<{ notices: Received[]; unread: number; page: number; pages: number }> {
  if (actor.id === null) return { notices: [], unread: 0, page: 1, pages: 1 };
  const where = { personId: actor.id };
  const [all, unread] = await Promise.all([db.notice.count({ where }), countUnread(actor.id)]);
  const pages = Math.max(1, Math.ceil(all / perPage));
  const page = Math.min(Math.max(1, asked), pages);
  const notices = await db.$queryRaw<Received[]>`
    SELECT ${shown} FROM ${toldOf} WHERE n."personId" = ${actor.id}::uuid ORDER BY n.at DESC, n.id DESC LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`;
  return { notices, unread, page, pages };
}

/** The newest of the actor's unread notices, at most three, and how many there are. */
export async function listUnread(actor: Actor): Promise<{ notices: Received[]; unread: number }> {
  if (actor.id === null) return { notices: [], unread: 0 };
  const rows = await prepared<Received & { all: number }>(
    "notices.unread",
    Prisma.sql`SELECT ${shown}, (count(*) OVER ())::int AS all FROM ${toldOf}
      WHERE n."personId" = ${actor.id}::uuid AND n."readAt" IS NULL ORDER BY n.at DESC, n.id DESC LIMIT 3`,
  );
  return { notices: rows.map(({ all: _, ...notice }) => notice), unread: rows[0]?.all ?? 0 };
}

/** Where the actor's mail goes and how often; null for a visitor. */
export const findPace = async (actor: Actor) =>
  actor.id === null ? null : db.person.findUnique({ where: { id: actor.id }, select: { email: true, digestPace: true } });
