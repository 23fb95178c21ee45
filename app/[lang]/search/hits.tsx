import { findBrand, findPage } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { number, say } from "@/lib/say";
import { Badge, BrandMark } from "@/ui/shell";
import { addressOf, optionsOf, type Question } from "./address";
import { type Findings, type Found, type Side, sides } from "./queries";
import { piecesOf, remark } from "./rules";

/** A text with what was found in it marked. */
const Marked = ({ text }: { text: string }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: two pieces may be the same, and nothing moves
  piecesOf(text).map((piece, at) => (piece.found ? <mark key={at}>{piece.text}</mark> : piece.text));

/** What was found, the best first: what it is and whose, its title, and a piece of it with the match marked. */
export const Hits = ({ lang, found, written }: { lang: Lang; found: Found[]; written: string }) => {
  const t = say(lang).search;
  return (
    <ol className="hits">
      {found.map(({ kind, path, code, title, excerpt, brand, retired, lang: inLang }) => {
        const [page = "", anchor] = path.split("#");
        const around = anchor && kind !== "reference" ? findPage(lang, page) : null;
        return (
          <li key={`${kind} ${path}`}>
            <p className="lbl">
              <BrandMark brand={findBrand(brand)} /> {[t.kinds[kind], findBrand(brand)?.name].filter(Boolean).join(", ")}{" "}
              {code && (
                <span className="code">
                  <Marked text={remark(code, written)} />
                </span>
              )}{" "}
              {around && t.on(around.title)} {retired && <Badge>{t.retired}</Badge>} {inLang !== lang && <Badge>{t.otherLang}</Badge>}
            </p>
            <a href={`/${lang}/${path}`} lang={inLang === lang ? undefined : inLang}>
              <Marked text={title} />
            </a>
            <p lang={inLang === lang ? undefined : inLang}>
              <Marked text={excerpt} />
            </p>
          </li>
        );
      })}
    </ol>
  );
};

type Narrowing = { lang: Lang; asked: Question; counts: Findings["counts"] };

/** One side as links: all, and every choice that leaves something, with how many; the chosen one is marked. */
function Choices({ lang, asked, counts, side }: Narrowing & { side: Side }) {
  const t = say(lang);
  const { [side]: chosen, ...rest } = asked.narrowed;
  const left = new Map(counts.filter((count) => count.side === side).map(({ value, n }) => [value, n]));
  const options = optionsOf(lang, side).filter(({ value }) => left.has(value) || value === chosen);
  if (options.length < 2 && !chosen) return null;
  return (
    <div>
      <h2>{t.search.sides[side]}</h2>
      <a href={`/${lang}/${addressOf({ ...asked, narrowed: rest, page: 1 })}`} aria-current={chosen ? undefined : "true"}>
        {t.common.all}
      </a>
      {options.map(({ value, label }) => (
        <a
          key={value}
          href={`/${lang}/${addressOf({ ...asked, narrowed: { ...rest, [side]: value }, page: 1 })}`}
          aria-current={chosen === value ? "true" : undefined}
        >
          {label} <span className="note">{number(lang, left.get(value) ?? 0)}</span>
        </a>
      ))}
    </div>
  );
}

const inView = sides.slice(0, 2);
const folded = sides.slice(2);

/** The ways to narrow a search down, those less used folded until one of them is chosen. */
export const Narrow = (props: Narrowing) => (
  <nav className="filters" aria-label={say(props.lang).search.filters}>
    {inView.map((side) => (
      <Choices key={side} {...props} side={side} />
    ))}
    <details open={folded.some((side) => props.asked.narrowed[side])}>
      <summary>{say(props.lang).standards.moreFilters}</summary>
      {folded.map((side) => (
        <Choices key={side} {...props} side={side} />
      ))}
    </details>
  </nav>
);
