import type { Readable } from "node:stream";
import nodemailer from "nodemailer";
import { now } from "@/lib/clock";
import { env, type MailServer } from "@/lib/env";
import { faultFields, log } from "@/lib/log";
import { email } from "@/lib/text";

/** A mail to one person. Its id names it to every server on the way, so that the same one is known when it comes again. */
export type Mail = { id: string; to: string; subject: string; text: string; html: string };

/**
 * What became of a mail: the server took it, or refused it; the server could not be reached or heard nothing of it, so that
 * it was surely not taken; or the connection broke off on the way and nobody can say.
 */
export type Outcome = "sent" | "refused" | "unreachable" | "unknown";

/** Connections to the mail server, made as they are needed. */
export type Mailer = { isThere(): Promise<boolean>; send(mail: Mail): Promise<Outcome>; close(): void };

/** The most milliseconds until a server has greeted us, its TLS included, and that one mail or one look takes, however slowly it answers. */
export type Patience = { greeting: number; whole: number };

// Less than a job takes until it is held for lost, which begins no mail after ten seconds.
const patience: Patience = { greeting: 5_000, whole: 15_000 };

/** Mails under way at once, and a second: what a small server takes; 20,000 take a quarter of an hour. */
export const mailsAtOnce = 5;
const perSecond = 20;

type Failure = { code?: string; responseCode?: number; command?: string };

/** `handed`: whether anything of the mail was on its way. */
function outcomeOf({ code = "", responseCode }: Failure, handed: boolean): Outcome {
  // 421: the server is going away, at whatever point that was.
  if (["EENVELOPE", "EMESSAGE"].includes(code) && responseCode !== 421) return "refused";
  return handed ? "unknown" : "unreachable";
}

const overdue = (milliseconds: number) =>
  new Promise<never>((_, reject) => setTimeout(reject, milliseconds, new Error("The mail server took too long.")).unref());

/** A mailer for this server. It opens no file and no address that a mail might name, and never sends a mail twice by itself. */
export function openMailer(server: MailServer, { greeting, whole } = patience): Mailer {
  const transport = nodemailer.createTransport({
    dnsTimeout: greeting,
    connectionTimeout: greeting,
    greetingTimeout: greeting,
    socketTimeout: whole,
    host: server.host,
    port: server.port,
    secure: server.tls === "whole",
    requireTLS: server.tls === "begun",
    ignoreTLS: server.tls === "none",
    ...(server.auth ? { auth: server.auth } : {}),
    // The library would say the name of this machine.
    name: env().url.hostname,
    pool: true,
    maxConnections: mailsAtOnce,
    maxRequeues: 0,
    rateDelta: 1000,
    rateLimit: perSecond,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // The text of each mail under way, as the server gets it to read.
  const texts = new Map<string, Readable>();
  transport.use("stream", ({ data, message }, done) => {
    message.processFunc((text) => {
      texts.set(String(data.messageId), text);
      return text;
    });
    done();
  });
  const failed = (fault: unknown, words: string) => {
    const { code, responseCode, command } = fault as Failure;
    log.warn({ fault: { ...faultFields(fault), code, responseCode, command } }, words);
  };
  return {
    isThere: async () => {
      try {
        return await Promise.race([transport.verify(), overdue(whole)]);
      } catch (fault) {
        failed(fault, "the mail server cannot be reached; it is tried again");
        return false;
      }
    },
    send: async ({ id, to, subject, text, html }) => {
      // What is not an address as we keep them could carry a line of its own.
      if (email.safeParse(to).data !== to) return "refused";
      const messageId = `<${id}@${env().url.hostname}>`;
      try {
        await transport.sendMail({
          signal: AbortSignal.timeout(whole),
          from: { name: "Maatstaf", address: server.from },
          to: { name: "", address: to },
          envelope: { from: server.from, to: [to] },
          messageId,
          date: now(),
          headers: { "Auto-Submitted": "auto-generated" },
          xMailer: false,
          subject,
          text,
          html,
        });
        return "sent";
      } catch (fault) {
        const outcome = outcomeOf(fault as Failure, texts.get(messageId)?.readableDidRead ?? false);
        failed(fault, "a mail was not sent");
        return outcome;
      } finally {
        texts.delete(messageId);
      }
    },
    close: () => transport.close(),
  };
}
