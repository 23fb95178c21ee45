import { today } from "@/lib/clock";
import { findBrand } from "@/lib/content";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { figureColumns, figuresOf, inLang, nameOf } from "@/standards/queries";
import type { Numbers, Words } from "@/standards/schema";

/** The columns of a version's words. */
export const wordColumns = {
  statement: true,
  summary: true,
  why: true,
  contact: true,
  population: true,
  observed: true,
  conditions: true,
  missed: true,
  evidence: true,
  notYet: true,
  sometimes: true,
  mostly: true,
  always: true,
} satisfies Record<keyof Words, true>;

/** The columns of a version's numbers. */
export const numberColumns = {
  ...figureColumns,
  principleSlug: true,
  principles: true,
  values: true,
  touchpoint: true,
  channels: true,
  audience: true,
  weight: true,
  critical: true,
  source: true,
  stakeholder: true,
} satisfies Prisma.VersionSelect;

/** The columns of a version as its page shows it, with one row of words. */
export const versionColumns = (lang: Lang) =>
  ({
    number: true,
    publishedAt: true,
    ...numberColumns,
    words: { ...inLang(lang), select: { lang: true, translation: true, ...wordColumns } },
    translationChecks: { select: { lang: true } },
  }) satisfies Prisma.VersionSelect;

type NumberRow = Prisma.VersionGetPayload<{ select: typeof numberColumns }>;

/** The numbers of a version in the form in which a draft holds them. */
export const numbersOf = ({ principleSlug, limit, ...row }: NumberRow): Numbers => ({
  ...row,
  principle: principleSlug,
  limit: limit === null ? null : limit.toNumber(),
});

type VersionRow = Prisma.VersionGetPayload<{ select: ReturnType<typeof versionColumns> }>;

/** A version as its page shows it: the words in the asked language, or in the other when that is all there is. */
export function versionOf({ number, publishedAt, words, translationChecks, ...row }: VersionRow) {
  const found = words[0];
  if (!found) return null;
  const { lang, translation, ...said } = found;
  return {
    number,
    publishedAt,
    lang,
    isUnchecked: translation === "unchecked" && translationChecks.every((check) => check.lang !== lang),
    words: said satisfies Words,
    content: { numbers: numbersOf(row), words: { [lang]: said } },
  };
}

/** The columns that say whose a standard is. */
export const ownerColumns = { brandSlug: true, unit: { select: { nameNl: true, nameEn: true, brandSlug: true } } } satisfies Prisma.StandardSelect;
type OwnerRow = Prisma.StandardGetPayload<{ select: typeof ownerColumns }>;

/** Whose standard it is: the brand whose face it has, the name to show, and the filter of the list that holds it. */
export function ownerOf(lang: Lang, { brandSlug, unit }: OwnerRow) {
  const brand = findBrand(brandSlug ?? unit?.brandSlug ?? null);
  const name = unit ? nameOf(lang, unit) : (brand?.name ?? say(lang).common.organisation);
  return { brand, name, filter: brand?.slug ?? (unit ? "departments" : "organisation") };
}

/** The columns of a standard that stands beside another. */
export const relatedColumns = (lang: Lang) =>
  ({
    code: true,
    ...ownerColumns,
    live: { select: { ...figureColumns, words: { ...inLang(lang), select: { lang: true, statement: true } } } },
  }) satisfies Prisma.StandardSelect;
type RelatedRow = Prisma.StandardGetPayload<{ select: ReturnType<typeof relatedColumns> }>;

/** A standard beside another with its figures; none when it was never published. */
export function relatedOf(lang: Lang, row: RelatedRow) {
  const words = row.live?.words[0];
  if (!row.live || !words) return [];
  return [{ code: row.code, owner: ownerOf(lang, row).name, statement: { text: words.statement, lang: words.lang }, figures: figuresOf(row.live) }];
}

/** Another standard beside this one, with its figures. */
export type Related = ReturnType<typeof relatedOf>[number];

/** The columns of a keeper, with the roles that hold today. */
export const keeperColumns = () => {
  const on = today();
  return {
    name: true,
    roles: {
      where: { from: { lte: on }, OR: [{ to: null }, { to: { gte: on } }] },
      select: { brandSlug: true, unit: { select: { nameNl: true, nameEn: true } } },
    },
  } satisfies Prisma.PersonSelect;
};
type KeeperRow = Prisma.PersonGetPayload<{ select: ReturnType<typeof keeperColumns> }>;

/** The keeper by name, with the unit, brand or organisation they work for. */
export function keeperOf(lang: Lang, { name, roles }: KeeperRow) {
  const unit = roles.find((role) => role.unit)?.unit;
  const brand = roles.find((role) => role.brandSlug)?.brandSlug;
  return { name, place: unit ? nameOf(lang, unit) : (findBrand(brand ?? null)?.name ?? say(lang).common.organisation) };
}
