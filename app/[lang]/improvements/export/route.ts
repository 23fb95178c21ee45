import { titleOf } from "@/assessments/words";
import { listForExport, viewsOf } from "@/improvements/queries";
import { isOverdue } from "@/improvements/rules";
import { Narrowed } from "@/improvements/schema";
import { today } from "@/lib/clock";
import { refusedExport } from "@/lib/limiter";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { sheetFile } from "@/lib/sheet";

type Context = { params: Promise<{ lang: string }> };

/** A list of improvements as it is narrowed down, as a CSV or XLSX file; for whoever has that list. */
export async function GET(asked: Request, { params }: Context): Promise<Response> {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "improvements");
  const { format, ...query } = Object.fromEntries(new URL(asked.url).searchParams);
  const { view = "mine", ...narrowed } = Narrowed.parse(query);
  if ((format !== "csv" && format !== "xlsx") || !viewsOf(actor).includes(view)) return new Response(null, { status: 404 });
  const refused = await refusedExport(lang);
  if (refused) return refused;
  const t = say(lang);
  const words = t.improvements;
  const on = today();
  const rows = (await listForExport(actor, view, narrowed)).map((row) => [
    row.what,
    row.code,
    titleOf(lang, row.section),
    words.states[row.state],
    isOverdue(row, on) ? t.common.yes : t.common.no,
    row.dueOn.toISOString().slice(0, 10),
    row.owner,
    row.unit,
    row.person ?? words.fromReport(row.cycle),
    row.cycle,
    row.why,
    row.evidence,
    row.reason,
    row.verifier,
  ]);
  return sheetFile(lang, words.title, format, [
    { name: words.title, rows: [words.file, ...rows], widths: [50, 12, 30, 12, 8, 12, 24, 24, 24, 10, 50, 50, 30, 24] },
  ]);
}
