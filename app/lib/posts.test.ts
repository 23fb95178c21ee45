import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import { faultOfPost, hiddenInputs, isOwnPost, keepBody, largestBody, listed, readFields } from "@/lib/posts";

const asked = (headers: Record<string, string>): IncomingMessage => Object.assign(new IncomingMessage(new Socket()), { headers });

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

test("what is refused is refused before it is read, and with the status that says why", () => {
  const settings = readEnv({ PORT: "3000" });
  const fault = (headers: Record<string, string>, path = "/nl/people") =>
    faultOfPost(
      asked({ origin: "http://localhost:3000", "content-length": "3", "content-type": "multipart/form-data; boundary=x", ...headers }),
      path,
      settings,
    );
  expect(fault({})).toBeNull();
  expect(fault({ origin: "https://evil.example" })).toBe(403);
  expect(fault({ "content-type": "application/json" })).toBe(415);
  expect(fault({ "content-type": "application/json" }, "/api/auth/signout")).toBeNull();
  expect(fault({ "content-length": String(largestBody) })).toBeNull();
  expect(fault({ "content-length": String(largestBody + 1) })).toBe(413);
  expect(fault({ "content-length": "many" })).toBe(413);
  expect(faultOfPost(asked({ origin: "http://localhost:3000", "content-type": "text/plain" }), "/nl/people", settings)).toBe(411);
  // A program has no page to come from: it is known by its token, and only where programs post.
  expect(fault({ origin: "https://evil.example", "content-type": "text/csv" }, "/api/v1/imports")).toBeNull();
  expect(fault({ origin: "https://evil.example" }, "/api/v1/imports")).toBe(415);
  expect(fault({ origin: "https://evil.example", "content-type": "text/csv" }, "/api/v1/imports/x")).toBe(405);
  expect(fault({}, "/api/v1/standards")).toBe(405);
  // A file has more room, where files are taken and nowhere else.
  const id = "01890000-0000-7000-8000-00000000ffff";
  for (const path of ["/nl/standards/import", "/en/standards/import", `/nl/standards/import/${id}`, "/en/standards/guides", "/api/v1/imports"]) {
    const type = path.startsWith("/api") ? "text/csv" : "multipart/form-data; boundary=x";
    expect(fault({ "content-length": "5500000", "content-type": type }, path), path).toBeNull();
    expect(fault({ "content-length": "6000001", "content-type": type }, path), path).toBe(413);
  }
  for (const path of [
    "/nl/standards/import/x",
    "/nl/standards/guides/x",
    `/nl/standards/import/${id}/faults`,
    "/nl/people/import",
    "/de/standards/import",
    "/nl/standards/LIN-TEL-02/import",
  ])
    expect(fault({ "content-length": "5500000" }, path), path).toBe(413);
});

describe("what was posted can be sent once more", () => {
  const read = async (typed: [string, string | File][]) => {
    const form = new FormData();
    for (const [name, value] of typed) form.append(name, value);
    const answer = new Response(form);
    return readFields(answer.headers.get("content-type") ?? "", Buffer.from(await answer.arrayBuffer()));
  };
  const typed: [string, string][] = [
    ["$ACTION_1:0", '{"id":"a"}'],
    ["form-key", "0b8f2f0e-3f5c-4d43-9d2a-3f4b7f8a9c10"],
    ["note", `"><script>alert('1')</script> & more`],
    ["target", "94"],
    ["tick[]", "a"],
    ["tick[]", "b"],
    ["why", " "],
  ];
  test("as hidden fields: each of them, in order, and nothing of it can become markup", async () => {
    const html = hiddenInputs(await read(typed));
    expect(html).toContain('<input type="hidden" name="$ACTION_1:0" value="{&#34;id&#34;:&#34;a&#34;}">');
    expect(html).toContain('name="note" value="&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62; &#38; more">');
    expect([...html.matchAll(/ name="([^"]*)"/g)].map(([, name]) => name)).toEqual(typed.map(([name]) => name));
  });
  test("as a list: only what a person typed", async () => {
    const html = listed(await read(typed));
    expect([...html.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, name]) => name)).toEqual(["note", "target", "tick[]", "tick[]"]);
    expect(html).toContain("&#60;script&#62;");
    expect(html).not.toContain("<script");
  });
  test("a file is not, and a body that cannot be read gives nothing", async () => {
    expect(await read([["file", new File(["x"], "x.txt")]])).toEqual([]);
    expect(await readFields("multipart/form-data; boundary=x", Buffer.from("--y broken"))).toEqual([]);
    expect(await readFields("application/json", Buffer.from("{}"))).toEqual([]);
  });
  test("its bytes are kept as they come, and still there for who reads them", async () => {
    const req = asked({});
    const kept = keepBody(req);
    for (const chunk of ["een", "twee", null]) req.push(chunk === null ? null : Buffer.from(chunk));
    expect(Buffer.concat(await req.toArray()).toString()).toBe("eentwee");
    expect(Buffer.concat(kept).toString()).toBe("eentwee");
  });
});
