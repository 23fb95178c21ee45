import { afterEach, expect, test } from "vitest";
import { openSession } from "@/lib/auth";
import { advanceClock, shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { type Actor, type RoleKind, visitor } from "@/lib/policy";
import { fingerprint } from "@/lib/text";
import { activate, createPerson, deactivate, endRole, giveRole, invite } from "@/people/commands";
import { imprint } from "../../../e2e/browser.ts";
import { withDatabase } from "../../../e2e/database.ts";

withDatabase("empty");
afterEach(async () => {
  advanceClock(0);
  await db.person.deleteMany();
});

const everywhere = { unitId: null, brandSlug: null };
const missing = { name: "Refusal", code: "missing", status: 404 };
const lastOne = { name: "Refusal", code: "lastAdministrator", status: 409 };
const nowhere = "01890000-0000-7000-8000-000000000009";
let count = 0;

async function somebody(kind?: RoleKind, more: { passwordHash?: string | null; active?: boolean } = {}) {
  const number = count++;
  const unit =
    kind === "employee"
      ? await db.unit.upsert({
          where: { slug: "breda" },
          update: {},
          create: { slug: "breda", kind: "branch", nameNl: "Breda", nameEn: "Breda", path: "/breda/", brandSlug: "vlecht" },
        })
      : null;
  const person = await db.person.create({
    data: {
      name: `Kim ${number}`,
      email: `kim${number}@example.org`,
      joinedOn: today(),
      passwordHash: "kept",
      ...(kind && { roles: { create: { kind, from: shiftDay(today(), -1), unitId: unit?.id ?? null } } }),
      ...more,
    },
    include: { roles: true },
  });
  const actor: Actor = { id: person.id, name: person.name, lang: "nl", grants: kind ? [{ kind, brand: null, unitPath: null }] : [] };
  return { ...person, role: person.roles[0]?.id ?? nowhere, actor };
}
const sessionsOf = (personId: string) => db.session.count({ where: { personId } });
const auditOf = (subject: string) => db.auditEntry.findMany({ where: { subject }, orderBy: { id: "asc" }, select: { act: true, actorId: true, detail: true } });
const newcomer = {
  name: "Noor",
  email: "noor@example.org",
  lang: "en" as const,
  kind: "leader" as const,
  place: { unitId: null, brandSlug: "vlecht" },
  from: new Date("2026-03-01"),
};

test("Nobody but an administrator does any of it: whoever it is about, there or not, the answer is the same and nothing changes", async () => {
  const other = await somebody("employee");
  await somebody("administrator");
  const actors = [visitor("nl"), other.actor, (await somebody("manager")).actor, (await somebody("leader")).actor, (await somebody()).actor];
  const acts: Record<string, (actor: Actor, person: string, role: string) => Promise<unknown>> = {
    createPerson: (actor) => createPerson(actor, newcomer),
    giveRole: (actor, person) => giveRole(actor, { person, kind: "administrator", place: everywhere, from: today() }),
    endRole: (actor, _, role) => endRole(actor, { role, to: today() }),
    deactivate: (actor, person) => deactivate(actor, person),
    activate: (actor, person) => activate(actor, person),
    invite: (actor, person) => invite(actor, person),
  };
  const before = await imprint();
  for (const [name, act] of Object.entries(acts)) {
    for (const actor of actors) {
      await expect(act(actor, other.id, other.role), name).rejects.toMatchObject(missing);
      await expect(act(actor, actor.id ?? nowhere, nowhere), name).rejects.toMatchObject(missing);
      await expect(act(actor, nowhere, nowhere), name).rejects.toMatchObject(missing);
    }
  }
  expect(await imprint()).toEqual(before);
});

test("To an administrator somebody who is not there is missing", async () => {
  const { actor } = await somebody("administrator");
  for (const act of [
    () => giveRole(actor, { person: nowhere, kind: "leader", place: everywhere, from: today() }),
    () => endRole(actor, { role: nowhere, to: today() }),
    () => deactivate(actor, nowhere),
    () => activate(actor, nowhere),
    () => invite(actor, nowhere),
  ])
    await expect(act()).rejects.toMatchObject(missing);
});

test("An administrator adds somebody with a first role, who joined that day and has no password yet", async () => {
  const { actor } = await somebody("administrator");
  const id = await createPerson(actor, newcomer);
  expect(
    await db.person.findUnique({
      where: { id },
      select: {
        name: true,
        email: true,
        lang: true,
        active: true,
        passwordHash: true,
        joinedOn: true,
        roles: { select: { kind: true, brandSlug: true, unitId: true, from: true, to: true } },
      },
    }),
  ).toEqual({
    name: "Noor",
    email: "noor@example.org",
    lang: "en",
    active: true,
    passwordHash: null,
    joinedOn: newcomer.from,
    roles: [{ kind: "leader", brandSlug: "vlecht", unitId: null, from: newcomer.from, to: null }],
  });
  expect(await auditOf(id)).toEqual([{ act: "person.create", actorId: actor.id, detail: { kind: "leader", unitId: null, brandSlug: "vlecht" } }]);
});

test("An e-mail address that somebody has already is refused beside its field, and so is a place that is not there", async () => {
  const { actor } = await somebody("administrator");
  await createPerson(actor, newcomer);
  await expect(createPerson(actor, newcomer)).rejects.toMatchObject({ status: 422, fields: { email: "emailTaken" } });
  const other = { ...newcomer, email: "other@example.org" };
  for (const place of [
    { unitId: nowhere, brandSlug: null },
    { unitId: null, brandSlug: "nowhere" },
  ])
    await expect(createPerson(actor, { ...other, place })).rejects.toMatchObject({ status: 422, fields: { place: "invalid" } });
  await expect(createPerson(actor, { ...other, kind: "employee" })).rejects.toMatchObject({ fields: { place: "placeUnit" } });
  await expect(createPerson(actor, { ...other, kind: "administrator" })).rejects.toMatchObject({ fields: { place: "placeOrganisation" } });
  await db.brand.update({ where: { slug: "drukfeest" }, data: { gone: true } });
  await expect(createPerson(actor, { ...other, place: { unitId: null, brandSlug: "drukfeest" } })).rejects.toMatchObject({ fields: { place: "invalid" } });
  expect(await db.person.count({ where: { email: "other@example.org" } })).toBe(0);
});

test("A new role ends the person's sessions, so that the next one is theirs with other rights", async () => {
  const { actor } = await somebody("administrator");
  const [kim, sam] = [await somebody("employee"), await somebody("employee")];
  await openSession(db, kim.id);
  await openSession(db, sam.id);
  const role = { person: kim.id, kind: "manager" as const, place: { unitId: null, brandSlug: "vlecht" }, from: today() };
  await giveRole(actor, role);
  expect([await sessionsOf(kim.id), await sessionsOf(sam.id)]).toEqual([0, 1]);
  expect(await db.role.count({ where: { personId: kim.id, kind: "manager", brandSlug: "vlecht", to: null } })).toBe(1);
  expect((await auditOf(kim.id))[0]).toMatchObject({ act: "role.give", actorId: actor.id, detail: { kind: "manager", brandSlug: "vlecht" } });
  await expect(giveRole(actor, role)).rejects.toMatchObject({ fields: { kind: "roleHeld" } });
  await giveRole(actor, { ...role, place: { unitId: null, brandSlug: "lindehof" } });
});

test("A role is given again after it ended, also on the day after", async () => {
  const { actor } = await somebody("administrator");
  const kim = await somebody("leader");
  await endRole(actor, { role: kim.role, to: today() });
  await expect(giveRole(actor, { person: kim.id, kind: "leader", place: everywhere, from: today() })).rejects.toMatchObject({ fields: { kind: "roleHeld" } });
  await giveRole(actor, { person: kim.id, kind: "leader", place: everywhere, from: shiftDay(today(), 0, 1) });
});

test("A role that is ended holds to the end of its last day, and its holder's sessions end", async () => {
  const { actor } = await somebody("administrator");
  const kim = await somebody("leader");
  await openSession(db, kim.id);
  const to = shiftDay(today(), 1);
  await endRole(actor, { role: kim.role, to });
  expect(await db.role.findUnique({ where: { id: kim.role }, select: { to: true } })).toEqual({ to });
  expect(await sessionsOf(kim.id)).toBe(0);
  expect(await auditOf(kim.id)).toEqual([
    { act: "role.end", actorId: actor.id, detail: { role: kim.role, kind: "leader", to: to.toISOString().slice(0, 10) } },
  ]);
  await endRole(actor, { role: kim.role, to: shiftDay(today(), 0, -1) });
  await expect(endRole(actor, { role: kim.role, to: today() })).rejects.toMatchObject({ code: "roleEnded", status: 409 });
});

test("A role does not end before it began, but one that began today or later is taken back as a whole", async () => {
  const { actor } = await somebody("administrator");
  const kim = await somebody("leader");
  await expect(endRole(actor, { role: kim.role, to: shiftDay(today(), -2) })).rejects.toMatchObject({ status: 422, fields: { to: "endsBefore" } });
  await giveRole(actor, { person: kim.id, kind: "manager", place: everywhere, from: today() });
  const mistaken = await db.role.findFirstOrThrow({ where: { personId: kim.id, kind: "manager" } });
  await endRole(actor, { role: mistaken.id, to: shiftDay(today(), 0, -1) });
  expect(await db.role.findUnique({ where: { id: mistaken.id } })).toBeNull();
  await expect(endRole(actor, { role: mistaken.id, to: today() })).rejects.toMatchObject(missing);
});

test("Whoever is kept out loses sessions and links, and with both gone is let in again with what they had", async () => {
  const { actor } = await somebody("administrator");
  const kim = await somebody("leader");
  await openSession(db, kim.id);
  await invite(actor, kim.id);
  await db.token.create({ data: { personId: kim.id, name: "nightly", tokenHash: fingerprint("nightly"), expiresAt: shiftDay(today(), 0, 90) } });
  await deactivate(actor, kim.id);
  await deactivate(actor, kim.id);
  expect([await sessionsOf(kim.id), await db.invitation.count({ where: { personId: kim.id } })]).toEqual([0, 0]);
  expect(await db.token.count({ where: { personId: kim.id, revokedAt: null } })).toBe(0);
  await expect(invite(actor, kim.id)).rejects.toMatchObject({ code: "inactive", status: 409 });
  await activate(actor, kim.id);
  await activate(actor, kim.id);
  expect(await db.person.findUnique({ where: { id: kim.id }, select: { active: true, passwordHash: true, roles: { select: { kind: true } } } })).toEqual({
    active: true,
    passwordHash: "kept",
    roles: [{ kind: "leader" }],
  });
  expect((await auditOf(kim.id)).map(({ act }) => act)).toEqual(["person.invite", "person.deactivate", "person.activate"]);
});

test("The last administrator is not kept out and keeps the role, today and later", async () => {
  const ad = await somebody("administrator");
  const before = await imprint();
  await expect(deactivate(ad.actor, ad.id)).rejects.toMatchObject(lastOne);
  await expect(endRole(ad.actor, { role: ad.role, to: today() })).rejects.toMatchObject(lastOne);
  await expect(endRole(ad.actor, { role: ad.role, to: shiftDay(today(), 12) })).rejects.toMatchObject(lastOne);
  expect(await imprint()).toEqual(before);
});

test.each([
  ["has no password yet", { passwordHash: null }, 0],
  ["is kept out", { active: false }, 0],
  ["begins later", {}, 1],
  ["has an end", {}, -1],
])("An administrator who %s is none to leave the house to", async (_, more, shift) => {
  const ad = await somebody("administrator");
  const other = await somebody("administrator", more);
  if (shift === 1) await db.role.update({ where: { id: other.role }, data: { from: shiftDay(today(), 0, 1) } });
  if (shift === -1) await db.role.update({ where: { id: other.role }, data: { to: shiftDay(today(), 6) } });
  await expect(deactivate(ad.actor, ad.id)).rejects.toMatchObject(lastOne);
  await expect(endRole(ad.actor, { role: ad.role, to: today() })).rejects.toMatchObject(lastOne);
});

test("With another who can sign in, an administrator goes, by either way", async () => {
  const [ad, bo, cy] = [await somebody("administrator"), await somebody("administrator"), await somebody("administrator")];
  await deactivate(ad.actor, ad.id);
  await endRole(bo.actor, { role: bo.role, to: today() });
  await expect(deactivate(bo.actor, cy.id)).rejects.toMatchObject(lastOne);
});

test("Of administrators who send each other away at the same moment, one always stays", async () => {
  for (let round = 0; round < 5; round++) {
    const all = await Promise.all(Array.from({ length: 6 }, () => somebody("administrator")));
    const outcomes = await Promise.allSettled(
      all.map((one, at) => {
        const next = all[(at + 1) % all.length] ?? one;
        return at % 2 ? deactivate(one.actor, next.id) : endRole(one.actor, { role: next.role, to: today() });
      }),
    );
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: lastOne });
    expect(await db.person.count({ where: { active: true, roles: { some: { kind: "administrator", to: null } } } })).toBe(1);
    await db.person.deleteMany();
  }
});

test("A link is 32 random bytes, kept as its fingerprint alone, works for a week, and ends the one before", async () => {
  const { actor } = await somebody("administrator");
  const kim = await somebody("leader", { passwordHash: null });
  const [first, second] = [await invite(actor, kim.id), await invite(actor, kim.id)];
  expect(first.token).toMatch(/^[\w-]{43}$/);
  expect(first.token).not.toBe(second.token);
  expect(second.lang).toBe("nl");
  const rows = await db.invitation.findMany({ where: { personId: kim.id } });
  expect(rows).toMatchObject([{ tokenHash: fingerprint(second.token), usedAt: null, expires: second.expires }]);
  expect(JSON.stringify([rows, await db.auditEntry.findMany(), await db.sentForm.findMany()])).not.toContain(second.token);
  expect((second.expires.getTime() - Date.now()) / 86_400_000).toBeCloseTo(7, 2);
});

test("A link for somebody who has a password works for a quarter of an hour", async () => {
  const { actor } = await somebody("administrator");
  const { expires } = await invite(actor, (await somebody("leader")).id);
  expect((expires.getTime() - Date.now()) / 60_000).toBeCloseTo(15, 0);
});
