import { expect, test } from "vitest";
import { agreementOf, type Chosen, pairsOf, stageOf } from "./rules";
import { Reply } from "./schema";

const level = (level: number): Chosen => ({ level, skipped: false });
const passed: Chosen = { level: null, skipped: true };
const item = (id: string, answer: Chosen) => ({ id, answer });

test("The largest difference stands first, whichever way it goes; then what only one rated, what is the same, and what neither did", () => {
  const items = [item("same", level(2)), item("none", null), item("one", level(1)), item("up", level(0)), item("down", level(3)), item("far", level(3))];
  const ratings = new Map([
    ["same", level(2)],
    ["none", passed],
    ["one", passed],
    ["up", level(1)],
    ["down", level(2)],
    ["far", level(0)],
  ] as [string, NonNullable<Chosen>][]);
  const pairs = pairsOf(items, ratings);
  expect(pairs.map(({ item: { id }, difference }) => [id, difference])).toEqual([
    ["far", -3],
    ["up", 1],
    ["down", -1],
    ["one", null],
    ["same", 0],
    ["none", null],
  ]);
  expect(agreementOf(pairs)).toEqual({ both: 4, same: 1, higher: 1, lower: 2, oneSided: 1 });
});

test("A second opinion is begun, given, answered, and closed once both closed it", () => {
  const at = new Date();
  const fresh = { submittedAt: null, verdict: null, closedByPerson: null, closedByManager: null };
  expect(stageOf(fresh)).toBe("begun");
  expect(stageOf({ ...fresh, submittedAt: at })).toBe("given");
  expect(stageOf({ ...fresh, submittedAt: at, verdict: "disagreed", closedByManager: at })).toBe("disagreed");
  expect(stageOf({ submittedAt: at, verdict: "accepted", closedByPerson: at, closedByManager: at })).toBe("closed");
});

test("Whoever disagrees says why; whoever agrees need not", () => {
  const assessment = "01890000-0000-7000-8000-000000000009";
  expect(Reply.safeParse({ assessment, verdict: "disagreed", reason: " " }).error?.issues).toMatchObject([{ path: ["reason"], message: "required" }]);
  expect(Reply.safeParse({ assessment }).error?.issues[0]).toMatchObject({ path: ["verdict"], message: "required" });
  expect(Reply.parse({ assessment, verdict: "accepted" })).toMatchObject({ reason: "" });
});
