"use server";

import { action } from "@/lib/action";
import { renewPages } from "@/lib/pages";
import { Retire } from "@/standards/schema";
import { retire } from "./commands";

/** Retires a standard; every public page shows it from now on. */
export const retireStandard = action(Retire, async (actor, { code, version, kind, successor, others, othersShown }) => {
  await retire(actor, { code, version, onto: kind ? { kind, successors: successor, others, othersShown } : null });
  renewPages();
  return { to: `/${actor.lang}/standards/${code}` };
});
