/** How far an improvement is. */
export const states = ["open", "doing", "done", "verified", "dropped"] as const;
export type State = (typeof states)[number];

/** The states in which something is still to be done. */
export const pending = ["open", "doing"] as const satisfies readonly State[];

/** Who takes a step: everyone who follows the improvement, its owner alone, or everyone but its owner. */
export type By = "everyone" | "owner" | "others";

/** Every step an improvement can take. `reason` asks to say why. */
export const moves = {
  begin: { from: ["open"], to: "doing", by: "everyone", reason: false },
  finish: { from: ["open", "doing"], to: "done", by: "owner", reason: false },
  verify: { from: ["done"], to: "verified", by: "others", reason: false },
  back: { from: ["done"], to: "doing", by: "everyone", reason: true },
  drop: { from: ["open", "doing", "done"], to: "dropped", by: "everyone", reason: true },
  resume: { from: ["dropped"], to: "open", by: "everyone", reason: false },
} as const satisfies Record<string, { from: readonly State[]; to: State; by: By; reason: boolean }>;
export type Move = keyof typeof moves;

/** The steps that stand open in a state, in the order of the page. */
export const movesFrom = (state: State): Move[] => (Object.keys(moves) as Move[]).filter((move) => (moves[move].from as readonly State[]).includes(state));

/** Whether what was agreed may still be put in other words, on another day or with another owner. */
export const isChangeable = (state: State): boolean => (pending as readonly State[]).includes(state);

/** Whether the day has passed while something is still to be done. */
export const isOverdue = ({ state, dueOn }: { state: State; dueOn: Date }, today: Date): boolean => isChangeable(state) && dueOn < today;

/** How many days before the day its owner is told. */
export const remindBefore = 3;

/** The fewest people a figure about others may count. */
export const fewest = 5;

/** How many days after the last day of a cycle its improvements are counted, once and for all: a figure that grows by one would tell of that one. */
export const countedAfter = 28;

/** Improvements of a unit by the people they are of. */
export type Counted = { unitPath: string; people: number; improvements: number };

/**
 * The counts that may be shown: people are put together from the smallest units up. A unit whose people, with what came up
 * from below, are at least five is a block; fewer go up to the unit above it. What is left over at the top is counted
 * nowhere. No person is in two blocks, so no difference of blocks tells of fewer than five.
 */
export function blocksOf(counts: readonly Counted[]): Counted[] {
  const waiting = new Map<string, Counted>();
  const add = (unitPath: string, { people, improvements }: Omit<Counted, "unitPath">) => {
    const there = waiting.get(unitPath);
    waiting.set(unitPath, { unitPath, people: people + (there?.people ?? 0), improvements: improvements + (there?.improvements ?? 0) });
  };
  for (const count of counts) add(count.unitPath, count);
  const blocks: Counted[] = [];
  const depth = (path: string) => path.split("/").length;
  for (let level = Math.max(0, ...counts.map(({ unitPath }) => depth(unitPath))); level > 2; level--) {
    for (const count of [...waiting.values()].filter(({ unitPath }) => depth(unitPath) === level)) {
      if (count.people >= fewest) blocks.push(count);
      else if (level > 3) add(count.unitPath.replace(/[^/]+\/$/, ""), count);
    }
  }
  return blocks.sort((a, b) => (a.unitPath < b.unitPath ? -1 : 1));
}
