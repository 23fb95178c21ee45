import { beforeAll, expect, test } from "vitest";
import { database, db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { saveDraft, startDraft } from "@/standards/[code]/edit/commands";
import { contentWith, firstNotes, person, published } from "@/standards/review/builders";
import { approve, publish, sendToReview } from "@/standards/review/commands";
import { withDatabase } from "../../../e2e/database.ts";
import { tellChanged } from "./commands";

withDatabase("demo");

type Person = Actor & { id: string };
let lars: Person;
let lotte: Person;
beforeAll(async () => {
  lars = await person("Lea", { kind: "leader" });
  lotte = await person("Lou", { kind: "leader" });
});

const always = () => true;
const jobs = async () =>
  (
    await database().pool.query<{ version: string }>("SELECT data->'data'->>'version' AS version FROM pgboss.job WHERE data->>'name' = 'standard.changed'")
  ).rows.map(({ version }) => version);
/** Publishes the next version of a standard; gives its id. */
async function change(code: string, said: "material" | "editorial"): Promise<string> {
  const draftId = await startDraft(lars, code);
  const content = contentWith(said === "material" ? { limit: 20 } : {}, { why: `Omdat ${said}.` }, { why: `For ${said}.` });
  const revision = await saveDraft(lars, { draftId, revision: 1, content });
  await sendToReview(lars, { draftId, revision });
  const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
  await approve(lotte, { draftId, fingerprint });
  await publish(lars, { draftId, fingerprint, ...firstNotes, change: said });
  return (await db.standard.findUniqueOrThrow({ where: { code } })).liveId ?? "";
}
const toldOf = async (key: string) =>
  (await db.notice.findMany({ where: { kind: "standard_changed", key }, select: { person: { select: { email: true } } } }))
    .map(({ person: { email } }) => email)
    .sort();
/** Who works in these units, by e-mail address. */
const workersOf = async (where: object) =>
  (await db.person.findMany({ where: { active: true, roles: { some: { kind: "employee", unit: where } } } })).map(({ email }) => email).sort();

test("A material change tells those who work where the standard holds and who keeps it, once, and not who wrote or approved it", async () => {
  const code = await published(lars, lotte);
  expect(await jobs()).toEqual([]);
  const editorial = await change(code, "editorial");
  expect([await jobs(), editorial]).toEqual([[], expect.any(String)]);
  const version = await change(code, "material");
  expect(await jobs()).toEqual([version]);
  const [ad, left] = [await db.person.findUniqueOrThrow({ where: { email: "ad@lindegroep.example" } }), (await workersOf({ slug: "den-haag" }))[0] ?? ""];
  await db.standard.update({ where: { code }, data: { keeperId: ad.id } });
  await db.person.update({ where: { email: left }, data: { active: false } });
  expect(await tellChanged(version, always)).toBe(false);
  const told = await toldOf(`${code} 3`);
  expect(told).toEqual([...(await workersOf({ brandSlug: "lindehof" })), ad.email].sort());
  expect(told).toContain("sam@lindegroep.example");
  expect(told).not.toContain(left);
  const notice = await db.notice.findFirstOrThrow({ where: { key: `${code} 3` } });
  expect(notice).toMatchObject({ to: `standards/${code}/compare?from=2&to=3`, detail: { code, version: 3 }, readAt: null });
  await Promise.all([tellChanged(version, always), tellChanged(version, always)]);
  expect(await toldOf(`${code} 3`)).toEqual(told);
});

test("Of a standard that a brand varies on, that brand's people hear nothing; of the variant only they do", async () => {
  const versionOf = async (code: string) => (await db.standard.findUniqueOrThrow({ where: { code } })).liveId ?? "";
  await tellChanged(await versionOf("LGR-TEL-01"), always);
  await tellChanged(await versionOf("HAV-TEL-01"), always);
  const numbers = new Map(
    (await db.version.findMany({ where: { liveOf: { code: { in: ["LGR-TEL-01", "HAV-TEL-01"] } } }, include: { standard: true } })).map((live) => [
      live.standard.code,
      live.number,
    ]),
  );
  const keepers = new Map(
    (await db.standard.findMany({ where: { code: { in: [...numbers.keys()] } }, include: { keeper: true } })).map(({ code, keeper }) => [
      code,
      keeper?.email ?? "",
    ]),
  );
  const told = async (code: string) => (await toldOf(`${code} ${numbers.get(code)}`)).filter((email) => email !== keepers.get(code));
  const without = (list: string[], code: string) => list.filter((email) => email !== keepers.get(code));
  const variants = (await db.standard.findMany({ where: { base: { code: "LGR-TEL-01" }, liveId: { not: null }, retiredAt: null } })).map(
    ({ brandSlug }) => brandSlug ?? "",
  );
  expect(variants).toContain("havenzeker");
  expect(await told("LGR-TEL-01")).toEqual(without(await workersOf({ OR: [{ brandSlug: null }, { brandSlug: { notIn: variants } }] }), "LGR-TEL-01"));
  expect(await told("HAV-TEL-01")).toEqual(without(await workersOf({ brandSlug: "havenzeker" }), "HAV-TEL-01"));
});
