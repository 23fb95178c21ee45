import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { action } from "@/lib/action";
import { db } from "@/lib/db";
import { visitor } from "@/lib/policy";
import { keyField } from "@/lib/posts";
import { Refusal } from "@/lib/refusal";
import { type Request, within } from "@/lib/request";
import { withDatabase } from "../../e2e/database.ts";

vi.mock("@/lib/session", () => ({ findActor: async () => ({ ...visitor("nl"), id: "00000000-0000-4000-8000-000000000001" }) }));
withDatabase();

const schema = z.strictObject({ name: z.string().min(1, "required"), password: z.string().optional() });
let done: string[] = [];
const note = action(schema, async (_, { name }) => {
  if (name === "refuse") throw new Refusal("tooMany", 429);
  if (name === "break") throw new Error("a fault with secret words");
  if (name === "go") return { to: "/nl/me" };
  await new Promise((next) => setTimeout(next, 20));
  done.push(name);
  return { done: `${name} ${done.length}` };
});

/** Posts the form as the server would: within a request, whose status the action may set. */
async function post(fields: Record<string, string>, key?: string) {
  const form = new FormData();
  if (key) form.set(keyField, key);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const context: Request = { id: "r1", lang: "en", path: "/en/x", client: "127.0.0.1" };
  const state = await within(context, () => note({}, form));
  return { state, status: context.status };
}

beforeEach(() => {
  done = [];
});

test("what was typed comes back with a sentence beside the field, in the reader's language", async () => {
  const { state, status } = await post({ name: "", password: "not to be shown" });
  expect(status).toBe(422);
  expect(state.fields).toEqual({ name: "Fill this in." });
  expect(state.typed).toEqual({ name: "" });
});

test("fields that the form does not have are refused", async () => {
  for (const extra of ["role", "isAdmin", "userId", "managerId", "publishedAt", "createdAt", "__proto__", "constructor"]) {
    const { status } = await post({ name: "a", [extra]: "1" });
    expect(status, extra).toBe(422);
  }
  expect(done).toEqual([]);
});

test("a refusal is a sentence with its status", async () => {
  const { state, status } = await post({ name: "refuse" });
  expect(status).toBe(429);
  expect(state.refused).toContain("Too many attempts");
});

test("a fault is answered with a number and without its words, and what was typed stays", async () => {
  const { state, status } = await post({ name: "break" });
  expect(status).toBe(500);
  expect(state.refused).toContain("r1");
  expect(JSON.stringify(state)).not.toContain("secret words");
  expect(state.typed).toEqual({ name: "break" });
});

describe("a form key", () => {
  test("makes the same post many times one act with one answer", async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post({ name: "once" }, key)));
    expect(done).toEqual(["once"]);
    expect(new Set(answers.map(({ state }) => state.done))).toEqual(new Set(["once 1"]));
    expect(await db.sentForm.count({ where: { key } })).toBe(1);
  });
  test("with another body is a conflict", async () => {
    const key = randomUUID();
    await post({ name: "one" }, key);
    const { state, status } = await post({ name: "two" }, key);
    expect(status).toBe(409);
    expect(state.code).toBe("sentTwice");
    expect(done).toEqual(["one"]);
  });
  test("is free again after the act was refused or failed", async () => {
    const key = randomUUID();
    await post({ name: "refuse" }, key);
    await post({ name: "break" }, key);
    expect((await post({ name: "mended" }, key)).state.done).toBe("mended 1");
  });
  test("goes to the same place again", async () => {
    const key = randomUUID();
    for (let i = 0; i < 2; i++) await expect(post({ name: "go" }, key)).rejects.toMatchObject({ digest: expect.stringContaining("/nl/me") });
  });
  test("keeps nothing that could be read back", async () => {
    const key = randomUUID();
    await post({ name: "a", password: "correct horse battery" }, key);
    expect(JSON.stringify(await db.sentForm.findUnique({ where: { key } }))).not.toContain("correct horse");
  });
});

describe("a file", () => {
  const sent: string[] = [];
  const keep = action(
    z.strictObject({ file: z.instanceof(File, { error: "required" }) }),
    async (_, { file }) => {
      sent.push(`${file.name} ${await file.text()}`);
      return { done: String(sent.length) };
    },
    { withFiles: true },
  );
  const post = async (act: typeof keep, fields: Record<string, string | File>, key = randomUUID()) => {
    const form = new FormData();
    form.set(keyField, key);
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const context: Request = { id: "r1", lang: "en", path: "/en/x", client: "127.0.0.1" };
    return { state: await within(context, () => act({}, form)), status: context.status };
  };

  test("comes through where an action takes one, once for each key, and another under the same key is a conflict", async () => {
    const key = randomUUID();
    const file = (text: string) => ({ file: new File([text], "a.csv") });
    for (const _ of [1, 2]) expect((await post(keep, file("one"), key)).state.done).toBe("1");
    expect((await post(keep, file("two"), key)).status).toBe(409);
    expect(sent).toEqual(["a.csv one"]);
  });
  test("that was not chosen, a text in its place and a second file are refused", async () => {
    for (const fields of [{ file: new File([], "") }, { file: "text" }, { file: new File(["a"], "a.csv"), other: new File(["b"], "b.csv") }, {}]) {
      const { state, status } = await post(keep, fields as Record<string, string | File>);
      expect(status).toBe(422);
      expect(JSON.stringify(state)).not.toContain("a.csv");
    }
  });
  test("never reaches an action that takes none", async () => {
    expect((await post(note, { name: new File(["a"], "a.csv") })).status).toBe(422);
  });
});
