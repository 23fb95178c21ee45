import { findBoth, findSecond } from "@/assessments/[id]/second-opinion/queries";
import { secondSaid } from "@/assessments/[id]/second-opinion/words";
import type { Context } from "@/assessments/posted";
import { choiceSaid, titleOf } from "@/assessments/words";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { dayOf, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { type Cell, sheetFile } from "@/lib/sheet";

/** Both ratings as a file, for the two of them. */
export async function GET(asked: Request, { params }: Context): Promise<Response> {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const actor = await requireMember(lang, `assessments/${id}/second-opinion`);
  const format = new URL(asked.url).searchParams.get("format");
  const found = await findSecond(actor, id);
  if (!found?.second || !can(actor, "second.read", found.target) || (format !== "csv" && format !== "xlsx")) return new Response(null, { status: 404 });
  const both = await findBoth(actor, found);
  // Its page says how it is opened.
  if (!both) return new Response(null, { status: 307, headers: { location: `/${lang}/assessments/${id}/second-opinion` } });
  const t = say(lang).seconds;
  const { verdict, verdictAt, reason } = found.second;
  const rows = both.pairs.map(({ item, second, difference }): Cell[] => [
    item.code,
    item.version,
    titleOf(lang, item.section),
    item.statement,
    item.answer?.level ?? null,
    choiceSaid(lang, item.answer) ?? t.both.open,
    second?.level ?? null,
    secondSaid(lang, second),
    difference,
    item.answer?.note ?? "",
    second?.note ?? "",
  ]);
  const said: Cell[][] = verdict
    ? [
        [],
        [t.both.file.verdict, (verdict === "accepted" ? t.reply.saidAccepted : t.reply.saidDisagreed)(found.person, verdictAt ? dayOf(lang, verdictAt) : "")],
        [t.both.file.reason, reason],
      ]
    : [];
  return sheetFile(lang, `second-opinion-${found.cycle.slug}`, format, [{ name: t.both.file.name, rows: [t.both.file.columns, ...rows, ...said] }]);
}
