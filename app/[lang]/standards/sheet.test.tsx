import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { findBrand } from "@/lib/content";
import { contentWith } from "./review/builders";
import { StandardSheet } from "./sheet";

const sheet = (content: Parameters<typeof StandardSheet>[0]["content"], lang: "nl" | "en" = "nl") =>
  renderToStaticMarkup(<StandardSheet lang={lang} content={content} brand={findBrand("lindehof")} />);

describe("The sheet of a standard", () => {
  test("draws an unmarked ruler and says what is empty while a draft has no figures", () => {
    const page = sheet(contentWith({ limit: null, target: null, principle: "", channels: [] }));
    expect(page).not.toContain("m-target");
    expect(page.match(/nog leeg/g)).toHaveLength(2);
  });

  test("has no limit where the answer is yes or no", () => {
    const page = sheet(contentWith({ measure: "yesno", comparison: null, limit: null, unit: null }), "en");
    expect(page).toMatch(/<dt>One contact<\/dt><dd>yes or no/);
    expect(page).toContain("m-target");
  });

  test("calls a limit that must be reached a minimum", () => {
    expect(sheet(contentWith({ measure: "count", comparison: "least", limit: 3, unit: "times" }))).toMatch(/<dt>Ondergrens voor één contact<\/dt><dd>3 keer/);
  });

  test("leaves out a value or principle whose page is gone", () => {
    const page = sheet(contentWith({ values: ["lindehof/attention", "lindehof/gone"], principles: ["gone"] }));
    expect(page.match(/<span>Waarde<\/span>/g)).toHaveLength(1);
    expect(page).not.toContain("Dient ook");
  });

  test("shows each line of the conditions as a point, and names the stakeholder", () => {
    const page = sheet(contentWith({ source: "stakeholder", stakeholder: "government" }, { conditions: "Dag en nacht.\n\n Niet bij storing. " }));
    expect(page).toContain("<ul><li>Dag en nacht.</li><li>Niet bij storing.</li></ul>");
    expect(page).toContain('href="/nl/handbook/sources/stakeholders">belanghebbende</a>: overheid.');
  });

  test("shows the words there are, marked, when the asked language is missing", () => {
    const { numbers, words } = contentWith();
    expect(sheet({ numbers, words: { nl: words.nl } }, "en")).toContain('<div lang="nl"><p>De why van de norm</p></div>');
  });
});
