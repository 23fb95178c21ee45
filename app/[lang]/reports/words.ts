import { findPrinciple } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { number, percent, say } from "@/lib/say";
import type { Unit } from "@/reports/queries";
import { isApart, type Spread, type Sums } from "@/reports/rules";

/** A figure in whole points. */
export const whole = (lang: Lang, value: number | null): string => (value === null ? say(lang).reports.noFigure : number(lang, Math.round(value)));

/** A figure in tenths of a point, as calculations show it. */
export const tenths = (lang: Lang, value: number | null): string => (value === null ? say(lang).reports.noFigure : number(lang, Math.round(value * 10) / 10));

/** The highest minus the lowest as both are written, so that whoever subtracts them finds the same. */
export const differenceOf = ({ low, high, spread }: Spread, steps = 1): number | null =>
  spread === null || low === null || high === null ? null : (Math.round(high * steps) - Math.round(low * steps)) / steps;

/** `46 punten`; or that there is no figure. */
export function pointsSaid(lang: Lang, value: number | null): string {
  const t = say(lang).reports;
  return value === null ? t.noFigure : t.consistency.points(value, number(lang, value));
}

/** Answers with a level, of those to which it applied, and the share in whole percent, rounded down so that 100 means all. */
export const coverageOf = (lang: Lang, { given, applicable }: Pick<Sums, "given" | "applicable">): string =>
  say(lang).reports.coverageOf(number(lang, given), number(lang, applicable), percent(lang, applicable === 0 ? 0 : Math.floor((100 * given) / applicable)));

/** Whether answers within a unit lie apart or close together; empty where that is not told. */
export function apartSaid(lang: Lang, sums: Sums): string {
  const t = say(lang).reports.consistency;
  const apart = isApart(sums);
  return apart === null ? "" : apart ? t.apart : t.close;
}

/** The title of a principle; its slug when it is gone. */
export const principleOf = (lang: Lang, slug: string): string => findPrinciple(lang, slug)?.title ?? slug;

/** Units in alphabetical order of the reader's language. */
export const byName = <T extends { unit: Unit }>(lang: Lang, rows: readonly T[]): T[] => rows.toSorted((a, b) => a.unit.name.localeCompare(b.unit.name, lang));

/** A number of thirds as a number: weights × levels, where levels count in thirds. */
export const thirdsSaid = (lang: Lang, thirds: number): string => (thirds % 3 === 0 ? number(lang, thirds / 3) : `${number(lang, thirds)}/3`);
