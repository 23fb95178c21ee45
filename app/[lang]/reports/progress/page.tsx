import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Progress } from "@/assessments/cycles/rules";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { number, percent, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { hrefOf, readAsked } from "@/reports/addresses";
import { cycleOptions, Filters, hereOf, ReportPage, Take } from "@/reports/parts";
import { Ruler } from "@/ui/ruler";
import { Columns, Empty, Facts, Head, Pages, Section } from "@/ui/shell";
import { findProgress, findSecondCounts, type ProgressRow } from "./queries";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const perPage = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).reports.progress;
  return { title: t.title, description: t.lede };
}

const shareOf = ({ given, items }: Progress): number => (items === 0 ? 0 : Math.floor((100 * given) / items));
const nameOf = (lang: Lang, { unit, together }: ProgressRow) => (together ? say(lang).reports.progress.together(unit.name) : unit.name);

/** How far a cycle is, by unit: finished items of items, apart from any result. */
export default async function ProgressPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const asked = readAsked(await searchParams);
  const here = hereOf("progress", { cycle: asked.cycle, page: asked.page });
  const actor = await requireMember(lang, here);
  const found = (await findProgress(actor, asked.cycle)) ?? notFound();
  const { cycles, cycle, rows, whole, floor } = found;
  const seconds = cycle ? await findSecondCounts(actor, cycle) : null;
  const reports = say(lang).reports;
  const t = reports.progress;
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(asked.page, pages);
  const listed = rows.slice((page - 1) * perPage, page * perPage);
  const done = (progress: Progress) => t.itemsOf(number(lang, progress.given), number(lang, progress.items));
  return (
    <ReportPage lang={lang} here={here} trail={[{ label: t.title }]}>
      <Head
        label={cycle ? reports.cycleOf(cycle) : t.title}
        title={whole ? t.finding(number(lang, whole.submitted), number(lang, whole.people)) : t.title}
        lede={whole ? t.figures(done(whole), percent(lang, shareOf(whole)), number(lang, whole.begun)) : t.lede}
      />
      {cycle && <Filters lang={lang} rows={[{ name: reports.cycle, options: cycleOptions({ lang, report: "progress", asked }, cycles, cycle) }]} />}
      {rows.length === 0 ? (
        <Empty>{t.empty}</Empty>
      ) : (
        <>
          <table className="table">
            <caption className="vh">{t.caption(cycle ?? "")}</caption>
            <Columns of={[t.columns.unit, t.columns.drawn, t.columns.items, t.columns.begun, t.columns.submitted, t.columns.people]} />
            <tbody>
              {listed.map((row) => (
                <tr key={row.unit.path}>
                  <th scope="row">{nameOf(lang, row)}</th>
                  <td className="drawn" data-label={t.columns.drawn}>
                    <Ruler as="part" whole={shareOf(row.progress)} partly={0} />
                  </td>
                  <td data-label={t.columns.items}>
                    {done(row.progress)} ({percent(lang, shareOf(row.progress))})
                  </td>
                  <td data-label={t.columns.begun}>{number(lang, row.progress.begun)}</td>
                  <td data-label={t.columns.submitted}>{number(lang, row.progress.submitted)}</td>
                  <td data-label={t.columns.people}>{number(lang, row.progress.people)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {pages > 1 && <Pages lang={lang} at={page} pages={pages} hrefOf={(to) => hrefOf(lang, "progress", { cycle: cycle ?? "" }, { page: to })} />}
          <p className="note gap prose">{t.method(floor)}</p>
          <Take lang={lang} report="progress" asked={{ cycle: cycle ?? "" }} />
        </>
      )}
      {seconds && (
        <Section title={t.seconds.title} wide>
          <Facts
            facts={(["given", "accepted", "disagreed", "closed"] as const).map((name) => ({
              name: t.seconds[name],
              value: seconds[name] === null ? t.seconds.withheld : number(lang, seconds[name]),
            }))}
          />
          <p className="note gap prose">{t.seconds.method(floor)}</p>
        </Section>
      )}
    </ReportPage>
  );
}
