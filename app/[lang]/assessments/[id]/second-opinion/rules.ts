/** After how many days somebody else may begin instead of whoever began a second opinion and did not give it. */
export const lapseDays = 28;

/** How far a second opinion is. */
export type Stage = "begun" | "given" | "accepted" | "disagreed" | "closed";

type Moments = { submittedAt: Date | null; verdict: "accepted" | "disagreed" | null; closedByPerson: Date | null; closedByManager: Date | null };

/** How far a second opinion is; closed when both have closed it. */
export function stageOf({ submittedAt, verdict, closedByPerson, closedByManager }: Moments): Stage {
  if (!submittedAt) return "begun";
  if (closedByPerson && closedByManager) return "closed";
  return verdict ?? "given";
}

/** What somebody chose on an item; nothing when it was left open. */
export type Chosen = { level: number | null; skipped: boolean } | null;

/** The second opinion minus the self-assessment, in levels; null where one of the two gave no level. */
export const differenceOf = (self: Chosen, second: Chosen): number | null =>
  self === null || second === null || self.level === null || second.level === null ? null : second.level - self.level;

/** How the two ratings of an item compare: both a level, one of the two, or neither. */
type Compared = { difference: number | null; oneSided: boolean };
const rank = ({ difference, oneSided }: Compared) =>
  difference !== null && difference !== 0 ? -Math.abs(difference) : oneSided ? 0 : difference === 0 ? 1 : 2;

/** Each item with both ratings and their difference, the largest first; then what only one of them rated, what is the same, and what neither did. */
export function pairsOf<I extends { id: string; answer: Chosen }, R extends Exclude<Chosen, null>>(items: readonly I[], ratings: ReadonlyMap<string, R>) {
  const pairs = items.map((item) => {
    const second = ratings.get(item.id) ?? null;
    const levels = [item.answer, second].filter((one) => (one?.level ?? null) !== null).length;
    return { item, second, difference: differenceOf(item.answer, second), oneSided: levels === 1 };
  });
  return pairs.toSorted((a, b) => rank(a) - rank(b));
}

/** How many items both rated, and of those how many alike, higher and lower in the second opinion. */
export function agreementOf(pairs: readonly Compared[]): { both: number; same: number; higher: number; lower: number; oneSided: number } {
  const differences = pairs.flatMap(({ difference }) => (difference === null ? [] : [difference]));
  return {
    both: differences.length,
    same: differences.filter((one) => one === 0).length,
    higher: differences.filter((one) => one > 0).length,
    lower: differences.filter((one) => one < 0).length,
    oneSided: pairs.filter((pair) => pair.oneSided).length,
  };
}
