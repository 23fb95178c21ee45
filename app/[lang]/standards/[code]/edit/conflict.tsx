"use client";

import type { Content } from "@/standards/schema";
import { fill } from "@/ui/fill";
import { Submit, useForm } from "@/ui/form";
import { clashes, type Fields, fieldsOf } from "./rules";

/** What the refusal of a save brings along when somebody else saved in between. */
type Moved = {
  mine: Content;
  theirs: Content;
  base: Content;
  mySaying: Record<string, string>;
  theirSaying: Record<string, string>;
  baseSaying: Record<string, string>;
  theirName: string | null;
  theirRevision: number;
};

/** The refusal's detail is ours, written by the command; it came over the wire as JSON. */
function movedIn(detail: Record<string, unknown> | undefined): Moved | null {
  return detail && "theirRevision" in detail ? (detail as Moved) : null;
}

/** What the next save is written on, the save and why the change is made: what the page shows, or theirs once it was shown. */
export function WrittenOn({ revision, purpose }: { revision: number; purpose: string }) {
  const { state } = useForm();
  const moved = movedIn(state.detail);
  // What was refused for another reason keeps what it was written on.
  const typed = (name: string, given: string) => (typeof state.typed?.[name] === "string" ? state.typed[name] : given);
  return (
    <>
      <input type="hidden" name="revision" value={moved ? String(moved.theirRevision) : typed("revision", String(revision))} />
      <input type="hidden" name="purposeShown" value={moved?.theirSaying.purpose ?? typed("purposeShown", purpose)} />
    </>
  );
}

export type ConflictWords = {
  title: string;
  text: string;
  someone: string;
  mine: string;
  theirs: string;
  empty: string;
  keep: string;
  settle: string;
  allMine: string;
  allTheirs: string;
};

type Names = { labels: Record<string, string>; options: Record<string, Record<string, string>> };

/** A value as somebody reads it: options by their label, an empty text in words. */
const shown = ({ options }: Names, words: ConflictWords, name: string, value: Fields[string]) =>
  [value]
    .flat()
    .map((one) => options[name]?.[one] ?? one)
    .filter(Boolean)
    .join(", ") || words.empty;

/**
 * First in the form when somebody else saved in between: every field that differs with both texts, and which one stays.
 * Nothing before that. `{name}` in the words is theirs, `{field}` the field.
 */
export function Conflict({ lang, names, words }: { lang: string; names: Names; words: ConflictWords }) {
  const { state } = useForm();
  const moved = movedIn(state.detail);
  if (!moved) return null;
  const name = moved.theirName ?? words.someone;
  // Within a sentence nobody in particular is no name.
  const them = moved.theirName ?? words.someone.toLowerCase();
  const found = [
    ...clashes(moved.baseSaying, moved.mySaying, moved.theirSaying),
    ...clashes(fieldsOf(lang, moved.base), fieldsOf(lang, moved.mine), fieldsOf(lang, moved.theirs)),
  ];
  return (
    <section className="notice bad" aria-labelledby="conflict">
      <h2 id="conflict">{fill(words.title, { name })}</h2>
      <p>{words.text}</p>
      {found.map((clash) => {
        const label = names.labels[clash.name] ?? clash.name;
        return (
          <fieldset key={clash.name} className="gap">
            <legend className="lab">{fill(words.keep, { field: label })}</legend>
            <div className="conflict">
              {(["mine", "theirs"] as const).map((side) => (
                <div key={side} className={side}>
                  <label className="tick">
                    <input type="radio" name={`take.${clash.name}`} value={side} defaultChecked={clash.keep === side} />
                    {side === "mine" ? words.mine : fill(words.theirs, { name: them })}
                  </label>
                  <p className="whitespace-pre-line">{shown(names, words, clash.name, clash[side])}</p>
                </div>
              ))}
            </div>
          </fieldset>
        );
      })}
      <p className="gap flex flex-wrap gap-3">
        <Submit name="act" value="save">
          {words.settle}
        </Submit>
        <Submit quiet name="act" value="mine">
          {words.allMine}
        </Submit>
        <Submit quiet name="act" value="theirs">
          {fill(words.allTheirs, { name: them })}
        </Submit>
      </p>
    </section>
  );
}
