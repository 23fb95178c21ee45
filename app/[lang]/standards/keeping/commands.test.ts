import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { advanceClock, shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { deactivate } from "@/people/commands";
import { saveDraft, startDraft } from "@/standards/[code]/edit/commands";
import { findStandard } from "@/standards/[code]/queries";
import { standard } from "@/standards/builders";
import { contentWith, firstNotes, person } from "@/standards/review/builders";
import { approve, publish, sendToReview } from "@/standards/review/commands";
import { withDatabase } from "../../../../e2e/database.ts";
import { confirm, setKeeper, setOwner } from "./commands";
import { findConfirmed, findKeeping, listKept, listOverdue, listShares } from "./queries";
import { printOfKeeping, printOfOwner } from "./rules";

withDatabase("empty");

type Person = Actor & { id: string };
let lars: Person;
let lotte: Person;
let mila: Person;
let ad: Person;
let other: Person;

beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader" });
  mila = await person("Mila", { kind: "manager", brand: "lindehof" });
  other = await person("Teun", { kind: "leader", brand: "vlecht" });
  ad = await person("Ad", { kind: "administrator" });
  await db.person.update({ where: { id: ad.id }, data: { passwordHash: "x" } });
});
afterEach(() => advanceClock(0));

const kept = (code: string, more = {}) =>
  standard({ code, brand: "lindehof", more: { keeperId: mila.id, reviewBy: shiftDay(today(), 0, -3), reviewEvery: 90, ...more } });
const row = (code: string) => db.standard.findUniqueOrThrow({ where: { code }, include: { confirmations: true } });

describe("confirming", () => {
  test("keeps who did it, of which version, and puts off the next look by the interval", async () => {
    await kept("LIN-BEV-01");
    expect((await listKept(mila)).rows.map(({ code, upkeep }) => [code, upkeep])).toEqual([["LIN-BEV-01", "overdue"]]);
    await confirm(mila, { code: "LIN-BEV-01", version: 1 });
    const { confirmations, reviewBy, liveId } = await row("LIN-BEV-01");
    expect(confirmations).toMatchObject([{ personId: mila.id, versionId: liveId }]);
    expect(reviewBy).toEqual(shiftDay(today(), 0, 90));
    expect((await listKept(mila)).rows[0]).toMatchObject({ upkeep: "confirmed", confirmations: [{ name: "Mila", version: 1 }] });
    expect(await findConfirmed(mila, "LIN-BEV-01")).toEqual({ code: "LIN-BEV-01", reviewBy });
    expect(await findConfirmed(lars, "LIN-BEV-01")).toBe(null);
  });

  test("is of the words that were read: those that came later count as published, not as confirmed", async () => {
    const code = "LIN-BEV-90";
    await kept(code);
    await confirm(mila, { code, version: 1 });
    expect((await findStandard(visitor("nl"), code, "nl"))?.confirmedAt).not.toBeNull();
    const draftId = await startDraft(lars, code);
    const revision = await saveDraft(lars, { draftId, revision: 1, content: contentWith({ limit: 5 }), act: "send" });
    const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId, revision } });
    await approve(lotte, { draftId, fingerprint });
    await publish(lars, { draftId, fingerprint, ...firstNotes });
    expect(await findStandard(visitor("nl"), code, "nl")).toMatchObject({ confirmedAt: null, live: { number: 2 } });
    expect((await listKept(mila)).rows.find((it) => it.code === code)).toMatchObject({ confirmedAt: null, confirmations: [{ version: 1 }] });
    await db.standard.update({ where: { code }, data: { retiredAt: new Date() } });
  });

  test("is one act when it is done twice on a day, also at the same moment, and another on the next day", async () => {
    await kept("LIN-BEV-02");
    await Promise.all([confirm(mila, { code: "LIN-BEV-02", version: 1 }), confirm(mila, { code: "LIN-BEV-02", version: 1 })]);
    await confirm(mila, { code: "LIN-BEV-02", version: 1 });
    expect((await row("LIN-BEV-02")).confirmations).toHaveLength(1);
    advanceClock(86_400_000);
    await confirm(mila, { code: "LIN-BEV-02", version: 1 });
    expect((await row("LIN-BEV-02")).confirmations).toHaveLength(2);
  });

  test("is for its keeper and the leaders of its place, of what holds now", async () => {
    await kept("LIN-BEV-03");
    for (const actor of [visitor("nl"), other, ad, await person("Sam", { kind: "employee" })])
      await expect(confirm(actor, { code: "LIN-BEV-03", version: 1 })).rejects.toMatchObject({ code: "missing", status: 404 });
    await expect(confirm(mila, { code: "LIN-BEV-03", version: 2 })).rejects.toMatchObject({ code: "movedOn" });
    await confirm(lars, { code: "LIN-BEV-03", version: 1 });
    await kept("LIN-BEV-04", { retiredAt: new Date() });
    await expect(confirm(mila, { code: "LIN-BEV-04", version: 1 })).rejects.toMatchObject({ code: "movedOn" });
  });

  test("is done by a publication too, without a confirmation", async () => {
    await kept("LIN-BEV-05");
    const draftId = await startDraft(lars, "LIN-BEV-05");
    const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
    await sendToReview(lars, { draftId, revision: 1 });
    await approve(lotte, { draftId, fingerprint });
    await publish(lars, { draftId, fingerprint, ...firstNotes });
    expect(await row("LIN-BEV-05")).toMatchObject({ reviewBy: shiftDay(today(), 0, 90), confirmations: [] });
  });
});

describe("who keeps it", () => {
  /** Sets it as the form does, with what stands there now. */
  const keep = async (actor: Actor, said: Omit<Parameters<typeof setKeeper>[1], "shown">) =>
    setKeeper(actor, { ...said, shown: printOfKeeping(await row(said.code)) });
  const address = async (it: Person) => (await db.person.findUniqueOrThrow({ where: { id: it.id } })).email;

  test("is set by its leaders, with how often and before which day", async () => {
    await kept("LIN-HOE-01", { keeperId: null });
    await keep(lars, { code: "LIN-HOE-01", keeper: await address(mila), every: 30, reviewBy: null });
    expect(await row("LIN-HOE-01")).toMatchObject({ keeperId: mila.id, reviewEvery: 30, reviewBy: shiftDay(today(), 0, 30) });
    const chosen = shiftDay(today(), 0, 12);
    await keep(lars, { code: "LIN-HOE-01", keeper: await address(mila), every: 365, reviewBy: chosen });
    expect(await findKeeping(lars, "LIN-HOE-01")).toMatchObject({ keeper: "Mila", reviewEvery: 365, reviewBy: chosen });
    expect(await findKeeping(mila, "LIN-HOE-01")).toBe(null);
    await expect(keep(mila, { code: "LIN-HOE-01", keeper: "", every: 30, reviewBy: null })).rejects.toMatchObject({ code: "missing" });
  });

  test("works there and may come in, and is never taken away without another", async () => {
    await kept("LIN-HOE-02");
    const set = (keeper: string, reviewBy: Date | null = null) => keep(lars, { code: "LIN-HOE-02", keeper, every: 180, reviewBy });
    await expect(set(await address(other))).rejects.toMatchObject({ fields: { keeper: "keeper" } });
    await expect(set("nobody@house.example")).rejects.toMatchObject({ fields: { keeper: "keeper" } });
    await expect(set(await address(mila), shiftDay(today(), 0, -1))).rejects.toMatchObject({ fields: { reviewBy: "reviewBy" } });
    // The day that stands there already may stay, also when it has passed.
    await set(await address(mila), shiftDay(today(), 0, -3));
    await set("");
    expect((await row("LIN-HOE-02")).keeperId).toBe(mila.id);
  });

  test("is not set over what somebody else set in the meantime, also at the same moment", async () => {
    await kept("LIN-HOE-03");
    const shown = printOfKeeping(await row("LIN-HOE-03"));
    const set = async (every: number) => setKeeper(lars, { code: "LIN-HOE-03", keeper: "", every, reviewBy: null, shown });
    const ends = await Promise.allSettled([set(30), set(365)]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "movedOn", status: 409 } });
  });

  test("sees what is kept page by page, and asks for a standard by nothing but a code", async () => {
    const pia = await person("Pia", { kind: "manager", brand: "lindehof" });
    for (let at = 1; at <= 51; at++) await kept(`LIN-VEE-${String(at).padStart(2, "0")}`, { keeperId: pia.id });
    expect(await listKept(pia)).toMatchObject({ at: 1, pages: 2, rows: { length: 50 } });
    expect(await listKept(pia, 9)).toMatchObject({ at: 2, rows: [{ code: "LIN-VEE-51" }] });
    for (const named of ["\0", "", "LIN", "LIN-VEE-01\0"]) expect(await findConfirmed(pia, named)).toBe(null);
    await db.standard.updateMany({ where: { keeperId: pia.id }, data: { retiredAt: new Date() } });
  });

  test("owners are set by who leads the whole organisation", async () => {
    const shown = printOfOwner(null);
    await expect(setOwner(other, { of: "vlecht", owner: await address(other), shown })).rejects.toMatchObject({ code: "missing" });
    await expect(setOwner(lars, { of: "nothing", owner: await address(lars), shown })).rejects.toMatchObject({ fields: { of: "invalid" } });
    await setOwner(lars, { of: "vlecht", owner: await address(other), shown });
    await expect(setOwner(lars, { of: "vlecht", owner: await address(other), shown })).rejects.toMatchObject({ code: "movedOn" });
    expect(await db.brand.findUniqueOrThrow({ where: { slug: "vlecht" } })).toMatchObject({ ownerId: other.id });
  });
});

test("leaders see how much is confirmed by brand, and what has waited longest", async () => {
  await standard({ code: "DRU-DEL-01", brand: "drukfeest", more: { reviewBy: shiftDay(today(), 0, -40) } });
  await standard({ code: "DRU-DEL-02", brand: "drukfeest", more: { reviewBy: shiftDay(today(), 0, -90) } });
  const done = await standard({ code: "DRU-DEL-03", brand: "drukfeest", more: { reviewBy: shiftDay(today(), 0, 20), keeperId: mila.id } });
  const { liveId } = await db.standard.findUniqueOrThrow({ where: { id: done } });
  await db.confirmation.create({ data: { standardId: done, versionId: liveId ?? "", personId: mila.id } });
  const shares = await listShares(lars);
  expect(shares.find(({ filter }) => filter === "drukfeest")).toEqual({ filter: "drukfeest", all: 3, confirmed: 1, due: 1, overdue: 2, unkept: 2 });
  expect((await listOverdue(lars)).rows.slice(0, 2).map(({ code }) => code)).toEqual(["DRU-DEL-02", "DRU-DEL-01"]);
  expect(await listShares(mila)).toEqual([]);
  expect((await listOverdue(mila)).rows).toEqual([]);
  expect((await listShares(other)).map(({ filter }) => filter)).not.toContain("drukfeest");
});

describe("whoever leaves hands over, never to nobody", () => {
  const keeperOf = async (code: string) => (await row(code)).keeperId;

  test("to the brand's owner, else the organisation's, with a line in the log", async () => {
    const [leaver, owner, head] = [
      await person("Weg", { kind: "manager" }),
      await person("Eigen", { kind: "manager" }),
      await person("Hoofd", { kind: "manager" }),
    ];
    await db.brand.update({ where: { slug: "havenzeker" }, data: { ownerId: owner.id } });
    await db.organisation.updateMany({ data: { ownerId: head.id } });
    await standard({ code: "HAV-OVE-01", brand: "havenzeker", more: { keeperId: leaver.id } });
    await standard({ code: "LGR-OVE-01", more: { keeperId: leaver.id } });
    await standard({ code: "HAV-OVE-02", brand: "havenzeker", more: { keeperId: leaver.id, retiredAt: new Date() } });
    await deactivate(ad, leaver.id);
    expect([await keeperOf("HAV-OVE-01"), await keeperOf("LGR-OVE-01"), await keeperOf("HAV-OVE-02")]).toEqual([owner.id, head.id, leaver.id]);
    expect(await db.auditEntry.findMany({ where: { act: "standard.handOver", subject: "HAV-OVE-01" } })).toMatchObject([
      { detail: { from: leaver.id, to: owner.id } },
    ]);
    // Then the owners themselves.
    await deactivate(ad, owner.id);
    expect(await db.brand.findUniqueOrThrow({ where: { slug: "havenzeker" } })).toMatchObject({ ownerId: head.id });
    expect(await keeperOf("HAV-OVE-01")).toBe(head.id);
    await deactivate(ad, head.id);
    // Nobody owns it any more, so who has led the organisation for longest.
    expect([lars.id, lotte.id]).toContain(await keeperOf("LGR-OVE-01"));
    expect(await keeperOf("HAV-OVE-01")).toBe(await keeperOf("LGR-OVE-01"));
  });

  test("a leader of the brand comes before one of the organisation", async () => {
    const leaver = await person("Loes", { kind: "manager" });
    await db.brand.update({ where: { slug: "vlecht" }, data: { ownerId: null } });
    await db.organisation.updateMany({ data: { ownerId: null } });
    await standard({ code: "VLE-OVE-01", brand: "vlecht", more: { keeperId: leaver.id } });
    await deactivate(ad, leaver.id);
    expect(await keeperOf("VLE-OVE-01")).toBe(other.id);
  });

  test("and stays when there is nobody at all to hand over to", async () => {
    // Two days: the database's own day may still be yesterday's.
    await db.role.updateMany({ where: { kind: "leader" }, data: { to: shiftDay(today(), 0, -2) } });
    await db.organisation.updateMany({ data: { ownerId: null } });
    await db.brand.updateMany({ data: { ownerId: null } });
    await standard({ code: "LGR-OVE-02", more: { keeperId: other.id } });
    await expect(deactivate(ad, other.id)).rejects.toMatchObject({ code: "noHeir", status: 409 });
    expect(await db.person.findUniqueOrThrow({ where: { id: other.id } })).toMatchObject({ active: true });
    expect(await keeperOf("LGR-OVE-02")).toBe(other.id);
  });

  test("who has left is made keeper or owner of nothing", async () => {
    const gone = await person("Gone", { kind: "manager" });
    await deactivate(ad, gone.id);
    await expect(db.standard.updateMany({ where: { code: "LGR-OVE-02" }, data: { keeperId: gone.id } })).rejects.toThrow("has left");
    await expect(db.brand.update({ where: { slug: "vlecht" }, data: { ownerId: gone.id } })).rejects.toThrow("has left");
    await expect(db.organisation.updateMany({ data: { ownerId: gone.id } })).rejects.toThrow("has left");
  });
});
