import { createHash } from "node:crypto";
import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Thrown when another process holds the data folder; `holder` is that process in words. */
export class HeldError extends Error {
  constructor(
    readonly folder: string,
    readonly holder: string,
  ) {
    super(`The data folder ${folder} is in use by ${holder}. Stop that one first, or set MAATSTAF_DATA to another folder.`);
  }
}

// On Linux a name in the abstract namespace: it goes with its process, whatever ends it. Elsewhere the nearest thing.
function nameOf(folder: string): string {
  const key = `maatstaf-${createHash("sha256").update(folder).digest("hex").slice(0, 24)}`;
  if (process.platform === "linux") return `\0${key}`;
  if (process.platform === "win32") return `\\\\?\\pipe\\${key}`;
  return join(tmpdir(), `${key}.sock`);
}

const ask = (name: string) =>
  new Promise<string | null>((answer) => {
    let said = "";
    const socket = connect(name)
      .setEncoding("utf8")
      .on("data", (text) => {
        said += text;
      })
      .on("close", () => answer(said || null))
      .on("error", () => answer(null));
    // A holder that is busy in one long query cannot speak, but holds all the same.
    socket.setTimeout(2000, () => {
      said ||= "another process (busy)";
      socket.destroy();
    });
  });

/**
 * Takes the data folder for this process, until it ends or `release` is called; throws `HeldError` when another has it.
 * The embedded database takes no lock of its own, and two processes on one folder lose data without a word.
 */
export async function holdFolder(folder: string, what: string): Promise<{ release(): Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  const real = realpathSync(folder);
  const name = nameOf(real);
  const listen = () =>
    new Promise<Server | null>((done, fail) => {
      const server = createServer((socket) => {
        socket.on("error", () => {});
        socket.end(`process ${process.pid} (${what})`);
      });
      server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? done(null) : fail(error)));
      server.listen({ path: name, exclusive: true }, () => done(server.unref()));
    });
  let server = await listen();
  if (!server) {
    const holder = await ask(name);
    if (holder || process.platform === "linux") throw new HeldError(real, holder ?? "another process");
    rmSync(name, { force: true });
    server = await listen();
    if (!server) throw new HeldError(real, "another process");
  }
  const held = server;
  return { release: () => new Promise((done) => held.close(() => done())) };
}
