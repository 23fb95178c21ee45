import { expect, test } from "vitest";
import { canonical, fingerprint, longest, someText, text, tidy, whole } from "@/lib/text";

test("a text is kept in one form: composed, with line feeds, without control characters, trimmed", () => {
  expect(tidy("  cafe\u0301\r\nb\rc\u0000\u202e\u0007 ")).toBe("café\nb\nc");
  expect(tidy("a\ud800b")).toBe("a\ufffdb");
  expect(tidy(tidy("x\u0000 \u0000y "))).toBe(tidy("x\u0000 \u0000y "));
});

test("a text of 32,000 characters fits, one more does not", () => {
  expect(text().safeParse("a".repeat(longest)).success).toBe(true);
  expect(text().safeParse("a".repeat(longest + 1)).error?.issues[0]?.message).toBe("tooLong");
});

test("an empty text is refused where one is needed", () => {
  expect(someText().safeParse(" \u0000 ").error?.issues[0]?.message).toBe("required");
});

test("a whole number is at most what a column keeps, so that a larger one is refused and never asked of the database", () => {
  expect(whole(1).safeParse("2147483647").data).toBe(2_147_483_647);
  for (const typed of ["2147483648", "99999999999", "0", "-1", "1.5", "Infinity", "veel"]) expect(whole(1).safeParse(typed).success).toBe(false);
});

test("equal things have equal fingerprints, whatever the order of their keys", () => {
  expect(canonical({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}');
  expect(fingerprint({ a: 1, b: 2 })).toBe(fingerprint({ b: 2, a: 1 }));
  expect(fingerprint({ a: 1 })).not.toBe(fingerprint({ a: 2 }));
});
