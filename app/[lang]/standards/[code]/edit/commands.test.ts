import naughty from "big-list-of-naughty-strings";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { advanceClock } from "@/lib/clock";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { fingerprint, tidy } from "@/lib/text";
import { approved, contentWith, drafted, firstNotes, person, published } from "@/standards/review/builders";
import { publish, sendBack, sendToReview } from "@/standards/review/commands";
import { wordNames } from "@/standards/review/rules";
import { content as contentShape } from "@/standards/schema";
import { withDatabase } from "../../../../../e2e/database.ts";
import { discard, reopen, restoreSave, saveDraft, startDraft } from "./commands";

withDatabase("empty");

let lars: Actor & { id: string };
let lotte: Actor & { id: string };
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader", brand: "lindehof" });
});
afterEach(() => advanceClock(0));

const draftNow = (id: string) => db.draft.findUniqueOrThrow({ where: { id } });
const savesOf = (draftId: string) => db.draftSave.findMany({ where: { draftId }, orderBy: { revision: "asc" } });

describe("beginning", () => {
  test("a draft begins with the live text, and the live text stays what it is", async () => {
    const code = await published(lars, lotte);
    const draftId = await startDraft(lotte, code);
    const { liveId } = await db.standard.findUniqueOrThrow({ where: { code } });
    await saveDraft(lotte, { draftId, revision: 1, content: contentWith({ limit: 20 }) });
    expect((await savesOf(draftId))[0]).toMatchObject({ revision: 1, personId: lotte.id, content: contentWith() });
    const standard = await db.standard.findUniqueOrThrow({ where: { code }, include: { live: true } });
    expect(standard.liveId).toBe(liveId);
    expect(standard.live?.limit?.toNumber()).toBe(30);
  });

  test("who begins while another is open gets that one, also at the same moment", async () => {
    const code = await published(lars, lotte);
    const ids = await Promise.all([startDraft(lars, code), startDraft(lotte, code), startDraft(lars, code)]);
    expect(new Set(ids).size).toBe(1);
    expect(await startDraft(lotte, code)).toBe(ids[0]);
  });

  test("a retired standard takes no new version", async () => {
    const code = await published(lars, lotte);
    await db.standard.update({ where: { code }, data: { retiredAt: new Date() } });
    await expect(startDraft(lars, code)).rejects.toMatchObject({ code: "retired", status: 409 });
  });
});

describe("saving", () => {
  test("each save is kept with who wrote it", async () => {
    const { draftId, revision } = await drafted(lars);
    const next = await saveDraft(lotte, { draftId, revision, content: contentWith({ limit: 20 }) });
    expect((await savesOf(draftId)).map((save) => [save.revision, save.personId])).toEqual([
      [1, lars.id],
      [2, lars.id],
      [next, lotte.id],
    ]);
    expect(await draftNow(draftId)).toMatchObject({ revision: 3, content: contentWith({ limit: 20 }), fingerprint: fingerprint(contentWith({ limit: 20 })) });
  });

  test("a draft may be incomplete", async () => {
    const { draftId, revision } = await drafted(lars);
    const content = contentWith({ limit: null, unit: null, target: null, channels: [], principle: "" }, { statement: "" }, { statement: "" });
    await saveDraft(lars, { draftId, revision, content });
    expect(await draftNow(draftId)).toMatchObject({ content });
  });

  test("the same content again is no new save, and keeps an approval", async () => {
    const draft = await approved(lars, lotte);
    expect(await saveDraft(lars, { draftId: draft.draftId, revision: draft.revision, content: contentWith() })).toBe(draft.revision);
    expect(await draftNow(draft.draftId)).toMatchObject({ revision: draft.revision, state: "approved" });
  });

  test("the second of two savers is shown both and loses nothing", async () => {
    const { draftId, revision } = await drafted(lars);
    const mine = contentWith({ limit: 20 });
    const theirs = contentWith({}, { why: "Van Lotte." });
    await saveDraft(lotte, { draftId, revision, content: theirs });
    await expect(saveDraft(lars, { draftId, revision, content: mine })).rejects.toMatchObject({
      code: "draftMoved",
      status: 409,
      detail: { theirs, theirName: "Lotte", theirRevision: revision + 1, base: contentWith() },
    });
    expect(await draftNow(draftId)).toMatchObject({ content: theirs });
    await saveDraft(lars, { draftId, revision: revision + 1, content: mine, take: ["nl.why"] });
    expect(await draftNow(draftId)).toMatchObject({ content: contentWith({ limit: 20 }, { why: "Van Lotte." }), revision: revision + 2 });
  });

  test("a conflict is settled for one side as a whole", async () => {
    const { draftId, revision } = await drafted(lars);
    const mine = contentWith({ limit: 20 });
    const theirs = contentWith({ limit: 25 });
    await saveDraft(lotte, { draftId, revision, content: theirs });
    expect(await saveDraft(lars, { draftId, revision: revision + 1, content: mine, act: "theirs", take: [] })).toBe(revision + 1);
    expect(await draftNow(draftId)).toMatchObject({ content: theirs });
    await saveDraft(lars, { draftId, revision: revision + 1, content: mine, act: "mine", take: ["limit"] });
    expect(await draftNow(draftId)).toMatchObject({ content: mine });
  });

  test("a third who saved while a conflict was being settled makes a new conflict", async () => {
    const { draftId, revision } = await drafted(lars);
    await saveDraft(lotte, { draftId, revision, content: contentWith({ limit: 25 }) });
    await saveDraft(lotte, { draftId, revision: revision + 1, content: contentWith({ limit: 26 }) });
    await expect(saveDraft(lars, { draftId, revision: revision + 1, content: contentWith({ limit: 20 }), act: "mine" })).rejects.toMatchObject({
      code: "draftMoved",
      detail: { theirs: contentWith({ limit: 26 }), theirRevision: revision + 2 },
    });
  });

  test("of 20 saves of one revision at once exactly one is kept, and every other is shown it", async () => {
    const { draftId, revision } = await drafted(lars);
    const ends = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => saveDraft(at % 2 ? lars : lotte, { draftId, revision, content: contentWith({ limit: 100 + at }) })),
    );
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { content } = await draftNow(draftId);
    for (const end of ends)
      if (end.status === "rejected") expect(end.reason).toMatchObject({ code: "draftMoved", detail: { theirs: content, theirRevision: revision + 1 } });
    expect(await savesOf(draftId)).toHaveLength(revision + 1);
  });

  test("saved and sent in one go: what is not complete is refused and not saved either", async () => {
    const { draftId, revision } = await drafted(lars);
    await expect(saveDraft(lars, { draftId, revision, content: contentWith({ target: null }), act: "send" })).rejects.toMatchObject({
      code: "notComplete",
      fields: { target: "required" },
    });
    expect(await draftNow(draftId)).toMatchObject({ revision, state: "draft" });
    await saveDraft(lars, { draftId, revision, content: contentWith({ target: 80 }), act: "send" });
    expect(await draftNow(draftId)).toMatchObject({ revision: revision + 1, state: "review" });
  });

  test("a draft that was published meanwhile is not saved", async () => {
    const draft = await approved(lars, lotte);
    await publish(lars, { ...draft, ...firstNotes });
    await expect(saveDraft(lars, { draftId: draft.draftId, revision: draft.revision, content: contentWith({ limit: 20 }) })).rejects.toMatchObject({
      code: "draftClosed",
      status: 409,
    });
  });

  test("every text comes back tidied and otherwise as it was typed", async () => {
    const { draftId, revision } = await drafted(lars);
    let last = revision;
    for (let from = 0; from < naughty.length; from += wordNames.length) {
      const texts = Object.fromEntries(wordNames.map((name, at) => [name, naughty[from + at] ?? ""]));
      last = await saveDraft(lars, { draftId, revision: last, content: contentWith({}, texts, texts) });
      const stored = contentShape.parse((await draftNow(draftId)).content);
      for (const [name, text] of Object.entries(texts)) expect(Object.entries(stored.words.nl).find(([its]) => its === name)?.[1]).toBe(tidy(text));
    }
    expect(naughty.length).toBeGreaterThan(400);
  });

  test("naughty text is published as it was approved", async () => {
    const text = naughty.join("\n").slice(0, 32_000);
    // One of them says "fast", which a measured standard may not.
    const yesno = { measure: "yesno" as const, comparison: null, limit: null, unit: null };
    const code = await published(lars, lotte, contentShape.parse(contentWith(yesno, { why: text }, { why: text })));
    const { live } = await db.standard.findUniqueOrThrow({ where: { code }, include: { live: { include: { words: true } } } });
    for (const words of live?.words ?? []) expect(words.why).toBe(tidy(text));
  });
});

describe("restoring an earlier save", () => {
  test("its content becomes a new save, and the saves between stay", async () => {
    const { draftId, revision } = await drafted(lars);
    await saveDraft(lars, { draftId, revision, content: contentWith({ limit: 20 }) });
    await restoreSave(lotte, { draftId, revision, current: revision + 1 });
    expect(await draftNow(draftId)).toMatchObject({ content: contentWith(), revision: revision + 2 });
    expect((await savesOf(draftId)).map((save) => save.personId)).toEqual([lars.id, lars.id, lars.id, lotte.id]);
  });

  test("it is refused when somebody saved since", async () => {
    const { draftId, revision } = await drafted(lars);
    await saveDraft(lotte, { draftId, revision, content: contentWith({ limit: 20 }) });
    await expect(restoreSave(lars, { draftId, revision: 1, current: revision })).rejects.toMatchObject({ code: "movedOn" });
  });
});

describe("discarding", () => {
  test("a discarded draft can be taken up again for 30 days, as a draft", async () => {
    const draft = await approved(lars, lotte);
    await discard(lars, draft);
    expect(await draftNow(draft.draftId)).toMatchObject({ openFor: null, approved: null });
    advanceClock(29 * 86_400_000);
    await reopen(lotte, draft.draftId);
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "draft", content: contentWith(), closedAt: null });
    await discard(lars, draft);
    advanceClock(31 * 86_400_000);
    await expect(reopen(lotte, draft.draftId)).rejects.toMatchObject({ code: "reopenLate", status: 409 });
  });

  test("what was asked for in review is still asked for", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    await sendBack(lotte, { ...draft, reason: "Noem een bron." });
    await discard(lars, draft);
    await reopen(lars, draft.draftId);
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "changes", reason: "Noem een bron." });
  });

  test("it stays closed while another is open, and when it was published", async () => {
    const code = await published(lars, lotte);
    const first = await startDraft(lars, code);
    await discard(lars, { draftId: first, revision: 1 });
    await startDraft(lotte, code);
    await expect(reopen(lars, first)).rejects.toMatchObject({ code: "reopenLate" });
    const draft = await approved(lars, lotte);
    await publish(lars, { ...draft, ...firstNotes });
    await expect(reopen(lars, draft.draftId)).rejects.toMatchObject({ code: "reopenLate" });
  });

  test("a draft that was saved since is not discarded", async () => {
    const { draftId, revision } = await drafted(lars);
    await expect(discard(lars, { draftId, revision: revision - 1 })).rejects.toMatchObject({ code: "movedOn" });
  });
});

test("who does not lead the place is told that it is not there, for every step", async () => {
  const code = await published(lars, lotte);
  const draftId = await startDraft(lars, code);
  const closed = await drafted(lars);
  await discard(lars, closed);
  const outsiders = [
    visitor("nl"),
    await person("Sam", { kind: "employee" }),
    await person("Mila", { kind: "manager" }),
    await person("Ad", { kind: "administrator" }),
    await person("Nils", { kind: "leader", brand: "vlecht" }),
  ];
  for (const actor of outsiders) {
    const steps = [
      () => startDraft(actor, code),
      () => saveDraft(actor, { draftId, revision: 1, content: contentWith({ limit: 1 }) }),
      () => restoreSave(actor, { draftId, revision: 1, current: 1 }),
      () => discard(actor, { draftId, revision: 1 }),
      () => reopen(actor, closed.draftId),
    ];
    for (const step of steps) await expect(step()).rejects.toMatchObject({ code: "missing", status: 404 });
  }
  expect(await savesOf(draftId)).toHaveLength(1);
});
