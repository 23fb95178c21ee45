import { partsOf, type Score, scoreOf } from "@/assessments/rules";
import type { Cell } from "@/lib/sheet";

/** An item as the export looks at it; what is not a number is in words already. */
export type Exported = {
  code: string;
  section: string;
  version: number;
  statement: string;
  weight: number;
  critical: boolean;
  limit: string;
  level: number | null;
  skipped: boolean;
  /** The level, or that it does not apply. */
  choice: string;
  answer: { measured: number | null; note: string; example: string } | null;
  unit: string;
  reason: string;
  savedAt: string;
};

/** The words of the file in the reader's language: its columns, the names of sections and totals, what a score comes to. */
export type FileWords = {
  items: string[];
  totals: string[];
  whole: string;
  yes: string;
  no: string;
  titleOf: (section: string) => string;
  resultOf: (score: Score) => string;
};

const totals = (name: string, score: Score, words: FileWords): Cell[] => [
  name,
  score.answered,
  score.applicable,
  score.skipped,
  score.thirds,
  score.weight,
  score.points === null ? null : Math.round(score.points * 1e6) / 1e6,
  words.resultOf(score),
];

/**
 * An assessment as the rows of a file: every item as it was frozen and answered, then the totals by section and over all. Nothing in
 * it depends on what was published after the cycle opened. `sections` gives their order.
 */
export function exportOf(items: Exported[], sections: string[], words: FileWords): Cell[][] {
  const parts = partsOf(items, sections);
  return [
    words.items,
    ...parts.flatMap((part) =>
      part.items.map((item): Cell[] => [
        item.code,
        item.version,
        words.titleOf(item.section),
        item.statement,
        item.level,
        item.choice,
        item.weight,
        item.critical ? words.yes : words.no,
        item.answer?.measured ?? null,
        item.unit,
        item.limit,
        item.answer?.note ?? "",
        item.reason,
        item.answer?.example ?? "",
        item.savedAt,
      ]),
    ),
    [],
    words.totals,
    ...parts.map((part) => totals(words.titleOf(part.section), scoreOf(part.items), words)),
    totals(words.whole, scoreOf(items), words),
  ];
}
