import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Lang } from "@/lib/lang";
import type { Actor } from "@/lib/policy";
import { isCode } from "@/lib/text";
import { inLang, isLive, readableBy } from "@/standards/queries";
import { stanceOf } from "@/standards/rules";
import type { Words } from "@/standards/schema";
import {
  keeperColumns,
  keeperOf,
  numberColumns,
  numbersOf,
  ownerColumns,
  ownerOf,
  relatedColumns,
  relatedOf,
  versionColumns,
  versionOf,
  wordColumns,
} from "./columns";

/** The published standard with this code, if the actor may read it; a code in another form is asked of nobody. */
const readable = (actor: Actor, code: string): Prisma.StandardWhereInput => ({
  AND: [{ code: isCode(code) ? code : "" }, { liveId: { not: null } }, readableBy(actor)],
});

/**
 * The published standard with this code and all that its page shows beside its history: the live version, keeper, what
 * it tightens or loosens and what does so to it, and where it came from or went on; null when there is none to read.
 */
export async function findStandard(actor: Actor, code: string, lang: Lang) {
  const related = relatedColumns(lang);
  const row = await db.standard.findFirst({
    where: readable(actor, code),
    select: {
      code: true,
      ...ownerColumns,
      retiredAt: true,
      reviewBy: true,
      // What was confirmed of an earlier version says nothing of these words.
      confirmations: { where: { version: { liveOf: { isNot: null } } }, orderBy: { at: "desc" }, take: 1, select: { at: true } },
      baseReason: true,
      keeper: { select: keeperColumns() },
      base: { select: related },
      variants: { where: isLive, orderBy: { code: "asc" }, select: related },
      successors: { orderBy: { toId: "asc" }, select: { kind: true, to: { select: related } } },
      ancestors: { orderBy: { fromId: "asc" }, select: { kind: true, from: { select: related } } },
      live: { select: versionColumns(lang) },
    },
  });
  const live = row?.live && versionOf(row.live);
  if (!row || !live) return null;
  return {
    code: row.code,
    owner: ownerOf(lang, row),
    retiredAt: row.retiredAt,
    reviewBy: row.reviewBy,
    confirmedAt: row.confirmations[0]?.at ?? null,
    keeper: row.keeper && keeperOf(lang, row.keeper),
    live,
    base: row.base
      ? (relatedOf(lang, row.base).map((it) => ({ ...it, stance: stanceOf(it.figures, live.content.numbers), reason: row.baseReason }))[0] ?? null)
      : null,
    variants: row.variants.flatMap((variant) => relatedOf(lang, variant).map((it) => ({ ...it, stance: stanceOf(live.content.numbers, it.figures) }))),
    isBase: row.brandSlug === null && row.unit === null,
    successors: row.successors.flatMap(({ kind, to }) => relatedOf(lang, to).map((it) => ({ ...it, kind }))),
    ancestors: row.ancestors.flatMap(({ kind, from }) => relatedOf(lang, from).map((it) => ({ ...it, kind }))),
  };
}

/** A published standard with its live version. */
export type Standard = NonNullable<Awaited<ReturnType<typeof findStandard>>>;

/** Every version of a published standard, the newest first, with what changed and who wrote and approved it. */
export async function listVersions(actor: Actor, code: string, lang: Lang) {
  const rows = await db.version.findMany({
    where: { standard: readable(actor, code) },
    orderBy: { number: "desc" },
    select: {
      number: true,
      change: true,
      editorialReason: true,
      publishedAt: true,
      authorId: true,
      approverId: true,
      words: { ...inLang(lang), select: { lang: true, note: true } },
    },
  });
  const ids = [...new Set(rows.flatMap((row) => [row.authorId, row.approverId]).filter((id) => id !== null))];
  const people = new Map((await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]));
  return rows.map(({ number, change, editorialReason, publishedAt, authorId, approverId, words }) => ({
    number,
    change,
    editorialReason,
    publishedAt,
    note: { text: words[0]?.note ?? "", lang: words[0]?.lang ?? lang },
    author: people.get(authorId ?? "") ?? null,
    approver: people.get(approverId ?? "") ?? null,
  }));
}

/** A version in the history of its standard. */
export type Past = Awaited<ReturnType<typeof listVersions>>[number];

/** One version of a published standard, for good, with which one holds now; null when there is none to read. */
export async function findVersion(actor: Actor, code: string, number: number, lang: Lang) {
  const row = await db.version.findFirst({
    where: { number, standard: readable(actor, code) },
    select: {
      ...versionColumns(lang),
      change: true,
      editorialReason: true,
      standard: { select: { code: true, ...ownerColumns, retiredAt: true, live: { select: { number: true } }, _count: { select: { versions: true } } } },
    },
  });
  if (!row) return null;
  const { standard, change, editorialReason, ...rest } = row;
  const version = versionOf(rest);
  return (
    version && {
      ...version,
      change,
      editorialReason,
      code: standard.code,
      owner: ownerOf(lang, standard),
      retiredAt: standard.retiredAt,
      holds: standard.live?.number ?? number,
      total: standard._count.versions,
    }
  );
}

/** The versions of a published standard in both languages as far as these are there, those named; for comparing two. */
export async function findVersions(actor: Actor, code: string, wanted: number[], lang: Lang) {
  const row = await db.standard.findFirst({
    where: readable(actor, code),
    select: {
      code: true,
      ...ownerColumns,
      versions: {
        where: { number: { in: wanted } },
        select: { number: true, publishedAt: true, ...numberColumns, words: { select: { lang: true, ...wordColumns } } },
      },
    },
  });
  return (
    row && {
      code: row.code,
      owner: ownerOf(lang, row),
      versions: row.versions.map(({ number, publishedAt, words, ...numbers }) => ({
        number,
        publishedAt,
        content: {
          numbers: numbersOf(numbers),
          words: Object.fromEntries(words.map(({ lang: inWhich, ...said }) => [inWhich, said])) as Partial<Record<Lang, Words>>,
        },
      })),
    }
  );
}
