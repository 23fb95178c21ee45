import { z } from "zod";
import { isCode, someText, text, tidy, whole } from "@/lib/text";
import { mostCases, mostItems } from "./rules";

const cycle = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "invalid");
const name = someText(120);

/** Begins a calibration in a cycle. */
export const BeginCalibration = z.strictObject({ cycle, name });

/** The codes in a field, as somebody types them: with spaces, commas or semicolons between them. */
const codes = z.string().transform((typed, context) => {
  const found = [
    ...new Set(
      tidy(typed)
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
  const wrong = found.find((code) => !isCode(code));
  if (wrong !== undefined) context.addIssue({ code: "custom", message: `calibrationCode:${wrong.slice(0, 40)}` });
  else if (found.length > mostItems) context.addIssue({ code: "custom", message: "calibrationItems" });
  return found;
});

const numbers = Array.from({ length: mostCases }, (_, n) => n + 1);
const caseFields = Object.fromEntries(
  numbers.flatMap((n) => [
    [`textNl.${n}`, text(4_000).default("")],
    [`textEn.${n}`, text(4_000).default("")],
  ]),
);
const codeFields = Object.fromEntries(numbers.map((n) => [`codes.${n}`, codes.default([])]));

/** A calibration as its leader writes it: `save` keeps it as a draft, `open` asks the raters too. Its cases are numbered from 1. */
export const WriteCalibration = z
  .strictObject({
    id: z.uuid(),
    revision: whole(1),
    name,
    place: z.string().regex(/^(organisation|brand:[a-z-]{1,40}|unit:[0-9a-f-]{36})$/, "invalid"),
    closesOn: z
      .string()
      .transform(tidy)
      .pipe(z.iso.date("date"))
      .transform((typed) => new Date(`${typed}T00:00:00Z`)),
    act: z.enum(["save", "open"]),
    ...caseFields,
    ...codeFields,
  })
  .transform((typed) => {
    const { id, revision, name, place, closesOn, act } = typed;
    const of = <T>(field: string) => (typed as Record<string, unknown>)[field] as T;
    return {
      id,
      revision,
      name,
      place,
      closesOn,
      act,
      cases: numbers.map((n) => ({ n, textNl: of<string>(`textNl.${n}`), textEn: of<string>(`textEn.${n}`), codes: of<string[]>(`codes.${n}`) })),
    };
  });
export type Written = z.output<typeof WriteCalibration>;

/** Throws a draft away. */
export const DiscardCalibration = z.strictObject({ id: z.uuid(), revision: whole(1) });

/** The levels somebody gave, each in a field `level.<case item>`; `save` keeps them, `submit` gives them for good. */
export const Rate = z.record(z.string(), z.string()).transform((typed, context) => {
  const { id = "", act = "", ...rest } = typed;
  const levels = Object.entries(rest).map(([field, level]) => ({ caseItemId: /^level\.([0-9a-f-]{36})$/.exec(field)?.[1], level }));
  if (!z.uuid().safeParse(id).success || !["save", "submit"].includes(act) || levels.some(({ caseItemId, level }) => !caseItemId || !/^[0-3]$/.test(level))) {
    context.addIssue({ code: "custom", message: "invalid" });
    return z.NEVER;
  }
  return { id, act: act as "save" | "submit", levels: levels.map(({ caseItemId = "", level }) => ({ caseItemId, level: Number(level) })) };
});
export type Rated = z.output<typeof Rate>;
