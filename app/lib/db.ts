import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { fuzzystrmatch } from "@electric-sql/pglite/contrib/fuzzystrmatch";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import { holdFolder } from "@/lib/lock";
import { shared } from "@/lib/shared";

/** The client inside a transaction; there the outer `db` would wait for itself on the embedded database's one connection. */
export type Tx = Prisma.TransactionClient;

/** An open database: the client, the pool beneath it, and how to close both. */
export type Database = { prisma: PrismaClient; pool: pg.Pool; kind: "embedded" | "postgresql"; close(): Promise<void> };

const open = shared<{ database: Database | null }>("database", () => ({ database: null }));

/** The open database of this process; throws while there is none, as in a build. */
export function database(): Database {
  if (!open.database) throw new Error("No database is open in this process.");
  return open.database;
}

/** Makes this the database of the process, for `db` everywhere. */
export function adoptDatabase(next: Database | null): void {
  open.database = next;
}

/** The client of the process's database. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, key) => Reflect.get(database().prisma, key, database().prisma),
});

/** Runs a statement that every connection prepares once, under this name, and then only runs; its rows. */
export type Run = <R extends pg.QueryResultRow>(name: string, statement: Prisma.Sql) => Promise<R[]>;

const runOn =
  (client: Pick<pg.Pool, "query">): Run =>
  async <R extends pg.QueryResultRow>(name: string, { text, values }: Prisma.Sql) =>
    (await client.query<R>({ name, text, values: [...values] })).rows;

/**
 * The rows of a prepared statement: for the few that answer while somebody types. The text must always be the same; what
 * differs goes in its values.
 */
export const prepared: Run = (name, statement) => runOn(database().pool)(name, statement);

/** A transaction of prepared statements alone, for what everybody does in the same hour. Inside it only `run`. */
export async function preparedTransaction<T>(act: (run: Run) => Promise<T>): Promise<T> {
  const client = await database().pool.connect();
  try {
    await client.query("BEGIN");
    const result = await act(runOn(client));
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot even take back is thrown away.
    await client.query("ROLLBACK").then(
      () => client.release(),
      (broken) => client.release(broken),
    );
    throw error;
  }
}

/** True when the database refused because something with this key exists already. */
export const isTaken = (error: unknown): boolean => (error as { code?: string } | null)?.code === "P2002";

function clientOn(pool: pg.Pool, kind: Database["kind"], end: () => Promise<void>): Database {
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false }),
    // The embedded database has one connection: with 50 people at once the last one waits for the other 49.
    transactionOptions: { maxWait: 15_000, timeout: 15_000 },
  });
  return {
    prisma,
    pool,
    kind,
    close: async () => {
      await prisma.$disconnect();
      await end();
    },
  };
}

/** A PostgreSQL server at this address. A statement may take 15 s, a wait for a connection 10 s. */
export function openPostgres(url: string): Database {
  // The driver adapter reads and writes moments without their zone, as if the server's own were UTC.
  const pool = new pg.Pool({ connectionString: url, max: 10, statement_timeout: 15_000, connectionTimeoutMillis: 10_000, options: "-c timezone=UTC" });
  // An idle connection that the server drops is replaced at the next use.
  pool.on("error", () => {});
  return clientOn(pool, "postgresql", () => pool.end());
}

/** An embedded engine with the extensions that the migrations ask for, on a folder or (without one) in memory. */
export const openPGlite = (folder?: string, options: PGliteOptions = {}): Promise<PGlite> =>
  PGlite.create({ ...options, ...(folder ? { dataDir: folder } : {}), extensions: { fuzzystrmatch, pg_trgm, unaccent } });

/** An embedded database as a pool of one connection. */
export function openEmbedded(pglite: PGlite): Database {
  const config = createPgConfig(pglite);
  // The adapter passes `types` as an object, the shim reads a list of type numbers; without it both do what is wanted.
  const parse = config.connection.parse.bind(config.connection) as (query: object) => unknown;
  Object.assign(config.connection, { parse: (query: object) => parse({ ...query, types: undefined }) });
  const pool = new pg.Pool({ ...(config as object), max: 1, idleTimeoutMillis: 0 });
  // After a statement that failed a pool throws its connection away and opens another. Here that would be the same one
  // again, which still hears the rest of the old answer and would give it to the next question.
  const query = async (statement: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> => {
    const client = await pool.connect();
    try {
      return await client.query(statement, values);
    } finally {
      client.release();
    }
  };
  Object.assign(pool, { query });
  return clientOn(pool, "embedded", async () => {
    await pool.end();
    await pglite.close();
  });
}

/** Says what to do when a data folder exists and does not open; nothing in it was touched. */
export class DamagedError extends Error {
  constructor(folder: string, cause: unknown) {
    super(
      `The database in ${folder} does not open: ${(cause as Error).message}. Nothing in it was changed. Restore a backup of the folder, or move it away to begin anew.`,
      { cause },
    );
  }
}

/**
 * Opens the embedded database of a data folder, held for this process alone. A first database is built beside its place
 * by `fill` and moved there when it is whole, so that a start that was cut off leaves nothing half-made.
 */
export async function openFolder(data: string, what: string, fill: (database: Database) => Promise<void>): Promise<Database> {
  const lock = await holdFolder(data, what);
  const folder = join(data, "database");
  const making = join(data, "database.making");
  try {
    if (!existsSync(folder) || readdirSync(folder).length === 0) {
      rmSync(making, { recursive: true, force: true });
      mkdirSync(making, { recursive: true });
      const first = openEmbedded(await openPGlite(making));
      await fill(first);
      await first.close();
      rmSync(folder, { recursive: true, force: true });
      renameSync(making, folder);
    }
    const pglite = await openPGlite(folder).catch((error) => {
      throw new DamagedError(folder, error);
    });
    const database = openEmbedded(pglite);
    const close = database.close;
    database.close = async () => {
      await close();
      await lock.release();
    };
    return database;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Whether people can be sent to this process: its database answers and it is not stopping. */
export async function isReady(): Promise<boolean> {
  if (!open.database || shared("closing", () => ({ now: false })).now) return false;
  return db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
}
