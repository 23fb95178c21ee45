import { listBrands, listPrinciples, listValues } from "@/lib/content";
import { Audience, Channel, Comparison, Measure, MeasureUnit, Source, Stakeholder, Touchpoint } from "@/lib/generated/prisma/enums";
import { type Lang, langs } from "@/lib/lang";
import { numberIn } from "@/lib/numbers";
import { say } from "@/lib/say";
import type { Cell } from "@/lib/sheet";
import { tidy } from "@/lib/text";
import { levelFields, numberFields, textFields } from "@/standards/rules";
import { type Content, type Numbers, numbers as numberShape, type Words, words as wordShape } from "@/standards/schema";

type NumberColumn = keyof Numbers;
type WordColumn = `${Lang}.${keyof Words}`;

/** A column of a file with standards, by the name that programs use. */
export type Column = "code" | "owner" | NumberColumn | WordColumn;

/** The cells of a file, the names of its columns first; null is a cell that is not given, and leaves what is there as it is. */
export type Rows = (string | null)[][];

const isNumber = (column: Column): column is NumberColumn => (numberFields as readonly string[]).includes(column);

/** Every column, in the order of the file: whose it is, its numbers, then its words by language. */
export const columns: Column[] = [
  "code",
  "owner",
  ...numberFields,
  ...langs.flatMap((lang) => [...textFields, ...levelFields].map((field): WordColumn => `${lang}.${field}`)),
];

/** The column with what to do, which our own list of faults has; it is read past. */
const advice = "advice";

/** What a column is called at its head. */
export function headerOf(lang: Lang, column: Column | typeof advice): string {
  const t = say(lang);
  if (column === "code" || column === "owner" || column === advice) return t.import.headers[column];
  if (isNumber(column)) return t.standards.fields[column];
  const [its, field] = column.split(".") as [Lang, keyof Words];
  return `${t.standards.fields[field]} (${t.review.inLang[its]})`;
}

/** A word as it is compared: capitals, quotation marks and kinds of space make no difference. */
const plain = (word: string): string =>
  tidy(word.normalize("NFKC"))
    .replace(/["'“”„‘’]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

const byHeader = () =>
  new Map(
    [...columns, advice as typeof advice].flatMap((column) =>
      [column, ...langs.map((lang) => headerOf(lang, column))].map((header): [string, Column | typeof advice] => [plain(header), column]),
    ),
  );

/** Whether this is the head of the column with what to do. */
export const isAdvice = (header: string): boolean => langs.some((lang) => plain(header.split("\n")[0] ?? "") === plain(headerOf(lang, advice)));

/** Where each column stands in a first row, in the words of either language; and what there cannot be placed. */
export function placed(header: Rows[number]): { at: Map<Column, number>; strange: { at: number; fault: "columnUnknown" | "columnTwice" }[] } {
  const known = byHeader();
  const at = new Map<Column, number>();
  const strange: { at: number; fault: "columnUnknown" | "columnTwice" }[] = [];
  for (const [position, text] of header.entries()) {
    const column = known.get(plain(text?.split("\n")[0] ?? ""));
    if (column === advice || (!text?.trim() && !column)) continue;
    if (!column) strange.push({ at: position, fault: "columnUnknown" });
    else if (at.has(column)) strange.push({ at: position, fault: "columnTwice" });
    else at.set(column, position);
  }
  return { at, strange };
}

/** The organisation, a brand or a unit, as `new` takes it, with the words for it; the first is what a file is written with. */
export type OwnerWords = { key: string; words: Record<Lang, string> };

/** The words that a column takes, with what each stands for; null where anything may be written. */
export function wordsFor(column: Column, owners: OwnerWords[], lang: Lang): { value: string; word: string }[] | null {
  const t = say(lang);
  const worded = (words: Record<string, string>, values: object) => Object.keys(values).map((value) => ({ value, word: words[value] ?? value }));
  switch (column) {
    case "owner":
      return owners.map(({ key, words }) => ({ value: key, word: words[lang] }));
    case "principle":
    case "principles":
      return listPrinciples(lang).map(({ slug, title }) => ({ value: slug, word: title }));
    case "values":
      return listBrands().flatMap(({ slug }) => listValues(lang, slug).map(({ id }) => ({ value: id, word: id })));
    case "touchpoint":
      return worded(t.touchpoints, Touchpoint);
    case "channels":
      return worded(t.channels, Channel);
    case "audience":
      return worded(t.audiences, Audience);
    case "measure":
      return worded(t.measures, Measure);
    case "comparison":
      return worded(t.comparisons, Comparison);
    case "unit":
      return worded(t.unitNames, MeasureUnit);
    case "weight":
      return ["1", "2", "3"].map((value) => ({ value, word: value }));
    case "critical":
      return [
        { value: "yes", word: t.common.yes },
        { value: "no", word: t.common.no },
      ];
    case "source":
      return worded(t.sources, Source);
    case "stakeholder":
      return worded(t.stakeholders, Stakeholder);
    default:
      return null;
  }
}

const lists: Column[] = ["principles", "values", "channels"];
/** Columns that may be empty also where a standard is complete, or in which an empty cell means that there is none. */
const mayBeEmpty: Column[] = ["comparison", "unit", "stakeholder"];
// What spreadsheets make of yes and no.
const also: Partial<Record<Column, Record<string, string>>> = { critical: { true: "yes", false: "no", waar: "yes", onwaar: "no", "1": "yes", "0": "no" } };

/** The slugs that a standard names in a column. */
const saidBy = ({ owner, contents }: Standings, column: Column): string[] => {
  if (column === "owner") return [owner];
  if (column === "principle" || column === "principles" || column === "values") return contents.flatMap(({ numbers }) => numbers[column]);
  return [];
};

/** How a column is read, with its words of both languages looked up once. */
export type Reader = (column: Column, cell: string, standing?: Standings) => { value: unknown } | { fault: string };

/** What a standard already says in the columns whose words come from `content/`, from where one may have gone since. */
export type Standings = { owner: string; contents: Content[] };

const fault = (code: string) => ({ fault: code });

/** Reads cells: a word of either language, or as programs write it. What cannot be read is a key of `faults`. */
export function readerOf(owners: OwnerWords[]): Reader {
  const meanings = new Map<Column, Map<string, string>>();
  for (const column of columns) {
    if (!wordsFor(column, owners, "nl")) continue;
    const known = new Map(Object.entries(also[column] ?? {}));
    if (column === "owner") for (const { key } of owners) known.set(key.slice(key.indexOf(":") + 1), key);
    for (const lang of langs) for (const { value, word } of wordsFor(column, owners, lang) ?? []) known.set(plain(value), value).set(plain(word), value);
    meanings.set(column, known);
  }
  const numberOf = (cell: string, shape: typeof numberShape.shape.limit | typeof numberShape.shape.target) => {
    const found = numberIn(cell.trim().replace(/\s*%$/, ""));
    if (found === undefined) return fault("number");
    const parsed = shape.safeParse(found);
    return parsed.success ? { value: parsed.data } : fault(parsed.error.issues[0]?.message ?? "number");
  };
  return (column, cell, standing) => {
    if (column === "limit") return numberOf(cell, numberShape.shape.limit);
    if (column === "target") return numberOf(cell, numberShape.shape.target);
    const meant = meanings.get(column);
    if (!meant) {
      const parsed = wordShape.shape.why.safeParse(cell);
      return parsed.success ? { value: parsed.data } : fault("tooLong");
    }
    // Whether what went from `content/` may stay is for whoever sends the standard to review; here it is no change.
    const kept = standing ? saidBy(standing, column) : [];
    const known = {
      has: (word: string) => meant.has(word) || kept.includes(word),
      get: (word: string) => meant.get(word) ?? (kept.includes(word) ? word : undefined),
    };
    if (lists.includes(column)) {
      const words = cell.split(/[;|\n]/).filter((word) => plain(word) !== "");
      const unknown = words.find((word) => !known.has(plain(word)));
      return unknown === undefined ? { value: [...new Set(words.map((word) => known.get(plain(word))))] } : fault("choose");
    }
    const word = plain(cell);
    if (word === "" && column === "principle") return { value: "" };
    if (word === "" && mayBeEmpty.includes(column)) return { value: null };
    const value = known.get(word);
    if (value === undefined) return fault("choose");
    return { value: column === "weight" ? Number(value) : column === "critical" ? value === "yes" : value };
  };
}

/** A cell of a standard as a file in this language has it. */
export function cellOf(lang: Lang, column: Exclude<Column, "code" | "owner">, { numbers, words }: Content): Cell {
  if (!isNumber(column)) {
    const [its, field] = column.split(".") as [Lang, keyof Words];
    return words[its][field];
  }
  const value = numbers[column];
  const known = new Map((wordsFor(column, [], lang) ?? []).map((it) => [it.value, it.word]));
  if (value === null) return "";
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return known.get(value ? "yes" : "no") ?? "";
  return [value]
    .flat()
    .map((one) => known.get(one) ?? one)
    .join("; ");
}

/** Standards as the rows of a file in this language, the names of the columns first. */
export function rowsOf(lang: Lang, standards: { code: string; owner: string; content: Content }[]): Cell[][] {
  return [
    columns.map((column) => headerOf(lang, column)),
    ...standards.map(({ code, owner, content }) =>
      columns.map((column) => (column === "code" ? code : column === "owner" ? owner : cellOf(lang, column, content))),
    ),
  ];
}

/** How wide each column of a workbook is, in characters. */
export const columnWidths = columns.map((column) => (column.includes(".") ? 40 : 18));

/** What a column takes, in a sentence. */
export function takes(lang: Lang, column: Column, owners: OwnerWords[]): string {
  const t = say(lang).import.takes;
  const words = wordsFor(column, owners, lang)
    ?.map(({ word }) => word)
    .join(lists.includes(column) ? "; " : ", ");
  if (words === undefined) return column === "code" || column === "target" ? t[column] : column === "limit" ? t.number : t.text;
  if (column === "owner") return t.owner(words);
  return (lists.includes(column) ? t.several : mayBeEmpty.includes(column) ? t.oneOrNone : t.one)(words);
}
