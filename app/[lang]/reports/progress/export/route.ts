import { refusedExport } from "@/lib/limiter";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { type Cell, sheetFile } from "@/lib/sheet";
import { readAsked } from "@/reports/addresses";
import { findProgress } from "@/reports/progress/queries";

type Context = { params: Promise<{ lang: string }> };

/** How far a cycle is by unit, as a file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const lang = langOf((await params).lang);
  const { format, ...query } = Object.fromEntries(new URL(request.url).searchParams);
  const actor = await requireMember(lang, "reports/progress");
  const found = await findProgress(actor, readAsked(query).cycle);
  if (!found?.cycle || (format !== "csv" && format !== "xlsx")) return new Response(null, { status: 404 });
  const refused = await refusedExport(lang);
  if (refused) return refused;
  const t = say(lang).reports.progress;
  const rows = found.rows.map(({ unit, together, progress: { given, items, begun, submitted, people } }): Cell[] => [
    together ? say(lang).cycles.together(unit.name) : unit.name,
    given,
    items,
    begun,
    submitted,
    people,
  ]);
  return sheetFile(lang, `${t.title}-${found.cycle}`, format, [{ name: t.title, rows: [t.fileColumns, ...rows], widths: [32, 14, 14, 10, 12, 10] }]);
}
