import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Rendered } from "@/lib/pages";

/** The framework: answers a request. */
export type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Renders an address through the framework without a socket: nothing of any reader's request is in it. */
export function render(handle: Handle, path: string, host: string): Promise<Rendered> {
  const req = new IncomingMessage(new Socket());
  Object.assign(req, { method: "GET", url: path, headers: { host } });
  req.push(null);
  const res = new ServerResponse(req);
  const chunks: Buffer[] = [];
  return new Promise((done, fail) => {
    const keep = (chunk: unknown, encoding: unknown) => {
      if (chunk && typeof chunk !== "function")
        chunks.push(
          typeof chunk === "string"
            ? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
            : Buffer.from(chunk as Uint8Array),
        );
    };
    res.write = ((chunk: unknown, encoding: unknown, called: unknown) => {
      keep(chunk, encoding);
      const back = [encoding, called].find((part) => typeof part === "function") as (() => void) | undefined;
      if (back) process.nextTick(back);
      return true;
    }) as typeof res.write;
    res.end = ((chunk: unknown, encoding: unknown) => {
      keep(chunk, encoding);
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(res.getHeaders())) if (value !== undefined) headers[name] = String(value);
      done({ status: res.statusCode, headers, body: Buffer.concat(chunks) });
      res.emit("finish");
      res.emit("close");
      return res;
    }) as typeof res.end;
    handle(req, res).catch(fail);
  });
}

/** Takes back what the framework said of an answer that another takes the place of. */
export function clear(res: ServerResponse): void {
  for (const name of res.getHeaderNames()) if (name !== "set-cookie") res.removeHeader(name);
}

/**
 * Lets an answer go out as it is, unless `decide`, asked once when its status is known, gives something: then nothing of
 * it goes out, and `answer` gives another when it has ended.
 */
export function divert<T>(res: ServerResponse, decide: () => T | null, answer: (instead: T) => Promise<void>): void {
  const { writeHead, write, end } = res;
  let decided: { instead: T | null } | null = null;
  const instead = () => {
    decided ??= { instead: decide() };
    return decided.instead;
  };
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    res.statusCode = status;
    return instead() === null ? writeHead.apply(res, [res.statusCode, ...rest] as never) : res;
  }) as typeof res.writeHead;
  res.write = ((...parts: unknown[]) => (instead() === null ? write.apply(res, parts as never) : true)) as typeof res.write;
  res.end = ((...parts: unknown[]) => {
    const other = instead();
    if (other === null) return end.apply(res, parts as never);
    Object.assign(res, { writeHead, write, end });
    void answer(other);
    return res;
  }) as typeof res.end;
}
