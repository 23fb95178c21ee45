import { z } from "zod";
import { numberIn } from "@/lib/numbers";
import { longest, text } from "@/lib/text";

/** Why an item does not apply, as the form offers them. */
export const skipReasons = ["channel", "absent", "colleague"] as const;

/** Why a submitted assessment is taken back, as the form offers them. A code, because the audit log holds nothing that was written about work. */
export const reopenReasons = ["mistake", "forgot", "talked", "other"] as const;

const slug = z.string().regex(/^[a-z]+(-[a-z]+)*$/);

const measured = z.string().transform((typed, context) => {
  const found = numberIn(typed);
  if (found !== undefined && (found === null || found <= 999_999_999)) return found;
  context.addIssue({ code: "custom", message: "number" });
  return z.NEVER;
});

/** One answer as a form or the script sends it: everything on the item, with the revision it was written on (0 for the first). */
export const SaveAnswer = z
  .strictObject({
    item: z.uuid(),
    level: z.enum(["", "0", "1", "2", "3", "skip"]).default(""),
    reason: z.enum(["", ...skipReasons]).default(""),
    measured: measured.default(null),
    note: text(longest).default(""),
    example: text(longest).default(""),
    revision: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  })
  .transform(({ item, level, reason, measured, note, example, revision }) => ({
    item,
    level: level === "" || level === "skip" ? null : Number(level),
    skipped: level === "skip",
    reason: level === "skip" && reason !== "" ? reason : null,
    measured,
    note,
    example,
    revision,
  }));

/** What is kept of one answer, and the revision it was written on. */
export type AnswerInput = z.output<typeof SaveAnswer>;

const fieldName = /^(level|reason|measured|note|example|revision)\.([0-9a-f-]{36})$/;
const screenHead = z.strictObject({ assessment: z.uuid(), next: slug });

/**
 * All items of one screen as a form sends them without script, each as `one` reads it: a field is named for what it holds
 * and its item, `note.<item>`. `next` is the section to go on to, or `summary`.
 */
export const screenOf = <S extends z.ZodType>(one: S) =>
  z.record(z.string(), z.string()).transform((typed, context) => {
    const items = new Map<string, Record<string, string>>();
    const rest: Record<string, string> = {};
    for (const [name, value] of Object.entries(typed)) {
      const [, field, item] = fieldName.exec(name) ?? [];
      if (field && item) items.set(item, { ...items.get(item), [field]: value });
      else rest[name] = value;
    }
    const head = screenHead.safeParse(rest);
    const answers = [...items].map(([item, fields]) => ({ item, parsed: one.safeParse({ ...fields, item }) }));
    for (const issue of head.error?.issues ?? []) context.addIssue({ code: "custom", message: issue.message, path: issue.path });
    for (const { item, parsed } of answers) {
      for (const issue of parsed.error?.issues ?? []) context.addIssue({ code: "custom", message: issue.message, path: [`${String(issue.path[0])}.${item}`] });
    }
    if (!head.success || context.issues.length > 0) return z.NEVER;
    return { ...head.data, answers: answers.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : [])) };
  });

/** The answers of one screen. */
export const SaveSection = screenOf(SaveAnswer);

/** Opens one's own assessment in a cycle. */
export const Begin = z.strictObject({ cycle: z.string().regex(/^\d{4}-\d{1,2}$/) });

/** Submits; `confirmed` says that what is open may stay open. */
export const Submit = z.strictObject({ assessment: z.uuid(), confirmed: z.literal("yes").optional() });

/** Takes a submitted assessment back, with the reason. */
export const Reopen = z.strictObject({ assessment: z.uuid(), reason: z.enum(reopenReasons, "required") });
