import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures.ts";
import { basePort, copyDemo, startHouse } from "./house.ts";

const said = {
  nl: {
    head: "Code;Doel;Kanalen",
    file: "Bestand met normen",
    check: "Bekijk wat het zou doen",
    faults: "Wat te verhelpen",
    number: "Schrijf hier een getal, zoals 30 of 2,5.",
    choose: /^Dit kan hier niet gekozen worden\. Neem een van: /,
    take: "Fouten als CSV",
    advice: "Wat te doen",
    mended: "Kies het verbeterde bestand",
    changed: "Wat verandert",
    drafts: "Importeer als concept",
    done: "Geïmporteerd",
    target: "Doel",
    phone: "telefoon",
    large: "Dit bestand is groter dan 5 MB.",
  },
  en: {
    head: "Code;Target;Channels",
    file: "File with standards",
    check: "See what it would do",
    faults: "What to mend",
    number: "Write a number here, such as 30 or 2.5.",
    choose: /^This is no choice here\. Take one of: /,
    take: "Faults as CSV",
    advice: "What to do",
    mended: "Choose the mended file",
    changed: "What changes",
    drafts: "Import as drafts",
    done: "Imported",
    target: "Target",
    phone: "phone",
    large: "This file is larger than 5 MB.",
  },
};

const csv = (text: string) => ({ name: "normen.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

for (const { lang, script, codes } of [
  { lang: "nl", script: true, codes: ["HAV-TEL-02", "HAV-TEL-03"] },
  { lang: "en", script: true, codes: ["HAV-SCH-01", "HAV-MAI-01"] },
  { lang: "nl", script: false, codes: ["HAV-MAI-02", "HAV-CHA-01"] },
  { lang: "en", script: false, codes: ["HAV-BRI-01", "HAV-BRI-02"] },
] as const)
  test.describe(`${lang}, ${script ? "with" : "without"} script`, () => {
    test.use({ javaScriptEnabled: script });

    test("a leader imports a file with faults, mends it and imports it", async ({ page }) => {
      const t = said[lang];
      const [first, second] = codes;
      const choose = async (on: Page, label: string, text: string) => {
        await on.getByLabel(label, { exact: true }).setInputFiles(csv(text));
        await on.getByRole("button", { name: t.check, exact: true }).first().click();
      };
      await signIn(page, "lars", lang);
      await page.goto(`/${lang}/standards/import`);
      await choose(page, t.file, `${t.head}\n${first};veel;${t.phone}\n${second};41;duif\n`);

      await expect(page.getByRole("heading", { name: t.faults })).toBeVisible();
      const rows = page.getByRole("table").first().getByRole("row");
      await expect(rows.nth(1).getByRole("rowheader")).toHaveText("2");
      await expect(rows.nth(1).getByRole("cell").last()).toHaveText(t.number);
      await expect(rows.nth(2).getByRole("rowheader")).toHaveText("3");
      await expect(rows.nth(2).getByRole("cell").last()).toHaveText(t.choose);
      await expect(page.getByRole("button", { name: t.drafts })).toHaveCount(0);

      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: t.take }).click()]);
      const listed = readFileSync(await download.path(), "utf8");
      expect(listed).toContain(t.advice);
      expect(listed).toContain(`${t.target}: ${t.number}`);

      await choose(page, t.mended, `${t.head};${t.advice}\n${first};40;${t.phone};x\n${second};41;${t.phone};\n`);
      await expect(page.getByRole("heading", { name: t.changed })).toBeVisible();
      await page.getByRole("button", { name: t.drafts, exact: true }).click();
      await expect(page.getByRole("heading", { name: t.done, exact: true })).toBeVisible({ timeout: 20_000 });
      await page.reload();
      await expect(page.getByRole("heading", { name: t.done, exact: true })).toBeVisible();
      await page.goto(`/${lang}/standards/${second}/edit`);
      await expect(page.getByLabel(t.target, { exact: true })).toHaveValue("41");
    });
  });

for (const lang of ["nl", "en"] as const)
  test(`a file that is too large is told so in words, in ${lang}`, async ({ page }) => {
    await signIn(page, "lars", lang);
    await page.goto(`/${lang}/standards/import`);
    await page
      .getByLabel(said[lang].file, { exact: true })
      .setInputFiles({ name: "groot.csv", mimeType: "text/csv", buffer: Buffer.alloc(5_000_001, "a,b\n") });
    await page.getByRole("button", { name: said[lang].check, exact: true }).click();
    await expect(page.getByText(said[lang].large)).toBeVisible({ timeout: 20_000 });
  });

test("while much is imported its page says how far it is: with script by itself, without when it is asked", async ({ browser }) => {
  test.setTimeout(150_000);
  // A house of its own: what is imported here would stand in everybody's way.
  const house = await startHouse(basePort + 60, copyDemo("importing"));
  const words = "Een zin over wat een klant mag verwachten. ".repeat(20);
  const file = (letters: string) =>
    csv(
      `code;van wie;nl.why;nl.observed\n${Array.from({ length: 1_500 }, (_, at) => `HAV-${letters}${"ABC"[Math.floor(at / 500)]}-${100 + (at % 500)};Havenzeker;${words};${words}\n`).join("")}`,
    );
  const begin = async (page: Page, letters: string) => {
    await signIn(page, "lars", "nl");
    await page.goto("/nl/standards/import");
    await page.getByLabel("Bestand met normen", { exact: true }).setInputFiles(file(letters));
    await page.getByRole("button", { name: "Bekijk wat het zou doen" }).click();
    await page.getByRole("button", { name: "Importeer als concept", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Wordt geïmporteerd" })).toBeVisible({ timeout: 20_000 });
  };
  const again = "Bekijk hoe ver het is";
  const isDone = (page: Page) => page.getByRole("heading", { name: "Geïmporteerd", exact: true });
  try {
    const scripted = await (await browser.newContext({ baseURL: house.url })).newPage();
    let goOn = () => {};
    const held = new Promise<void>((done) => {
      goOn = done;
    });
    await begin(scripted, "W");
    await scripted.route("**/*", async (route) => {
      await held;
      await route.continue();
    });
    await expect(scripted.getByRole("progressbar", { name: "Wordt geïmporteerd" })).toBeVisible();
    await expect(scripted.getByRole("link", { name: again })).toBeVisible();
    expect(await axe(scripted)).toEqual([]);
    goOn();
    await expect(isDone(scripted)).toBeVisible({ timeout: 60_000 });
    await scripted.context().close();

    const plain = await (await browser.newContext({ baseURL: house.url, javaScriptEnabled: false })).newPage();
    await begin(plain, "Z");
    await expect(plain.locator("meta[http-equiv=refresh]")).toHaveCount(0);
    await expect(async () => {
      if (await plain.getByRole("link", { name: again }).isVisible()) await plain.getByRole("link", { name: again }).click();
      await expect(isDone(plain)).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await plain.context().close();
  } finally {
    await house.stop();
  }
});

test("the list as one sees it is taken along and imported without a change", async ({ page }) => {
  await signIn(page, "lars", "nl");
  await page.goto("/nl/standards?brand=vlecht&channel=phone");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "als XLSX" }).click()]);
  expect(download.suggestedFilename()).toBe("Normen.xlsx");
  await page.goto("/nl/standards/import");
  await page.getByLabel("Bestand met normen", { exact: true }).setInputFiles(await download.path());
  await page.getByRole("button", { name: "Bekijk wat het zou doen" }).click();
  await expect(page.getByText("Er valt niets te importeren: elke norm in het bestand staat er al zo.")).toBeVisible();
});

test("a program reads and, with a token that a leader made on their own page, imports", async ({ page, house }) => {
  await signIn(page, "lars", "en");
  await page.goto("/en/me");
  await page.getByLabel("What is it for?").fill("Kiosk in the hall");
  await page.getByRole("button", { name: "Make a token" }).click();
  const token = await page.getByLabel("Token", { exact: true }).inputValue();
  const api = `${house.url}/api/v1`;
  const elsewhere = { origin: "https://kiosk.example", "sec-fetch-site": "cross-site" };

  const list = await fetch(`${api}/standards?limit=1`, { headers: elsewhere });
  expect(list.status).toBe(200);
  expect(list.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
  expect(list.headers.get("access-control-allow-origin")).toBe("*");
  expect((await fetch(`${api}/standards?limit=1`, { headers: { "if-none-match": list.headers.get("etag") ?? "" } })).status).toBe(304);

  const send = (headers: Record<string, string>, body = '{"standards":[{"code":"HAV-KLA-01","target":42}]}') =>
    fetch(`${api}/imports?apply=drafts&lang=en`, { method: "POST", headers: { "content-type": "application/json", ...elsewhere, ...headers }, body });
  const bearer = { authorization: `Bearer ${token}` };
  // A cookie is worth nothing there, wherever the post comes from.
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  expect((await send({ cookie, origin: house.url, "sec-fetch-site": "same-origin" })).status).toBe(401);
  expect((await send(bearer)).status).toBe(201);
  expect((await send(bearer)).status).toBe(200);
  expect((await send({ ...bearer, "content-type": "application/x-www-form-urlencoded" }, "a=1")).status).toBe(415);
  const posted = await fetch(`${api}/standards`, { method: "POST", headers: { ...bearer, "content-type": "application/json" }, body: "{}" });
  expect({ status: posted.status, allow: posted.headers.get("allow") }).toEqual({ status: 405, allow: "GET, HEAD, OPTIONS" });
  const first = await fetch(`${api}/standards`, { method: "OPTIONS", headers: { ...elsewhere, "access-control-request-headers": "if-none-match" } });
  expect({ status: first.status, allowed: first.headers.get("access-control-allow-headers") }).toEqual({ status: 204, allowed: "If-None-Match" });
  expect((await fetch(`${api}/imports`, { method: "OPTIONS", headers: elsewhere })).status).toBe(405);
  for (const [path, status] of [
    ["/people", 404],
    ["/standards/LIN-ZZZ-99", 404],
    ["/standards?colour=red", 400],
  ] as const) {
    const problem = await fetch(api + path);
    expect(problem.status, path).toBe(status);
    expect(problem.headers.get("content-type"), path).toContain("application/problem+json");
    expect(problem.headers.get("access-control-allow-origin"), path).toBe("*");
  }
  await page.reload();
  await page.getByRole("button", { name: "End Kiosk in the hall" }).click();
  await expect(page.getByText("Kiosk in the hall")).toHaveCount(0);
  expect((await send(bearer)).status).toBe(401);
});
