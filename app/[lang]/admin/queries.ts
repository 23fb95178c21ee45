import { db } from "@/lib/db";
import { type Actor, can } from "@/lib/policy";

/** What holds for the whole organisation; null for whoever may not set it. */
export async function findSettings(actor: Actor): Promise<{ fourEyes: boolean; floor: number } | null> {
  if (!can(actor, "organisation.manage", {})) return null;
  const { fourEyes, floor } = await db.organisation.findUniqueOrThrow({ where: { id: 1 } });
  return { fourEyes, floor };
}
