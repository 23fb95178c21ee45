import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Lang, otherLang } from "@/lib/lang";
import { type Actor, can } from "@/lib/policy";
import { inLang, type Said } from "@/standards/queries";
import { ledBy, scopeOf } from "@/standards/review/queries";
import { editionChanges } from "./rules";

/** Words in the language that was asked for or, where there are none, in the other. */
export const saidIn = (lang: Lang, words: Record<Lang, string>): Said =>
  words[lang] !== "" || words[otherLang(lang)] === "" ? { text: words[lang], lang } : { text: words[otherLang(lang)], lang: otherLang(lang) };

const askedColumns = { id: true, code: true, position: true, textNl: true, textEn: true, classNl: true, classEn: true, weight: true, step: true } as const;

const alignmentColumns = (lang: Lang) =>
  ({
    kind: true,
    note: true,
    look: true,
    at: true,
    standard: {
      select: {
        id: true,
        code: true,
        brandSlug: true,
        retiredAt: true,
        unit: { select: { path: true, brandSlug: true } },
        live: { select: { words: { ...inLang(lang), select: { lang: true, statement: true } } } },
      },
    },
  }) satisfies Prisma.AlignmentSelect;

const requirementColumns = (lang: Lang) =>
  ({ ...askedColumns, alignments: { orderBy: { standard: { code: "asc" } }, select: alignmentColumns(lang) } }) satisfies Prisma.RequirementSelect;

type AlignmentRow = Prisma.AlignmentGetPayload<{ select: ReturnType<typeof alignmentColumns> }>;
type RequirementRow = Prisma.RequirementGetPayload<{ select: ReturnType<typeof requirementColumns> }>;

const alignmentOf = (actor: Actor, { standard, ...alignment }: AlignmentRow) => {
  const words = standard.live?.words[0];
  return {
    ...alignment,
    standardId: standard.id,
    code: standard.code,
    brand: scopeOf(standard).brand,
    statement: words ? ({ text: words.statement, lang: words.lang } satisfies Said) : null,
    /** Live, not published yet, or retired. */
    state: standard.retiredAt ? ("retired" as const) : standard.live ? ("live" as const) : ("making" as const),
    /** Whether the actor may change it. */
    mine: can(actor, "guide.align", { scope: scopeOf(standard) }),
  };
};

/** A standard aligned with a requirement. */
export type Aligned = ReturnType<typeof alignmentOf>;

const requirementOf = (actor: Actor, lang: Lang, { alignments, ...asked }: RequirementRow) => ({
  ...asked,
  text: saidIn(lang, { nl: asked.textNl, en: asked.textEn }),
  className: saidIn(lang, { nl: asked.classNl, en: asked.classEn }),
  aligned: alignments.map((alignment) => alignmentOf(actor, alignment)),
});

/** What an edition asks, with the standards that are aligned with it. */
export type Requirement = ReturnType<typeof requirementOf>;

/** The guides by name, each with its editions, the newest first, how much is asked, and what needs a look. */
export async function listGuides(actor: Actor) {
  if (!can(actor, "guide.read", {})) return [];
  const guides = await db.guide.findMany({
    orderBy: { name: "asc" },
    include: { editions: { orderBy: { position: "desc" }, include: { _count: { select: { requirements: true } } } } },
  });
  const newest = guides.flatMap(({ editions }) => editions.slice(0, 1).map(({ id }) => id));
  const looks = await db.requirement.groupBy({
    by: ["editionId"],
    where: { editionId: { in: newest }, alignments: { some: { look: true } } },
    _count: true,
  });
  return guides.map(({ slug, name, editions }) => ({
    slug,
    name,
    looks: looks.find(({ editionId }) => editionId === editions[0]?.id)?._count ?? 0,
    editions: editions.map(({ _count, ...edition }) => ({ ...edition, requirements: _count.requirements })),
  }));
}

/** A guide in the list. */
export type GuideRow = Awaited<ReturnType<typeof listGuides>>[number];

/** All that an edition asks, in its order, with the standards aligned. */
export async function listAsked(actor: Actor, editionId: string, lang: Lang): Promise<Requirement[]> {
  if (!can(actor, "guide.read", {})) return [];
  const rows = await db.requirement.findMany({ where: { editionId }, orderBy: { position: "asc" }, select: requirementColumns(lang) });
  return rows.map((row) => requirementOf(actor, lang, row));
}

async function editionIn(actor: Actor, slug: string, name: string | null) {
  if (!can(actor, "guide.read", {})) return null;
  const guide = await db.guide.findUnique({ where: { slug }, include: { editions: { orderBy: { position: "desc" } } } });
  const edition = name === null ? guide?.editions[0] : guide?.editions.find((one) => one.name === name);
  if (!guide || !edition) return null;
  return {
    guide: { slug, name: guide.name },
    editions: guide.editions,
    edition,
    isNewest: edition.id === guide.editions[0]?.id,
    before: guide.editions.find(({ position }) => position < edition.position) ?? null,
  };
}

/**
 * An edition of a guide by its name, the newest without one: all it asks in its order, with the standards aligned, and
 * held against the edition before it. Null for whoever may not read guides, and when there is no such edition.
 */
export async function findEdition(actor: Actor, slug: string, name: string | null, lang: Lang) {
  const found = await editionIn(actor, slug, name);
  if (!found) return null;
  const { edition, before } = found;
  const rows = await db.requirement.findMany({
    where: { editionId: { in: before ? [edition.id, before.id] : [edition.id] } },
    orderBy: { position: "asc" },
    select: { editionId: true, ...requirementColumns(lang) },
  });
  const of = (id: string | undefined) => rows.filter(({ editionId }) => editionId === id).map((row) => requirementOf(actor, lang, row));
  const requirements = of(edition.id);
  return { ...found, requirements, changes: before ? editionChanges(of(before.id), requirements) : null };
}

/** A requirement of an edition by its code, with how the edition before said it; null as in `findEdition`. */
export async function findRequirement(actor: Actor, slug: string, name: string | null, code: string, lang: Lang) {
  const found = await editionIn(actor, slug, name);
  if (!found) return null;
  const { edition, before } = found;
  const rows = await db.requirement.findMany({
    where: { code, editionId: { in: before ? [edition.id, before.id] : [edition.id] } },
    select: { editionId: true, ...requirementColumns(lang) },
  });
  const row = rows.find(({ editionId }) => editionId === edition.id);
  if (!row) return null;
  const earlier = rows.find(({ editionId }) => editionId === before?.id);
  return { ...found, requirement: requirementOf(actor, lang, row), earlier: earlier ? requirementOf(actor, lang, earlier) : null };
}

/** The standards the actor may align, by code, with their statement; for a list to choose from. */
export async function listAlignable(actor: Actor, lang: Lang) {
  const rows = await db.standard.findMany({
    where: { AND: [{ retiredAt: null }, ledBy(actor)] },
    orderBy: { code: "asc" },
    select: { code: true, live: { select: { words: { ...inLang(lang), select: { statement: true } } } } },
  });
  return rows.map(({ code, live }) => ({ code, statement: live?.words[0]?.statement ?? "" }));
}

/** The requirements of the newest edition of every guide that a standard is aligned with, for leaders of its place. */
export async function listRequirementsOf(actor: Actor, code: string, lang: Lang) {
  const rows = await db.alignment.findMany({
    where: { standard: { AND: [{ code }, ledBy(actor)] } },
    orderBy: { requirement: { position: "asc" } },
    select: {
      ...alignmentColumns(lang),
      requirement: { select: { ...askedColumns, edition: { select: { id: true, name: true, guide: { select: newestOf } } } } },
    },
  });
  return rows.flatMap(({ requirement: { edition, ...asked }, ...alignment }) =>
    edition.guide.editions[0]?.id === edition.id
      ? {
          ...alignmentOf(actor, alignment),
          guide: edition.guide.name,
          slug: edition.guide.slug,
          edition: edition.name,
          requirement: { ...asked, text: saidIn(lang, { nl: asked.textNl, en: asked.textEn }) },
        }
      : [],
  );
}

const newestOf = { slug: true, name: true, editions: { orderBy: { position: "desc" }, take: 1, select: { id: true } } } satisfies Prisma.GuideSelect;

/** Every requirement of the newest edition of every guide, to choose one from. */
export async function listNewestRequirements(actor: Actor, lang: Lang) {
  if (!can(actor, "guide.read", {})) return [];
  const guides = await db.guide.findMany({ orderBy: { name: "asc" }, select: newestOf });
  const rows = await db.requirement.findMany({
    where: { editionId: { in: guides.flatMap(({ editions }) => editions.map(({ id }) => id)) } },
    orderBy: { position: "asc" },
    select: { ...askedColumns, edition: { select: { guide: { select: { name: true } } } } },
  });
  return rows.map(({ edition, ...asked }) => ({ ...asked, guide: edition.guide.name, text: saidIn(lang, { nl: asked.textNl, en: asked.textEn }).text }));
}
