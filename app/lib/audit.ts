import { now } from "@/lib/clock";
import type { Tx } from "@/lib/db";

/**
 * Writes down who did what to what, in the transaction of the act. The detail holds codes, numbers and states, never
 * what somebody wrote about their work, a password or a token.
 */
export async function audit(
  tx: Tx,
  actor: { id: string | null },
  act: string,
  subject: string,
  detail: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  await tx.auditEntry.create({ data: { at: now(), actorId: actor.id, act, subject, detail } });
}
