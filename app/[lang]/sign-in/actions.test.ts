import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { sessionCookie } from "@/lib/auth";
import { today } from "@/lib/clock";
import { db } from "@/lib/db";
import { deviceCookie } from "@/lib/device";
import { hashPassword } from "@/lib/password";
import { say } from "@/lib/say";
import { findActor } from "@/lib/session";
import { endOwnSession, openOwnSession } from "@/sign-in/actions";
import { imprint, newBrowser } from "../../../e2e/browser.ts";
import { withDatabase } from "../../../e2e/database.ts";

withDatabase("empty");

const password = "acht fietsen in de regen";
const [session, device] = [sessionCookie().name, deviceCookie().name];
let count = 0;

async function somebody(more: { active?: boolean; passwordHash?: string | null } = {}) {
  return db.person.create({
    data: { name: "Kim", email: `kim${count++}@example.org`, joinedOn: today(), passwordHash: await hashPassword(password), ...more },
  });
}
const idOf = (browser: ReturnType<typeof newBrowser>) => browser.read(() => findActor("nl")).then((actor) => actor.id);

test("Signing in gives the browser a session and goes on to the page that was asked for, in the language of this one", async () => {
  const kim = await somebody();
  const browser = newBrowser();
  const answer = await browser.post(openOwnSession, { email: ` ${kim.email.toUpperCase()} `, password, next: "/nl/people?q=x" }, { lang: "en" });
  expect(answer.to).toBe("/en/people?q=x");
  expect(await idOf(browser)).toBe(kim.id);
  const line = (name: string) => browser.set.findLast((one) => one.startsWith(`${name}=`)) ?? "";
  expect(line(session)).toMatch(/; Path=\/; .*Max-Age=43200; HttpOnly; SameSite=lax$/);
  expect(line(device)).toMatch(/; Path=\/; .*Max-Age=31536000; HttpOnly; SameSite=lax$/);
  expect(browser.set.join()).not.toMatch(/Domain=/i);
});

test("Without a page to return to, or with one that is not ours, one goes to one's own page", async () => {
  const kim = await somebody();
  for (const next of ["", "//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)", "%00", "foo"])
    expect((await newBrowser().post(openOwnSession, { email: kim.email, password, next })).to).toBe("/nl/me");
  expect((await newBrowser().post(openOwnSession, { email: kim.email, password })).to).toBe("/nl/me");
});

test("A cookie chosen before signing in never becomes valid, and an earlier session of this browser ends", async () => {
  const kim = await somebody();
  const chosen = "C".repeat(43);
  const browser = newBrowser({ [session]: chosen });
  await browser.post(openOwnSession, { email: kim.email, password });
  const first = browser.jar.get(session) ?? "";
  expect(first).not.toBe(chosen);
  expect(await idOf(newBrowser({ [session]: chosen }))).toBeNull();
  await browser.post(openOwnSession, { email: kim.email, password });
  expect(browser.jar.get(session)).not.toBe(first);
  expect(await idOf(newBrowser({ [session]: first }))).toBeNull();
  expect(await idOf(browser)).toBe(kim.id);
});

test("The same form sent twice signs in twice: whichever answer the browser keeps has a session in it", async () => {
  const kim = await somebody();
  const typed = { email: kim.email, password, "form-key": randomUUID() };
  for (const browser of [newBrowser(), newBrowser()]) {
    expect((await browser.post(openOwnSession, typed)).to).toBe("/nl/me");
    expect(await idOf(browser)).toBe(kim.id);
  }
});

test("Every failure has the same status, sentence and shape, shows the e-mail address again and never the password, and sets no cookie", async () => {
  const [kim, without, out] = [await somebody(), await somebody({ passwordHash: null }), await somebody({ active: false })];
  const answers = [];
  for (const [email, typed] of [
    ["nobody@example.org", password],
    [kim.email, "iets heel anders dan dat"],
    [without.email, password],
    [out.email, password],
  ] as const) {
    const browser = newBrowser();
    const { status, state, to } = await browser.post(openOwnSession, { email, password: typed, next: "" });
    expect(browser.set).toEqual([]);
    expect(JSON.stringify(state)).not.toContain(typed);
    answers.push(JSON.stringify({ status, to, state }).replaceAll(email, "somebody"));
  }
  expect(new Set(answers).size).toBe(1);
  expect(JSON.parse(answers[0] ?? "")).toMatchObject({
    status: 422,
    to: null,
    state: { code: "signInFailed", refused: say("nl").refusals.signInFailed, typed: { email: "somebody" } },
  });
});

test("The eleventh failure on an account is answered with 429, whatever the address it comes from", async () => {
  const kim = await somebody();
  const statuses = [];
  for (let tried = 0; tried < 20; tried++)
    statuses.push(
      (await newBrowser().post(openOwnSession, { email: kim.email, password: "iets heel anders dan dat" }, { client: `203.0.113.${tried}` })).status,
    );
  expect(statuses).toEqual([...Array(10).fill(422), ...Array(10).fill(429)]);
});

const long = "x".repeat(2_000_000);
const spoilt: [string, Record<string, string | string[]>][] = [
  ["a role", { role: "administrator" }],
  ["isAdmin", { isAdmin: "true" }],
  ["a person's id", { userId: "1" }],
  ["another person's id", { personId: "1" }],
  ["__proto__", JSON.parse('{"__proto__":"1"}')],
  ["constructor", { constructor: "1" }],
  ["active", { active: "true" }],
  ["createdAt", { createdAt: "2020-01-01" }],
  ["an e-mail address as an object", { "email[not]": "" }],
  ["a password as an object", { "password[contains]": "" }],
  ["an e-mail address as a list", { "email[]": ["a@example.org", "b@example.org"] }],
  ["a password as a list", { "password[]": ["ok"] }],
  ["an e-mail address of JSON", { email: '{"not":""}' }],
  ["an e-mail address of 255 characters", { email: `${"a".repeat(243)}@example.org` }],
  ["an e-mail address of 2 MB", { email: `${long}@example.org` }],
  ["a password of 129 characters", { password: "x".repeat(129) }],
  ["a password of 2 MB", { password: long }],
  ["no password", { password: "" }],
  ["no e-mail address", { email: "" }],
];

test.each(spoilt)("A sign-in with %s is refused, asks the database nothing and changes nothing", async (_, more) => {
  const kim = await somebody();
  const before = await imprint();
  const form = new FormData();
  for (const [name, value] of Object.entries({ email: kim.email, password, next: "", ...more })) for (const one of [value].flat()) form.append(name, one);
  const browser = newBrowser();
  const { status, state } = await browser.post(openOwnSession, form);
  expect({ status, code: state.code }).toEqual({ status: 422, code: "invalid" });
  expect(browser.set).toEqual([]);
  expect(await imprint()).toEqual(before);
});

test("Called by hand with anything that is not a form, the actions neither fail nor let anybody in", async () => {
  const kim = await somebody();
  const before = await imprint();
  for (const odd of [{ email: kim.email, password }, [kim.email, password], null, undefined, "email", 1, { get: "x" }]) {
    const state = await newBrowser().act(() => openOwnSession({}, odd as never));
    expect(state.code).toBe("invalid");
    await expect(newBrowser().act(() => endOwnSession({}, odd as never))).rejects.toMatchObject({ digest: expect.stringContaining("NEXT_REDIRECT") });
  }
  expect(await imprint()).toEqual(before);
});

test("Signing out ends the session on the server too: the token that was copied before is a visitor's", async () => {
  const kim = await somebody();
  const browser = newBrowser();
  await browser.post(openOwnSession, { email: kim.email, password });
  const token = browser.jar.get(session) ?? "";
  expect((await browser.post(endOwnSession, {}, { lang: "en" })).to).toBe("/en");
  expect(browser.jar.has(session)).toBe(false);
  expect(browser.jar.has(device)).toBe(true);
  expect(await idOf(newBrowser({ [session]: token }))).toBeNull();
  expect((await browser.post(endOwnSession, {})).to).toBe("/nl");
});
