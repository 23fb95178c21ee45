"use client";

import { type ComponentProps, useLayoutEffect, useState, useSyncExternalStore } from "react";

type Kept = { value: string; start: number; end: number };

const neverChanges = () => () => {};
/** Whether React is taking over what the server rendered, and not making something new. */
const useHydrating = () =>
  useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  );

const areaOf = (id: string): HTMLTextAreaElement | null => {
  const element = document.getElementById(id);
  return element instanceof HTMLTextAreaElement ? element : null;
};

/** Puts back what was typed if React has put the server's text in its place, and the caret where it was. */
function restore(id: string, { value, start, end }: Kept): void {
  const area = areaOf(id);
  if (!area || area.value !== area.defaultValue) return;
  if (area.value !== value) area.value = value;
  if (document.activeElement === area) area.setSelectionRange(start, end);
}

/**
 * Several lines of text that keep what is typed before the page's script runs. When React takes over a page it gives every
 * text area the server's text again, and puts the caret at its beginning; unlike an input, which it leaves alone.
 */
export function TextArea({ id, ...rest }: ComponentProps<"textarea"> & { id: string }) {
  const hydrating = useHydrating();
  const [kept] = useState<Kept | null>(() => {
    const area = hydrating && typeof document !== "undefined" ? areaOf(id) : null;
    if (!area) return null;
    const found = { value: area.value, start: area.selectionStart, end: area.selectionEnd };
    // React works in turns with the browser in between: this comes before the next key.
    queueMicrotask(() => restore(id, found));
    return found;
  });
  // Unless such a turn ended between this component and its element.
  useLayoutEffect(() => {
    if (kept && areaOf(id)?.value !== kept.value) restore(id, kept);
  }, [id, kept]);
  return <textarea id={id} {...rest} />;
}
