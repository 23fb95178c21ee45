import { z } from "zod";

// When the page was made that this was sent from.
const until = z.iso.datetime();

/** Marks one notice as read or as unread, or every one as read that stood on the page, and none that came since. */
export const MarkNotices = z.union([
  z.strictObject({ until, read: z.uuid() }),
  z.strictObject({ until, unread: z.uuid() }),
  z.strictObject({ until, all: z.literal("yes") }),
]);

/** How often mail may say that there are notices. */
export const ChoosePace = z.strictObject({ pace: z.enum(["weekly", "daily", "never"], "invalid") });
