"use server";

import { action } from "@/lib/action";
import { request } from "@/lib/request";
import { giveSession } from "@/lib/session";
import { setUp } from "@/setup/commands";
import { SetUp } from "@/setup/schema";

/** Makes whoever holds the set-up link the first administrator, and signs them in. */
export const makeFirstAdministrator = action(
  SetUp,
  async (actor, typed) => {
    await giveSession(await setUp(actor, { ...typed, client: request().client }));
    return { to: `/${actor.lang}/people` };
  },
  { everyTime: true },
);
