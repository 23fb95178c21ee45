import { beforeAll, expect, test } from "vitest";
import { shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { invite } from "@/people/commands";
import { findPerson, listPeople, listUnits, pageSize } from "@/people/queries";
import { imprint } from "../../../e2e/browser.ts";
import { withDatabase } from "../../../e2e/database.ts";

withDatabase("empty");

const actor = (kind: Actor["grants"][number]["kind"]): Actor => ({
  id: "01890000-0000-7000-8000-000000000001",
  name: "",
  lang: "nl",
  grants: [{ kind, brand: null, unitPath: null }],
});
const ad = actor("administrator");
const all = { q: "", unit: "", page: 1 };
const emails = async (search: Partial<typeof all>) => (await listPeople(ad, { ...all, ...search })).people.map((person) => person.email.split("@")[0]);
let anna = "";

beforeAll(async () => {
  const unit = (slug: string, path: string) => db.unit.create({ data: { slug, kind: "branch", nameNl: `${slug} nl`, nameEn: `${slug} en`, path } });
  const [, ab, one] = [await unit("a", "/a/"), await unit("ab", "/ab/"), await unit("one", "/a/one/")];
  const person = (name: string, email: string, unitId: string | null, to: Date | null = null) =>
    db.person.create({
      data: {
        name,
        email: `${email}@example.org`,
        joinedOn: today(),
        ...(unitId && { roles: { create: { kind: "employee", unitId, from: shiftDay(today(), -3), to } } }),
      },
    });
  anna = (await person("Anna de Boer", "anna_b", one.id)).id;
  await person("Bert Boerma", "annaxb", ab.id);
  await person("Cees 100%", "cees", one.id, shiftDay(today(), 0, -1));
  await person("dirk", "dirk", null);
  for (let n = 0; n < 120; n++) await person(`Vele ${String(n).padStart(3, "0")}`, `many${n}`, null);
});

test("Only an administrator sees people and units; to everyone else there are none", async () => {
  for (const other of [visitor("nl"), actor("employee"), actor("manager"), actor("leader"), { ...ad, grants: [] }]) {
    expect(await listPeople(other, all)).toEqual({ people: [], total: 0, page: 1 });
    expect(await findPerson(other, anna)).toBeNull();
    expect(await listUnits(other, "nl")).toEqual([]);
  }
  expect((await listPeople(ad, all)).total).toBe(124);
});

test("People are found by part of their name or address, in any case, and what is typed is meant literally", async () => {
  expect(await emails({ q: "BOER" })).toEqual(["anna_b", "annaxb"]);
  expect(await emails({ q: "anna_b@" })).toEqual(["anna_b"]);
  expect(await emails({ q: "%" })).toEqual(["cees"]);
  expect(await emails({ q: "\\" })).toEqual([]);
  expect(await emails({ q: "nobody" })).toEqual([]);
  expect(await emails({ q: '{"not":""}' })).toEqual([]);
  expect(await emails({ q: "an\u0000na_b\ud800", unit: "\u0000" })).toEqual([]);
});

test("A unit finds who works there or under it today, and no unit whose name begins the same", async () => {
  expect(await emails({ unit: "/a/" })).toEqual(["anna_b"]);
  expect(await emails({ unit: "/ab/" })).toEqual(["annaxb"]);
  expect(await emails({ unit: "/a/one/", q: "bert" })).toEqual([]);
  expect(await emails({ unit: "/%/" })).toEqual([]);
});

test("Fifty stand on a page, everyone on one of them, and a page past the last is the last", async () => {
  const pages = await Promise.all([1, 2, 3].map((page) => listPeople(ad, { ...all, page })));
  expect(pages.map(({ people }) => people.length)).toEqual([pageSize, pageSize, 24]);
  expect(new Set(pages.flatMap(({ people }) => people.map(({ id }) => id))).size).toBe(124);
  expect((await listPeople(ad, { ...all, page: 9 })).page).toBe(3);
  expect((await listPeople(ad, { ...all, page: -1 })).page).toBe(1);
});

test("What an administrator gets of a person holds no hash and no token", async () => {
  await db.person.update({ where: { id: anna }, data: { passwordHash: "canary-hash" } });
  const { token, expires } = await invite(ad, anna);
  const found = await findPerson(ad, anna);
  expect(Object.keys(found ?? {}).sort()).toEqual(["active", "email", "hasPassword", "id", "lang", "linkUntil", "name", "roles"]);
  expect(found).toMatchObject({ hasPassword: true, linkUntil: expires, roles: [{ kind: "employee", unit: { path: "/a/one/" } }] });
  expect(JSON.stringify([found, await listPeople(ad, all)])).not.toMatch(new RegExp(`canary-hash|${token}|tokenHash|passwordHash`));
});

test("An address that names nobody finds nobody, whatever stands in it", async () => {
  for (const id of ["", "x", "01890000-0000-7000-8000-00000000ffff", "' OR 1=1", "\u0000", "new"]) expect(await findPerson(ad, id), id).toBeNull();
});

test("The units stand each after the one it is under, named in the language asked for", async () => {
  expect((await listUnits(ad, "en")).map(({ path, name }) => `${path} ${name}`)).toEqual(["/a/ a en", "/a/one/ one en", "/ab/ ab en"]);
});

test("Looking changes nothing", async () => {
  const before = await imprint();
  await listPeople(ad, { q: "a", unit: "/a/", page: 2 });
  await findPerson(ad, anna);
  expect(await imprint()).toEqual(before);
});
