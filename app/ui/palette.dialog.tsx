"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Lang } from "@/lib/lang";
import { fill } from "@/ui/fill";
import { isAllowed, type PaletteWords, slashKept } from "@/ui/palette";

type Result = { href: string; title: string; about: string; lang: Lang };

const keepSlash = (on: boolean) => {
  try {
    if (on) localStorage.removeItem(slashKept);
    else localStorage.setItem(slashKept, "off");
  } catch {
    // Nothing is kept here; the key goes on working.
  }
};

/** The search in a window over the page: results as one types, arrow keys through them, Enter opens, Escape closes. */
export function PaletteDialog({ lang, words, onClose }: { lang: Lang; words: PaletteWords; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [typed, setTyped] = useState("");
  const [results, setResults] = useState<Result[] | null>(null);
  const [failed, setFailed] = useState<"offline" | "signedOut" | null>(null);
  const [active, setActive] = useState(-1);

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${id}${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);

  useEffect(() => {
    if (typed.trim().length < 2) {
      setResults(null);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/${lang}/search/suggest?${new URLSearchParams({ q: typed })}`, { signal: stop.signal });
        if (answer.status === 401) {
          setResults(null);
          setFailed("signedOut");
          return;
        }
        if (!answer.ok) throw new Error(String(answer.status));
        setResults(await answer.json());
        setActive(-1);
      } catch {
        if (!stop.signal.aborted) setFailed("offline");
      }
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, lang]);

  const found = results ?? [];
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      // One place more than there are results: the field itself.
      setActive((now) => ((now + 1 + step + found.length + 1) % (found.length + 1)) - 1);
    }
    const chosen = found[active];
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      location.assign(chosen.href);
    }
  };
  const said = failed
    ? words[failed]
    : results === null
      ? ""
      : found.length === 0
        ? words.none
        : found.length === 1
          ? words.one
          : fill(words.results, { n: String(found.length) });

  return (
    <dialog ref={dialog} className="palette" aria-label={words.label} onClose={onClose}>
      <search>
        <form method="get" action={`/${lang}/search`}>
          <label className="lbl" htmlFor={`${id}q`}>
            {words.label}
          </label>
          <input
            id={`${id}q`}
            name="q"
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls={`${id}list`}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? `${id}${active}` : undefined}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={200}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              // What was chosen or failed belongs to what stood here before.
              setActive(-1);
              setFailed(null);
            }}
            onKeyDown={onKey}
          />
        </form>
      </search>
      <div role="listbox" id={`${id}list`} aria-label={words.label} tabIndex={-1}>
        {found.map((result, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which says which option is active
          <div key={result.href} id={`${id}${at}`} role="option" aria-selected={at === active} tabIndex={-1} onClick={() => location.assign(result.href)}>
            <span lang={result.lang}>{result.title}</span> <span className="note">{result.about}</span>
          </div>
        ))}
      </div>
      <p role="status">{said}</p>
      {failed === "signedOut" && (
        <p>
          <a href={`/${lang}/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}>{words.signIn}</a>
        </p>
      )}
      <p className="note">{words.hint}</p>
      <footer>
        <label className="tick">
          <input type="checkbox" defaultChecked={isAllowed()} onChange={(event) => keepSlash(event.target.checked)} />
          {words.slash}
        </label>
        <button className="btn quiet" type="button" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </footer>
    </dialog>
  );
}
