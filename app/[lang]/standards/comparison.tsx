import { Fragment } from "react";
import { findPrinciple, findValue } from "@/lib/content";
import { type Lang, otherLang } from "@/lib/lang";
import { amount, list, number, percent, say } from "@/lib/say";
import { Ruler, RulerFigures } from "@/ui/ruler";
import { Columns, Section } from "@/ui/shell";
import { type Difference, differences, type Shown, wordByWord } from "./rules";
import { OnlyIn } from "./said";
import type { Numbers } from "./schema";

const orNone = (lang: Lang, text: string | null | undefined | false) => text || say(lang).standards.none;
const titles = (lang: Lang, slugs: string[], find: (lang: Lang, slug: string) => { title: string } | null) =>
  orNone(
    lang,
    list(
      lang,
      slugs.map((slug) => find(lang, slug)?.title ?? slug),
    ),
  );
const yesNo = (lang: Lang, is: boolean) => (is ? say(lang).common.yes : say(lang).common.no);

const telling: Record<keyof Numbers, (lang: Lang, numbers: Numbers) => string> = {
  measure: (lang, { measure }) => say(lang).measures[measure],
  comparison: (lang, { comparison }) => orNone(lang, comparison && say(lang).comparisons[comparison]),
  limit: (lang, { limit, unit }) => orNone(lang, limit !== null && (unit ? amount(lang, limit, unit) : number(lang, limit))),
  unit: (lang, { unit }) => orNone(lang, unit && say(lang).unitNames[unit]),
  target: (lang, { target }) => orNone(lang, target !== null && percent(lang, target)),
  weight: (lang, { weight }) => number(lang, weight),
  critical: (lang, { critical }) => yesNo(lang, critical),
  principle: (lang, { principle }) => titles(lang, principle ? [principle] : [], findPrinciple),
  principles: (lang, { principles }) => titles(lang, principles, findPrinciple),
  values: (lang, { values }) => titles(lang, values, findValue),
  touchpoint: (lang, { touchpoint }) => say(lang).touchpoints[touchpoint],
  channels: (lang, { channels }) =>
    orNone(
      lang,
      list(
        lang,
        channels.map((channel) => say(lang).channels[channel]),
      ),
    ),
  audience: (lang, { audience }) => say(lang).audiences[audience],
  source: (lang, { source }) => say(lang).sources[source],
  stakeholder: (lang, { stakeholder }) => orNone(lang, stakeholder && say(lang).stakeholders[stakeholder]),
};

/** Any number of a standard in words, as a comparison sets the old beside the new. */
export const inWords = (lang: Lang, numbers: Numbers, field: keyof Numbers): string => telling[field](lang, numbers);

/** Both texts in one, what went struck through and what came underlined; a space keeps "45" and "30" from reading as one. */
export const WordByWord = ({ from, to }: { from: string; to: string }) =>
  wordByWord(from, to).map((piece, at, all) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two pieces may be the same, and nothing moves
    <Fragment key={at}>
      {piece.kind === "gone" && <del>{piece.text}</del>}
      {piece.kind === "new" && all[at - 1]?.kind === "gone" && " "}
      {piece.kind === "new" && <ins>{piece.text}</ins>}
      {piece.kind === "same" && piece.text}
    </Fragment>
  ));

/** One of the two, named: its figures on a ruler. */
type Side = { label: string; content: Shown };

const Drawn = ({ lang, side }: { lang: Lang; side: Side }) => {
  const { measure, comparison, limit, unit, target } = side.content.numbers;
  return (
    <div>
      <p className="lbl">{side.label}</p>
      {target === null ? (
        <Ruler as="blank" />
      ) : (
        <>
          <Ruler as="standard-small" lang={lang} measure={measure} comparison={comparison} limit={limit} unit={unit} target={target} decorative />
          <RulerFigures lang={lang} measure={measure} comparison={comparison} limit={limit} unit={unit} target={target} />
        </>
      )}
    </div>
  );
};

type NumberDifference = Extract<Difference, { kind: "number" }>;

/** The numbers that are not the same, the old beside the new. */
function ChangedNumbers({ lang, from, to, changed }: { lang: Lang; from: Side; to: Side; changed: NumberDifference[] }) {
  const t = say(lang).standards;
  return (
    <table className="table">
      <caption>{t.changedNumbers}</caption>
      <Columns of={[t.field, from.label, to.label]} />
      <tbody>
        {changed.map(({ field }) => (
          <tr key={field}>
            <th scope="row">{t.fields[field]}</th>
            <td data-label={from.label}>
              <del>{inWords(lang, from.content.numbers, field)}</del>
            </td>
            <td data-label={to.label}>
              <ins>{inWords(lang, to.content.numbers, field)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All that differs in few words: the numbers old and new, then each text and level of both languages word by word. */
export function Differences({ lang, from, to }: { lang: Lang; from: Side; to: Side }) {
  const t = say(lang);
  const found = differences(from.content, to.content);
  const changed = found.filter((it) => it.kind === "number");
  const texts = found.filter((it) => it.kind !== "number");
  if (found.length === 0) return <p>{t.standards.nothingDiffers}</p>;
  return (
    <>
      {changed.length > 0 && <ChangedNumbers lang={lang} from={from} to={to} changed={changed} />}
      <dl className="changes">
        {texts.map((it) => (
          <div key={`${it.lang} ${it.field}`}>
            <dt>
              {t.standards.fields[it.field]}, {t.review.inLang[it.lang]}
            </dt>
            <dd lang={it.lang === lang ? undefined : it.lang} className="whitespace-pre-line">
              <WordByWord from={it.from} to={it.to} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The language in which two texts can be compared: the page's, or the other when one of them is only there in that. */
const comparable = (lang: Lang, from: Shown, to: Shown): Lang => {
  const other = otherLang(lang);
  return from.words[lang] && to.words[lang] ? lang : from.words[other] && to.words[other] ? other : lang;
};

/**
 * Two texts of a standard laid side by side: both rulers, the numbers that changed field by field, the texts word by
 * word in one language. Says so when nothing differs.
 */
export function Comparison({ lang, from, to, inLang }: { lang: Lang; from: Side; to: Side; inLang?: Lang }) {
  const t = say(lang).standards;
  const said = inLang ?? comparable(lang, from.content, to.content);
  const found = differences(from.content, to.content, [said]);
  const changed = found.filter((it) => it.kind === "number");
  const texts = found.filter((it) => it.kind !== "number");
  return (
    <div className="mt-12">
      {said !== lang && inLang === undefined && (
        <p className="note">
          <OnlyIn lang={lang} said={said} />
        </p>
      )}
      <Section title={t.figures}>
        <div className="conflict">
          <Drawn lang={lang} side={from} />
          <Drawn lang={lang} side={to} />
        </div>
      </Section>
      <Section title={t.numbers} wide>
        {changed.length > 0 ? <ChangedNumbers lang={lang} from={from} to={to} changed={changed} /> : <p>{t.sameNumbers}</p>}
      </Section>
      {texts.length === 0 && (
        <Section title={t.texts}>
          <p>{t.sameTexts}</p>
        </Section>
      )}
      {texts.map(({ field, from: before, to: after }) => (
        <Section key={field} title={t.fields[field]}>
          <p lang={said === lang ? undefined : said} className="whitespace-pre-line">
            <WordByWord from={before} to={after} />
          </p>
        </Section>
      ))}
    </div>
  );
}
