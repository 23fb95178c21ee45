import type { Entry, Fields, Outcome, Queue } from "@/ui/queue";

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
  /** `busy` when the server was reached and takes nothing now; `over` when the server takes no more answers for this sheet: `said` says why. */
  link: "ok" | "offline" | "busy" | "signedOut" | "over";
  said: string;
  unsent: number;
  /** False when the browser keeps nothing: then the answers are only in this tab. */
  durable: boolean;
  /** What the server said of the last save. */
  last: Fields | null;
};

const untouched: SheetState = { items: {}, link: "ok", said: "", unsent: 0, durable: true, last: null };

const longestWait = 60_000;

type Send = (entry: { item: string; fields: Fields; revision: number }) => Promise<Outcome>;

/**
 * Keeps what is entered: puts every change in the queue and sends the queue in order, one at a time. Says "saved" only
 * when the server did; without an answer it tries again after 1, 2, 4 … 60 seconds. `revisions` are those of the page.
 */
export class Keeper {
  #sheet = untouched;
  #queue: Queue | null = null;
  #running: Promise<void> | null = null;
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #wait = 1_000;
  #known: Map<string, number>;
  #theirs = new Map<string, number>();
  #listeners = new Set<() => void>();

  constructor(
    private readonly send: Send,
    revisions: Record<string, number>,
  ) {
    this.#known = new Map(Object.entries(revisions));
  }

  /** For React: how the sheet stands, now and in what the server rendered. */
  readonly get = (): SheetState => this.#sheet;
  readonly untouched = (): SheetState => untouched;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Begins with what was left in the browser; returns those entries, to be shown in the form. */
  start(queue: Queue): readonly Entry[] {
    this.#queue = queue;
    this.#tell({});
    void this.#run();
    return queue.entries;
  }

  /** Tries nothing more by itself. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Takes over what a closed tab left and sends it; returns what is new here. */
  adopt(key: string): readonly Entry[] {
    const before = new Set(this.#entries().map(({ item }) => item));
    this.#queue?.adopt(key);
    void this.#run();
    return this.#entries().filter(({ item }) => !before.has(item));
  }

  /** Something was entered: kept here at once, and sent. */
  change(item: string, fields: Fields): void {
    this.#queue?.put(item, fields, this.#known.get(item) ?? 0);
    this.#set(item, { state: this.#sheet.link === "ok" ? "saving" : "waiting" });
    // While the connection is gone only the timer and the browser's word try again.
    if (this.#isAway()) this.#later();
    else if (this.#sheet.link !== "over") void this.#run();
  }

  /** Tries at once: the connection came back, or somebody came back to the tab. */
  retry(): Promise<void> {
    this.#wait = 1_000;
    if (this.#isAway()) this.#tell({ link: "ok" });
    return this.#run();
  }

  /** The browser says that there is no connection. */
  offline(): void {
    if (this.#sheet.link === "ok") this.#stall("offline");
  }

  /** Sends everything; true when the server has it all. */
  async flush(): Promise<boolean> {
    await this.#run();
    return this.#entries().length === 0;
  }

  /** Of two versions keeps the one that is here. */
  keepMine(item: string): void {
    const revision = this.#theirs.get(item) ?? 0;
    this.#known.set(item, revision);
    this.#queue?.rebase(item, revision);
    void this.#run();
  }

  /** Of two versions takes the one that was saved elsewhere; returns it, to be shown in the form. */
  takeTheirs(item: string): Fields {
    const theirs = this.#sheet.items[item]?.theirs ?? {};
    this.#known.set(item, this.#theirs.get(item) ?? 0);
    this.#queue?.drop(item);
    this.#set(item, { state: "saved", saved: theirs, body: theirs });
    return theirs;
  }

  /** Somebody signed out here, and what waited was sent or given up. */
  forget(): void {
    this.#queue?.forget();
    this.#tell({});
  }

  #isAway(): boolean {
    return this.#sheet.link === "offline" || this.#sheet.link === "busy";
  }

  #entries(): readonly Entry[] {
    return this.#queue?.entries ?? [];
  }

  #tell(change: Partial<SheetState>): void {
    this.#sheet = { ...this.#sheet, ...change, unsent: this.#entries().length, durable: this.#queue?.durable ?? true };
    for (const listener of this.#listeners) listener();
  }

  #set(item: string, change: ItemState, more: Partial<SheetState> = {}): void {
    const { saved, body } = this.#sheet.items[item] ?? {};
    this.#tell({ ...more, items: { ...this.#sheet.items, [item]: { saved, body, ...change } } });
  }

  #stall(link: SheetState["link"], said = ""): void {
    const waiting = this.#entries().filter((entry) => !entry.held);
    this.#tell({
      link,
      said,
      items: { ...this.#sheet.items, ...Object.fromEntries(waiting.map(({ item }) => [item, { ...this.#sheet.items[item], state: "waiting" as const }])) },
    });
  }

  #later(): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => void this.#run(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, longestWait);
  }

  /** Sends what waits, unless that is under way already. */
  #run(): Promise<void> {
    if (!this.#queue) return Promise.resolve();
    this.stop();
    if (this.#running) return this.#running;
    const work = this.#drain(this.#queue);
    if (this.#busy) this.#running = work;
    return work;
  }

  async #drain(queue: Queue): Promise<void> {
    this.#busy = true;
    try {
      for (let entry = queue.next(); entry && this.#sheet.link !== "over"; entry = queue.next()) {
        const { item, fields, revision } = entry;
        this.#set(item, { state: "saving" });
        queue.began(item, fields);
        if (!this.#settle(queue, item, fields, await this.send({ item, fields, revision }))) return;
      }
    } finally {
      // At once, not when somebody hears of it: what is changed from here on needs a new run.
      this.#busy = false;
      this.#running = null;
    }
  }

  /** Takes in what came of one entry; false when the rest must wait. */
  #settle(queue: Queue, item: string, fields: Fields, outcome: Outcome): boolean {
    const online = { link: "ok" as const };
    switch (outcome.kind) {
      case "saved":
        this.#wait = 1_000;
        this.#known.set(item, outcome.revision);
        queue.done(item, fields, outcome.revision);
        this.#set(item, { state: queue.find(item) ? "saving" : "saved", saved: fields, body: outcome.body }, { ...online, last: outcome.body });
        return true;
      case "conflict":
        if (queue.isOwn(item, outcome.theirs)) {
          this.#known.set(item, outcome.revision);
          queue.rebase(item, outcome.revision);
          return true;
        }
        this.#theirs.set(item, outcome.revision);
        queue.hold(item);
        this.#set(item, { state: "conflict", theirs: outcome.theirs, mine: queue.find(item)?.fields ?? fields }, online);
        return true;
      case "wrong":
        queue.hold(item);
        this.#set(item, { state: "wrong", faults: outcome.faults }, online);
        return true;
      case "over":
        this.#stall("over", outcome.said);
        return false;
      default:
        this.#stall(outcome.kind === "signedOut" ? "signedOut" : outcome.reached ? "busy" : "offline");
        this.#later();
        return false;
    }
  }
}
