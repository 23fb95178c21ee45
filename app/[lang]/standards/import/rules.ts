import type { DraftState } from "@/lib/generated/prisma/enums";
import { fingerprint, isCode, tidy } from "@/lib/text";
import { completeness, isOwnPrefix, type Known, type Letters, prefixOf } from "@/standards/review/rules";
import { type Difference, differences, type Figures, stanceOf } from "@/standards/rules";
import { type Content, content as contentShape } from "@/standards/schema";
import { type Column, placed, type Reader, type Rows } from "./columns";

/** The most standards that are imported at once: they are written in half the time that others wait for an embedded database. */
export const mostStandards = 5_000;

/** A standard as it stands when a file is held against it. */
export type Standing = {
  id: string;
  owner: string;
  /** Whether the one who imports leads its place. */
  led: boolean;
  retired: boolean;
  /** The published text and the number of its version; null and 0 before the first. */
  live: Content | null;
  liveNumber: number;
  /** What it is held against where it varies on another standard, and why it may ask less, if that was said. */
  base: Figures | null;
  baseReason: string | null;
  /** The open draft, with why it may not simply be saved on: a key of `faults`, null when only the one who imports wrote in it. */
  draft: { id: string; revision: number; content: Content; state: DraftState; barred: string | null } | null;
};

/** Who can own a standard: whether the one who imports leads there, and what its standards may name. */
export type Owner = { led: boolean; known: Known; empty: Content };

/** What a file is held against: every standard that the one who imports may know of, every owner, and whose letters are. */
export type State = {
  standings: Map<string, Standing>;
  owners: Map<string, Owner>;
  letters: Letters;
};

/** What is wrong with a cell: its row as the file counts, its column as the file names it, what stands there, and a key of `faults`. */
export type CellFault = { row: number; header: string; column: Column | null; value: string; fault: string };

/** A row that would change something. */
export type Change = {
  row: number;
  code: string;
  owner: string;
  /** What it is held against: the open draft of one's own, else what is published; null for a new one. */
  base: Content | null;
  content: Content;
  /** What it differs in from that. */
  differences: Difference[];
  /** What keeps it from being sent to review. */
  lacks: CellFault[];
  /** The standard that is there, with the draft that the row is saved on; null for a new one. */
  standing: Standing | null;
  /** The review or approval of one's own draft that importing ends. */
  ends: "review" | "approved" | null;
};

/** What importing a file would do. */
export type DryRun = {
  faults: CellFault[];
  fresh: Change[];
  changed: Change[];
  /** The codes of rows that are already as they stand here. */
  unchanged: string[];
  /** Of these, one's own drafts that were not sent to review yet: importing into review sends them along. */
  waiting: Change[];
  /** SHA-256 of all that would be done and of what it would be done to. */
  print: string;
};

/** What keeps an import from going straight into review. */
export const lacksOf = ({ fresh, changed, waiting }: DryRun): CellFault[] => [...fresh, ...changed, ...waiting].flatMap(({ lacks }) => lacks);

/** As much of a text as so many signs hold. */
export const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The content with these columns of a row in the place of its own. */
function merged(base: Content, given: Map<Column, unknown>): Content {
  const numbers: Record<string, unknown> = { ...base.numbers };
  const words: Record<string, Record<string, unknown>> = { nl: { ...base.words.nl }, en: { ...base.words.en } };
  for (const [column, value] of given) {
    if (column === "code" || column === "owner") continue;
    const [its = "", field] = column.split(".");
    const texts = words[its];
    if (field && texts) texts[field] = value;
    else numbers[column] = value;
  }
  // The leading principle is no further one.
  const further = (numbers.principles as string[]).filter((slug) => slug !== numbers.principle);
  return contentShape.parse({ numbers: { ...numbers, principles: further }, words });
}

/** What a content says in a column. */
function saidIn({ numbers, words }: Content, column: Column): unknown {
  const [its = "", field] = column.split(".");
  const texts: Record<string, string> | undefined = its === "nl" || its === "en" ? words[its] : undefined;
  return field ? texts?.[field] : (numbers as Record<string, unknown>)[column];
}

/** Whether every cell of a row says what the content says; the leading principle is no further one. */
function says(content: Content, given: Map<Column, unknown>): boolean {
  const leading = given.get("principle") ?? content.numbers.principle;
  const plain = (value: unknown) => (Array.isArray(value) ? JSON.stringify(value.filter((one) => one !== leading).toSorted()) : value);
  return [...given].every(([column, value]) => column === "owner" || plain(value) === plain(saidIn(content, column)));
}

type Row = { row: number; cells: Rows[number]; given: Map<Column, unknown>; faults: CellFault[] };

/**
 * Holds the rows of a file against what is there. A row is new, changed, unchanged (when every cell of it says what is
 * published, or what an open draft says) or faulty. A column or a cell that is not given leaves what is there as it is.
 * `pause` is called every hundred rows with how many are done, so that others can be answered in between.
 */
export async function dryRun(rows: Rows, read: Reader, state: State, pause: (done: number) => Promise<void> = async () => {}): Promise<DryRun> {
  const [header = [], ...body] = rows;
  const { at, strange } = placed(header);
  const faults: CellFault[] = strange.map(({ at: position, fault }) => ({
    row: 1,
    header: header[position] ?? "",
    column: null,
    value: header[position] ?? "",
    fault,
  }));
  const done: DryRun = { faults, fresh: [], changed: [], unchanged: [], waiting: [], print: "" };
  const used = new Map(state.letters.used);
  const firstRow = new Map<string, number>();
  const faultIn = (row: Row, column: Column, fault: string): CellFault => {
    const position = at.get(column);
    return {
      row: row.row,
      header: position === undefined ? "" : (header[position] ?? ""),
      column,
      value: position === undefined ? "" : shortened(row.cells[position] ?? "", 120),
      fault,
    };
  };

  function lacking(row: Row, content: Content, { known }: Owner, standing: Standing | null): CellFault[] {
    const faults: Record<string, string> = completeness(content, known);
    // No column holds the reason: it is given with the draft.
    if (standing?.base && !standing.baseReason && stanceOf(standing.base, content.numbers) === "loosens") faults.limit ??= "looser";
    return Object.entries(faults).map(([column, fault]) => faultIn(row, column as Column, fault));
  }

  for (const [index, cells] of body.entries()) {
    if (index % 100 === 0) await pause(index);
    if (cells.every((cell) => tidy(cell ?? "") === "")) continue;
    const row: Row = { row: index + 2, cells, given: new Map(), faults: [] };
    const code = tidy(cells[at.get("code") ?? -1] ?? "").toUpperCase();
    const standing = state.standings.get(code);
    const said = standing && { owner: standing.owner, contents: [standing.live, standing.led ? standing.draft?.content : null].filter((it) => it != null) };
    for (const [column, position] of at) {
      if (column === "code") continue;
      // A row may be shorter than the first; what it then lacks is empty.
      const cell = cells[position] === undefined ? "" : cells[position];
      if (cell === null) continue;
      if (column === "owner" && tidy(cell) === "") continue;
      const outcome = read(column, cell, said);
      if ("fault" in outcome) row.faults.push(faultIn(row, column, outcome.fault));
      else row.given.set(column, outcome.value);
    }
    const change = judge(row, code);
    if (row.faults.length > 0) faults.push(...row.faults);
    else if (change === "unchanged") done.unchanged.push(code);
    else if (change?.standing) done.changed.push(change);
    else if (change) done.fresh.push(change);
  }

  /** What a row would do; what is wrong with it is added to its faults. */
  function judge(row: Row, code: string): Change | "unchanged" | null {
    const wrong = (column: Column, fault: string) => {
      row.faults.push(faultIn(row, column, fault));
      return null;
    };
    if (code === "") return wrong("code", "required");
    if (!isCode(code)) return wrong("code", "code");
    const first = firstRow.get(code);
    if (first !== undefined) return wrong("code", `codeTwice:${first}`);
    firstRow.set(code, row.row);
    const named = row.given.get("owner") as string | undefined;
    const standing = state.standings.get(code);
    if (standing) return onStanding(row, code, named, standing, wrong);
    if (row.faults.length > 0) return null;
    if (named === undefined) return wrong("owner", "ownerMissing");
    const owner = state.owners.get(named);
    if (!owner?.led) return wrong("owner", "notYours");
    if (!isOwnPrefix(prefixOf(code), named, { ...state.letters, used })) return wrong("code", "codePrefix");
    used.set(prefixOf(code), new Set(used.get(prefixOf(code))).add(named));
    const content = merged(owner.empty, row.given);
    return { row: row.row, code, owner: named, base: null, content, differences: [], lacks: lacking(row, content, owner, null), standing: null, ends: null };
  }

  function onStanding(
    row: Row,
    code: string,
    named: string | undefined,
    standing: Standing,
    wrong: (column: Column, fault: string) => null,
  ): Change | "unchanged" | null {
    if (named !== undefined && named !== standing.owner) wrong("owner", "ownerFixed");
    if (row.faults.length > 0) return null;
    const { live, draft } = standing;
    const mine = standing.led ? draft : null;
    const owner = state.owners.get(standing.owner);
    // What everybody reads already, and what a draft says already, need no saving.
    if (live && says(live, row.given)) return "unchanged";
    if (mine && says(mine.content, row.given)) {
      const { content, state: its, barred } = mine;
      if (owner && !barred && !standing.retired && (its === "draft" || its === "changes"))
        done.waiting.push({
          row: row.row,
          code,
          owner: standing.owner,
          base: content,
          content,
          differences: [],
          lacks: lacking(row, content, owner, standing),
          standing,
          ends: null,
        });
      return "unchanged";
    }
    if (!standing.led) return wrong("code", "notYours");
    if (standing.retired) return wrong("code", "retired");
    if (draft?.barred) return wrong("code", draft.barred);
    const base = draft?.content ?? live ?? owner?.empty;
    if (!base || !owner) return wrong("code", "notYours");
    const content = merged(base, row.given);
    return {
      row: row.row,
      code,
      owner: standing.owner,
      base,
      content,
      differences: differences(base, content),
      lacks: lacking(row, content, owner, standing),
      standing,
      ends: draft?.state === "review" || draft?.state === "approved" ? draft.state : null,
    };
  }

  done.print = fingerprint([
    faults.length,
    done.unchanged.length,
    done.waiting.length,
    ...[...done.fresh, ...done.changed, ...done.waiting].map(({ code, owner, content, standing }) => [
      code,
      owner,
      fingerprint(content),
      standing && [standing.id, standing.liveNumber, standing.draft?.id ?? null, standing.draft?.revision ?? null, standing.draft?.state ?? null],
    ]),
  ]);
  return done;
}
