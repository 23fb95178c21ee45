import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
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

/** Opens a browser of this person's own, signed in; each signs in through the page once, and then carries the cookie along. */
type OpenAs = (who: Account, options?: BrowserContextOptions) => Promise<Page>;

/** Journeys against a server and a copy of the demo organisation that this worker has for itself; other sites are never asked. */
export const test = base.extend<object, { house: House; openAs: OpenAs }>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs
    async ({}, use, worker) => {
      const house = await startHouse(basePort + 10 + worker.parallelIndex, copyDemo(`worker-${worker.parallelIndex}`));
      await use(house);
      await house.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  openAs: [
    async ({ browser, house }, use) => {
      const jars = new Map<Account, Awaited<ReturnType<BrowserContext["storageState"]>>>();
      await use(async (who, options) => {
        const context = await browser.newContext({ baseURL: house.url, ...options, storageState: jars.get(who) });
        const page = await context.newPage();
        if (!jars.has(who)) {
          await signIn(page, who);
          jars.set(who, { ...(await context.storageState()), origins: [] });
        }
        return page;
      });
    },
    { scope: "worker" },
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
