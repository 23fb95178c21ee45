/**
 * `npm test`: installs what it needs, the browser and (where its programs are) a PostgreSQL of its own included, and runs
 * everything. `faults` runs the fault tests in full, `bench` the benchmarks, `large` and `crowd` make what these are measured on.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const what = process.argv[2] ?? "all";
const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath };
delete environment.DATABASE_URL;
let passed = 0;
let failed = 0;

/** Runs a program with its output shown, counting what its closing lines say; returns whether it succeeded. */
function run(title, command, parts, extra = {}, cwd = ".") {
  return new Promise((done) => {
    console.log(`\n── ${title}`);
    const begun = performance.now();
    const child = spawn(command, parts, { cwd, env: { ...environment, ...extra }, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        text += chunk;
        process.stdout.write(chunk);
      });
    child.on("close", (status) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of the terminal
      const plain = text.replace(/\u001b\[[0-9;]*m/g, "");
      const counts = (word) => [...plain.matchAll(new RegExp(`^\\s*(?:Tests\\s+.*?)?(\\d+) ${word}\\b`, "gm"))].at(-1);
      const ok = Number(counts("passed")?.[1] ?? (status === 0 ? 1 : 0));
      const bad = status === 0 ? 0 : Math.max(1, Number(counts("failed")?.[1] ?? 1));
      passed += ok;
      failed += bad;
      console.log(`   ${title}: ${status === 0 ? "sound" : "FAILED"} in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
      done(status === 0);
    });
  });
}

const has = (command) => spawnSync("sh", ["-c", `command -v ${command}`], { encoding: "utf8" }).stdout?.trim() || null;

/**
 * The path of a browser: Playwright's own where it can be had, else Debian's Chromium, installed when it is not there. The one
 * without a window goes first: it draws no toolbars that nobody sees, and takes a good third less of the machine.
 */
async function findBrowser() {
  const { chromium } = await import("@playwright/test");
  const own = () => (existsSync(chromium.executablePath()) ? chromium.executablePath() : null);
  const found = () => own() ?? process.env.CHROMIUM ?? has("chromium-headless-shell") ?? has("chromium") ?? has("chromium-browser") ?? has("google-chrome");
  if (found()) return found();
  console.log("· Fetching a browser");
  spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit", timeout: 180_000 });
  if (!found() && has("apt-get"))
    spawnSync("sh", ["-c", "apt-get update -qq && apt-get install -y -qq chromium-headless-shell || apt-get install -y -qq chromium"], { stdio: "inherit" });
  if (found()) return found();
  console.error("No browser could be had. Install Chromium (on Debian: apt-get install chromium) or run: npx playwright install chromium");
  process.exit(1);
}

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Starts a PostgreSQL of our own on loopback when its programs are here; its address and how to stop it, or null. */
async function startPostgres() {
  if (process.env.MAATSTAF_TEST_DATABASE_URL) return { url: process.env.MAATSTAF_TEST_DATABASE_URL, stop: () => {} };
  const root = "/usr/lib/postgresql";
  const bin = existsSync(root)
    ? readdirSync(root)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(root, version, "bin"))
        .find((folder) => existsSync(join(folder, "initdb")))
    : null;
  if (!bin) return null;
  const folder = mkdtempSync(join(tmpdir(), "maatstaf-postgres-"));
  const port = await freePort();
  // Its programs refuse to run as root.
  const isRoot = process.getuid?.() === 0;
  const as = (line) => spawnSync(isRoot ? "su" : "sh", isRoot ? ["postgres", "-s", "/bin/sh", "-c", line] : ["-c", line], { encoding: "utf8" });
  if (isRoot) spawnSync("chown", ["postgres", folder]);
  const made = as(
    `${bin}/initdb -D ${folder}/data -U postgres -A trust --no-sync >/dev/null && ${bin}/pg_ctl -D ${folder}/data -w -l ${folder}/log -o "-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off" start >/dev/null`,
  );
  if (made.status !== 0) {
    console.log(`PostgreSQL did not start: ${made.stderr}`);
    return null;
  }
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: () => {
      as(`${bin}/pg_ctl -D ${folder}/data -m immediate stop >/dev/null`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const ready = spawnSync(process.execPath, ["app/start.mjs", "--build"], { stdio: "inherit", env: environment });
if (ready.status !== 0) process.exit(1);
const vitest = ["vitest", "run", "--config", "e2e/vitest.config.ts"];

if (what === "faults") {
  await run("Faults, in full", "npx", ["tsx", "e2e/faults.ts", "50"]);
  process.exit(failed > 0 ? 1 : 0);
}
if (["large", "crowd", "bench"].includes(what)) {
  // `npm run bench -- crowd` measures the crowd alone.
  const only = what === "bench" ? process.argv.slice(3) : [];
  const asked = what === "crowd" && process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {};
  await run("A large house", process.execPath, ["e2e/large.mjs", what === "crowd" ? "crowd" : only.length > 0 ? "build" : "large"], asked);
  // The benchmark measures the copy, not the product's own build.
  if (what === "bench" && failed === 0) {
    const server = await startPostgres();
    await run("Benchmarks", process.execPath, ["--import", "tsx", "e2e/bench.ts", ...only], { MAATSTAF_BENCH_DATABASE_URL: server?.url ?? "" }, ".cache/large");
    server?.stop();
  }
  process.exit(failed > 0 ? 1 : 0);
}

environment.CHROMIUM = await findBrowser();
const postgres = await startPostgres();
let onPostgres = false;
try {
  // Killing and starting is mostly waiting, and so is a first start.
  const faults = run("Faults, three rounds", "npx", ["tsx", "e2e/faults.ts", "3"]);
  // Each of these leaves a core with nothing to do for most of its time.
  await Promise.all([
    run("Types", "npx", ["tsc", "--noEmit"]),
    run("Lint", "npx", ["biome", "check", "."]),
    run("Schema and migrations", "npx", ["tsx", "prisma/migration.ts", "--check"]),
  ]);
  await run("Rules, queries and commands, embedded database", "npx", vitest);
  await faults;
  const demo = run("The demo for the journeys", "npx", ["tsx", "e2e/journeys.setup.ts"]);
  if (postgres)
    onPostgres = await run("Queries and commands, PostgreSQL", "npx", [...vitest, "commands", "queries", "saving", "action", "session", "database"], {
      MAATSTAF_TEST_DATABASE_URL: postgres.url,
    });
  await demo;
  await run("Journeys in a browser", "npx", ["playwright", "test", "-c", "e2e"], { MAATSTAF_TEST_KEEP: "1" });
} finally {
  postgres?.stop();
}
console.log(`\n${passed} passed, ${failed} failed`);
console.log(
  onPostgres
    ? "The queries and commands ran on PostgreSQL too."
    : postgres
      ? "The queries and commands failed on PostgreSQL."
      : "The queries and commands did not run on PostgreSQL: its programs are not here and MAATSTAF_TEST_DATABASE_URL is not set.",
);
process.exit(failed > 0 ? 1 : 0);
