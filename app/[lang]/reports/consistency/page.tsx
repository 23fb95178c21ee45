import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { hrefOf, queryOf, readAsked } from "@/reports/addresses";
import { GroupFilters, hereOf, PlaceLabel, ReportPage, Said, Take } from "@/reports/parts";
import { listStatements } from "@/reports/queries";
import { differenceOf, pointsSaid, principleOf, whole } from "@/reports/words";
import { TensTicks } from "@/ui/ruler.strip";
import { Empty, Head, Pages } from "@/ui/shell";
import { type Before, findBefore, findChoice, findConsistency, type Row, withheldIn } from "./queries";
import { Axis, Legend, SpreadRow, SpreadTable, Submitted } from "./rows";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const perPage = 12;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).reports.consistency;
  return { title: t.title, description: t.lede };
}

/** The figures of the row that the title names, and those of the cycle before. */
function figuresSaid(lang: Lang, row: Row, before: Before | undefined): string {
  const t = say(lang).reports.consistency;
  const then =
    before && before.spread.spread !== null ? ` ${t.before(before.cycle, pointsSaid(lang, differenceOf(before.spread)), whole(lang, before.spread.mean))}` : "";
  return `${t.figures(whole(lang, row.spread.mean), pointsSaid(lang, differenceOf(row.spread)))}${then}`;
}

/** How much alike the units of a place are: by principle and by standard, the least alike first. */
export default async function ConsistencyPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const asked = readAsked(await searchParams);
  const actor = await requireMember(lang, hereOf("consistency", asked));
  const choice = (await findChoice(actor, asked)) ?? notFound();
  const { units, place, cycles, cycle } = choice;
  const { floor } = choice.looking;
  const reports = say(lang).reports;
  const t = reports.consistency;
  if (!cycle)
    return (
      <ReportPage lang={lang} here="reports/consistency" brand={place.brand} trail={[{ label: t.title }]}>
        <Head label={<PlaceLabel place={place} />} title={t.title} lede={t.lede} />
        <Empty ruler action={{ label: say(lang).assessments.title, href: `/${lang}/assessments` }}>
          {reports.noCycle}
        </Empty>
      </ReportPage>
    );
  const found = await findConsistency(choice, cycle, asked);
  const { principles, standards, whole: all, lens } = found;
  const previous = cycles[cycles.indexOf(cycle) + 1];
  const pages = Math.max(1, Math.ceil(standards.length / perPage));
  const page = Math.min(asked.page, pages);
  const listed = standards.slice((page - 1) * perPage, page * perPage);
  const tops = asked.principle === "" ? principles : [all];
  const earlier = previous ? await findBefore([...tops, ...listed], choice, lens, previous) : new Map<string, Before>();
  const statements = await listStatements(
    lang,
    listed.flatMap(({ items }) => items.map(({ versionId }) => versionId)),
  );
  const named = cycle.calibratedAt !== null;
  const detailsHref = (of: string) => `/${lang}/reports/consistency/${of}${queryOf({ ...asked, page: 1, cycle: cycle.slug, unit: place.slug, principle: "" })}`;
  const [top] = asked.principle === "" ? principles : standards;
  const title =
    !top || top.spread.spread === null
      ? t.alike(place.name)
      : asked.principle === ""
        ? t.finding(place.name, principleOf(lang, top.of))
        : t.findingStandard(top.of, principleOf(lang, asked.principle));
  const rowOf = (row: Row, at: number, heading: { code?: string; title: React.ReactNode; label: string; improve?: string }) => (
    <SpreadRow
      key={row.of}
      lang={lang}
      first={at === 0}
      code={heading.code}
      title={heading.title}
      spread={row.spread}
      units={units}
      withheld={withheldIn(row, found, choice)}
      named={named}
      before={earlier.get(row.of)}
      hasBefore={previous !== undefined}
      details={{ href: detailsHref(row.of), label: heading.label }}
      improve={heading.improve}
    />
  );
  const statementOf = (row: Row) => statements.get(row.items[0]?.versionId ?? "")?.text ?? row.of;
  const tableOf = (rows: Row[], titleOf: (row: Row) => string) =>
    rows.map((row) => ({ key: row.of, title: titleOf(row), spread: row.spread, withheld: withheldIn(row, found, choice) }));
  const caption = t.caption(place.name, cycle.slug);
  return (
    <ReportPage
      lang={lang}
      here={hereOf("consistency", asked)}
      brand={place.brand}
      trail={[{ label: t.title, href: `/${lang}/reports/consistency` }, { label: place.name }]}
    >
      <TensTicks />
      <Head
        label={
          <PlaceLabel place={place}>
            , {reports.unitCount(new Set(all.spread.units.map(({ path }) => path)).size + withheldIn(all, found, choice).length)}
          </PlaceLabel>
        }
        title={title}
        lede={top && top.spread.spread !== null ? figuresSaid(lang, top, earlier.get(top.of)) : undefined}
      />
      <GroupFilters lang={lang} report="consistency" asked={asked} choice={choice} />
      {standards.length === 0 ? (
        <Empty ruler action={{ label: reports.allPrinciples, href: hrefOf(lang, "consistency", { cycle: cycle.slug }) }}>
          {t.empty(floor)}
        </Empty>
      ) : (
        <>
          <Legend lang={lang} floor={floor} />
          <Submitted lang={lang} cycle={cycle} />
          <section aria-labelledby="principles">
            <h2 className="mt-8 mb-2" id="principles">
              {asked.principle === "" ? t.perPrinciple : principleOf(lang, asked.principle)}
            </h2>
            {asked.principle === "" && <p className="note prose">{t.perPrincipleNote}</p>}
            <Axis first={reports.principle} last={t.spread} />
            {tops.map((row, at) =>
              rowOf(row, at, {
                title:
                  asked.principle === "" ? (
                    <a href={hrefOf(lang, "consistency", asked, { principle: row.of })}>{principleOf(lang, row.of)}</a>
                  ) : (
                    principleOf(lang, row.of)
                  ),
                label: principleOf(lang, row.of),
              }),
            )}
            <details className="gap">
              <summary>{reports.asTable}</summary>
              <SpreadTable lang={lang} caption={caption} rows={tableOf(tops, (row) => principleOf(lang, row.of))} units={units} floor={floor} />
            </details>
          </section>
          <section aria-labelledby="standards">
            <h2 className="mt-16 mb-2" id="standards">
              {t.perStandard}
            </h2>
            <Axis first={t.standard} last={t.spread} />
            {listed.map((row, at) => {
              const statement = statements.get(row.items[0]?.versionId ?? "");
              return rowOf(row, at, {
                code: row.of,
                title: (
                  <a
                    href={`/${lang}/standards/${row.of}/versions/${row.items[0]?.number}`}
                    lang={statement && statement.lang !== lang ? statement.lang : undefined}
                  >
                    {statementOf(row)}
                  </a>
                ),
                label: row.of,
                improve: `/${lang}/improvements/new?${new URLSearchParams({ standard: row.of, unit: place.slug, cycle: cycle.slug })}`,
              });
            })}
            {pages > 1 && <Pages lang={lang} at={page} pages={pages} hrefOf={(to) => hrefOf(lang, "consistency", asked, { page: to })} />}
            <p className="note gap prose">{t.method(floor)}</p>
            <Said lang={lang} cycle={cycle} place={place} />
            <details className="gap">
              <summary>{reports.asTable}</summary>
              <SpreadTable lang={lang} caption={caption} rows={tableOf(listed, (row) => `${row.of} ${statementOf(row)}`)} units={units} floor={floor} />
            </details>
          </section>
          <Take lang={lang} report="consistency" asked={{ ...asked, cycle: cycle.slug, unit: place.slug }} />
        </>
      )}
    </ReportPage>
  );
}
