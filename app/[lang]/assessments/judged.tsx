import type { ReactNode } from "react";
import type { Lang } from "@/lib/lang";
import { dayOf, say, timeOf } from "@/lib/say";
import { OnlyIn } from "@/standards/said";
import { Badge } from "@/ui/shell";
import type { Before, ItemShown } from "./queries";
import { choiceSaid, figuresSaid, measuredSaid } from "./words";

const Mark = () => (
  <svg viewBox="-10 -10 20 20" aria-hidden="true">
    <use href="#m-got" />
  </svg>
);

/** What was answered on one item, as text: the level as described then, the reason, the measured value, note and example. */
function Answer({ lang, item }: { lang: Lang; item: ItemShown }) {
  const { answer, levels, figures, wordsLang } = item;
  const t = say(lang).assessments;
  const choice = choiceSaid(lang, answer);
  if (!answer || !choice) return <p>{t.noAnswer}</p>;
  const rows = [
    ...(answer.measured === null ? [] : [[null, measuredSaid(lang, figures, answer.measured)] as const]),
    ...(answer.note ? [[t.note, answer.note] as const] : []),
    ...(answer.example ? [[t.example, answer.example] as const] : []),
  ];
  return (
    <>
      <p className="legend">
        <span>
          {answer.level !== null && <Mark />}
          <b>{choice}</b>
          {answer.reason && `, ${t.because} ${t.reasons[answer.reason]}`}
        </span>
      </p>
      {answer.level !== null && <p lang={wordsLang === lang ? undefined : wordsLang}>{levels[answer.level]}</p>}
      {rows.map(([label, text]) => (
        <p key={text} className="whitespace-pre-line">
          {label && <b>{label}: </b>}
          {text}
        </p>
      ))}
      <p className="note">{t.savedOn(dayOf(lang, answer.savedAt), timeOf(lang, answer.savedAt))}</p>
    </>
  );
}

/** What was answered to an item in the last cycle, each with the standard that it followed on from. */
export const EarlierAnswers = ({ lang, before }: { lang: Lang; before: Before[] }) => {
  const t = say(lang).assessments;
  return before.map((it) => (
    <p key={it.was?.code ?? ""} className="note">
      {t.answeredBefore(it.cycle, choiceSaid(lang, it) ?? "")}
      {it.was && (
        <>
          {", "}
          <a href={`/${lang}/standards/${it.was.code}`}>{t.whenItWas[it.was.kind](it.was.code)}</a>
        </>
      )}
      .
    </p>
  ));
};

/** One item of a result, read-only, with a note when a newer version of the standard is in force; what follows from it stands below. */
export function JudgedItem({ lang, item, before = [], children }: { lang: Lang; item: ItemShown; before?: Before[]; children?: ReactNode }) {
  const t = say(lang).assessments;
  const { code, version, newer, wordsLang } = item;
  const standard = `/${lang}/standards/${code}`;
  const figures = figuresSaid(lang, item.figures);
  return (
    <article className="item" id={code}>
      <h3 lang={wordsLang === lang ? undefined : wordsLang}>{item.statement}</h3>
      <p className="meta">
        <a href={`${standard}/versions/${version}`}>
          <span className="code">{code}</span>
        </a>
        <span>{t.weighs(item.weight)}</span>
        <OnlyIn lang={lang} said={wordsLang} />
        {item.critical && <Badge>{t.critical}</Badge>}
        {figures && <span>{figures}</span>}
      </p>
      {newer && (
        <p className="note">
          <a href={standard}>{t.newer(newer.number, dayOf(lang, newer.publishedAt))}</a> {t.judgedPast(version)}
        </p>
      )}
      <Answer lang={lang} item={item} />
      <EarlierAnswers lang={lang} before={before} />
      {children}
    </article>
  );
}
