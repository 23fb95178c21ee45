import { expect, test } from "vitest";
import { type Asked, changedIn, editionChanges, verdictOf } from "./rules";

const asked = (code: string, more: Partial<Asked> = {}): Asked => ({
  code,
  textNl: "Begroet binnen 60 seconden.",
  textEn: "",
  classNl: "Ontvangst",
  classEn: "",
  weight: 2,
  step: 1,
  ...more,
});

test("a new edition is held against the one before by code, in the order of each", () => {
  const changes = editionChanges(
    [asked("1.1"), asked("1.2"), asked("1.3"), asked("1.4")],
    [asked("2.1"), asked("1.4", { weight: 3 }), asked("1.1"), asked("1.2", { textNl: "Begroet binnen 45 seconden." })],
  );
  expect(changes.fresh.map(({ code }) => code)).toEqual(["2.1"]);
  expect(changes.same.map(({ code }) => code)).toEqual(["1.1"]);
  expect(changes.changed.map(({ to, fields }) => [to.code, fields])).toEqual([
    ["1.4", ["weight"]],
    ["1.2", ["textNl"]],
  ]);
  expect(changes.gone.map(({ code }) => code)).toEqual(["1.3"]);
});

test("text, class, weight and stars are what a requirement asks; a translation that comes or goes asks nothing new", () => {
  expect(changedIn(asked("1.1"), asked("1.1", { classNl: "Welkom", weight: 1, step: 2 }))).toEqual(["classNl", "weight", "step"]);
  expect(changedIn(asked("1.1"), asked("1.1", { textEn: "Greeted within 60 seconds.", classEn: "Welcome" }))).toEqual([]);
  expect(changedIn(asked("1.1", { textEn: "Greeted within 60 seconds." }), asked("1.1"))).toEqual([]);
});

test("a requirement that comes in the other language only is changed, for nobody can say that it asks the same", () => {
  const dutch = asked("1.1");
  const english = { ...dutch, textNl: "", classNl: "", textEn: "Greeted within 60 seconds.", classEn: "Welcome" };
  expect(changedIn(dutch, english)).toEqual(["textNl", "textEn", "classNl", "classEn"]);
  expect(changedIn(dutch, { ...dutch, classNl: "", classEn: "Welcome" })).toEqual(["classNl", "classEn"]);
  expect(changedIn({ ...dutch, classNl: "" }, { ...dutch, classNl: "" })).toEqual([]);
});

test("a first edition is new from beginning to end", () => {
  expect(editionChanges([], [asked("1.1")])).toMatchObject({ fresh: [{ code: "1.1" }], same: [], changed: [], gone: [] });
});

test("a requirement is covered by a standard that asks the same or more, and parts stay parts however many they are", () => {
  expect(verdictOf([])).toBe("open");
  expect(verdictOf(["part"])).toBe("partly");
  expect(verdictOf(["part", "part", "part"])).toBe("partly");
  expect(verdictOf(["part", "equal"])).toBe("covered");
  expect(verdictOf(["more"])).toBe("covered");
});
