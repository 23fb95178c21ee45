import naughty from "big-list-of-naughty-strings";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { advanceClock } from "@/lib/clock";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { fingerprint, tidy } from "@/lib/text";
import { approved, contentWith, drafted, firstNotes, person, published } from "@/standards/review/builders";
import { approve, publish, sendBack, sendToReview } from "@/standards/review/commands";
import { wordNames } from "@/standards/review/rules";
import { content as contentShape } from "@/standards/schema";
import { withDatabase } from "../../../../../e2e/database.ts";
import { answerRemark, closeRemark, discard, remark, reopen, restoreSave, restoreVersion, saveDraft, startDraft } from "./commands";

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

describe("restoring an earlier version", () => {
  const contentNow = async (code: string) => (await db.draft.findFirstOrThrow({ where: { openFor: { not: null }, standard: { code } } })).content;

  /** A standard whose second version asks 45 seconds where the first asked 30. */
  async function twice(): Promise<string> {
    const code = await published(lars, lotte);
    const draftId = await startDraft(lars, code);
    const content = contentWith({ limit: 45 });
    const revision = await saveDraft(lars, { draftId, revision: 1, content });
    await sendToReview(lars, { draftId, revision });
    await approve(lotte, { draftId, fingerprint: fingerprint(content) });
    await publish(lars, { draftId, fingerprint: fingerprint(content), ...firstNotes });
    return code;
  }

  test("begins a draft on the live version, and no version changes by it", async () => {
    const code = await twice();
    const versions = () => db.version.findMany({ where: { standard: { code } }, include: { words: true }, orderBy: { number: "asc" } });
    const before = await versions();
    await restoreVersion(lotte, { code, number: 1, current: 0 });
    expect(await contentNow(code)).toEqual(contentWith());
    expect(await db.draft.findFirst({ where: { openFor: { not: null }, standard: { code } } })).toMatchObject({
      basedOn: 2,
      authorId: lotte.id,
      state: "draft",
    });
    expect(await versions()).toEqual(before);
  });

  test("is the next save of the draft that is open, and what stood there can be put back", async () => {
    const code = await twice();
    const draftId = await startDraft(lars, code);
    const revision = await saveDraft(lars, { draftId, revision: 1, content: contentWith({ limit: 50 }) });
    await expect(restoreVersion(lotte, { code, number: 1, current: revision - 1 })).rejects.toMatchObject({ code: "movedOn" });
    await expect(restoreVersion(lotte, { code, number: 1, current: 0 })).rejects.toMatchObject({ code: "movedOn" });
    await restoreVersion(lotte, { code, number: 1, current: revision });
    expect(await contentNow(code)).toEqual(contentWith());
    await restoreSave(lars, { draftId, revision, current: revision + 1 });
    expect(await contentNow(code)).toEqual(contentWith({ limit: 50 }));
  });

  test("is not approved by whoever put it back, nor by whoever wrote it then", async () => {
    const code = await twice();
    await restoreVersion(lotte, { code, number: 1, current: 0 });
    const { id, revision } = await db.draft.findFirstOrThrow({ where: { openFor: { not: null }, standard: { code } } });
    await sendToReview(lotte, { draftId: id, revision });
    const shown = { draftId: id, fingerprint: fingerprint(contentWith()) };
    for (const who of [lars, lotte]) await expect(approve(who, shown)).rejects.toMatchObject({ code: "ownChange" });
    await approve(await person("Roos", { kind: "leader" }), shown);
  });

  test("of a number that there is not is refused", async () => {
    const code = await published(lars, lotte);
    await expect(restoreVersion(lars, { code, number: 2, current: 0 })).rejects.toMatchObject({ code: "missing" });
  });
});

describe("why a change is made", () => {
  const said = (shown: string, now: string) => ({ shown, said: now });
  test("is kept with the draft without being a save, stays when it is not told again, and ends no approval", async () => {
    const draft = await approved(lars, lotte);
    const purposeOf = async () => await db.draft.findUniqueOrThrow({ where: { id: draft.draftId }, select: { purpose: true, revision: true, state: true } });
    expect(await saveDraft(lars, { draftId: draft.draftId, revision: draft.revision, content: contentWith(), purpose: said("", "Klanten hangen op.") })).toBe(
      draft.revision,
    );
    expect(await purposeOf()).toEqual({ purpose: "Klanten hangen op.", revision: draft.revision, state: "approved" });
    await saveDraft(lars, { draftId: draft.draftId, revision: draft.revision, content: contentWith({ limit: 45 }) });
    expect(await purposeOf()).toMatchObject({ purpose: "Klanten hangen op.", state: "draft" });
    // A tab that was opened before that save does not write over what is said now.
    const stale = { draftId: draft.draftId, revision: draft.revision, content: contentWith({ limit: 45 }), purpose: said("", "Iets van vroeger.") };
    await expect(saveDraft(lotte, stale)).rejects.toMatchObject({ code: "draftMoved", detail: { theirSaying: { purpose: "Klanten hangen op." } } });
    expect(await purposeOf()).toMatchObject({ purpose: "Klanten hangen op." });
  });

  test("is not written over by a form that was shown another: its writer finds both, and settles it", async () => {
    const { draftId, revision } = await drafted(lars);
    const shown = { draftId, revision, content: contentWith() };
    const purposeOf = async () => (await draftNow(draftId)).purpose;
    await saveDraft(lotte, { ...shown, purpose: said("", "De keuring van mei vraagt het.") });
    // Who says nothing of it leaves it standing, whatever else they change.
    const next = await saveDraft(lars, { ...shown, content: contentWith({ limit: 25 }), purpose: said("", "") });
    expect(await purposeOf()).toBe("De keuring van mei vraagt het.");
    const mine = { draftId, revision: next, content: contentWith({ limit: 25 }) };
    await expect(saveDraft(lars, { ...mine, purpose: said("", "Klanten hangen op.") })).rejects.toMatchObject({
      code: "draftMoved",
      detail: {
        theirName: null,
        mySaying: { purpose: "Klanten hangen op." },
        theirSaying: { purpose: "De keuring van mei vraagt het." },
        baseSaying: { purpose: "" },
      },
    });
    const settled = { ...mine, purpose: said("De keuring van mei vraagt het.", "Klanten hangen op.") };
    await saveDraft(lars, { ...settled, take: ["purpose"] });
    expect(await purposeOf()).toBe("De keuring van mei vraagt het.");
    await saveDraft(lars, settled);
    expect(await purposeOf()).toBe("Klanten hangen op.");
  });

  test("stands in the audit when it is told anew, with where the draft was", async () => {
    const { code, draftId, revision } = await approved(lars, lotte);
    await saveDraft(lars, { draftId, revision, content: contentWith(), purpose: said("", "Heel iets anders.") });
    expect(await db.auditEntry.findMany({ where: { subject: code, act: "standard.purpose" } })).toMatchObject([
      { actorId: lars.id, detail: { revision, state: "approved" } },
    ]);
  });
});

describe("remarks on a draft", () => {
  const remarksOf = (draftId: string) => db.draftComment.findMany({ where: { draftId }, orderBy: { at: "asc" } });
  async function remarked() {
    const draft = await drafted(lars);
    await remark(lotte, { ...draft, field: "nl.why", text: "Waar komt dit vandaan?" });
    const [made] = await remarksOf(draft.draftId);
    return { ...draft, remarkId: made?.id ?? "" };
  }

  test("are open again when they are answered after they were closed", async () => {
    const draft = await remarked();
    await closeRemark(lars, { remarkId: draft.remarkId, act: "close" });
    await answerRemark(lotte, { remarkId: draft.remarkId, revision: draft.revision, text: "Toch nog niet." });
    expect(await remarksOf(draft.draftId)).toMatchObject([{ closedAt: null, closedById: null }, { answersId: draft.remarkId }]);
    expect(await db.auditEntry.count({ where: { subject: draft.code, act: "standard.openRemark", actorId: lotte.id } })).toBe(1);
  });

  test("say who, on which save and field, and are answered", async () => {
    const draft = await remarked();
    await answerRemark(lars, { remarkId: draft.remarkId, revision: draft.revision, text: "Uit het klantonderzoek." });
    expect(await remarksOf(draft.draftId)).toMatchObject([
      { personId: lotte.id, revision: draft.revision, field: "nl.why", answersId: null, text: "Waar komt dit vandaan?", closedAt: null },
      { personId: lars.id, answersId: draft.remarkId, field: null, text: "Uit het klantonderzoek." },
    ]);
  });

  test("are closed and opened again by whoever leads the place, once", async () => {
    const draft = await remarked();
    await closeRemark(lars, { remarkId: draft.remarkId, act: "close" });
    expect(await remarksOf(draft.draftId)).toMatchObject([{ closedById: lars.id }]);
    await expect(closeRemark(lotte, { remarkId: draft.remarkId, act: "close" })).rejects.toMatchObject({ code: "movedOn" });
    await closeRemark(lotte, { remarkId: draft.remarkId, act: "open" });
    expect(await remarksOf(draft.draftId)).toMatchObject([{ closedAt: null, closedById: null }]);
  });

  test("do not stand in the way of an approval, and change neither the draft nor its state", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    await remark(lotte, { ...draft, field: "", text: "Mag korter." });
    await approve(lotte, draft);
    expect(await db.draft.findUnique({ where: { id: draft.draftId } })).toMatchObject({ state: "approved", revision: draft.revision });
  });

  test("are of a draft that is open, on a save that was there; an answer is answered by nobody", async () => {
    const draft = await remarked();
    await expect(remark(lotte, { ...draft, revision: draft.revision + 1, field: "", text: "Later." })).rejects.toMatchObject({ code: "movedOn" });
    await answerRemark(lars, { remarkId: draft.remarkId, revision: draft.revision, text: "Hierom." });
    const answer = (await remarksOf(draft.draftId)).find(({ answersId }) => answersId !== null)?.id ?? "";
    await expect(answerRemark(lotte, { remarkId: answer, revision: draft.revision, text: "Waarom dan?" })).rejects.toMatchObject({ code: "missing" });
    await discard(lars, draft);
    await expect(remark(lotte, { ...draft, field: "", text: "Jammer." })).rejects.toMatchObject({ code: "draftClosed" });
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
  await remark(lotte, { draftId, revision: 1, field: "", text: "Klopt dit?" });
  const remarked = await db.draftComment.findFirstOrThrow({ where: { draftId } });
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
      () => restoreVersion(actor, { code, number: 1, current: 1 }),
      () => remark(actor, { draftId, revision: 1, field: "", text: "Waarom?" }),
      () => answerRemark(actor, { remarkId: remarked.id, revision: 1, text: "Daarom." }),
      () => closeRemark(actor, { remarkId: remarked.id, act: "close" }),
    ];
    for (const step of steps) await expect(step()).rejects.toMatchObject({ code: "missing", status: 404 });
  }
  expect(await savesOf(draftId)).toHaveLength(1);
});
