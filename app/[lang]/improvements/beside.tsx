import type { Lang } from "@/lib/lang";
import { day, say } from "@/lib/say";
import type { Listed } from "./queries";
import { StateSaid } from "./state";

/** Beside an item: what was agreed on its standard, each with its state and day, and (with `agree`) the way to agree on another. */
export function Beside({ lang, code, improvements, agree }: { lang: Lang; code: string; improvements: Listed[]; agree?: string | undefined }) {
  const t = say(lang).improvements;
  return (
    <>
      {improvements.length > 0 && (
        <div className="note gap">
          <b>{t.beside}</b>
          <ul>
            {improvements.map(({ id, what, state, dueOn, owner }) => (
              <li key={id}>
                <a href={`/${lang}/improvements/${id}`}>{what}</a> <StateSaid lang={lang} state={state} dueOn={dueOn} /> {owner}, {day(lang, dueOn)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {agree && (
        <p className="note gap">
          <a href={agree}>
            {t.agree}
            <span className="vh"> ({code})</span>
          </a>
        </p>
      )}
    </>
  );
}
