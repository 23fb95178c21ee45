import { chromium } from "@playwright/test";

const [who, out, ...paths] = process.argv.slice(2);
const url = "http://localhost:4440";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const widths = (process.env.W ?? "1280,320").split(",").map(Number);
const context = await browser.newContext({ baseURL: url, colorScheme: process.env.DARK ? "dark" : "light" });
const page = await context.newPage();
await page.goto("/nl/sign-in");
await page.getByLabel(/e-mail/i).fill(`${who}@lindegroep.example`);
await page.getByLabel(/wachtwoord/i).fill("koffie-met-melk-2026");
await page.getByRole("button", { name: /meld aan|aanmelden/i }).click();
await page.waitForURL((u) => !u.pathname.endsWith("/sign-in"));
for (const [n, path] of paths.entries()) {
  for (const w of widths) {
    await page.setViewportSize({ width: w, height: 900 });
    const r = await page.goto(path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    console.log(path, w, r.status(), "overflow", over);
    await page.screenshot({ path: `/tmp/shots/${out}-${n}-${w}.png`, fullPage: true });
  }
}
console.log(
  await page.evaluate(() =>
    [...document.querySelectorAll('a[href*="/improvements/"], a[href*="calibration/"], a[href*="/result"]')]
      .map((a) => a.getAttribute("href"))
      .slice(0, 12)
      .join("\n"),
  ),
);
await browser.close();
