import type { Metadata } from "next";
import { metaOf } from "@/lib/meta";
import { langOf } from "@/lib/params";
import { isA } from "@/lib/policy";
import { say } from "@/lib/say";
import { findActor, requireReader } from "@/lib/session";
import { BrandMark, Empty, Head, Page } from "@/ui/shell";
import { chosen, FilterLinks, NothingFound, SearchForm } from "./filtering";
import { type Filters, hrefOf, readFilters } from "./filters";
import { byOwner } from "./houses";
import { House, Norms } from "./norm";
import { listFacets, listStandards } from "./queries";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = langOf((await params).lang);
  const t = say(lang).standards;
  return metaOf(lang, "standards", t.title, t.lede);
}

/** Every standard that holds, narrowed down by filters in the address. */
export default async function StandardsPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const { filters, unknown } = readFilters(lang, await searchParams);
  const here = hrefOf(lang, filters).slice(lang.length + 2);
  await requireReader(lang, here);
  const actor = await findActor(lang);
  const t = say(lang).standards;
  const norms = await listStandards(actor, filters, lang);
  const facets = await listFacets(actor, filters);
  const none: Filters = {};
  const isFiltered = chosen(filters).length > 0;
  return (
    <Page lang={lang} section="standards" here={here} brand={filters.brand}>
      <Head title={t.title} lede={t.lede}>
        {isA(actor, "leader") && (
          <p className="gap flex flex-wrap items-center gap-x-6 gap-y-2">
            <a className="btn" href={`/${lang}/standards/new`}>
              {t.startNew}
            </a>
            <a href={`/${lang}/standards/review`}>{t.toReview}</a>
          </p>
        )}
      </Head>
      <SearchForm lang={lang} filters={filters} />
      <FilterLinks lang={lang} filters={filters} facets={facets} />
      {unknown.map(({ name, value }) => (
        <p key={name} className="note">
          {t.unknown(t.filters[name].toLowerCase(), value)}
        </p>
      ))}
      <section aria-labelledby="found">
        <h2 id="found">{t.found(norms.length)}</h2>
        {isFiltered && norms.length > 0 && <a href={`/${lang}/standards`}>{t.clear}</a>}
        {byOwner(lang, norms).map((owner) => (
          <House
            key={owner.id}
            id={`of-${owner.id}`}
            title={owner.name}
            brand={owner.brand?.slug}
            mark={<BrandMark brand={owner.brand} />}
            about={t.count(owner.norms.length)}
          >
            <Norms lang={lang} norms={owner.norms} />
          </House>
        ))}
        {norms.length === 0 && isFiltered && (
          <NothingFound lang={lang} filters={filters} facets={facets} unsought={filters.q ? await listFacets(actor, none) : facets} />
        )}
        {norms.length === 0 && !isFiltered && <Empty ruler>{t.noneYet}</Empty>}
      </section>
    </Page>
  );
}
