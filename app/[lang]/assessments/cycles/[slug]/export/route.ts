import { findCycle, listProgress } from "@/assessments/cycles/queries";
import { totalOf } from "@/assessments/cycles/rules";
import { refusedExport } from "@/lib/limiter";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { sheetFile } from "@/lib/sheet";

type Context = { params: Promise<{ lang: string; slug: string }> };

/** The progress of a cycle by unit as a CSV or XLSX file: the same rows as its page. */
export async function GET(asked: Request, { params }: Context): Promise<Response> {
  const { lang: given, slug } = await params;
  const lang = langOf(given);
  const actor = await requireMember(lang, `assessments/cycles/${slug}`);
  const format = new URL(asked.url).searchParams.get("format");
  const cycle = await findCycle(actor, slug);
  if (!cycle || (format !== "csv" && format !== "xlsx")) return new Response(null, { status: 404 });
  const refused = await refusedExport(lang);
  if (refused) return refused;
  const c = say(lang).cycles;
  const { rows, blocks } = await listProgress(actor, cycle.id);
  const cells = [
    ...rows.map(({ name, together, ...row }) => ({ name: together ? c.together(name) : name, ...row })),
    { name: c.wholeCycle, ...totalOf(blocks) },
  ].map(({ name, people, begun, submitted, given: done, items }) => [name, people, begun, submitted, done, items]);
  return sheetFile(lang, `cycle-${slug}`, format, [{ name: c.progress, rows: [c.file, ...cells], widths: [40, 10, 10, 10, 18, 12] }]);
}
