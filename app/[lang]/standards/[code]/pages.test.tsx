import type { ReactElement } from "react";
import { prerender } from "react-dom/static.edge";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { withDatabase } from "../../../../e2e/database.ts";
import { standard } from "../builders";
import { contentWith } from "../review/builders";
import ComparePage from "./compare/page";
import StandardPage from "./page";
import VersionPage from "./versions/[n]/page";

withDatabase("empty");

const first = contentWith({ limit: 45 }, { statement: "Niemand langer dan 45 seconden in de wacht" });
const second = contentWith(
  { channels: ["phone", "chat"] },
  { statement: "Niemand langer dan 30 seconden in de wacht", conditions: "Dag en nacht.\nNiet bij storing." },
);

beforeAll(async () => {
  const live = await standard({ code: "LIN-TEL-03", brand: "lindehof", versions: [first, second, second] });
  const old = await standard({ code: "LIN-OUD-01", brand: "lindehof", more: { retiredAt: new Date("2026-05-01T12:00:00Z") } });
  await standard({ code: "LGR-TEL-01", inLangs: ["nl"], versions: [contentWith({ values: [] })] });
  await db.successor.create({ data: { fromId: old, toId: live, kind: "merge" } });
});

// React marks where two texts meet with an empty comment.
const html = async (page: Promise<ReactElement>) => (await new Response((await prerender(await page)).prelude).text()).replaceAll("<!-- -->", "");
const standardPage = (code: string, lang = "nl") => html(StandardPage({ params: Promise.resolve({ lang, code }) }));
const versionPage = (code: string, n: string, lang = "nl") => html(VersionPage({ params: Promise.resolve({ lang, code, n }) }));
const comparePage = (code: string, query: Record<string, string> = {}, lang = "nl") =>
  html(ComparePage({ params: Promise.resolve({ lang, code }), searchParams: Promise.resolve(query) }));
const main = (page: string) => page.slice(page.indexOf("<main"), page.indexOf("</main>"));
const headings = (page: string) => [...main(page).matchAll(/<h2[^>]*>([^<]*)</g)].map(([, title]) => title);

describe("The page of a standard", () => {
  test("has its sections in the order of every standard", async () => {
    expect(headings(await standardPage("LIN-TEL-03"))).toEqual([
      "Waarom",
      "Herleid",
      "Hoe gezien",
      "Voorwaarden",
      "Als het niet lukt",
      "Vier niveaus",
      "Bron",
      "Verwant",
      "Beheer",
      "Versies",
    ]);
  });

  test("shows statement, version, ruler and figures", async () => {
    const page = await standardPage("LIN-TEL-03");
    expect(page).toMatch(/<h1[^>]*>Niemand langer dan 30\u00a0seconden in de wacht<\/h1>/);
    expect(page).toContain("versie 3, geldt sinds 3 maart 2026");
    expect(page).toContain("Bovenrand: grens voor één contact hoogstens 30 seconden. Onderrand: doel 95 procent van de contacten.");
    expect(page).toMatch(/<dt>Grens voor één contact<\/dt><dd>30 s/);
  });

  test("leads back to mission, value and principle", async () => {
    const page = await standardPage("LIN-TEL-03", "en");
    const way = page.slice(page.indexOf('class="trace"'), page.indexOf("</ol>", page.indexOf('class="trace"')));
    expect([...way.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      "/en/brands/lindehof/mission",
      "/en/brands/lindehof/values/attention",
      "/en/handbook/principles/expectation",
    ]);
  });

  test("leads back to the mission and values of the organisation when it belongs to no brand", async () => {
    const page = await standardPage("LGR-TEL-01");
    expect(page).toContain('href="/nl/handbook/mission"');
    expect(page).toContain('href="/nl/handbook/values"');
  });

  test("says in which language the words are when it is not the page's", async () => {
    const page = await standardPage("LGR-TEL-01", "en");
    expect(page).toContain("The text of this standard is only there in Dutch so far.");
    expect(page).toMatch(/<h1[^>]*><span lang="nl">/);
  });

  test("has an address for every version, the comparison with the one before, and the same way to change it for everyone", async () => {
    const page = await standardPage("LIN-TEL-03");
    for (const n of [1, 2, 3]) expect(page).toContain(`href="/nl/standards/LIN-TEL-03/versions/${n}"`);
    expect(page).toContain('href="/nl/standards/LIN-TEL-03/compare?from=1&amp;to=2"');
    expect(page).toContain('href="/nl/standards/LIN-TEL-03/edit"');
    expect(page).toMatch(/<form [^>]*action="\/nl\/standards\/LIN-TEL-03\/compare" method="get"/);
  });

  test("says first that it is retired, and where it went on", async () => {
    const page = main(await standardPage("LIN-OUD-01"));
    expect(page.indexOf("Deze norm geldt niet meer sinds 1 mei 2026.")).toBeGreaterThan(-1);
    expect(page.indexOf("Deze norm geldt niet meer")).toBeLessThan(page.indexOf("<h1"));
    expect(page).toMatch(/Opgegaan in <a href="\/nl\/standards\/LIN-TEL-03">/);
    expect(page).not.toContain("LIN-OUD-01/edit");
  });

  test("is not there for a code that was never published", async () => {
    await expect(standardPage("LIN-TEL-99")).rejects.toThrow("404");
  });
});

describe("The page of a version", () => {
  test("shows what the version said, and says which one holds now", async () => {
    const page = await versionPage("LIN-TEL-03", "1");
    expect(page).toContain("Dit is versie 1 van 3. Versie 3 geldt nu.");
    expect(page).toMatch(/<h1[^>]*>Niemand langer dan 45\u00a0seconden in de wacht<\/h1>/);
    expect(page).toContain('href="/nl/standards/LIN-TEL-03/compare?from=1&amp;to=3"');
  });

  test("says that it holds when it does", async () => {
    expect(await versionPage("LIN-TEL-03", "3", "en")).toContain("This is version 3 of 3. It holds now.");
  });

  test("says of a retired standard that nothing holds", async () => {
    expect(await versionPage("LIN-OUD-01", "1")).toContain("Dit is versie 1 van 1. Deze norm geldt niet meer sinds 1 mei 2026.");
  });

  test.each(["0", "4", "01", "1e0", "x", "99999999999"])("is not there for a number that was never given (%s)", async (n) => {
    await expect(versionPage("LIN-TEL-03", n)).rejects.toThrow("404");
  });
});

describe("The comparison of two versions", () => {
  test("sets numbers field by field and texts word by word", async () => {
    const page = await comparePage("LIN-TEL-03", { from: "1", to: "2" });
    expect(headings(page)).toEqual(["De maat", "Getallen en keuzes", "Belofte", "Voorwaarden"]);
    expect(page).toMatch(/Grens<\/th><td[^>]*><del>45 s<\/del><\/td><td[^>]*><ins>30 s<\/ins>/);
    expect(page).toMatch(/<del>telefoon<\/del><\/td><td[^>]*><ins>telefoon en chat<\/ins>/);
    expect(page).toContain("Niemand langer dan <del>45</del> <ins>30</ins> seconden in de wacht");
  });

  test("goes both ways", async () => {
    expect(await comparePage("LIN-TEL-03", { from: "2", to: "1" }, "en")).toMatch(/Limit<\/th><td[^>]*><del>30 s<\/del>/);
  });

  test("says so when the versions are alike", async () => {
    const page = await comparePage("LIN-TEL-03", { from: "2", to: "3" });
    expect(page).toContain("De getallen en keuzes zijn gelijk.");
    expect(page).toContain("De teksten zijn gelijk.");
  });

  test.each([
    [{}, "Kies twee versies."],
    [{ from: "2" }, "Kies twee versies."],
    [{ from: "2", to: "2" }, "Dit is twee keer dezelfde versie."],
  ] as const)("asks which two when it was not told (%o)", async (query, sentence) => {
    const page = await comparePage("LIN-TEL-03", { ...query });
    expect(page).toContain(sentence);
    expect(page).toContain('<select id="compare-from" name="from">');
  });

  test("says that there is nothing to compare when there is one version", async () => {
    expect(await comparePage("LGR-TEL-01")).toContain("Deze norm heeft één versie.");
  });

  test.each<Record<string, string>>([{ from: "1", to: "9" }, { from: "x", to: "1" }, { from: "-1" }])(
    "is not there for a version that was never published (%o)",
    async (query) => {
      await expect(comparePage("LIN-TEL-03", query)).rejects.toThrow("404");
    },
  );
});
