"use client";

import { useEffect, useRef, useState } from "react";
import type { FormState } from "@/lib/action";
import { fill } from "@/ui/fill";
import { Form, Submit } from "@/ui/form";
import { countAll, keysOf, openShelf, Queue, readKept, removeAll, removeOthers, type Shelf, sendEntry, tabOf } from "@/ui/queue";

/** The words around signing out: `say(lang).session.signOut`. */
export type SignOutLabels = {
  /** On the button. */
  leave: string;
  /** While what waits is being sent. */
  sending: string;
  /** The question when it could not be sent; `{n}` is how many. */
  lostOne: string;
  lostMany: string;
  lostText: string;
  stay: string;
  discard: string;
};

/** Who is signed in, and nobody when that cannot be learned. */
async function whoIsHere(): Promise<string | null> {
  try {
    const answer = await fetch("/api/auth/session", { credentials: "same-origin", signal: AbortSignal.timeout(10_000) });
    const session: { personId?: unknown } | null = await answer.json();
    return typeof session?.personId === "string" ? session.personId : null;
  } catch {
    return null;
  }
}

/** Sends what this person left waiting in the browser, and returns how many answers and texts could not be sent. */
async function sendAll(shelf: Shelf): Promise<number> {
  if (countAll(shelf) === 0) return 0;
  // What was typed in other forms cannot be sent from here; it is counted, and asked about.
  const person = await whoIsHere();
  if (person === null) return countAll(shelf);
  removeOthers(shelf, person);
  for (const key of keysOf(shelf, person)) {
    const [sheet = "", tab = tabOf(key)] = key.split(".").slice(-2);
    const queue = new Queue(shelf, { person, sheet, tab, url: readKept(shelf, key).url });
    for (const { item, fields, revision } of [...queue.entries]) {
      const outcome = await sendEntry(readKept(shelf, key).url, { item, fields, revision });
      if (outcome.kind === "saved") queue.done(item, fields, outcome.revision);
    }
  }
  return countAll(shelf);
}

/**
 * The form that signs out. With script it first sends the answers that still wait in this browser; what cannot be sent
 * it counts and asks about, and only then removes the browser's copy and signs out. Without script it is a plain form.
 * `labels` is `say(lang).session.signOut`.
 */
export function SignOut({
  action,
  formKey,
  labels,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  formKey: string;
  labels: SignOutLabels;
}) {
  const around = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const agreed = useRef(false);
  const [lost, setLost] = useState(0);
  const [sending, setSending] = useState(false);

  const leave = useRef(() => {
    agreed.current = true;
    // A form on this very page must not put back what it still holds; other tabs see the shelf change.
    window.dispatchEvent(new Event("maatstaf:left"));
    removeAll(openShelf());
    around.current?.querySelector("form")?.requestSubmit();
  });
  useEffect(() => {
    const stop = new AbortController();
    const onSubmit = (event: Event) => {
      if (agreed.current) return;
      event.preventDefault();
      event.stopPropagation();
      setSending(true);
      void sendAll(openShelf()).then((left) => {
        setSending(false);
        setLost(left);
        if (left > 0) dialog.current?.showModal();
        // When nothing waited this runs within the event still, and a form that is being submitted cannot be again.
        else setTimeout(() => leave.current());
      });
    };
    around.current?.addEventListener("submit", onSubmit, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, []);

  return (
    <div ref={around}>
      <Form action={action} formKey={formKey}>
        <Submit>{labels.leave}</Submit>
      </Form>
      <p className="note" role="status">
        {sending && labels.sending}
      </p>
      <dialog ref={dialog} className="notice m-auto bg-paper text-ink" aria-labelledby="sign-out-lost">
        <p id="sign-out-lost">
          <b>{lost === 1 ? labels.lostOne : fill(labels.lostMany, { n: String(lost) })}</b>
        </p>
        <p>{labels.lostText}</p>
        <p className="gap flex flex-wrap gap-3">
          <button className="btn" type="button" onClick={() => dialog.current?.close()}>
            {labels.stay}
          </button>
          <button className="btn quiet" type="button" onClick={() => leave.current()}>
            {labels.discard}
          </button>
        </p>
      </dialog>
    </div>
  );
}
