import { today } from "@/lib/clock";
import { listBrands } from "@/lib/content";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Actor, can, isA } from "@/lib/policy";
import { ownerColumns, ownerOf } from "@/standards/[code]/columns";
import { figureColumns, figuresOf, inLang, isLive } from "@/standards/queries";
import { ledBy, namesOf, scopeOf } from "@/standards/review/queries";
import { stanceOf, upkeepOf } from "@/standards/rules";
import { code as codeShape } from "@/standards/schema";
import { isConfirmed, printOfKeeping } from "./rules";

const keptColumns = ({ lang }: Actor) =>
  ({
    id: true,
    code: true,
    brandSlug: true,
    unit: { select: { ...ownerColumns.unit.select, path: true } },
    keeperId: true,
    keeper: { select: { name: true } },
    reviewBy: true,
    reviewEvery: true,
    live: { select: { number: true, publishedAt: true, words: { ...inLang(lang), select: { lang: true, statement: true } } } },
    confirmations: { orderBy: { at: "desc" }, take: 10, select: { at: true, personId: true, version: { select: { number: true } } } },
  }) satisfies Prisma.StandardSelect;

type KeptRow = Prisma.StandardGetPayload<{ select: ReturnType<typeof keptColumns> }>;

/** The rows as the list shows them, with who confirmed each and when. */
async function shownOf(actor: Actor, rows: KeptRow[]) {
  const names = await namesOf(
    db,
    rows.flatMap(({ confirmations }) => confirmations.map(({ personId }) => personId)),
  );
  return rows.flatMap(({ live, confirmations, ...row }) => {
    const words = live?.words[0];
    if (!live || !words) return [];
    return {
      code: row.code,
      owner: ownerOf(actor.lang, row),
      statement: { text: words.statement, lang: words.lang },
      number: live.number,
      publishedAt: live.publishedAt,
      keeper: row.keeper?.name ?? null,
      reviewBy: row.reviewBy,
      /** When these words were last confirmed; null when only those of an earlier version were. */
      confirmedAt: confirmations.find(({ version }) => version.number === live.number)?.at ?? null,
      upkeep: row.reviewBy ? upkeepOf(row.reviewBy, today()) : ("overdue" as const),
      confirmations: confirmations.map(({ at, personId, version }) => ({ at, version: version.number, name: names.get(personId) ?? null })),
      mayConfirm: can(actor, "standard.confirm", { scope: scopeOf(row), keeperId: row.keeperId }),
      mayDraft: can(actor, "standard.draft", { scope: scopeOf(row) }),
    };
  });
}

/** A standard in a list of keeping. */
export type Kept = Awaited<ReturnType<typeof shownOf>>[number];

/** How many standards stand on a page. */
export const pageSize = 50;

/** A page of the standards that fit, the one to be looked at first in front; what was never looked at is first or last. */
async function pageOf(actor: Actor, where: Prisma.StandardWhereInput, never: "first" | "last", page: number) {
  const pages = Math.max(1, Math.ceil((await db.standard.count({ where })) / pageSize));
  const at = Math.min(page, pages);
  const rows = await db.standard.findMany({
    where,
    orderBy: [{ reviewBy: { sort: "asc", nulls: never } }, { code: "asc" }],
    skip: (at - 1) * pageSize,
    take: pageSize,
    select: keptColumns(actor),
  });
  return { at, pages, rows: await shownOf(actor, rows) };
}

/** A page of the standards that the actor keeps and that hold. */
export const listKept = (actor: Actor, page = 1) => pageOf(actor, { AND: [isLive, { keeperId: { in: actor.id === null ? [] : [actor.id] } }] }, "first", page);

/** A page of the standards of other keepers in the places the actor leads whose day has passed or that have none, the oldest first. */
export const listOverdue = (actor: Actor, page = 1) =>
  pageOf(
    actor,
    {
      AND: [
        isLive,
        ledBy(actor),
        { OR: [{ reviewBy: { lt: today() } }, { reviewBy: null }] },
        { OR: [{ keeperId: null }, { keeperId: { not: actor.id ?? undefined } }] },
      ],
    },
    "last",
    page,
  );

/** A standard that the actor confirmed today, with the day before which it is to be looked at again. */
export async function findConfirmed(actor: Actor, named: string) {
  const { data: code } = codeShape.safeParse(named);
  if (code === undefined) return null;
  const standard = await db.standard.findUnique({
    where: { code },
    select: {
      reviewBy: true,
      confirmations: { where: { personId: { in: actor.id === null ? [] : [actor.id] } }, orderBy: { at: "desc" }, take: 1, select: { at: true } },
    },
  });
  const last = standard?.confirmations[0];
  return standard?.reviewBy && last && today(last.at).getTime() === today().getTime() ? { code, reviewBy: standard.reviewBy } : null;
}

/** How many standards count as confirmed, by owner as the list of standards filters them; with how many are overdue and kept by nobody. */
export async function listShares(actor: Actor) {
  if (!isA(actor, "leader")) return [];
  const rows = await db.standard.findMany({
    where: { AND: [isLive, ledBy(actor)] },
    select: {
      brandSlug: true,
      unit: { select: { brandSlug: true } },
      keeperId: true,
      reviewBy: true,
      reviewEvery: true,
      live: { select: { publishedAt: true } },
      confirmations: { where: { version: { liveOf: { isNot: null } } }, take: 1, select: { at: true } },
    },
  });
  const on = today();
  const counted = rows.flatMap(({ live, brandSlug, unit, keeperId, reviewBy, reviewEvery, confirmations: [last] }) =>
    live
      ? {
          filter: brandSlug ?? (unit ? (unit.brandSlug ?? "departments") : "organisation"),
          isConfirmed: isConfirmed({ reviewBy, reviewEvery, publishedAt: live.publishedAt, confirmedAt: last?.at ?? null }, on),
          upkeep: reviewBy ? upkeepOf(reviewBy, on) : null,
          isKept: keeperId !== null,
        }
      : [],
  );
  const count = (filter: string | null) => {
    const of = counted.filter((it) => filter === null || it.filter === filter);
    return {
      filter,
      all: of.length,
      confirmed: of.filter((it) => it.isConfirmed).length,
      due: of.filter((it) => it.upkeep === "due").length,
      overdue: of.filter((it) => it.upkeep === "overdue").length,
      unkept: of.filter((it) => !it.isKept).length,
    };
  };
  const shares = [...listBrands().map(({ slug }) => slug), "organisation", "departments"].map(count).filter(({ all }) => all > 0);
  return shares.length > 1 ? [...shares, count(null)] : shares;
}

/** How much of what an owner promises is confirmed; `filter` is null for all together. */
export type Share = Awaited<ReturnType<typeof listShares>>[number];

/** The variants the actor leads that are looser than their base because it moved: those that were not, and those it has become stricter than since. */
export async function listStale(actor: Actor) {
  if (!isA(actor, "leader")) return [];
  const rows = await db.standard.findMany({
    where: { AND: [isLive, ledBy(actor), { baseId: { not: null } }] },
    orderBy: { code: "asc" },
    select: {
      code: true,
      baseKind: true,
      live: { select: { ...figureColumns, publishedAt: true, words: { ...inLang(actor.lang), select: { lang: true, statement: true } } } },
      base: {
        select: { code: true, live: { select: figureColumns }, versions: { orderBy: { number: "desc" }, select: { ...figureColumns, publishedAt: true } } },
      },
    },
  });
  return rows.flatMap(({ code, baseKind, live, base }) => {
    const words = live?.words[0];
    if (!live || !words || !base?.live || stanceOf(figuresOf(base.live), figuresOf(live)) !== "loosens") return [];
    // Approved as looser than what held then; a base that came in the place of another has no such version.
    const then = base.versions.find(({ publishedAt }) => publishedAt <= live.publishedAt);
    if (baseKind === "loosens" && then && stanceOf(figuresOf(then), figuresOf(base.live)) !== "tightens") return [];
    return { code, base: base.code, figures: figuresOf(live), statement: { text: words.statement, lang: words.lang } };
  });
}

/** Who owns the organisation and each brand, by name; for whom to turn to. */
export async function listOwnersOf() {
  const person = { select: { id: true, name: true } } as const;
  const organisation = await db.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { owner: person } });
  const brands = await db.brand.findMany({ where: { gone: false }, orderBy: { position: "asc" }, select: { slug: true, name: true, owner: person } });
  return [{ slug: "organisation", name: null, owner: organisation.owner }, ...brands];
}

/** How one standard is kept, for its leaders: who, how often, and every confirmation. Null for everybody else. */
export async function findKeeping(actor: Actor, code: string) {
  const standard = await db.standard.findUnique({
    where: { code },
    select: {
      brandSlug: true,
      unit: true,
      retiredAt: true,
      keeperId: true,
      keeper: { select: { name: true } },
      reviewBy: true,
      reviewEvery: true,
      confirmations: { orderBy: { at: "desc" }, take: 50, select: { at: true, personId: true, version: { select: { number: true } } } },
    },
  });
  if (!standard || standard.retiredAt || !can(actor, "standard.keep", { scope: scopeOf(standard) })) return null;
  const { keeper, reviewBy, reviewEvery, confirmations } = standard;
  const names = await namesOf(
    db,
    confirmations.map(({ personId }) => personId),
  );
  return {
    code,
    keeper: keeper?.name ?? null,
    reviewBy,
    reviewEvery,
    shown: printOfKeeping(standard),
    confirmations: confirmations.map(({ at, personId, version }) => ({ at, version: version.number, name: names.get(personId) ?? null })),
  };
}

/** How a standard is kept, as its leaders set it. */
export type Keeping = NonNullable<Awaited<ReturnType<typeof findKeeping>>>;
