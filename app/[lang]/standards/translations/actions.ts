"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { renewPages } from "@/lib/pages";
import { CheckTranslation } from "@/standards/schema";
import { checkTranslation } from "./commands";

/** Says that a translation is still right; its page no longer says that it may lag behind. */
export const checkOldTranslation = action(CheckTranslation, async (actor, input) => {
  await checkTranslation(actor, input);
  renewPages();
  refresh();
});
