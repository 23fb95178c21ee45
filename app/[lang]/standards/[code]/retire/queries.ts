import { db } from "@/lib/db";
import { type Actor, can } from "@/lib/policy";
import { contentOf, scopeOf } from "@/standards/review/queries";

/** What a leader decides on when a standard is retired: its live version, and its statement. Null for everybody else. */
export async function findRetirable(actor: Actor, code: string) {
  const standard = await db.standard.findUnique({
    where: { code },
    include: {
      unit: true,
      live: { include: { words: true } },
      drafts: { where: { openFor: { not: null } }, select: { id: true } },
      variants: { where: { retiredAt: null }, orderBy: { code: "asc" }, select: { code: true } },
    },
  });
  if (!standard || !can(actor, "standard.retire", { scope: scopeOf(standard) }) || !standard.live || standard.retiredAt) return null;
  return {
    code,
    brand: scopeOf(standard).brand,
    number: standard.live.number,
    statement: contentOf(standard.live).words[actor.lang].statement,
    hasDraft: standard.drafts.length > 0,
    variants: standard.variants.map((it) => it.code),
  };
}
