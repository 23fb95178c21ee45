import { spawnSync } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { openAssessment, saveAnswer, submit } from "@/assessments/commands";
import { closeCycle, openCycle, planCycle } from "@/assessments/cycles/commands";
import { runCycle } from "@/assessments/cycles/running/commands";
import { listHolding } from "@/assessments/frozen/queries";
import { findAssessment } from "@/assessments/queries";
import { openSession } from "@/lib/auth";
import { boot } from "@/lib/boot";
import { shiftDay, today } from "@/lib/clock";
import { database, db, prepared } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/policy";
import { grantsOf } from "@/lib/session";
import { closedSlug, crowds, leaderMail, openSlug } from "../prisma/crowd.ts";
import { bareOf, compareLive, median, row, start, timed } from "./bench.house.ts";

const percentile = (values: number[], share: number) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

const spentOn = async (act: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
};

/** Milliseconds of each act, with so many callers at once who take their own turns one after the other. */
async function turns(callers: number, each: number, act: (caller: number) => Promise<unknown>): Promise<number[]> {
  const spent: number[] = [];
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let turn = 0; turn < each; turn++) spent.push(await spentOn(() => act(caller)));
    }),
  );
  return spent;
}

/** Two acts measured in turn, five times each: their middles, and how they compare. */
async function beside(label: string, callers: number, each: number, ours: (caller: number) => Promise<unknown>, bare: (caller: number) => Promise<unknown>) {
  const spent = { ours: [] as number[], bare: [] as number[] };
  for (const act of [ours, bare]) await turns(callers, each, act);
  for (let turn = 0; turn < 5; turn++) {
    spent.ours.push(...(await turns(callers, each, ours)));
    spent.bare.push(...(await turns(callers, each, bare)));
  }
  row(label, median(spent.ours), median(spent.bare), median(spent.ours) / median(spent.bare));
}

const actorOf = async (where: { id: string } | { email: string }): Promise<Actor & { id: string }> => {
  const { id, name } = await db.person.findUniqueOrThrow({ where });
  return { id, name, lang: "nl", grants: await grantsOf(id) };
};

type Sheet = { actor: Actor; id: string; items: string[]; revisions: Map<string, number> };

/** Assessments of the open cycle: begun and not submitted, or not begun yet. */
async function sheetsOf(begun: boolean, count: number): Promise<Sheet[]> {
  const rows = await db.assessment.findMany({
    where: { cycle: { slug: openSlug(today()) }, openedAt: begun ? { not: null } : null, submittedAt: null },
    orderBy: { id: "asc" },
    take: count,
    include: { answers: { select: { itemId: true, revision: true } } },
  });
  return Promise.all(
    rows.map(async ({ id, cycleId, personId, brandSlug, unitPath, answers }) => ({
      id,
      actor: await actorOf({ id: personId }),
      items: (await listHolding(db, cycleId, { brand: brandSlug, unitPath })).map((item) => item.id),
      revisions: new Map(answers.map((answer) => [answer.itemId, answer.revision])),
    })),
  );
}

/** A table like one of ours, with its index, checks and foreign keys, that nothing else is asked of. */
async function copyOf(table: "Answer" | "Assessment" | "Notice" | "Result", keys: Record<string, string>): Promise<string> {
  const name = `bench_${table.toLowerCase()}`;
  const foreign = Object.entries(keys).map(([column, other]) => `, FOREIGN KEY ("${column}") REFERENCES "${other}" (id)`);
  await database().pool.query(`DROP TABLE IF EXISTS ${name}; CREATE TABLE ${name} (LIKE "${table}" INCLUDING ALL${foreign.join("")})`);
  return name;
}

/** Saving beside the bare statement it rests on, the same row put into a copy of the table, by one and by twenty people at once. */
async function saving(): Promise<void> {
  const { pool } = database();
  const copy = await copyOf("Answer", { assessmentId: "Assessment", itemId: "CycleItem" });
  const sheets = await sheetsOf(true, 20);
  let count = 0;
  const save = async (caller: number) => {
    const { actor, id, items, revisions } = sheets[caller] as Sheet;
    const item = items[count++ % items.length] ?? "";
    const given = { level: count % 4, skipped: false, reason: null, measured: null, note: "as measured", example: "" };
    const { revision } = await saveAnswer(actor, id, { item, ...given, revision: revisions.get(item) ?? 0 });
    revisions.set(item, revision);
  };
  const put = (caller: number) => {
    const { id, items } = sheets[caller] as Sheet;
    return pool.query({
      name: "bench.put",
      text: `INSERT INTO ${copy} ("assessmentId", "itemId", level, note, revision) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT ("assessmentId", "itemId") DO UPDATE SET level = EXCLUDED.level, note = EXCLUDED.note, revision = ${copy}.revision + 1 RETURNING revision`,
      values: [id, items[count++ % items.length], count % 4, "as measured"],
    });
  };
  await beside("Saving an answer, against putting the bare row there", 1, 100, save, put);
  await beside("Saving an answer, 20 callers", 20, 20, save, put);
  await pool.query(`DROP TABLE ${copy}`);
}

/** Submitting beside a transaction that writes as many rows by hand: one changed, forty added up, one added. */
async function submitting(): Promise<void> {
  const { pool } = database();
  await pool.query(`DROP TABLE IF EXISTS bench_sheet, bench_audit, bench_tally;
    CREATE TABLE bench_sheet (id uuid PRIMARY KEY, at timestamptz); CREATE TABLE bench_audit (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), act text, detail jsonb);
    CREATE TABLE bench_tally (unit int, item uuid, a int, b int, c int, d int, e int, f int, PRIMARY KEY (unit, item))`);
  const sheets = await sheetsOf(false, 80);
  const ready: Sheet[] = [];
  for (const sheet of sheets) {
    await openAssessment(sheet.actor, openSlug(today()));
    await pool.query(`INSERT INTO "Answer" ("assessmentId", "itemId", level) SELECT $1::uuid, item, 2 FROM unnest($2::uuid[]) item`, [sheet.id, sheet.items]);
    await pool.query("INSERT INTO bench_sheet VALUES ($1)", [sheet.id]);
    ready.push(sheet);
  }
  const bare = async ({ id, items }: Sheet) => {
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query("UPDATE bench_sheet SET at = now() WHERE id = $1", [id]);
    await client.query(
      `INSERT INTO bench_tally AS t SELECT 1, item, 1, 2, 4, 1, 0, 0 FROM unnest($1::uuid[]) item ORDER BY item
       ON CONFLICT (unit, item) DO UPDATE SET a = t.a + 1, b = t.b + 2, c = t.c + 4, d = t.d + 1`,
      [items],
    );
    await client.query("INSERT INTO bench_audit (act, detail) VALUES ('submit', $1)", [{ items: 40 }]);
    await client.query("COMMIT");
    client.release();
  };
  const spent = { ours: [] as number[], bare: [] as number[] };
  for (const sheet of ready) {
    spent.ours.push(await spentOn(() => submit(sheet.actor, sheet.id, true)));
    spent.bare.push(await spentOn(() => bare(sheet)));
  }
  const [ours, theirs] = [median(spent.ours.slice(20)), median(spent.bare.slice(20))];
  row("Submitting, against a bare transaction", ours, theirs, ours / theirs);
  await pool.query("DROP TABLE bench_sheet, bench_audit, bench_tally");
}

/** What the form asks of the database beside one statement that fetches the same rows. */
async function opening(): Promise<void> {
  const sheets = await sheetsOf(true, 20);
  const bare = ({ id, items }: Sheet) =>
    prepared(
      "bench.sheet",
      Prisma.sql`SELECT a.*, i.*, w.*, x.* FROM "Assessment" a JOIN "CycleItem" i ON i."cycleId" = a."cycleId" AND i.id = ANY(${items}::uuid[])
        JOIN "VersionWords" w ON w."versionId" = i."versionId" AND w.lang = 'nl' LEFT JOIN "Answer" x ON x."assessmentId" = a.id AND x."itemId" = i.id
        WHERE a.id = ${id}::uuid`,
    );
  const of = (caller: number) => sheets[caller] as Sheet;
  await beside(
    "What one's assessment asks of the database, against a bare query",
    1,
    40,
    () => findAssessment(of(0).actor, of(0).id),
    () => bare(of(0)),
  );
  await beside(
    "The same, 20 callers",
    20,
    5,
    (caller) => findAssessment(of(caller).actor, of(caller).id),
    (caller) => bare(of(caller)),
  );
}

/** Seconds of our own work and of the bare statements it rests on. */
type Pair = { ours: number; bare: number };

/**
 * A cycle for everybody, from its plan to its result. Opening and reminding beside a bare INSERT … SELECT of as many rows
 * into copies of the tables; closing, whose rule works outside the database, beside fetching the tallies and sending as
 * many blocks back.
 */
async function cycleOnce(leader: Actor): Promise<Record<"opening" | "reminding" | "closing", Pair> & { blocks: number }> {
  const { pool } = database();
  const units = await db.unit.findMany({ where: { kind: "group", slug: { startsWith: "crowd-" } }, select: { id: true } });
  const whole = { answerers: "everyone" as const, answererRole: null, principles: [], channels: [], changedOnly: false };
  const reminders = { remindBefore: [3], remindOn: true, remindAfter: false, remindCap: 3 };
  const days = { opensOn: today(), closesOn: shiftDay(today(), 0, 30) };
  const slug = await planCycle(leader, { name: "", units: units.map(({ id }) => id), ...whole, ...reminders, ...days });
  const { id } = await db.cycle.findUniqueOrThrow({ where: { slug } });
  const sheet = await copyOf("Assessment", { cycleId: "Cycle", personId: "Person", unitId: "Unit" });
  const notice = await copyOf("Notice", { personId: "Person" });
  const result = await copyOf("Result", { cycleId: "Cycle" });
  const seconds = async (act: () => Promise<unknown>) => (await spentOn(act)) / 1000;
  const run = (act: string, key = "") => runCycle({ cycle: id, act, key }, () => true);
  const noticed = (kind: string, key: string) => () =>
    pool.query(`INSERT INTO ${notice} SELECT * FROM "Notice" WHERE kind = $1::"NoticeKind" AND key = $2`, [kind, key]);

  const opening = {
    ours: await seconds(async () => {
      await openCycle(leader, { cycle: slug, revision: 1 });
      await run("open");
    }),
    bare: await seconds(async () => {
      await pool.query(`INSERT INTO ${sheet} SELECT * FROM "Assessment" WHERE "cycleId" = $1`, [id]);
      await noticed("cycle_opened", slug)();
    }),
  };
  await db.cycleRun.create({ data: { cycleId: id, act: "remind", key: "bench", total: 1 } });
  const reminding = { ours: await seconds(() => run("remind", "bench")), bare: await seconds(noticed("cycle_reminder", `${slug} bench`)) };
  // As if everybody had answered what they did in the last cycle.
  await pool.query(
    `INSERT INTO "Tally" SELECT $1, t."unitId", t.role, i.id, people, sum, squares, applicable, measured, within FROM "Tally" t
      JOIN "CycleItem" o ON o.id = t."itemId" JOIN "Cycle" c ON c.id = o."cycleId" AND c.slug = $2 JOIN "CycleItem" i ON i."cycleId" = $1 AND i."standardId" = o."standardId"`,
    [id, closedSlug(today())],
  );
  const { revision } = await db.cycle.findUniqueOrThrow({ where: { id } });
  const ours = await seconds(async () => {
    await closeCycle(leader, { cycle: slug, revision });
    await run("close");
  });
  const { rows: blocks } = await pool.query(`SELECT * FROM "Result" WHERE "cycleId" = $1`, [id]);
  const bare = await seconds(async () => {
    await pool.query(`SELECT t.*, u.path FROM "Tally" t JOIN "Unit" u ON u.id = t."unitId" WHERE t."cycleId" = $1`, [id]);
    await pool.query(`INSERT INTO ${result} SELECT * FROM json_populate_recordset(NULL::${result}, $1::json)`, [JSON.stringify(blocks)]);
  });
  await pool.query(`DROP TABLE ${sheet}, ${notice}, ${result}`);
  return { opening, reminding, closing: { ours, bare }, blocks: blocks.length };
}

/** Three cycles for everybody, one after the other: the middle of each of their acts. */
async function cycling(people: number): Promise<void> {
  const leader = await actorOf({ email: leaderMail(1) });
  const turns = [await cycleOnce(leader), await cycleOnce(leader), await cycleOnce(leader)];
  const compare = (label: string, pairs: Pair[]) => {
    const [ours, bare] = [median(pairs.map((pair) => pair.ours)), median(pairs.map((pair) => pair.bare))];
    row(`${label} (s)`, ours, bare, ours / bare);
  };
  compare(
    `Opening a cycle for ${people} people`,
    turns.map(({ opening }) => opening),
  );
  compare(
    `Reminding ${people} people`,
    turns.map(({ reminding }) => reminding),
  );
  compare(
    `Closing it, with ${turns[0]?.blocks} blocks`,
    turns.map(({ closing }) => closing),
  );
}

/** A page by twenty leaders at once, each signed in, beside a bare page by as many callers. */
async function byLeaders(label: string, path: string, cookies: string[]): Promise<void> {
  const { bare, words } = await bareOf(path, cookies[0] ?? "");
  const ours = (caller: number) => timed(path, cookies[caller % cookies.length] ?? "");
  const theirs = () => timed(bare, "");
  const spent = { ours: [] as number[], bare: [] as number[] };
  for (const act of [ours, theirs]) await turns(20, 4, act);
  for (let turn = 0; turn < 5; turn++) {
    spent.ours.push(...(await turns(20, 5, ours)));
    spent.bare.push(...(await turns(20, 5, theirs)));
  }
  for (const [said, share] of [
    ["median", 0.5],
    ["99th percentile", 0.99],
  ] as const) {
    const [one, other] = [percentile(spent.ours, share), percentile(spent.bare, share)];
    row(`${label}, 20 leaders, ${said} (${words} words)`, one, other, one / other);
  }
}

/** An address of its own on the server for the crowd. */
async function crowdOn(address: string): Promise<string> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  if ((await client.query("SELECT 1 FROM pg_database WHERE datname = 'crowd'")).rowCount === 0) await client.query("CREATE DATABASE crowd");
  await client.end();
  return Object.assign(new URL(address), { pathname: "/crowd" }).href;
}

/**
 * Fills the PostgreSQL server at this address with a crowd, or without one an embedded database with a tenth of it, and
 * measures on it what people wait for, each beside something bare of the same run.
 */
export async function measureCrowd(address: string | null): Promise<void> {
  const setting: Record<string, string> = address ? { DATABASE_URL: await crowdOn(address) } : { MAATSTAF_DATA: join(process.cwd(), ".crowd") };
  delete process.env.DATABASE_URL;
  Object.assign(process.env, setting, { MAATSTAF_DEMO: "on" });
  const filled = spawnSync(process.execPath, ["--import", "tsx", "prisma/crowd.ts"], { encoding: "utf8" });
  if (filled.status !== 0) throw new Error(filled.stderr);
  const size = address ? crowds.postgresql : crowds.embedded;
  const where = `${address ? "PostgreSQL" : "Embedded"}, ${size.people.toLocaleString("en")} people: ${filled.stdout.trim().split("\n").at(-1)?.slice(2)}`;
  row(where, "ours ms", "bare ms", "ratio");
  delete (globalThis as unknown as Record<symbol, Record<string, unknown>>)[Symbol.for("maatstaf")]?.env;
  const { database: opened } = await boot("a benchmark");
  await saving();
  await submitting();
  await opening();
  await cycling(size.people);
  const [sheet] = await sheetsOf(true, 1);
  const own = `maatstaf=${await openSession(db, sheet?.actor.id ?? "")}`;
  const leaders: string[] = [];
  for (let n = 1; n <= size.leaders; n++) leaders.push(`maatstaf=${await openSession(db, (await actorOf({ email: leaderMail(n) })).id)}`);
  await opened.close();
  const server = await start(setting);
  try {
    for (let turn = 0; turn < 30; turn++) await timed(`/nl/assessments/${sheet?.id}`, own);
    await compareLive("One's assessment", `/nl/assessments/${sheet?.id}`, own);
    await compareLive("What one has to assess", "/nl/assessments", own);
    await byLeaders("Consistency", `/nl/reports/consistency?cycle=${closedSlug(today())}`, leaders);
  } finally {
    await server.stop();
  }
}
