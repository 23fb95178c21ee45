import type { Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures.ts";

// Standards of this file's own; other files leave them alone.
const once = "LIN-RES-02";
const split = "LIN-BAL-03";
const parts = ["LIN-BAL-04", "LIN-SOC-02"] as const;

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

for (const javaScriptEnabled of [true, false])
  test(`a keeper confirms with one button, and every reader sees it (${javaScriptEnabled ? "with" : "without"} script)`, async ({ openAs, page }) => {
    const lang = javaScriptEnabled ? "nl" : "en";
    const mila = await openAs("mila", { javaScriptEnabled });
    await mila.goto(`/${lang}/me`);
    await mila.getByRole("link", { name: lang === "nl" ? "Lees normen na" : "Read standards again" }).click();
    const row = mila
      .getByRole("listitem")
      .filter({ has: button(mila, /Dit klopt nog|This is still right/) })
      .nth(javaScriptEnabled ? 0 : 1);
    const code = await row.locator(".code").first().innerText();
    // The page of every reader is in the server's memory already.
    await page.goto(`/${lang}/standards/${code}`);
    if (javaScriptEnabled) expect(await axe(mila)).toEqual([]);
    await row.getByRole("button").click();
    await expect(mila.getByText(lang === "nl" ? `${code} is bevestigd.` : `${code} is confirmed.`, { exact: false })).toBeVisible();
    await page.reload();
    await expect(page.locator(".badge").filter({ hasText: lang === "nl" ? "Bevestigd op" : "Confirmed on" })).toBeVisible();
  });

test("a leader sees how much is confirmed by brand, and sets a keeper who works there", async ({ openAs }) => {
  const lars = await openAs("lars");
  await lars.goto("/nl/standards/keeping");
  await expect(lars.getByRole("table", { name: "Bevestigde normen per eigenaar" })).toContainText("Hotel Lindehof");
  expect(await axe(lars)).toEqual([]);
  await lars.goto(`/nl/standards/${once}/edit`);
  await field(lars, "E-mailadres van de hoeder").fill("nobody@lindegroep.example");
  await button(lars, "Bewaar hoeder en datum").click();
  await expect(field(lars, "E-mailadres van de hoeder")).toHaveAccessibleDescription(/Niemand die er nu in mag en hier werkt/);
  await field(lars, "E-mailadres van de hoeder").fill("mila@lindegroep.example");
  await button(lars, "Bewaar hoeder en datum").click();
  await expect(lars.getByRole("status").filter({ hasText: "Bewaard." })).toBeVisible();
  await lars.goto(`/nl/standards/${once}`);
  await expect(lars.getByText("Hoeder: Mila van Dongen", { exact: false })).toBeVisible();
});

/** Another leader approves and publishes what is in review, with a note in the languages that are asked for. */
async function goOut(page: Page, code: string, notes: string[]): Promise<void> {
  await page.goto(`/nl/standards/${code}/edit`);
  await button(page, "Keur dit goed").click();
  for (const label of notes) await field(page, label).fill("Zo staat het er nu.");
  await button(page, /^(Publiceer versie|Voeg het Engels toe aan versie)/).click();
  await page.waitForURL(`**/nl/standards/${code}`);
}

test("a version goes out in one language, is marked in the other, and is translated later", async ({ openAs, page }) => {
  test.setTimeout(90_000);
  const code = "LIN-VTL-01";
  const lars = await openAs("lars", { javaScriptEnabled: false });
  await lars.goto("/nl/standards/new");
  await field(lars, "Van wie").selectOption({ label: "Hotel Lindehof" });
  await field(lars, "Code").fill(code);
  await field(lars, "Wijkt af van").selectOption("LGR-TEL-01");
  await button(lars, "Begin deze norm").click();
  await lars.waitForURL(`**/${code}/edit`);
  // It begins with the words of its base; without English it goes out in Dutch only.
  const english = await lars.locator("textarea[name^='en.']").all();
  const words = new Map<string, string>();
  for (const area of english) {
    words.set((await area.getAttribute("name")) ?? "", await area.inputValue());
    await area.fill("");
  }
  await field(lars, "Grens").fill("15");
  await button(lars, "Bewaar en stuur ter goedkeuring").click();
  await expect(lars.getByText("Dit gaat alleen in het Nederlands uit.", { exact: false })).toBeVisible();
  const lotte = await openAs("lotte");
  await goOut(lotte, code, ["Wat er veranderde, in het Nederlands"]);

  await page.goto(`/en/standards/${code}`);
  await expect(page.getByText("The text of this standard is only there in Dutch", { exact: false })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 }).locator("[lang=nl]")).toBeVisible();
  await expect(page.getByText("asks more here than", { exact: false })).toBeVisible();
  await page.goto(`/en/standards?q=${code}`);
  await expect(page.getByText("only in Dutch")).toBeVisible();

  await lars.goto("/nl/standards/translations");
  await button(lars, `Vertaal ${code}`).click();
  await lars.waitForURL(`**/${code}/edit**`);
  for (const [name, text] of words) await lars.locator(`textarea[name="${name}"]`).fill(text);
  await button(lars, "Bewaar en stuur ter goedkeuring").click();
  await goOut(lotte, code, ["Wat er veranderde, in het Engels"]);
  await page.goto(`/en/standards/${code}`);
  await expect(page.getByText("version 1", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("only there in Dutch", { exact: false })).toHaveCount(0);
});

test("a brand loosens a standard only with a reason, which every reader sees beside the original", async ({ openAs, page }) => {
  test.setTimeout(90_000);
  const code = "VLE-RUI-01";
  const lars = await openAs("lars");
  await lars.goto("/nl/standards/LGR-TEL-01");
  await lars.getByRole("link", { name: /maak deze norm strenger of ruimer/ }).click();
  await field(lars, "Van wie").selectOption({ label: "Vlecht" });
  await field(lars, "Code").fill(code);
  await expect(field(lars, "Wijkt af van")).toHaveValue("LGR-TEL-01");
  await button(lars, "Begin deze norm").click();
  await lars.waitForURL(`**/${code}/edit`);
  await field(lars, "Grens").fill("40");
  await button(lars, "Bewaar en stuur ter goedkeuring").click();
  const reason = field(lars, "Waarom deze norm ruimer mag zijn, in het Nederlands");
  await expect(reason).toHaveAccessibleDescription(/Vul dit in\./);
  await expect(field(lars, "Grens")).toHaveValue("40");
  await reason.fill("In de salon is iedereen aan het knippen.");
  await button(lars, "Bewaar en stuur ter goedkeuring").click();
  await expect(lars.getByText("Dit is ruimer dan LGR-TEL-01", { exact: false })).toBeVisible();
  await goOut(await openAs("lotte"), code, ["Wat er veranderde, in het Nederlands", "Wat er veranderde, in het Engels"]);
  await page.goto(`/nl/standards/${code}`);
  await expect(page.getByText("In de salon is iedereen aan het knippen.")).toBeVisible();
  await expect(page.getByRole("table", { name: "De norm van de organisatie en deze, naast elkaar" })).toContainText("hoogstens 20 s");
  expect(await axe(page)).toEqual([]);
});

test("a standard is split in two, and readers are led to both", async ({ openAs, page }) => {
  const lars = await openAs("lars", { javaScriptEnabled: false });
  await lars.goto(`/nl/standards/${split}/retire`);
  await field(lars, "Hoe hij verdergaat").selectOption({ label: "gesplitst in" });
  await field(lars, "Norm die ervoor in de plaats komt").fill(parts[0]);
  await field(lars, "Ik weet dat dit definitief is").check();
  await button(lars, "Trek deze norm in").click();
  await expect(field(lars, "Norm die ervoor in de plaats komt")).toHaveAccessibleDescription(/Splitsen is in twee of meer/);
  await field(lars, "Norm die ervoor in de plaats komt").fill(parts.join(", "));
  await button(lars, "Trek deze norm in").click();
  await lars.waitForURL(`**/nl/standards/${split}`);
  await page.goto(`/en/standards/${split}`);
  for (const part of parts) await expect(page.getByRole("status").getByText(part)).toBeVisible();
  await page.goto(`/nl/standards?q=${split}`);
  await expect(page.getByText(`${split} geldt niet meer. Daarvoor in de plaats:`)).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`what is merged along is shown, with its open draft, before it goes (${javaScriptEnabled ? "with" : "without"} script)`, async ({ openAs, page }) => {
    const [code, other, into] = javaScriptEnabled ? ["VLE-BER-01", "VLE-BER-02", "VLE-BER-03"] : ["VLE-COL-01", "VLE-COL-02", "VLE-COL-03"];
    const lars = await openAs("lars", { javaScriptEnabled });
    await lars.goto(`/en/standards/${other}/edit`);
    await button(lars, "Begin a new version").click();
    await expect(field(lars, "Target")).toBeVisible();
    await lars.goto(`/en/standards/${code}/retire`);
    await field(lars, "How it goes on").selectOption({ label: "merged into" });
    await field(lars, "Standard that takes its place").fill(into);
    const along = field(lars, "Other standards merged along with it");
    await along.fill(other.replaceAll("-", ""));
    await field(lars, "I know that this is final").check();
    await button(lars, "Retire this standard").click();
    await expect(along).toHaveAttribute("aria-invalid", "true");
    await along.fill(other);
    await button(lars, "Retire this standard").click();
    const shown = lars.getByRole("region", { name: "This is retired along with it" });
    await expect(shown).toContainText(other);
    await expect(shown).toContainText("Its open draft is closed.");
    if (javaScriptEnabled) expect(await axe(lars)).toEqual([]);
    await button(lars, "Retire this standard").click();
    await lars.waitForURL(`**/en/standards/${code}`);
    for (const gone of [code, other]) {
      await page.goto(`/en/standards/${gone}`);
      await expect(page.getByRole("status").getByText(into)).toBeVisible();
    }
  });
