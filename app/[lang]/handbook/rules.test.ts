import { expect, test } from "vitest";
import { inReadingOrder, neighboursOf, placesIn } from "./rules";

const page = (path: string, order: number) => ({ path, order });
const pages = [
  page("handbook/why", 3),
  page("handbook/sources/stakeholders", 2),
  page("handbook/sources", 2),
  page("handbook/mission", 1),
  page("handbook/sources/expectations", 1),
  page("brands/vlecht/mission", 1),
];

test("a text is followed by those below it, and then by the next one beside it", () => {
  expect(inReadingOrder(pages, "handbook").map(({ path }) => path)).toEqual([
    "handbook/mission",
    "handbook/sources",
    "handbook/sources/expectations",
    "handbook/sources/stakeholders",
    "handbook/why",
  ]);
});

test("the first text has nothing before it, and the last one nothing after it", () => {
  const list = ["a", "b", "c"];
  expect(neighboursOf(list, (it) => it === "a")).toEqual({ previous: null, next: "b" });
  expect(neighboursOf(list, (it) => it === "b")).toEqual({ previous: "a", next: "c" });
  expect(neighboursOf(list, (it) => it === "c")).toEqual({ previous: "b", next: null });
  expect(neighboursOf(list, (it) => it === "d")).toEqual({ previous: null, next: null });
});

test("the chapters of one work that a text points to are named once each, in the order of the text", () => {
  const source =
    'A<Cite id="zeithaml-1990" where="chapter 5" /> b<Cite where="chapter 2" id="zeithaml-1990" /> c<Cite id="zeithaml-1990" where="chapter 5" /> d<Cite id="heskett-1994" where="page 9" /> e<Cite id="zeithaml-1990" />';
  expect(placesIn(source, "zeithaml-1990")).toEqual(["chapter 5", "chapter 2"]);
  expect(placesIn(source, "heskett-1994")).toEqual(["page 9"]);
  expect(placesIn(source, "iso-10001")).toEqual([]);
});
