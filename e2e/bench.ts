/**
 * `npm run bench`: how fast and how large, each figure beside something fixed from the same run: a bare page of the same
 * server or a bare query of the same driver. Measures the large house that `npm run large` makes. Nothing here is asserted.
 */
import { gzipSync } from "node:zlib";
import autocannon from "autocannon";
import { openAssessment, saveAnswer } from "@/assessments/commands";
import { openSession } from "@/lib/auth";
import { database, db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { grantsOf } from "@/lib/session";
import { signIn } from "@/sign-in/commands";
import { callers } from "./bench.callers.ts";
import { measureCrowd } from "./bench.crowd.ts";
import { compareLive, data, median, row, start, timed, url } from "./bench.house.ts";
import { importTimes } from "./bench.import.ts";
import { measureSearch, timeQuestion } from "./bench.search.ts";
import { openDemo } from "./demo.ts";

const load = async (path: string, headers: Record<string, string>) =>
  (await autocannon({ url: url + path, connections: 16, duration: 3, headers })).requests.average;

/** Requests a second of a page beside a bare static page with as many words and links: medians of five turns, one after the other. */
async function compare(label: string, path: string): Promise<void> {
  const html = await (await fetch(url + path)).text();
  const words = html
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]+>/g, " ")
    .split(/\s+/)
    .filter(Boolean).length;
  const bare = `/bare/${words}-${html.split("<a ").length - 1}`;
  for (const headers of [{}, { "accept-encoding": "gzip" }] as Record<string, string>[]) {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let turn = 0; turn < 5; turn++) {
      ours.push(await load(path, headers));
      theirs.push(await load(bare, headers));
    }
    row(`${label}, ${headers["accept-encoding"] ?? "not compressed"} (${words} words)`, median(ours), median(theirs), median(ours) / median(theirs));
  }
}

/** What leaders work with, and what is narrowed down or compared for every request. */
const livePages: [string, string][] = [
  ["List of standards", "/nl/standards"],
  ["List of one brand and channel", "/nl/standards?brand=lindehof&channel=phone"],
  ["Compare two versions", "/nl/standards/LIN-AAZ-01/compare?from=1&to=10"],
  ["Edit a draft in review", "/nl/standards/LIN-AAZ-01/edit"],
  ["Review queue, 200 waiting", "/nl/standards/review"],
  ["Coverage of a brand", "/nl/standards/coverage?brand=lindehof"],
  ["Coverage of a brand, 800 requirements", "/nl/standards/coverage?brand=lindehof&guide=large"],
  ["What a cell of coverage opens", "/nl/standards/coverage/list?brand=lindehof&channel=phone"],
  ["An edition of a guide, 800 requirements", "/nl/standards/guides/large"],
  ["An edition of a guide", "/nl/standards/guides/gastvrij-nederland"],
];

async function commands(): Promise<{ cookie: string; leader: string; assessment: string; items: string[] }> {
  const opened = await openDemo(data);
  const person = await db.person.findUniqueOrThrow({ where: { email: "sam@lindegroep.example" } });
  const actor: Actor = { id: person.id, name: person.name, lang: "nl", grants: await grantsOf(person.id) };
  const cycle = await db.cycle.findFirstOrThrow({ orderBy: { opensOn: "desc" } });
  const assessment = await openAssessment(actor, cycle.slug);
  const items = (await db.cycleItem.findMany({ where: { cycleId: cycle.id, brandSlug: "lindehof" }, select: { id: true } })).map(({ id }) => id);
  const { pool } = database();
  await pool.query("CREATE TABLE bench (id int, note text, at timestamptz)");
  const revisions = new Map<string, number>();
  const save = async (n: number) => {
    const item = items[n % 20] ?? "";
    const saved = await saveAnswer(actor, assessment, {
      item,
      level: n % 4,
      skipped: false,
      reason: null,
      measured: null,
      note: "as measured",
      example: "",
      revision: revisions.get(item) ?? 0,
    });
    revisions.set(item, saved.revision);
  };
  const insert = (n: number) => pool.query("INSERT INTO bench VALUES ($1, $2, now())", [n, "as measured"]);
  await callers(200, insert);
  for (let n = 0; n < 40; n++) await save(n);
  const bare = median(await callers(1000, insert));
  // Twenty callers, each with an item of its own, as twenty people would have.
  const spent: number[] = [];
  await Promise.all(
    items.slice(0, 20).map(async (_, caller) => {
      for (let turn = 0; turn < 50; turn++) {
        const begun = performance.now();
        await save(caller);
        spent.push(performance.now() - begun);
      }
    }),
  );
  row("Saving an answer, 20 callers (ms) against a bare INSERT", median(spent), bare, median(spent) / bare);
  await pool.query("DROP TABLE bench");

  const tries: Record<string, number[]> = { "wrong password": [], "unknown person": [], "without password": [] };
  const other = await db.person.findFirstOrThrow({ where: { passwordHash: null } });
  for (let turn = 0; turn < 8; turn++)
    for (const [kind, email] of Object.entries({
      "wrong password": "mila@lindegroep.example",
      "unknown person": `nobody${turn}@lindegroep.example`,
      "without password": other.email,
    })) {
      const begun = performance.now();
      await signIn(
        { id: null, name: "", lang: "nl", grants: [] },
        { email, password: "not the right password", client: `10.0.0.${turn}`, device: null, token: null },
      ).catch(() => {});
      tries[kind]?.push(performance.now() - begun);
    }
  for (const [kind, spentOn] of Object.entries(tries)) row(`Refused sign-in, ${kind} (ms)`, median(spentOn));
  const lead = await db.person.findUniqueOrThrow({ where: { email: "lars@lindegroep.example" } });
  const times = await importTimes({ id: lead.id, name: lead.name, lang: "en", grants: await grantsOf(lead.id) }, 1_200);
  row("Dry run of 1,200 new standards from CSV (s), at most 3", times.dryRun);
  row("Importing them (s), at most 10, against a bare insert of as many", times.apply, times.bare, times.apply / times.bare);

  const cookie = `maatstaf=${await openSession(db, person.id)}`;
  const lotte = await db.person.findUniqueOrThrow({ where: { email: "lotte@lindegroep.example" } });
  const leader = `maatstaf=${await openSession(db, lotte.id)}`;
  await opened.close();
  return { cookie, leader, assessment, items };
}

/** Compressed bytes of the scripts a page loads. */
async function scripts(path: string, cookie: string): Promise<number> {
  const html = await (await fetch(url + path, { headers: { cookie } })).text();
  const names = new Set(
    [...html.matchAll(/<script[^>]+src="([^"]+)"(?![^>]*noModule)/gi)]
      .map((found) => found[1] ?? "")
      .filter((name) => !new RegExp(`src="${name.replace(/[.*+?]/g, "\\$&")}"[^>]*noModule`, "i").test(html)),
  );
  let bytes = 0;
  for (const name of names) bytes += gzipSync(Buffer.from(await (await fetch(url + name)).arrayBuffer())).length;
  return bytes / 1000;
}

async function sizes(cookie: string, assessment: string): Promise<void> {
  const floor = await scripts("/bare/700-40", "");
  for (const [label, path] of [
    ["handbook page", "/nl/handbook/principles/consistency"],
    ["standard", "/nl/standards/LIN-TEL-03"],
    ["assessment form", `/nl/assessments/${assessment}`],
    ["sign-in", "/nl/sign-in"],
  ] as const) {
    const own = await scripts(path, cookie);
    row(`Script of a ${label} (kB compressed), the floor, and above it`, own, floor, own - floor);
  }
  const html = await (await fetch(`${url}/nl/standards/LIN-TEL-03`)).text();
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((found) => found[1] ?? "");
  let styles = 0;
  let fonts = 0;
  for (const sheet of sheets) {
    const css = await (await fetch(url + sheet)).text();
    styles += gzipSync(css).length;
    for (const font of new Set([...css.matchAll(/url\(["']?([^"')]+\.woff2)/g)].map((found) => found[1] ?? "")))
      fonts += (await (await fetch(new URL(font, url + sheet))).arrayBuffer()).byteLength;
  }
  row("Fonts, styles, and together (kB)", fonts / 1000, styles / 1000, (fonts + styles) / 1000);
}

/** Saving over HTTP beside an action of the same build that does nothing. */
async function overHttp(cookie: string, assessment: string, items: string[]): Promise<void> {
  const post = (path: string, body: string) =>
    fetch(url + path, { method: "POST", headers: { cookie, origin: url, "content-type": "application/x-www-form-urlencoded" }, body });
  const revisions = new Map<string, number>();
  let lost = 0;
  const save = async (caller: number) => {
    const item = items[20 + (caller % 8)] ?? "";
    const answer = await post(
      `/nl/assessments/${assessment}/answers`,
      new URLSearchParams({ item, level: "2", note: "", example: "", measured: "", reason: "", revision: String(revisions.get(item) ?? 0) }).toString(),
    );
    if (answer.ok) revisions.set(item, ((await answer.json()) as { revision: number }).revision);
    else lost++;
  };
  const empty = median(await callers(400, async () => (await post("/api/bare", "a=1")).text()));
  const spent: number[] = [];
  await Promise.all(
    Array.from({ length: 8 }, async (_, caller) => {
      for (let turn = 0; turn < 50; turn++) {
        const begun = performance.now();
        await save(caller);
        spent.push(performance.now() - begun);
      }
    }),
  );
  row("Saving over HTTP (ms) against an empty action", median(spent), empty, median(spent) / empty);
  row("Saves lost", lost);
}

/** The search on PostgreSQL beside a bare query, and what its page adds to its query beside a bare page. */
async function search(address: string): Promise<void> {
  if (!address) return console.log("The search was not measured: PostgreSQL's programs are not here.");
  row("Search on PostgreSQL, 20 at once", "ours ms", "bare ms", "ratio");
  for (const { share, search: ours, bare } of await measureSearch(address)) row(`Query without its page, ${share * 100}th percentile`, ours, bare, ours / bare);
  const own = await start({ DATABASE_URL: address, MAATSTAF_DEMO: "on" });
  try {
    for (const q of ["telefoon", "gast naam", "LIN-TEL-02"]) {
      // A house that has just opened has not yet learnt its own pages.
      const path = `/nl/search?${new URLSearchParams({ q })}`;
      for (let turn = 0; turn < 60; turn++) await timed(path, "");
      await compareLive(`What the page adds to “${q}”`, path, "", await timeQuestion(address, q));
    }
  } finally {
    await own.stop();
  }
}

/** Everything but the crowd. */
async function house(): Promise<void> {
  const { cookie, leader, assessment, items } = await commands();
  const server = await start();
  try {
    row("Start on existing data to the first answer (s)", server.seconds);
    await sizes(cookie, assessment);
    row("", "ours /s", "bare /s", "ratio");
    await compare("Handbook page", "/nl/handbook/principles/consistency");
    await compare("Standard's page", "/nl/standards/LIN-TEL-03");
    row("Made for every request, with 1,343 standards", "ours ms", "bare ms", "ratio");
    for (const [label, path] of livePages) await compareLive(label, path, leader);
    await overHttp(cookie, assessment, items);
  } finally {
    await server.stop();
  }
  await search(address);
}

const address = process.env.MAATSTAF_BENCH_DATABASE_URL ?? "";
const only = process.argv[2];
if (!only) await house();
if (!only || only === "crowd") {
  if (address) await measureCrowd(address);
  await measureCrowd(null);
}
process.exit(0);
