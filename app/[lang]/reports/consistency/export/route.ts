import { refusedExport } from "@/lib/limiter";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { sheetFile } from "@/lib/sheet";
import { readAsked } from "@/reports/addresses";
import { findChoice, findConsistency } from "@/reports/consistency/queries";
import { tablesOf } from "@/reports/consistency/tables";
import { listStatements } from "@/reports/queries";

type Context = { params: Promise<{ lang: string }> };

/** The consistency report as CSV (by unit and standard) or XLSX (that, and a page each by standard and by principle). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const lang = langOf((await params).lang);
  const { format, ...query } = Object.fromEntries(new URL(request.url).searchParams);
  const actor = await requireMember(lang, "reports/consistency");
  const asked = readAsked(query);
  const choice = await findChoice(actor, asked);
  if (!choice?.cycle || (format !== "csv" && format !== "xlsx")) return new Response(null, { status: 404 });
  const refused = await refusedExport(lang);
  if (refused) return refused;
  const found = await findConsistency(choice, choice.cycle, asked);
  const statements = await listStatements(
    lang,
    found.standards.flatMap(({ items }) => items.map(({ versionId }) => versionId)),
  );
  const name = [say(lang).reports.consistency.title, choice.place.slug, choice.cycle.slug, asked.principle, asked.channel, asked.role]
    .filter(Boolean)
    .join("-");
  return sheetFile(lang, name, format, tablesOf(lang, choice, found, statements));
}
