import { z } from "zod";
import { tidy } from "@/lib/text";

/** Makes a token for a program: what it is for, and how many days it works. */
export const MakeToken = z.strictObject({
  name: z.string().transform(tidy).pipe(z.string().min(1, "required").max(200, "nameLong")),
  days: z.enum(["30", "90", "365"], "invalid").transform(Number),
});

/** Ends a token. */
export const RevokeToken = z.strictObject({ token: z.uuid() });
