import type { ReactNode } from "react";
import type { Lang } from "@/lib/lang";
import { list, number, say } from "@/lib/say";
import { hrefOf } from "@/reports/addresses";
import { Meaning, Wide, Withheld } from "@/reports/parts";
import type { PublishedCycle, Unit } from "@/reports/queries";
import { isApart, type Spread } from "@/reports/rules";
import { apartSaid, byName, coverageOf, differenceOf, tenths, whole } from "@/reports/words";
import { Columns } from "@/ui/parts";
import { Ruler } from "@/ui/ruler";
import { Units } from "@/ui/ruler.strip";
import type { Before } from "./queries";

/** A filled square: a version changed materially. */
const Square = () => (
  <svg viewBox="0 0 12 12" className="brandmark" aria-hidden="true">
    <rect x="1" y="1" width="10" height="10" fill="currentColor" />
  </svg>
);

/** What the marks of the strips are. */
export function Legend({ lang, floor }: { lang: Lang; floor: number }) {
  const t = say(lang).reports.consistency.legend;
  const { withheld } = say(lang).reports;
  return (
    <p className="legend">
      <Meaning
        mark={
          <svg aria-hidden="true">
            <line className="r-unit" x1="30%" x2="30%" y1="35%" y2="100%" />
            <line className="r-unit" x1="70%" x2="70%" y1="0" y2="100%" />
          </svg>
        }
      >
        {t.unit}
      </Meaning>
      <Meaning
        mark={
          <svg aria-hidden="true">
            <line className="r-range" x1="0" x2="100%" y1="50%" y2="50%" />
          </svg>
        }
      >
        {t.range}
      </Meaning>
      <Meaning
        mark={
          <svg aria-hidden="true">
            <line className="r-mean" x1="50%" x2="50%" y1="0" y2="100%" />
            <circle className="r-pin" cx="50%" cy="0" r="3" />
          </svg>
        }
      >
        {t.mean}
      </Meaning>
      <Meaning mark={<span className="hatch swatch mr-1" aria-hidden="true" />}>{withheld(floor)}</Meaning>
      <Meaning mark={<Square />}> {t.changed}</Meaning>
    </p>
  );
}

/** Among whom the coverage was worked out, and where it stands how many of all these are. */
export function Submitted({ lang, cycle: { slug } }: { lang: Lang; cycle: PublishedCycle }) {
  const t = say(lang).reports;
  return (
    <p className="note">
      {t.consistency.submitted} <a href={hrefOf(lang, "progress", { cycle: slug })}>{t.consistency.toProgress(slug)}</a>.
    </p>
  );
}

/** The shared axis above strips. */
export const Axis = ({ first, last }: { first: string; last: string }) => (
  <div className="strip axis gap">
    <div className="lbl">{first}</div>
    <div>
      <Ruler as="axis" />
    </div>
    <div className="lbl spread-h">{last}</div>
  </div>
);

/** The units of a spread that has a score, each with its mark. */
export const marksOf = ({ units }: Spread) => units.flatMap(({ points, sums }) => (points === null ? [] : [{ at: points, apart: isApart(sums) === true }]));

/** The units whose figures are withheld, by name as long as they are few. */
export function WithheldSaid({ lang, units }: { lang: Lang; units: readonly Unit[] }) {
  const t = say(lang).reports;
  if (units.length === 0) return null;
  const names = units.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, lang));
  return (
    <>
      {" "}
      <span className="hatch swatch" aria-hidden="true" />
      {"\u00a0"}
      {names.length > 4 ? t.withheldMany(number(lang, names.length)) : t.withheldFew(list(lang, names))}
    </>
  );
}

type StripProps = {
  lang: Lang;
  spread: Spread;
  units: ReadonlyMap<string, Unit>;
  withheld: readonly Unit[];
  /** Whether the lowest and the highest may be named. */
  named: boolean;
};

/** How far units lie apart: the strip, and its figures in words. */
export function Strip({ lang, spread, units, withheld, named }: StripProps) {
  const t = say(lang).reports;
  const { low, high, mean, sums } = spread;
  const at = (points: number | null) =>
    list(
      lang,
      byName(
        lang,
        spread.units
          .filter((unit) => unit.points === points)
          .flatMap(({ path }) => {
            const unit = units.get(path);
            return unit ? [{ unit }] : [];
          }),
      ).map(({ unit }) => unit.name),
    );
  return (
    <>
      <Units marks={marksOf(spread)} low={low} high={high} mean={mean} withheld={mean === null} />
      <p className="say">
        {mean === null ? (
          `${t.tooLittle}. `
        ) : (
          <>
            {named ? (
              <>
                {t.consistency.lowest} <b>{`${at(low)} ${whole(lang, low)}`}</b>, {t.consistency.highest} <b>{`${at(high)} ${whole(lang, high)}`}</b>
              </>
            ) : (
              t.consistency.unnamed(whole(lang, low), whole(lang, high))
            )}
            , {t.consistency.meanOf} <b>{whole(lang, mean)}</b>.{" "}
          </>
        )}
        {t.coverage} {coverageOf(lang, mean === null ? togetherOf(spread) : sums)}.
        <WithheldSaid lang={lang} units={withheld} />
      </p>
    </>
  );
}

const togetherOf = ({ units }: Spread) => ({
  given: units.reduce((sum, unit) => sum + unit.sums.given, 0),
  applicable: units.reduce((sum, unit) => sum + unit.sums.applicable, 0),
});

type RowProps = StripProps & {
  first: boolean;
  code?: string;
  title: ReactNode;
  before: Before | undefined;
  hasBefore: boolean;
  details: { href: string; label: string };
  improve?: string;
};

/** One row of the report: what it is about, its strip, and its spread with that of the cycle before. */
export function SpreadRow({ lang, first, code, title, before, hasBefore, details, improve, ...strip }: RowProps) {
  const t = say(lang).reports.consistency;
  const spread = differenceOf(strip.spread);
  const was = before ? differenceOf(before.spread) : null;
  return (
    <div className={first ? "strip now" : "strip"}>
      <div>
        {code && <span className="code">{code}</span>}
        <h3>{title}</h3>
      </div>
      <div>
        <Strip lang={lang} {...strip} />
        <p className="say">
          <a href={details.href}>
            {t.details}
            <span className="vh">: {details.label}</span>
          </a>
          {improve && (
            <>
              {" · "}
              <a href={improve}>
                {t.improve}
                <span className="vh">: {details.label}</span>
              </a>
            </>
          )}
          {before?.changed && (
            <>
              {" · "}
              <Square /> {t.changed}
            </>
          )}
          {before &&
            before.followed.length > 0 &&
            ` · ${t.followed(
              list(
                lang,
                before.followed.map((one) => one.code),
              ),
            )}`}
        </p>
      </div>
      <div className="spread num">
        {spread === null ? say(lang).reports.noFigure : number(lang, spread)}
        <small>
          {spread !== null && t.points(spread, "").trim()}
          {was !== null && (
            <>
              ,<br />
              {t.was(number(lang, was))}
            </>
          )}
          {hasBefore && !before && (
            <>
              <br />
              {t.wasNone}
            </>
          )}
        </small>
      </div>
    </div>
  );
}

/** The most units that a table has a column for. */
const widest = 16;

type TableRow = { key: string; title: string; spread: Spread; withheld: readonly Unit[] };

type TableProps = { lang: Lang; caption: string; rows: TableRow[]; units: ReadonlyMap<string, Unit>; floor: number };

/** The rows as a table: a column for each unit, in alphabetical order, or only the summary when there are too many. */
export function SpreadTable({ lang, caption, rows, units, floor }: TableProps) {
  const t = say(lang).reports;
  const paths = new Set(rows.flatMap(({ spread, withheld }) => [...spread.units.map(({ path }) => path), ...withheld.map(({ path }) => path)]));
  const columns = byName(
    lang,
    [...paths].flatMap((path) => {
      const unit = units.get(path);
      return unit ? [{ unit }] : [];
    }),
  );
  const shown = columns.length > widest ? [] : columns;
  return (
    <>
      {shown.length < columns.length && <p className="note">{t.consistency.manyUnits(number(lang, columns.length))}</p>}
      <Wide lang={lang}>
        <table>
          <caption>{caption}</caption>
          <Columns
            of={[{ hidden: t.consistency.standard }, ...shown.map(({ unit }) => unit.name), t.consistency.mean, t.consistency.deviation, t.consistency.spread]}
          />
          <tbody>
            {rows.map(({ key, title, spread }) => (
              <tr key={key}>
                <th scope="row">{title}</th>
                {shown.map(({ unit }) => {
                  const found = spread.units.find(({ path }) => path === unit.path);
                  if (!found) return <Withheld key={unit.path} lang={lang} floor={floor} />;
                  return (
                    <td key={unit.path}>
                      {found.points === null ? (
                        t.tooLittle
                      ) : (
                        <>
                          {whole(lang, found.points)} {isApart(found.sums) && <small>{apartSaid(lang, found.sums)}</small>}
                        </>
                      )}
                    </td>
                  );
                })}
                <td>{whole(lang, spread.mean)}</td>
                <td>{tenths(lang, spread.deviation)}</td>
                <td>{whole(lang, differenceOf(spread))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  );
}
