import { loadSecond } from "@/assessments/[id]/second-opinion/queries";
import { readableBy as assessmentsReadableBy } from "@/assessments/queries";
import { findFloor } from "@/assessments/results/queries";
import { blocksOf } from "@/assessments/results/rules";
import { shiftDay, today } from "@/lib/clock";
import { db, prepared, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { type Actor, can, isA, type RoleKind, reach, type Scope } from "@/lib/policy";
import { isId, literally } from "@/lib/text";
import { inLang, lineageOf, nameOf } from "@/standards/queries";
import { countedAfter, pending, type State } from "./rules";
import type { Narrowed, Origin, View } from "./schema";

const me = (actor: Actor) => ({ in: actor.id === null ? [] : [actor.id] });

/** The units in which the actor holds a role, as a filter; null for everywhere. */
function unitsIn(actor: Actor, kind: RoleKind): Prisma.UnitWhereInput | null {
  const { everywhere, brands, unitPaths } = reach(actor, kind);
  if (everywhere) return null;
  return { OR: [{ brandSlug: { in: brands } }, ...unitPaths.map((path): Prisma.UnitWhereInput => ({ path: { startsWith: literally(path) } }))] };
}

function fromReports(actor: Actor, kind: RoleKind): Prisma.ImprovementWhereInput {
  const units = unitsIn(actor, kind);
  return units ? { source: "report", unit: units } : { source: "report" };
}

/** From assessments of others that were submitted to the actor, once they opened the assessment or agreed on it themselves. */
const fromOthers = (actor: Actor): Prisma.ImprovementWhereInput => ({
  AND: [
    { assessment: { AND: [assessmentsReadableBy(actor), { NOT: { personId: me(actor) } }] } },
    { OR: [{ byId: me(actor) }, { assessment: { views: { some: { personId: me(actor) } } } }] },
  ],
});

/** `can(actor, "improvement.follow", …)` as a filter. */
export const readableBy = (actor: Actor): Prisma.ImprovementWhereInput => ({
  OR: [{ ownerId: me(actor) }, { assessment: { personId: me(actor) } }, fromOthers(actor), fromReports(actor, "manager"), fromReports(actor, "leader")],
});

const inView = (actor: Actor, view: View): Prisma.ImprovementWhereInput =>
  view === "mine"
    ? { OR: [{ ownerId: me(actor) }, { assessment: { personId: me(actor) } }] }
    : view === "units"
      ? { OR: [fromOthers(actor), fromReports(actor, "manager")] }
      : fromReports(actor, "leader");

/** The lists that the actor has, the first of them to begin with. */
export const viewsOf = (actor: Actor): [View, ...View[]] => [
  "mine",
  ...(isA(actor, "manager") ? (["units"] as const) : []),
  ...(isA(actor, "leader") ? (["reports"] as const) : []),
];

const overdue = (): Prisma.ImprovementWhereInput => ({ state: { in: [...pending] }, dueOn: { lt: today() } });

const listColumns = {
  id: true,
  what: true,
  section: true,
  source: true,
  state: true,
  dueOn: true,
  owner: { select: { name: true } },
  standard: { select: { code: true } },
  unit: { select: { slug: true, nameNl: true, nameEn: true } },
  cycle: { select: { slug: true } },
  assessment: { select: { person: { select: { name: true } } } },
} satisfies Prisma.ImprovementSelect;

type Row = Prisma.ImprovementGetPayload<{ select: typeof listColumns }>;

const shown = (actor: Actor, { owner, standard, unit, cycle, assessment, ...row }: Row) => ({
  ...row,
  owner: owner.name,
  code: standard.code,
  unit: nameOf(actor.lang, unit),
  cycle: cycle.slug,
  /** Whose assessment it came from. */
  person: assessment?.person.name ?? null,
});

/** An improvement in a list. */
export type Listed = ReturnType<typeof shown>;

/** How many improvements stand on a page. */
export const pageSize = 50;

const order = [{ state: "asc" }, { dueOn: "asc" }, { id: "asc" }] satisfies Prisma.ImprovementOrderByWithRelationInput[];

const filtered = (actor: Actor, view: View, { state, principle, unit }: Narrowed): Prisma.ImprovementWhereInput => ({
  AND: [inView(actor, view), state ? { state } : {}, principle ? { section: principle } : {}, unit ? { unit: { slug: unit } } : {}],
});

/** A page of improvements: first what is overdue, as far as one page holds it, then the rest; with `overdue` nothing else. */
export async function listImprovements(actor: Actor, view: View, narrowed: Narrowed, page: number) {
  const where = filtered(actor, view, narrowed);
  const late = { AND: [where, overdue()] };
  const rest = narrowed.overdue ? late : { AND: [where, { NOT: overdue() }] };
  const lateCount = await db.improvement.count({ where: late });
  const pages = Math.max(1, Math.ceil((narrowed.overdue ? lateCount : await db.improvement.count({ where: rest })) / pageSize));
  const at = Math.min(page, pages);
  const lateRows =
    narrowed.overdue || lateCount === 0
      ? []
      : await db.improvement.findMany({ where: late, orderBy: [{ dueOn: "asc" }, { id: "asc" }], take: pageSize, select: listColumns });
  const rows = await db.improvement.findMany({ where: rest, orderBy: order, skip: (at - 1) * pageSize, take: pageSize, select: listColumns });
  return { at, pages, lateCount, late: lateRows.map((row) => shown(actor, row)), rows: rows.map((row) => shown(actor, row)) };
}

/** The same improvements for a file, at most 10,000. */
export const listForExport = async (actor: Actor, view: View, narrowed: Narrowed) => {
  const where = { AND: [filtered(actor, view, narrowed), narrowed.overdue ? overdue() : {}] };
  const rows = await db.improvement.findMany({
    where,
    orderBy: order,
    take: 10_000,
    select: { ...listColumns, why: true, evidence: true, reason: true, verifier: { select: { name: true } } },
  });
  return rows.map(({ why, evidence, reason, verifier, ...row }) => ({ ...shown(actor, row), why, evidence, reason, verifier: verifier?.name ?? null }));
};

/** How many improvements there are in a list by principle and state, and of them overdue by principle; and the units they are of. */
export async function countListed(actor: Actor, view: View, { unit }: Narrowed) {
  const where = filtered(actor, view, { unit });
  const states = await db.improvement.groupBy({ by: ["section", "state"], where, _count: { _all: true } });
  const late = await db.improvement.groupBy({ by: ["section"], where: { AND: [where, overdue()] }, _count: { _all: true } });
  const units = await db.unit.findMany({
    where: { improvements: { some: inView(actor, view) } },
    orderBy: { path: "asc" },
    take: 1_000,
    select: { slug: true, nameNl: true, nameEn: true },
  });
  return {
    states: states.map(({ section, state, _count }) => ({ section, state: state as State, count: _count._all })),
    late: new Map(late.map(({ section, _count }) => [section, _count._all])),
    units: units.map(({ slug, ...names }) => ({ slug, name: nameOf(actor.lang, names) })),
  };
}

const unitColumns = { id: true, path: true, brandSlug: true, nameNl: true, nameEn: true } as const;
const assessmentColumns = { id: true, personId: true, role: true, unitPath: true, brandSlug: true, submittedAt: true } as const;
type SheetRow = Prisma.AssessmentGetPayload<{ select: typeof assessmentColumns }>;

/** What an improvement's origin is to `can`. */
const originOf = (assessment: SheetRow | null, unit: { brandSlug: string | null; path: string }) => ({
  assessment: assessment && {
    personId: assessment.personId,
    role: assessment.role,
    unitPath: assessment.unitPath,
    brand: assessment.brandSlug,
    submitted: assessment.submittedAt !== null,
    cycleOpen: false,
  },
  scope: { brand: unit.brandSlug, unitPath: unit.path } as Scope,
});

/** What `followed` needs of an improvement beside its columns. */
export const followedBy = (actor: Actor) =>
  ({
    unit: { select: unitColumns },
    assessment: {
      select: { ...assessmentColumns, person: { select: { name: true } }, views: { where: { personId: me(actor) }, take: 1, select: { id: true } } },
    },
  }) satisfies Prisma.ImprovementInclude;
type FollowedRow = Prisma.ImprovementGetPayload<{ include: ReturnType<typeof followedBy> }>;

/** An improvement as `can` looks at it. */
export const followed = ({ assessment, unit, ownerId, byId }: FollowedRow) => ({
  ...originOf(assessment, unit),
  ownerId,
  byId,
  viewed: (assessment?.views.length ?? 0) > 0,
});

/**
 * Where an improvement would begin: the item, with its standard, principle and unit, and for `can` whose it is. Null when
 * there is no such item. What was answered is not in it: somebody may still be going to give a second opinion.
 */
export async function findOrigin(client: Tx, actor: Actor, asked: Origin) {
  const itemColumns = {
    id: true,
    cycleId: true,
    standardId: true,
    section: true,
    cycle: { select: { slug: true } },
    standard: { select: { code: true } },
    version: { select: { number: true, words: { ...inLang(actor.lang), select: { lang: true, statement: true } } } },
  } satisfies Prisma.CycleItemSelect;
  if ("assessment" in asked) {
    const sheet = await client.assessment.findUnique({
      where: { id: asked.assessment },
      select: {
        ...assessmentColumns,
        cycleId: true,
        person: { select: { name: true } },
        unit: { select: unitColumns },
        answers: { where: { itemId: asked.item }, select: { level: true } },
        second: { select: { ratings: { where: { itemId: asked.item }, select: { level: true } } } },
      },
    });
    const item = sheet && (await client.cycleItem.findUnique({ where: { id: asked.item, cycleId: sheet.cycleId }, select: itemColumns }));
    if (!sheet || !item) return null;
    const second = await loadSecond(client, actor, sheet.id);
    // That there is a difference is for the two of them alone.
    const rated = second && can(actor, "second.read", second.target) ? sheet.second?.ratings[0] : undefined;
    const differs = rated !== undefined && rated.level !== sheet.answers[0]?.level;
    return { source: differs ? ("difference" as const) : ("answer" as const), item, unit: sheet.unit, sheet, target: originOf(sheet, sheet.unit) };
  }
  const unit = await client.unit.findUnique({ where: { slug: asked.unit }, select: unitColumns });
  const item = unit && (await client.cycleItem.findFirst({ where: { cycle: { slug: asked.cycle }, standard: { code: asked.standard } }, select: itemColumns }));
  return unit && item ? { source: "report" as const, item, unit, sheet: null, target: originOf(null, unit) } : null;
}

/** How many people one can choose an owner from. */
const mostOwners = 300;

/** Who may own it: from an assessment its person and their managers, from a report the people of the unit and its managers; at most 300. */
export async function listOwners(client: Tx, { assessment, scope }: ReturnType<typeof originOf>): Promise<{ id: string; name: string }[]> {
  const on = today();
  const lasting = { from: { lte: on }, OR: [{ to: null }, { to: { gte: on } }] } satisfies Prisma.RoleWhereInput;
  const path = scope.unitPath ?? "/";
  // The managers of a manager are those of the units above.
  const highest = assessment?.role === "manager" ? path.replace(/[^/]+\/$/, "") : path;
  const above = highest.split("/").flatMap((_, at, parts) => (at > 0 && at < parts.length - 1 ? [`${parts.slice(0, at + 1).join("/")}/`] : []));
  const manages: Prisma.RoleWhereInput[] = [
    { unit: { path: { in: above } } },
    { unitId: null, brandSlug: null },
    ...(scope.brand && assessment?.role !== "manager" ? [{ brandSlug: scope.brand }] : []),
  ];
  const works: Prisma.PersonWhereInput = assessment
    ? { id: assessment.personId }
    : { roles: { some: { AND: [lasting, { kind: "employee", unit: { path: { startsWith: literally(path) } } }] } } };
  const select = { id: true, name: true } as const;
  const managers = await client.person.findMany({
    where: { active: true, roles: { some: { AND: [lasting, { kind: "manager" }, { OR: manages }] } } },
    orderBy: { name: "asc" },
    take: 50,
    select,
  });
  const workers = await client.person.findMany({
    where: { AND: [{ active: true }, works] },
    orderBy: { name: "asc" },
    take: mostOwners - managers.length,
    select,
  });
  return [...new Map([...workers, ...managers].map((person) => [person.id, person])).values()];
}

/** What a form for an improvement needs: where it begins and who may own it. Null when there is nothing, or the actor may not. */
export const findBeginning = async (asked: Origin, actor: Actor) => {
  const found = await findOrigin(db, actor, asked);
  if (!found) return null;
  const { item, unit, sheet, target, source } = found;
  const words = item.version.words[0];
  return {
    source,
    target,
    code: item.standard.code,
    version: item.version.number,
    section: item.section,
    cycle: item.cycle.slug,
    statement: { text: words?.statement ?? "", lang: words?.lang ?? actor.lang },
    unit: nameOf(actor.lang, unit),
    brand: unit.brandSlug,
    sheet: sheet && { id: sheet.id, personId: sheet.personId, person: sheet.person.name },
    owners: await listOwners(db, target),
  };
};

/** The most steps of one improvement that a page shows. */
const mostMoves = 200;

/** An improvement that the actor follows, with its history, the last step first, and who else may own it; null otherwise. */
export async function findImprovement(actor: Actor, id: string) {
  if (!isId(id)) return null;
  const found = await db.improvement.findFirst({
    where: { AND: [{ id }, readableBy(actor)] },
    include: {
      owner: { select: { name: true } },
      by: { select: { name: true } },
      verifier: { select: { name: true } },
      standard: { select: { code: true, live: { select: { words: { ...inLang(actor.lang), select: { lang: true, statement: true } } } } } },
      ...followedBy(actor),
      cycle: { select: { slug: true } },
      moves: { orderBy: { at: "desc" }, take: mostMoves, include: { by: { select: { name: true } } } },
    },
  });
  if (!found) return null;
  const { standard, unit, cycle, assessment, moves, owner, by, verifier, ...row } = found;
  const target = followed(found);
  const words = standard.live?.words[0];
  const owners = await listOwners(db, target);
  return {
    ...row,
    target,
    owner: owner.name,
    by: by.name,
    verifier: verifier?.name ?? null,
    code: standard.code,
    statement: { text: words?.statement ?? "", lang: words?.lang ?? actor.lang },
    unit: nameOf(actor.lang, unit),
    brand: unit.brandSlug,
    cycle: cycle.slug,
    sheet: assessment && { id: assessment.id, person: assessment.person.name, own: assessment.personId === actor.id },
    owners: owners.some((one) => one.id === row.ownerId) ? owners : [{ id: row.ownerId, name: owner.name }, ...owners],
    moves: moves.map(({ by: who, was, ...move }) => ({ ...move, by: who.name, was: was as Was | null })),
  };
}

/** An improvement as its page shows it. */
export type Shown = NonNullable<Awaited<ReturnType<typeof findImprovement>>>;

/** What was agreed, as it was before a change. */
export type Was = { what: string; why: string; evidence: string; ownerId: string; dueOn: string };

/** The most improvements beside the items of one assessment. */
const mostBeside = 300;

/**
 * The improvements that stand beside the items of somebody's assessment, by item: those the person owns or whose
 * assessment they came from, of this cycle and those before, on the same standard or one that it followed on; as far as
 * the actor follows them, without what was dropped, what is still to be done first.
 */
export async function listBeside(actor: Actor, personId: string, cycleOpensOn: Date, items: readonly { id: string; standardId: string }[]) {
  // Most people have none, and this stands on the page that everybody opens most.
  const [any] = await prepared(
    "improvement.any",
    Prisma.sql`SELECT 1 FROM "Improvement" WHERE "ownerId" = ${personId}::uuid
      UNION ALL SELECT 1 FROM "Assessment" a JOIN "Improvement" i ON i."assessmentId" = a.id WHERE a."personId" = ${personId}::uuid LIMIT 1`,
  );
  if (!any) return new Map(items.map(({ id }) => [id, []]));
  const lines = await lineageOf(items.map(({ standardId }) => standardId));
  const lineOf = (standardId: string) => [standardId, ...(lines.get(standardId) ?? []).map((before) => before.standardId)];
  const rows = await db.improvement.findMany({
    where: {
      AND: [
        readableBy(actor),
        { OR: [{ ownerId: personId }, { assessment: { personId } }] },
        { state: { not: "dropped" }, cycle: { opensOn: { lte: cycleOpensOn } }, standardId: { in: items.flatMap(({ standardId }) => lineOf(standardId)) } },
      ],
    },
    orderBy: order,
    take: mostBeside,
    select: { ...listColumns, standardId: true },
  });
  return new Map(
    items.map(({ id, standardId }) => {
      const line = new Set(lineOf(standardId));
      return [id, rows.filter((row) => line.has(row.standardId)).map(({ standardId: _, ...row }) => shown(actor, row))];
    }),
  );
}

/**
 * How many improvements people agreed on from their own assessments, by principle and block of as many people as the floor, in
 * the last cycle whose count stands: `countedAfter` days after its last day, so that a figure never grows by one. For
 * leaders, within the places they lead, without a sum of several units of which they manage one, for they know what was
 * agreed there; null before there is any such cycle.
 */
export async function countImprovements(actor: Actor) {
  if (!isA(actor, "leader")) return null;
  const cycle = await db.cycle.findFirst({
    where: { state: "closed", closesOn: { lt: shiftDay(today(), 0, -countedAfter) } },
    orderBy: { closesOn: "desc" },
    select: { id: true, slug: true, closesOn: true },
  });
  if (!cycle) return null;
  const until = shiftDay(cycle.closesOn, 0, countedAfter + 1);
  const rows = await db.$queryRaw<{ section: string; unitPath: string; people: number; improvements: number }[]>(
    Prisma.sql`SELECT i.section, a."unitPath", count(DISTINCT a."personId")::int AS people, count(*)::int AS improvements
      FROM "Improvement" i JOIN "Assessment" a ON a.id = i."assessmentId"
      WHERE i."cycleId" = ${cycle.id}::uuid AND i."createdAt" < ${until.toISOString()}::timestamptz GROUP BY i.section, a."unitPath"`,
  );
  const floor = await findFloor();
  const units = await db.unit.findMany({ orderBy: { path: "asc" }, select: { path: true, brandSlug: true, nameNl: true, nameEn: true } });
  const scoped = units.map(({ path, brandSlug: brand, ...names }) => ({ path, name: nameOf(actor.lang, names), scope: { brand, unitPath: path } }));
  const names = new Map(scoped.flatMap(({ path, name, scope }) => (can(actor, "report.read", { scope }) ? [[path, name] as const] : [])));
  const managed = new Set(scoped.flatMap(({ path, scope }) => (can(actor, "report.team", { scope }) ? [path] : [])));
  const sections = [...new Set(rows.map(({ section }) => section))].sort();
  const blocks = sections.flatMap((section) => {
    const counts = new Map(rows.filter((row) => row.section === section).map((row) => [row.unitPath, row]));
    return [...blocksOf(new Map([...counts].map(([path, { people }]) => [path, people])))].flatMap(([unitPath, paths]) => {
      const unit = names.get(unitPath);
      if (unit === undefined || (paths.length > 1 && paths.some((path) => managed.has(path)))) return [];
      const sum = (of: "people" | "improvements") => paths.reduce((all, path) => all + (counts.get(path)?.[of] ?? 0), 0);
      const people = sum("people");
      return people < floor ? [] : [{ unitPath, unit, section, people, improvements: sum("improvements") }];
    });
  });
  return { cycle: cycle.slug, blocks, floor };
}
