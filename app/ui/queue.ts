/** The fields of one item by name, as a form posts them. */
export type Fields = Record<string, string>;

/** What waits to be sent for one item: always everything on it, so that only the newest counts. */
export type Entry = {
  item: string;
  fields: Fields;
  /** The revision it was written on. */
  revision: number;
  /** What was sent for it without an answer having come back: the server may have it. */
  sent: Fields[];
  /** Not to be sent as it stands, because the server refused it or holds something newer. */
  held: boolean;
};

/** Where entries are kept: the browser's `localStorage`. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** The shelf of this browser; where it has none, one that takes nothing, so that the page can say so. */
export function openShelf(): Shelf {
  try {
    return window.localStorage;
  } catch {
    return {
      length: 0,
      key: () => null,
      getItem: () => null,
      removeItem: () => {},
      setItem: () => {
        throw new Error("This browser keeps nothing.");
      },
    };
  }
}

/** Whose entries these are, for which sheet, written in which tab, and where they are sent. */
export type Owner = { person: string; sheet: string; tab: string; url: string };

/** Everything of ours in the browser begins so; what waits to be sent has a prefix of its own. */
const ours = "maatstaf.";
const prefix = `${ours}answers.`;

/** The key under which a tab keeps the entries of a person for a sheet. */
export const keyOf = ({ person, sheet, tab }: Omit<Owner, "url">): string => `${prefix}${person}.${sheet}.${tab}`;

const keysIn = (shelf: Shelf, begin: string): string[] =>
  Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? "").filter((key) => key.startsWith(begin));
const ownKeys = (shelf: Shelf): string[] => keysIn(shelf, prefix);

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");
const isEntry = (value: unknown): value is Entry => {
  const entry = value as Partial<Entry> | null;
  return (
    typeof entry?.item === "string" &&
    isFields(entry.fields) &&
    Number.isInteger(entry.revision) &&
    Array.isArray(entry.sent) &&
    entry.sent.every(isFields) &&
    typeof entry.held === "boolean"
  );
};

/** What is kept under a key; nothing when it cannot be read. */
export function readKept(shelf: Shelf, key: string): { url: string; entries: Entry[] } {
  try {
    const kept: { url?: unknown; entries?: unknown } | null = JSON.parse(shelf.getItem(key) ?? "null");
    if (typeof kept?.url === "string" && Array.isArray(kept.entries)) return { url: kept.url, entries: kept.entries.filter(isEntry) };
  } catch {
    // What another program or an older version left there is of no use to us.
  }
  return { url: "", entries: [] };
}

/** The keys with entries of a person, for one sheet or for all. */
export const keysOf = (shelf: Shelf, person: string, sheet?: string): string[] =>
  ownKeys(shelf).filter((key) => key.startsWith(`${prefix}${person}.${sheet === undefined ? "" : `${sheet}.`}`));

/** The tab that wrote a key. */
export const tabOf = (key: string): string => key.split(".").at(-1) ?? "";

/** Removes what anybody but this person left in the browser. */
export function removeOthers(shelf: Shelf, person: string): void {
  for (const key of ownKeys(shelf)) if (!key.startsWith(`${prefix}${person}.`)) shelf.removeItem(key);
}

/** Removes everything of ours from this browser, of anybody. */
export function removeAll(shelf: Shelf): void {
  for (const key of keysIn(shelf, ours)) shelf.removeItem(key);
}

/** How much there is in this browser that the server does not have: every answer that waits, and every other text that was kept. */
export const countAll = (shelf: Shelf): number =>
  keysIn(shelf, ours).reduce((sum, key) => sum + (key.startsWith(prefix) ? readKept(shelf, key).entries.length : 1), 0);

// The server trims texts and keeps numbers as numbers, so `24,0 ` comes back as `24`.
const plain = (text: string) => {
  const tidied = text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
  return /^\d+([.,]\d+)?$/.test(tidied) ? String(Number(tidied.replace(",", "."))) : tidied;
};

/** Whether two sets of fields say the same, however they were typed. */
export const sayTheSame = (one: Fields, other: Fields): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => plain(one[name] ?? "") === plain(other[name] ?? ""));

/**
 * The answers of one tab that the server has not confirmed, in the order in which their items were first changed; every
 * change is written to the shelf at once, so that they outlive the tab.
 */
export class Queue {
  readonly key: string;
  #entries: Entry[];
  #durable = true;

  constructor(
    private readonly shelf: Shelf,
    private readonly owner: Owner,
  ) {
    this.key = keyOf(owner);
    this.#entries = readKept(shelf, this.key).entries;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** False when the browser kept nothing at the last change. */
  get durable(): boolean {
    return this.#durable;
  }

  find(item: string): Entry | null {
    return this.#entries.find((entry) => entry.item === item) ?? null;
  }

  /** The first that may be sent. */
  next(): Entry | null {
    return this.#entries.find((entry) => !entry.held) ?? null;
  }

  /** The newest fields of an item take the place of what waited for it. */
  put(item: string, fields: Fields, revision: number): void {
    if (this.find(item)) this.#change(item, { fields, held: false });
    else this.#keep([...this.#entries, { item, fields, revision, sent: [], held: false }]);
  }

  /** Notes that these fields are on their way. */
  began(item: string, fields: Fields): void {
    const before = this.find(item)?.sent.filter((sent) => !sayTheSame(sent, fields)) ?? [];
    this.#change(item, { sent: [...before, fields].slice(-10) });
  }

  /** The server has these fields as this revision; what was changed since then still waits. */
  done(item: string, fields: Fields, revision: number): void {
    if (this.find(item)?.fields === fields) this.drop(item);
    else this.#change(item, { revision, sent: [] });
  }

  /** Whether what the server holds is something this tab sent before, without having heard that it arrived. */
  isOwn(item: string, theirs: Fields): boolean {
    const theSame = (sent: Fields) => Object.keys(sent).every((name) => plain(sent[name] ?? "") === plain(theirs[name] ?? ""));
    return this.find(item)?.sent.some(theSame) ?? false;
  }

  /** Goes on from another revision. */
  rebase(item: string, revision: number): void {
    this.#change(item, { revision, sent: [], held: false });
  }

  /** Keeps it without sending it as it stands; the server did not take it. */
  hold(item: string): void {
    this.#change(item, { held: true, sent: [] });
  }

  drop(item: string): void {
    this.#keep(this.#entries.filter((entry) => entry.item !== item));
  }

  /** Takes over what a tab that is gone left behind. */
  adopt(other: string): void {
    const left = readKept(this.shelf, other).entries.filter(({ item }) => !this.find(item));
    this.#keep([...this.#entries, ...left.map((entry) => ({ ...entry, held: false }))]);
    // Only what is kept here may be thrown away there.
    if (this.#durable) this.shelf.removeItem(other);
  }

  /** Forgets everything, also on the shelf. */
  forget(): void {
    this.#keep([]);
  }

  #change(item: string, change: Partial<Entry>): void {
    this.#keep(this.#entries.map((entry) => (entry.item === item ? { ...entry, ...change } : entry)));
  }

  #keep(entries: Entry[]): void {
    this.#entries = entries;
    try {
      if (entries.length === 0) this.shelf.removeItem(this.key);
      else this.shelf.setItem(this.key, JSON.stringify({ url: this.owner.url, entries }));
      this.#durable = true;
    } catch {
      // The browser keeps nothing (full, or private): the answers are only in this tab, and the page says so.
      this.#durable = false;
    }
  }
}

/** What came of sending one entry. */
export type Outcome =
  | { kind: "saved"; revision: number; body: Fields }
  | { kind: "conflict"; revision: number; theirs: Fields }
  | { kind: "wrong"; faults: Fields }
  | { kind: "over"; said: string }
  | { kind: "signedOut" }
  /** Nothing came back, or a server that takes nothing now: `reached` tells which. */
  | { kind: "later"; reached: boolean };

const texts = (value: unknown): Fields =>
  Object.fromEntries(Object.entries((value as object | null) ?? {}).map(([name, text]) => [name, typeof text === "string" ? text : String(text ?? "")]));

/** Sends one entry and says what came of it. Only an answer of the server that names a revision means that it was saved. */
export async function sendEntry(
  url: string,
  { item, fields, revision }: Pick<Entry, "item" | "fields" | "revision">,
  ask: typeof fetch = fetch,
): Promise<Outcome> {
  try {
    const body = new URLSearchParams({ ...fields, item, revision: String(revision) }).toString();
    const answer = await ask(url, {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      credentials: "same-origin",
      redirect: "error",
      // Lets it arrive when the tab is closed meanwhile; browsers take at most 64 kB so.
      keepalive: body.length < 60_000,
      signal: AbortSignal.timeout(15_000),
    });
    if (answer.status === 401) return { kind: "signedOut" };
    const said: Record<string, unknown> = answer.headers.get("content-type")?.includes("application/json") ? await answer.json() : {};
    if (answer.status === 200 && Number.isInteger(said.revision)) return { kind: "saved", revision: Number(said.revision), body: texts(said) };
    if (answer.status === 409) {
      const { revision: theirRevision = "0", ...theirs } = texts(said.theirs);
      return { kind: "conflict", revision: Number(theirRevision), theirs };
    }
    if (answer.status === 422 || answer.status === 413) return { kind: "wrong", faults: texts(said.fields) };
    if ([403, 404, 410].includes(answer.status)) return { kind: "over", said: texts(said).said ?? "" };
    return { kind: "later", reached: answer.status === 429 || answer.status >= 500 };
  } catch {
    return { kind: "later", reached: false };
  }
}
