"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { renewPages } from "@/lib/pages";
import { say } from "@/lib/say";
import { confirm, setKeeper, setOwner } from "./commands";
import { Confirm, SetKeeper, SetOwner } from "./schema";

/** Confirms a standard; its page says so to every reader from now on. */
export const confirmStandard = action(Confirm, async (actor, input) => {
  await confirm(actor, input);
  renewPages();
  return { to: `/${actor.lang}/standards/keeping?confirmed=${input.code}` };
});

/** Sets who keeps a standard, and how often. */
export const keepStandard = action(SetKeeper, async (actor, input) => {
  await setKeeper(actor, input);
  renewPages();
  refresh();
  return { done: say(actor.lang).keeping.keeperSet };
});

/** Sets who owns a brand or the organisation. */
export const ownBrand = action(SetOwner, async (actor, input) => {
  await setOwner(actor, input);
  refresh();
  return { done: say(actor.lang).keeping.ownerSet };
});
