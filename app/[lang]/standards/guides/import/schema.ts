import { z } from "zod";
import { someText, text, whole } from "@/lib/text";

/** Holds a file with the requirements of an edition against its guide: one that is there, by slug, or a new one, by name. */
export const CheckEdition = z.strictObject({
  guide: z.literal("").or(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "invalid")),
  name: text(120),
  edition: someText(40),
  file: z.instanceof(File, { error: "required" }),
});

/** Brings in what was shown, on top of the edition it was held against. */
export const ApplyEdition = z.strictObject({ id: z.uuid(), basedOn: whole(0) });
