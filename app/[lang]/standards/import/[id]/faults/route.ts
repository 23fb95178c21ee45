import { notFound } from "next/navigation";
import { langOf } from "@/lib/params";
import { requireMember } from "@/lib/session";
import { sheetFile } from "@/lib/sheet";
import { headerOf } from "@/standards/import/columns";
import { filledUp, findDryRun } from "@/standards/import/queries";
import { advised } from "@/standards/import/saying";

type Context = { params: Promise<{ lang: string; id: string }> };

/** The file as it was uploaded, with behind each row what to do; the column is read past when it comes back. */
export async function GET(asked: Request, { params }: Context): Promise<Response> {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const actor = await requireMember(lang, `standards/import/${id}`);
  const found = await findDryRun(actor, id);
  const format = new URL(asked.url).searchParams.get("format");
  if (!found?.run || (format !== "csv" && format !== "xlsx")) notFound();
  const rows = advised(lang, await filledUp(actor, lang, found.rows), found.run, found.owners);
  return sheetFile(lang, `${found.fileName.replace(/\.\w{1,5}$/, "")}-${headerOf(lang, "advice")}`, format, [{ name: headerOf(lang, "advice"), rows }]);
}
