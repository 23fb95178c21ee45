import pino from "pino";
import { shared } from "@/lib/shared";

/**
 * The log: one line of JSON each on standard error, so that standard output stays for people. Never give it what somebody
 * typed, a password, a token or a score; name things by code, id or path.
 */
export const log = shared("log", () =>
  pino(
    {
      level: process.env.NODE_ENV === "test" ? "silent" : "info",
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // A link that may be used once is a secret that stands in the address.
      serializers: { path: (path: unknown) => String(path).replace(/\/(invite|setup)\/[^/]+/, "/$1/…") },
      redact: ["password", "token", "*.password", "*.token", "headers.cookie", "headers.authorization"],
    },
    pino.destination({ dest: 2, sync: true }),
  ),
);

/** What may be logged of a fault: its kind and where it happened. Its message may quote what somebody typed. */
export function faultFields(error: unknown): Record<string, unknown> {
  const fault = error as { name?: string; code?: unknown; digest?: unknown; stack?: string } | null;
  const frames = (fault?.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    kind: fault?.name ?? typeof error,
    code: fault?.code,
    digest: fault?.digest,
    at: frames.slice(0, 8).map((line) => line.trim().replaceAll(`${process.cwd()}/`, "")),
  };
}
