import { env } from "@/lib/env";
import { shared } from "@/lib/shared";

const clock = shared("clock", () => ({ ahead: 0 }));

/** The moment it is, for every rule that looks at time. */
export const now = (): Date => new Date(Date.now() + clock.ahead);

/** Moves the clock forward (milliseconds), for tests of what time does; 0 sets it right again. */
export function advanceClock(milliseconds: number): void {
  clock.ahead = milliseconds === 0 ? 0 : clock.ahead + milliseconds;
}

// Making one takes longer than a statement on the database.
const calendar = () => shared("calendar", () => new Intl.DateTimeFormat("en-CA", { timeZone: env().timezone }));

/** The calendar day in the organisation's time zone, as midnight UTC: the form in which dates are stored. */
export function today(at = now()): Date {
  return new Date(`${calendar().format(at)}T00:00:00Z`);
}

/** The day so many months and days from the given one; the end of a short month stays in that month. */
export function shiftDay(day: Date, months: number, days = 0): Date {
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day.getUTCDate(), last) + days));
}

/** A calendar day as it is kept in texts and keys: 2026-10-05. */
export const dayText = (day: Date): string => day.toISOString().slice(0, 10);
