import { z } from "zod";
import { Audience, Change, Channel, Comparison, Measure, MeasureUnit, Source, Stakeholder, SuccessorKind, Touchpoint } from "@/lib/generated/prisma/enums";
import { type Lang, langs } from "@/lib/lang";
import { numberIn } from "@/lib/numbers";
import { isCode, longest, someText, text, tidy, whole } from "@/lib/text";
import { completeness, wordNames } from "@/standards/review/rules";

const slug = z.string().regex(/^[a-z]+(-[a-z]+)*$/, "invalid");
const inOrder = <T extends string>(items: T[], order: readonly string[] = items.toSorted()) =>
  [...new Set(items)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
const valueId = z.string().regex(/^[a-z]+\/[a-z]+(-[a-z]+)*$/, "invalid");

/** What one language says of a standard. Every text is plain; a line each in `conditions`. */
export const words = z.strictObject({
  /** The promise itself, with its number where it has one. */
  statement: text(longest),
  /** What the customer notices. */
  summary: text(longest),
  why: text(longest),
  /** What one contact is, under the limit: "each time on hold". */
  contact: text(longest),
  /** What the share is taken of, under the target: "of all holds". */
  population: text(longest),
  observed: text(longest),
  conditions: text(longest),
  missed: text(longest),
  evidence: text(longest),
  notYet: text(longest),
  sometimes: text(longest),
  mostly: text(longest),
  always: text(longest),
});

/** The numbers of a standard and what it belongs to. An empty principle, limit, unit or target is not filled in yet. */
export const numbers = z.strictObject({
  /** The leading principle, by slug. */
  principle: slug.or(z.literal("")),
  /** Further principles, by slug. */
  principles: z
    .array(slug)
    .max(50)
    .transform((slugs) => inOrder(slugs)),
  /** Values it serves, as `brand/slug`. */
  values: z
    .array(valueId)
    .max(100)
    .transform((ids) => inOrder(ids)),
  touchpoint: z.enum(Touchpoint),
  channels: z
    .array(z.enum(Channel))
    .max(8)
    .transform((channels) => inOrder(channels, Object.keys(Channel))),
  audience: z.enum(Audience),
  measure: z.enum(Measure),
  comparison: z.enum(Comparison).nullable(),
  /** For one contact, in `unit`. */
  limit: z.number("number").min(0, "limitRange").lt(1e9, "limitRange").multipleOf(0.001, "number").nullable(),
  unit: z.enum(MeasureUnit).nullable(),
  /** Share of all contacts that must meet the limit, in whole percent. */
  target: z.number("number").int("targetRange").min(1, "targetRange").max(100, "targetRange").nullable(),
  weight: z.number().int().min(1).max(3),
  critical: z.boolean(),
  source: z.enum(Source),
  stakeholder: z.enum(Stakeholder).nullable(),
});

/** The text and numbers of a standard: what a draft holds, an import brings and a version is made of. It may be incomplete. */
export const content = z.strictObject({ numbers, words: z.strictObject({ nl: words, en: words }) });

export type Words = z.output<typeof words>;
export type Numbers = z.output<typeof numbers>;
export type Content = z.output<typeof content>;

const typedNumber = z.string().transform((given, context) => {
  const found = numberIn(given);
  if (found !== undefined) return found;
  context.addIssue({ code: "custom", message: "number" });
  return z.NEVER;
});
const orEmpty = <T extends Record<string, string>>(options: T) => z.union([z.enum(options), z.literal("").transform(() => null)]);

const numberFields = {
  ...numbers.shape,
  principles: numbers.shape.principles.default([]),
  values: numbers.shape.values.default([]),
  channels: numbers.shape.channels.default([]),
  comparison: orEmpty(Comparison),
  limit: typedNumber.pipe(numbers.shape.limit),
  unit: orEmpty(MeasureUnit),
  target: typedNumber.pipe(numbers.shape.target),
  weight: z.enum(["1", "2", "3"]).transform(Number),
  critical: z.enum(["yes", "no"]).transform((said) => said === "yes"),
  stakeholder: orEmpty(Stakeholder),
};

type WordField = `${Lang}.${keyof Words}`;
// Object.fromEntries forgets the names, which are exactly these.
const wordFields = Object.fromEntries(langs.flatMap((lang) => wordNames.map((name) => [`${lang}.${name}`, words.shape[name]]))) as Record<
  WordField,
  typeof words.shape.why
>;

const wordsIn = (lang: Lang, typed: Record<WordField, string>): Words => ({
  statement: typed[`${lang}.statement`],
  summary: typed[`${lang}.summary`],
  why: typed[`${lang}.why`],
  contact: typed[`${lang}.contact`],
  population: typed[`${lang}.population`],
  observed: typed[`${lang}.observed`],
  conditions: typed[`${lang}.conditions`],
  missed: typed[`${lang}.missed`],
  evidence: typed[`${lang}.evidence`],
  notYet: typed[`${lang}.notYet`],
  sometimes: typed[`${lang}.sometimes`],
  mostly: typed[`${lang}.mostly`],
  always: typed[`${lang}.always`],
});

const contentFields = { ...numberFields, ...wordFields };
type Typed = z.output<z.ZodObject<typeof contentFields>>;

/** The content in the fields of its form. */
const contentIn = (typed: Typed): Content => ({
  numbers: {
    principle: typed.principle,
    principles: typed.principles.filter((slug) => slug !== typed.principle),
    values: typed.values,
    touchpoint: typed.touchpoint,
    channels: typed.channels,
    audience: typed.audience,
    measure: typed.measure,
    comparison: typed.comparison,
    limit: typed.limit,
    unit: typed.unit,
    target: typed.target,
    weight: typed.weight,
    critical: typed.critical,
    source: typed.source,
    stakeholder: typed.stakeholder,
  },
  words: { nl: wordsIn("nl", typed), en: wordsIn("en", typed) },
});

const draftId = z.uuid();
const revision = whole(1);
/** A SHA-256, as what was shown is named by. */
export const print = z.string().regex(/^[0-9a-f]{64}$/);
/** The code of a standard as somebody types it, in capitals. */
export const code = z
  .string()
  .transform((given) => tidy(given).toUpperCase())
  .pipe(z.string().refine(isCode, "code"));
const note = text(2_000).default("");

// In a conflict every field that differs has its own choice, so every field may have one.
const choice = z.enum(["mine", "theirs"]).optional();
const choices = Object.fromEntries([...Object.keys(contentFields), "purpose", "baseReason"].map((name) => [`take.${name}`, choice])) as Record<
  `take.${keyof typeof contentFields | "purpose" | "baseReason"}`,
  typeof choice
>;

// What was posted may still be anything when these are asked.
const isSending = (posted: unknown): boolean => (posted as { act?: unknown } | null)?.act === "send";
const isNumberPath = (path: readonly PropertyKey[] = []): boolean => path[0] === "limit" || path[0] === "target";

/** A draft as its form sends it, with what to do: save it, send it to review, or settle a conflict in favour of one side. */
export const SaveDraft = z
  .strictObject({
    ...contentFields,
    ...choices,
    draftId,
    revision,
    purpose: text(2_000).optional(),
    /** Why the change is made, as it was shown to who writes. */
    purposeShown: text(2_000).default(""),
    baseReason: text(2_000).optional(),
    act: z.enum(["save", "send", "mine", "theirs"]).default("save"),
  })
  // Whoever sends a number that is none is told in the same answer what else keeps the draft from being sent.
  .superRefine(
    (typed, context) => {
      const content = contentIn(typed);
      const known = { principles: [content.numbers.principle, ...content.numbers.principles], values: content.numbers.values };
      for (const [name, message] of Object.entries(completeness(content, known))) context.addIssue({ code: "custom", message, path: [name] });
    },
    { when: ({ value, issues }) => isSending(value) && issues.length > 0 && issues.every(({ path }) => isNumberPath(path)) },
  )
  .transform(({ draftId, revision, purpose, purposeShown, baseReason, act, ...typed }) => ({
    draftId,
    revision,
    ...(purpose === undefined ? {} : { purpose: { shown: purposeShown, said: purpose } }),
    baseReason,
    act,
    content: contentIn(typed),
    take: Object.entries(typed).flatMap(([name, said]) => (name.startsWith("take.") && said === "theirs" ? [name.slice(5)] : [])),
  }));

/** Begins the next version of a standard; shown at the first text in a language where one is named. */
export const StartDraft = z.strictObject({ code, at: z.enum(langs).optional() });

/** Says that words which lagged behind in a language are still right. */
export const CheckTranslation = z.strictObject({ code, version: whole(1), lang: z.enum(langs) });

/** What a draft of a new standard can begin with, so that it fills a gap; a requirement is aligned with it at once. */
export const beginning = z.strictObject({
  principle: slug.optional(),
  value: valueId.optional(),
  channel: z.enum(Channel).optional(),
  source: z.enum(Source).optional(),
  requirement: z.uuid().optional(),
});
export type Beginning = z.output<typeof beginning>;

/** Begins a standard that is not there yet: its code, `brand:slug`, `unit:slug` or `organisation`, the standard it varies on if any, and what its draft begins with. */
export const StartNew = beginning.extend({
  code,
  base: z.literal("").or(code).default(""),
  owner: z.string().regex(/^(organisation|(brand|unit):[a-z0-9-]{1,100})$/, "required"),
});

/** Puts the content of an earlier save back, on top of the save that was shown. */
export const RestoreSave = z.strictObject({ draftId, revision, current: revision });

/** Makes a draft of an earlier version: a new one (0), or the next save on the one that was shown. */
export const RestoreVersion = z.strictObject({ code, number: whole(1), current: whole(0) });

/** A remark on a draft as it was shown: on one of its fields, or (empty) on the whole. */
export const Remark = z.strictObject({ draftId, revision, field: z.literal("").or(z.enum(Object.keys(contentFields))), text: someText(5_000) });

/** An answer to a remark. */
export const AnswerRemark = z.strictObject({ remarkId: z.uuid(), revision, text: someText(5_000) });

/** Closes a remark, or opens it again. */
export const CloseRemark = z.strictObject({ remarkId: z.uuid(), act: z.enum(["close", "open"]) });

/** Closes a draft, or takes it up again. */
export const CloseDraft = z.strictObject({ draftId, revision });
export const Withdraw = z.strictObject({ draftId, revision });
export const ReopenDraft = z.strictObject({ draftId });

/** Approves exactly what was shown. */
export const Approve = z.strictObject({ draftId, fingerprint: print });

/** Sends what was shown back, with the reason. */
export const SendBack = z.strictObject({ draftId, fingerprint: print, reason: someText(2_000) });

/** What whoever publishes says of the change; kept with a draft that is scheduled. */
export const publication = z.strictObject({
  change: z.enum(Change),
  note: z.strictObject({ nl: z.string(), en: z.string() }),
  /** Why a change is called editorial that is proposed as material. */
  editorialReason: z.string().nullable(),
});
export type Publication = z.output<typeof publication>;

/** Publishes what was approved, with what changed in each language: at once, or on a day at a time. */
export const Publish = z
  .strictObject({
    draftId,
    fingerprint: print,
    change: z.enum(Change),
    editorialReason: text(2_000).default(""),
    "note.nl": note,
    "note.en": note,
    act: z.enum(["publish", "schedule"]).default("publish"),
    day: z.literal("").or(z.iso.date("date")).default(""),
    time: z
      .literal("")
      .or(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time"))
      .default(""),
  })
  .superRefine(({ act, day, time }, context) => {
    // Whoever presses Enter in a field of the moment must not publish at once.
    if (act === "publish" && (day !== "" || time !== "")) context.addIssue({ code: "custom", message: "dayUnused", path: ["day"] });
    if (act === "schedule" && day === "") context.addIssue({ code: "custom", message: "required", path: ["day"] });
    if (act === "schedule" && time === "") context.addIssue({ code: "custom", message: "required", path: ["time"] });
  })
  .transform(({ editorialReason, "note.nl": nl, "note.en": en, ...rest }) => ({ ...rest, editorialReason: editorialReason || null, note: { nl, en } }));

/** Calls off the moment at which a draft publishes itself. */
export const Unschedule = z.strictObject({ draftId, fingerprint: print });

/** Approves the drafts that are ticked, each exactly as it was shown: `id fingerprint`. */
export const ApproveTicked = z.strictObject({
  drafts: z
    .array(
      z
        .string()
        .transform((ticked) => ticked.split(" "))
        .pipe(z.tuple([draftId, print])),
    )
    .max(100)
    .default([])
    .refine((ticked) => ticked.length > 0, "tickOne")
    .transform((ticked) => ticked.map(([id, fingerprint]) => ({ draftId: id, fingerprint }))),
});

/** Switches four eyes on or off. */
export const SetFourEyes = z.strictObject({ fourEyes: z.enum(["on", "off"]).transform((said) => said === "on") });

// Codes as somebody types several: with commas, spaces or lines between them.
const codes = z
  .string()
  .default("")
  .transform((given) => [
    ...new Set(
      tidy(given)
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ])
  // The field as a whole is at fault, not one of the codes in it.
  .refine((given) => given.length <= 20 && given.every((one) => code.safeParse(one).success), "code");

/**
 * Retires a standard, with what goes on in its place: one that replaces it, two or more that it is split into, or one into
 * which it is merged, with others if they go there at once. `confirmed` says that whoever does it knows it is final.
 */
export const Retire = z
  .strictObject({
    code,
    version: whole(1),
    successor: codes,
    others: codes,
    othersShown: z.literal("").or(print).default(""),
    kind: z.literal("").or(z.enum(SuccessorKind)),
    confirmed: z.literal("yes", "final"),
  })
  .superRefine(({ code, successor, others, kind }, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: "custom", message, path: [path] });
    if (kind === "" && successor.length > 0) fault("kind", "successorKind");
    if (kind !== "" && successor.length === 0) fault("successor", "successorKind");
    if (kind === "split" && successor.length === 1) fault("successor", "successorSplit");
    if ((kind === "replace" || kind === "merge") && successor.length > 1) fault("successor", "successorOne");
    if (kind !== "merge" && others.length > 0) fault("others", "othersMerge");
    if (others.includes(code)) fault("others", "successor");
  });
