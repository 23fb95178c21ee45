import { db, prepared } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { countUnread } from "@/lib/notices";
import type { Actor } from "@/lib/policy";
import type { Told } from "./rules";

const perPage = 50;
const shown = { id: true, kind: true, detail: true, to: true, at: true, readAt: true } as const;

/** A notice as its page shows it. */
export type Received = Told & { id: string; to: string; at: Date; readAt: Date | null };

// What `notify` wrote: its type holds that the detail fits the kind.
const received = (rows: object[]) => rows as Received[];

/** One page of the actor's notices, the newest first; a page that is not there is the nearest that is. */
export async function listNotices(actor: Actor, asked: number): Promise<{ notices: Received[]; unread: number; page: number; pages: number }> {
  if (actor.id === null) return { notices: [], unread: 0, page: 1, pages: 1 };
  const where = { personId: actor.id };
  const [all, unread] = await Promise.all([db.notice.count({ where }), countUnread(actor.id)]);
  const pages = Math.max(1, Math.ceil(all / perPage));
  const page = Math.min(Math.max(1, asked), pages);
  const rows = await db.notice.findMany({ where, orderBy: [{ at: "desc" }, { id: "desc" }], skip: (page - 1) * perPage, take: perPage, select: shown });
  return { notices: received(rows), unread, page, pages };
}

/** The newest of the actor's unread notices, at most three, and how many there are. */
export async function listUnread(actor: Actor): Promise<{ notices: Received[]; unread: number }> {
  if (actor.id === null) return { notices: [], unread: 0 };
  const rows = await prepared<Received & { all: number }>(
    "notices.unread",
    Prisma.sql`SELECT id::text AS id, kind::text AS kind, detail, "to", at, "readAt", (count(*) OVER ())::int AS all FROM "Notice"
      WHERE "personId" = ${actor.id}::uuid AND "readAt" IS NULL ORDER BY at DESC, id DESC LIMIT 3`,
  );
  return { notices: received(rows.map(({ all: _, ...row }) => row)), unread: rows[0]?.all ?? 0 };
}

/** Where the actor's mail goes and how often; null for a visitor. */
export const findPace = async (actor: Actor) =>
  actor.id === null ? null : db.person.findUnique({ where: { id: actor.id }, select: { email: true, digestPace: true } });
