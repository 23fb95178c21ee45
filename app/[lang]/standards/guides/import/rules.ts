import type { Lang } from "@/lib/lang";
import { number, say } from "@/lib/say";
import { tidy } from "@/lib/text";
import type { Asked } from "@/standards/guides/rules";

/** The columns of a file with requirements, in their order; the last is what its steps are called. */
export const columns = ["code", "textNl", "textEn", "classNl", "classEn", "weight", "stars"] as const;
type Column = (typeof columns)[number] | "levels";

/** What is wrong with a cell: its row as the file counts, its column as the file names it, what stands there, and a key of `faults`. */
export type CellFault = { row: number; header: string; value: string; fault: string };

/** A file as an edition: what its steps are called, what it asks, and what is wrong with it. */
export type Parsed = { steps: "stars" | "levels"; requirements: Asked[]; faults: CellFault[] };

/** The most requirements of an edition: to bring these in takes less than half of the 15 s that others wait for a transaction. */
export const mostRequirements = 5_000;

const known: Column[] = [...columns, "levels"];
const plain = (text: string) => tidy(text).replace(/\s+/g, " ").toLowerCase();

/** The name of a column in a language. */
export const headerOf = (lang: Lang, column: Column): string => say(lang).guides.headers[column];

const columnNamed = (header: string): Column | undefined =>
  known.find((column) => [column, headerOf("nl", column), headerOf("en", column)].some((name) => plain(name) === plain(header)));

const whole = (text: string, most: number): number | null => {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : null;
};

/** Reads the cells of a file as an edition: every column in any order, by its name in either language. Says all that is wrong at once. */
export function parseEdition(rows: string[][], lang: Lang): Parsed {
  const headers = rows[0] ?? [];
  const faults: CellFault[] = [];
  const at = new Map<Column, number>();
  for (const [place, header] of headers.entries()) {
    if (tidy(header) === "") continue;
    const column = columnNamed(header);
    if (!column) faults.push({ row: 1, header, value: header, fault: "columnUnknown" });
    else if (at.has(column)) faults.push({ row: 1, header, value: header, fault: "columnTwice" });
    else at.set(column, place);
  }
  const steps = at.has("levels") && !at.has("stars") ? "levels" : "stars";
  const other = headers[at.get("levels") ?? -1] ?? "";
  if (at.has("stars") && at.has("levels")) faults.push({ row: 1, header: other, value: other, fault: "stepsBoth" });
  const lacking: Column[] = [
    ...(["code", "weight", steps] as const).filter((column) => !at.has(column)),
    ...(at.has("textNl") || at.has("textEn") ? [] : ["textNl" as const]),
    ...(at.has("classNl") || at.has("classEn") ? [] : ["classNl" as const]),
  ];
  faults.push(...lacking.map((column) => ({ row: 1, header: headerOf(lang, column), value: "", fault: "columnMissing" })));
  if (lacking.length > 0) return { steps, requirements: [], faults };

  const seen = new Map<string, number>();
  const requirements: Asked[] = [];
  for (const [place, row] of rows.entries()) {
    if (place === 0 || row.every((cell) => tidy(cell) === "")) continue;
    const cell = (column: Column) => tidy(row[at.get(column) ?? -1] ?? "");
    const wrong = (column: Column, fault: string) =>
      faults.push({ row: place + 1, header: headers[at.get(column) ?? -1] ?? headerOf(lang, column), value: cell(column).slice(0, 120), fault });
    const code = cell("code");
    const first = seen.get(code);
    if (code === "") wrong("code", "required");
    else if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$/.test(code)) wrong("code", "requirementCode");
    else if (first !== undefined) wrong("code", `codeTwice:${first}`);
    else seen.set(code, place + 1);
    for (const [one, other, most] of [
      ["textNl", "textEn", 2_000],
      ["classNl", "classEn", 120],
    ] as const) {
      if (cell(one) === "" && cell(other) === "") wrong(at.has(one) ? one : other, "required");
      for (const column of [one, other]) if (cell(column).length > most) wrong(column, `cellLong:${most}`);
    }
    const weight = whole(cell("weight"), 100);
    const step = whole(cell(steps), 10);
    if (weight === null) wrong("weight", "weightRange");
    if (step === null) wrong(steps, "stepRange");
    requirements.push({
      code,
      textNl: cell("textNl"),
      textEn: cell("textEn"),
      classNl: cell("classNl"),
      classEn: cell("classEn"),
      weight: weight ?? 1,
      step: step ?? 1,
    });
  }
  if (requirements.length > mostRequirements) {
    const row = mostRequirements + 2;
    faults.unshift({
      row,
      header: headerOf(lang, "code"),
      value: number(lang, requirements.length),
      fault: `requirementsMany:${number(lang, mostRequirements)}`,
    });
  }
  if (requirements.length === 0) faults.push({ row: 2, header: headerOf(lang, "code"), value: "", fault: "fileEmpty" });
  return { steps, requirements, faults };
}

/** The address of a guide by its name: letters and figures with dashes. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-|-$/g, "");
  // These are pages beside the guides.
  return slug === "" || slug === "import" || slug === "export" ? `guide${slug && `-${slug}`}` : slug;
}
