"use server";

import { action } from "@/lib/action";
import { env } from "@/lib/env";
import { request } from "@/lib/request";
import { giveSession, presented, takeSession } from "@/lib/session";
import { signIn, signOut } from "@/sign-in/commands";
import { returnTo } from "@/sign-in/rules";
import { SignIn, SignOut } from "@/sign-in/schema";

/** Signs in with e-mail and password, and goes on to the page that was asked for. */
export const openOwnSession = action(
  SignIn,
  async (actor, { email, password, next }) => {
    await giveSession(await signIn(actor, { email, password, client: request().client, ...(await presented()) }));
    return { to: returnTo(actor.lang, next, env().url.origin) };
  },
  { everyTime: true },
);

/** Signs out of this browser, and goes to the front page. */
export const endOwnSession = action(
  SignOut,
  async (actor) => {
    const { token } = await presented();
    if (token) await signOut(actor, token);
    await takeSession();
    return { to: `/${actor.lang}` };
  },
  { everyTime: true },
);
