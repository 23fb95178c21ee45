import type { Lang } from "@/lib/lang";
import { amount, percent, say } from "@/lib/say";
import type { Figures } from "@/standards/rules";
import { Wording } from "@/standards/said";
import { Section } from "@/ui/shell";
import type { Standard } from "./queries";

const limitIn = (lang: Lang, { measure, comparison, limit, unit }: Figures): string =>
  limit === null || unit === null || comparison === null ? say(lang).measures[measure] : `${say(lang).comparisons[comparison]} ${amount(lang, limit, unit)}`;

/** Of a variant: whether it is stricter or looser than the standard of the whole organisation, why, and the original beside it. */
export function BaseSection({ lang, standard }: { lang: Lang; standard: Standard }) {
  const t = say(lang);
  const { base, live, owner } = standard;
  if (!base) return null;
  const statement = { text: live.words.statement, lang: live.lang };
  const rows = [
    { name: t.standards.fields.statement, from: <Wording lang={lang} said={base.statement} />, to: <Wording lang={lang} said={statement} unmarked /> },
    { name: t.standards.fields.limit, from: limitIn(lang, base.figures), to: limitIn(lang, live.content.numbers) },
    { name: t.standards.fields.target, from: percent(lang, base.figures.target), to: percent(lang, live.content.numbers.target ?? 0) },
  ];
  return (
    <Section title={t.variants.title(base.owner)} wide>
      <p className="max-w-measure">
        <b>{t.variants.stance[base.stance](owner.name, base.owner)}</b>{" "}
        {base.stance === "loosens" && (base.reason ? <span lang="nl">{base.reason}</span> : t.variants.noReason)}
      </p>
      <table className="table">
        <caption>{t.variants.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.standards.field}</th>
            <th scope="col">
              <a href={`/${lang}/standards/${base.code}`}>
                {base.owner} <span className="code">{base.code}</span>
              </a>
            </th>
            <th scope="col">
              {owner.name} <span className="code">{standard.code}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, from, to }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-label={base.owner}>{from}</td>
              <td data-label={owner.name}>{to}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
