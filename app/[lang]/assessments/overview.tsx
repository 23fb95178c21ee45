import type { Lang } from "@/lib/lang";
import { number, say } from "@/lib/say";
import { Wording } from "@/standards/said";
import { Columns } from "@/ui/parts";
import type { ItemShown } from "./queries";
import { progressOf } from "./rules";
import { partsIn, titleOf } from "./words";

type Props = { lang: Lang; items: ItemShown[]; hrefOf: (section: string) => string };

/** Answered and open, principle by principle. */
export function PerPrinciple({ lang, items: all, hrefOf }: Props) {
  const t = say(lang).assessments;
  return (
    <table className="table">
      <caption>{t.perPrincipleCaption}</caption>
      <Columns of={[t.part, { num: t.answered }, { num: t.open }]} />
      <tbody>
        {partsIn(lang, all).map(({ section, items }) => {
          const { given, total } = progressOf(items);
          return (
            <tr key={section}>
              <th scope="row">
                <a href={hrefOf(section)}>{titleOf(lang, section)}</a>
              </th>
              <td className="num" data-label={t.answered}>
                {t.coverageOf(number(lang, given), number(lang, total))}
              </td>
              <td className="num" data-label={t.open}>
                {number(lang, total - given)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The items that are open, principle by principle, each with a link to where it is filled in. */
export function StillOpen({ lang, items: open, hrefOf }: Props) {
  if (open.length === 0) return <p>{say(lang).assessments.stillOpenNone}</p>;
  return partsIn(lang, open).map(({ section, items }) => (
    <div key={section} className="gap">
      <h3>{titleOf(lang, section)}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <a href={`${hrefOf(section)}#${item.code}`}>{item.code}</a> <Wording lang={lang} said={{ text: item.statement, lang: item.wordsLang }} />
          </li>
        ))}
      </ul>
    </div>
  ));
}
