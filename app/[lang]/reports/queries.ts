import { floor as lowest } from "@/assessments/results/rules";
import { db, prepared } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Lang } from "@/lib/lang";
import { type Actor, can, reach } from "@/lib/policy";
import { shared } from "@/lib/shared";
import { type Forebear, inLang, lineageOf } from "@/standards/queries";
import { nearest, type Placed } from "@/standards/rules";
import { type Block, type Blocked, type Lens, mayShow, type Sight } from "./rules";

/** A unit of the tree, by its path, named in the reader's language. */
export type Unit = { id: string; slug: string; path: string; name: string; isGroup: boolean; brand: string | null };

/** The units of the whole tree. */
export async function listUnits(lang: Lang): Promise<Unit[]> {
  const rows = await prepared<Unit & { nl: string; en: string }>(
    "reports.units",
    Prisma.sql`SELECT id::text AS id, slug, path, "nameNl" AS nl, "nameEn" AS en, kind = 'group' AS "isGroup", "brandSlug" AS brand FROM "Unit" ORDER BY path`,
  );
  return rows.map(({ nl, en, ...unit }) => ({ ...unit, name: lang === "nl" ? nl : en }));
}

/** The units whose figures the actor may read as a leader. */
export const readableUnits = (actor: Actor, units: readonly Unit[]): Unit[] =>
  units.filter(({ brand, path }) => can(actor, "report.read", { scope: { brand, unitPath: path } }));

/**
 * What the actor may see of a result, of blocks of `floor` people and more, with a key that is the same for whoever sees
 * the same; empty for whoever sees all of it.
 */
export type Looking = Sight & { floor: number; key: string };

/** What the actor, who leads places and may manage units in them, may see of a result. */
export function lookingOf(actor: Actor, units: readonly Unit[], floor: number): Looking {
  const led = new Set(readableUnits(actor, units).map(({ path }) => path));
  const managed = new Set(units.flatMap(({ id, brand, path }) => (can(actor, "report.team", { scope: { brand, unitPath: path } }) ? [id] : [])));
  const all = reach(actor, "leader").everywhere;
  return {
    floor,
    key: all && managed.size === 0 && floor === lowest ? "" : [floor, all ? "all" : [...led].join(), ...managed].join(" "),
    leads: (path) => all || led.has(path),
    manages: (id) => managed.has(id),
  };
}

/** A closed cycle with its result published, and what must be said of that result. */
export type PublishedCycle = {
  id: string;
  slug: string;
  closesOn: Date;
  publishedAt: Date;
  /** Whether anything at all was given by as many people together as the floor. */
  filled: boolean;
  /** When and why it was last opened again for late answers, and for which unit (null: all of them); null when it never was. */
  reopenedAt: Date | null;
  reopenedFor: { nameNl: string; nameEn: string } | null;
  reopenedReason: string | null;
  /** When a calibration in it closed to which at least two people submitted who then managed the place looked at, or units in it; null without one. */
  calibratedAt: Date | null;
};

/**
 * The cycles whose result is published, the last first, and whether levels were made to mean the same in a place of them;
 * one that was opened again keeps its result until it closes again. A block of enough people is sought in the order of the
 * key: without one the database looks through all of them.
 */
export const listPublished = ({ path, brand }: Pick<Unit, "path" | "brand">): Promise<PublishedCycle[]> =>
  prepared<PublishedCycle>(
    "reports.cycles",
    Prisma.sql`SELECT c.id::text AS id, c.slug, c."closesOn", c."publishedAt", (SELECT true FROM "Result" n
        WHERE n."cycleId" = c.id AND n.people >= (SELECT floor FROM "Organisation" WHERE id = 1) ORDER BY n."itemId", n.kind, n.role, n."unitPath" LIMIT 1) IS NOT NULL AS filled,
      o.at AS "reopenedAt", o.reason AS "reopenedReason",
      CASE WHEN u.id IS NOT NULL THEN json_build_object('nameNl', u."nameNl", 'nameEn', u."nameEn") END AS "reopenedFor",
      (SELECT max(k."closedAt") FROM "Calibration" k WHERE k."cycleId" = c.id
        AND (SELECT count(*) FROM "CalibrationRater" q WHERE q."calibrationId" = k.id AND EXISTS (SELECT 1 FROM "Role" m LEFT JOIN "Unit" w ON w.id = m."unitId"
          WHERE m."personId" = q."personId" AND m.kind = 'manager' AND m."from" <= q."submittedAt" AND (m."to" IS NULL OR m."to" >= q."submittedAt"::date)
            AND (starts_with(w.path, ${path}) OR m."brandSlug" = ${brand}))) >= 2) AS "calibratedAt"
      FROM "Cycle" c LEFT JOIN LATERAL (SELECT * FROM "CycleReopening" r WHERE r."cycleId" = c.id ORDER BY r.at DESC LIMIT 1) o ON true
      LEFT JOIN "Unit" u ON u.id = o."unitId" WHERE c."publishedAt" IS NOT NULL ORDER BY c."opensOn" DESC LIMIT 24`,
  );

/** An item of a published cycle: the version that was frozen, and its blocks. */
export type Item = Blocked & Placed & { id: string; code: string; versionId: string; number: number; target: number; measurable: boolean };

/** The published result of one cycle, and which items were asked in each unit that took part. */
export type Snapshot = { items: Item[]; places: { path: string; asked: ReadonlySet<string> }[] };

type ItemRow = Omit<Item, "blocks">;
type BlockRow = Block & { itemId: string };

async function load(cycleId: string): Promise<Snapshot> {
  const [rows, blocks, places] = await Promise.all([
    prepared<ItemRow>(
      "reports.items",
      Prisma.sql`SELECT i.id::text AS id, s.code, i."standardId"::text AS "standardId", i."baseId"::text AS "baseId", i."versionId"::text AS "versionId", i.weight, i.section,
        i."brandSlug", i."unitPath", v.number, v.target, v.channels::text[] AS channels, v."limit" IS NOT NULL AS measurable
        FROM "CycleItem" i JOIN "Standard" s ON s.id = i."standardId" JOIN "Version" v ON v.id = i."versionId" WHERE i."cycleId" = ${cycleId}::uuid ORDER BY s.code`,
    ),
    prepared<BlockRow>(
      "reports.blocks",
      Prisma.sql`SELECT "itemId"::text AS "itemId", kind::text AS kind, role::text AS role, "unitPath",
        CASE WHEN cardinality("unitIds") > 1 THEN "unitIds"::text[] ELSE '{}' END AS "unitIds", people, sum, squares, applicable FROM "Result" WHERE "cycleId" = ${cycleId}::uuid`,
    ),
    prepared<{ path: string; brand: string | null }>(
      "reports.places",
      Prisma.sql`SELECT DISTINCT "unitPath" AS path, "brandSlug" AS brand FROM "Assessment" WHERE "cycleId" = ${cycleId}::uuid AND "withdrawnAt" IS NULL ORDER BY 1`,
    ),
  ]);
  const byItem = new Map<string, Block[]>(rows.map(({ id }) => [id, []]));
  // One text for each path and role, however many blocks have it.
  const same = new Map<string, string>();
  const one = <T extends string>(text: T): T => {
    if (!same.has(text)) same.set(text, text);
    return same.get(text) as T;
  };
  for (const { itemId, kind, role, unitPath, ...sums } of blocks)
    byItem.get(itemId)?.push({ kind: one(kind), role: one(role), unitPath: one(unitPath), ...sums });
  return {
    items: rows.map((row) => ({ ...row, blocks: byItem.get(row.id) ?? [] })),
    places: places.map(({ path, brand }) => ({ path, asked: new Set(nearest(rows, { brand, unitPath: path }).map(({ id }) => id)) })),
  };
}

// A result changes only by publication, which moves its moment.
const keep = 24;
const kept = () => shared("reports.results", () => new Map<string, Promise<Snapshot>>());

function remembered(key: string, make: () => Promise<Snapshot>): Promise<Snapshot> {
  const store = kept();
  const found = store.get(key) ?? make();
  store.delete(key);
  store.set(key, found);
  found.catch(() => store.delete(key));
  for (const old of store.keys()) if (store.size > keep) store.delete(old);
  return found;
}

/** As much of the published result of a cycle as may be seen, kept in memory for as long as it stands; of what was asked for last. */
export function findResult({ id, publishedAt }: PublishedCycle, looking: Looking): Promise<Snapshot> {
  const moment = `${id} ${publishedAt.getTime()}`;
  const all = () => remembered(moment, () => load(id));
  if (looking.key === "") return all();
  return remembered(`${moment} ${looking.key}`, async () => {
    const { items, places } = await all();
    return {
      items: items.map((item) => ({ ...item, blocks: item.blocks.filter((block) => block.people >= looking.floor && mayShow(block, looking)) })),
      places: places.filter(({ path }) => looking.leads(path)),
    };
  });
}

/** The units under a path in which any of these items was asked and of which nothing may be shown: no block of them is theirs alone. */
export function withheldOf(items: readonly Item[], { places }: Snapshot, units: ReadonlyMap<string, Unit>, { path, role }: Lens): Unit[] {
  const shown = new Set(
    items.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "level" && (role === null || block.role === role) ? [block.unitPath] : []))),
  );
  return places.flatMap((place) => {
    const unit = units.get(place.path);
    return unit && !unit.isGroup && place.path.startsWith(path) && !shown.has(place.path) && items.some(({ id }) => place.asked.has(id)) ? [unit] : [];
  });
}

/** What a frozen version says, in the reader's language or else in the other. */
export async function listStatements(lang: Lang, versionIds: string[]): Promise<Map<string, { text: string; lang: Lang }>> {
  const rows = await db.version.findMany({
    where: { id: { in: versionIds } },
    select: { id: true, words: { ...inLang(lang), select: { lang: true, statement: true } } },
  });
  return new Map(rows.flatMap(({ id, words: [words] }) => (words ? [[id, { text: words.statement, lang: words.lang }] as const] : [])));
}

/** The past of these standards: which of their versions were material changes (`id number`), and what each followed on. */
export async function findPast(standardIds: string[]): Promise<{ material: Set<string>; lines: Map<string, Forebear[]> }> {
  const [versions, lines] = await Promise.all([
    db.version.findMany({ where: { standardId: { in: standardIds }, change: "material", number: { gt: 1 } }, select: { standardId: true, number: true } }),
    lineageOf(standardIds),
  ]);
  return { material: new Set(versions.map(({ standardId, number }) => `${standardId} ${number}`)), lines };
}
