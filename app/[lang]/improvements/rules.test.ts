import { expect, test } from "vitest";
import { isOverdue, type Move, moves, movesFrom, type State, states } from "./rules";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

test("An improvement goes from open over doing and done to verified; it goes back and is dropped with a reason, and verified is the end", () => {
  expect(Object.fromEntries(states.map((state) => [state, movesFrom(state)]))).toEqual({
    open: ["begin", "finish", "drop"],
    doing: ["finish", "drop"],
    done: ["verify", "back", "drop"],
    verified: [],
    dropped: ["resume"],
  } satisfies Record<State, Move[]>);
  expect(
    Object.entries(moves)
      .filter(([, { reason }]) => reason)
      .map(([move]) => move),
  ).toEqual(["back", "drop"]);
  expect([moves.finish.by, moves.verify.by]).toEqual(["owner", "others"]);
});

test("It is overdue from the day after its day, as long as something is to be done", () => {
  const of = (state: State, today: string) => isOverdue({ state, dueOn: day("2026-11-10") }, day(today));
  expect([of("open", "2026-11-10"), of("open", "2026-11-11"), of("doing", "2026-11-11"), of("done", "2026-11-11"), of("dropped", "2026-11-11")]).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});
