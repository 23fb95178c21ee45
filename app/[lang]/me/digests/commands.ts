import { now } from "@/lib/clock";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { type DigestState, Prisma } from "@/lib/generated/prisma/client";
import type { Lang } from "@/lib/lang";
import { type Mailer, mailsAtOnce, openMailer } from "@/lib/mail";
import { firstWait, mailOf, mostAttempts, type Pace, periodOf } from "./rules";

// People looked up at once.
const batch = 500;
const nobody = "00000000-0000-0000-0000-000000000000";

type Period = { pace: Pace; period: string; since: Date };

/**
 * The notices that wait for a mail of this period: unread, there when it began, and in no mail that was sent. In one that
 * was given up, or that a process died over, they are counted again, for that one goes no more.
 */
const waiting = (since: Date) => Prisma.sql`n."readAt" IS NULL AND n.at < ${since.toISOString()}::timestamptz
  AND NOT EXISTS (SELECT 1 FROM "Digest" d WHERE d.id = n."digestId" AND d.state = 'sent')`;

/** Whether a mail that was refused may be tried again. */
const again = () => Prisma.sql`g.state = 'refused' AND g.attempts < ${mostAttempts}
  AND g.at <= ${now().toISOString()}::timestamptz - make_interval(mins => (${firstWait} * 4 ^ (g.attempts - 1))::int)`;

/** Who should have a mail in this period and has none yet, from a person on, by id. */
async function listDue({ pace, period, since }: Period, after: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT p.id FROM "Person" p
    WHERE p.active AND p."digestPace" = ${pace}::"DigestPace" AND p.id > ${after}::uuid
      AND EXISTS (SELECT 1 FROM "Notice" n WHERE n."personId" = p.id AND ${waiting(since)})
      AND NOT EXISTS (SELECT 1 FROM "Digest" g WHERE g."personId" = p.id AND g.period = ${period} AND NOT (${again()}))
    ORDER BY p.id LIMIT ${batch}`;
  return rows.map(({ id }) => id);
}

/** A mail that this process, and no other, is to send. */
type Claimed = { id: string; to: string; lang: Lang; notices: number };

/** Claims the mail of a person for this period with the notices it counts, in one statement; null when there is none to send, or another process has it. */
export async function claimDigest(personId: string, { pace, period, since }: Period): Promise<Claimed | null> {
  const [claimed] = await db.$queryRaw<Claimed[]>`WITH claimed AS (
      INSERT INTO "Digest" AS g (id, "personId", period, at)
      SELECT gen_random_uuid(), p.id, ${period}, ${now().toISOString()}::timestamptz FROM "Person" p
        WHERE p.id = ${personId}::uuid AND p.active AND p."digestPace" = ${pace}::"DigestPace"
          AND EXISTS (SELECT 1 FROM "Notice" n WHERE n."personId" = p.id AND ${waiting(since)})
      ON CONFLICT ("personId", period) DO UPDATE SET state = 'sending', attempts = g.attempts + 1, at = EXCLUDED.at WHERE ${again()}
      RETURNING g.id, g."personId"),
    told AS (UPDATE "Notice" n SET "digestId" = claimed.id FROM claimed WHERE n."personId" = claimed."personId" AND ${waiting(since)} RETURNING 1)
    SELECT claimed.id, p.email AS to, p.lang::text AS lang, (SELECT count(*)::int FROM told) AS notices FROM claimed JOIN "Person" p ON p.id = claimed."personId"`;
  return claimed ?? null;
}

const settle = (id: string, state: DigestState) => db.digest.updateMany({ where: { id, state: "sending" }, data: { state } });

/** Sends a person the mail of a period, if nobody else does; false when the server is not to be asked any more for now. */
async function sendDigest(mailer: Mailer, personId: string, period: Period): Promise<boolean> {
  const claimed = await claimDigest(personId, period);
  if (!claimed) return true;
  const { id, to, lang, notices } = claimed;
  // They were read while this looked.
  if (notices === 0) {
    await settle(id, "refused");
    return true;
  }
  const outcome = await mailer.send({ id, to, ...mailOf(lang, period.pace, notices, new URL(`/${lang}/me/notices`, env().url).href) });
  if (outcome === "sent") await settle(id, "sent");
  if (outcome === "refused" || outcome === "unreachable") await settle(id, "refused");
  // One of which nobody can say whether it went stays as it is: better no mail than two.
  return outcome === "sent" || outcome === "refused";
}

/**
 * Sends everybody who wants mail how many notices wait, once in the period of their pace, while `more` says so; true when
 * there is more to send. Two processes may do it at once: each mail is claimed before it goes. Does nothing without a mail server.
 */
export async function sendDigests(more: () => boolean): Promise<boolean> {
  const server = env().mail;
  if (!server) return false;
  let mailer: Mailer | null = null;
  try {
    for (const pace of ["weekly", "daily"] as const) {
      const period = { pace, ...periodOf(pace, now(), env().timezone) };
      let people = await listDue(period, nobody);
      while (people.length > 0) {
        if (!more()) return true;
        if (!mailer) {
          mailer = openMailer(server);
          // A server that is away costs nobody an attempt.
          if (!(await mailer.isThere())) return false;
        }
        const open = mailer;
        const left = [...people];
        let answers = true;
        const lane = async () => {
          while (answers && left.length > 0 && more()) answers = (await sendDigest(open, left.shift() ?? nobody, period)) && answers;
        };
        await Promise.all(Array.from({ length: mailsAtOnce }, lane));
        if (!answers) return false;
        if (left.length > 0) return true;
        people = await listDue(period, people.at(-1) ?? nobody);
      }
    }
    return false;
  } finally {
    mailer?.close();
  }
}
