import { expect, test } from "vitest";
import { blocksOf, type Counted, isOverdue, type Move, moves, movesFrom, type State, states } from "./rules";

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

test("People are counted in blocks of five and more, from the smallest units up, and what is left over at the top nowhere", () => {
  const of = (unitPath: string, people: number, improvements = people): Counted => ({ unitPath, people, improvements });
  // Breda and Venlo are together six, so they are the brand's block; Tilburg stands by itself, and four at the desk count nowhere.
  expect(blocksOf([of("/l/v/breda/", 3, 4), of("/l/v/tilburg/", 7, 9), of("/l/v/venlo/", 3), of("/l/desk/", 4)])).toEqual([
    of("/l/v/", 6, 7),
    of("/l/v/tilburg/", 7, 9),
  ]);
  // What two brands leave over is together the organisation's.
  expect(blocksOf([of("/l/a/one/", 2), of("/l/b/two/", 3)])).toEqual([of("/l/", 5)]);
  expect(blocksOf([of("/l/a/one/", 2), of("/l/b/two/", 2)])).toEqual([]);
  expect(blocksOf([])).toEqual([]);
});
