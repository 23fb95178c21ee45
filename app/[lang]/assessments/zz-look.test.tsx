import { writeFileSync } from "node:fs";
import { prerender } from "react-dom/static.edge";
import { test, vi } from "vitest";
import { db } from "@/lib/db";
import type { Actor, Grant } from "@/lib/policy";
import { withDatabase } from "../../../e2e/database.ts";
import AssessmentPage from "./[id]/page";
import ResultPage from "./[id]/result/page";
import SummaryPage from "./[id]/summary/page";
import AssessmentsPage from "./page";
import { openAssessment, saveAnswer } from "./commands";
import { findAssessment } from "./queries";
import { answerTo } from "./builders";
const session = vi.hoisted(() => ({ actor: null as Actor | null }));
vi.mock("@/lib/session", () => ({ requireMember: async () => session.actor, findActor: async () => session.actor, sessionEnd: async () => null }));
withDatabase("demo");
async function actorOf(email: string): Promise<Actor> {
  const p = await db.person.findUniqueOrThrow({ where: { email }, include: { roles: { include: { unit: true } } } });
  const grants: Grant[] = p.roles.map((r) => ({ kind: r.kind, brand: r.brandSlug, unitPath: r.unit?.path ?? null }));
  return { id: p.id, name: p.name, lang: "nl", grants };
}
const save = async (name: string, page: Promise<React.ReactNode>) => {
  const html = await new Response((await prerender(await page)).prelude).text();
  writeFileSync(`/tmp/harness/${name}.html`, `<!doctype html><html lang=nl><head><meta charset=utf-8><meta name=viewport content="width=device-width"><title>x</title><link rel=stylesheet href=out.css></head><body>${html}</body></html>`);
};
test("look", async () => {
  session.actor = await actorOf("sam@lindegroep.example");
  const sheets = await db.assessment.findMany({ where: { personId: session.actor.id! }, include: { cycle: true }, orderBy: { cycle: { opensOn: "desc" } } });
  console.log(sheets.map((s) => [s.cycle.slug, s.submittedAt]));
  const p = (id: string) => Promise.resolve({ lang: "nl", id });
  await save("list-sam", AssessmentsPage({ params: Promise.resolve({ lang: "nl" }), searchParams: Promise.resolve({}) }));
  const cycle = await db.cycle.findFirstOrThrow({ orderBy: { opensOn: "desc" } });
  const open = { id: await openAssessment(session.actor, cycle.slug) };
  const sheet = (await findAssessment(session.actor, open.id))!;
  for (const [at, item] of sheet.items.entries()) {
    if (at % 5 === 4) continue;
    await saveAnswer(session.actor, open.id, answerTo(item.id, at % 7 === 3 ? { level: null, skipped: true, reason: "channel" } : { level: at % 4, note: at % 4 === 0 && at % 8 ? "" : at % 3 ? "" : "Gemiddelde van mijn tien teruggeluisterde gesprekken.", measured: item.figures.limit && at % 3 === 0 ? item.figures.limit * 0.8 : null }));
  }
  await save("form-sam", AssessmentPage({ params: p(open.id), searchParams: Promise.resolve({ section: "consistency" }) }));
  await save("form-en", AssessmentPage({ params: Promise.resolve({ lang: "en", id: open.id }), searchParams: Promise.resolve({}) }));
  await save("summary-sam", SummaryPage({ params: p(open.id) }));
  const done = sheets.find((s) => s.submittedAt)!;
  await save("result-sam", ResultPage({ params: p(done.id) }));
  session.actor = await actorOf("mila@lindegroep.example");
  await save("list-mila", AssessmentsPage({ params: Promise.resolve({ lang: "nl" }), searchParams: Promise.resolve({}) }));
});
