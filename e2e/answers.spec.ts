import type { Page, Route } from "@playwright/test";
import { button, choose, isSaved, item, level, openForm, test } from "./answering.ts";
import { expect, signIn } from "./fixtures.ts";
import { basePort, copyDemo, startHouse } from "./house.ts";

test.use({ apart: "answers" });

test.describe("when things go wrong", () => {
  test("without a connection answers wait, survive the closed page, and are sent when it is back", async ({ openAs }) => {
    const fax = "Elke fax is binnen 5 werkdagen beantwoord";
    const chat = "Wie de chat opent, spreekt binnen 2 minuten een mens";
    const first = await openAs("sam");
    const context = first.context();
    const own = await openForm(first, "channels");
    await choose(first, fax, "altijd");
    await context.setOffline(true);
    await level(first, fax, "soms").check();
    await level(first, chat, "nog niet").check();
    await item(first, chat).getByLabel("Toelichting").fill("Twee gasten tegelijk lukt niet.");
    await expect(first.getByText("Geen verbinding. 2 antwoorden wachten op dit apparaat.")).toBeVisible();
    for (const statement of [fax, chat]) {
      await expect(item(first, statement).getByText("Wacht op dit apparaat")).toBeVisible();
      await expect(item(first, statement).getByText(/Bewaard om/)).toHaveCount(0);
    }
    await first.close();

    await context.setOffline(false);
    const second = await context.newPage();
    await second.goto(`${own}?section=channels`);
    await isSaved(second, fax);
    await isSaved(second, chat);
    await expect(level(second, fax, "soms")).toBeChecked();
    await expect(item(second, chat).getByLabel("Toelichting")).toHaveValue("Twee gasten tegelijk lukt niet.");
    await expect.poll(() => second.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("maatstaf.answers")))).toEqual([]);

    const elsewhere = await openAs("sam");
    await elsewhere.goto(`${own}?section=channels`);
    await expect(level(elsewhere, fax, "soms")).toBeChecked();
    await expect(level(elsewhere, chat, "nog niet")).toBeChecked();
    await expect(item(elsewhere, chat).getByLabel("Toelichting")).toHaveValue("Twee gasten tegelijk lukt niet.");
  });

  test("of two tabs the second is told, shows both answers, and the choice settles it", async ({ openAs }) => {
    const fax = "Een fax is beantwoord binnen 5 werkdagen";
    const here = await openAs("sam");
    const own = await openForm(here, "consistency");
    await choose(here, fax, "meestal");
    await here.reload();
    const there = await here.context().newPage();
    await there.goto(`${own}?section=consistency`);
    for (const tab of [here, there]) await expect(tab.getByText("Deze zelfbeoordeling staat ook in een ander tabblad open.", { exact: false })).toBeVisible();

    await choose(there, fax, "soms");
    await level(here, fax, "altijd").check();
    const told = here.getByRole("alert").filter({ hasText: "Je had dit ook op een ander scherm open." });
    await expect(told).toContainText(/Daar koos je om \d\d:\d\d bij LIN-FAX-01 “soms”\. Hieronder staat je nieuwste keuze, “altijd”\./);
    await told.getByText("Bekijk beide").click();
    await expect(told.getByText("soms", { exact: true })).toBeVisible();
    await expect(told.getByText("altijd", { exact: true })).toBeVisible();
    await expect(item(here, fax).getByText("Nog niet bewaard")).toBeVisible();
    await button(here, "Houd “altijd”").click();
    await isSaved(here, fax);
    await expect(told).toHaveCount(0);
    await there.reload();
    await expect(level(there, fax, "altijd")).toBeChecked();

    await here.reload();
    await choose(there, fax, "nog niet");
    await level(here, fax, "meestal").check();
    await button(here, "Neem “nog niet”").click();
    await expect(level(here, fax, "nog niet")).toBeChecked();
    await here.reload();
    await expect(level(here, fax, "nog niet")).toBeChecked();
  });

  const transfer = "Een gast wordt per gesprek hoogstens 1 keer doorverbonden";

  test("what is added to a note before the page's script runs stays, where it was typed, and is saved", async ({ openAs }) => {
    const page = await openAs("sam");
    const own = await openForm(page, "colleagues");
    const note = item(page, transfer).getByLabel("Toelichting");
    const fold = item(page, transfer).getByText("Meting, toelichting of voorbeeld");
    if (await fold.isVisible()) await fold.click();
    await note.fill("Begin en einde.");
    await page.keyboard.press("Tab");
    await isSaved(page, transfer);

    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await page.route(/_next\/static\/.*\.js/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${own}?section=colleagues`, { waitUntil: "commit" });
    await expect(note).toHaveValue("Begin en einde.");
    await note.evaluate((area: HTMLTextAreaElement) => {
      area.focus();
      area.setSelectionRange(6, 6);
    });
    await page.keyboard.insertText("en midden ");
    const saved = page.waitForResponse((answer) => answer.url().endsWith("/answers"));
    release();
    await saved;
    await expect(note).toHaveValue("Begin en midden en einde.");
    await page.keyboard.insertText("daarna ");
    await expect(note).toHaveValue("Begin en midden daarna en einde.");
    const again = page.waitForResponse((answer) => answer.url().endsWith("/answers"));
    await page.keyboard.press("Tab");
    await again;
    await page.reload();
    await expect(note).toHaveValue("Begin en midden daarna en einde.");
  });

  const json = (status: number, body: object) => (route: Route) => route.fulfill({ status, json: body });
  const html = (status: number) => (route: Route) => route.fulfill({ status, contentType: "text/html", body: "<html><body><h1>Nee</h1></body></html>" });
  const faults: { name: string; answer: (route: Route) => Promise<void>; says: RegExp }[] = [
    {
      name: "401",
      answer: json(401, { said: "Je bent niet aangemeld." }),
      says: /Je bent afgemeld\. Wat je invulde staat nog op dit apparaat en wordt verstuurd als je weer bent aangemeld\..*Meld je aan in een nieuw tabblad/,
    },
    {
      name: "403",
      answer: json(403, { said: "Deze zelfbeoordeling is ingediend en ligt vast. Zolang de ronde open is, kun je hem met een reden heropenen." }),
      says: /met een reden heropenen\..*Eén antwoord is nog niet bewaard\./,
    },
    {
      name: "403 from somebody in between",
      answer: html(403),
      says: /Dit is geweigerd\. Laad de pagina opnieuw; wat je invulde staat nog op dit apparaat\..*Eén antwoord is nog niet bewaard\./,
    },
    {
      name: "409",
      answer: json(409, { said: "", theirs: { level: "1", note: "van elders", revision: "7", time: "12:34" } }),
      says: /Je had dit ook op een ander scherm open\..*“soms”/,
    },
    { name: "413", answer: html(413), says: /Dit is niet aangenomen; het staat er nog\. Is het erg lang, kort het dan in; typ het anders opnieuw\./ },
    { name: "429", answer: html(429), says: /De server neemt even niets aan\. Je antwoord wacht op dit apparaat en gaat vanzelf\./ },
    {
      name: "500",
      answer: json(500, { said: "Dit ging mis bij ons." }),
      says: /De server neemt even niets aan\. Je antwoord wacht op dit apparaat en gaat vanzelf\./,
    },
    { name: "503", answer: html(503), says: /De server neemt even niets aan\. Je antwoord wacht op dit apparaat en gaat vanzelf\./ },
    { name: "no answer in time", answer: (route) => route.abort("timedout"), says: /Geen verbinding\. Je antwoord wacht op dit apparaat\./ },
  ];
  for (const [at, { name, answer, says }] of faults.entries())
    test(`the server answers ${name}: the text stays, nothing says it was saved, and it says what to do`, async ({ openAs }) => {
      const page = await openAs("sam");
      const own = await openForm(page, "colleagues");
      const text = `Bij ${name} blijft dit staan, poging ${at}.`;
      const note = item(page, transfer).getByLabel("Toelichting");
      const fold = item(page, transfer).getByText("Meting, toelichting of voorbeeld");
      if (await fold.isVisible()) await fold.click();
      await page.route("**/answers", answer);
      await note.fill(text);
      await page.keyboard.press("Tab");
      await expect(page.getByRole("main")).toContainText(says);
      await expect(note).toHaveValue(text);
      await expect(item(page, transfer).getByText(/Nog niet bewaard|Wacht op dit apparaat/)).toBeVisible();
      await expect(item(page, transfer).getByText(/Bewaard om/)).toHaveCount(0);

      // Once the server is itself again, what was typed gets there.
      await page.unroute("**/answers");
      await page.goto(`${own}?section=colleagues`);
      await expect(item(page, transfer).getByLabel("Toelichting")).toHaveValue(text);
      await isSaved(page, transfer);
      expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("maatstaf.answers")))).toEqual([]);
    });

  test("the server is killed in the middle and comes back: what it confirmed is there, what waited is sent", async ({ browser }, info) => {
    test.setTimeout(90_000);
    const port = basePort + 30 + info.parallelIndex;
    const folder = copyDemo(`killed-${info.parallelIndex}`);
    let killed = await startHouse(port, folder);
    try {
      const context = await browser.newContext({ baseURL: killed.url });
      const page = await context.newPage();
      await signIn(page, "sam");
      const own = await openForm(page, "retention");
      const kept = [
        "Elke klacht is binnen 2 dagen bevestigd",
        "Elke klacht is binnen 30 dagen afgehandeld",
        "Wie terugkomt, krijgt eerst de kamer van de vorige keer aangeboden",
      ];
      for (const statement of kept) {
        await choose(page, statement, "altijd");
      }
      await killed.stop("SIGKILL");
      const waits = "Ons antwoord op een recensie verraadt niets over het verblijf van de gast";
      await level(page, waits, "soms").check();
      await expect(page.getByText("Geen verbinding. Je antwoord wacht op dit apparaat.")).toBeVisible();
      await expect(item(page, waits).getByText(/Bewaard om/)).toHaveCount(0);

      killed = await startHouse(port, folder);
      await expect(item(page, waits).getByText(/^Bewaard om/)).toBeVisible({ timeout: 40_000 });
      await page.goto(`${own}?section=retention`);
      for (const statement of kept) await expect(level(page, statement, "altijd")).toBeChecked();
      await expect(level(page, waits, "soms")).toBeChecked();
    } finally {
      await killed.stop();
    }
  });
});

test.describe("signing out with answers that wait", () => {
  const wish = "Een gast hoeft een wens hoogstens 1 keer te vertellen";
  const ours = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("maatstaf")));

  test("what waits is sent first", async ({ browser }) => {
    const form = await (await browser.newContext()).newPage();
    await signIn(form, "sam");
    const own = await openForm(form, "needs");
    await choose(form, wish, "nog niet");
    await form.route("**/answers", (route) => route.abort("connectionrefused"));
    await level(form, wish, "soms").check();
    await expect(form.getByText("Geen verbinding. Je antwoord wacht op dit apparaat.")).toBeVisible();

    const me = await form.context().newPage();
    await me.goto("/nl/me");
    expect(await ours(me)).not.toEqual([]);
    const sent = me.waitForResponse((answer) => answer.url().endsWith("/answers"));
    await button(me, "Meld af").click();
    expect((await sent).status()).toBe(200);
    await me.waitForURL((url) => !url.pathname.endsWith("/me"));
    expect(await ours(me)).toEqual([]);
    await signIn(me, "sam");
    await me.goto(`${own}?section=needs`);
    await expect(level(me, wish, "soms")).toBeChecked();
  });

  test("what cannot be sent is counted and asked about, and afterwards the next person finds nothing", async ({ openAs, browser }) => {
    const form = await (await browser.newContext()).newPage();
    await signIn(form, "sam");
    const own = await openForm(form, "needs");
    await choose(form, wish, "meestal");
    await form.context().route("**/answers", (route) => route.abort("connectionrefused"));
    await level(form, wish, "altijd").check();
    await level(form, "Bij het inchecken noemen wij de gast minstens 2 keer bij naam", "nog niet").check();
    await expect(form.getByText("Geen verbinding. 2 antwoorden wachten op dit apparaat.")).toBeVisible();

    const me = await form.context().newPage();
    await me.goto("/nl/me");
    await button(me, "Meld af").click();
    const question = me.getByRole("dialog", { name: "2 antwoorden of teksten zijn niet bewaard" });
    await expect(question).toContainText("Het staat alleen op dit apparaat en is weg als je nu afmeldt.");
    await question.getByRole("button", { name: "Blijf aangemeld" }).click();
    await expect(question).toBeHidden();
    await expect(me).toHaveURL(/\/nl\/me$/);
    expect(await ours(me)).not.toEqual([]);

    await button(me, "Meld af").click();
    await question.getByRole("button", { name: "Meld af en gooi weg" }).click();
    await me.waitForURL((url) => !url.pathname.endsWith("/me"));
    expect(await ours(me)).toEqual([]);
    await form.close();
    await me.context().unroute("**/answers");
    await signIn(me, "mila");
    await me.goto("/nl/assessments");
    expect(await ours(me)).toEqual([]);
    expect((await me.goto(own))?.status()).toBe(404);

    const sam = await openAs("sam");
    await sam.goto(`${own}?section=needs`);
    await expect(level(sam, wish, "meestal")).toBeChecked();
  });
});

test("a session that is about to end says so in time, and can be kept", async ({ openAs }) => {
  const page = await openAs("sam");
  await page.clock.install();
  await openForm(page, "expectation");
  const soon = page.getByText(/^Om \d\d:\d\d word je afgemeld als je niets doet\.$/);
  await page.clock.fastForward("50:00");
  await expect(soon).toHaveCount(0);
  // Ten minutes before the end nothing, five minutes before it the notice: well over the two that somebody needs.
  await page.clock.fastForward("05:00");
  await expect(soon).toBeVisible();

  // The server's own clock stands still here, so its answer is moved along by what the page's was.
  await page.route("**/api/auth/session", async (route) => {
    const answer = await route.fetch();
    const session = await answer.json();
    await route.fulfill({ json: { ...session, expires: new Date(Date.parse(session.expires) + 55 * 60_000).toISOString() } });
  });
  await button(page, "Blijf aangemeld").click();
  await expect(soon).toHaveCount(0);
  await page.clock.fastForward("50:00");
  await expect(soon).toHaveCount(0);
  await page.clock.fastForward("05:00");
  await expect(soon).toBeVisible();
  await page.clock.fastForward("06:00");
  await expect(page.getByText("Je bent afgemeld. Meld je aan in een nieuw tabblad; wat je hier invulde, blijft op dit apparaat staan.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Meld je aan" })).toHaveAttribute("target", "_blank");
});
