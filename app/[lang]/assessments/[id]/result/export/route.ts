import { findAssessment } from "@/assessments/queries";
import { figuresSaid } from "@/assessments/words";
import { listPrinciples } from "@/lib/content";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { exportOf } from "./rules";

type Context = { params: Promise<{ lang: string; id: string }> };

/** The result as a CSV file, for whoever may read the result. */
export async function GET(asked: Request, { params }: Context): Promise<Response> {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const actor = await requireMember(lang, `assessments/${id}/result`);
  const sheet = await findAssessment(actor, id);
  // While it is being answered there is no result yet.
  if (!sheet || can(actor, "assessment.answer", sheet.target) || new URL(asked.url).searchParams.get("format") !== "csv")
    return new Response(null, { status: 404 });
  const t = say(lang);
  const items = sheet.items.map((item) => ({
    ...item,
    limit: figuresSaid(lang, item.figures) ?? "",
    reason: item.answer?.reason ? t.assessments.reasons[item.answer.reason] : t.notApplicable,
  }));
  const file = exportOf(
    items,
    listPrinciples(lang).map(({ slug }) => slug),
  );
  return new Response(file, {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="assessment-${sheet.cycle.slug}.csv"` },
  });
}
