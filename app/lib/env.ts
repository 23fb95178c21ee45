import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { shared } from "@/lib/shared";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const isAddress = /^([0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:]*)$/i;
const isZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const smtpForm =
  "is smtps://user:password@host or smtp://user:password@host (with signs such as @ in these written as %40); smtp:// begins TLS by itself, and goes without only on loopback, or with ?tls=off at the end and no password";

/** A mail server, and how what is sent to it is kept secret on the way: from the start, from STARTTLS on, or not at all. */
export type MailServer = { host: string; port: number; tls: "whole" | "begun" | "none"; auth: { user: string; pass: string } | null; from: string };

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The server that an address names; `none` only on loopback, or where `?tls=off` says so and no password is sent. */
function mailServerOf(address: string): Omit<MailServer, "from"> | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const { protocol, hostname, port, username, password, pathname, search, hash } = url;
  if (!["smtp:", "smtps:"].includes(protocol) || hostname === "" || !["", "/"].includes(pathname) || hash) return null;
  if (!["", "?tls=off"].includes(search) || (username === "") !== (password === "")) return null;
  const whole = protocol === "smtps:";
  const off = search !== "";
  if (off && (whole || username !== "")) return null;
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (whole ? 465 : 587) : Number(port),
    tls: whole ? "whole" : off || loopback.has(hostname) ? "none" : "begun",
    auth: username === "" ? null : { user: decoded(username), pass: decoded(password) },
  };
}

/** Every setting, with its reason. Each has a default that is right for trying the product out. */
const settings = z.object({
  /** The port the server listens on; another program may have 3000. */
  PORT: z.coerce.number("is a whole number").int("is a whole number").min(1, "is at least 1").max(65535, "is at most 65535").default(3000),
  /** The folder of the embedded database, the secret and the log of the holder; back it up, never share it between processes. */
  MAATSTAF_DATA: z.string().min(1).default(".data"),
  /** A PostgreSQL server, once there are more than a few hundred people; without it the embedded database serves. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "begins with postgresql://")
    .optional(),
  /** The address people type. Links, cookies and the check of where a form came from rest on it; https, or http on loopback. */
  MAATSTAF_URL: z.url({ protocol: /^https?$/, error: "is an address that begins with https:// or http://" }).optional(),
  /** Signs what this server hands out: at least 32 bytes. Without it one is made and kept in the data folder. */
  MAATSTAF_SECRET: z
    .string()
    .refine((text) => Buffer.byteLength(text) >= 32, "is at least 32 bytes long; make one with: openssl rand -base64 32")
    .refine((text) => new Set(text).size >= 8, "is random; make one with: openssl rand -base64 32")
    .optional(),
  /** The demo organisation with its accounts, whose password is public: only on loopback, and off once a real database is set. */
  MAATSTAF_DEMO: z.enum(["on", "off"], "is on or off").optional(),
  /** Who may read the handbook, brands and standards: everyone (served whole from memory) or only who signed in. */
  MAATSTAF_READING: z.enum(["public", "staff"], "is public or staff").default("public"),
  /** The addresses of proxies in front, separated by commas: only from these is X-Forwarded-For believed. */
  MAATSTAF_PROXY: z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((list) => list.every((part) => isAddress.test(part)), "is a list of IP addresses, separated by commas")
    .default([]),
  /** Whose days and hours deadlines are counted in. */
  MAATSTAF_TIMEZONE: z.string().refine(isZone, "is a time zone such as Europe/Amsterdam").default("Europe/Amsterdam"),
  /** The server that takes our mail, the only one we call but the database; without it no mail is sent. Its password is never logged. */
  MAATSTAF_SMTP: z
    .string()
    .transform((text, context) => {
      const server = mailServerOf(text);
      if (!server) context.addIssue({ code: "custom", message: smtpForm });
      return server ?? z.NEVER;
    })
    .optional(),
  /** The address our mail comes from. */
  MAATSTAF_MAIL_FROM: z.email("is an e-mail address").optional(),
});

export type Env = {
  port: number;
  /** Absolute path of the data folder. */
  data: string;
  databaseUrl: string | null;
  url: URL;
  demo: boolean;
  reading: "public" | "staff";
  proxies: string[];
  timezone: string;
  /** Null when no mail is sent. */
  mail: MailServer | null;
  /** True when people reach us by https: cookies are then `__Host-` and Secure. */
  secure: boolean;
};

/** Thrown when a setting is wrong: `problems` says which and what it should be, a line each. */
export class SettingsError extends Error {
  constructor(readonly problems: string[]) {
    super(`These settings cannot be used:\n${problems.map((line) => `  ${line}`).join("\n")}`);
  }
}

/** The settings read from the given variables; throws `SettingsError` with every problem by name. */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = settings.safeParse(given);
  if (!parsed.success) throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  const set = parsed.data;
  const url = new URL(set.MAATSTAF_URL ?? `http://localhost:${set.PORT}`);
  const demo = set.MAATSTAF_DEMO ? set.MAATSTAF_DEMO === "on" : set.DATABASE_URL === undefined;
  const problems: string[] = [];
  if (url.protocol === "http:" && !loopback.has(url.hostname))
    problems.push("MAATSTAF_URL begins with https://, because passwords must not travel in the open (http only on localhost)");
  if (url.pathname !== "/" || url.search || url.hash) problems.push("MAATSTAF_URL has no path");
  if (demo && !loopback.has(url.hostname)) problems.push("MAATSTAF_DEMO is off for an address that others can reach, because the demo's password is public");
  const { MAATSTAF_SMTP: server, MAATSTAF_MAIL_FROM: from } = set;
  if ((server === undefined) !== (from === undefined))
    problems.push("MAATSTAF_SMTP and MAATSTAF_MAIL_FROM are set together: a mail needs a server and an address it comes from");
  if (problems.length > 0) throw new SettingsError(problems);
  return {
    port: set.PORT,
    data: resolve(set.MAATSTAF_DATA),
    databaseUrl: set.DATABASE_URL ?? null,
    url,
    demo,
    reading: set.MAATSTAF_READING,
    proxies: set.MAATSTAF_PROXY,
    timezone: set.MAATSTAF_TIMEZONE,
    mail: server && from ? { ...server, from } : null,
    secure: url.protocol === "https:",
  };
}

/** The settings of this process, read once. */
export const env = (): Env => shared("env", () => readEnv(process.env));

/** The secret that signs what we hand out: the one set, else one of 32 random bytes, made once and kept in the data folder. */
export function secret(): string {
  return shared("secret", () => {
    if (process.env.MAATSTAF_SECRET) return process.env.MAATSTAF_SECRET;
    const file = join(env().data, "secret");
    if (!existsSync(file)) {
      mkdirSync(env().data, { recursive: true });
      writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" });
    }
    const kept = readFileSync(file, "utf8").trim();
    if (Buffer.byteLength(kept) < 32)
      throw new SettingsError([`MAATSTAF_SECRET is not set and ${file} holds less than 32 bytes; delete that file to have a new one made`]);
    return kept;
  });
}
