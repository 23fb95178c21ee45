import { listFrozen, listHolding, type Place } from "@/assessments/frozen/queries";
import { findFloor } from "@/assessments/results/queries";
import { dayText, today } from "@/lib/clock";
import { db, prepared, type Tx } from "@/lib/db";
import { type Channel, type CycleMove, Prisma } from "@/lib/generated/prisma/client";
import { type Actor, can, reach, type Scope } from "@/lib/policy";
import { literally } from "@/lib/text";
import { inLang, nameOf } from "@/standards/queries";
import { nearest } from "@/standards/rules";
import { blocksOf, type Progress, totalOf, withhold } from "./rules";

/**
 * Who works in the units of a cycle on a day, a row for each: the first of their units that takes part, with its brand,
 * and whether they manage it, alone or with others; only of those `among` whom the role `r` is.
 */
export const placesIn = (cycleId: string, on: Date, among = Prisma.sql`true`): Prisma.Sql => Prisma.sql`
  SELECT w.*, (CASE WHEN EXISTS (
      SELECT 1 FROM "Role" m LEFT JOIN "Unit" mu ON mu.id = m."unitId"
      WHERE m."personId" = w."personId" AND m.kind = 'manager' AND m."from" <= ${dayText(on)}::date AND (m."to" IS NULL OR m."to" >= ${dayText(on)}::date)
        AND CASE WHEN m."unitId" IS NOT NULL THEN starts_with(w."unitPath", mu.path) WHEN m."brandSlug" IS NOT NULL THEN m."brandSlug" IS NOT DISTINCT FROM w."brandSlug" ELSE true END
    ) THEN 'manager' ELSE 'employee' END)::"RoleKind" AS role
  FROM (
    SELECT DISTINCT ON (r."personId") r."personId", u.id AS "unitId", u.path AS "unitPath", u."brandSlug"
    FROM "Role" r JOIN "Unit" u ON u.id = r."unitId" JOIN "Person" p ON p.id = r."personId"
    WHERE r.kind = 'employee' AND p.active AND r."from" <= ${dayText(on)}::date AND (r."to" IS NULL OR r."to" >= ${dayText(on)}::date)
      AND ${among}
      AND EXISTS (SELECT 1 FROM "CycleUnit" cu JOIN "Unit" part ON part.id = cu."unitId" WHERE cu."cycleId" = ${cycleId}::uuid AND starts_with(u.path, part.path))
    ORDER BY r."personId", u.path COLLATE "C") w`;

/** The items that hold in each unit of a cycle, by the unit's id; units in which none holds are left out. */
export async function itemsByUnit(tx: Tx, cycleId: string): Promise<{ unitId: string; items: string[] }[]> {
  const items = await listFrozen(tx, cycleId);
  const units = await tx.$queryRaw<{ id: string; path: string; brand: string | null }[]>`
    SELECT u.id::text AS id, u.path, u."brandSlug" AS brand FROM "Unit" u
    WHERE EXISTS (SELECT 1 FROM "CycleUnit" cu JOIN "Unit" part ON part.id = cu."unitId" WHERE cu."cycleId" = ${cycleId}::uuid AND starts_with(u.path, part.path))`;
  return units
    .map(({ id, path, brand }) => ({ unitId: id, items: nearest(items, { brand, unitPath: path }).map((item) => item.id) }))
    .filter((unit) => unit.items.length > 0);
}

/** What decides which standards a cycle asks. */
export type Choice = { principles: string[]; channels: Channel[]; changedOnly: boolean };

/**
 * The ids of the published standards that a cycle with these units and this choice freezes now: those that hold somewhere
 * in the units, by leading principle and channel (none chosen: all), or changed materially since a cycle with some of these
 * units froze them last. What tightens or loosens one of them goes along, for it holds in its place.
 */
export const chosenStandards = (unitPaths: string[], { principles, channels, changedOnly }: Choice): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE place AS (SELECT u.path, u."brandSlug" FROM "Unit" u JOIN unnest(${unitPaths}::text[]) AS part(path) ON starts_with(u.path, part.path)),
  reached AS (
    SELECT s.id, s."baseId", s."liveId" FROM "Standard" s LEFT JOIN "Unit" o ON o.id = s."unitId"
    WHERE s."liveId" IS NOT NULL AND s."retiredAt" IS NULL AND EXISTS (SELECT 1 FROM place
      WHERE (o.path IS NULL OR starts_with(place.path, o.path)) AND (s."brandSlug" IS NULL OR s."brandSlug" = place."brandSlug"))),
  before AS (SELECT DISTINCT cu."cycleId" AS id FROM "CycleUnit" cu JOIN "Unit" part ON part.id = cu."unitId" JOIN place ON starts_with(place.path, part.path)),
  chosen AS (
    SELECT r.* FROM reached r JOIN "Version" v ON v.id = r."liveId"
    WHERE (cardinality(${principles}::text[]) = 0 OR v."principleSlug" = ANY(${principles}::text[]))
      AND (cardinality(${channels}::text[]) = 0 OR v.channels::text[] && ${channels}::text[])
      AND (NOT ${changedOnly}::boolean OR NOT EXISTS (
        SELECT 1 FROM "CycleItem" i JOIN "Version" was ON was.id = i."versionId" JOIN before ON before.id = i."cycleId" WHERE i."standardId" = r.id
          AND NOT EXISTS (SELECT 1 FROM "Version" n WHERE n."standardId" = r.id AND n.number > was.number AND n.change = 'material')))
    UNION SELECT r.* FROM reached r JOIN chosen c ON r."baseId" = c.id)
  SELECT id FROM chosen`;

/** A unit to tick. */
export type UnitChoice = { id: string; path: string; name: string; brand: string | null };

/** The units in which the actor may run a cycle, for they lead all under them too, as a tree in order of path. */
export async function listUnitChoices(actor: Actor): Promise<UnitChoice[]> {
  const units = await db.unit.findMany({ orderBy: { path: "asc" }, select: { id: true, path: true, brandSlug: true, nameNl: true, nameEn: true } });
  const foreign = units.filter(({ path, brandSlug }) => !can(actor, "cycle.manage", { places: [{ brand: brandSlug, unitPath: path }] }));
  return units
    .filter(({ path }) => !foreign.some((other) => other.path.startsWith(path)))
    .map(({ id, path, brandSlug, ...names }) => ({ id, path, brand: brandSlug, name: nameOf(actor.lang, names) }));
}

/** Cycles of which the actor leads every unit that was ticked, as a filter. */
export function ledBy(actor: Actor): Prisma.CycleWhereInput {
  const { everywhere, brands, unitPaths } = reach(actor, "leader");
  const led: Prisma.UnitWhereInput = { OR: [{ brandSlug: { in: brands } }, ...unitPaths.map((path) => ({ path: { startsWith: literally(path) } }))] };
  return everywhere ? {} : { units: { some: {}, every: { unit: led } } };
}

/** The units under these, with themselves, in order of path: what a cycle over them takes in, for `can`, whatever the brand. */
export async function listBelow(client: Tx, paths: string[]) {
  const units = await client.unit.findMany({
    where: { OR: paths.map((path) => ({ path: { startsWith: literally(path) } })) },
    orderBy: { path: "asc" },
    select: { id: true, path: true, brandSlug: true, nameNl: true, nameEn: true },
  });
  return { units, places: units.map(({ path, brandSlug }): Scope => ({ brand: brandSlug, unitPath: path })) };
}

const withUnits = { units: { select: { unit: { select: { id: true, path: true, brandSlug: true, nameNl: true, nameEn: true } } } } } as const;

type Parts = { path: string } & Progress;

/** Counts of who takes part in each cycle and how far they are, by unit; by the cycle's id. */
async function partsOf(ids: string[]): Promise<Map<string, Parts[]>> {
  const rows = await db.assessment.groupBy({
    by: ["cycleId", "unitPath"],
    where: { cycleId: { in: ids }, withdrawnAt: null },
    _count: { _all: true, openedAt: true, submittedAt: true },
    _sum: { items: true, given: true },
  });
  const parts = new Map<string, Parts[]>(ids.map((id) => [id, []]));
  for (const { cycleId, unitPath: path, _count, _sum } of rows)
    parts
      .get(cycleId)
      ?.push({ path, people: _count._all, begun: _count.openedAt, submitted: _count.submittedAt, items: _sum.items ?? 0, given: _sum.given ?? 0 });
  return parts;
}

/** The blocks of these counts of at least `floor` people that the actor may see, and how many people are in none of them. */
function blocksFor(actor: Actor, parts: Parts[], units: readonly { path: string; brandSlug: string | null }[], floor: number) {
  const { blocks, rest } = blocksOf(parts);
  const managed = new Set(units.flatMap(({ path, brandSlug: brand }) => (can(actor, "report.team", { scope: { brand, unitPath: path } }) ? [path] : [])));
  return { blocks, rest: rest + withhold(blocks, parts, (path) => managed.has(path), floor) };
}

/** The cycles that the actor may manage, the last first, at most 100; progress only of as many people as the floor and more. */
export async function listCycles(actor: Actor) {
  const cycles = await db.cycle.findMany({
    where: ledBy(actor),
    orderBy: [{ opensOn: "desc" }, { slug: "desc" }],
    take: 100,
    select: { id: true, slug: true, name: true, state: true, opensOn: true, closesOn: true, reopenings: { select: { until: true } }, ...withUnits },
  });
  const { places } = await listBelow(db, [...new Set(cycles.flatMap(({ units }) => units.map(({ unit }) => unit.path)))]);
  const own = cycles.filter(({ units }) =>
    can(actor, "cycle.manage", { places: places.filter(({ unitPath }) => units.some(({ unit }) => unitPath?.startsWith(unit.path))) }),
  );
  const parts = await partsOf(own.map(({ id }) => id));
  const all = await db.unit.findMany({ select: { path: true, brandSlug: true } });
  const floor = await findFloor();
  return own.map(({ id, units, reopenings, ...cycle }) => {
    // As on the cycle's own page: what that leaves out could be worked out from a total with it.
    const progress = totalOf(blocksFor(actor, parts.get(id) ?? [], all, floor).blocks);
    return {
      ...cycle,
      units: units.map(({ unit }) => nameOf(actor.lang, unit)),
      late: reopenings.some(({ until }) => until >= today()),
      progress: progress.people > 0 ? progress : null,
    };
  });
}

/** Whether a place that the actor leads takes part in a cycle that began higher up, where somebody else leads. */
export async function isInOthers(actor: Actor): Promise<boolean> {
  const units = await db.unit.findMany({ select: { path: true, brandSlug: true } });
  const led = units.filter(({ path, brandSlug }) => can(actor, "cycle.manage", { places: [{ brand: brandSlug, unitPath: path }] }));
  const above = units.filter(({ path }) => led.some((one) => one.path.startsWith(path)));
  return (await db.cycle.findFirst({ where: { units: { some: { unit: { path: { in: above.map(({ path }) => path) } } } } }, select: { id: true } })) !== null;
}

/** A cycle as its page shows it; null when there is none or the actor may not manage it. */
export async function findCycle(actor: Actor, slug: string) {
  const found = await db.cycle.findUnique({
    where: { slug },
    include: {
      ...withUnits,
      runs: { orderBy: { startedAt: "desc" }, take: 20 },
      reopenings: { orderBy: { at: "desc" }, include: { unit: { select: { nameNl: true, nameEn: true } }, by: { select: { name: true } } } },
    },
  });
  if (!found) return null;
  const { units, reopenings, ...cycle } = found;
  const { units: below, places } = await listBelow(
    db,
    units.map(({ unit }) => unit.path),
  );
  if (!can(actor, "cycle.manage", { places })) return null;
  return {
    ...cycle,
    /** The units that take part, and all under them. */
    below: below.map(({ id, ...names }) => ({ id, name: nameOf(actor.lang, names) })),
    units: units
      .map(({ unit }) => ({ id: unit.id, path: unit.path, brand: unit.brandSlug, name: nameOf(actor.lang, unit) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    reopenings: reopenings.map(({ unit, by, ...rest }) => ({ ...rest, unit: unit && nameOf(actor.lang, unit), by: by.name })),
  };
}

/** A cycle as its page shows it. */
export type CycleShown = NonNullable<Awaited<ReturnType<typeof findCycle>>>;

/** The standards of a cycle: as they were frozen, or what would be frozen now while it is planned; a page of them, with how many there are. */
export async function listCycleStandards(actor: Actor, cycle: CycleShown, page: number, size = 50) {
  const select = {
    number: true,
    principleSlug: true,
    words: { ...inLang(actor.lang), select: { lang: true, statement: true } },
    standard: { select: { code: true } },
  } satisfies Prisma.VersionSelect;
  const ids = await db.$queryRaw<{ id: string }[]>(
    cycle.openedAt
      ? Prisma.sql`SELECT i."versionId"::text AS id FROM "CycleItem" i JOIN "Standard" s ON s.id = i."standardId" WHERE i."cycleId" = ${cycle.id}::uuid ORDER BY s.code`
      : Prisma.sql`SELECT s."liveId"::text AS id FROM "Standard" s WHERE s.id IN (${chosenStandards(
          cycle.units.map(({ path }) => path),
          cycle,
        )}) ORDER BY s.code`,
  );
  const pages = Math.max(1, Math.ceil(ids.length / size));
  const at = Math.min(Math.max(1, page), pages);
  const rows = await db.version.findMany({
    where: { id: { in: ids.slice((at - 1) * size, at * size).map(({ id }) => id) } },
    orderBy: { standard: { code: "asc" } },
    select,
  });
  return {
    all: ids.length,
    page: at,
    pages,
    rows: rows.map(({ number, principleSlug, words: [words], standard }) => ({
      code: standard.code,
      version: number,
      section: principleSlug,
      statement: words?.statement ?? "",
      wordsLang: words?.lang ?? actor.lang,
    })),
  };
}

/**
 * How far the people of a cycle are, by unit: those of units with fewer than five together with others in the unit above.
 * In order of the tree; `together` when a row holds the people of several units. Without what whoever manages some of
 * these could work out of the others from it, and without what is of fewer people than the floor.
 */
export async function listProgress(actor: Actor, cycleId: string) {
  const parts = (await partsOf([cycleId])).get(cycleId) ?? [];
  const units = await db.unit.findMany({ orderBy: { path: "asc" }, select: { path: true, brandSlug: true, nameNl: true, nameEn: true } });
  const floor = await findFloor();
  const { blocks, rest } = blocksFor(actor, parts, units, floor);
  return {
    rows: units.flatMap((unit) => {
      const block = blocks.get(unit.path);
      return block ? [{ path: unit.path, name: nameOf(actor.lang, unit), together: !block.own, ...block }] : [];
    }),
    blocks,
    rest,
    floor,
  };
}

/** How many people moved since the opening of a cycle, by what happened; and how many were reminded, by day. */
export async function countHappenings(cycleId: string) {
  const moves = await db.cycleMove.groupBy({ by: ["kind", "followed"], where: { cycleId }, _count: true, orderBy: [{ kind: "asc" }, { followed: "desc" }] });
  const reminders = await db.cycleRun.findMany({ where: { cycleId, act: "remind" }, orderBy: { key: "asc" }, select: { key: true, done: true } });
  return {
    moves: moves.map(({ kind, followed, _count }) => ({ kind, followed, people: _count })),
    reminders: reminders.map(({ key, done }) => ({ day: key, people: done })),
  };
}

/** The codes that a cycle asks in one place and not in another. */
async function codesOnlyIn(cycleId: string, here: Place | undefined, there: Place | undefined): Promise<string[]> {
  if (!here || !there) return [];
  const elsewhere = new Set((await listHolding(db, cycleId, there)).map(({ id }) => id));
  return (await listHolding(db, cycleId, here)).flatMap(({ id, code }) => (elsewhere.has(id) ? [] : [code]));
}

/** What happened to the reader's own part in a cycle: their moves, which standards these brought and took, and why it was opened again. */
export async function findHappenings(actor: Actor, { cycle: { slug }, target: { unitPath } }: { cycle: { slug: string }; target: { unitPath: string } }) {
  const [moves, reopenings] = await Promise.all([
    prepared<Pick<CycleMove, "id" | "cycleId" | "kind" | "from" | "to" | "followed" | "at">>(
      "cycle.moves",
      Prisma.sql`SELECT m.id::text AS id, m."cycleId"::text AS "cycleId", m.kind::text AS kind, m."from", m."to", m.followed, m.at
        FROM "CycleMove" m JOIN "Cycle" c ON c.id = m."cycleId" WHERE c.slug = ${slug} AND m."personId" = ${actor.id}::uuid ORDER BY m.at LIMIT 20`,
    ),
    // Only who had not submitted was given a last day of their own.
    prepared<{ until: Date; reason: string }>(
      "cycle.reopenings",
      Prisma.sql`SELECT r.until::timestamp AT TIME ZONE 'UTC' AS until, r.reason FROM "CycleReopening" r JOIN "Cycle" c ON c.id = r."cycleId"
          JOIN "Assessment" a ON a."cycleId" = c.id AND a."personId" = ${actor.id}::uuid AND a."lateUntil" >= ${dayText(today())}::date LEFT JOIN "Unit" u ON u.id = r."unitId"
        WHERE c.slug = ${slug} AND r.until >= ${dayText(today())}::date AND (u.id IS NULL OR ${unitPath}::text ^@ u.path) ORDER BY r.at DESC LIMIT 1`,
    ),
  ]);
  const units =
    moves.length === 0
      ? []
      : await db.unit.findMany({
          where: { path: { in: moves.flatMap(({ from, to }) => [from, to].filter((path) => path !== null)) } },
          select: { path: true, brandSlug: true, nameNl: true, nameEn: true },
        });
  const names = new Map(units.map((unit) => [unit.path, nameOf(actor.lang, unit)]));
  const places = new Map(units.map(({ path, brandSlug }) => [path, { brand: brandSlug, unitPath: path }]));
  const last = moves.findLast(({ kind, followed }) => followed && (kind === "unit" || kind === "brand"));
  const [before, after] = [places.get(last?.from ?? ""), places.get(last?.to ?? "")];
  return {
    moves: moves.map(({ id, kind, from, to, followed, at }) => ({
      id,
      kind,
      followed,
      at,
      from: names.get(from ?? "") ?? from,
      to: names.get(to ?? "") ?? to,
    })),
    came: last ? await codesOnlyIn(last.cycleId, after, before) : [],
    gone: last ? await codesOnlyIn(last.cycleId, before, after) : [],
    reopening: reopenings[0] ?? null,
  };
}

/** Who joined, left or moved in the cycles that are open, by name, for who manages where they were or are; the last 50. */
export async function listMovesOfOthers(actor: Actor) {
  const { everywhere, brands, unitPaths } = reach(actor, "manager");
  const managed = await db.unit.findMany({
    where: everywhere ? {} : { OR: [{ brandSlug: { in: brands } }, ...unitPaths.map((path) => ({ path: { startsWith: literally(path) } }))] },
    select: { path: true },
  });
  const paths = managed.map(({ path }) => path);
  const moves = await db.cycleMove.findMany({
    where: {
      cycle: { state: "open" },
      personId: { not: actor.id ?? "" },
      OR: [
        { from: { in: paths } },
        { to: { in: paths } },
        { kind: "role", person: { assessments: { some: { cycle: { state: "open" }, unitPath: { in: paths } } } } },
      ],
    },
    orderBy: { at: "desc" },
    take: 50,
    select: { id: true, kind: true, from: true, to: true, followed: true, at: true, person: { select: { name: true } } },
  });
  const units = await db.unit.findMany({
    where: { path: { in: moves.flatMap(({ from, to }) => [from, to].filter((path) => path !== null)) } },
    select: { path: true, nameNl: true, nameEn: true },
  });
  const names = new Map(units.map((unit) => [unit.path, nameOf(actor.lang, unit)]));
  return moves.map(({ person, from, to, ...move }) => ({ ...move, person: person.name, from: names.get(from ?? "") ?? from, to: names.get(to ?? "") ?? to }));
}

/** The names of units. */
export async function listUnitNames(actor: Actor, ids: string[]): Promise<string[]> {
  const units = await db.unit.findMany({ where: { id: { in: ids } }, orderBy: { path: "asc" }, select: { nameNl: true, nameEn: true } });
  return units.map((unit) => nameOf(actor.lang, unit));
}
