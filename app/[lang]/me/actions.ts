"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { dayOf, say } from "@/lib/say";
import { makeToken, revokeToken } from "./commands";
import { MakeToken, RevokeToken } from "./schema";

/** Makes a token, which stands in the answer and nowhere else. */
export const makeOwnToken = action(
  MakeToken,
  async (actor, typed) => {
    const { token, expires } = await makeToken(actor, typed);
    refresh();
    const t = say(actor.lang).me.tokens;
    return { done: t.made, detail: { once: token, until: t.copyNow(dayOf(actor.lang, expires)) } };
  },
  { everyTime: true },
);

/** Ends a token. */
export const endToken = action(RevokeToken, async (actor, { token }) => {
  await revokeToken(actor, token);
  refresh();
  return { done: say(actor.lang).me.tokens.revoked };
});
