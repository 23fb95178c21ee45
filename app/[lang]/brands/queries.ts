import type { Lang } from "@/lib/lang";
import type { Actor } from "@/lib/policy";
import { listStandards } from "@/standards/queries";

/** How many live standards each brand has, its units' included, by the brand's slug. */
export async function countStandards(actor: Actor, lang: Lang): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { brand } of await listStandards(actor, {}, lang)) if (brand !== null) counts.set(brand, (counts.get(brand) ?? 0) + 1);
  return counts;
}
