/**
 * `npm run faults` (and, three rounds of it, `npm test`): what happens when the process is killed, started twice, cut off
 * in its first start, or finds its data damaged. Each round uses real servers on a data folder of its own.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { openAssessment } from "@/assessments/commands";
import { closeCycle, openCycle, planCycle } from "@/assessments/cycles/commands";
import { publishResults } from "@/assessments/results/commands";
import { openSession } from "@/lib/auth";
import { shiftDay, today } from "@/lib/clock";
import { adoptDatabase, db } from "@/lib/db";
import { say } from "@/lib/say";
import { grantsOf } from "@/lib/session";
import { startDraft } from "@/standards/[code]/edit/commands";
import { approve, schedule, sendToReview } from "@/standards/review/commands";
import { openDemo } from "./demo.ts";
import { basePort, type House, startHouse } from "./house.ts";
import { brokenInvariants } from "./invariants.ts";

const rounds = Number(process.argv[2] ?? 3);
const root = join(process.cwd(), "node_modules", ".maatstaf", "faults");
const data = join(root, "data");
const port = basePort + 60;
let passed = 0;
let failed = 0;

async function check(sentence: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    passed++;
    console.log(`✓ ${sentence}`);
  } catch (error) {
    failed++;
    console.log(`✗ ${sentence}\n  ${(error as Error).message}`);
  }
}

function hold(condition: boolean, words: string): void {
  if (!condition) throw new Error(words);
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Starts the server and answers its exit code, what it printed and how long it took, in seconds; it is killed once `until` says so. */
function runStart(
  folder: string,
  at: number,
  extra: Record<string, string> = {},
  until: () => boolean = () => false,
): Promise<{ code: number | null; text: string; seconds: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "app/serve.ts"], {
    env: { ...process.env, NODE_ENV: "production", PORT: String(at), MAATSTAF_DATA: folder, ...extra },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
  const limit = setTimeout(() => child.kill("SIGKILL"), 60_000);
  const look = setInterval(() => until() && child.kill("SIGKILL"), 2);
  return new Promise((done) =>
    child.once("exit", (code) => {
      clearTimeout(limit);
      clearInterval(look);
      done({ code, text, seconds: (performance.now() - begun) / 1000 });
    }),
  );
}

/** Begins a post whose last bytes are held back until `finish`, which gives the answer; null when nothing listens at the address. */
function slowPost(address: string): Promise<{ address: string; finish: () => Promise<string> } | null> {
  const body = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--';
  const head = [
    "POST /nl/sign-in HTTP/1.1",
    `Host: localhost:${port}`,
    `Origin: http://localhost:${port}`,
    "Connection: close",
    "Content-Type: multipart/form-data; boundary=x",
    `Content-Length: ${body.length}`,
  ].join("\r\n");
  return new Promise((done) => {
    let text = "";
    const socket = connect(port, address, () => {
      const closed = new Promise<string>((answered) => socket.once("close", () => answered(text)));
      socket.write(`${head}\r\n\r\n${body.slice(0, -5)}`);
      const finish = () => {
        socket.write(body.slice(-5));
        return closed;
      };
      setTimeout(done, 200, { address, finish });
    });
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", () => done(null));
  });
}

/** Whether nothing listens at the address any more, soon: a process that was told to stop may be in the middle of something. */
async function refuses(address: string): Promise<boolean> {
  for (let turn = 0; turn < 100; turn++) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, address, () => socket.destroy());
      socket.once("error", () => done(false)).once("close", () => done(true));
    });
    if (!open) return true;
    await pause(100);
  }
  return false;
}

const hashOf = (folder: string): string => {
  const hash = createHash("sha256");
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const full = join(folder, path);
    hash.update(path);
    try {
      hash.update(readFileSync(full));
    } catch {
      // A folder.
    }
  }
  return hash.digest("hex");
};

/** Opens the data in this process, for as long as the work takes. */
async function inside<T>(work: (pool: import("pg").Pool) => Promise<T>): Promise<T> {
  const opened = await openDemo(data);
  try {
    return await work(opened.pool);
  } finally {
    await opened.close();
    adoptDatabase(null);
  }
}

/** Somebody of the demo, by first name, as an actor. */
async function account(first: string) {
  const { id, name } = await db.person.findUniqueOrThrow({ where: { email: `${first}@lindegroep.example` } });
  return { id, name, lang: "nl" as const, grants: await grantsOf(id) };
}

const cookieOf = async (personId: string) => `maatstaf=${await openSession(db, personId)}`;

type Acknowledged = Map<string, { level: number; revision: number }>;

/** Ten people's worth of saves at once, until the server is gone; keeps what it acknowledged. */
async function saveUntilKilled(house: House, cookie: string, assessment: string, items: string[], acknowledged: Acknowledged): Promise<number> {
  let count = 0;
  // Counted from the first save: how long a start and its first answer take differs with the machine.
  const kill = () => setTimeout(() => house.child.kill("SIGKILL"), 300 + Math.random() * 2200);
  const caller = async (n: number) => {
    for (let turn = 0; ; turn++) {
      const item = items[n + 10 * (turn % 2)] ?? "";
      const level = turn % 4;
      const before = acknowledged.get(item)?.revision ?? 0;
      const body = new URLSearchParams({ item, level: String(level), note: "", example: "", measured: "", reason: "", revision: String(before) });
      const answer = await fetch(`${house.url}/nl/assessments/${assessment}/answers`, {
        method: "POST",
        headers: { cookie, origin: house.url, "content-type": "application/x-www-form-urlencoded" },
        body,
      }).catch(() => null);
      if (!answer) return;
      if (answer.status === 409) {
        // Saved, but killed before it could say so, in the round before.
        acknowledged.set(item, { level: -1, revision: before + 1 });
        continue;
      }
      if (answer.status !== 200) throw new Error(`a save was answered ${answer.status}`);
      const saved = (await answer.json().catch(() => null)) as { revision: number } | null;
      if (!saved) return;
      acknowledged.set(item, { level, revision: saved.revision });
      if (++count === 1) kill();
    }
  };
  await Promise.all(Array.from({ length: 10 }, (_, n) => caller(n)));
  return count;
}

rmSync(root, { recursive: true, force: true });
mkdirSync(root, { recursive: true });
const begun = await inside(async () => {
  const sam = await account("sam");
  const cycle = await db.cycle.findFirstOrThrow({ orderBy: { opensOn: "desc" } });
  const assessment = await openAssessment(sam, cycle.slug);
  const items = await db.cycleItem.findMany({ where: { cycleId: cycle.id, brandSlug: "lindehof" }, orderBy: { id: "asc" }, select: { id: true } });
  return { assessment, items: items.map(({ id }) => id), cookie: await cookieOf(sam.id) };
});

await check(`killed ${rounds} times during saves, every acknowledged answer is there at the next start`, async () => {
  const acknowledged: Acknowledged = new Map();
  let saves = 0;
  for (let round = 0; round < rounds; round++) {
    const house = await startHouse(port, data);
    saves += await saveUntilKilled(house, begun.cookie, begun.assessment, begun.items, acknowledged);
    await house.stop("SIGKILL");
    await inside(async (pool) => {
      const kept = new Map((await db.answer.findMany({ where: { assessmentId: begun.assessment } })).map((answer) => [answer.itemId, answer]));
      for (const [item, { level, revision }] of acknowledged) {
        const answer = kept.get(item);
        hold(answer !== undefined && answer.revision >= revision, `an acknowledged answer is lost in round ${round + 1}`);
        hold(answer?.revision !== revision || level === -1 || answer.level === level, `an acknowledged answer is another in round ${round + 1}`);
        // A save that was kept but not acknowledged moved the revision on.
        if (answer && answer.revision > revision) acknowledged.set(item, { level: answer.level ?? -1, revision: answer.revision });
      }
      const broken = await brokenInvariants(pool);
      hold(broken.length === 0, broken.join("; "));
    });
  }
  hold(saves > rounds * 10, `only ${saves} saves were acknowledged: the test did not do its work`);
  console.log(`  ${saves} saves acknowledged, none lost`);
});

await check("fifty people at once all get their answer, on one connection", async () => {
  const people = await inside(async () => {
    const cycle = await db.cycle.findFirstOrThrow({ orderBy: { opensOn: "desc" }, select: { id: true } });
    const item = await db.cycleItem.findFirstOrThrow({ where: { cycleId: cycle.id, standard: { code: "LGR-CON-01" } }, select: { id: true } });
    const begun = await db.assessment.findMany({ where: { cycleId: cycle.id, submittedAt: null }, take: 50, select: { id: true, personId: true } });
    return Promise.all(begun.map(async ({ id, personId }) => ({ cookie: await cookieOf(personId), assessment: id, item: item.id })));
  });
  hold(people.length === 50, `only ${people.length} people have an assessment to fill in`);
  const house = await startHouse(port, data);
  try {
    const answers = await Promise.all(
      people.map(({ cookie, assessment, item }) =>
        fetch(`${house.url}/nl/assessments/${assessment}/answers`, {
          method: "POST",
          headers: { cookie, origin: house.url, "content-type": "application/x-www-form-urlencoded" },
          body: new URLSearchParams({ item, level: "2", revision: "0" }),
        }),
      ),
    );
    // 409: this person had answered it in the demo's history.
    const statuses = answers.map(({ status }) => status);
    hold(
      statuses.every((status) => status === 200 || status === 409),
      `answers were ${[...new Set(statuses)].join(", ")}`,
    );
    hold(
      statuses.some((status) => status === 200),
      "nobody's answer was saved",
    );
  } finally {
    await house.stop();
  }
  await inside(async (pool) => hold((await brokenInvariants(pool)).length === 0, "an invariant is broken"));
});

await check("a second process on the same data is refused within 5 s and names the holder, and the first loses nothing", async () => {
  const house = await startHouse(port, data);
  try {
    const second = await runStart(data, port + 1);
    hold(second.code !== 0 && second.code !== null, `it ended with ${second.code}`);
    hold(second.seconds < 5, `it took ${second.seconds} s`);
    hold(second.text.includes(`process ${house.child.pid}`), `it did not name the holder:\n${second.text}`);
    hold((await fetch(`${house.url}/api/health/ready`)).status === 200, "the first does not answer any more");
  } finally {
    await house.stop();
  }
});

await check("a stop in order ends within 30 s with 0, and the next start has everything", async () => {
  const house = await startHouse(port, data);
  try {
    // Both addresses that "localhost" stands for, where the machine has both.
    const slow = (await Promise.all(["127.0.0.1", "::1"].map(slowPost))).filter((post) => post !== null);
    const ended = house.stop("SIGTERM");
    for (const { address } of slow) hold(await refuses(address), `${address} takes new requests while it stops`);
    for (const { address, finish } of slow) hold((await finish()).startsWith("HTTP/1.1 409"), `${address} did not finish the request under way`);
    hold((await ended) === 0, "it did not end with 0");
  } finally {
    await house.stop("SIGKILL");
  }
  await inside(async (pool) => hold((await brokenInvariants(pool)).length === 0, "an invariant is broken"));
});

await check("killed before its moment and started after it, a scheduled version is published once", async () => {
  const code = "LIN-TEL-04";
  const scheduled = await inside(async () => {
    const [lars, lotte] = [await account("lars"), await account("lotte")];
    const draftId = await startDraft(lars, code);
    await sendToReview(lars, { draftId, revision: 1 });
    const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
    await approve(lotte, { draftId, fingerprint });
    const planned = { change: "editorial" as const, note: { nl: "Gepland.", en: "Scheduled." }, day: "2099-01-01", time: "09:00", zone: "Europe/Amsterdam" };
    await schedule(lotte, { draftId, fingerprint, ...planned });
    const publishAt = new Date(Date.now() + 15_000);
    await db.draft.update({ where: { id: draftId }, data: { publishAt } });
    return { publishAt, number: (await db.version.count({ where: { standard: { code } } })) + 1 };
  });
  const versions = (house: House) => fetch(`${house.url}/nl/standards/${code}/versions/${scheduled.number}`).then(({ status }) => status);
  const early = await startHouse(port, data);
  hold(Date.now() > scheduled.publishAt.getTime() || (await versions(early)) === 404, "it was published before its moment");
  await early.stop("SIGKILL");
  await pause(Math.max(0, scheduled.publishAt.getTime() - Date.now()) + 100);
  const late = await startHouse(port, data);
  for (let turn = 0; turn < 100 && (await versions(late)) !== 200; turn++) await pause(100);
  await late.stop("SIGKILL");
  const again = await startHouse(port, data);
  hold((await versions(again)) === 200, "it was not published after the start");
  await again.stop();
  await inside(async (pool) => {
    hold((await db.version.count({ where: { standard: { code } } })) === scheduled.number, "it was published more than once");
    hold((await db.draft.count({ where: { standard: { code }, openFor: { not: null } } })) === 0, "its draft is still open");
    hold((await brokenInvariants(pool)).length === 0, "an invariant is broken");
  });
});

await check("killed while one cycle closes and another opens, everybody has one assessment and one notice, and the result is there once", async () => {
  const many = 5_000;
  const signs = join(data, "database");
  const { opening, closing, cookie } = await inside(async (pool) => {
    const lars = await account("lars");
    const { id: unit } = await db.unit.create({ data: { slug: "velen", kind: "branch", nameNl: "Velen", nameEn: "Many", path: "/velen/" } });
    await db.$executeRaw`WITH made AS (INSERT INTO "Person" (id, email, name, "joinedOn")
        SELECT gen_random_uuid(), 'many' || n || '@house.example', 'Many ' || n, '2026-01-01' FROM generate_series(1, ${many}) n RETURNING id)
      INSERT INTO "Role" (id, "personId", kind, "unitId", "from") SELECT gen_random_uuid(), id, 'employee', ${unit}::uuid, '2026-01-01' FROM made`;
    const asked = { name: "", units: [unit], answerers: "everyone" as const, answererRole: null, principles: [], channels: [], changedOnly: false };
    const reminders = { remindBefore: [], remindOn: false, remindAfter: false, remindCap: 0 };
    const slug = await planCycle(lars, { ...asked, ...reminders, opensOn: today(), closesOn: shiftDay(today(), 0, 30) });
    const ends = await db.cycle.findFirstOrThrow({ where: { state: "open" } });
    await openCycle(lars, { cycle: slug, revision: 1 });
    await closeCycle(lars, { cycle: ends.slug, revision: ends.revision });
    // Nobody but the server can look into its database, so that leaves a file at each step, before it is kept.
    await pool.query(`CREATE FUNCTION leave_sign() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE sign text := 'result'; BEGIN
        IF TG_TABLE_NAME = 'CycleRun' THEN sign := NEW.done; END IF;
        EXECUTE format('COPY (SELECT 1) TO %L', current_setting('data_directory') || '/sign-' || sign); RETURN NULL; END $$;
      CREATE TRIGGER leave_sign AFTER INSERT ON "Result" FOR EACH STATEMENT EXECUTE FUNCTION leave_sign();
      CREATE TRIGGER leave_sign AFTER UPDATE ON "CycleRun" FOR EACH ROW WHEN (NEW.act = 'open') EXECUTE FUNCTION leave_sign();`);
    return { opening: await db.cycle.findUniqueOrThrow({ where: { slug } }), closing: ends, cookie: await cookieOf(lars.id) };
  });
  const progress = () =>
    inside(async () => {
      const { done } = await db.cycleRun.findFirstOrThrow({ where: { cycleId: opening.id, act: "open" } });
      return { done, results: await db.result.count({ where: { cycleId: closing.id } }) };
    });
  await runStart(data, port, {}, () => existsSync(join(signs, "sign-result")));
  const first = await progress();
  // The second sign further on: what the first stands for is kept by then.
  await runStart(data, port, {}, () => readdirSync(signs).filter((name) => Number(/^sign-(\d+)$/.exec(name)?.[1]) > first.done).length > 1);
  const second = await progress();
  hold(second.done > first.done && second.done < many, `the opening was cut off at ${second.done} of ${many}: the test did not do its work`);
  const house = await startHouse(port, data);
  const says = async (slug: string, words: string) =>
    (await (await fetch(`${house.url}/nl/assessments/cycles/${slug}`, { headers: { cookie } })).text()).includes(words);
  const { closeConfirm, reopen } = say("nl").cycles;
  const over = async () => (await says(opening.slug, closeConfirm)) && (await says(closing.slug, reopen));
  for (let turn = 0; turn < 300 && !(await over()); turn++) await pause(100);
  await house.stop();
  await inside(async (pool) => {
    const told = { kind: "cycle_opened" as const, key: opening.slug };
    const counts = await Promise.all([
      db.assessment.count({ where: { cycleId: opening.id } }),
      db.notice.count({ where: told }),
      db.person.count({ where: { assessments: { some: { cycleId: opening.id } }, notices: { some: told } } }),
    ]);
    hold(
      counts.every((count) => count === many),
      `of ${many} people there are ${counts[0]} assessments, ${counts[1]} notices, ${counts[2]} people with both`,
    );
    const [opened, closed] = [
      { cycleId: opening.id, act: "open" as const },
      { cycleId: closing.id, act: "close" as const },
    ];
    for (const where of [opened, closed]) {
      const run = await db.cycleRun.findFirstOrThrow({ where });
      hold(run.finishedAt !== null && run.done === run.total, `the run to ${run.act} says ${run.done} of ${run.total}`);
      const said = await db.auditEntry.count({ where: { subject: where.cycleId, act: where.act === "open" ? "cycle.opened" : "cycle.closed" } });
      hold(said === 1, `the audit says ${said} times that it is over`);
    }
    hold((await db.cycleRun.findFirstOrThrow({ where: opened })).done === many, "the run counted another number of people");
    const blocks = await db.result.count({ where: { cycleId: closing.id } });
    await db.$transaction((tx) => publishResults(tx, closing.id));
    hold(blocks > 0 && (await db.result.count({ where: { cycleId: closing.id } })) === blocks, "the result was not whole");
    hold((await db.auditEntry.count({ where: { subject: closing.id, act: "result.publish" } })) === 1, "the audit does not say once that it was published");
    hold((await brokenInvariants(pool)).length === 0, "an invariant is broken");
    await pool.query("DROP FUNCTION leave_sign CASCADE");
  });
  console.log(`  the opening was cut off after ${first.done} and ${second.done} of ${many} people, the closing with ${first.results} blocks kept`);
});

await check(`a first start cut off ${rounds} times is made good by the next one`, async () => {
  const folder = join(root, "first");
  for (let round = 0; round < rounds; round++) {
    rmSync(folder, { recursive: true, force: true });
    const child = spawn(process.execPath, ["--import", "tsx", "app/serve.ts"], {
      env: { ...process.env, NODE_ENV: "production", PORT: String(port + 2), MAATSTAF_DATA: folder },
      stdio: "ignore",
    });
    await pause(300 + ((round * 977) % 5000));
    child.kill("SIGKILL");
    await new Promise((done) => child.once("exit", done));
  }
  const house = await startHouse(port + 2, folder);
  hold((await fetch(`${house.url}/nl/standards/LIN-TEL-03`)).status === 200, "the next start does not answer");
  await house.stop();
});

await check("data that does not open stops the start, and stays as it was", async () => {
  const folder = join(root, "damaged");
  cpSync(data, folder, { recursive: true });
  const control = join(folder, "database", "global", "pg_control");
  hold(existsSync(control), "there is no control file to damage");
  writeFileSync(control, Buffer.alloc(8192, 7));
  const before = hashOf(folder);
  const { code, text } = await runStart(folder, port + 3);
  hold(code !== 0 && code !== null, `it ended with ${code}`);
  hold(text.includes("does not open"), `it did not say what to do:\n${text}`);
  hold(hashOf(folder) === before, "the folder was changed");
});

await check("a bad setting stops the start and is named", async () => {
  for (const [name, value] of Object.entries({
    MAATSTAF_SECRET: "short",
    MAATSTAF_URL: "http://portal.example.com",
    MAATSTAF_READING: "all",
    MAATSTAF_TIMEZONE: "Mars/Base",
  })) {
    const { code, text } = await runStart(data, port + 4, { [name]: value });
    hold(code !== 0 && code !== null && text.includes(name), `${name}: ended with ${code}\n${text}`);
  }
});

rmSync(root, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
