import { today } from "@/lib/clock";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { Icon } from "@/ui/shell";
import { isOverdue, type State } from "./rules";

/** How many whole days lie between two days. */
const daysBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 86_400_000);

/** How far an improvement is, in a word with a mark, and by how many days it is late. */
export function StateSaid({ lang, state, dueOn }: { lang: Lang; state: State; dueOn: Date }) {
  const t = say(lang).improvements;
  const on = today();
  const late = isOverdue({ state, dueOn }, on);
  return (
    <>
      <span className="badge">
        {(late || state === "verified" || state === "done") && <Icon name={late ? "due" : "ok"} />}
        {t.states[state]}
      </span>
      {late && <small className="block">{t.since(daysBetween(dueOn, on))}</small>}
    </>
  );
}
