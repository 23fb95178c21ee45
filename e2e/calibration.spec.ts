import { axe, expect, test } from "./fixtures.ts";

// Adds a second manager of Den Haag, and a calibration of its own that only Mila and that manager rate.

test("Lars writes a case, Mila and another manager rate it blind, and the result leads to a draft of what they read apart", async ({
  openAs,
  browser,
  house,
}) => {
  const ad = await openAs("ad");
  await ad.goto("/nl/people/new");
  await ad.getByLabel("Naam").fill("Kees Kalibratie");
  await ad.getByLabel("E-mailadres").fill("kees.kalibratie@lindegroep.example");
  await ad.getByLabel("Rol").selectOption({ label: "leidinggevende" });
  await ad.getByLabel("Waar").selectOption({ label: "Den Haag" });
  await ad.getByRole("button", { name: "Voeg toe" }).click();
  await ad.getByRole("button", { name: "Maak een link", exact: true }).click();
  const invitation = await ad.getByLabel("Link, werkt één keer").inputValue();

  const lars = await openAs("lars");
  await lars.goto("/nl/assessments/calibration/new");
  await lars.getByLabel("Naam").fill("Rekening aan de balie");
  await lars.getByRole("button", { name: "Schrijf de situaties" }).click();
  await lars.getByLabel("Wie beoordelen").selectOption({ label: "leidinggevenden van Havenzeker" });
  await lars.getByLabel("In het Nederlands").first().fill("De gast vindt bij het uitchecken een regel die hij niet kent.");
  await lars.getByLabel("Normen", { exact: true }).first().fill("LIN-BAL-03 LIN-XXX-01");
  await lars.getByRole("button", { name: "Vraag om oordelen" }).click();
  await expect(lars.getByLabel("Normen", { exact: true }).first()).toHaveAccessibleDescription(/In deze ronde is er geen norm LIN-XXX-01\./);
  await lars.getByLabel("Normen", { exact: true }).first().fill("LIN-BAL-03");
  await lars.getByLabel("Wie beoordelen").selectOption({ label: `${"\u00a0".repeat(6)}Den Haag` });
  expect(await axe(lars)).toEqual([]);
  await lars.getByRole("button", { name: "Vraag om oordelen" }).click();
  await expect(lars.getByText("0 van 2 leidinggevenden hebben ingediend.", { exact: false })).toBeVisible();
  const address = new URL(lars.url()).pathname;

  const mila = await openAs("mila", { javaScriptEnabled: false });
  await mila.goto(`${address}/rate`);
  await mila.getByRole("button", { name: "Dien in" }).click();
  await expect(mila.getByText("Nog niet ingediend: niet elke norm heeft een niveau.", { exact: false })).toBeVisible();
  await mila.getByRole("radio").nth(0).check();
  await mila.getByRole("button", { name: "Dien in" }).click();
  await expect(mila.getByText("Je oordeel is ingediend.")).toBeVisible();
  await lars.reload();
  await expect(lars.getByText("1 van 2 leidinggevenden hebben ingediend.", { exact: false })).toBeVisible();
  await expect(lars.getByRole("table")).toHaveCount(0);
  expect((await mila.goto(address))?.status()).toBe(404);

  const kees = await (await browser.newContext({ baseURL: house.url })).newPage();
  await kees.goto(invitation);
  await kees.getByLabel("Nieuw wachtwoord").fill("tien vorken in een bak");
  await kees.getByLabel("Nog een keer hetzelfde wachtwoord").fill("tien vorken in een bak");
  await kees.getByRole("button", { name: "Bewaar het wachtwoord en meld aan" }).click();
  await expect(kees.getByRole("heading", { level: 1, name: "Kees Kalibratie", exact: true })).toBeVisible();
  await kees.goto(`${address}/rate`);
  await kees.getByRole("radio").nth(3).check();
  await kees.getByRole("button", { name: "Dien in" }).click();
  await expect(kees.getByText("Je oordeel is ingediend.")).toBeVisible();
  await kees.getByRole("link", { name: "Bekijk de uitkomst" }).click();
  await expect(kees.getByRole("row", { name: /Kees Kalibratie/ })).toContainText("milder (+3)");
  await expect(kees.getByText("Mila van Dongen")).toHaveCount(0);

  await lars.reload();
  await expect(lars.getByRole("row", { name: /Mila van Dongen/ })).toContainText("strenger (−3)");
  expect(await (await lars.request.get(`${address}/export?format=csv`)).text()).toMatch(/Mila van Dongen;1;0;0;-3;strenger/);
  expect(await axe(lars)).toEqual([]);
  await lars.getByRole("link", { name: "Begin een concept LIN-BAL-03" }).click();
  await expect(lars).toHaveURL("/nl/standards/LIN-BAL-03/edit");
});
