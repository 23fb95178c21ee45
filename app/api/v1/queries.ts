import { findBrand } from "@/lib/content";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Lang } from "@/lib/lang";
import type { Actor } from "@/lib/policy";
import { say } from "@/lib/say";
import { numberColumns, numbersOf, wordColumns } from "@/standards/[code]/columns";
import type { Filters } from "@/standards/filters";
import { figureColumns, figuresOf, filterOf, inLang, isLive, nameOf, readableBy } from "@/standards/queries";
import { code as codeShape } from "@/standards/schema";

const ownerColumns = { brandSlug: true, unit: { select: { slug: true, nameNl: true, nameEn: true } } } satisfies Prisma.StandardSelect;
type OwnerRow = Prisma.StandardGetPayload<{ select: typeof ownerColumns }>;

const ownerOf = (lang: Lang, { brandSlug, unit }: OwnerRow) =>
  unit
    ? { kind: "unit" as const, slug: unit.slug, name: nameOf(lang, unit) }
    : brandSlug
      ? { kind: "brand" as const, slug: brandSlug, name: findBrand(brandSlug)?.name ?? brandSlug }
      : { kind: "organisation" as const, slug: null, name: say(lang).common.organisation };

/** The live standards that pass the filters, by code, those after one code, with one more than asked to tell whether there are more. */
export async function listPage(actor: Actor, filters: Filters, { lang, after, limit }: { lang: Lang; after: string; limit: number }) {
  const rows = await db.standard.findMany({
    where: { AND: [readableBy(actor), isLive, filterOf(filters), { code: { gt: after } }] },
    orderBy: { code: "asc" },
    take: limit + 1,
    select: {
      code: true,
      ...ownerColumns,
      live: { select: { number: true, principleSlug: true, ...figureColumns, words: { ...inLang(lang), select: { lang: true, statement: true } } } },
    },
  });
  const items = rows
    .slice(0, limit)
    .flatMap(({ code, live, ...owner }) =>
      live?.words[0] ? [{ code, owner: ownerOf(lang, owner), version: live.number, principle: live.principleSlug, ...figuresOf(live), ...live.words[0] }] : [],
    );
  return { items, next: rows.length > limit ? (rows[limit - 1]?.code ?? null) : null };
}

const versionShape = (lang: Lang) =>
  ({ number: true, publishedAt: true, ...numberColumns, words: { ...inLang(lang), select: { lang: true, ...wordColumns } } }) satisfies Prisma.VersionSelect;
type VersionRow = Prisma.VersionGetPayload<{ select: ReturnType<typeof versionShape> }>;

function told({ number: version, publishedAt, words: [words], ...numbers }: VersionRow) {
  return words && { version, publishedAt: publishedAt.toISOString(), numbers: { ...numbersOf(numbers), target: numbers.target }, words };
}

/** One version of a published standard, the live one for null, with whose it is and which one holds; null when there is none to read. */
export async function findTold(actor: Actor, typed: string, number: number | null, lang: Lang) {
  const { data: code } = codeShape.safeParse(typed);
  if (code === undefined) return null;
  const row = await db.standard.findFirst({
    where: { AND: [{ code }, { liveId: { not: null } }, readableBy(actor)] },
    select: {
      code: true,
      ...ownerColumns,
      retiredAt: true,
      live: { select: { number: true } },
      versions: { where: number === null ? { liveOf: { isNot: null } } : { number }, select: versionShape(lang) },
    },
  });
  const version = row?.versions[0] && told(row.versions[0]);
  return row && version
    ? { code: row.code, owner: ownerOf(lang, row), retiredAt: row.retiredAt?.toISOString() ?? null, holds: row.live?.number ?? 0, ...version }
    : null;
}
