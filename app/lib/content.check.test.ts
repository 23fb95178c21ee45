import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { contentFolder } from "@/lib/content";
import { checkContent } from "@/lib/content.check";

/** What is done to the text of one file ("" when it is not there); null takes the file away. */
type Change = (text: string) => string | null;
/** Where a problem is expected, by its line or by what stands on it, and words of its message. */
type Expected = [file: string, on: string | number, message: string];

const root = mkdtempSync(join(tmpdir(), "maatstaf-content-"));
const matter = /^---\n[\s\S]*?\n---\n/;
const read = (name: string) => (existsSync(join(root, name)) ? readFileSync(join(root, name), "utf8") : null);
const write = (name: string, text: string | null) => (text === null ? rmSync(join(root, name)) : writeFileSync(join(root, name), text));
const before = new Map<string, string | null>();

beforeAll(() => {
  cpSync(contentFolder, join(root, "content"), { recursive: true });
  // The pages that no test looks into keep their front matter and get few words, for speed.
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" }))
    if (name.endsWith(".mdx") && !/(why|quality)\.mdx$/.test(name))
      write(name, `${matter.exec(read(name) ?? "")?.[0]}\n${name.includes("handbook") ? "a ".repeat(150) : "a"}\n`);
});
afterEach(() => {
  for (const [name, text] of before) if (read(name) !== text) write(name, text);
  before.clear();
});
afterAll(() => rmSync(root, { recursive: true }));

/** Changes the copy of the texts until the end of the test. */
function change(changes: Record<string, Change>) {
  for (const [name, make] of Object.entries(changes)) {
    before.set(name, read(name));
    const after = make(read(name) ?? "");
    expect(after, `the change leaves ${name} as it was`).not.toBe(read(name));
    write(name, after);
  }
}

/** What the check says of the copy, and what it should say: exactly these problems, at these lines. */
const found = () => checkContent(join(root, "content"));
const lineOf = (name: string, on: string | number) => (typeof on === "number" ? on : (read(name) ?? "").split("\n").findIndex((line) => line.includes(on)) + 1);
const these = (expected: Expected[]) => expected.map(([file, on, message]) => ({ file, line: lineOf(file, on), message: expect.stringContaining(message) }));

const nl = "content/nl/handbook/why.mdx";
const en = "content/en/handbook/why.mdx";

const andThen =
  (...lines: string[]): Change =>
  (text) =>
    `${text.trimEnd()}\n\n${lines.join("\n")}\n`;
const swap =
  (what: string | RegExp, by: string): Change =>
  (text) =>
    text.replace(what, by);
const gone: Change = () => null;

describe("the texts of the portal", () => {
  it("are sound", () => {
    expect(checkContent(contentFolder)).toEqual([]);
  });

  it("may link to every address there is, with a query or to a heading, and to elsewhere", () => {
    const addresses = ["", "/brands", "/brands/vlecht", "/brands/vlecht/values", "/brands/vlecht/values/skill", "/standards", "/standards/LIN-TEL-03"];
    const more = ["/standards?brand=vlecht", "/assessments", "/calculator?customers=40", "/handbook/sources/expectations", "/handbook/quality#kloof-1-weten"];
    const elsewhere = ["https://www.galexia.com/public", "mailto:ad@lindegroep.example"];
    const links = [...[...addresses, ...more].map((path) => `/nl${path}`), ...elsewhere].map((url) => `[daar](${url})`);
    change({ [nl]: andThen(...links) });
    expect(found()).toEqual([]);
  });

  it("may use every component as it is meant", () => {
    const lines = [
      '<Pull title="Een"><Spread values={[1, 2.5, -3]}>**1**</Spread></Pull>',
      "",
      '<Standards value="vlecht/skill" />',
      "",
      '<Standards principle="needs" />',
    ];
    change({ [nl]: andThen(...lines, "", "<RetentionCalculator />", "", 'Zo.<Cite id="cra-2015" where="tabel 2" />') });
    expect(found()).toEqual([]);
  });
});

const bodies: [name: string, lines: string[], on: string, message: string][] = [
  [
    "a citation of a work that is not in the bibliography",
    ['Zo is het.<Cite id="x-1999" />'],
    "x-1999",
    'unknown reference "x-1999"; add it to content/bibliography.json or correct the id',
  ],
  ["a citation without a work", ["Zo is het.<Cite />"], "<Cite />", "<Cite> id"],
  ["a property that a component does not have, on a line of its own", ["<Cite", '  id="cra-2015"', '  page="4"', "/>"], "page=", "<Cite> page"],
  ["a quote without its source", ["<Quote>Zo.</Quote>"], "<Quote>Zo", "<Quote> source"],
  ["a pulled picture without a title", ["<Pull><Spread values={[1]}>Zo.</Spread></Pull>"], "<Pull><Spread", "<Pull> title"],
  ["a spread that is not a list of numbers", ['<Spread values={[1, "2"]}>Zo.</Spread>'], '"2"', "<Spread> values 1"],
  ["a spread that is computed", ["<Spread values={Array(4)}>Zo.</Spread>"], "Array(4)", "<Spread> values"],
  ["properties that are computed", ['Zo.<Cite {...props} id="cra-2015" />'], "{...props}", "<Cite> …"],
  ["a standard whose code is not one", ['Zo: <Standard code="lin-tel-3" />.'], "lin-tel-3", '"lin-tel-3" is not written like LIN-TEL-03'],
  ["the standards of an unknown principle", ['<Standards principle="speed" />'], "speed", 'unknown principle "speed"'],
  ["the standards of an unknown value", ['<Standards value="vlecht/speed" />'], "vlecht/speed", 'unknown value or brand "vlecht/speed"'],
  ["the standards of nothing", ["<Standards />"], "<Standards />", "a principle or a value"],
  ["the standards of a principle and a value at once", ['<Standards principle="needs" value="vlecht/skill" />'], "vlecht/skill", "a principle or a value"],
  ["a calculator that is given something", ["<RetentionCalculator open />"], "open />", "<RetentionCalculator> open"],
  ["an unknown component", ["<Video src='a' />"], "<Video", "unknown component <Video>; there are Cite"],
  ["an element of HTML", ["Zo <a href='/nl'>daar</a>."], "<a href", "unknown component <a>"],
  ["a component that every object has", ["<constructor />"], "<constructor", "unknown component <constructor>"],
  ["a tag that is not closed", ["Zo <Quote source='a'>dus."], "Zo <Quote", "is not MDX"],
  ["a brace that is not closed", ["Zo {dus."], "Zo {dus", "is not MDX"],
  ["code among the words", ["Zo {1 + 1}."], "1 + 1", "is code"],
  ["an import", ['import { db } from "@/lib/db";'], "import {", "is code"],
  ["a heading of the first level", ["# Nog een titel"], "# Nog", "first level"],
  ["a link without a language", ["Zie", "[daar](/handbook/quality)."], "[daar]", 'link "/handbook/quality" has no language; begin it with /nl'],
  ["a link that is not absolute", ["Zie [daar](quality)."], "(quality)", 'link "quality" has no language'],
  ["a link to a heading without its page", ["Zie [daar](#de-keten)."], "(#de", "has no language"],
  ["a link to the other language", ["Zie [daar](/en/handbook/quality)."], "(/en/", "leads to the other language"],
  ["a link to a page that is not there", ["Zie [daar](/nl/handbook/speed)."], "speed", 'link "/nl/handbook/speed" leads nowhere'],
  ["a link to the values of a brand that is not there", ["Zie [daar](/nl/brands/speed/values)."], "speed", "leads nowhere"],
  ["a link to a standard whose code is not one", ["Zie [daar](/nl/standards/LIN-3)."], "LIN-3", "leads nowhere"],
  ["a link to a standard in the wrong place", ["Zie [daar](/nl/standaard/LIN-TEL-03)."], "standaard", "leads nowhere"],
  ["a link to a heading that is not there", ["Zie [daar](/nl/handbook/quality#kloof-9)."], "kloof-9", "leads to no heading; there is #vijf-dimensies"],
  ["a link that is defined further down", ["Zie [daar][d].", "", "[d]: /nl/speed"], "[d]: ", 'link "/nl/speed" leads nowhere'],
];

describe("the build refuses, with file and line,", () => {
  it.each(bodies)("%s", (_, lines, on, message) => {
    change({ [nl]: andThen(...lines) });
    expect(found()).toEqual(these([[nl, on, message]]));
  });
});

const fronts: [name: string, changes: Record<string, Change>, expected: Expected[]][] = [
  ["a title that is too long", { [nl]: swap(/^title:.*$/m, `title: "${"a".repeat(61)}"`) }, [[nl, "title:", "title: "]]],
  ["a key it does not know", { [nl]: swap(/^revision:/m, "author: ad\nrevision:") }, [[nl, "author:", "author: "]]],
  ["a key without a value", { [nl]: swap(/^summary:.*$/m, "summary:") }, [[nl, "summary:", "summary: "]]],
  ["a key that is left out", { [nl]: swap(/^change:.*\n/m, "") }, [[nl, 1, "change: "]]],
  ["a change that is neither material nor editorial", { [nl]: swap(/^change:.*$/m, "change: big") }, [[nl, "change:", "change: "]]],
  [
    "an unknown principle",
    { [nl]: swap(/^principles:.*$/m, "principles:\n  - retention\n  - speed") },
    [[nl, "- speed", 'unknown principle "speed"; there are channels, ']],
  ],
  ["an unknown value", { [nl]: swap(/^revision:/m, "values: [vlecht/speed]\nrevision:") }, [[nl, "values:", 'unknown value or brand "vlecht/speed"']]],
  ["an unknown brand", { [nl]: swap(/^revision:/m, "values: [knip/skill]\nrevision:") }, [[nl, "values:", 'unknown value or brand "knip/skill"']]],
  ["no front matter", { [nl]: swap(matter, "") }, [[nl, 1, "has no front matter"]]],
  ["front matter that cannot be read", { [nl]: swap(/^order:.*$/m, "order: [5") }, [[nl, "principles:", "cannot be read"]]],
  ["a key that is there twice", { [nl]: swap(/^order:.*$/m, "order: 5\norder: 5") }, [[nl, 5, "cannot be read"]]],
  ["an order that differs between the languages", { [en]: swap(/^order:.*$/m, "order: 55") }, [[en, "order:", "order is 55 here and 5 in content/nl"]]],
  [
    "principles that differ between the languages",
    { [en]: swap(/^principles:.*$/m, "principles: [needs]") },
    [[en, "principles:", "principles is needs here"]],
  ],
  [
    "values that differ between the languages",
    { [en]: swap(/^revision:/m, "values: [vlecht/skill]\nrevision:") },
    [[en, "values:", "values is vlecht/skill here"]],
  ],
  ["a revision that differs between the languages", { [nl]: swap(/^revision:.*$/m, "revision: 77") }, [[en, "revision:", "revision is 1 here and 77"]]],
  [
    "two pages of a list with one order",
    { [nl]: swap(/^order:.*$/m, "order: 1"), [en]: swap(/^order:.*$/m, "order: 1") },
    [
      [en, "order:", "order 1 is that of content/en/handbook/mission.mdx"],
      [nl, "order:", "order 1 is that of content/nl/handbook/mission.mdx"],
    ],
  ],
];

const vision = ["content/nl/handbook/vision.mdx", "content/en/handbook/vision.mdx"] as const;
const works = "content/bibliography.json";
const vlecht = "content/brands/vlecht.json";
const parts: typeof fronts = [
  ["a page that is missing in English", { [vision[1]]: gone }, [[vision[1], 1, "is missing"]]],
  ["a page that is missing in Dutch", { [vision[0]]: gone }, [[vision[0], 1, "is missing"]]],
  [
    "a page of the handbook that is gone",
    { [vision[0]]: gone, [vision[1]]: gone },
    [
      [vision[1], 1, "is missing"],
      [vision[0], 1, "is missing"],
    ],
  ],
  [
    "a new page in one language",
    { "content/nl/handbook/los.mdx": () => (read(nl) ?? "").replace(/^order:.*$/m, "order: 66") },
    [["content/en/handbook/los.mdx", 1, "is missing"]],
  ],
  [
    "a page of the handbook that says too little",
    { [nl]: (text) => `${matter.exec(text)?.[0]}\n${"woord ".repeat(149)}\n` },
    [[nl, 1, "has 149 words; write at least 150"]],
  ],
  ["a brand's colour that is not one", { [vlecht]: swap(/"dark": ".*"/, '"dark": "purple"') }, [[vlecht, "purple", "accent dark: "]]],
  ["a brand whose slug is not its file's name", { [vlecht]: swap('"slug": "vlecht"', '"slug": "kapper"') }, [[vlecht, "kapper", "slug: "]]],
  ["two brands with one prefix", { [vlecht]: swap('"prefix": "VLE"', '"prefix": "LIN"') }, [[vlecht, "LIN", "LIN is the prefix of lindehof"]]],
  ["a brand with a comma too many", { [vlecht]: swap(/"filled": false\s+\}/, '"filled": false, }') }, [[vlecht, '"filled"', "cannot be read"]]],
  ["a brand that breaks off", { [vlecht]: (text) => text.slice(0, text.indexOf('"mark"')) }, [[vlecht, 13, "cannot be read"]]],
  ["pages of a brand that is not there", { [vlecht]: gone }, [[vlecht, 1, "is missing"]]],
  [
    "a new brand without pages and values",
    { "content/brands/nieuw.json": () => (read(vlecht) ?? "").replace("vlecht", "nieuw").replace("VLE", "NIE") },
    [
      ["content/brands/nieuw.json", 1, "has 0 values; write at least 3"],
      ...["en", "nl"].flatMap((lang) => ["index", "mission", "vision"].map((page): Expected => [`content/${lang}/brands/nieuw/${page}.mdx`, 1, "is missing"])),
    ],
  ],
  [
    "a work without a title",
    { [works]: swap(/("id": "cra-2015".*)"title"/, '$1"name"') },
    [
      [works, "cra-2015", "title: "],
      [works, "cra-2015", "name: "],
    ],
  ],
  ["a work that is in the bibliography twice", { [works]: swap('"id": "sqm"', '"id": "cra-2015"') }, [[works, "Top 10 call", '"cra-2015" is there twice']]],
];

describe("the build refuses, with file and line,", () => {
  it.each([...fronts, ...parts])("%s", (_, changes, expected) => {
    change(changes);
    expect(found()).toEqual(these(expected));
  });
});

describe("the check as a command", () => {
  const project = dirname(contentFolder);
  const run = (cwd: string) =>
    spawnSync(
      process.execPath,
      [join(project, "node_modules/tsx/dist/cli.mjs"), "--tsconfig", join(project, "tsconfig.json"), join(project, "app/lib/content.check.ts")],
      { cwd, encoding: "utf8" },
    );

  it("says in one line how many pages are sound", () => {
    const { status, stdout } = run(project);
    expect(stdout).toMatch(/^\d+ pages are sound\n$/);
    expect(status).toBe(0);
  });

  it("prints file, line, fault and mend of each problem, and fails", () => {
    change({ [nl]: andThen('Zo.<Cite id="x" />') });
    const { status, stdout } = run(root);
    expect(stdout).toBe(`${nl}:${lineOf(nl, 'id="x"')} unknown reference "x"; add it to content/bibliography.json or correct the id\n`);
    expect(status).toBe(1);
  });
});
