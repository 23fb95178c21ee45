import { shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Actor, Grant, RoleKind } from "@/lib/policy";
import { standard } from "@/standards/builders";
import { contentWith } from "@/standards/review/builders";
import { openAssessment } from "./commands";
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
    data: {
      slug,
      state: "open",
      openedAt: shiftDay(today(), 0, opens),
      opensOn: shiftDay(today(), 0, opens),
      closesOn: shiftDay(today(), 0, closes),
      units: { create: units.map((unitId) => ({ unitId })) },
    },
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

/** The path of a branch of Lindehof. */
export const one = "/lindegroep/lindehof/den-haag/";

/** The items of `openRound`: one with a limit, yes or no, a department's, one that tightens another, that other, another brand's. */
export type Items = Record<"hold" | "greet" | "desk" | "tightened" | "base" | "other", string>;

/** The open cycle 2026-4 for a branch of Lindehof and a department, with six standards frozen. */
export async function openRound(): Promise<{ cycle: string; unitId: string; items: Items }> {
  const unitId = await unitAt(one, "lindehof");
  const desk = await unitAt("/lindegroep/ict/");
  const yesno = { measure: "yesno", comparison: null, limit: null, unit: null } as const;
  await standard({ code: "LIN-TEL-03", brand: "lindehof", versions: [contentWith({ principle: "consistency", weight: 3, critical: true })] });
  await standard({ code: "LIN-BAL-05", brand: "lindehof", versions: [contentWith({ ...yesno, principle: "needs" })] });
  await standard({ code: "ICT-DES-01", unitId: desk, versions: [contentWith({ principle: "colleagues" })] });
  const base = await standard({ code: "LGR-TEL-01", versions: [contentWith({ principle: "consistency", limit: 60 })] });
  await standard({
    code: "LIN-TEL-09",
    brand: "lindehof",
    versions: [contentWith({ principle: "consistency", limit: 20 })],
    more: { baseId: base, baseKind: "tightens" },
  });
  await standard({ code: "VLE-SAL-01", brand: "vlecht", versions: [contentWith({ principle: "consistency" })] });
  const cycle = await cycleOf({ slug: "2026-4", units: [unitId, desk] });
  const of = (code: string) => itemOf(cycle, code);
  return {
    cycle,
    unitId,
    items: {
      hold: await of("LIN-TEL-03"),
      greet: await of("LIN-BAL-05"),
      desk: await of("ICT-DES-01"),
      tightened: await of("LIN-TEL-09"),
      base: await of("LGR-TEL-01"),
      other: await of("VLE-SAL-01"),
    },
  };
}

/** Somebody who works in that branch. */
export const employee = (name = "Sam") => somebody(name, grant("employee", one));

/** Somebody of that branch with their assessment of 2026-4 begun. */
export async function begun(name?: string) {
  const actor = await employee(name);
  return { actor, id: await openAssessment(actor, "2026-4") };
}
