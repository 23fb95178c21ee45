/** Opens the house and serves it; `npm start` and `npm run dev` end here. */
import type { Server } from "node:http";
import next from "next";
import { closeCalibrations } from "@/assessments/calibration/commands";
import { cycleWork } from "@/assessments/cycles/running/commands";
import { remindImprovements } from "@/improvements/commands";
import { boot, forget } from "@/lib/boot";
import { now, today } from "@/lib/clock";
import { DamagedError } from "@/lib/db";
import { env, SettingsError, secret } from "@/lib/env";
import { serve } from "@/lib/http";
import { startJobs } from "@/lib/jobs";
import { HeldError } from "@/lib/lock";
import { faultFields, log } from "@/lib/log";
import { renewPages } from "@/lib/pages";
import { shared } from "@/lib/shared";
import { sendDigests } from "@/me/digests/commands";
import { tellChanged } from "@/standards/commands";
import { publishDue } from "@/standards/review/commands";

const dev = process.argv.includes("--dev");
const begun = performance.now();

const accounts = [
  "noor   employee, Vlecht Breda, joined last week",
  "sam    employee, Lindehof Den Haag",
  "mila   manager, Lindehof Den Haag",
  "lars   leader, all brands",
  "lotte  leader, all brands",
  "ad     administrator",
];

// A moment that was named just now, perhaps by another process, is seen this late at most.
const longestSleep = 10_000;

/** Publishes what is due, first what came due while nothing ran, and from then on each at its moment; gives the way to stop. */
function keepPublishing(): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let seen: number | undefined;
  const turn = async () => {
    const due = await publishDue().catch((fault) => {
      log.error({ fault: faultFields(fault) }, "what is due was not looked up; it is tried again");
      return null;
    });
    // Also when another process changed what everyone may read, by hand or by itself.
    if (due && due.changes !== seen) renewPages();
    if (due) seen = due.changes;
    const wait = due?.next ? due.next.getTime() - now().getTime() : longestSleep;
    if (!stopped) timer = setTimeout(turn, Math.min(longestSleep, Math.max(0, wait)));
  };
  void turn();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

async function start() {
  // Reading the maps of what the start itself loads takes a sixth of its time; the pages, loaded as they are asked for, have theirs.
  process.setSourceMapsEnabled(dev);
  const settings = env();
  secret();
  process.env.NEXTAUTH_URL = settings.url.origin;
  // With the demo, whose password is public, and behind plain http nobody but this machine may reach us.
  const loopbackOnly = settings.demo || !settings.secure;
  const app = next({ dev, dir: process.cwd(), hostname: settings.url.hostname, port: settings.port, quiet: !dev });
  const [{ database, setUp }] = await Promise.all([boot(`serving on port ${settings.port}`, (step) => console.log(`· ${step}`)), app.prepare()]);
  const handle = app.getRequestHandler();
  const listen = (address: string | undefined) =>
    new Promise<Server>((done, fail) => {
      const server = serve((req, res) => handle(req, res), settings);
      server.once("error", fail);
      server.listen(settings.port, address, () => done(server));
    });
  const servers = [await listen(loopbackOnly ? "127.0.0.1" : undefined)];
  // Browsers try ::1 first for "localhost"; a machine may not have it.
  if (loopbackOnly)
    servers.push(
      ...(await listen("::1").then(
        (server) => [server],
        () => [],
      )),
    );

  process.setSourceMapsEnabled(true);
  const stopPublishing = keepPublishing();
  const jobs = await startJobs(
    database,
    {
      ...cycleWork,
      "standard.changed": ({ version }, more) => tellChanged(String(version), more),
      digests: (_, more) => sendDigests(more),
      remindImprovements: (_, more) => remindImprovements(today(), more),
      closeCalibrations: () => closeCalibrations(today()),
    },
    ["mindCycles", "digests", "remindImprovements", "closeCalibrations"],
  );
  setInterval(
    () => forget(database).catch((fault) => log.error({ fault: faultFields(fault) }, "what has had its time was not forgotten; it is tried again tomorrow")),
    86_400_000,
  ).unref();

  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    shared("closing", () => ({ now: false })).now = true;
    stopPublishing();
    // Requests under way finish, new ones are refused, then the database is closed.
    setTimeout(() => process.exit(1), 25_000).unref();
    const closed = servers.map((server) => new Promise((done) => server.close(done)));
    for (const server of servers) server.closeIdleConnections();
    void Promise.all([...closed, jobs.stop()])
      .then(() => database.close())
      .finally(() => process.exit(0));
  };
  process.on("SIGTERM", close);
  process.on("SIGINT", close);

  console.log(`\nMaatstaf is at ${settings.url.origin}  (ready in ${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  if (settings.demo)
    console.log(`\nDemo accounts, each @lindegroep.example with the password koffie-met-melk-2026:\n${accounts.map((line) => `  ${line}`).join("\n")}`);
  if (setUp) console.log(`\nThere is nobody yet. Make yourself the first administrator, once, within 7 days:\n  ${setUp}`);
  if (database.kind === "embedded" && !settings.demo)
    console.warn("\nThe embedded database is for trying out and for small sites: a power cut can lose the last seconds. Set DATABASE_URL to use PostgreSQL.");
  console.log("\nStop with Ctrl+C. All data stays.");
}

process.on("uncaughtException", (error) => {
  log.fatal({ fault: faultFields(error) }, "the process cannot go on");
  process.exit(1);
});
process.on("unhandledRejection", (error) => log.error({ fault: faultFields(error) }, "a promise failed unseen"));

start().catch((error: NodeJS.ErrnoException) => {
  if (error.code === "EADDRINUSE") console.error(`Port ${env().port} is in use by another program. Stop that one, or choose another: PORT=3001 npm start`);
  else if (error instanceof SettingsError || error instanceof HeldError || error instanceof DamagedError) console.error(error.message);
  else console.error(error);
  process.exit(1);
});
