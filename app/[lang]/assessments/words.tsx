import { today } from "@/lib/clock";
import { findPrinciple, listPrinciples } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { typedNumber } from "@/lib/numbers";
import { isRefusal, Refusal } from "@/lib/refusal";
import { amount, dayOf, type Messages, number, percent, say, timeOf } from "@/lib/say";
import type { Theirs } from "./commands";
import type { Lacking } from "./lacking";
import type { ItemShown, Kept } from "./queries";
import { isWithin, lackOf, type Part, partsOf, type Score } from "./rules";

type Figures = ItemShown["figures"];

/** The items by section, in the order of the principles. */
export const partsIn = <I extends { section: string; code: string }>(lang: Lang, items: readonly I[]): Part<I>[] =>
  partsOf(
    items,
    listPrinciples(lang).map(({ slug }) => slug),
  );

/** The title of the principle that a section stands for. */
export const titleOf = (lang: Lang, section: string): string => findPrinciple(lang, section)?.title ?? section;

/** When an answer was saved: the time, and the day when that was another one. */
export function savedSaid(lang: Lang, savedAt: Date): string {
  const t = say(lang);
  const time = timeOf(lang, savedAt);
  return today(savedAt).getTime() === today().getTime() ? t.common.savedAt(time) : t.assessments.savedOn(dayOf(lang, savedAt), time);
}

/** The numbers of a standard in a line, or null where it is yes or no: `hoogstens 30 s, bij 95 %`. */
export function figuresSaid(lang: Lang, { comparison, limit, unit, target }: Figures): string | null {
  const t = say(lang);
  return comparison && limit !== null && unit
    ? t.assessments.figures(`${t.comparisons[comparison]} ${amount(lang, limit, unit)}`, percent(lang, target))
    : null;
}

/** The limit, and whether the measured value keeps to it: `Grens 30 s. Jouw 24 s valt erbinnen.` */
export function limitSaid(lang: Lang, { comparison, limit, unit }: Figures, measured: number | null): string {
  const t = say(lang).assessments;
  if (!comparison || limit === null || !unit) return "";
  const said = (comparison === "most" ? t.limit : t.least)(amount(lang, limit, unit));
  if (measured === null) return said;
  return `${said} ${(isWithin(measured, comparison, limit) ? t.within : t.outside)(amount(lang, measured, unit))}`;
}

/** What was measured, for somebody who reads the result. */
export function measuredSaid(lang: Lang, { comparison, limit, unit }: Figures, measured: number): string {
  const t = say(lang).assessments;
  if (!comparison || limit === null || !unit) return number(lang, measured);
  return (isWithin(measured, comparison, limit) ? t.keptLimit : t.missedLimit)(amount(lang, measured, unit));
}

/** The level or what else was chosen, in a word; null when nothing was. A second opinion has another word for what was passed over. */
export function choiceSaid(lang: Lang, answer: Pick<Kept, "level" | "skipped"> | null, skipped = say(lang).notApplicable): string | null {
  const { levels } = say(lang);
  if (answer?.skipped) return skipped;
  return answer?.level === null || answer?.level === undefined ? null : ([levels.notYet, levels.sometimes, levels.mostly, levels.always][answer.level] ?? null);
}

/** An answer in the fields of its form. */
export const fieldsOf = (lang: Lang, answer: Omit<Kept, "revision" | "savedAt"> | null) => ({
  level: answer?.skipped ? "skip" : String(answer?.level ?? ""),
  reason: answer?.reason ?? "",
  measured: typedNumber(lang, answer?.measured ?? null),
  note: answer?.note ?? "",
  example: answer?.example ?? "",
});
export type AnswerFields = ReturnType<typeof fieldsOf>;

/** What was saved elsewhere, as a form shows it beside what is here. */
export const theirsSaid = (lang: Lang, theirs: Theirs) => ({
  ...fieldsOf(lang, theirs),
  revision: String(theirs.revision),
  time: timeOf(lang, theirs.savedAt),
});

/** Runs an act; a refusal that carries what was saved elsewhere then carries it as the form shows it. */
export async function withTheirsSaid<T>(lang: Lang, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isRefusal(error) || error.code !== "answeredElsewhere") throw error;
    const theirs = error.detail.theirs as Record<string, Theirs>;
    throw new Refusal(error.code, error.status, {}, { theirs: Object.fromEntries(Object.entries(theirs).map(([item, one]) => [item, theirsSaid(lang, one)])) });
  }
}

/** Points with one decimal, as far as there is one: `66,7`. */
export const pointsSaid = (lang: Lang, points: number): string => number(lang, Math.round(points * 10) / 10);

/** A number of thirds, written out: `2`, `5/3`. */
export const thirdsSaid = (thirds: number): string => (thirds % 3 === 0 ? String(thirds / 3) : `${thirds}/3`);

/** The share of what applies that has a level, in whole percent, rounded down so that 100 means all. */
export const coverageSaid = (lang: Lang, { answered, applicable }: Score): string =>
  percent(lang, applicable === 0 ? 0 : Math.floor((100 * answered) / applicable));

/** The finding in one line: points and band, or why there is no score. */
export function findingSaid(lang: Lang, score: Score): string {
  const t = say(lang).assessments;
  if (score.points === null || !score.band)
    return score.lack === "nothingApplies" ? t.nothingApplies : t.tooLittle(number(lang, score.answered), number(lang, score.applicable));
  return `${t.points(pointsSaid(lang, score.points))}, ${bandSaid(lang, score)}`;
}

/** The band in words; a cap is named as the reason. */
export function bandSaid(lang: Lang, { band, caps }: Score): string {
  const t = say(lang).assessments;
  return band === null ? "" : caps.length > 0 ? t.bandCapped : t.bands[band];
}

/** What an item would lack, in words, for either reason. */
export function lackingOf(lang: Lang, item: ItemShown, hrefOf: (section: string) => string): Record<"note" | "reason", Lacking> {
  const t = say(lang).assessments;
  const base = {
    id: item.id,
    code: item.code,
    statement: item.statement,
    inOther: item.wordsLang === lang ? undefined : item.wordsLang,
    href: `${hrefOf(item.section)}#${item.code}`,
  };
  return { note: { ...base, lack: t.lackNote }, reason: { ...base, lack: t.lackReason } };
}

/** What these items do lack, as answers about one's `own` work or somebody else's. */
export const lackingIn = (lang: Lang, items: ItemShown[], hrefOf: (section: string) => string, own = true): Lacking[] =>
  items.flatMap((item) => {
    const lack = lackOf(item.answer, own);
    return lack ? [lackingOf(lang, item, hrefOf)[lack]] : [];
  });

/** The words that a form needs in the browser; plain texts, because nothing else gets there. */
export type FormWords = Record<keyof Messages["assessments"]["form"], string> & {
  levels: Messages["levels"];
  notApplicable: string;
  critical: string;
  note: string;
  more: string;
  moreMeasured: string;
  noteMissing: string;
  /** What only one's own answers have: an example, and a reason why something does not apply. */
  own: {
    example: string;
    because: string;
    chooseReason: string;
    reasons: Messages["assessments"]["reasons"];
    reasonMissing: string;
  } | null;
};

/** The words of the form in which one assesses oneself. */
export function formWords(lang: Lang): FormWords {
  const { levels, notApplicable, assessments } = say(lang);
  const { form, own, reasons, because, chooseReason, critical, note, example, more, moreMeasured } = assessments;
  const { noteMissing, reasonMissing } = own;
  return { ...form, levels, notApplicable, critical, note, more, moreMeasured, noteMissing, own: { reasonMissing, example, because, chooseReason, reasons } };
}

/** The words of the form of a second opinion. */
export function ratingWords(lang: Lang): FormWords {
  const { elsewhere, notSeen, note, noteMissing } = say(lang).seconds.form;
  return { ...formWords(lang), elsewhere, notApplicable: notSeen, note, more: note, noteMissing, own: null };
}
