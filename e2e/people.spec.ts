import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, signIn, test } from "./fixtures.ts";
import { basePort, type House, startHouse } from "./house.ts";
import { newClient } from "./wire.ts";

// Signs in as Ad and Noor, and adds people of its own; nobody else is changed.

const demoPassword = "koffie-met-melk-2026";
const ownPassword = "negen lepels in een la";
const failed = "E-mailadres en wachtwoord passen niet bij elkaar";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with script" : "without script";
  test.describe(how, () => {
    test.use({ javaScriptEnabled });

    test("somebody types the wrong password, is told so in words, and then signs in", async ({ page }) => {
      await page.goto("/nl/sign-in");
      await page.getByLabel("E-mailadres").fill("noor@lindegroep.example");
      await page.getByLabel("Wachtwoord").fill("niet mijn wachtwoord");
      await page.getByRole("button", { name: "Aanmelden" }).click();
      await expect(page.getByRole("alert").filter({ hasText: failed })).toBeVisible();
      await expect(page.getByLabel("E-mailadres")).toHaveValue("noor@lindegroep.example");
      if (!javaScriptEnabled) await expect(page.getByLabel("Wachtwoord")).toHaveValue("");
      await page.getByLabel("Wachtwoord").fill(demoPassword);
      await page.getByRole("button", { name: "Aanmelden" }).click();
      await expect(page).toHaveURL("/nl/me");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Noor Jansen");
    });

    test("whoever asks for a page that needs signing in gets there after it", async ({ page }) => {
      await page.goto("/en/assessments?cycle=2026-1");
      await expect(page).toHaveURL(/\/en\/sign-in\?next=%2Fen%2Fassessments/);
      await expect(page.getByText("The page you opened is only for those who are signed in.")).toBeVisible();
      await page.getByLabel("E-mail address").fill("noor@lindegroep.example");
      await page.getByLabel("Password").fill(demoPassword);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page).toHaveURL(/\/en\/assessments/);
      await expect(page.getByRole("heading", { level: 1, name: "Self-assessment" })).toBeVisible();
    });

    test("the administrator lets somebody in, who chooses a password and signs in, and keeps them out again", async ({ page, browser, house }) => {
      const email = `puck.${javaScriptEnabled ? "een" : "twee"}@lindegroep.example`;
      await signIn(page, "ad");
      await page.getByRole("link", { name: "Beheer mensen en rollen" }).click();
      await page.getByRole("link", { name: "Voeg iemand toe" }).click();
      await page.getByLabel("Naam").fill("Puck de Nieuwe");
      await page.getByLabel("E-mailadres").fill("puck zonder apenstaart");
      await page.getByLabel("Waar").selectOption({ label: "Den Haag" });
      await page.getByRole("button", { name: "Voeg toe" }).click();
      await expect(page.getByLabel("E-mailadres")).toHaveAccessibleDescription(/Dit is geen volledig e-mailadres/);
      await expect(page.getByLabel("Naam")).toHaveValue("Puck de Nieuwe");
      await expect(page.getByLabel("Waar").locator("option:checked")).toHaveText("Den Haag");
      await page.getByLabel("E-mailadres").fill(email);
      await page.getByRole("button", { name: "Voeg toe" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Puck de Nieuwe");
      await page.getByRole("button", { name: "Maak een link", exact: true }).click();
      const link = await page.getByLabel("Link, werkt één keer").inputValue();
      expect(link).toMatch(new RegExp(`^${house.url}/nl/invite/[\\w-]{43}$`));
      await page.goto(page.url());
      await expect(page.getByLabel("Link, werkt één keer")).toHaveCount(0);

      const theirs = await browser.newContext({ javaScriptEnabled, baseURL: house.url });
      const puck = await theirs.newPage();
      await puck.goto(link);
      await expect(puck.getByRole("heading", { level: 1 })).toHaveText("Welkom, Puck de Nieuwe");
      await puck.getByLabel("Nieuw wachtwoord").fill("welkom");
      await puck.getByLabel("Nog een keer hetzelfde wachtwoord").fill("welkom");
      await puck.getByRole("button", { name: "Bewaar het wachtwoord en meld aan" }).click();
      await expect(puck.getByLabel("Nieuw wachtwoord")).toHaveAccessibleDescription(/Kies minstens 15 tekens\./);
      await puck.getByLabel("Nieuw wachtwoord").fill(ownPassword);
      await puck.getByLabel("Nog een keer hetzelfde wachtwoord").fill(ownPassword);
      await puck.getByRole("button", { name: "Bewaar het wachtwoord en meld aan" }).click();
      await expect(puck).toHaveURL("/nl/me");
      await puck.goto("/nl/assessments");
      await puck.getByRole("button", { name: "Begin" }).click();
      await expect(puck).toHaveURL(/\/nl\/assessments\/[0-9a-f-]{36}/);
      const own = new URL(puck.url()).pathname;

      const client = newClient(house.url, (await theirs.cookies()).map(({ name, value }) => `${name}=${value}`).join("; "));
      expect((await client.get(own)).status).toBe(200);
      expect((await newClient(house.url).get(new URL(link).pathname)).status).toBe(410);

      await page.getByRole("button", { name: "Laat niet meer toe" }).click();
      await expect(page.getByText(/Deze persoon mag er niet (meer )?in/).first()).toBeVisible();
      const saved = await client.ask(`${own}/answers`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "item=&level=1&revision=0",
      });
      expect(saved.status).toBe(401);
      for (const path of [own, "/nl/me", `${own}/result/export?format=csv`]) expect((await client.get(path)).to).toMatch(/^\/nl\/sign-in\?next=/);
      expect((await client.get("/nl/me?_rsc", { rsc: "1" })).body).not.toContain("Puck");
      await puck.goto("/nl/sign-in");
      await puck.getByLabel("E-mailadres").fill(email);
      await puck.getByLabel("Wachtwoord").fill(ownPassword);
      await puck.getByRole("button", { name: "Aanmelden" }).click();
      await expect(puck.getByRole("alert").filter({ hasText: failed })).toBeVisible();
      await theirs.close();
    });

    test("after signing out the session is dead, and the way back shows nothing of it", async ({ page, context, house }) => {
      await signIn(page, "noor");
      await page.goto("/nl/assessments");
      await page.goto("/nl/me");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Noor Jansen");
      // As many as the privacy page names.
      expect((await context.cookies()).map(({ name }) => name).sort()).toEqual(["device", "lang", "maatstaf"]);
      expect((await newClient(house.url).get("/nl/handbook/privacy")).body).toContain("drie cookies");
      const kept = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
      expect((await newClient(house.url, kept).get("/nl/me")).status).toBe(200);
      await page.getByRole("button", { name: "Meld af" }).click();
      await expect(page).toHaveURL("/nl");
      await page.goBack();
      await expect(page).toHaveURL(/\/nl\/sign-in\?next=%2Fnl%2Fme$/);
      await expect(page.getByText("Noor Jansen")).toHaveCount(0);
      const captured = newClient(house.url, kept);
      expect((await captured.get("/nl/me")).status).toBe(307);
      expect((await captured.get("/nl/me?_rsc", { rsc: "1" })).body).not.toContain("Noor Jansen");
      expect((await captured.get("/api/auth/session")).body).not.toContain("Noor");
    });
  });
}

test("the sign-in page lists the accounts of the demo, and each of them works", async ({ page, house }) => {
  await page.goto("/en/sign-in");
  const accounts = page.getByRole("table").getByRole("rowheader");
  await expect(accounts).toHaveText(["noor", "sam", "mila", "lars", "lotte", "ad"].map((first) => `${first}@lindegroep.example`));
  for (const email of await accounts.allTextContents()) {
    const client = newClient(house.url);
    expect((await client.send("/en/sign-in", "Sign in", { email, password: demoPassword })).to).toBe("/en/me");
    expect((await client.get("/en/me")).status).toBe(200);
  }
});

test.describe("a first start with the demo off", () => {
  test.describe.configure({ mode: "serial" });
  const email = "eerste@example.com";
  let data: string;
  let house: House;
  let link: string;

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    data = mkdtempSync(join(tmpdir(), "maatstaf-"));
    house = await startHouse(basePort + 60, data, { MAATSTAF_DEMO: "off" });
  });
  test.afterAll(async () => {
    await house?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  test("prints a link that makes the first administrator, once", async ({ browser }) => {
    await expect.poll(() => house.output()).toContain("Make yourself the first administrator");
    link = /http:\/\/\S+\/setup\/[\w-]{43}/.exec(house.output())?.[0] ?? "";
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(link);
    await page.getByLabel(/^(Je naam|Your name)$/).fill("Eerste Beheerder");
    await page.getByLabel(/^E-mail/).fill(email);
    await page.getByLabel(/^(Nieuw wachtwoord|New password)$/).fill(ownPassword);
    await page.getByLabel(/^(Nog een keer|The same)/).fill(ownPassword);
    await page.getByRole("button", { name: /^(Word beheerder|Become administrator)/ }).click();
    await expect(page).toHaveURL(/\/people$/);
    await expect(page.getByRole("row", { name: /Eerste Beheerder/ })).toBeVisible();
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1, name: /^(Deze link werkt niet meer|This link no longer works)$/ })).toBeVisible();
    await page.goto(`${house.url}/nl/standards`);
    await expect(page.getByText("Nog geen normen.")).toBeVisible();
    await context.close();
  });

  test("has no account of the demo, and does not speak of one", async () => {
    expect((await newClient(house.url).get("/nl/sign-in")).body).not.toContain("@lindegroep.example");
    for (const who of ["noor", "sam", "mila", "lars", "lotte", "ad"]) {
      const { status } = await newClient(house.url).send("/nl/sign-in", "Aanmelden", { email: `${who}@lindegroep.example`, password: demoPassword });
      expect(status).toBe(422);
    }
  });

  test("lets nobody guess a password for long, whatever address they say they have", async () => {
    const known = newClient(house.url);
    expect((await known.send("/nl/sign-in", "Aanmelden", { email, password: ownPassword })).status).toBe(303);
    const answers: number[] = [];
    for (let n = 0; n < 20; n++) {
      const { status } = await newClient(house.url).send(
        "/nl/sign-in",
        "Aanmelden",
        { email, password: `een gok, nummer ${n}` },
        { "x-forwarded-for": `203.0.113.${n}`, "x-real-ip": `203.0.113.${n}` },
      );
      answers.push(status);
    }
    expect(answers.slice(0, 10)).toEqual(Array(10).fill(422));
    expect(answers.slice(10)).toEqual(Array(10).fill(429));
    const unknown = await newClient(house.url).send("/nl/sign-in", "Aanmelden", { email, password: ownPassword });
    expect(unknown.status).toBe(429);
    expect(unknown.body).toContain("Te veel pogingen. Wacht een kwartier");
    // Whoever signed in on this device before is not locked out by a stranger.
    known.jar.delete("maatstaf");
    expect((await known.send("/nl/sign-in", "Aanmelden", { email, password: ownPassword })).status).toBe(303);
  });
});
