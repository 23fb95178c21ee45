import { randomUUID } from "node:crypto";
import { now } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

type Detail = Record<string, string | number | boolean | null>;

/**
 * Writes down who did what to what, in the transaction of the act. The detail holds codes, numbers and states, never
 * what somebody wrote about their work, a password or a token.
 */
export async function audit(tx: Tx, actor: { id: string | null }, act: string, subject: string, detail: Detail = {}): Promise<void> {
  await tx.auditEntry.create({ data: { at: now(), actorId: actor.id, act, subject, detail } });
}

/** An id that sorts by when it was made, as Prisma's own `uuid(7)`. */
function timedId(): string {
  const at = Date.now().toString(16).padStart(12, "0");
  return `${at.slice(0, 8)}-${at.slice(8)}-7${randomUUID().slice(15)}`;
}

/** `audit` as a statement, for a transaction of prepared ones. */
export const auditing = (actor: { id: string | null }, act: string, subject: string, detail: Detail): Prisma.Sql =>
  Prisma.sql`INSERT INTO "AuditEntry" (id, at, "actorId", act, subject, detail) VALUES (${timedId()}::uuid, ${now().toISOString()}::timestamptz,
    ${actor.id}::uuid, ${act}::text, ${subject}::text, ${JSON.stringify(detail)}::jsonb)`;
