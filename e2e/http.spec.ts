import { request as ask } from "node:http";
import { expect, test } from "./fixtures.ts";
import { formOf, newClient, signInAt } from "./wire.ts";

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** One request exactly as written, without what a browser or `fetch` would add. */
function raw(port: number, method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer): Promise<Answer> {
  return new Promise((done, fail) => {
    const req = ask({ host: "127.0.0.1", port, method, path, headers: { host: `localhost:${port}`, ...headers } }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk) => chunks.push(chunk));
      res.on("end", () => done({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks).toString("utf8") }));
    });
    req.on("error", fail);
    req.end(body);
  });
}

const form = { "content-type": "application/x-www-form-urlencoded" };
const own = (port: number) => ({ origin: `http://localhost:${port}`, "sec-fetch-site": "same-origin" });

test.describe("what we do not answer", () => {
  for (const [lang, words] of [
    ["nl", "Deze pagina is er niet"],
    ["en", "This page is not here"],
  ] as const)
    for (const path of [
      "nowhere",
      "standards/LIN-XYZ-99",
      "standards/LIN-TEL-03/versions/99",
      "standards/nonsense",
      "brands/nobody",
      "handbook/nothing",
      "handbook/principles/nothing",
      "standards/LIN-TEL-03/versions/0",
      "problem/404",
    ])
      test(`/${lang}/${path} is a 404 in words, without script`, async ({ house }) => {
        const { status, body, headers } = await raw(house.port, "GET", `/${lang}/${path}`);
        expect(status).toBe(404);
        expect(body.match(/<title>[^<]*<\/title>/g)).toEqual([`<title>${words} | Maatstaf</title>`]);
        expect(body).toContain(`<h1>${words}`);
        expect(body).toMatch(new RegExp(`<html [^>]*lang="${lang}"`));
        expect(headers["cache-control"]).toContain("no-store");
      });

  test("an unknown language is a 404 in the browser's", async ({ house }) => {
    const { status, body } = await raw(house.port, "GET", "/de/standards", { "accept-language": "en-GB,en;q=0.8" });
    expect(status).toBe(404);
    expect(body).toContain("This page is not here");
  });

  test("an address that cannot be read is a 400", async ({ house }) => {
    expect((await raw(house.port, "GET", "/nl/%E0%A4%A")).status).toBe(400);
  });

  for (const method of ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS"])
    test(`${method} is refused`, async ({ house }) => {
      const { status, headers } = await raw(house.port, method, "/nl");
      expect(status).toBe(405);
      expect(headers.allow).toBe("GET, HEAD, POST");
    });

  test("a post from another site is refused in words", async ({ house }) => {
    for (const headers of [
      {},
      { origin: "https://evil.example" },
      { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
      { ...own(house.port), "sec-fetch-site": "cross-site" },
    ] as Record<string, string>[]) {
      const { status, body } = await raw(house.port, "POST", "/nl/sign-in", { ...form, ...headers }, "email=a&password=b");
      expect(status).toBe(403);
      expect(body).toContain("Dit kwam van een andere plek");
    }
  });

  test("a post that is too large, or of another kind, is refused in words", async ({ house }) => {
    const large = await raw(house.port, "POST", "/en/sign-in", { ...form, ...own(house.port) }, Buffer.alloc(2_000_001, "a"));
    expect(large.status).toBe(413);
    expect(large.body).toContain("This is too large");
    const kind = await raw(house.port, "POST", "/en/sign-in", { "content-type": "application/xml", ...own(house.port) }, "<a/>");
    expect(kind.status).toBe(415);
    expect((await raw(house.port, "GET", "/api/health/ready")).status).toBe(200);
  });

  test("posting credentials to next-auth answers 4xx", async ({ house }) => {
    for (const body of ['{"email":{"not":""},"password":["ok"]}', '{"email":"sam@lindegroep.example","password":"koffie-met-melk-2026"}']) {
      const { status, headers } = await raw(
        house.port,
        "POST",
        "/api/auth/callback/credentials",
        { "content-type": "application/json", ...own(house.port) },
        body,
      );
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(JSON.stringify(headers["set-cookie"] ?? "")).not.toContain("maatstaf=");
    }
  });

  test("broken action posts get the answers that the README names, and leave the server as it was", async ({ house }) => {
    const bodies = ["", "{}", "[]", "0=%24K1", '["$F1"]', "$ACTION_ID_0123456789=", "a".repeat(5000), "\u0000\u0001"];
    for (const body of bodies)
      for (const [headers, answer] of [
        [{ "next-action": "0".repeat(42), "content-type": "text/plain;charset=UTF-8" }, 409],
        [{ "content-type": "multipart/form-data; boundary=x" }, 500],
        [form, 200],
      ] as [Record<string, string>, number][]) {
        const { status } = await raw(house.port, "POST", "/nl/sign-in", { ...headers, ...own(house.port) }, body);
        expect(status, `${body} as ${JSON.stringify(headers)}`).toBe(answer);
      }
    expect((await raw(house.port, "GET", "/nl/sign-in")).status).toBe(200);
  });

  test("a form of an older build is answered with what was typed", async ({ house }) => {
    const client = newClient(house.url);
    const typed = { email: "sam@lindegroep.example", "note.1": "Zes gasten <vandaag> & één morgen" };
    const unknown = "4".repeat(42);
    for (const act of [
      { [`$ACTION_ID_${unknown}`]: "" },
      { $ACTION_ID_0123456789: "" },
      { $ACTION_REF_1: "", "$ACTION_1:0": JSON.stringify({ id: unknown, bound: "$@1" }), "$ACTION_1:1": "[{}]", $ACTION_KEY: "k0" },
    ] as Record<string, string>[]) {
      const { status, body, headers } = await client.ask("/en/sign-in", { method: "POST", body: formOf({ ...act, ...typed }) });
      expect(status).toBe(409);
      expect(body).toContain("<h1>Something has changed here in the meantime");
      expect(body).toContain("Zes gasten &#60;vandaag&#62; &#38; één morgen</dd>");
      expect(body).not.toContain(unknown);
      expect(headers.get("content-security-policy")).toContain("script-src 'none'");
    }
  });

  test("an answer that cannot be read is refused with 400", async ({ house }) => {
    const sam = await signInAt(house.url, "sam");
    const begun = await sam.send("/nl/assessments", "Begin", {});
    const path = `${begun.to?.split("?")[0]}/answers`;
    for (const [type, body] of [
      ["text/plain", "hello"],
      ["multipart/form-data; boundary=x", "--y broken"],
      ["multipart/form-data", "hello"],
    ] as const) {
      const { status, body: said } = await sam.ask(path, { method: "POST", headers: { "content-type": type }, body });
      expect(status, type).toBe(400);
      expect(JSON.parse(said).said).toBeTruthy();
    }
  });
});

test.describe("what every answer carries", () => {
  for (const path of ["/nl", "/nl/standards", "/nl/sign-in", "/nl/nowhere", "/", "/api/health/live", "/nl/assessments"])
    test(`${path} has the headers that keep a browser safe`, async ({ house }) => {
      const { headers } = await raw(house.port, "GET", path);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("same-origin");
      expect(headers["permissions-policy"]).toContain("camera=()");
      expect(headers["content-security-policy"]).toContain("object-src 'none'");
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(headers["x-powered-by"]).toBeUndefined();
    });

  test("public pages may be kept, personal ones may not", async ({ house }) => {
    expect((await raw(house.port, "GET", "/nl/handbook/why")).headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
    expect((await raw(house.port, "GET", "/nl/sign-in")).headers["cache-control"]).toContain("no-store");
    expect((await raw(house.port, "GET", "/nl/assessments")).headers["cache-control"]).toContain("no-store");
  });

  test("a public page cannot be poisoned by headers or a query", async ({ house }) => {
    const clean = (await raw(house.port, "GET", "/nl/handbook/vision")).body;
    for (const headers of [
      { rsc: "1" },
      { "next-router-prefetch": "1", rsc: "1" },
      { "x-forwarded-host": "evil.example" },
      { "x-invoke-path": "/nl/sign-in" },
      { "x-nextjs-data": "1" },
      { "x-middleware-rewrite": "/nl/sign-in" },
      { cookie: "lang=en" },
      { host: "evil.example" },
    ] as Record<string, string>[])
      await raw(house.port, "GET", "/nl/handbook/vision", headers);
    await raw(house.port, "GET", "/nl/handbook/vision?x=%3Cscript%3E");
    const after = await raw(house.port, "GET", "/nl/handbook/vision");
    expect(after.body).toBe(clean);
    expect(after.body).not.toContain("evil.example");
  });

  test("a page that has not changed is not sent again", async ({ house }) => {
    const { headers } = await raw(house.port, "GET", "/nl/handbook/vision");
    expect((await raw(house.port, "GET", "/nl/handbook/vision", { "if-none-match": String(headers.etag) })).status).toBe(304);
    expect((await raw(house.port, "HEAD", "/nl/handbook/vision")).body).toBe("");
  });

  test("the visitor is sent to their language", async ({ house }) => {
    expect((await raw(house.port, "GET", "/", { "accept-language": "en-US,en" })).headers.location).toBe("/en");
    expect((await raw(house.port, "GET", "/", { "accept-language": "fr" })).headers.location).toBe("/nl");
    expect((await raw(house.port, "GET", "/", { "accept-language": "nl", cookie: "lang=en" })).headers.location).toBe("/en");
  });

  test("a code in any case leads to its one address", async ({ house }) => {
    const { status, headers } = await raw(house.port, "GET", "/nl/standards/lin-tel-03/versions/1");
    expect(status).toBe(308);
    expect(headers.location).toBe("/nl/standards/LIN-TEL-03/versions/1");
  });

  test("malformed sessions are a visitor's, never a fault", async ({ house }) => {
    for (const value of ["x", "", "a".repeat(5000), "%00", "eyJhbGciOiJub25lIn0.e30.", "null", "../../etc", "'; DROP TABLE x"]) {
      const { status } = await raw(house.port, "GET", "/nl/assessments", {
        cookie: `maatstaf=${encodeURIComponent(value)}`,
        authorization: `Bearer ${value.replace(/[^\x20-\x7e]/g, "")}`,
      });
      expect(status).toBe(307);
    }
  });
});

test("the health check tells live from ready", async ({ house }) => {
  expect(JSON.parse((await raw(house.port, "GET", "/api/health/live")).body)).toEqual({ live: true });
  expect(JSON.parse((await raw(house.port, "GET", "/api/health/ready")).body)).toEqual({ ready: true });
});
