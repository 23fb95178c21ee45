import { createHash } from "node:crypto";
import { shiftDay } from "@/lib/clock";

/** An id that is the same on every first start: a UUID (version 8) from the SHA-256 of a name. */
export function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Draws from a generator (mulberry32) seeded by a name, so that no two parts of the demo disturb each other. */
export function drawsOf(name: string) {
  let state = createHash("sha256").update(name).digest().readUInt32LE(0);
  /** At least 0, below 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    chance: (share: number) => next() < share,
    /** A whole number, both ends included. */
    whole: (least: number, most: number) => least + Math.floor(next() * (most - least + 1)),
    between: (least: number, most: number) => least + next() * (most - least),
    pick: <T>(list: readonly T[]): T => {
      const found = list[Math.floor(next() * list.length)];
      if (found === undefined) throw new Error("There is nothing to pick from.");
      return found;
    },
  };
}

export type Draws = ReturnType<typeof drawsOf>;

/**
 * A day so many months ago and 7 to 23 days more, by the draw. Cycles open 30 days and a number of quarters ago; this
 * far from the ends of a month, what came first stays the same whatever day the demo starts on.
 */
export const monthsAgo = (day: Date, months: number, draws: Draws): Date => shiftDay(day, -months, -draws.whole(7, 23));

/** The moment on a day, in UTC. */
export const atTime = (day: Date, hour: number, minute = 0): Date => new Date(day.getTime() + (hour * 60 + minute) * 60_000);
