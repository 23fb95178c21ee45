import { titleOf } from "@/assessments/words";
import { refusedExport } from "@/lib/limiter";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { type Cell, sheetFile } from "@/lib/sheet";
import { listGrowth } from "@/reports/growth/queries";

type Context = { params: Promise<{ lang: string }> };

const rounded = (points: number | null | undefined): number | null => (points == null ? null : Math.round(points * 100) / 100);

/** One's own levels over the cycles as a file, and the score of each cycle. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const lang = langOf((await params).lang);
  const format = new URL(request.url).searchParams.get("format");
  const actor = await requireMember(lang, "reports/growth");
  if (format !== "csv" && format !== "xlsx") return new Response(null, { status: 404 });
  const refused = await refusedExport(lang);
  if (refused) return refused;
  const cycles = await listGrowth(actor);
  const t = say(lang).reports.growth;
  const levels = cycles.flatMap(({ cycle, items }) =>
    items.map(({ code, section, version, weight, level, skipped, second }): Cell[] => [
      cycle,
      code,
      version,
      titleOf(lang, section),
      weight,
      level,
      skipped ? say(lang).notApplicable : "",
      second,
    ]),
  );
  const scores = cycles.map(({ cycle, score, second }): Cell[] => [cycle, rounded(score.points), score.answered, score.applicable, rounded(second?.points)]);
  return sheetFile(lang, t.title, format, [
    { name: t.levelsPage, rows: [t.levelColumns, ...levels] },
    { name: t.perCycle, rows: [t.scoreColumns, ...scores] },
  ]);
}
