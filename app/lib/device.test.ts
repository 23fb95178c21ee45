import { expect, test } from "vitest";
import { deviceWith, knownDevice } from "@/lib/device";

process.env.MAATSTAF_SECRET ??= "only for tests 0123456789 abcdefghijklmnop";

test("A browser is known for the person who signed in there, and for nobody else", () => {
  const cookie = deviceWith(null, "kim");
  expect(knownDevice(cookie, "kim")).toMatch(/^[\w-]{22}$/);
  expect(knownDevice(cookie, "sam")).toBeNull();
  expect(knownDevice(null, "kim")).toBeNull();
});

test("Two people at one desk are both known, as one browser, whoever came last", () => {
  const both = deviceWith(deviceWith(null, "kim"), "sam");
  expect(knownDevice(both, "kim")).toBe(knownDevice(both, "sam"));
  expect(knownDevice(both, "kim")).not.toBeNull();
  expect(deviceWith(both, "sam")).toBe(both);
});

test("The last eight people stay known, and the cookie stays small", () => {
  const cookie = Array.from({ length: 12 }, (_, at) => `person ${at}`).reduce<string | null>(deviceWith, null);
  expect(Array.from({ length: 12 }, (_, at) => knownDevice(cookie, `person ${at}`) !== null)).toEqual([...Array(4).fill(false), ...Array(8).fill(true)]);
  expect(cookie?.length).toBeLessThan(400);
});

test("Two browsers have different names", () => {
  expect(knownDevice(deviceWith(null, "kim"), "kim")).not.toBe(knownDevice(deviceWith(null, "kim"), "kim"));
});

test("A spoilt cookie knows nobody, and is replaced by a good one", () => {
  const good = deviceWith(null, "kim");
  const [device = "", sign = ""] = good.split(".");
  const spoilt = [
    "",
    ".",
    device,
    `.${sign}`,
    `${device}.`,
    `${device}.${sign.slice(1)}`,
    `${device}.${sign}x`,
    `${device.slice(1)}a.${sign}`,
    `a${device.slice(1)}.${sign}`,
    `${good}.${sign.slice(0, 5)}`,
    good.toUpperCase(),
    "é".repeat(66),
    `${device}.${"é".repeat(43)}`,
    `${device}${`.${sign}`.repeat(9)}`,
    "null",
    "[]",
  ];
  for (const cookie of spoilt.filter((one) => one !== good)) {
    expect(knownDevice(cookie, "kim"), cookie).toBeNull();
    expect(knownDevice(deviceWith(cookie, "kim"), "kim"), cookie).not.toBeNull();
  }
});
