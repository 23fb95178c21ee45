import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { type Actor, can, type Grant, visitor } from "@/lib/policy";
import { withDatabase } from "../../../../e2e/database.ts";
import { contentOf, findDraftPlace, knownFor, ledBy, scopeOf } from "./queries";
import { completeness } from "./rules";

withDatabase("demo");

const actor = (...grants: (Partial<Grant> & Pick<Grant, "kind">)[]): Actor => ({
  id: "x",
  name: "X",
  lang: "nl",
  grants: grants.map((grant) => ({ brand: null, unitPath: null, ...grant })),
});

let everything: { code: string; brandSlug: string | null; unit: { path: string; brandSlug: string | null } | null }[];
beforeAll(async () => {
  everything = await db.standard.findMany({
    select: { code: true, brandSlug: true, unit: { select: { path: true, brandSlug: true } } },
    orderBy: { code: "asc" },
  });
});

test("the filter of the standards one leads says what the policy says, for every role and place", async () => {
  const units = await db.unit.findMany({ select: { path: true } });
  const places: Partial<Grant>[] = [{}, { brand: "lindehof" }, { brand: "vlecht" }, ...units.map(({ path }) => ({ unitPath: path }))];
  const actors = [
    visitor("nl"),
    actor(),
    ...(["leader", "manager", "employee", "administrator"] as const).flatMap((kind) => places.map((place) => actor({ kind, ...place }))),
  ];
  actors.push(actor({ kind: "leader", brand: "vlecht" }, { kind: "leader", unitPath: units[0]?.path ?? "" }));
  for (const who of actors) {
    const found = await db.standard.findMany({ where: ledBy(who), select: { code: true }, orderBy: { code: "asc" } });
    const allowed = everything.filter((standard) => can(who, "standard.draft", { scope: scopeOf(standard) }));
    expect(
      found.map(({ code }) => code),
      JSON.stringify(who.grants),
    ).toEqual(allowed.map(({ code }) => code));
  }
});

test("every standard of the demo could be sent to review as it is", async () => {
  const standards = await db.standard.findMany({ include: { unit: true, live: { include: { words: true } } } });
  for (const standard of standards) if (standard.live) expect(completeness(contentOf(standard.live), knownFor(scopeOf(standard))), standard.code).toEqual({});
  expect(standards.length).toBeGreaterThan(100);
});

test("the place of a draft is told to who leads it only", async () => {
  const draft = await db.draft.findFirstOrThrow({ where: { openFor: { not: null }, standard: { brandSlug: "drukfeest" } } });
  expect(await findDraftPlace(actor({ kind: "leader" }), draft.id)).toEqual({ brand: "drukfeest" });
  expect(await findDraftPlace(actor({ kind: "leader", brand: "vlecht" }), draft.id)).toBeNull();
  expect(await findDraftPlace(visitor("nl"), draft.id)).toBeNull();
});
