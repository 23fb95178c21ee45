import nodemailer from "nodemailer";
import { now } from "@/lib/clock";
import { env, type MailServer } from "@/lib/env";
import { faultFields, log } from "@/lib/log";
import { email } from "@/lib/text";

/** A mail to one person. Its id names it to every server on the way, so that the same one is known when it comes again. */
export type Mail = { id: string; to: string; subject: string; text: string; html: string };

/**
 * What became of a mail: the server took it, or refused it; the server could not be reached, so that it was surely not
 * taken; or the connection broke off and nobody can say.
 */
export type Outcome = "sent" | "refused" | "unreachable" | "unknown";

/** Connections to the mail server, made as they are needed. */
export type Mailer = { isThere(): Promise<boolean>; send(mail: Mail): Promise<Outcome>; close(): void };

// Together less than a job takes until it is held for lost.
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: 15_000 };

/** Mails under way at once, and a second: what a small server takes; 20,000 take a quarter of an hour. */
export const mailsAtOnce = 5;
const perSecond = 20;

type Failure = { code?: string; responseCode?: number; syscall?: string; command?: string; message?: string };

function outcomeOf({ code = "", responseCode, syscall, message = "" }: Failure): Outcome {
  if (["EDNS", "ETLS", "EAUTH", "ENOAUTH"].includes(code) || syscall === "connect" || /connection timeout|greeting never received/i.test(message))
    return "unreachable";
  // 421: the server is going away, at whatever point that was.
  if (responseCode !== undefined && responseCode >= 400) return responseCode === 421 ? "unknown" : "refused";
  return code === "EENVELOPE" ? "refused" : "unknown";
}

/** A mailer for this server. It opens no file and no address that a mail might name, and never sends a mail twice by itself. */
export function openMailer(server: MailServer): Mailer {
  const transport = nodemailer.createTransport({
    ...patience,
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
  const failed = (fault: unknown, words: string) => {
    const { code, responseCode, command } = fault as Failure;
    log.warn({ fault: { ...faultFields(fault), code, responseCode, command } }, words);
  };
  return {
    isThere: async () => {
      try {
        return await transport.verify();
      } catch (fault) {
        failed(fault, "the mail server cannot be reached; it is tried again");
        return false;
      }
    },
    send: async ({ id, to, subject, text, html }) => {
      // What is not an address as we keep them could carry a line of its own.
      if (email.safeParse(to).data !== to) return "refused";
      try {
        await transport.sendMail({
          from: { name: "Maatstaf", address: server.from },
          to: { name: "", address: to },
          envelope: { from: server.from, to: [to] },
          messageId: `<${id}@${env().url.hostname}>`,
          date: now(),
          headers: { "Auto-Submitted": "auto-generated" },
          xMailer: false,
          subject,
          text,
          html,
        });
        return "sent";
      } catch (fault) {
        const outcome = outcomeOf(fault as Failure);
        failed(fault, "a mail was not sent");
        return outcome;
      }
    },
    close: () => transport.close(),
  };
}
