import { db, prepared, type Tx } from "@/lib/db";
import { type AlignmentKind, Prisma } from "@/lib/generated/prisma/client";
import { type Lang, otherLang } from "@/lib/lang";
import { type Actor, can } from "@/lib/policy";
import { inLang, listFollowed, readableBy, type Said } from "@/standards/queries";
import { ledBy, scopeOf } from "@/standards/review/queries";
import { type Asked, editionChanges } from "./rules";

/** Words in the language that was asked for or, where there are none, in the other. */
export const saidIn = (lang: Lang, words: Record<Lang, string>): Said =>
  words[lang] !== "" || words[otherLang(lang)] === "" ? { text: words[lang], lang } : { text: words[otherLang(lang)], lang: otherLang(lang) };

const askedColumns = { id: true, code: true, position: true, textNl: true, textEn: true, classNl: true, classEn: true, weight: true, step: true } as const;

/** A standard of a requirement that still asks for a look: the requirement changed, or the standard was retired since; not one whose draft was thrown away. */
const needsLook = {
  OR: [
    { look: true, standard: { OR: [{ liveId: { not: null } }, { drafts: { some: { openFor: { not: null } } } }] } },
    { standard: { retiredAt: { not: null } } },
  ],
} satisfies Prisma.AlignmentWhereInput;

type AlignmentRow = {
  requirementId: string;
  kind: AlignmentKind;
  note: string;
  look: boolean;
  at: Date;
  standardId: string;
  code: string;
  brandSlug: string | null;
  isRetired: boolean;
  isPublished: boolean;
  isOpen: boolean;
  path: string | null;
  unitBrand: string | null;
  statement: string | null;
  said: Lang | null;
};

/** The alignments that the condition asks for, by code of the standard; of what is not published yet only what the actor may read. */
async function alignmentsOf(actor: Actor, name: string, where: Prisma.Sql, lang: Lang) {
  // One statement for all: an edition may have a thousand, and each relation would be a statement of its own.
  const rows = await prepared<AlignmentRow>(
    name,
    Prisma.sql`SELECT a."requirementId", a.kind, a.note, a.look, a.at, s.id AS "standardId", s.code, s."brandSlug", s."retiredAt" IS NOT NULL AS "isRetired",
      s."liveId" IS NOT NULL AS "isPublished", EXISTS (SELECT 1 FROM "Draft" d WHERE d."openFor" = s.id) AS "isOpen", u.path, u."brandSlug" AS "unitBrand", w.statement, w.lang AS said
    FROM "Alignment" a JOIN "Requirement" r ON r.id = a."requirementId" JOIN "Standard" s ON s.id = a."standardId" LEFT JOIN "Unit" u ON u.id = s."unitId"
      LEFT JOIN LATERAL (
        SELECT x.statement, x.lang FROM "VersionWords" x WHERE x."versionId" = s."liveId" ORDER BY x.lang::text <> ${lang} LIMIT 1
      ) w ON true
    WHERE ${where} ORDER BY s.code`,
  );
  const followed = rows.some(({ isRetired }) => isRetired) ? await listFollowed() : new Map<string, string[]>();
  const next = rows.flatMap(({ isRetired, code }) => (isRetired ? (followed.get(code) ?? []) : []));
  const mayFollow =
    next.length > 0 ? await db.standard.findMany({ where: { AND: [{ code: { in: next }, retiredAt: null }, ledBy(actor)] }, select: { code: true } }) : [];
  return rows.flatMap(({ brandSlug, isRetired, isPublished, isOpen, path, unitBrand, statement, said, ...alignment }) => {
    const scope = scopeOf({ brandSlug, unit: path === null ? null : { path, brandSlug: unitBrand } });
    if (!can(actor, "standard.read", { published: isPublished, scope })) return [];
    const isDropped = !isRetired && !isPublished && !isOpen;
    return {
      ...alignment,
      brand: scope.brand,
      /** Whether it is a unit's own. */
      ofUnit: path !== null,
      statement: statement !== null && said ? ({ text: statement, lang: said } satisfies Said) : null,
      /** Live, retired, not published yet, or never to be, for its draft was thrown away. */
      state: isRetired ? ("retired" as const) : isPublished ? ("live" as const) : isDropped ? ("dropped" as const) : ("making" as const),
      /** Whether somebody has yet to see that it still fits: the requirement changed since, or the standard was retired. */
      look: (alignment.look && !isDropped) || isRetired,
      /** What a retired standard went on as, as far as the actor may align that. */
      successors: isRetired ? (followed.get(alignment.code) ?? []).filter((code) => mayFollow.some((one) => one.code === code)) : [],
      /** Whether the actor may change it. */
      mine: can(actor, "guide.align", { scope }),
    };
  });
}

/** A standard aligned with a requirement. */
export type Aligned = Awaited<ReturnType<typeof alignmentsOf>>[number];

type RequirementRow = Asked & { id: string; editionId: string; position: number };

/** What these editions ask, in the order of each, with the standards that are aligned; only one code when it is given. */
async function requirementsIn(actor: Actor, editions: string[], lang: Lang, code?: string) {
  const where = Prisma.sql`r."editionId" = ANY(${editions}::uuid[]) AND (${code ?? null}::text IS NULL OR r.code = ${code ?? null})`;
  const rows = await prepared<RequirementRow>(
    "guides.requirements",
    Prisma.sql`SELECT r.id, r."editionId", r.code, r.position, r."textNl", r."textEn", r."classNl", r."classEn", r.weight, r.step
      FROM "Requirement" r WHERE ${where} ORDER BY r.position`,
  );
  const aligned = new Map<string, Aligned[]>(rows.map(({ id }) => [id, []]));
  for (const alignment of await alignmentsOf(actor, "guides.editions", where, lang)) {
    // What was thrown away answers nothing; the page of the one requirement shows it, for whoever takes it away.
    if (code || alignment.state !== "dropped") aligned.get(alignment.requirementId)?.push(alignment);
  }
  return rows.map((asked) => ({
    ...asked,
    text: saidIn(lang, { nl: asked.textNl, en: asked.textEn }),
    className: saidIn(lang, { nl: asked.classNl, en: asked.classEn }),
    aligned: aligned.get(asked.id) ?? [],
  }));
}

/** What an edition asks, with the standards that are aligned with it. */
export type Requirement = Awaited<ReturnType<typeof requirementsIn>>[number];

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
    where: { editionId: { in: newest }, alignments: { some: { AND: [needsLook, { standard: readableBy(actor) }] } } },
    _count: true,
  });
  return guides.map(({ slug, name, editions }) => ({
    slug,
    name,
    looks: looks.find(({ editionId }) => editionId === editions[0]?.id)?._count ?? 0,
    editions: editions.map(({ _count, ...edition }) => ({ ...edition, requirements: _count.requirements })),
  }));
}

/** All that an edition asks, in its order, with the standards aligned. */
export async function listAsked(actor: Actor, editionId: string, lang: Lang): Promise<Requirement[]> {
  if (!can(actor, "guide.read", {})) return [];
  return requirementsIn(actor, [editionId], lang);
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

/** What the editions of a guide asked under these codes, each as the last one that had it, with its alignments. */
export async function lastAsked(tx: Tx | typeof db, guideSlug: string, codes: string[]) {
  const found = await tx.requirement.findMany({
    where: { code: { in: codes }, edition: { guideSlug } },
    orderBy: { edition: { position: "asc" } },
    include: { alignments: true },
  });
  return new Map(found.map((asked) => [asked.code, asked]));
}

type SeenRow = Asked & { edition: string };

/**
 * How the requirements of an edition that ask for a look were said when somebody last saw that a standard fits, by code,
 * each with the name of that edition: what changed since, whichever editions came between. Of several standards the one
 * that was seen the longest ago counts; what nobody ever saw is not among them. Only one code when it is given.
 */
async function lastSeen({ id, guideSlug, position }: { id: string; guideSlug: string; position: number }, code?: string): Promise<Map<string, SeenRow>> {
  // Each step names the row it wants by a whole key, so that no plan goes through all alignments of a standard.
  const rows = await prepared<SeenRow>(
    "guides.seen",
    Prisma.sql`WITH looked AS MATERIALIZED (
      SELECT now.code, a."standardId" FROM "Requirement" now JOIN "Alignment" a ON a."requirementId" = now.id AND a.look
      WHERE now."editionId" = ${id}::uuid AND (${code ?? null}::text IS NULL OR now.code = ${code ?? null})
    )
    SELECT DISTINCT ON (looked.code) seen.* FROM looked CROSS JOIN LATERAL (
      SELECT e.name AS edition, e.position, was.code, was."textNl", was."textEn", was."classNl", was."classEn", was.weight, was.step
      FROM "Edition" e JOIN "Requirement" was ON was."editionId" = e.id AND was.code = looked.code
      WHERE e."guideSlug" = ${guideSlug} AND e.position < ${position}::int
        AND (SELECT NOT b.look FROM "Alignment" b WHERE b."requirementId" = was.id AND b."standardId" = looked."standardId")
      ORDER BY e.position DESC LIMIT 1
    ) seen ORDER BY looked.code, seen.position`,
  );
  return new Map(rows.map((row) => [row.code, row]));
}

/**
 * An edition of a guide by its name, the newest without one: all it asks in its order, with the standards aligned, and
 * held against the edition before it, and what asks for a look against when it was last seen to fit. Null for whoever may not read guides, and when there is no such edition.
 */
export async function findEdition(actor: Actor, slug: string, name: string | null, lang: Lang) {
  const found = await editionIn(actor, slug, name);
  if (!found) return null;
  const { edition, before } = found;
  const rows = await requirementsIn(actor, before ? [edition.id, before.id] : [edition.id], lang);
  const of = (id: string) => rows.filter(({ editionId }) => editionId === id);
  const requirements = of(edition.id);
  const changes = before ? editionChanges(of(before.id), requirements) : null;
  /** What the requirements that changed, and those that ask for a look, are held against. */
  const from = new Map<string, SeenRow>((changes?.changed ?? []).map((one) => [one.to.code, { ...one.from, edition: before?.name ?? "" }]));
  for (const [code, row] of await lastSeen(edition)) from.set(code, row);
  return { ...found, requirements, changes, from };
}

/**
 * A requirement of an edition by its code, with `from` what it is held against: how it was said when it was last seen that
 * a standard fits, if one asks for a look, else how the edition before said it. Null as in `findEdition`.
 */
export async function findRequirement(actor: Actor, slug: string, name: string | null, code: string, lang: Lang) {
  const found = await editionIn(actor, slug, name);
  if (!found) return null;
  const { edition, before } = found;
  const rows = await requirementsIn(actor, before ? [edition.id, before.id] : [edition.id], lang, code);
  const requirement = rows.find(({ editionId }) => editionId === edition.id);
  if (!requirement) return null;
  const earlier = rows.find(({ editionId }) => editionId === before?.id);
  const from: SeenRow | null = (await lastSeen(edition, code)).get(code) ?? (earlier && before ? { ...earlier, edition: before.name } : null);
  return { ...found, requirement, from };
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
  const standard = await db.standard.findFirst({ where: { AND: [{ code }, ledBy(actor)] }, select: { id: true } });
  if (!standard) return [];
  const aligned = new Map((await alignmentsOf(actor, "guides.standard", Prisma.sql`s.id = ${standard.id}::uuid`, lang)).map((it) => [it.requirementId, it]));
  const rows = await db.requirement.findMany({
    where: { id: { in: [...aligned.keys()] } },
    orderBy: { position: "asc" },
    select: { ...askedColumns, edition: { select: { id: true, name: true, guide: { select: newestOf } } } },
  });
  return rows.flatMap(({ edition, ...asked }) => {
    const alignment = aligned.get(asked.id);
    return alignment && edition.guide.editions[0]?.id === edition.id
      ? {
          ...alignment,
          guide: edition.guide.name,
          slug: edition.guide.slug,
          edition: edition.name,
          requirement: { ...asked, text: saidIn(lang, { nl: asked.textNl, en: asked.textEn }) },
        }
      : [];
  });
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
