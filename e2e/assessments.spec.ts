import type { Page } from "@playwright/test";
import { button, choose, isSaved, item, level, openForm, test } from "./answering.ts";
import { expect, signIn } from "./fixtures.ts";

test.use({ apart: "assessments" });

/** What an exported result says, row by row, without the byte order mark. */
const rowsOf = (csv: string) =>
  csv
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n")
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^;]*)(?:;|$)/g)].map(([, cell = ""]) => cell));

test.describe("without script, in English", () => {
  test.use({ javaScriptEnabled: false });

  test("Noor answers every principle, is told what is missing, submits, and takes it back with a reason", async ({ page }) => {
    test.setTimeout(90_000);
    await signIn(page, "noor", "en");
    await page.goto("/en/assessments");
    await button(page, "Begin").click();
    await expect(page.getByText(/^Principle 1 of 6$/)).toBeVisible();

    const complaint = "Every complaint is acknowledged within 2 days";
    const settled = "Every complaint is settled within 30 days";
    const sections = 6;
    for (let place = 1; place <= sections; place++) {
      await expect(page.getByText(`Principle ${place} of ${sections}`, { exact: true })).toBeVisible();
      for (const radio of await page.getByRole("radio", { name: /^mostly/ }).all()) await radio.check();
      if (place === 1) {
        await level(page, complaint, "not applicable").check();
        await item(page, complaint).getByLabel("because").selectOption({ label: "a colleague does this" });
        await level(page, settled, "not yet").check();
        await item(page, settled).getByText("Measurement, note or example").click();
        await item(page, settled).getByLabel("Measured, in days").fill("a month");
        await item(page, settled).getByLabel("Example").fill("The invoice of last March.");
        await page.getByRole("button", { name: /^Next: / }).click();
        await expect(page.getByText("Something is not right yet. Look at the marked fields; what you typed is still there.")).toBeVisible();
        await expect(item(page, settled).getByLabel("Measured, in days")).toHaveAccessibleDescription(/Write a number here, such as 30 or 2\.5\./);
        await expect(item(page, settled).getByLabel("Measured, in days")).toHaveValue("a month");
        await expect(item(page, settled).getByLabel("Example")).toHaveValue("The invoice of last March.");
        await expect(level(page, settled, "not yet")).toBeChecked();
        await item(page, settled).getByLabel("Measured, in days").fill("41.5");
      }
      await page.getByRole("button", { name: place < sections ? /^Next: / : "Go to the summary" }).click();
      if (place === 1) {
        await expect(page.getByText("Something is still missing there, which you can also add later:", { exact: false })).toBeVisible();
        await expect(
          page
            .getByRole("listitem")
            .filter({ hasText: `${settled}: note at “not yet”` })
            .getByRole("link"),
        ).toHaveAttribute("href", /#LGR-KLA-02$/);
      }
    }

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check and submit");
    await expect(page.getByText("Nothing is open any more.")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "LGR-KLA-02" })).toContainText("note at “not yet”");
    await expect(button(page, "Submit")).toHaveCount(0);
    await page.getByRole("link", { name: "LGR-KLA-02" }).click();
    await expect(item(page, settled).getByLabel("Measured, in days")).toHaveValue("41.5");
    await expect(item(page, settled).getByText("Limit 30 days. Your 41.5 days is outside it.")).toBeVisible();
    await item(page, settled).getByLabel("Note").fill("We wait for the supplier; somebody has to ring them.");
    await page.getByRole("button", { name: /^Next: / }).click();
    await page.getByRole("link", { name: "Summary and submitting" }).click();
    await button(page, "Submit").click();

    await expect(page).toHaveURL(/\/result$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^[\d.]+ of 100, more than 2 points below target$/);
    await expect(page.getByText("Not applicable", { exact: false }).first()).toBeVisible();
    await expect(page.getByText("Measured 41.5 days, outside the limit.")).toBeVisible();
    await expect(page.getByRole("radio")).toHaveCount(0);

    await button(page, "Reopen").click();
    await expect(page.getByLabel("Why do you reopen it?")).toHaveAccessibleDescription(/Fill this in\./);
    await page.getByLabel("Why do you reopen it?").selectOption({ label: "I left something open or forgot a note" });
    await button(page, "Reopen").click();
    await expect(page.getByRole("radio").first()).toBeVisible();
    await page.getByRole("link", { name: "Summary and submitting" }).click();
    await button(page, "Submit").click();
    await expect(page).toHaveURL(/\/result$/);
  });
});

test.describe("Sam’s cycle, from the first answer to the result", () => {
  test.describe.configure({ mode: "serial" });
  test.setTimeout(90_000);
  let own = "";

  test("answers by mouse and by key, and finds everything back", async ({ openAs, page }) => {
    await signIn(page, "sam");
    await page.goto("/nl/assessments");
    await expect(page.getByText("Nog niet begonnen.", { exact: false })).toBeVisible();
    await button(page, "Begin").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Behouden kost minder dan winnen");
    own = new URL(page.url()).pathname;

    await choose(page, "Elke klacht is binnen 2 dagen bevestigd", "meestal");
    await expect(page.getByRole("status").filter({ hasText: "6 normen zijn nog open." })).toContainText(/Bewaard om \d\d:\d\d\./);
    await expect(page.getByRole("navigation", { name: "Voortgang per principe" })).toContainText("1 van 7");

    // From here without the mouse.
    await level(page, "Elke klacht is binnen 2 dagen bevestigd", "meestal").focus();
    for (
      let step = 0;
      step < 20 && !(await level(page, "Elke klacht is binnen 30 dagen afgehandeld", "nog niet").evaluate((radio) => radio === document.activeElement));
      step++
    )
      await page.keyboard.press("Tab");
    await page.keyboard.press("4");
    await expect(level(page, "Elke klacht is binnen 30 dagen afgehandeld", "altijd")).toBeChecked();
    await page.keyboard.press("ArrowLeft");
    await expect(level(page, "Elke klacht is binnen 30 dagen afgehandeld", "meestal")).toBeChecked();
    await isSaved(page, "Elke klacht is binnen 30 dagen afgehandeld");

    const room = "Wie terugkomt, krijgt eerst de kamer van de vorige keer aangeboden";
    await level(page, room, "nog niet").focus();
    await page.keyboard.press("n");
    await expect(level(page, room, "niet van toepassing")).toBeChecked();
    await expect(item(page, room).getByText("Kies waarom dit niet van toepassing is. Je keuze is wel bewaard.")).toBeVisible();
    await item(page, room).getByLabel("omdat").selectOption({ label: "een collega dit doet" });
    await expect(item(page, room).getByText("Kies waarom dit niet van toepassing is.", { exact: false })).toHaveCount(0);

    const found = "Een gevonden voorwerp is binnen 24 uur bij de eigenaar gemeld";
    await level(page, found, "soms").check();
    await item(page, found).getByText("Meting, toelichting of voorbeeld").click();
    await expect(item(page, found).getByText("Grens 24 uur.", { exact: true })).toBeVisible();
    await item(page, found).getByLabel("Gemeten, in uren").fill("30");
    await item(page, found).getByLabel("Voorbeeld").fill("De sjaal van kamer 12: 30 uur.");
    await expect(item(page, found).getByText("Grens 24 uur. Jouw 30 uur valt erbuiten.")).toBeVisible();
    await item(page, found).getByLabel("Gemeten, in uren").fill("20,5");
    await expect(item(page, found).getByText("Grens 24 uur. Jouw 20,5 uur valt erbinnen.")).toBeVisible();

    const rung = "Wie een klacht had, is binnen 3 dagen na vertrek door ons gebeld";
    await level(page, rung, "nog niet").check();
    await expect(item(page, rung).getByText("Schrijf bij “nog niet” op wat er nodig is. Je keuze is wel bewaard.")).toBeVisible();
    await isSaved(page, rung);

    // Leaving and coming back, also from another machine.
    await page.goto("/nl");
    const elsewhere = await openAs("sam");
    for (const screen of [page, elsewhere]) {
      await screen.goto("/nl/assessments");
      await expect(screen.getByText(/^5 van 36 beantwoord\./)).toBeVisible();
      await screen.getByRole("link", { name: "Ga verder" }).click();
      await expect(level(screen, "Elke klacht is binnen 30 dagen afgehandeld", "meestal")).toBeChecked();
      await expect(item(screen, room).getByLabel("omdat")).toHaveValue("colleague");
      await expect(item(screen, found).getByLabel("Gemeten, in uren")).toHaveValue("20,5");
      await expect(item(screen, found).getByLabel("Voorbeeld")).toHaveValue("De sjaal van kamer 12: 30 uur.");
      await expect(level(screen, rung, "nog niet")).toBeChecked();
    }
  });

  test("while it is a draft nobody else sees it, not even the manager", async ({ openAs }) => {
    const mila = await openAs("mila");
    await mila.goto("/nl/assessments");
    await expect(mila.getByRole("table", { name: /^Ingediende zelfbeoordelingen in ronde 2/ }).getByRole("link", { name: "Sam Bakker" })).toHaveCount(0);
    for (const path of [own, `${own}/summary`, `${own}/result`, `${own}/result/export?format=csv`]) expect((await mila.goto(path))?.status(), path).toBe(404);
    await expect(mila.getByText("Sam Bakker")).toHaveCount(0);
  });

  test("all principles, the summary, and submitting with what was missing named", async ({ page }) => {
    await signIn(page, "sam");
    await page.goto(`${own}?section=retention`);
    for (let place = 1; place <= 6; place++) {
      await expect(page.getByText(`Principe ${place} van 6`, { exact: true })).toBeVisible();
      const groups = await page
        .getByRole("group")
        .filter({ has: page.getByRole("radio") })
        .all();
      for (const [at, group] of groups.entries()) {
        if ((await group.getByRole("radio", { checked: true }).count()) > 0) continue;
        // One standard stays open.
        if (place === 6 && at === groups.length - 1) continue;
        // A key is heard only when the page's script runs: whoever sees that it was not, presses it again.
        await expect(async () => {
          await group
            .getByRole("radio")
            .first()
            .press(String(2 + (at % 3)));
          await expect(group.getByRole("radio", { checked: true })).toHaveCount(1, { timeout: 1_000 });
        }).toPass();
      }
      await expect(page.getByText(place < 6 ? "Alles op dit scherm is beantwoord." : "Eén norm is nog open.", { exact: false })).toBeVisible();
      await page.getByRole("button", { name: place < 6 ? /^Volgende: / : "Naar het overzicht" }).click();
    }
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kijk na en dien in");
    await expect(page.getByRole("table", { name: "Wat per principe beantwoord is en wat nog open staat" })).toContainText("6 van 6");
    await expect(page.getByRole("listitem").filter({ hasText: "LIN-KLA-02" })).toContainText("toelichting bij “nog niet”");
    await expect(page.getByText("Vul eerst aan wat hierboven staat. Dan kun je indienen.")).toBeVisible();
    await expect(button(page, "Dien in")).toHaveCount(0);

    await page.getByRole("link", { name: "LIN-KLA-02" }).click();
    const rung = "Wie een klacht had, is binnen 3 dagen na vertrek door ons gebeld";
    await item(page, rung).getByLabel("Toelichting").fill("De lijst met vertrekkers komt pas na een week. Laat die elke ochtend komen.");
    await expect(item(page, rung).getByText("Schrijf bij “nog niet” op", { exact: false })).toHaveCount(0);
    await isSaved(page, rung);
    await page.getByRole("link", { name: "Overzicht en indienen" }).click();
    await button(page, "Dien in").click();
    await expect(page.getByText("Nog niet ingediend: er staan normen open.", { exact: false })).toBeVisible();
    await page.getByLabel("Ik dien in met 1 norm open.").check();
    await button(page, "Dien in").click();
    await expect(page).toHaveURL(/\/result$/);
  });

  test("the result is read-only, and anyone can work the score out again", async ({ page }) => {
    await signIn(page, "sam");
    await page.goto(`${own}/result`);
    const heading = page.getByRole("heading", { level: 1 });
    await expect(heading).toHaveText(/^[\d,]+ van 100, /);
    const points = /^[\d,]+/.exec(await heading.innerText())?.[0] ?? "";
    const rows = rowsOf(await (await page.request.get(`${own}/result/export?format=csv`)).text());
    expect(rows[0]?.slice(3, 6)).toEqual(["norm", "niveau (0 tot 3)", "niveau"]);
    const items = rows.slice(1, 37);
    const rated = items
      .filter(([, , , , given]) => given !== "")
      .map(([, , , , given = "", , weight = ""]) => ({ given: Number(given), weight: Number(weight) }));
    const score = (100 * rated.reduce((sum, { given, weight }) => sum + given * weight, 0)) / (3 * rated.reduce((sum, { weight }) => sum + weight, 0));
    expect(rated).toHaveLength(34);
    expect(points).toBe((Math.round(score * 10) / 10).toString().replace(".", ","));

    await expect(page.getByText("34 van de 35 normen die gelden hebben een niveau", { exact: false })).toBeVisible();
    await expect(page.getByText("97 %, 1 niet van toepassing")).toBeVisible();
    await page.getByText(`Zo is ${points} berekend`).first().click();
    await expect(page.getByText("LIN-KLA-02: weegt 2, nog niet (0) = 0").first()).toBeVisible();
    await expect(page.getByText(`dus ${points} van 100.`, { exact: false }).first()).toBeVisible();
    await expect(page.getByText("36 normen, 1 niet van toepassing, dus 35 die gelden; daarvan hebben er 34 een niveau.")).toBeVisible();

    // Last cycle beside it, as a picture and as a table.
    await expect(page.getByRole("term").filter({ hasText: /^Ronde \d{4}-\d$/ })).toBeVisible();
    await expect(page.getByRole("region", { name: "Score per principe" }).locator("svg use[href='#m-open']").first()).toBeVisible();
    await page.getByText("Dezelfde cijfers als tabel").click();
    const table = page.getByRole("table", { name: /^Score en dekking per principe, Sam Bakker/ });
    await expect(table.getByRole("columnheader", { name: /^Ronde \d{4}-\d$/ })).toBeVisible();
    await expect(table.getByRole("row", { name: /^Alles samen/ })).toContainText(points);
    await expect(table.getByRole("row")).toHaveCount(8);

    await expect(page.getByRole("radio")).toHaveCount(0);
    await expect(page.getByRole("textbox")).toHaveCount(0);
    await expect(page.getByText("De lijst met vertrekkers komt pas na een week.", { exact: false })).toBeVisible();
    for (const path of [own, `${own}?section=needs`, `${own}/summary`]) {
      await page.goto(path);
      await expect(page).toHaveURL(/\/result$/);
    }
    await page.goto(`/en${own.slice(3)}/result`);
    await expect(heading).toHaveText(new RegExp(`^${points.replace(",", "\\.")} of 100, `));
  });

  test("the manager sees what was submitted, and of another branch nothing", async ({ openAs }) => {
    const noor = await openAs("noor");
    await noor.goto("/nl/assessments");
    await noor.getByRole("link", { name: "Bekijk het resultaat" }).click();
    await noor.waitForURL(/\/assessments\/[0-9a-f-]{36}/);
    expect(noor.url()).toMatch(/\/result$/);
    const noors = new URL(noor.url()).pathname;

    const mila = await openAs("mila");
    await mila.goto("/nl/assessments");
    const submitted = mila.getByRole("table", { name: /^Ingediende zelfbeoordelingen/ });
    for (const unit of await submitted.getByRole("row").locator("td:nth-of-type(1)").allInnerTexts()) expect(unit).toBe("Den Haag");
    await submitted.getByRole("link", { name: "Sam Bakker", exact: true }).click();
    await expect(mila).toHaveURL(new RegExp(`${own}/result$`));
    await expect(mila.getByRole("heading", { level: 1 })).toHaveText("Zelfbeoordeling van Sam Bakker");
    await expect(mila.getByText("De lijst met vertrekkers", { exact: false })).toHaveCount(0);
    await button(mila, "Open het").click();
    await expect(mila).toHaveURL(new RegExp(`${own}/result$`));
    await expect(mila.getByText("Sam Bakker, ", { exact: false }).first()).toBeVisible();
    await expect(mila.getByText("De lijst met vertrekkers komt pas na een week.", { exact: false })).toBeVisible();
    await expect(button(mila, "Heropen")).toHaveCount(0);
    expect((await mila.goto(noors))?.status()).toBe(404);
    expect((await mila.goto(own))?.url()).toMatch(/\/result$/);
    const lars = await openAs("lars");
    expect((await lars.goto(`${own}/result`))?.status()).toBe(404);
  });

  test("it is taken back with a reason, and the manager no longer sees it", async ({ openAs, page }) => {
    await signIn(page, "sam");
    await page.goto(`${own}/result`);
    await button(page, "Heropen").click();
    await expect(page.getByLabel("Waarom heropen je?")).toHaveAccessibleDescription(/Vul dit in\./);
    await page.getByLabel("Waarom heropen je?").selectOption({ label: "na een gesprek zie ik het anders" });
    await button(page, "Heropen").click();
    await expect(page.getByRole("radio").first()).toBeVisible();
    const mila = await openAs("mila");
    expect((await mila.goto(`${own}/result`))?.status()).toBe(404);
  });
});

test("a standard published anew in the middle of the cycle changes nothing but a note", async ({ openAs }) => {
  test.setTimeout(90_000);
  const social = "LIN-SOC-01";
  const statement = "Een vraag via sociale media is binnen 3 uur beantwoord, met naam";
  const note = /Sinds [^.]+ geldt versie \d+\. (?:Je beoordeelt|Beoordeeld is) versie \d+, zoals vastgelegd bij het begin van de ronde\./g;
  const sam = await openAs("sam");
  const own = await openForm(sam, "channels");
  await level(sam, statement, "meestal").check();
  const fold = item(sam, statement).getByText("Meting, toelichting of voorbeeld");
  if (await fold.isVisible()) await fold.click();
  await item(sam, statement).getByLabel("Gemeten, in uren").fill("2,5");
  await item(sam, statement).getByLabel("Toelichting").fill("In het weekend later.");
  await expect(item(sam, statement).getByText("Grens 3 uur. Jouw 2,5 uur valt erbinnen.")).toBeVisible();

  await sam.goto("/nl/assessments");
  const earlier =
    (await sam
      .getByRole("table", { name: /^Je eerdere rondes/ })
      .getByRole("link")
      .first()
      .getAttribute("href")) ?? "";
  const fields = (page: Page) =>
    page
      .getByRole("group")
      .filter({ has: page.getByRole("radio") })
      .locator("input:not([type=hidden]), select, textarea")
      .evaluateAll((all) =>
        all.map((one) =>
          one instanceof HTMLInputElement && one.type === "radio"
            ? `${one.name} ${one.value} ${one.checked}`
            : one instanceof HTMLInputElement || one instanceof HTMLSelectElement || one instanceof HTMLTextAreaElement
              ? `${one.name} ${one.value}`
              : "",
        ),
      );
  const look = async () => {
    await sam.goto(`${own}?section=channels`);
    const words = (await sam.getByRole("main").innerText()).replace(note, "").replace(/\s+/g, " ");
    const given = await fields(sam);
    const csv = await (await sam.request.get(`${earlier}/export?format=csv`)).body();
    await sam.goto(earlier);
    const result = (await sam.getByRole("main").innerText()).replace(note, "").replace(/\s+/g, " ");
    return { words, given, csv: csv.toString("base64"), result };
  };
  const before = await look();
  expect(before.words).toContain("hoogstens 3 uur, bij 90 %");

  const lars = await openAs("lars");
  await lars.goto(`/nl/standards/${social}/edit`);
  await button(lars, "Begin een nieuwe versie").click();
  await lars.getByLabel("Grens", { exact: true }).fill("1");
  await lars.getByLabel("Belofte, Nederlands").fill("Een vraag via sociale media is binnen 1 uur beantwoord, met naam");
  await lars.getByLabel("Niveau “meestal”, Nederlands").fill("Ik antwoord meestal binnen 1 uur.");
  await lars.getByLabel("Gewicht", { exact: true }).selectOption("3");
  await button(lars, "Bewaar en stuur ter goedkeuring").click();
  await expect(lars.getByText("Je kunt je eigen wijziging niet goedkeuren.", { exact: false })).toBeVisible();
  const lotte = await openAs("lotte");
  await lotte.goto(`/nl/standards/${social}/edit`);
  await button(lotte, "Keur dit goed").click();
  await lotte.getByLabel("Wat er veranderde, in het Nederlands").fill("Van 3 naar 1 uur.");
  await lotte.getByLabel("Wat er veranderde, in het Engels").fill("From 3 hours to 1.");
  await lotte.getByRole("button", { name: /^Publiceer versie/ }).click();
  await lotte.waitForURL(`**/nl/standards/${social}`);

  expect(await look()).toEqual(before);
  await sam.goto(`${own}?section=channels`);
  await expect(item(sam, statement).getByText(note)).toBeVisible();
  await item(sam, statement)
    .getByRole("link", { name: /geldt versie/ })
    .click();
  await expect(sam.getByRole("heading", { level: 1 })).toHaveText("Een vraag via sociale media is binnen 1 uur beantwoord, met naam");
});
