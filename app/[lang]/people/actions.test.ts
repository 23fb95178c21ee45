import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { openSession, sessionCookie } from "@/lib/auth";
import { shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { RoleKind } from "@/lib/policy";
import { fingerprint } from "@/lib/text";
import { addPerson, addRole, closePerson, closeRole, makeLink, reopenPerson } from "@/people/actions";
import { imprint, newBrowser } from "../../../e2e/browser.ts";
import { withDatabase } from "../../../e2e/database.ts";

withDatabase("empty");

type Act = Parameters<ReturnType<typeof newBrowser>["post"]>[0];
let count = 0;
let target = { id: "", role: "" };

async function somebody(kind: RoleKind) {
  const person = await db.person.create({
    data: {
      name: "Kim",
      email: `kim${count++}@example.org`,
      joinedOn: today(),
      passwordHash: "kept",
      roles: { create: { kind, from: shiftDay(today(), -1) } },
    },
    include: { roles: true },
  });
  return { id: person.id, role: person.roles[0]?.id ?? "" };
}
const browserOf = async (personId: string) => newBrowser({ [sessionCookie().name]: await openSession(db, personId) });
const day = () => today().toISOString().slice(0, 10);

beforeAll(async () => {
  target = await somebody("leader");
});

/** Each action with what an administrator posts to it. */
const acts: [string, Act, () => Record<string, string>][] = [
  ["addPerson", addPerson, () => ({ name: "Noor", email: `noor${count++}@example.org`, lang: "nl", kind: "leader", place: "organisation", from: day() })],
  ["addRole", addRole, () => ({ person: target.id, kind: "manager", place: "brand:vlecht", from: day() })],
  ["closeRole", closeRole, () => ({ role: target.role, to: day() })],
  ["makeLink", makeLink, () => ({ person: target.id })],
  ["closePerson", closePerson, () => ({ person: target.id })],
  ["reopenPerson", reopenPerson, () => ({ person: target.id })],
];

test.each(acts)("%s refuses fields that were not asked for, and anything but texts, and changes nothing", async (_, act, typed) => {
  const browser = await browserOf((await somebody("administrator")).id);
  await browser.post(act, {});
  const before = await imprint();
  for (const extra of ["isAdmin", "userId", "passwordHash", "active", "createdAt", "managerId", "publishedAt", "constructor", "__proto__"]) {
    const form = new FormData();
    for (const [name, value] of Object.entries(typed())) form.append(name, value);
    form.append(extra, "1");
    expect(await browser.post(act, form), extra).toMatchObject({ status: 422, state: { code: "invalid" } });
  }
  for (const name of Object.keys(typed())) {
    for (const odd of [
      { [`${name}[not]`]: "" },
      { [`${name}[]`]: ["a", "b"] },
      { [name]: '{"not":""}' },
      { [name]: "" },
      { [name]: "\u0000" },
      { [name]: "1e999" },
    ]) {
      if (name === "name" && typeof odd[name] === "string" && odd[name].trim().length > 1) continue;
      const { [name]: __, ...rest } = typed();
      expect(await browser.post(act, { ...rest, ...odd }), `${name} ${JSON.stringify(odd)}`).toMatchObject({ status: 422, state: { code: "invalid" } });
    }
  }
  for (const odd of [typed(), [typed()], null, 1]) expect((await browser.act(() => act({}, odd as never))).code).toBe("invalid");
  expect(await imprint()).toEqual(before);
});

test.each(acts)(
  "%s asks for an administrator's session: without a cookie, with a spoilt one and with other roles the answer is 404, and nothing changes",
  async (_, act, typed) => {
    const browsers = [
      newBrowser(),
      newBrowser({ [sessionCookie().name]: "x".repeat(43) }),
      await browserOf((await somebody("leader")).id),
      await browserOf((await somebody("manager")).id),
    ];
    const before = await imprint();
    for (const browser of browsers) expect(await browser.post(act, typed())).toMatchObject({ status: 404, state: { code: "missing" } });
    expect(await imprint()).toEqual(before);
  },
);

test("A link stands in the answer, with the host that is configured, and nowhere in the database; each post makes another", async () => {
  const browser = await browserOf((await somebody("administrator")).id);
  const key = randomUUID();
  const links = [];
  for (let posted = 0; posted < 2; posted++) {
    const { status, state } = await browser.post(makeLink, { person: target.id, "form-key": key });
    expect(status).toBe(200);
    links.push(String(state.detail?.once));
  }
  const [, second = ""] = links.map((link) => /^http:\/\/localhost:3000\/nl\/invite\/([\w-]{43})$/.exec(link)?.[1] ?? "");
  expect(links[0]).not.toBe(links[1]);
  expect(await db.invitation.findMany({ where: { personId: target.id }, select: { tokenHash: true } })).toEqual([{ tokenHash: fingerprint(second) }]);
  expect(JSON.stringify([await db.sentForm.findMany(), await db.invitation.findMany(), await db.auditEntry.findMany()])).not.toContain(second);
});

test("The same form to add somebody, sent twice, adds one person and leads to the same page", async () => {
  const browser = await browserOf((await somebody("administrator")).id);
  const typed = { name: "Twee", email: "twee@example.org", lang: "nl", kind: "leader", place: "organisation", from: day(), "form-key": randomUUID() };
  const [first, second] = [await browser.post(addPerson, typed), await browser.post(addPerson, typed)];
  expect(first.to).toMatch(/^\/nl\/people\/[0-9a-f-]{36}$/);
  expect(second.to).toBe(first.to);
  expect(await db.person.count({ where: { email: "twee@example.org" } })).toBe(1);
});

test("An administrator who is deactivated by another acts no more, from the next request on", async () => {
  const [one, other] = [await somebody("administrator"), await somebody("administrator")];
  const [browser, victim] = [await browserOf(one.id), await browserOf(other.id)];
  expect((await victim.post(makeLink, { person: target.id })).status).toBe(200);
  expect((await browser.post(closePerson, { person: other.id })).status).toBe(200);
  expect((await victim.post(makeLink, { person: target.id })).status).toBe(404);
});
