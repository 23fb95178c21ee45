import { expect, test } from "vitest";
import { one, unitAt } from "@/assessments/builders";
import { shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { standard } from "@/standards/builders";
import { contentWith } from "@/standards/review/builders";
import { withDatabase } from "../../../../e2e/database.ts";
import { findFrozen, listFrozen, wordsOf } from "./queries";

withDatabase("empty");

test("A version that is not translated is read in the other language, and in one's own as soon as it is", async () => {
  await standard({ code: "LIN-TEL-03", brand: "lindehof", versions: [contentWith()], inLangs: ["nl"] });
  const version = await db.version.findFirstOrThrow({ where: { standard: { code: "LIN-TEL-03" } }, include: { words: true } });
  const [dutch] = version.words;
  if (!dutch) throw new Error("It has no words.");
  const english = async () => (await wordsOf([version.id], "en")).get(version.id);
  expect(await english()).toMatchObject({ lang: "nl", statement: dutch.statement });
  await db.versionWords.create({ data: { ...dutch, lang: "en", statement: "Answered within half a minute.", translation: "translated" } });
  expect(await english()).toMatchObject({ lang: "en", statement: "Answered within half a minute." });
});

test("What a cycle asks is kept in memory from its opening on, and not while it is being opened", async () => {
  const unitId = await unitAt(one, "lindehof");
  const day = (days: number) => shiftDay(today(), 0, days);
  const cycle = await db.cycle.create({
    data: { slug: "2026-3", state: "opening", openedAt: today(), opensOn: day(-1), closesOn: day(20), units: { create: [{ unitId }] } },
  });
  const { id: standardId, liveId } = await db.standard.findUniqueOrThrow({ where: { code: "LIN-TEL-03" } });
  const item = { cycleId: cycle.id, standardId, versionId: liveId ?? "", weight: 1, critical: false, section: "consistency", brandSlug: "lindehof" };
  const { id } = await db.cycleItem.create({ data: item });
  expect(await listFrozen(db, cycle.id)).toHaveLength(1);
  await db.cycleItem.delete({ where: { id } });
  expect(await findFrozen(db, id)).toBeNull();
  const again = await db.cycleItem.create({ data: item });
  await db.cycle.update({ where: { id: cycle.id }, data: { state: "open" } });
  expect(await findFrozen(db, again.id)).toMatchObject({ code: "LIN-TEL-03", cycleId: cycle.id });
});
