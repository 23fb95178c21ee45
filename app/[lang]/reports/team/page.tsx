import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { unsealedHours } from "@/assessments/rules";
import { titleOf } from "@/assessments/words";
import { langOf } from "@/lib/params";
import { dayOf, number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { hrefOf, readAsked } from "@/reports/addresses";
import { cycleOptions, Filters, hereOf, ReportPage, Take } from "@/reports/parts";
import { Columns, Empty, Head, Pages, Section } from "@/ui/shell";
import { findTeam } from "./queries";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const perPage = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).reports.team;
  return { title: t.title, description: t.lede };
}

/** What was submitted to a manager in a cycle: each person's state, and the levels of what the manager has open. */
export default async function TeamPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const asked = readAsked(await searchParams);
  const here = hereOf("team", { cycle: asked.cycle, page: asked.page });
  const actor = await requireMember(lang, here);
  const team = (await findTeam(actor, asked.cycle)) ?? notFound();
  const { cycles, cycle, members, open, rows, improvements } = team;
  const reports = say(lang).reports;
  const t = reports.team;
  const { levels } = say(lang);
  const names = [levels.notYet, levels.sometimes, levels.mostly, levels.always];
  const pages = Math.max(1, Math.ceil(members.length / perPage));
  const page = Math.min(asked.page, pages);
  const waiting = members.filter(({ second }) => second === "none").length;
  if (!cycle)
    return (
      <ReportPage lang={lang} here={here} trail={[{ label: t.title }]}>
        <Head title={t.title} lede={t.lede} />
        <Empty action={{ label: reports.progress.title, href: `/${lang}/reports/progress` }}>{t.empty}</Empty>
      </ReportPage>
    );
  return (
    <ReportPage lang={lang} here={here} trail={[{ label: t.title }]}>
      <Head
        label={reports.cycleOf(cycle)}
        title={t.finding(members.length)}
        lede={`${t.waiting(waiting)} ${t.improvements(number(lang, improvements.open), number(lang, improvements.done))}`}
      />
      <Filters
        lang={lang}
        rows={[
          {
            name: reports.cycle,
            options: cycleOptions(
              { lang, report: "team", asked },
              cycles.map((slug) => ({ slug })),
              cycle,
            ),
          },
        ]}
      />
      <Section title={t.people} wide>
        <table className="table">
          <caption className="vh">{t.peopleCaption(cycle)}</caption>
          <Columns of={[t.columns.name, t.columns.unit, t.columns.submitted, t.columns.second, t.columns.open]} />
          <tbody>
            {members.slice((page - 1) * perPage, page * perPage).map((member) => (
              <tr key={member.id}>
                <th scope="row">
                  <a href={`/${lang}/assessments/${member.id}/result`}>{member.name}</a>
                </th>
                <td data-label={t.columns.unit}>{member.unit}</td>
                <td data-label={t.columns.submitted}>{dayOf(lang, member.submittedAt)}</td>
                <td data-label={t.columns.second}>{t.states[member.second]}</td>
                <td data-label={t.columns.open}>{member.isOpen ? t.isOpen : t.isClosed}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {pages > 1 && <Pages lang={lang} at={page} pages={pages} hrefOf={(to) => hrefOf(lang, "team", { cycle }, { page: to })} />}
      </Section>
      <Section title={t.standards} wide>
        <p className="prose">{t.method(number(lang, open), number(lang, members.length), unsealedHours)}</p>
        {rows.length > 0 && (
          <table className="table">
            <caption className="vh">{t.standardsCaption(cycle)}</caption>
            <Columns of={[reports.consistency.standard, ...[...names, say(lang).notApplicable].map((name) => ({ num: name })), t.difference]} />
            <tbody>
              {rows.map((row) => (
                <tr key={row.code}>
                  <th scope="row">
                    <a href={`/${lang}/standards/${row.code}`}>{row.code}</a> <small>{titleOf(lang, row.section)}</small>
                  </th>
                  {row.levels.map((count, level) => (
                    <td key={names[level]} className="num" data-label={names[level]}>
                      {number(lang, count)}
                    </td>
                  ))}
                  <td className="num" data-label={say(lang).notApplicable}>
                    {number(lang, row.skipped)}
                  </td>
                  <td data-label={t.difference}>
                    {row.rated === 0 ? reports.noFigure : t.differenceOf(number(lang, Math.round((10 * row.difference) / row.rated) / 10), row.rated)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Take lang={lang} report="team" asked={{ cycle }} />
    </ReportPage>
  );
}
