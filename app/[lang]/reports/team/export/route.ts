import { titleOf } from "@/assessments/words";
import { refusedExport } from "@/lib/limiter";
import { langOf } from "@/lib/params";
import { dayOf, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { type Cell, sheetFile } from "@/lib/sheet";
import { readAsked } from "@/reports/addresses";
import { findTeam } from "@/reports/team/queries";

type Context = { params: Promise<{ lang: string }> };

/** The team report as a file: who submitted, and the levels of what the manager has open. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const lang = langOf((await params).lang);
  const { format, ...query } = Object.fromEntries(new URL(request.url).searchParams);
  const actor = await requireMember(lang, "reports/team");
  const team = await findTeam(actor, readAsked(query).cycle);
  if (!team?.cycle || (format !== "csv" && format !== "xlsx")) return new Response(null, { status: 404 });
  const refused = await refusedExport(lang);
  if (refused) return refused;
  const t = say(lang).reports.team;
  const people = team.members.map((one): Cell[] => [
    one.name,
    one.unit,
    dayOf(lang, one.submittedAt),
    t.states[one.second],
    one.isOpen ? t.isOpen : t.isClosed,
  ]);
  const standards = team.rows.map((row): Cell[] => [row.code, titleOf(lang, row.section), ...row.levels, row.skipped, row.rated, row.difference]);
  return sheetFile(lang, `${t.title}-${team.cycle}`, format, [
    { name: t.people, rows: [Object.values(t.columns), ...people], widths: [28, 24, 20, 24, 20] },
    { name: t.standards, rows: [t.standardColumns, ...standards] },
  ]);
}
