import { notFound } from "next/navigation";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { sheetFile } from "@/lib/sheet";
import { columns, columnWidths, headerOf, takes } from "@/standards/import/columns";
import { listOwners } from "@/standards/import/queries";

type Context = { params: Promise<{ lang: string }> };

/** A file with every column and no standards, for who may import; as a workbook with a second page that says what each takes. */
export async function GET(asked: Request, { params }: Context): Promise<Response> {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "standards/import");
  const format = new URL(asked.url).searchParams.get("format");
  if (!can(actor, "standard.import", {}) || (format !== "csv" && format !== "xlsx")) notFound();
  const t = say(lang).import;
  const owners = await listOwners(actor);
  return sheetFile(lang, t.template, format, [
    { name: t.sheets.standards, rows: [columns.map((column) => headerOf(lang, column))], widths: columnWidths },
    {
      name: t.sheets.columns,
      rows: [
        [t.columnColumns.name, t.columnColumns.technical, t.columnColumns.takes],
        ...columns.map((column) => [headerOf(lang, column), column, takes(lang, column, owners)]),
      ],
      widths: [36, 18, 120],
    },
  ]);
}
