import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { startDraft } from "@/standards/[code]/edit/commands";
import { drafted, person, published } from "@/standards/review/builders";
import { withDatabase } from "../../../../../e2e/database.ts";
import { retire } from "./commands";

withDatabase("empty");

let lars: Actor;
let lotte: Actor;
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader", brand: "lindehof" });
});

const standard = (code: string) =>
  db.standard.findUniqueOrThrow({ where: { code }, include: { successors: { include: { to: true } }, drafts: { where: { openFor: { not: null } } } } });

test("a retired standard keeps its text, names the one that takes its place, and its open draft is closed", async () => {
  const [code, next] = [await published(lars, lotte), await published(lars, lotte)];
  await startDraft(lars, code);
  await retire(lotte, { code, version: 1, successor: { code: next, kind: "merge" } });
  const row = await standard(code);
  expect(row).toMatchObject({ successors: [{ kind: "merge", to: { code: next } }], drafts: [] });
  expect(row.retiredAt).not.toBeNull();
  expect(row.liveId).not.toBeNull();
  expect(await db.auditEntry.findFirst({ where: { subject: code, act: "standard.retire" } })).toMatchObject({
    detail: { version: 1, successor: next, kind: "merge" },
  });
});

test("it is retired once, and at the version that was shown", async () => {
  const code = await published(lars, lotte);
  await expect(retire(lars, { code, version: 2 })).rejects.toMatchObject({ code: "movedOn", status: 409 });
  const ends = await Promise.allSettled([retire(lars, { code, version: 1 }), retire(lotte, { code, version: 1 })]);
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(ends.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "retired" } });
});

test("a successor is another standard that holds now", async () => {
  const [code, gone] = [await published(lars, lotte), await published(lars, lotte)];
  await retire(lars, { code: gone, version: 1 });
  for (const successor of [code, gone, "LIN-NUL-01", (await drafted(lars)).code]) {
    await expect(retire(lars, { code, version: 1, successor: { code: successor, kind: "replace" } })).rejects.toMatchObject({
      fields: { successor: "successor" },
    });
  }
  expect((await standard(code)).retiredAt).toBeNull();
});

test("a standard that was never published is not retired", async () => {
  const { code } = await drafted(lars);
  await expect(retire(lars, { code, version: 1 })).rejects.toMatchObject({ code: "notLive" });
});

test("who does not lead the place is told that it is not there", async () => {
  const code = await published(lars, lotte);
  for (const actor of [
    visitor("nl"),
    await person("Mila", { kind: "manager" }),
    await person("Ad", { kind: "administrator" }),
    await person("Nils", { kind: "leader", brand: "vlecht" }),
  ]) {
    await expect(retire(actor, { code, version: 1 })).rejects.toMatchObject({ code: "missing", status: 404 });
  }
  await expect(retire(lars, { code: "LIN-NUL-01", version: 1 })).rejects.toMatchObject({ code: "missing", status: 404 });
  expect((await standard(code)).retiredAt).toBeNull();
});
