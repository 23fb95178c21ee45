import type { Lang } from "@/lib/lang";
import { day, dayOf, list, say } from "@/lib/say";
import { Columns, Notice } from "@/ui/shell";
import type { findHappenings, listMovesOfOthers } from "./queries";

type Own = Awaited<ReturnType<typeof findHappenings>>;
type Move = Pick<Own["moves"][number], "kind" | "from" | "to" | "followed" | "at">;

/** What somebody's own move was, in a sentence. */
function ownSaid(lang: Lang, { kind, from, to, followed, at }: Move): string {
  const t = say(lang);
  const c = t.cycles.mine;
  const date = dayOf(lang, at);
  if (kind === "joined") return c.joined(to ?? "", date);
  if (kind === "left") return c.left(from ?? "", date);
  if (kind === "role") return c[followed ? "role" : "roleStayed"](to === "manager" ? t.roles.manager : t.roles.employee, date);
  return c.moved(from ?? "", to ?? "", date);
}

/** On one's own assessment: that one came or moved while the cycle was open, what that changed, and why it is open again. */
export function Happenings({ lang, own }: { lang: Lang; own: Own }) {
  const c = say(lang).cycles.mine;
  const moved = own.moves.filter(({ kind }) => kind === "unit" || kind === "brand");
  // What was taken back goes along after all, from its next move on.
  const stayed = moved.at(-1)?.followed === false;
  return (
    <>
      {own.reopening && <Notice title={c.reopened(day(lang, own.reopening.until))}>{own.reopening.reason}</Notice>}
      {own.moves.length > 0 && (
        <Notice title={own.moves.map((move) => ownSaid(lang, move)).join(" ")}>
          {moved.some(({ followed }) => followed) && c.went} {own.came.length > 0 && c.came(list(lang, own.came))}{" "}
          {own.gone.length > 0 && c.gone(list(lang, own.gone))} {stayed && c.stayed}
        </Notice>
      )}
    </>
  );
}

/** For a manager: who came, went or moved in their units while a cycle is open, by name. */
export function MovesOfOthers({ lang, moves }: { lang: Lang; moves: Awaited<ReturnType<typeof listMovesOfOthers>> }) {
  const t = say(lang);
  const c = t.cycles;
  const said = ({ kind, from, to }: Move) =>
    kind === "role" ? (to === "manager" ? t.roles.manager : t.roles.employee) : from && to ? c.fromTo(from, to) : (to ?? from ?? "");
  return (
    <table className="table">
      <caption>{c.ofOthersCaption}</caption>
      <Columns of={[c.person, c.move, c.day]} />
      <tbody>
        {moves.map((move) => (
          <tr key={move.id}>
            <th scope="row">{move.person}</th>
            <td data-label={c.move}>
              {c.moveKinds[move.kind]}: {said(move)}
            </td>
            <td data-label={c.day}>{dayOf(lang, move.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
