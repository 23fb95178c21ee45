"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { Lang } from "@/lib/lang";

/** The words of the palette: `say(lang).search.palette`. */
export type PaletteWords = Record<"label" | "results" | "one" | "none" | "hint" | "slash" | "close" | "offline" | "signedOut" | "signIn", string>;

type Props = { lang: Lang; words: PaletteWords };

/** Where a browser keeps that one key alone must not open the palette (WCAG 2.1.4). */
export const slashKept = "maatstaf:slash";

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest("input:not([type=radio],[type=checkbox]),textarea,select") !== null);

/** Whether that one key may open it in this browser. */
export const isAllowed = () => {
  try {
    return localStorage.getItem(slashKept) !== "off";
  } catch {
    return true;
  }
};

/** Waits for the key that opens the search from any page, `/` or Ctrl or Cmd with K; the rest is fetched when it is pressed. */
export function Palette({ lang, words }: Props) {
  const [Opened, setOpened] = useState<ComponentType<Props & { onClose: () => void }> | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.defaultPrevented || !(command || slash) || isTyping(event.target) || document.querySelector("dialog[open]") || (slash && !isAllowed())) return;
      event.preventDefault();
      import("@/ui/palette.dialog").then(
        ({ PaletteDialog }) => setOpened(() => PaletteDialog),
        () => location.assign(`/${lang}/search`),
      );
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [lang]);
  return Opened && <Opened lang={lang} words={words} onClose={() => setOpened(null)} />;
}
