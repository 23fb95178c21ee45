import { createHash } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { z } from "zod";
import { env } from "@/lib/env";
import { langs } from "@/lib/lang";
import { faultFields, log } from "@/lib/log";
import { type Actor, visitor } from "@/lib/policy";
import { isRefusal } from "@/lib/refusal";
import { request } from "@/lib/request";
import { say } from "@/lib/say";
import { findBearer } from "@/lib/token";
import type { answers } from "./schema";

/** Why a question is not answered: a status and a sentence. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(detail);
  }
}

/** A problem as RFC 9457 writes it. */
export function problemAnswer({ status, detail, more }: Problem, headers: Record<string, string> = {}): Response {
  const body = { type: "about:blank", title: STATUS_CODES[status] ?? "Problem", status, detail, ...more } satisfies z.input<typeof answers.Problem>;
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...(status === 401 ? { "www-authenticate": 'Bearer realm="Maatstaf"' } : {}),
    },
  });
}

/** Whoever asks, and the name of the token they are known by; a visitor without one. A token that is none is never taken for a visitor. */
async function whoAsks(asked: Request, lang: Actor["lang"]): Promise<{ actor: Actor; program: string }> {
  const authorization = asked.headers.get("authorization");
  if (authorization === null) return { actor: visitor(lang), program: "" };
  const found = await findBearer(authorization, lang, request().client);
  if (!found) throw new Problem(401, "This token is not known, has run out or was ended.");
  return { actor: found.actor, program: found.name };
}

type Context = { params: Promise<Record<string, string>> };
type Asked<Q> = { actor: Actor; program: string; query: Q; params: Record<string, string>; asked: Request };

/** A route of the interface: reads who asks and what, and answers what `work` gives; whatever goes wrong becomes a problem. */
function route<Q extends z.ZodType<{ lang: Actor["lang"] }>>(
  shape: Q,
  elsewhere: (asked: Request) => Record<string, string>,
  work: (it: Asked<z.output<Q>>) => Promise<Response>,
) {
  return async (asked: Request, { params }: Context): Promise<Response> => {
    try {
      // No database takes this sign, and no address has a use for it.
      if (asked.url.includes("%00")) throw new Problem(400, "There is a sign in the address that belongs in none.");
      const query = shape.safeParse(Object.fromEntries(new URL(asked.url).searchParams));
      if (!query.success) throw new Problem(400, z.prettifyError(query.error));
      return await work({ ...(await whoAsks(asked, query.data.lang)), query: query.data, params: await params, asked });
    } catch (error) {
      if (error instanceof Problem) return problemAnswer(error, elsewhere(asked));
      if (isRefusal(error)) return problemAnswer(new Problem(error.status, say(langOf(asked)).refusals[error.code]), elsewhere(asked));
      log.error({ request: request().id, path: request().path, fault: faultFields(error) }, "the interface failed");
      return problemAnswer(new Problem(500, say(langOf(asked)).refusals.faultNumber(request().id)), elsewhere(asked));
    }
  };
}

/** The language that was asked for, also when the rest of the question cannot be read. */
const langOf = (asked: Request): Actor["lang"] => langs.find((lang) => lang === new URL(asked.url).searchParams.get("lang")) ?? "nl";

/** What lets pages of other sites read an answer: while reading is open to everyone, and no token came along. */
export const openToPages = (asked: Request): Record<string, string> =>
  env().reading === "public" && !asked.headers.has("authorization") ? { "access-control-allow-origin": "*", "access-control-expose-headers": "ETag" } : {};

/** Whether whoever asks has this already (RFC 9110, 13.1.2): one of a list, weak or strong, or anything. */
function isKnown(etag: string, asked: Request): boolean {
  const known = (asked.headers.get("if-none-match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}

/**
 * A question that everyone may ask who may read: its answer is checked by its schema, may be kept by whoever asks, and
 * is open to pages of other sites while reading is open to everyone and no token came along. Null is not found.
 */
export function reading<Q extends z.ZodType<{ lang: Actor["lang"] }>, A extends z.ZodType>(
  shape: Q,
  answer: A,
  find: (it: Asked<z.output<Q>>) => Promise<z.input<A> | null>,
) {
  return route(shape, openToPages, async (it) => {
    const isOpen = env().reading === "public";
    if (!isOpen && it.actor.id === null) throw new Problem(401, "Only staff may read here. Send a personal token as Authorization: Bearer.");
    const found = await find(it);
    if (found === null) throw new Problem(404, say(it.query.lang).refusals.missing);
    const body = JSON.stringify(answer.parse(found));
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const shared = isOpen && it.actor.id === null;
    const headers = {
      etag,
      "cache-control": shared ? "public, max-age=0, must-revalidate" : "private, no-cache",
      ...openToPages(it.asked),
    };
    if (isKnown(etag, it.asked)) return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...headers, "content-type": "application/json; charset=utf-8" } });
  });
}

/** An act of a person's program: only with a token. The answer is for that program alone. */
export function acting<Q extends z.ZodType<{ lang: Actor["lang"] }>, A extends z.ZodType>(
  shape: Q,
  answer: A,
  act: (it: Asked<z.output<Q>>) => Promise<{ status: number; body: z.input<A> }>,
) {
  return route(
    shape,
    () => ({}),
    async (it) => {
      if (it.actor.id === null) throw new Problem(401, "Send a personal token as Authorization: Bearer. A quality leader makes one on their own page.");
      const { status, body } = await act(it);
      return new Response(JSON.stringify(answer.parse(body)), {
        status,
        headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
      });
    },
  );
}

/** The address of a page for people. */
export const pageAt = (lang: Actor["lang"], path: string): string => new URL(`/${lang}/${path}`, env().url).href;
