import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import { GET, POST } from "@/api/auth/[...nextauth]/route";
import { openSession, sessionCookie } from "@/lib/auth";
import { today } from "@/lib/clock";
import { database, db } from "@/lib/db";
import { deviceCookie } from "@/lib/device";
import { imprint, newBrowser } from "../../e2e/browser.ts";
import { withDatabase } from "../../e2e/database.ts";

withDatabase("empty");

const { name } = sessionCookie();

/** Asks next-auth's own addresses, as a browser or by hand. */
async function ask(method: "GET" | "POST", path: string, browser = newBrowser(), body?: { type: string; text: string }): Promise<Response> {
  const request = new NextRequest(`http://localhost:3000/api/auth/${path}`, {
    method,
    ...(body && { body: body.text, headers: { "content-type": body.type } }),
  });
  const nextauth = path.split("?")[0]?.split("/") ?? [];
  return browser.act(() => (method === "GET" ? GET : POST)(request, { params: Promise.resolve({ nextauth }) }));
}

async function signedIn() {
  const person = await db.person.create({ data: { name: "Kim", email: `kim${Math.random()}@example.org`, joinedOn: today(), passwordHash: "canary-hash" } });
  const token = await openSession(db, person.id);
  return { person, token, browser: newBrowser({ [name]: token }) };
}

const bodies = [
  { type: "application/json", text: '{"email":{"not":""},"password":["ok"]}' },
  { type: "application/json", text: '{"email":null,"password":1,"csrfToken":{"a":1},"callbackUrl":{"b":2}}' },
  { type: "application/json", text: '{"__proto__":{"a":1},"callbackUrl":"foo"}' },
  { type: "application/json", text: "[" },
  { type: "application/json", text: "null" },
  { type: "application/x-www-form-urlencoded", text: "email=a&email=b&password[not]=&role=administrator" },
  { type: "text/plain", text: "email=a" },
];

test("No password is taken at next-auth's address for one: whatever is posted gets 4xx, without one question to the database", async () => {
  const { browser } = await signedIn();
  const before = await imprint();
  const asked = vi.spyOn(database().pool, "query");
  const connected = vi.spyOn(database().pool, "connect");
  for (const body of bodies) {
    for (const path of ["callback/credentials", "callback/credentials?callbackUrl=foo", "callback/__proto__", "callback"]) {
      const { status } = await ask("POST", path, browser, body);
      expect(status, `${path} ${body.text}`).toBeGreaterThanOrEqual(400);
      expect(status, `${path} ${body.text}`).toBeLessThan(500);
    }
  }
  expect(asked).not.toHaveBeenCalled();
  expect(connected).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  expect(await imprint()).toEqual(before);
});

test("No address of next-auth's answers with a fault of ours, or leads away from us, whatever it is told to return to", async () => {
  for (const to of [
    "foo",
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "%00",
    "%",
    "https://localhost:3000@evil.example",
    "/nl/me",
    "",
    "\u0000",
  ]) {
    for (const [method, path] of [
      ["GET", "signin"],
      ["GET", "signout"],
      ["GET", "error"],
      ["GET", "verify-request"],
      ["GET", "session"],
      ["GET", "csrf"],
      ["GET", "providers"],
      ["GET", "nonsense"],
      ["POST", "signin"],
      ["POST", "signout"],
      ["POST", "session"],
      ["POST", "_log"],
    ] as const) {
      const { status, headers } = await ask(
        method,
        `${path}?callbackUrl=${encodeURIComponent(to)}`,
        undefined,
        method === "POST" ? { type: "application/json", text: JSON.stringify({ callbackUrl: to }) } : undefined,
      );
      expect(status, `${path} ${to}`).toBeLessThan(500);
      expect(new URL(headers.get("location") ?? "/", "http://localhost:3000").host).toBe("localhost:3000");
    }
  }
});

test("A browser may learn of its session who, and until when, and nothing else", async () => {
  const { person, token, browser } = await signedIn();
  const answer = await ask("GET", "session", browser);
  const known = await answer.json();
  expect(Object.keys(known).sort()).toEqual(["expires", "personId", "user"]);
  expect(known).toMatchObject({ personId: person.id, user: { name: "Kim" } });
  expect(Object.keys(known.user)).toEqual(["name"]);
  expect(JSON.stringify(known)).not.toMatch(new RegExp(`${token}|canary-hash|@example`));
  expect(await (await ask("GET", "session")).json()).toEqual({});
});

test("When the session cannot be read, next-auth's address for it fails too", async () => {
  const { browser } = await signedIn();
  await db.$executeRawUnsafe('ALTER TABLE "Session" RENAME TO "Away"');
  await expect(ask("GET", "session", browser)).rejects.toThrow();
  await db.$executeRawUnsafe('ALTER TABLE "Away" RENAME TO "Session"');
});

test("The cookies are for this host alone, out of reach of scripts, and with https for https only", () => {
  const kept = (globalThis as Record<symbol, Record<string, unknown>>)[Symbol.for("maatstaf")] ?? {};
  const before = kept.env;
  for (const [secure, prefix] of [
    [true, "__Host-"],
    [false, ""],
  ] as const) {
    kept.env = { ...(before as object), secure };
    for (const cookie of [sessionCookie(), deviceCookie()]) {
      expect(cookie.name.startsWith("__Host-")).toBe(prefix === "__Host-");
      expect(cookie.options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/", secure });
      expect(cookie.options).not.toHaveProperty("domain");
    }
    expect(deviceCookie().name.startsWith(sessionCookie().name)).toBe(false);
  }
  kept.env = before;
});
