import { refusedExport } from "@/lib/limiter";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { findActor, requireReader } from "@/lib/session";
import { sheetFile } from "@/lib/sheet";
import { hrefOf, readFilters } from "@/standards/filters";
import { columnWidths, rowsOf } from "@/standards/import/columns";
import { listForExport } from "@/standards/import/queries";

type Context = { params: Promise<{ lang: string }> };

/** The list of standards as it is narrowed down, as a CSV or XLSX file that an import takes back without a change. */
export async function GET(asked: Request, { params }: Context): Promise<Response> {
  const lang = langOf((await params).lang);
  const { format, ...query } = Object.fromEntries(new URL(asked.url).searchParams);
  const { filters } = readFilters(lang, query);
  await requireReader(lang, hrefOf(lang, filters).slice(lang.length + 2));
  if (format !== "csv" && format !== "xlsx") return new Response(null, { status: 404 });
  const refused = await refusedExport(lang);
  if (refused) return refused;
  const t = say(lang).standards;
  const standards = await listForExport(await findActor(lang), filters, lang);
  return sheetFile(lang, t.title, format, [{ name: t.title, rows: rowsOf(lang, standards), widths: columnWidths }]);
}
