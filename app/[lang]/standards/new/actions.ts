"use server";

import { action } from "@/lib/action";
import { StartNew } from "@/standards/schema";
import { startNew } from "./commands";

/** Begins a standard that is not there yet, and shows its empty draft. */
export const startStandard = action(StartNew, async (actor, input) => {
  const code = await startNew(actor, input);
  return { to: `/${actor.lang}/standards/${code}/edit` };
});
