import { Temporal } from "temporal-polyfill";
import type { Change, DraftState } from "@/lib/generated/prisma/enums";
import { langs } from "@/lib/lang";
import type { FaultCode } from "@/lib/say";
import { fingerprint } from "@/lib/text";
import { type Difference, differences, hasWords, levelFields, numeralsIn, textFields, vaguePlaces } from "@/standards/rules";
import type { Content, Words } from "@/standards/schema";

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

/** What keeps the content from being sent to review, by field; nothing when it is complete. A language may be left empty as a whole when the other is there. */
export function completeness(content: Content, known: Known): Record<string, Fault> {
  const { numbers, words } = content;
  const faults: Record<string, Fault> = { ...vagueFaults(content), ...limitFaults(numbers) };
  const written = langs.filter((lang) => hasWords(words[lang]));
  for (const lang of written.length > 0 ? written : langs) for (const name of wordNames) if (words[lang][name] === "") faults[`${lang}.${name}`] = "required";
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

/** What a change of leaves the meaning of a standard as it was: why it exists and what it serves, not what it asks of whom. */
const links: readonly string[] = ["principle", "principles", "values", "source", "stakeholder"] satisfies (keyof Content["numbers"])[];

/** The texts in which a number is part of what is asked. */
const asking: readonly string[] = ["statement", "population", "conditions"] satisfies (keyof Words)[];

const asksOtherwise = (it: Difference): boolean => {
  if (it.kind === "number") return !links.includes(it.field);
  // What had no words yet in a language was translated, which changes nothing.
  if (it.from === "") return false;
  return it.kind === "level" || (asking.includes(it.field) && numeralsIn(it.from).join(" ") !== numeralsIn(it.to).join(" "));
};

/**
 * The change to propose: material for a first version, another figure, other contacts or people it holds for, a level in
 * other words, or another number in what is promised, of whom, or on what conditions; else editorial.
 */
export const proposedChange = (from: Content | null, to: Content): Change => (!from || differences(from, to).some(asksOtherwise) ? "material" : "editorial");

/** Whether whoever publishes calls a change less than it is; that asks for a reason. */
export const isLowered = (proposed: Change, said: Change): boolean => proposed === "material" && said === "editorial";

/** Where the work on a standard can be: at a step of a draft, published, or retired. */
export type State = DraftState | "published" | "retired";

type Step = { from: readonly State[]; to: State; by: "standard.draft" | "standard.review" | "standard.publish" | "standard.retire" };

/**
 * The path of a standard: the moves of work on it, from where, to where, and the permission that says who. Commands hold
 * to it and the reader is shown it. Beside it stand two: a save of what was sent back leaves it there, and a draft that
 * is out of date is sent to review again from wherever it is.
 */
export const path = {
  save: { from: ["draft", "changes", "review", "approved", "scheduled"], to: "draft", by: "standard.draft" },
  send: { from: ["draft", "changes"], to: "review", by: "standard.draft" },
  withdraw: { from: ["review", "approved", "scheduled"], to: "draft", by: "standard.draft" },
  approve: { from: ["review"], to: "approved", by: "standard.review" },
  sendBack: { from: ["review", "approved", "scheduled"], to: "changes", by: "standard.review" },
  schedule: { from: ["approved"], to: "scheduled", by: "standard.publish" },
  unschedule: { from: ["scheduled"], to: "approved", by: "standard.publish" },
  publish: { from: ["approved", "scheduled"], to: "published", by: "standard.publish" },
  retire: { from: ["published"], to: "retired", by: "standard.retire" },
} as const satisfies Record<string, Step>;

/** What can be done with the work on a standard. */
export type Move = keyof typeof path;

/** Whether the path has this move out of this state. */
export const mayMove = (move: Move, state: State): boolean => (path[move].from as readonly State[]).includes(state);

/** The moves out of a state, in the order of the path. */
export const movesFrom = (state: State): Move[] => (Object.keys(path) as Move[]).filter((move) => mayMove(move, state));

/** The steps of the path as they are drawn; work that was sent back stands at the first. */
export const steps = ["draft", "review", "approved", "scheduled", "published", "retired"] as const satisfies State[];

/**
 * The moment at which the clocks of a time zone show this day and time: of two such moments, when the clocks go back, the
 * first. `skipped` when they never do, because they go forward just then; `invalid` when there is no such day or time.
 */
export function momentOf(day: string, time: string, zone: string): Date | "skipped" | "invalid" {
  try {
    const asked = Temporal.PlainDateTime.from(`${day}T${time}`);
    const moment = asked.toZonedDateTime(zone, { disambiguation: "earlier" });
    return moment.toPlainDateTime().equals(asked) ? new Date(moment.epochMilliseconds) : "skipped";
  } catch {
    return "invalid";
  }
}

/** Whether the clocks of a time zone show the same again later: the hour that comes twice when they go back. */
export function comesTwice(moment: Date, zone: string): boolean {
  const shown = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();
  const [first, last] = (["earlier", "later"] as const).map((disambiguation) => shown.toZonedDateTime(zone, { disambiguation }).epochMilliseconds);
  return first !== last;
}

/** What an approval is given to: the content and, for what is looser than its base, why. SHA-256. */
export const printOf = (content: Content, baseReason: string | null): string => fingerprint(baseReason === null ? content : { content, baseReason });

/** The first letters of a code: they name its owner. */
export const prefixOf = (code: string): string => code.split("-")[0] ?? "";

/** Whose first letters are: those of each brand, also of one that is gone, and who has standards with which. Owners are as `ownerKey` writes them. */
export type Letters = { brands: Map<string, string>; used: Map<string, Set<string>> };

/**
 * Whether these letters may begin a new code of this owner: a brand has its own and nobody else's, any other owner who has
 * standards keeps to theirs, and who has none yet may take letters that nobody has.
 */
export function isOwnPrefix(prefix: string, owner: string, { brands, used }: Letters): boolean {
  const brand = brands.get(prefix);
  if (brand !== undefined || owner.startsWith("brand:")) return brand === owner;
  const users = used.get(prefix) ?? new Set();
  return users.has(owner) ? users.size === 1 : users.size === 0 && ![...used.values()].some((others) => others.has(owner));
}

/** Days in which a discarded draft can be taken up again. */
export const keptDays = 30;
