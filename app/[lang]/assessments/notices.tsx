"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Autosave, keepMine, takeTheirs, useSheet } from "@/ui/autosave";
import { fill } from "@/ui/fill";
import { useForm } from "@/ui/form";
import type { Fields } from "@/ui/queue";
import type { FormWords } from "./words";

/** Where each item of the assessment is, by its id. */
export type Places = Record<string, { code: string; href: string; here: boolean }>;

const choiceOf = (fields: Fields, words: FormWords) => {
  const { notYet, sometimes, mostly, always } = words.levels;
  return fields.level === "skip" ? words.notApplicable : ([notYet, sometimes, mostly, always][fields.level ? Number(fields.level) : -1] ?? words.nothing);
};

/** One of two versions of an answer, everything on it in text. */
function Version({ title, fields, words, mine }: { title: string; fields: Fields; words: FormWords; mine?: boolean }) {
  const { own } = words;
  const reason = fields.level === "skip" ? own?.reasons[fields.reason as keyof typeof own.reasons] : undefined;
  const rows = [
    [words.measured, fields.measured],
    [words.note, fields.note],
    [own?.example, fields.example],
  ].filter(([, text]) => text);
  return (
    <div className={mine ? "mine" : undefined}>
      <p className="lbl">{title}</p>
      <p>
        {choiceOf(fields, words)}
        {reason && `, ${own?.because} ${reason}`}
      </p>
      {rows.map(([label, text]) => (
        <p key={label} className="whitespace-pre-line">
          <b>{label}:</b> {text}
        </p>
      ))}
    </div>
  );
}

/** Two versions of one answer: told, shown side by side, and settled by whoever answered. */
function Elsewhere({ code, theirs, mine, words, settle }: { code: string; theirs: Fields; mine: Fields; words: FormWords; settle: ReactNode }) {
  const said = { code, time: theirs.time ?? "", theirs: choiceOf(theirs, words), mine: choiceOf(mine, words) };
  return (
    <div className="notice" role="alert" data-conflict={code}>
      <p>
        <b>{words.conflict}</b>
      </p>
      <p>{fill(words.conflictSaid, said)}</p>
      <details>
        <summary>{words.seeBoth}</summary>
        <div className="conflict gap">
          <Version title={fill(words.there, said)} fields={theirs} words={words} />
          <Version title={words.here} fields={mine} words={words} mine />
        </div>
      </details>
      <p className="gap flex flex-wrap items-center gap-3">{settle}</p>
    </div>
  );
}

const fieldsIn = (typed: Record<string, string | string[]>, item: string): Fields =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (name.endsWith(`.${item}`) && typeof value === "string" ? [[name.split(".")[0], value]] : [])),
  );

/** What the form answered to a post without script: the versions that were saved elsewhere. */
function PostedConflicts({ places, words, reload }: { places: Places; words: FormWords; reload: string }) {
  const { state } = useForm();
  if (state.code !== "answeredElsewhere") return null;
  return Object.entries((state.detail?.theirs ?? {}) as Record<string, Fields>).map(([item, theirs]) => (
    <Elsewhere
      key={item}
      code={places[item]?.code ?? ""}
      theirs={theirs}
      mine={fieldsIn(state.typed ?? {}, item)}
      words={words}
      settle={
        <>
          {words.settle} <a href={reload}>{words.reload}</a>
        </>
      }
    />
  ));
}

/** First in the form: what was saved elsewhere, what could not be saved on another screen, and other tabs. */
export function Notices({ places, words, reload }: { places: Places; words: FormWords; reload: string }) {
  const { sheet, keeper, elsewhere } = useSheet();
  const items = Object.entries(sheet.items);
  return (
    <>
      <PostedConflicts places={places} words={words} reload={reload} />
      {items.map(([item, { state, theirs, mine }]) => {
        if (state !== "conflict" || !theirs || !mine) return null;
        const said = { theirs: choiceOf(theirs, words), mine: choiceOf(mine, words) };
        return (
          <Elsewhere
            key={item}
            code={places[item]?.code ?? ""}
            theirs={theirs}
            mine={mine}
            words={words}
            settle={
              <>
                <button className="btn" type="button" onClick={() => keepMine(keeper, item)}>
                  {fill(words.keepMine, said)}
                </button>
                <button className="btn quiet" type="button" onClick={() => takeTheirs(keeper, item)}>
                  {fill(words.takeTheirs, said)}
                </button>
              </>
            }
          />
        );
      })}
      {items.map(([item, { state }]) => {
        const place = places[item];
        return state === "wrong" && place && !place.here ? (
          <div key={item} className="notice bad" role="status">
            <p>
              <b>{fill(words.notHere, { code: place.code })}</b> <a href={place.href}>{words.open}</a>
            </p>
          </div>
        ) : null;
      })}
      {elsewhere && (
        <div className="notice" role="status">
          <p>{words.elsewhere}</p>
        </div>
      )}
    </>
  );
}

function LeftoverCount({ words, href }: { words: FormWords; href: string }) {
  const { sheet } = useSheet();
  const had = useRef(false);
  useEffect(() => {
    if (sheet.unsent > 0) had.current = true;
    // The page was made before these were saved.
    else if (had.current) window.location.reload();
  }, [sheet.unsent]);
  if (sheet.unsent === 0) return null;
  return (
    <div className="notice" role="status">
      <p>
        <b>{sheet.unsent === 1 ? words.unsentOne : fill(words.unsentMany, { n: String(sheet.unsent) })}</b> {sheet.said} <a href={href}>{words.open}</a>
      </p>
    </div>
  );
}

/** On a page without the form: sends what a closed tab left in the browser, and says so while it waits. */
export const Leftovers = ({ keeping, href, words }: { keeping: { person: string; sheet: string; url: string }; href: string; words: FormWords }) => (
  <Autosave {...keeping} revisions={{}} quiet>
    <LeftoverCount words={words} href={href} />
  </Autosave>
);
