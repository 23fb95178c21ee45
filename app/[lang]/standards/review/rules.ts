import type { DraftState } from "@/lib/generated/prisma/enums";
import { langs } from "@/lib/lang";
import type { FaultCode } from "@/lib/say";
import { differences, levelFields, textFields, vaguePlaces } from "@/standards/rules";
import type { Content } from "@/standards/schema";

/** The texts of a standard, the levels last. */
export const wordNames = [...textFields, ...levelFields] as const;

const fitting = {
  duration: ["seconds", "minutes", "hours", "days", "working_hours", "working_days", "weeks"],
  count: ["times", "items"],
  share: ["percent"],
} as const;

/** A key of `faults`, or one with what it is about: `vague:snel`. */
export type Fault = FaultCode | `vague:${string}`;

function limitFaults({ measure, comparison, limit, unit }: Content["numbers"]): Record<string, Fault> {
  const parts = { comparison, limit, unit };
  if (measure === "yesno") return Object.fromEntries(Object.entries(parts).flatMap(([name, part]) => (part === null ? [] : [[name, "yesnoLimit" as const]])));
  const open = Object.entries(parts).flatMap(([name, part]) => (part === null ? [[name, "required" as const] as const] : []));
  const units: readonly string[] = fitting[measure];
  return { ...Object.fromEntries(open), ...(unit !== null && !units.includes(unit) ? { unit: "unitFits" as const } : {}) };
}

/** The first vague word of each field of a measured standard, in a sentence without a number: `vague:Snel`. */
export const vagueFaults = ({ numbers, words }: Content): Record<string, Fault> =>
  Object.fromEntries(
    vaguePlaces(words, numbers.measure)
      .map(({ lang, field, word }) => [`${lang}.${field}`, `vague:${word.charAt(0).toUpperCase()}${word.slice(1)}` as const] as const)
      .reverse(),
  );

/** The principles and values that exist, as far as a standard of this owner may name them. */
export type Known = { principles: string[]; values: string[] };

/** What keeps the content from being sent to review, by field; nothing when it is complete. */
export function completeness(content: Content, known: Known): Record<string, Fault> {
  const { numbers, words } = content;
  const faults: Record<string, Fault> = { ...vagueFaults(content), ...limitFaults(numbers) };
  for (const lang of langs) for (const name of wordNames) if (words[lang][name] === "") faults[`${lang}.${name}`] = "required";
  if (numbers.principle === "") faults.principle = "required";
  else if (!known.principles.includes(numbers.principle)) faults.principle = "invalid";
  if (numbers.principles.some((slug) => !known.principles.includes(slug))) faults.principles = "invalid";
  if (numbers.values.some((id) => !known.values.includes(id))) faults.values = "invalid";
  if (numbers.channels.length === 0) faults.channels = "channelMissing";
  if (numbers.target === null) faults.target = "required";
  if (numbers.source === "stakeholder" && numbers.stakeholder === null) faults.stakeholder = "required";
  if (numbers.source !== "stakeholder" && numbers.stakeholder !== null) faults.stakeholder = "stakeholderOnly";
  return faults;
}

const figures: readonly string[] = ["measure", "comparison", "limit", "unit", "target", "weight", "critical"] satisfies (keyof Content["numbers"])[];

/** Whether a figure that people are measured by changed: then a change is material, whatever its author says. */
export const figuresChanged = (from: Content, to: Content): boolean =>
  differences(from, to).some(({ kind, field }) => kind === "number" && figures.includes(field));

/** The change to propose: material for a first version, another number or place, or a level in other words; else editorial. */
export const proposedChange = (from: Content | null, to: Content): "material" | "editorial" =>
  !from || differences(from, to).some(({ kind }) => kind !== "text") ? "material" : "editorial";

/** What may be done with a draft in a state. */
export const mayMove = {
  send: (state: DraftState) => state === "draft" || state === "changes",
  approve: (state: DraftState) => state === "review",
  sendBack: (state: DraftState) => state === "review" || state === "approved",
  publish: (state: DraftState) => state === "approved",
} satisfies Record<string, (state: DraftState) => boolean>;

/** The first letters of a code: they name its owner. */
export const prefixOf = (code: string): string => code.split("-")[0] ?? "";

/** Days in which a discarded draft can be taken up again. */
export const keptDays = 30;
