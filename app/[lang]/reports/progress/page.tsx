import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProgressTable, shareOf } from "@/assessments/cycles/progress";
import { langOf } from "@/lib/params";
import { number, percent, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { hrefOf, readAsked } from "@/reports/addresses";
import { cycleOptions, Filters, hereOf, ReportPage, Take } from "@/reports/parts";
import { Empty, Facts, Head, Pages, Section } from "@/ui/shell";
import { findProgress, findSecondCounts } from "./queries";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const perPage = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).reports.progress;
  return { title: t.title, description: t.lede };
}

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
  return (
    <ReportPage lang={lang} here={here} trail={[{ label: t.title }]}>
      <Head
        label={cycle ? reports.cycleOf(cycle) : t.title}
        title={whole ? t.finding(number(lang, whole.submitted), number(lang, whole.people)) : t.title}
        lede={
          whole ? t.figures(t.itemsOf(number(lang, whole.given), number(lang, whole.items)), percent(lang, shareOf(whole)), number(lang, whole.begun)) : t.lede
        }
      />
      {cycle && <Filters lang={lang} rows={[{ name: reports.cycle, options: cycleOptions({ lang, report: "progress", asked }, cycles, cycle) }]} />}
      {rows.length === 0 ? (
        <Empty>{t.empty}</Empty>
      ) : (
        <>
          <ProgressTable
            lang={lang}
            caption={t.caption(cycle ?? "")}
            rows={listed.map(({ unit, together, progress }) => ({
              path: unit.path,
              name: together ? say(lang).cycles.together(unit.name) : unit.name,
              ...progress,
            }))}
          />
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
