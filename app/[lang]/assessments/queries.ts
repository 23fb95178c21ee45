import { now, today } from "@/lib/clock";
import { db, prepared, type Tx } from "@/lib/db";
import { type Cycle, Prisma } from "@/lib/generated/prisma/client";
import type { Lang } from "@/lib/lang";
import { type Actor, can, covers, type RoleKind, reach } from "@/lib/policy";
import { isId, literally } from "@/lib/text";
import { type Forebear, lineageOf, nameOf } from "@/standards/queries";
import { stageOf } from "./[id]/second-opinion/rules";
import { lastToJoin } from "./cycles/rules";
import { type Figures, type Frozen, findFrozen, listHolding, wordsOf } from "./frozen/queries";
import { isAccepting, isUnsealed, type Rated, scoreOf, unsealedHours } from "./rules";

/** `can(actor, "assessment.read", …)` as a filter: one's own, and what was submitted to the actor as a manager. */
export function readableBy(actor: Actor): Prisma.AssessmentWhereInput {
  const { everywhere, brands, unitPaths } = reach(actor, "manager");
  const places: Prisma.AssessmentWhereInput[] = [
    { role: { not: "manager" }, brandSlug: { in: brands } },
    // A manager's own assessment goes to a manager above that unit: never to one of the unit itself, nor to one of the brand.
    ...unitPaths.map((path): Prisma.AssessmentWhereInput => ({ unitPath: { startsWith: literally(path) }, NOT: { role: "manager", unitPath: path } })),
  ];
  const submitted: Prisma.AssessmentWhereInput = { submittedAt: { not: null } };
  return { OR: [...(actor.id === null ? [] : [{ personId: actor.id }]), everywhere ? submitted : { AND: [submitted, { OR: places }] }] };
}

const unsealedSince = () => new Date(now().getTime() - unsealedHours * 3_600_000);

/** When the actor opened an assessment last, as far as that still holds. */
const lastViewBy = (actor: Actor) => ({
  where: { personId: { in: actor.id === null ? [] : [actor.id] }, at: { gte: unsealedSince() } },
  orderBy: { at: "desc" as const },
  take: 1,
  select: { at: true },
});

/** Whether answers may be shown to the actor: their own, or opened by them a short while ago and not submitted anew since. */
const isOpenTo = (actor: Actor, it: { personId: string; submittedAt: Date | null; views: { at: Date }[] }) =>
  it.personId === actor.id || isUnsealed(it.views[0]?.at ?? null, it.submittedAt, now());

/** What is kept of one answer. */
export type Kept = {
  level: number | null;
  skipped: boolean;
  reason: "channel" | "absent" | "colleague" | null;
  measured: number | null;
  note: string;
  example: string;
  revision: number;
  savedAt: Date;
};
/** An item that holds for an assessment, with its answer, as scoring looks at it. */
export type RatedItem = Rated & Pick<Frozen, "id" | "section" | "standardId" | "versionId" | "version" | "figures"> & { answer: Kept | null };

type Sheet = { id: string; cycleId: string; brandSlug: string | null; unitPath: string };

/** Everything that was answered in these assessments, by the assessment's id and the item's. */
async function answersIn(ids: string[]): Promise<Map<string, Kept>> {
  const answers = await prepared<Kept & { assessmentId: string; itemId: string }>(
    "assessment.answers",
    Prisma.sql`SELECT "assessmentId"::text AS "assessmentId", "itemId"::text AS "itemId", level, skipped, reason::text AS reason, measured::float8 AS measured,
      note, example, revision, "savedAt" FROM "Answer" WHERE "assessmentId" = ANY(${ids}::uuid[])`,
  );
  return new Map(answers.map(({ assessmentId, itemId, ...answer }) => [`${assessmentId} ${itemId}`, answer]));
}

/** The items that hold for each assessment, with the answers given, or what stands in their place; by the assessment's id. */
export async function ratedOf(sheets: Sheet[], keptOf = answersIn): Promise<Map<string, RatedItem[]>> {
  const kept = await keptOf(sheets.map((sheet) => sheet.id));
  const rated = new Map<string, RatedItem[]>();
  for (const sheet of sheets) {
    const holding = await listHolding(db, sheet.cycleId, { brand: sheet.brandSlug, unitPath: sheet.unitPath });
    rated.set(
      sheet.id,
      holding.map(({ id, section, standardId, versionId, version, figures, weight, critical, code }) => {
        const answer = kept.get(`${sheet.id} ${id}`) ?? null;
        const given = { level: answer?.level ?? null, skipped: answer?.skipped ?? false };
        return { id, section, standardId, versionId, version, figures, weight, critical, code, ...given, answer };
      }),
    );
  }
  return rated;
}

/** What the frozen versions say in the reader's language, by id, with the live number of the same standard when it is a newer one. */
async function versionsOf(ids: string[], lang: Lang) {
  const said = await wordsOf(ids, lang);
  const live = await prepared<{ id: string; number: number; publishedAt: Date }>(
    "assessment.newer",
    Prisma.sql`SELECT v.id::text AS id, l.number, l."publishedAt" FROM "Version" v JOIN "Standard" s ON s.id = v."standardId" JOIN "Version" l ON l.id = s."liveId"
      WHERE v.id = ANY(${ids}::uuid[]) AND l.number > v.number`,
  );
  const newer = new Map(live.map(({ id, number, publishedAt }) => [id, { number, publishedAt }]));
  return new Map(
    [...said].map(([id, { lang: wordsLang, statement, levels }]) => [id, { newer: newer.get(id) ?? null, wordsLang, statement, levels }] as const),
  );
}

/** The limit that an item was frozen with; null when there is no such item. */
export const findLimit = async (item: string): Promise<Figures | null> => (await findFrozen(db, item))?.figures ?? null;

/** `isAccepting` today in a statement that calls the assessment `a` and its cycle `c`. */
export function acceptsNow(): Prisma.Sql {
  const day = today().toISOString().slice(0, 10);
  return Prisma.sql`(a."withdrawnAt" IS NULL AND (c.state = 'open' AND ${day}::date BETWEEN c."opensOn" AND c."closesOn" OR coalesce(a."lateUntil" >= ${day}::date, false)))`;
}

/** The items that hold for one assessment as they were frozen, in the reader's language, with its answers or what stands in their place. */
export async function itemsOf(sheet: Sheet, lang: Lang, keptOf?: (ids: string[]) => Promise<Map<string, Kept>>) {
  const rated = (await ratedOf([sheet], keptOf)).get(sheet.id) ?? [];
  const versions = await versionsOf(
    rated.map((item) => item.versionId),
    lang,
  );
  return rated.flatMap((item) => {
    const version = versions.get(item.versionId);
    return version ? [{ ...item, ...version }] : [];
  });
}

type Found = Sheet & {
  personId: string;
  role: RoleKind;
  submittedAt: Date | null;
  cycleOpen: boolean;
  slug: string;
  name: string;
  opensOn: Date;
  closesOn: Date;
  person: string;
  nameNl: string;
  nameEn: string;
  given: boolean;
  viewedAt: Date | null;
};

/**
 * An assessment the actor may read, with the items that hold for it as they were frozen, in the actor's language, and
 * its answers. Null when there is none, or the actor may not or (not being its person) did not open it: one answer for all.
 */
export async function findAssessment(actor: Actor, id: string) {
  if (!isId(id)) return null;
  const [found] = await prepared<Found>(
    "assessment.find",
    Prisma.sql`SELECT a.id::text AS id, a."cycleId"::text AS "cycleId", a."personId"::text AS "personId", a."brandSlug", a."unitPath", a.role::text AS role,
        a."submittedAt", ${acceptsNow()} AS "cycleOpen", c.slug, c.name, c."opensOn"::timestamp AT TIME ZONE 'UTC' AS "opensOn",
        COALESCE(a."lateUntil", c."closesOn")::timestamp AT TIME ZONE 'UTC' AS "closesOn", p.name AS person, u."nameNl", u."nameEn",
        s."submittedAt" IS NOT NULL AS given, v.at AS "viewedAt"
      FROM "Assessment" a JOIN "Cycle" c ON c.id = a."cycleId" JOIN "Person" p ON p.id = a."personId" JOIN "Unit" u ON u.id = a."unitId"
      LEFT JOIN "SecondOpinion" s ON s."assessmentId" = a.id
      LEFT JOIN LATERAL (SELECT max(at) AS at FROM "AssessmentView" WHERE "assessmentId" = a.id AND "personId" = ${actor.id}::uuid AND at >= ${unsealedSince().toISOString()}::timestamptz) v ON true
      WHERE a.id = ${id}::uuid`,
  );
  if (!found) return null;
  const { personId, role, unitPath, brandSlug: brand, submittedAt, cycleOpen, given, viewedAt } = found;
  const target = { personId, role, unitPath, brand, submitted: submittedAt !== null, cycleOpen, given };
  if (!can(actor, "assessment.read", target) || !isOpenTo(actor, { personId, submittedAt, views: viewedAt ? [{ at: viewedAt }] : [] })) return null;
  return {
    id: found.id,
    cycle: { slug: found.slug, name: found.name, opensOn: found.opensOn, closesOn: found.closesOn },
    person: found.person,
    unit: nameOf(actor.lang, found),
    submittedAt,
    own: personId === actor.id,
    /** For `can`. */
    target,
    items: await itemsOf(found, actor.lang),
  };
}

/** Whether this was submitted to the actor as a manager, opened by them or not. */
export const isSubmittedTo = async (actor: Actor, id: string): Promise<boolean> =>
  isId(id) && (await db.assessment.count({ where: { AND: [{ id }, submittedTo(actor)] } })) > 0;

/** An assessment as its pages show it, and one of its items. */
export type AssessmentShown = NonNullable<Awaited<ReturnType<typeof findAssessment>>>;
export type ItemShown = AssessmentShown["items"][number];

/** The last assessment that the same person submitted in an earlier cycle, as far as the actor may read it and has opened it too, with its items. */
export async function findEarlier(actor: Actor, { target, cycle }: AssessmentShown) {
  const found = await db.assessment.findFirst({
    where: { AND: [readableBy(actor), { personId: target.personId, submittedAt: { not: null }, cycle: { opensOn: { lt: cycle.opensOn } } }] },
    orderBy: { cycle: { opensOn: "desc" } },
    select: {
      id: true,
      cycleId: true,
      personId: true,
      submittedAt: true,
      brandSlug: true,
      unitPath: true,
      cycle: { select: { slug: true } },
      views: lastViewBy(actor),
    },
  });
  if (!found || !isOpenTo(actor, found)) return null;
  return { id: found.id, cycle: found.cycle.slug, items: (await ratedOf([found])).get(found.id) ?? [] };
}

/** What was answered before to a standard, or to one that it followed on: then `was` says which, and how it went on. */
export type Before = { cycle: string; level: number | null; skipped: boolean; was: Forebear | null };

/** For each item the answers of the earlier cycle that it carries on, by the item's id; across splits, merges and replacements. */
export async function answeredBefore(items: ItemShown[], earlier: { cycle: string; items: RatedItem[] } | null): Promise<Map<string, Before[]>> {
  if (!earlier) return new Map();
  const given = new Map(earlier.items.filter(({ level, skipped }) => level !== null || skipped).map((item) => [item.standardId, item]));
  const lines = await lineageOf(items.filter(({ standardId }) => !given.has(standardId)).map(({ standardId }) => standardId));
  return new Map(
    items.map(({ id, standardId }) => [
      id,
      [{ standardId, was: null }, ...(lines.get(standardId) ?? []).map((was) => ({ standardId: was.standardId, was }))].flatMap(({ standardId, was }) => {
        const answer = given.get(standardId);
        return answer ? [{ cycle: earlier.cycle, level: answer.level, skipped: answer.skipped, was }] : [];
      }),
    ]),
  );
}

/** The units that the actor works in today, by path. */
export const unitsOf = (client: Tx, actor: Actor) =>
  client.$queryRaw<{ id: string; path: string; brandSlug: string | null; nameNl: string; nameEn: string }[]>`SELECT id, path, "brandSlug", "nameNl", "nameEn"
    FROM "Unit" WHERE path = ANY(${actor.grants.flatMap(({ kind, unitPath }) => (kind === "employee" && unitPath ? [unitPath] : []))}::text[]) ORDER BY path COLLATE "C"`;

/** Why somebody takes no part in a cycle: it asks one person for each unit or another role, they came too late, it asks nothing where they work, or they left it. */
export type NoPart = "one" | "role" | "late" | "nothing" | "left";

type Asking = Pick<Cycle, "id" | "answerers" | "answererRole" | "opensOn" | "closesOn"> & { paths: string[] };

/**
 * The part in a cycle of an actor who has none yet: of their units the first that takes part, how many items hold there,
 * since when they work in the cycle's units, and what keeps them from taking part. Null for who works in none of its units.
 */
export async function partIn(client: Tx, actor: Actor, units: Awaited<ReturnType<typeof unitsOf>>, cycle: Asking) {
  const takesPart = (path: string) => cycle.paths.some((part) => path.startsWith(part));
  const unit = units.find(({ path }) => takesPart(path));
  if (!unit) return null;
  const { id: unitId, path: unitPath, brandSlug } = unit;
  const manages = actor.grants.some((grant) => grant.kind === "manager" && covers(grant, { brand: brandSlug, unitPath }));
  const role = manages ? ("manager" as const) : ("employee" as const);
  const roles = await client.role.findMany({
    where: { personId: { in: actor.id === null ? [] : [actor.id] }, kind: "employee" },
    orderBy: { from: "asc" },
    select: { from: true, unit: { select: { path: true } } },
  });
  const since = roles.find((one) => one.unit && takesPart(one.unit.path))?.from ?? null;
  const items = (await listHolding(client, cycle.id, { brand: brandSlug, unitPath })).length;
  const lacks: [NoPart, boolean][] = [
    ["one", cycle.answerers === "one"],
    ["role", cycle.answererRole !== null && cycle.answererRole !== role],
    ["late", since !== null && since > lastToJoin(cycle)],
    ["nothing", items === 0],
  ];
  return { place: { unitId, unitPath, brandSlug, role }, items, since, lack: lacks.find(([, holds]) => holds)?.[0] ?? null };
}

/** A day as midnight UTC, as everywhere else. */
const midnight = (column: Prisma.Sql) => Prisma.sql`${column}::timestamp AT TIME ZONE 'UTC'`;
const cycleDays = Prisma.sql`${midnight(Prisma.sql`c."opensOn"`)} AS "opensOn", ${midnight(Prisma.sql`c."closesOn"`)} AS "closesOn"`;

/** An assessment of the actor's with its cycle, and the level of each item that was dealt with; −1 where it does not apply. */
type Mine = Sheet & { openedAt: Date | null; submittedAt: Date | null; withdrawnAt: Date | null; lateUntil: Date | null } & Pick<
    Cycle,
    "slug" | "name" | "state" | "opensOn" | "closesOn"
  > & { levels: Record<string, number> | null };

/**
 * The actor's own assessments: the open cycles of where they work, begun or not, or why they take no part, and what they
 * answered in cycles that have closed, the last first. `unit` is null for somebody who works in no unit and so has nothing to assess.
 */
export async function myAssessments(actor: Actor) {
  const day = today().toISOString().slice(0, 10);
  const [units, sheets, cycles] = await Promise.all([
    unitsOf(db, actor),
    prepared<Mine>(
      "assessment.mine",
      Prisma.sql`SELECT a.id::text AS id, a."cycleId"::text AS "cycleId", a."brandSlug", a."unitPath", a."openedAt", a."submittedAt", a."withdrawnAt",
          ${midnight(Prisma.sql`a."lateUntil"`)} AS "lateUntil", c.slug, c.name, c.state::text AS state, ${cycleDays},
          (SELECT json_object_agg(x."itemId", COALESCE(x.level, -1)) FROM "Answer" x WHERE x."assessmentId" = a.id AND (x.level IS NOT NULL OR x.skipped)) AS levels
        FROM "Assessment" a JOIN "Cycle" c ON c.id = a."cycleId" WHERE a."personId" = ${actor.id}::uuid ORDER BY c."opensOn" DESC`,
    ),
    prepared<Asking & { slug: string; name: string }>(
      "assessment.cycles",
      Prisma.sql`SELECT c.id::text AS id, c.slug, c.name, ${cycleDays}, c.answerers::text AS answerers, c."answererRole"::text AS "answererRole",
          (SELECT COALESCE(json_agg(u.path), '[]') FROM "CycleUnit" p JOIN "Unit" u ON u.id = p."unitId" WHERE p."cycleId" = c.id) AS paths
        FROM "Cycle" c WHERE c.state = 'open' AND ${day}::date BETWEEN c."opensOn" AND c."closesOn" OR EXISTS (SELECT 1 FROM "Assessment" a
          WHERE a."cycleId" = c.id AND a."personId" = ${actor.id}::uuid AND a."withdrawnAt" IS NULL AND a."lateUntil" >= ${day}::date) ORDER BY c."closesOn"`,
    ),
  ]);
  const given = [];
  for (const { levels, brandSlug, unitPath, ...sheet } of sheets) {
    if (sheet.withdrawnAt !== null) continue;
    const holding = await listHolding(db, sheet.cycleId, { brand: brandSlug, unitPath });
    const items = holding.map(({ id, code, weight, critical }) => {
      const level = levels?.[id] ?? null;
      return { code, weight, critical, level: level === -1 ? null : level, skipped: level === -1 };
    });
    given.push({ ...sheet, items, accepting: isAccepting(sheet, sheet, today()) });
  }
  const open: { slug: string; name: string; opensOn: Date; closesOn: Date; assessment: (typeof given)[number] | null; lack: NoPart | null }[] = [];
  for (const cycle of cycles) {
    const { id, slug, name, opensOn, closesOn } = cycle;
    const assessment = given.find((one) => one.cycleId === id) ?? null;
    const left = sheets.some(({ cycleId, withdrawnAt }) => cycleId === id && withdrawnAt !== null);
    const part = assessment ? null : await partIn(db, actor, units, cycle);
    if (!assessment && !part && !left) continue;
    const askedNothing = assessment !== null && assessment.openedAt === null && assessment.items.length === 0;
    const lack = assessment ? (askedNothing ? "nothing" : null) : (part?.lack ?? (left ? "left" : null));
    open.push({ slug, name, opensOn, closesOn: assessment?.lateUntil ?? closesOn, assessment, lack });
  }
  return {
    unit: units[0] ? nameOf(actor.lang, units[0]) : null,
    open,
    earlier: given.filter((one) => one.openedAt !== null && !one.accepting).map(({ items, ...one }) => ({ ...one, score: scoreOf(items) })),
  };
}

/** The cycles in which something was submitted to the actor as a manager, the last first. */
export async function listSubmittedCycles(actor: Actor): Promise<string[]> {
  const cycles = await db.cycle.findMany({ where: { assessments: { some: submittedTo(actor) } }, orderBy: { opensOn: "desc" }, select: { slug: true } });
  return cycles.map(({ slug }) => slug);
}

const submittedTo = (actor: Actor): Prisma.AssessmentWhereInput => ({
  AND: [readableBy(actor), { submittedAt: { not: null }, NOT: { personId: { in: actor.id === null ? [] : [actor.id] } } }],
});

/** How many of what was submitted stand on one page. */
const onPage = 50;

/**
 * A page of the assessments of others that were submitted to the actor in a cycle, by unit and name, each with when the
 * actor opened it last and how far their own second opinion is; also what was taken back while they give one.
 */
export async function listSubmitted(actor: Actor, cycle: string, asked = 1) {
  const personId = { in: actor.id === null ? [] : [actor.id] };
  const begun: Prisma.AssessmentWhereInput = { submittedAt: null, second: { raterId: personId } };
  const where: Prisma.AssessmentWhereInput = { AND: [{ OR: [submittedTo(actor), begun] }, { cycle: { slug: cycle } }] };
  const total = await db.assessment.count({ where });
  const pages = Math.max(1, Math.ceil(total / onPage));
  const at = Math.min(Math.max(1, Math.trunc(asked) || 1), pages);
  const rows = await db.assessment.findMany({
    where,
    orderBy: [{ unitPath: "asc" }, { person: { name: "asc" } }, { id: "asc" }],
    skip: (at - 1) * onPage,
    take: onPage,
    select: {
      id: true,
      submittedAt: true,
      person: { select: { name: true } },
      unit: { select: { nameNl: true, nameEn: true } },
      views: { where: { personId }, orderBy: { at: "desc" }, take: 1, select: { at: true } },
      second: { select: { raterId: true, submittedAt: true, verdict: true, closedByPerson: true, closedByManager: true } },
    },
  });
  return {
    at,
    pages,
    rows: rows.map(({ id, submittedAt, person, unit, views, second }) => ({
      id,
      submittedAt,
      person: person.name,
      unit: nameOf(actor.lang, unit),
      viewedAt: views[0]?.at ?? null,
      // Somebody else's is between that person and them.
      stage: second && second.raterId === actor.id ? stageOf(second) : null,
    })),
  };
}
