"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { say } from "@/lib/say";
import { choosePace, markAllRead, markNotice } from "./commands";
import { ChoosePace, MarkNotices } from "./schema";

/** Marks notices of one's own as read, or one as unread again. */
export const markNotices = action(MarkNotices, async (actor, asked) => {
  const t = say(actor.lang).notices;
  let done = t.wasRead;
  if ("all" in asked) done = t.wereRead(await markAllRead(actor, new Date(asked.until)));
  else if ("read" in asked) await markNotice(actor, asked.read, true);
  else {
    await markNotice(actor, asked.unread, false);
    done = t.wasUnread;
  }
  refresh();
  return { done };
});

/** Chooses how often mail tells of notices. */
export const setPace = action(ChoosePace, async (actor, { pace }) => {
  await choosePace(actor, pace);
  refresh();
  return { done: say(actor.lang).notices.paceSaved };
});
