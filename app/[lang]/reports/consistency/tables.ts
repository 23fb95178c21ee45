import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import type { Cell, SheetPage } from "@/lib/sheet";
import type { Unit } from "@/reports/queries";
import type { Spread } from "@/reports/rules";
import { apartSaid, byName, principleOf } from "@/reports/words";
import { type Choice, type Consistency, type Row, withheldIn } from "./queries";

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

/** The summary of a spread in cells: mean, spread, deviation, answers with a level, to how many it applied. */
const summary = ({ mean, spread, deviation, sums }: Spread): Cell[] => [rounded(mean), rounded(spread), rounded(deviation), sums.given, sums.applicable];

/** The report as the pages of a file: every unit by standard with its figures or that they are withheld, then a row for each standard, then each principle. */
export function tablesOf(lang: Lang, choice: Choice, found: Consistency, statements: ReadonlyMap<string, { text: string }>): [SheetPage, ...SheetPage[]] {
  const t = say(lang).reports;
  const { file } = t.consistency;
  const statementOf = (row: Row) => statements.get(row.items[0]?.versionId ?? "")?.text ?? "";
  const units = found.standards.flatMap((row): Cell[][] => {
    const shown = row.spread.units.flatMap((one) => {
      const unit: Unit | undefined = choice.units.get(one.path);
      return unit ? [{ unit, one }] : [];
    });
    const hidden = withheldIn(row, found, choice).map((unit) => ({ unit, one: null }));
    return byName<{ unit: Unit; one: (typeof shown)[number]["one"] | null }>(lang, [...shown, ...hidden]).map(({ unit, one }) => [
      row.of,
      statementOf(row),
      unit.name,
      ...(one ? [rounded(one.points), apartSaid(lang, one.sums), one.sums.given, one.sums.applicable] : [null, null, null, null]),
      one ? (one.points === null ? t.tooLittle : "") : t.withheld(choice.looking.floor),
    ]);
  });
  return [
    { name: file.units, rows: [file.unitColumns, ...units], widths: [12, 60, 24, 10, 14, 12, 14, 34] },
    {
      name: file.standards,
      rows: [file.standardColumns, ...found.standards.map((row) => [row.of, statementOf(row), ...summary(row.spread)])],
      widths: [12, 60, 10, 10, 12, 12, 14],
    },
    {
      name: file.principles,
      rows: [file.principleColumns, ...found.principles.map((row) => [principleOf(lang, row.of), ...summary(row.spread)])],
      widths: [40, 10, 10, 12, 12, 14],
    },
  ];
}
