import { mkdirSync, writeFileSync } from "node:fs";
import pg from "pg";
import { alignContent } from "@/lib/boot";
import { today } from "@/lib/clock";
import { type Database, openEmbedded, openPGlite, openPostgres } from "@/lib/db";
import { prepareJobs } from "@/lib/jobs";
import { migrate } from "@/lib/migrate";
import { fillDemo } from "../prisma/seed.ts";
import { dumpOf, dumps, templateOf } from "./database.ts";

const kinds = ["empty", "demo"] as const;

async function prepare(kind: (typeof kinds)[number], database: Database): Promise<void> {
  await migrate(database.pool);
  await prepareJobs(database);
  await alignContent(database);
  if (kind === "demo") await fillDemo(database, today());
}

/** Makes the two databases that test files copy: one that is empty but for `content/`, one with the demo organisation; gives what takes them away. */
async function make(): Promise<() => Promise<void>> {
  const server = process.env.MAATSTAF_TEST_DATABASE_URL;
  if (!server) {
    mkdirSync(dumps, { recursive: true });
    for (const kind of kinds) {
      const pglite = await openPGlite();
      const database = openEmbedded(pglite);
      await prepare(kind, database);
      const dump = await pglite.dumpDataDir("none");
      writeFileSync(dumpOf(kind), Buffer.from(await dump.arrayBuffer()));
      await database.close();
    }
    return async () => {};
  }
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  const drop = async () => {
    const { rows } = await admin.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname LIKE 'maatstaf_test_%'");
    for (const { datname } of rows) await admin.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  };
  await drop();
  for (const kind of kinds) {
    await admin.query(`CREATE DATABASE "${templateOf(kind)}"`);
    const url = new URL(server);
    url.pathname = `/${templateOf(kind)}`;
    const database = openPostgres(url.href);
    await prepare(kind, database);
    await database.close();
  }
  return async () => {
    await drop();
    await admin.end();
  };
}

/** Has the databases made once, though every project of the tests asks for them. */
export default async function setup(): Promise<() => Promise<void>> {
  const asked = globalThis as { maatstafDatabases?: ReturnType<typeof make> };
  if (asked.maatstafDatabases) {
    await asked.maatstafDatabases;
    return async () => {};
  }
  asked.maatstafDatabases = make();
  return asked.maatstafDatabases;
}
