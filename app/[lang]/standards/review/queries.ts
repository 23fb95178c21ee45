import { now, today } from "@/lib/clock";
import { listBrands, listPrinciples, listValues } from "@/lib/content";
import { db, prepared, type Tx } from "@/lib/db";
import { type DraftState, Prisma, type Translation } from "@/lib/generated/prisma/client";
import type { Lang } from "@/lib/lang";
import { type MissingCode, missingCodes } from "@/lib/named";
import { type Actor, can, covers, isA, reach, type Scope } from "@/lib/policy";
import { figureColumns, figuresOf } from "@/standards/queries";
import { differences, nearest, type Stance, stanceOf } from "@/standards/rules";
import { type Content, content as contentShape, type Words } from "@/standards/schema";
import { lateLanguage, type Translations } from "@/standards/translations/rules";
import { type Known, keptDays } from "./rules";

type Place = { brandSlug: string | null; unit: { path: string; brandSlug: string | null } | null };

/** Where a standard belongs. */
export const scopeOf = ({ brandSlug, unit }: Place): Scope => ({ brand: brandSlug ?? unit?.brandSlug ?? null, unitPath: unit?.path ?? null });

/** `can(actor, "standard.draft", …)` as a filter: the standards of the places the actor leads. */
export function ledBy(actor: Actor): Prisma.StandardWhereInput {
  const { everywhere, brands, unitPaths } = reach(actor, "leader");
  if (everywhere) return {};
  return {
    OR: [{ brandSlug: { in: brands } }, { unit: { brandSlug: { in: brands } } }, ...unitPaths.map((path) => ({ unit: { path: { startsWith: path } } }))],
  };
}

/** The principles, and the values that a standard of this place may serve: its brand's own, or where it has none every brand's. */
export function knownFor(scope: Scope): Known {
  const brands = scope.brand ? [scope.brand] : listBrands().map((brand) => brand.slug);
  return { principles: listPrinciples("nl").map(({ slug }) => slug), values: brands.flatMap((brand) => listValues("nl", brand).map(({ id }) => id)) };
}

const noWords: Words = {
  statement: "",
  summary: "",
  why: "",
  contact: "",
  population: "",
  observed: "",
  conditions: "",
  missed: "",
  evidence: "",
  notYet: "",
  sometimes: "",
  mostly: "",
  always: "",
};

/** The content of a standard that is not there yet. */
export const emptyContent: Content = {
  numbers: {
    principle: "",
    principles: [],
    values: [],
    touchpoint: "contact",
    channels: [],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: null,
    unit: null,
    target: null,
    weight: 1,
    critical: false,
    source: "expectation",
    stakeholder: null,
  },
  words: { nl: noWords, en: noWords },
};

type FullVersion = Prisma.VersionGetPayload<{ include: { words: true } }>;

/** The content of a version; a language it was not written in is empty. */
export function contentOf(version: FullVersion): Content {
  const wordsIn = (lang: Lang) => {
    const found = version.words.find((words) => words.lang === lang);
    if (!found) return noWords;
    const { versionId, lang: _, translation, note, ...words } = found;
    return words;
  };
  const {
    principleSlug: principle,
    principles,
    values,
    touchpoint,
    channels,
    audience,
    measure,
    comparison,
    limit,
    unit,
    target,
    weight,
    critical,
    source,
    stakeholder,
  } = version;
  const numbers = {
    principle,
    principles,
    values,
    touchpoint,
    channels,
    audience,
    measure,
    comparison,
    limit: limit?.toNumber() ?? null,
    unit,
    target,
    weight,
    critical,
    source,
    stakeholder,
  };
  return contentShape.parse({ numbers, words: { nl: wordsIn("nl"), en: wordsIn("en") } });
}

/** How the words of a version came to be, by language; what lagged behind and was checked does so no more. */
export const translationsIn = ({ words, translationChecks }: { words: { lang: Lang; translation: Translation }[]; translationChecks: { lang: Lang }[] }) =>
  Object.fromEntries(
    words.map(({ lang, translation }) => [
      lang,
      translation === "unchecked" && translationChecks.some((check) => check.lang === lang) ? ("translated" as const) : translation,
    ]),
  ) as Translations;

const standardOf = {
  include: {
    unit: true,
    base: { select: { code: true, live: { select: { id: true, ...figureColumns } } } },
    live: { include: { words: true, translationChecks: true } },
  },
} satisfies Prisma.StandardDefaultArgs;

/** Whether nobody approves a standard they worked on. */
export const hasFourEyes = async (tx: Tx): Promise<boolean> => (await tx.organisation.findUniqueOrThrow({ where: { id: 1 } })).fourEyes;

/** Whose work a draft `d` is: of everyone who began or saved it, and who once saved this very content for its standard. */
const editors = Prisma.sql`ARRAY(SELECT d."authorId"::text UNION SELECT s."personId"::text FROM "Draft" e JOIN "DraftSave" s ON s."draftId" = e.id
  WHERE e."standardId" = d."standardId" AND (e.id = d.id OR s.content = d.content))`;

/** Whose work each of these drafts is. */
export async function editorsOf(tx: Tx, draftIds: string[]): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ id: string; editors: string[] }[]>`SELECT d.id, ${editors} AS editors FROM "Draft" d WHERE d.id = ANY(${draftIds}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.editors]));
}

/** A draft with all that its rules look at, or null. */
export async function draftIn(tx: Tx, id: string) {
  const draft = await tx.draft.findUnique({ where: { id }, include: { standard: standardOf } });
  if (!draft) return null;
  const { standard, ...row } = draft;
  const content = contentShape.parse(row.content);
  const { base } = standard;
  const stance = base?.live ? stanceOf(figuresOf(base.live), content.numbers) : null;
  const live = standard.live && contentOf(standard.live);
  return {
    ...row,
    standard,
    content,
    base,
    /** How it stands to its base as that holds now; null without one. */
    stance,
    live,
    /** Whether another version holds, or that version says more, than when it began. */
    isStale: row.basedOn !== (standard.live?.number ?? 0),
    /** Whether it was approved against another version of its base than the one it is looser than now. */
    isBaseMoved: row.approved !== null && stance === "loosens" && row.baseVersionId !== base?.live?.id,
    /** The language that is all that it adds to the version that holds, if that is all. */
    late: stance === "loosens" && row.baseReason !== standard.baseReason ? null : lateLanguage(live, content),
    translations: standard.live ? translationsIn(standard.live) : {},
    scope: scopeOf(standard),
    editors: (await editorsOf(tx, [id])).get(id) ?? [],
    fourEyes: await hasFourEyes(tx),
  };
}

type Judged = { scope: Scope; editors: string[]; fourEyes: boolean; stance: Stance | null };

/** Whether the actor may approve a draft or send it back; what is looser than its base asks more. */
export const mayJudge = (actor: Actor, draft: Judged): boolean =>
  can(actor, "standard.review", draft) && (draft.stance !== "loosens" || can(actor, "standard.loosen", draft));

/** The names of people by id; who was erased is not among them. */
export async function namesOf(tx: Tx, ids: (string | null)[]): Promise<Map<string, string>> {
  const people = await tx.person.findMany({ where: { id: { in: ids.filter((id) => id !== null) } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** The names of who could approve: leaders of the place who did not work on the draft. */
async function listReviewers(scope: Scope, editors: string[]): Promise<string[]> {
  const roles = await db.role.findMany({
    where: { kind: "leader", from: { lte: today() }, OR: [{ to: null }, { to: { gte: today() } }], person: { active: true }, personId: { notIn: editors } },
    select: { kind: true, brandSlug: true, unit: { select: { path: true } }, person: { select: { name: true } } },
    orderBy: { person: { name: "asc" } },
  });
  const fitting = roles.filter((role) => covers({ kind: role.kind, brand: role.brandSlug, unitPath: role.unit?.path ?? null }, scope));
  return [...new Set(fitting.map(({ person }) => person.name))];
}

const sinceKept = () => new Date(now().getTime() - keptDays * 86_400_000);

/** Closed drafts that were not published and may still be taken up again; an approved one that is closed was published. */
export const reopenable = () => ({ closedAt: { gte: sinceKept() }, state: { not: "approved" as const } });

/** All saves of a draft, the last one first. */
async function listSaves(draftId: string) {
  const saves = await db.draftSave.findMany({ where: { draftId }, orderBy: { revision: "desc" }, select: { revision: true, personId: true, savedAt: true } });
  const names = await namesOf(
    db,
    saves.map(({ personId }) => personId),
  );
  return saves.map(({ revision, personId, savedAt }) => ({ revision, savedAt, name: names.get(personId) ?? null }));
}

/** The remarks on drafts with their answers, the oldest first. */
async function listRemarks(draftIds: string[]) {
  const rows = await db.draftComment.findMany({ where: { draftId: { in: draftIds } }, orderBy: [{ at: "asc" }, { id: "asc" }] });
  const names = await namesOf(
    db,
    rows.flatMap(({ personId, closedById }) => [personId, closedById]),
  );
  const said = ({ id, text, at, revision, personId }: (typeof rows)[number]) => ({ id, text, at, revision, name: names.get(personId) ?? null });
  return rows
    .filter(({ answersId }) => answersId === null)
    .map((row) => ({
      ...said(row),
      draftId: row.draftId,
      field: row.field,
      closed: row.closedAt && { at: row.closedAt, name: names.get(row.closedById ?? "") ?? null },
      answers: rows.filter(({ answersId }) => answersId === row.id).map(said),
    }));
}

// The latest closed drafts whose remarks can still be read beside a standard.
const mostEarlier = 20;

/** The drafts of a standard that were published or discarded, the last one first: who approved it, and what was remarked. */
async function listEarlier(standardId: string) {
  const drafts = await db.draft.findMany({
    where: { standardId, openFor: null },
    orderBy: [{ closedAt: "desc" }, { id: "desc" }],
    take: mostEarlier,
    select: { id: true, closedAt: true, state: true, approverId: true },
  });
  const remarks = await listRemarks(drafts.map(({ id }) => id));
  const names = await namesOf(
    db,
    drafts.map(({ approverId }) => approverId),
  );
  return drafts.flatMap(({ id, closedAt, state, approverId }) =>
    closedAt
      ? [
          {
            id,
            closedAt,
            isPublished: state === "approved",
            approver: names.get(approverId ?? "") ?? null,
            remarks: remarks.filter(({ draftId }) => draftId === id),
          },
        ]
      : [],
  );
}

/** A standard as its leaders work on it: the live text, the open draft, who may approve. Null for everybody else. */
export async function findEdit(actor: Actor, code: string) {
  const standard = await db.standard.findUnique({
    where: { code },
    include: {
      unit: true,
      live: { select: { number: true } },
      versions: { orderBy: { number: "desc" }, select: { number: true, publishedAt: true, change: true } },
      drafts: { where: { OR: [{ openFor: { not: null } }, reopenable()] }, orderBy: { closedAt: "desc" }, select: { id: true, openFor: true, closedAt: true } },
    },
  });
  if (!standard || !can(actor, "standard.draft", { scope: scopeOf(standard) })) return null;
  const { drafts } = standard;
  const scope = scopeOf(standard);
  const open = drafts.find(({ openFor }) => openFor !== null);
  const draft = open ? await draftIn(db, open.id) : null;
  const names = await namesOf(db, draft ? [draft.approverId, draft.scheduledBy] : []);
  return {
    code,
    brand: scope.brand,
    fourEyes: draft?.fourEyes ?? (await hasFourEyes(db)),
    known: knownFor(scope),
    isRetired: standard.retiredAt !== null,
    liveNumber: standard.live?.number ?? null,
    versions: standard.versions,
    earlier: await listEarlier(standard.id),
    discarded: drafts.flatMap(({ id, closedAt }) => (closedAt ? [{ id, closedAt }] : []))[0] ?? null,
    draft: draft && {
      ...draft,
      saves: await listSaves(draft.id),
      remarks: await listRemarks([draft.id]),
      approver: names.get(draft.approverId ?? "") ?? null,
      scheduler: names.get(draft.scheduledBy ?? "") ?? null,
      reviewers: await listReviewers(draft.stance === "loosens" ? { brand: null, unitPath: null } : scope, draft.editors),
      isOwn: draft.editors.some((id) => id === actor.id),
      mayReview: mayJudge(actor, draft),
    },
  };
}

/** A standard as its leaders work on it. */
export type Edit = NonNullable<Awaited<ReturnType<typeof findEdit>>>;

/** The open draft of a standard, as its leaders see it. */
export type OpenDraft = NonNullable<Edit["draft"]>;

/** The brand of the standard of a draft, in an object of its own; null for whoever may not work on it. */
export async function findDraftPlace(actor: Actor, draftId: string): Promise<{ brand: string | null } | null> {
  const draft = await db.draft.findUnique({ where: { id: draftId }, select: { standard: { select: { brandSlug: true, unit: true } } } });
  if (!draft) return null;
  const scope = scopeOf(draft.standard);
  return can(actor, "standard.draft", { scope }) ? { brand: scope.brand } : null;
}

/** How many drafts stand on a page of the queue: those to approve with all that changes, the others with a line each. */
export const queueSizes = { waiting: 10, others: 20 };

/** Where a draft stands among the others: what waits for another pair of eyes first, what is done last. */
const order: DraftState[] = ["review", "changes", "draft", "approved", "scheduled"];

const pageOf = <T>(all: T[], page: number, size: number) => {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const at = Math.min(page, pages);
  return { page: at, pages, all: all.length, rows: all.slice((at - 1) * size, at * size) };
};

/** How many people a version concerns now, by version: who is assessing themselves on it. Acknowledgements are counted here too once there are any. */
async function listConcerned(versionIds: string[]): Promise<Map<string, number>> {
  const items = await db.cycleItem.findMany({
    where: { cycle: { state: "open", opensOn: { lte: today() }, closesOn: { gte: today() } } },
    select: { cycleId: true, standardId: true, versionId: true, baseId: true, brandSlug: true, unitPath: true },
  });
  const asked = new Set(items.filter(({ versionId }) => versionIds.includes(versionId)).map(({ standardId }) => standardId));
  if (asked.size === 0) return new Map();
  // What varies on one of these holds in its place somewhere, and what varies on that; the rest makes no difference.
  for (let size = 0; size < asked.size; ) {
    size = asked.size;
    for (const { standardId, baseId } of items) if (baseId !== null && asked.has(baseId)) asked.add(standardId);
  }
  const related = items.filter(({ standardId }) => asked.has(standardId));
  const places = await db.assessment.groupBy({
    by: ["cycleId", "brandSlug", "unitPath"],
    where: { cycleId: { in: related.map(({ cycleId }) => cycleId) }, openedAt: { not: null }, submittedAt: null, withdrawnAt: null },
    _count: true,
  });
  const concerned = new Map<string, number>();
  for (const { cycleId, brandSlug, unitPath, _count } of places)
    for (const { versionId } of nearest(
      related.filter((item) => item.cycleId === cycleId),
      { brand: brandSlug, unitPath },
    ))
      concerned.set(versionId, (concerned.get(versionId) ?? 0) + _count);
  return concerned;
}

/** How drafts that are based on another standard stand to it as it holds now, by draft. */
async function stancesOf(draftIds: string[]): Promise<Map<string, { code: string; stance: Stance }>> {
  if (draftIds.length === 0) return new Map();
  const varied = await db.draft.findMany({
    where: { id: { in: draftIds }, standard: { base: { liveId: { not: null } } } },
    select: { id: true, content: true, standard: { select: { base: { select: { code: true, live: { select: figureColumns } } } } } },
  });
  return new Map(
    varied.flatMap(({ id, content, standard: { base } }) =>
      base?.live ? [[id, { code: base.code, stance: stanceOf(figuresOf(base.live), contentShape.parse(content).numbers) }] as const] : [],
    ),
  );
}

type OpenRow = { id: string; state: DraftState; brand: string | null; unitPath: string | null; isVariant: boolean; editors: string[] };

/**
 * Every open draft of the places the actor leads, the longest unchanged first, with what says who may judge it. A
 * statement of its own that answers in one piece: an import leaves thousands, and each row of an answer has its price.
 */
async function listOpen(actor: Actor) {
  const [answer] = await prepared<{ open: OpenRow[] | null }>(
    "review.open",
    Prisma.sql`SELECT json_agg(it) AS open FROM (
      SELECT d.id, d.state, COALESCE(s."brandSlug", u."brandSlug") AS brand, u.path AS "unitPath", b."liveId" IS NOT NULL AS "isVariant",
        CASE d.state WHEN 'review' THEN ${editors} ELSE '{}' END AS editors
      FROM "Draft" d JOIN "Standard" s ON s.id = d."standardId" LEFT JOIN "Unit" u ON u.id = s."unitId" LEFT JOIN "Standard" b ON b.id = s."baseId"
      WHERE d."openFor" IS NOT NULL ORDER BY d."changedAt") it`,
  );
  const open = (answer?.open ?? []).map(({ brand, unitPath, ...it }) => ({ ...it, scope: { brand, unitPath } }));
  return open.filter(({ scope }) => can(actor, "standard.draft", { scope }));
}

/** The open drafts of the places the actor leads: those the actor may approve, the longest waiting first, and the others by state, the last changed first. */
export async function listQueue(actor: Actor, pages: { waiting: number; others: number }) {
  const open = await listOpen(actor);
  const fourEyes = await hasFourEyes(db);
  const inReview = open.filter(({ state }) => state === "review");
  const stances = await stancesOf(inReview.flatMap(({ id, isVariant }) => (isVariant ? [id] : [])));
  const mine = new Set(
    inReview.flatMap(({ id, scope, editors }) => (mayJudge(actor, { scope, editors, fourEyes, stance: stances.get(id)?.stance ?? null }) ? [id] : [])),
  );
  const waiting = pageOf(
    open.filter(({ id }) => mine.has(id)),
    pages.waiting,
    queueSizes.waiting,
  );
  const others = pageOf(
    open
      .filter(({ id }) => !mine.has(id))
      .reverse()
      .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)),
    pages.others,
    queueSizes.others,
  );
  const rows = await db.draft.findMany({
    where: { id: { in: [...waiting.rows, ...others.rows].map(({ id }) => id) } },
    include: {
      standard: { include: { unit: true, live: { include: { words: true } } } },
      saves: { orderBy: { revision: "desc" }, select: { personId: true, savedAt: true } },
      _count: { select: { comments: { where: { answersId: null, closedAt: null } } } },
    },
  });
  const names = await namesOf(
    db,
    rows.flatMap(({ authorId, saves }) => [authorId, ...saves.map(({ personId }) => personId)]),
  );
  const concerned = await listConcerned(rows.flatMap(({ id, standard }) => (mine.has(id) && standard.liveId ? [standard.liveId] : [])));
  const shown = new Map(
    rows.map(({ id, state, fingerprint, purpose, baseReason, reason, publishAt, unpublished, changedAt, authorId, content: kept, standard, saves, _count }) => {
      const content = contentShape.parse(kept);
      const live = standard.live && contentOf(standard.live);
      return [
        id,
        {
          id,
          state,
          fingerprint,
          purpose,
          base: stances.get(id) ?? null,
          baseReason,
          reason,
          publishAt,
          unpublished,
          changedAt,
          content,
          live,
          liveNumber: standard.live?.number ?? null,
          code: standard.code,
          brand: scopeOf(standard).brand,
          statement: content.words[actor.lang].statement,
          savedAt: saves[0]?.savedAt ?? changedAt,
          savedBy: names.get(saves[0]?.personId ?? authorId) ?? null,
          writers: [...new Set([authorId, ...saves.map(({ personId }) => personId)])].map((personId) => names.get(personId) ?? null),
          changes: differences(live ?? emptyContent, content).length,
          remarks: _count.comments,
          concerned: concerned.get(standard.liveId ?? "") ?? 0,
        },
      ] as const;
    }),
  );
  const listed = (ids: { id: string }[]) => ids.flatMap(({ id }) => shown.get(id) ?? []);
  return { fourEyes, waiting: { ...waiting, rows: listed(waiting.rows) }, others: { ...others, rows: listed(others.rows) } };
}

/** The queue of a reviewer. */
export type Queue = Awaited<ReturnType<typeof listQueue>>;

/** An open draft in the queue. */
export type Queued = Queue["waiting"]["rows"][number];

/** Where pages name a standard that is not there or was retired, for leaders; nothing for anyone else. */
export const listMissingCodes = async (actor: Actor): Promise<MissingCode[]> => (isA(actor, "leader") ? missingCodes(db) : []);
