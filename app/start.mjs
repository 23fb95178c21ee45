/**
 * `npm start` on a machine with only Node and npm: installs, generates, builds what has changed since the last time, and
 * serves. Uses nothing that has to be installed. `--dev` serves the sources as they change, `--build` stops after building.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const dev = process.argv.includes("--dev");
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(0)} s`;

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
  console.error(`Maatstaf needs Node 20.20 or newer; this is ${process.version}. Install a newer one from nodejs.org and run this again.`);
  process.exit(1);
}

/** SHA-256 over the names and contents of these files and folders. */
function fingerprint(paths) {
  const hash = createHash("sha256");
  const add = (path) => {
    if (!existsSync(path)) return;
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== "generated") add(inner);
      } else if (!/\.test\.tsx?$/.test(entry.name)) hash.update(inner).update(readFileSync(inner));
    }
  };
  for (const path of paths) {
    if (!existsSync(path)) continue;
    if (/\.[a-z]+$/.test(path)) hash.update(path).update(readFileSync(path));
    else add(path);
  }
  return hash.digest("hex");
}

/** Does a step unless it was done for the same sources; on failure says what to do and stops. */
function step(name, says, sources, done, commands, advice) {
  const mark = join("node_modules", ".maatstaf", name);
  const print = fingerprint(sources);
  if (existsSync(done) && existsSync(mark) && readFileSync(mark, "utf8") === print) return;
  console.log(`· ${says}`);
  const begun = performance.now();
  for (const [command, ...parts] of commands) {
    const { status, error } = spawnSync(command, parts, {
      stdio: ["ignore", "inherit", "inherit"],
      shell: process.platform === "win32",
      env: {
        ...process.env,
        NEXT_TELEMETRY_DISABLED: "1",
        PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      },
    });
    if (status !== 0) {
      console.error(`\nThis step failed: ${says.toLowerCase()}${error ? ` (${error.message})` : ""}.\n${advice}`);
      process.exit(1);
    }
  }
  mkdirSync(join("node_modules", ".maatstaf"), { recursive: true });
  writeFileSync(mark, print);
  console.log(`  done in ${seconds(begun)}`);
}

step(
  "install",
  "Installing packages (a minute or two, the first time)",
  ["package-lock.json"],
  "node_modules/next",
  [["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]],
  "Check that this machine reaches the npm registry and has 2 GB of free disk, then run the same command again.",
);
step(
  "generate",
  "Generating the database client",
  [...readdirSync("prisma", { encoding: "utf8" }).flatMap((name) => (name.endsWith(".prisma") ? [join("prisma", name)] : [])), "package-lock.json"],
  "app/lib/generated/prisma/client.ts",
  [["npm", "run", "--silent", "generate"]],
  "If you changed a .prisma file, the message above names the line.",
);
if (!dev)
  step(
    "build",
    "Checking the texts and building the pages (a minute, and after every change of the sources)",
    ["app", "content", "next.config.mjs", "tsconfig.json", "package-lock.json"],
    ".next/BUILD_ID",
    [["npm", "run", "--silent", "build"]],
    "The message above names the file and the line to mend.",
  );
if (!process.argv.includes("--build")) {
  process.env.NODE_ENV = dev ? "development" : "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const { register } = await import("tsx/esm/api");
  register();
  await import("./serve.ts");
}
