"use client";

import { useSheet } from "@/ui/autosave";
import { fill } from "@/ui/fill";
import type { SheetState } from "@/ui/keeper";
import { Thread } from "@/ui/ruler.strip";
import type { FormWords } from "./words";

/** One item as the bar and the progress look at it: whether it had been dealt with when the page was made. */
export type Counted = { id: string; given: boolean };

/** How many of these items have been dealt with, as far as the server has confirmed it. */
const countGiven = (sheet: SheetState, items: Counted[]) =>
  items.filter(({ id, given }) => {
    const saved = sheet.items[id]?.saved;
    return saved ? saved.level !== "" : given;
  }).length;

const counted = (n: number, one: string, many: string) => (n === 1 ? one : fill(many, { n: String(n) }));

/** What stands in the bar: first what keeps an answer from being saved, then what was saved last, then what is open. */
function sentences(sheet: SheetState, open: number, saved: string, words: FormWords): { bold: string; rest: string; fine: boolean } {
  const rest = open === 0 ? words.openNone : counted(open, words.openOne, words.openMany);
  const { link, unsent } = sheet;
  const unsaved = unsent === 0 ? "" : counted(unsent, words.unsentOne, words.unsentMany);
  if (link === "over") return { bold: sheet.said || words.refusedSheet, rest: unsaved, fine: false };
  if (link === "signedOut") return { bold: words.signedOut, rest: "", fine: false };
  if (link === "busy") return { bold: unsent === 0 ? words.busyNone : counted(unsent, words.busyOne, words.busyMany), rest, fine: false };
  if (link === "offline") return { bold: unsent === 0 ? words.offlineNone : counted(unsent, words.offlineOne, words.offlineMany), rest, fine: false };
  if (Object.values(sheet.items).some(({ state }) => state === "wrong" || state === "conflict")) return { bold: unsaved, rest, fine: false };
  const last = sheet.last?.time ?? saved;
  if (unsent > 0) return { bold: last ? `${last}. ${words.savingItem}.` : `${words.savingItem}.`, rest, fine: false };
  return { bold: last ? `${last}.` : "", rest, fine: last !== "" };
}

/** The foot of the form: what was saved and what is open, and the button that goes on. */
export function Bar({
  items,
  saved,
  next,
  words,
  signIn,
}: {
  items: Counted[];
  saved: string;
  next: { label: string; href: string };
  words: FormWords;
  signIn: string;
}) {
  const { sheet } = useSheet();
  const { bold, rest, fine } = sentences(sheet, items.length - countGiven(sheet, items), saved, words);
  return (
    <div className={sheet.link === "ok" ? "bar" : "bar offline"}>
      <p className="state" role="status">
        {fine && (
          <svg aria-hidden="true">
            <use href="#i-ok" />
          </svg>
        )}
        <span>
          {bold && <b>{bold}</b>} {rest}
          {!sheet.durable && ` ${words.notDurable}`}
          {sheet.link === "signedOut" && (
            <a href={signIn} target="_blank" rel="noreferrer">
              {words.signIn}
            </a>
          )}
        </span>
      </p>
      <div>
        <button className="btn" type="submit" data-next={next.href}>
          {next.label}
        </button>
      </div>
    </div>
  );
}

/** A part of the assessment beside the form. */
export type ProgressPart = { section: string; title: string; href: string; given: number; total: number };

/** How far one is, principle by principle; the current one counts along with what is answered. */
export function Progress({
  parts,
  current,
  items,
  words,
  label,
  person,
  closes,
}: {
  parts: ProgressPart[];
  current: string;
  items: Counted[];
  words: FormWords;
  label: string;
  person: string;
  closes: string;
}) {
  const { sheet } = useSheet();
  const now = countGiven(sheet, items);
  const counts = parts.map((part) => ({ ...part, given: part.section === current ? now : part.given }));
  const sum = (of: "given" | "total") => String(counts.reduce((all, part) => all + part[of], 0));
  return (
    <nav aria-label={label}>
      <p className="lbl">{person}</p>
      <p className="note">
        {fill(words.answered, { given: sum("given"), total: sum("total") })} {closes}
      </p>
      <ol className="prog gap">
        {counts.map(({ section, title, href, given, total }) => (
          <li key={section}>
            <a href={href} aria-current={section === current ? "step" : undefined}>
              {title}
              <span>{fill(words.of, { given: String(given), total: String(total) })}</span>
            </a>
            <Thread total={total} done={given} />
          </li>
        ))}
      </ol>
    </nav>
  );
}
