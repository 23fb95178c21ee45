import { langs } from "@/lib/lang";
import { typedNumber } from "@/lib/numbers";
import type { Content } from "@/standards/schema";

/** The content as the fields of a form: names of texts are `nl.statement`, lists have several values, numbers are typed. */
export type Fields = Record<string, string | string[]>;

/** The content as it fills a form in this language. */
export function fieldsOf(lang: string, { numbers, words }: Content): Fields {
  return {
    ...numbers,
    comparison: numbers.comparison ?? "",
    unit: numbers.unit ?? "",
    stakeholder: numbers.stakeholder ?? "",
    limit: typedNumber(lang, numbers.limit),
    target: typedNumber(lang, numbers.target),
    weight: String(numbers.weight),
    critical: numbers.critical ? "yes" : "no",
    ...Object.fromEntries(langs.flatMap((its) => Object.entries(words[its]).map(([name, text]) => [`${its}.${name}`, text]))),
  };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The names of the fields in which two contents differ, in the order of the form. */
export const changedFields = (from: Fields, to: Fields): string[] => Object.keys(to).filter((name) => !same(from[name], to[name]));

/** One field of two that were changed at the same time: both texts, and whose is proposed. */
export type Clash = { name: string; mine: string | string[]; theirs: string | string[]; keep: "mine" | "theirs" };

/**
 * Where my fields and theirs differ. Mine is proposed where I changed something since `base`, which we both began from;
 * theirs where only they did.
 */
export const clashes = (base: Fields, mine: Fields, theirs: Fields): Clash[] =>
  changedFields(theirs, mine).map((name) => ({
    name,
    mine: mine[name] ?? "",
    theirs: theirs[name] ?? "",
    keep: same(base[name], mine[name]) ? "theirs" : "mine",
  }));

/** My content with theirs in the named fields. */
export function takeOver(mine: Content, theirs: Content, names: string[]): Content {
  const named = (from: Record<string, unknown>, prefix = "") => Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(`${prefix}${name}`)));
  return {
    numbers: { ...mine.numbers, ...named(theirs.numbers) },
    words: { nl: { ...mine.words.nl, ...named(theirs.words.nl, "nl.") }, en: { ...mine.words.en, ...named(theirs.words.en, "en.") } },
  };
}
