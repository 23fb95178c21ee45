import PgBoss from "pg-boss";
import { type Database, database, type Tx } from "@/lib/db";
import { faultFields, log } from "@/lib/log";
import { shared } from "@/lib/shared";

/** What a job is given: ids, codes and days, never what somebody wrote. */
export type JobData = Record<string, string | number | boolean | null>;

/**
 * What is done for a job, in short transactions of its own: safe to be done twice, from the start or from the middle, and
 * by two processes at once. It looks at `more` between them and stops when that says no; true asks for the job to go on.
 */
export type Work = (data: JobData, more: () => boolean) => Promise<boolean>;

// One queue for all kinds, since each queue is asked every second and has tables of its own.
const queue = "jobs";
// A process that was killed lets go of its job after `expires`, seen by another within `looks`; an own restart takes it up at once.
const [turn, expires, looks, slot] = [10, 30, 10, 900];

type Sql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** Statements on our own pool, on either database; `settled` waits for those under way. */
function sqlOn({ pool }: Database): { executeSql: Sql; settled(): Promise<void> } {
  const underWay = new Set<Promise<unknown>>();
  const run: Sql = async (text, values) => {
    const client = await pool.connect();
    try {
      const answer = await client.query(text, values);
      client.release();
      // Several statements in one text have an answer each.
      return Array.isArray(answer) ? answer.at(-1) : answer;
    } catch (fault) {
      // Some of its texts begin a transaction: the embedded database's one connection must not stay in a broken one.
      await client.query("ROLLBACK").then(
        () => client.release(),
        () => client.release(true),
      );
      throw fault;
    }
  };
  return {
    executeSql: (text, values) => {
      const answer = run(text, values);
      const ended = () => void underWay.delete(answer);
      underWay.add(answer);
      answer.then(ended, ended);
      return answer;
    },
    settled: async () => {
      while (underWay.size > 0) {
        await Promise.allSettled(underWay);
        await new Promise(setImmediate);
      }
    },
  };
}

const bossOn = (sql: Sql) => {
  const boss = new PgBoss({ db: { executeSql: sql as PgBoss.Db["executeSql"] }, schedule: false, maintenanceIntervalSeconds: looks });
  boss.on("error", (fault) => log.error({ fault: faultFields(fault) }, "the jobs could not be looked at; it is tried again"));
  return boss;
};

/** Makes the tables of the jobs, or brings them up to date; at every start, before anything is enqueued. */
export async function prepareJobs(target: Database): Promise<void> {
  const { executeSql, settled } = sqlOn(target);
  const boss = bossOn(executeSql);
  await boss.start();
  // Of one key at most one waits. It is tried again after 1 to 2 s, then twice as long each time, for somewhat over an hour.
  await boss.createQueue(queue, { name: queue, policy: "short", retryLimit: 12, retryDelay: 1, retryBackoff: true, expireInSeconds: expires });
  await boss.stop({ graceful: false });
  await settled();
}

const optionsOf = (name: string, key: string) => ({ singletonKey: `${name} ${key}` });

/** Has a job done after the transaction, by this process or another. Of one name and key at most one waits. */
export async function enqueue(tx: Tx, name: string, data: JobData, key: string): Promise<void> {
  const boss = shared("jobs", () => bossOn((text, values) => sqlOn(database()).executeSql(text, values)));
  // The library writes its statement itself, with numbered places for the values; nothing of ours stands in the text.
  const executeSql = async (text: string, values: unknown[]) => ({
    rows: await tx.$queryRawUnsafe<unknown[]>(text, ...values.map((value) => (value !== null && typeof value === "object" ? JSON.stringify(value) : value))),
  });
  await boss.send(queue, { name, key, data }, { ...optionsOf(name, key), db: { executeSql } });
}

/**
 * Does the jobs that wait, those that a stopped process left among them, until `stop`; `repeated` are done at the start
 * and every quarter of an hour, by one of all processes. Stopping lets what is being done end its transaction.
 */
export async function startJobs(target: Database, work: Record<string, Work>, repeated: string[] = []): Promise<{ stop(): Promise<void> }> {
  const { executeSql, settled } = sqlOn(target);
  const boss = bossOn(executeSql);
  let stopping = false;
  const doOne = async ([job]: PgBoss.Job<{ name: string; key: string; data: JobData }>[]) => {
    if (!job) return;
    const { name, key, data } = job.data;
    const begun = performance.now();
    try {
      if (stopping) throw new Error("Stopping.");
      const act = work[name];
      if (!act) throw new Error(`No work is named ${name}.`);
      if (await act(data, () => !stopping && performance.now() - begun < turn * 1000)) await boss.send(queue, job.data, optionsOf(name, key));
    } catch (fault) {
      if (!stopping) log.error({ job: name, fault: faultFields(fault) }, "a job failed; it is tried again");
      // What is thrown is kept with the job, and its message may quote what somebody typed.
      throw new Error(`${name} failed`);
    }
  };
  await boss.start();
  // Nobody else holds the embedded database: what is under way in it was left by a process that is gone.
  if (target.kind === "embedded") await executeSql(`UPDATE pgboss.job SET started_on = now() - expire_in - interval '1 second' WHERE state = 'active'`);
  await boss.expire();
  const repeat = async (options: PgBoss.SendOptions) => {
    for (const name of repeated) await boss.send(queue, { name, key: "", data: {} }, { ...optionsOf(name, ""), ...options });
  };
  await repeat({});
  // Processes ask at the same time; one of each quarter is kept.
  const timer = setInterval(
    () => repeat({ singletonSeconds: slot }).catch((fault) => log.error({ fault: faultFields(fault) }, "what is repeated was not enqueued; it is tried again")),
    60_000,
  );
  // Two, so that one long job does not keep all others waiting.
  for (let worker = 0; worker < 2; worker++) {
    // Who did something looks at once whether there is more, instead of in a second.
    const id: string = await boss.work(queue, { pollingIntervalSeconds: 1 }, (jobs: Parameters<typeof doOne>[0]) =>
      doOne(jobs).finally(() => boss.notifyWorker(id)),
    );
  }
  return {
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await boss.stop({ timeout: turn * 1000 });
      await settled();
    },
  };
}
