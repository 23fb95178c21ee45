import { test } from "./answering.ts";
import { axe, expect } from "./fixtures.ts";

// A house apart: a cycle that opens or closes changes what everybody sees.
test.use({ apart: "cycles" });

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("Lars repeats the last cycle, changes it, opens it, sees how far people are, closes it, and lets who was late in with a reason", async ({ openAs }) => {
  test.setTimeout(90_000);
  const page = await openAs("lars");
  await page.goto("/nl/assessments/cycles");
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: /Herhaal ronde/ }).click();
  await expect(page.getByText("gepland", { exact: true })).toBeVisible();
  await expect(page.getByText("7 dagen voor de laatste dag")).toBeVisible();
  const address = page.url();

  await page.getByRole("link", { name: "Wijzig" }).click();
  await page.getByLabel("Naam").fill("Herstart facilitair");
  await page.getByLabel("Lindegroep", { exact: true }).uncheck();
  await page.getByText("3 vestigingen en afdelingen hieronder Diensten").click();
  await page.getByLabel("Facilitair", { exact: true }).check();
  await page.getByLabel("Laatste dag", { exact: true }).fill("2020-01-01");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByLabel("Laatste dag", { exact: true })).toHaveAccessibleDescription(/De laatste dag ligt voor de eerste/);
  await expect(page.getByLabel("Facilitair", { exact: true })).toBeChecked();
  await page.getByLabel("Laatste dag", { exact: true }).fill("2099-01-31");
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Herstart facilitair");

  await page.getByText("Open nu", { exact: true }).click();
  await page.getByRole("button", { name: "Open de ronde vandaag" }).click();
  // The page asks anew by itself until the background is done.
  await expect(page.getByText("open", { exact: true })).toBeVisible({ timeout: 20_000 });
  const row = page.getByRole("table", { name: "Voortgang per vestiging of afdeling" }).getByRole("row", { name: /^Facilitair/ });
  await expect(row.getByRole("cell").first()).toHaveText("6");
  await expect(row).toContainText("0 van ");
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  expect((await file).suggestedFilename()).toMatch(/^cycle-.*\.csv$/);
  expect(await axe(page)).toEqual([]);

  await page.getByText("Sluit nu", { exact: true }).click();
  await page.getByRole("button", { name: "Sluit de ronde vandaag" }).click();
  await expect(page.getByText("gesloten", { exact: true })).toBeVisible({ timeout: 20_000 });
  await page.locator("summary", { hasText: "Heropen voor wie te laat was" }).click();
  await page.getByLabel("Laatste dag", { exact: true }).fill(day(5));
  await page.getByLabel("Reden").fill("De verhuizing liep uit.");
  await page.getByRole("button", { name: "Heropen voor wie te laat was" }).click();
  await expect(page.getByText("De verhuizing liep uit.")).toBeVisible();
  await expect(page.getByText("heropend", { exact: true })).toBeVisible();
});

test("Without script Lotte plans a cycle, is told what is wrong with what she typed, and deletes it again", async ({ openAs }) => {
  const page = await openAs("lotte", { javaScriptEnabled: false });
  await page.goto("/nl/assessments/cycles/new");
  await page.getByLabel("Naam").fill("Proef");
  await page.getByLabel("telefoon").check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("Kies minstens één vestiging of afdeling.")).toBeVisible();
  await expect(page.getByLabel("Naam")).toHaveValue("Proef");
  await expect(page.getByLabel("telefoon")).toBeChecked();
  await page.getByLabel("Vlecht", { exact: true }).check();
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Proef");
  await expect(page.getByText(/Ging de ronde nu open, dan vroeg ze \d+ normen/)).toBeVisible();
  await page.locator("summary", { hasText: "Verwijder" }).click();
  await page.getByRole("button", { name: "Verwijder de geplande ronde" }).click();
  await expect(page).toHaveURL("/nl/assessments/cycles");
  await expect(page.getByRole("link", { name: "Proef" })).toHaveCount(0);
});
