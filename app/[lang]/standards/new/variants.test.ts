import { beforeAll, describe, expect, test } from "vitest";
import { advanceClock, now } from "@/lib/clock";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { restoreSave, saveDraft, startDraft } from "@/standards/[code]/edit/commands";
import { findStandard } from "@/standards/[code]/queries";
import { standard } from "@/standards/builders";
import { listStale } from "@/standards/keeping/queries";
import { contentWith, firstNotes, person } from "@/standards/review/builders";
import { approve, publish, publishDue, schedule, sendToReview, setFourEyes } from "@/standards/review/commands";
import { emptyContent } from "@/standards/review/queries";
import { withDatabase } from "../../../../e2e/database.ts";
import { startNew } from "./commands";

withDatabase("empty");

type Person = Actor & { id: string };
let lars: Person;
let lotte: Person;
let bram: Person;
let bente: Person;
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader" });
  bram = await person("Bram", { kind: "leader", brand: "lindehof" });
  bente = await person("Bente", { kind: "leader", brand: "lindehof" });
  await standard({ code: "LGR-WAC-01" });
});

/** A variant of Lindehof that a leader of Lindehof wrote, with this reason, as far as review. */
async function variant(code: string, content: ReturnType<typeof contentWith>, baseReason?: string) {
  await startNew(bram, { code, owner: "brand:lindehof", base: "LGR-WAC-01" });
  const draftId = await startDraft(bram, code);
  const begun = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
  const base = await db.standard.findUniqueOrThrow({ where: { code: "LGR-WAC-01" }, select: { live: true } });
  expect(begun.content).toMatchObject({ numbers: { limit: base.live?.limit?.toNumber(), target: 95 } });
  await saveDraft(bram, { draftId, revision: 1, content, ...(baseReason === undefined ? {} : { baseReason }), act: "send" });
  const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
  return { draftId, fingerprint };
}

describe("a brand that varies on a standard of the whole organisation", () => {
  test("tightens it freely", async () => {
    const draft = await variant("LIN-WAC-01", contentWith({ limit: 20 }));
    await approve(bente, draft);
    await publish(bram, { ...draft, ...firstNotes });
    expect(await findStandard(visitor("nl"), "LIN-WAC-01", "nl")).toMatchObject({ base: { code: "LGR-WAC-01", stance: "tightens", reason: null } });
    expect((await findStandard(visitor("nl"), "LGR-WAC-01", "nl"))?.variants).toMatchObject([{ code: "LIN-WAC-01", stance: "tightens" }]);
  });

  test("loosens it only with a reason", async () => {
    await expect(variant("LIN-WAC-02", contentWith({ limit: 45 }))).rejects.toMatchObject({ code: "notComplete", fields: { baseReason: "required" } });
    await expect(variant("LIN-WAC-03", contentWith({ limit: 20, target: 90 }), "")).rejects.toMatchObject({ fields: { baseReason: "required" } });
  });

  test("and with the approval of another leader of the whole organisation, also without four eyes", async () => {
    const admin = await person("Ad", { kind: "administrator" });
    await setFourEyes(admin, false);
    const draft = await variant("LIN-WAC-04", contentWith({ limit: 45 }), "De nachtbalie heeft één mens.");
    for (const actor of [bram, bente]) await expect(approve(actor, draft)).rejects.toMatchObject({ code: "loosening" });
    await approve(lars, draft);
    // Another reason is another thing to approve.
    await saveDraft(bram, { draftId: draft.draftId, revision: 2, content: contentWith({ limit: 45 }), baseReason: "Eén mens aan de nachtbalie.", act: "send" });
    await expect(publish(bram, { ...draft, ...firstNotes })).rejects.toMatchObject({ code: "movedOn" });
    await expect(approve(lotte, draft)).rejects.toMatchObject({ code: "movedOn" });
    const shown = { draftId: draft.draftId, fingerprint: (await db.draft.findUniqueOrThrow({ where: { id: draft.draftId } })).fingerprint };
    await approve(lotte, shown);
    await publish(bram, { ...shown, ...firstNotes });
    expect(await db.standard.findUniqueOrThrow({ where: { code: "LIN-WAC-04" } })).toMatchObject({
      baseKind: "loosens",
      baseReason: "Eén mens aan de nachtbalie.",
    });
    expect((await findStandard(visitor("nl"), "LIN-WAC-04", "nl"))?.base).toMatchObject({ stance: "loosens", reason: "Eén mens aan de nachtbalie." });
    // Tightened after all, it needs no reason any more.
    const draftId = await startDraft(bram, "LIN-WAC-04");
    await saveDraft(bram, { draftId, revision: 1, content: contentWith({ limit: 30 }), act: "send" });
    const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
    await approve(bente, { draftId, fingerprint });
    await publish(bram, { draftId, fingerprint, ...firstNotes });
    expect(await db.standard.findUniqueOrThrow({ where: { code: "LIN-WAC-04" } })).toMatchObject({ baseKind: "tightens", baseReason: null });
    await setFourEyes(admin, true);
  });

  test("is not approved by who wrote no more of it than the reason", async () => {
    const content = contentWith({ limit: 40 });
    const draft = await variant("LIN-WAC-07", content, "De nachtbalie heeft één mens.");
    await saveDraft(lars, { draftId: draft.draftId, revision: 2, content, baseReason: "De nachtbalie is klein.", act: "send" });
    const { fingerprint, revision } = await db.draft.findUniqueOrThrow({ where: { id: draft.draftId } });
    expect(revision).toBe(3);
    expect(await db.draftSave.findUniqueOrThrow({ where: { draftId_revision: { draftId: draft.draftId, revision } } })).toMatchObject({
      personId: lars.id,
      content,
    });
    expect(await db.auditEntry.count({ where: { subject: "LIN-WAC-07", act: "standard.save", actorId: lars.id } })).toBe(1);
    const shown = { draftId: draft.draftId, fingerprint };
    await expect(approve(lars, shown)).rejects.toMatchObject({ code: "ownChange" });
    await approve(lotte, shown);
    // Who wrote an earlier reason finds both side by side, and takes over what is said now.
    const mine = { draftId: draft.draftId, revision: 2, content, baseReason: "De nachtbalie heeft nooit twee mensen." };
    await expect(saveDraft(bram, mine)).rejects.toMatchObject({
      code: "draftMoved",
      detail: { mySaying: { baseReason: mine.baseReason }, theirSaying: { baseReason: "De nachtbalie is klein." }, theirRevision: 3 },
    });
    expect(await saveDraft(bram, { ...mine, revision: 3, take: ["baseReason"] })).toBe(3);
    expect(await saveDraft(bram, { ...mine, revision: 3, act: "theirs" })).toBe(3);
    expect(await db.draft.findUniqueOrThrow({ where: { id: draft.draftId } })).toMatchObject({ state: "approved", baseReason: "De nachtbalie is klein." });
  });

  test("has its reason kept with every save, and put back with it", async () => {
    const content = contentWith({ limit: 40 });
    const { draftId } = await variant("LIN-WAC-12", content, "De nachtbalie heeft één mens.");
    await saveDraft(bram, { draftId, revision: 2, content, baseReason: "De nachtbalie is klein." });
    expect(await restoreSave(bram, { draftId, revision: 2, current: 3 })).toBe(4);
    expect(await db.draft.findUniqueOrThrow({ where: { id: draftId } })).toMatchObject({ baseReason: "De nachtbalie heeft één mens.", revision: 4 });
    // The last one says the same, so it is no change.
    expect(await restoreSave(bram, { draftId, revision: 4, current: 4 })).toBe(4);
  });

  test("keeps what was published, whoever writes another reason at that moment", async () => {
    const content = contentWith({ limit: 40 });
    const draft = await variant("LIN-WAC-08", content, "De nachtbalie heeft één mens.");
    await approve(lars, draft);
    const ends = await Promise.allSettled([
      publish(bram, { ...draft, ...firstNotes }),
      saveDraft(bente, { draftId: draft.draftId, revision: 2, content, baseReason: "Anders." }),
      saveDraft(bente, { draftId: draft.draftId, revision: 2, content, purpose: { shown: "", said: "Anders." } }),
    ]);
    const row = await db.draft.findUniqueOrThrow({ where: { id: draft.draftId } });
    if (ends[0].status === "fulfilled") expect(row).toMatchObject({ state: "approved", openFor: null, baseReason: "De nachtbalie heeft één mens." });
    else expect(row).toMatchObject({ state: "draft", baseReason: "Anders.", approved: null });
    await db.draft.update({ where: { id: draft.draftId }, data: { openFor: null, closedAt: new Date() } });
    await expect(saveDraft(bente, { draftId: draft.draftId, revision: row.revision, content, baseReason: "Nog anders." })).rejects.toMatchObject({
      code: "draftClosed",
    });
  });

  test("is for a brand, branch or department, and of a standard that holds for all", async () => {
    const begin = (owner: string, base: string, code = "LIN-WAC-05") => startNew(lars, { code, owner, base });
    await expect(begin("organisation", "LGR-WAC-01", "LGR-WAC-05")).rejects.toMatchObject({ fields: { owner: "baseOwner" } });
    for (const base of ["LIN-WAC-01", "LGR-WEG-99"]) await expect(begin("brand:lindehof", base)).rejects.toMatchObject({ fields: { base: "base" } });
  });

  test("is pointed out, and not published, when the base has become stricter than it", async () => {
    const waiting = await variant("LIN-WAC-06", contentWith({ limit: 25 }));
    await approve(bente, waiting);
    const draftId = await startDraft(lars, "LGR-WAC-01");
    await saveDraft(lars, { draftId, revision: 1, content: contentWith({ limit: 15, values: [] }), act: "send" });
    const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
    await approve(lotte, { draftId, fingerprint });
    await publish(lars, { draftId, fingerprint, ...firstNotes });
    await expect(publish(bram, { ...waiting, ...firstNotes })).rejects.toMatchObject({ code: "baseMoved", status: 409 });
    const stale = async () => (await listStale(bram)).map(({ code, base }) => [code, base]);
    for (const code of ["LIN-WAC-01", "LIN-WAC-04"]) expect(await stale()).toContainEqual([code, "LGR-WAC-01"]);
    // What was approved as looser is pointed out once its base asks still more.
    const looser = await variant("LIN-WAC-09", contentWith({ limit: 60 }), "De nachtbalie heeft één mens.");
    await approve(lotte, looser);
    await publish(bram, { ...looser, ...firstNotes });
    expect(await stale()).not.toContainEqual(["LIN-WAC-09", "LGR-WAC-01"]);
    const stricter = await startDraft(lars, "LGR-WAC-01");
    await saveDraft(lars, { draftId: stricter, revision: 1, content: contentWith({ limit: 10, values: [] }), act: "send" });
    const now = await db.draft.findUniqueOrThrow({ where: { id: stricter } });
    await approve(lotte, { draftId: stricter, fingerprint: now.fingerprint });
    await publish(lars, { draftId: stricter, fingerprint: now.fingerprint, ...firstNotes });
    expect(await stale()).toContainEqual(["LIN-WAC-09", "LGR-WAC-01"]);
    expect(await listStale(await person("Sam", { kind: "employee" }))).toEqual([]);
    expect((await findStandard(visitor("nl"), "LIN-WAC-01", "nl"))?.base).toMatchObject({ stance: "loosens", reason: null });
  });

  test("is not published by itself either when its base asks more than when it was approved, and can be sent again", async () => {
    await standard({ code: "LGR-WAC-02" });
    await startNew(bram, { code: "LIN-WAC-10", owner: "brand:lindehof", base: "LGR-WAC-02" });
    const draftId = await startDraft(bram, "LIN-WAC-10");
    const content = contentWith({ limit: 40 });
    const revision = await saveDraft(bram, { draftId, revision: 1, content, baseReason: "Tien seconden meer, de nachtbalie is klein.", act: "send" });
    const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
    await approve(lars, { draftId, fingerprint });
    const day = new Date(now().getTime() + 5 * 86_400_000).toISOString().slice(0, 10);
    await schedule(bram, { draftId, fingerprint, ...firstNotes, day, time: "09:00", zone: "Europe/Amsterdam" });
    const stricter = await startDraft(lars, "LGR-WAC-02");
    await saveDraft(lars, { draftId: stricter, revision: 1, content: contentWith({ limit: 5, values: [] }), act: "send" });
    const moved = { draftId: stricter, fingerprint: (await db.draft.findUniqueOrThrow({ where: { id: stricter } })).fingerprint };
    await approve(lotte, moved);
    await publish(lars, { ...moved, ...firstNotes });
    advanceClock(6 * 86_400_000);
    await publishDue();
    advanceClock(0);
    expect(await db.draft.findUniqueOrThrow({ where: { id: draftId } })).toMatchObject({ state: "approved", unpublished: "baseMoved", publishAt: null });
    await expect(publish(bram, { draftId, fingerprint, ...firstNotes })).rejects.toMatchObject({ code: "baseMoved" });
    await sendToReview(bram, { draftId, revision });
    await approve(lars, { draftId, fingerprint });
    await publish(bram, { draftId, fingerprint, ...firstNotes });
    expect(await db.standard.findUniqueOrThrow({ where: { code: "LIN-WAC-10" } })).toMatchObject({ baseKind: "loosens" });
  });

  test("that adds a language and gives another reason is a version of its own, with that reason", async () => {
    const dutch = { ...contentWith({ limit: 60 }), words: { ...contentWith().words, en: emptyContent.words.en } };
    const first = await variant("LIN-WAC-11", dutch, "De nachtbalie heeft één mens.");
    await approve(lars, first);
    await publish(bram, { ...first, ...firstNotes });
    const draftId = await startDraft(bram, "LIN-WAC-11");
    await saveDraft(bram, { draftId, revision: 1, content: contentWith({ limit: 60 }), baseReason: "De nachtbalie is klein.", act: "send" });
    const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
    await approve(lars, { draftId, fingerprint });
    await publish(bram, { draftId, fingerprint, ...firstNotes, change: "editorial", editorialReason: "Vertaald." });
    expect(await db.standard.findUniqueOrThrow({ where: { code: "LIN-WAC-11" }, include: { live: true } })).toMatchObject({
      baseReason: "De nachtbalie is klein.",
      live: { number: 2 },
    });
  });

  test("and nothing is looser without a reason, whoever writes it", async () => {
    await expect(db.standard.update({ where: { code: "LIN-WAC-01" }, data: { baseKind: "loosens" } })).rejects.toThrow();
  });
});
