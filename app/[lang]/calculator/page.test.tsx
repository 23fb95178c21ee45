import { prerender } from "react-dom/static.edge";
import { expect, test } from "vitest";
import CalculatorPage from "./page";

/** What a browser gets, without the marks that React leaves between texts. */
async function shown(lang: string, query: Record<string, string | string[]>): Promise<string> {
  const page = await CalculatorPage({ params: Promise.resolve({ lang }), searchParams: Promise.resolve(query) });
  return (await new Response((await prerender(page)).prelude).text()).replaceAll("<!-- -->", "");
}
/** The tag of a field. */
const fieldOf = (page: string, name: string) => [...page.matchAll(/<input[^>]*>/g)].find(([tag]) => tag.includes(` name="${name}"`))?.[0];
const filled = { customers: "1.200", revenue: "240,50", lost: "15", keep: "20", win: "85" };

test("the answer stands on the page, in words and in a table, and what was typed is still in the fields", async () => {
  const page = await shown("nl", filled);
  // By hand: 15% of 1,200 is 180; 180 × 240.50 = 43,290; a fifth of 180 is 36; 36 × 240.50 = 8,658; 36 × 85 = 3,060.
  expect(page).toContain("Per jaar verlies je 180 klanten, en daarmee €\u00a043.290 omzet");
  expect(page).toContain('<td data-label="Berekening">36 klanten × €\u00a0240,50</td><td data-label="Uitkomst">€\u00a08.658</td>');
  expect(page).toContain('<td data-label="Uitkomst">€\u00a03.060</td>');
  expect(fieldOf(page, "customers")).toContain('value="1.200"');
  expect(fieldOf(page, "revenue")).toContain('value="240,50"');
  expect(page).not.toContain("aria-invalid");
});

test("the link to the other language keeps what was typed", async () => {
  expect(await shown("nl", filled)).toContain('href="/en/calculator?customers=1.200&amp;revenue=240%2C50&amp;lost=15&amp;keep=20&amp;win=85"');
});

test("without the cost of winning a customer the answer leaves that out", async () => {
  const page = await shown("en", { ...filled, win: " " });
  expect(page).toContain("Each year you lose 180 customers, and €43,290 in revenue with that");
  expect(page).not.toContain("Winning as many new customers costs");
  expect(page).not.toContain("aria-invalid");
});

test("a wrong figure is explained beside its field in words, and nothing is worked out", async () => {
  const page = await shown("nl", { customers: "veel", revenue: "", lost: "150", keep: "20", win: "0" });
  const faultOf = (name: string) => new RegExp(`<p class="err" id="figure-${name}-fault">.*?</svg>([^<]*)</p>`).exec(page)?.[1];
  expect(faultOf("customers")).toBe("Schrijf hier een getal, zoals 30 of 2,5.");
  expect(faultOf("revenue")).toBe("Vul dit in.");
  expect(faultOf("lost")).toBe("Schrijf een percentage van 0 tot 100.");
  expect(faultOf("keep")).toBeUndefined();
  expect(faultOf("win")).toBe("Schrijf een bedrag van 0,01 tot 1.000.000 euro.");
  for (const part of ['aria-describedby="figure-lost-hint figure-lost-fault"', 'aria-invalid="true"', 'value="150"'])
    expect(fieldOf(page, "lost")).toContain(part);
  expect(page).not.toContain('id="answer"');
});

test("an address with only some of the figures, or one of them twice, is answered as a form would be", async () => {
  const page = await shown("nl", { customers: ["7", "9"] });
  expect(fieldOf(page, "customers")).toContain('value="7"');
  expect(page.split("Vul dit in.")).toHaveLength(4);
});

test("part of a customer is no number of customers", async () => {
  expect(await shown("nl", { ...filled, customers: "12,5" })).toContain("Schrijf een heel aantal van 1 tot 10.000.000.");
});

test("when nobody leaves there is nothing to draw", async () => {
  const page = await shown("nl", { ...filled, lost: "0" });
  expect(page).toContain("Er vertrekt niemand, dus er gaat geen omzet verloren");
  expect(page).not.toContain("strip");
});

test("without figures the form shows an example and no answer", async () => {
  const page = await shown("nl", {});
  expect(fieldOf(page, "lost")).toContain('value="15"');
  expect(page).not.toContain('id="answer"');
});
