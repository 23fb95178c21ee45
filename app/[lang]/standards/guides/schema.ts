import { z } from "zod";
import { AlignmentKind } from "@/lib/generated/prisma/enums";
import { text } from "@/lib/text";
import { code } from "@/standards/schema";

const requirement = z.uuid("required");
const kind = z.enum(AlignmentKind);
const note = text(2_000);

/** Aligns a standard with a requirement, in the place of another one if that is named. */
export const Align = z.strictObject({ requirement, code, kind, note, instead: code.optional() });

/** Changes an alignment as it was shown: another kind or note, still fitting, or none any more. */
export const ChangeAlignment = z.strictObject({ requirement, code, at: z.iso.datetime(), kind, note, act: z.enum(["change", "fits", "remove"]) });
