"use client";

import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { fieldsOf, isText, itemAround, showFields, wasTouched } from "@/ui/fields";
import { type ItemState, Keeper, type SheetState } from "@/ui/keeper";
import { type Fields, keysOf, type Owner, openShelf, Queue, removeOthers, type Shelf, sendEntry, tabOf } from "@/ui/queue";

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

/** Shows waiting entries in the form, where their items are on this screen and nothing newer was entered. */
function showEntries(around: HTMLElement, entries: readonly { item: string; fields: Fields }[], but: HTMLElement[] = []): void {
  for (const { item, fields } of entries) {
    const element = around.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"]`);
    if (element && !but.includes(element)) showFields(element, fields);
  }
}

/** Typing is kept this long after the last key, choices at once. */
const pause = 800;

/** Keeps what is entered on an item: at once, or once typing has paused. */
function keeping(keeper: Keeper) {
  const typing = new Map<HTMLElement, ReturnType<typeof setTimeout>>();
  const keep = (element: HTMLElement) => {
    clearTimeout(typing.get(element));
    typing.delete(element);
    keeper.change(element.dataset.item ?? "", fieldsOf(element));
  };
  return {
    keep,
    keepSoon(element: HTMLElement) {
      clearTimeout(typing.get(element));
      typing.set(element, setTimeout(keep, pause, element));
    },
    isTyping: (element: HTMLElement) => typing.has(element),
    keepTyped() {
      for (const element of [...typing.keys()]) keep(element);
    },
  };
}

/** Chooses by key on the item that has the focus; typing is typing, and Enter in a line of text leaves the screen where it is. */
function chooseByKey(event: KeyboardEvent, keepTyped: () => void): void {
  const element = itemAround(event.target);
  if (!element || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement || event.target instanceof HTMLTextAreaElement)
    return;
  if (isText(event.target)) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    keepTyped();
    return;
  }
  const radio = element.querySelector<HTMLInputElement>(`input[type="radio"][data-keys~="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!radio) return;
  event.preventDefault();
  radio.focus();
  radio.click();
}

/** Instead of posting the form, all of which was sent item by item: goes on once the server has everything, or to what keeps it from that. */
async function goOn(around: HTMLElement, keeper: Keeper, submitter: HTMLElement | null): Promise<void> {
  const all = await keeper.flush();
  if (all && submitter?.dataset.next) window.location.assign(submitter.dataset.next);
  else around.querySelector<HTMLElement>('[aria-invalid="true"], [data-conflict] button')?.focus();
}

/** Whether something is not saved and not on its way: what is on its way is also kept here, and arrives without this page. */
const isStuck = ({ unsent, link, durable, items }: SheetState): boolean =>
  unsent > 0 && (link !== "ok" || !durable || Object.values(items).some(({ state }) => state === "wrong" || state === "conflict"));

/** Listens to the form: keeps what is entered, chooses by key, and takes the place of posting the whole form. `touched` was entered before. */
function listen(around: HTMLElement, keeper: Keeper, touched: HTMLElement[]): () => void {
  const { keep, keepSoon, isTyping, keepTyped } = keeping(keeper);
  const stop = new AbortController();
  const { signal } = stop;
  const onInput = (event: Event) => {
    const element = itemAround(event.target);
    if (element && isText(event.target)) keepSoon(element);
  };
  const onChange = (event: Event) => {
    const element = itemAround(event.target);
    if (element && (!isText(event.target) || isTyping(element))) keep(element);
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    // Before React hears of it: posting it all again would be a second act.
    event.stopPropagation();
    keepTyped();
    void goOn(around, keeper, event.submitter);
  };
  const onHide = () => {
    keepTyped();
    void keeper.flush();
  };
  const onLeave = (event: BeforeUnloadEvent) => {
    keepTyped();
    if (isStuck(keeper.get())) event.preventDefault();
  };
  around.addEventListener("input", onInput, { signal });
  around.addEventListener("change", onChange, { signal });
  around.addEventListener("keydown", (event) => chooseByKey(event, keepTyped), { signal });
  around.addEventListener("submit", onSubmit, { signal, capture: true });
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? onHide() : void keeper.retry()), { signal });
  window.addEventListener("pagehide", onHide, { signal });
  window.addEventListener("beforeunload", onLeave, { signal });
  window.addEventListener("online", () => void keeper.retry(), { signal });
  window.addEventListener("offline", () => keeper.offline(), { signal });
  for (const element of touched) keep(element);
  return () => stop.abort();
}

/** Takes over what other tabs leave behind, as soon as they are gone: a living tab holds a lock under its name. */
function adoptLeft(shelf: Shelf, keeper: Keeper, around: HTMLElement, { person, sheet, tab }: Owner, signal: AbortSignal): void {
  for (const key of keysOf(shelf, person, sheet)) {
    if (tabOf(key) === tab) continue;
    const adopt = () => showEntries(around, keeper.adopt(key));
    if (navigator.locks) void navigator.locks.request(`maatstaf.${tabOf(key)}`, { signal }, adopt).catch(() => {});
    else adopt();
  }
}

/** Begins with what the browser holds for this sheet, and keeps what is entered from now on; gives what ends it. */
function beginKeeping(around: HTMLElement, keeper: Keeper, owner: Owner): () => void {
  const shelf = openShelf();
  removeOthers(shelf, owner.person);
  const queue = new Queue(shelf, owner);
  const stop = new AbortController();
  const { signal } = stop;
  // Held as long as the page lives: by it other tabs know that this one's answers are looked after.
  void navigator.locks?.request(`maatstaf.${owner.tab}`, () => new Promise<void>((done) => signal.addEventListener("abort", () => done())));
  const touched = [...around.querySelectorAll<HTMLElement>("[data-item]")].filter(wasTouched);
  showEntries(around, keeper.start(queue), touched);
  const stopListening = listen(around, keeper, touched);
  adoptLeft(shelf, keeper, around, owner, signal);
  // Signing out, here or in another tab, removes everything that waits; this tab must not put it back.
  window.addEventListener("storage", (event) => event.key === queue.key && event.newValue === null && keeper.forget(), { signal });
  window.addEventListener("maatstaf:left", () => keeper.forget(), { signal });
  let told = keeper.get().last;
  const unsubscribe = keeper.subscribe(() => {
    const { last } = keeper.get();
    if (last && last !== told) window.dispatchEvent(new Event("maatstaf:used"));
    told = last;
  });
  return () => {
    unsubscribe();
    stopListening();
    keeper.stop();
    stop.abort();
  };
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
  const [keeper] = useState(() => new Keeper((entry) => sendEntry(url, entry), revisions));
  useEffect(() => {
    const element = around.current;
    if (!element) return;
    tab.current ||= crypto.randomUUID();
    return beginKeeping(element, keeper, { person, sheet, tab: tab.current, url });
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
