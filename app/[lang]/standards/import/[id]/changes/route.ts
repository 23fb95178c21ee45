import { notFound } from "next/navigation";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { sheetFile } from "@/lib/sheet";
import { findDryRun } from "@/standards/import/queries";
import { changesOf } from "@/standards/import/saying";

type Context = { params: Promise<{ lang: string; id: string }> };

/** Everything that importing a file would change, for whoever uploaded it: more of it than a page can show. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const found = await findDryRun(await requireMember(lang, `standards/import/${id}`), id);
  if (!found?.run) notFound();
  const { changed } = say(lang).import;
  return sheetFile(lang, `${found.fileName.replace(/\.\w{1,5}$/, "")}-${changed}`, "csv", [{ name: changed, rows: changesOf(lang, found.run) }]);
}
