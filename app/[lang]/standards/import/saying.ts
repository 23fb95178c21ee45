import { faultOf } from "@/lib/action";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import type { Cell } from "@/lib/sheet";
import { type Column, cellOf, headerOf, isAdvice, type OwnerWords, wordsFor } from "./columns";
import { type CellFault, type DryRun, lacksOf } from "./rules";

/** So many of the words that a cell could hold are named; the page of the import lists them all. */
const mostWords = 40;

/** Says what to do about a cell: its fault in a sentence, with the words it could hold where it must hold one of these. */
export function adviser(lang: Lang, owners: OwnerWords[]): (cell: CellFault) => string {
  const choices = new Map<Column, string>();
  const choicesOf = (column: Column) => {
    const known = choices.get(column);
    if (known) return known;
    const words = wordsFor(column, owners, lang) ?? [];
    const named = words.slice(0, mostWords).map(({ word }) => word);
    const found = faultOf(lang, `choose:${named.join(", ")}${words.length > mostWords ? ` ${say(lang).import.moreWords(words.length - mostWords)}` : ""}`);
    choices.set(column, found);
    return found;
  };
  return ({ column, fault }) => (fault === "choose" && column !== null ? choicesOf(column) : faultOf(lang, fault));
}

/** The column of a fault as the reader's language calls it; as the file does where it has no other name. */
export const columnOf = (lang: Lang, { column, header }: CellFault): string => (column === null ? header : headerOf(lang, column));

/** Everything an import would change, a row for each field: what it says now, and in the file. New standards and drafts that are sent along have one row each. */
export function changesOf(lang: Lang, { fresh, changed, waiting }: DryRun): Cell[][] {
  const { headers, facts, changedColumns } = say(lang).import;
  return [
    [headers.code, changedColumns.kind, changedColumns.field, changedColumns.from, changedColumns.to],
    ...changed.flatMap(({ code, base, content, differences }) =>
      differences.map((it) => {
        const column = it.kind === "number" ? it.field : (`${it.lang}.${it.field}` as const);
        return [code, facts.changed, headerOf(lang, column), base && cellOf(lang, column, base), cellOf(lang, column, content)];
      }),
    ),
    ...fresh.map(({ code, content }) => [code, facts.fresh, "", "", content.words[lang].statement]),
    ...waiting.map(({ code, content }) => [code, facts.waiting, "", "", content.words[lang].statement]),
  ];
}

/** The rows of a file with, behind each, what to do about it. */
export function advised(lang: Lang, rows: string[][], run: DryRun, owners: OwnerWords[]): Cell[][] {
  const adviceOn = adviser(lang, owners);
  const faults = [...run.faults, ...lacksOf(run)];
  const advice = new Map<number, string[]>();
  for (const fault of faults) advice.set(fault.row, [...(advice.get(fault.row) ?? []), `${columnOf(lang, fault)}: ${adviceOn(fault)}`]);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  // What was advised on an earlier reading is replaced.
  const kept = Array.from({ length: width }, (_, column) => column).filter((column) => !isAdvice(rows[0]?.[column] ?? ""));
  return rows.map((row, at) => [
    ...kept.map((column) => row[column] ?? ""),
    [...(at === 0 ? [headerOf(lang, "advice")] : []), ...(advice.get(at + 1) ?? [])].join("\n"),
  ]);
}
