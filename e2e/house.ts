import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The first of a hundred ports for servers that tests start; another one lets two runs go on at once. */
export const basePort = Number(process.env.MAATSTAF_TEST_PORT ?? 4300);

const kept = join(process.cwd(), "node_modules", ".maatstaf", `journeys-${basePort}`);

/** A data folder with the demo organisation as it is after a first start; copied, never served. */
export const demoData = join(kept, "demo-data");

/** A server of the product, started as people start it. */
export type House = { url: string; port: number; child: ChildProcess; output(): string; stop(signal?: NodeJS.Signals): Promise<number | null> };

/** Copies the demo's data folder for one server. */
export function copyDemo(name: string): string {
  const folder = join(kept, name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(demoData, folder, { recursive: true });
  return folder;
}

/** Starts a server of the last build on this data folder and waits until it is ready to answer; rejects with what it printed when it stops instead. */
export async function startHouse(port: number, data: string, extra: Record<string, string> = {}): Promise<House> {
  const environment: NodeJS.ProcessEnv = { ...process.env, PORT: String(port), MAATSTAF_DATA: data, NODE_ENV: "production", ...extra };
  for (const name of ["MAATSTAF_URL", "MAATSTAF_DEMO", "MAATSTAF_SECRET", "MAATSTAF_READING", "DATABASE_URL"]) if (!(name in extra)) delete environment[name];
  const child = spawn(process.execPath, ["--import", "tsx", "app/serve.ts"], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  // Whoever started it may be stopped first, or give up waiting; it must not go on holding the folder and the port.
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const limit = setTimeout(kill, 90_000);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
  const ended = new Promise<number | null>((done) =>
    child.once("exit", (code) => {
      process.off("exit", kill);
      done(code);
    }),
  );
  const url = `http://localhost:${port}`;
  const house: House = {
    url,
    port,
    child,
    output: () => text,
    stop: (signal = "SIGTERM") => {
      child.kill(signal);
      return ended;
    },
  };
  const stopped = ended.then((code) => {
    throw new Error(`The server stopped with ${code}:\n${text}`);
  });
  stopped.catch(() => {});
  for (;;) {
    const ready = fetch(`${url}/api/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (await Promise.race([ready, stopped])) {
      clearTimeout(limit);
      return house;
    }
    await Promise.race([new Promise((done) => setTimeout(done, 50)), stopped]);
  }
}
