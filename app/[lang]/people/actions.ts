"use server";

import { action } from "@/lib/action";
import { env } from "@/lib/env";
import { renewPages } from "@/lib/pages";
import { dayOf, say, timeOf } from "@/lib/say";
import { activate, createPerson, deactivate, endRole, giveRole, invite } from "@/people/commands";
import { listPeople } from "@/people/queries";
import { CreatePerson, EndRole, FindPeople, GiveRole, OnPerson } from "@/people/schema";

/** Finds people by part of a name or address; the answer, which holds names, is kept nowhere. */
export const findPeople = action(
  FindPeople,
  async (actor, { q }) => {
    const { people, total } = await listPeople(actor, { q, unit: "", page: 1 });
    return { done: say(actor.lang).people.found(total), detail: { people: people.map(({ id, name, email }) => ({ id, name, email })) } };
  },
  { everyTime: true },
);

/** Adds a person with a first role, and goes to their page. */
export const addPerson = action(CreatePerson, async (actor, typed) => ({ to: `/${actor.lang}/people/${await createPerson(actor, typed)}` }));

/** Gives a person a role. */
export const addRole = action(GiveRole, async (actor, typed) => {
  await giveRole(actor, typed);
  // Pages say where a keeper works.
  renewPages();
  return { done: say(actor.lang).people.given };
});

/** Ends a role. */
export const closeRole = action(EndRole, async (actor, typed) => {
  await endRole(actor, typed);
  renewPages();
  return { done: say(actor.lang).people.ended };
});

/** Keeps a person out. */
export const closePerson = action(OnPerson, async (actor, { person }) => {
  await deactivate(actor, person);
  // What they kept has another keeper now, and pages name them.
  renewPages();
  return { done: say(actor.lang).people.deactivated };
});

/** Lets a person in again. */
export const reopenPerson = action(OnPerson, async (actor, { person }) => {
  await activate(actor, person);
  return { done: say(actor.lang).people.activated };
});

/** Makes a link for a person, which stands in the answer and nowhere else. */
export const makeLink = action(
  OnPerson,
  async (actor, { person }) => {
    const { token, expires, lang } = await invite(actor, person);
    const t = say(actor.lang).people;
    return {
      done: t.invited,
      detail: { once: new URL(`/${lang}/invite/${token}`, env().url).href, until: t.linkUntil(dayOf(actor.lang, expires), timeOf(actor.lang, expires)) },
    };
  },
  { everyTime: true },
);
