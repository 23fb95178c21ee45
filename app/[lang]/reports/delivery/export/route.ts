import { refusedExport } from "@/lib/limiter";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { type Cell, sheetFile } from "@/lib/sheet";
import { readAsked } from "@/reports/addresses";
import { findChoice } from "@/reports/consistency/queries";
import { findDelivery } from "@/reports/delivery/queries";
import { listStatements, type Unit } from "@/reports/queries";
import { type Delivered, deliveryBand } from "@/reports/rules";
import { byName } from "@/reports/words";

type Context = { params: Promise<{ lang: string }> };

/** What was measured against target as a file: each standard, then each of its units. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const lang = langOf((await params).lang);
  const { format, ...query } = Object.fromEntries(new URL(request.url).searchParams);
  const actor = await requireMember(lang, "reports/delivery");
  const asked = readAsked(query);
  const choice = await findChoice(actor, asked);
  if (!choice?.cycle || (format !== "csv" && format !== "xlsx")) return new Response(null, { status: 404 });
  const refused = await refusedExport(lang);
  if (refused) return refused;
  const found = await findDelivery(choice, choice.cycle, asked);
  const statements = await listStatements(
    lang,
    found.map(({ item }) => item.versionId),
  );
  const t = say(lang).reports.delivery;
  const figures = (one: Delivered, target: number): Cell[] => [
    one.within,
    one.people,
    Math.round(one.share * 100) / 100,
    target,
    t.bands[deliveryBand(one, target)],
  ];
  const rows = found.flatMap(({ item, whole, units }): Cell[][] => {
    const named = units.flatMap((one) => {
      const unit: Unit | undefined = choice.units.get(one.path);
      return unit ? [{ unit, one }] : [];
    });
    const head: Cell[] = [item.code, statements.get(item.versionId)?.text ?? ""];
    return [
      [...head, t.together, ...figures(whole, item.target)],
      ...byName(lang, named).map(({ unit, one }): Cell[] => [
        ...head,
        unit.isGroup ? say(lang).reports.consistency.sharedIn(unit.name) : unit.name,
        ...figures(one, item.target),
      ]),
    ];
  });
  return sheetFile(lang, `${t.title}-${choice.place.slug}-${choice.cycle.slug}`, format, [
    { name: t.title, rows: [t.fileColumns, ...rows], widths: [12, 60, 24, 10, 10, 10, 10, 30] },
  ]);
}
