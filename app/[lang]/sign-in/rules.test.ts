import { expect, test } from "vitest";
import { returnTo } from "@/sign-in/rules";

const origin = "http://localhost:3000";

test.each([
  ["/nl/me", "/nl/me"],
  ["/nl", "/nl"],
  ["/nl/standards?brand=vlecht&q=bel%20terug", "/nl/standards?brand=vlecht&q=bel%20terug"],
  ["/nl/standards/LIN-TEL-02#levels", "/nl/standards/LIN-TEL-02#levels"],
  ["/nl/assessments/018f/second-opinion", "/nl/assessments/018f/second-opinion"],
  ["/nl/standards/../people", "/nl/people"],
  ["/nl//evil.example", "/nl/evil.example"],
  ["/nl/standards?next=//evil.example", "/nl/standards?next=//evil.example"],
])("%s is ours, and one goes on to %s", (asked, to) => expect(returnTo("nl", asked, origin)).toBe(to));

test("The language stays that of the sign-in page", () => {
  expect(returnTo("en", "/nl/people?q=kim", origin)).toBe("/en/people?q=kim");
  expect(returnTo("nl", "/en", origin)).toBe("/nl");
  expect(returnTo("en", "//evil.example", origin)).toBe("/en/me");
});

test.each([
  "",
  "foo",
  "nl/me",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " /nl/me",
  "/nl\\..\\..\\\\evil.example",
  "https:evil.example",
  "https://evil.example",
  "https://localhost:3000@evil.example/nl/me",
  "http://localhost:3000.evil.example/nl",
  "http://localhost:3000/nl/me",
  "//localhost:3000/nl/me",
  "javascript:alert(1)",
  "/javascript:alert(1)",
  "data:text/html,x",
  "/%2f%2fevil.example",
  "/%5cevil.example",
  "/nl/%00",
  "/nl/%0d%0aset-cookie:x",
  "/nl/%5c%5cevil.example",
  "/nl/%",
  "/nl/%E0%A4%A",
  "%00",
  "/nl/\u0000",
  "/nl/../../etc",
  "/nl/../api/auth/signout",
  "/api/auth/signout",
  "/de/me",
  "/_next/static/x.js",
  "/NL/me",
  "/nl/sign-in",
  "/nl/sign-in?next=/nl/sign-in",
  "/nl/invite/abc",
  "/en/setup/abc",
  "/nl/problem/500",
  "@evil.example",
  "/@evil.example",
  `/nl/${"x".repeat(3)}\u007f`,
])("%j is not a page of ours to return to: one goes to one's own page", (asked) => expect(returnTo("nl", asked, origin)).toBe("/nl/me"));

test("Whatever is asked, a browser stays with us", () => {
  const pieces = ["/", "\\", "//", "nl", "en", "..", ".", "%2f", "%5c", "@", ":", "evil.example", "http:", "?", "#", "\t", " ", "%", "%00"];
  let seed = 7;
  const next = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % n;
  };
  for (let tried = 0; tried < 20_000; tried++) {
    const asked = Array.from({ length: 1 + next(7) }, () => pieces[next(pieces.length)]).join("");
    const to = returnTo("nl", asked, origin);
    expect(to, asked).toMatch(/^\/nl(\/|\?|#|$)/);
    expect(new URL(to, origin).origin, asked).toBe(origin);
  }
});
