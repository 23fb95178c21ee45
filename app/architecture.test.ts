import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

/** Which area may use the queries, rules, schemas and components of which: its own and those named here. */
const areas: Record<string, string[]> = {
  handbook: ["standards"],
  brands: ["handbook", "standards"],
  calculator: [],
  people: [],
  "sign-in": [],
  invite: ["sign-in", "people"],
  setup: ["invite", "sign-in", "people"],
  standards: ["people"],
  assessments: ["standards", "people"],
  improvements: ["assessments", "standards", "people"],
  reports: ["improvements", "assessments", "standards", "people"],
  me: ["assessments", "standards", "people", "sign-in"],
  admin: ["assessments", "standards"],
  problem: [],
  search: [],
};

const app = join(process.cwd(), "app");
const sources = readdirSync(app, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.tsx?$/.test(path) && !path.includes("generated/") && !path.includes(".bench."));
const read = (path: string) => readFileSync(join(app, path), "utf8");
const importsOf = (path: string) => [...read(path).matchAll(/(?:from|import)\s*\(?\s*["'](@\/[^"']+|\.[^"']+)["']/g)].map((found) => found[1] ?? "");
const areaOf = (path: string) => /^\[lang\]\/([^/]+)\//.exec(path)?.[1];
const targetArea = (specifier: string) => {
  const first = /^@\/([^/]+)/.exec(specifier)?.[1] ?? "";
  return first === "" || ["lib", "ui", "api"].includes(first) ? null : first;
};
const kindOf = (path: string) => basename(path).replace(/(\.test)?\.tsx?$/, "");
const isTest = (path: string) => path.includes(".test.") || kindOf(path) === "builders";
const onTop = (path: string) => ["page", "layout", "route"].includes(kindOf(path));

test("every area stands in the table", () => {
  expect([...new Set(sources.map(areaOf).filter(Boolean))].filter((area) => !((area as string) in areas))).toEqual([]);
});

test("lib and ui know no area", () => {
  const offenders = sources
    .filter((path) => /^(lib|ui)\//.test(path) && !isTest(path))
    .flatMap((path) =>
      importsOf(path)
        .filter((to) => to.startsWith("@/") && targetArea(to) !== null)
        .map((to) => `${path} → ${to}`),
    );
  expect(offenders).toEqual([]);
});

test("lib knows no ui", () => {
  expect(
    sources
      .filter((path) => path.startsWith("lib/"))
      .flatMap((path) =>
        importsOf(path)
          .filter((to) => to.startsWith("@/ui"))
          .map((to) => `${path} → ${to}`),
      ),
  ).toEqual([]);
});

describe("between areas one direction", () => {
  test("queries, commands, rules, schemas and components use only what the table names", () => {
    const offenders = sources
      .filter((path) => areaOf(path) && !onTop(path) && !isTest(path))
      .flatMap((path) =>
        importsOf(path)
          .map((to) => ({ to, area: targetArea(to) }))
          .filter(({ area }) => area !== null && area !== areaOf(path) && !areas[areaOf(path) as string]?.includes(area))
          .map(({ to }) => `${path} → ${to}`),
      );
    expect(offenders).toEqual([]);
  });
  test("nobody uses another area's commands or actions", () => {
    const offenders = sources
      .filter((path) => areaOf(path) && !isTest(path) && !["invite", "setup", "me", "admin"].includes(areaOf(path) as string))
      .flatMap((path) =>
        importsOf(path)
          .filter((to) => /\/(commands|actions)$/.test(to) && targetArea(to) !== null && targetArea(to) !== areaOf(path))
          .map((to) => `${path} → ${to}`),
      );
    expect(offenders).toEqual([]);
  });
});

test("the database is used only in queries, commands and lib", () => {
  const offenders = sources.filter(
    (path) =>
      !/^lib\//.test(path) &&
      !isTest(path) &&
      !["queries", "commands"].includes(kindOf(path)) &&
      importsOf(path).some((to) => to === "@/lib/db") &&
      path !== "serve.ts" &&
      path !== "api/health/ready/route.ts",
  );
  expect(offenders).toEqual([]);
});

test("commands and queries know the actor, never the request", () => {
  const offenders = sources
    .filter((path) => /\/(commands|queries|rules)\.ts$/.test(path))
    .flatMap((path) =>
      importsOf(path)
        .filter((to) => !new RegExp(`import type [^;]*"${to}"`).test(read(path)))
        .concat([...read(path).matchAll(/from "(next[^"]*)"/g)].map((found) => found[1] ?? ""))
        .filter((to) => /^next(\/|$)|@\/lib\/(request|session|action)$/.test(to))
        .map((to) => `${path} → ${to}`),
    );
  expect(offenders).toEqual([]);
});

test("rules are pure", () => {
  const offenders = sources
    .filter((path) => /\/rules\.ts$/.test(path))
    .flatMap((path) =>
      importsOf(path)
        .filter((to) => /\/(db|clock|env|queries|commands)$/.test(to))
        .map((to) => `${path} → ${to}`),
    );
  expect(offenders).toEqual([]);
});

test("what goes to the browser brings no queries, commands, session or database along", () => {
  const offenders = sources
    .filter((path) => read(path).startsWith('"use client"'))
    .flatMap((path) =>
      [...read(path).matchAll(/^import (?!type)[^;]*from "(@\/[^"]+)"/gm)]
        .map((found) => found[1] ?? "")
        .filter((to) => /\/(queries|commands)$|@\/lib\/(db|session|auth|content|env)$/.test(to))
        .map((to) => `${path} → ${to}`),
    );
  expect(offenders).toEqual([]);
});

test("no file is named for what it is instead of what it is about", () => {
  const offenders = sources
    .filter((path) => areaOf(path))
    .filter((path) => /^(utils|helpers|types|constants|services|hooks|index|common|misc)$/.test(kindOf(path)));
  expect(offenders).toEqual([]);
});

test("no import climbs out of its folder", () => {
  const offenders = sources
    .filter((path) => !isTest(path))
    .flatMap((path) =>
      importsOf(path)
        .filter((to) => to.startsWith("../") && !to.includes("prisma/seed"))
        .map((to) => `${path} → ${to}`),
    );
  expect(offenders).toEqual([]);
});

test("every imported file exists", () => {
  const exists = (base: string) => ["", ".ts", ".tsx", "/page.tsx"].some((end) => existsSync(`${base}${end}`));
  const offenders = sources.flatMap((path) =>
    importsOf(path)
      .filter((to) => !to.includes("${"))
      .filter((to) =>
        to.startsWith("@/") ? !exists(join(app, to.slice(2))) && !exists(join(app, "[lang]", to.slice(2))) : !exists(join(app, dirname(path), to)),
      )
      .map((to) => `${path} → ${to}`),
  );
  expect(offenders).toEqual([]);
});

test("no raw SQL is put together from text, and only the jobs pass on what their library wrote", () => {
  expect(sources.filter((path) => !isTest(path) && /\$(queryRaw|executeRaw)Unsafe/.test(read(path)))).toEqual(["lib/jobs.ts"]);
});

test("inside a transaction only the transaction's client is used", () => {
  const offenders: string[] = [];
  for (const path of sources.filter((path) => /\/(commands|queries)\.ts$/.test(path))) {
    const text = read(path);
    for (const start of text.matchAll(/\$transaction\(async \((\w+)\) =>/g)) {
      let depth = 0;
      let end = (start.index ?? 0) + "$transaction".length;
      for (; end < text.length; end++) {
        if (text[end] === "(") depth++;
        if (text[end] === ")" && --depth === 0) break;
      }
      if (/\bdb\.\w/.test(text.slice((start.index ?? 0) + start[0].length, end))) offenders.push(path);
    }
  }
  expect(offenders).toEqual([]);
});

test("the server calls nobody but its database and the mail server that was set", () => {
  // A browser asks our own addresses; the lock listens for another process on this machine.
  const calls = (path: string) =>
    /from "(nodemailer|node:(net|tls|dns|https|http2|dgram))|\b(http|https)\.(request|get)\(|\bfetch\((?!["`]\/)/.test(read(path)) ||
    /new (WebSocket|EventSource)\(/.test(read(path));
  expect(sources.filter((path) => !isTest(path) && calls(path)).sort()).toEqual(["lib/framework.ts", "lib/lock.ts", "lib/mail.ts"]);
});

test("no text from the database is compiled or put in as HTML", () => {
  expect(sources.filter((path) => !isTest(path) && /dangerouslySetInnerHTML|\beval\(|new Function|@mdx-js\/mdx/.test(read(path)))).toEqual([]);
});

test("every server action is made by action()", () => {
  const offenders = sources
    .filter((path) => read(path).startsWith('"use server"'))
    .flatMap((path) =>
      [...read(path).matchAll(/^export (?:const|async function|function) (\w+)(.*)$/gm)]
        .filter((found) => !/= action\(/.test(found[2] ?? "") && !/= action\(/.test(read(path).slice(found.index, (found.index ?? 0) + 200)))
        .map((found) => `${path}: ${found[1]}`),
    );
  expect(offenders).toEqual([]);
});

test("both languages have the same sentences, and none is empty", async () => {
  const { nl } = await import("@/lib/messages/nl");
  const { en } = await import("@/lib/messages/en");
  const flat = (value: unknown, path = ""): string[] =>
    value && typeof value === "object"
      ? Object.entries(value).flatMap(([key, inner]) => flat(inner, `${path}.${key}`))
      : [`${path}:${typeof value}${value === "" ? " empty" : ""}`];
  expect(flat(en)).toEqual(flat(nl));
  expect(flat(nl).filter((line) => line.endsWith("empty"))).toEqual([]);
});
