import { citedOn, findBrand, listBrands, listPages, listReferences, type Page } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { pathIn } from "@/lib/meta";
import { say } from "@/lib/say";
import { Work } from "./reading";
import { inReadingOrder } from "./rules";

/** Every text of a language: the handbook in its order, then brand by brand. */
const allTexts = (lang: Lang): Page[] => {
  const pages = listPages(lang);
  const brandTexts = listBrands().flatMap(({ slug }) => pages.filter(({ path }) => path === `brands/${slug}` || path.startsWith(`brands/${slug}/`)));
  return [...inReadingOrder(pages, "handbook"), ...brandTexts];
};

/** The texts that cite a work, as links in a sentence; a brand's text goes with the brand's name. */
function CitedOn({ lang, texts }: { lang: Lang; texts: Page[] }) {
  const t = say(lang).handbook;
  if (texts.length === 0) return t.notCited;
  const nameOf = (text: Page) => {
    const brand = findBrand(/^brands\/([^/]+)/.exec(text.path)?.[1] ?? null);
    return brand ? `${text.title} (${brand.name})` : text.title;
  };
  return (
    <>
      {t.citedOn}{" "}
      {texts.map((text, at) => (
        <span key={text.path}>
          {at > 0 && (at === texts.length - 1 ? ` ${say(lang).common.and} ` : ", ")}
          <a href={pathIn(lang, text.path)}>{nameOf(text)}</a>
        </span>
      ))}
      .
    </>
  );
}

/** The whole list of works, each under its id, with where to read it and which texts cite it. */
export function Bibliography({ lang }: { lang: Lang }) {
  const t = say(lang).handbook;
  const texts = allTexts(lang).map((text) => ({ text, cited: citedOn(text).map(({ id }) => id) }));
  return (
    <>
      <h2 id="bibliography">{t.bibliography}</h2>
      <ul className="grid">
        {listReferences().map((reference) => (
          <li key={reference.id} id={reference.id}>
            <p>
              <Work lang={lang} reference={reference} />
            </p>
            {reference.url && (
              <p className="note">
                <a href={reference.url} rel="external noopener">
                  {t.readAt(new URL(reference.url).hostname.replace(/^www\./, ""))}
                </a>
              </p>
            )}
            <p className="note">
              <CitedOn lang={lang} texts={texts.filter(({ cited }) => cited.includes(reference.id)).map(({ text }) => text)} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
