"use server";

import { action } from "@/lib/action";
import { renewPages } from "@/lib/pages";
import { Refusal } from "@/lib/refusal";
import { Retire } from "@/standards/schema";
import { retire } from "./commands";

/** Retires a standard; every public page shows it from now on. */
export const retireStandard = action(Retire, async (actor, { code, version, successor, kind }) => {
  if ((successor === "") !== (kind === "")) throw new Refusal("invalid", 422, { [kind === "" ? "kind" : "successor"]: "successorKind" });
  await retire(actor, { code, version, successor: successor && kind ? { code: successor, kind } : null });
  renewPages();
  return { to: `/${actor.lang}/standards/${code}` };
});
