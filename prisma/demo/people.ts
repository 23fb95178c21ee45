import { shiftDay } from "@/lib/clock";
import type { Prisma, RoleKind } from "@/lib/generated/prisma/client";
import { firstNames, lastNames } from "./names.ts";
import { atTime, drawsOf, idOf, monthsAgo } from "./random.ts";
import { type DemoUnit, unitBySlug, units } from "./units.ts";

/** The password of the six accounts that people are invited to try. */
export const demoPassword = "koffie-met-melk-2026";

/** Somebody of the demo organisation. */
export type DemoPerson = {
  id: string;
  email: string;
  name: string;
  lang: "nl" | "en";
  joinedOn: Date;
  /** Where they work; null for the two leaders and the administrator, who assess nothing. */
  unit: DemoUnit | null;
  /** Manager of that unit. */
  manages: boolean;
  /** The role for the whole organisation, if any. */
  everywhere: RoleKind | null;
  /** How well they do beside their colleagues, from -1 to 1. */
  skill: number;
  /** May sign in with `demoPassword`. */
  account: boolean;
};

/** The six accounts, with what the sign-in page says of them. */
function accounts(day: Date): DemoPerson[] {
  const account = (first: string, name: string, joinedOn: Date, place: string | null, more: Partial<DemoPerson>): DemoPerson => ({
    id: idOf(`person ${first}`),
    email: `${first}@lindegroep.example`,
    name,
    lang: "nl",
    joinedOn,
    unit: place === null ? null : unitBySlug(place),
    manages: false,
    everywhere: null,
    skill: 0.2,
    account: true,
    ...more,
  });
  return [
    account("noor", "Noor Jansen", shiftDay(day, 0, -5), "breda", {}),
    account("sam", "Sam Bakker", shiftDay(day, -8), "den-haag", {}),
    account("mila", "Mila van Dongen", shiftDay(day, -75), "den-haag", { manages: true }),
    account("lars", "Lars de Wit", shiftDay(day, -98), null, { everywhere: "leader" }),
    account("lotte", "Lotte Verbeek", shiftDay(day, -67), null, { everywhere: "leader" }),
    account("ad", "Ad Hendriks", shiftDay(day, -81), null, { everywhere: "administrator" }),
  ];
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();

/** All 300 people; the same ones on every day, in the same order, with dates that count back from it. */
export function peopleOf(day: Date): DemoPerson[] {
  const people = accounts(day);
  const taken = new Set(people.map((person) => person.name));
  const naming = drawsOf("names");
  const draws = drawsOf("people");
  for (const unit of units) {
    const present = people.filter((person) => person.unit === unit);
    let managed = present.some((person) => person.manages);
    for (let count = present.length; count < unit.people; count++) {
      let first = naming.pick(firstNames);
      let last = naming.pick(lastNames);
      while (taken.has(`${first} ${last}`)) [first, last] = [naming.pick(firstNames), naming.pick(lastNames)];
      taken.add(`${first} ${last}`);
      const manages = !managed;
      managed = true;
      // One in eight joined during the year, but no manager, and nobody where the few must stay the same few.
      const recent = !manages && unit.people > 5 && draws.chance(0.125);
      const months = recent ? draws.whole(1, 12) : draws.whole(16, 150) + (manages ? 24 : 0);
      people.push({
        id: idOf(`person ${first} ${last}`),
        email: `${plain(first)}.${plain(last)}@lindegroep.example`,
        name: `${first} ${last}`,
        lang: draws.chance(0.04) ? "en" : "nl",
        joinedOn: monthsAgo(day, months, draws),
        unit,
        manages,
        everywhere: null,
        skill: draws.next() - draws.next(),
        account: false,
      });
    }
  }
  return people;
}

/** The person of an account, by the first part of its address; throws when there is none. */
export function accountOf(people: DemoPerson[], first: string): DemoPerson {
  const found = people.find((person) => person.account && person.email === `${first}@lindegroep.example`);
  if (!found) throw new Error(`The demo has no account ${first}.`);
  return found;
}

/** Who takes over what the keepers of a brand leave behind; Lars does so for the organisation. */
export const brandOwners = { havenzeker: "lars", drukfeest: "lars", lindehof: "lotte", vlecht: "lotte" };

/** The rows of the people, each with the hash of their password or none. */
export const personRows = (people: DemoPerson[], hashes: Map<string, string>): Prisma.PersonCreateManyInput[] =>
  people.map(({ id, email, name, lang, joinedOn }) => ({
    id,
    email,
    name,
    lang,
    joinedOn,
    passwordHash: hashes.get(id) ?? null,
    createdAt: atTime(joinedOn, 7),
  }));

/** The rows of their roles, since they joined; who manages a unit does so since a year after. */
export const roleRows = (people: DemoPerson[]): Prisma.RoleCreateManyInput[] =>
  people.flatMap(({ id, unit, manages, everywhere, joinedOn }) => {
    const role = (kind: RoleKind, unitId: string | null, from: Date) => ({ id: idOf(`role ${kind} ${id}`), personId: id, kind, unitId, from });
    return [
      ...(unit ? [role("employee", unit.id, joinedOn)] : []),
      ...(unit && manages ? [role("manager", unit.id, shiftDay(joinedOn, 12))] : []),
      ...(everywhere ? [role(everywhere, null, joinedOn)] : []),
    ];
  });
