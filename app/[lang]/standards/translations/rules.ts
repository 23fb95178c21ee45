import type { Translation } from "@/lib/generated/prisma/enums";
import { type Lang, langs, otherLang } from "@/lib/lang";
import { differences, hasWords, levelFields } from "@/standards/rules";
import type { Content } from "@/standards/schema";

/** How the words of a version came to be, by language; nothing where it has none. */
export type Translations = Partial<Record<Lang, Translation>>;

/** The languages in which a text of a standard says anything. */
export const langsIn = ({ words }: Pick<Content, "words">): Lang[] => langs.filter((lang) => hasWords(words[lang]));

const promised: readonly string[] = ["statement", ...levelFields];

/** Whether the promise or a level reads otherwise in this language. */
const isMoved = (from: Content, to: Content, lang: Lang) =>
  differences(from, to, [lang]).some(({ kind, field }) => kind !== "number" && promised.includes(field));

/**
 * How the words of the next version came to be. A language that stays as it was while the promise or a level changes in
 * the other one is unchecked: it may lag behind, and does so until somebody checks it or changes it.
 */
export function translationsOf(live: { content: Content; translations: Translations } | null, next: Content): Translations {
  const [own] = langs;
  const written = langsIn(next);
  return Object.fromEntries(
    written.map((lang): [Lang, Translation] => {
      const usual = lang === own || written.length === 1 ? "original" : "translated";
      if (!live || !hasWords(live.content.words[lang])) return [lang, usual];
      const isSame = differences(live.content, next, [lang]).every(({ kind }) => kind === "number");
      const other = otherLang(lang);
      // Where the other one lagged behind, it catches up.
      const lags =
        live.translations[other] !== undefined && live.translations[other] !== "unchecked" && hasWords(next.words[other]) && isMoved(live.content, next, other);
      if (isSame && lags) return [lang, "unchecked"];
      return [lang, isSame ? (live.translations[lang] ?? usual) : usual];
    }),
  );
}

/** The language that is all that a text adds to the live one, which had no words in it; null when it changes anything else. */
export function lateLanguage(live: Content | null, next: Content): Lang | null {
  if (!live) return null;
  const [late, ...more] = langsIn(next).filter((lang) => !hasWords(live.words[lang]));
  if (!late || more.length > 0) return null;
  return differences(live, next, [otherLang(late)]).length === 0 ? late : null;
}
