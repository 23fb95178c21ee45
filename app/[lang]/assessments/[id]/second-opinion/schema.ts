import { z } from "zod";
import { screenOf } from "@/assessments/schema";
import { text } from "@/lib/text";

/** As long as a note or a reason may be. */
const longest = 4_000;

/** One rating as a form or the script sends it: everything on the item, with the revision it was written on (0 for the first). */
export const SaveRating = z
  .strictObject({
    item: z.uuid(),
    level: z.enum(["", "0", "1", "2", "3", "skip"]).default(""),
    note: text(longest).default(""),
    revision: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  })
  .transform(({ level, ...rest }) => ({ ...rest, level: level === "" || level === "skip" ? null : Number(level), skipped: level === "skip" }));

/** What is kept of one rating, and the revision it was written on. */
export type RatingInput = z.output<typeof SaveRating>;

/** All items of one screen, without script. */
export const SaveRatings = screenOf(SaveRating);

const one = { assessment: z.uuid() };

/** Opens a submitted assessment, from its result or from both ratings. */
export const Open = z.strictObject({ ...one, to: z.enum(["result", "second-opinion"]) });

/** Begins, gives up or closes the second opinion on an assessment. */
export const About = z.strictObject(one);

/** Gives it; `confirmed` says that what is open may stay open. */
export const Give = z.strictObject({ ...one, confirmed: z.literal("yes").optional() });

/** Agrees, or disagrees and says why. */
export const Reply = z
  .strictObject({ ...one, verdict: z.enum(["accepted", "disagreed"], "required"), reason: text(longest).default("") })
  .refine(({ verdict, reason }) => verdict !== "disagreed" || reason !== "", { path: ["reason"], message: "required" });
