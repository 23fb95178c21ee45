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
  corrected: { word: string; nearest: string[] }[];
};

const quoted = (lexeme: string) => `'${lexeme.replace(/['\\]/g, "$&$&")}'`;
const lexemesIn = (query: string) => query.match(/'(?:[^']|'')+'/g) ?? [];
const either = (alternatives: string[]) => `(${[...new Set(alternatives)].join(" | ")})`;

/** What is asked for one word: itself, what begins with it, what is a letter off, and compounds that end in it. */
function alternativesOf({ word, stem, nearest, compounds }: Term, isLast: boolean): string[] {
  // A code or a number is what it is.
  if (/\d/.test(word)) return [stem];
  const begins = word.length >= 4 || (isLast && word.length >= 2) ? [`${quoted(word)}:*`] : [];
  return [stem, ...begins, ...nearest.map((near) => near.stem), ...compounds.map(quoted)].filter(Boolean);
}

/**
 * What to ask of the index for these words. All of them must be found, each in any of its forms; `synonyms` are sets of
 * what is asked for words that mean the same; `codes` are what the question is when it is a code as a whole. `literally`
 * takes every word as it was typed.
 */
export function ask(terms: Term[], synonyms: string[][], codes: string[], literally: boolean): Asked {
  const said = terms.filter(({ stem }) => stem !== "");
  const groups: string[] = [];
  const owns: string[] = [];
  for (let at = 0; at < said.length; at++) {
    const rest = said.slice(at);
    const term = rest[0] as Term;
    if (literally) {
      groups.push(term.stem);
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
      groups.push(either([`(${phrase.words.join(" & ")})`, ...phrase.set.map((query) => `(${query})`)]));
      at += phrase.words.length - 1;
      continue;
    }
    const same = synonyms.filter((set) => set.some((query) => query === term.stem || term.nearest.some(({ stem }) => stem === query))).flat();
    owns.push(either(own));
    groups.push(either([...own, ...same.map((query) => `(${query})`)]));
  }
  const orCode = (words: string) => [...codes.map(quoted), ...(words ? [`(${words})`] : [])].join(" | ");
  const corrected = literally ? [] : said.flatMap(({ word, nearest }) => (nearest.length > 0 ? [{ word, nearest: nearest.map((near) => near.word) }] : []));
  return { query: orCode(groups.join(" & ")), own: orCode(owns.join(" & ")), corrected };
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
