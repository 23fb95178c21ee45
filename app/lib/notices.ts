import { now } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";

/** What each kind of notice says besides its kind: codes, numbers and days (`2026-11-23`), never what somebody wrote. */
export type NoticeDetail = {
  /** The slug of the cycle and its last day. */
  cycle_opened: { cycle: string; closesOn: string };
  /** Days left until the last one: 0 on it, less than 0 after it. */
  cycle_reminder: { cycle: string; closesOn: string; left: number };
  /** The last day for late answers. */
  cycle_reopened: { cycle: string; until: string };
  /** For the person assessed: their manager gave a second opinion. */
  second_ready: { cycle: string };
  /** For the manager: what the person said of it. */
  second_answered: { cycle: string; verdict: "accepted" | "disagreed" };
  calibration_asked: { cycle: string; closesOn: string };
  /** For its owner: the code of the standard it is about, and its day. */
  improvement_given: { code: string; dueOn: string };
  improvement_due: { code: string; dueOn: string };
  /** The number of the version that changed it materially. */
  standard_changed: { code: string; version: number };
};
export type NoticeKind = keyof NoticeDetail;

/** A notice to be given: to whom, what about, and where it leads. */
export type NoticeGiven = {
  [K in NoticeKind]: {
    personId: string;
    kind: K;
    /** Tells it from others of its kind, so that nobody is told the same twice. */
    key: string;
    /** An address below the language. */
    to: string;
    detail: NoticeDetail[K];
  };
}[NoticeKind];

/** Gives notices, in the transaction of what they tell of. A kind and key that the person has had already is left out. */
export async function notify(tx: Tx, notices: NoticeGiven[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.notice.createMany({ data: notices.map((notice) => ({ ...notice, at: now() })), skipDuplicates: true });
}

/** Counts a notice as read, in the transaction in which its person does what it asks. */
export async function markDone(tx: Tx, { personId, kind, key }: Pick<NoticeGiven, "personId" | "kind" | "key">): Promise<void> {
  await tx.notice.updateMany({ where: { personId, kind, key, readAt: null }, data: { readAt: now() } });
}

/** How many notices a person has not read. */
export const countUnread = (personId: string): Promise<number> => db.notice.count({ where: { personId, readAt: null } });
