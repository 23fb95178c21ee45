import type { Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures.ts";

// Standards of this file's own; other files leave them alone. All are Lindehof's, led by Lars and Lotte.
const [one, two, remarked, planned, plannedToo, own, back, moving] = [
  "LIN-RES-01",
  "LIN-KAM-01",
  "LIN-COL-01",
  "LIN-COL-03",
  "LIN-TEL-04",
  "LIN-KLA-01",
  "LIN-BAL-04",
  "LIN-TEL-01",
];

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const queued = (page: Page, code: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("link").locator(`xpath=self::*[contains(@href, "/${code}/edit")]`) });

const words = {
  nl: { begin: "Begin een nieuwe versie", send: "Bewaar en stuur ter goedkeuring", purpose: "Waarom deze wijziging", target: "Doel" },
  en: { begin: "Begin a new version", send: "Save and send for review", purpose: "Why this change", target: "Target" },
};

/** Begins a new version with another target and sends it for review. */
async function sendChange(page: Page, code: string, target: string, lang: "nl" | "en" = "nl"): Promise<void> {
  const t = words[lang];
  await page.goto(`/${lang}/standards/${code}/edit`);
  await button(page, t.begin).click();
  await field(page, t.target).fill(target);
  await field(page, t.purpose).fill(lang === "nl" ? "Het onderzoek laat zien dat dit kan." : "The survey shows that this can be done.");
  await button(page, t.send).click();
  await expect(page.getByRole("list", { name: lang === "nl" ? "Hoever dit concept is" : "How far this draft is" }).locator("[aria-current=step]")).toHaveText(
    lang === "nl" ? "ter goedkeuring" : "in review",
  );
}

/** The day and the time on Amsterdam's clocks of the first whole minute that is far enough off to plan a few versions for it. */
function soon(): { day: string; time: string } {
  const [day = "", time = ""] = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam", dateStyle: "short", timeStyle: "short" })
    .format(Date.now() + 80_000)
    .split(" ");
  return { day, time };
}

test("a reviewer sees in one place what changed, by whom and why, and approves several at once", async ({ openAs }) => {
  const lars = await openAs("lars");
  await sendChange(lars, one, "91");
  await sendChange(lars, two, "92");
  const lotte = await openAs("lotte");
  await lotte.goto("/nl/standards/review");
  await expect(lotte.getByText("Vier ogen staat aan: niemand keurt eigen werk goed, ook niet wat is geïmporteerd of teruggezet.")).toBeVisible();
  const item = queued(lotte, one);
  await expect(item).toContainText("Geschreven door Lars de Wit");
  await expect(item).toContainText("Het onderzoek laat zien dat dit kan.");
  await expect(item).toContainText("inhoudelijk");
  await item.getByText(/^Wat er verandert/).click();
  await expect(item.locator("ins", { hasText: "91" })).toBeVisible();
  await lotte.waitForLoadState();
  expect(await axe(lotte)).toEqual([]);

  await button(lotte, "Keur goed wat is aangevinkt").click();
  await expect(lotte.getByText("Vink aan wat je goedkeurt.")).toBeVisible();
  await field(lotte, `Keur ${one} goed`).check();
  await field(lotte, `Keur ${two} goed`).check();
  // In the meantime one of the two was saved again.
  await lars.goto(`/nl/standards/${two}/edit`);
  await field(lars, "Doel").fill("93");
  await button(lars, "Bewaar en stuur ter goedkeuring").or(button(lars, "Bewaar")).first().click();
  await expect(lars.getByText("Bewaard.", { exact: true })).toBeVisible();
  await button(lotte, "Keur goed wat is aangevinkt").click();
  await expect(lotte.getByText(`Goedgekeurd: ${one}. Niet goedgekeurd, want intussen veranderd of niet meer aan jou: ${two}. Kijk opnieuw.`)).toBeVisible();
  await expect(lotte.getByRole("row").filter({ hasText: one })).toContainText("goedgekeurd");
});

test("without script, in English, a remark is made, answered and closed, and a draft is sent back and mended", async ({ openAs }) => {
  const plain = { javaScriptEnabled: false };
  const lars = await openAs("lars", plain);
  await sendChange(lars, remarked, "88", "en");
  const lotte = await openAs("lotte", plain);
  await lotte.goto("/en/standards/review");
  await queued(lotte, remarked)
    .getByText(/^What changes/)
    .click();
  await expect(queued(lotte, remarked).locator("ins", { hasText: "88" })).toBeVisible();
  await queued(lotte, remarked).getByRole("link", { name: "See the draft, make a remark or send it back" }).click();
  await field(lotte, "About").selectOption({ label: "Target" });
  await field(lotte, "Remark").fill("Is 88% what the survey says?");
  await button(lotte, "Make the remark").click();
  await expect(lotte.getByRole("heading", { level: 3, name: "Target" })).toBeVisible();
  await expect(lotte.getByText("There is still 1 remark open on this draft.")).toBeVisible();
  await button(lotte, "Send back with this reason").click();
  await expect(field(lotte, "What still has to be done")).toHaveAccessibleDescription(/Fill this in\./);
  await field(lotte, "What still has to be done").fill("Answer the remark first.");
  await button(lotte, "Send back with this reason").click();
  await expect(lotte.getByText("This draft came back")).toBeVisible();

  await lars.goto(`/en/standards/${remarked}/edit`);
  await expect(lars.getByText("Answer the remark first.")).toBeVisible();
  const thread = lars.getByRole("listitem").filter({ hasText: "Is 88% what the survey says?" });
  await thread.getByText("Answer", { exact: true }).first().click();
  await thread.getByRole("textbox", { name: "Answer" }).fill("It says 87%.");
  await button(lars, "Give the answer").click();
  await expect(lars.getByText("It says 87%.")).toBeVisible();
  await button(lars, "Close this remark").click();
  await expect(lars.getByText("Closed remarks (1)")).toBeVisible();
  await field(lars, "Target").fill("87");
  await button(lars, "Save and send for review").click();

  await lotte.goto("/en/standards/review");
  await field(lotte, `Approve ${remarked}`).check();
  await button(lotte, "Approve what is ticked").click();
  await expect(lotte.getByText(`Approved: ${remarked}.`)).toBeVisible();
  await lotte.goto(`/en/standards/${remarked}/edit`);
  await field(lotte, "Kind of change").selectOption("editorial");
  await field(lotte, "What changed, in Dutch").fill("Zoals het onderzoek zegt.");
  await field(lotte, "What changed, in English").fill("As the survey says.");
  await lotte.getByRole("button", { name: /^Publish version/ }).click();
  await expect(field(lotte, "Why it is editorial all the same")).toHaveAccessibleDescription(/Fill this in\./);
  await expect(field(lotte, "What changed, in English")).toHaveValue("As the survey says.");
  await field(lotte, "Why it is editorial all the same").fill("The old number was a slip of the pen.");
  await lotte.getByRole("button", { name: /^Publish version/ }).click();
  await lotte.waitForURL(`**/en/standards/${remarked}`);
  await expect(lotte.getByText("Called editorial because: The old number was a slip of the pen.")).toBeVisible();
});

const planning = {
  nl: {
    approve: "Keur dit goed",
    approved: "Goedgekeurd door Lotte Verbeek.",
    notes: ["Wat er veranderde, in het Nederlands", "Wat er veranderde, in het Engels"],
    day: "Dag",
    time: "Tijd",
    plan: "Plan versie 2",
    publish: "Publiceer versie 2",
    required: /Vul dit in\./,
    past: "Dit moment is al voorbij. Kies een later moment, of publiceer meteen.",
    skipped: "Deze tijd bestaat op deze dag niet: de klok gaat dan een uur vooruit. Kies een eerdere of latere tijd.",
    unused: "Hier staat een moment.",
    planned: "Publiceert vanzelf op 25 oktober 2099 om 02:30 (Midden-Europese zomertijd).",
    twice: "De klok gaat die nacht terug, dus deze tijd komt twee keer voor. Dit is de eerste keer.",
    callOff: "Schrap het moment",
    path: "Hoever dit concept is",
    state: "gepland",
    at: (time: string) => `om ${time}`,
    note: "Vanzelf.",
    by: "Lars de Wit, goedgekeurd door Lotte Verbeek",
  },
  en: {
    approve: "Approve this",
    approved: "Approved by Lotte Verbeek.",
    notes: ["What changed, in Dutch", "What changed, in English"],
    day: "Day",
    time: "Time",
    plan: "Schedule version 2",
    publish: "Publish version 2",
    required: /Fill this in\./,
    past: "This moment has passed. Choose a later one, or publish at once.",
    skipped: "This time does not exist on this day: the clocks go forward an hour just then. Choose an earlier or a later time.",
    unused: "There is a moment here.",
    planned: "Publishes itself on 25 October 2099 at 02:30 (Central European Summer Time).",
    twice: "The clocks go back that night, so this time comes twice. This is the first of the two.",
    callOff: "Call the moment off",
    path: "How far this draft is",
    state: "scheduled",
    at: (time: string) => `at ${time}`,
    note: "By itself.",
    by: "Lars de Wit, approved by Lotte Verbeek",
  },
};

let awaited: { lang: "nl" | "en"; code: string }[] = [];

test("a version is planned for a moment, in both languages, with and without script", async ({ openAs, page }) => {
  test.setTimeout(240_000);
  const roads = [
    { lang: "nl", code: planned, options: {} },
    { lang: "en", code: plannedToo, options: { javaScriptEnabled: false } },
    { lang: "nl", code: "VLE-ADV-02", options: { javaScriptEnabled: false } },
    { lang: "en", code: "VLE-NAZ-01", options: {} },
  ] as const;
  const screens: Page[] = [];
  for (const { lang, code, options } of roads) {
    const t = planning[lang];
    const [dutch = "", english = ""] = t.notes;
    const lars = await openAs("lars", options);
    await sendChange(lars, code ?? "", "89", lang);
    const lotte = await openAs("lotte", options);
    screens.push(lotte);
    await lotte.goto(`/${lang}/standards/${code}/edit`);
    await button(lotte, t.approve).click();
    await expect(lotte.getByText(t.approved)).toBeVisible();
    await field(lotte, dutch).fill("Vanzelf.");
    await field(lotte, english).fill("By itself.");
    await button(lotte, t.plan).click();
    await expect(field(lotte, t.day)).toHaveAccessibleDescription(t.required);
    for (const [day, time, fault] of [
      ["2026-01-01", "09:00", t.past],
      ["2099-03-29", "02:30", t.skipped],
    ] as const) {
      await field(lotte, t.day).fill(day);
      await field(lotte, t.time).fill(time);
      await button(lotte, t.plan).click();
      await expect(lotte.getByText(fault)).toBeVisible();
      await expect(field(lotte, english)).toHaveValue("By itself.");
    }
    await field(lotte, t.day).fill("2099-10-25");
    await field(lotte, t.time).fill("02:30");
    await button(lotte, t.publish).click();
    await expect(lotte.getByText(t.unused, { exact: false })).toBeVisible();
    await button(lotte, t.plan).click();
    await expect(lotte.getByText(t.planned)).toBeVisible();
    await expect(lotte.getByText(t.twice)).toBeVisible();
    await button(lotte, t.callOff).click();
    await expect(button(lotte, t.publish)).toBeVisible();
    await field(lotte, dutch).fill("Vanzelf.");
    await field(lotte, english).fill("By itself.");
  }

  const { day, time } = soon();
  for (const [at, { lang, code }] of roads.entries()) {
    const t = planning[lang];
    const lotte = screens[at] as Page;
    await field(lotte, t.day).fill(day);
    await field(lotte, t.time).fill(time);
    await button(lotte, t.plan).click();
    await expect(lotte.getByRole("list", { name: t.path }).locator("[aria-current=step]")).toContainText(t.state);
    await lotte.goto(`/${lang}/standards/review`);
    await expect(lotte.getByRole("row").filter({ hasText: code })).toContainText(t.at(time));
    // Whoever read it before gets the new version without asking for it anew.
    await page.goto(`/${lang}/standards/${code}`);
    await expect(page.getByText(t.note)).toHaveCount(0);
  }
  // What comes between is done while the moment comes near.
  awaited = roads.map(({ lang, code }) => ({ lang, code: code ?? "" }));
});

const sending = {
  nl: {
    back: "Stuur terug met deze reden",
    reason: "Wat er nog moet gebeuren",
    cameBack: "Dit concept kwam terug",
    approve: "Keur dit goed",
    notes: ["Wat er veranderde, in het Nederlands", "Wat er veranderde, in het Engels"],
    publish: "Publiceer versie 2",
    note: "Doel naar 97.",
  },
  en: {
    back: "Send back with this reason",
    reason: "What still has to be done",
    cameBack: "This draft came back",
    approve: "Approve this",
    notes: ["What changed, in Dutch", "What changed, in English"],
    publish: "Publish version 2",
    note: "Target to 97.",
  },
};

// In Dutch with script and in English without, standards.spec.ts goes this way with more to look at.
for (const [lang, name, code, options] of [
  ["nl", "in Dutch without script", "HAV-POL-01", { javaScriptEnabled: false }],
  ["en", "in English with script", "DRU-WEB-02", {}],
] as const)
  test(`what one writes is sent back, mended, approved by another and published, ${name}`, async ({ openAs, page }) => {
    const t = sending[lang];
    const lars = await openAs("lars", options);
    await sendChange(lars, code, "96", lang);
    const lotte = await openAs("lotte", options);
    await lotte.goto(`/${lang}/standards/${code}/edit`);
    await button(lotte, t.back).click();
    await expect(field(lotte, t.reason)).toHaveAccessibleDescription(planning[lang].required);
    await field(lotte, t.reason).fill("97, not 96.");
    await button(lotte, t.back).click();
    await expect(lotte.getByText(t.cameBack)).toBeVisible();
    await lars.goto(`/${lang}/standards/${code}/edit`);
    await expect(lars.getByText("97, not 96.")).toBeVisible();
    await field(lars, words[lang].target).fill("97");
    await button(lars, words[lang].send).click();
    await expect(button(lars, t.approve)).toHaveCount(0);
    await lotte.goto(`/${lang}/standards/${code}/edit`);
    await button(lotte, t.approve).click();
    for (const label of t.notes) await field(lotte, label).fill(t.note);
    await button(lotte, t.publish).click();
    await lotte.waitForURL(`**/${lang}/standards/${code}`);
    await page.goto(`/${lang}/standards/${code}`);
    await expect(page.getByText(t.note).first()).toBeVisible();
    await expect(page.getByText(planning[lang].by).first()).toBeVisible();
  });

test("without four eyes a writer approves their own work, and only an administrator switches that", async ({ openAs }) => {
  const ad = await openAs("ad");
  await ad.goto("/nl/me");
  await ad.getByRole("link", { name: "Instellingen van de organisatie" }).click();
  await expect(ad.getByText("Vier ogen staat nu aan.")).toBeVisible();
  await ad.waitForLoadState();
  expect(await axe(ad)).toEqual([]);
  const lars = await openAs("lars");
  expect((await lars.goto("/nl/admin"))?.status()).toBe(404);
  await sendChange(lars, own, "94");
  await expect(button(lars, "Keur dit goed")).toHaveCount(0);

  await button(ad, "Zet vier ogen uit").click();
  await expect(ad.getByText("Vier ogen staat uit.", { exact: true })).toBeVisible();
  await lars.reload();
  await expect(lars.getByText("Dit is je eigen werk. Vier ogen staat uit, dus je mag het zelf goedkeuren.")).toBeVisible();
  await button(lars, "Keur dit goed").click();
  await expect(lars.getByText("Goedgekeurd door Lars de Wit.")).toBeVisible();

  await button(ad, "Zet vier ogen aan").click();
  await expect(ad.getByText(`Vier ogen staat aan. Wachten weer op goedkeuring: ${own}.`)).toBeVisible();
  await lars.reload();
  await expect(lars.getByText("Je kunt je eigen wijziging niet goedkeuren. Vraag Lotte Verbeek.")).toBeVisible();
});

test("an earlier version comes back as a draft, and the versions stay as they were", async ({ openAs, page }) => {
  const lars = await openAs("lars");
  await sendChange(lars, back, "77");
  const lotte = await openAs("lotte");
  await lotte.goto(`/nl/standards/${back}/edit`);
  await button(lotte, "Keur dit goed").click();
  await field(lotte, "Wat er veranderde, in het Nederlands").fill("Lager doel.");
  await field(lotte, "Wat er veranderde, in het Engels").fill("A lower target.");
  await button(lotte, "Publiceer versie 2").click();
  await lotte.waitForURL(`**/nl/standards/${back}`);

  await lotte.goto(`/nl/standards/${back}/edit`);
  await expect(lotte.getByRole("list", { name: "Hoever deze norm is" }).locator("[aria-current=step]")).toHaveText("gepubliceerd");
  await button(lotte, "Zet versie 1 terug als concept").click();
  await expect(field(lotte, "Doel")).not.toHaveValue("77");
  await expect(lotte.getByRole("region", { name: "Wat er verandert" }).locator("del", { hasText: "77" }).first()).toBeVisible();
  await button(lotte, "Bewaar en stuur ter goedkeuring").click();
  await expect(lotte.getByText("Je kunt je eigen wijziging niet goedkeuren.", { exact: false })).toBeVisible();
  // Lars wrote those words the first time.
  await lars.goto(`/nl/standards/${back}/edit`);
  await expect(lars.getByRole("list", { name: "Hoever dit concept is" }).locator("[aria-current=step]")).toHaveText("ter goedkeuring");
  await lars.waitForLoadState();
  expect(await axe(lars)).toEqual([]);
  await page.goto(`/nl/standards/${back}/versions/2`);
  await expect(page.getByText("Dit is versie 2 van 2.", { exact: false })).toBeVisible();
});

test("without script, what was typed is handed back when the draft has moved on and its form is gone", async ({ openAs }) => {
  const plain = { javaScriptEnabled: false };
  const lars = await openAs("lars", plain);
  await sendChange(lars, moving, "89");
  const lotte = await openAs("lotte", plain);
  await lotte.goto(`/nl/standards/${moving}/edit`);
  const remarking = await lotte.context().newPage();
  await remarking.goto(`/nl/standards/${moving}/edit`);
  await field(lotte, "Wat er nog moet gebeuren").fill("Noem het onderzoek.");
  await field(remarking, "Opmerking").fill("Waar staat dat?");
  await button(lars, "Haal terug om te wijzigen").click();
  const handedBack = async (page: Page, press: string, typed: string) => {
    await button(page, press).click();
    await expect(page.getByRole("heading", { level: 1, name: "Hier is intussen iets veranderd" })).toBeVisible();
    await expect(page.getByRole("definition").filter({ hasText: typed })).toBeVisible();
  };
  await handedBack(lotte, "Stuur terug met deze reden", "Noem het onderzoek.");
  await lars.goto(`/nl/standards/${moving}/edit`);
  const second = await lars.context().newPage();
  await second.goto(`/nl/standards/${moving}/edit`);
  await field(second, "Waarom deze wijziging").fill("Klanten vragen erom.");
  await button(lars, "Gooi dit concept weg").click();
  await handedBack(remarking, "Plaats de opmerking", "Waar staat dat?");
  await handedBack(second, "Bewaar", "Klanten vragen erom.");
});

for (const javaScriptEnabled of [true, false])
  test(`who tells why a change is made finds what somebody else said of it meanwhile (${javaScriptEnabled ? "with" : "without"} script)`, async ({
    openAs,
  }) => {
    const code = javaScriptEnabled ? "VLE-KLA-01" : "VLE-KLA-02";
    const lars = await openAs("lars", { javaScriptEnabled });
    await lars.goto(`/nl/standards/${code}/edit`);
    await button(lars, "Begin een nieuwe versie").click();
    await expect(field(lars, "Waarom deze wijziging")).toHaveValue("");
    const lotte = await openAs("lotte", { javaScriptEnabled });
    await lotte.goto(`/nl/standards/${code}/edit`);
    await field(lotte, "Waarom deze wijziging").fill("De keuring van mei vraagt het.");
    await button(lotte, "Bewaar").click();
    await expect(lotte.getByText("Bewaard.", { exact: true })).toBeVisible();
    await field(lars, "Waarom deze wijziging").fill("Klanten hangen op.");
    await button(lars, "Bewaar").click();
    const conflict = lars.getByRole("region", { name: "Iemand anders bewaarde dit concept terwijl jij schreef" });
    const choice = conflict.getByRole("group", { name: "Waarom deze wijziging: wat blijft?" });
    await expect(choice).toContainText("Klanten hangen op.");
    await expect(choice).toContainText("De keuring van mei vraagt het.");
    if (javaScriptEnabled) expect(await axe(lars)).toEqual([]);
    await choice.getByLabel("Van jou").check();
    await conflict.getByRole("button", { name: "Bewaar mijn keuze per veld" }).click();
    await expect(conflict).toHaveCount(0);
    await lotte.reload();
    await expect(field(lotte, "Waarom deze wijziging")).toHaveValue("Klanten hangen op.");
  });

test("what was planned has published itself at its moment", async ({ page }) => {
  test.setTimeout(150_000);
  test.skip(awaited.length === 0, "Nothing was planned in this house.");
  for (const { lang, code } of awaited) {
    const t = planning[lang];
    await page.goto(`/${lang}/standards/${code}`);
    await expect(async () => {
      await page.reload();
      await expect(page.getByText(t.note)).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 120_000 });
    await expect(page.getByText(t.by).first()).toBeVisible();
  }
});
