import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { NoticeKind } from "@/lib/generated/prisma/client";
import { langs } from "@/lib/lang";
import { type NoticeDetail, type NoticeGiven, notify } from "@/lib/notices";
import { visitor } from "@/lib/policy";
import { person } from "@/standards/review/builders";
import { withDatabase } from "../../../../e2e/database.ts";
import { choosePace, markAllRead, markNotice } from "./commands";
import { findPace, listNotices, listUnread } from "./queries";
import { sentenceOf, type Told } from "./rules";

withDatabase("empty");

const detail: NoticeDetail = {
  cycle_opened: { cycle: "2026-4", closesOn: "2026-12-19" },
  cycle_reminder: { cycle: "2026-4", closesOn: "2026-12-19", left: 3 },
  cycle_reopened: { cycle: "2026-4", until: "2026-12-19" },
  second_ready: { cycle: "2026-4" },
  second_answered: { cycle: "2026-4", verdict: "disagreed" },
  calibration_asked: { cycle: "2026-4", closesOn: "2026-12-19" },
  improvement_given: { code: "LIN-TEL-02", dueOn: "2026-12-19" },
  improvement_due: { code: "LIN-TEL-02", dueOn: "2026-12-19" },
  standard_changed: { code: "LIN-TEL-02", version: 3 },
};
const opened = (personId: string, key: string): NoticeGiven => ({ personId, kind: "cycle_opened", key, to: "assessments", detail: detail.cycle_opened });
const give = (...notices: NoticeGiven[]) => db.$transaction((tx) => notify(tx, notices));

test("Every kind of notice has a sentence in both languages that holds what it is about", () => {
  expect(Object.keys(detail)).toEqual(Object.values(NoticeKind));
  for (const lang of langs) {
    const saidOf = (cycle: string | null) => Object.entries(detail).map(([kind, given]) => sentenceOf(lang, { kind, detail: given, cycle } as Told));
    const said = saidOf(null);
    expect(new Set(said).size).toBe(said.length);
    for (const sentence of said) expect(sentence).toMatch(/2026-4|LIN-TEL-02/);
    for (const sentence of said) expect(sentence).not.toMatch(/undefined|Invalid|\[object/);
    expect(said.filter((sentence) => /19 dec/i.test(sentence))).toHaveLength(6);
    const about = saidOf("Najaar").filter((sentence) => sentence.includes("“Najaar”"));
    expect(about).toHaveLength(Object.values(detail).filter((given) => "cycle" in given).length);
  }
});

test("The same kind and key never comes twice, and what was read stays read", async () => {
  const kim = await person("Kim");
  await give(opened(kim.id, "2026-4"), opened(kim.id, "2026-4"));
  const [only] = (await listNotices(kim, 1)).notices;
  await markNotice(kim, only?.id ?? "", true);
  await give(opened(kim.id, "2026-4"));
  expect(await listUnread(kim)).toEqual({ notices: [], unread: 0 });
  await markNotice(kim, only?.id ?? "", false);
  expect((await listUnread(kim)).unread).toBe(1);
});

test("A notice is nobody's but its person's: not to be read by another, nor by a visitor", async () => {
  const [kim, lee] = [await person("Kim"), await person("Lee", { kind: "administrator" })];
  await give(opened(kim.id, "2026-4"));
  const id = (await listNotices(kim, 1)).notices[0]?.id ?? "";
  for (const actor of [lee, visitor("nl")]) {
    await expect(markNotice(actor, id, true)).rejects.toMatchObject({ code: "missing" });
    expect((await listNotices(actor, 1)).notices).toEqual([]);
    expect((await listUnread(actor)).unread).toBe(0);
  }
  await expect(markNotice(kim, "01890000-0000-7000-8000-00000000ffff", true)).rejects.toMatchObject({ code: "missing" });
  await expect(markAllRead(visitor("nl"), new Date())).rejects.toMatchObject({ code: "missing" });
  await expect(choosePace(visitor("nl"), "never")).rejects.toMatchObject({ code: "missing" });
  expect((await listUnread(kim)).unread).toBe(1);
});

test("All are marked as read that stood on the page, and none that came since; a page has fifty, the newest first", async () => {
  const kim = await person("Kim");
  await give(...Array.from({ length: 60 }, (_, n) => opened(kim.id, `old ${n}`)));
  const made = new Date();
  await db.notice.create({ data: { ...opened(kim.id, "new"), at: new Date(made.getTime() + 1) } });
  const first = await listNotices(kim, 1);
  expect([first.notices.length, first.unread, first.pages]).toEqual([50, 61, 2]);
  expect((await listNotices(kim, 9)).notices).toHaveLength(11);
  expect(await markAllRead(kim, made)).toBe(60);
  expect(await markAllRead(kim, made)).toBe(0);
  const { notices, unread } = await listUnread(kim);
  expect([unread, notices[0]?.id]).toEqual([1, first.notices[0]?.id]);
});

test("Everybody gets mail weekly until they choose otherwise", async () => {
  const kim = await person("Kim");
  expect((await findPace(kim))?.digestPace).toBe("weekly");
  await choosePace(kim, "daily");
  expect((await findPace(kim))?.digestPace).toBe("daily");
});
