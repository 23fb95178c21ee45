import { partsOf, type Score, scoreOf } from "@/assessments/rules";

type Cell = string | number | null;

/** A cell as CSV has it; one that a spreadsheet would take for a formula begins with a quote mark. */
function cellOf(cell: Cell): string {
  const text = cell === null ? "" : String(cell);
  const safe = typeof cell === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180), with the mark by which spreadsheets know it is UTF-8. */
export const csvOf = (rows: Cell[][]): string => `\uFEFF${rows.map((row) => row.map(cellOf).join(",")).join("\r\n")}\r\n`;

/** An item as the export looks at it; `limit` and `reason` are in words. */
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
  answer: { measured: number | null; note: string; example: string; savedAt: Date } | null;
  reason: string;
};

const totals = (name: string, { answered, applicable, skipped, thirds, weight, points, band, lack }: Score): Cell[] => [
  name,
  answered,
  applicable,
  skipped,
  thirds,
  weight,
  points === null ? null : Math.round(points * 1e6) / 1e6,
  band ?? lack,
];

/**
 * An assessment as a file: every item as it was frozen and answered, then the totals by section and over all. Nothing in
 * it depends on what was published after the cycle opened. `sections` gives their order.
 */
export function exportOf(items: Exported[], sections: string[]): string {
  const parts = partsOf(items, sections);
  return csvOf([
    ["code", "version", "section", "statement", "level", "weight", "critical", "measured", "limit", "note", "reason", "example", "savedAt"],
    ...parts.flatMap((part) =>
      part.items.map((item): Cell[] => [
        item.code,
        item.version,
        item.section,
        item.statement,
        item.level,
        item.weight,
        item.critical ? 1 : 0,
        item.answer?.measured ?? null,
        item.limit,
        item.answer?.note ?? "",
        item.skipped ? item.reason : "",
        item.answer?.example ?? "",
        item.answer?.savedAt.toISOString() ?? "",
      ]),
    ),
    [],
    ["part", "answered", "applicable", "notApplicable", "thirds", "weights", "score", "band"],
    ...parts.map((part) => totals(part.section, scoreOf(part.items))),
    totals("total", scoreOf(items)),
  ]);
}
