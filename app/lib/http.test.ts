import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import { clientOf, isOwnPost } from "@/lib/http";
import { renewPages, storedPage } from "@/lib/pages";

function asked(headers: Record<string, string>, address = "127.0.0.1"): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: address });
  const req = new IncomingMessage(socket);
  Object.assign(req.headers, headers);
  return req;
}

describe("a post is ours only with proof", () => {
  const settings = readEnv({ PORT: "3000" });
  test.each([
    [{ origin: "http://localhost:3000" }, true],
    [{ origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" }, true],
    [{}, false],
    [{ origin: "null" }, false],
    [{ origin: "http://localhost:3001" }, false],
    [{ origin: "https://localhost:3000" }, false],
    [{ origin: "https://evil.example" }, false],
    [{ origin: "http://localhost:3000.evil.example" }, false],
    [{ origin: "https://evil.example", "x-forwarded-host": "evil.example" }, false],
    [{ origin: "http://localhost:3000", "sec-fetch-site": "cross-site" }, false],
    [{ origin: "http://localhost:3000", "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "same-origin" }, false],
  ])("%j: %s", (headers, own) => {
    expect(isOwnPost(asked(headers as Record<string, string>), settings)).toBe(own);
  });
  test("behind https only the configured host is ours", () => {
    const secure = readEnv({ MAATSTAF_URL: "https://portal.example.com", MAATSTAF_DEMO: "off" });
    expect(isOwnPost(asked({ origin: "https://portal.example.com" }), secure)).toBe(true);
    expect(isOwnPost(asked({ origin: "http://localhost:3000" }), secure)).toBe(false);
  });
});

describe("the client's address", () => {
  test("is the socket's, whatever the client claims", () => {
    expect(clientOf(asked({ "x-forwarded-for": "1.2.3.4" }, "10.0.0.9"), [])).toBe("10.0.0.9");
  });
  test("behind a trusted proxy is the last hop the proxy did not know", () => {
    expect(clientOf(asked({ "x-forwarded-for": "6.6.6.6, 1.2.3.4, 10.0.0.2" }, "::ffff:10.0.0.1"), ["10.0.0.1", "10.0.0.2"])).toBe("1.2.3.4");
  });
});

describe("pages kept whole", () => {
  const page = (text: string) => ({ status: 200, headers: {}, body: Buffer.from(text) });
  test("a page is rendered once for many readers", async () => {
    renewPages();
    let count = 0;
    const render = async () => page(`${++count}`);
    await Promise.all(Array.from({ length: 20 }, () => storedPage("/a", render)));
    expect(count).toBe(1);
  });
  test("the next reader after a change gets it anew", async () => {
    renewPages();
    await storedPage("/a", async () => page("old"));
    renewPages();
    expect((await storedPage("/a", async () => page("new"))).plain.toString()).toBe("new");
  });
  test("a page that was being rendered during a change is not kept", async () => {
    renewPages();
    let finish = (_: ReturnType<typeof page>) => {};
    const slow = storedPage("/a", () => new Promise((done) => (finish = done)));
    renewPages();
    finish(page("old"));
    expect((await slow).plain.toString()).toBe("old");
    expect((await storedPage("/a", async () => page("new"))).plain.toString()).toBe("new");
  });
  test("what is not there is asked again", async () => {
    renewPages();
    await storedPage("/b", async () => ({ ...page("none"), status: 404 }));
    expect((await storedPage("/b", async () => page("there"))).plain.toString()).toBe("there");
  });
});
