import { axe, expect, test } from "./fixtures.ts";

// Improvements of this file's own, from Sam's last closed cycle; nobody else's are changed.

test("Sam agrees on an improvement from an answer, without script; Mila begins it and verifies what Sam did, and nobody else sees it", async ({ openAs }) => {
  const sam = await openAs("sam", { javaScriptEnabled: false });
  await sam.goto("/nl/assessments");
  await sam.getByRole("rowheader").getByRole("link").first().click();
  await sam.getByRole("link", { name: "Spreek een verbeteractie af (LIN-BAL-03)" }).click();
  const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await sam.getByLabel("Wat gaat er gebeuren?").fill("Ik loop elke rekening met de gast na.");
  await sam.getByLabel("Klaar op uiterlijk").fill(due);
  await sam.getByRole("button", { name: "Spreek af" }).click();
  await expect(sam.getByLabel("Waaraan zien we dat het lukt?")).toHaveAccessibleDescription(/Vul dit in\./);
  await expect(sam.getByLabel("Wat gaat er gebeuren?")).toHaveValue("Ik loop elke rekening met de gast na.");
  await expect(sam.getByLabel("Wie doet het?").locator("option:checked")).toHaveText("Sam Bakker");
  await sam.getByLabel("Waaraan zien we dat het lukt?").fill("Een maand zonder correctie achteraf.");
  await sam.getByRole("button", { name: "Spreek af" }).click();
  await expect(sam.getByRole("heading", { level: 1 })).toHaveText("Ik loop elke rekening met de gast na.");
  const address = new URL(sam.url()).pathname;

  const mila = await openAs("mila");
  await mila.goto(address);
  await expect(mila.getByRole("button", { name: "Meld gedaan" })).toHaveCount(0);
  await mila.getByRole("button", { name: "Begin" }).click();
  await expect(mila.getByText("Van open naar bezig")).toBeVisible();

  await sam.goto(address);
  await sam.getByLabel("Toelichting").fill("Vier weken nagekeken.");
  await sam.getByRole("button", { name: "Meld gedaan" }).click();
  await expect(sam.getByText("Iemand anders dan de eigenaar kijkt na of het gelukt is.")).toBeVisible();
  await expect(sam.getByRole("button", { name: "Kijk na: gelukt" })).toHaveCount(0);

  await mila.goto(address);
  await expect(mila.getByText("Vier weken nagekeken.")).toBeVisible();
  expect(await axe(mila)).toEqual([]);
  await mila.getByRole("button", { name: "Kijk na: gelukt" }).click();
  await expect(mila.getByText("Nagekeken door Mila van Dongen", { exact: false })).toBeVisible();

  for (const other of ["noor", "lars"] as const) {
    const page = await openAs(other);
    expect((await page.goto(address))?.status()).toBe(404);
  }
  await sam.goto("/nl/improvements?state=verified");
  await expect(sam.getByRole("link", { name: "Ik loop elke rekening met de gast na." })).toBeVisible();
  expect(await axe(mila)).toEqual([]);
});
