import { expect, test } from "vitest";
import { findPage, listPages, type Page } from "@/lib/content";
import { partsOf, readable } from "@/lib/findable";
import { langs } from "@/lib/lang";

test("a text is found by its words, not by its tags, values, links or marks", () => {
  expect(
    readable(
      'Een **klant** leest <Cite id="x" where="a > b" />[de waarden](/nl/brands).\n\n- punt\n| a | b |\n|---|---|\n<Spread values={[1,2]}>van 70</Spread>',
    ),
  ).toBe("Een klant leest de waarden. punt a b van 70");
});

test("each heading of a page is found by itself, at its own place", () => {
  const parts = partsOf(findPage("nl", "handbook/principles/consistency") as Page);
  expect(parts[0]).toMatchObject({ kind: "page", path: "handbook/principles/consistency", title: "Wees overal hetzelfde", principles: ["consistency"] });
  expect(parts.find(({ title }) => title === "Kijk naar de spreiding")).toMatchObject({ path: "handbook/principles/consistency#kijk-naar-de-spreiding" });
});

test("a brand is found by its name", () => {
  expect(partsOf(findPage("en", "brands/vlecht") as Page)[0]).toMatchObject({ kind: "brand", title: "Vlecht", brandSlug: "vlecht" });
});

test("no two parts stand at the same place, and none holds a tag", () => {
  for (const lang of langs) {
    const parts = listPages(lang).flatMap(partsOf);
    expect(new Set(parts.map(({ ref }) => ref)).size).toBe(parts.length);
    expect(parts.filter(({ title, body }) => /[<>{}]/.test(title + body)).map(({ ref, body }) => `${ref} ${/.{20}[<>{}].{20}/.exec(body)?.[0]}`)).toEqual([]);
  }
});
