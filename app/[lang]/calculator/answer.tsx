import type { Lang } from "@/lib/lang";
import { number, percent, say } from "@/lib/say";
import { Columns } from "@/ui/parts";
import { Label, Line, Ticks, Upright } from "@/ui/ruler.parts";
import type { Scale } from "@/ui/ruler.rules";
import { endOfScale, type Figures, outcomeOf, told } from "./rules";

type Row = { name: string; value: number; mark: "r-gap" | "r-share" | "r-unit" };

const scaleTo = (max: number): Scale => ({
  max,
  majors: [0, max / 2, max],
  minors: Array.from({ length: 20 }, (_, at) => (max / 20) * at).filter((_, at) => at % 10 !== 0),
});

/** An amount of money as it is, in cents where there are any. */
const exact = (lang: Lang, value: number) =>
  say(lang).calculator.euros(
    Number.isInteger(value) ? number(lang, value) : value.toLocaleString(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  );

/** An amount of money that was worked out: whole euros from a hundred up. */
const euros = (lang: Lang, value: number) => exact(lang, value < 100 ? Math.round(value * 100) / 100 : Math.round(value));

/** The amounts on one scale below each other: stitched what leaves, the accent what stays, ink what winning costs. */
function Picture({ lang, rows }: { lang: Lang; rows: Row[] }) {
  const max = endOfScale(Math.max(...rows.map((row) => row.value)));
  const across = (value: number) => (value / max) * 100;
  // In the middle only where it leaves room at both sides on a narrow screen.
  const places = exact(lang, max).length > 10 ? [0, 100] : [0, 50, 100];
  const columns = "strip md:grid-cols-[13rem_minmax(0,1fr)_12rem]";
  return (
    <div className="my-8">
      <div className={`${columns} axis`} aria-hidden="true">
        <div />
        <div>
          <svg className="ruler" height="1.5em" aria-hidden="true">
            {places.map((at) => (
              <Label key={at} x={at} y={1}>
                {exact(lang, (max * at) / 100)}
              </Label>
            ))}
          </svg>
        </div>
      </div>
      {rows.map((row) => (
        <div key={row.name} className={columns}>
          <p className="ui text-ui leading-snug">{row.name}</p>
          <div>
            <svg className="ruler" height="2.7em" aria-hidden="true">
              <Line name="r-tick" from={0} to={100} y={1.7} />
              <Ticks scale={scaleTo(max)} y={1.7} height={0.5} />
              <Line name={row.mark} from={0} to={across(row.value)} y={1.25} />
              <Upright name="r-unit" x={across(row.value)} from={0.6} to={1.7} />
            </svg>
          </div>
          <p className="num text-h3 leading-none md:text-end">{euros(lang, row.value)}</p>
        </div>
      ))}
    </div>
  );
}

/** What the figures come to: the finding, a picture, and a table in which every amount opens its calculation. */
export function Answer({ lang, figures }: { lang: Lang; figures: Figures }) {
  const t = say(lang).calculator;
  const { leaving, revenueLost, staying, revenueKept, winning } = outcomeOf(figures);
  const people = (value: number) => t.people(told(value), number(lang, told(value)));
  const each = exact(lang, figures.revenue);
  const rows: (Row & { sum: string })[] = [
    { name: t.rows.lost, value: revenueLost, mark: "r-gap", sum: t.times(people(leaving), each) },
    { name: t.rows.kept, value: revenueKept, mark: "r-share", sum: t.times(people(staying), each) },
    ...(winning === null || figures.win === null
      ? []
      : [{ name: t.rows.won, value: winning, mark: "r-unit" as const, sum: t.times(people(staying), exact(lang, figures.win)) }]),
  ];
  const counted = [
    { name: t.rows.leaving, sum: t.shareOf(percent(lang, figures.lost), people(figures.customers)), value: people(leaving) },
    { name: t.rows.staying, sum: t.shareOf(percent(lang, figures.keep), people(leaving)), value: people(staying) },
    ...rows.map((row) => ({ name: row.name, sum: row.sum, value: euros(lang, row.value) })),
  ];
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{leaving === 0 ? t.nobodyLeaves : t.finding(people(leaving), euros(lang, revenueLost))}</h2>
      {leaving > 0 && (
        <>
          <p className="mt-4">
            {t.kept(people(staying), euros(lang, revenueKept))}
            {winning !== null && figures.win !== null && ` ${t.won(euros(lang, winning), exact(lang, figures.win))}`}
          </p>
          <Picture lang={lang} rows={rows} />
        </>
      )}
      <table className="table mt-6">
        <caption className="max-md:block">{t.caption}</caption>
        <Columns of={[...t.columns]} />
        <tbody>
          {counted.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td data-label={t.columns[1]}>{row.sum}</td>
              <td data-label={t.columns[2]}>{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
