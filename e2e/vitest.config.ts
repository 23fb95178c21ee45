import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");
const tests = ["app", "prisma", "e2e"]
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${name}`))
  .filter((name) => /\.test\.tsx?$/.test(name));
const replaces = (name: string) => readFileSync(join(root, name), "utf8").includes("vi.mock(");
const literally = (name: string) => name.replace(/[[\]()]/g, "\\$&");

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^@\/((?:lib|ui|api)\/.*)$/, replacement: `${root}/app/$1` },
      { find: /^@\/(.*)$/, replacement: `${root}/app/[lang]/$1` },
      { find: /^@content\/(.*)$/, replacement: `${root}/content/$1` },
    ],
  },
  test: {
    globalSetup: ["e2e/database.setup.ts"],
    // The framework looks for what this sets when its own modules are read.
    setupFiles: ["next/dist/server/node-environment-baseline.js"],
    // Two cores; each file opens a database of its own.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Loading the product takes longer than most of its tests: only who puts another module in the place of one loads it alone.
    projects: [
      { extends: true, test: { name: "together", include: tests.filter((name) => !replaces(name)).map(literally), isolate: false } },
      { extends: true, test: { name: "alone", include: tests.filter(replaces).map(literally) } },
    ],
  },
});
