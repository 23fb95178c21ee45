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

/** How many days after the last day of a cycle its improvements are counted, once and for all: a figure that grows by one would tell of that one. */
export const countedAfter = 28;
