import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { number, percent, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { hrefOf, readAsked } from "@/reports/addresses";
import { findChoice } from "@/reports/consistency/queries";
import { GroupFilters, hereOf, PlaceLabel, ReportPage, Said, Take } from "@/reports/parts";
import { listStatements, type Unit } from "@/reports/queries";
import { type Delivered, deliveryBand } from "@/reports/rules";
import { byName } from "@/reports/words";
import { Ruler, RulerFigures } from "@/ui/ruler";
import { Columns, Empty, Head, Pages } from "@/ui/shell";
import { type DeliveryRow, findDelivery } from "./queries";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const perPage = 20;
/** The most units that a row lists on the page; the file has them all. */
const perRow = 60;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).reports.delivery;
  return { title: t.title, description: t.lede };
}

const share = (lang: Lang, { share }: Delivered) => percent(lang, Math.round(share * 10) / 10);

/** How the share was worked out, and the same for each unit. */
function Units({ lang, row, units }: { lang: Lang; row: DeliveryRow; units: ReadonlyMap<string, Unit> }) {
  const t = say(lang).reports.delivery;
  const { whole, item } = row;
  const shown = byName(
    lang,
    row.units.flatMap((one) => {
      const unit = units.get(one.path);
      return unit ? [{ unit, one }] : [];
    }),
  );
  return (
    <details>
      <summary>{t.details(share(lang, whole))}</summary>
      <div className="calc">
        <p>{t.sum(number(lang, whole.within), number(lang, whole.people), share(lang, whole), percent(lang, item.target))}</p>
      </div>
      {shown.length > perRow ? (
        <p className="note">{t.manyUnits(number(lang, shown.length))}</p>
      ) : (
        <table className="table">
          <caption className="vh">{t.unitsCaption(item.code)}</caption>
          <Columns of={[t.columns.unit, { num: t.columns.within }, { num: t.columns.share }, t.columns.band]} />
          <tbody>
            {shown.map(({ unit, one }) => (
              <tr key={unit.path}>
                <th scope="row">{unit.isGroup ? say(lang).reports.consistency.sharedIn(unit.name) : unit.name}</th>
                <td className="num" data-label={t.columns.within}>
                  {t.of(number(lang, one.within), number(lang, one.people))}
                </td>
                <td className="num" data-label={t.columns.share}>
                  {share(lang, one)}
                </td>
                <td data-label={t.columns.band}>{t.bands[deliveryBand(one, item.target)]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

/** What was measured against the target of each standard, the furthest below first. */
export default async function DeliveryPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const asked = readAsked(await searchParams);
  const here = hereOf("delivery", asked);
  const actor = await requireMember(lang, here);
  const choice = (await findChoice(actor, asked)) ?? notFound();
  const { place, cycle, units } = choice;
  const reports = say(lang).reports;
  const t = reports.delivery;
  const rows = cycle ? await findDelivery(choice, cycle, asked) : [];
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(asked.page, pages);
  const listed = rows.slice((page - 1) * perPage, page * perPage);
  const statements = await listStatements(
    lang,
    listed.map(({ item }) => item.versionId),
  );
  const on = rows.filter(({ whole, item }) => deliveryBand(whole, item.target) === "on").length;
  const [worst] = rows;
  return (
    <ReportPage lang={lang} here={here} brand={place.brand} trail={[{ label: t.title, href: `/${lang}/reports/delivery` }, { label: place.name }]}>
      <Head
        label={<PlaceLabel place={place} />}
        title={worst ? t.finding(number(lang, on), number(lang, rows.length)) : t.title}
        lede={worst && worst.whole.short > 0 ? t.worst(worst.item.code, share(lang, worst.whole), percent(lang, worst.item.target)) : t.lede}
      />
      {cycle && <GroupFilters lang={lang} report="delivery" asked={asked} choice={choice} />}
      {!cycle || rows.length === 0 ? (
        <Empty ruler action={cycle ? { label: reports.allPrinciples, href: hrefOf(lang, "delivery", { cycle: cycle.slug }) } : undefined}>
          {cycle ? t.empty(choice.looking.floor) : reports.noCycle}
        </Empty>
      ) : (
        <>
          <div className="strip axis gap">
            <div className="lbl">{reports.consistency.standard}</div>
            <div />
            <div className="lbl spread-h">{t.columns.share}</div>
          </div>
          {listed.map((row, at) => {
            const { item, whole, figures: figure } = row;
            const statement = statements.get(item.versionId);
            return (
              <div key={item.id} className={at === 0 ? "strip now" : "strip"}>
                <div>
                  <span className="code">{item.code}</span>
                  <h3>
                    <a
                      href={`/${lang}/standards/${item.code}/versions/${item.number}`}
                      lang={statement && statement.lang !== lang ? statement.lang : undefined}
                    >
                      {statement?.text ?? item.code}
                    </a>
                  </h3>
                </div>
                <div>
                  {figure && (
                    <>
                      <Ruler as="standard-small" lang={lang} {...figure} measured={whole.share} decorative />
                      <RulerFigures lang={lang} {...figure} />
                    </>
                  )}
                  <p className="say">
                    <b>{t.bands[deliveryBand(whole, item.target)]}</b>, {t.of(number(lang, whole.within), number(lang, whole.people))} {t.keep}
                  </p>
                  <Units lang={lang} row={row} units={units} />
                </div>
                <div className="spread num">
                  {percent(lang, Math.round(whole.share))}
                  <small>{t.target(percent(lang, item.target))}</small>
                </div>
              </div>
            );
          })}
          {pages > 1 && <Pages lang={lang} at={page} pages={pages} hrefOf={(to) => hrefOf(lang, "delivery", asked, { page: to })} />}
          <p className="note gap prose">{t.method(choice.looking.floor)}</p>
          <Said lang={lang} cycle={cycle} />
          <details className="gap">
            <summary>{reports.asTable}</summary>
            <table className="table">
              <caption>{t.caption(place.name, cycle.slug)}</caption>
              <Columns of={[reports.consistency.standard, { num: t.columns.within }, { num: t.columns.share }, { num: t.columns.target }, t.columns.band]} />
              <tbody>
                {listed.map(({ item, whole }) => (
                  <tr key={item.id}>
                    <th scope="row">
                      {item.code} {statements.get(item.versionId)?.text}
                    </th>
                    <td className="num" data-label={t.columns.within}>
                      {t.of(number(lang, whole.within), number(lang, whole.people))}
                    </td>
                    <td className="num" data-label={t.columns.share}>
                      {share(lang, whole)}
                    </td>
                    <td className="num" data-label={t.columns.target}>
                      {percent(lang, item.target)}
                    </td>
                    <td data-label={t.columns.band}>{t.bands[deliveryBand(whole, item.target)]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
          <Take lang={lang} report="delivery" asked={{ ...asked, cycle: cycle.slug, unit: place.slug }} />
        </>
      )}
    </ReportPage>
  );
}
