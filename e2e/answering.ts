import type { Page } from "@playwright/test";
import { expect, test as shared } from "./fixtures.ts";
import { basePort, copyDemo, type House, startHouse } from "./house.ts";

/**
 * Journeys of people who assess themselves. Each has one assessment in a cycle, so every file has a house apart, named for
 * it with `test.use({ apart })`: Sam's and Noor's are nobody else's there.
 */
export const test = shared.extend<object, { apart: string; house: House }>({
  apart: ["", { scope: "worker", option: true }],
  house: [
    async ({ apart }, use, worker) => {
      const house = await startHouse(basePort + 20 + worker.parallelIndex, copyDemo(`${apart}-${worker.parallelIndex}`));
      await use(house);
      await house.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

type Section = "retention" | "needs" | "consistency" | "colleagues" | "channels" | "expectation";

/** The button of exactly this name. */
export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** The item of exactly this statement. */
export const item = (page: Page, statement: string) => page.getByRole("group", { name: statement, exact: true });

/** A level of an item, by how its name begins. */
export const level = (page: Page, statement: string, name: string) => item(page, statement).getByRole("radio", { name: new RegExp(`^${name}`) });

/** Expects an item to say when it was saved. */
export const isSaved = (page: Page, statement: string) => expect(item(page, statement).getByText(/^(Bewaard om|Saved at) \d\d:\d\d$/)).toBeVisible();

/** Sam's own form at one principle, whatever was done with it before; gives the address of the assessment. */
export async function openForm(page: Page, section: Section): Promise<string> {
  await page.goto("/nl/assessments");
  await button(page, "Begin")
    .or(page.getByRole("link", { name: /^(Ga verder|Bekijk het resultaat)$/ }))
    .first()
    .click();
  await page.waitForURL(/\/assessments\/[0-9a-f-]{36}/);
  if (page.url().endsWith("/result")) {
    await page.getByLabel("Waarom heropen je?").selectOption({ label: "iets anders" });
    await button(page, "Heropen").click();
    await expect(page.getByRole("radio").first()).toBeVisible();
  }
  const own = new URL(page.url()).pathname.replace(/\/result$/, "");
  await page.goto(`${own}?section=${section}`);
  return own;
}

/** Chooses a level, unless it is chosen, and waits for the server's word that it has it. */
export async function choose(page: Page, statement: string, name: string): Promise<void> {
  if (await level(page, statement, name).isChecked()) return;
  const answered = page.waitForResponse((answer) => answer.url().endsWith("/answers"));
  await level(page, statement, name).check();
  expect((await answered).status()).toBe(200);
  await isSaved(page, statement);
}
