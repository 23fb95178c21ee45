import type { Lang } from "@/lib/lang";
import { number, percent, say, signed } from "@/lib/say";
import { Wording } from "@/standards/said";
import { Columns, Section } from "@/ui/shell";
import { LevelPlot, levelNames, ratersPerMark } from "./plot";
import type { CalibrationShown, CaseItem, CaseShown } from "./queries";
import type { Spread, Standing } from "./rules";

type Shown = { lang: Lang; it: CalibrationShown };

/** A figure with at most one decimal. */
const rounded = (value: number) => Math.round(value * 10) / 10;

/** A case in its own words. */
export const CaseText = ({ lang, text }: { lang: Lang; text: CaseShown["text"] }) => (
  <p className="max-w-measure mb-6 whitespace-pre-line" lang={text.lang === lang ? undefined : text.lang}>
    {text.text}
  </p>
);

/** The items of a case with a spread. */
const spreadsOf = ({ spreads }: CalibrationShown, { items }: CaseShown) =>
  items.flatMap((item) => {
    const spread = spreads.get(item.id);
    return spread ? [{ item, spread }] : [];
  });

/** The levels of one case as drawings, and the same as a table. */
function CaseResult({ lang, it, one }: Shown & { one: CaseShown }) {
  const t = say(lang).calibration;
  const rows = spreadsOf(it, one);
  const names = levelNames(lang);
  const figures = ({ spread, agreement }: Spread) => [t.spreadOf(String(spread)), percent(lang, rounded(agreement))] as const;
  return (
    <article className="item">
      <h3 className="mb-2">{t.caseTitle(one.position)}</h3>
      <CaseText lang={lang} text={one.text} />
      {rows.map(({ item, spread }) => (
        <div className="strip" key={item.id}>
          <div>
            <h4>
              <a href={`/${lang}/standards/${item.code}/versions/${item.version}`}>
                <span className="code">{item.code}</span>
              </a>
            </h4>
            <p className="say">
              <Wording lang={lang} said={item.statement} />
            </p>
          </div>
          <div>
            <LevelPlot lang={lang} code={item.code} counts={spread.counts} />
            <p className="legend">
              <span>
                <svg viewBox="-10 -10 20 20" aria-hidden="true">
                  <use href="#m-open" />
                </svg>
                {t.dot(ratersPerMark(spread.counts))}
              </span>
              <span>
                {t.spread.toLowerCase()} <b>{figures(spread)[0]}</b>
              </span>
            </p>
          </div>
          <div className="spread num">
            {percent(lang, Math.round(spread.agreement))}
            <small>{t.agreement.toLowerCase()}</small>
          </div>
        </div>
      ))}
      <table className="table">
        <caption>{t.tableCaption(one.position)}</caption>
        <Columns of={[t.itemColumn, ...names.map((name) => ({ num: name })), { num: t.spread }, { num: t.agreement }]} />
        <tbody>
          {rows.map(({ item, spread }) => (
            <tr key={item.id}>
              <th scope="row">
                <span className="code">{item.code}</span>
              </th>
              {names.map((name, level) => (
                <td key={name} className="num" data-label={name}>
                  {number(lang, spread.counts[level] ?? 0)}
                </td>
              ))}
              <td className="num" data-label={t.spread}>
                {figures(spread)[0]}
              </td>
              <td className="num" data-label={t.agreement}>
                {figures(spread)[1]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="gap">
        <summary>{t.how}</summary>
        <div className="calc">
          <p>
            {t.howSpread} {t.howAgreement}
          </p>
          <ul>
            {rows.map(({ item, spread: { same, pairs, agreement } }) => (
              <li key={item.id}>{t.howPairs(item.code, number(lang, same), number(lang, pairs), percent(lang, rounded(agreement)))}</li>
            ))}
          </ul>
        </div>
      </details>
    </article>
  );
}

/** The items whose levels are to be rewritten, each with the way to a draft for who may write one. */
function ToRewrite({ lang, it }: Shown) {
  const t = say(lang).calibration;
  const worst = new Map<string, { item: CaseItem; spread: Spread }>();
  for (const row of it.cases.flatMap((one) => spreadsOf(it, one)).filter(({ spread }) => spread.rewrite)) {
    const before = worst.get(row.item.code);
    if (!before || row.spread.agreement < before.spread.agreement) worst.set(row.item.code, row);
  }
  return (
    <Section title={t.rewrite} id="rewrite" wide>
      {worst.size === 0 ? (
        <p>{t.rewriteNone}</p>
      ) : (
        <>
          <p className="max-w-measure">{t.rewriteText}</p>
          <ul className="gap">
            {[...worst.values()].map(({ item, spread }) => (
              <li key={item.code}>
                <span className="code">{item.code}</span> <Wording lang={lang} said={item.statement} />:{" "}
                {t.rewriteItem(t.spreadOf(String(spread.spread)), percent(lang, rounded(spread.agreement)))}
                {"; "}
                {!item.isLive ? (
                  t.rewritten
                ) : (
                  <a href={`/${lang}/standards/${item.code}${item.mayDraft ? "/edit" : ""}`}>
                    {item.mayDraft ? t.draftIt : t.seeStandard}
                    <span className="vh"> {item.code}</span>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** How somebody leans, with the figure. */
export const leaningSaid = (lang: Lang, { leaning, tendency }: Standing) => {
  const t = say(lang).calibration;
  return t.tendencyOf(t.leanings[leaning], signed(lang, Math.round(tendency * 100) / 100));
};

/** How raters stand beside the others: all of them for a leader, by name; for a rater the own one. */
function Standings({ lang, it }: Shown) {
  const t = say(lang).calibration;
  return (
    <Section title={it.manages ? t.raters : t.own} id="raters" wide>
      {it.manages && <p className="mb-4">{t.ratersText}</p>}
      <table className="table">
        <Columns of={[t.rater, t.agreement, t.tendency]} />
        <tbody>
          {it.standings.map((row) => (
            <tr key={row.personId}>
              <th scope="row">{row.name}</th>
              <td data-label={t.agreement}>{t.agreedOf(percent(lang, rounded(row.agreement)), number(lang, row.agreed), number(lang, row.rated))}</td>
              <td data-label={t.tendency}>{leaningSaid(lang, row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="gap">
        <summary>{t.how}</summary>
        <div className="calc">
          <p>{t.howStanding}</p>
        </div>
      </details>
    </Section>
  );
}

/** Everything a closed calibration came to. */
export function Figures({ lang, it }: Shown) {
  const t = say(lang).calibration;
  if ([...it.spreads.values()].every((spread) => spread === null)) return <p>{t.noFigures}</p>;
  return (
    <>
      <ToRewrite lang={lang} it={it} />
      <Section title={t.result} wide>
        {it.cases.map((one) => (
          <CaseResult key={one.id} lang={lang} it={it} one={one} />
        ))}
      </Section>
      {it.standings.length > 0 && <Standings lang={lang} it={it} />}
      <p className="gap act legend">
        <span>{t.take}:</span>
        <a href={`/${lang}/assessments/calibration/${it.id}/export?format=csv`}>CSV</a>
        <a href={`/${lang}/assessments/calibration/${it.id}/export?format=xlsx`}>XLSX</a>
      </p>
    </>
  );
}
