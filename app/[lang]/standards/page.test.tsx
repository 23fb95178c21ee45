import { prerender } from "react-dom/static.edge";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { withDatabase } from "../../../e2e/database.ts";
import { standard } from "./builders";
import StandardsPage from "./page";
import { contentWith } from "./review/builders";

const session = vi.hoisted(() => ({ actor: null as Actor | null }));
// A session is a cookie of a request, and here is none.
vi.mock("@/lib/session", () => ({ requireReader: async () => {}, findActor: async () => session.actor }));

withDatabase("empty");

beforeAll(async () => {
  await standard({ code: "LGR-TEL-01", versions: [contentWith({ values: [] })] });
  await standard({ code: "VLE-SAL-01", brand: "vlecht", versions: [contentWith({ channels: ["face", "chat"], values: ["vlecht/skill"] })] });
  await standard({
    code: "VLE-TEL-01",
    brand: "vlecht",
    versions: [contentWith({ values: ["vlecht/skill"], source: "mission" }, { statement: "Wie belt, hoort een mens" })],
  });
});
beforeEach(() => {
  session.actor = visitor("nl");
});

const list = async (query: Record<string, string> = {}, lang = "nl") => {
  const page = await StandardsPage({ params: Promise.resolve({ lang }), searchParams: Promise.resolve(query) });
  return (await new Response((await prerender(page)).prelude).text()).replaceAll("<!-- -->", "");
};
const codesIn = (page: string) => [...page.matchAll(/class="code">([A-Z0-9-]+)</g)].map(([, code]) => code);

describe("The list of standards", () => {
  test("stands by owner, brands first, with a count", async () => {
    const page = await list();
    expect(codesIn(page)).toEqual(["VLE-SAL-01", "VLE-TEL-01", "LGR-TEL-01"]);
    expect(page).toMatch(/<h2[^>]*>3 normen<\/h2>/);
  });

  test("marks what is chosen, counts what each choice leaves, and keeps the other filters in every link", async () => {
    const page = await list({ brand: "vlecht", channel: "phone" });
    expect(codesIn(page)).toEqual(["VLE-TEL-01"]);
    expect(page).toContain('<a href="/nl/standards?brand=vlecht&amp;channel=phone" aria-current="true">Vlecht <span class="note">1</span></a>');
    expect(page).toContain('<a href="/nl/standards?brand=vlecht&amp;channel=chat">chat <span class="note">1</span></a>');
    expect(page).toContain('<a href="/nl/standards?brand=organisation&amp;channel=phone">Lindegroep <span class="note">1</span></a>');
    expect(page).toContain('<a href="/nl/standards">Wis alle filters</a>');
  });

  test("goes on over pages when there are many, and counts them all on each", async () => {
    for (let n = 1; n <= 99; n++) await standard({ code: `VLE-VOL-${String(n).padStart(2, "0")}`, brand: "vlecht" });
    for (let n = 1; n <= 60; n++) await standard({ code: `VLE-VAL-${String(n).padStart(2, "0")}`, brand: "vlecht" });
    const [first, second, beyond] = [await list({ brand: "vlecht" }), await list({ brand: "vlecht", page: "2" }), await list({ brand: "vlecht", page: "99" })];
    expect(codesIn(first)).toHaveLength(100);
    expect(codesIn(second)).toEqual(expect.arrayContaining(["VLE-VOL-99"]));
    expect(codesIn(second).filter((code) => codesIn(first).includes(code))).toEqual([]);
    expect(codesIn(beyond)).toEqual(codesIn(second));
    for (const page of [first, second]) expect(page).toMatch(/<h2[^>]*>161 normen<\/h2>.*161 normen/s);
    expect(first).toContain('href="/nl/standards?brand=vlecht&amp;page=2" rel="next"');
    expect(second).toContain('href="/nl/standards?brand=vlecht" rel="prev"');
    await db.$executeRaw`UPDATE "Standard" SET "retiredAt" = now() WHERE code LIKE 'VLE-V%'`;
  });

  test("offers no choice that leaves nothing", async () => {
    expect(await list({ channel: "chat" })).not.toContain("brand=organisation");
  });

  test("goes to the other language with the same filters", async () => {
    expect(await list({ brand: "vlecht" })).toContain('href="/en/standards?brand=vlecht" lang="en"');
  });

  test("keeps the filters when words are sought, and the words when a filter is chosen", async () => {
    const page = await list({ brand: "vlecht", q: "mens" });
    expect(codesIn(page)).toEqual(["VLE-TEL-01"]);
    expect(page).toContain('<input type="hidden" name="brand" value="vlecht"/>');
    expect(page).toMatch(/<input [^>]*name="q" value="mens"/);
    expect(page).toContain("/nl/standards?brand=vlecht&amp;channel=phone&amp;q=mens");
  });

  test("unfolds the filters that stand folded when one of them is chosen", async () => {
    expect(await list({ source: "mission" })).toContain('<details open="">');
    expect(await list({ brand: "vlecht" })).toContain("<details>");
  });

  test("ignores a value that it does not know, and says so", async () => {
    const page = await list({ channel: "telex<b>" });
    expect(codesIn(page)).toHaveLength(3);
    expect(page).toContain("“telex&lt;b&gt;” kennen we niet als kanaal. Dat filter doet niet mee.");
  });

  test("says which filter to let go when nothing is left, the one that brings most back first", async () => {
    const page = await list({ brand: "organisation", channel: "phone", q: "mens" });
    expect(page).toContain("Geen norm past bij merk “Lindegroep”, kanaal “telefoon” en “mens”.");
    expect([...page.matchAll(/>(Zoek zonder [^<]*)</g)].map(([, way]) => way)).toEqual(["Zoek zonder merk “Lindegroep”: 1 norm", "Zoek zonder “mens”: 1 norm"]);
    expect(page).toContain('href="/nl/standards?brand=organisation&amp;channel=phone"');
  });

  test("offers to clear the filters when letting one go brings nothing back", async () => {
    expect(await list({ brand: "organisation", channel: "chat", q: "zzz" })).toContain('<a class="btn quiet" href="/nl/standards">Wis alle filters</a>');
  });

  test("shows the way to new standards and to review to leaders only", async () => {
    expect(await list()).not.toContain("/standards/new");
    session.actor = { ...visitor("nl"), id: "somebody", grants: [{ kind: "leader", brand: "vlecht", unitPath: null }] };
    expect(await list()).toMatch(/href="\/nl\/standards\/new".*href="\/nl\/standards\/review"/);
    session.actor = { ...visitor("nl"), id: "somebody", grants: [{ kind: "manager", brand: "vlecht", unitPath: null }] };
    expect(await list()).not.toContain("/standards/review");
  });
});
