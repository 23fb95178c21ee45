import { beforeAll, describe, expect, test } from "vitest";
import { database, db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { saveDraft, startDraft } from "@/standards/[code]/edit/commands";
import { withDatabase } from "../../../../e2e/database.ts";
import { approved, contentWith, drafted, firstNotes, person, published } from "./builders";
import { approve, publish, sendBack, sendToReview } from "./commands";

withDatabase("empty");

let lars: Actor & { id: string };
let lotte: Actor & { id: string };
let outsiders: [string, Actor][];
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader", brand: "lindehof" });
  outsiders = [
    ["a visitor", visitor("nl")],
    ["an employee", await person("Sam", { kind: "employee", brand: "lindehof" })],
    ["a manager", await person("Mila", { kind: "manager", brand: "lindehof" })],
    ["an administrator", await person("Ad", { kind: "administrator" })],
    ["a leader of another brand", await person("Nils", { kind: "leader", brand: "vlecht" })],
  ];
});

const draftNow = (id: string) => db.draft.findUniqueOrThrow({ where: { id } });
const other = () => contentWith({ limit: 45 });

describe("sending to review", () => {
  test("a complete draft goes to review, against the version that is live", async () => {
    const code = await published(lars, lotte);
    const draftId = await startDraft(lars, code);
    await sendToReview(lars, { draftId, revision: 1 });
    expect(await draftNow(draftId)).toMatchObject({ state: "review", basedOn: 1, approved: null });
  });

  test("what is missing is refused by field, and the draft stays a draft", async () => {
    const { draftId, revision } = await drafted(lars, contentWith({ limit: null, channels: [] }, { why: "" }));
    await expect(sendToReview(lars, { draftId, revision })).rejects.toMatchObject({
      code: "notComplete",
      status: 422,
      fields: { limit: "required", channels: "channelMissing", "nl.why": "required" },
    });
    expect(await draftNow(draftId)).toMatchObject({ state: "draft" });
  });

  test("a vague word without a number is refused in a measured standard, and named", async () => {
    const vague = { statement: "We nemen snel op" };
    const { draftId, revision } = await drafted(lars, contentWith({}, vague));
    await expect(sendToReview(lars, { draftId, revision })).rejects.toMatchObject({ fields: { "nl.statement": "vague:Snel" } });
    const yesno = await drafted(lars, contentWith({ measure: "yesno", comparison: null, limit: null, unit: null }, vague));
    await sendToReview(lars, yesno);
    expect(await draftNow(yesno.draftId)).toMatchObject({ state: "review" });
  });

  test("a save that is not the last one is not sent", async () => {
    const { draftId, revision } = await drafted(lars);
    await expect(sendToReview(lars, { draftId, revision: revision - 1 })).rejects.toMatchObject({ code: "movedOn", status: 409 });
  });

  test("it is sent once", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    await expect(sendToReview(lars, draft)).rejects.toMatchObject({ code: "movedOn" });
  });
});

describe("approving", () => {
  test("another leader approves what was shown", async () => {
    const draft = await approved(lars, lotte);
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "approved", approved: draft.fingerprint, approverId: lotte.id });
  });

  test("its author cannot approve, nor anyone who saved it once", async () => {
    const draft = await drafted(lars);
    const revision = await saveDraft(lotte, { draftId: draft.draftId, revision: draft.revision, content: other() });
    const back = await saveDraft(lars, { draftId: draft.draftId, revision, content: contentWith() });
    await sendToReview(lars, { draftId: draft.draftId, revision: back });
    await expect(approve(lars, draft)).rejects.toMatchObject({ code: "ownChange", status: 403 });
    await expect(approve(lotte, draft)).rejects.toMatchObject({ code: "ownChange", status: 403 });
    const third = await person("Roos", { kind: "leader" });
    await approve(third, draft);
    expect(await draftNow(draft.draftId)).toMatchObject({ approverId: third.id });
  });

  test("a later save ends the approval, and what was approved cannot be published any more", async () => {
    const draft = await approved(lars, lotte);
    await saveDraft(lars, { draftId: draft.draftId, revision: draft.revision, content: other() });
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "draft", approved: null, approverId: null });
    await expect(publish(lars, { ...draft, ...firstNotes })).rejects.toMatchObject({ code: "movedOn" });
  });

  test("what was shown and has changed since is not approved", async () => {
    const draft = await drafted(lars);
    const revision = await saveDraft(lars, { draftId: draft.draftId, revision: draft.revision, content: other() });
    await sendToReview(lars, { draftId: draft.draftId, revision });
    await expect(approve(lotte, draft)).rejects.toMatchObject({ code: "movedOn", status: 409 });
  });

  test("what is not in review is not approved", async () => {
    await expect(approve(lotte, await drafted(lars))).rejects.toMatchObject({ code: "movedOn" });
  });
});

describe("sending back", () => {
  test("the reason stays with the draft until it is sent again, through every save", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    await sendBack(lotte, { ...draft, reason: "De grens mist een bron." });
    const revision = await saveDraft(lars, { draftId: draft.draftId, revision: draft.revision, content: other() });
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "changes", reason: "De grens mist een bron." });
    await sendToReview(lars, { draftId: draft.draftId, revision });
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "review", reason: null });
  });

  test("without a reason it is refused", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    await expect(sendBack(lotte, { ...draft, reason: "" })).rejects.toMatchObject({ fields: { reason: "required" } });
  });

  test("an approval can be taken back the same way", async () => {
    const draft = await approved(lars, lotte);
    await sendBack(lotte, { ...draft, reason: "Toch nog een vraag." });
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "changes", approved: null });
  });
});

describe("publishing", () => {
  test("the version holds what was approved in both languages, is live, and the draft is closed", async () => {
    const draft = await approved(lars, lotte);
    await publish(lars, { ...draft, ...firstNotes });
    const standard = await db.standard.findUniqueOrThrow({
      where: { code: draft.code },
      include: { live: { include: { words: { orderBy: { lang: "asc" } } } } },
    });
    expect(standard.live).toMatchObject({ number: 1, change: "material", target: 95, fingerprint: draft.fingerprint, authorId: lars.id, approverId: lotte.id });
    expect(standard.live?.words).toMatchObject([
      { lang: "nl", note: "Eerste versie.", ...contentWith().words.nl },
      { lang: "en", note: "First version.", ...contentWith().words.en },
    ]);
    expect(await draftNow(draft.draftId)).toMatchObject({ openFor: null });
    expect(await db.auditEntry.findMany({ where: { subject: draft.code }, orderBy: { at: "asc" }, select: { act: true, actorId: true } })).toEqual([
      { act: "standard.draft", actorId: lars.id },
      { act: "standard.save", actorId: lars.id },
      { act: "standard.send", actorId: lars.id },
      { act: "standard.approve", actorId: lotte.id },
      { act: "standard.publish", actorId: lars.id },
    ]);
  });

  test("several times at once makes one version, and the others hear that it moved on", async () => {
    const draft = await approved(lars, lotte);
    const ends = await Promise.allSettled([lars, lotte, lars, lotte, lars].map((leader) => publish(leader, { ...draft, ...firstNotes })));
    const refusals = ends.flatMap((end) => (end.status === "rejected" ? [{ code: end.reason.code, status: end.reason.status }] : []));
    expect(refusals).toEqual(Array(4).fill({ code: "movedOn", status: 409 }));
    expect(await db.version.count({ where: { standard: { code: draft.code } } })).toBe(1);
  });

  test("what is not approved is not published", async () => {
    const draft = await drafted(lars);
    await expect(publish(lars, { ...draft, ...firstNotes })).rejects.toMatchObject({ code: "movedOn" });
    expect(await db.version.count({ where: { standard: { code: draft.code } } })).toBe(0);
  });

  test("a change of a number cannot be called editorial; a change of words can", async () => {
    const next = async (content: ReturnType<typeof contentWith>) => {
      const code = await published(lars, lotte);
      const draftId = await startDraft(lars, code);
      const revision = await saveDraft(lars, { draftId, revision: 1, content });
      await sendToReview(lars, { draftId, revision });
      const { fingerprint } = await draftNow(draftId);
      await approve(lotte, { draftId, fingerprint });
      return { code, publishing: publish(lars, { draftId, fingerprint, change: "editorial", note: { nl: "Anders.", en: "Different." } }) };
    };
    await expect((await next(contentWith({ target: 90 }))).publishing).rejects.toMatchObject({ fields: { change: "numberChanged" } });
    const { code, publishing } = await next(contentWith({}, { why: "Omdat het zo is." }));
    await publishing;
    expect(await db.standard.findUnique({ where: { code }, select: { live: { select: { number: true, change: true } } } })).toEqual({
      live: { number: 2, change: "editorial" },
    });
  });

  test("an approval given against an older version is not published: it is sent to review again", async () => {
    const code = await published(lars, lotte);
    const draftId = await startDraft(lars, code);
    const revision = await saveDraft(lars, { draftId, revision: 1, content: other() });
    await sendToReview(lars, { draftId, revision });
    const { fingerprint } = await draftNow(draftId);
    await approve(lotte, { draftId, fingerprint });
    await db.draft.update({ where: { id: draftId }, data: { basedOn: 0 } });
    await expect(publish(lars, { draftId, fingerprint, ...firstNotes })).rejects.toMatchObject({ code: "liveMoved", status: 409 });
    await sendToReview(lars, { draftId, revision });
    await approve(lotte, { draftId, fingerprint });
    await publish(lars, { draftId, fingerprint, ...firstNotes });
    expect(await db.version.count({ where: { standard: { code } } })).toBe(2);
  });

  test("a version and its words are never changed or deleted, by whatever SQL", async () => {
    await published(lars, lotte);
    for (const table of ["Version", "VersionWords", "DraftSave"]) {
      await expect(database().pool.query(`DELETE FROM "${table}"`)).rejects.toThrow("append-only");
    }
    await expect(database().pool.query(`UPDATE "Version" SET target = 1`)).rejects.toThrow("append-only");
    await expect(database().pool.query(`UPDATE "VersionWords" SET statement = 'anders'`)).rejects.toThrow("append-only");
    await expect(database().pool.query(`UPDATE "DraftSave" SET content = '{}'`)).rejects.toThrow("append-only");
  });
});

test("who does not lead the place is told that it is not there, for every step", async () => {
  const draft = await drafted(lars);
  await sendToReview(lars, draft);
  for (const [who, actor] of outsiders) {
    for (const step of [
      () => sendToReview(actor, draft),
      () => approve(actor, draft),
      () => sendBack(actor, { ...draft, reason: "Nee." }),
      () => publish(actor, { ...draft, ...firstNotes }),
    ]) {
      await expect(step(), who).rejects.toMatchObject({ code: "missing", status: 404 });
    }
  }
  expect(await draftNow(draft.draftId)).toMatchObject({ state: "review" });
});

test("a draft that does not exist is refused like one that is somebody else's", async () => {
  await expect(approve(lotte, { draftId: "00000000-0000-7000-8000-000000000000", fingerprint: "x" })).rejects.toMatchObject({ code: "missing", status: 404 });
});
