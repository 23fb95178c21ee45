import { findPrinciple, findValue, listBrands } from "@/lib/content";
import { db, type Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Lang } from "@/lib/lang";
import { type Actor, can, reach } from "@/lib/policy";
import { say } from "@/lib/say";
import { inLang, isLive } from "@/standards/queries";
import { type Letters, prefixOf } from "@/standards/review/rules";
import { type Beginning, beginning as shape } from "@/standards/schema";

/** What a brand or a department may vary on: a standard of the whole organisation that holds. */
export const isBase = { AND: [isLive, { brandSlug: null, unitId: null }] } satisfies Prisma.StandardWhereInput;

type Place = { brandSlug: string | null; unit: { slug: string } | null };

/** Whose a standard is, as files and forms write it: `brand:slug`, `unit:slug` or `organisation`. */
export const ownerKey = ({ brandSlug, unit }: Place): string => (unit ? `unit:${unit.slug}` : brandSlug ? `brand:${brandSlug}` : "organisation");

/** Whose the first letters of codes are. */
export async function lettersIn(on: Tx): Promise<Letters> {
  const brands = await on.brand.findMany({ select: { slug: true, prefix: true } });
  const used: Letters["used"] = new Map();
  for (const { code, ...place } of await on.standard.findMany({ select: { code: true, brandSlug: true, unit: { select: { slug: true } } } })) {
    const prefix = prefixOf(code);
    used.set(prefix, (used.get(prefix) ?? new Set()).add(ownerKey(place)));
  }
  return { brands: new Map(brands.map(({ slug, prefix }) => [prefix, `brand:${slug}`])), used };
}

/** The standards that can be varied on, by code, with their statement. */
export async function listBases({ lang }: Actor) {
  const rows = await db.standard.findMany({
    where: isBase,
    orderBy: { code: "asc" },
    select: { code: true, live: { select: { words: { ...inLang(lang), select: { statement: true } } } } },
  });
  return rows.map(({ code, live }) => ({ code, statement: live?.words[0]?.statement ?? "" }));
}

/** The owners that the actor may write a standard for: value and, for a unit, its name in both languages. */
export async function listOwners(actor: Actor) {
  const { everywhere, brands, unitPaths } = reach(actor, "leader");
  const units = await db.unit.findMany({
    where: everywhere
      ? { kind: { not: "group" } }
      : { kind: { not: "group" }, OR: [{ brandSlug: { in: brands } }, ...unitPaths.map((path) => ({ path: { startsWith: path } }))] },
    orderBy: { path: "asc" },
    select: { slug: true, nameNl: true, nameEn: true },
  });
  return { organisation: everywhere, brands: listBrands().filter(({ slug }) => everywhere || brands.includes(slug)), units };
}

/**
 * What an address says that a draft begins with, each part with its words; what is not known is left out. A requirement
 * has to be of a guide's newest edition, as only those are aligned.
 */
export async function findBeginning(
  actor: Actor,
  asked: Record<string, string>,
  lang: Lang,
): Promise<{ name: keyof Beginning; value: string; said: string }[]> {
  const t = say(lang);
  const part = <N extends keyof Beginning>(name: N, said: (value: NonNullable<Beginning[N]>) => string | null | undefined) => {
    const parsed = shape.shape[name].safeParse(asked[name]);
    const value = parsed.success ? parsed.data : undefined;
    const words = value ? said(value as NonNullable<Beginning[N]>) : null;
    return value && words ? [{ name, value, said: words }] : [];
  };
  const id = shape.shape.requirement.safeParse(asked.requirement).data;
  const requirement =
    id && can(actor, "guide.read", {})
      ? await db.requirement.findUnique({
          where: { id },
          include: { edition: { include: { guide: { include: { editions: { orderBy: { position: "desc" }, take: 1 } } } } } },
        })
      : null;
  const isNewest = requirement?.edition.id === requirement?.edition.guide.editions[0]?.id;
  return [
    ...part("requirement", () =>
      requirement && isNewest
        ? t.review.new.requirement(`${t.guides.inEdition(requirement.edition.guide.name, requirement.edition.name)}, ${requirement.code}`)
        : null,
    ),
    ...part("principle", (slug) => named(t.standards.fields.principle, findPrinciple(lang, slug)?.title)),
    ...part("value", (value) => named(t.standards.fields.values, findValue(lang, value)?.title)),
    ...part("channel", (channel) => named(t.standards.fields.channels, t.channels[channel])),
    ...part("source", (source) => named(t.standards.fields.source, t.sources[source])),
  ];
}

const named = (field: string, value: string | undefined) => value && `${field}: ${value}`;
