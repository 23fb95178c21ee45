import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { basePort, copyDemo, startHouse } from "./house.ts";
import { newClient, signInAt } from "./wire.ts";

// Read here, never changed: VLE-SAL-01 and its house, LIN-TEL-03 for its four versions.

const words = {
  nl: {
    mission: "In elke stad loop je bij je eigen kapper binnen",
    value: "Overal je eigen salon",
    principle: "Wees overal hetzelfde",
    standard: "Elke klant krijgt een welkom, een drankje en een afronding",
    trace: "Herleid",
    other: "English",
  },
  en: {
    mission: "In every town you walk into your own hairdresser’s",
    value: "Your own salon everywhere",
    principle: "Be the same everywhere",
    standard: "Every client gets a welcome, a drink and a finish",
    trace: "Trace",
    other: "Nederlands",
  },
} as const;

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const main = (page: Page) => page.getByRole("main");

/** What goes wrong in the scripts of the pages that are opened from now on. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${page.url()}: ${message.text()}`);
  });
  return faults;
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });

    for (const lang of ["nl", "en"] as const)
      test(`a newcomer reads from the front page down to a standard and back up its trace, in ${lang}`, async ({ page }) => {
        const t = words[lang];
        const faults = faultsOf(page);
        await page.goto(`/${lang}`);
        await main(page).getByRole("link", { name: t.mission }).click();
        await expect(heading(page)).toHaveText(t.mission);
        await page.getByRole("navigation", { name: "Vlecht" }).getByRole("link", { name: t.value }).click();
        await expect(heading(page)).toHaveText(t.value);
        await main(page)
          .getByRole("link", { name: new RegExp(`^${t.principle}$`, "i") })
          .click();
        await expect(heading(page)).toHaveText(t.principle);
        await page.getByRole("region", { name: "Vlecht" }).getByRole("link", { name: t.standard }).click();
        await expect(heading(page)).toHaveText(t.standard);

        await expect(page.getByRole("heading", { name: t.trace })).toBeVisible();
        for (const [up, title] of [
          [t.principle, t.principle],
          [t.value, t.value],
          [t.mission, t.mission],
        ] as const) {
          await main(page).getByRole("link", { name: up, exact: true }).click();
          await expect(heading(page)).toHaveText(title);
          await page.goBack();
          await expect(heading(page)).toHaveText(t.standard);
        }
        expect(faults).toEqual([]);
      });

    test("the filters of the list stand in its address, each with the number it leads to", async ({ page }) => {
      await page.goto("/nl/standards");
      const filters = page.getByRole("navigation", { name: "Filters" });
      const found = page.getByRole("region", { name: /^(\d+ norm|Geen norm)/ });
      const brand = filters.getByRole("link", { name: /^Vlecht \d+$/ });
      const theirs = /\d+$/.exec((await brand.textContent()) ?? "")?.[0];
      await brand.click();
      await expect(page).toHaveURL("/nl/standards?brand=vlecht");
      await expect(found).toHaveAccessibleName(`${theirs} normen`);
      const channel = filters.getByRole("link", { name: /^telefoon \d+$/ });
      const promised = /\d+$/.exec((await channel.textContent()) ?? "")?.[0];
      await channel.click();
      await expect(page).toHaveURL("/nl/standards?brand=vlecht&channel=phone");
      await expect(found).toHaveAccessibleName(new RegExp(`^${promised} norm`));
      await expect(found.getByRole("listitem")).toHaveCount(Number(promised));

      await main(page).getByRole("searchbox").fill("kapper");
      await main(page).getByRole("button", { name: "Zoek" }).click();
      await expect(page).toHaveURL("/nl/standards?brand=vlecht&channel=phone&q=kapper");
      await expect(main(page).getByRole("searchbox")).toHaveValue("kapper");
      for (const link of await found.getByRole("listitem").all()) await expect(link).toContainText("VLE-");

      await main(page).getByRole("searchbox").fill("zeppelin");
      await main(page).getByRole("button", { name: "Zoek" }).click();
      await expect(found).toContainText("Geen norm past bij");
      const letGo = found.getByRole("link", { name: /^Zoek zonder “zeppelin”: \d+ norm(en)?$/ });
      const left = /\d+/.exec((await letGo.textContent()) ?? "")?.[0];
      await letGo.click();
      await expect(page).toHaveURL("/nl/standards?brand=vlecht&channel=phone");
      await expect(found).toHaveAccessibleName(new RegExp(`^${left} norm`));
      await filters.getByRole("heading", { name: "Merk" }).locator("..").getByRole("link", { name: "alle" }).click();
      await expect(page).toHaveURL("/nl/standards?channel=phone");
    });

    test("two versions stand beside each other, with what went and what came", async ({ page }) => {
      await page.goto("/nl/standards/LIN-TEL-03");
      await page.getByRole("link", { name: "Vergelijk versie 3 en 4" }).click();
      await expect(heading(page)).toHaveText("Vergelijk versie 3 en 4");
      const numbers = page.getByRole("table", { name: "Wat er aan getallen en keuzes veranderde" });
      await expect(numbers.getByRole("row", { name: /^Grens/ }).getByRole("deletion")).toHaveText("45 s");
      await expect(numbers.getByRole("row", { name: /^Grens/ }).getByRole("insertion")).toHaveText("30 s");
      await expect(page.getByRole("deletion").filter({ hasText: "45" }).last()).toBeVisible();

      const first = await page
        .getByRole("option", { name: /^versie 1,/ })
        .first()
        .textContent();
      await page.getByLabel("Van", { exact: true }).selectOption({ label: first ?? "" });
      await page.getByRole("button", { name: "Vergelijk" }).click();
      await expect(page).toHaveURL("/nl/standards/LIN-TEL-03/compare?from=1&to=4");
      await expect(heading(page)).toHaveText("Vergelijk versie 1 en 4");
      await page.getByLabel("Van", { exact: true }).selectOption({ index: 0 });
      await page.getByRole("button", { name: "Vergelijk" }).click();
      await expect(main(page)).toContainText("Dit is twee keer dezelfde versie.");
    });

    test("the calculator works out what leaving customers cost, and keeps what was typed wrongly", async ({ page }) => {
      await page.goto("/nl/calculator");
      await page.getByLabel("Klanten die je nu hebt").fill("1000");
      await page.getByLabel("Omzet per klant per jaar").fill("99,50");
      await page.getByLabel("Klanten die per jaar vertrekken").fill("10");
      await page.getByLabel("Deel van hen dat je wilt houden").fill("50");
      await page.getByLabel("Eén nieuwe klant winnen kost").fill("20");
      await page.getByRole("button", { name: "Reken het uit" }).click();
      await expect(page).toHaveURL(/\/nl\/calculator\?.*customers=1000/);
      const how = page.getByRole("table", { name: "Hoe elk getal is berekend" });
      // 100 leave at 99.50 a year; half of them stay; winning 50 costs 20 each.
      await expect(how.getByRole("row", { name: /^Omzet die vertrekt/ })).toContainText("9.950");
      await expect(how.getByRole("row", { name: /^Omzet die je daarvan houdt/ })).toContainText("4.975");
      await expect(how.getByRole("row", { name: /^Evenveel nieuwe klanten winnen/ })).toContainText("1.000");

      await page.getByLabel("Klanten die je nu hebt").fill("veel");
      await page.getByRole("button", { name: "Reken het uit" }).click();
      await expect(page.getByLabel("Klanten die je nu hebt")).toHaveValue("veel");
      await expect(page.getByLabel("Klanten die je nu hebt")).toHaveAccessibleDescription(/Schrijf hier een getal, zoals 30 of 2,5\./);
      await expect(page.getByLabel("Omzet per klant per jaar")).toHaveValue("99,50");
      await expect(how).toHaveCount(0);
    });
  });

test("the link to the other language goes to the same place", async ({ page }) => {
  for (const path of [
    "",
    "/handbook/principles/needs",
    "/brands/lindehof/values/attention",
    "/standards/LIN-TEL-03",
    "/standards/LIN-TEL-03/versions/2",
    "/standards?brand=vlecht&channel=phone&q=kapper",
    "/standards/LIN-TEL-03/compare?from=1&to=3",
    "/sign-in?next=%2Fnl%2Fme",
  ]) {
    await page.goto(`/nl${path}`);
    await page.getByRole("link", { name: words.nl.other }).click();
    await expect(page).toHaveURL(`/en${path}`);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.getByRole("link", { name: words.en.other }).click();
    await expect(page).toHaveURL(`/nl${path}`);
  }
});

test("a standard's page says of itself what it is, where it lives and where it is in the other language", async ({ page, house }) => {
  await page.goto("/nl/standards/LIN-TEL-03?from=a-mail");
  await expect(page).toHaveTitle("LIN-TEL-03: Niemand langer dan 30 seconden in de wacht | Maatstaf");
  await expect(page.locator('meta[name="description"]')).toHaveAttribute("content", /^Een gast die belt .* bellen wij terug\.$/);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", `${house.url}/nl/standards/LIN-TEL-03`);
  for (const lang of ["nl", "en"])
    await expect(page.locator(`link[rel="alternate"][hreflang="${lang}"]`)).toHaveAttribute("href", `${house.url}/${lang}/standards/LIN-TEL-03`);
});

const attributes = (html: string, tag: RegExp): string[] => [...html.matchAll(tag)].map((found) => (found[1] ?? "").replaceAll("&amp;", "&"));

test("every page of the site map is there, says what it is, and every link on it leads somewhere", async ({ house }) => {
  const client = newClient(house.url);
  const listed = attributes((await client.get("/sitemap.xml")).body, /<loc>([^<]+)<\/loc>/g).map((url) => url.replace(house.url, ""));
  expect(listed.length).toBeGreaterThan(300);
  const pages = new Map<string, string>();
  const wrong: string[] = [];
  const open = async (path: string) => {
    const { status, body } = await client.get(path);
    // A personal page sends a visitor to the sign-in page.
    if (status !== 200 && status !== 307) wrong.push(`${path} is ${status}`);
    pages.set(path, body);
    return body;
  };
  const titles = new Map<string, string>();
  for (const path of listed) {
    const html = await open(path);
    const [title = ""] = attributes(html, /<title>([^<]*)<\/title>/g);
    const twin = titles.get(`${path.slice(0, 3)} ${title}`);
    if (twin !== undefined) wrong.push(`${path} has the title of ${twin}`);
    titles.set(`${path.slice(0, 3)} ${title}`, path);
    if (!/<meta name="description" content="[^"]{20,}"/.test(html)) wrong.push(`${path} has no description`);
    if (html.split("<h1").length !== 2) wrong.push(`${path} has not one h1`);
    if (attributes(html, /<link rel="canonical" href="([^"]*)"/g)[0] !== house.url + path) wrong.push(`${path} names another address as its own`);
    if (attributes(html, /<link rel="alternate" hrefLang="\w+" href="([^"]*)"/g).length !== 2) wrong.push(`${path} does not name both languages`);
  }
  const linked = new Map<string, string>();
  for (const [path, html] of pages)
    for (const href of attributes(html, /<a [^>]*?href="([^"]*)"/g))
      if (!/^https?:|^mailto:/.test(href)) linked.set(href.startsWith("#") ? path + href : href, path);
  // What stands below a standard is the same for all: one brand's, in one language, stands for the others.
  const below = /^\/(en\/standards\b|nl\/standards\/(?!LIN)[A-Z-]+\d+\/)/;
  for (const [href, from] of linked) {
    if (below.test(href) && !pages.has(href.split("#")[0] ?? "")) continue;
    const [path = "", id] = href.split("#");
    const html = pages.get(path) ?? (await open(path));
    if (id && id !== "main" && !html.includes(` id="${id}"`)) wrong.push(`${from} leads to ${href}, and that is not on the page`);
  }
  expect(wrong).toEqual([]);
});

/** Sentences of every handbook and brand page as they are on screen, long enough to be of that page alone. */
const sentences = (): string[] =>
  readdirSync("content", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".mdx"))
    .flatMap((file) => {
      const text = readFileSync(join("content", file), "utf8").replace(/^---[\s\S]*?\n---/, "");
      return (text.match(/(?<=^|[.?] )[A-Z][^.?<>{}[\]*_`\n]{60,}[.?]/gm) ?? []).slice(0, 2);
    });

test.describe("when only staff may read", () => {
  test("nothing of the handbook, the brands or the standards is told to a visitor, and everything to who signed in", async () => {
    test.setTimeout(90_000);
    const texts = sentences();
    expect(texts.length).toBeGreaterThan(80);
    const house = await startHouse(basePort + 50, copyDemo("staff"), { MAATSTAF_READING: "staff" });
    try {
      const visitor = newClient(house.url);
      const member = await signInAt(house.url, "noor");
      const told: string[] = [];
      for (const [path, own] of [
        ["/nl", "Verwacht en ervaren"],
        ["/nl/handbook", "Handboek"],
        ["/nl/handbook/mission", null],
        ["/en/handbook/principles/consistency", "Be the same everywhere"],
        ["/nl/handbook/references", null],
        ["/nl/brands", "Vertrouwd waar je ook binnenloopt"],
        ["/nl/brands/vlecht", "Vertrouwd waar je ook binnenloopt"],
        ["/nl/brands/vlecht/mission", words.nl.mission],
        ["/nl/brands/vlecht/values", words.nl.value],
        ["/nl/brands/vlecht/values/familiar", words.nl.value],
        ["/nl/standards", "Niemand langer dan 30 seconden in de wacht"],
        ["/nl/standards?brand=vlecht", words.nl.standard],
        ["/nl/standards/VLE-SAL-01", words.nl.standard],
        ["/nl/standards/LIN-TEL-03/versions/1", "langer dan 45 seconden"],
        ["/nl/standards/LIN-TEL-03/compare?from=1&to=2", null],
        ["/nl/calculator", "Wat een klant die vertrekt kost"],
      ] as const) {
        const asked = await visitor.get(path);
        expect([path, asked.status, asked.to]).toEqual([path, 307, expect.stringMatching(/^\/(nl|en)\/sign-in\?next=/)]);
        const payload = await visitor.get(`${path}${path.includes("?") ? "&" : "?"}_rsc`, { rsc: "1" });
        const shown = await member.get(path);
        expect([path, shown.status]).toEqual([path, 200]);
        for (const { body } of [asked, payload]) {
          if (own !== null && body.includes(own)) told.push(`${path}: ${own}`);
          for (const text of texts) if (body.includes(text)) told.push(`${path}: ${text}`);
        }
        if (own !== null) expect(shown.body).toContain(own);
      }
      expect((await visitor.get("/sitemap.xml")).body).not.toContain("<loc>");
      for (const path of [
        "standards/VLE-SAL-01",
        "standards/NEE-NEE-99",
        "handbook/nothing",
        "brands/nobody",
        "brands/vlecht/nothing",
        "brands/vlecht/values/nothing",
      ]) {
        const { status, to, body } = await visitor.get(`/nl/${path}`);
        expect({ path, status, to, body }).toEqual({ path, status: 307, to: `/nl/sign-in?next=${encodeURIComponent(`/nl/${path}`)}`, body: "" });
      }
      const known = await member.get("/nl/handbook/principles/consistency");
      expect(texts.some((text) => known.body.includes(text))).toBe(true);
      expect(told).toEqual([]);
    } finally {
      await house.stop();
    }
  });

  test("no text of a page stands in the files that anybody can fetch", () => {
    const texts = sentences();
    const told: string[] = [];
    for (const file of readdirSync(".next/static", { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|json|txt|map|css|html)$/.test(name))) {
      const content = readFileSync(join(".next/static", file), "utf8").replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
      for (const text of texts) if (content.includes(text)) told.push(`${file}: ${text}`);
    }
    expect(told).toEqual([]);
  });
});
