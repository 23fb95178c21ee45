import { expect, test } from "vitest";
import { database, db, openPostgres } from "@/lib/db";
import { enqueue, type JobData, startJobs } from "@/lib/jobs";
import { withDatabase } from "../../e2e/database.ts";

withDatabase("empty");

const states = async () =>
  (
    await database().pool.query<{ name: string; state: string; tries: number }>(
      "SELECT data->>'name' AS name, state, retry_count AS tries FROM pgboss.job ORDER BY 1",
    )
  ).rows;
const give = (name: string, key = "", data: JobData = {}) => db.$transaction((tx) => enqueue(tx, name, data, key));

/** Comes to an end when it has been called so often. */
function counter(times: number) {
  let count = 0;
  let done = () => {};
  const reached = new Promise<void>((resolve) => {
    done = resolve;
  });
  return { reached, count: () => count, call: () => void (++count === times && done()) };
}

test("A job is done once with what it was given, and only when its transaction was", async () => {
  const seen: JobData[] = [];
  const last = counter(2);
  await give("tell", "a", { day: "2026-11-23", left: 3 });
  await give("tell", "a", { day: "2026-11-24", left: 2 });
  await give("tell", "b", { day: "2026-11-25", left: null });
  await db
    .$transaction(async (tx) => {
      await enqueue(tx, "tell", { day: "never" }, "c");
      throw new Error("taken back");
    })
    .catch(() => {});
  const jobs = await startJobs(database(), {
    tell: async (data) => {
      seen.push(data);
      last.call();
      return false;
    },
  });
  await last.reached;
  await jobs.stop();
  expect(seen).toHaveLength(2);
  expect(seen).toEqual(
    expect.arrayContaining([
      { day: "2026-11-23", left: 3 },
      { day: "2026-11-25", left: null },
    ]),
  );
});

test("A job whose work fails is tried again, without a word of what failed, and long work goes on in turns", async () => {
  const failed = counter(2);
  const turns = counter(3);
  await give("fail");
  await give("long");
  const jobs = await startJobs(database(), {
    fail: async () => {
      failed.call();
      if (failed.count() === 1) throw new Error("a secret of Sam");
      return false;
    },
    long: async () => {
      turns.call();
      return turns.count() < 3;
    },
  });
  await Promise.all([failed.reached, turns.reached]);
  await jobs.stop();
  expect(await states()).toEqual(expect.arrayContaining([{ name: "fail", state: "completed", tries: 1 }]));
  const { rows } = await database().pool.query("SELECT 1 FROM pgboss.job WHERE output::text LIKE '%Sam%'");
  expect(rows).toEqual([]);
});

test("What a process that was killed had under way is taken up at the next start", async () => {
  await give("left");
  // As another process leaves it: it was begun, and for a shared database its time is over.
  await database().pool.query("UPDATE pgboss.job SET state = 'active', started_on = now() - interval '31 seconds' WHERE data->>'name' = 'left'");
  const taken = counter(1);
  const jobs = await startJobs(database(), {
    left: async () => {
      taken.call();
      return false;
    },
  });
  await taken.reached;
  await jobs.stop();
});

test("What is repeated is done at a start, and stopping waits for what is being done", async () => {
  const begun = counter(1);
  let ended = false;
  const jobs = await startJobs(
    database(),
    {
      look: async (_, more) => {
        begun.call();
        while (more()) await new Promise((done) => setTimeout(done, 5));
        ended = true;
        return false;
      },
    },
    ["look"],
  );
  await begun.reached;
  await jobs.stop();
  expect(ended).toBe(true);
});

test.runIf(process.env.MAATSTAF_TEST_DATABASE_URL)("Two processes do each of a hundred jobs once", async () => {
  const done: string[] = [];
  const all = counter(100);
  for (let n = 0; n < 100; n++) await give("count", String(n), { n });
  const work = (who: string) => ({
    count: async ({ n }: JobData) => {
      done.push(`${who} ${n}`);
      all.call();
      return false;
    },
  });
  const { rows } = await database().pool.query<{ name: string }>("SELECT current_database() AS name");
  const url = new URL(process.env.MAATSTAF_TEST_DATABASE_URL ?? "");
  url.pathname = `/${rows[0]?.name}`;
  const other = openPostgres(url.href);
  const both = await Promise.all([startJobs(database(), work("one")), startJobs(other, work("two"))]);
  await all.reached;
  await Promise.all(both.map((jobs) => jobs.stop()));
  await other.close();
  expect(new Set(done.map((line) => line.split(" ")[1])).size).toBe(100);
  expect(done).toHaveLength(100);
});
