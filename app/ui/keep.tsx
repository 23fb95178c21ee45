"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { fill } from "@/ui/fill";
import { useForm } from "@/ui/form";

/** What somebody typed, when: the fields they see, and the hidden ones it was written with. */
type Copy = { at: number; typed: [string, string][]; hidden: [string, string][] };

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const prefix = "maatstaf.typed.";
const days = 86_400_000;
const keptFor = 30 * days;
const secret = /^form-key$|^\$ACTION|password/i;

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (control): control is Control =>
      (control instanceof HTMLInputElement || control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement) &&
      control.name !== "" &&
      !secret.test(control.name),
  );
const isTick = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

const givenTo = (control: Control): string =>
  control instanceof HTMLSelectElement
    ? (([...control.options].find((option) => option.defaultSelected) ?? control.options[0])?.value ?? "")
    : control.defaultValue;

/** What stands in a form, or what the server put there. */
function copyOf(form: HTMLFormElement, of: "now" | "server" = "now"): Copy {
  const now = of === "now";
  const copy: Copy = { at: Date.now(), typed: [], hidden: [] };
  for (const control of controlsOf(form)) {
    if (isTick(control) && !(now ? control.checked : control.defaultChecked)) continue;
    copy[control.type === "hidden" ? "hidden" : "typed"].push([control.name, now ? control.value : givenTo(control)]);
  }
  return copy;
}

/** Puts a copy into the form, and tells whoever listens that something was entered. */
function putBack(form: HTMLFormElement, { typed, hidden }: Copy): void {
  for (const control of controlsOf(form)) {
    const values = (control.type === "hidden" ? hidden : typed).flatMap(([name, value]) => (name === control.name ? [value] : []));
    if (isTick(control)) control.checked = values.includes(control.value);
    else if (values[0] !== undefined) control.value = values[0];
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

const same = (a: Copy | null, b: Copy | null) => a !== null && b !== null && JSON.stringify(a.typed) === JSON.stringify(b.typed);

const isCopy = (value: unknown): value is Copy => {
  const copy = value as Partial<Copy> | null;
  return typeof copy?.at === "number" && Array.isArray(copy.typed) && Array.isArray(copy.hidden);
};

/** The copies under a key, the newest first; none where the browser keeps nothing or something else stands there. */
function readCopies(key: string): Copy[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isCopy).filter(({ at }) => at > Date.now() - keptFor) : [];
  } catch {
    return [];
  }
}

function writeCopies(key: string, copies: Copy[]): void {
  try {
    if (copies.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(copies));
  } catch {
    // A full or closed store: leaving the page still warns.
  }
}

/** Removes what anybody but this person typed in this browser. */
function forgetOthers(person: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix) && !key.startsWith(`${prefix}${person}.`)) localStorage.removeItem(key);
  } catch {
    // Nothing can be read, so nothing of anybody can be shown either.
  }
}

/** The sentences of the bar; `{time}` and `{day}` are filled in. */
export type KeepWords = { unsaved: string; saving: string; offline: string; offer: string; offerFrom: string; take: string; drop: string };

function offerText(words: KeepWords, lang: string, at: number): string {
  const moment = new Date(at);
  const sentence = moment.toDateString() === new Date().toDateString() ? words.offer : words.offerFrom;
  const locale = lang === "nl" ? "nl-NL" : "en-GB";
  return fill(sentence, {
    day: moment.toLocaleDateString(locale, { day: "numeric", month: "long" }),
    time: moment.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" }),
  });
}

/**
 * Keeps what is typed in the form around it in this browser, until the server has it. `revision` is what the page shows:
 * when it moves on, or the form says done, what was sent is forgotten and what was typed since is offered.
 */
function useKeeping(person: string, name: string, revision: number) {
  const around = useRef<HTMLDivElement>(null);
  const { state, pending } = useForm();
  const [offers, setOffers] = useState<Copy[]>([]);
  const [unsaved, setUnsaved] = useState(false);
  const kept = useRef<{ base: Copy | null; now: Copy | null; sent: Copy | null; offers: Copy[] }>({ base: null, now: null, sent: null, offers: [] });
  const key = `${prefix}${person}.${name}`;

  useEffect(() => {
    const form = around.current?.closest("form");
    if (!form) return;
    const it = kept.current;
    const write = () => writeCopies(key, [...(it.now ? [it.now] : []), ...it.offers]);
    const onInput = () => {
      const copy = copyOf(form);
      it.now = same(copy, it.base) ? null : copy;
      setUnsaved(it.now !== null);
      write();
    };
    const onSubmit = () => {
      it.sent = copyOf(form);
      if (it.now) it.now = it.sent;
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      if (it.now) event.preventDefault();
    };
    const stop = new AbortController();
    form.addEventListener("input", onInput, { signal: stop.signal });
    form.addEventListener("submit", onSubmit, { signal: stop.signal, capture: true });
    window.addEventListener("beforeunload", onLeave, { signal: stop.signal });
    return () => stop.abort();
  }, [key]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is the server's word that it has what was sent
  useEffect(() => {
    const form = around.current?.closest("form");
    if (!form) return;
    const it = kept.current;
    if (state.refused && it.base) {
      it.sent = null;
      return;
    }
    const shown = copyOf(form);
    if (it.base === null) {
      forgetOthers(person);
      it.base = copyOf(form, "server");
      // What was typed before this ran is as unsaved as what comes after.
      it.now = same(shown, it.base) ? null : shown;
      it.offers = readCopies(key).filter((copy) => !same(copy, shown));
    } else {
      const isNewer = it.now !== null && !same(it.now, it.sent);
      // What was typed while the form was under way may stand there still, or the answer has taken its place.
      const stands = isNewer && same(it.now, shown);
      if (it.now && isNewer && !stands) it.offers = [it.now, ...it.offers];
      it.base = stands ? (it.sent ?? it.base) : shown;
      if (!stands) it.now = null;
    }
    it.offers = it.offers.filter((copy) => !same(copy, it.base));
    setUnsaved(it.now !== null);
    setOffers(it.offers);
    writeCopies(key, [...(it.now ? [it.now] : []), ...it.offers]);
  }, [key, person, revision, state]);

  const settle = (copy: Copy, take: boolean) => {
    const form = around.current?.closest("form");
    const it = kept.current;
    it.offers = it.offers.filter((other) => other !== copy);
    setOffers(it.offers);
    if (take && form) putBack(form, copy);
    else writeCopies(key, [...(it.now ? [it.now] : []), ...it.offers]);
  };
  return { around, offers, unsaved, pending, settle };
}

function useOffline(): boolean {
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return offline;
}

type KeepProps = { person: string; name: string; revision: number; lang: string; saved: string; words: KeepWords; children: ReactNode };

/**
 * The bar at the foot of a form: how it stands (saved, not saved yet, no connection) beside its buttons. Until the server
 * has what was typed, a copy stays in this browser under the person's id and this name; after a crash or an ended session
 * it is offered again, and leaving with unsaved text is warned of. Copies of other people, and of 30 days ago, are removed.
 */
export function Keep({ person, name, revision, lang, saved, words, children }: KeepProps) {
  const { around, offers, unsaved, pending, settle } = useKeeping(person, name, revision);
  const offline = useOffline();
  const [offer] = offers;
  return (
    <div ref={around} className={offline ? "bar offline" : "bar"}>
      {offer && (
        <p className="flex basis-full flex-wrap items-center gap-x-5 gap-y-2" role="status">
          <b>{offerText(words, lang, offer.at)}</b>
          <button type="button" className="btn" onClick={() => settle(offer, true)}>
            {words.take}
          </button>
          <button type="button" className="btn quiet" onClick={() => settle(offer, false)}>
            {words.drop}
          </button>
        </p>
      )}
      <p className="state" role="status">
        {!unsaved && !pending && (
          <svg aria-hidden="true">
            <use href="#i-ok" />
          </svg>
        )}
        <span>{offline ? words.offline : pending ? words.saving : unsaved ? words.unsaved : saved}</span>
      </p>
      <div className="flex flex-wrap gap-3">{children}</div>
    </div>
  );
}
