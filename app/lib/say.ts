import { env } from "@/lib/env";
import type { Lang } from "@/lib/lang";
import { en } from "@/lib/messages/en";
import { nl } from "@/lib/messages/nl";

export type Messages = typeof nl;
export type RefusalCode = { [K in keyof Messages["refusals"]]: Messages["refusals"][K] extends string ? K : never }[keyof Messages["refusals"]];
export type FaultCode = keyof Messages["faults"];
export type MeasureUnit = keyof Messages["units"];

const dictionaries: Record<Lang, Messages> = { nl, en };
const locale = (lang: Lang) => (lang === "nl" ? "nl-NL" : "en-GB");

/** All sentences in a language. */
export const say = (lang: Lang): Messages => dictionaries[lang];

// Made once: a page may hold hundreds of numbers, and making one takes longer than using it.
const numbers: Record<Lang, Intl.NumberFormat> = {
  nl: new Intl.NumberFormat(locale("nl"), { maximumFractionDigits: 3 }),
  en: new Intl.NumberFormat(locale("en"), { maximumFractionDigits: 3 }),
};

/** A number as the reader's language writes it, with at most three decimals. */
export const number = (lang: Lang, value: number): string => numbers[lang].format(value);

/** A number with its sign as one reads it: `+1`, `−1,33`, `0`. */
export const signed = (lang: Lang, value: number): string => `${value > 0 ? "+" : value < 0 ? "−" : ""}${number(lang, Math.abs(value))}`;

/** A percentage of a whole number: `91 %` in Dutch, `91%` in English. */
export const percent = (lang: Lang, value: number): string => say(lang).units.percent(value, number(lang, value));

/** A limit with its unit: `30 s`, `5 werkdagen`. */
export const amount = (lang: Lang, value: number, unit: MeasureUnit): string => say(lang).units[unit](value, number(lang, value));

/** A calendar day, stored as midnight UTC: `1 juli 2026`. */
export const day = (lang: Lang, date: Date): string =>
  date.toLocaleDateString(locale(lang), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** The day of a moment, in the organisation's time zone. */
export const dayOf = (lang: Lang, moment: Date): string =>
  moment.toLocaleDateString(locale(lang), { day: "numeric", month: "long", year: "numeric", timeZone: env().timezone });

/** The time of a moment, in the organisation's time zone: `14:03`. */
export const timeOf = (lang: Lang, moment: Date): string =>
  moment.toLocaleTimeString(locale(lang), { hour: "2-digit", minute: "2-digit", timeZone: env().timezone });

/** A moment to the minute with the name of its zone: `25 oktober 2026 om 02:30 (Midden-Europese zomertijd)`. */
export const momentOf = (lang: Lang, moment: Date): string => {
  const zone = new Intl.DateTimeFormat(locale(lang), { timeZone: env().timezone, timeZoneName: "long" }).formatToParts(moment);
  return say(lang).moment(dayOf(lang, moment), timeOf(lang, moment), zone.find(({ type }) => type === "timeZoneName")?.value ?? env().timezone);
};

/** A list in words: `a, b en c`. */
export const list = (lang: Lang, items: string[]): string => new Intl.ListFormat(locale(lang), { type: "conjunction" }).format(items);
