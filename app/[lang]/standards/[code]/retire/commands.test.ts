import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { type Actor, visitor } from "@/lib/policy";
import { startDraft } from "@/standards/[code]/edit/commands";
import { standard } from "@/standards/builders";
import { findGone, lineageOf, listFollowed } from "@/standards/queries";
import { drafted, person, published } from "@/standards/review/builders";
import { Retire } from "@/standards/schema";
import { withDatabase } from "../../../../../e2e/database.ts";
import { retire } from "./commands";
import { findRetirable } from "./queries";

withDatabase("empty");

let lars: Actor & { id: string };
let lotte: Actor;
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader", brand: "lindehof" });
});

/** A merge as it is done once what goes along was shown. */
async function mergeShown(actor: Actor, { code, into, others }: { code: string; into: string; others: string[] }) {
  const onto = { kind: "merge" as const, successors: [into], others };
  const refusal = await retire(actor, { code, version: 1, onto }).then(
    () => null,
    (error) => error,
  );
  if (refusal?.code !== "othersShown") throw refusal;
  await retire(actor, { code, version: 1, onto: { ...onto, othersShown: refusal.detail.shown } });
}

const rowOf = (code: string) =>
  db.standard.findUniqueOrThrow({ where: { code }, include: { successors: { include: { to: true } }, drafts: { where: { openFor: { not: null } } } } });

test("a retired standard keeps its text, names the one that takes its place, and its open draft is closed", async () => {
  const [code, next] = [await published(lars, lotte), await published(lars, lotte)];
  await startDraft(lars, code);
  await retire(lotte, { code, version: 1, onto: { kind: "merge", successors: [next] } });
  const row = await rowOf(code);
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
    await expect(retire(lars, { code, version: 1, onto: { kind: "replace", successors: [successor] } })).rejects.toMatchObject({
      fields: { successor: "successor" },
    });
  }
  expect((await rowOf(code)).retiredAt).toBeNull();
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
  expect((await rowOf(code)).retiredAt).toBeNull();
});

test("a standard is split into several, and where it went on leads to all that hold", async () => {
  const [code, one, two, later] = [await published(lars, lotte), await published(lars, lotte), await published(lars, lotte), await published(lars, lotte)];
  await retire(lars, { code, version: 1, onto: { kind: "split", successors: [one, two] } });
  expect((await rowOf(code)).successors.map(({ kind, to }) => [kind, to.code]).sort()).toEqual(
    [
      ["split", one],
      ["split", two],
    ].sort(),
  );
  expect((await listFollowed()).get(code)?.toSorted()).toEqual([one, two].sort());
  await retire(lars, { code: two, version: 1, onto: { kind: "replace", successors: [later] } });
  expect((await findGone(code))?.toSorted()).toEqual([one, later].sort());
  expect(await findGone(one)).toBeNull();
  const { id } = await rowOf(later);
  expect((await lineageOf([id])).get(id)?.map((it) => [it.code, it.kind])).toEqual(
    [
      [code, "split"],
      [two, "replace"],
    ].sort(),
  );
});

test("several are merged into one at once, or none of them is", async () => {
  const [code, other, into] = [await published(lars, lotte), await published(lars, lotte), await published(lars, lotte)];
  const merge = (actor: Actor, others: string[], successor = into) => mergeShown(actor, { code, into: successor, others });
  for (const wrong of ["LIN-NUL-01", (await drafted(lars)).code])
    await expect(merge(lars, [other, wrong])).rejects.toMatchObject({ fields: { others: "successor" } });
  await expect(merge(lars, [other], other)).rejects.toMatchObject({ fields: { successor: "successor" } });
  expect([(await rowOf(code)).retiredAt, (await rowOf(other)).retiredAt]).toEqual([null, null]);
  await merge(lotte, [other]);
  for (const gone of [code, other]) expect(await rowOf(gone)).toMatchObject({ successors: [{ kind: "merge", to: { code: into } }] });
});

test("what is merged along is shown first, with its version and the open draft that closes; what changed since is shown again", async () => {
  const [code, other, into] = [await published(lars, lotte), await published(lars, lotte), await published(lars, lotte)];
  const onto = { kind: "merge" as const, successors: [into], others: [other] };
  const refusal = (shown?: string) =>
    retire(lars, { code, version: 1, onto: shown === undefined ? onto : { ...onto, othersShown: shown } }).catch((error) => error);
  const first = await refusal();
  expect(first).toMatchObject({ code: "othersShown", status: 409, detail: { others: [{ code: other, version: 1, draft: 0, statement: expect.any(String) }] } });
  await startDraft(lotte, other);
  const second = await refusal(first.detail.shown);
  expect(second).toMatchObject({ code: "othersShown", detail: { others: [{ code: other, draft: 1 }] } });
  expect((await rowOf(code)).retiredAt).toBeNull();
  await retire(lars, { code, version: 1, onto: { ...onto, othersShown: second.detail.shown } });
  expect(await rowOf(other)).toMatchObject({ drafts: [] });
  expect(await db.auditEntry.findMany({ where: { subject: other, act: "standard.discard" } })).toMatchObject([{ actorId: lars.id, detail: { revision: 1 } }]);
});

test("what varied on it goes on as a variant of the organisation's standard that takes its place, and else on its own", async () => {
  const base = (code: string) => standard({ code });
  const variantOf = (code: string, baseId: string, kind: "tightens" | "loosens" = "tightens") =>
    standard({ code, brand: "lindehof", more: { baseId, baseKind: kind, baseReason: kind === "loosens" ? "De nachtbalie is klein." : null } });
  const next = await base("LGR-VAR-09");
  const based = (code: string) => db.standard.findUniqueOrThrow({ where: { code }, select: { baseId: true, baseKind: true, baseReason: true } });
  await variantOf("LIN-VAR-01", await base("LGR-VAR-01"), "loosens");
  await variantOf("LIN-VAR-02", await base("LGR-VAR-02"));
  expect(await findRetirable(lars, "LGR-VAR-01")).toMatchObject({ variants: ["LIN-VAR-01"] });
  await mergeShown(lars, { code: "LGR-VAR-01", into: "LGR-VAR-09", others: ["LGR-VAR-02"] });
  expect(await based("LIN-VAR-01")).toEqual({ baseId: next, baseKind: "loosens", baseReason: "De nachtbalie is klein." });
  expect(await based("LIN-VAR-02")).toEqual({ baseId: next, baseKind: "tightens", baseReason: null });
  const alone = { baseId: null, baseKind: null, baseReason: null };
  await base("LGR-VAR-08");
  for (const [at, onto] of [
    [3, null],
    [4, { kind: "split" as const, successors: ["LGR-VAR-08", "LGR-VAR-09"] }],
    // What holds for one brand is no base.
    [5, { kind: "replace" as const, successors: ["LIN-VAR-05"] }],
  ] as const) {
    await variantOf(`LIN-VAR-0${at}`, await base(`LGR-VAR-0${at}`), "loosens");
    await retire(lars, { code: `LGR-VAR-0${at}`, version: 1, onto: onto && { ...onto, successors: [...onto.successors] } });
    expect(await based(`LIN-VAR-0${at}`)).toEqual(alone);
  }
});

test("of two that are retired onto each other at once, one stays", async () => {
  const [one, two] = [await published(lars, lotte), await published(lars, lotte)];
  const onto = (successor: string) => ({ kind: "replace" as const, successors: [successor] });
  await Promise.allSettled([retire(lars, { code: one, version: 1, onto: onto(two) }), retire(lotte, { code: two, version: 1, onto: onto(one) })]);
  expect([(await rowOf(one)).retiredAt, (await rowOf(two)).retiredAt].filter((at) => at === null)).toHaveLength(1);
});

test.each([
  [{ kind: "split", successor: "LIN-TEL-01" }, { successor: "successorSplit" }],
  [{ kind: "replace", successor: "LIN-TEL-01, LIN-TEL-02" }, { successor: "successorOne" }],
  [{ kind: "split", successor: "LIN-TEL-01 LIN-TEL-02", others: "LIN-TEL-03" }, { others: "othersMerge" }],
  [{ kind: "", successor: "LIN-TEL-01" }, { kind: "successorKind" }],
  [{ kind: "merge", successor: "" }, { successor: "successorKind" }],
  [{ kind: "replace", successor: "LINTEL02" }, { successor: "code" }],
  [{ kind: "merge", successor: "LIN-TEL-01", others: "LIN-TEL-02, TEL" }, { others: "code" }],
])("the form is told what does not fit: %j", (typed, faults) => {
  const read = Retire.safeParse({ code: "LIN-TEL-09", version: "1", confirmed: "yes", ...typed });
  expect(Object.fromEntries(read.error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [])).toEqual(faults);
});
