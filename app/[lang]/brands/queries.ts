import type { Lang } from "@/lib/lang";
import { listEntries } from "@/standards/queries";

/** How many live standards each brand has, its units' included, by the brand's slug. */
export async function countStandards(lang: Lang): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { owner } of await listEntries("", lang)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return counts;
}
