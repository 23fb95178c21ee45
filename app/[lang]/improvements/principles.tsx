import { titleOf } from "@/assessments/words";
import { listPrinciples } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { number, say } from "@/lib/say";
import { at, Drawing } from "@/ui/ruler.parts";
import { Section } from "@/ui/shell";
import type { countListed } from "./queries";
import { isChangeable } from "./rules";

type Counts = Awaited<ReturnType<typeof countListed>>;

/** What is under way and what is ready, by principle: a bar each on one scale, and the same figures as a table; both lead to the list. */
export function Principles({ lang, counts, hrefOf }: { lang: Lang; counts: Counts; hrefOf: (principle: string) => string }) {
  const t = say(lang).improvements;
  const order = listPrinciples(lang).map(({ slug }) => slug);
  const sections = [...new Set(counts.states.map(({ section }) => section))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const rows = sections.map((section) => {
    const of = counts.states.filter((it) => it.section === section && it.state !== "dropped");
    const sum = (isPending: boolean) => of.filter(({ state }) => isChangeable(state) === isPending).reduce((all, { count }) => all + count, 0);
    return { section, title: titleOf(lang, section), pending: sum(true), ready: sum(false), late: counts.late.get(section) ?? 0 };
  });
  const most = Math.max(1, ...rows.map(({ pending, ready }) => pending + ready));
  const total = (of: "pending" | "ready" | "late") => rows.reduce((all, row) => all + row[of], 0);
  return (
    <Section title={t.perPrinciple} wide>
      <p className="note">{t.perPrincipleText}</p>
      <p className="legend gap">
        <span>
          <svg viewBox="0 0 16 10" aria-hidden="true">
            <rect className="r-body" x="1" y="1" width="14" height="8" />
          </svg>
          {t.pending.toLowerCase()}
        </span>
        <span>
          <svg viewBox="0 0 16 10" aria-hidden="true">
            <rect className="r-ready" x="1" y="1" width="14" height="8" />
          </svg>
          {t.ready.toLowerCase()}
        </span>
      </p>
      <table className="table">
        <caption>{t.perPrincipleCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.principle}</th>
            <th scope="col" className="drawn">
              <span className="vh">
                {t.pending}, {t.ready}
              </span>
            </th>
            <th scope="col" className="num">
              {t.pending}
            </th>
            <th scope="col" className="num">
              {t.overdue}
            </th>
            <th scope="col" className="num">
              {t.ready}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ section, title, pending, ready, late }) => (
            <tr key={section}>
              <th scope="row">
                <a href={hrefOf(section)}>{title}</a>
              </th>
              <td className="drawn">
                <Drawing height={0.9} title={t.picture(title, pending, late, ready)}>
                  <rect className="r-body" x="0" y="0" width={at(pending, most)} height="0.8em" />
                  <rect className="r-ready" x={at(pending, most)} y="0" width={at(ready, most)} height="0.8em" />
                </Drawing>
              </td>
              <td className="num" data-label={t.pending}>
                {number(lang, pending)}
              </td>
              <td className="num" data-label={t.overdue}>
                {number(lang, late)}
              </td>
              <td className="num" data-label={t.ready}>
                {number(lang, ready)}
              </td>
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{t.total}</th>
              <td />
              <td className="num" data-label={t.pending}>
                {number(lang, total("pending"))}
              </td>
              <td className="num" data-label={t.overdue}>
                {number(lang, total("late"))}
              </td>
              <td className="num" data-label={t.ready}>
                {number(lang, total("ready"))}
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </Section>
  );
}
