"use client";

import { isValidElement, type ReactNode, startTransition, useEffect, useState } from "react";
import type { FormState } from "@/lib/action";

// Long enough that a word is typed, short enough to be seen as following.
const pause = 500;

/**
 * Shows its children until something is typed in the form, and then what the server makes of what is typed: the answer
 * of `preview` brings it as `detail.sheet`. What cannot be shown (a number that is none yet) leaves the last one standing.
 * The note above says which of the two it is: without script nothing follows.
 */
export function LivePreview({
  form: formId,
  preview,
  notes,
  children,
}: {
  form: string;
  preview: (state: FormState, form: FormData) => Promise<FormState>;
  notes: { saved: string; typed: string };
  children: ReactNode;
}) {
  const [shown, setShown] = useState<ReactNode>(null);
  const [follows, setFollows] = useState(false);
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    setFollows(true);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const ask = async () => {
      const turn = ++asked;
      const typed = new FormData(form);
      typed.delete("form-key");
      // Without a connection the last one stays; the form itself says that there is none.
      const answer = await preview({}, typed).catch((): FormState => ({}));
      const sheet = answer.detail?.sheet;
      // The session was used by asking.
      if (sheet) window.dispatchEvent(new CustomEvent("maatstaf:used"));
      if (turn === asked && isValidElement(sheet)) startTransition(() => setShown(sheet));
    };
    const onInput = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    };
    form.addEventListener("input", onInput);
    return () => {
      clearTimeout(timer);
      asked++;
      form.removeEventListener("input", onInput);
    };
  }, [formId, preview]);
  return (
    <>
      <p className="note">{follows ? notes.typed : notes.saved}</p>
      {shown ?? children}
    </>
  );
}
