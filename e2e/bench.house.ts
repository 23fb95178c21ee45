import { spawn } from "node:child_process";
import { join } from "node:path";

const port = 4380;
export const url = `http://localhost:${port}`;
/** The folder of the large house's data. */
export const data = join(process.cwd(), ".data");
/** The middle of some values. */
export const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
/** Prints a line of figures. */
export const row = (label: string, ...cells: (string | number)[]) =>
  console.log(`${label.padEnd(58)} ${cells.map((cell) => (typeof cell === "number" ? cell.toFixed(cell < 10 ? 2 : 0) : cell).padStart(12)).join("")}`);

/** Starts the benchmark's build on the benchmark's data; answers how long it took until the first answer, in seconds. */
export async function start(more: Record<string, string> = {}): Promise<{ seconds: number; stop(): Promise<void> }> {
  const begun = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "app/serve.ts"], {
    env: { ...process.env, NODE_ENV: "production", MAATSTAF_BENCH: "1", PORT: String(port), MAATSTAF_DATA: data, ...more },
    stdio: "ignore",
  });
  while (
    !(await fetch(`${url}/nl`).then(
      (answer) => answer.ok,
      () => false,
    ))
  )
    await new Promise((done) => setTimeout(done, 20));
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, stop: () => new Promise((done) => child.once("exit", () => done()).kill("SIGTERM")) };
}

/** Milliseconds until a page has come whole. */
export const timed = async (path: string, cookie: string): Promise<number> => {
  const begun = performance.now();
  const answer = await fetch(url + path, { headers: { cookie } });
  await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return performance.now() - begun;
};

/** A bare page that is made for every request, with as many words, links and elements as this one; and how many words those are. */
export async function bareOf(path: string, cookie: string): Promise<{ bare: string; words: number }> {
  const html = (await (await fetch(url + path, { headers: { cookie } })).text()).replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, " ");
  const words = html
    .replace(/<[^>]+>/g, " ")
    .split(/\s+/)
    .filter(Boolean).length;
  const links = html.split("<a ").length - 1;
  return { bare: `/bare/live/${words}-${links}-${html.split(/<[a-z]/).length - 2 * links}`, words };
}

/** Milliseconds of such a page, `less` what its query takes, beside its bare one: medians of 30, in turn. */
export async function compareLive(label: string, path: string, cookie: string, less = 0): Promise<void> {
  const { bare, words } = await bareOf(path, cookie);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let turn = 0; turn < 35; turn++) {
    ours.push(await timed(path, cookie));
    theirs.push(await timed(bare, cookie));
  }
  const [ms, bareMs] = [median(ours.slice(5)) - less, median(theirs.slice(5))];
  row(`${label} (${words} words)`, ms, bareMs, ms / bareMs);
}
