import { describe, expect, test } from "vitest";
import { countAll, type Fields, keyOf, keysOf, Queue, readKept, removeAll, removeOthers, type Shelf, sayTheSame, sendEntry, tabOf } from "@/ui/queue";

/** A browser's store; `full` makes it take nothing more. */
function newShelf(given: Record<string, string> = {}): Shelf & { kept: Map<string, string>; full: boolean } {
  const kept = new Map(Object.entries(given));
  const shelf = {
    kept,
    full: false,
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (shelf.full) throw new Error("full");
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
  return shelf;
}
const owner = { person: "sam", sheet: "sheet-1", tab: "tab-1", url: "/nl/assessments/sheet-1/answers" };
const level = (value: string, note = ""): Fields => ({ level: value, note });

describe("The queue", () => {
  test("outlives its tab: what was put in is there when it is opened again", () => {
    const shelf = newShelf();
    new Queue(shelf, owner).put("a", level("2"), 3);
    expect(new Queue(shelf, owner).entries).toEqual([{ item: "a", fields: level("2"), revision: 3, sent: [], held: false }]);
    expect(readKept(shelf, keyOf(owner)).url).toBe(owner.url);
  });

  test("keeps one entry per item, the newest, in the order in which items were first changed", () => {
    const queue = new Queue(newShelf(), owner);
    queue.put("a", level("1"), 0);
    queue.put("b", level("2"), 0);
    queue.put("a", level("3"), 7);
    expect(queue.entries.map(({ item, fields, revision }) => [item, fields.level, revision])).toEqual([
      ["a", "3", 0],
      ["b", "2", 0],
    ]);
    expect(queue.next()?.item).toBe("a");
  });

  test("lets go of an entry only when what was confirmed is what stands there; what was changed since waits on the new revision", () => {
    const shelf = newShelf();
    const queue = new Queue(shelf, owner);
    queue.put("a", level("1"), 0);
    const sent = queue.next()?.fields ?? {};
    queue.began("a", sent);
    queue.put("a", level("2"), 0);
    queue.done("a", sent, 1);
    expect(queue.entries).toMatchObject([{ fields: level("2"), revision: 1, sent: [] }]);
    queue.done("a", queue.next()?.fields ?? {}, 2);
    expect(queue.entries).toEqual([]);
    expect(shelf.kept.size).toBe(0);
  });

  test("knows what it sent without hearing back, also after the tab was closed, however the server writes it", () => {
    const shelf = newShelf();
    const queue = new Queue(shelf, owner);
    queue.put("a", { level: "2", measured: "24,0", note: "tien \r\ngesprekken " }, 0);
    queue.began("a", queue.next()?.fields ?? {});
    const again = new Queue(shelf, owner);
    expect(again.isOwn("a", { level: "2", measured: "24", note: "tien \ngesprekken", time: "13:58" })).toBe(true);
    expect(again.isOwn("a", { level: "3", measured: "24", note: "tien \ngesprekken" })).toBe(false);
  });

  test("passes over what is held until it is changed or settled", () => {
    const queue = new Queue(newShelf(), owner);
    queue.put("a", level("1"), 0);
    queue.put("b", level("1"), 0);
    queue.hold("a");
    expect(queue.next()?.item).toBe("b");
    queue.put("a", level("2"), 0);
    expect(queue.next()?.item).toBe("a");
    queue.hold("a");
    queue.rebase("a", 5);
    expect(queue.next()).toMatchObject({ item: "a", revision: 5, held: false });
  });

  test("takes over what a closed tab left, and its own entry for the same item stays", () => {
    const shelf = newShelf();
    const left = new Queue(shelf, { ...owner, tab: "tab-0" });
    left.put("a", level("1"), 0);
    left.put("b", level("1"), 2);
    left.hold("b");
    const queue = new Queue(shelf, owner);
    queue.put("a", level("3"), 0);
    queue.adopt(left.key);
    expect(queue.entries).toMatchObject([
      { item: "a", fields: level("3") },
      { item: "b", fields: level("1"), revision: 2, held: false },
    ]);
    expect(keysOf(shelf, "sam")).toEqual([queue.key]);
  });

  test("says when the browser keeps nothing, and leaves what a closed tab kept where it is", () => {
    const shelf = newShelf();
    const left = new Queue(shelf, { ...owner, tab: "tab-0" });
    left.put("b", level("1"), 0);
    const queue = new Queue(shelf, owner);
    shelf.full = true;
    queue.put("a", level("2"), 0);
    expect(queue.durable).toBe(false);
    queue.adopt(left.key);
    expect(shelf.kept.has(left.key)).toBe(true);
    expect(queue.entries.map(({ item }) => item)).toEqual(["a", "b"]);
  });
});

describe("What is in the browser", () => {
  test("of somebody else is removed, and of this person stays", () => {
    const shelf = newShelf({ unrelated: "1" });
    new Queue(shelf, owner).put("a", level("1"), 0);
    new Queue(shelf, { ...owner, person: "samantha" }).put("a", level("1"), 0);
    removeOthers(shelf, "sam");
    expect([...shelf.kept.keys()]).toEqual(["unrelated", keyOf(owner)]);
  });

  test("is found per person, per sheet and per tab", () => {
    const shelf = newShelf();
    for (const [sheet, tab] of [
      ["sheet-1", "x"],
      ["sheet-1", "y"],
      ["sheet-10", "z"],
    ] as const)
      new Queue(shelf, { ...owner, sheet, tab }).put("a", level("1"), 0);
    expect(keysOf(shelf, "sam", "sheet-1").map(tabOf)).toEqual(["x", "y"]);
    expect(keysOf(shelf, "sam")).toHaveLength(3);
  });

  test("is counted over everybody and every form, and removed altogether at signing out", () => {
    const shelf = newShelf({ unrelated: "1", "maatstaf.typed.sam.draft": "[]" });
    const queue = new Queue(shelf, owner);
    queue.put("a", level("1"), 0);
    queue.put("b", level("1"), 0);
    expect(countAll(shelf)).toBe(3);
    removeAll(shelf);
    expect([...shelf.kept.keys()]).toEqual(["unrelated"]);
  });

  test("that cannot be read is no entry", () => {
    const key = keyOf(owner);
    for (const rubbish of [
      "",
      "{",
      "null",
      "[]",
      '{"url":1}',
      '{"url":"/x","entries":[{"item":"a"},null,{"item":"a","fields":{"level":1},"revision":0,"sent":[],"held":false}]}',
    ])
      expect(readKept(newShelf({ [key]: rubbish }), key).entries).toEqual([]);
  });
});

test("Fields say the same whatever the space around them and however a number is written", () => {
  expect(sayTheSame({ note: "é", measured: "2,50" }, { note: " e\u0301 ", measured: "2.5", reason: "" })).toBe(true);
  expect(sayTheSame({ note: "a" }, { note: "b" })).toBe(false);
});

describe("Sending", () => {
  const entry = { item: "a", fields: level("2", "tien"), revision: 3 };
  const answering = (status: number, body: unknown, type = "application/json") => {
    const asked: { url: string; body: string }[] = [];
    const ask = (async (url: string, init: RequestInit) => {
      asked.push({ url, body: String(init.body) });
      return new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers: { "content-type": type } });
    }) as typeof fetch;
    return { asked, ask };
  };

  test("posts the item's fields with the revision they were written on", async () => {
    const { asked, ask } = answering(200, { revision: 4, time: "Bewaard om 14:03" });
    expect(await sendEntry("/answers", entry, ask)).toMatchObject({ kind: "saved", revision: 4, body: { time: "Bewaard om 14:03" } });
    expect(asked).toEqual([{ url: "/answers", body: "level=2&note=tien&item=a&revision=3" }]);
  });

  test.each([
    [409, { theirs: { level: "3", revision: "9" } }, { kind: "conflict", revision: 9, theirs: { level: "3" } }],
    [422, { fields: { measured: "Schrijf hier een getal." } }, { kind: "wrong", faults: { measured: "Schrijf hier een getal." } }],
    [403, { said: "Ingediend." }, { kind: "over", said: "Ingediend." }],
    [410, { said: "Gesloten." }, { kind: "over", said: "Gesloten." }],
    [401, { said: "Meld je aan." }, { kind: "signedOut" }],
    [429, {}, { kind: "later", reached: true }],
    [500, {}, { kind: "later", reached: true }],
    [200, {}, { kind: "later", reached: false }],
    [200, { revision: "soon" }, { kind: "later", reached: false }],
  ])("takes %i %j as %j", async (status, body, outcome) => {
    expect(await sendEntry("/answers", entry, answering(status, body).ask)).toEqual(outcome);
  });

  test("takes a page, half an answer and no answer for what they are: not saved", async () => {
    expect(await sendEntry("/answers", entry, answering(404, "<html>", "text/html").ask)).toEqual({ kind: "over", said: "" });
    expect(await sendEntry("/answers", entry, answering(200, "<html>", "text/html").ask)).toEqual({ kind: "later", reached: false });
    expect(await sendEntry("/answers", entry, answering(200, '{"revision":', "application/json").ask)).toEqual({ kind: "later", reached: false });
    expect(await sendEntry("/answers", entry, () => Promise.reject(new TypeError("offline")))).toEqual({ kind: "later", reached: false });
  });
});
