import { z } from "zod";
import { someText, text, whole } from "@/lib/text";

/** Who answers in a cycle, as the form offers it: everybody, those with one role, or one person for each unit. */
export const answererKinds = ["everyone", "employee", "manager", "one"] as const;
/** The channels that a cycle can be about. */
export const channels = ["face", "phone", "email", "letter", "fax", "form", "chat", "social"] as const;
/** How many days before the last one the form offers to remind. */
export const remindChoices = [14, 7, 3, 1] as const;

const slug = z.string().regex(/^\d{4}-\d{1,2}$/);

const day = z.iso
  .date("date")
  .refine((typed) => typed >= "2000-01-01" && typed < "2100-01-01", "date")
  .transform((typed) => new Date(`${typed}T00:00:00Z`));

const settings = {
  name: text().pipe(z.string().max(120, "cycleName")),
  units: z.array(z.uuid("invalid"), "cycleUnits").min(1, "cycleUnits"),
  answerers: z.enum(answererKinds, "invalid"),
  principles: z.array(z.string().regex(/^[a-z-]{1,40}$/, "invalid")).default([]),
  channels: z.array(z.enum(channels, "invalid")).default([]),
  changedOnly: z.literal("yes").optional(),
  opensOn: day,
  closesOn: day,
  before: z.array(z.enum(remindChoices.map(String), "invalid").transform(Number)).default([]),
  remindOn: z.literal("yes").optional(),
  remindAfter: z.literal("yes").optional(),
  remindCap: z.coerce.number("cycleCap").int("cycleCap").min(0, "cycleCap").max(10, "cycleCap"),
};

const inOrder = ({ opensOn, closesOn }: { opensOn: Date; closesOn: Date }) => closesOn >= opensOn;
const wrongOrder = { message: "cycleOrder", path: ["closesOn"] };

const settingsOf = ({ answerers, before, changedOnly, remindOn, remindAfter, ...rest }: z.output<z.ZodObject<typeof settings>>) => ({
  ...rest,
  answerers: answerers === "everyone" || answerers === "one" ? answerers : ("role" as const),
  answererRole: answerers === "employee" || answerers === "manager" ? answerers : null,
  changedOnly: changedOnly === "yes",
  remindBefore: [...new Set(before)].sort((a, b) => b - a),
  remindOn: remindOn === "yes",
  remindAfter: remindAfter === "yes",
});

/** The settings of a cycle as its form posts them. */
export const PlanCycle = z.strictObject(settings).refine(inOrder, wrongOrder).transform(settingsOf);

/** The same for a cycle that is planned, with the revision they were written on. */
export const ChangeCycle = z
  .strictObject({ ...settings, cycle: slug, revision: whole(1) })
  .refine(inOrder, wrongOrder)
  .transform(({ cycle, revision, ...rest }) => ({ cycle, revision, settings: settingsOf(rest) }));

/** What a leader decides of a cycle. */
export type Settings = z.output<typeof PlanCycle>;

/** An act on a cycle as it was shown. */
export const OnCycle = z.strictObject({ cycle: slug, revision: whole(1) });

/** Opens a closed cycle again for late answers: up to a day, for a unit with everything under it or (empty) for all, and why. */
export const ReopenCycle = z.strictObject({
  cycle: slug,
  unit: z.union([z.literal("").transform(() => null), z.uuid("invalid")]),
  until: day,
  reason: someText().pipe(z.string().max(2_000, "cycleReason")),
});

/** The cycle whose settings the next one gets. */
export const CloneCycle = z.strictObject({ cycle: slug });
