import type { Locator, Page } from "@playwright/test";
import { expect, signIn, test } from "./fixtures.ts";

// Standards of this file's own; other files leave them alone. All are Lindehof's, led by Lars and Lotte.
const named = "LIN-BAL-02";
const lost = "LIN-GEV-01";
const chat = "LIN-CHA-01";
const form = "LIN-FOR-01";
const luggage = "LIN-BAG-01";
const letter = "LIN-BRI-01";
const post = "LIN-MAI-01";
const rung = "LIN-KLA-02";
const asked = "LIN-CON-01";
const fresh = "LIN-WIJ-01";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const alert = (page: Page) => page.getByRole("main").getByRole("alert").filter({ hasText: /\S/ });

/** Begins a new version and stays on its edit page. */
async function begin(page: Page, code: string, lang: "nl" | "en" = "nl"): Promise<void> {
  await page.goto(`/${lang}/standards/${code}/edit`);
  await button(page, lang === "nl" ? "Begin een nieuwe versie" : "Begin a new version").click();
  await expect(field(page, lang === "nl" ? "Doel" : "Target")).toBeVisible();
}

/** The second leader approves what is in review and publishes it; ends on the standard's page. */
async function approveAndPublish(page: Page, code: string, note: string): Promise<void> {
  await page.goto(`/nl/standards/${code}/edit`);
  await button(page, "Keur dit goed").click();
  await field(page, "Wat er veranderde, in het Nederlands").fill(note);
  await field(page, "Wat er veranderde, in het Engels").fill(note);
  await page.getByRole("button", { name: /^Publiceer versie/ }).click();
  await page.waitForURL(`**/nl/standards/${code}`);
}

test.describe("a new version, from the first word to every page that shows it", () => {
  test.describe.configure({ mode: "serial" });
  test.setTimeout(90_000);

  const places = [
    { path: `standards/${named}`, shows: "statement" },
    { path: "standards?brand=lindehof&q=BAL-02", shows: "statement" },
    { path: "handbook/principles/needs", shows: "statement" },
    { path: "brands/lindehof/values/attention", shows: "statement" },
  ] as const;
  const before = { nl: "Bij het inchecken noemen wij de gast minstens 2 keer bij naam", en: "At check-in we use the guest’s name at least 2 times" };
  const after = { nl: "Bij het inchecken noemen wij de gast minstens 3 keer bij naam", en: "At check-in we use the guest’s name at least 3 times" };

  /** The version itself, letter for letter: everything below the notice that says which version holds now. */
  const textOf = async (page: Page, lang: "nl" | "en") => {
    const html = await (await page.request.get(`/${lang}/standards/${named}/versions/1`)).text();
    const article = /<article>.*?<\/article>/s.exec(html)?.[0] ?? "";
    const notice = /<div class="gap"><div class="notice.*?<\/div><\/div>/s.exec(article)?.[0] ?? "";
    expect(notice).not.toBe("");
    return article.replace(notice, "").replaceAll("\u00a0", " ");
  };

  test("Lars writes it, Lotte sends it back, Lars mends it, Lotte publishes it, and everybody reads it at once", async ({ openAs, page }) => {
    // Visitors were here just before, so every page is in the server's memory.
    for (const lang of ["nl", "en"] as const)
      for (const { path } of places) {
        await page.goto(`/${lang}/${path}`);
        await expect(page.getByText(before[lang]).first()).toBeVisible();
      }
    const first = { nl: await textOf(page, "nl"), en: await textOf(page, "en") };
    expect(first.nl).toContain(before.nl);

    const lars = await openAs("lars");
    await lars.goto(`/nl/standards/${named}`);
    await lars.getByRole("link", { name: "Kwaliteitsleiding: wijzig deze norm" }).click();
    await button(lars, "Begin een nieuwe versie").click();
    const preview = lars.getByRole("region", { name: "Zo komt het eruit te zien" });
    await expect(preview).toContainText(before.nl);

    await field(lars, "Grens").fill("3");
    await expect(preview.locator("dl").filter({ hasText: "Ondergrens voor één contact" })).toContainText("3 keer");
    await field(lars, "Belofte, Nederlands").fill(after.nl);
    await expect(preview).toContainText(after.nl);
    await field(lars, "Belofte, Engels").fill(after.en);
    await expect(lars.getByText("Nog niet bewaard", { exact: true })).toBeVisible();

    await expect(preview.getByText("Dit volgt wat je typt, ook als het nog niet bewaard is.")).toBeVisible();

    await field(lars, "Samenvatting, Nederlands").fill("De gast hoort snel de eigen naam.");
    await button(lars, "Bewaar en stuur ter goedkeuring").click();
    await expect(alert(lars)).toContainText("Kijk bij de gemarkeerde velden; wat je typte staat er nog.");
    const summary = field(lars, "Samenvatting, Nederlands");
    await expect(summary).toHaveAttribute("aria-invalid", "true");
    await expect(summary).toHaveAccessibleDescription(/“Snel” is geen maat\. Noem een getal en een eenheid\./);
    await expect(summary).toHaveValue("De gast hoort snel de eigen naam.");
    await expect(field(lars, "Grens")).toHaveValue("3");
    await expect(field(lars, "Belofte, Engels")).toHaveValue(after.en);

    await summary.fill("De gast hoort de eigen naam bij de begroeting, bij de sleutel en bij het afscheid.");
    await button(lars, "Bewaar").click();
    await expect(lars.getByText("Bewaard.", { exact: true })).toBeVisible();
    await expect(alert(lars)).toHaveCount(0);
    await expect(summary).not.toHaveAttribute("aria-invalid", "true");
    await button(lars, "Bewaar en stuur ter goedkeuring").click();

    await expect(lars.getByText("Bewaard en ter goedkeuring verstuurd. Hierboven staat wie het nu kan goedkeuren.")).toBeVisible();
    const steps = lars.getByRole("list", { name: "Hoever dit concept is" });
    await expect(steps.locator("[aria-current=step]")).toHaveText("ter goedkeuring");
    await expect(lars.getByText("Je kunt je eigen wijziging niet goedkeuren. Vraag Lotte Verbeek.")).toBeVisible();
    await expect(button(lars, "Keur dit goed")).toHaveCount(0);

    const lotte = await openAs("lotte");
    await lotte.goto("/nl/standards/review");
    await lotte.getByRole("link", { name: after.nl }).click();
    const changes = lotte.getByRole("region", { name: "Wat er verandert" });
    await expect(changes).toContainText("Grens");
    await expect(changes.locator("ins").filter({ hasText: "3" }).first()).toBeVisible();
    await button(lotte, "Stuur terug met deze reden").click();
    await expect(field(lotte, "Wat er nog moet gebeuren")).toHaveAccessibleDescription(/Vul dit in\./);
    await expect(button(lotte, "Keur dit goed")).toBeVisible();
    await field(lotte, "Wat er nog moet gebeuren").fill("Zeg in de voorwaarden ook waar de derde keer is.");
    await button(lotte, "Stuur terug met deze reden").click();
    await expect(lotte.getByText("Dit concept kwam terug")).toBeVisible();

    await lars.reload();
    await expect(lars.getByText("Dit concept kwam terug")).toBeVisible();
    await expect(lars.getByText("Zeg in de voorwaarden ook waar de derde keer is.")).toBeVisible();
    await field(lars, "Voorwaarden, Nederlands").fill("Bij de begroeting, bij de sleutel en bij het afscheid.\nNoem nooit naam en kamernummer samen hardop.");
    await field(lars, "Voorwaarden, Engels").fill("With the greeting, with the key and with the goodbye.\nNever say name and room number aloud together.");
    await button(lars, "Bewaar en stuur ter goedkeuring").click();
    await expect(steps.locator("[aria-current=step]")).toHaveText("ter goedkeuring");

    await lotte.reload();
    await button(lotte, "Keur dit goed").click();
    await expect(lotte.getByText("Goedgekeurd door Lotte Verbeek.")).toBeVisible();
    await expect(field(lotte, "Soort wijziging")).toHaveValue("material");
    await button(lotte, "Publiceer versie 2").click();
    await expect(field(lotte, "Wat er veranderde, in het Nederlands")).toHaveAccessibleDescription(/Vul dit in\./);
    await field(lotte, "Wat er veranderde, in het Nederlands").fill("Van 2 naar 3 keer: ook bij het afscheid.");
    await field(lotte, "Wat er veranderde, in het Engels").fill("From 2 to 3 times: with the goodbye as well.");
    await button(lotte, "Publiceer versie 2").click();
    await lotte.waitForURL(`**/nl/standards/${named}`);
    await expect(lotte.getByRole("heading", { level: 1 })).toHaveText(after.nl);

    for (const lang of ["nl", "en"] as const)
      for (const { path } of places) {
        await page.goto(`/${lang}/${path}`);
        await expect(page.getByText(after[lang]).first()).toBeVisible();
        await expect(page.getByText(before[lang])).toHaveCount(0);
      }
    await page.goto(`/nl/standards/${named}`);
    await expect(page.getByText("Van 2 naar 3 keer: ook bij het afscheid.")).toBeVisible();
    await expect(page.getByText("Lars de Wit, goedgekeurd door Lotte Verbeek").first()).toBeVisible();
    await page.goto(`/en/standards/${named}`);
    await expect(page.getByText("From 2 to 3 times: with the goodbye as well.")).toBeVisible();

    expect(await textOf(page, "nl")).toBe(first.nl);
    expect(await textOf(page, "en")).toBe(first.en);
    await page.goto(`/nl/standards/${named}/versions/1`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(before.nl);
    await expect(page.getByText("Dit is versie 1 van 2. Versie 2 geldt nu.")).toBeVisible();
  });
});

test("the same road without script, in English, ends with an editorial version", async ({ openAs, page }) => {
  const was = "The owner of a lost item hears within 24 hours that it has been found";
  const becomes = "The owner of a lost item hears from us within 24 hours that we found it";
  await page.goto(`/en/standards/${lost}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(was);

  const lars = await openAs("lars", { javaScriptEnabled: false });
  await begin(lars, lost, "en");
  await expect(lars.getByText("This is what was saved. Save to see here what you typed.")).toBeVisible();
  await field(lars, "Promise, English").fill(becomes);
  await field(lars, "Summary, English").fill("Guests hear promptly that we found it.");
  await button(lars, "Save and send for review").click();
  await expect(alert(lars)).toContainText("Look at the marked fields; what you typed is still there.");
  await expect(field(lars, "Summary, English")).toHaveAccessibleDescription(/“Promptly” is not a measure\. Give a number and a unit\./);
  await expect(field(lars, "Summary, English")).toHaveValue("Guests hear promptly that we found it.");
  await expect(field(lars, "Promise, English")).toHaveValue(becomes);
  await field(lars, "Summary, English").fill("Guests hear that we found it before they have to ask.");
  await button(lars, "Save").click();
  await expect(lars.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(field(lars, "Promise, English")).toHaveValue(becomes);
  await button(lars, "Save and send for review").click();
  await expect(lars.getByText("You cannot approve your own change. Ask Lotte Verbeek.")).toBeVisible();

  const lotte = await openAs("lotte", { javaScriptEnabled: false });
  await lotte.goto("/en/standards/review");
  await lotte.getByRole("link", { name: becomes }).click();
  await button(lotte, "Send back with this reason").click();
  await expect(field(lotte, "What still has to be done")).toHaveAccessibleDescription(/Fill this in\./);
  await field(lotte, "What still has to be done").fill("Say the same in Dutch.");
  await button(lotte, "Send back with this reason").click();
  await expect(lotte.getByText("This draft came back")).toBeVisible();

  await lars.goto(`/en/standards/${lost}/edit`);
  await expect(lars.getByText("Say the same in Dutch.")).toBeVisible();
  await field(lars, "Promise, Dutch").fill("De eigenaar van een gevonden voorwerp hoort dat binnen 24 uur van ons");
  await button(lars, "Save and send for review").click();
  await expect(lars.getByText("You cannot approve your own change. Ask Lotte Verbeek.")).toBeVisible();

  await lotte.goto(`/en/standards/${lost}/edit`);
  await button(lotte, "Approve this").click();
  await expect(field(lotte, "Kind of change")).toHaveValue("editorial");
  await field(lotte, "What changed, in Dutch").fill("Dezelfde belofte, korter gezegd.");
  await field(lotte, "What changed, in English").fill("The same promise in fewer words.");
  await button(lotte, "Publish version 2").click();
  await lotte.waitForURL(`**/en/standards/${lost}`);
  await expect(lotte.getByRole("heading", { level: 1 })).toHaveText(becomes);

  await page.goto(`/en/standards/${lost}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(becomes);
  await expect(page.getByText("The same promise in fewer words.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "The same promise in fewer words." })).toContainText("Editorial");
});

test.describe("two leaders in the same draft", () => {
  test("the second to save is shown both, loses nothing and chooses for each field", async ({ openAs }) => {
    const lars = await openAs("lars");
    const lotte = await openAs("lotte");
    await begin(lars, chat);
    await lotte.goto(`/nl/standards/${chat}/edit`);
    await field(lars, "Doel").fill("92");
    await field(lars, "Samenvatting, Nederlands").fill("Wie chat, heeft een mens aan de lijn: dat schreef Lars.");
    await field(lotte, "Doel").fill("94");
    await field(lotte, "Als het niet lukt, Nederlands").fill("Bel de gast: dat schreef Lotte.");
    await button(lars, "Bewaar").click();
    await expect(lars.getByText("Bewaard.", { exact: true })).toBeVisible();

    await button(lotte, "Bewaar").click();
    const conflict = lotte.getByRole("region", { name: "Lars de Wit bewaarde dit concept terwijl jij schreef" });
    await expect(conflict).toBeVisible();
    await expect(field(lotte, "Doel")).toHaveValue("94");
    await expect(field(lotte, "Als het niet lukt, Nederlands")).toHaveValue("Bel de gast: dat schreef Lotte.");
    const target = conflict.getByRole("group", { name: "Doel: wat blijft?" });
    await expect(target).toContainText("94");
    await expect(target).toContainText("92");
    await expect(target.getByLabel("Van jou")).toBeChecked();
    await expect(conflict.getByRole("group", { name: "Samenvatting, Nederlands: wat blijft?" }).getByLabel("Van Lars de Wit")).toBeChecked();
    await expect(conflict.getByRole("group", { name: "Als het niet lukt, Nederlands: wat blijft?" }).getByLabel("Van jou")).toBeChecked();
    await target.getByLabel("Van Lars de Wit").check();
    await button(lotte, "Bewaar mijn keuze per veld").click();
    await expect(lotte.getByText("Bewaard.", { exact: true })).toBeVisible();
    await expect(conflict).toHaveCount(0);

    for (const page of [lars, lotte]) {
      await page.goto(`/nl/standards/${chat}/edit`);
      await expect(field(page, "Doel")).toHaveValue("92");
      await expect(field(page, "Samenvatting, Nederlands")).toHaveValue("Wie chat, heeft een mens aan de lijn: dat schreef Lars.");
      await expect(field(page, "Als het niet lukt, Nederlands")).toHaveValue("Bel de gast: dat schreef Lotte.");
    }
    await expect(lars.getByRole("table", { name: /Elke keer dat dit concept bewaard is/ }).getByRole("row")).toHaveCount(4);
  });

  test("the same without script, in English", async ({ openAs }) => {
    const lars = await openAs("lars", { javaScriptEnabled: false });
    const lotte = await openAs("lotte", { javaScriptEnabled: false });
    await begin(lars, form, "en");
    await lotte.goto(`/en/standards/${form}/edit`);
    await field(lars, "Target").fill("96");
    await field(lotte, "Target").fill("97");
    await field(lotte, "Summary, English").fill("A proposal written by a person: Lotte’s words.");
    await button(lars, "Save").click();
    await expect(lars.getByText("Saved.", { exact: true })).toBeVisible();
    await button(lotte, "Save").click();
    const conflict = lotte.getByRole("region", { name: "Lars de Wit saved this draft while you were writing" });
    await expect(conflict.getByRole("group", { name: "Target: which one stays?" })).toContainText("96");
    await expect(conflict.getByRole("group", { name: "Target: which one stays?" })).toContainText("97");
    await expect(field(lotte, "Summary, English")).toHaveValue("A proposal written by a person: Lotte’s words.");
    await button(lotte, "Keep all of mine").click();
    await expect(lotte.getByText("Saved.", { exact: true })).toBeVisible();
    await lars.goto(`/en/standards/${form}/edit`);
    await expect(field(lars, "Target")).toHaveValue("97");
    await expect(field(lars, "Summary, English")).toHaveValue("A proposal written by a person: Lotte’s words.");
  });
});

test.describe("what is typed is never lost", () => {
  test.describe.configure({ mode: "serial" });
  const why = "Wie vijf uur in de trein zat, wil eerst de tas kwijt.";

  test("a browser that crashed offers what was typed", async ({ openAs, browser }) => {
    const lars = await openAs("lars");
    await begin(lars, luggage);
    await field(lars, "Waarom, Nederlands").fill(why);
    await expect(lars.getByText("Nog niet bewaard", { exact: true })).toBeVisible();
    const storageState = await lars.context().storageState();
    await lars.context().close();

    const again = await (await browser.newContext({ storageState })).newPage();
    await again.goto(`/nl/standards/${luggage}/edit`);
    await expect(field(again, "Waarom, Nederlands")).not.toHaveValue(why);
    await expect(again.getByText(/^Hier staat nog wat je om \d\d:\d\d typte\.$/)).toBeVisible();
    await button(again, "Zet het terug").click();
    await expect(field(again, "Waarom, Nederlands")).toHaveValue(why);
    await button(again, "Bewaar").click();
    await expect(again.getByText("Bewaard.", { exact: true })).toBeVisible();
    await again.reload();
    await expect(field(again, "Waarom, Nederlands")).toHaveValue(why);
    await expect(button(again, "Zet het terug")).toHaveCount(0);
  });

  test("a save without a connection keeps the text and says so", async ({ openAs }) => {
    const lars = await openAs("lars");
    await lars.goto(`/nl/standards/${luggage}/edit`);
    const observed = field(lars, "Hoe gezien, Nederlands");
    await lars.context().setOffline(true);
    await observed.fill("De portier turft 10 aankomsten per week.");
    await expect(lars.getByText("Geen verbinding. Wat je typt wacht op dit apparaat.")).toBeVisible();
    await button(lars, "Bewaar").click();
    await expect(alert(lars)).toContainText("Dit is niet aangekomen. Wat je typte staat er nog");
    await expect(lars.getByText("Bewaard.", { exact: true })).toHaveCount(0);
    await expect(observed).toHaveValue("De portier turft 10 aankomsten per week.");
    await lars.context().setOffline(false);
    await button(lars, "Bewaar").click();
    await expect(lars.getByText("Bewaard.", { exact: true })).toBeVisible();
    await lars.reload();
    await expect(observed).toHaveValue("De portier turft 10 aankomsten per week.");
  });

  test("a session that ended while somebody typed costs nothing", async ({ openAs }) => {
    const lars = await openAs("lars");
    await lars.goto(`/nl/standards/${luggage}/edit`);
    const missed = field(lars, "Als het niet lukt, Nederlands");
    await lars.context().clearCookies({ name: "maatstaf" });
    await missed.fill("Breng de tas zelf en blijf niet staan wachten.");
    await button(lars, "Bewaar").click();
    await expect(alert(lars)).toContainText("Meld je aan in een nieuw tabblad");
    await expect(missed).toHaveValue("Breng de tas zelf en blijf niet staan wachten.");
    await expect(lars.getByText("Bewaard.", { exact: true })).toHaveCount(0);

    const tab = await lars.context().newPage();
    await signIn(tab, "lars");
    await tab.close();
    await button(lars, "Bewaar").click();
    await expect(lars.getByText("Bewaard.", { exact: true })).toBeVisible();
    await lars.reload();
    await expect(missed).toHaveValue("Breng de tas zelf en blijf niet staan wachten.");
  });

  test("without script a session that ended while somebody typed costs nothing either", async ({ openAs }) => {
    const lars = await openAs("lars", { javaScriptEnabled: false });
    await lars.goto(`/nl/standards/${luggage}/edit`);
    const typed = `${why} “Graag & snel”, zei hij: <3\nEn nog een regel.`;
    await field(lars, "Waarom, Nederlands").fill(typed);
    await lars.context().clearCookies({ name: "maatstaf" });
    await button(lars, "Bewaar").click();
    await expect(lars.getByRole("heading", { name: "Je bent afgemeld" })).toBeVisible();
    await expect(lars).toHaveURL(new RegExp(`/nl/standards/${luggage}/edit$`));
    await button(lars, "Verstuur het opnieuw").click();
    await expect(lars.getByRole("heading", { name: "Je bent afgemeld" })).toBeVisible();

    const opened = lars.context().waitForEvent("page");
    await lars.getByRole("link", { name: "Meld je aan in een nieuw tabblad" }).click();
    const tab = await opened;
    await field(tab, "E-mailadres").fill("lars@lindegroep.example");
    await field(tab, "Wachtwoord").fill("koffie-met-melk-2026");
    await tab.getByRole("main").getByRole("button").click();
    await tab.waitForURL(/\/nl\/(?!sign-in)/);
    await button(lars, "Verstuur het opnieuw").click();
    await expect(lars.getByText("Bewaard.", { exact: true })).toBeVisible();
    await lars.goto(`/nl/standards/${luggage}/edit`);
    await expect(field(lars, "Waarom, Nederlands")).toHaveValue(typed);
  });

  test("a new build under an open form costs nothing", async ({ openAs }) => {
    const lars = await openAs("lars");
    await lars.goto(`/nl/standards/${luggage}/edit`);
    const typed = "Geschreven op een pagina van de vorige versie.";
    await field(lars, "Als het niet lukt, Nederlands").fill(typed);
    // An act that the server does not know, as after a release.
    await lars.route("**/edit", (route) =>
      route.request().method() === "POST" ? route.continue({ headers: { ...route.request().headers(), "next-action": "4".repeat(42) } }) : route.continue(),
    );
    await button(lars, "Bewaar").click();
    await expect(alert(lars)).toContainText("Dit is niet aangekomen. Wat je typte staat er nog");
    await expect(field(lars, "Als het niet lukt, Nederlands")).toHaveValue(typed);
    await lars.unrouteAll();
    lars.on("dialog", (dialog) => dialog.accept());
    await lars.reload();
    await button(lars, "Zet het terug").click();
    await button(lars, "Bewaar").click();
    await expect(lars.getByText("Bewaard.", { exact: true })).toBeVisible();
    await lars.reload();
    await expect(field(lars, "Als het niet lukt, Nederlands")).toHaveValue(typed);
  });

  test("what is typed before the page's script runs is kept too", async ({ openAs }) => {
    const lars = await openAs("lars");
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await lars.route(/_next\/static\/.*\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await lars.goto(`/nl/standards/${luggage}/edit`, { waitUntil: "commit" });
    await field(lars, "Als het niet lukt, Nederlands").fill("Nog voor het script er was.");
    await field(lars, "Doel").fill("94");
    release();
    await expect(lars.getByText("Nog niet bewaard", { exact: true })).toBeVisible();
    await expect(field(lars, "Als het niet lukt, Nederlands")).toHaveValue("Nog voor het script er was.");
    await expect(field(lars, "Doel")).toHaveValue("94");
    await button(lars, "Bewaar").click();
    await expect(lars.getByText("Bewaard.", { exact: true })).toBeVisible();
    await lars.reload();
    await expect(field(lars, "Als het niet lukt, Nederlands")).toHaveValue("Nog voor het script er was.");
  });
});

test("a retired standard says so and links on to the one that took its place", async ({ openAs, page }) => {
  await page.goto(`/nl/standards/${letter}`);
  await expect(page.getByText(/Deze norm geldt niet meer/)).toHaveCount(0);

  const lars = await openAs("lars");
  await lars.goto(`/nl/standards/${letter}/edit`);
  await lars.getByRole("link", { name: "Trek deze norm in" }).click();
  await expect(lars.getByText("Intrekken is definitief: een nieuwe versie kan daarna niet meer.", { exact: false })).toBeVisible();
  await field(lars, "Norm die ervoor in de plaats komt").fill("LIN-XYZ-99");
  await field(lars, "Hoe hij verdergaat").selectOption({ label: "opgegaan in" });
  await button(lars, "Trek deze norm in").click();
  const isSure = field(lars, "Ik weet dat dit definitief is");
  await expect(isSure).toHaveAccessibleDescription(/Vink dit aan als je het zeker weet/);
  await expect(field(lars, "Norm die ervoor in de plaats komt")).toHaveValue("LIN-XYZ-99");
  await expect(field(lars, "Hoe hij verdergaat")).toHaveValue("merge");
  await isSure.check();
  await button(lars, "Trek deze norm in").click();
  await expect(field(lars, "Norm die ervoor in de plaats komt")).toHaveAccessibleDescription(/Kies een norm die nu geldt\./);
  await expect(field(lars, "Hoe hij verdergaat")).toHaveValue("merge");
  await expect(isSure).toBeChecked();
  await field(lars, "Norm die ervoor in de plaats komt").fill(post);
  await button(lars, "Trek deze norm in").click();
  await lars.waitForURL(`**/nl/standards/${letter}`);

  await page.goto(`/nl/standards/${letter}`);
  await expect(page.getByText(/^Deze norm geldt niet meer sinds /)).toBeVisible();
  await expect(page.getByRole("link", { name: "Kwaliteitsleiding: wijzig deze norm" })).toHaveCount(0);
  await page.getByText("Opgegaan in").getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/nl/standards/${post}$`));
  await expect(page.getByText("Ingetrokken en opgegaan in deze norm.")).toBeVisible();
  await page.goto(`/en/standards/${letter}`);
  await expect(page.getByText(/^This standard has not held since /)).toBeVisible();
  await expect(page.getByText("Merged into").getByRole("link")).toHaveAttribute("href", `/en/standards/${post}`);
  await page.goto("/nl/standards?brand=lindehof&q=BRI");
  await expect(page.getByText(letter, { exact: true })).toHaveCount(0);
  await page.goto(`/nl/standards/${letter}/versions/1`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Op een brief gaat binnen 5 werkdagen een getekende brief terug");
});

test("a standard that was not there is written from nothing, approved and published", async ({ openAs, page }) => {
  test.setTimeout(90_000);
  const missing = await page.goto(`/nl/standards/${fresh}`);
  expect(missing?.status()).toBe(404);

  const lotte = await openAs("lotte");
  await lotte.goto("/nl/standards/new");
  await field(lotte, "Van wie").selectOption({ label: "Hotel Lindehof" });
  await field(lotte, "Code").fill("VLE-WIJ-01");
  await button(lotte, "Begin deze norm").click();
  await expect(field(lotte, "Code")).toHaveAccessibleDescription(/Deze eerste letters horen bij een andere eigenaar\./);
  await field(lotte, "Code").fill(fresh.toLowerCase());
  await button(lotte, "Begin deze norm").click();
  await lotte.waitForURL(`**/nl/standards/${fresh}/edit`);

  await button(lotte, "Bewaar en stuur ter goedkeuring").click();
  await expect(alert(lotte)).toContainText("Nog niet verstuurd ter goedkeuring");
  await expect(field(lotte, "Belofte, Nederlands")).toHaveAccessibleDescription(/Vul dit in\./);
  await expect(field(lotte, "Leidend principe")).toHaveAccessibleDescription(/Vul dit in\./);
  await expect(lotte.getByRole("group", { name: "Kanalen" })).toHaveAccessibleDescription(/Kies minstens één kanaal\./);

  await field(lotte, "Belofte, Nederlands").fill("De wijnkaart ligt binnen 4 minuten op tafel");
  await field(lotte, "Belofte, Engels").fill("The wine list is on the table within 4 minutes");
  const rest = [
    "Samenvatting",
    "Eén contact is",
    "Het doel gaat over",
    "Waarom",
    "Hoe gezien",
    "Voorwaarden",
    "Als het niet lukt",
    "Niveau “nog niet”",
    "Niveau “soms”",
    "Niveau “meestal”",
    "Niveau “altijd”",
    "Onderbouwing",
  ];
  for (const label of rest) {
    await field(lotte, `${label}, Nederlands`).fill(`${label}: zo doen wij dat met wijn.`);
    await field(lotte, `${label}, Engels`).fill(`This is how we do it with wine (${rest.indexOf(label) + 1}).`);
  }
  await field(lotte, "Soort maat").selectOption({ label: "duur" });
  await field(lotte, "Hoogstens of minstens").selectOption({ label: "hoogstens" });
  await field(lotte, "Grens").fill("4");
  await field(lotte, "Eenheid").selectOption({ label: "minuten" });
  await field(lotte, "Doel").fill("90");
  await field(lotte, "Leidend principe").selectOption({ index: 1 });
  await lotte.getByRole("group", { name: "Waarden" }).getByRole("checkbox").first().check();
  await lotte.getByRole("group", { name: "Kanalen" }).getByLabel("in levenden lijve").check();
  await button(lotte, "Bewaar en stuur ter goedkeuring").click();
  await expect(lotte.getByText("Je kunt je eigen wijziging niet goedkeuren. Vraag Lars de Wit.")).toBeVisible();

  const lars = await openAs("lars");
  await approveAndPublish(lars, fresh, "De eerste versie.");
  await page.goto(`/nl/standards/${fresh}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("De wijnkaart ligt binnen 4 minuten op tafel");
  await expect(page.getByText("Lotte Verbeek, goedgekeurd door Lars de Wit")).toBeVisible();
  await page.goto("/en/standards?q=wine");
  await expect(page.getByRole("link", { name: "The wine list is on the table within 4 minutes" })).toBeVisible();
});

test("what cannot be edited is not there: an unknown code, and for whoever leads nothing", async ({ openAs, page }) => {
  const lars = await openAs("lars");
  for (const path of ["standards/LIN-XYZ-99/edit", "standards/LIN-XYZ-99/retire"]) {
    expect((await lars.goto(`/nl/${path}`))?.status()).toBe(404);
    await expect(lars.getByRole("heading", { level: 1 })).toHaveText("Deze pagina is er niet");
  }
  const sam = await openAs("sam");
  for (const path of [`standards/${rung}/edit`, `standards/${rung}/retire`, "standards/review", "standards/new"]) {
    expect((await sam.goto(`/en/${path}`))?.status()).toBe(404);
    await expect(sam.getByRole("heading", { level: 1 })).toHaveText("This page is not here");
  }
  await page.goto(`/nl/standards/${rung}/edit`);
  await expect(page).toHaveURL(new RegExp(`/nl/sign-in\\?next=.*${rung}`));
});

test("with the keyboard alone a standard is changed, approved and published", async ({ openAs }) => {
  test.setTimeout(90_000);
  /** Goes on with Tab until this has the focus, as somebody without a mouse does. */
  const tabTo = async (page: Page, target: Locator) => {
    await expect(target).toBeVisible();
    for (let step = 0; step < 250; step++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error("Tab does not get there.");
  };
  const press = async (page: Page, target: Locator) => {
    await tabTo(page, target);
    await page.keyboard.press("Enter");
  };
  const type = async (page: Page, target: Locator, text: string) => {
    await tabTo(page, target);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(text);
  };

  const lars = await openAs("lars");
  await lars.goto(`/nl/standards/${rung}`);
  await press(lars, lars.getByRole("link", { name: "Kwaliteitsleiding: wijzig deze norm" }));
  await press(lars, button(lars, "Begin een nieuwe versie"));
  await type(lars, field(lars, "Belofte, Nederlands"), "Wie een klacht had, is binnen 2 dagen na vertrek door ons gebeld");
  await type(lars, field(lars, "Belofte, Engels"), "A guest who had a complaint is rung by us within 2 days of leaving");
  await type(lars, field(lars, "Grens"), "2");
  await press(lars, button(lars, "Bewaar en stuur ter goedkeuring"));
  await expect(lars.getByText("Je kunt je eigen wijziging niet goedkeuren.", { exact: false })).toBeVisible();

  const lotte = await openAs("lotte");
  await lotte.goto("/nl/standards/review");
  await press(lotte, lotte.getByRole("link", { name: "Wie een klacht had, is binnen 2 dagen na vertrek door ons gebeld" }));
  await press(lotte, button(lotte, "Keur dit goed"));
  await type(lotte, field(lotte, "Wat er veranderde, in het Nederlands"), "Van 3 naar 2 dagen.");
  await type(lotte, field(lotte, "Wat er veranderde, in het Engels"), "From 3 to 2 days.");
  await press(lotte, button(lotte, "Publiceer versie 2"));
  await lotte.waitForURL(`**/nl/standards/${rung}`);
  await expect(lotte.getByRole("heading", { level: 1 })).toHaveText("Wie een klacht had, is binnen 2 dagen na vertrek door ons gebeld");
});

test("naughty texts are text on the public page, and nothing of them runs", async ({ openAs, browser }) => {
  const naughty = [
    "<script>window.ran = 'script'</script>",
    "</script><script>window.ran = 'closed'</script>",
    "<img src=x onerror=\"window.ran = 'image'\">",
    "![een plaatje](https://evil.example/x.png)",
    "[klik hier](javascript:window.ran='link')",
    "<a href=\"javascript:window.ran='anchor'\">klik</a>",
    "<svg onload=\"window.ran='svg'\">",
    "{window.ran = 'mdx'}",
    "<Calculator /> import x from 'fs'",
    "مرحبا بالعالم שלום עולם",
    '\'; DROP TABLE "Standard"; --',
    "&lt;b&gt; &amp; &#x3C;script&#x3E; %3Cscript%3E",
    "\u{1F469}\u200D\u{1F4BB} Z\u0351\u036Ba\u0351l\u0351g\u0351o \u2028 \\u003cscript\\u003e",
    "__proto__ constructor #{7*7} {{7*7}}",
  ];
  const statement = "<script>window.ran = 'statement'; alert(1)</script> minstens 2 vragen";
  const lars = await openAs("lars");
  const ran: string[] = [];
  const watch = (page: Page) => {
    page.on("dialog", (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url().includes("evil.example")) ran.push(request.url());
    });
  };
  const look = async (page: Page) => ran.push(...(await page.evaluate(() => ("ran" in window ? [String(window.ran)] : []))));
  watch(lars);
  await begin(lars, asked);
  await field(lars, "Belofte, Nederlands").fill(statement);
  await field(lars, "Voorwaarden, Nederlands").fill(naughty.join("\n"));
  await field(lars, "Waarom, Nederlands").fill(naughty.join("\n\n"));
  await field(lars, "Onderbouwing, Nederlands").fill(naughty.join("\n"));
  await expect(lars.getByRole("region", { name: "Zo komt het eruit te zien" })).toContainText(statement);
  await look(lars);
  await button(lars, "Bewaar en stuur ter goedkeuring").click();
  await expect(lars.getByText("Je kunt je eigen wijziging niet goedkeuren.", { exact: false })).toBeVisible();
  await look(lars);

  const lotte = await openAs("lotte");
  watch(lotte);
  await approveAndPublish(lotte, asked, statement);
  await look(lotte);

  const reader = await (await browser.newContext()).newPage();
  watch(reader);
  for (const path of [`standards/${asked}`, `standards/${asked}/versions/3`, "standards?brand=lindehof&q=CON-01"]) {
    await reader.goto(`/nl/${path}`);
    await expect(reader.getByText(statement).first()).toBeVisible();
    await look(reader);
  }
  await reader.goto(`/nl/standards/${asked}/compare?from=2&to=3`);
  await expect(reader.locator("ins").filter({ hasText: "'statement'; alert(1)</script>" })).not.toHaveCount(0);
  await look(reader);
  await reader.goto(`/nl/standards/${asked}`);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(statement);
  const conditions = await reader.getByRole("main").getByRole("listitem").allTextContents();
  for (const text of naughty) expect(conditions).toContain(text.normalize("NFC"));
  await expect(reader.getByRole("main").locator("script, img, [href^='javascript']")).toHaveCount(0);
  expect(ran).toEqual([]);
});
