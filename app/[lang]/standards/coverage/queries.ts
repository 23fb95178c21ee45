import { listBrands, listPrinciples } from "@/lib/content";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Lang, langs } from "@/lib/lang";
import { type Actor, can, reach } from "@/lib/policy";
import { listAsked } from "@/standards/guides/queries";
import { verdictOf } from "@/standards/guides/rules";
import { isLive } from "@/standards/queries";
import { holdingFor, lackingIn } from "./rules";

/** Where the standards of a place can come from; `holdingFor` then takes those that hold. */
function ownedIn(place: string): Prisma.StandardWhereInput {
  if (place === "organisation") return { brandSlug: null, unitId: null };
  if (place === "departments") return { unit: { brandSlug: null } };
  return { OR: [{ brandSlug: place }, { unit: { brandSlug: place } }, { brandSlug: null, unitId: null }] };
}

/** The place to begin with: the first brand that the actor leads, else the first there is. */
export function firstPlace(actor: Actor): string {
  const { brands } = reach(actor, "leader");
  return listBrands().find(({ slug }) => brands.includes(slug))?.slug ?? listBrands()[0]?.slug ?? "organisation";
}

/** The live standards that hold for a place, by code, each with what it lacks. */
export async function listHolding(actor: Actor, place: string) {
  if (!can(actor, "guide.read", {})) return [];
  const rows = await db.standard.findMany({
    where: { AND: [isLive, ownedIn(place)] },
    orderBy: { code: "asc" },
    select: {
      id: true,
      code: true,
      baseId: true,
      brandSlug: true,
      unit: { select: { path: true, brandSlug: true } },
      keeper: { select: { active: true } },
      live: {
        select: {
          principleSlug: true,
          principles: true,
          values: true,
          channels: true,
          source: true,
          words: { select: { lang: true, evidence: true } },
        },
      },
    },
  });
  const principles = listPrinciples("nl").map(({ slug }) => slug);
  const standards = rows.flatMap(({ live, keeper, ...row }) => {
    if (!live) return [];
    const { principleSlug: principle, words, ...rest } = live;
    const said = words.map(({ lang, evidence }) => ({ lang, evidence: evidence !== "" }));
    return { ...row, ...rest, principle, lacks: lackingIn({ principle, kept: keeper?.active ?? false, said }, principles, langs) };
  });
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
