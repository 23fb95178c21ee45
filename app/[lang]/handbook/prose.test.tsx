import { evaluate } from "@mdx-js/mdx";
import * as runtime from "react/jsx-runtime";
import { prerender } from "react-dom/static.edge";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import { describe, expect, test } from "vitest";
import { findPage, listPages } from "@/lib/content";
import { langs } from "@/lib/lang";
import { withDatabase } from "../../../e2e/database.ts";
import { componentsFor } from "./prose";
import { Sources } from "./reading";

withDatabase("demo");

/** What a browser gets, without the marks that React leaves between texts. */
const html = async (element: React.ReactElement) => (await new Response((await prerender(element)).prelude).text()).replaceAll("<!-- -->", "");

/** A text as its page shows it, with its sources beside it. */
async function shown(lang: (typeof langs)[number], path: string): Promise<string> {
  const page = findPage(lang, path);
  if (!page) throw new Error(`there is no ${lang}/${path}`);
  const { default: Body } = await evaluate(page.source, { ...runtime, remarkPlugins: [remarkGfm, remarkFrontmatter] });
  return html(
    <>
      <Body components={componentsFor(page)} />
      <Sources page={page} />
    </>,
  );
}

describe.each(langs)("every text in %s", (lang) => {
  test.each(listPages(lang).map(({ path }) => path))("%s is complete, and each of its citations leads to a source beside it", async (path) => {
    const text = await shown(lang, path);
    const cited = [...text.matchAll(/href="#ref-(\d+)"/g)].map((found) => Number(found[1]));
    const sources = [...text.matchAll(/id="ref-(\d+)"/g)].map((found) => Number(found[1]));
    expect([...new Set(cited)]).toEqual(sources);
    expect(sources).toEqual(sources.map((_, at) => at + 1));
  });
});

test("a citation says its number and its chapter to who cannot see where it leads", async () => {
  expect(await shown("nl", "handbook/principles")).toContain('<a class="cite" href="#ref-3" aria-label="Bron 3, hoofdstuk 5">3</a>');
});

test("a source beside the text names its chapters and leads to the list of references", async () => {
  const text = await shown("en", "handbook/principles");
  const source = /<div class="sidenote" id="ref-3">.*?<\/div>/.exec(text)?.[0];
  expect(source).toContain('href="/en/handbook/references#zeithaml-1990"');
  expect(source).toContain("The Free Press, 1990, chapter 5.");
});

test("a standard in a text is a link to it, in the language of the text", async () => {
  expect(await shown("nl", "handbook/principles")).toContain('href="/nl/standards/LIN-TEL-03"');
  expect(await shown("en", "handbook/principles")).toContain('href="/en/standards/LIN-TEL-03"');
});

test("the page about keeping customers asks the calculator by a plain form with an example in it", async () => {
  const text = await shown("nl", "handbook/principles/retention");
  const form = /<form[^>]*>/.exec(text)?.[0];
  expect(form).toContain('method="get"');
  expect(form).toContain('action="/nl/calculator"');
  const fields = [...text.matchAll(/<input[^>]*>/g)].map(([tag]) => [/ name="(\w+)"/.exec(tag)?.[1], / value="(\w+)"/.exec(tag)?.[1]]);
  expect(Object.fromEntries(fields)).toEqual({ customers: "1200", revenue: "240", lost: "15", keep: "20", win: "85" });
});
