import { z } from "zod";
import { someText, text, tidy, whole } from "@/lib/text";
import { code } from "@/standards/schema";
import { type Move, moves, states } from "./rules";

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "invalid");
const day = z
  .string()
  .transform(tidy)
  .pipe(z.string().min(1, "required"))
  .pipe(z.iso.date("date"))
  .transform((typed) => new Date(`${typed}T00:00:00Z`));

/** What is agreed: what is done, why, how we shall know, who does it and before which day is over. */
const agreed = {
  what: someText(500),
  why: text(2_000),
  evidence: someText(2_000),
  owner: z.uuid("required"),
  dueOn: day,
};

/** Where an improvement begins: an item of an assessment, or a standard in a unit's report of a cycle. */
export const Origin = z.union([z.strictObject({ assessment: z.uuid(), item: z.uuid() }), z.strictObject({ standard: code, unit: slug, cycle: slug })]);
export type Origin = z.output<typeof Origin>;

/** An improvement as its form posts it; the fields of its origin stand in the form, those of the other kind do not. */
export const Agree = z
  .strictObject({
    ...agreed,
    assessment: z.uuid().optional(),
    item: z.uuid().optional(),
    standard: code.optional(),
    unit: slug.optional(),
    cycle: slug.optional(),
  })
  .transform(({ what, why, evidence, owner, dueOn, ...rest }, context) => {
    const origin = Origin.safeParse(rest);
    if (origin.success) return { what, why, evidence, owner, dueOn, origin: origin.data };
    context.addIssue({ code: "custom", message: "invalid" });
    return z.NEVER;
  });
export type Agreed = z.output<typeof Agree>;

/** What was agreed in other words, on another day or with another owner, on the revision that was shown. */
export const ChangeAgreed = z.strictObject({ id: z.uuid(), revision: whole(1), ...agreed });
export type Changed = z.output<typeof ChangeAgreed>;

/** A step, with a note that some steps ask for. */
export const TakeStep = z.strictObject({
  id: z.uuid(),
  revision: whole(1),
  move: z.enum(Object.keys(moves) as [Move, ...Move[]]),
  note: text(2_000).default(""),
});
export type Step = z.output<typeof TakeStep>;

/** Whose improvements a list holds: one's own, those of the units one manages, those of reports in the places one leads. */
export const views = ["mine", "units", "reports"] as const;
export type View = (typeof views)[number];

/** What a list is narrowed down to; a part that an address says wrongly is left out. */
export const Narrowed = z.object({
  view: z.enum(views).optional().catch(undefined),
  state: z.enum(states).optional().catch(undefined),
  overdue: z.literal("yes").optional().catch(undefined),
  principle: slug.optional().catch(undefined),
  unit: slug.optional().catch(undefined),
});
export type Narrowed = z.output<typeof Narrowed>;
