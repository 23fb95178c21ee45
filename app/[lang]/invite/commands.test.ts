import { dictionary } from "@zxcvbn-ts/language-common";
import { afterEach, expect, test, vi } from "vitest";
import { redeem } from "@/invite/commands";
import { findInvited } from "@/invite/queries";
import { openSession } from "@/lib/auth";
import { advanceClock, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { isPassword } from "@/lib/password";
import { type Actor, visitor } from "@/lib/policy";
import { fingerprint } from "@/lib/text";
import { activate, deactivate, invite } from "@/people/commands";
import { imprint } from "../../../e2e/browser.ts";
import { withDatabase } from "../../../e2e/database.ts";

withDatabase("empty");
afterEach(() => {
  advanceClock(0);
  vi.useRealTimers();
});

const ad: Actor = { id: "01890000-0000-7000-8000-000000000001", name: "", lang: "nl", grants: [{ kind: "administrator", brand: null, unitPath: null }] };
const nobody = visitor("nl");
const password = "acht fietsen in de regen";
const gone = { name: "Refusal", code: "linkGone", status: 410 };
let count = 0;

async function invited() {
  const person = await db.person.create({ data: { name: "Noor Jansen", email: `noor${count++}@example.org`, joinedOn: today() } });
  const { token } = await invite(ad, person.id);
  return { person, token };
}
const use = (token: string, more: { password?: string; passwordAgain?: string; client?: string } = {}) =>
  redeem(nobody, { token, password, passwordAgain: more.password ?? password, client: `10.0.${count}.1`, ...more });
const keptOf = async (id: string) => (await db.person.findUniqueOrThrow({ where: { id } })).passwordHash;

test("Opening the link uses nothing up; posting it sets the password, opens a session and ends the link", async () => {
  const { person, token } = await invited();
  const before = await imprint();
  expect(await findInvited(nobody, token)).toEqual({ id: person.id, name: "Noor Jansen", email: person.email });
  expect(await findInvited(nobody, token)).not.toBeNull();
  expect(await imprint()).toEqual(before);
  const opened = await use(token);
  expect(opened.personId).toBe(person.id);
  expect(await isPassword(await keptOf(person.id), password)).toBe(true);
  expect(await db.session.findMany({ where: { personId: person.id }, select: { tokenHash: true } })).toEqual([{ tokenHash: fingerprint(opened.token) }]);
  expect(await findInvited(nobody, token)).toBeNull();
  await expect(use(token)).rejects.toMatchObject(gone);
  expect((await db.auditEntry.findMany({ where: { subject: person.id }, orderBy: { id: "asc" } })).map(({ act }) => act)).toEqual([
    "person.invite",
    "invitation.redeem",
    "session.open",
  ]);
});

test("Of twenty who use a link at the same moment exactly one wins, and it is their password that is kept", async () => {
  const { person, token } = await invited();
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => use(token, { password: `${password} nummer ${at}` })));
  const won = outcomes.flatMap((outcome, at) => (outcome.status === "fulfilled" ? [at] : []));
  expect(won).toHaveLength(1);
  for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject(gone);
  expect(await isPassword(await keptOf(person.id), `${password} nummer ${won[0]}`)).toBe(true);
  expect(await db.session.count({ where: { personId: person.id } })).toBe(1);
});

test("A new password ends every session its person had", async () => {
  const { person, token } = await invited();
  await openSession(db, person.id);
  await openSession(db, person.id);
  const opened = await use(token);
  expect(await db.session.findMany({ where: { personId: person.id }, select: { tokenHash: true } })).toEqual([{ tokenHash: fingerprint(opened.token) }]);
});

test("A link that is unknown, used, replaced, expired, for the first administrator or of somebody who is kept out gets one answer, and changes nothing", async () => {
  const [used, replaced, expired, out] = [await invited(), await invited(), await invited(), await invited()];
  await use(used.token);
  await invite(ad, replaced.person.id);
  await db.invitation.updateMany({ where: { personId: expired.person.id }, data: { expires: new Date(Date.now() - 1) } });
  await db.person.update({ where: { id: out.person.id }, data: { active: false } });
  const setUp = "S".repeat(43);
  await db.invitation.create({ data: { tokenHash: fingerprint(setUp), expires: new Date(Date.now() + 60_000) } });
  const before = await imprint();
  for (const token of ["N".repeat(43), "", "\u0000", used.token, replaced.token, expired.token, out.token, setUp]) {
    expect(await findInvited(nobody, token)).toBeNull();
    await expect(use(token)).rejects.toMatchObject(gone);
  }
  expect(await imprint()).toEqual(before);
});

test("A link works to the end of its week, and no longer", async () => {
  const { token } = await invited();
  advanceClock(7 * 86_400_000 - 60_000);
  expect(await findInvited(nobody, token)).not.toBeNull();
  advanceClock(60_001);
  expect(await findInvited(nobody, token)).toBeNull();
  await expect(use(token)).rejects.toMatchObject(gone);
});

test("Keeping somebody out ends their link for good", async () => {
  const [{ token, person }, other] = [await invited(), await invited()];
  await db.role.create({ data: { personId: other.person.id, kind: "administrator", from: today() } });
  await deactivate(ad, person.id);
  await activate(ad, person.id);
  await expect(use(token)).rejects.toMatchObject(gone);
});

test("A password that will not do is refused beside its field, and the link still works", async () => {
  const { person, token } = await invited();
  const before = await imprint();
  for (const [typed, again, fields] of [
    ["te kort", "te kort", { password: "passwordShort" }],
    ["x".repeat(129), "x".repeat(129), { password: "passwordLong" }],
    ["noor jansen noor", "noor jansen noor", { password: "passwordCommon" }],
    [`${person.email} 1`, `${person.email} 1`, { password: "passwordCommon" }],
    [password, `${password}!`, { passwordAgain: "passwordSame" }],
  ] as const)
    await expect(use(token, { password: typed, passwordAgain: again })).rejects.toMatchObject({ code: "passwordRefused", status: 422, fields });
  expect(await imprint()).toEqual(before);
  await use(token);
});

test("None of more than three thousand common passwords is accepted, and trying them costs no tries at links", async () => {
  const { person, token } = await invited();
  const common = (dictionary["passwords-common"] ?? []).map(String).slice(0, 3000);
  const long = common.slice(0, 200).map((one) => one.repeat(Math.ceil(15 / one.length)));
  const outcomes: string[] = [];
  for (const typed of [...common, ...long]) {
    outcomes.push(
      await use(token, { password: typed, client: "10.9.0.1" }).then(
        () => `accepted ${typed}`,
        (error) => error.code,
      ),
    );
  }
  expect(outcomes).toEqual(Array(3200).fill("passwordRefused"));
  expect(await keptOf(person.id)).toBeNull();
}, 120_000);

test("After thirty links that do not work from one address the next is refused with 429, also a good one, for a quarter of an hour", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const { token } = await invited();
  const client = "10.8.0.1";
  for (let tried = 0; tried < 30; tried++) await expect(use(`${tried}`.padEnd(43, "x"), { client })).rejects.toMatchObject(gone);
  await expect(use(token, { client })).rejects.toMatchObject({ code: "tooMany", status: 429 });
  vi.advanceTimersByTime(15 * 60_000 + 1);
  await use(token, { client });
});
