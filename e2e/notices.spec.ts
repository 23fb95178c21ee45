import { axe, expect, test } from "./fixtures.ts";

test("Mila sees that a cycle opened, goes there, marks it as read, takes that back, and chooses daily mail", async ({ openAs }) => {
  const page = await openAs("mila");
  await page.goto("/nl/assessments");
  await expect(page.getByRole("status").getByText(/^\d+ ongelezen melding/)).toBeVisible();
  await page.getByRole("link", { name: "Alle meldingen" }).click();
  await expect(page).toHaveURL(/\/nl\/me\/notices$/);
  expect(await axe(page)).toEqual([]);
  const opened = page.getByRole("listitem").filter({ hasText: "Ronde “Vierde kwartaal” is open" });
  await expect(opened.getByText("Ongelezen", { exact: true })).toBeVisible();
  await opened.getByRole("button", { name: /^Markeer als gelezen ?: Ronde/ }).press("Enter");
  await expect(page.getByRole("status")).toHaveText("Gemarkeerd als gelezen.");
  await expect(opened.getByText("Gelezen", { exact: true })).toBeVisible();
  // The key that marked it takes it back, with the focus where it was.
  await expect(opened.getByRole("button", { name: /^Markeer als ongelezen/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: /^Mijn pagina.*\d ongelezen melding/ })).toBeAttached();
  await page.getByLabel(/^Hoe vaak mag dat/).selectOption({ label: "eens per dag" });
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Bewaard." })).toBeVisible();
  await opened.getByRole("link").click();
  await expect(page).toHaveURL(/\/nl\/assessments$/);
  await page.context().close();
});

test("Without script, in English, Mila finds the choice kept, marks all as read and chooses no mail", async ({ openAs }) => {
  const page = await openAs("mila", { javaScriptEnabled: false });
  await page.goto("/en/me/notices");
  await expect(page.getByLabel(/^How often may that be/)).toHaveValue("daily");
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("status")).toHaveText(/^\d+ notices? marked as read\.$/);
  await expect(page.getByRole("button", { name: /^Mark as read/ })).toHaveCount(0);
  await page.getByLabel(/^How often may that be/).selectOption("never");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toHaveText("Saved.");
  await page.goto("/en/assessments");
  await expect(page.getByText("unread notice")).toHaveCount(0);
  await page.context().close();
});
