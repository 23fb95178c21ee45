import { faultOf } from "@/lib/action";
import type { Lang } from "@/lib/lang";
import type { Cell } from "@/lib/sheet";
import { headerOf, isAdvice, type OwnerWords, wordsFor } from "./columns";
import type { CellFault, DryRun } from "./rules";

/** What to do about a cell: its fault in a sentence, with the words it could hold where it must hold one of these. */
export function adviceOn(lang: Lang, { column, fault }: CellFault, owners: OwnerWords[]): string {
  if (fault !== "choose" || column === null) return faultOf(lang, fault);
  const words = wordsFor(column, owners, lang) ?? [];
  return faultOf(lang, `choose:${words.map(({ word }) => word).join(", ")}`);
}

/** The column of a fault as the reader's language calls it; as the file does where it has no other name. */
export const columnOf = (lang: Lang, { column, header }: CellFault): string => (column === null ? header : headerOf(lang, column));

/** The rows of a file with, behind each, what to do about it. */
export function advised(lang: Lang, rows: string[][], run: DryRun, owners: OwnerWords[]): Cell[][] {
  const faults = [...run.faults, ...[...run.fresh, ...run.changed].flatMap(({ lacks }) => lacks)];
  const advice = new Map<number, string[]>();
  for (const fault of faults) advice.set(fault.row, [...(advice.get(fault.row) ?? []), `${columnOf(lang, fault)}: ${adviceOn(lang, fault, owners)}`]);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  // What was advised on an earlier reading is replaced.
  const kept = Array.from({ length: width }, (_, column) => column).filter((column) => !isAdvice(rows[0]?.[column] ?? ""));
  return rows.map((row, at) => [
    ...kept.map((column) => row[column] ?? ""),
    [...(at === 0 ? [headerOf(lang, "advice")] : []), ...(advice.get(at + 1) ?? [])].join("\n"),
  ]);
}
