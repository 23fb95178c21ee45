import { createHash } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { openSession, sessionCookie } from "@/lib/auth";
import { advanceClock, shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { deviceCookie } from "@/lib/device";
import { findActor, requireMember, sessionEnd } from "@/lib/session";
import { newBrowser } from "../../e2e/browser.ts";
import { withDatabase } from "../../e2e/database.ts";

withDatabase("empty");
afterEach(() => advanceClock(0));

const minutes = (n: number) => n * 60_000;
const { name } = sessionCookie();
let count = 0;

/** Somebody with a session, and the browser that holds its token. */
async function signedIn() {
  const person = await db.person.create({ data: { name: "Kim", email: `kim${count++}@example.org`, joinedOn: today() } });
  const token = await openSession(db, person.id);
  const browser = newBrowser({ [name]: token });
  return { person, token, browser, who: () => browser.read(() => findActor("nl")).then((actor) => actor.id) };
}

test("A browser without a token is a visitor, and so is one with a token we never gave", async () => {
  expect(await newBrowser().read(() => findActor("en"))).toEqual({ id: null, name: "", lang: "en", grants: [] });
  expect((await newBrowser({ [name]: "A".repeat(43) }).read(() => findActor("nl"))).id).toBeNull();
});

test("Whoever holds the token is its person, with the roles that hold today", async () => {
  const { person, browser } = await signedIn();
  const from = shiftDay(today(), 0, -1);
  await db.role.createMany({
    data: [
      { personId: person.id, kind: "leader", from },
      { personId: person.id, kind: "administrator", from, to: from },
      { personId: person.id, kind: "manager", from: shiftDay(today(), 0, 1) },
    ],
  });
  expect(await browser.read(() => findActor("nl"))).toEqual({
    id: person.id,
    name: "Kim",
    lang: "nl",
    grants: [{ kind: "leader", brand: null, unitPath: null }],
  });
});

test("The token is kept nowhere: the row holds its fingerprint alone", async () => {
  const { token, person } = await signedIn();
  const row = await db.session.findFirstOrThrow({ where: { personId: person.id } });
  expect(row.tokenHash).toBe(createHash("sha256").update(token).digest("hex"));
  expect(JSON.stringify(row)).not.toContain(token);
});

test("A session ends an hour after it was last used, and use moves that on", async () => {
  const { person, who } = await signedIn();
  for (let used = 0; used < 3; used++) {
    advanceClock(minutes(59));
    expect(await who()).toBe(person.id);
  }
  advanceClock(minutes(60));
  expect(await who()).toBeNull();
  advanceClock(0);
  expect(await who()).toBeNull();
  expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
});

test("A session in constant use ends twelve hours after it was opened", async () => {
  const { person, who } = await signedIn();
  for (let used = 0; used < 14; used++) {
    advanceClock(minutes(50));
    expect(await who()).toBe(person.id);
  }
  advanceClock(minutes(20));
  expect(await who()).toBeNull();
});

test("A page can say when the session ends: an hour from now, and never past the twelve hours", async () => {
  const { browser } = await signedIn();
  const end = async () => (((await browser.read(sessionEnd))?.getTime() ?? Number.NaN) - Date.now()) / 60_000;
  expect(await end()).toBeCloseTo(60, 0);
  advanceClock(minutes(40));
  expect(await end()).toBeCloseTo(100, 0);
  for (let used = 0; used < 12; used++) {
    advanceClock(minutes(55));
    await end();
  }
  expect(await end()).toBeCloseTo(720, 0);
  expect(await newBrowser().read(sessionEnd)).toBeNull();
});

test("A deactivation and a change of role count at the next look-up, and a session of before a deactivation stays dead", async () => {
  const { person, browser, who } = await signedIn();
  const grants = () => browser.read(() => findActor("nl")).then((actor) => actor.grants);
  expect(await grants()).toEqual([]);
  const role = await db.role.create({ data: { personId: person.id, kind: "administrator", from: today() } });
  expect(await grants()).toHaveLength(1);
  await db.role.delete({ where: { id: role.id } });
  expect(await grants()).toEqual([]);
  await db.person.update({ where: { id: person.id }, data: { active: false } });
  expect(await who()).toBeNull();
  await db.person.update({ where: { id: person.id }, data: { active: true } });
  expect(await who()).toBeNull();
});

/** Two hundred values near a real token, and far from it; the same ones in every run. */
function mutations(token: string): string[] {
  const odd = [
    "",
    " ",
    "\u0000",
    "\n",
    "%",
    "%00",
    "%E0%A4%A",
    "=",
    ";",
    "null",
    "undefined",
    "[]",
    "{}",
    '{"not":""}',
    "'; --",
    "\\",
    "é",
    "🦊",
    "\u202e",
    "__proto__",
    "constructor",
    "../..",
    "a".repeat(4000),
    "eyJhbGciOiJub25lIn0.e30.",
  ];
  const near = Array.from({ length: 200 - odd.length }, (_, at) => {
    const place = (at * 7) % token.length;
    const letter = String.fromCharCode(33 + ((at * 31) % 90));
    if (at % 4 === 0) return token.slice(0, place);
    if (at % 4 === 1) return `${token}${letter}`;
    if (at % 4 === 2) return token.slice(0, place) + token.slice(place + 1);
    return token.slice(0, place) + (letter === token[place] ? "~" : letter) + token.slice(place + 1);
  });
  return [...odd, ...near];
}

test("Two hundred spoilt tokens are visitors, and none is a fault", async () => {
  const { token, person, who } = await signedIn();
  const values = mutations(token);
  expect(values).toHaveLength(200);
  expect(values).not.toContain(token);
  for (const value of values) expect((await newBrowser({ [name]: value }).read(() => findActor("nl"))).id, value).toBeNull();
  expect(await who()).toBe(person.id);
});

test("Other cookies neither spoil a session nor make one", async () => {
  const { token, person } = await signedIn();
  const others = {
    [deviceCookie().name]: "x",
    [`${name}-other`]: "x",
    [`${name}.1`]: "x",
    "next-auth.callback-url": "foo",
    "next-auth.csrf-token": "|||",
    lang: "en",
  };
  expect((await newBrowser({ ...others, [name]: token }).read(() => findActor("nl"))).id).toBe(person.id);
  expect((await newBrowser({ ...others, [`${name}.0`]: token }).read(() => findActor("nl"))).id).toBeNull();
});

test("When the session or the roles cannot be read, the look-up fails: it lets nobody in and makes nobody a visitor", async () => {
  const { browser, person, who } = await signedIn();
  for (const table of ["Session", "Person", "Role"]) {
    await db.$executeRawUnsafe(`ALTER TABLE "${table}" RENAME TO "Away"`);
    await expect(
      browser.read(() => findActor("nl")),
      table,
    ).rejects.toThrow();
    await expect(
      browser.read(() => requireMember("nl", "me")),
      table,
    ).rejects.not.toMatchObject({ digest: expect.stringContaining("NEXT_REDIRECT") });
    await db.$executeRawUnsafe(`ALTER TABLE "Away" RENAME TO "${table}"`);
  }
  expect(await who()).toBe(person.id);
});

test("A visitor is sent to the sign-in page, which knows where to go back to", async () => {
  await expect(newBrowser().read(() => requireMember("en", "people?q=kim"))).rejects.toMatchObject({
    digest: expect.stringContaining(";/en/sign-in?next=%2Fen%2Fpeople%3Fq%3Dkim;"),
  });
});
