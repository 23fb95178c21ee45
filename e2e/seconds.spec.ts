import type { Page } from "@playwright/test";
import { button, test } from "./answering.ts";
import { axe, expect, signIn } from "./fixtures.ts";

test.use({ apart: "seconds" });

/** Answers every screen of a form alike, by the keys of the levels, and goes on to its overview. */
async function answerAll(page: Page, keyOf: (place: number) => string): Promise<void> {
  let place = 0;
  for (let screen = 1; screen <= 6; screen++) {
    await expect(page.getByText(`Principe ${screen} van 6`, { exact: false })).toBeVisible();
    const groups = page.getByRole("group").filter({ has: page.getByRole("radio") });
    for (const group of await groups.all()) {
      // A key is heard only when the page's script runs: whoever sees that it was not, presses it again.
      await expect(async () => {
        await group.getByRole("radio").first().press(keyOf(place));
        await expect(group.getByRole("radio", { checked: true })).toHaveCount(1, { timeout: 1_000 });
      }).toPass();
      place++;
    }
    await page.getByRole("button", { name: screen < 6 ? /^Volgende: / : "Naar het overzicht" }).click();
  }
}

const statusOf = async (page: Page, path: string) => (await page.request.get(path, { maxRedirects: 0 })).status();

test("Sam submits, Mila rates blind, both see the differences first, Sam disagrees, and both close; nobody else finds anything", async ({ openAs }) => {
  test.setTimeout(120_000);
  const sam = await openAs("sam");
  await sam.goto("/nl/assessments");
  await expect(sam.getByRole("link", { name: "Bekijk de verschillen en reageer" })).toBeVisible();
  await button(sam, "Begin").click();
  // “Meestal” everywhere, and “altijd” at the first.
  await answerAll(sam, (place) => (place === 0 ? "4" : "3"));
  await button(sam, "Dien in").click();
  await expect(sam).toHaveURL(/\/result$/);
  const own = new URL(sam.url()).pathname.replace(/\/result$/, "");
  const both = `${own}/second-opinion`;
  await expect(sam.getByText("Nog niemand.", { exact: false })).toBeVisible();

  const mila = await openAs("mila");
  await mila.goto("/nl/assessments");
  const row = mila.getByRole("row").filter({ hasText: "Sam Bakker" });
  await expect(row).toContainText("nieuw");
  await row.getByRole("link", { name: /^Geef een tweede oordeel of open het/ }).click();
  await expect(mila.getByText("Open je dit eerst, dan kun je geen tweede oordeel meer geven", { exact: false })).toBeVisible();
  expect(await axe(mila)).toEqual([]);
  await button(mila, "Geef eerst een tweede oordeel, zonder de antwoorden te zien").click();
  await expect(mila.getByRole("radio").first()).toBeVisible();
  await expect(mila.getByRole("radio", { checked: true })).toHaveCount(0);
  expect(await axe(mila)).toEqual([]);
  // “Meestal” everywhere, and “soms” at the first.
  await answerAll(mila, (place) => (place === 0 ? "2" : "3"));
  expect(await statusOf(mila, `${own}/result/export?format=csv`)).toBe(307);
  expect(await statusOf(mila, `${both}/export?format=csv`)).toBe(404);
  await button(mila, "Geef je tweede oordeel").click();
  const differs = mila.getByRole("region", { name: "Verschillend (1)" });
  await expect(differs.getByRole("article")).toContainText("Tweede oordeel min zelfbeoordeling: −2 niveaus");
  expect(await axe(mila)).toEqual([]);
  await expect(mila.getByText("Sam Bakker heeft nog niet gereageerd.", { exact: false })).toBeVisible();

  await sam.goto("/nl/assessments");
  await expect(sam.getByText("Mila van Dongen gaf een tweede oordeel", { exact: false })).toHaveCount(2);
  await sam.goto(`${own}/result`);
  await expect(sam.getByRole("table", { name: /^Wie deze zelfbeoordeling opende/ })).toContainText("Mila van Dongen");
  await expect(button(sam, "Heropen")).toHaveCount(0);
  await sam.getByRole("link", { name: "Bekijk beide oordelen" }).click();
  await expect(sam.getByRole("article").first()).toContainText("Zelfbeoordeling (Sam Bakker): altijd");
  await sam.getByLabel("Ik ben het er niet mee eens").check();
  await button(sam, "Verstuur je reactie").click();
  await expect(sam.getByLabel("Waarom niet?")).toHaveAccessibleDescription(/Vul dit in/);
  await sam.getByLabel("Waarom niet?").fill("Op maandag lag de lijst er niet.");
  await button(sam, "Verstuur je reactie").click();
  await expect(sam.getByText("Sam Bakker is het er niet mee eens", { exact: false }).first()).toBeVisible();
  await button(sam, "Sluit af").click();
  await expect(sam.getByText("Sam Bakker sloot dit af op", { exact: false })).toBeVisible();
  await expect(button(sam, "Wijzig je reactie")).toHaveCount(0);

  await mila.goto(both);
  await expect(mila.getByText("Op maandag lag de lijst er niet.")).toBeVisible();
  await button(mila, "Sluit af").click();
  await expect(mila.getByText("Mila van Dongen sloot dit af op", { exact: false })).toBeVisible();
  const csv = await (await mila.request.get(`${both}/export?format=csv`)).text();
  expect(csv.split("\r\n")[1]).toMatch(/;3;altijd;1;soms;-2;/);
  expect(csv).toContain("Op maandag lag de lijst er niet.");
  expect(await statusOf(sam, `${both}/export?format=xlsx`)).toBe(200);
  await mila.goto("/nl/assessments");
  await expect(row).toContainText("tweede oordeel afgesloten");

  for (const who of ["noor", "lars", "ad"] as const) {
    const other = await openAs(who);
    for (const path of [both, `${both}/export?format=csv`, `${own}/result`]) expect(await statusOf(other, path), `${who} ${path}`).toBe(404);
  }
});

test.describe("without script, in English", () => {
  test.use({ javaScriptEnabled: false });

  test("Mila begins a second opinion, saves a screen, is asked about what is open, and gives it up", async ({ page }) => {
    await signIn(page, "mila", "en");
    await page.goto("/en/assessments");
    await page.getByRole("row").filter({ hasText: "new" }).getByRole("link").first().click();
    await button(page, "Give a second opinion first, without seeing the answers").click();
    const first = page
      .getByRole("group")
      .filter({ has: page.getByRole("radio") })
      .first();
    await first.getByRole("radio", { name: /^mostly/ }).check();
    await page.getByRole("button", { name: /^Next: / }).click();
    await page.getByRole("link", { name: "Overview and giving" }).click();
    await expect(page.getByText(/^.*1 of \d+ answered\.$/).first()).toBeVisible();
    await button(page, "Give your second opinion").click();
    await expect(page.getByText("Not given yet: some standards are open.", { exact: false })).toBeVisible();
    await button(page, "Stop this second opinion").click();
    await expect(page).toHaveURL(/\/en\/assessments$/);
    await expect(page.getByText("second opinion begun")).toHaveCount(0);
  });
});
