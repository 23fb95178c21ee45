import { beforeEach, expect, test, vi } from "vitest";
import { listPages } from "@/lib/content";
import type { Env } from "@/lib/env";
import { withDatabase } from "../e2e/database.ts";
import robots from "./robots";
import sitemap from "./sitemap";

withDatabase("demo");

let reading: Env["reading"] = "public";
vi.mock("@/lib/env", async (original) => {
  const actual = await original<typeof import("@/lib/env")>();
  return { ...actual, env: () => ({ ...actual.readEnv({ MAATSTAF_URL: "https://maatstaf.example", MAATSTAF_DEMO: "off" }), reading }) };
});
beforeEach(() => {
  reading = "public";
});

test("search engines are told of every text and every standard that holds, in each language with the other beside it", async () => {
  const entries = await sitemap();
  const urls = entries.map(({ url }) => url);
  for (const { path } of listPages("en"))
    expect(urls).toEqual(expect.arrayContaining([`https://maatstaf.example/nl/${path}`, `https://maatstaf.example/en/${path}`]));
  expect(urls).toEqual(
    expect.arrayContaining([
      "https://maatstaf.example/nl",
      "https://maatstaf.example/en/standards/LIN-TEL-03",
      "https://maatstaf.example/nl/brands/vlecht/values",
    ]),
  );
  expect(new Set(urls).size).toBe(urls.length);
  expect(entries.find(({ url }) => url.endsWith("/nl/handbook/why"))?.alternates?.languages).toEqual({
    nl: "https://maatstaf.example/nl/handbook/why",
    en: "https://maatstaf.example/en/handbook/why",
  });
});

test("search engines are told of nothing personal", async () => {
  expect((await sitemap()).filter(({ url }) => /\/(assessments|me|people|sign-in|invite|setup|api)\b/.test(url))).toEqual([]);
  expect(robots().rules).toMatchObject({ allow: "/", disallow: expect.arrayContaining(["/api/", "/nl/me", "/en/assessments"]) });
  expect(robots().sitemap).toBe("https://maatstaf.example/sitemap.xml");
});

test("when only staff may read, search engines are told of nothing and kept out", async () => {
  reading = "staff";
  expect(await sitemap()).toEqual([]);
  expect(robots()).toEqual({ rules: { userAgent: "*", disallow: "/" } });
});
