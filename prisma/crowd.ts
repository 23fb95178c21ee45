import { pathToFileURL } from "node:url";
import { publishResults } from "@/assessments/results/commands";
import { recount } from "@/assessments/tally/commands";
import { boot } from "@/lib/boot";
import { shiftDay, today } from "@/lib/clock";
import { database, db, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { fingerprint } from "@/lib/text";
import { firstNames, lastNames } from "./demo/names.ts";
import { contentOf, standards as demo } from "./demo/published.ts";
import { atTime, idOf } from "./demo/random.ts";

/** How many people, units and leaders a crowd has; a tenth of it is what the embedded database is measured with. */
export const crowds = {
  postgresql: { people: 20_000, units: 400, leaders: 20 },
  embedded: { people: 2_000, units: 40, leaders: 20 },
} as const;
type Size = (typeof crowds)[keyof typeof crowds];

/** Cycles that have closed, before the open one; and items for each person, of which so many are the organisation's. */
export const closed = 8;
const items = { all: 40, shared: 10, tightened: 2 };

const slugOf = (day: Date, back: number) => {
  const quarter = day.getUTCFullYear() * 4 + Math.floor(day.getUTCMonth() / 3) - back;
  // Beside the demo's own cycle of that quarter.
  return `${Math.floor(quarter / 4)}-${(quarter % 4) + 1}0`;
};

/** The cycle of a crowd that is open on this day, and the last one that closed. */
export const openSlug = (day: Date): string => slugOf(day, 0);
export const closedSlug = (day: Date): string => slugOf(day, 1);

/** The address of somebody of the crowd, from 1; and of a leader of it. */
export const mailOf = (n: number): string => `p${n}@crowd.example`;
export const leaderMail = (n: number): string => `leader${n}@crowd.example`;

const pad = (n: number) => String(n).padStart(2, "0");
const rootPath = "/lindegroep/";

/** The units: a group for each brand, and under it branches, one of twenty of them with four people. */
function unitsOf(brands: { slug: string }[], rootId: string, { units }: Size) {
  const groups = brands.map(({ slug }) => ({
    id: idOf(`crowd group ${slug}`),
    slug: `crowd-${slug}`,
    kind: "group" as const,
    nameNl: `Menigte ${slug}`,
    nameEn: `Crowd ${slug}`,
    parentId: rootId,
    brandSlug: slug,
    path: `${rootPath}crowd-${slug}/`,
  }));
  const branches = Array.from({ length: units }, (_, at) => {
    const group = groups[at % groups.length] as (typeof groups)[number];
    const slug = `crowd-${at + 1}`;
    const names = { nameNl: `Vestiging ${at + 1}`, nameEn: `Branch ${at + 1}` };
    return {
      id: idOf(`crowd unit ${at + 1}`),
      slug,
      kind: "branch" as const,
      ...names,
      parentId: group.id,
      brandSlug: group.brandSlug,
      path: `${group.path}${slug}/`,
    };
  });
  return { groups, branches };
}

/** Standards of the crowd: the organisation's, and each brand's own, of which the first ones tighten one of the organisation's. */
function standardsOf(brands: { slug: string; prefix: string }[], day: Date) {
  const own = items.all - items.shared;
  const owners = [{ slug: null, prefix: "LGR", count: items.shared + items.tightened }, ...brands.map((brand) => ({ ...brand, count: own }))];
  return owners.flatMap(({ slug, prefix, count }, turn) =>
    Array.from({ length: count }, (_, at) => {
      const source = contentOf(demo[(turn * 37 + at * 3) % demo.length] as (typeof demo)[number]);
      const base = slug !== null && at < items.tightened ? idOf(`crowd standard LGR-CRW-${pad(at + 1)}`) : null;
      const code = `${prefix}-CRW-${pad(at + 1)}`;
      const numbers = { ...source.numbers, values: source.numbers.values.filter((id) => id.startsWith(`${slug}/`)) };
      // One of five was published anew, with another meaning, halfway through the cycles.
      const versions = (at % 5 === 4 ? [1, 2] : [1]).map((number) => ({
        id: idOf(`crowd version ${code} ${number}`),
        number,
        publishedAt: atTime(shiftDay(day, number === 1 ? -40 : -13), 9),
      }));
      return { id: idOf(`crowd standard ${code}`), code, slug, base, numbers, words: source.words, versions };
    }),
  );
}

type CrowdStandard = ReturnType<typeof standardsOf>[number];

async function writeStandards(tx: Tx, all: CrowdStandard[], day: Date): Promise<void> {
  await tx.standard.createMany({
    data: all.map(({ id, code, slug, base }) => ({ id, code, brandSlug: slug, baseId: base, baseKind: base ? ("tightens" as const) : null, createdAt: day })),
  });
  await tx.version.createMany({
    data: all.flatMap(({ id, numbers: { principle, ...numbers }, words, versions }) =>
      versions.map((version) => ({
        ...numbers,
        ...version,
        standardId: id,
        principleSlug: principle,
        change: "material" as const,
        fingerprint: fingerprint({ numbers, words, version: version.number }),
      })),
    ),
  });
  await tx.versionWords.createMany({
    data: all.flatMap(({ words, versions }) =>
      versions.flatMap(({ id, number }) =>
        (["nl", "en"] as const).map((lang) => ({
          ...words[lang],
          versionId: id,
          lang,
          translation: lang === "nl" ? ("original" as const) : ("translated" as const),
          note: `${number}`,
        })),
      ),
    ),
  });
  for (const { id, versions } of all) await tx.standard.update({ where: { id }, data: { liveId: versions.at(-1)?.id ?? null } });
}

/** People by number, each with a unit: the first of every unit manages it. Kept in a table of the transaction. */
async function writePeople(tx: Tx, branches: { id: string }[], { people, units, leaders }: Size, day: Date): Promise<void> {
  const small = Math.floor(units / 20);
  await tx.$executeRaw`CREATE TEMPORARY TABLE crowd ON COMMIT DROP AS
    SELECT n, md5('crowd person ' || n)::uuid AS id, u.id AS "unitId", u.path, u."brandSlug", p.unit, p.manages
    FROM (SELECT n, CASE WHEN n <= 4 * ${small}::int THEN 20 * ((n + 3) / 4) ELSE b.b + b.b / 19 + 1 END AS unit,
        CASE WHEN n <= 4 * ${small}::int THEN n % 4 = 1 ELSE n - 4 * ${small}::int <= ${units - small}::int END AS manages
      FROM generate_series(1, ${people}::int) n, LATERAL (SELECT (n - 4 * ${small}::int - 1) % ${units - small}::int AS b) b) p
    JOIN unnest(${branches.map(({ id }) => id)}::uuid[]) WITH ORDINALITY AS o(id, unit) ON o.unit = p.unit JOIN "Unit" u ON u.id = o.id`;
  await tx.$executeRaw`INSERT INTO "Person" (id, email, name, lang, "joinedOn")
    SELECT id, 'p' || n || '@crowd.example', (${firstNames}::text[])[1 + n % ${firstNames.length}::int] || ' ' || (${lastNames}::text[])[1 + n / 7 % ${lastNames.length}::int],
      'nl', ${shiftDay(day, -36).toISOString()}::date FROM crowd`;
  await tx.$executeRaw`INSERT INTO "Person" (id, email, name, lang, "joinedOn")
    SELECT md5('crowd leader ' || n)::uuid, 'leader' || n || '@crowd.example', 'Leider ' || n, 'nl', ${shiftDay(day, -36).toISOString()}::date FROM generate_series(1, ${leaders}::int) n`;
  await tx.$executeRaw`INSERT INTO "Role" (id, "personId", kind, "unitId", "from")
    SELECT md5('crowd ' || kind || ' ' || n)::uuid, crowd.id, kind::"RoleKind", "unitId", ${shiftDay(day, -36).toISOString()}::date
    FROM crowd, unnest(ARRAY['employee', 'manager']) kind WHERE kind = 'employee' OR manages`;
  await tx.$executeRaw`INSERT INTO "Role" (id, "personId", kind, "from")
    SELECT md5('crowd leads ' || n)::uuid, md5('crowd leader ' || n)::uuid, 'leader', ${shiftDay(day, -36).toISOString()}::date FROM generate_series(1, ${leaders}::int) n`;
}

/**
 * One cycle with what everybody answered in it. A level comes of three draws with a chance that differs by unit, by item
 * and by cycle; in one of three units it is all or nothing, so that two with the same mean differ in spread. In the open
 * cycle some have not begun, some are halfway and some are done.
 */
async function writeCycle(tx: Tx, back: number, groups: { id: string }[], all: CrowdStandard[], day: Date): Promise<string> {
  const id = idOf(`crowd cycle ${back}`);
  const opensOn = shiftDay(shiftDay(day, 0, -30), -3 * back);
  const closesOn = shiftDay(opensOn, 0, 56);
  const open = back === 0;
  const opened = atTime(opensOn, 7);
  const closedAt = open ? null : atTime(shiftDay(closesOn, 0, 1), 7);
  await tx.cycle.create({
    data: {
      ...{ id, slug: slugOf(day, back), opensOn, closesOn, state: open ? "open" : "closed", openedAt: opened, closedAt },
      units: { create: groups.map((group) => ({ unitId: group.id })) },
    },
  });
  const asked = all.flatMap(({ id: standardId, code, slug, base, numbers, versions }) => {
    const version = versions.findLast(({ publishedAt }) => publishedAt <= opensOn);
    const { weight, critical, principle } = numbers;
    return version
      ? [
          {
            id: idOf(`crowd item ${back} ${code}`),
            cycleId: id,
            standardId,
            versionId: version.id,
            weight,
            critical,
            section: principle,
            brandSlug: slug,
            baseId: base,
          },
        ]
      : [];
  });
  await tx.cycleItem.createMany({ data: asked });
  const sheet = Prisma.sql`(lpad(to_hex(${back}::int), 8, '0') || '-0000-8000-a000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  const draws = Prisma.sql`hashint8extended(n, ${back}::bigint)`;
  await tx.$executeRaw`INSERT INTO "Assessment" (id, "cycleId", "personId", "brandSlug", "unitId", "unitPath", role, "openedAt", "submittedAt")
    SELECT ${sheet}, ${id}::uuid, crowd.id, "brandSlug", "unitId", path, (CASE WHEN manages THEN 'manager' ELSE 'employee' END)::"RoleKind",
      CASE WHEN NOT ${open}::boolean OR luck < 70 THEN begun END, CASE WHEN NOT ${open}::boolean OR luck < 40 THEN begun + interval '40 minutes' END
    FROM crowd, LATERAL (SELECT abs(${draws} % 100) AS luck, ${opened.toISOString()}::timestamptz + make_interval(mins => abs(${draws} % 36000)::int) AS begun) l ORDER BY n`;
  const rows = asked.map((item) => ({ item: item.id, brand: item.brandSlug, base: all.some((other) => other.base === item.standardId) }));
  // What each brand has tightened, nobody answers in the organisation's words.
  await tx.$executeRaw`INSERT INTO "Answer" ("assessmentId", "itemId", level, skipped, reason, measured, note, example, revision, "savedAt")
    SELECT a.id, i.item, CASE WHEN NOT g.skipped THEN g.level END, g.skipped, CASE WHEN g.skipped THEN 'absent'::"NotApplicable" END,
      CASE WHEN NOT g.skipped AND v."limit" IS NOT NULL AND (h >> 40) & 7 = 0 THEN round(v."limit" * (0.4 + ((h >> 43) & 127) / 100.0), 1) END,
      CASE WHEN NOT g.skipped AND g.level = 0 THEN 'De lijn was lang bezet.' WHEN (h >> 50) & 15 = 0 THEN 'Meestal lukt het.' ELSE '' END, '', 1, COALESCE(a."submittedAt", a."openedAt")
    FROM crowd JOIN "Assessment" a ON a.id = ${sheet} JOIN json_to_recordset(${JSON.stringify(rows)}::json) AS i(item uuid, brand text, base boolean)
      ON (i.brand IS NULL OR i.brand = crowd."brandSlug") AND NOT i.base JOIN "CycleItem" c ON c.id = i.item JOIN "Version" v ON v.id = c."versionId",
      LATERAL (SELECT hashint8extended(n, hashtext(c."standardId"::text)::bigint + ${back}::bigint) AS h,
        420 + abs(hashint4(crowd.unit) % 300) + abs(hashtext(c."standardId"::text) % 200) - 10 * ${back}::int AS chance) l,
      LATERAL (SELECT (h >> 30) & 31 = 0 AS skipped, CASE WHEN crowd.unit % 3 = 0 THEN 3 * ((h & 1023) < chance)::int
        ELSE ((h & 1023) < chance)::int + (((h >> 10) & 1023) < chance)::int + (((h >> 20) & 1023) < chance)::int END AS level) g
    WHERE a."openedAt" IS NOT NULL AND (a."submittedAt" IS NOT NULL OR (h >> 55) & 1 = 0) ORDER BY a.id, i.item`;
  // Without it the first counts go through everything for each row.
  await tx.$executeRaw`ANALYZE "Assessment", "Answer", crowd`;
  await recount(tx, id);
  if (closedAt) await publishResults(tx, id, closedAt);
  return id;
}

/**
 * Adds a crowd to the open database, which holds the demo organisation: so many people in so many units of every brand,
 * eight closed cycles in which each answered forty items, with roll-ups and results, and an open one. The same on every run
 * but for the dates, which count back from `day` (a calendar day as midnight UTC). Takes a superuser: what the database
 * checks row by row is left out, and counted anew at the end of each cycle. All or nothing.
 */
export async function fillCrowd(day: Date, size: Size, tell: (step: string) => void = () => {}): Promise<void> {
  const brands = await db.brand.findMany({ where: { gone: false }, orderBy: { position: "asc" }, select: { slug: true, prefix: true } });
  const root = await db.unit.findUniqueOrThrow({ where: { path: rootPath } });
  const { groups, branches } = unitsOf(brands, root.id, size);
  const all = standardsOf(brands, day);
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
      await tx.unit.createMany({ data: [...groups, ...branches] });
      // The demo's open cycle is for everything under its root: from here on for what was there before.
      await tx.$executeRaw`WITH gone AS (DELETE FROM "CycleUnit" USING "Cycle" c WHERE c.id = "cycleId" AND c.state = 'open' AND "unitId" = ${root.id}::uuid RETURNING "cycleId")
        INSERT INTO "CycleUnit" SELECT gone."cycleId", u.id FROM gone, "Unit" u WHERE u."parentId" = ${root.id}::uuid AND u.slug NOT LIKE 'crowd-%'`;
      tell("Writing standards");
      await writeStandards(tx, all, day);
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      tell(`Making ${size.people} people in ${size.units} units`);
      await writePeople(tx, branches, size, day);
      for (let back = closed; back >= 0; back--) {
        tell(`Answering in ${slugOf(day, back)}`);
        await writeCycle(tx, back, groups, all, day);
      }
    },
    { maxWait: 15_000, timeout: 3_600_000 },
  );
  tell("Tidying up");
  const client = await database().pool.connect();
  await client.query("SET statement_timeout = 0");
  await client.query("VACUUM ANALYZE");
  client.release(true);
}

// Run as a program it opens the folder in MAATSTAF_DATA, or the server in DATABASE_URL, and fills that.
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.env.MAATSTAF_DEMO = "on";
  const { database: opened } = await boot("filling a house with a crowd");
  const begun = performance.now();
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(0)} s`;
  if ((await db.person.count({ where: { email: mailOf(1) } })) > 0) console.log("· The crowd is there already");
  else await fillCrowd(today(), crowds[opened.kind], (step) => console.log(`· ${step} (${seconds()})`));
  console.log(`· ${(await db.answer.count()).toLocaleString("en")} answers (${seconds()})`);
  await opened.close();
}
