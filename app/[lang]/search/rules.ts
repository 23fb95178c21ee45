import type { MeasureUnit } from "@/lib/say";

/** A word of a question as the dictionary of all words knows it. */
export type Term = {
  /** Small letters, no accents. */
  word: string;
  /** What is asked of the index for it; empty for a word that says nothing, such as "de". */
  stem: string;
  /** The words one or two letters off, when nobody writes this one; the nearest first. */
  nearest: { word: string; stem: string }[];
  /** The stems of compounds that end in it. */
  compounds: string[];
};

/** What to ask of the index, and the words that were sought in place of others. */
export type Asked = {
  query: string;
  /** The same without synonyms, so that whoever said the very word comes first. */
  own: string;
  /** What is marked in a text: all of it where it stands together, and `any` of it where not. */
  shown: string;
  any: string;
  /** How the figures and codes are written in a text, as a regular expression that the database reads too; empty without any. */
  written: string;
  figures: Figure[];
  /** All of its words stand everywhere, such as "why": titles alone are searched for them. */
  common: boolean;
  corrected: { word: string; nearest: string[] }[];
};

/** A number with its unit, and how people write it. */
export type Figure = { value: number; unit: MeasureUnit; written: string };

const quoted = (lexeme: string) => `'${lexeme.replace(/['\\]/g, "$&$&")}'`;
const lexemesIn = (query: string) => query.match(/'(?:[^']|'')+'/g) ?? [];
const either = (alternatives: string[]) => `(${[...new Set(alternatives)].join(" | ")})`;

const units: Record<string, [MeasureUnit, string]> = {
  s: ["seconds", "seconden|seconde|seconds|second|secs|sec|s"],
  min: ["minutes", "minuten|minuut|minutes|minute|mins|min"],
  wh: ["working_hours", "werkuren|werkuur|working[ -]hours?"],
  wd: ["working_days", "werkdagen|werkdag|working[ -]days?"],
  h: ["hours", "uren|uur|hours|hour|u|h"],
  d: ["days", "dagen|dag|days|day|d"],
  w: ["weeks", "weken|week|weeks|w"],
  x: ["times", "keer|maal|times|time|x"],
  pct: ["percent", "%|procent|per ?cent|pct"],
};
const alone = (written: string) => `(?<![a-z0-9])(?:${written})(?![a-z0-9])`;
const writtenNumber = (number: string) => number.replace(/\B(?=(?:\d{3})+(?!\d))/g, "[.,]?").replace("p", "[.,]");

/** The numbers of a question that have a unit. */
const figuresOf = (terms: Term[]): Figure[] =>
  terms.flatMap(({ word }) => {
    const [, number = "", suffix = ""] = /^(\d+(?:p\d+)?)([a-z]+)$/.exec(word) ?? [];
    const unit = units[suffix];
    return unit ? [{ value: Number(number.replace("p", ".")), unit: unit[0], written: alone(`${writtenNumber(number)}[ \\u00a0-]*(?:${unit[1]})`) }] : [];
  });

/** A code as the database reads it, its first letters last (02lintel, 4.1.2), as it can be written. */
function writtenCode(code: string): string {
  const [, rest = "", letters = ""] = /^(.*?)((?<=\d)[a-z]+)?$/.exec(code) ?? [];
  const parts = rest.replace(/(\d)\.(?=\d)/g, "$1[ ._-]").replace(/(\d)\.(?=[a-z])|([a-z])\.(?=\w)/g, "$1$2[ ._-]?");
  return [...letters, parts].join("[ ._-]?");
}

function writtenOf(terms: Term[], codes: string[], figures: Figure[], common: boolean): string {
  const ofCodes = codes.map((code) => alone(writtenCode(code)));
  const isWithUnit = (number: string) => terms.some(({ word }) => word !== number && word.startsWith(number) && units[word.slice(number.length)]);
  const ofNumbers = terms.flatMap(({ word }) => (/^\d+(?:p\d+)?$/.test(word) && !isWithUnit(word) ? [alone(writtenNumber(word))] : []));
  const ofWords = common ? terms.flatMap(({ word }) => (/^[a-z]+$/.test(word) ? [alone(word)] : [])) : [];
  return [...figures.map(({ written }) => written), ...ofCodes, ...ofNumbers, ...ofWords].join("|");
}

/** What is asked for one word: itself, what begins with it, what is a letter off, and compounds that end in it. */
function alternativesOf({ word, stem, nearest, compounds }: Term, isLast: boolean): string[] {
  // A code or a number is what it is.
  if (/\d/.test(word)) return [stem];
  const begins = word.length >= 4 || (isLast && word.length >= 2) ? [`${quoted(word)}:*`] : [];
  return [stem, ...begins, ...nearest.map((near) => near.stem), ...compounds.map(quoted)].filter(Boolean);
}

// "email" is written "e-mail" too, which a text holds as two words.
const hyphened = (word: string) => (/^[a-z]{4,}$/.test(word) ? [`(${quoted(word[0] ?? "")} <-> ${quoted(word.slice(1))}:*)`] : []);

/**
 * What to ask of the index for these words. All of them must be found, each in any of its forms; `synonyms` are sets of
 * what is asked for words that mean the same; `codes` are what the question is when it is a code as a whole. `literally`
 * takes every word as it was typed.
 */
export function ask(terms: Term[], synonyms: string[][], codes: string[], literally: boolean): Asked {
  const common = terms.length > 0 && terms.every(({ stem }) => stem === "");
  const said = common ? terms.map((term) => ({ ...term, stem: quoted(term.word) })) : terms.filter(({ stem }) => stem !== "");
  const groups: string[] = [];
  const owns: string[] = [];
  const shown: string[] = [];
  for (let at = 0; at < said.length; at++) {
    const rest = said.slice(at);
    const term = rest[0] as Term;
    if (literally || common) {
      groups.push(term.stem);
      if (!/\d/.test(term.word)) shown.push(either([term.stem, ...hyphened(term.word)]));
      owns.push(term.stem);
      continue;
    }
    const own = alternativesOf(term, at === said.length - 1);
    // A synonym of several words takes the place of all of them; the longest that stands here counts.
    const phrase = synonyms
      .flatMap((set) => set.map((query) => ({ set, words: lexemesIn(query) })))
      .filter(({ words }) => words.length > 1 && words.every((lexeme, n) => rest[n]?.stem === lexeme))
      .sort((a, b) => b.words.length - a.words.length)[0];
    if (phrase) {
      owns.push(`(${phrase.words.join(" & ")})`);
      const all = either([`(${phrase.words.join(" & ")})`, ...phrase.set.map((query) => `(${query})`)]);
      groups.push(all);
      shown.push(all);
      at += phrase.words.length - 1;
      continue;
    }
    const same = synonyms.filter((set) => set.some((query) => query === term.stem || term.nearest.some(({ stem }) => stem === query))).flat();
    owns.push(either(own));
    const all = [...own, ...same.map((query) => `(${query})`)];
    groups.push(either(all));
    if (!/\d/.test(term.word) || same.length > 0) shown.push(either([...all, ...hyphened(term.word)]));
  }
  const orCode = (words: string) => [...codes.map(quoted), ...(words ? [`(${words})`] : [])].join(" | ");
  const figures = figuresOf(terms);
  const corrected =
    literally || common ? [] : said.flatMap(({ word, nearest }) => (nearest.length > 0 ? [{ word, nearest: nearest.map((near) => near.word) }] : []));
  return {
    query: orCode(groups.join(" & ")),
    own: orCode(owns.join(" & ")),
    shown: shown.join(" & "),
    any: shown.join(" | "),
    written: writtenOf(terms, codes, figures, common),
    figures,
    common,
    corrected,
  };
}

/** The marks that stand around what was found in a text; nobody types them. */
export const marks = { start: "\ue000", stop: "\ue001" } as const;

/** A text with marks as its pieces, those that were found told from the others. */
export const piecesOf = (marked: string): { text: string; found: boolean }[] =>
  marked
    .split(marks.start)
    .flatMap((piece, at) => {
      const [found = "", ...rest] = at === 0 ? [""].concat(piece) : piece.split(marks.stop);
      return [
        { text: found, found: true },
        { text: rest.join(""), found: false },
      ];
    })
    .filter(({ text }) => text !== "");

/**
 * A text that the database marked, with the figures and codes as they are `written` marked as a whole, and without the marks
 * on a bare number or a single letter, which are parts of something else.
 */
export function remark(marked: string, written: string): string {
  const joined = marked.replaceAll(`${marks.stop}-${marks.start}`, "-");
  const pieces = piecesOf(joined);
  const plain = pieces.map(({ text }) => text).join("");
  const isStray = (text: string) => /^\p{L}$/u.test(text) || (written !== "" && /^[\d.,]+$/.test(text));
  const on = pieces.flatMap(({ text, found }) => Array.from({ length: text.length }, () => found && !isStray(text)));
  if (written) for (const { index, 0: match } of plain.matchAll(new RegExp(written, "gi"))) on.fill(true, index, index + match.length);
  const edge = (at: number) => (on[at] === (on[at - 1] ?? false) ? "" : on[at] ? marks.start : marks.stop);
  return [...on.keys()].map((at) => edge(at) + plain[at]).join("") + (on.at(-1) ? marks.stop : "");
}
