import type { Lang } from "@/lib/lang";
import { day, say } from "@/lib/say";
import { Columns } from "@/ui/parts";
import type { Listed } from "./queries";
import { StateSaid } from "./state";

/** Improvements as a table: what, on which standard, who, where from, by when and how far. */
export function Rows({ lang, rows }: { lang: Lang; rows: Listed[] }) {
  const t = say(lang).improvements;
  return (
    <table className="table">
      <caption>{t.caption(rows.length)}</caption>
      <Columns of={[t.what, t.standard, t.owner, t.source, t.due, t.state]} />
      <tbody>
        {rows.map(({ id, what, code, owner, unit, person, cycle, dueOn, state }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/${lang}/improvements/${id}`}>{what}</a>
            </th>
            <td data-label={t.standard}>
              <a href={`/${lang}/standards/${code}`}>
                <span className="code">{code}</span>
              </a>
            </td>
            <td data-label={t.owner}>{owner}</td>
            <td data-label={t.source}>
              {unit}, {person === null ? t.fromReport(cycle) : t.from(person, cycle)}
            </td>
            <td className="whitespace-nowrap" data-label={t.due}>
              {day(lang, dueOn)}
            </td>
            <td data-label={t.state}>
              <StateSaid lang={lang} state={state} dueOn={dueOn} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
