import { dictionary } from "@zxcvbn-ts/language-common";
import { afterEach, expect, test } from "vitest";
import { advanceClock, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { isPassword } from "@/lib/password";
import { can, visitor } from "@/lib/policy";
import { grantsOf } from "@/lib/session";
import { fingerprint } from "@/lib/text";
import { setUp } from "@/setup/commands";
import { isSetUpOpen } from "@/setup/queries";
import { imprint } from "../../../e2e/browser.ts";
import { withDatabase } from "../../../e2e/database.ts";

withDatabase("empty");
afterEach(async () => {
  advanceClock(0);
  await db.person.deleteMany();
  await db.invitation.deleteMany();
});

const nobody = visitor("en");
const password = "acht fietsen in de regen";
const gone = { name: "Refusal", code: "linkGone", status: 410 };
const token = "T".repeat(43);
const link = (expires = new Date(Date.now() + 7 * 86_400_000)) => db.invitation.create({ data: { tokenHash: fingerprint(token), expires } });
const use = (more: Partial<Parameters<typeof setUp>[1]> = {}) =>
  setUp(nobody, { token, name: "Ad Hendriks", email: "ad@example.org", password, passwordAgain: more.password ?? password, client: "10.0.0.1", ...more });

test("The set-up link makes the first person, who is administrator of everything and signed in, and works once", async () => {
  await link();
  const before = await imprint();
  expect(await isSetUpOpen(nobody, token)).toBe(true);
  expect(await imprint()).toEqual(before);
  const opened = await use();
  const person = await db.person.findUniqueOrThrow({ where: { id: opened.personId } });
  expect(person).toMatchObject({ name: "Ad Hendriks", email: "ad@example.org", lang: "en", active: true, joinedOn: today() });
  expect(await isPassword(person.passwordHash, password)).toBe(true);
  expect(can({ ...nobody, id: person.id, grants: await grantsOf(person.id) }, "person.manage", {})).toBe(true);
  expect(await db.session.count({ where: { personId: person.id, tokenHash: fingerprint(opened.token) } })).toBe(1);
  expect(await isSetUpOpen(nobody, token)).toBe(false);
  await expect(use({ email: "second@example.org" })).rejects.toMatchObject(gone);
});

test("Of twenty who use it at the same moment exactly one becomes administrator", async () => {
  await link();
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => use({ email: `ad${at}@example.org` })));
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject(gone);
  expect([await db.person.count(), await db.role.count(), await db.session.count()]).toEqual([1, 1, 1]);
});

test("It does not work once there is somebody, nor expired, nor by another token, nor with an invitation of somebody", async () => {
  await link();
  const person = await db.person.create({ data: { name: "Kim", email: "kim@example.org", joinedOn: today() } });
  expect(await isSetUpOpen(nobody, token)).toBe(false);
  await expect(use()).rejects.toMatchObject(gone);
  await db.invitation.updateMany({ data: { personId: person.id } });
  await expect(use()).rejects.toMatchObject(gone);
  await db.person.deleteMany();
  await link(new Date(Date.now() + 1000));
  await expect(use({ token: "U".repeat(43) })).rejects.toMatchObject(gone);
  advanceClock(1001);
  expect(await isSetUpOpen(nobody, token)).toBe(false);
  await expect(use()).rejects.toMatchObject(gone);
  expect(await db.person.count()).toBe(0);
});

test("A password that will not do is refused beside its field, more than three thousand common ones too, and the link still works", async () => {
  await link();
  const common = (dictionary["passwords-common"] ?? []).map(String).slice(0, 3000);
  const long = common.slice(0, 200).map((one) => one.repeat(Math.ceil(15 / one.length)));
  const accepted: string[] = [];
  for (const typed of [...common, ...long, "ad hendriks ad hendriks", "welkom bij lindehof"]) {
    const code = await use({ password: typed }).then(
      () => "accepted",
      (error) => error.code,
    );
    if (code !== "passwordRefused") accepted.push(`${typed} ${code}`);
  }
  expect(accepted).toEqual([]);
  await expect(use({ passwordAgain: "iets anders dan dat" })).rejects.toMatchObject({ fields: { passwordAgain: "passwordSame" } });
  expect(await db.person.count()).toBe(0);
  await use();
}, 120_000);
