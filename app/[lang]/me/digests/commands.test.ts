import { type AddressInfo, createServer } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { advanceClock, now } from "@/lib/clock";
import { db } from "@/lib/db";
import { env, readEnv } from "@/lib/env";
import { notify } from "@/lib/notices";
import { withDatabase } from "../../../../e2e/database.ts";
import { claimDigest, sendDigests } from "./commands";
import { mailOf, periodOf } from "./rules";

withDatabase("empty");

type Received = { from: string; to: string[]; raw: string };

let inbox: Received[] = [];
let servers: SMTPServer[] = [];
/** What the server answers to a mail in place of taking it, once for each that stands here. */
let answers: ("refuse" | "drop")[] = [];

/** Breaks off every connection to the mail servers. */
function breakOff(): void {
  for (const { connections } of servers) for (const { _socket } of connections as Set<{ _socket: { destroy(): void } }>) _socket.destroy();
}

/** A real mail server, and the product set to it. */
async function mailServer(options: SMTPServerOptions = {}, path = ""): Promise<void> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    ...options,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const answer = answers.shift();
        if (answer === "refuse") return done(Object.assign(new Error("Come back later"), { responseCode: 451 }));
        inbox.push({
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : "",
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString("utf8"),
        });
        if (answer === "drop") breakOff();
        else done();
      });
    },
  });
  server.on("error", () => {});
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  setServer((server.server.address() as AddressInfo).port, path);
}

function setServer(port: number, login = ""): void {
  env().mail = readEnv({ MAATSTAF_SMTP: `smtp://${login}127.0.0.1:${port}`, MAATSTAF_MAIL_FROM: "maatstaf@portal.example" }).mail;
}

let counted = 0;
const told = (personId: string, many: number) =>
  db.$transaction((tx) =>
    notify(
      tx,
      Array.from({ length: many }, () => ({
        personId,
        kind: "improvement_due" as const,
        key: `canary-key-${++counted}`,
        to: `improvements/canary-to-${counted}`,
        detail: { code: "CAN-ARY-77", dueOn: "2031-03-03" },
      })),
    ),
  );

/** Somebody with this many notices. */
async function somebody(many: number, data: Partial<Parameters<typeof db.person.create>[0]["data"]> = {}): Promise<string> {
  const person = await db.person.create({
    data: { name: "Canary Vogel", email: `p${++counted}@house.example`, joinedOn: new Date("2026-01-01"), ...(data as object) },
  });
  await told(person.id, many);
  return person.id;
}

const hour = 3_600_000;
/** Moves the clock to so many hours after the next Monday at eight. */
function toMonday(hours = 1): void {
  let ahead = 0;
  const { since } = periodOf("weekly", now(), env().timezone);
  while (periodOf("weekly", new Date(now().getTime() + ahead), env().timezone).since <= since) ahead += hour;
  advanceClock(ahead + (hours - 1) * hour);
}
const always = () => true;
const states = async () => (await db.digest.findMany({ orderBy: { at: "asc" } })).map(({ state, attempts }) => `${state} ${attempts}`);
const readable = (raw: string) =>
  raw
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll("\r\n", "\n");

beforeEach(async () => {
  await db.notice.deleteMany();
  await db.digest.deleteMany();
  await db.person.deleteMany();
  inbox = [];
  answers = [];
});
afterEach(async () => {
  advanceClock(0);
  env().mail = null;
  await Promise.all(servers.map((server) => new Promise<void>((closed) => server.close(() => closed()))));
  servers = [];
});

test("A mail says in the person's language how many notices wait and where, and nothing else of them", async () => {
  await mailServer();
  const nl = await somebody(3, { email: "nel@house.example" });
  const en = await somebody(1, { email: "ann@house.example", lang: "en", digestPace: "daily" });
  toMonday();
  expect(await sendDigests(always)).toBe(false);
  expect(inbox.map(({ from, to }) => [from, ...to]).sort()).toEqual([
    ["maatstaf@portal.example", "ann@house.example"],
    ["maatstaf@portal.example", "nel@house.example"],
  ]);
  const mailTo = (address: string) => readable(inbox.find(({ to }) => to[0] === address)?.raw ?? "");
  const dutch = mailTo("nel@house.example");
  expect(dutch).toMatch(/^Subject: 3 nieuwe meldingen in Maatstaf$/m);
  expect(dutch).toContain("Er zijn 3 nieuwe meldingen voor je in Maatstaf. Lees ze hier:\n\nhttp://localhost:3000/nl/me/notices\n");
  expect(dutch).toContain("hoogstens eens per week. Op dezelfde pagina kies je hoe vaak, of nooit.");
  expect(dutch).toContain('<a href="http://localhost:3000/nl/me/notices">');
  const english = mailTo("ann@house.example");
  expect(english).toMatch(/^Subject: 1 new notice in Maatstaf$/m);
  expect(english).toContain("There is a new notice for you in Maatstaf. Read it here:\n\nhttp://localhost:3000/en/me/notices\n");
  expect(english).toContain("at most once a day. On the same page you choose how often, or never.");
  for (const mail of [dutch, english]) {
    expect(mail).toMatch(/^Content-Type: multipart\/alternative;/m);
    expect(mail).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(mail).toMatch(/^From: Maatstaf <maatstaf@portal\.example>$/m);
    expect(mail).not.toMatch(/canary|vogel|CAN-ARY|2031|standards|improvements|X-Mailer|nodemailer/i);
    // The clock was moved by days.
    expect(Math.abs(new Date(/^Date: (.*)$/m.exec(mail)?.[1] ?? "").getTime() - now().getTime())).toBeLessThan(hour);
  }
  const ids = (await db.digest.findMany()).map(({ id }) => `Message-ID: <${id}@localhost>`);
  expect(inbox.map(({ raw }) => /^Message-ID: .*$/m.exec(raw)?.[0]).sort()).toEqual(ids.sort());
  expect(new Set((await db.notice.findMany({ where: { personId: { in: [nl, en] } } })).map(({ digestId }) => digestId)).size).toBe(2);
});

test("A person's mail goes once, however many processes send at the same time and however often", async () => {
  await mailServer();
  for (let n = 0; n < 15; n++) await somebody(2);
  toMonday();
  await Promise.all([sendDigests(always), sendDigests(always), sendDigests(always)]);
  await sendDigests(always);
  expect(new Set(inbox.map(({ to }) => to[0])).size).toBe(15);
  expect(inbox).toHaveLength(15);
  expect(new Set(await states())).toEqual(new Set(["sent 1"]));
});

test("Weekly, daily or never: at most one mail in a period, about what is new and unread, and none when that is nothing", async () => {
  await mailServer();
  const weekly = await somebody(1, { email: "weekly@house.example" });
  const daily = await somebody(1, { email: "daily@house.example", digestPace: "daily" });
  const never = await somebody(1, { email: "never@house.example", digestPace: "never" });
  const left = await somebody(1, { email: "left@house.example", active: false });
  const run = async () => {
    inbox = [];
    await sendDigests(always);
    return inbox.map(({ to, raw }) => `${to[0]?.split("@")[0]} ${/Subject: (\d+)/.exec(raw)?.[1]}`).sort();
  };
  toMonday();
  expect(await run()).toEqual(["daily 1", "weekly 1"]);
  for (const id of [weekly, daily, never, left]) await told(id, 2);
  // What came after the hour is for the next time.
  expect(await run()).toEqual([]);
  advanceClock(24 * hour);
  expect(await run()).toEqual(["daily 2"]);
  advanceClock(24 * hour);
  expect(await run()).toEqual([]);
  await told(daily, 1);
  await db.notice.updateMany({ where: { personId: daily }, data: { readAt: now() } });
  advanceClock(24 * hour);
  expect(await run()).toEqual([]);
  toMonday(30);
  expect(await run()).toEqual(["weekly 2"]);
  toMonday();
  expect(await run()).toEqual([]);
});

test("A mail that was refused is tried again later, under the same name, and given up after five times; the next one counts its notices", async () => {
  await mailServer();
  const id = await somebody(2);
  toMonday();
  answers = ["refuse"];
  await sendDigests(always);
  expect(await states()).toEqual(["refused 1"]);
  await sendDigests(always);
  expect([await states(), inbox.length]).toEqual([["refused 1"], 0]);
  answers = ["refuse", "refuse", "refuse", "refuse"];
  for (const minutes of [15, 60, 240, 960]) {
    advanceClock(minutes * 60_000 - 1_000);
    await sendDigests(always);
    advanceClock(1_000);
    await sendDigests(always);
  }
  expect([await states(), inbox.length]).toEqual([["refused 5"], 0]);
  advanceClock(48 * hour);
  await sendDigests(always);
  expect(inbox).toHaveLength(0);
  await told(id, 1);
  toMonday();
  answers = ["refuse"];
  await sendDigests(always);
  advanceClock(hour);
  await sendDigests(always);
  expect(inbox.map(({ raw }) => /Subject: (\d+)/.exec(raw)?.[1])).toEqual(["3"]);
  const sent = await db.digest.findFirstOrThrow({ where: { state: "sent" } });
  expect(inbox[0]?.raw).toContain(`Message-ID: <${sent.id}@localhost>`);
  expect(sent.attempts).toBe(2);
});

test("A process that died over a mail, or whose connection broke off, leaves it: it goes no more, and the next one counts its notices", async () => {
  await mailServer();
  const died = await somebody(1, { email: "died@house.example" });
  toMonday();
  expect(await claimDigest(died, { pace: "weekly", ...periodOf("weekly", now(), env().timezone) })).toMatchObject({ to: "died@house.example", notices: 1 });
  await somebody(0);
  const dropped = await somebody(0, { email: "dropped@house.example" });
  await db.notice.create({ data: { personId: dropped, kind: "cycle_opened", key: "x", to: "assessments", at: new Date(0) } });
  answers = ["drop"];
  await sendDigests(always);
  advanceClock(2 * hour);
  await sendDigests(always);
  expect(inbox.map(({ to }) => to[0])).toEqual(["dropped@house.example"]);
  expect(await states()).toEqual(["sending 1", "sending 1"]);
  inbox = [];
  toMonday();
  await sendDigests(always);
  expect(inbox.map(({ to }) => to[0]).sort()).toEqual(["died@house.example", "dropped@house.example"]);
});

test("A mail of which nothing was heard before the connection broke off is tried again", async () => {
  let breaks = true;
  await mailServer({
    onMailFrom: (_, __, done) => {
      if (breaks) breakOff();
      else done();
    },
  });
  await somebody(1);
  toMonday();
  await sendDigests(always);
  expect(await states()).toEqual(["refused 1"]);
  breaks = false;
  advanceClock(hour);
  await sendDigests(always);
  expect([await states(), inbox.length]).toEqual([["sent 2"], 1]);
});

test("A server that is away costs nobody an attempt, one that wants a password gets it, and without a server nothing is claimed", async () => {
  await somebody(1);
  toMonday();
  await sendDigests(always);
  const silent = createServer();
  await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
  const { port } = silent.address() as AddressInfo;
  await new Promise((closed) => silent.close(closed));
  setServer(port);
  await sendDigests(always);
  expect(await states()).toEqual([]);
  const asked: string[] = [];
  await mailServer(
    {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) => {
        asked.push(`${username} ${password}`);
        done(null, { user: username });
      },
    },
    "post%40portal.example:k%2Foffie@",
  );
  await sendDigests(always);
  expect(asked.every((login) => login === "post@portal.example k/offie")).toBe(true);
  expect(await states()).toEqual(["sent 1"]);
});

test("Neither a name nor an address brings a line of its own into a mail, or another reader", async () => {
  await mailServer();
  await somebody(1, { name: "Kim\r\nBcc: evil@elsewhere.example", email: "kim@house.example" });
  const odd = [
    "a@house.example\r\nbcc: evil@elsewhere.example",
    "a@house.example, evil@elsewhere.example",
    "<evil@elsewhere.example>",
    "a@house.example\nrcpt to:<evil@elsewhere.example>",
  ];
  for (const email of odd) await somebody(1, { email });
  toMonday();
  await sendDigests(always);
  expect(inbox.map(({ to }) => to)).toEqual([["kim@house.example"]]);
  expect(inbox[0]?.raw).not.toMatch(/evil|Kim/);
  expect((await states()).filter((state) => state === "refused 1")).toHaveLength(odd.length);
});

test("A turn ends when there is no more time, and the next goes on where it was", async () => {
  await mailServer();
  for (let n = 0; n < 12; n++) await somebody(1);
  toMonday();
  let left = 4;
  expect(await sendDigests(() => left-- > 0)).toBe(true);
  expect(inbox.length).toBeLessThan(12);
  expect(await sendDigests(always)).toBe(false);
  expect([inbox.length, new Set(inbox.map(({ to }) => to[0])).size]).toEqual([12, 12]);
});

test("A period begins at eight by the clocks of the organisation, also when these change", () => {
  const at = (moment: string, pace: "weekly" | "daily") => {
    const { period, since } = periodOf(pace, new Date(moment), "Europe/Amsterdam");
    return `${period} ${since.toISOString()}`;
  };
  expect(at("2026-11-23T06:59:59Z", "weekly")).toBe("2026-11-16 2026-11-16T07:00:00.000Z");
  expect(at("2026-11-23T07:00:00Z", "weekly")).toBe("2026-11-23 2026-11-23T07:00:00.000Z");
  expect(at("2026-11-29T22:59:59Z", "weekly")).toBe("2026-11-23 2026-11-23T07:00:00.000Z");
  expect(at("2026-10-25T06:59:00Z", "daily")).toBe("2026-10-24 2026-10-24T06:00:00.000Z");
  expect(at("2026-10-25T07:00:00Z", "daily")).toBe("2026-10-25 2026-10-25T07:00:00.000Z");
  expect(at("2027-01-01T07:00:00Z", "weekly")).toBe("2026-12-28 2026-12-28T07:00:00.000Z");
});

test("The mail is the same for everybody with as many notices", () => {
  expect(mailOf("nl", "daily", 1, "https://portal.example/nl/me/notices")).toMatchObject({ subject: "1 nieuwe melding in Maatstaf" });
  expect(mailOf("en", "weekly", 1200, "https://portal.example/en/me/notices").text).toContain("There are 1,200 new notices for you");
});
