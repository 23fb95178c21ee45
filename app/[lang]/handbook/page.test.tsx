import { prerender } from "react-dom/static.edge";
import { expect, test } from "vitest";
import { listPages, listReferences } from "@/lib/content";
import { withDatabase } from "../../../e2e/database.ts";
import { generateMetadata } from "./[...path]/page";
import { Bibliography } from "./bibliography";
import HandbookPage from "./page";

withDatabase("empty");

/** What a browser gets, without the marks that React leaves between texts. */
const html = async (element: React.ReactElement) => (await new Response((await prerender(element)).prelude).text()).replaceAll("<!-- -->", "");
const metaAt = (lang: string, ...path: string[]) => generateMetadata({ params: Promise.resolve({ lang, path }) });
const missing = { digest: "NEXT_HTTP_ERROR_FALLBACK;404" };

test("the contents of the handbook lead to every one of its texts", async () => {
  const contents = await html(await HandbookPage({ params: Promise.resolve({ lang: "nl" }) }));
  for (const page of listPages("nl").filter(({ path }) => path.startsWith("handbook/")))
    expect(contents).toContain(`<a href="/nl/${page.path}">${page.title}</a>`);
});

test("a text says its title, its summary and its address in both languages", async () => {
  expect(await metaAt("nl", "principles", "consistency")).toMatchObject({
    title: "Wees overal hetzelfde",
    alternates: {
      canonical: "/nl/handbook/principles/consistency",
      languages: { nl: "/nl/handbook/principles/consistency", en: "/en/handbook/principles/consistency" },
    },
  });
});

test("an address without a text does not exist, nor does one in no language of ours or above the handbook", async () => {
  await expect(metaAt("nl", "nothing")).rejects.toMatchObject(missing);
  await expect(metaAt("de", "why")).rejects.toMatchObject(missing);
  await expect(metaAt("nl", "..", "brands", "vlecht")).rejects.toMatchObject(missing);
  await expect(metaAt("nl", "principles", "constructor")).rejects.toMatchObject(missing);
});

test("every work stands once in the bibliography, under its id, with the texts that cite it", async () => {
  const list = await html(<Bibliography lang="en" />);
  for (const { id } of listReferences()) expect(list.split(`<li id="${id}">`)).toHaveLength(2);
  expect(list).toMatch(/<li id="reichheld-1990">((?!<\/li>).)*href="\/en\/handbook\/principles\/retention"/);
  expect(list).toMatch(/<li id="ato-2021">((?!<\/li>).)*Cited on /);
});
