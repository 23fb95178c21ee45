import { diffWordsWithSpace } from "diff";
import { type Lang, langs } from "@/lib/lang";
import type { Content, Numbers, Words } from "./schema";

/** What a standard says, in the languages that are at hand. */
export type Shown = { numbers: Numbers; words: Partial<Record<Lang, Words>> };

/** The numbers of a standard, in the order in which they are compared. */
export const numberFields = [
  "measure",
  "comparison",
  "limit",
  "unit",
  "target",
  "weight",
  "critical",
  "principle",
  "principles",
  "values",
  "touchpoint",
  "channels",
  "audience",
  "source",
  "stakeholder",
] as const satisfies (keyof Numbers)[];

/** The texts of a standard in the order of its page, without the levels. */
export const textFields = [
  "statement",
  "summary",
  "contact",
  "population",
  "why",
  "observed",
  "conditions",
  "missed",
  "evidence",
] as const satisfies (keyof Words)[];

/** The four levels, the lowest first. */
export const levelFields = ["notYet", "sometimes", "mostly", "always"] as const satisfies (keyof Words)[];

/** Where each retired standard ends up, by code: along the links to those that hold, each once. */
export function followedOn(links: { from: string; to: string; holds: boolean }[]): Map<string, string[]> {
  const ends = (code: string, seen: Set<string>): string[] =>
    links.flatMap(({ from, to, holds }) => {
      if (from !== code || seen.has(to)) return [];
      seen.add(to);
      return holds ? [to] : ends(to, seen);
    });
  return new Map(links.map(({ from }) => [from, ends(from, new Set([from]))]));
}

/** Whether a standard says anything in a language; one that is empty as a whole is still to be translated. */
export const hasWords = (words: Words): boolean => [...textFields, ...levelFields].some((field) => words[field] !== "");

type NumberDifference = { [F in keyof Numbers]: { kind: "number"; field: F; from: Numbers[F]; to: Numbers[F] } }[keyof Numbers];

/** One field that is not the same in two texts of a standard; words that are missing in a language read as empty. */
export type Difference = NumberDifference | { kind: "text" | "level"; field: keyof Words; lang: Lang; from: string; to: string };

/** A list is the same in any order: it says what is served, not in which order. */
const same = (from: unknown, to: unknown): boolean =>
  Array.isArray(from) && Array.isArray(to) ? JSON.stringify(from.toSorted()) === JSON.stringify(to.toSorted()) : from === to;

/** The fields in which two texts of a standard differ: first the numbers, then by language the texts and the levels. */
export function differences(from: Shown, to: Shown, inLangs: readonly Lang[] = langs): Difference[] {
  const numbers = numberFields
    .filter((field) => !same(from.numbers[field], to.numbers[field]))
    .map((field) => ({ kind: "number", field, from: from.numbers[field], to: to.numbers[field] }) as NumberDifference);
  const words = inLangs.flatMap((lang) =>
    [...textFields.map((field) => ["text", field] as const), ...levelFields.map((field) => ["level", field] as const)].flatMap(
      ([kind, field]): Difference[] => {
        const [before, after] = [from.words[lang]?.[field] ?? "", to.words[lang]?.[field] ?? ""];
        return before === after ? [] : [{ kind, field, lang, from: before, to: after }];
      },
    ),
  );
  return [...numbers, ...words];
}

/** A piece of two texts laid on each other. */
export type Piece = { text: string; kind: "same" | "gone" | "new" };

/** Two texts word by word. When that takes longer than 100 ms, as with two long texts that share nothing, the old one whole and the new one whole. */
export function wordByWord(from: string, to: string): Piece[] {
  const pieces = diffWordsWithSpace(from, to, { timeout: 100 });
  if (!pieces)
    return [
      { text: from, kind: "gone" },
      { text: to, kind: "new" },
    ];
  return pieces.map(({ value, added, removed }) => ({ text: value, kind: added ? "new" : removed ? "gone" : "same" }));
}

/** A standard in a cycle: for whom it is (a brand, a unit and all under it, or neither: everyone) and what it varies on. */
export type Placed = { standardId: string; baseId: string | null; brandSlug: string | null; unitPath: string | null };

/** Whether a standard is for somebody in this place. */
export const isFor = (item: Placed, person: { brand: string | null; unitPath: string | null }): boolean =>
  item.unitPath !== null ? (person.unitPath?.startsWith(item.unitPath) ?? false) : item.brandSlug === null || item.brandSlug === person.brand;

/**
 * The standards that hold for a person: of a standard and those that tighten or loosen it only the nearest, so the
 * department's before the brand's before the organisation's. One that holds replaces its base, and that one's base.
 */
export function nearest<I extends Placed>(items: I[], person: { brand: string | null; unitPath: string | null }): I[] {
  const holding = items.filter((item) => isFor(item, person));
  const baseOf = new Map(items.map((item) => [item.standardId, item.baseId]));
  const replaced = new Set<string>();
  for (const item of holding) {
    // One that is replaced has had its own bases walked already; so in a loop of bases one remains.
    if (replaced.has(item.standardId)) continue;
    let base = item.baseId;
    while (base !== null && base !== item.standardId && !replaced.has(base)) {
      replaced.add(base);
      base = baseOf.get(base) ?? null;
    }
  }
  return holding.filter((item) => !replaced.has(item.standardId));
}

/** Days before its day in which a standard is due to be looked at again. */
export const dueDays = 30;

/** How a standard stands with the day before which it is to be looked at again: still far off, near, or past. */
export type Upkeep = "confirmed" | "due" | "overdue";

/** How a standard that is to be looked at again before a day stands on another day; both calendar days as midnight UTC. */
export const upkeepOf = (reviewBy: Date, on: Date): Upkeep =>
  reviewBy < on ? "overdue" : reviewBy.getTime() - on.getTime() <= dueDays * 86_400_000 ? "due" : "confirmed";

/** What a contact, and all of them together, are held against. */
export type Figures = Pick<Numbers, "measure" | "comparison" | "limit" | "unit" | "target">;

/** How a standard stands to the one it varies on. */
export type Stance = "tightens" | "loosens" | "same";

const elapsed: Partial<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400, weeks: 604_800 };
// A working day is taken as eight working hours.
const worked: Partial<Record<string, number>> = { working_hours: 3_600, working_days: 28_800 };

/** A limit in the smallest unit of its kind. */
function sizeOf({ limit, unit }: Figures): { kind: string; size: number } {
  const time = elapsed[unit ?? ""];
  const work = worked[unit ?? ""];
  if (time) return { kind: "elapsed", size: (limit ?? 0) * time };
  return work ? { kind: "worked", size: (limit ?? 0) * work } : { kind: unit ?? "", size: limit ?? 0 };
}

function limitStance(base: Figures, variant: Figures): Stance {
  if (base.measure !== variant.measure || base.comparison !== variant.comparison) return "loosens";
  const [from, to] = [sizeOf(base), sizeOf(variant)];
  const isMost = base.comparison === "most";
  const stance = from.size === to.size ? "same" : from.size > to.size === isMost ? "tightens" : "loosens";
  if (from.kind === to.kind) return stance;
  // Hours worked never exceed the hours that pass: "at most 4 hours" keeps to "at most 4 working hours", not the other way round.
  const [fewer, more] = isMost ? [from, to] : [to, from];
  return fewer.kind === "worked" && more.kind === "elapsed" && stance !== "loosens" ? "tightens" : "loosens";
}

/**
 * Whether a variant asks more than its base, or anywhere less: then it loosens, whatever else it asks. What cannot be
 * compared, such as another measure, counts as loosening.
 */
export function stanceOf(base: Figures, variant: Figures): Stance {
  const [from, to] = [base.target ?? 0, variant.target ?? 0];
  const stances = [limitStance(base, variant), from === to ? "same" : to > from ? "tightens" : "loosens"];
  return stances.includes("loosens") ? "loosens" : stances.includes("tightens") ? "tightens" : "same";
}

const vague: Record<Lang, string> = {
  nl: "(?:zo\\s+(?:\\p{L}+\\s+)?mogelijk|z\\.?s\\.?m|snel(?:le|ler|lere|st|ste)?|spoedige?r?|tijdige?r?|vlotte?r?|vlot|binnenkort|adequate?r?|adequaat|passende?|regelmatige?r?)",
  en: "(?:(?:as\\s+)?(?:\\p{L}+\\s+)?as\\s+possible|a\\.?s\\.?a\\.?p|prompt(?:ly)?|soon(?:est)?(?!\\s+as\\b)|quick(?:ly|er|est)?|fast(?:er|est)?|swift(?:ly)?|timely|shortly|adequate(?:ly)?|appropriate(?:ly)?|regularly|regular\\s+(?:intervals|basis))",
};
const alone = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, "giu");
const vaguePattern: Record<Lang, RegExp> = { nl: alone(vague.nl), en: alone(vague.en) };
const numberPattern =
  /\p{N}|(?<!\p{L})(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\p{L})/iu;

/** The words in a text that sound like a measure and are none, as they stand there. */
export const vagueWords = (text: string, lang: Lang): string[] => [...text.matchAll(vaguePattern[lang])].map(([word]) => word);

const counting = [
  "één|one",
  "twee|two",
  "drie|three",
  "vier|four",
  "vijf|five",
  "zes|six",
  "zeven|seven",
  "acht|eight",
  "negen|nine",
  "tien|ten",
  "elf|eleven",
  "twaalf|twelve",
];
const countingWords = counting.map((said) => alone(`(?:${said})`));

/** The numbers in a text in order of size of their signs, those up to twelve in figures also where they are written out. */
export const numeralsIn = (text: string): string[] =>
  [...countingWords.reduce((read, word, at) => read.replace(word, String(at + 1)), text).matchAll(/\p{N}+(?:[.,:]\p{N}+)*/gu)].map(([found]) => found).sort();

const sentencesOf = (text: string) => text.split(/(?<=[.!?…])\s+|\n+/);

/** Where a vague word stands in a sentence without a number, in the texts of a standard that is measured; yes or no needs no number. */
export function vaguePlaces(words: Content["words"], measure: Numbers["measure"]): { lang: Lang; field: keyof Words; word: string }[] {
  if (measure === "yesno") return [];
  return langs.flatMap((lang) =>
    [...textFields, ...levelFields].flatMap((field) =>
      sentencesOf(words[lang][field])
        .filter((sentence) => !numberPattern.test(sentence))
        .flatMap((sentence) => vagueWords(sentence, lang).map((word) => ({ lang, field, word }))),
    ),
  );
}
