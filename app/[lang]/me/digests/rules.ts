import { Temporal } from "temporal-polyfill";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";

/** How often somebody gets mail who gets any. */
export type Pace = "weekly" | "daily";

/** The hour at which mail goes, by the clocks of the organisation; weekly on Monday. */
const hour = 8;

/** The period that a moment falls in: the day it is named by, and the moment it began. What came since is for the next. */
export function periodOf(pace: Pace, at: Date, zone: string): { period: string; since: Date } {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const day = local.toPlainDate().subtract({ days: local.hour < hour ? 1 : 0 });
  const first = pace === "daily" ? day : day.subtract({ days: day.dayOfWeek - 1 });
  const since = first.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) });
  return { period: first.toString(), since: new Date(since.epochMilliseconds) };
}

/** The most attempts at one mail: then its notices wait for the next. */
export const mostAttempts = 5;

/** The minutes after an attempt that was refused before the next: 15, then four times as long each time. */
export const firstWait = 15;

/** What a mail says of so many notices: the number and where they are, and nothing of what they are about. */
export function mailOf(lang: Lang, pace: Pace, notices: number, address: string): { subject: string; text: string; html: string } {
  const t = say(lang).notices.mail;
  const subject = t.subject(notices);
  const link = notices === 1 ? t.linkOne : t.link;
  const last = `${t.paces[pace]} ${t.change}`;
  return {
    subject,
    text: `${t.body(notices)} ${link}\n\n${address}\n\n${last}\n`,
    html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${subject}</title></head><body style="font:16px/1.5 sans-serif"><p>${t.body(notices)} ${link}</p><p><a href="${address}">${address}</a></p><p>${last}</p></body></html>`,
  };
}
