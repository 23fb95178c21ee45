import type { Lang } from "@/lib/lang";
import { list, number, say } from "@/lib/say";
import { type ChoiceName, choices, choose, countsOf, type Facets, type Filters, hrefOf, optionsOf, passes, without } from "./filters";

type Props = { lang: Lang; filters: Filters; facets: Facets[] };

/** One filter as links: all, and every option that leaves something, with how many; the chosen one is marked. */
function Group({ lang, filters, facets, name }: Props & { name: ChoiceName }) {
  const t = say(lang);
  const counts = countsOf(facets, filters, name);
  const options = optionsOf(lang, name, filters).filter(({ value }) => counts.has(value) || filters[name] === value);
  if (options.length === 0) return null;
  return (
    <div>
      <h2>{t.standards.filters[name]}</h2>
      <a href={hrefOf(lang, without(filters, name))} aria-current={filters[name] ? undefined : "true"}>
        {t.common.all}
      </a>
      {options.map(({ value, label }) => (
        <a key={value} href={choose(lang, filters, name, value)} aria-current={filters[name] === value ? "true" : undefined}>
          {label} <span className="note">{number(lang, counts.get(value) ?? 0)}</span>
        </a>
      ))}
    </div>
  );
}

const inView = choices.slice(0, 4);
const folded = choices.slice(4);

/** The filters as links, those less used folded until one of them is chosen. */
export const FilterLinks = (props: Props) => (
  <nav className="filters" aria-label={say(props.lang).standards.filtersLabel}>
    {inView.map((name) => (
      <Group key={name} {...props} name={name} />
    ))}
    <details open={folded.some((name) => props.filters[name])}>
      <summary>{say(props.lang).standards.moreFilters}</summary>
      {folded.map((name) => (
        <Group key={name} {...props} name={name} />
      ))}
    </details>
  </nav>
);

/** Searches code and statement within the filters that are chosen. */
export function SearchForm({ lang, filters }: Omit<Props, "facets">) {
  const t = say(lang).standards;
  return (
    <form method="get" action={`/${lang}/standards`} className="field">
      {choices.map((name) => filters[name] && <input key={name} type="hidden" name={name} value={filters[name]} />)}
      <label htmlFor="q">{t.searchLabel}</label>
      <p className="flex flex-wrap items-center gap-3">
        <input id="q" type="search" name="q" defaultValue={filters.q} maxLength={200} />
        <button className="btn quiet" type="submit">
          {t.search}
        </button>
      </p>
    </form>
  );
}

/** A filter as it is said: its kind and what was chosen, or the words sought. */
export function spoken(lang: Lang, filters: Filters, name: ChoiceName | "q"): string {
  const t = say(lang).standards;
  if (name === "q") return t.wordsSought(filters.q ?? "");
  const label = optionsOf(lang, name, filters).find(({ value }) => value === filters[name])?.label ?? "";
  return t.chosen(t.filters[name].toLowerCase(), label);
}

/** The filters that are on, in the order of the page. */
export const chosen = (filters: Filters): (ChoiceName | "q")[] => ([...choices, "q"] as const).filter((name) => filters[name]);

/** When nothing is left: what was asked, and for each filter how many standards come back when it is let go. */
export function NothingFound({ lang, filters, facets, unsought }: Props & { unsought: Facets[] }) {
  const t = say(lang).standards;
  const ways = chosen(filters)
    .map((name) => ({ name, rest: without(filters, name), left: (name === "q" ? unsought : facets).filter((it) => passes(it, without(filters, name))).length }))
    .filter(({ left }) => left > 0)
    .sort((a, b) => b.left - a.left);
  return (
    <div className="empty">
      <p>
        {t.nothing(
          list(
            lang,
            chosen(filters).map((name) => spoken(lang, filters, name)),
          ),
        )}
      </p>
      {ways.length > 0 ? (
        <ul>
          {ways.map(({ name, rest, left }) => (
            <li key={name}>
              <a href={hrefOf(lang, rest)}>{t.letGo(spoken(lang, filters, name), left)}</a>
            </li>
          ))}
        </ul>
      ) : (
        <a className="btn quiet" href={`/${lang}/standards`}>
          {t.clear}
        </a>
      )}
      {filters.q && (
        <p>
          <a href={`/${lang}/search?${new URLSearchParams({ q: filters.q })}`}>{t.everywhere(filters.q)}</a>
        </p>
      )}
    </div>
  );
}
