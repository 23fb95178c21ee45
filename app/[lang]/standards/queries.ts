import { cache } from "react";
import { db, prepared } from "@/lib/db";
import { Prisma, type SuccessorKind } from "@/lib/generated/prisma/client";
import { type Lang, langs } from "@/lib/lang";
import { type Actor, reach } from "@/lib/policy";
import { isCode, literally } from "@/lib/text";
import type { Facets, Filters } from "./filters";
import { followedOn } from "./rules";

/** `can(actor, "standard.read", …)` as a filter: what was published, and for a leader also what was not yet in the places they lead. */
export function readableBy(actor: Actor): Prisma.StandardWhereInput {
  const { everywhere, brands, unitPaths } = reach(actor, "leader");
  if (everywhere) return {};
  return {
    OR: [
      { liveId: { not: null } },
      { brandSlug: { in: brands } },
      { unit: { brandSlug: { in: brands } } },
      ...unitPaths.map((path) => ({ unit: { path: { startsWith: literally(path) } } })),
    ],
  };
}

/** Holds now: published and not retired. */
export const isLive = { liveId: { not: null }, retiredAt: null } satisfies Prisma.StandardWhereInput;

/** One row of words: the asked language or, where that is missing, the other; the database orders languages as `langs` does. */
export const inLang = (lang: Lang) => ({ orderBy: { lang: lang === langs[0] ? ("asc" as const) : ("desc" as const) }, take: 1 });

/** Words with the language they are in, which is not always the one that was asked for. */
export type Said = { text: string; lang: Lang };

/** The live statement of every live standard by its code; read once per request. */
export const listStatements = cache(async (lang: Lang): Promise<Map<string, Said>> => {
  const rows = await db.standard.findMany({
    where: isLive,
    select: { code: true, live: { select: { words: { ...inLang(lang), select: { lang: true, statement: true } } } } },
  });
  return new Map(rows.flatMap(({ code, live }) => (live?.words ?? []).map((words) => [code, { text: words.statement, lang: words.lang }] as const)));
});

/** Where retired standards went on, by the code of each: the standards that hold now at the end of the line; read once per request. */
export const listFollowed = cache(async (): Promise<Map<string, string[]>> => {
  const links = await db.successor.findMany({
    orderBy: [{ fromId: "asc" }, { toId: "asc" }],
    select: { from: { select: { code: true } }, to: { select: { code: true, retiredAt: true } } },
  });
  return followedOn(links.map(({ from, to }) => ({ from: from.code, to: to.code, holds: to.retiredAt === null })));
});

/** Where the retired standard with this code went on; null when there is none. */
export async function findGone(code: string): Promise<string[] | null> {
  if (!isCode(code)) return null;
  const retired = await db.standard.findFirst({ where: { code, retiredAt: { not: null } }, select: { id: true } });
  return retired && ((await listFollowed()).get(code) ?? []);
}

/** A standard that another one followed on, and how. */
export type Forebear = { standardId: string; code: string; kind: SuccessorKind };

/** What each of these standards followed on, however long ago, by id: a trend goes on across the line, and says so. */
export async function lineageOf(ids: string[]): Promise<Map<string, Forebear[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<(Forebear & { of: string })[]>`
    WITH RECURSIVE line AS (
      SELECT "toId" AS of, "fromId", kind FROM "Successor" WHERE "toId" = ANY(${ids}::uuid[])
      UNION SELECT line.of, s."fromId", s.kind FROM line JOIN "Successor" s ON s."toId" = line."fromId"
    )
    SELECT line.of, s.id AS "standardId", s.code, line.kind FROM line JOIN "Standard" s ON s.id = line."fromId" ORDER BY s.code`;
  const lines = new Map<string, Forebear[]>();
  for (const { of, ...forebear } of rows) lines.set(of, [...(lines.get(of) ?? []), forebear]);
  return lines;
}

const ownedBy = (brand: string): Prisma.StandardWhereInput => {
  if (brand === "organisation") return { brandSlug: null, unitId: null };
  if (brand === "departments") return { unit: { brandSlug: null } };
  return { OR: [{ brandSlug: brand }, { unit: { brandSlug: brand } }] };
};

/** The filters of a list as a condition on standards. */
export function filterOf(filters: Filters): Prisma.StandardWhereInput {
  const { brand, principle, value, channel, touchpoint, audience, source, q } = filters;
  const live: Prisma.VersionWhereInput[] = [];
  if (principle) live.push({ OR: [{ principleSlug: principle }, { principles: { has: principle } }] });
  if (value) live.push({ values: { has: value } });
  if (channel) live.push({ channels: { has: channel } });
  if (touchpoint) live.push({ touchpoint });
  if (audience) live.push({ audience });
  if (source) live.push({ source });
  const found = q ? { contains: literally(q), mode: "insensitive" as const } : null;
  return {
    AND: [
      ...(brand ? [ownedBy(brand)] : []),
      ...(live.length > 0 ? [{ live: { AND: live } }] : []),
      ...(found ? [{ OR: [{ code: found }, { live: { words: { some: { statement: found } } } }] }] : []),
    ],
  };
}

/** The name of a unit. */
export const nameOf = (lang: Lang, unit: { nameNl: string; nameEn: string }): string => (lang === "nl" ? unit.nameNl : unit.nameEn);

/** The columns of a standard's figures. */
export const figureColumns = { measure: true, comparison: true, limit: true, unit: true, target: true } satisfies Prisma.VersionSelect;
type FigureRow = Prisma.VersionGetPayload<{ select: typeof figureColumns }>;

/** The figures of a version as plain numbers. */
export const figuresOf = ({ measure, comparison, limit, unit, target }: FigureRow) => ({
  measure,
  comparison,
  limit: limit === null ? null : limit.toNumber(),
  unit,
  target,
});

/** The live standards among these that the actor may read, by code. */
async function normsOf(actor: Actor, where: Prisma.StandardWhereInput, lang: Lang) {
  const rows = await db.standard.findMany({
    where: { AND: [readableBy(actor), isLive, where] },
    orderBy: { code: "asc" },
    select: {
      code: true,
      brandSlug: true,
      unit: { select: { slug: true, nameNl: true, nameEn: true, brandSlug: true } },
      live: {
        select: {
          principleSlug: true,
          ...figureColumns,
          words: { ...inLang(lang), select: { lang: true, statement: true } },
        },
      },
    },
  });
  return rows.flatMap(({ code, brandSlug, unit, live }) => {
    const words = live?.words[0];
    if (!live || !words) return [];
    return {
      code,
      brand: brandSlug ?? unit?.brandSlug ?? null,
      owner: unit && { slug: unit.slug, name: nameOf(lang, unit) },
      principle: live.principleSlug,
      statement: { text: words.statement, lang: words.lang } satisfies Said,
      figures: figuresOf(live),
    };
  });
}

/** The live standards that pass every filter and that the actor may read, by code. */
export const listStandards = (actor: Actor, filters: Filters, lang: Lang) => normsOf(actor, filterOf(filters), lang);

/** The live standards with these codes that the actor may read, by code. */
export const listCoded = (actor: Actor, codes: string[], lang: Lang) => normsOf(actor, { code: { in: codes } }, lang);

/** A standard as a list shows it. */
export type Norm = Awaited<ReturnType<typeof listStandards>>[number];

type PlaceRow = {
  code: string;
  brand: string;
  owner: string;
  principle: string;
  principles: string[];
  values: string[];
  channels: string[];
  touchpoint: string;
  audience: string;
  source: string;
};

/** A live standard in the list: its owner (a brand, `organisation` or a unit, by slug) and what it answers to each filter. */
export type Entry = Facets & { code: string; owner: string };

/**
 * Every live standard with these words in its code or statement, in the order of the list: brands in theirs, then the
 * organisation, then the departments by name. A statement of its own, as light as it can be: there may be thousands, and
 * everybody may read what is live.
 */
export async function listEntries(q: string, lang: Lang): Promise<Entry[]> {
  const rows = await prepared<PlaceRow>(
    "standards.entries",
    Prisma.sql`SELECT s.code, COALESCE(s."brandSlug", u."brandSlug", CASE WHEN u.id IS NULL THEN 'organisation' ELSE 'departments' END) AS brand,
        COALESCE(s."brandSlug", u."brandSlug", u.slug, 'organisation') AS owner, v."principleSlug" AS principle, v.principles, v.values,
        v.channels::text[] AS channels, v.touchpoint, v.audience, v.source
      FROM "Standard" s JOIN "Version" v ON v.id = s."liveId" LEFT JOIN "Unit" u ON u.id = s."unitId"
        LEFT JOIN "Brand" b ON b.slug = COALESCE(s."brandSlug", u."brandSlug")
      WHERE s."retiredAt" IS NULL AND (${q} = '' OR s.code ILIKE ${`%${literally(q)}%`}
        OR EXISTS (SELECT 1 FROM "VersionWords" w WHERE w."versionId" = v.id AND w.statement ILIKE ${`%${literally(q)}%`}))
      ORDER BY b.position NULLS LAST, u.id IS NOT NULL AND b.slug IS NULL,
        CASE WHEN b.slug IS NULL THEN CASE ${lang} WHEN 'nl' THEN u."nameNl" ELSE u."nameEn" END END, s.code`,
  );
  return rows.map(({ code, owner, brand, principle, principles, values, channels, touchpoint, audience, source }) => ({
    code,
    owner,
    brand: [brand],
    principle: [...new Set([principle, ...principles])],
    value: values,
    channel: channels,
    touchpoint: [touchpoint],
    audience: [audience],
    source: [source],
  }));
}
