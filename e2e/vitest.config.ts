import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");

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
    include: ["app/**/*.test.{ts,tsx}", "prisma/**/*.test.ts", "e2e/**/*.test.ts"],
    globalSetup: ["e2e/database.setup.ts"],
    // Two cores; each file opens a database of its own.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
