import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as brandRoute } from "@/api/v1/brands/[slug]/route";
import { GET as brandsRoute } from "@/api/v1/brands/route";
import { POST as importRoute } from "@/api/v1/imports/route";
import { GET as documentRoute } from "@/api/v1/openapi.json/route";
import { GET as principlesRoute } from "@/api/v1/principles/route";
import { GET as standardRoute } from "@/api/v1/standards/[code]/route";
import { GET as versionRoute } from "@/api/v1/standards/[code]/versions/[n]/route";
import { GET as versionsRoute } from "@/api/v1/standards/[code]/versions/route";
import { GET as standardsRoute } from "@/api/v1/standards/route";
import { advanceClock } from "@/lib/clock";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Actor } from "@/lib/policy";
import { within } from "@/lib/request";
import { grantsOf } from "@/lib/session";
import { csvOf, xlsxOf } from "@/lib/sheet";
import { makeToken, revokeToken } from "@/me/commands";
import { columns, type Rows, rowsOf } from "@/standards/import/columns";
import { dryRunOf, filledUp, listForExport } from "@/standards/import/queries";
import { imprint } from "../../../e2e/browser.ts";
import { withDatabase } from "../../../e2e/database.ts";

withDatabase("demo");

type Document = { paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>>; components: object };
type Route = (asked: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const routes: Record<string, Route> = {
  "/standards": standardsRoute,
  "/standards/{code}": standardRoute,
  "/standards/{code}/versions": versionsRoute,
  "/standards/{code}/versions/{n}": versionRoute,
  "/brands": brandsRoute,
  "/brands/{slug}": brandRoute,
  "/principles": principlesRoute,
  "/imports": importRoute,
};

let document: Document;
let ajv: Ajv2020;
beforeAll(async () => {
  document = (await (await documentRoute()).json()) as Document;
  ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ $id: "https://house.example/openapi", components: document.components });
});

type Ask = { query?: string; params?: Record<string, string>; token?: string; body?: BodyInit; kind?: string; headers?: Record<string, string> };

/** Asks a route of the interface, and holds its answer against the description that is served. */
async function ask(path: string, { query = "", params = {}, token, body, kind, headers = {} }: Ask = {}) {
  const method = path === "/imports" ? "POST" : "GET";
  const asked = new Request(`http://localhost:3000/api/v1${path}${query}`, {
    method,
    headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}), ...(kind ? { "content-type": kind } : {}) },
    ...(body === undefined ? {} : { body }),
  });
  const answer = await (routes[path] as Route)(asked, { params: Promise.resolve(params) });
  const text = await answer.text();
  const described = document.paths[path]?.[method.toLowerCase()]?.responses[answer.status];
  expect(described, `${path} ${answer.status} is described; ${text.slice(0, 300)}`).toBeDefined();
  if (answer.status === 304) return { status: 304, headers: answer.headers, json: null };
  const [type = ""] = (answer.headers.get("content-type") ?? "").split(";");
  const schema = described?.content?.[type]?.schema;
  expect(schema, `${path} ${answer.status} ${type}`).toBeDefined();
  const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll("#/components", "https://house.example/openapi#/components")));
  const json = JSON.parse(text);
  validate(json);
  expect(validate.errors ?? [], text.slice(0, 500)).toEqual([]);
  // biome-ignore lint/suspicious/noExplicitAny: the answer was held against its schema
  return { status: answer.status, headers: answer.headers, json: json as any };
}

async function someone(first: string): Promise<Actor & { id: string }> {
  const { id, name } = await db.person.findUniqueOrThrow({ where: { email: `${first}@lindegroep.example` } });
  return { id, name, lang: "nl", grants: await grantsOf(id) };
}
const tokenOf = async (actor: Actor) => (await makeToken(actor, { name: "kiosk", days: 30 })).token;

test("The description names every column that a standard may have as JSON, and no others", () => {
  const items = { properties: Object.fromEntries(columns.map((column) => [column, expect.anything()])), additionalProperties: false };
  const content = { "application/json": { schema: { properties: { standards: { items } } } } };
  expect(document.paths["/imports"]?.post).toMatchObject({ requestBody: { content } });
});

test("The description is valid OpenAPI 3.1 and describes every route there is", async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(Object.keys(document.paths).sort()).toEqual(Object.keys(routes).sort());
});

describe("Whoever reads", () => {
  test.each(["nl", "en"])("gets standards, versions, brands and principles in %s, as described", async (lang) => {
    const query = `?lang=${lang}`;
    const { json: list } = await ask("/standards", { query });
    expect(list.items).toHaveLength(50);
    for (const { code, lang: its } of list.items.slice(0, 10)) {
      expect(its).toBe(lang);
      const { json } = await ask("/standards/{code}", { query, params: { code } });
      expect(json).toMatchObject({ code, words: { lang } });
      const { json: versions } = await ask("/standards/{code}/versions", { query, params: { code } });
      expect(versions.items[0].version).toBe(json.version);
      const { json: version } = await ask("/standards/{code}/versions/{n}", { query, params: { code, n: "1" } });
      expect(version.holds).toBe(json.version === 1);
    }
    const { json: brands } = await ask("/brands", { query });
    for (const { slug } of brands.items) expect((await ask("/brands/{slug}", { query, params: { slug } })).json.values.length).toBeGreaterThan(2);
    expect((await ask("/principles", { query })).json.items).toHaveLength(6);
  });

  test("turns the pages until every standard was there once", async () => {
    const seen: string[] = [];
    for (let next: string | null = ""; next !== null; ) {
      const { json }: { json: { items: { code: string }[]; next: string | null } } = await ask("/standards", {
        query: `?limit=33${next ? `&after=${next}` : ""}`,
      });
      seen.push(...json.items.map(({ code }) => code));
      next = json.next;
    }
    expect(seen).toEqual((await listForExport({ id: null, name: "", lang: "nl", grants: [] }, {}, "nl")).map(({ code }) => code));
  });

  test("narrows down as the list does, and hears of a filter that is not known", async () => {
    const { json } = await ask("/standards", { query: "?brand=vlecht&channel=phone&limit=100" });
    expect(json.items.length).toBeGreaterThan(0);
    expect(json.items.every((item: { owner: { slug: string } }) => item.owner.slug === "vlecht")).toBe(true);
    for (const query of ["?brand=nonsense", "?colour=red", "?channel=pigeon", "?limit=0", "?limit=101", "?lang=de", "?q=a&q=b&x=1"])
      expect((await ask("/standards", { query })).status, query).toBe(400);
  });

  test("hears that nothing is there, in the same words for what is hidden", async () => {
    for (const code of ["LIN-ZZZ-99", "nonsense", "\0", "'; DROP TABLE"]) expect((await ask("/standards/{code}", { params: { code } })).status).toBe(404);
    expect((await ask("/standards/{code}/versions/{n}", { params: { code: "LIN-TEL-03", n: "1e3" } })).status).toBe(404);
    expect((await ask("/standards/{code}/versions", { params: { code: "LIN-ZZZ-99" } })).status).toBe(404);
    expect((await ask("/brands/{slug}", { params: { slug: "elders" } })).status).toBe(404);
  });

  test("may write a code in small letters, and hears it of a sign that no address has", async () => {
    const params = { code: "lin-tel-03", n: "1" };
    expect((await ask("/standards/{code}", { params })).json.code).toBe("LIN-TEL-03");
    expect((await ask("/standards/{code}/versions", { params })).json.items[0].url).toContain("/LIN-TEL-03/");
    expect((await ask("/standards/{code}/versions/{n}", { params })).json.url).toContain("/LIN-TEL-03/");
    const pageAfter = async (code: string) => (await ask("/standards", { query: `?after=${code}&limit=2` })).json;
    expect(await pageAfter("lin-tel-03")).toEqual(await pageAfter("LIN-TEL-03"));
    for (const query of ["?after=%00", "?q=a%00b"]) expect((await ask("/standards", { query })).status).toBe(400);
  });

  test("is not sent again what they have, and may be on another site's page", async () => {
    const first = await ask("/principles");
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("access-control-allow-origin")).toBe("*");
    expect(first.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
    expect(first.headers.get("access-control-expose-headers")).toBe("ETag");
    for (const known of [etag, `W/${etag}`, `"x", W/${etag}`, "*"])
      expect((await ask("/principles", { headers: { "if-none-match": known } })).status, known).toBe(304);
    expect((await ask("/principles", { headers: { "if-none-match": '"x", W/"y"' } })).status).toBe(200);
    const unknown = await ask("/brands/{slug}", { params: { slug: "elders" } });
    expect(unknown.headers.get("access-control-allow-origin")).toBe("*");
    expect((await ask("/imports", { body: "", kind: "text/csv" })).headers.get("access-control-allow-origin")).toBeNull();
    expect((await ask("/principles", { query: "?lang=en", headers: { "if-none-match": etag } })).status).toBe(200);
  });

  test("needs a token where only staff may read, and then no other site's page gets it", async () => {
    const settings = env();
    const { reading } = settings;
    settings.reading = "staff";
    try {
      const refused = await ask("/principles");
      expect(refused.status).toBe(401);
      expect(refused.headers.get("www-authenticate")).toContain("Bearer");
      expect(refused.headers.get("access-control-allow-origin")).toBeNull();
      const { status, headers } = await ask("/principles", { token: await tokenOf(await someone("lars")) });
      expect(status).toBe(200);
      expect(headers.get("access-control-allow-origin")).toBeNull();
      expect(headers.get("cache-control")).toBe("private, no-cache");
    } finally {
      settings.reading = reading;
    }
  });
});

describe("A token", () => {
  test("that is none, was ended, has run out, or whose person may not come in is refused at once", async () => {
    const lars = await someone("lars");
    const made = await makeToken(lars, { name: "nachtimport", days: 30 });
    expect((await ask("/principles", { token: made.token })).status).toBe(200);
    for (const token of ["x", `maatstaf_${"a".repeat(43)}`, made.token.slice(0, -1), `${made.token}a`, made.token.replace("maatstaf_", "")])
      expect((await ask("/principles", { token })).status, token).toBe(401);
    expect((await ask("/principles", { headers: { authorization: "Basic bGFyczpsYXJz" } })).status).toBe(401);
    await db.person.update({ where: { id: lars.id }, data: { active: false } });
    expect((await ask("/principles", { token: made.token })).status).toBe(401);
    await db.person.update({ where: { id: lars.id }, data: { active: true } });
    expect((await ask("/principles", { token: made.token })).status).toBe(200);
    advanceClock(31 * 86_400_000);
    expect((await ask("/principles", { token: made.token })).status).toBe(401);
    advanceClock(0);
    const { id } = await db.token.findFirstOrThrow({ where: { personId: lars.id, name: "nachtimport" } });
    await expect(revokeToken(await someone("lotte"), id)).rejects.toMatchObject({ code: "missing", status: 404 });
    await revokeToken(lars, id);
    expect((await ask("/principles", { token: made.token })).status).toBe(401);
  });

  test("that is right may ask a hundred things at once; after sixty wrong ones an address waits, with a right one too", async () => {
    const token = await tokenOf(await someone("lotte"));
    const from = (client: string, tokens: string[]) =>
      within({ id: "", lang: "nl", path: "", client }, () => Promise.all(tokens.map(async (one) => (await ask("/principles", { token: one })).status)));
    expect(new Set(await from("203.0.113.8", Array(100).fill(token)))).toEqual(new Set([200]));
    const wrong = await from("203.0.113.9", Array(70).fill(`maatstaf_${"a".repeat(43)}`));
    expect(wrong.filter((status) => status === 401)).toHaveLength(60);
    expect(wrong.filter((status) => status === 429)).toHaveLength(10);
    expect(await from("203.0.113.9", [token])).toEqual([429]);
    expect(await from("203.0.113.8", [token])).toEqual([200]);
    await db.token.deleteMany();
  });

  test("is kept nowhere, made by leaders only, and twenty at most", async () => {
    const lotte = await someone("lotte");
    const token = await tokenOf(lotte);
    expect(JSON.stringify(await db.token.findMany())).not.toContain(token.slice(9));
    expect(JSON.stringify(await db.auditEntry.findMany({ where: { act: "token.make" } }))).not.toContain(token.slice(9));
    for (const first of ["sam", "mila", "ad"]) await expect(tokenOf(await someone(first))).rejects.toMatchObject({ code: "missing", status: 404 });
    for (let made = 1; made < 20; made++) await tokenOf(lotte);
    await expect(tokenOf(lotte)).rejects.toMatchObject({ code: "tokensMany" });
  });
});

describe("A program imports", () => {
  let token: string;
  let csv: string;
  beforeAll(async () => {
    const lars = await someone("lars");
    token = await tokenOf(lars);
    csv = csvOf("nl", rowsOf("nl", (await listForExport(lars, { brand: "lindehof" }, "nl")).slice(0, 5)));
  });
  const changedBy = (code: string, target: unknown) => JSON.stringify({ standards: [{ code, target }] });

  test("what it exported without a change, as CSV, XLSX and JSON; nothing is written but the file", async () => {
    const before = await imprint(["Import", "Token"]);
    const rows = rowsOf("en", await listForExport(await someone("lars"), { brand: "lindehof" }, "en"));
    const [, ...body] = rows;
    const standards = body.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ""])));
    for (const [kind, sent] of [
      ["text/csv", csv],
      ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", await xlsxOf([{ name: "A", rows }])],
      ["application/json", JSON.stringify({ standards })],
    ] as const) {
      const { status, json } = await ask("/imports", { token, kind, body: sent, query: "?apply=drafts" });
      expect({ status, ...json }).toMatchObject({ status: 200, fresh: [], changed: [], faults: [] });
      expect(json.unchanged).toBeGreaterThan(4);
    }
    expect(await imprint(["Import", "Token"])).toEqual(before);
  });

  test("first to see what it would do, then as drafts, and the second time nothing", async () => {
    const body = changedBy("LIN-TEL-02", 81);
    const dry = await ask("/imports", { token, kind: "application/json", body });
    expect(dry).toMatchObject({ status: 200, json: { applied: null, changed: [{ code: "LIN-TEL-02", fields: [{ column: "target", to: 81 }] }] } });
    expect(await ask("/imports", { token, kind: "application/json", body, query: "?apply=drafts" })).toMatchObject({
      status: 201,
      json: { applied: "drafts" },
    });
    expect(await db.draft.findFirst({ where: { standard: { code: "LIN-TEL-02" }, openFor: { not: null } } })).toMatchObject({
      state: "draft",
      content: { numbers: { target: 81 } },
    });
    expect(await ask("/imports", { token, kind: "application/json", body, query: "?apply=drafts" })).toMatchObject({
      status: 200,
      json: { applied: null, changed: [], unchanged: 1 },
    });
  });

  test("as JSON each standard with keys of its own: a key that it does not have leaves what it says there", async () => {
    const lars = await someone("lars");
    const [first, second] = (await listForExport(lars, { brand: "vlecht" }, "nl")).map(({ code }) => code);
    const body = JSON.stringify({
      standards: [
        { code: first, target: 71 },
        { code: second, "nl.why": "Een ander waarom", "en.why": null },
      ],
    });
    const { status, json } = await ask("/imports", { token, kind: "application/json", body, query: "?apply=drafts" });
    expect({ status, changed: json.changed }).toMatchObject({
      status: 201,
      changed: [
        { code: first, fields: [{ column: "target", to: 71 }] },
        {
          code: second,
          fields: [
            { column: "nl.why", to: "Een ander waarom" },
            { column: "en.why", to: "" },
          ],
        },
      ],
    });
    expect(json.changed.map(({ fields }: { fields: object[] }) => fields.length)).toEqual([1, 2]);
    const { rows } = await db.import.findUniqueOrThrow({ where: { id: json.id } });
    const whole = await filledUp(lars, "nl", rows as Rows);
    expect(whole[1]?.every((cell) => cell !== "")).toBe(true);
    expect(await dryRunOf(db, lars, whole)).toMatchObject({ faults: [], fresh: [], changed: [], unchanged: [first, second] });
  });

  test("under the name of its token, and into review with why, also what it left as drafts before", async () => {
    const [, , { code } = { code: "" }] = await listForExport(await someone("lars"), { brand: "havenzeker" }, "nl");
    const send = (query: string) => ask("/imports", { token, kind: "application/json", body: changedBy(code, 61), query });
    const { json } = await send("?apply=drafts");
    expect(await db.import.findUnique({ where: { id: json.id } })).toMatchObject({ fileName: "kiosk" });
    expect(await send("")).toMatchObject({ status: 200, json: { applied: null, unchanged: 1, waiting: [code] } });
    expect(await send("?apply=review&purpose=Klanten%20wachten.")).toMatchObject({ status: 201, json: { applied: "review" } });
    expect(await db.draft.findFirst({ where: { standard: { code }, openFor: { not: null } } })).toMatchObject({ state: "review", purpose: "Klanten wachten." });
    expect(await send("?apply=review")).toMatchObject({ status: 200, json: { applied: null, waiting: [] } });
  });

  test("texts without the signs that no database keeps", async () => {
    const [{ code } = { code: "" }] = await listForExport(await someone("lars"), { brand: "havenzeker" }, "nl");
    const body = `{"standards":[{"code":"${code}","nl.why":"a\\u0000b\\ud800c"}]}`;
    const { status, json } = await ask("/imports", { token, kind: "application/json", body });
    expect({ status, changed: json.changed }).toMatchObject({ status: 200, changed: [{ fields: [{ column: "nl.why", to: "ab\ufffdc" }] }] });
  });

  test("nothing when a row is faulty, and is told which, in its language", async () => {
    const before = await imprint(["Import", "Token"]);
    const body = "code,target\nLIN-TEL-03,82\nLIN-TEL-04,lots";
    const { status, json } = await ask("/imports", { token, kind: "text/csv", body, query: "?apply=review&lang=en" });
    expect(status).toBe(422);
    expect(json.faults).toEqual([{ row: 3, column: "target", value: "lots", advice: "Write a number here, such as 30 or 2.5." }]);
    for (const wrong of ["", "naam\nx", '{"a"']) expect((await ask("/imports", { token, kind: "text/csv", body: wrong })).status).toBe(422);
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`x${at}`, 1]));
    const strange = [
      { code: "LIN-TEL-03", colour: 1 },
      { ...many, code: "LIN-TEL-03" },
    ].map((standard) => JSON.stringify({ standards: [standard] }));
    for (const wrong of ["", "[]", '{"standards":[]}', '{"standards":[{"code":{}}]}', '{"standards":[{"target":80}]}', ...strange])
      expect((await ask("/imports", { token, kind: "application/json", body: wrong })).status).toBe(400);
    expect((await ask("/imports", { token, kind: "text/csv", body: new Uint8Array(5_000_001) })).status).toBe(413);
    expect(await imprint(["Import", "Token"])).toEqual(before);
  });

  test("only with the token of somebody who leads; a cookie is worth nothing here", async () => {
    const body = changedBy("LIN-TEL-05", 83);
    expect((await ask("/imports", { kind: "application/json", body })).status).toBe(401);
    expect((await ask("/imports", { kind: "application/json", body, headers: { cookie: "maatstaf=x" } })).status).toBe(401);
    await db.role.deleteMany({ where: { personId: (await someone("lars")).id, kind: "leader" } });
    expect((await ask("/imports", { token, kind: "application/json", body })).status).toBe(404);
  });
});
