import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { advanceClock, now, today } from "@/lib/clock";
import { database, db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { giveRole } from "@/people/commands";
import { discard, restoreSave, saveDraft, startDraft } from "@/standards/[code]/edit/commands";
import { retire } from "@/standards/[code]/retire/commands";
import { withDatabase } from "../../../../e2e/database.ts";
import { approved, contentWith, drafted, firstNotes, person, published } from "./builders";
import { approve, approveAll, publish, publishDue, schedule, sendBack, sendToReview, setFourEyes, unschedule, withdraw } from "./commands";

withDatabase("empty");

let lars: Actor & { id: string };
let lotte: Actor & { id: string };
let daan: Actor & { id: string };
let ad: Actor & { id: string };
let outsiders: [string, Actor][];
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader", brand: "lindehof" });
  daan = await person("Daan", { kind: "leader" });
  ad = await person("Ad", { kind: "administrator" });
  outsiders = [
    ["a visitor", visitor("nl")],
    ["an employee", await person("Sam", { kind: "employee", brand: "lindehof" })],
    ["a manager", await person("Mila", { kind: "manager", brand: "lindehof" })],
    ["an administrator", ad],
    ["a leader of another brand", await person("Nils", { kind: "leader", brand: "vlecht" })],
  ];
});

const draftNow = (id: string) => db.draft.findUniqueOrThrow({ where: { id } });
const other = () => contentWith({ limit: 45 });
const zone = "Europe/Amsterdam";
const actsOn = async (code: string) => (await db.auditEntry.findMany({ where: { subject: code }, orderBy: { at: "asc" } })).map(({ act }) => act);

/** The next version of a standard that is live, written by Lars and approved by Lotte. */
async function changed(content = other()) {
  const code = await published(lars, lotte);
  const draftId = await startDraft(lars, code);
  const revision = await saveDraft(lars, { draftId, revision: 1, content });
  await sendToReview(lars, { draftId, revision });
  const { fingerprint } = await draftNow(draftId);
  await approve(lotte, { draftId, fingerprint });
  return { code, draftId, revision, fingerprint };
}

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

describe("approving several at once", () => {
  test("approves each that still stands and names those that moved on", async () => {
    const [one, two, saved, own] = [await drafted(lars), await drafted(lars), await drafted(lars), await drafted(lotte)];
    for (const draft of [one, two, saved, own]) await sendToReview(lars, draft);
    const revision = await saveDraft(lars, { draftId: saved.draftId, revision: saved.revision, content: other() });
    await sendToReview(lars, { draftId: saved.draftId, revision });
    expect(await approveAll(lotte, [one, saved, own, two])).toEqual({ approved: [one.code, two.code], left: [saved.code, own.code] });
    expect(await draftNow(one.draftId)).toMatchObject({ state: "approved", approverId: lotte.id });
    expect(await draftNow(saved.draftId)).toMatchObject({ state: "review", approved: null });
    expect(await draftNow(own.draftId)).toMatchObject({ state: "review", approved: null });
  });

  test("approves nothing when one of them is not there for whoever asks", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    const absent = { draftId: "00000000-0000-7000-8000-000000000000", fingerprint: draft.fingerprint };
    await expect(approveAll(lotte, [draft, absent])).rejects.toMatchObject({ code: "missing" });
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "review" });
  });
});

describe("taking back", () => {
  test("a leader takes a draft back from review, and from its approval, which ends with it", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    await withdraw(lars, draft);
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "draft", revision: draft.revision });
    await sendToReview(lars, draft);
    await approve(lotte, draft);
    await withdraw(lars, draft);
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "draft", approved: null, approverId: null });
    await expect(withdraw(lars, draft)).rejects.toMatchObject({ code: "movedOn" });
  });
});

describe("four eyes", () => {
  const third = () => person("Roos", { kind: "leader" });

  test("holds for whoever puts an earlier save back, and for whose words somebody else put back", async () => {
    const draft = await drafted(lars);
    const revision = await saveDraft(lars, { draftId: draft.draftId, revision: draft.revision, content: other() });
    const back = await restoreSave(lotte, { draftId: draft.draftId, revision: draft.revision, current: revision });
    await sendToReview(lars, { draftId: draft.draftId, revision: back });
    for (const writer of [lars, lotte]) await expect(approve(writer, draft)).rejects.toMatchObject({ code: "ownChange" });
    await approve(await third(), draft);
  });

  test("holds for words that somebody wrote in another draft of the same standard", async () => {
    const draft = await drafted(lars);
    await discard(lars, draft);
    const draftId = await startDraft(lotte, draft.code);
    const revision = await saveDraft(lotte, { draftId, revision: 1, content: contentWith() });
    await sendToReview(lotte, { draftId, revision });
    await expect(approve(lars, { draftId, fingerprint: draft.fingerprint })).rejects.toMatchObject({ code: "ownChange" });
    await approve(await third(), { draftId, fingerprint: draft.fingerprint });
  });

  test("is kept by the database too, whoever writes into it", async () => {
    const draft = await drafted(lars);
    const revision = await saveDraft(lotte, { draftId: draft.draftId, revision: draft.revision, content: other() });
    await sendToReview(lars, { draftId: draft.draftId, revision });
    for (const { id } of [lars, lotte])
      await expect(
        database().pool.query(`UPDATE "Draft" SET state = 'approved', approved = fingerprint, "approverId" = '${id}' WHERE id = '${draft.draftId}'`),
      ).rejects.toThrow("nobody approves their own work");
  });

  test("is the administrator's to switch, not of whoever writes standards", async () => {
    for (const who of [visitor("nl"), lars, lotte]) await expect(setFourEyes(who, false)).rejects.toMatchObject({ code: "missing" });
    await expect(setFourEyes(ad, true)).rejects.toMatchObject({ code: "movedOn" });
  });

  test("switched off, a writer approves their own; switched on again, what was not published yet waits for review", async () => {
    await setFourEyes(ad, false);
    const published = await drafted(lars);
    const waiting = await drafted(lars);
    const byLotte = await drafted(lars);
    for (const draft of [published, waiting, byLotte]) await sendToReview(lars, draft);
    for (const draft of [published, waiting]) await approve(lars, draft);
    await approve(lotte, byLotte);
    await publish(lars, { ...published, ...firstNotes });
    await schedule(lars, { ...waiting, ...firstNotes, day: "2099-01-01", time: "09:00", zone });
    expect(await setFourEyes(ad, true)).toEqual([waiting.code]);
    expect(await draftNow(waiting.draftId)).toMatchObject({ state: "review", approved: null, approverId: null, publishAt: null });
    expect(await draftNow(byLotte.draftId)).toMatchObject({ state: "approved", approverId: lotte.id });
    await expect(approve(lars, waiting)).rejects.toMatchObject({ code: "ownChange" });
    expect(await actsOn(waiting.code)).toContain("standard.unapprove");
    expect(
      (await db.auditEntry.findMany({ where: { act: "organisation.fourEyes" }, orderBy: { at: "asc" } })).map(({ actorId, detail }) => [actorId, detail]),
    ).toEqual([
      [ad.id, { fourEyes: false }],
      [ad.id, { fourEyes: true }],
    ]);
  });
});

describe("scheduling", () => {
  afterEach(() => advanceClock(0));
  /** The day and time on Amsterdam's clocks so many minutes from now. */
  const inMinutes = (minutes: number) => {
    const [day = "", time = ""] = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" })
      .format(new Date(now().getTime() + minutes * 60_000))
      .split(" ");
    return { day, time, zone };
  };
  const planned = async (minutes = 60) => {
    const draft = await changed();
    await schedule(lars, { ...draft, ...firstNotes, ...inMinutes(minutes) });
    return draft;
  };
  const versionsOf = (code: string) => db.version.count({ where: { standard: { code } } });

  test("keeps what was said of the change until the moment, then publishes by itself, once, in the name of nobody", async () => {
    const draft = await planned();
    expect(await draftNow(draft.draftId)).toMatchObject({
      state: "scheduled",
      scheduledBy: lars.id,
      publication: { change: "material", note: firstNotes.note },
    });
    const before = await publishDue();
    expect(before.moved).toBe(0);
    expect(await versionsOf(draft.code)).toBe(1);
    advanceClock(61 * 60_000);
    const after = await publishDue();
    expect(after.moved).toBe(1);
    expect(after.changes).toBeGreaterThan(before.changes);
    expect(
      await db.standard.findUnique({
        where: { code: draft.code },
        select: { live: { select: { number: true, change: true, authorId: true, approverId: true } } },
      }),
    ).toEqual({
      live: { number: 2, change: "material", authorId: lars.id, approverId: lotte.id },
    });
    expect(await draftNow(draft.draftId)).toMatchObject({ openFor: null, state: "approved", publishAt: null, scheduledBy: null });
    expect(await db.auditEntry.findFirst({ where: { subject: draft.code }, orderBy: [{ at: "desc" }] })).toMatchObject({
      act: "standard.publish",
      actorId: null,
      detail: { version: 2, scheduledBy: lars.id },
    });
    expect((await publishDue()).moved).toBe(0);
    expect(await versionsOf(draft.code)).toBe(2);
    // Public pages say where a keeper works.
    const teun = await person("Teun", { kind: "employee" });
    await giveRole(ad, { person: teun.id, kind: "manager", place: { unitId: null, brandSlug: "lindehof" }, from: today() });
    expect((await publishDue()).changes).toBe(after.changes + 1);
  });

  test("publishes once when several ask at the same moment, and what is late is made up", async () => {
    const [first, second] = [await planned(1), await planned(2)];
    advanceClock(3 * 24 * 60 * 60_000);
    const found = await Promise.all([publishDue(), publishDue(), publishDue()]);
    expect(found.reduce((sum, { moved }) => sum + moved, 0)).toBe(2);
    for (const { code } of [first, second]) expect(await versionsOf(code)).toBe(2);
  });

  test("names when the next is due", async () => {
    const draft = await planned(30);
    const { publishAt } = await draftNow(draft.draftId);
    expect((await publishDue()).next).toEqual(publishAt);
    await unschedule(lars, draft);
  });

  test("refuses a moment that has passed, one that the clocks leave out, and one that is none", async () => {
    const draft = await changed();
    const at = (day: string, time: string) => schedule(lars, { ...draft, ...firstNotes, day, time, zone });
    await expect(at("2026-01-01", "09:00")).rejects.toMatchObject({ fields: { time: "timePast" } });
    await expect(at("2096-03-25", "02:30")).rejects.toMatchObject({ fields: { time: "timeSkipped" } });
    await expect(at("2096-02-31", "02:30")).rejects.toMatchObject({ fields: { day: "date" } });
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "approved", publishAt: null });
  });

  test("asks the same reason as publishing does, and is for what was approved alone", async () => {
    const draft = await changed();
    const moment = inMinutes(5);
    await expect(schedule(lars, { ...draft, ...moment, change: "editorial", note: firstNotes.note })).rejects.toMatchObject({
      fields: { editorialReason: "required" },
    });
    const waiting = await drafted(lars);
    await sendToReview(lars, waiting);
    await expect(schedule(lars, { ...waiting, ...firstNotes, ...moment })).rejects.toMatchObject({ code: "movedOn" });
  });

  test("is called off by who leads the place, by a save, by taking it back and by sending it back", async () => {
    const off = { publishAt: null, publication: null, scheduledBy: null };
    const called = await planned();
    await unschedule(lotte, called);
    expect(await draftNow(called.draftId)).toMatchObject({ state: "approved", approverId: lotte.id, ...off });
    const saved = await planned();
    await saveDraft(lars, { draftId: saved.draftId, revision: saved.revision, content: contentWith({ limit: 44 }) });
    expect(await draftNow(saved.draftId)).toMatchObject({ state: "draft", ...off });
    const taken = await planned();
    await withdraw(lars, taken);
    expect(await draftNow(taken.draftId)).toMatchObject({ state: "draft", ...off });
    const back = await planned();
    await sendBack(lotte, { ...back, reason: "Wacht hiermee." });
    expect(await draftNow(back.draftId)).toMatchObject({ state: "changes", ...off });
    const gone = await planned();
    await discard(lars, gone);
    expect(await draftNow(gone.draftId)).toMatchObject({ openFor: null, state: "draft", ...off });
    advanceClock(2 * 60 * 60_000);
    expect((await publishDue()).moved).toBe(0);
  });

  test("can be published before its moment, and is then not published again", async () => {
    const draft = await planned();
    await publish(lotte, { ...draft, ...firstNotes });
    advanceClock(2 * 60 * 60_000);
    expect((await publishDue()).moved).toBe(0);
    expect(await versionsOf(draft.code)).toBe(2);
  });

  test("goes back to approved with the reason when it can no longer be published, and nothing else waits for that", async () => {
    const [stale, dropped, sound] = [await planned(1), await planned(1), await planned(2)];
    await db.draft.update({ where: { id: stale.draftId }, data: { basedOn: 0 } });
    const lost = contentWith({ values: ["lindehof/gone"] });
    await db.draft.update({ where: { id: dropped.draftId }, data: { content: lost } });
    advanceClock(10 * 60_000);
    expect((await publishDue()).moved).toBe(3);
    expect(await draftNow(stale.draftId)).toMatchObject({ state: "approved", unpublished: "liveMoved", publishAt: null, approverId: lotte.id });
    expect(await draftNow(dropped.draftId)).toMatchObject({ state: "approved", unpublished: "notComplete" });
    expect(await versionsOf(stale.code)).toBe(1);
    expect(await versionsOf(sound.code)).toBe(2);
    await sendToReview(lars, stale);
    expect(await draftNow(stale.draftId)).toMatchObject({ state: "review", unpublished: null, basedOn: 1 });
  });

  test("ends when the standard is retired", async () => {
    const draft = await planned();
    await retire(lotte, { code: draft.code, version: 1 });
    advanceClock(2 * 60 * 60_000);
    expect((await publishDue()).moved).toBe(0);
    expect(await draftNow(draft.draftId)).toMatchObject({ openFor: null, publishAt: null });
  });
});

describe("sending back", () => {
  test("the reason stays with the draft until it is approved, through every save and when it is sent again", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    await sendBack(lotte, { ...draft, reason: "De grens mist een bron." });
    const revision = await saveDraft(lars, { draftId: draft.draftId, revision: draft.revision, content: other() });
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "changes", reason: "De grens mist een bron." });
    await sendToReview(lars, { draftId: draft.draftId, revision });
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "review", reason: "De grens mist een bron." });
    await approve(lotte, { draftId: draft.draftId, fingerprint: (await draftNow(draft.draftId)).fingerprint });
    expect(await draftNow(draft.draftId)).toMatchObject({ state: "approved", reason: null });
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

  describe("what it says of itself", () => {
    const note = { nl: "Anders.", en: "Different." };
    const liveOf = async (code: string) =>
      (await db.standard.findUniqueOrThrow({ where: { code }, select: { live: { select: { number: true, change: true, editorialReason: true } } } })).live;

    test("a change of a number is called editorial only with a reason, which stays with the version", async () => {
      const { code, ...draft } = await changed(contentWith({ target: 90 }));
      await expect(publish(lars, { ...draft, change: "editorial", note })).rejects.toMatchObject({ fields: { editorialReason: "required" } });
      expect(await liveOf(code)).toMatchObject({ number: 1 });
      await publish(lars, { ...draft, change: "editorial", note, editorialReason: "Het stond er verkeerd." });
      expect(await liveOf(code)).toEqual({ number: 2, change: "editorial", editorialReason: "Het stond er verkeerd." });
    });

    test("a change of words is editorial without a reason, and may be raised", async () => {
      const words = contentWith({}, { why: "Omdat het zo is." });
      const lower = await changed(words);
      await publish(lars, { ...lower, change: "editorial", note, editorialReason: "Overbodig." });
      expect(await liveOf(lower.code)).toEqual({ number: 2, change: "editorial", editorialReason: null });
      const higher = await changed(words);
      await publish(lars, { ...higher, change: "material", note });
      expect(await liveOf(higher.code)).toEqual({ number: 2, change: "material", editorialReason: null });
    });
  });

  test("names who saved last as its writer, not who began it", async () => {
    const code = await published(lars, lotte);
    const draftId = await startDraft(lars, code);
    const revision = await saveDraft(daan, { draftId, revision: 1, content: other() });
    await sendToReview(daan, { draftId, revision });
    const { fingerprint } = await draftNow(draftId);
    await approve(lotte, { draftId, fingerprint });
    await publish(daan, { draftId, fingerprint, ...firstNotes });
    expect(await db.version.findFirstOrThrow({ where: { number: 2, standard: { code } } })).toMatchObject({ authorId: daan.id, approverId: lotte.id });
  });

  test("an approval given against an older version is not published: it is sent to review again", async () => {
    const { code, draftId, revision, fingerprint } = await changed();
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
      () => approveAll(actor, [draft]),
      () => withdraw(actor, draft),
      () => publish(actor, { ...draft, ...firstNotes }),
      () => schedule(actor, { ...draft, ...firstNotes, day: "2099-01-01", time: "09:00", zone }),
      () => unschedule(actor, draft),
    ]) {
      await expect(step(), who).rejects.toMatchObject({ code: "missing", status: 404 });
    }
  }
  expect(await draftNow(draft.draftId)).toMatchObject({ state: "review" });
});

test("a draft that does not exist is refused like one that is somebody else's", async () => {
  await expect(approve(lotte, { draftId: "00000000-0000-7000-8000-000000000000", fingerprint: "x" })).rejects.toMatchObject({ code: "missing", status: 404 });
});
