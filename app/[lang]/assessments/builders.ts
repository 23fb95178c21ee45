import { shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Actor, Grant, RoleKind } from "@/lib/policy";
import type { AnswerInput } from "./schema";

let counted = 0;

/** A unit by its path, of a brand or of none; for tests. Gives its id. */
export async function unitAt(path: string, brandSlug: string | null = null): Promise<string> {
  const slug = path.split("/").at(-2) ?? path;
  const found = await db.unit.upsert({
    where: { path },
    update: {},
    create: { slug: `${slug}-${++counted}`, kind: "branch", nameNl: `Vestiging ${slug}`, nameEn: `Branch ${slug}`, path, brandSlug },
  });
  return found.id;
}

/** A grant as the policy reads it. */
export const grant = (kind: RoleKind, unitPath: string | null = null, brand: string | null = null): Grant => ({ kind, brand, unitPath });

/** A person with these grants. */
export async function somebody(name: string, ...grants: Grant[]): Promise<Actor & { id: string }> {
  const { id } = await db.person.create({ data: { name, email: `${name.toLowerCase()}${++counted}@house.example`, joinedOn: new Date("2026-01-01") } });
  return { id, name, lang: "nl", grants };
}

type Round = { slug: string; opens?: number; closes?: number; units: string[]; codes?: string[] };

/** A cycle over these units (by id) that freezes the live versions of these standards, or of all; days count from today. */
export async function cycleOf({ slug, opens = -30, closes = 26, units, codes }: Round): Promise<string> {
  const { id } = await db.cycle.create({
    data: { slug, opensOn: shiftDay(today(), 0, opens), closesOn: shiftDay(today(), 0, closes), units: { create: units.map((unitId) => ({ unitId })) } },
  });
  const standards = await db.standard.findMany({
    where: { NOT: { liveId: null }, ...(codes ? { code: { in: codes } } : {}) },
    include: { live: true, unit: true },
    orderBy: { code: "asc" },
  });
  await db.cycleItem.createMany({
    data: standards.flatMap(({ id: standardId, live, brandSlug, unit, baseId }) =>
      live
        ? [
            {
              cycleId: id,
              standardId,
              versionId: live.id,
              weight: live.weight,
              critical: live.critical,
              section: live.principleSlug,
              brandSlug,
              unitPath: unit?.path ?? null,
              baseId,
            },
          ]
        : [],
    ),
  });
  return id;
}

/** The item of a standard in a cycle. */
export const itemOf = async (cycleId: string, code: string): Promise<string> =>
  (await db.cycleItem.findFirstOrThrow({ where: { cycleId, standard: { code } } })).id;

/** An answer to an item; a level unless told otherwise. */
export const answerTo = (item: string, given: Partial<AnswerInput> = {}): AnswerInput => ({
  item,
  level: 2,
  skipped: false,
  reason: null,
  measured: null,
  note: "",
  example: "",
  revision: 0,
  ...given,
});
