import { prerender } from "react-dom/static.edge";
import { expect, test, vi } from "vitest";
import { findPage, listBrands, listPrinciples } from "@/lib/content";
import type { Env } from "@/lib/env";
import { langs } from "@/lib/lang";
import { withDatabase } from "../../e2e/database.ts";
import FrontPage, { generateMetadata } from "./page";

withDatabase("demo");

let reading: Env["reading"] = "public";
vi.mock("@/lib/env", async (original) => {
  const actual = await original<typeof import("@/lib/env")>();
  return { ...actual, env: () => ({ ...actual.env(), reading }) };
});
// A visitor: the browser has no cookies.
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => undefined }) }));

const paramsOf = (lang: string) => ({ params: Promise.resolve({ lang }) });
/** What a browser gets, without the marks that React leaves between texts. */
const html = async (element: React.ReactElement) => (await new Response((await prerender(element)).prelude).text()).replaceAll("<!-- -->", "");

test.each(langs)("the front page in %s opens for who is new, who assesses and who leads, and leads to every brand and principle", async (lang) => {
  const page = await html(await FrontPage(paramsOf(lang)));
  for (const path of ["handbook/mission", "assessments", "standards", "handbook/principles", ...listPrinciples(lang).map((principle) => principle.path)])
    expect(page).toContain(`href="/${lang}/${path}"`);
  for (const { slug } of listBrands()) {
    const row = page.split(`<section class="brand ${slug}"`)[1]?.split("</section>")[0] ?? "";
    expect(row).toContain(`href="/${lang}/brands/${slug}/mission"`);
    expect(row).toContain(findPage(lang, `brands/${slug}`)?.summary);
    expect(row).toMatch(/>\d+ (normen|standards)<\/a>/);
  }
  expect(page.match(/<h1/g)).toHaveLength(1);
});

test("the gap of the example is what was expected less what was perceived", async () => {
  expect(await html(await FrontPage(paramsOf("nl")))).toContain("klanten verwachtten een 8,4 en gaven achteraf een 7,1. Die kloof van 1,3 punt");
});

test("when only staff may read, a visitor is sent to the sign-in page and learns nothing of what the page says", async () => {
  reading = "staff";
  const toSignIn = { digest: expect.stringContaining("/en/sign-in?next=") };
  await expect(FrontPage(paramsOf("en"))).rejects.toMatchObject(toSignIn);
  await expect(generateMetadata(paramsOf("en"))).rejects.toMatchObject(toSignIn);
});
