import { type RatedItem, ratedOf } from "@/assessments/queries";
import { type Score, scoreOf } from "@/assessments/rules";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { findPast } from "@/reports/queries";
import { changedBetween } from "@/reports/rules";

/** An item of one's own, with the level of the second opinion where there is one. */
export type OwnItem = RatedItem & { second: number | null };

/** One cycle of one's own: what was answered, its score, and that of the second opinion over the items it rated. */
export type OwnCycle = { id: string; cycle: string; brand: string | null; items: OwnItem[]; score: Score; second: Score | null };

/** A standard whose level changed from one cycle to the next, and whether its version changed materially in between. */
export type LevelChange = { code: string; section: string; from: number; to: number; changed: boolean };

/** The most cycles that are shown: two years of quarters, and as much again. */
const most = 16;

/** The actor's own submitted assessments over the cycles, the first first. */
export async function listGrowth(actor: Actor): Promise<OwnCycle[]> {
  const sheets = await db.assessment.findMany({
    where: { personId: { in: actor.id === null ? [] : [actor.id] }, submittedAt: { not: null } },
    orderBy: [{ cycle: { opensOn: "desc" } }, { cycle: { openedAt: "desc" } }],
    take: most,
    select: {
      id: true,
      cycleId: true,
      brandSlug: true,
      unitPath: true,
      cycle: { select: { slug: true } },
      second: { select: { submittedAt: true, ratings: { select: { itemId: true, level: true, skipped: true } } } },
    },
  });
  const rated = await ratedOf(sheets);
  return sheets.reverse().map(({ id, brandSlug, cycle, second }) => {
    const given = second?.submittedAt ? new Map(second.ratings.map((rating) => [rating.itemId, rating])) : null;
    const own = rated.get(id) ?? [];
    const items = own.map((item) => ({ ...item, second: given?.get(item.id)?.level ?? null }));
    const judged = own.map((item) => ({ ...item, level: given?.get(item.id)?.level ?? null, skipped: given?.get(item.id)?.skipped ?? false }));
    return { id, cycle: cycle.slug, brand: brandSlug, items, score: scoreOf(own), second: given ? scoreOf(judged) : null };
  });
}

/** The scores of the last two cycles over the standards that both asked, and how many those are; null without any. */
export function compared(cycles: readonly OwnCycle[]): { now: Score; was: Score; standards: number } | null {
  const [before, last] = [cycles.at(-2), cycles.at(-1)];
  if (!before || !last) return null;
  const [asked, askedThen] = [last, before].map(({ items }) => new Set(items.map(({ standardId }) => standardId)));
  const now = last.items.filter(({ standardId }) => askedThen?.has(standardId));
  const then = before.items.filter(({ standardId }) => asked?.has(standardId));
  return now.length === 0 ? null : { now: scoreOf(now), was: scoreOf(then), standards: now.length };
}

/** What changed between the last two cycles, the largest change first; of standards that were given a level in both. */
export async function listChanges(cycles: readonly OwnCycle[]): Promise<LevelChange[]> {
  const [before, last] = [cycles.at(-2), cycles.at(-1)];
  if (!before || !last) return [];
  const then = new Map(before.items.map((item) => [item.standardId, item]));
  const both = last.items.flatMap((item) => {
    const was = then.get(item.standardId);
    return was && was.level !== null && item.level !== null && was.level !== item.level ? [{ item, was, from: was.level, to: item.level }] : [];
  });
  const { material } = await findPast(both.map(({ item }) => item.standardId));
  const frozen = ({ standardId, version }: OwnItem) => ({ standardId, number: version });
  return both
    .map(({ item, was, from, to }) => ({ code: item.code, section: item.section, from, to, changed: changedBetween(frozen(was), frozen(item), material) }))
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || (a.code < b.code ? -1 : 1));
}
