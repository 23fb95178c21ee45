import { expect, test } from "vitest";
import { alignContent, missingCodes, recordPages } from "@/lib/boot";
import { listPages } from "@/lib/content";
import { database, db } from "@/lib/db";
import { withDatabase } from "../../e2e/database.ts";

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

test("a standard that a page names and the database does not have is found", async () => {
  expect(await missingCodes(database())).toContainEqual(expect.objectContaining({ code: "LIN-TEL-03" }));
});
