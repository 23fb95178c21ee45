import { describe, expect, test } from "vitest";
import { shiftDay } from "@/lib/clock";
import { upkeepOf } from "@/standards/rules";
import { isConfirmed, isOfPlace } from "./rules";

const on = new Date("2026-11-22");
const ago = (days: number) => shiftDay(on, 0, -days);
const ahead = (days: number) => shiftDay(on, 0, days);

test("a standard is due from 30 days before its day, and overdue on the day after it", () => {
  expect([ahead(31), ahead(30), on, ago(1)].map((day) => upkeepOf(day, on))).toEqual(["confirmed", "due", "due", "overdue"]);
});

describe("what counts as confirmed", () => {
  const kept = { reviewBy: ahead(10), reviewEvery: 180, publishedAt: ago(400), confirmedAt: ago(170) };
  test("is what was confirmed and is not overdue", () => {
    expect(isConfirmed(kept, on)).toBe(true);
    expect(isConfirmed({ ...kept, reviewBy: ago(1) }, on)).toBe(false);
    expect(isConfirmed({ ...kept, reviewBy: null }, on)).toBe(false);
  });
  test("is also what was published within its interval, without a confirmation", () => {
    expect(isConfirmed({ ...kept, confirmedAt: null }, on)).toBe(false);
    expect(isConfirmed({ ...kept, confirmedAt: null, publishedAt: ago(180) }, on)).toBe(true);
  });
});

test("somebody is of a place by a role in it or above it", () => {
  const brand = { brand: "vlecht", unitPath: null };
  const breda = { brand: "vlecht", unitPath: "/group/vlecht/breda/" };
  expect(isOfPlace(breda, brand)).toBe(true);
  expect(isOfPlace({ brand: "lindehof", unitPath: "/group/lindehof/" }, brand)).toBe(false);
  expect(isOfPlace({ brand: null, unitPath: null }, brand)).toBe(true);
  expect(isOfPlace({ brand: null, unitPath: "/group/it/" }, brand)).toBe(false);
  expect(isOfPlace({ brand: null, unitPath: "/group/it/" }, { brand: null, unitPath: null })).toBe(true);
  expect(isOfPlace({ brand: "vlecht", unitPath: "/group/vlecht/" }, breda)).toBe(true);
  expect(isOfPlace({ brand: "vlecht", unitPath: "/group/vlecht/tilburg/" }, breda)).toBe(false);
});
