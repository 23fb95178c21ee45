"use server";

import { action } from "@/lib/action";
import { take } from "@/lib/limiter";
import { request } from "@/lib/request";
import { say } from "@/lib/say";
import * as commands from "./commands";
import { AddSynonyms, ChangeSynonyms, RemoveSynonyms, RestoreSynonyms, SettleMissing, TellMissing } from "./schema";

/** Says that words mean the same; every search knows it from now on. */
export const addSynonyms = action(AddSynonyms, async (actor, input) => {
  await commands.addSynonyms(actor, input);
  return { done: say(actor.lang).search.synonyms.added };
});

/** Changes a set of synonyms. */
export const changeSynonyms = action(ChangeSynonyms, async (actor, input) => {
  await commands.changeSynonyms(actor, input);
  return { done: say(actor.lang).search.synonyms.changed };
});

/** Takes a set of synonyms away. */
export const removeSynonyms = action(RemoveSynonyms, async (actor, input) => {
  await commands.removeSynonyms(actor, input);
  return { to: `/${actor.lang}/search/synonyms#removed` };
});

/** Puts a set of synonyms back. */
export const restoreSynonyms = action(RestoreSynonyms, async (actor, input) => {
  await commands.restoreSynonyms(actor, input);
  return { to: `/${actor.lang}/search/synonyms` };
});

/** Tells leaders what is missing; without a remark the search is only counted. */
export const tellMissing = action(TellMissing, async (actor, input) => {
  await take("missing", request().client);
  await commands.tellMissing(actor, input);
  return { done: say(actor.lang).search.told };
});

/** Takes a failed search off the list, or puts it back. */
export const settleMissing = action(SettleMissing, async (actor, { lang, q, done }) => {
  await commands.settleMissing(actor, { lang, q, done: done === "yes" });
  return { to: `/${actor.lang}/search/missing` };
});
