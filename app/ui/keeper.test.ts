import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Keeper } from "@/ui/keeper";
import { type Fields, type Outcome, Queue, type Shelf } from "@/ui/queue";

const owner = { person: "sam", sheet: "s", tab: "t", url: "/answers" };

function newShelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** A server that keeps answers by revision; `down` loses the question, `deaf` loses the answer. */
function newServer() {
  const rows = new Map<string, { fields: Fields; revision: number }>();
  const server = {
    rows,
    mode: "up" as "up" | "down" | "busy" | "deaf" | "signedOut" | "over",
    asked: 0,
    send: async ({ item, fields, revision }: { item: string; fields: Fields; revision: number }): Promise<Outcome> => {
      server.asked++;
      await Promise.resolve();
      if (server.mode === "down" || server.mode === "busy") return { kind: "later", reached: server.mode === "busy" };
      if (server.mode === "signedOut") return { kind: "signedOut" };
      if (server.mode === "over") return { kind: "over", said: "Gesloten." };
      if (fields.measured === "veel") return { kind: "wrong", faults: { measured: "Schrijf hier een getal." } };
      const row = rows.get(item);
      const same = row && JSON.stringify(row.fields) === JSON.stringify(fields);
      if (row && !same && row.revision !== revision) return { kind: "conflict", revision: row.revision, theirs: { ...row.fields, time: "13:58" } };
      if (!same) rows.set(item, { fields, revision: (row?.revision ?? 0) + 1 });
      return server.mode === "deaf"
        ? { kind: "later", reached: false }
        : { kind: "saved", revision: rows.get(item)?.revision ?? 0, body: { time: "Bewaard om 14:03" } };
    },
  };
  return server;
}

const level = (value: string): Fields => ({ level: value });
let server: ReturnType<typeof newServer>;
const tab = (name = "t", shelf = newShelf()) => {
  const keeper = new Keeper(server.send, {});
  keeper.start(new Queue(shelf, { ...owner, tab: name }));
  return keeper;
};
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  server = newServer();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("The keeper", () => {
  test("says saved when the server did, with what it said, and not before", async () => {
    const keeper = tab();
    keeper.change("a", level("2"));
    expect(keeper.get()).toMatchObject({ unsent: 1, items: { a: { state: "saving" } }, last: null });
    await settled();
    expect(keeper.get()).toMatchObject({ unsent: 0, link: "ok", items: { a: { state: "saved", saved: level("2") } }, last: { time: "Bewaard om 14:03" } });
  });

  test("sends what was changed while it was sending, on the revision it got", async () => {
    const keeper = tab();
    keeper.change("a", level("1"));
    keeper.change("a", level("2"));
    keeper.change("a", level("3"));
    await settled();
    expect(server.rows.get("a")).toEqual({ fields: level("3"), revision: 2 });
    expect(keeper.get()).toMatchObject({ unsent: 0, items: { a: { state: "saved", saved: level("3") } } });
  });

  test("keeps everything without a connection and sends it in order when that is back", async () => {
    const keeper = tab();
    server.mode = "down";
    keeper.change("a", level("1"));
    await settled();
    keeper.change("b", level("2"));
    keeper.change("c", level("3"));
    expect(keeper.get()).toMatchObject({ link: "offline", unsent: 3, items: { a: { state: "waiting" }, b: { state: "waiting" }, c: { state: "waiting" } } });
    server.mode = "up";
    await keeper.retry();
    expect([...server.rows.keys()]).toEqual(["a", "b", "c"]);
    expect(keeper.get()).toMatchObject({ link: "ok", unsent: 0 });
  });

  test("tells a server that takes nothing now from no connection, and waits for both", async () => {
    const keeper = tab();
    server.mode = "busy";
    keeper.change("a", level("1"));
    await settled();
    expect(keeper.get()).toMatchObject({ link: "busy", unsent: 1, items: { a: { state: "waiting" } } });
    server.mode = "up";
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.get()).toMatchObject({ link: "ok", unsent: 0 });
  });

  test("tries again by itself after 1, 2, 4 seconds and so on, at most a minute apart", async () => {
    const keeper = tab();
    server.mode = "down";
    keeper.change("a", level("1"));
    await settled();
    const tries: number[] = [];
    for (let second = 1; second <= 250; second++) {
      const before = server.asked;
      await vi.advanceTimersByTimeAsync(1_000);
      if (server.asked > before) tries.push(second);
    }
    expect(tries).toEqual([1, 3, 7, 15, 31, 63, 123, 183, 243]);
    server.mode = "up";
    await vi.advanceTimersByTimeAsync(60_000);
    expect(keeper.get()).toMatchObject({ link: "ok", unsent: 0 });
  });

  test("does not wait for the browser's word when it was wrong about the connection", async () => {
    const keeper = tab();
    keeper.offline();
    expect(keeper.get().link).toBe("offline");
    keeper.change("a", level("1"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.get()).toMatchObject({ link: "ok", unsent: 0 });
  });

  test("when an answer of the server was lost takes what it finds there for its own, also after a further change", async () => {
    const keeper = tab();
    server.mode = "deaf";
    keeper.change("a", level("1"));
    await settled();
    keeper.change("a", level("2"));
    server.mode = "up";
    await keeper.retry();
    expect(server.rows.get("a")).toEqual({ fields: level("2"), revision: 2 });
    expect(keeper.get()).toMatchObject({ unsent: 0, items: { a: { state: "saved" } } });
  });

  test("of two tabs tells the later one, overwrites nothing, and lets it keep its own", async () => {
    const [first, second] = [tab("one"), tab("two")];
    first.change("a", level("2"));
    await settled();
    second.change("a", level("3"));
    await settled();
    expect(second.get()).toMatchObject({ unsent: 1, items: { a: { state: "conflict", theirs: { ...level("2"), time: "13:58" }, mine: level("3") } } });
    expect(server.rows.get("a")?.fields).toEqual(level("2"));
    second.keepMine("a");
    await settled();
    expect(server.rows.get("a")).toEqual({ fields: level("3"), revision: 2 });
    expect(second.get()).toMatchObject({ unsent: 0, items: { a: { state: "saved" } } });
  });

  test("or lets it take the other, which is then what the next change is written on", async () => {
    const [first, second] = [tab("one"), tab("two")];
    first.change("a", level("2"));
    await settled();
    second.change("a", level("3"));
    await settled();
    expect(second.takeTheirs("a")).toMatchObject(level("2"));
    expect(second.get()).toMatchObject({ unsent: 0, items: { a: { state: "saved", saved: { level: "2" } } } });
    second.change("a", level("0"));
    await settled();
    expect(server.rows.get("a")).toEqual({ fields: level("0"), revision: 2 });
  });

  test("sends the others when one is refused, and that one again when it was changed", async () => {
    const keeper = tab();
    keeper.change("a", { level: "1", measured: "veel" });
    keeper.change("b", level("2"));
    await settled();
    expect(keeper.get()).toMatchObject({ unsent: 1, items: { a: { state: "wrong", faults: { measured: "Schrijf hier een getal." } }, b: { state: "saved" } } });
    expect(await keeper.flush()).toBe(false);
    keeper.change("a", { level: "1", measured: "24" });
    expect(await keeper.flush()).toBe(true);
    expect(keeper.get().items.a).toMatchObject({ state: "saved" });
  });

  test("keeps everything after signing out elsewhere until somebody is signed in again", async () => {
    const keeper = tab();
    server.mode = "signedOut";
    keeper.change("a", level("1"));
    await settled();
    expect(keeper.get()).toMatchObject({ link: "signedOut", unsent: 1, items: { a: { state: "waiting" } } });
    server.mode = "up";
    await keeper.retry();
    expect(keeper.get()).toMatchObject({ link: "ok", unsent: 0 });
  });

  test("stops when the sheet takes no more, says why, and keeps what was not sent", async () => {
    const keeper = tab();
    server.mode = "over";
    keeper.change("a", level("1"));
    await settled();
    const { asked } = server;
    keeper.change("b", level("1"));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(server.asked).toBe(asked);
    expect(keeper.get()).toMatchObject({ link: "over", said: "Gesloten.", unsent: 2 });
  });

  test("begins with what a crashed browser left, shows it and sends it", async () => {
    const shelf = newShelf();
    server.mode = "down";
    const crashed = tab("gone", shelf);
    crashed.change("a", level("1"));
    await settled();
    crashed.stop();
    server.mode = "up";
    const keeper = tab("new", shelf);
    expect(keeper.adopt("maatstaf.answers.sam.s.gone")).toMatchObject([{ item: "a", fields: level("1") }]);
    await settled();
    expect(server.rows.get("a")).toMatchObject({ fields: level("1") });
    expect(keeper.get().unsent).toBe(0);
  });

  test("forgets what waited when another tab signed out", async () => {
    const keeper = tab();
    server.mode = "down";
    keeper.change("a", level("1"));
    await settled();
    keeper.forget();
    server.mode = "up";
    await vi.advanceTimersByTimeAsync(60_000);
    expect(keeper.get().unsent).toBe(0);
    expect(server.rows.size).toBe(0);
  });
});
