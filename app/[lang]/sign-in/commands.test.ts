import { hash, verify } from "@node-rs/argon2";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openSession } from "@/lib/auth";
import { today } from "@/lib/clock";
import { db } from "@/lib/db";
import { deviceWith } from "@/lib/device";
import { env } from "@/lib/env";
import { demoPassword, hashPassword } from "@/lib/password";
import { visitor } from "@/lib/policy";
import { fingerprint } from "@/lib/text";
import { signIn, signOut } from "@/sign-in/commands";
import { imprint } from "../../../e2e/browser.ts";
import { withDatabase } from "../../../e2e/database.ts";

vi.mock("@node-rs/argon2", async (load) => {
  const real = await load<typeof import("@node-rs/argon2")>();
  return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) };
});

withDatabase("empty");
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

const password = "acht fietsen in de regen";
const failed = { name: "Refusal", code: "signInFailed", status: 422, fields: {}, detail: {} };
const tooMany = { name: "Refusal", code: "tooMany", status: 429 };
let count = 0;

async function somebody(more: { passwordHash?: string | null; active?: boolean } = {}) {
  return db.person.create({
    data: { name: "Kim", email: `kim${count++}@example.org`, joinedOn: today(), passwordHash: await hashPassword(password), ...more },
  });
}
const attempt = (email: string, typed: string, more: { client?: string; device?: string | null; token?: string | null } = {}) =>
  signIn(visitor("nl"), { email, password: typed, client: `10.0.0.${count}`, device: null, token: null, ...more });
const wrong = "iets heel anders dan dat";

test("The right password opens one session, whose token is the person's, and the audit says so", async () => {
  const kim = await somebody();
  const opened = await attempt(kim.email, password);
  expect(opened.personId).toBe(kim.id);
  expect(await db.session.findMany({ where: { personId: kim.id }, select: { tokenHash: true } })).toEqual([{ tokenHash: fingerprint(opened.token) }]);
  expect(await db.auditEntry.findMany({ where: { subject: kim.id }, select: { act: true, actorId: true, detail: true } })).toEqual([
    { act: "session.open", actorId: kim.id, detail: {} },
  ]);
  expect(opened.token).toMatch(/^[\w-]{43}$/);
});

test("Nobody by that address, a wrong password, none set, and a person who is kept out get one answer, each at the cost of one hash, and nothing changes", async () => {
  const [kim, without, out] = [await somebody(), await somebody({ passwordHash: null }), await somebody({ active: false })];
  await attempt("warm@example.org", wrong).catch(() => {});
  const before = await imprint();
  for (const [email, typed] of [
    ["nobody@example.org", password],
    [kim.email, wrong],
    [kim.email, ""],
    [without.email, password],
    [without.email, "nobody has this password"],
    [out.email, password],
    [out.email, wrong],
  ] as const) {
    vi.clearAllMocks();
    await expect(attempt(email, typed), `${email} ${typed}`).rejects.toMatchObject(failed);
    expect(vi.mocked(verify), email).toHaveBeenCalledTimes(1);
    expect(vi.mocked(hash), email).not.toHaveBeenCalled();
    const [kept] = vi.mocked(verify).mock.calls[0] ?? [];
    expect(String(kept), email).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  }
  expect(await imprint()).toEqual(before);
});

test("After ten failures on an account the eleventh is refused before any hash, wherever it comes from, also with the right password", async () => {
  const kim = await somebody();
  for (let tried = 0; tried < 10; tried++) await expect(attempt(kim.email, wrong, { client: `10.1.0.${tried}` })).rejects.toMatchObject(failed);
  vi.clearAllMocks();
  for (let tried = 10; tried < 20; tried++)
    await expect(attempt(kim.email, tried % 2 ? wrong : password, { client: `10.1.0.${tried}` })).rejects.toMatchObject(tooMany);
  expect(vi.mocked(verify)).not.toHaveBeenCalled();
  vi.advanceTimersByTime(15 * 60_000 + 1);
  expect((await attempt(kim.email, password)).personId).toBe(kim.id);
});

test("An address that nobody has is counted and refused as one that somebody has", async () => {
  for (let tried = 0; tried < 10; tried++) await expect(attempt("ghost@example.org", wrong, { client: `10.2.0.${tried}` })).rejects.toMatchObject(failed);
  await expect(attempt("ghost@example.org", wrong, { client: "10.2.0.99" })).rejects.toMatchObject(tooMany);
});

test("While strangers have used up an account's tries, and the office's too, its person gets in from a browser of theirs", async () => {
  const kim = await somebody();
  const device = deviceWith(null, kim.id);
  const client = "10.3.0.1";
  for (let tried = 0; tried < 10; tried++) await attempt(kim.email, wrong, { client }).catch(() => {});
  for (let tried = 0; tried < 95; tried++) await attempt(`other${tried}@example.org`, wrong, { client }).catch(() => {});
  await expect(attempt(kim.email, password, { client })).rejects.toMatchObject(tooMany);
  expect((await attempt(kim.email, password, { client, device })).personId).toBe(kim.id);
});

test("A browser known for one person gives no tries at another's account, and has ten of its own", async () => {
  const [kim, sam] = [await somebody(), await somebody()];
  const device = deviceWith(null, kim.id);
  for (let tried = 0; tried < 10; tried++) await attempt(sam.email, wrong, { client: `10.4.0.${tried}` }).catch(() => {});
  await expect(attempt(sam.email, password, { device })).rejects.toMatchObject(tooMany);
  for (let tried = 0; tried < 10; tried++) await expect(attempt(kim.email, wrong, { device })).rejects.toMatchObject(failed);
  await expect(attempt(kim.email, password, { device })).rejects.toMatchObject(tooMany);
  expect((await attempt(kim.email, password)).personId).toBe(kim.id);
});

test("One address has a hundred failures in a quarter of an hour, over all accounts", async () => {
  const client = "10.5.0.1";
  for (let tried = 0; tried < 100; tried++) await attempt(`many${tried}@example.org`, wrong, { client }).catch(() => {});
  const kim = await somebody();
  await expect(attempt(kim.email, password, { client })).rejects.toMatchObject(tooMany);
  expect((await attempt(kim.email, password, { client: "10.5.0.2" })).personId).toBe(kim.id);
});

test("Signing in rightly costs no tries", async () => {
  const kim = await somebody();
  for (let times = 0; times < 15; times++) await attempt(kim.email, password, { client: "10.6.0.1" });
  expect(await db.session.count({ where: { personId: kim.id } })).toBe(15);
});

test("A hash of weaker making is made anew when its person signs in, and never on a failure", async () => {
  const old = await hash(password, { algorithm: 2, memoryCost: 8192, timeCost: 1, parallelism: 1 });
  const kim = await somebody({ passwordHash: old });
  const kept = async () => (await db.person.findUniqueOrThrow({ where: { id: kim.id } })).passwordHash;
  await attempt(kim.email, wrong).catch(() => {});
  expect(await kept()).toBe(old);
  await attempt(kim.email, password);
  const anew = await kept();
  expect(anew).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  await attempt(kim.email, password);
  expect(await kept()).toBe(anew);
});

test("The session that the browser presents ends, and others go on", async () => {
  const kim = await somebody();
  const [old, other] = [await openSession(db, kim.id), await openSession(db, kim.id)];
  const { token } = await attempt(kim.email, password, { token: old });
  const open = (await db.session.findMany({ where: { personId: kim.id } })).map((row) => row.tokenHash);
  expect(open.sort()).toEqual([fingerprint(other), fingerprint(token)].sort());
});

test("A token that was chosen before signing in never becomes a session", async () => {
  const kim = await somebody();
  const chosen = "C".repeat(43);
  const { token } = await attempt(kim.email, password, { token: chosen });
  expect(token).not.toBe(chosen);
  expect(await db.session.count({ where: { tokenHash: fingerprint(chosen) } })).toBe(0);
});

test("Somebody who is kept out, or whose password is replaced, while they sign in does not get in", async () => {
  const kim = await somebody();
  for (const data of [{ active: false }, { active: true, passwordHash: await hashPassword("een ander wachtwoord hier") }]) {
    const real = vi.mocked(verify).getMockImplementation();
    vi.mocked(verify).mockImplementationOnce(async (...args) => {
      await db.person.update({ where: { id: kim.id }, data });
      return real ? real(...args) : false;
    });
    await expect(attempt(kim.email, password)).rejects.toMatchObject(failed);
    expect(await db.session.count({ where: { personId: kim.id } })).toBe(0);
  }
});

test("The demo's password opens nothing while the demo is off", async () => {
  const kim = await somebody({ passwordHash: await hashPassword(demoPassword) });
  expect(env().demo).toBe(true);
  await attempt(kim.email, demoPassword);
  env().demo = false;
  await expect(attempt(kim.email, demoPassword)).rejects.toMatchObject(failed);
  env().demo = true;
});

test("After signing out the token is dead, the person's other sessions are not, and doing it again does no harm", async () => {
  const kim = await somebody();
  const [one, other] = [await attempt(kim.email, password), await attempt(kim.email, password)];
  const actor = { ...visitor("nl"), id: kim.id };
  await signOut(actor, one.token);
  await signOut(visitor("nl"), one.token);
  expect((await db.session.findMany({ where: { personId: kim.id } })).map((row) => row.tokenHash)).toEqual([fingerprint(other.token)]);
  expect(await db.auditEntry.count({ where: { subject: kim.id, act: "session.end" } })).toBe(1);
});
