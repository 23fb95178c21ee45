import { z } from "zod";
import { langs } from "@/lib/lang";
import { email, someText, tidy } from "@/lib/text";

/** A person's name: some text, at most 200 characters. */
export const personName = z.string().transform(tidy).pipe(z.string().min(1, "required").max(200, "nameLong"));

const id = z.uuid("invalid");

/** A calendar day as a date field posts it, as midnight UTC; within a working life of today. */
const day = z.iso
  .date("date")
  .refine((text) => text >= "1950-01-01" && text < "2100-01-01", "date")
  .transform((text) => new Date(`${text}T00:00:00Z`));

const kind = z.enum(["employee", "manager", "leader", "administrator"], "invalid");

/** A place as the form's list posts it: the whole organisation, a brand by slug or a unit by id. */
const place = z
  .union([z.literal("organisation"), z.templateLiteral(["brand:", z.string().regex(/^[a-z]{1,40}$/)]), z.templateLiteral(["unit:", z.uuid()])], "invalid")
  .transform((text) => {
    const [what, which = ""] = text.split(":");
    return { unitId: what === "unit" ? which : null, brandSlug: what === "brand" ? which : null };
  });

/** Part of a name or an address to find people by; posted, because it is a person's and would stand in an address for good. */
export const FindPeople = z.strictObject({ q: someText(200) });

/** What an administrator posts to add somebody, with their first role. */
export const CreatePerson = z.strictObject({ name: personName, email, lang: z.enum(langs, "invalid"), kind, place, from: day });

/** What an administrator posts to give somebody a role. */
export const GiveRole = z.strictObject({ person: id, kind, place, from: day });

/** What an administrator posts to end a role; `to` is its last day. */
export const EndRole = z.strictObject({ role: id, to: day });

/** What an administrator posts about a person as such: to let in, to keep out, to make a link for. */
export const OnPerson = z.strictObject({ person: id });
