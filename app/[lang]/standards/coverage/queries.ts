import { listBrands, listPrinciples } from "@/lib/content";
import { db } from "@/lib/db";
import { type Lang, langs } from "@/lib/lang";
import { type Actor, can, reach } from "@/lib/policy";
import { listAsked } from "@/standards/guides/queries";
import { verdictOf } from "@/standards/guides/rules";
import type { Said } from "@/standards/queries";
import { answering, answersIn, type Covering, holdingFor, isOfPlace, lackingIn } from "./rules";

/** The place to begin with: the first brand that the actor leads, else the first there is. */
export function firstPlace(actor: Actor): string {
  const { brands } = reach(actor, "leader");
  return listBrands().find(({ slug }) => brands.includes(slug))?.slug ?? listBrands()[0]?.slug ?? "organisation";
}

type Row = Covering & { statement: Said | null; kept: boolean; sourced: boolean; said: string | null };

/** The live standards of a place and the organisation's that they may vary on, by code, each with what it lacks. */
async function listLive(actor: Actor, place: string) {
  // All in one value: a brand of a large house has hundreds, and each relation would be a statement and a thousand objects more.
  const [found] = await db.$queryRaw<{ rows: Row[] | null }[]>`
    SELECT json_agg(json_build_object('id', s.id, 'code', s.code, 'baseId', s."baseId", 'brandSlug', s."brandSlug",
        'unit', CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('path', u.path, 'brandSlug', u."brandSlug", 'name', CASE ${actor.lang} WHEN 'nl' THEN u."nameNl" ELSE u."nameEn" END) END,
        'kept', COALESCE(k.active, false), 'principle', v."principleSlug", 'principles', v.principles, 'values', v.values,
        'channels', v.channels, 'source', v.source,
        'figures', json_build_object('measure', v.measure, 'comparison', v.comparison, 'limit', v.limit, 'unit', replace(v.unit::text, '-', '_'), 'target', v.target),
        'statement', CASE WHEN s."baseId" IS NOT NULL THEN (
          SELECT json_build_object('text', w.statement, 'lang', w.lang) FROM "VersionWords" w WHERE w."versionId" = v.id ORDER BY w.lang::text <> ${actor.lang} LIMIT 1
        ) END,
        'sourced', EXISTS (SELECT 1 FROM "VersionWords" w WHERE w."versionId" = v.id AND w.evidence <> ''),
        'said', (SELECT string_agg(w.lang::text, ' ') FROM "VersionWords" w WHERE w."versionId" = v.id)
      ) ORDER BY s.code) AS rows
    FROM "Standard" s JOIN "Version" v ON v.id = s."liveId" LEFT JOIN "Unit" u ON u.id = s."unitId" LEFT JOIN "Person" k ON k.id = s."keeperId"
    WHERE s."retiredAt" IS NULL AND ((s."brandSlug" IS NULL AND s."unitId" IS NULL) OR s."brandSlug" = ${place} OR u."brandSlug" = ${place}
      OR (${place} = 'departments' AND u.id IS NOT NULL AND u."brandSlug" IS NULL))`;
  const principles = listPrinciples("nl").map(({ slug }) => slug);
  return (found?.rows ?? []).map(({ kept, sourced, said, ...standard }) => ({
    ...standard,
    lacks: lackingIn({ principle: standard.principle, kept, sourced, said: said?.split(" ") ?? [] }, principles, langs),
  }));
}

/** The live standards that hold for a place, by code, each with what it lacks. */
export const listHolding = async (actor: Actor, place: string) => (can(actor, "guide.read", {}) ? holdingFor(await listLive(actor, place), place) : []);

/** A standard that holds for a place, as coverage counts it. */
export type Holding = Awaited<ReturnType<typeof listHolding>>[number];

/** The editions of every guide, the newest of each first. */
const listEditions = () => db.guide.findMany({ orderBy: { name: "asc" }, include: { editions: { orderBy: { position: "desc" } } } });

/**
 * What a place covers: the standards that hold there, and how far these meet each requirement of an edition (without a
 * guide's name the first guide, without an edition's the newest). Null for whoever may not read it, and when there is no
 * such guide or edition.
 */
export async function findCoverage(actor: Actor, { place, guide, edition }: { place: string; guide: string; edition: string }, lang: Lang) {
  if (!can(actor, "guide.read", {})) return null;
  const guides = await listEditions();
  const chosen = guide ? guides.find(({ slug }) => slug === guide) : guides[0];
  const its = edition ? chosen?.editions.find(({ name }) => name === edition) : chosen?.editions[0];
  if ((guide || edition) && !its) return null;
  const live = await listLive(actor, place);
  const standards = holdingFor(live, place);
  const answers = answersIn(live, standards, place);
  const asked = its ? await listAsked(actor, its.id, lang) : [];
  return {
    guides,
    guide: chosen ?? null,
    edition: its ?? null,
    isNewest: its !== undefined && its.id === chosen?.editions[0]?.id,
    standards,
    mayWrite: mayWrite(actor, place),
    requirements: asked.map(({ aligned, ...it }) => {
      const here = answering(aligned, answers).map(({ alignment, by, via, kind }) =>
        via === null
          ? { ...alignment, kind, via, unit: by.unit?.name ?? null }
          : {
              ...alignment,
              standardId: by.id,
              code: by.code,
              brand: by.brandSlug ?? by.unit?.brandSlug ?? null,
              statement: by.statement,
              kind,
              via,
              unit: by.unit?.name ?? null,
            },
      );
      return {
        ...it,
        /** The class in whatever language it was issued in, so that an address means the same in both. */
        classKey: it.classNl || it.classEn,
        aligned: here,
        making: aligned.filter((one) => one.state === "making" && isOfPlace(one, place)),
        look: aligned.some((one) => one.look && isOfPlace(one, place)),
        verdict: verdictOf(here.map(({ kind }) => kind)),
      };
    }),
  };
}

/** Whether the actor writes standards for a place; for the departments together, whoever leads one. */
export const mayWrite = (actor: Actor, place: string): boolean =>
  place === "departments"
    ? reach(actor, "leader").everywhere || reach(actor, "leader").unitPaths.length > 0
    : can(actor, "standard.draft", { scope: { brand: place === "organisation" ? null : place, unitPath: null } });

/** What a place covers of an edition. */
export type Coverage = NonNullable<Awaited<ReturnType<typeof findCoverage>>>;
