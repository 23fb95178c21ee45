import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { adoptDatabase, type Database, openEmbedded, openPGlite, openPostgres } from "@/lib/db";

type Kind = "empty" | "demo";

/** Where the set-up leaves the databases that test files copy. */
export const dumps = join(process.cwd(), "node_modules", ".maatstaf", "test");
export const dumpOf = (kind: Kind): string => join(dumps, `${kind}.tar`);
export const templateOf = (kind: Kind): string => `maatstaf_test_${kind}`;

async function openCopy(kind: Kind): Promise<Database> {
  const server = process.env.MAATSTAF_TEST_DATABASE_URL;
  if (!server) return openEmbedded(await openPGlite(undefined, { loadDataDir: new Blob([readFileSync(dumpOf(kind))]) }));
  const name = `maatstaf_test_${process.pid}_${Date.now()}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${templateOf(kind)}"`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return openPostgres(url.href);
}

/**
 * Gives the test file a real database of its own, fresh: empty but for brands, principles and values, or with the demo
 * organisation. On the embedded database, or on PostgreSQL when `MAATSTAF_TEST_DATABASE_URL` names a server.
 */
export function withDatabase(kind: Kind = "empty"): void {
  let database: Database | null = null;
  beforeAll(async () => {
    // What the file before counted and read does not hold here.
    const kept = (globalThis as unknown as Record<symbol, Record<string, unknown>>)[Symbol.for("maatstaf")] ?? {};
    for (const key of Object.keys(kept)) if (/^(limiter .*|env|calendar|frozen.*)$/.test(key)) delete kept[key];
    database = await openCopy(kind);
    adoptDatabase(database);
  });
  afterAll(async () => {
    adoptDatabase(null);
    await database?.close();
  });
}
