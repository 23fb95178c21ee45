import type { Fields, Outcome, Queue } from "@/ui/queue";

/** How one item stands. */
export type ItemState = {
  state: "saving" | "waiting" | "saved" | "wrong" | "conflict";
  /** What the server confirmed last, and what it said with it. */
  saved?: Fields;
  body?: Fields;
  /** What is wrong, by field. */
  faults?: Fields;
  /** What was saved elsewhere, beside `mine`. */
  theirs?: Fields;
  mine?: Fields;
};

/** How the sheet stands: each item that was touched, the connection, and how many answers the server has not confirmed. */
export type SheetState = {
  items: Readonly<Record<string, ItemState>>;
  /** `over` when the server takes no more answers for this sheet: `said` says why. */
  link: "ok" | "offline" | "signedOut" | "over";
  said: string;
  unsent: number;
  /** False when the browser keeps nothing: then the answers are only in this tab. */
  durable: boolean;
  /** What the server said of the last save. */
  last: Fields | null;
};

const untouched: SheetState = { items: {}, link: "ok", said: "", unsent: 0, durable: true, last: null };

const longestWait = 60_000;

/**
 * Keeps what is entered: puts every change in the queue and sends the queue in order, one at a time. Says "saved" only
 * when the server did; without an answer it tries again after 1, 2, 4 … 60 seconds. `revisions` are those of the page.
 */
export function createKeeper(send: (entry: { item: string; fields: Fields; revision: number }) => Promise<Outcome>, revisions: Record<string, number>) {
  let sheet = untouched;
  let queue: Queue | null = null;
  let running: Promise<void> | null = null;
  let busy = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let wait = 1_000;
  const known = new Map(Object.entries(revisions));
  const theirRevisions = new Map<string, number>();
  const listeners = new Set<() => void>();

  const tell = (change: Partial<SheetState>) => {
    sheet = { ...sheet, ...change, unsent: queue?.entries().length ?? 0, durable: queue?.isDurable() ?? true };
    for (const listener of listeners) listener();
  };
  const set = (item: string, change: ItemState) =>
    tell({ items: { ...sheet.items, [item]: { saved: sheet.items[item]?.saved, body: sheet.items[item]?.body, ...change } } });
  const stall = (link: SheetState["link"], said = "") => {
    const waiting = (queue?.entries() ?? []).filter((entry) => !entry.held).map(({ item }) => [item, { ...sheet.items[item], state: "waiting" as const }]);
    tell({ link, said, items: { ...sheet.items, ...Object.fromEntries(waiting) } });
  };
  const cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const later = () => {
    if (timer !== null) return;
    timer = setTimeout(() => void run(), wait);
    wait = Math.min(wait * 2, longestWait);
  };

  /** Takes in what came of one entry; false when the rest must wait. */
  function settle(open: Queue, item: string, fields: Fields, outcome: Outcome): boolean {
    switch (outcome.kind) {
      case "saved":
        wait = 1_000;
        known.set(item, outcome.revision);
        open.done(item, fields, outcome.revision);
        tell({
          link: "ok",
          last: outcome.body,
          items: {
            ...sheet.items,
            [item]: { state: open.entries().some((entry) => entry.item === item) ? "saving" : "saved", saved: fields, body: outcome.body },
          },
        });
        return true;
      case "conflict":
        if (open.isOwn(item, outcome.theirs)) {
          known.set(item, outcome.revision);
          open.rebase(item, outcome.revision);
          return true;
        }
        theirRevisions.set(item, outcome.revision);
        open.hold(item);
        set(item, { state: "conflict", theirs: outcome.theirs, mine: open.entries().find((entry) => entry.item === item)?.fields ?? fields });
        return true;
      case "wrong":
        open.hold(item);
        set(item, { state: "wrong", faults: outcome.faults });
        return true;
      case "over":
        stall("over", outcome.said);
        return false;
      default:
        stall(outcome.kind === "signedOut" ? "signedOut" : "offline");
        later();
        return false;
    }
  }

  async function drain(open: Queue): Promise<void> {
    busy = true;
    try {
      for (let entry = open.next(); entry && sheet.link !== "over"; entry = open.next()) {
        const { item, fields, revision } = entry;
        set(item, { state: "saving" });
        open.began(item, fields);
        if (!settle(open, item, fields, await send({ item, fields, revision }))) return;
      }
    } finally {
      // At once, not when somebody hears of it: what is changed from here on needs a new run.
      busy = false;
      running = null;
    }
  }

  /** Sends what waits, unless that is under way already. */
  function run(): Promise<void> {
    if (!queue) return Promise.resolve();
    cancel();
    if (running) return running;
    const work = drain(queue);
    if (busy) running = work;
    return work;
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get: () => sheet,
    untouched: () => untouched,
    /** Begins with what was left in the browser; returns those entries, to be shown in the form. */
    start(opened: Queue) {
      queue = opened;
      tell({});
      void run();
      return opened.entries();
    },
    stop: cancel,
    /** Takes over what a closed tab left and sends it; returns what is new here. */
    adopt(key: string) {
      const before = new Set(queue?.entries().map(({ item }) => item));
      queue?.adopt(key);
      void run();
      return (queue?.entries() ?? []).filter(({ item }) => !before.has(item));
    },
    /** Something was entered: kept here at once, and sent. */
    change(item: string, fields: Fields) {
      queue?.put(item, fields, known.get(item) ?? 0);
      set(item, { state: sheet.link === "ok" ? "saving" : "waiting" });
      // While the connection is gone only the timer and the browser's word try again.
      if (sheet.link === "offline") later();
      else if (sheet.link !== "over") void run();
    },
    /** Tries at once: the connection came back, or somebody came back to the tab. */
    retry() {
      wait = 1_000;
      if (sheet.link === "offline") tell({ link: "ok" });
      return run();
    },
    /** The browser says that there is no connection. */
    offline() {
      if (sheet.link === "ok") stall("offline");
    },
    /** Sends everything and resolves when that has ended, for better or worse. */
    async flush() {
      await run();
      return queue?.entries().length === 0;
    },
    /** Of two versions keeps the one that is here. */
    keepMine(item: string) {
      const revision = theirRevisions.get(item) ?? 0;
      known.set(item, revision);
      queue?.rebase(item, revision);
      void run();
    },
    /** Of two versions takes the one that was saved elsewhere; returns it, to be shown in the form. */
    takeTheirs(item: string): Fields {
      const theirs = sheet.items[item]?.theirs ?? {};
      known.set(item, theirRevisions.get(item) ?? 0);
      queue?.drop(item);
      tell({ items: { ...sheet.items, [item]: { state: "saved", saved: theirs, body: theirs } } });
      return theirs;
    },
    /** Another tab signed out and sent or gave up what waited. */
    forget() {
      queue?.forget();
      tell({ link: "signedOut" });
    },
  };
}

export type Keeper = ReturnType<typeof createKeeper>;
