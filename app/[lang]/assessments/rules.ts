/** What a person answers on one item: a level from 0 (not yet) to 3 (always), or that it does not apply, with the reason. */
export type Given = { level: number | null; skipped: boolean; reason: string | null; note: string };

/** An item as the score looks at it. */
export type Rated = { code: string; weight: number; critical: boolean; level: number | null; skipped: boolean };

/**
 * The target of a self-assessed score, in points of 100. The organisation sets it, the same for everyone; the target of
 * a standard is a share of contacts and stands on another scale, so it is never used here.
 */
export const scoreTarget = 80;

/** From how many points below the target the band is the last. */
export const nearPoints = 2;

/** On target, at most 2 points below, more than 2 points below. */
export type Band = "on" | "near" | "below";

/** A score with everything it was worked out from. */
export type Score = {
  /** All items, those that do not apply, those with a level, and those that are neither. */
  items: number;
  skipped: number;
  answered: number;
  open: number;
  /** All items but those that do not apply: what `answered` is held against. */
  applicable: number;
  /** The items with a level, each with weight × level; levels count in thirds: 0, 1/3, 2/3 and 1. */
  lines: { code: string; weight: number; level: number; thirds: number }[];
  /** The sum of weight × level, in thirds, and the sum of these weights. */
  thirds: number;
  weight: number;
  /** From 0 to 100, or null when there is none. */
  points: number | null;
  /** Why there is no score: fewer than half of what applies has a level, or nothing applies. */
  lack: "tooLittle" | "nothingApplies" | null;
  /** Null without a score. */
  band: Band | null;
  /** The critical items at not yet: any of them makes the band the last one, whatever the score. */
  caps: string[];
};

/** Compared in whole numbers, so that exactly 80 and exactly 78 fall where they belong. */
function bandOf(thirds: number, weight: number, caps: string[]): Band {
  if (caps.length > 0) return "below";
  if (100 * thirds >= scoreTarget * 3 * weight) return "on";
  return 100 * thirds >= (scoreTarget - nearPoints) * 3 * weight ? "near" : "below";
}

/**
 * The weighted mean of the levels that were given, from 0 to 100, with its coverage. What does not apply leaves numerator
 * and denominator; below half coverage there is no score. The total is worked out over all items, not over the sections.
 */
export function scoreOf(items: readonly Rated[]): Score {
  const lines = items.flatMap(({ code, weight, level }) => (level === null ? [] : [{ code, weight, level, thirds: weight * level }]));
  const skipped = items.filter((item) => item.skipped).length;
  const answered = lines.length;
  const applicable = items.length - skipped;
  const thirds = lines.reduce((sum, line) => sum + line.thirds, 0);
  const weight = lines.reduce((sum, line) => sum + line.weight, 0);
  const caps = items.filter((item) => item.critical && item.level === 0).map((item) => item.code);
  const lack = applicable === 0 ? "nothingApplies" : answered * 2 < applicable ? "tooLittle" : null;
  return {
    items: items.length,
    skipped,
    answered,
    open: applicable - answered,
    applicable,
    lines,
    thirds,
    weight,
    points: lack ? null : (100 * thirds) / (3 * weight),
    lack,
    band: lack ? null : bandOf(thirds, weight, caps),
    caps,
  };
}

/** For how many hours a manager who opened an assessment sees it. */
export const unsealedHours = 12;

/** Whether a look still holds: it is not too long ago, and what it was at has not been submitted anew since. */
export const isUnsealed = (viewedAt: Date | null, submittedAt: Date | null, now: Date): boolean =>
  viewedAt !== null && submittedAt !== null && viewedAt >= submittedAt && now.getTime() - viewedAt.getTime() <= unsealedHours * 3_600_000;

/** Whether an item has been dealt with: it has a level, or it does not apply. */
export const isGiven = (answer: Given | null): boolean => answer !== null && (answer.level !== null || answer.skipped);

/** What must still be added before submitting or giving: a note at not yet, and where it is one's `own` work a reason at not applicable. */
export function lackOf(answer: Given | null, own = true): "note" | "reason" | null {
  if (answer?.level === 0 && answer.note === "") return "note";
  return own && answer?.skipped && answer.reason === null ? "reason" : null;
}

/** Whether a measured value keeps to the limit. */
export const isWithin = (measured: number, comparison: "most" | "least", limit: number): boolean =>
  comparison === "most" ? measured <= limit : measured >= limit;

/** A part of an assessment: the items under one leading principle. */
export type Part<I> = { section: string; items: I[] };

/** The items by leading principle, in the order of the principles; inside, and for a principle that is gone, by code. */
export function partsOf<I extends { section: string; code: string }>(items: readonly I[], order: readonly string[]): Part<I>[] {
  const place = (section: string) => (order.includes(section) ? order.indexOf(section) : order.length);
  const sections = [...new Set(items.map((item) => item.section))].sort((a, b) => place(a) - place(b) || a.localeCompare(b));
  return sections.map((section) => ({ section, items: items.filter((item) => item.section === section).sort((a, b) => (a.code < b.code ? -1 : 1)) }));
}

/** How many items have been dealt with, of how many. */
export const progressOf = (items: readonly { answer: Given | null }[]): { given: number; total: number } => ({
  given: items.filter((item) => isGiven(item.answer)).length,
  total: items.length,
});

/** How a cycle stands as far as answering goes; days are calendar days as midnight UTC. */
export type Standing = { state: "planned" | "opening" | "open" | "closing" | "closed"; opensOn: Date; closesOn: Date };

/** Whether a cycle is open to everyone who takes part in it on a day. */
export const isOpen = (cycle: Standing, on: Date): boolean => cycle.state === "open" && cycle.opensOn <= on && cycle.closesOn >= on;

/** Whether answers to an assessment are accepted on a day: while its cycle is open and, after a reopening, up to the last day for late answers; never once its person has left. */
export const isAccepting = (cycle: Standing, { lateUntil, withdrawnAt }: { lateUntil: Date | null; withdrawnAt: Date | null }, on: Date): boolean =>
  withdrawnAt === null && (isOpen(cycle, on) || (lateUntil !== null && lateUntil >= on));

/** The part to show: the one that is asked for, else the first in which something is open, else the first. */
export function placeOf(parts: readonly Part<{ answer: Given | null }>[], wanted: string): number {
  const named = parts.findIndex(({ section }) => section === wanted);
  return Math.max(0, named >= 0 ? named : parts.findIndex(({ items }) => items.some(({ answer }) => !isGiven(answer))));
}
