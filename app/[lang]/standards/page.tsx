import type { Metadata } from "next";
import { metaOf } from "@/lib/meta";
import { langOf } from "@/lib/params";
import { isA } from "@/lib/policy";
import { say } from "@/lib/say";
import { findActor, requireReader } from "@/lib/session";
import { BrandMark, Empty, Head, Notice, Page, Pages } from "@/ui/shell";
import { Desk } from "./desk";
import { chosen, FilterLinks, NothingFound, SearchForm } from "./filtering";
import { exportOf, hrefOf, pageIn, passes, readFilters } from "./filters";
import { byOwner } from "./houses";
import { StandardLink } from "./live";
import { House, Norms } from "./norm";
import { findGone, listCoded, listEntries } from "./queries";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = langOf((await params).lang);
  const t = say(lang).standards;
  return metaOf(lang, "standards", t.title, t.lede);
}

/** Standards on a page of the list: few enough to answer at once. */
const perPage = 100;

/** Every standard that holds, narrowed down by filters in the address. */
export default async function StandardsPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const asked = await searchParams;
  const { filters, unknown } = readFilters(lang, asked);
  const page = pageIn(asked.page);
  const here = hrefOf(lang, filters, page).slice(lang.length + 2);
  await requireReader(lang, here);
  const actor = await findActor(lang);
  const t = say(lang).standards;
  const entries = await listEntries(filters.q ?? "", lang);
  const fitting = entries.filter((entry) => passes(entry, filters));
  const pages = Math.max(1, Math.ceil(fitting.length / perPage));
  const at = Math.min(page, pages);
  const shown = fitting.slice((at - 1) * perPage, at * perPage);
  const norms = await listCoded(
    actor,
    shown.map(({ code }) => code),
    lang,
  );
  const sought = (filters.q ?? "").toUpperCase();
  const gone = await findGone(sought);
  const isFiltered = chosen(filters).length > 0;
  return (
    <Page lang={lang} section="standards" here={here} brand={filters.brand}>
      <Head title={t.title} lede={t.lede}>
        {isA(actor, "leader") && (
          <>
            <p className="gap">
              <a className="btn" href={`/${lang}/standards/new`}>
                {t.startNew}
              </a>
            </p>
            <Desk lang={lang} />
          </>
        )}
      </Head>
      <SearchForm lang={lang} filters={filters} />
      <FilterLinks lang={lang} filters={filters} facets={entries} />
      {unknown.map(({ name, value }) => (
        <p key={name} className="note">
          {t.unknown(t.filters[name].toLowerCase(), value)}
        </p>
      ))}
      <section aria-labelledby="found">
        {gone && (
          <Notice title={gone.length > 0 ? t.goneOn(sought) : t.gone(sought)}>
            {gone.length > 0 && <StandardLink lang={lang} code={sought} />} <a href={`/${lang}/standards/${sought}`}>{t.toStandard}</a>
          </Notice>
        )}
        <h2 id="found">{t.found(fitting.length)}</h2>
        {isFiltered && norms.length > 0 && <a href={`/${lang}/standards`}>{t.clear}</a>}
        {norms.length > 0 && (
          <p className="act flex flex-wrap gap-x-4">
            <span>{t.takeAlong}</span>
            {(["csv", "xlsx"] as const).map((format) => (
              <a key={format} href={exportOf(lang, filters, format)}>
                {t.asFile[format]}
              </a>
            ))}
            <a href={`/${lang}/standards/api`}>{say(lang).api.title}</a>
          </p>
        )}
        {byOwner(lang, norms).map((owner) => (
          <House
            key={owner.id}
            id={`of-${owner.id}`}
            title={owner.name}
            brand={owner.brand?.slug}
            mark={<BrandMark brand={owner.brand} />}
            about={t.count(fitting.filter((entry) => entry.owner === owner.id).length)}
          >
            <Norms lang={lang} norms={owner.norms} />
          </House>
        ))}
        {pages > 1 && <Pages lang={lang} at={at} pages={pages} hrefOf={(page) => hrefOf(lang, filters, page)} />}
        {norms.length === 0 && isFiltered && (
          <NothingFound lang={lang} filters={filters} facets={entries} unsought={filters.q ? await listEntries("", lang) : entries} />
        )}
        {norms.length === 0 && !isFiltered && <Empty ruler>{t.noneYet}</Empty>}
      </section>
    </Page>
  );
}
