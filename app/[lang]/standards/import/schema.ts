import { z } from "zod";
import { text } from "@/lib/text";

/** Holds a file with standards against what is there. */
export const CheckFile = z.strictObject({ file: z.instanceof(File, { error: "required" }) });

/** Imports what was shown, as drafts or straight into review. */
export const ApplyImport = z.strictObject({ id: z.uuid(), print: z.string().regex(/^[0-9a-f]{64}$/), to: z.enum(["drafts", "review"]), purpose: text(2_000) });
