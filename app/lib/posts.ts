import type { IncomingMessage } from "node:http";
import type { Env } from "@/lib/env";

/** The field with the form's key, which the form component makes. */
export const keyField = "form-key";

/** The most bytes a post may have: a draft of a standard in two languages with every text at its longest. */
export const largestBody = 2_000_000;

/** Where a file is uploaded a post may have room for the largest file and what comes with it, and for one that is too large to be told so. */
const largestUpload = 6_000_000;
const uploads = /^\/(?:(?:nl|en)\/standards\/(?:import(?:\/[0-9a-f-]{36})?|guides)|api\/v1\/imports)$/;
const largestFor = (path: string): number => (uploads.test(path) ? largestUpload : largestBody);

const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** The hosts that are ours: the configured one, and on loopback its other names. */
function isOurs(settings: Env, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname, port } = new URL(origin);
  if (protocol !== settings.url.protocol || port !== settings.url.port) return false;
  return hostname === settings.url.hostname || (loopback.includes(settings.url.hostname) && loopback.includes(hostname));
}

/** Whether a post carries proof that it was sent from one of our own pages (OWASP CSRF cheat sheet: fetch metadata, then Origin). */
export function isOwnPost(req: IncomingMessage, settings: Env): boolean {
  const site = req.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  return typeof req.headers.origin === "string" && isOurs(settings, req.headers.origin);
}

/** Where programs post: they are known by a token and never by a cookie, so that no page of another site can post for anybody. */
const programs = "/api/v1/imports";

/** Whether programs only read at an address: those of theirs but the one where they post. */
export const isOnlyRead = (path: string): boolean => /^\/api\/v1(\/|$)/.test(path) && path !== programs;

const programTypes = ["application/json", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/octet-stream"];

/**
 * Why a post is refused before its body is read, as a status: where nothing is posted (405), not ours (403), of a kind we
 * do not take (415), of a length that is not said (411), too large (413).
 */
export function faultOfPost(req: IncomingMessage, path: string, settings: Env): 403 | 405 | 411 | 413 | 415 | null {
  if (isOnlyRead(path)) return 405;
  if (path !== programs && !isOwnPost(req, settings)) return 403;
  const [kind = ""] = String(req.headers["content-type"] ?? "").split(";");
  const type = kind.trim().toLowerCase();
  if (path === programs && !programTypes.includes(type)) return 415;
  if (path !== programs && !formTypes.includes(type) && !(type === "application/json" && path.startsWith("/api/"))) return 415;
  const length = req.headers["content-length"];
  if (length === undefined) return 411;
  return Number(length) <= largestFor(path) ? null : 413;
}

/** Keeps the bytes of a post while the framework reads them; begun before anything is waited for, since the first may be here already. */
export function keepBody(req: IncomingMessage): Buffer[] {
  const chunks: Buffer[] = [];
  const { push } = req;
  req.push = (chunk: Buffer | null, ...rest) => {
    if (chunk) chunks.push(chunk);
    return push.call(req, chunk, ...rest);
  };
  return chunks;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

type PostedField = [name: string, value: string];

/** The text fields of a posted form, React's own included; none when it cannot be read. */
export async function readFields(type: string, body: Buffer): Promise<PostedField[]> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData().catch(() => null);
  return [...(form ?? [])].filter((pair): pair is PostedField => typeof pair[1] === "string");
}

/** The fields as hidden inputs, so that they can be sent once more. */
export const hiddenInputs = (fields: PostedField[]): string =>
  fields.map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`).join("");

const isMachines = ([name, value]: PostedField) => name.startsWith("$ACTION") || name === keyField || /^\s*$|^[0-9a-f-]{32,64}$/.test(value);

/** What a person typed of the fields, as the entries of a list, so that it can be read and taken over. */
export const listed = (fields: PostedField[]): string =>
  fields
    .filter((field) => !isMachines(field))
    .map(([name, value]) => `<dt>${escaped(name)}</dt><dd class="whitespace-pre-line">${escaped(value)}</dd>`)
    .join("");
