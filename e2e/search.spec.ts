import { axe, expect, signIn, test } from "./fixtures.ts";

const words = {
  nl: {
    box: "Zoek in normen, handboek en merken",
    go: "Zoek",
    wrong: "telefoom",
    meant: "telefoon",
    first: /telefoon/,
    instead: /We zochten ook naar “telefoon”/,
    literally: /alleen letterlijk/,
    nothing: /Niets gevonden/,
    near: "telefoon",
    remark: "Wat had je willen vinden?",
    send: "Verstuur",
    told: /Dank je/,
  },
  en: {
    box: "Search standards, handbook and brands",
    go: "Search",
    wrong: "greeetd",
    meant: "greeted",
    first: /greeted/,
    instead: /We searched for “greeted”/,
    literally: /as typed/,
    nothing: /Nothing found/,
    near: "greeted",
    remark: "What did you hope to find?",
    send: "Send",
    told: /Thank you/,
  },
} as const;

for (const javaScriptEnabled of [true, false])
  for (const lang of ["nl", "en"] as const) {
    const t = words[lang];
    test.describe(`${lang}, ${javaScriptEnabled ? "with" : "without"} script`, () => {
      test.use({ javaScriptEnabled });

      test("a standard is found by a misspelt word, from the box on any page", async ({ page }) => {
        await page.goto(`/${lang}/handbook/quality`);
        await page.getByRole("searchbox", { name: t.box }).fill(t.wrong);
        await page.getByRole("searchbox", { name: t.box }).press("Enter");
        await expect(page.getByText(t.instead)).toBeVisible();
        await expect(page.locator(".hits mark").first()).toHaveText(t.first);
        await page.locator(".hits").getByRole("link").first().click();
        await expect(page).toHaveURL(/\/standards\/[A-Z]+-[A-Z]+-\d+$/);
        await page.goBack();
        await page.getByRole("link", { name: t.literally }).click();
        await expect(page.getByRole("heading", { name: t.nothing })).toBeVisible();
      });

      test("what is not found leads to words that come near, and to those who can mend it", async ({ page }) => {
        await page.goto(`/${lang}/search?q=qqx${t.meant.slice(0, 7)}`);
        await expect(page.getByRole("heading", { name: t.nothing })).toBeVisible();
        await expect(page.locator(".nearest").getByRole("link", { name: t.near, exact: true })).toBeVisible();
        await page.getByLabel(t.remark).fill(`Gemist in ${lang}, ${javaScriptEnabled}`);
        await page.getByRole("button", { name: t.send }).click();
        await expect(page.getByText(t.told)).toBeVisible();
        await page.locator(".nearest").getByRole("link", { name: t.near, exact: true }).click();
        await expect(page.locator(".hits mark").first()).toBeVisible();
      });
    });
  }

test("a code and a figure are exact, and a choice narrows the results down", async ({ page }) => {
  await page.goto("/nl/search?q=lin+tel+02");
  await expect(page.locator(".hits .code").first()).toHaveText("LIN-TEL-02");
  await page.goto("/nl/search?q=30+s");
  await expect(page.locator(".hits .code").first()).toHaveText("LIN-TEL-03");
  await page.goto("/nl/search?q=telefoon");
  await page
    .getByRole("navigation", { name: "Beperk tot" })
    .getByRole("link", { name: /^Vlecht/ })
    .click();
  await expect(page).toHaveURL(/[?&]brand=vlecht/);
  await expect(page.locator(".hits .code").first()).toHaveText(/^VLE-/);
  for (const code of await page.locator(".hits .code").allTextContents()) expect(code).toMatch(/^VLE-/);
});

test("a page past the last shows the last, and words that stand everywhere are said to do so", async ({ page }) => {
  await page.goto("/nl/search?q=telefoon&page=400");
  await expect(page.locator(".hits > li").first()).toBeVisible();
  await expect(page.getByRole("link", { name: /^Vorige resultaten/ })).toBeVisible();
  await page.goto("/nl/search?q=omdat+doch");
  await expect(page.getByText(/Zulke woorden staan overal/)).toBeVisible();
});

test("every page has a box to search in, the search itself one alone", async ({ page }) => {
  await signIn(page, "lars");
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const path of ["/nl/handbook/quality", "/nl/search/missing", "/nl/search/synonyms", "/nl/search", "/nl/search?q=gast"]) {
    await page.goto(path);
    await expect(page.getByRole("searchbox", { name: words.nl.box }), path).toHaveCount(1);
    await expect(page.getByRole("searchbox", { name: words.nl.box }), path).toBeVisible();
  }
});

test("the palette opens by key on a reading page, goes through results by arrow, and gives the focus back", async ({ page }) => {
  await page.goto("/nl/handbook/quality");
  const link = page.getByRole("link", { name: "Merken", exact: true }).first();
  const dialog = page.getByRole("dialog", { name: words.nl.box });
  await expect(async () => {
    await link.focus();
    await page.keyboard.press("/");
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type("telefoom");
  await expect(dialog.getByRole("option").first()).toBeVisible();
  await expect(dialog.getByRole("status")).toHaveText("8 resultaten");
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(link).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(dialog).toBeVisible();
  await page.keyboard.type("telefoom");
  await expect(dialog.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/nl\/standards\/[A-Z]+-TEL-\d+/);
});

test("the palette of somebody whose session ended says so, and leads to the sign-in and back", async ({ page }) => {
  await page.route("**/search/suggest?*", (route) => route.fulfill({ status: 401, json: [] }));
  await page.goto("/nl/handbook/quality");
  const dialog = page.getByRole("dialog", { name: words.nl.box });
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type("telefoon");
  await expect(dialog.getByRole("status")).toContainText("Je bent afgemeld");
  await expect(dialog.getByRole("link", { name: "Meld je opnieuw aan" })).toHaveAttribute("href", "/nl/sign-in?next=%2Fnl%2Fhandbook%2Fquality");
  expect(await axe(page)).toEqual([]);
});

test("the key does nothing while one types, and one key alone can be switched off", async ({ page }) => {
  await page.goto("/nl/handbook/quality");
  const dialog = page.getByRole("dialog", { name: words.nl.box });
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await dialog.getByLabel(/Open dit ook/).uncheck();
  await dialog.getByRole("button", { name: "Sluit" }).click();
  await page.keyboard.press("/");
  await expect(dialog).toHaveCount(0);
  const box = page.getByRole("searchbox", { name: words.nl.box });
  await box.fill("");
  await box.pressSequentially("a/b");
  await box.press("Control+k");
  await expect(dialog).toHaveCount(0);
  await expect(box).toHaveValue("a/b");
});

test("a leader makes a synonym of what was not found, and it is found from then on", async ({ page }) => {
  await signIn(page, "lars");
  await page.goto("/nl/search?q=muurbloem");
  await expect(page.getByRole("heading", { name: words.nl.nothing })).toBeVisible();
  await expect(async () => {
    await page.goto("/nl/search/missing");
    await expect(page.getByRole("row", { name: /muurbloem/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page
    .getByRole("row", { name: /muurbloem/ })
    .getByRole("link", { name: "Maak er een synoniem van" })
    .click();
  const add = page.getByRole("button", { name: "Voeg woorden toe" });
  await page.getByLabel("Woorden, met = ertussen").first().fill("muurbloem = gast");
  await add.click();
  await expect(page.getByText("Toegevoegd. Het geldt vanaf nu.")).toBeVisible();
  await page.goto("/nl/search?q=muurbloem");
  await expect(page.locator(".hits mark").first()).toHaveText(/gast/i);
  await page.goto("/nl/search/missing");
  await page.getByRole("button", { name: "Afgehandeld muurbloem" }).click();
  await expect(page.getByRole("button", { name: "Zet terug op de lijst muurbloem" })).toBeVisible();
});

test("what only leaders may read is found by them alone", async ({ page }) => {
  const requirement = page.locator(".hits").getByText("Eis van een gids");
  await page.goto("/nl/search?q=gastvrij&kind=requirement");
  await expect(requirement).toHaveCount(0);
  await signIn(page, "lars");
  await page.goto("/nl/search?q=gastvrij&kind=requirement");
  await expect(requirement.first()).toBeVisible();
});

test("its pages have no barriers, and none is wider than a small screen", async ({ page }) => {
  await signIn(page, "lars");
  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of ["/nl/search", "/nl/search?q=telefoom", "/en/search?q=zzqqxx", "/nl/search/synonyms", "/nl/search/missing"]) {
    await page.goto(path);
    expect(await axe(page), path).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0);
  }
});

test("whatever is asked, the answer is a page", async ({ request }) => {
  for (const q of ["'\"&|!():*<>", "%00", "a".repeat(10_000), "%F0%9F%98%80", "' OR 1=1", "<script>"]) {
    for (const path of [`/nl/search?q=${q.includes("%") ? q : encodeURIComponent(q)}`, `/en/search/suggest?q=${q.includes("%") ? q : encodeURIComponent(q)}`]) {
      expect((await request.get(path)).status(), path.slice(0, 60)).toBe(200);
    }
  }
  expect((await request.get("/nl/search?q=a&page=-1&kind=nonsense&brand[]=x&channel=%27")).status()).toBe(200);
});
