import type { Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures.ts";
import { newClient, signInAt } from "./wire.ts";

// Looks at the demo; changes only a person and a standard of its own: Jip Beeld of Den Haag and HAV-PEN-02.

test.describe.configure({ timeout: 90_000 });

/** Where the page is wider than the screen, with what sticks out. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const out = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return `${scrollWidth} wide on ${clientWidth}: ${out
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 80))
      .join(" | ")}`;
  });

/** What can be pressed and is smaller than 24 by 24, unless it is a link within a sentence (WCAG 2.5.8). */
const smallTargets = (page: Page) =>
  page.evaluate(() => {
    const inSentence = (element: Element) => {
      const around = element.closest("p, li, dd, td, th, small, span, figcaption, blockquote") ?? element;
      return (
        element.tagName === "A" && getComputedStyle(element).display === "inline" && (around.textContent ?? "").trim() !== (element.textContent ?? "").trim()
      );
    };
    const boxOf = (element: Element) => {
      const label = element instanceof HTMLInputElement && /^(radio|checkbox)$/.test(element.type) ? element.labels?.[0] : null;
      return (label ?? element).getBoundingClientRect();
    };
    return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !inSentence(element))
      .map((element) => ({ element, box: boxOf(element) }))
      .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < 24 || box.height < 24))
      .map(({ element, box }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${element.outerHTML.slice(0, 120)}`);
  });

/** Sets the size of text as a reader does in the settings of the browser, from which every size and every breakpoint here follows. */
async function textAt(page: Page, percent: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: (16 * percent) / 100, fixed: (13 * percent) / 100 } });
  await session.detach();
  await expect(page.locator("html")).toHaveCSS("font-size", `${(16 * percent) / 100}px`);
}

/** What is wrong with how the page that stands open looks: by axe, in width and in the size of what can be pressed. */
async function flawsOf(page: Page, name: string): Promise<string[]> {
  const flaws: string[] = [];
  const note = (where: string, found: string[]) => {
    if (found.length > 0) flaws.push(`${name}, ${where}: ${found.length} times, such as ${found.slice(0, 3).join(" | ")}`);
  };
  const wide = async (where: string) => {
    const found = await overflow(page);
    if (found) note(where, [found]);
  };
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 1280, height: 800 });
  note("1280 light", await axe(page));
  note("1280", await smallTargets(page));
  await wide("1280");
  await textAt(page, 200);
  await wide("text at 200 %");
  await textAt(page, 100);
  await page.setViewportSize({ width: 768, height: 900 });
  await wide("768");
  await page.setViewportSize({ width: 320, height: 640 });
  await wide("320");
  note("320", await smallTargets(page));
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  note("320 dark", await axe(page));
  await page.setViewportSize({ width: 1280, height: 800 });
  return flaws;
}

/** Opens each address and gives all that is wrong with how they look. */
async function flawsAt(page: Page, paths: string[], status = 200): Promise<string[]> {
  const flaws: string[] = [];
  for (const path of paths) {
    const answer = await page.goto(path);
    if (answer?.status() !== status) flaws.push(`${path} is ${answer?.status()}`);
    flaws.push(...(await flawsOf(page, path)));
  }
  return flaws;
}

/** Lets the page's browser go on with the session of a client. */
async function carry(page: Page, client: ReturnType<typeof newClient>): Promise<void> {
  const { origin } = new URL(page.url().startsWith("http") ? page.url() : "http://localhost");
  await page.context().addCookies([...client.jar].map(([name, value]) => ({ name, value, domain: new URL(origin).hostname, path: "/" })));
}

const password = "zeven bruggen over de maas";
let jip: ReturnType<typeof newClient>;
let jipsPage: string;
let invitation: string;

test.beforeAll(async ({ house }) => {
  const ad = await signInAt(house.url, "ad");
  const option = /<option value="(unit:[0-9a-f-]+)"[^>]*>[^<]*(?:Den Haag|The Hague)/.exec((await ad.get("/en/people/new")).body)?.[1] ?? "";
  const invite = async (name: string, email: string) => {
    const added = await ad.send("/en/people/new", "Add", { name, email, lang: "nl", kind: "employee", place: option, from: "2026-01-05" });
    expect(added.status).toBe(303);
    const made = await ad.send(added.to ?? "", "Make a link", {});
    return { page: added.to ?? "", link: new URL(/value="(http[^"]+\/invite\/[^"]+)"/.exec(made.body)?.[1] ?? "").pathname };
  };
  const first = await invite("Jip Beeld", "jip.beeld@lindegroep.example");
  jipsPage = first.page;
  jip = newClient(house.url);
  expect((await jip.send(first.link, "Bewaar het wachtwoord", { password, passwordAgain: password })).to).toBe("/nl/me");
  expect((await jip.send("/nl/assessments", "Begin", {})).status).toBe(303);
  const lars = await signInAt(house.url, "lars");
  expect((await lars.send("/nl/standards/HAV-PEN-02/edit", "Begin een nieuwe versie", {})).status).toBe(303);
  invitation = (await invite("Bo Wacht", "bo.wacht@lindegroep.example")).link;
});

test("the handbook and the brands", async ({ page }) => {
  expect(
    await flawsAt(page, [
      "/nl",
      "/nl/handbook",
      "/nl/handbook/principles/consistency",
      "/nl/handbook/references",
      "/nl/brands",
      "/en/brands/drukfeest",
      "/nl/brands/lindehof/values/attention",
    ]),
  ).toEqual([]);
});

test("the standards and the calculator", async ({ page }) => {
  expect(
    await flawsAt(page, [
      "/nl/standards",
      "/nl/standards?brand=vlecht&principle=retention&channel=fax",
      "/nl/standards/LIN-TEL-03",
      "/en/standards/LIN-TEL-03/versions/1",
      "/nl/standards/LIN-TEL-03/compare?from=3&to=4",
      "/nl/calculator?customers=1000&revenue=240&lost=15&keep=20&win=85",
      "/nl/calculator?customers=veel&revenue=&lost=&keep=&win=",
    ]),
  ).toEqual([]);
});

test("what is not there, signing in, and a link that was handed out", async ({ page }) => {
  const flaws = [
    ...(await flawsAt(page, ["/nl/nergens"], 404)),
    ...(await flawsAt(page, ["/nl/sign-in?next=%2Fnl%2Fassessments"])),
    ...(await flawsAt(page, [invitation])),
    ...(await flawsAt(page, [`${invitation.slice(0, -3)}xyz`], 410)),
  ];
  await page.goto("/nl/sign-in");
  await page.getByLabel("E-mailadres").fill("bo.wacht@lindegroep.example");
  await page.getByLabel("Wachtwoord").fill("een verkeerd wachtwoord");
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "passen niet bij elkaar" })).toBeVisible();
  flaws.push(...(await flawsOf(page, "signing in with the wrong password")));
  expect(flaws).toEqual([]);
});

test("an employee's own page, the assessment and its summary", async ({ page }) => {
  await page.goto("/nl");
  await carry(page, jip);
  const flaws = await flawsAt(page, ["/nl/me", "/nl/assessments"]);
  await page.getByRole("link", { name: "Ga verder" }).click();
  await expect(page).toHaveURL(/\/nl\/assessments\/[0-9a-f-]{36}/);
  const items = page.getByRole("group").filter({ has: page.getByRole("radio") });
  for (const [n, level] of ["nog niet", "altijd", "niet van toepassing"].entries())
    await items
      .nth(n)
      .getByRole("radio", { name: new RegExp(`^${level}`) })
      .check();
  flaws.push(...(await flawsOf(page, "the assessment")), ...(await flawsAt(page, [`${new URL(page.url()).pathname}/summary`])));
  expect(flaws).toEqual([]);
});

test("a manager's list and result", async ({ page, house }) => {
  await page.goto("/nl");
  await carry(page, await signInAt(house.url, "mila"));
  const flaws = await flawsAt(page, ["/nl/assessments"]);
  await page
    .getByRole("table", { name: /^Ingediende zelfbeoordelingen/ })
    .getByRole("link")
    .first()
    .click();
  await page.waitForURL(/\/result$/);
  flaws.push(...(await flawsOf(page, "a result that is not open yet")));
  await page.getByRole("button", { name: "Open het" }).click();
  await page
    .getByText(/^Zo is/)
    .first()
    .waitFor();
  flaws.push(...(await flawsOf(page, "a result")));
  await page
    .getByText(/^Zo is/)
    .first()
    .click();
  flaws.push(...(await flawsOf(page, "a result with its calculation open")));
  expect(flaws).toEqual([]);
});

test("cycles and reports", async ({ page, house }) => {
  await page.goto("/nl");
  await carry(page, await signInAt(house.url, "lars"));
  await page.goto("/nl/assessments/cycles");
  const cycle = (await page.getByRole("rowheader").getByRole("link").first().getAttribute("href")) ?? "";
  const flaws = await flawsAt(page, [cycle, "/nl/reports/consistency?unit=vlecht"]);
  await carry(page, await signInAt(house.url, "mila"));
  flaws.push(...(await flawsAt(page, ["/nl/reports/team"])));
  expect(flaws).toEqual([]);
});

test("the people", async ({ page, house }) => {
  await page.goto("/nl");
  await carry(page, await signInAt(house.url, "ad"));
  expect(await flawsAt(page, ["/nl/people", "/nl/people/new", jipsPage.replace("/en/", "/nl/")])).toEqual([]);
});

test("writing, approving and retiring a standard", async ({ page, house }) => {
  await page.goto("/nl");
  await carry(page, await signInAt(house.url, "lars"));
  const flaws = await flawsAt(page, ["/nl/standards/new", "/nl/standards/review", "/nl/standards/HAV-PEN-01/edit", "/nl/standards/HAV-PEN-02/edit"]);
  await expect(page.getByRole("button", { name: "Bewaar", exact: true })).toBeVisible();
  await page.getByLabel("Doel", { exact: true }).fill("veel");
  await page.getByRole("button", { name: "Bewaar en stuur ter goedkeuring" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Er klopt nog iets niet" })).toBeVisible();
  flaws.push(...(await flawsOf(page, "a draft with something wrong")));
  await page.getByLabel("Doel", { exact: true }).fill("91");
  await page.getByRole("button", { name: "Bewaar en stuur ter goedkeuring" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Bewaard en ter goedkeuring verstuurd." })).toBeVisible();
  flaws.push(...(await flawsAt(page, ["/nl/standards/HAV-PEN-02/retire"])));
  await carry(page, await signInAt(house.url, "lotte"));
  flaws.push(...(await flawsAt(page, ["/nl/standards/HAV-PEN-02/edit"])));
  expect(flaws).toEqual([]);
});

/** What is focused: whether a ring can be seen around it and whether something lies over it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const around = [element, ...((element as HTMLInputElement).labels ?? []), element.nextElementSibling, element.parentElement].filter(
      (one): one is Element => one !== null,
    );
    const ringed = around.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
    });
    const shown =
      (element as HTMLInputElement).labels?.length && /^(radio|checkbox)$/.test((element as HTMLInputElement).type)
        ? ((element as HTMLInputElement).labels?.[0] ?? element)
        : element;
    // A link that runs on over a line has nothing in the middle of its whole.
    const box = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
    const top = document.elementFromPoint(
      Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1),
      Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), innerHeight - 1),
    );
    const free = box.bottom > 0 && box.top < innerHeight && top !== null && (shown.contains(top) || top.contains(shown));
    return { ringed, free, what: element.outerHTML.slice(0, 120) };
  });

/** Goes through the page with Tab and gives what was focused unseen. */
async function walk(page: Page): Promise<{ steps: number; unseen: string[] }> {
  const unseen: string[] = [];
  let steps = 0;
  await page.evaluate(() => window.scrollTo(0, 0));
  for (; steps < 400; steps++) {
    await page.keyboard.press("Tab");
    const it = await focused(page);
    if (!it) break;
    if (!it.ringed) unseen.push(`no ring: ${it.what}`);
    if (!it.free) unseen.push(`covered: ${it.what}`);
  }
  return { steps, unseen };
}

for (const [name, size] of [
  ["a wide screen", { width: 1280, height: 720 }],
  ["a phone", { width: 320, height: 640 }],
] as const)
  test(`going through the forms by keyboard on ${name}, focus is always to be seen`, async ({ page, house }) => {
    await page.setViewportSize(size);
    await page.goto("/nl");
    await carry(page, jip);
    await page.goto("/nl/assessments");
    await page.getByRole("link", { name: "Ga verder" }).click();
    await expect(page).toHaveURL(/\/nl\/assessments\/[0-9a-f-]{36}/);
    const assessment = await walk(page);
    expect(assessment.steps).toBeGreaterThan(15);
    await carry(page, await signInAt(house.url, "lars"));
    await page.goto("/nl/standards/HAV-PEN-02/edit");
    const edit = await walk(page);
    expect(edit.steps).toBeGreaterThan(50);
    expect([...assessment.unseen, ...edit.unseen]).toEqual([]);
  });
