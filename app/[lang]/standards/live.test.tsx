import type { ReactElement } from "react";
import { prerender } from "react-dom/static.edge";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { withDatabase } from "../../../e2e/database.ts";
import { standard, unit } from "./builders";
import { LiveStandards, StandardLink } from "./live";
import { contentWith } from "./review/builders";

withDatabase("empty");

const html = async (element: ReactElement) => new Response((await prerender(element)).prelude).text();
const codesIn = (page: string) => [...page.matchAll(/class="code">([A-Z0-9-]+)</g)].map(([, code]) => code);
const lookalike = contentWith({ principle: "needs", principles: ["consistency"] });

beforeAll(async () => {
  const led = contentWith({ principle: "consistency", principles: [], values: ["vlecht/skill"] });
  await standard({ code: "VLE-SAL-01", brand: "vlecht", versions: [led] });
  await standard({ code: "VLE-SAL-02", brand: "vlecht", versions: [lookalike] });
  await standard({ code: "VLE-SAL-03", brand: "vlecht", versions: [lookalike] });
  await standard({ code: "HAV-TEL-01", brand: "havenzeker", versions: [led], inLangs: ["nl"] });
  await standard({ code: "LIN-TEL-01", brand: "lindehof", versions: [lookalike] });
  await standard({ code: "LGR-TEL-01", versions: [led] });
  await standard({ code: "ICT-SER-01", unitId: await unit("ict"), versions: [led] });
  await standard({ code: "VLE-OUD-01", brand: "vlecht", versions: [led], more: { retiredAt: new Date("2026-05-01") } });
  await standard({ code: "VLE-NEW-01", brand: "vlecht", versions: [] });
});

describe("A link to a standard", () => {
  test("shows its live statement and its code", async () => {
    expect(await html(<StandardLink lang="nl" code="VLE-SAL-01" />)).toBe(
      '<a href="/nl/standards/VLE-SAL-01">De statement van de norm</a> <span class="code">VLE-SAL-01</span>',
    );
  });

  test("says when the statement is in the other language", async () => {
    expect(await html(<StandardLink lang="en" code="HAV-TEL-01" />)).toContain(
      '<a href="/en/standards/HAV-TEL-01"><span lang="nl">De statement van de norm</span> <small class="only">only in Dutch</small></a>',
    );
  });

  test("leads to what took the place of a retired one, with its code as a mark", async () => {
    const [from, to] = await Promise.all(["VLE-OUD-01", "VLE-SAL-01"].map((code) => db.standard.findUniqueOrThrow({ where: { code } })));
    await db.successor.create({ data: { fromId: from?.id ?? "", toId: to?.id ?? "", kind: "replace" } });
    const link = await html(<StandardLink lang="nl" code="VLE-OUD-01" />);
    expect(link).toContain('href="/nl/standards/VLE-SAL-01"');
    expect(link).toContain("voorheen VLE-OUD-01");
    await db.successor.deleteMany();
  });

  test.each(["VLE-OUD-01", "VLE-NEW-01", "VLE-SAL-99"])("is the code as plain text when it is retired, not published or unknown (%s)", async (code) => {
    expect(await html(<StandardLink lang="nl" code={code} />)).toBe(`<span class="code">${code}</span>`);
  });
});

describe("The live standards of a principle", () => {
  test("are those it leads, brand by brand, then the organisation's and the departments'", async () => {
    const page = await html(<LiveStandards lang="nl" principle="consistency" />);
    expect(codesIn(page)).toEqual(["HAV-TEL-01", "VLE-SAL-01", "LGR-TEL-01", "ICT-SER-01"]);
    expect([...page.matchAll(/<h3[^>]*>.*?([^<>]+)<\/h3>/g)].map(([, name]) => name)).toEqual([
      "Havenzeker",
      "Hotel Lindehof",
      "Vlecht",
      "Lindegroep",
      "Afdeling ict",
    ]);
  });

  test("are twelve of an owner at the most, with a link to all of them", async () => {
    const led = contentWith({ principle: "channels", principles: [] });
    for (let n = 1; n <= 13; n++) await standard({ code: `HAV-VOL-${String(n).padStart(2, "0")}`, brand: "havenzeker", versions: [led] });
    const page = await html(<LiveStandards lang="nl" principle="channels" />);
    expect(codesIn(page)).toHaveLength(12);
    expect(page).toContain('<a href="/nl/standards?brand=havenzeker&amp;principle=channels">Bekijk alle 13 normen</a>');
  });

  test("name a brand's character, and leave the organisation without a mark", async () => {
    const page = await html(<LiveStandards lang="nl" principle="consistency" />);
    expect(page).toContain("<p>Vertrouwd waar je ook binnenloopt.</p>");
    expect(page.match(/class="brandmark"/g)).toHaveLength(3);
  });

  test("count those that serve it besides, and link to them", async () => {
    const page = await html(<LiveStandards lang="nl" principle="consistency" />);
    expect(page).toContain('<a href="/nl/standards?brand=vlecht&amp;principle=consistency">Ook 2 andere normen dienen dit principe</a>');
    expect(page).toContain('<a href="/nl/standards?brand=lindehof&amp;principle=consistency">Dit principe komt terug in 1 norm onder een ander principe</a>');
  });

  test("stand with their figures in words", async () => {
    const page = await html(<LiveStandards lang="en" principle="consistency" />);
    expect(page).toMatch(/at most.*30 s.*95%/);
  });

  test("are missed in one sentence with a way on when there are none", async () => {
    const page = await html(<LiveStandards lang="nl" principle="retention" />);
    expect(page).toContain("Nog geen normen bij dit principe.");
    expect(page).toContain('href="/nl/standards"');
  });
});

describe("The live standards of a value", () => {
  test("are its own brand's, also where another serves it by mistake", async () => {
    const page = await html(<LiveStandards lang="nl" value="vlecht/skill" />);
    expect(codesIn(page)).toEqual(["VLE-SAL-01"]);
    expect(page).toContain("Zo maakt Vlecht dit waar");
  });

  test("are missed in one sentence when there are none", async () => {
    expect(await html(<LiveStandards lang="en" value="vlecht/together" />)).toContain("No standards for this value yet.");
  });
});
