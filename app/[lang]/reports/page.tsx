import type { Metadata } from "next";
import { pointsSaid as ownPoints } from "@/assessments/words";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { isA } from "@/lib/policy";
import { number, say } from "@/lib/say";
import { type Member, requireMember } from "@/lib/session";
import { readAsked } from "@/reports/addresses";
import { findChoice, findConsistency } from "@/reports/consistency/queries";
import { findDelivery } from "@/reports/delivery/queries";
import { listGrowth } from "@/reports/growth/queries";
import { ReportPage } from "@/reports/parts";
import { findProgress } from "@/reports/progress/queries";
import { deliveryBand } from "@/reports/rules";
import { findTeam } from "@/reports/team/queries";
import { differenceOf, pointsSaid, principleOf } from "@/reports/words";
import { Head } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).reports;
  return { title: t.title, description: t.lede };
}

type Entry = { report: "growth" | "team" | "progress" | "consistency" | "delivery"; finding: string | null };

/** What the reports about groups found last. */
async function groupFindings(actor: Member, lang: Lang): Promise<Entry[]> {
  const asked = readAsked({});
  const choice = await findChoice(actor, asked);
  if (!choice) return [];
  const { place, cycle } = choice;
  if (!cycle)
    return [
      { report: "consistency", finding: null },
      { report: "delivery", finding: null },
    ];
  const [top] = (await findConsistency(choice, cycle, asked)).principles;
  const delivered = await findDelivery(choice, cycle, asked);
  const on = delivered.filter(({ whole, item }) => deliveryBand(whole, item.target) === "on").length;
  const t = say(lang).reports;
  const spread = top && differenceOf(top.spread);
  return [
    {
      report: "consistency",
      finding: top && spread != null ? `${t.consistency.finding(place.name, principleOf(lang, top.of))}: ${pointsSaid(lang, spread)}.` : null,
    },
    { report: "delivery", finding: delivered.length > 0 ? `${t.delivery.finding(number(lang, on), number(lang, delivered.length))}.` : null },
  ];
}

/** Which reports there are for the reader, each with what it found last. */
export default async function ReportsPage({ params }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "reports");
  const t = say(lang).reports;
  const growth = await listGrowth(actor);
  const [last, before] = [growth.at(-1), growth.at(-2)];
  const [now, then] = [last?.score.points ?? null, before?.score.points ?? null];
  const moved = now === null || then === null ? null : Math.round(now * 10) / 10 - Math.round(then * 10) / 10;
  const team = isA(actor, "manager") ? await findTeam(actor, "") : null;
  const progress = await findProgress(actor, "");
  const entries: Entry[] = [
    ...(isA(actor, "employee") || last
      ? [{ report: "growth" as const, finding: moved === null ? null : `${t.growth.finding(Math.sign(moved), ownPoints(lang, Math.abs(moved)))}.` }]
      : []),
    ...(team ? [{ report: "team" as const, finding: team.cycle ? `${t.cycleOf(team.cycle)}: ${t.team.finding(team.members.length)}.` : null }] : []),
    ...(progress
      ? [
          {
            report: "progress" as const,
            finding:
              progress.whole && progress.cycle
                ? `${t.cycleOf(progress.cycle)}: ${t.progress.finding(number(lang, progress.whole.submitted), number(lang, progress.whole.people))}.`
                : null,
          },
        ]
      : []),
    ...(await groupFindings(actor, lang)),
  ];
  return (
    <ReportPage lang={lang} here="reports" trail={[]}>
      <Head title={t.title} lede={t.lede} />
      {entries.length === 0 && <p className="prose">{t.noReports}</p>}
      <div className="grid md:grid-cols-2 md:gap-x-10">
        {entries.map(({ report, finding }) => (
          <section key={report} className="border-t border-ink pt-4 pb-8">
            <h2>
              <a href={`/${lang}/reports/${report}`}>{t[report].title}</a>
            </h2>
            <p className="mt-2">{t[report].lede}</p>
            {finding && (
              <p className="mt-2">
                <b>{finding}</b>
              </p>
            )}
          </section>
        ))}
      </div>
    </ReportPage>
  );
}
