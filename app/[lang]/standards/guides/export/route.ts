import { notFound } from "next/navigation";
import { refusedExport } from "@/lib/limiter";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { sheetFile } from "@/lib/sheet";
import { columns, headerOf } from "@/standards/guides/import/rules";
import { findEdition } from "@/standards/guides/queries";

type Context = { params: Promise<{ lang: string }> };

/** An edition as the file that an import takes, or without a guide the empty template, as CSV or XLSX. */
export async function GET(asked: Request, { params }: Context): Promise<Response> {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "standards/guides");
  if (!can(actor, "guide.read", {})) notFound();
  const refused = await refusedExport(lang);
  if (refused) return refused;
  const query = new URL(asked.url).searchParams;
  const [format, guide] = [query.get("format"), query.get("guide")];
  const found = guide ? await findEdition(actor, guide, query.get("edition"), lang) : null;
  if ((guide && !found) || (format !== "csv" && format !== "xlsx")) notFound();
  const names = columns.map((column) => headerOf(lang, column === "stars" && found?.edition.steps === "levels" ? "levels" : column));
  const rows = (found?.requirements ?? []).map(({ code, textNl, textEn, classNl, classEn, weight, step }) => [
    code,
    textNl,
    textEn,
    classNl,
    classEn,
    weight,
    step,
  ]);
  const title = found ? `${found.guide.slug}-${found.edition.name}` : say(lang).guides.template;
  return sheetFile(lang, title, format, [{ name: say(lang).guides.columns.requirements, rows: [names, ...rows], widths: [10, 70, 70, 24, 24, 8, 8] }]);
}
