import { z } from "zod";
import { email, tidy, whole } from "@/lib/text";
import { code, print } from "@/standards/schema";
import { intervals } from "./rules";

const address = z.literal("").or(email);
const day = z
  .string()
  .transform(tidy)
  .pipe(
    z
      .literal("")
      .transform(() => null)
      .or(z.iso.date("date").transform((text) => new Date(`${text}T00:00:00Z`))),
  );

/** Confirms the version that was shown. */
export const Confirm = z.strictObject({ code, version: whole(1) });

/** Who keeps a standard, by address (empty: as it is), and how often it is looked at; without a day it is counted from today. `shown` is what stood there. */
export const SetKeeper = z.strictObject({
  code,
  keeper: address,
  every: z.enum(intervals.map(String), "invalid").transform(Number),
  reviewBy: day,
  shown: print,
});

/** Who owns a brand, by slug, or the `organisation`; by address. `shown` is who did. */
export const SetOwner = z.strictObject({ of: z.string().regex(/^[a-z]{1,40}$/, "invalid"), owner: email, shown: print });
