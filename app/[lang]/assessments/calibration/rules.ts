/** The most cases of a calibration, and the most items on which one of them is rated. */
export const mostCases = 4;
export const mostItems = 6;

/** How far a calibration is. */
export type Stage = "draft" | "open" | "closed";

type Running = { openedAt: Date | null; closedAt: Date | null; closesOn: Date; raters: readonly { submittedAt: Date | null }[] };

/** It closes when everybody who was asked has submitted, and after its last day. */
export const stageOf = ({ openedAt, closedAt, closesOn, raters }: Running, today: Date): Stage =>
  openedAt === null ? "draft" : closedAt !== null || closesOn < today || raters.every(({ submittedAt }) => submittedAt !== null) ? "closed" : "open";

/** A level, 0 to 3, that a rater gave one case on one item. */
export type Rating = { caseItemId: string; personId: string; level: number };

/** From this distance between the lowest and the highest level, and below this agreement in percent, the levels are to be rewritten. */
export const wideSpread = 2;
export const lowAgreement = 60;
/** From how many levels beside the others somebody counts as stricter or milder. */
export const tendencyFrom = 0.25;

const meanOf = (levels: readonly number[]) => levels.reduce((sum, level) => sum + level, 0) / levels.length;

/** How the raters rated one case on one item. */
export type Spread = {
  /** How many chose each level, the lowest first. */
  counts: [number, number, number, number];
  raters: number;
  /** The highest level chosen minus the lowest. */
  spread: number;
  /** Pairs of raters that chose the same level, and pairs in all. */
  same: number;
  pairs: number;
  /** `same` of `pairs`, in percent. */
  agreement: number;
  /** Whether the levels are to be rewritten. */
  rewrite: boolean;
};

/** Distribution, spread and agreement of these levels; null for fewer than two raters. Of n raters with the same level n(n − 1)/2 pairs agree. */
export function spreadOf(levels: readonly number[]): Spread | null {
  const raters = levels.length;
  if (raters < 2) return null;
  const counts: Spread["counts"] = [0, 0, 0, 0];
  for (const level of levels) counts[level as 0 | 1 | 2 | 3]++;
  const pairsOf = (n: number) => (n * (n - 1)) / 2;
  const spread = Math.max(...levels) - Math.min(...levels);
  const same = counts.reduce((sum, count) => sum + pairsOf(count), 0);
  const pairs = pairsOf(raters);
  return { counts, raters, spread, same, pairs, agreement: (100 * same) / pairs, rewrite: spread >= wideSpread || 100 * same < lowAgreement * pairs };
}

/** The level in the middle; of an even number halfway between the two in the middle. */
export function medianOf(levels: readonly number[]): number {
  const sorted = [...levels].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** How one rater stands beside the others, over everything they rated and others rated too. */
export type Standing = {
  /** The levels compared, and those of them that equal the median of the others; one halfway equals the levels on both sides of it. */
  rated: number;
  agreed: number;
  /** `agreed` of `rated`, in percent. */
  agreement: number;
  /** The mean of the own level minus the mean of the others' on the same case and item: below 0 stricter, above 0 milder. */
  tendency: number;
  leaning: "stricter" | "alike" | "milder";
};

/** How a rater stands beside the others; null when nobody else rated what they did. */
export function standingOf(personId: string, ratings: readonly Rating[]): Standing | null {
  const compared = ratings
    .filter((rating) => rating.personId === personId)
    .flatMap(({ caseItemId, level }) => {
      const others = ratings.filter((one) => one.caseItemId === caseItemId && one.personId !== personId).map((one) => one.level);
      return others.length === 0 ? [] : [{ gap: level - meanOf(others), agrees: Math.abs(level - medianOf(others)) <= 0.5 }];
    });
  if (compared.length === 0) return null;
  const agreed = compared.filter(({ agrees }) => agrees).length;
  const tendency = meanOf(compared.map(({ gap }) => gap));
  return {
    rated: compared.length,
    agreed,
    agreement: (100 * agreed) / compared.length,
    tendency,
    leaning: tendency <= -tendencyFrom ? "stricter" : tendency >= tendencyFrom ? "milder" : "alike",
  };
}
