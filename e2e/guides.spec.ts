import { axe, expect, signIn, test } from "./fixtures.ts";

const guide = "gastvrij-nederland";

const words = {
  nl: {
    edition: "Editie",
    file: "Bestand met de eisen",
    check: "Laat zien wat dit doet",
    changed: "Gewijzigd",
    bringIn: "Lees deze editie in",
    look: "Nog te bekijken",
    fits: "Past nog",
    looked: "Alles van deze editie is bekeken.",
    faulty: /Er is niets ingelezen: 1 fout/,
    open: "open",
    covered: "gedekt",
    align: "Lijn een norm uit",
    write: "Schrijf een norm",
    standard: "Norm",
    doAlign: "Lijn uit",
    code: "Code",
    begin: "Begin deze norm",
    evidence: (code: string, edition: string) => `Eis ${code} van Gids Gastvrij Nederland, editie ${edition}.`,
  },
  en: {
    edition: "Edition",
    file: "File with the requirements",
    check: "Show what this does",
    changed: "Changed",
    bringIn: "Import this edition",
    look: "Still to look at",
    fits: "Still fits",
    looked: "Everything of this edition has been looked at.",
    faulty: /Nothing has been imported: 1 fault/,
    open: "open",
    covered: "covered",
    align: "Align a standard",
    write: "Write a standard",
    standard: "Standard",
    doAlign: "Align",
    code: "Code",
    begin: "Begin this standard",
    evidence: (code: string, edition: string) => `Requirement ${code} of Gids Gastvrij Nederland, edition ${edition}.`,
  },
};

// Each brings in the next edition, and closes gaps of its own.
const runs = [
  { lang: "nl", javaScriptEnabled: true, edition: "2027", gap: "2.7", other: "3.8", fresh: "LIN-GID-01" },
  { lang: "en", javaScriptEnabled: false, edition: "2028", gap: "6.6", other: "5.6", fresh: "LIN-GID-02" },
] as const;

for (const { lang, javaScriptEnabled, edition, gap, other, fresh } of runs) {
  test.describe(`${lang}, ${javaScriptEnabled ? "with" : "without"} script`, () => {
    test.use({ javaScriptEnabled });
    test.setTimeout(120_000);

    test("a new edition of the guide is aligned, and a gap is closed", async ({ page }) => {
      const t = words[lang];
      await signIn(page, "lars", lang);
      const newest = await page.request.get(`/${lang}/standards/guides/export?guide=${guide}&format=csv`);
      const csv = await newest.text();
      const upload = async (text: string) => {
        await page.goto(`/${lang}/standards/guides`);
        await page.getByLabel(t.edition, { exact: true }).fill(edition);
        await page.getByLabel(t.file, { exact: true }).setInputFiles({ name: `${edition}.csv`, mimeType: "text/csv", buffer: Buffer.from(text) });
        await page.getByRole("button", { name: t.check }).click();
        await page.waitForURL("**/standards/guides/import/*");
      };

      // A faulty file brings in nothing, and says where to look.
      await upload(csv.replace(/^1\.2([,;])/m, "1 2$1"));
      await expect(page.getByRole("main")).toContainText(t.faulty);
      await expect(page.getByRole("row", { name: "1 2" })).toBeVisible();

      await upload(csv.replace(/\d+ seconden opgenomen door een mens/, `${edition} seconden opgenomen door een mens`));
      await expect(page.getByRole("heading", { name: t.changed })).toBeVisible();
      await expect(page.getByRole("insertion").filter({ hasText: edition })).toBeVisible();
      await page.getByRole("button", { name: t.bringIn }).click();
      await page.waitForURL(`**/standards/guides/${guide}#look`);

      // Every alignment came along; what changed is looked at, and the rest that was waiting too.
      const looks = page.locator("#look");
      await expect(looks.getByRole("insertion").filter({ hasText: edition })).toBeVisible();
      if (javaScriptEnabled) expect(await axe(page)).toEqual([]);
      for (let left = await looks.getByRole("button", { name: t.fits }).count(); left > 0; left--) {
        await looks.getByRole("button", { name: t.fits }).first().click();
        await expect(looks.getByRole("button", { name: t.fits })).toHaveCount(left - 1);
      }
      await expect(page.getByText(t.looked)).toBeVisible();

      // The gap is closed by a standard that is there.
      const coverage = `/${lang}/standards/coverage?brand=lindehof`;
      const row = (code: string) =>
        page
          .locator("#requirements")
          .getByRole("row")
          .filter({ has: page.getByRole("rowheader", { name: code, exact: true }) });
      await page.goto(coverage);
      if (javaScriptEnabled) expect(await axe(page)).toEqual([]);
      await expect(row(gap)).toContainText(t.open);
      await row(gap).getByRole("link", { name: t.align }).click();
      await page.getByLabel(t.standard, { exact: true }).fill("LIN-BAL-05");
      await page.getByRole("button", { name: t.doAlign, exact: true }).click();
      await expect(page.getByRole("main").getByRole("listitem").or(page.locator(".look")).filter({ hasText: "LIN-BAL-05" })).toBeVisible();
      await page.goto(coverage);
      await expect(row(gap)).toContainText(t.covered);
      await expect(row(gap)).toContainText("LIN-BAL-05");

      // Another begins to be: the draft starts with the requirement and is aligned with it.
      await row(other).getByRole("link", { name: t.write }).click();
      await page.getByLabel(t.code, { exact: true }).fill(fresh);
      await page.getByRole("button", { name: t.begin }).click();
      await page.waitForURL(`**/standards/${fresh}/edit`);
      await expect(page.getByText(t.evidence(other, edition)).first()).toBeAttached();
      await page.goto(coverage);
      await expect(row(other)).toContainText(t.open);
      await expect(row(other)).toContainText(fresh);
    });
  });
}

test("a cell of a matrix opens its standards, an empty one a draft that begins with it, and nothing is wider than a narrow screen", async ({ page }) => {
  await signIn(page, "lars");
  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of [
    "guides",
    `guides/${guide}`,
    `guides/${guide}/2.1`,
    "coverage?brand=lindehof",
    "coverage/list?brand=lindehof&principle=needs&channel=fax",
  ]) {
    await page.goto(`/nl/standards/${path}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    expect(await axe(page), path).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/nl/standards/coverage?brand=lindehof");
  const needs = page.getByRole("region", { name: "Principe bij kanaal" }).getByRole("row").nth(2);
  const count = Number(await needs.getByRole("link").first().innerText());
  await needs.getByRole("link").first().click();
  await expect(page.locator(".norm")).toHaveCount(count);
  await page.goto("/nl/standards/coverage?brand=lindehof");
  await page.getByRole("region", { name: "Principe bij kanaal" }).getByRole("link", { name: "geen", exact: true }).first().click();
  await page.getByRole("link", { name: "Schrijf een norm" }).click();
  await expect(page.getByText("Het concept begint met:")).toBeVisible();
  await expect(page.getByLabel("Van wie")).toHaveValue("brand:lindehof");
});
