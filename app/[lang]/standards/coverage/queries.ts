import { listBrands, listPrinciples } from "@/lib/content";
import { db } from "@/lib/db";
import { type Lang, langs } from "@/lib/lang";
import { type Actor, can, reach } from "@/lib/policy";
import { listAsked } from "@/standards/guides/queries";
import { verdictOf } from "@/standards/guides/rules";
import { type Covering, holdingFor, lackingIn } from "./rules";

/** The place to begin with: the first brand that the actor leads, else the first there is. */
export function firstPlace(actor: Actor): string {
  const { brands } = reach(actor, "leader");
  return listBrands().find(({ slug }) => brands.includes(slug))?.slug ?? listBrands()[0]?.slug ?? "organisation";
}

type Row = Covering & { code: string; kept: boolean; sourced: boolean; said: string | null };

/** The live standards that hold for a place, by code, each with what it lacks. */
export async function listHolding(actor: Actor, place: string) {
  if (!can(actor, "guide.read", {})) return [];
  // All in one value: a brand of a large house has hundreds, and each relation would be a statement and a thousand objects more.
  const [found] = await db.$queryRaw<{ rows: Row[] | null }[]>`
    SELECT json_agg(json_build_object('id', s.id, 'code', s.code, 'baseId', s."baseId", 'brandSlug', s."brandSlug",
        'unit', CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('path', u.path, 'brandSlug', u."brandSlug") END,
        'kept', COALESCE(k.active, false), 'principle', v."principleSlug", 'principles', v.principles, 'values', v.values,
        'channels', v.channels, 'source', v.source,
        'sourced', EXISTS (SELECT 1 FROM "VersionWords" w WHERE w."versionId" = v.id AND w.evidence <> ''),
        'said', (SELECT string_agg(w.lang::text, ' ') FROM "VersionWords" w WHERE w."versionId" = v.id)
      ) ORDER BY s.code) AS rows
    FROM "Standard" s JOIN "Version" v ON v.id = s."liveId" LEFT JOIN "Unit" u ON u.id = s."unitId" LEFT JOIN "Person" k ON k.id = s."keeperId"
    WHERE s."retiredAt" IS NULL AND CASE ${place}
      WHEN 'departments' THEN u.id IS NOT NULL AND u."brandSlug" IS NULL
      ELSE (s."brandSlug" IS NULL AND s."unitId" IS NULL) OR s."brandSlug" = ${place} OR u."brandSlug" = ${place} END`;
  const principles = listPrinciples("nl").map(({ slug }) => slug);
  const standards = (found?.rows ?? []).map(({ kept, sourced, said, ...standard }) => ({
    ...standard,
    lacks: lackingIn({ principle: standard.principle, kept, sourced, said: said?.split(" ") ?? [] }, principles, langs),
  }));
  return holdingFor(standards, place);
}

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
  const standards = await listHolding(actor, place);
  const held = new Set(standards.map(({ id }) => id));
  const asked = its ? await listAsked(actor, its.id, lang) : [];
  return {
    guides,
    guide: chosen ?? null,
    edition: its ?? null,
    isNewest: its !== undefined && its.id === chosen?.editions[0]?.id,
    standards,
    requirements: asked.map(({ aligned, ...it }) => {
      const here = aligned.filter(({ standardId }) => held.has(standardId));
      return {
        ...it,
        /** The class in whatever language it was issued in, so that an address means the same in both. */
        classKey: it.classNl || it.classEn,
        aligned: here,
        making: aligned.filter(({ state, brand }) => state === "making" && (brand === null || brand === place)),
        verdict: verdictOf(here.map(({ kind }) => kind)),
      };
    }),
  };
}

/** What a place covers of an edition. */
export type Coverage = NonNullable<Awaited<ReturnType<typeof findCoverage>>>;
