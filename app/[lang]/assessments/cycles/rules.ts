import { floor, blocksOf as partedOf } from "@/assessments/results/rules";

// So many days before a cycle's last day there is still time to take part.
const joinDays = 7;

const dayLength = 86_400_000;
const shifted = (day: Date, days: number) => new Date(day.getTime() + days * dayLength);
/** The same day so many months on; of a shorter month its last. */
function inMonth(day: Date, months: number): Date {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + months];
  return new Date(Date.UTC(year, month, Math.min(day.getUTCDate(), new Date(Date.UTC(year, month + 1, 0)).getUTCDate())));
}
const monthsOf = (day: Date) => day.getUTCFullYear() * 12 + day.getUTCMonth();

/** A period of whole days, both included. */
export type Span = { opensOn: Date; closesOn: Date };

/** The last day on which somebody who begins to work in a cycle's units still takes part. */
export const lastToJoin = ({ opensOn, closesOn }: Span): Date => new Date(Math.max(opensOn.getTime(), shifted(closesOn, -joinDays).getTime()));

/**
 * When a cycle would be after the last one: as far from it as that one was from the one before, counted in months when
 * both began on the same day of the month; without one before, right after it. Never in the past.
 */
export function nextSpan(last: Span, before: Span | null, today: Date): Span {
  const length = last.closesOn.getTime() - last.opensOn.getTime();
  const months = before && before.opensOn.getUTCDate() === last.opensOn.getUTCDate() ? monthsOf(last.opensOn) - monthsOf(before.opensOn) : 0;
  const days = before ? Math.round((last.opensOn.getTime() - before.opensOn.getTime()) / dayLength) : Math.round(length / dayLength) + 1;
  const { opensOn } = last;
  const after = (times: number) => (months > 0 ? inMonth(opensOn, times * months) : shifted(opensOn, times * Math.max(1, days)));
  let times = 1;
  while (after(times) < today) times++;
  return { opensOn: after(times), closesOn: new Date(after(times).getTime() + length) };
}

/** Which reminders a cycle sends. */
export type Reminding = Span & { remindBefore: readonly number[]; remindOn: boolean; remindAfter: boolean };

/** The days on which a cycle reminds, the first first; none before its second day. */
export const reminderDays = ({ opensOn, closesOn, remindBefore, remindOn, remindAfter }: Reminding): Date[] =>
  [...remindBefore.map((days) => -days), ...(remindOn ? [0] : []), ...(remindAfter ? [1] : [])]
    .sort((a, b) => a - b)
    .map((days) => shifted(closesOn, days))
    .filter((day) => day > opensOn);

/** The days on which a cycle will still remind: once it has closed only those after its last day. */
export const remindersToCome = (cycle: Reminding & { state: string }, today: Date): Date[] =>
  reminderDays(cycle).filter((day) => day >= today && (day > cycle.closesOn || !["closing", "closed"].includes(cycle.state)));

/** The reminder that is due on a day: the last of those that have come, so that one that was missed is made up and none goes twice. */
export const reminderDue = (cycle: Reminding, today: Date): Date | null => reminderDays(cycle).findLast((day) => day <= today) ?? null;

/** Calendar days from one day to another. */
export const daysTo = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / dayLength);

/** The next free address of a cycle that opens in this year: `2026-5`. */
export function nextSlug(year: number, taken: readonly string[]): string {
  const numbers = taken.flatMap((slug) => (slug.startsWith(`${year}-`) ? [Number(slug.slice(5))] : []));
  return `${year}-${Math.max(0, ...numbers) + 1}`;
}

/** How far the people of a unit, or of several together, are. */
export type Progress = { people: number; begun: number; submitted: number; items: number; given: number };

const sumOf = (parts: readonly Progress[]): Progress =>
  parts.reduce(
    (sum, part) => ({
      people: sum.people + part.people,
      begun: sum.begun + part.begun,
      submitted: sum.submitted + part.submitted,
      items: sum.items + part.items,
      given: sum.given + part.given,
    }),
    { people: 0, begun: 0, submitted: 0, items: 0, given: 0 },
  );

/**
 * How far the people of the units are, in blocks of at least five as those of a result; `own` when a block holds its own
 * unit alone. `rest` is how many are left at the top: counted nowhere.
 */
export function blocksOf(units: readonly (Progress & { path: string })[]): { blocks: Map<string, Progress & { own: boolean }>; rest: number } {
  const at = new Map(units.map(({ path, ...progress }) => [path, progress]));
  const parted = [...partedOf(new Map(units.map(({ path, people }) => [path, people])))];
  const blocks = new Map(
    parted.map(([path, paths]) => [path, { ...sumOf(paths.flatMap((one) => at.get(one) ?? [])), own: paths.every((one) => one === path) }]),
  );
  return { blocks, rest: sumOf(units).people - sumOf([...blocks.values()]).people };
}

/**
 * Takes away the blocks of several units of which somebody sees some units apart (`sees`), when what that leaves is fewer
 * than `least` people and not nobody: the difference would tell of them; and all blocks of fewer than `least`. Gives how
 * many people were in these.
 */
export function withhold(
  blocks: Map<string, Progress & { own: boolean }>,
  units: readonly { path: string; people: number }[],
  sees: (path: string) => boolean,
  least = floor,
): number {
  const seen = new Map<string, number>();
  const deepest = [...blocks.keys()].sort((a, b) => b.length - a.length);
  for (const { path, people } of units) {
    const at = sees(path) ? deepest.find((block) => path.startsWith(block)) : undefined;
    if (at !== undefined) seen.set(at, (seen.get(at) ?? 0) + people);
  }
  let withheld = 0;
  for (const [path, apart] of seen) {
    const people = blocks.get(path)?.people ?? 0;
    if (people <= apart || people - apart >= least) continue;
    blocks.delete(path);
    withheld += people;
  }
  for (const [path, { people }] of blocks) {
    if (people >= least) continue;
    blocks.delete(path);
    withheld += people;
  }
  return withheld;
}

/** The sum of blocks at a place and under it. */
export const totalOf = (blocks: ReadonlyMap<string, Progress>, path = "/"): Progress =>
  sumOf([...blocks].flatMap(([at, block]) => (at.startsWith(path) ? [block] : [])));

/** The units that are ticked without those that stand under another one. */
export const topmost = <U extends { path: string }>(units: readonly U[]): U[] =>
  units.filter(({ path }) => !units.some((other) => other.path !== path && path.startsWith(other.path)));
