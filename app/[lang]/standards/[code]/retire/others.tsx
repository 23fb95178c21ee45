"use client";

import { fill } from "@/ui/fill";
import { useForm } from "@/ui/form";

/** What the refusal brings along when others were named that were not shown yet. */
type Shown = { shown: string; others: { code: string; statement: string; version: number; draft: number }[] };

/** The refusal's detail is ours, written by the command; it came over the wire as JSON. */
const shownIn = (detail: Record<string, unknown> | undefined): Shown | null => (detail && "others" in detail ? (detail as Shown) : null);

/** `{version}` is the version that holds. */
export type OthersWords = { title: string; version: string; draft: string };

/** What goes along in a merge, once somebody named it: each with the version that holds and the open draft that is closed. */
export function Others({ words }: { words: OthersWords }) {
  const { state } = useForm();
  const shown = shownIn(state.detail);
  if (!shown) return null;
  return (
    <section className="notice" aria-labelledby="others">
      <h2 id="others">{words.title}</h2>
      <input type="hidden" name="othersShown" value={shown.shown} />
      <ul>
        {shown.others.map(({ code, statement, version, draft }) => (
          <li key={code}>
            <span className="code">{code}</span> {statement} ({fill(words.version, { version: String(version) })}). {draft > 0 && <b>{words.draft}</b>}
          </li>
        ))}
      </ul>
    </section>
  );
}
