import type { Lang } from "@/lib/lang";
import { number, percent, say } from "@/lib/say";
import { Columns } from "@/ui/parts";
import { Ruler } from "@/ui/ruler";
import type { Progress } from "./rules";

/** The finished part of all items in whole percent, rounded down so that 100 means all. */
export const shareOf = ({ given, items }: Pick<Progress, "given" | "items">): number => (items === 0 ? 0 : Math.floor((100 * given) / items));

/** How far the people of units are, drawn and in figures. */
export function ProgressTable({ lang, caption, rows }: { lang: Lang; caption: string; rows: (Progress & { path: string; name: string })[] }) {
  const c = say(lang).cycles;
  return (
    <table className="table">
      <caption>{caption}</caption>
      <Columns of={[c.unit, { num: c.people }, { num: c.begun }, { num: c.submitted }, { hidden: c.drawn }, { num: c.given }]} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.path}>
            <th scope="row">{row.name}</th>
            <td className="num" data-label={c.people}>
              {number(lang, row.people)}
            </td>
            <td className="num" data-label={c.begun}>
              {number(lang, row.begun)}
            </td>
            <td className="num" data-label={c.submitted}>
              {number(lang, row.submitted)}
            </td>
            <td className="drawn">
              <Ruler as="part" whole={shareOf(row)} partly={0} />
            </td>
            <td className="num" data-label={c.given}>
              {c.of(number(lang, row.given), number(lang, row.items))} ({percent(lang, shareOf(row))})
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
