import { readFileSync } from "node:fs";
import readWorkbook from "read-excel-file/node";
import { axe, expect, test } from "./fixtures.ts";

test("A leader finds where the branches of Vlecht differ, opens the calculation and takes the same figures along", async ({ openAs }) => {
  const page = await openAs("lars");
  await page.goto("/nl/reports");
  await page.getByRole("link", { name: "Consistentie" }).click();
  await page.getByRole("navigation", { name: "Filters" }).getByRole("link", { name: "Vlecht" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("De vestigingen van Vlecht verschillen het meest bij “Wees overal hetzelfde”");
  expect(await axe(page)).toEqual([]);
  await page.getByRole("heading", { level: 3 }).getByRole("link", { name: "Wees overal hetzelfde" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bij “Wees overal hetzelfde” verschillen de vestigingen het meest op");

  await page.getByRole("link", { name: /^Zo is dit berekend ?: VLE-SAL-01$/ }).click();
  await expect(page.getByText(/^Spreiding: /)).toBeVisible();
  const table = page.getByRole("table", { name: "Antwoorden, gewogen niveaus en score per vestiging" });
  const shown = await table
    .getByRole("row")
    .evaluateAll((rows) => rows.slice(1).map((row) => [row.querySelector("th")?.textContent ?? "", row.querySelector("td:nth-of-type(4)")?.textContent ?? ""]));
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.map(([unit]) => unit)).not.toContain("Venlo");

  await page.goBack();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "XLSX" }).click()]);
  const [sheet] = await readWorkbook(readFileSync(await file.path()));
  const rows = (sheet?.data ?? []).filter(([code]) => code === "VLE-SAL-01");
  for (const [unit, score] of shown) {
    const found = rows.find((row) => row[2] === unit)?.[3];
    if (typeof found === "number") expect(String(Math.round(found * 10) / 10).replace(".", ",")).toBe(score);
    else expect(score).toBe("te weinig gegevens");
  }
  expect(rows.find((row) => row[2] === "Venlo")).toEqual([
    "VLE-SAL-01",
    expect.any(String),
    "Venlo",
    null,
    null,
    null,
    null,
    "achtergehouden, minder dan vijf personen",
  ]);
});

test("An employee sees their own growth, a manager their team, and neither a report about groups", async ({ openAs }) => {
  const sam = await openAs("sam", { javaScriptEnabled: false });
  await sam.goto("/nl/reports/growth");
  await expect(sam.getByRole("heading", { level: 1 })).toContainText("Je score");
  await sam.getByText("Dezelfde cijfers als tabel").click();
  await expect(sam.getByRole("table", { name: "Je score per ronde, de laatste eerst" }).getByRole("row")).toHaveCount(3);
  const mila = await openAs("mila", { javaScriptEnabled: false });
  await mila.goto("/nl/reports/team");
  await expect(mila.getByRole("heading", { level: 1 })).toContainText("bij je ingediend");
  for (const page of [sam, mila])
    for (const path of ["consistency", "consistency/VLE-SAL-01", "consistency/export?format=xlsx", "delivery", "delivery/export?format=csv"])
      expect((await page.request.get(`/nl/reports/${path}`)).status(), path).toBe(404);
});
