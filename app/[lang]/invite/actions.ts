"use server";

import { redeem } from "@/invite/commands";
import { Redeem } from "@/invite/schema";
import { action } from "@/lib/action";
import { request } from "@/lib/request";
import { giveSession } from "@/lib/session";

/** Sets the password of whoever holds the link, and signs them in. */
export const redeemLink = action(
  Redeem,
  async (actor, typed) => {
    await giveSession(await redeem(actor, { ...typed, client: request().client }));
    return { to: `/${actor.lang}/me` };
  },
  { everyTime: true },
);
