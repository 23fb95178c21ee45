/** The languages, the first one the organisation's own. */
export const langs = ["nl", "en"] as const;
export type Lang = (typeof langs)[number];

/** Whether a piece of an address is one of our languages. */
export const isLang = (text: unknown): text is Lang => langs.includes(text as Lang);

/** The other of the two. */
export const otherLang = (lang: Lang): Lang => (lang === "nl" ? "en" : "nl");

/** The language for a visitor who has not said which: a kept choice, then the browser's wish, then our own. */
export function chooseLang(kept: string | undefined, accept: string | undefined): Lang {
  if (isLang(kept)) return kept;
  const wished = (accept ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.trim().toLowerCase().split(";");
      const q = rest.map((piece) => piece.trim()).find((piece) => piece.startsWith("q="));
      return { lang: tag.split("-")[0], weight: q ? Number(q.slice(2)) || 0 : 1 };
    })
    .filter((wish) => isLang(wish.lang) && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)[0];
  return (wished?.lang as Lang | undefined) ?? langs[0];
}
