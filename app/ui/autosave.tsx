"use client";

import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { createKeeper, type ItemState, type Keeper, type SheetState } from "@/ui/keeper";
import { type Fields, keysOf, openQueue, openShelf, removeOthers, type Shelf, sendEntry, tabOf } from "@/ui/queue";

const Keeping = createContext<{ keeper: Keeper; elsewhere: boolean } | null>(null);

/** How the sheet around it stands, and its keeper; `elsewhere` when another tab has the same sheet open. */
export function useSheet(): { sheet: SheetState; keeper: Keeper; elsewhere: boolean } {
  const found = useContext(Keeping);
  if (!found) throw new Error("There is no Autosave around this.");
  const { keeper, elsewhere } = found;
  return { sheet: useSyncExternalStore(keeper.subscribe, keeper.get, keeper.untouched), keeper, elsewhere };
}

/** How one item stands; nothing while it was not touched. */
export const useItem = (item: string): ItemState | undefined => useSheet().sheet.items[item];

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const itemAround = (target: EventTarget | null): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>("[data-item]") : null);
const controlsOf = (element: HTMLElement) =>
  [...element.querySelectorAll<Control>("input[name], select[name], textarea[name]")].filter((control) => control.type !== "hidden");
const nameOf = (control: Control) => control.name.split(".")[0] ?? "";
const isText = (target: EventTarget | null) => target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");

/** Everything on an item, as its form would post it: a field is named `name.item`. */
function fieldsOf(element: HTMLElement): Fields {
  const fields: Fields = {};
  for (const control of controlsOf(element)) {
    if (!(control instanceof HTMLInputElement && control.type === "radio")) fields[nameOf(control)] = control.value;
    else if (control.checked) fields[nameOf(control)] = control.value;
    else fields[nameOf(control)] ??= "";
  }
  return fields;
}

/** Shows these fields on an item, and opens what hides one that is filled. */
function showFields(element: HTMLElement, fields: Fields): void {
  for (const control of controlsOf(element)) {
    const value = fields[nameOf(control)] ?? "";
    if (control instanceof HTMLInputElement && control.type === "radio") control.checked = control.value === value;
    else control.value = value;
    const folded = control.closest("details");
    if (folded && value !== "" && control.type !== "radio") folded.open = true;
  }
}

/** Whether something was entered before this script ran. */
const wasTouched = (element: HTMLElement): boolean =>
  controlsOf(element).some((control) => {
    if (control instanceof HTMLInputElement && control.type === "radio") return control.checked !== control.defaultChecked;
    if (control instanceof HTMLSelectElement)
      return [...control.options].some((option) => option.selected !== option.defaultSelected) && control.selectedIndex > 0;
    return control.value !== control.defaultValue;
  });

/** Shows waiting entries in the form, where their items are on this screen and nothing newer was entered. */
function showEntries(around: HTMLElement, entries: readonly { item: string; fields: Fields }[], but: HTMLElement[] = []): void {
  for (const { item, fields } of entries) {
    const element = around.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"]`);
    if (element && !but.includes(element)) showFields(element, fields);
  }
}

/** Typing is kept this long after the last key, choices at once. */
const pause = 800;

/** Listens to the form: keeps what is entered, chooses by key, and takes the place of posting the whole form. `touched` was entered before. */
function listen(around: HTMLElement, keeper: Keeper, touched: HTMLElement[]): () => void {
  const typing = new Map<HTMLElement, ReturnType<typeof setTimeout>>();
  const keep = (element: HTMLElement) => {
    clearTimeout(typing.get(element));
    typing.delete(element);
    keeper.change(element.dataset.item ?? "", fieldsOf(element));
  };
  const keepTyped = () => {
    for (const element of [...typing.keys()]) keep(element);
  };
  const onInput = (event: Event) => {
    const element = itemAround(event.target);
    if (!element || !isText(event.target)) return;
    clearTimeout(typing.get(element));
    typing.set(element, setTimeout(keep, pause, element));
  };
  const onChange = (event: Event) => {
    const element = itemAround(event.target);
    if (element && (!isText(event.target) || typing.has(element))) keep(element);
  };
  const onKey = (event: KeyboardEvent) => {
    const element = itemAround(event.target);
    if (!element || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isText(event.target)) {
      // Enter in a line of text would send the whole form and leave the screen.
      if (event.key !== "Enter" || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      if (typing.has(element)) keep(element);
      return;
    }
    if (event.target instanceof HTMLSelectElement) return;
    const radio = element.querySelector<HTMLInputElement>(`input[type="radio"][data-keys~="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!radio) return;
    event.preventDefault();
    radio.focus();
    radio.click();
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    // Before React hears of it: everything has been sent item by item, and posting it all again would be a second act.
    event.stopPropagation();
    keepTyped();
    const next = event.submitter?.dataset.next;
    void keeper.flush().then((all) => {
      if (all && next) window.location.assign(next);
      else around.querySelector<HTMLElement>('[aria-invalid="true"], [data-conflict] button')?.focus();
    });
  };
  const onHide = () => {
    keepTyped();
    void keeper.flush();
  };
  const onShow = () => (document.visibilityState === "hidden" ? onHide() : void keeper.retry());
  const onLeave = (event: BeforeUnloadEvent) => {
    keepTyped();
    if (keeper.get().unsent > 0) event.preventDefault();
  };
  const stop = new AbortController();
  const { signal } = stop;
  around.addEventListener("input", onInput, { signal });
  around.addEventListener("change", onChange, { signal });
  around.addEventListener("keydown", onKey, { signal });
  around.addEventListener("submit", onSubmit, { signal, capture: true });
  document.addEventListener("visibilitychange", onShow, { signal });
  window.addEventListener("pagehide", onHide, { signal });
  window.addEventListener("beforeunload", onLeave, { signal });
  window.addEventListener("online", () => void keeper.retry(), { signal });
  window.addEventListener("offline", () => keeper.offline(), { signal });
  for (const element of touched) keep(element);
  return () => stop.abort();
}

/** Takes over what closed tabs left behind: a living tab holds a lock under its name. */
async function adoptLeft(shelf: Shelf, keeper: Keeper, around: HTMLElement, person: string, sheet: string, own: string): Promise<void> {
  for (const key of keysOf(shelf, person, sheet)) {
    if (key === own) continue;
    const adopt = () => showEntries(around, keeper.adopt(key));
    if (!navigator.locks) adopt();
    else await navigator.locks.request(`maatstaf.${tabOf(key)}`, { ifAvailable: true }, async (lock) => lock && adopt());
  }
}

/** Tells whether another tab has the same sheet open, from the moment it is known until that tab is gone. */
function useElsewhere(sheet: string, tab: RefObject<string>, quiet: boolean): boolean {
  const [others, setOthers] = useState<readonly string[]>([]);
  useEffect(() => {
    if (quiet) return;
    const channel = new BroadcastChannel(`maatstaf.${sheet}`);
    channel.onmessage = ({ data }: MessageEvent<{ tab: string; says: "hello" | "here" | "bye" }>) => {
      setOthers((known) => (data.says === "bye" ? known.filter((other) => other !== data.tab) : [...new Set([...known, data.tab])]));
      if (data.says === "hello") channel.postMessage({ tab: tab.current, says: "here" });
    };
    channel.postMessage({ tab: tab.current, says: "hello" });
    const bye = () => channel.postMessage({ tab: tab.current, says: "bye" });
    window.addEventListener("pagehide", bye);
    return () => {
      bye();
      window.removeEventListener("pagehide", bye);
      channel.close();
    };
  }, [sheet, tab, quiet]);
  return others.length > 0;
}

/**
 * Saves a form as it is filled in, item by item. An item is an element with `data-item`; its fields are named
 * `name.item`, and a radio button may name the keys that choose it in `data-keys`. What the server has not confirmed
 * waits in this browser, under the person's and the sheet's id, and is sent when it can be; what anybody else left here
 * is removed. Every confirmed save is told to the page as `maatstaf:used`. A `quiet` one only sends:
 * it has no items to enter, so other tabs need not know of it.
 */
export function Autosave({
  person,
  sheet,
  url,
  revisions,
  quiet = false,
  children,
}: {
  person: string;
  sheet: string;
  url: string;
  revisions: Record<string, number>;
  quiet?: boolean;
  children: ReactNode;
}) {
  const around = useRef<HTMLDivElement>(null);
  const tab = useRef("");
  const [keeper] = useState(() => createKeeper((entry) => sendEntry(url, entry), revisions));
  useEffect(() => {
    const element = around.current;
    if (!element) return;
    tab.current ||= crypto.randomUUID();
    const shelf = openShelf();
    removeOthers(shelf, person);
    const queue = openQueue(shelf, { person, sheet, tab: tab.current, url });
    let letGo = () => {};
    void navigator.locks?.request(`maatstaf.${tab.current}`, () => new Promise<void>((done) => void (letGo = done)));
    const touched = [...element.querySelectorAll<HTMLElement>("[data-item]")].filter(wasTouched);
    showEntries(element, keeper.start(queue), touched);
    const stopListening = listen(element, keeper, touched);
    void adoptLeft(shelf, keeper, element, person, sheet, queue.key);
    // Signing out in another tab removes everything that waits; this tab must not put it back.
    const onStorage = (event: StorageEvent) => event.key === queue.key && event.newValue === null && keeper.forget();
    const onLeft = () => keeper.forget();
    window.addEventListener("storage", onStorage);
    window.addEventListener("maatstaf:left", onLeft);
    let told = keeper.get().last;
    const unsubscribe = keeper.subscribe(() => {
      const { last } = keeper.get();
      if (last && last !== told) window.dispatchEvent(new Event("maatstaf:used"));
      told = last;
    });
    return () => {
      unsubscribe();
      stopListening();
      window.removeEventListener("storage", onStorage);
      window.removeEventListener("maatstaf:left", onLeft);
      keeper.stop();
      letGo();
    };
  }, [keeper, person, sheet, url]);
  const elsewhere = useElsewhere(sheet, tab, quiet);
  return (
    <div ref={around}>
      <Keeping value={{ keeper, elsewhere }}>{children}</Keeping>
    </div>
  );
}

/** Goes to an item after its two versions were settled, because the button that did it is gone. */
const focusItem = (item: string) => {
  const inItem = `[data-item="${CSS.escape(item)}"] input[type="radio"]`;
  (document.querySelector<HTMLElement>(`${inItem}:checked`) ?? document.querySelector<HTMLElement>(inItem))?.focus();
};

/** Of two versions of an answer keeps the one that stands in the form. */
export function keepMine(keeper: Keeper, item: string): void {
  keeper.keepMine(item);
  focusItem(item);
}

/** Of two versions of an answer takes the one that was saved elsewhere, and shows it in the form. */
export function takeTheirs(keeper: Keeper, item: string): void {
  showEntries(document.body, [{ item, fields: keeper.takeTheirs(item) }]);
  focusItem(item);
}
