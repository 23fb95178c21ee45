import pino from "pino";
import { expect, test } from "vitest";
import { log } from "@/lib/log";

test("A link that may be used once does not reach the log, whatever is logged of its address", () => {
  const { path } = Reflect.get(log, pino.symbols.serializersSym) as { path: (path: unknown) => string };
  const token = "T".repeat(43);
  expect(path(`/nl/invite/${token}`)).toBe("/nl/invite/…");
  expect(path(`/en/setup/${token}/more?x=${"y"}`)).toBe("/en/setup/…/more?x=y");
  expect(path("/nl/people")).toBe("/nl/people");
});
