/**
 * `npm run migration -- name` writes the migration that brings the migrations' schema to the one in the `.prisma` files;
 * `npm run migration -- --check` fails when there would be anything to write. Runs Prisma's schema engine as WebAssembly,
 * because the engine's binary is fetched from a host that may be out of reach.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { openPGlite } from "@/lib/db";

const here = "prisma";
const engineFolder = join(process.cwd(), "node_modules/@prisma/schema-engine-wasm");

type Engine = {
  schemaPush(input: object): Promise<{ executedSteps: number; warnings: string[]; unexecutable: string[] }>;
  diff(input: object): Promise<{ stdout: string | null; exitCode: number }>;
};

/** The schema engine on the given embedded database. */
async function openEngine(database: PGlite, files: { path: string; content: string }[]): Promise<Engine> {
  const bg = await import(pathToFileURL(join(engineFolder, "schema_engine_bg.js")).href);
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) } });
  const wasm = await WebAssembly.instantiate(readFileSync(join(engineFolder, "schema_engine_bg.wasm")), {
    "./schema_engine_bg.js": bg,
  });
  bg.__wbg_set_wasm(wasm.instance.exports);
  (wasm.instance.exports.__wbindgen_start as (() => void) | undefined)?.();
  const adapter = new PrismaPGlite(database);
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: "postgres",
    adapterName: "pglite",
    connect: () => adapter.connect(),
    connectToShadowDb: () => adapter.connect(),
  } as never);
  return await bg.SchemaEngine.new({ datamodels: files.map((file) => [file.path, file.content]) }, () => {}, factory);
}

const files = readdirSync(here)
  .filter((name) => name.endsWith(".prisma"))
  .map((name) => ({ path: join(here, name), content: readFileSync(join(here, name), "utf8") }));
const folder = join(here, "migrations");
mkdirSync(folder, { recursive: true });
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

const engine = await openEngine(await openPGlite(), files);
const filters = { externalTables: [], externalEnums: [] };
const migrations = {
  baseDir: folder,
  lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
  shadowDbInitScript: "",
  migrationDirectories: names.map((name) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") } },
  })),
};
const from = names.length === 0 ? { tag: "empty" } : { tag: "migrations", ...migrations };
const answer = await engine.diff({ from, to: { tag: "schemaDatamodel", files }, script: true, exitCode: true, shadowDatabaseUrl: null, filters });
const sql = answer.stdout?.trim() ?? "";
const nothing = sql === "" || sql === "-- This is an empty migration.";
const name = process.argv[2];
if (name === "--check") {
  if (!nothing) {
    console.error(`The .prisma files and the migrations differ. Run "npm run migration -- name". Missing:\n${sql}`);
    process.exit(1);
  }
  console.log("Schema and migrations agree.");
} else if (nothing) console.log("Nothing to migrate.");
else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const path = join(folder, `${stamp}_${name ?? "change"}`);
  mkdirSync(path);
  writeFileSync(join(path, "migration.sql"), `${sql}\n`);
  writeFileSync(join(folder, "migration_lock.toml"), 'provider = "postgresql"\n');
  console.log(`Wrote ${path}/migration.sql`);
}
process.exit(0);
