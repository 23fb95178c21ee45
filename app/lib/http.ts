import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import compression from "compression";
import { type Env, env } from "@/lib/env";
import { clear, divert, type Handle, render } from "@/lib/framework";
import { chooseLang, isLang, type Lang } from "@/lib/lang";
import { faultFields, log } from "@/lib/log";
import { type StoredPage, storedPage } from "@/lib/pages";
import { faultOfPost, hiddenInputs, isOnlyRead, keepBody, listed, readFields } from "@/lib/posts";
import { type Request, within } from "@/lib/request";
import { codePattern } from "@/lib/text";

/** Addresses below the language that look the same to everyone: rendered once, and served whole from memory. */
const reading = new RegExp(
  `^/(nl|en)(/(handbook(/[a-z-]+){0,2}|brands(/[a-z]+(/(mission|vision|values(/[a-z-]+)?))?)?|standards/${codePattern}(/versions/[1-9][0-9]{0,3})?))?$`,
);

/** Where problem pages are rendered, and the framework's own, empty one; nobody may ask for them by address. */
const problemPath = /^\/((nl|en)\/problem|_global-error)(\/|$)/;

/** Sent with every answer. */
function commonHeaders(settings: Env): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
    ...(settings.secure ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

const policy = (scripts: string) =>
  `default-src 'self'; script-src ${scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/** The client's address: the socket's, or behind a trusted proxy the last one it did not know as a proxy. */
export function clientOf(req: IncomingMessage, proxies: string[]): string {
  const plain = (address: string) => address.trim().replace(/^::ffff:/, "");
  const socket = plain(req.socket.remoteAddress ?? "unknown");
  if (!proxies.includes(socket)) return socket;
  const hops = String(req.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map(plain)
    .filter(Boolean);
  return hops.findLast((hop) => !proxies.includes(hop)) ?? socket;
}

/**
 * The server in front of the framework. It refuses what is not ours to answer, pins host and client address, sends
 * public pages whole from memory, turns the framework's empty error documents into pages that need no script, and adds
 * the headers every answer has.
 */
export function serve(handle: Handle, settings = env()): Server {
  const { host } = settings.url;
  const common = commonHeaders(settings);
  const compress = compression({ threshold: 1024 });
  // While the sources change, every page is rendered anew.
  const keeping = settings.reading === "public" && process.env.NODE_ENV !== "development";

  const send = (req: IncomingMessage, res: ServerResponse, page: StoredPage, status: number, headers: OutgoingHttpHeaders) => {
    if (status === 200 && req.headers["if-none-match"] === page.etag) {
      res.writeHead(304, { ...common, ...headers, etag: page.etag, vary: "accept-encoding" }).end();
      return;
    }
    const accepted = String(req.headers["accept-encoding"] ?? "");
    const [encoding, body] = /\bbr\b/.test(accepted) ? ["br", page.brotli] : /\bgzip\b/.test(accepted) ? ["gzip", page.gzip] : [null, page.plain];
    res.writeHead(status, {
      ...common,
      ...headers,
      "content-type": "text/html; charset=utf-8",
      "content-length": body.length,
      "content-security-policy": policy("'self' 'unsafe-inline'"),
      vary: "accept-encoding",
      ...(encoding ? { "content-encoding": encoding } : {}),
      ...(status === 200 ? { etag: page.etag } : {}),
    });
    res.end(req.method === "HEAD" ? undefined : body);
  };

  const problem = async (req: IncomingMessage, res: ServerResponse, lang: Lang, status: number, headers: OutgoingHttpHeaders = {}) => {
    if (res.headersSent) return void res.destroy();
    clear(res);
    if (req.url?.startsWith("/api/v1")) {
      const body = JSON.stringify({
        type: "about:blank",
        title: STATUS_CODES[status] ?? "Problem",
        status,
        detail: status === 411 ? "Send the length of the body, as Content-Length." : "/api/v1/openapi.json says what can be asked.",
      });
      res.writeHead(status, { ...common, ...headers, "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" }).end(body);
      return;
    }
    const path = `/${lang}/problem/${status >= 500 && status !== 503 ? 500 : status}`;
    const page = await storedPage(path, () => render(handle, path, host)).catch(() => null);
    if (page?.status === 200) return send(req, res, page, status, { ...headers, "cache-control": "private, no-store" });
    res.writeHead(status, { ...common, ...headers, "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" }).end(`${status}\n`);
  };

  /**
   * A page that holds what was posted where the answer would lose it: 401 to send it again after signing in, 409 to take
   * it over into the page as it is now: of another build, or of a draft that has moved on.
   */
  const hold = async (req: IncomingMessage, res: ServerResponse, lang: Lang, status: 401 | 409, posted: Buffer[]) => {
    const path = `/${lang}/problem/${status}`;
    const [page, fields] = await Promise.all([
      storedPage(path, () => render(handle, path, host)),
      readFields(String(req.headers["content-type"]), Buffer.concat(posted)),
    ]);
    if (page.status !== 200) throw new Error(`${path} was not rendered`);
    clear(res);
    // The first form or list of the page's own: the one in its header searches.
    const body = page.plain.toString("utf8").replace(/(<main\b[\s\S]*?)(<\/(?:form|dl)>)/, (_, before, end) => {
      return `${before}${status === 401 ? hiddenInputs(fields) : listed(fields)}${end}`;
    });
    // Script would take the fields away again: it renders the page as it was stored.
    res.writeHead(status, {
      ...common,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy("'none'"),
      "cache-control": "private, no-store",
    });
    res.end(body);
  };

  /** Lets the framework answer, but replaces its own error documents, which are empty without script. */
  const pass = async (req: IncomingMessage, res: ServerResponse, context: Request, posted: Buffer[]) => {
    const isDocument =
      (req.method === "GET" || req.method === "HEAD" || req.method === "POST") &&
      !req.headers.rsc &&
      !req.headers["next-action"] &&
      !context.path.startsWith("/api/") &&
      !context.path.startsWith("/_next/");
    const isPost = isDocument && req.method === "POST";
    const decide = () => {
      if (context.status && res.statusCode === 200) res.statusCode = context.status;
      // A form that is sent on (to sign in, say) goes on as a question: 307 would post it to a page that does not know it.
      if (req.method === "POST" && (res.statusCode === 307 || res.statusCode === 308)) res.statusCode = 303;
      const { statusCode: status } = res;
      if (isPost && context.signedOut && status === 303) return 401;
      if (isPost && (context.movedOn || res.hasHeader("x-nextjs-action-not-found"))) return 409;
      if (isDocument && (status === 404 || status === 405 || status >= 500)) return "problem";
      // Nobody reads what comes with these, and it can tell what there is behind the sign-in page.
      return isDocument && status >= 300 && status < 400 && status !== 304 ? "moved" : null;
    };
    divert(res, decide, async (instead) => {
      const status = res.statusCode;
      if (instead === "moved") {
        for (const name of ["content-type", "content-length", "content-encoding", "link"]) res.removeHeader(name);
        return void res.end();
      }
      if (status >= 500) log.error({ request: context.id, path: context.path, status }, "a page failed");
      if (instead === "problem") return problem(req, res, context.lang, status);
      await hold(req, res, context.lang, instead, posted).catch(() => problem(req, res, context.lang, 500));
    });
    await handle(req, res);
  };

  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const [rawPath = "/", query] = (req.url ?? "/").split("?", 2);
    const kept = /(?:^|;\s*)lang=(nl|en)\b/.exec(req.headers.cookie ?? "")?.[1];
    const first = rawPath.split("/")[1];
    const lang = isLang(first) ? first : chooseLang(kept, req.headers["accept-language"]);
    const context: Request = { id: randomUUID().slice(0, 8), lang, path: rawPath, client: clientOf(req, settings.proxies) };

    // Whatever a client says of itself here is worthless: the framework sees the configured host and the address we found.
    for (const name of Object.keys(req.headers))
      if (/^(x-forwarded-|x-real-|forwarded$|x-nextjs-|x-middleware|x-invoke|x-matched|x-now-|x-vercel|x-http-method|x-url|x-rewrite|x-original)/.test(name))
        delete req.headers[name];
    Object.assign(req.headers, { host, "x-forwarded-host": host, "x-forwarded-proto": settings.url.protocol.slice(0, -1), "x-forwarded-for": context.client });

    try {
      decodeURIComponent(rawPath);
    } catch {
      return problem(req, res, lang, 400);
    }
    const asksFirst = isOnlyRead(rawPath) && settings.reading === "public";
    const allow = isOnlyRead(rawPath) ? `GET, HEAD${asksFirst ? ", OPTIONS" : ""}` : "GET, HEAD, POST";
    if (req.method === "OPTIONS" && asksFirst) {
      // A page of another site asks before it sends what it knows already.
      const open = { "access-control-allow-origin": "*", "access-control-allow-methods": "GET, HEAD", "access-control-allow-headers": "If-None-Match" };
      res.writeHead(204, { ...common, allow, ...open, "access-control-max-age": "86400" }).end();
      return;
    }
    if (!["GET", "HEAD", "POST"].includes(req.method ?? "")) return problem(req, res, lang, 405, { allow });
    if (problemPath.test(rawPath) || rawPath.startsWith("/_next/image")) return problem(req, res, lang, 404);
    if (rawPath.length > 1 && rawPath.endsWith("/")) {
      res.writeHead(308, { ...common, location: `${rawPath.replace(/\/+$/, "").replace(/^\/+/, "/") || "/"}${query ? `?${query}` : ""}` }).end();
      return;
    }
    const standard = new RegExp(`^/(nl|en)/standards/(${codePattern})(/.*)?$`, "i").exec(rawPath);
    if (standard && standard[2] !== standard[2]?.toUpperCase() && req.method !== "POST") {
      res
        .writeHead(308, {
          ...common,
          location: `/${standard[1]?.toLowerCase()}/standards/${standard[2]?.toUpperCase()}${standard[3] ?? ""}${query ? `?${query}` : ""}`,
        })
        .end();
      return;
    }

    let posted: Buffer[] = [];
    if (req.method === "POST") {
      const fault = faultOfPost(req, rawPath, settings);
      if (fault) return refuse(req, res, lang, fault, fault === 405 ? { allow } : {});
      // Checked against the names we go by; the framework compares it with the one host it knows.
      req.headers.origin = settings.url.origin;
      posted = keepBody(req);
    }

    for (const [name, value] of Object.entries(common)) res.setHeader(name, value);
    if (isLang(first) && kept !== first && req.method === "GET" && !req.headers.rsc)
      res.setHeader("set-cookie", `lang=${first}; Path=/; Max-Age=31536000; SameSite=Lax${settings.secure ? "; Secure" : ""}`);

    if (keeping && req.method !== "POST" && !req.headers.rsc && reading.test(rawPath)) {
      const page = await storedPage(rawPath, () => within({ ...context, client: "" }, () => render(handle, rawPath, host)));
      if (page.status === 200) return send(req, res, page, 200, { "cache-control": "public, max-age=0, must-revalidate" });
      if (page.status < 400 && page.headers.location) return void res.writeHead(page.status, { ...common, location: page.headers.location }).end();
      return problem(req, res, lang, page.status);
    }

    const nonce = randomBytes(16).toString("base64");
    const script = process.env.NODE_ENV === "development" ? "'self' 'unsafe-inline' 'unsafe-eval'" : `'self' 'nonce-${nonce}' 'strict-dynamic'`;
    req.headers["content-security-policy"] = policy(script);
    res.setHeader("content-security-policy", policy(script));
    // The interface for programs says of each answer whether it may be kept.
    if (!/^\/(_next\/static|api\/v1)\//.test(rawPath)) res.setHeader("cache-control", "private, no-store");
    await new Promise<void>((next) => compress(req as never, res as never, () => next()));
    await within(context, () => pass(req, res, context, posted));
  };

  /** Refuses a post before its body is read; the connection ends with the answer. */
  const refuse = (req: IncomingMessage, res: ServerResponse, lang: Lang, status: number, headers: OutgoingHttpHeaders) => {
    log.warn({ status, path: (req.url ?? "").split("?")[0] }, "a post was refused");
    res.shouldKeepAlive = false;
    req.on("data", () => {});
    return problem(req, res, lang, status, { ...headers, connection: "close" });
  };

  const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 20_000 }, (req, res) => {
    answer(req, res).catch((error) => {
      log.error({ path: (req.url ?? "").split("?")[0], fault: faultFields(error) }, "a request failed");
      void problem(req, res, chooseLang(undefined, req.headers["accept-language"]), 500);
    });
  });
  server.on("checkContinue", (req, res) => server.emit("request", req, res));
  return server;
}
