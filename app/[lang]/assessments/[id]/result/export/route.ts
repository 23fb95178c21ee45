import { findAssessment, isSubmittedTo } from "@/assessments/queries";
import { bandSaid, choiceSaid, figuresSaid, findingSaid, titleOf } from "@/assessments/words";
import { listPrinciples } from "@/lib/content";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { dayOf, say, timeOf } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { sheetFile } from "@/lib/sheet";
import { exportOf } from "./rules";

type Context = { params: Promise<{ lang: string; id: string }> };

/** The result as a CSV file, for whoever may read the result and has opened it. */
export async function GET(asked: Request, { params }: Context): Promise<Response> {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const actor = await requireMember(lang, `assessments/${id}/result`);
  const sheet = await findAssessment(actor, id);
  // Its page says how it is opened.
  if (!sheet && (await isSubmittedTo(actor, id))) return new Response(null, { status: 307, headers: { location: `/${lang}/assessments/${id}/result` } });
  // While it is being answered there is no result yet.
  if (!sheet || can(actor, "assessment.answer", sheet.target) || new URL(asked.url).searchParams.get("format") !== "csv")
    return new Response(null, { status: 404 });
  const t = say(lang);
  const items = sheet.items.map((item) => ({
    ...item,
    limit: figuresSaid(lang, item.figures) ?? "",
    choice: choiceSaid(lang, item.answer) ?? "",
    unit: item.figures.unit ? t.unitNames[item.figures.unit] : "",
    reason: item.answer?.reason ? t.assessments.reasons[item.answer.reason] : "",
    savedAt: item.answer ? `${dayOf(lang, item.answer.savedAt)} ${timeOf(lang, item.answer.savedAt)}` : "",
  }));
  const rows = exportOf(
    items,
    listPrinciples(lang).map(({ slug }) => slug),
    {
      ...t.assessments.file,
      whole: t.assessments.whole,
      yes: t.common.yes,
      no: t.common.no,
      titleOf: (section) => titleOf(lang, section),
      resultOf: (score) => bandSaid(lang, score) || findingSaid(lang, score),
    },
  );
  return sheetFile(lang, `assessment-${sheet.cycle.slug}`, "csv", [{ name: t.assessments.title, rows }]);
}
