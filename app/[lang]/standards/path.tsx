import type { ReactNode } from "react";
import type { Lang } from "@/lib/lang";
import { list, say } from "@/lib/say";
import { type Move, movesFrom, path, type State, steps } from "./review/rules";

type Props = { lang: Lang; state: State; fourEyes: boolean; isLoosening?: boolean; note?: ReactNode };

/** The path of a standard with the step it is at, and below it what can be done from there and by whom. */
export function Path({ lang, state, fourEyes, isLoosening, note }: Props) {
  const t = say(lang).review;
  const at = state === "changes" ? "draft" : state;
  // What is looser than its base is judged by another leader of the whole organisation, also without four eyes.
  const isOthers = (move: Move) => path[move].by === "standard.review" && (fourEyes || isLoosening);
  const moves = movesFrom(state);
  return (
    <>
      <ol className="path" aria-label={at === "published" || at === "retired" ? t.standardPathLabel : t.pathLabel}>
        {steps.map((step) => (
          <li key={step} aria-current={step === at ? "step" : undefined}>
            {t.states[step]}
            {step === at && state === "changes" && <small>{t.states.changes}</small>}
            {step === at && note && <small>{note}</small>}
          </li>
        ))}
      </ol>
      {[
        { who: t.whoLeads, all: moves.filter((move) => !isOthers(move)) },
        { who: isLoosening ? t.whoLeadsAll : t.whoLeadsAndDidNotWrite, all: moves.filter(isOthers) },
      ].map(
        ({ who, all }) =>
          all.length > 0 && (
            <p key={who} className="note">
              {t.canMove(
                who,
                list(
                  lang,
                  all.map((move) => t.moves[move]),
                ),
              )}
            </p>
          ),
      )}
    </>
  );
}
