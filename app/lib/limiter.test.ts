import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { networkOf, take } from "@/lib/limiter";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

const quarter = 15 * 60_000;
const refusal = { name: "Refusal", code: "tooMany", status: 429 };

test("Ten tries at an account are let through in a quarter of an hour, the eleventh is refused, and afterwards it begins anew", async () => {
  for (let tried = 0; tried < 10; tried++) await take("account", "window");
  await expect(take("account", "window")).rejects.toMatchObject(refusal);
  vi.advanceTimersByTime(quarter - 1000);
  await expect(take("account", "window")).rejects.toMatchObject(refusal);
  vi.advanceTimersByTime(1001);
  await take("account", "window");
});

test("Refused tries do not put off the end of the window, so that nobody is locked out for good", async () => {
  for (let tried = 0; tried < 10; tried++) await take("account", "hammer");
  for (let tried = 0; tried < 14; tried++) {
    vi.advanceTimersByTime(60_000);
    await expect(take("account", "hammer")).rejects.toMatchObject(refusal);
  }
  vi.advanceTimersByTime(60_001);
  await take("account", "hammer");
});

test("Eleven at once are counted as eleven", async () => {
  const tries = await Promise.allSettled(Array.from({ length: 11 }, () => take("account", "at once")));
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(10);
});

test("A try that is given back does not count", async () => {
  for (let tried = 0; tried < 25; tried++) await (await take("account", "right")).giveBack();
  for (let tried = 0; tried < 10; tried++) await take("account", "right");
  await expect(take("account", "right")).rejects.toMatchObject(refusal);
});

test("Each account, device and client has tries of its own", async () => {
  for (let tried = 0; tried < 10; tried++) await take("account", "one");
  await expect(take("account", "one")).rejects.toMatchObject(refusal);
  await take("account", "other");
  await take("device", "one");
  await take("client", "one");
});

test("Of a client's address the network counts", async () => {
  expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
  for (const same of ["2001:db8:1:2::1", "2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2:3:4:5:6"]) expect(networkOf(same)).toBe("2001:db8:1:2");
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0");
  expect(networkOf("::1")).toBe("0:0:0:0");
  expect(networkOf("2001:db8:1:3::1")).not.toBe(networkOf("2001:db8:1:2::1"));
  for (let tried = 0; tried < 30; tried++) await take("link", `2001:db8:9:9::${tried}`);
  await expect(take("link", "2001:db8:9:9::ffff")).rejects.toMatchObject(refusal);
  await take("link", "2001:db8:9:8::1");
});
