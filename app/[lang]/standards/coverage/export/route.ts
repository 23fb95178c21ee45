import { refusedExport } from "@/lib/limiter";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { sheetFile } from "@/lib/sheet";
import { readAsking } from "@/standards/coverage/addresses";
import { findCoverage, firstPlace } from "@/standards/coverage/queries";
import { tableNames, tablesOf } from "@/standards/coverage/tables";

type Context = { params: Promise<{ lang: string }> };

/** One table of a coverage as CSV or XLSX, or without a name all of them as the pages of one XLSX. */
export async function GET(asked: Request, { params }: Context): Promise<Response> {
  const lang = langOf((await params).lang);
  const { format, table: name, ...query } = Object.fromEntries(new URL(asked.url).searchParams);
  const actor = await requireMember(lang, "standards/coverage");
  const refused = can(actor, "guide.read", {}) && (await refusedExport(lang));
  if (refused) return refused;
  const asking = readAsking(lang, query, firstPlace(actor));
  const coverage = await findCoverage(actor, asking, lang);
  const table = tableNames.find((one) => one === name);
  if (!coverage || (format !== "csv" && format !== "xlsx") || (!table && (name || format === "csv"))) return new Response(null, { status: 404 });
  const tables = tablesOf(lang, asking.place, coverage);
  const title = [say(lang).coverage.title, asking.place, coverage.edition?.name, table].filter(Boolean).join("-");
  const [first, ...rest] = tableNames.filter((one) => !table || one === table).map((one) => tables[one]);
  return first ? sheetFile(lang, title, format, [first, ...rest]) : new Response(null, { status: 404 });
}
