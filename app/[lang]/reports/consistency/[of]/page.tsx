import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langOf } from "@/lib/params";
import { list, number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { hrefOf, queryOf, readAsked } from "@/reports/addresses";
import { findChoice, findConsistency, findTrend, withheldIn } from "@/reports/consistency/queries";
import { Axis, Legend, SpreadRow, Strip, Submitted } from "@/reports/consistency/rows";
import { hereOf, PlaceLabel, ReportPage, Said, Take } from "@/reports/parts";
import { listStatements } from "@/reports/queries";
import { together } from "@/reports/rules";
import { apartSaid, byName, coverageOf, differenceOf, pointsSaid, principleOf, tenths, thirdsSaid, whole } from "@/reports/words";
import { TensTicks } from "@/ui/ruler.strip";
import { Columns, Empty, Head, Pages, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; of: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const perPage = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).reports.consistency;
  return { title: t.details, description: t.lede };
}

/** How the figures of one standard, of a principle or of all together were worked out, by unit and over the cycles. */
export default async function CalculationPage({ params, searchParams }: Props) {
  const { lang: given, of } = await params;
  const lang = langOf(given);
  const asked = readAsked(await searchParams);
  const here = hereOf(`consistency/${of}`, asked);
  const actor = await requireMember(lang, here);
  const choice = (await findChoice(actor, asked)) ?? notFound();
  const { units, place } = choice;
  const { floor } = choice.looking;
  const cycle = choice.cycle ?? notFound();
  const found = await findConsistency(choice, cycle, { ...asked, principle: "" });
  const row = [...found.standards, ...found.principles, found.whole].find((one) => one.of === of) ?? notFound();
  const standard = row.items.length === 1 && row.items[0]?.code === of ? row.items[0] : null;
  const statements = await listStatements(lang, standard ? [standard.versionId] : []);
  const statement = statements.get(standard?.versionId ?? "");
  const trend = await findTrend(row, choice, found.lens, cycle);
  const reports = say(lang).reports;
  const t = reports.consistency;
  const title = statement?.text ?? (of === "all" ? t.all : principleOf(lang, of));
  const named = cycle.calibratedAt !== null;
  const withheld = withheldIn(row, found, choice);
  const rows = byName(
    lang,
    row.spread.units.flatMap((one) => {
      const unit = units.get(one.path);
      return unit ? [{ unit, ...one }] : [];
    }),
  );
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(asked.page, pages);
  const { sums, low, high, mean, deviation } = row.spread;
  const scored = row.spread.units.filter(({ points }) => points !== null).length;
  const improve = (unit: string) => `/${lang}/improvements/new?${new URLSearchParams({ standard: of, unit, cycle: cycle.slug })}`;
  return (
    <ReportPage
      lang={lang}
      here={here}
      brand={place.brand}
      trail={[{ label: t.title, href: hrefOf(lang, "consistency", { ...asked, page: 1 }) }, { label: standard ? of : title }]}
    >
      <TensTicks />
      <Head
        label={
          <PlaceLabel place={place}>
            {[
              "",
              reports.cycleOf(cycle.slug).toLowerCase(),
              ...(standard ? [of] : []),
              ...(asked.channel ? [`${reports.channel.toLowerCase()} ${say(lang).channels[asked.channel]}`] : []),
              ...(asked.role ? [`${reports.role.toLowerCase()} ${say(lang).roles[asked.role]}`] : []),
            ].join(", ")}
          </PlaceLabel>
        }
        title={<span lang={statement && statement.lang !== lang ? statement.lang : undefined}>{title}</span>}
        lede={row.spread.spread === null ? t.alike(place.name) : t.figures(whole(lang, mean), pointsSaid(lang, differenceOf(row.spread)))}
      />
      <Legend lang={lang} floor={floor} />
      <Submitted lang={lang} cycle={cycle} />
      <Axis first={reports.cycle} last={t.spread} />
      <div className="strip now">
        <div>
          <h3>{cycle.slug}</h3>
        </div>
        <div>
          <Strip lang={lang} spread={row.spread} units={units} withheld={withheld} named={named} />
        </div>
        <div className="spread num">{whole(lang, differenceOf(row.spread))}</div>
      </div>
      <Section title={t.details} wide>
        <div className="calc">
          {mean !== null && <p>{t.sum(thirdsSaid(lang, sums.thirds), number(lang, sums.weight), tenths(lang, mean))}</p>}
          {low !== null && high !== null && row.spread.spread !== null && (
            <p>{t.difference(tenths(lang, high), tenths(lang, low), tenths(lang, differenceOf(row.spread, 10)))}</p>
          )}
          {deviation !== null && <p>{t.deviationSum(number(lang, scored), tenths(lang, deviation))}</p>}
        </div>
        <p className="note gap prose">{t.method(floor)}</p>
        <Said lang={lang} cycle={cycle} place={place} />
      </Section>
      <Section title={t.unitsTitle} wide>
        {rows.length === 0 ? (
          <Empty>{t.empty(floor)}</Empty>
        ) : (
          <table className="table">
            <caption className="vh">{t.unitsCaption}</caption>
            <Columns
              of={[
                t.columns.unit,
                { num: t.columns.coverage },
                { num: t.columns.levels },
                { num: t.columns.weights },
                { num: t.columns.score },
                t.columns.apart,
                ...(standard ? [t.columns.act] : []),
              ]}
            />
            <tbody>
              {rows.slice((page - 1) * perPage, page * perPage).map(({ unit, sums, points }) => (
                <tr key={unit.path}>
                  <th scope="row">{unit.name}</th>
                  <td className="num" data-label={t.columns.coverage}>
                    {coverageOf(lang, sums)}
                  </td>
                  <td className="num" data-label={t.columns.levels}>
                    {thirdsSaid(lang, sums.thirds)}
                  </td>
                  <td className="num" data-label={t.columns.weights}>
                    {number(lang, sums.weight)}
                  </td>
                  <td className="num" data-label={t.columns.score}>
                    {points === null ? reports.tooLittle : tenths(lang, points)}
                  </td>
                  <td data-label={t.columns.apart}>{points === null ? "" : apartSaid(lang, sums)}</td>
                  {standard && (
                    <td data-label={t.columns.act}>
                      <a href={improve(unit.slug)}>
                        {t.improve}
                        <span className="vh">: {unit.name}</span>
                      </a>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {pages > 1 && <Pages lang={lang} at={page} pages={pages} hrefOf={(to) => `/${lang}/reports/consistency/${of}${queryOf({ ...asked, page: to })}`} />}
        {withheld.length > 0 && (
          <p className="gap">
            <span className="hatch swatch" aria-hidden="true" />{" "}
            {withheld.length > 30
              ? reports.withheldMany(number(lang, withheld.length))
              : reports.withheldFew(
                  list(
                    lang,
                    withheld.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, lang)),
                  ),
                )}
          </p>
        )}
      </Section>
      {row.spread.shared.length > 0 && (
        <Section title={t.sharedTitle} wide>
          <p className="prose">{t.sharedNote}</p>
          <table className="table gap">
            <caption className="vh">{t.sharedTitle}</caption>
            <Columns of={[t.columns.unit, { num: t.columns.coverage }, { num: t.columns.score }]} />
            <tbody>
              {row.spread.shared.map(({ path, sums, points }) => (
                <tr key={path}>
                  <th scope="row">{t.sharedIn(units.get(path)?.name ?? path)}</th>
                  <td className="num" data-label={t.columns.coverage}>
                    {coverageOf(lang, sums)}
                  </td>
                  <td className="num" data-label={t.columns.score}>
                    {points === null ? reports.tooLittle : tenths(lang, points)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {trend.length > 1 && (
        <Section title={t.trendTitle} wide>
          <Axis first={reports.cycle} last={t.spread} />
          {trend.map((one, at) => (
            <SpreadRow
              key={one.cycle}
              lang={lang}
              first={at === 0}
              title={one.cycle}
              spread={one.spread}
              units={units}
              withheld={[]}
              named={choice.cycles.some(({ slug, calibratedAt }) => slug === one.cycle && calibratedAt !== null)}
              before={{ ...one, spread: { ...one.spread, low: null, high: null, spread: null } }}
              hasBefore={false}
              details={{ href: `/${lang}/reports/consistency/${of}${queryOf({ ...asked, page: 1, cycle: one.cycle })}`, label: one.cycle }}
            />
          ))}
          <details className="gap">
            <summary>{reports.asTable}</summary>
            <table className="table">
              <caption>{t.trendCaption}</caption>
              <Columns of={[reports.cycle, { num: t.mean }, { num: t.spread }, { num: t.deviation }, { num: reports.coverage }, t.changedColumn]} />
              <tbody>
                {trend.map((one) => (
                  <tr key={one.cycle}>
                    <th scope="row">{one.cycle}</th>
                    <td className="num" data-label={t.mean}>
                      {tenths(lang, one.spread.mean)}
                    </td>
                    <td className="num" data-label={t.spread}>
                      {tenths(lang, differenceOf(one.spread, 10))}
                    </td>
                    <td className="num" data-label={t.deviation}>
                      {tenths(lang, one.spread.deviation)}
                    </td>
                    <td className="num" data-label={reports.coverage}>
                      {coverageOf(lang, together(one.spread.units.map((unit) => unit.sums)))}
                    </td>
                    <td data-label={t.changedColumn}>
                      {one.changed
                        ? say(lang).common.yes
                        : one.followed.length > 0
                          ? t.followed(
                              list(
                                lang,
                                one.followed.map(({ code }) => code),
                              ),
                            )
                          : say(lang).common.no}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </Section>
      )}
      {!standard && (
        <Section title={t.standardsTitle} wide>
          <table className="table">
            <caption className="vh">{t.standardsTitle}</caption>
            <Columns of={[t.standard, { num: t.weight }, t.details]} />
            <tbody>
              {row.items.slice(0, 200).map(({ id, code, weight }) => (
                <tr key={id}>
                  <th scope="row">
                    <span className="code">{code}</span>
                  </th>
                  <td className="num" data-label={t.weight}>
                    {number(lang, weight)}
                  </td>
                  <td data-label={t.details}>
                    <a href={`/${lang}/reports/consistency/${code}${queryOf({ ...asked, page: 1 })}`}>
                      {t.details}
                      <span className="vh">: {code}</span>
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      <Take lang={lang} report="consistency" asked={{ ...asked, cycle: cycle.slug, unit: place.slug }} />
    </ReportPage>
  );
}
