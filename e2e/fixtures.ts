import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { basePort, copyDemo, type House, startHouse } from "./house.ts";

type Account = "noor" | "sam" | "mila" | "lars" | "lotte" | "ad";

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, who: Account, lang: "nl" | "en" = "nl"): Promise<void> {
  await page.goto(`/${lang}/sign-in`);
  await page.getByLabel(/e-mail/i).fill(`${who}@lindegroep.example`);
  await page.getByLabel(/wachtwoord|password/i).fill("koffie-met-melk-2026");
  await page.getByRole("button", { name: /meld aan|aanmelden|sign in/i }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
}

/** What WCAG 2.2 A and AA find wrong with the page as it stands: one line each. */
export async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`));
}

/** Journeys against a server and a copy of the demo organisation that this worker has for itself; other sites are never asked. */
export const test = base.extend<object, { house: House }>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs
    async ({}, use, worker) => {
      const house = await startHouse(basePort + 10 + worker.parallelIndex, copyDemo(`worker-${worker.parallelIndex}`));
      await use(house);
      await house.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ house }, use) => use(house.url),
  page: async ({ page, house }, use) => {
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(house.url) && !request.url().startsWith("data:")) foreign.push(request.url());
    });
    await use(page);
    expect(foreign).toEqual([]);
  },
});

export { expect };
