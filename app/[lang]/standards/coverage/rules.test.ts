import { describe, expect, test } from "vitest";
import type { Verdict } from "@/standards/guides/rules";
import {
  answering,
  answersIn,
  type Covering,
  climb,
  coveredPercent,
  gapsFirst,
  holdingFor,
  type Judged,
  lackingIn,
  matrixOf,
  shareOf,
  sharesBy,
} from "./rules";

let place = 0;
const judged = (step: number, weight: number, verdict: Verdict): Judged => ({ position: ++place, step, weight, verdict });

describe("the share covered", () => {
  // Weights 3 + 2 + 1 + 2 = 8, of which 3 + 2 = 5 are covered: 5 / 8 = 62.5 %.
  const asked = [judged(1, 3, "covered"), judged(1, 2, "covered"), judged(2, 1, "partly"), judged(2, 2, "open")];

  test("is by weight, with what is partly met shown apart and not counted", () => {
    expect(shareOf(asked)).toEqual({
      count: 4,
      weight: 8,
      covered: { count: 2, weight: 5 },
      partly: { count: 1, weight: 1 },
      open: { count: 1, weight: 2 },
    });
    expect(coveredPercent(shareOf(asked))).toBe(62);
  });

  test("never rounds up to the whole, and is nothing where nothing is asked", () => {
    const nearly = [judged(1, 100, "covered"), judged(1, 100, "covered"), judged(1, 1, "open")];
    expect(coveredPercent(shareOf(nearly))).toBe(99);
    expect(coveredPercent(shareOf(nearly.slice(0, 2)))).toBe(100);
    expect(coveredPercent(shareOf([]))).toBeNull();
  });

  test("is told by group, in the order of the guide", () => {
    expect(sharesBy(asked, ({ step }) => step).map(({ group, share }) => [group, coveredPercent(share)])).toEqual([
      [1, 100],
      [2, 0],
    ]);
  });
});

describe("the next star", () => {
  test("stars add up: one gap below keeps all above it away", () => {
    const gap = judged(2, 1, "partly");
    const asked = [judged(1, 1, "covered"), judged(2, 1, "covered"), gap, judged(3, 3, "covered"), judged(4, 1, "open")];
    expect(climb(asked)).toEqual({ reached: 1, last: 4, next: 2, missing: [gap] });
  });

  test("what is missing names everything of that star, what nothing meets first", () => {
    const [part, open] = [judged(1, 3, "partly"), judged(1, 1, "open")];
    expect(climb([part, open, judged(2, 1, "open")])).toEqual({ reached: 0, last: 2, next: 1, missing: [open, part] });
  });

  test("a star that asks nothing of its own comes with the one below", () => {
    expect(climb([judged(1, 1, "covered"), judged(4, 1, "open")])).toMatchObject({ reached: 3, next: 4 });
  });

  test("below the first star that asks something none is reached", () => {
    expect(climb([judged(2, 1, "open"), judged(3, 1, "open")])).toMatchObject({ reached: 0, next: 2 });
    expect(climb([judged(2, 1, "covered"), judged(3, 1, "open")])).toMatchObject({ reached: 2, next: 3 });
  });

  test("with everything covered there is no next one, and without requirements no star", () => {
    expect(climb([judged(1, 1, "covered"), judged(3, 1, "covered")])).toEqual({ reached: 3, last: 3, next: null, missing: [] });
    expect(climb([])).toEqual({ reached: 0, last: 0, next: null, missing: [] });
  });
});

test("gaps come first, among them the lowest star and the greatest weight", () => {
  const [a, b, c, d, e] = [judged(1, 1, "covered"), judged(2, 3, "open"), judged(1, 1, "open"), judged(1, 3, "open"), judged(1, 3, "partly")] as const;
  expect(gapsFirst([a, b, c, d, e])).toEqual([d, c, b, e, a]);
});

const figures = (limit: number, target: number): Covering["figures"] => ({ measure: "duration", comparison: "most", limit, unit: "working_days", target });
const standard = (id: string, more: Partial<Covering> = {}): Covering => ({
  id,
  code: id,
  baseId: null,
  brandSlug: null,
  unit: null,
  principle: "needs",
  principles: [],
  values: [],
  channels: ["phone"],
  source: "expectation",
  figures: figures(5, 90),
  ...more,
});

test("for a brand hold its own standards, its units' and the organisation's that it does not replace", () => {
  const all = [
    standard("organisation"),
    standard("replaced"),
    standard("replacing", { brandSlug: "lindehof", baseId: "replaced" }),
    standard("of a unit", { unit: { path: "/l/den-haag/", brandSlug: "lindehof", name: "Den Haag" }, baseId: "organisation" }),
    standard("of another", { brandSlug: "vlecht", baseId: "organisation" }),
    standard("of a department", { unit: { path: "/it/", brandSlug: null, name: "IT" } }),
  ];
  const ids = (place: string) => holdingFor(all, place).map(({ id }) => id);
  expect(ids("lindehof")).toEqual(["organisation", "replacing", "of a unit"]);
  expect(ids("vlecht")).toEqual(["replaced", "of another"]);
  expect(ids("organisation")).toEqual(["organisation", "replaced"]);
  expect(ids("departments")).toEqual(["of a department"]);
});

describe("what a standard that varies on another answers for", () => {
  const unit = { path: "/l/den-haag/", brandSlug: "lindehof", name: "Den Haag" };
  const lindehof = { brandSlug: "lindehof", baseId: "answer" };
  const told = (all: Covering[], aligned: { standardId: string; kind: "equal" | "part" | "more" }[], place = "lindehof") =>
    answering(aligned, answersIn(all, holdingFor(all, place), place)).map(({ by, via, kind }) => [by.id, via, kind]);
  // The organisation answers within 5 days in 90 %; the guide asks the same.
  const asked = [{ standardId: "answer", kind: "equal" as const }];

  test("stricter than its base, it asks at least what the base asked", () => {
    expect(told([standard("answer"), standard("own", { ...lindehof, figures: figures(3, 90) })], asked)).toEqual([["own", "answer", "equal"]]);
    expect(told([standard("answer"), standard("own", { ...lindehof, figures: figures(5, 90) })], asked)).toEqual([["own", "answer", "equal"]]);
    expect(told([standard("answer"), standard("own", { ...lindehof, figures: figures(3, 90) })], [{ standardId: "answer", kind: "part" }])).toEqual([
      ["own", "answer", "part"],
    ]);
  });

  test("looser than its base in anything, it counts as a part at most", () => {
    for (const loose of [figures(6, 90), figures(5, 80), figures(3, 80)])
      expect(told([standard("answer"), standard("own", { ...lindehof, figures: loose })], asked)).toEqual([["own", "answer", "part"]]);
  });

  test("what was said of itself goes before what it inherits", () => {
    const all = [standard("answer"), standard("own", { ...lindehof, figures: figures(3, 90) })];
    expect(told(all, [...asked, { standardId: "own", kind: "part" }])).toEqual([["own", null, "part"]]);
  });

  test("along a line of bases, and each is held against the one that is aligned", () => {
    const all = [
      standard("answer"),
      standard("between", { ...lindehof, figures: figures(3, 90) }),
      standard("last", { ...lindehof, baseId: "between", figures: figures(4, 90) }),
    ];
    expect(told(all, asked)).toEqual([["last", "answer", "equal"]]);
    expect(told(all, [{ standardId: "between", kind: "equal" }])).toEqual([["last", "between", "part"]]);
  });

  test("what a unit promises is a part of what its brand does, and the base goes on holding for the brand", () => {
    const all = [standard("answer"), standard("of the unit", { unit, baseId: "answer", figures: figures(3, 90) })];
    expect(told(all, [{ standardId: "of the unit", kind: "more" }])).toEqual([["of the unit", null, "part"]]);
    expect(told(all, asked)).toEqual([["answer", null, "equal"]]);
  });
});

test("a matrix counts a standard under each principle it serves and each channel it holds for, once", () => {
  const standards = [standard("a", { principles: ["channels", "needs"], channels: ["phone", "chat"] }), standard("b", { channels: ["phone"] })];
  expect(matrixOf(standards, ["needs", "channels", "retention"], ["phone", "chat", "fax"], ({ channels }) => channels)).toEqual([
    [2, 1, 0],
    [1, 1, 0],
    [0, 0, 0],
  ]);
});

test("a standard lacks a principle that is gone, a source that nobody wrote down, a keeper, a language", () => {
  const whole = {
    principle: "needs",
    kept: true,
    sourced: true,
    said: ["nl", "en"],
  };
  expect(lackingIn(whole, ["needs"], ["nl", "en"])).toEqual([]);
  expect(lackingIn({ principle: "gone", kept: false, sourced: false, said: ["nl"] }, ["needs"], ["nl", "en"])).toEqual([
    "principle",
    "source",
    "keeper",
    "translation",
  ]);
});
