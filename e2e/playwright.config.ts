import { defineConfig, devices } from "@playwright/test";

// The longest files first, so that no worker is left with one of them when the other has nothing to do any more.
const long = ["access", "appearance", "assessments", "guides", "review", "standards"].map((name) => `${name}.spec.ts`);

export default defineConfig({
  testDir: ".",
  projects: [
    { name: "long", testMatch: long },
    { name: "short", testMatch: "*.spec.ts", testIgnore: long },
  ],
  outputDir: "results",
  globalSetup: "./journeys.setup.ts",
  // Two cores; each worker has a server and a database of its own.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    locale: "nl-NL",
    trace: "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      // Without a network of its own to reach, a browser that calls home waits for each refusal.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
