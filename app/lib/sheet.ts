import { CsvError, parse } from "csv-parse/sync";
import { Unzip, UnzipInflate, unzipSync, zipSync } from "fflate";
import { readSheet as readPage } from "read-excel-file/node";
import writeXlsx from "write-excel-file/node";
import type { Lang } from "@/lib/lang";
import { typedNumber } from "@/lib/numbers";
import { isRefusal, Refusal } from "@/lib/refusal";
import { storable } from "@/lib/text";

/** What a cell of a file can hold; null is an empty one. */
export type Cell = string | number | null;

/** The two kinds of file that a table is written to and read from. */
export type SheetFormat = "csv" | "xlsx";

/**
 * The most that is read of a file: bytes, rows beside the one with the names, and for XLSX bytes and parts once unpacked,
 * cells that hold something, and cells and shared texts at all. It is read in one go, in which nobody else is answered.
 */
export const sheetLimits = { bytes: 5_000_000, rows: 10_000, columns: 200, unpacked: 40_000_000, parts: 1_000, filled: 300_000, pieces: 600_000 };

// A spreadsheet would take these for a formula, or with the apostrophe for a sign that it is none.
const risky = /^[=+\-@'\t\r\n\0]/;

/** A text as it stands in a cell: with one more apostrophe where a spreadsheet would take it for more than text. */
const guarded = (text: string): string => (risky.test(text) ? `'${text}` : text);

/** The text of a cell as it was before `guarded`. */
const unguarded = (text: string): string => (text.startsWith("'") && risky.test(text.slice(1)) ? text.slice(1) : text);

function csvCell(lang: Lang, cell: Cell): string {
  const text = typeof cell === "string" ? guarded(cell) : typedNumber(lang, cell);
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Rows as CSV (RFC 4180), with the mark by which spreadsheets know it is UTF-8. No text is taken for a formula. A
 * spreadsheet opens it in columns where it is of this language: a Dutch one parts cells by semicolons, and numbers by a comma.
 */
export const csvOf = (lang: Lang, rows: Cell[][]): string =>
  `\uFEFF${rows.map((row) => row.map((cell) => csvCell(lang, cell)).join(lang === "nl" ? ";" : ",")).join("\r\n")}\r\n`;

/** What XML cannot hold, and what would be read as such a sign, in the way of spreadsheets: `_x000D_`. */
const inXml = (text: string): string =>
  text
    .replace(/_x(?=[0-9a-f]{4}_)/gi, "_x005F_x")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot hold
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);

/** As much of a text as a cell of a workbook holds: 32,767 characters. */
const inCell = (text: string): string => (text.length > 32_767 ? `${text.slice(0, 32_766)}…` : text);

/** A page of a workbook: its name (at most 31 characters), its rows, the first with the names of the columns, and how wide these are in characters. */
export type SheetPage = { name: string; rows: Cell[][]; widths?: number[] };

/** Pages as a workbook (XLSX): texts as text, never as a formula, as far as a cell holds them, and numbers as numbers. The first row stays in view. */
export async function xlsxOf(pages: SheetPage[]): Promise<Uint8Array<ArrayBuffer>> {
  const written = writeXlsx(
    pages.map(({ name, rows, widths }) => ({
      sheet: name,
      stickyRowsCount: 1,
      ...(widths ? { columns: widths.map((width) => ({ width })) } : {}),
      data: rows.map((row, at) =>
        row.map((cell) => {
          if (cell === null || cell === "") return null;
          if (typeof cell === "number") return { value: cell, type: Number };
          return { value: inXml(inCell(guarded(cell))), type: String, ...(at === 0 ? { fontWeight: "bold" as const } : { alignVertical: "top" as const }) };
        }),
      ),
    })),
  );
  return new Uint8Array(await written.toBuffer());
}

/** A table as a file to take along: the answer of a route. The name says what it is, without its ending. */
export async function sheetFile(lang: Lang, name: string, format: SheetFormat, pages: [SheetPage, ...SheetPage[]]): Promise<Response> {
  const safe = name.replace(/[^\w.-]+/g, "-").slice(0, 100);
  return new Response(format === "csv" ? csvOf(lang, pages[0].rows) : await xlsxOf(pages), {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${safe}.${format}"`,
    },
  });
}

/** Why a file cannot be read: a key of `faults`. */
const unreadable = (code: string) => new Refusal("invalid", 422, { file: code });

const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Windows-1252, which some builds of Node's own decoder take for Latin-1: they differ in 27 signs, the euro among them. */
const fromWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (sign) => windows.charAt(sign.charCodeAt(0) - 0x80));

/** The text of a file: in UTF-8, in UTF-16 when it says so, else as Windows writes it. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  if (wide) {
    const text = new TextDecoder(wide).decode(bytes);
    if (text.includes("\0")) throw unreadable("fileKind");
    return text;
  }
  // A text has none of these; UTF-16 that does not say so has one in nearly every letter.
  if (bytes.includes(0))
    throw unreadable(bytes.subarray(0, 64).filter((byte) => byte === 0).length * 4 >= Math.min(64, bytes.length) ? "fileEncoding" : "fileKind");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fromWindows(bytes);
  }
}

const separators = [",", ";", "\t", "|"];

/** What parts the cells: what stands most often in the first line that holds anything, outside quotes. */
function separatorOf(text: string): string {
  const counts = separators.map(() => 0);
  let isQuoted = false;
  for (const sign of text.trimStart()) {
    const at = separators.indexOf(sign);
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === "\n" || sign === "\r") break;
    else if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return separators[counts.indexOf(Math.max(...counts))] ?? ",";
}

function readCsv(bytes: Uint8Array): string[][] {
  const whole = textOf(bytes).replace(/^\uFEFF/, "");
  // Excel does not count the line in which a file names its separator.
  const [said = "", named] = /^sep=(.)(?:\r\n|\r|\n)/i.exec(whole) ?? [];
  const text = whole.slice(said.length);
  try {
    return parse(text, {
      delimiter: named ?? separatorOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_quotes: true,
      relax_column_count: true,
      to: sheetLimits.rows + 1_000,
    });
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(error.code === "CSV_QUOTE_NOT_CLOSED" ? `fileQuote:${Number(error.records ?? 0) + 1}` : "fileKind");
    throw error;
  }
}

/** The parts of a workbook that hold its cells; refuses what says, or turns out, to be more than we unpack. */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let said = 0;
  let parts = 0;
  // What it says of itself, before anything is unpacked.
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      said += originalSize;
      if (++parts > sheetLimits.parts || said > sheetLimits.unpacked) throw unreadable("fileUnpacked");
      return false;
    },
  });
  const found: Record<string, Uint8Array> = Object.create(null);
  let size = 0;
  const unzip = new Unzip((part) => {
    if (!/\.xml(\.rels)?$/.test(part.name)) return;
    const pieces: Uint8Array[] = [];
    part.ondata = (error, piece, isLast) => {
      if (error) throw error;
      // It may have lied.
      size += piece.length;
      if (size > sheetLimits.unpacked) throw unreadable("fileUnpacked");
      pieces.push(piece);
      if (isLast) found[part.name] = Buffer.concat(pieces);
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  const step = 8_192;
  for (let at = 0; at < bytes.length; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  return found;
}

// No pattern for these pieces may go past the next `<`: a file of nothing but beginnings would be read from each of them to its end.

/** From what begins a piece up to and with what ends it. */
function pieceOf(text: string, begins: RegExp, ends: RegExp): string | undefined {
  const from = text.slice(begins.exec(text)?.index ?? text.length);
  const end = ends.exec(from);
  return end ? from.slice(0, end.index + end[0].length) : undefined;
}

/** The beginnings of elements of this name. */
const tagsIn = (text: string, name: string): string[] => [...text.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, "g"))].map(([tag]) => tag);

/** An attribute in the beginning of an element, by its name without what stands before a colon. */
function attribute(tag: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? [];
  return double ?? single;
}

/** Refuses a text that holds more of this than we read. */
function refuseMany(text: string, piece: RegExp): void {
  let count = 0;
  for (const _ of text.matchAll(piece)) if (++count > sheetLimits.pieces) throw unreadable("fileCells");
}

/** The cell formats of a workbook that show a number as a percentage, by their position. */
function percentStyles(styles: string): Set<string> {
  const own = tagsIn(styles, "numFmt").filter((tag) => attribute(tag, "formatCode")?.includes("%"));
  const percent = new Set(["9", "10", ...own.map((tag) => attribute(tag, "numFmtId"))]);
  const formats = pieceOf(styles, /<(?:\w+:)?cellXfs[\s>]/, /<\/(?:\w+:)?cellXfs>/) ?? "";
  return new Set(tagsIn(formats, "xf").flatMap((tag, at) => (percent.has(attribute(tag, "numFmtId") ?? "") ? [String(at)] : [])));
}

const asText = (text: string) => `<is><t xml:space="preserve">${text}</t></is>`;

/** The number in A for 1, B for 2. */
const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
const lettersOf = (column: number): string => (column > 26 ? lettersOf(Math.floor((column - 1) / 26)) : "") + String.fromCharCode(65 + ((column - 1) % 26));

/**
 * The page of a workbook with only the cells that hold something, each with its place: a format that goes on to the
 * millionth row takes no room. A percentage is the text that is seen, an error too, and a formula what it last came to.
 */
function onlyFilled(sheet: string, percent: Set<string>): string {
  refuseMany(sheet, /<(?:\w+:)?(?:c|row)(?=[\s>/])/g);
  let filled = 0;
  const rows: string[] = [];
  let number = 0;
  for (const row of sheet.split(/<(?:\w+:)?row(?=[\s>/])/).slice(1)) {
    const tag = row.slice(0, row.indexOf(">"));
    number = Number(attribute(tag, "r") ?? number + 1);
    let column = 0;
    const cells: string[] = [];
    for (const cell of row.split(/<(?:\w+:)?c(?=[\s>/])/).slice(1)) {
      const head = cell.slice(0, cell.indexOf(">"));
      const [, letters, its] = /^([A-Z]{1,3})(\d{1,7})$/.exec(attribute(head, "r") ?? "") ?? [];
      column = letters ? columnOf(letters) : column + 1;
      if (its) number = Number(its);
      const body = head.endsWith("/") ? "" : cell.slice(head.length + 1);
      const value = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</.exec(body)?.[1];
      const formula = /<(?:\w+:)?f(?:\s[^<>]*)?>([^<]*)</.exec(body)?.[1];
      const inline = pieceOf(body, /<(?:\w+:)?is[\s>]/, /<\/(?:\w+:)?is>/);
      const kind = attribute(head, "t") ?? "n";
      const style = attribute(head, "s");
      const place = ` r="${lettersOf(column)}${number}"`;
      if (value === undefined && inline === undefined && !formula) continue;
      if (++filled > sheetLimits.filled) throw unreadable("fileCells");
      if (number > sheetLimits.rows + 1_000) throw unreadable("fileRows");
      if (column > sheetLimits.columns) throw unreadable("fileColumns");
      if (value === undefined && inline === undefined) cells.push(`<c${place} t="inlineStr">${asText(`=${formula}`)}</c>`);
      else if (kind === "e") cells.push(`<c${place} t="inlineStr">${asText(value ?? "")}</c>`);
      else if (kind === "n" && style && percent.has(style) && value)
        cells.push(`<c${place} t="inlineStr">${asText(`${plainNumber(Number(value) * 100)}%`)}</c>`);
      else cells.push(`<c${place} t="${kind}"${style ? ` s="${style}"` : ""}>${value === undefined ? inline : `<v>${value}</v>`}</c>`);
    }
    if (cells.length > 0) rows.push(`<row r="${number}">${cells.join("")}</row>`);
  }
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join("")}</sheetData></worksheet>`;
}

/** A number as a spreadsheet shows it: with the 15 digits that it counts in. */
const plainNumber = (value: number): string => String(Number(value.toPrecision(15)));

/** A workbook that is no more than its first page, with the cells that hold something. */
function firstPage(bytes: Uint8Array): Buffer {
  const parts = unpack(bytes);
  const decoder = new TextDecoder();
  const xml = (path: string) => decoder.decode(parts[path]);
  const [book, links] = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"] as const;
  const linked = (is: (link: string) => boolean, otherwise: string) => {
    const target = attribute(tagsIn(xml(links), "Relationship").find(is) ?? "", "Target") ?? otherwise;
    return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  };
  const ofKind = (kind: string) => linked((link) => attribute(link, "Type")?.endsWith(`/${kind}`) === true, `${kind}.xml`);
  const id = attribute(tagsIn(xml(book), "sheet")[0] ?? "", "id");
  const [page, styles, texts] = [linked((link) => attribute(link, "Id") === id, "worksheets/sheet1.xml"), ofKind("styles"), ofKind("sharedStrings")];
  refuseMany(xml(texts), /<(?:\w+:)?(?:si|r|t)(?=[\s>/])/g);
  // What else there is stays behind: a page that was not looked through must not be read.
  const kept = [book, links, styles, texts].flatMap((path) => (parts[path] ? [[path, parts[path]]] : []));
  const filled = new TextEncoder().encode(onlyFilled(xml(page), percentStyles(xml(styles))));
  return Buffer.from(zipSync({ ...Object.fromEntries(kept), [page]: filled }, { level: 0 }));
}

async function readWorkbook(bytes: Uint8Array): Promise<string[][]> {
  try {
    const rows = await readPage(firstPage(bytes), { trim: false });
    // One text that many cells share is one in the file, and many where it is kept.
    const size = rows.flat().reduce((sum: number, cell) => sum + (typeof cell === "string" ? cell.length : 0), 0);
    if (size > sheetLimits.unpacked) throw unreadable("fileUnpacked");
    return rows.map((row) =>
      row.map((cell: unknown) =>
        cell === null ? "" : cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === "number" ? plainNumber(cell) : String(cell),
      ),
    );
  } catch (error) {
    // Whatever is wrong with a workbook that does not open, it is the file's.
    throw isRefusal(error) ? error : unreadable("fileKind");
  }
}

/**
 * The cells of an uploaded file as text, row by row as a spreadsheet counts them, without empty ones at the end: of a
 * workbook the first page, else CSV with whatever separator, line ends and encoding it has. Numbers have a decimal
 * point, dates read `2026-03-31`, yes and no `true` and `false`, percentages `80%`; a formula reads as what it last came
 * to. The apostrophe that `csvOf` and `xlsxOf` add is taken away, and signs that no database keeps. Refuses, under `file`, what is too large or is no such
 * file.
 */
export async function readSheet(bytes: Uint8Array): Promise<string[][]> {
  if (bytes.length > sheetLimits.bytes) throw unreadable("fileLarge");
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const cells = isWorkbook ? await readWorkbook(bytes) : readCsv(bytes);
  const rows = cells.map((row) => row.slice(0, row.findLastIndex((cell) => cell.trim() !== "") + 1).map((cell) => storable(unguarded(cell))));
  const last = rows.findLastIndex((row) => row.length > 0);
  if (last < 0) throw unreadable("fileEmpty");
  if (last > sheetLimits.rows) throw unreadable("fileRows");
  if (rows.some((row) => row.length > sheetLimits.columns)) throw unreadable("fileColumns");
  return rows.slice(0, last + 1);
}
