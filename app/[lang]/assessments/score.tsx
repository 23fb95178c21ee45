import type { ReactNode } from "react";
import type { Lang } from "@/lib/lang";
import { number, say } from "@/lib/say";
import { Ruler } from "@/ui/ruler";
import { at, coarsePercents, Drawing, finePercents, Line, Ticks } from "@/ui/ruler.parts";
import { Columns, Icon } from "@/ui/shell";
import { type Band, type Score, scoreTarget } from "./rules";
import { bandSaid, coverageSaid, findingSaid, pointsSaid, thirdsSaid } from "./words";

const tens = { max: 100, majors: finePercents.majors, minors: coarsePercents.minors.concat(50).filter((tick) => tick % 10 !== 0) };

/** A score from 0 to 100 on one edge: this cycle filled, the earlier one open, the target of this very score below. */
export const ScoreEdge = ({ points, earlier }: { points: number | null; earlier: number | null }) => (
  <Drawing height={2.7}>
    <Line name="r-tick" from={0} to={100} y={1.4} />
    <Ticks scale={tens} y={1.4} height={0.5} />
    <use href="#m-target" x={at(scoreTarget)} y="1.4em" />
    {earlier !== null && <use href="#m-open" x={at(earlier)} y="1.4em" />}
    {points !== null && <use href="#m-got" x={at(points)} y="1.4em" />}
  </Drawing>
);

/** What the marks on the edge are. */
export const Legend = ({ lang, earlier }: { lang: Lang; earlier: string | null }) => {
  const t = say(lang).assessments;
  const mark = (name: string) => (
    <svg viewBox="-10 -10 20 20" aria-hidden="true">
      <use href={`#${name}`} />
    </svg>
  );
  return (
    <p className="legend">
      <span>
        {mark("m-got")}
        {t.thisCycle}
      </span>
      {earlier && (
        <span>
          {mark("m-open")}
          {t.cycle(earlier).toLowerCase()}
        </span>
      )}
      <span>
        {mark("m-target")}
        {t.target(number(lang, scoreTarget))}
      </span>
    </p>
  );
};

const bandMarks: Record<Band, ReactNode> = {
  on: <Icon name="ok" />,
  near: (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2 10H14M2 6H14" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  ),
  below: <Icon name="err" />,
};

/** The band in words with its mark. */
export const BandSaid = ({ lang, score }: { lang: Lang; score: Score }) =>
  score.band && (
    <span className="state">
      {bandMarks[score.band]}
      <span>{bandSaid(lang, score)}</span>
    </span>
  );

/** How the score and the coverage were worked out, line by line, folded. */
export function Calculation({ lang, score }: { lang: Lang; score: Score }) {
  const t = say(lang);
  const { levels, assessments } = t;
  const names = [levels.notYet, levels.sometimes, levels.mostly, levels.always];
  const counts = ["0", "1/3", "2/3", "1"];
  const points = score.points === null ? null : pointsSaid(lang, score.points);
  return (
    <details>
      <summary>{points ? assessments.howWorkedOut(points) : assessments.howCounted}</summary>
      <div className="calc">
        <ul>
          {score.lines.map(({ code, weight, level, thirds }) => (
            <li key={code}>{assessments.line(code, weight, `${names[level]} (${counts[level]})`, thirdsSaid(thirds))}</li>
          ))}
        </ul>
        {points && <p>{assessments.sum(thirdsSaid(score.thirds), score.weight, points)}</p>}
        <p>{assessments.coverageSum(score.items, score.skipped, score.applicable, score.answered)}</p>
      </div>
    </details>
  );
}

type Row = { lang: Lang; title: ReactNode; note?: string; score: Score; earlier: { cycle: string; score: Score | null } | null };

/** One part of the result: its score on the edge beside the earlier one, its coverage, and how both were worked out. */
export function ScoreRow({ lang, title, note, score, earlier }: Row) {
  const t = say(lang).assessments;
  const before = earlier?.score?.points ?? null;
  return (
    <div className="strip">
      <div>
        <h3>{title}</h3>
        {note && <p className="say">{note}</p>}
      </div>
      <div>
        {score.lack === "tooLittle" ? (
          <Ruler as="thread" total={score.applicable} done={score.answered} />
        ) : (
          <ScoreEdge points={score.points} earlier={before} />
        )}
        <p className="say">
          {t.coverage} <b>{t.coverageOf(number(lang, score.answered), number(lang, score.applicable))}</b> ({coverageSaid(lang, score)})
          {earlier && `, ${t.cycle(earlier.cycle).toLowerCase()} `}
          {earlier && <b>{before === null ? t.noFigure : pointsSaid(lang, before)}</b>}
        </p>
        {score.lack ? <p className="say">{findingSaid(lang, score)}</p> : <BandSaid lang={lang} score={score} />}
        <Calculation lang={lang} score={score} />
      </div>
      <div className="spread num">{score.points === null ? t.noScore : pointsSaid(lang, score.points)}</div>
    </div>
  );
}

type TableRow = { name: string; score: Score; earlier: Score | null };

/** The same figures as the rows, as a table. */
export function ScoreTable({ lang, caption, earlierCycle, rows }: { lang: Lang; caption: string; earlierCycle: string | null; rows: TableRow[] }) {
  const t = say(lang).assessments;
  const points = (score: Score | null) => (score === null ? t.noFigure : score.points === null ? t.noScore : pointsSaid(lang, score.points));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={t.scrollTable}>
      <table>
        <caption>{caption}</caption>
        <Columns of={[{ hidden: t.part }, t.score, t.answered, t.coverage, t.band, ...(earlierCycle ? [t.cycle(earlierCycle)] : [])]} />
        <tbody>
          {rows.map(({ name, score, earlier }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{points(score)}</td>
              <td>{t.coverageOf(number(lang, score.answered), number(lang, score.applicable))}</td>
              <td>{coverageSaid(lang, score)}</td>
              <td>{bandSaid(lang, score) || t.noScore}</td>
              {earlierCycle && <td>{points(earlier)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
