import { test } from "vitest";
import { withDatabase } from "../../../e2e/database.ts";
import { db, database } from "@/lib/db";
import { grantsOf } from "@/lib/session";
import { saveAnswer, openAssessment } from "./commands";
import { answerTo } from "./builders";
withDatabase("demo");
const median = (a: number[]) => a.toSorted((x, y) => x - y)[Math.floor(a.length / 2)] ?? 0;
async function callers(times: number, call: (n: number) => Promise<unknown>): Promise<number> {
  const spent: number[] = []; let next = 0;
  await Promise.all(Array.from({ length: 20 }, async () => { while (next < times) { const n = next++; const b = performance.now(); await call(n); spent.push(performance.now() - b); } }));
  return median(spent) / 20;
}
test("perf", async () => {
  const { pool } = database();
  const person = await db.person.findUniqueOrThrow({ where: { email: "sam@lindegroep.example" } });
  const actor = { id: person.id, name: "", lang: "nl" as const, grants: await grantsOf(person.id) };
  const cycle = await db.cycle.findFirstOrThrow({ orderBy: { opensOn: "desc" } });
  const assessment = await openAssessment(actor, cycle.slug);
  const items = (await db.cycleItem.findMany({ where: { cycleId: cycle.id, brandSlug: "lindehof" }, select: { id: true } })).map(({ id }) => id);
  const kept = await db.answer.findMany({ where: { assessmentId: assessment } });
  const revisions = new Map<string, number>(kept.map((k) => [k.itemId, k.revision]));
  await pool.query("CREATE TABLE bench (id int, note text, at timestamptz)");
  const insert = (n: number) => pool.query("INSERT INTO bench VALUES ($1, $2, now())", [n, "as measured"]);
  const load = (item: string) => `SELECT a."personId", a."unitPath", a."brandSlug", a."submittedAt" IS NOT NULL AS s, c."opensOn", c."closesOn" FROM "Assessment" a JOIN "Cycle" c ON c.id = a."cycleId" WHERE a.id = $1`;
  for (let k = 0; k < 4; k++) {
    const bare = await callers(600, insert);
    const simple = await callers(400, () => pool.query(load(""), [assessment]));
    const simplePrisma = await callers(400, () => db.$queryRaw`SELECT a."personId", a."unitPath", a."brandSlug", a."submittedAt" IS NOT NULL AS s, c."opensOn", c."closesOn" FROM "Assessment" a JOIN "Cycle" c ON c.id = a."cycleId" WHERE a.id = ${assessment}::uuid`);
    const prismaOne = await callers(400, () => db.$queryRaw`SELECT 1`);
    const poolOne = await callers(400, () => pool.query("SELECT 1"));
    const family = await callers(400, (n) => (globalThis as any).findForItem(db, assessment, items[n % 20]));
    const write = await callers(400, async (n) => { const item = items[n % 20]!; const out = await (globalThis as any).write(db, actor.id, assessment, answerTo(item, { note: "n" + n, revision: revisions.get(item) ?? 0 })); if (out) revisions.set(item, out.revision); });
    const spent: number[] = [];
    await Promise.all(items.slice(0, 20).map(async (item) => { for (let t = 0; t < 20; t++) { const b = performance.now(); const s = await saveAnswer(actor, assessment, answerTo(item, { level: t % 4, note: "as", revision: revisions.get(item) ?? 0 })); revisions.set(item, s.revision); spent.push(performance.now() - b); } }));
    const save = median(spent) / 20;
    console.log(JSON.stringify({ bare, poolOne, prismaOne, simple, simplePrisma, family, write, save, ratio: save / bare }, (_, v) => typeof v === "number" ? Math.round(v * 1000) / 1000 : v));
  }
});
