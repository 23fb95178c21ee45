import type { Metadata } from "next";
import { type Score, scoreOf, scoreTarget } from "@/assessments/rules";
import { BandSaid, Calculation } from "@/assessments/score";
import { bandSaid, coverageSaid, findingSaid, partsIn, pointsSaid, titleOf } from "@/assessments/words";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Meaning, ReportPage, Take } from "@/reports/parts";
import { Ruler } from "@/ui/ruler";
import { at, Drawing, Line } from "@/ui/ruler.parts";
import { TensTicks } from "@/ui/ruler.strip";
import { Columns, Empty, Head, Section } from "@/ui/shell";
import { compared, listChanges, listGrowth, type OwnCycle } from "./queries";

type Props = { params: Promise<{ lang: string }> };

/** How many changes of level are listed; the file has every level. */
const listed = 20;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).reports.growth;
  return { title: t.title, description: t.lede };
}

const pointsOr = (lang: Lang, score: Score | null) => (score?.points == null ? say(lang).reports.noFigure : pointsSaid(lang, score.points));

/** Own score and second opinion on one edge, and the target of this score below it. */
const Edge = ({ own, second }: { own: Score; second: Score | null }) => (
  <Drawing height={2.7}>
    <Line name="r-tick" from={0} to={100} y={1.4} />
    <svg y="1.4em" width="100%" height=".5em" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <use href="#tens" />
    </svg>
    <use href="#m-target" x={at(scoreTarget)} y="1.4em" />
    {second?.points != null && <use href="#m-open" x={at(second.points)} y="1.4em" />}
    {own.points !== null && <use href="#m-got" x={at(own.points)} y="1.4em" />}
  </Drawing>
);

function Legend({ lang }: { lang: Lang }) {
  const t = say(lang);
  const mark = (name: string) => (
    <svg viewBox="-10 -10 20 20" aria-hidden="true">
      <use href={`#${name}`} />
    </svg>
  );
  return (
    <p className="legend">
      <Meaning mark={mark("m-got")}>{t.reports.growth.own}</Meaning>
      <Meaning mark={mark("m-open")}>{t.reports.growth.second}</Meaning>
      <Meaning mark={mark("m-target")}>{t.assessments.target(number(lang, scoreTarget))}</Meaning>
    </p>
  );
}

function CycleRow({ lang, one, first }: { lang: Lang; one: OwnCycle; first: boolean }) {
  const t = say(lang).reports.growth;
  const { score, second } = one;
  return (
    <div className={first ? "strip now" : "strip"}>
      <div>
        <h3>
          <a href={`/${lang}/assessments/${one.id}/result`}>{say(lang).reports.cycleOf(one.cycle)}</a>
        </h3>
      </div>
      <div>
        {score.lack === "tooLittle" ? <Ruler as="thread" total={score.applicable} done={score.answered} /> : <Edge own={score} second={second} />}
        <p className="say">
          {say(lang).reports.coverage} <b>{say(lang).assessments.coverageOf(number(lang, score.answered), number(lang, score.applicable))}</b> (
          {coverageSaid(lang, score)}){second && `. ${t.secondSaid(pointsOr(lang, second))}`}
          {second && second.points !== null && score.points !== null && `, ${t.difference(pointsSaid(lang, second.points - score.points))}`}.
        </p>
        {score.lack ? <p className="say">{findingSaid(lang, score)}</p> : <BandSaid lang={lang} score={score} />}
        <Calculation lang={lang} score={score} />
      </div>
      <div className="spread num">{pointsOr(lang, score)}</div>
    </div>
  );
}

/** How somebody's own scores went over the cycles: for themselves alone. */
export default async function GrowthPage({ params }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "reports/growth");
  const cycles = await listGrowth(actor);
  const reports = say(lang).reports;
  const t = reports.growth;
  const last = cycles.at(-1);
  const trail = [{ label: t.title }];
  if (!last)
    return (
      <ReportPage lang={lang} here="reports/growth" trail={trail}>
        <Head label={actor.name} title={t.title} lede={t.lede} />
        <Empty ruler action={{ label: say(lang).assessments.title, href: `/${lang}/assessments` }}>
          {reports.noCycleOwn}
        </Empty>
      </ReportPage>
    );
  const before = cycles.at(-2);
  const changes = await listChanges(cycles);
  const { levels } = say(lang);
  const names = [levels.notYet, levels.sometimes, levels.mostly, levels.always];
  const sections = partsIn(
    lang,
    cycles.flatMap(({ items }) => items),
  ).map(({ section }) => section);
  const scoreIn = (one: OwnCycle, section: string): Score | null => {
    const items = one.items.filter((item) => item.section === section);
    return items.length === 0 ? null : scoreOf(items);
  };
  const both = compared(cycles);
  const [now, then] = [both?.now.points ?? null, both?.was.points ?? null];
  const moved = now === null || then === null ? null : Math.round(now * 10) / 10 - Math.round(then * 10) / 10;
  return (
    <ReportPage lang={lang} here="reports/growth" brand={last.brand} trail={trail}>
      <Head
        label={actor.name}
        title={moved === null ? findingSaid(lang, last.score) : t.finding(Math.sign(moved), pointsSaid(lang, Math.abs(moved)))}
        lede={
          moved === null
            ? t.lede
            : t.figures(last.cycle, pointsOr(lang, both?.now ?? null), before?.cycle ?? "", pointsOr(lang, both?.was ?? null), both?.standards ?? 0)
        }
      />
      <TensTicks />
      <p className="note">{t.onlyYou}</p>
      <section aria-labelledby="cycles">
        <h2 className="vh" id="cycles">
          {t.perCycle}
        </h2>
        <Legend lang={lang} />
        <div className="strip axis gap">
          <div className="lbl">{reports.cycle}</div>
          <div>
            <Ruler as="axis" />
          </div>
          <div className="lbl spread-h">{reports.score}</div>
        </div>
        {cycles.toReversed().map((one, at) => (
          <CycleRow key={one.id} lang={lang} one={one} first={at === 0} />
        ))}
        <details className="gap">
          <summary>{reports.asTable}</summary>
          <table className="table">
            <caption>{t.caption}</caption>
            <Columns of={[reports.cycle, { num: reports.score }, { num: reports.coverage }, t.band, { num: t.second }]} />
            <tbody>
              {cycles.toReversed().map((one) => (
                <tr key={one.id}>
                  <th scope="row">{one.cycle}</th>
                  <td className="num" data-label={reports.score}>
                    {pointsOr(lang, one.score)}
                  </td>
                  <td
                    className="num"
                    data-label={reports.coverage}
                  >{`${say(lang).assessments.coverageOf(number(lang, one.score.answered), number(lang, one.score.applicable))} (${coverageSaid(lang, one.score)})`}</td>
                  <td data-label={t.band}>{bandSaid(lang, one.score) || reports.noFigure}</td>
                  <td className="num" data-label={t.second}>
                    {pointsOr(lang, one.second)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </section>
      <Section title={t.perPrinciple} wide>
        <table className="table">
          <caption className="vh">{t.perPrincipleCaption}</caption>
          <Columns of={[reports.principle, ...cycles.map(({ cycle }) => ({ num: cycle }))]} />
          <tbody>
            {sections.map((section) => (
              <tr key={section}>
                <th scope="row">{titleOf(lang, section)}</th>
                {cycles.map((one) => (
                  <td key={one.id} className="num" data-label={one.cycle}>
                    {pointsOr(lang, scoreIn(one, section))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      {before && (
        <Section title={t.changes} wide>
          {changes.length === 0 ? (
            <p>{t.noChanges(before.cycle)}</p>
          ) : (
            <table className="table">
              <caption>{t.changesCaption(before.cycle, last.cycle)}</caption>
              <Columns of={[reports.consistency.standard, reports.principle, before.cycle, last.cycle, reports.consistency.changedColumn]} />
              <tbody>
                {changes.slice(0, listed).map(({ code, section, from, to, changed }) => (
                  <tr key={code}>
                    <th scope="row">
                      <a href={`/${lang}/standards/${code}`}>{code}</a>
                    </th>
                    <td data-label={reports.principle}>{titleOf(lang, section)}</td>
                    <td data-label={before.cycle}>{names[from]}</td>
                    <td data-label={last.cycle}>{names[to]}</td>
                    <td data-label={reports.consistency.changedColumn}>{changed ? t.materially : say(lang).common.no}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Section>
      )}
      <Take lang={lang} report="growth" asked={{}} />
    </ReportPage>
  );
}
