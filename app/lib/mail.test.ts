import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import tls from "node:tls";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test, vi } from "vitest";
import type { MailServer } from "@/lib/env";
import { openMailer, type Patience } from "@/lib/mail";

// Of a server at 127.0.0.1 that nobody vouches for, up to the year 2120.
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfdp+Exg1lqf6V8dD
/GQI0Ib4BEh/zC6p4tBla4OLPmahRANCAATwBOsPqH7pDtGgSv/gyeGybaRt5orE
77+c36+E0oP5jGzedK/kWVhT7mYImrqAM1wX8qv7+V0atoRfbfmqbhby
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBWzCCAQKgAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAkxMjcuMC4w
LjEwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CTEyNy4wLjAuMTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABPAE6w+ofukO0aBK
/+DJ4bJtpG3misTvv5zfr4TSg/mMbN50r+RZWFPuZgiauoAzXBfyq/v5XRq2hF9t
+apuFvKjQzBBMA8GA1UdEQQIMAaHBH8AAAEwDwYDVR0TAQH/BAUwAwEB/zAdBgNV
HQ4EFgQUXxYFmCQwC2rXFw5gs2QV8+cissowCgYIKoZIzj0EAwIDRwAwRAIgXlNz
Dtb04WMyyXPUlAO93qWau0yPkGFH2E7a3z5RpugCIFSn5s3Mm8krRuXXmgfqlVMd
RdZEM024BcGm1YYWXoDt
-----END CERTIFICATE-----`;

let servers: { close(done: () => void): unknown }[] = [];
let sockets: Socket[] = [];

async function listening(server: Server): Promise<number> {
  server.on("connection", (socket) => sockets.push(socket.on("error", () => {})));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

/** A real mail server with that certificate; `heard` is what it took: who logged in, and whether over TLS. */
async function realServer(options: SMTPServerOptions): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = [];
  const server = new SMTPServer({
    key,
    cert,
    logger: false,
    onAuth: ({ username }, { secure }, done) => {
      heard.push(`${username} ${secure}`);
      done(null, { user: username });
    },
    onData: (stream, { secure }, done) => {
      stream.resume().on("end", () => {
        heard.push(`mail ${secure}`);
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  servers.push(server);
  return { port: await listening(server.server), heard };
}

const said: Record<string, string> = { EHLO: "250 portal", MAIL: "250 fine", RCPT: "250 fine", DATA: "354 go on", RSET: "250 fine" };

/** A server that does this when it comes to a step: at the greeting, at a command, within a mail or at its end. */
async function stumbling(step: string, does: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    let reading = false;
    const answer = (at: string, words = "") => (at === step ? does(socket) : words && socket.write(`${words}\r\n`));
    socket.on("data", (chunk) => {
      for (const line of String(chunk).split("\r\n").filter(Boolean)) {
        if (reading && line !== ".") {
          if (line.startsWith("Subject:")) answer("mail");
        } else if (reading) answer("end", "250 taken");
        else answer(line.slice(0, 4), said[line.slice(0, 4)] ?? "221 bye");
        reading = reading ? line !== "." : line === "DATA" && step !== "DATA";
      }
    });
    answer("greeting", "220 portal");
  });
  servers.push(server);
  return listening(server);
}

const hangs = () => {};
const leaves = (socket: Socket) => socket.destroy();
const trickles = (socket: Socket) => {
  const timer = setInterval(() => socket.write("250-wait\r\n"), 20);
  socket.on("close", () => clearInterval(timer));
};

const mail = { id: "1", to: "kim@house.example", subject: "Hallo", text: "Dag", html: "<p>Dag</p>" };

/** Whether the server is there, and what became of a mail to it. */
async function tried(port: number, server: Partial<MailServer>, patience?: Patience): Promise<[boolean, string]> {
  const mailer = openMailer({ host: "127.0.0.1", port, tls: "none", auth: null, from: "maatstaf@portal.example", ...server }, patience);
  try {
    return [await mailer.isThere(), await mailer.send(mail)];
  } finally {
    mailer.close();
  }
}

afterEach(async () => {
  vi.restoreAllMocks();
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.map((server) => new Promise<void>((done) => server.close(() => done()))));
  [servers, sockets] = [[], []];
});

test.each(["whole", "begun"] as const)(
  "A server whose certificate nobody vouches for hears no password and no mail; one that is trusted hears both (TLS %s)",
  async (kind) => {
    const { port, heard } = await realServer({ secure: kind === "whole" });
    const auth = { user: "post", pass: "koffie" };
    expect(await tried(port, { tls: kind, auth })).toEqual([false, "unreachable"]);
    expect(heard).toEqual([]);
    // As when NODE_EXTRA_CA_CERTS names it, which is read at the start of a process.
    const connect = tls.connect as (options: tls.ConnectionOptions, done?: () => void) => tls.TLSSocket;
    vi.spyOn(tls, "connect").mockImplementation(((options: tls.ConnectionOptions, done?: () => void) => connect({ ...options, ca: cert }, done)) as never);
    expect(await tried(port, { tls: kind, auth })).toEqual([true, "sent"]);
    expect(new Set(heard)).toEqual(new Set(["post true", "mail true"]));
  },
);

test("A server that begins no TLS where it must, or somebody who takes it out on the way, hears no password and no mail", async () => {
  const { port, heard } = await realServer({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
  expect(await tried(port, { tls: "begun", auth: { user: "post", pass: "koffie" } })).toEqual([false, "unreachable"]);
  expect(heard).toEqual([]);
});

type Stumble = [step: string, does: (socket: Socket) => void];
const refuses = (socket: Socket) => socket.write("554 no\r\n");
const goesAway = (socket: Socket) => socket.end("421 later\r\n");

/** What `tried` says of servers that stumble, all at once. */
const triedAll = (stumbles: Record<string, Stumble>) =>
  Promise.all(
    Object.entries(stumbles).map(async ([name, [step, does]]) => {
      const [there, outcome] = await tried(await stumbling(step, does), {}, { greeting: 1_000, whole: 1_500 });
      return `${name}: ${there ? "there" : "not there"}, ${outcome}`;
    }),
  );

test("A server that never greets, or never ends its greeting, is not there, and that is known soon", async () => {
  const outcomes = await triedAll({
    "silent from the start": ["greeting", hangs],
    "gone at the greeting": ["greeting", leaves],
    "silent when greeted": ["EHLO", hangs],
    "greeting without end": ["EHLO", trickles],
  });
  expect(outcomes.filter((outcome) => !outcome.endsWith(": not there, unreachable"))).toEqual([]);
});

test("A mail that breaks off or hangs before any of it was heard was surely not taken; after that nobody can say", async () => {
  expect(
    await triedAll({
      "silent before it": ["MAIL", hangs],
      "gone before it": ["RCPT", leaves],
      "going away before it": ["MAIL", goesAway],
      "answering without end before it": ["DATA", trickles],
      "gone within it": ["mail", leaves],
      "silent at its end": ["end", hangs],
      "gone at its end": ["end", leaves],
      "going away at its end": ["end", goesAway],
      "answering without end at its end": ["end", trickles],
      "refusing it": ["end", refuses],
    }),
  ).toEqual([
    "silent before it: there, unreachable",
    "gone before it: there, unreachable",
    "going away before it: there, unreachable",
    "answering without end before it: there, unreachable",
    "gone within it: there, unknown",
    "silent at its end: there, unknown",
    "gone at its end: there, unknown",
    "going away at its end: there, unknown",
    "answering without end at its end: there, unknown",
    "refusing it: there, refused",
  ]);
});
