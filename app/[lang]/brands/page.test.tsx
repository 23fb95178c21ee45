import { prerender } from "react-dom/static.edge";
import { expect, test } from "vitest";
import { listBrands, listValues } from "@/lib/content";
import { withDatabase } from "../../../e2e/database.ts";
import { generateMetadata as guideMeta } from "./[brand]/[guide]/page";
import { generateMetadata as valueMeta } from "./[brand]/values/[value]/page";
import ValuesPage from "./[brand]/values/page";
import BrandsPage from "./page";

withDatabase("empty");

/** What a browser gets, without the marks that React leaves between texts. */
const html = async (element: React.ReactElement) => (await new Response((await prerender(element)).prelude).text()).replaceAll("<!-- -->", "");
const missing = { digest: "NEXT_HTTP_ERROR_FALLBACK;404" };

test("the list of brands leads to each brand, its mission, its vision, its values and its standards, in its own accent", async () => {
  const page = await html(await BrandsPage({ params: Promise.resolve({ lang: "en" }) }));
  for (const { slug } of listBrands()) {
    const row = page.split(`<section class="brand ${slug}"`)[1]?.split("</section>")[0] ?? "";
    for (const href of [`/en/brands/${slug}`, `/en/brands/${slug}/mission`, `/en/brands/${slug}/vision`, `/en/standards?brand=${slug}`])
      expect(row).toContain(`href="${href}"`);
    for (const value of listValues("en", slug)) expect(row).toContain(`href="/en/${value.path}"`);
    expect(row).toContain("No standards yet");
  }
});

test("the values of a brand stand in their order between its vision and the first of them", async () => {
  const page = await html(await ValuesPage({ params: Promise.resolve({ lang: "nl", brand: "lindehof" }) }));
  const values = listValues("nl", "lindehof").map(({ path }) => `/nl/${path}`);
  expect([...page.matchAll(/<h2[^>]*><a href="([^"]+)"/g)].map((found) => found[1])).toEqual(values);
  expect(page).toMatch(/<a href="\/nl\/brands\/lindehof\/vision" rel="prev">/);
  expect(page).toContain(`<a href="${values[0]}" rel="next">`);
});

test("a brand, a value or a page of a brand that is not there does not exist", async () => {
  const ofBrand = (brand: string, guide: string) => guideMeta({ params: Promise.resolve({ lang: "nl", brand, guide }) });
  await expect(ofBrand("nobody", "mission")).rejects.toMatchObject(missing);
  await expect(ofBrand("vlecht", "index")).rejects.toMatchObject(missing);
  await expect(ofBrand("vlecht", "vision")).resolves.toMatchObject({ title: expect.stringContaining(", Vlecht") });
  // A value of one brand is none of another.
  await expect(valueMeta({ params: Promise.resolve({ lang: "nl", brand: "vlecht", value: "attention" }) })).rejects.toMatchObject(missing);
});
