import type { ReactNode } from "react";
import { type Brand, findBrand, listBrands } from "@/lib/content";
import { type Lang, otherLang } from "@/lib/lang";
import { countUnread } from "@/lib/notices";
import { number, say } from "@/lib/say";
import { findActor } from "@/lib/session";
import { Palette } from "@/ui/palette";
import { PercentTicks } from "@/ui/ruler.parts";

type Section = "handbook" | "brands" | "standards" | "assessments" | "improvements" | "reports" | "me" | "people" | "search";
/** A step of the way to a page; the last has no address. */
export type Crumb = { label: string; href?: string };

/** The accent and the heading tone of every brand, as a class with the brand's slug; in the head, once. On paper the accent is ink. */
export function BrandStyles() {
  const rules = (of: (brand: Brand) => string) =>
    listBrands()
      .map((brand) => `.${brand.slug}{${of(brand)}}`)
      .join("");
  return (
    <style href="brands" precedence="brands">
      {[
        rules(({ heading }) => `--heading-weight:${heading.weight};--heading-style:${heading.style}`),
        `@media screen{${rules(({ accent }) => `--accent:${accent.light}`)}}`,
        `@media screen and (prefers-color-scheme:dark){${rules(({ accent }) => `--accent:${accent.dark}`)}}`,
      ].join("")}
    </style>
  );
}

const icons = {
  "i-ok": { d: "M2 8.5 6 12.5 14 3.5", width: 2 },
  "i-due": { d: "M8 1.5A6.5 6.5 0 1 0 8 14.5 6.5 6.5 0 1 0 8 1.5M8 4.5V8.5L11 10", width: 1.6 },
  "i-err": { d: "M8 1.5 15 14.5H1ZM8 6V10M8 11.5V13", width: 1.6 },
};

/** What the drawings on a page refer to: the ticked edge, the hatch, the marks and the icons. */
const Defs = () => (
  <svg className="defs" aria-hidden="true" focusable="false">
    <defs>
      <pattern id="edge" width="80" height="12" patternUnits="userSpaceOnUse">
        <path d="M.5 0V12M8.5 0V5M16.5 0V5M24.5 0V5M32.5 0V5M40.5 0V8M48.5 0V5M56.5 0V5M64.5 0V5M72.5 0V5" stroke="currentColor" fill="none" />
      </pattern>
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V5" className="r-minor" fill="none" />
      </pattern>
      <PercentTicks />
      <path id="m-target" className="m-target" d="M0 0L-6 10H6Z" />
      <path id="m-got" className="m-got" d="M0-8L7 0 0 8-7 0Z" />
      <path id="m-open" className="m-open" d="M0-7L6 0 0 7-6 0Z" />
      {Object.entries(icons).map(([id, icon]) => (
        <symbol key={id} id={id} viewBox="0 0 16 16">
          <path d={icon.d} fill="none" stroke="currentColor" strokeWidth={icon.width} />
        </symbol>
      ))}
    </defs>
  </svg>
);

const Edge = () => (
  <svg className="edge" aria-hidden="true">
    <rect width="100%" height="12" fill="url(#edge)" />
  </svg>
);

/** A tick, a clock or a warning triangle beside words that say the same. */
export const Icon = ({ name }: { name: "ok" | "due" | "err" }) => (
  <svg aria-hidden="true">
    <use href={`#i-${name}`} />
  </svg>
);

/** The mark of a brand; its name stands beside it. */
export const BrandMark = ({ brand }: { brand: Brand | null }) =>
  brand && (
    <svg className="brandmark" viewBox="0 0 16 16" aria-hidden="true">
      {brand.mark.map((stroke) => (
        <path key={stroke.d} d={stroke.d} fill={stroke.filled ? "currentColor" : "none"} stroke={stroke.filled ? "none" : "currentColor"} strokeWidth="1.8" />
      ))}
    </svg>
  );

/** The search: a field where there is room for one, a link to its page where not. */
function Seek({ lang }: { lang: Lang }) {
  const t = say(lang);
  const glass = (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M6.8 11.6a4.8 4.8 0 1 0 0-9.6 4.8 4.8 0 0 0 0 9.6ZM10.4 10.4 14.5 14.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </svg>
  );
  return (
    <>
      <search>
        <form method="get" action={`/${lang}/search`}>
          <input type="search" name="q" maxLength={200} aria-label={t.search.box} placeholder={t.search.title} autoComplete="off" />
          <button type="submit" aria-label={t.search.go}>
            {glass}
          </button>
        </form>
      </search>
      <a className="seek" href={`/${lang}/search`} aria-label={t.search.title}>
        {glass}
      </a>
    </>
  );
}

/** The entries whose pages are made for whoever asks; what everyone reads is shared by all, and says nothing of anybody. */
const personal: (Section | undefined)[] = ["assessments", "improvements", "reports", "me", "people"];

/** How many notices whoever is signed in has not read. */
async function Unread({ lang }: { lang: Lang }) {
  const { id } = await findActor(lang);
  const unread = id === null ? 0 : await countUnread(id);
  return unread === 0 ? null : (
    <>
      {" "}
      <span aria-hidden="true">({number(lang, unread)})</span>
      <span className="vh">{say(lang).notices.unread(unread)}</span>
    </>
  );
}

type PageProps = {
  lang: Lang;
  /** The entry of the menu that this page belongs to. */
  section?: Section;
  /** The address below the language, `""` for the front page; the language link goes to the same address. */
  here: string;
  /** The slug of the brand that gives its accent and heading tone. */
  brand?: string | null;
  /** A page to work on: the interface face, smaller headings. */
  work?: boolean;
  crumbs?: Crumb[];
  children: ReactNode;
};

/** Everything around the content of a page: skip link, header with menu, breadcrumb, main, footer. */
export function Page({ lang, section, here, brand, work, crumbs, children }: PageProps) {
  const t = say(lang);
  const other = otherLang(lang);
  const entries = [
    ["handbook", t.shell.handbook],
    ["brands", t.shell.brands],
    ["standards", t.shell.standards],
    ["assessments", t.shell.assessments],
    ["improvements", t.shell.improvements],
    ["reports", t.shell.reports],
    ["me", t.shell.me],
  ] as const;
  return (
    <div className={[findBrand(brand ?? null)?.slug, work && "work"].filter(Boolean).join(" ") || undefined}>
      <BrandStyles />
      <a className="skip" href="#main">
        {t.shell.skip}
      </a>
      <Defs />
      <header className="top">
        <div className="wrap">
          <a className="mark" href={`/${lang}`} aria-label={`${t.name}, ${t.shell.home.toLowerCase()}`}>
            {t.name}
          </a>
          {!/^search(\?|$)/.test(here) && <Seek lang={lang} />}
          <button className="btn quiet menu-btn" type="button" popoverTarget="menu">
            {t.shell.menu}
          </button>
          <nav id="menu" popover="auto" aria-label={t.shell.mainMenu}>
            <ul>
              {entries.map(([entry, label]) => (
                <li key={entry}>
                  <a href={`/${lang}/${entry}`} aria-current={entry !== section ? undefined : here === entry ? "page" : "true"}>
                    {label}
                    {entry === "me" && personal.includes(section) && <Unread lang={lang} />}
                  </a>
                </li>
              ))}
              <li>
                <a href={here ? `/${other}/${here}` : `/${other}`} lang={other} hrefLang={other}>
                  {t.inOther}
                </a>
              </li>
            </ul>
          </nav>
        </div>
        <Edge />
      </header>
      <Palette lang={lang} words={t.search.palette} />
      <main id="main" className="wrap">
        {crumbs && crumbs.length > 0 && (
          <nav className="crumb" aria-label={t.shell.breadcrumb}>
            <ol>
              {crumbs.map((crumb) => (
                <li key={crumb.label}>{crumb.href ? <a href={crumb.href}>{crumb.label}</a> : crumb.label}</li>
              ))}
            </ol>
          </nav>
        )}
        {children}
      </main>
      <footer className="foot">
        <Edge />
        <div className="wrap">
          <span>{t.shell.fiction}</span>
          <a href={`/${lang}/handbook/accessibility`}>{t.shell.accessibility}</a>
          <a href={`/${lang}/handbook/privacy`}>{t.shell.privacy}</a>
        </div>
      </footer>
    </div>
  );
}

export * from "@/ui/parts";
