import { levelNames } from "@/assessments/calibration/plot";
import { findCalibration } from "@/assessments/calibration/queries";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { type Cell, sheetFile } from "@/lib/sheet";

type Context = { params: Promise<{ lang: string; id: string }> };

const rounded = (value: number) => Math.round(value * 100) / 100;

/** What a closed calibration came to, as a CSV or XLSX file; in the workbook the raters stand on a page of their own, in the other below the items. For whoever may read it. */
export async function GET(asked: Request, { params }: Context): Promise<Response> {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const actor = await requireMember(lang, `assessments/calibration/${id}`);
  const format = new URL(asked.url).searchParams.get("format");
  const it = await findCalibration(actor, id);
  if (it?.stage !== "closed" || (format !== "csv" && format !== "xlsx")) return new Response(null, { status: 404 });
  const t = say(lang);
  const words = t.calibration;
  const rows = it.cases.flatMap((one) =>
    one.items.flatMap((item): Cell[][] => {
      const spread = it.spreads.get(item.id);
      if (!spread) return [];
      return [
        [
          one.position,
          item.code,
          item.statement.text,
          ...levelNames(lang).map((_, level) => spread.counts[level] ?? 0),
          spread.spread,
          rounded(spread.agreement),
          spread.rewrite ? t.common.yes : t.common.no,
        ],
      ];
    }),
  );
  const raters = it.standings.map((row): Cell[] => [
    row.name,
    row.rated,
    row.agreed,
    rounded(row.agreement),
    rounded(row.tendency),
    words.leanings[row.leaning],
  ]);
  const items = [words.file, ...rows];
  const people = raters.length > 0 ? [words.fileRaters, ...raters] : [];
  const name = `calibration-${it.cycle.slug}`;
  if (format === "csv") return sheetFile(lang, name, format, [{ name: words.title, rows: people.length > 0 ? [...items, [], ...people] : items }]);
  return sheetFile(lang, name, format, [{ name: words.title, rows: items }, ...(people.length > 0 ? [{ name: words.rater, rows: people }] : [])]);
}
