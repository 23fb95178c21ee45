import { expect, test } from "vitest";
import { depthOf, linkLife, placeFault, roleWords, stateOf } from "@/people/rules";
import { CreatePerson, EndRole, GiveRole, OnPerson } from "@/people/schema";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const unit = "01890000-0000-7000-8000-000000000001";
const [inUnit, inBrand, everywhere] = [
  { unitId: unit, brandSlug: null },
  { unitId: null, brandSlug: "vlecht" },
  { unitId: null, brandSlug: null },
];

test("An employee works in a unit, an administrator is one everywhere, the others may be either", () => {
  expect([inUnit, inBrand, everywhere].map((place) => placeFault("employee", place))).toEqual([null, "placeUnit", "placeUnit"]);
  expect([inUnit, inBrand, everywhere].map((place) => placeFault("administrator", place))).toEqual(["placeOrganisation", "placeOrganisation", null]);
  for (const kind of ["manager", "leader"] as const) expect([inUnit, inBrand, everywhere].map((place) => placeFault(kind, place))).toEqual([null, null, null]);
});

test("A role holds on its first day and on its last", () => {
  const role = { from: day("2026-03-01"), to: day("2026-03-31") };
  expect(["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"].map((text) => stateOf(role, day(text)))).toEqual(["coming", "lasting", "lasting", "past"]);
  expect(stateOf({ ...role, to: null }, day("2099-01-01"))).toBe("lasting");
});

test("A first link works for a week, one that replaces a password for a quarter of an hour", () => {
  expect(linkLife(false)).toBe(7 * 86_400_000);
  expect(linkLife(true)).toBe(15 * 60_000);
});

test("A role reads with its place, in both languages", () => {
  const den = { nameNl: "Schadeafdeling", nameEn: "Claims" };
  expect(roleWords("nl", { kind: "manager", brandSlug: null, unit: den })).toBe("leidinggevende, Schadeafdeling");
  expect(roleWords("en", { kind: "manager", brandSlug: null, unit: den })).toBe("manager, Claims");
  expect(roleWords("nl", { kind: "leader", brandSlug: "lindehof", unit: null })).toBe("kwaliteitsleiding, Hotel Lindehof");
  expect(roleWords("en", { kind: "administrator", brandSlug: null, unit: null })).toBe("administrator, whole organisation");
});

test("The depth of a unit is counted from the root", () => {
  expect(["/lindegroep/", "/lindegroep/vlecht/", "/lindegroep/vlecht/breda/"].map(depthOf)).toEqual([0, 1, 2]);
});

const typed = { name: " Kim\u0000 de Boer ", email: " Kim@Example.org ", lang: "nl", kind: "employee", place: `unit:${unit}`, from: "2026-03-01" };

test("What was typed is tidied: name, address, place and day", () => {
  expect(CreatePerson.parse(typed)).toEqual({
    name: "Kim de Boer",
    email: "kim@example.org",
    lang: "nl",
    kind: "employee",
    place: inUnit,
    from: day("2026-03-01"),
  });
  expect(CreatePerson.parse({ ...typed, place: "brand:vlecht" }).place).toEqual(inBrand);
  expect(CreatePerson.parse({ ...typed, place: "organisation" }).place).toEqual(everywhere);
});

test.each([
  ["name", ["", "  ", "x".repeat(201), 1, null, ["Kim"], { contains: "" }]],
  ["email", ["", "kim", "kim@", "@example.org", "kim@example.org,sam@example.org", `${"a".repeat(250)}@example.org`, { not: "" }]],
  ["lang", ["", "de", "NL", ["nl"]]],
  ["kind", ["", "owner", "Administrator", "__proto__"]],
  ["place", ["", "unit:", "unit:x", `unit:${unit}:x`, "brand:", "brand:A", "brand:vlecht ", "everywhere", { not: "" }]],
  ["from", ["", "1 maart", "2026-02-30", "2026-13-01", "1900-01-01", "9999-12-31", "2026-03-01T00:00:00Z", 0]],
])("The field %s is refused when it is anything else", (name, values) => {
  for (const value of values) expect(CreatePerson.safeParse({ ...typed, [name]: value }).success, JSON.stringify(value)).toBe(false);
});

test("Fields that were not asked for are refused in every form about people", () => {
  const forms = [
    [CreatePerson, typed],
    [GiveRole, { person: unit, kind: "leader", place: "organisation", from: "2026-03-01" }],
    [EndRole, { role: unit, to: "2026-03-01" }],
    [OnPerson, { person: unit }],
  ] as const;
  for (const [schema, given] of forms) {
    expect(schema.safeParse(given).success).toBe(true);
    for (const name of ["role2", "isAdmin", "userId", "passwordHash", "active", "createdAt", "__proto__", "constructor"]) {
      expect(schema.safeParse(JSON.parse(`{${JSON.stringify(given).slice(1, -1)},"${name}":"x"}`)).success, name).toBe(false);
    }
    for (const name of Object.keys(given))
      for (const odd of [{ not: "" }, { contains: "" }, [], null, undefined, Number.POSITIVE_INFINITY, true])
        expect(schema.safeParse({ ...given, [name]: odd }).success, `${name} ${JSON.stringify(odd)}`).toBe(false);
  }
});
