import { expect, test } from "vitest";
import { alignContent, forget, recordPages } from "@/lib/boot";
import { shiftDay, today } from "@/lib/clock";
import { listPages } from "@/lib/content";
import { database, db } from "@/lib/db";
import { missingCodes } from "@/lib/named";
import { withDatabase } from "../../e2e/database.ts";
import { fillDemo } from "../../prisma/seed.ts";

withDatabase();

test("brands, principles and values have rows as content says", async () => {
  expect(await db.brand.count({ where: { gone: false } })).toBe(4);
  expect(await db.principle.count({ where: { gone: false } })).toBe(6);
  expect(await db.value.count({ where: { gone: false, brandSlug: "lindehof" } })).toBeGreaterThanOrEqual(3);
});

test("what left content is marked gone, and comes back when it does", async () => {
  await db.brand.create({ data: { slug: "oudhuis", name: "Oudhuis", prefix: "OUD", position: 9 } });
  await db.brand.update({ where: { slug: "vlecht" }, data: { gone: true, name: "Anders" } });
  await alignContent(database());
  expect(await db.brand.findUniqueOrThrow({ where: { slug: "oudhuis" } })).toMatchObject({ gone: true });
  expect(await db.brand.findUniqueOrThrow({ where: { slug: "vlecht" } })).toMatchObject({ gone: false, name: "Vlecht" });
});

test("every page's text is recorded once per language and fingerprint, and never altered", async () => {
  await recordPages(database());
  await recordPages(database());
  expect(await db.pageText.count()).toBe(listPages("nl").length + listPages("en").length);
  await expect(db.pageText.updateMany({ data: { title: "other" } })).rejects.toThrow();
  await expect(db.pageText.deleteMany()).rejects.toThrow();
});

test("what was sought in vain is forgotten after a year in which nobody sought it again", async () => {
  await db.searchMiss.createMany({ data: [1, 364, 366].map((days) => ({ lang: "nl", q: `${days}`, lastAt: shiftDay(new Date(), 0, -days) })) });
  await db.searchRemark.createMany({ data: [1, 366].map((days) => ({ lang: "nl", q: "1", text: `${days}`, at: shiftDay(new Date(), 0, -days) })) });
  await forget(database());
  expect((await db.searchRemark.findMany()).map(({ text }) => text)).toEqual(["1"]);
  expect((await db.searchMiss.findMany({ orderBy: { lastAt: "desc" } })).map(({ q }) => q)).toEqual(["1", "364"]);
});

test("forms that were sent more than two days ago are forgotten, younger ones not", async () => {
  const sent = (days: number) => ({ key: crypto.randomUUID(), sender: "x", body: `${days}`, sentAt: shiftDay(new Date(), 0, -days) });
  await db.sentForm.createMany({ data: [sent(0), sent(1), sent(3), sent(90)] });
  await forget(database());
  expect((await db.sentForm.findMany({ orderBy: { sentAt: "desc" } })).map(({ body }) => body)).toEqual(["0", "1"]);
});

test("files that were uploaded more than a week ago are forgotten, younger ones not", async () => {
  const { id: personId } = await db.person.create({ data: { name: "Lars", email: "lars@huis.example", lang: "nl", joinedOn: today() } });
  const shared = (days: number) => ({ personId, fileName: `${days}`, rows: [], createdAt: shiftDay(new Date(), 0, -days) });
  for (const days of [6, 8]) {
    await db.import.create({ data: shared(days) });
    await db.editionFile.create({ data: { ...shared(days), guideSlug: "sterren", guideName: "Sterren", editionName: "2026" } });
  }
  await forget(database());
  expect(await db.import.findMany({ select: { fileName: true } })).toEqual([{ fileName: "6" }]);
  expect(await db.editionFile.findMany({ select: { fileName: true } })).toEqual([{ fileName: "6" }]);
  await db.person.delete({ where: { id: personId } });
});

test("notices and their mails are forgotten after a year, younger ones not", async () => {
  const { id: personId } = await db.person.create({ data: { name: "Sam", email: "sam@huis.example", lang: "nl", joinedOn: today() } });
  for (const days of [364, 366]) {
    const at = shiftDay(new Date(), 0, -days);
    const digest = await db.digest.create({ data: { personId, period: at.toISOString().slice(0, 10), state: "sent", at } });
    await db.notice.create({ data: { personId, kind: "second_ready", key: `${days}`, to: "assessments", at, digestId: digest.id } });
  }
  await forget(database());
  expect((await db.notice.findMany()).map(({ key }) => key)).toEqual(["364"]);
  expect((await db.digest.findMany()).map(({ period }) => period)).toEqual([shiftDay(new Date(), 0, -364).toISOString().slice(0, 10)]);
  await db.person.delete({ where: { id: personId } });
});

test("a standard that a page names and the database does not have is found", async () => {
  expect(await missingCodes(db)).toContainEqual(expect.objectContaining({ code: "LIN-TEL-03" }));
});

test("in the demo organisation every page's standards are there, and one that is retired is listed", async () => {
  await fillDemo(database(), today());
  expect(await missingCodes(db)).toEqual([]);
  await db.standard.update({ where: { code: "LIN-BAL-01" }, data: { retiredAt: new Date() } });
  const missing = await missingCodes(db);
  expect(new Set(missing.map(({ code }) => code))).toEqual(new Set(["LIN-BAL-01"]));
  expect(missing.map(({ page }) => page)).toContain("en/handbook/values");
});
