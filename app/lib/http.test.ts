import { once } from "node:events";
import { IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { advanceClock } from "@/lib/clock";
import { readEnv } from "@/lib/env";
import { clientOf, serve } from "@/lib/http";
import { renewPages, storedPage } from "@/lib/pages";

function asked(headers: Record<string, string>, address = "127.0.0.1"): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: address });
  const req = new IncomingMessage(socket);
  Object.assign(req.headers, headers);
  return req;
}

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
  test("on another day every page is made anew, for what is due may be overdue", async () => {
    renewPages();
    await storedPage("/a", async () => page("due"));
    advanceClock(86_400_000);
    expect((await storedPage("/a", async () => page("overdue"))).plain.toString()).toBe("overdue");
    advanceClock(0);
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

describe("the server in front", () => {
  /** Asks a server whose framework is the given one, and answers with what came back. */
  async function ask(
    settings: ReturnType<typeof readEnv>,
    framework: (res: ServerResponse) => void,
    path: string,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const server = serve(async (_, res) => framework(res), settings).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    try {
      return await fetch(`http://127.0.0.1:${port}${path}`, { headers, redirect: "manual" });
    } finally {
      server.close();
    }
  }
  const secure = readEnv({ MAATSTAF_URL: "https://portal.example.com", MAATSTAF_DEMO: "off" });
  const plain = readEnv({});
  const says =
    (status: number, type = "text/html") =>
    (res: ServerResponse) => {
      res.statusCode = status;
      res.setHeader("content-type", type);
      res.end(`framework ${status}`);
    };

  test.each([
    ["/nl/me", 200],
    ["/nl/me", 307],
    ["/nl/me", 404],
    ["/nl/me", 500],
    ["/_next/static/x.js", 200],
    ["/api/health/live", 200],
    ["/nl/%E0%A4%A", 400],
    ["/nl/standards/", 308],
  ])("every answer over https asks for https for two years: %s %i", async (path, status) => {
    const { headers } = await ask(secure, says(status as number), path as string);
    expect(headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
  test("on loopback nothing asks for https", async () => {
    expect((await ask(plain, says(200), "/nl/me")).headers.get("strict-transport-security")).toBeNull();
  });
  test("the framework's own error documents never reach a reader, and a call by script gets them as they are", async () => {
    renewPages();
    for (const status of [404, 500]) {
      const answer = await ask(plain, says(status), "/nl/me");
      expect(answer.status).toBe(status);
      expect(await answer.text()).not.toContain("framework");
    }
    expect(await (await ask(plain, says(404), "/nl/me", { "next-action": "x" })).text()).toBe("framework 404");
  });
  test("when not even the page that explains can be made, the status is still said", async () => {
    renewPages();
    const server = serve(() => Promise.reject(new Error("all is broken")), plain).listen(0, "127.0.0.1");
    await once(server, "listening");
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/nl/me`);
    server.close();
    expect(answer.status).toBe(500);
  });
});
