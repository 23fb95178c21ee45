import { now } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import type { NoticeKind, Prisma } from "@/lib/generated/prisma/client";

/** A notice to be given: to whom, what about, and where it leads. */
export type NoticeGiven = {
  personId: string;
  kind: NoticeKind;
  /** Tells it from others of its kind, so that nobody is told the same twice. */
  key: string;
  /** An address below the language. */
  to: string;
  /** Codes, numbers and days for its sentence; never what somebody wrote about their work. */
  detail?: Prisma.InputJsonObject;
};

/** Gives notices, in the transaction of what they tell of. A kind and key that the person has had already is left out. */
export async function notify(tx: Tx, notices: NoticeGiven[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.notice.createMany({ data: notices.map((notice) => ({ detail: {}, ...notice, at: now() })), skipDuplicates: true });
}
