import { expect, test } from "vitest";
import { listBrands } from "@/lib/content";
import { db } from "@/lib/db";
import { withDatabase } from "../../../e2e/database.ts";
import { countStandards } from "./queries";

withDatabase("demo");

test("a brand counts the standards of its own and of its units that hold now, the same in both languages", async () => {
  const counts = await countStandards("nl");
  for (const { slug } of listBrands()) {
    const expected = await db.standard.count({ where: { liveId: { not: null }, retiredAt: null, OR: [{ brandSlug: slug }, { unit: { brandSlug: slug } }] } });
    expect(expected).toBeGreaterThan(0);
    expect(counts.get(slug), slug).toBe(expected);
  }
  expect(await countStandards("en")).toEqual(counts);
});

test("a standard that is retired no longer counts", async () => {
  const before = (await countStandards("nl")).get("vlecht") ?? 0;
  await db.standard.update({ where: { code: "VLE-SAL-01" }, data: { retiredAt: new Date("2026-01-01T00:00:00Z") } });
  expect((await countStandards("nl")).get("vlecht")).toBe(before - 1);
});
