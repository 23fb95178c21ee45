import { chosenStandards, itemsByUnit, placesIn } from "@/assessments/cycles/queries";
import { daysTo, lastToJoin, reminderDue } from "@/assessments/cycles/rules";
import { finishPublishing, publishNext, publishResults } from "@/assessments/results/commands";
import { recount } from "@/assessments/tally/commands";
import { audit } from "@/lib/audit";
import { dayText, now, today } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";
import { type Cycle, type CycleAct, type CycleReopening, type CycleRun, Prisma } from "@/lib/generated/prisma/client";
import { enqueue, type Work } from "@/lib/jobs";
import { faultFields, log } from "@/lib/log";
import type { NoticeDetail } from "@/lib/notices";

// People per transaction, in which others wait for an embedded database.
const batch = 1_000;

// Counting a whole cycle that was answered before there were roll-ups, in a house of 20,000.
const patience = { timeout: 120_000 };

const moment = () => now().toISOString();

const findCycle = (tx: Tx, id: string) => tx.cycle.findUniqueOrThrow({ where: { id } });

/** Only who answers in the cycle, of people `w` with a role. */
const answering = ({ answererRole }: Cycle) => (answererRole ? Prisma.sql`w.role = ${answererRole}::"RoleKind"` : Prisma.sql`true`);

type RunKey = Pick<CycleRun, "cycleId" | "act" | "key">;

const goOn = (tx: Tx, { cycleId, act, key }: RunKey) => enqueue(tx, "runCycle", { cycle: cycleId, act, key }, `${cycleId} ${act} ${key}`);

/** Begins a piece of work on a cycle, which goes on after the transaction until it is done, whatever ends a process; once for each key. */
async function begin(tx: Tx, run: RunKey, total: number): Promise<void> {
  await tx.cycleRun.createMany({ data: [{ ...run, total, startedAt: now() }], skipDuplicates: true });
  await goOn(tx, run);
}

/** Begins the publication of a cycle's result, item by item. */
const beginPublishing = async (tx: Tx, cycleId: string, key: string): Promise<void> =>
  begin(tx, { cycleId, act: "close", key }, await tx.cycleItem.count({ where: { cycleId } }));

/**
 * Begins the opening of a planned cycle: freezes what holds now and leaves the rest to the background. False when it
 * would ask nothing, or is not planned any more.
 */
export async function startOpening(tx: Tx, id: string): Promise<boolean> {
  // The later of two waits here, and finds nothing that is planned.
  const held = await tx.$queryRaw<object[]>`SELECT 1 FROM "Cycle" WHERE id = ${id}::uuid AND state = 'planned' FOR UPDATE`;
  if (held.length === 0) return false;
  const cycle = await tx.cycle.findUniqueOrThrow({ where: { id }, include: { units: { select: { unit: { select: { path: true } } } } } });
  const paths = cycle.units.map(({ unit }) => unit.path);
  const chosen = await tx.$queryRaw<{ id: string }[]>(chosenStandards(paths, cycle));
  if (chosen.length === 0) return false;
  const standards = await tx.standard.findMany({
    where: { id: { in: chosen.map((standard) => standard.id) } },
    select: { id: true, brandSlug: true, baseId: true, unit: { select: { path: true } }, live: true },
  });
  const frozen = standards.flatMap(({ id: standardId, brandSlug, baseId, unit, live }) => {
    const placed = { cycleId: id, standardId, brandSlug, unitPath: unit?.path ?? null, baseId };
    return live ? [{ ...placed, versionId: live.id, weight: live.weight, critical: live.critical, section: live.principleSlug }] : [];
  });
  await tx.cycleItem.createMany({ data: frozen });
  await tx.cycle.update({ where: { id }, data: { state: "opening", openedAt: now() } });
  const asked = (await itemsByUnit(tx, id)).map(({ unitId }) => unitId);
  const counting = cycle.answerers === "one" ? Prisma.sql`count(DISTINCT w."unitId")` : Prisma.sql`count(*)`;
  const [counted] = await tx.$queryRaw<{ people: number }[]>`
    SELECT ${counting}::int AS people FROM (${placesIn(id, today())}) w WHERE ${answering(cycle)} AND w."unitId" = ANY(${asked}::uuid[])`;
  await begin(tx, { cycleId: id, act: "open", key: "" }, counted?.people ?? 0);
  return true;
}

/** Begins the closing of an open cycle; false when it is not open any more. */
export async function startClosing(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.cycle.updateMany({ where: { id, state: "open" }, data: { state: "closing" } });
  if (count > 0) await beginPublishing(tx, id, "");
  return count > 0;
}

/** An id that comes before all others. */
const before = "00000000-0000-0000-0000-000000000000";

/** For how many a transaction did something, the last that it looked at, and whether there are none after that. */
type Step = { done: number; cursor: string | null; last: boolean };
const nothing: Step = { done: 0, cursor: null, last: true };
/** The items that hold in each unit, asked once for a run: what is frozen stays the same. */
type Held = () => Promise<Awaited<ReturnType<typeof itemsByUnit>>>;

const opened = ({ slug, closesOn }: Cycle): NoticeDetail["cycle_opened"] => ({ cycle: slug, closesOn: dayText(closesOn) });

/** Of each unit that nobody answers for yet, whoever manages it and works there, else who has worked there longest. */
const firstOfEach = ({ id }: Cycle): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT ON (w."unitId") w.* FROM (${placesIn(id, today())}) w
  WHERE NOT EXISTS (SELECT 1 FROM "Assessment" a WHERE a."cycleId" = ${id}::uuid AND a."unitId" = w."unitId" AND a."withdrawnAt" IS NULL)
    AND NOT EXISTS (SELECT 1 FROM "Assessment" a WHERE a."cycleId" = ${id}::uuid AND a."personId" = w."personId")
  ORDER BY w."unitId", w.role = 'manager' DESC, (SELECT min(r."from") FROM "Role" r WHERE r."personId" = w."personId" AND r."unitId" = w."unitId"), w."personId"`;

/** Makes the assessments of those who take part among the next people of the house and tells them, in one statement. */
async function openBatch(tx: Tx, cycle: Cycle, held: Held, cursor: string | null): Promise<Step> {
  const counted = Object.fromEntries((await held()).map(({ unitId, items }) => [unitId, items.length]));
  const one = cycle.answerers === "one";
  const [end] = one
    ? []
    : await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM "Person" WHERE id > ${cursor ?? before}::uuid ORDER BY id OFFSET ${batch - 1} LIMIT 1`;
  const among = Prisma.sql`r."personId" > ${cursor ?? before}::uuid AND (${end?.id}::uuid IS NULL OR r."personId" <= ${end?.id}::uuid)`;
  const people = one ? firstOfEach(cycle) : Prisma.sql`SELECT w.* FROM (${placesIn(cycle.id, today(), among)}) w WHERE ${answering(cycle)}`;
  const [made] = await tx.$queryRaw<{ done: number }[]>`
    WITH batch AS MATERIALIZED (SELECT * FROM (SELECT w.*, (${JSON.stringify(counted)}::jsonb->>w."unitId"::text)::int AS items FROM (${people}) w) w WHERE items > 0),
    made AS (
      INSERT INTO "Assessment" (id, "cycleId", "personId", "brandSlug", "unitId", "unitPath", role, items)
      SELECT gen_random_uuid(), ${cycle.id}::uuid, "personId", "brandSlug", "unitId", "unitPath", role, items FROM batch
      ON CONFLICT DO NOTHING),
    told AS (
      INSERT INTO "Notice" (id, "personId", kind, key, "to", detail, at)
      SELECT gen_random_uuid(), "personId", 'cycle_opened', ${cycle.slug}, 'assessments', ${JSON.stringify(opened(cycle))}::jsonb, ${moment()}::timestamptz
      FROM batch ON CONFLICT DO NOTHING)
    SELECT count(*)::int AS done FROM batch`;
  return { done: made?.done ?? 0, cursor: end?.id ?? cursor, last: !end };
}

/** Reminds the next people who have not submitted, each at most as often as the cycle says and once for a day. */
async function remindBatch(tx: Tx, cycle: Cycle, key: string, cursor: string | null): Promise<Step> {
  // What was left of one when the cycle closed would say that there is still time.
  if (cycle.state !== "open" && key <= dayText(cycle.closesOn)) return nothing;
  const detail: NoticeDetail["cycle_reminder"] = { cycle: cycle.slug, closesOn: dayText(cycle.closesOn), left: daysTo(today(), cycle.closesOn) };
  const [told] = await tx.$queryRaw<Step[]>`
    WITH batch AS MATERIALIZED (
      SELECT a."personId",
        (SELECT count(*) FROM "Notice" n WHERE n."personId" = a."personId" AND n.kind = 'cycle_reminder' AND starts_with(n.key, ${`${cycle.slug} `})) AS had
      FROM "Assessment" a WHERE a."cycleId" = ${cycle.id}::uuid AND a."personId" > ${cursor ?? before}::uuid AND a."submittedAt" IS NULL AND a."withdrawnAt" IS NULL
      ORDER BY a."personId" LIMIT ${batch}),
    told AS (
      INSERT INTO "Notice" (id, "personId", kind, key, "to", detail, at)
      SELECT gen_random_uuid(), "personId", 'cycle_reminder', ${`${cycle.slug} ${key}`}, 'assessments', ${JSON.stringify(detail)}::jsonb, ${moment()}::timestamptz
      FROM batch WHERE had < ${cycle.remindCap} ON CONFLICT DO NOTHING RETURNING 1)
    SELECT (SELECT count(*) FROM told)::int AS done, (array_agg("personId" ORDER BY "personId" DESC))[1]::text AS cursor, count(*) < ${batch} AS last FROM batch`;
  return told ?? nothing;
}

/** What a run does next, in the transaction that also keeps how far it is. */
async function step(tx: Tx, run: CycleRun, held: (tx: Tx) => Held): Promise<Step> {
  const cycle = await findCycle(tx, run.cycleId);
  if (run.act === "open") return openBatch(tx, cycle, held(tx), run.cursor);
  if (run.act === "remind") return remindBatch(tx, cycle, run.key, run.cursor);
  return publishNext(tx, cycle.id, run.cursor);
}

/** Ends a run, and with it the opening or the closing of its cycle; of one that is closed already, what came late was added. */
async function finish(tx: Tx, { id, cycleId, act, done }: CycleRun): Promise<void> {
  await tx.cycleRun.update({ where: { id }, data: { finishedAt: now(), total: done } });
  const { slug } = await findCycle(tx, cycleId);
  if (act === "open") {
    await tx.cycle.updateMany({ where: { id: cycleId, state: "opening" }, data: { state: "open" } });
    await audit(tx, { id: null }, "cycle.opened", cycleId, { cycle: slug, people: done });
  }
  if (act === "close") {
    await finishPublishing(tx, cycleId);
    const { count } = await tx.cycle.updateMany({ where: { id: cycleId, state: "closing" }, data: { state: "closed", closedAt: now() } });
    if (count > 0) await audit(tx, { id: null }, "cycle.closed", cycleId, { cycle: slug });
  }
}

/** Takes a run one transaction further; true when nothing is left of it. The later of two processes waits for the row of the run. */
const advance = ({ cycleId, act, key }: RunKey, held: (tx: Tx) => Held): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const [run] = await tx.$queryRaw<CycleRun[]>`
      SELECT * FROM "CycleRun" WHERE "cycleId" = ${cycleId}::uuid AND act = ${act}::"CycleAct" AND key = ${key} AND "finishedAt" IS NULL FOR UPDATE`;
    if (!run) return true;
    const { done, cursor, last } = await step(tx, run, held);
    const kept = await tx.cycleRun.update({ where: { id: run.id }, data: { done: { increment: done }, cursor: cursor ?? run.cursor } });
    if (last) await finish(tx, kept);
    return last;
  });

/** Work: takes a run of a cycle as far as there is time. */
export const runCycle: Work = async ({ cycle, act, key }, more) => {
  const run = { cycleId: String(cycle), act: act as CycleAct, key: String(key) };
  let items: ReturnType<Held> | undefined;
  const held = (tx: Tx) => () => {
    items ??= itemsByUnit(tx, run.cycleId);
    return items;
  };
  for (;;) {
    if (await advance(run, held)) return false;
    if (!more()) return true;
  }
};

/** Somebody whose place is another than the one that is known of their part in a cycle; without a sheet they have none yet. */
type Moved = {
  personId: string;
  sheet: string | null;
  submitted: boolean;
  since: Date | null;
  knownPath: string | null;
  knownBrand: string | null;
  knownRole: string | null;
  /** Null: in no unit of the cycle. */
  unitId: string | null;
  unitPath: string | null;
  brandSlug: string | null;
  role: "employee" | "manager" | null;
};

/**
 * Whose part differs from where they work now, at most a batch. What is known is the assessment, and the last move of one
 * that does not go along any more: it was submitted or withdrawn. Who begins too late for this cycle, in a role that does not answer or in none of these units, where something is asked, is
 * left out, and so is who once answered for a unit and left that.
 */
const listMoved = (tx: Tx, cycle: Cycle, units: string[]): Promise<Moved[]> => {
  return tx.$queryRaw<Moved[]>`
    SELECT coalesce(a."personId", w."personId")::text AS "personId", a.id::text AS sheet, a."submittedAt" IS NOT NULL AS submitted,
      s.since, a.path AS "knownPath", ku."brandSlug" AS "knownBrand", a.was AS "knownRole", w."unitId"::text AS "unitId", w."unitPath", w."brandSlug", w.role::text AS role
    FROM (
      SELECT a.*, CASE WHEN m.id IS NULL THEN a."unitPath" ELSE m."to" END AS path, coalesce(r."to", a.role::text) AS was
      FROM (SELECT *, "submittedAt" IS NOT NULL OR "withdrawnAt" IS NOT NULL AS stays FROM "Assessment") a
      LEFT JOIN LATERAL (SELECT id, "to" FROM "CycleMove" m
        WHERE m."cycleId" = a."cycleId" AND m."personId" = a."personId" AND a.stays AND kind <> 'role' ORDER BY at DESC LIMIT 1) m ON true
      LEFT JOIN LATERAL (SELECT "to" FROM "CycleMove" m
        WHERE m."cycleId" = a."cycleId" AND m."personId" = a."personId" AND a.stays AND kind = 'role' ORDER BY at DESC LIMIT 1) r ON true
      WHERE a."cycleId" = ${cycle.id}::uuid) a
    FULL JOIN (${placesIn(cycle.id, today())}) w ON w."personId" = a."personId"
    LEFT JOIN "Unit" ku ON ku.path = a.path
    LEFT JOIN LATERAL (SELECT min(o."from") AS since FROM "Role" o JOIN "Unit" ou ON ou.id = o."unitId"
      WHERE a.id IS NULL AND o."personId" = w."personId" AND o.kind = 'employee' AND EXISTS (
        SELECT 1 FROM "CycleUnit" cu JOIN "Unit" part ON part.id = cu."unitId" WHERE cu."cycleId" = ${cycle.id}::uuid AND starts_with(ou.path, part.path))) s ON true
    WHERE CASE WHEN a.id IS NULL THEN ${cycle.answerers !== "one"}::boolean AND s.since <= ${dayText(lastToJoin(cycle))}::date AND w."unitId" = ANY(${units}::uuid[]) AND ${answering(cycle)}
      ELSE (a.path IS DISTINCT FROM w."unitPath" OR a.was <> w.role::text) AND NOT (${cycle.answerers === "one"}::boolean AND a."withdrawnAt" IS NOT NULL) END
    ORDER BY 1 LIMIT ${batch}`;
};

type Move = Pick<Prisma.CycleMoveCreateManyInput, "personId" | "kind" | "from" | "to" | "followed">;

/** What the rule does for one person: which moves are written, and whether the assessment is made, follows, is withdrawn or stays. */
function ruleFor(cycle: Cycle, it: Moved): { moves: Move[]; sheet: "make" | "follow" | "withdraw" | "stay" } {
  const { personId } = it;
  if (it.sheet === null)
    return { moves: it.since && it.since > cycle.opensOn ? [{ personId, kind: "joined", to: it.unitPath, followed: true }] : [], sheet: "make" };
  if (it.unitPath === null) return { moves: [{ personId, kind: "left", from: it.knownPath, followed: false }], sheet: it.submitted ? "stay" : "withdraw" };
  // Who answers for a unit leaves that behind there; who is not asked in the new role is asked no more.
  const fits = cycle.answerers === "one" ? it.unitPath === it.knownPath : cycle.answererRole === null || it.role === cycle.answererRole;
  const followed = !it.submitted && fits;
  const place = it.knownPath === null ? "joined" : it.knownBrand === it.brandSlug ? "unit" : "brand";
  const moves: Move[] = [
    ...(it.unitPath === it.knownPath ? [] : [{ personId, kind: place, from: it.knownPath, to: it.unitPath, followed } as const]),
    ...(it.role === it.knownRole ? [] : [{ personId, kind: "role", from: it.knownRole, to: it.role, followed } as const]),
  ];
  return { moves, sheet: it.submitted ? "stay" : fits ? "follow" : "withdraw" };
}

/** Brings a batch of people's parts into line with where they work, as the rule says; gives how many. */
async function alignBatch(tx: Tx, cycle: Cycle): Promise<number> {
  const held = await itemsByUnit(tx, cycle.id);
  const moved = await listMoved(
    tx,
    cycle,
    held.map(({ unitId }) => unitId),
  );
  // From here on none of them is submitted, taken back or saved in, and what was meanwhile is known.
  const sheets = await tx.$queryRaw<{ id: string; submitted: boolean }[]>`
    SELECT id::text AS id, "submittedAt" IS NOT NULL AS submitted FROM "Assessment"
    WHERE id = ANY(${moved.flatMap(({ sheet }) => sheet ?? [])}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const submitted = new Set(sheets.flatMap((sheet) => (sheet.submitted ? [sheet.id] : [])));
  const ruled = moved.map((found) => {
    const it = { ...found, submitted: submitted.has(found.sheet ?? "") };
    return { it, ...ruleFor(cycle, it) };
  });
  if (ruled.length === 0) return 0;
  const count = new Map(held.map(({ unitId, items }) => [unitId, items.length]));
  const made = ruled.flatMap(({ it: { personId, unitId, unitPath, brandSlug, role }, sheet }) => {
    const items = count.get(unitId ?? "");
    return sheet === "make" && unitId && unitPath && role && items ? [{ cycleId: cycle.id, personId, unitId, unitPath, brandSlug, role, items }] : [];
  });
  // Who began in the meantime has a part already, and with it what is said of their coming.
  const fresh = await tx.assessment.createManyAndReturn({ data: made, skipDuplicates: true, select: { personId: true } });
  const joined = new Set(fresh.map(({ personId }) => personId));
  const told = ruled.filter(({ it }) => it.sheet !== null || joined.has(it.personId));
  await tx.cycleMove.createMany({ data: told.flatMap(({ moves }) => moves.map((move) => ({ ...move, cycleId: cycle.id, at: now() }))) });
  await tx.notice.createMany({
    data: fresh.map(({ personId }) => ({ personId, kind: "cycle_opened", key: cycle.slug, to: "assessments", detail: opened(cycle), at: now() })),
    skipDuplicates: true,
  });
  await tx.assessment.updateMany({
    where: { id: { in: ruled.flatMap(({ it, sheet }) => (sheet === "withdraw" && it.sheet ? [it.sheet] : [])) }, submittedAt: null },
    data: { withdrawnAt: now() },
  });
  const follow = ruled.flatMap(({ it: { sheet: id, unitId, unitPath, brandSlug, role }, sheet }) =>
    sheet === "follow" ? [{ id, unitId, unitPath, brandSlug, role }] : [],
  );
  const units = new Set(follow.map(({ unitId }) => unitId));
  await tx.$executeRaw`
    WITH held AS (SELECT n."unitId", i.item::uuid AS item FROM json_to_recordset(${JSON.stringify(held.filter(({ unitId }) => units.has(unitId)))}::json)
      AS n("unitId" uuid, items json), json_array_elements_text(n.items) AS i(item))
    UPDATE "Assessment" a SET "unitId" = n."unitId", "unitPath" = n."unitPath", "brandSlug" = n."brandSlug", role = n.role::"RoleKind", "withdrawnAt" = NULL,
      items = (SELECT count(*) FROM held WHERE held."unitId" = n."unitId"),
      given = (SELECT count(*) FROM held JOIN "Answer" x ON x."itemId" = held.item AND x."assessmentId" = a.id
        WHERE held."unitId" = n."unitId" AND (x.level IS NOT NULL OR x.skipped))
    FROM json_to_recordset(${JSON.stringify(follow)}::json) AS n(id uuid, "unitId" uuid, "unitPath" text, "brandSlug" text, role text)
    WHERE a.id = n.id AND a."submittedAt" IS NULL`;
  return ruled.length;
}

/** Brings everybody's part in an open cycle into line with where they work now; true when there is more to do. */
async function align(id: string, more: () => boolean): Promise<boolean> {
  for (;;) {
    const done = await db.$transaction(async (tx) => {
      // The later of two processes waits, and finds what the first left.
      await tx.$queryRaw`SELECT 1 FROM "Cycle" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      const cycle = await findCycle(tx, id);
      if (cycle.state !== "open") return 0;
      const moved = await alignBatch(tx, cycle);
      if (moved < batch && cycle.answerers === "one") await openBatch(tx, cycle, () => itemsByUnit(tx, id), null);
      if (moved === 0) return 0;
      const run = { cycleId: id, act: "align" as const, key: dayText(today()) };
      await tx.cycleRun.upsert({
        where: { cycleId_act_key: run },
        create: { ...run, done: moved, total: moved, startedAt: now(), finishedAt: now() },
        update: { done: { increment: moved }, total: { increment: moved }, finishedAt: now() },
      });
      return moved;
    });
    if (done < batch) return false;
    if (!more()) return true;
  }
}

/** Work: handles by rule who joined, left or went to another unit, brand or role, in every open cycle. */
export const alignCycles: Work = async (_, more) => {
  const open = await db.cycle.findMany({ where: { state: "open" }, select: { id: true }, orderBy: { id: "asc" } });
  for (const { id } of open) if (await align(id, more)) return true;
  return false;
};

/** The day of the reminder that a cycle owes and has not begun to send: up to its last day while it is open, after that only what says that it was. */
function reminderOwed(cycle: Cycle & { runs: CycleRun[] }): Date | null {
  const due = cycle.remindCap === 0 || !cycle.openedAt ? null : reminderDue(cycle, today());
  if (!due || daysTo(due, today()) > 6) return null;
  const timely = today() > cycle.closesOn ? due > cycle.closesOn : cycle.state === "open";
  return !timely || cycle.runs.some(({ act, key }) => act === "remind" && key === dayText(due)) ? null : due;
}

/** Does something for a cycle: when that fails, the others are dealt with first. */
type Attempt = (slug: string, work: () => Promise<void>) => Promise<void>;

/**
 * Counts what was submitted before there were roll-ups, and publishes of it what has closed without a result. A cycle of
 * fewer than five stays without one: then it finds nothing to publish again.
 */
async function takeUpEarlier(attempt: Attempt): Promise<void> {
  const left = await db.$queryRaw<{ id: string; slug: string; counted: boolean; closed: boolean }[]>`
    SELECT id::text AS id, slug, counted, closed FROM (SELECT c.id, c.slug, c.state = 'closed' AS closed,
        EXISTS (SELECT 1 FROM "Tally" t WHERE t."cycleId" = c.id) AS counted, EXISTS (SELECT 1 FROM "Result" r WHERE r."cycleId" = c.id)
          OR EXISTS (SELECT 1 FROM "CycleReopening" o WHERE o."cycleId" = c.id AND o.until >= ${dayText(today())}::date) AS done
      FROM "Cycle" c WHERE c.state IN ('open', 'closing', 'closed')) c
    WHERE (NOT counted OR closed AND NOT done) AND EXISTS (SELECT 1 FROM "Assessment" a WHERE a."cycleId" = c.id AND a."submittedAt" IS NOT NULL)`;
  for (const { id, slug, counted, closed } of left)
    await attempt(slug, () =>
      db.$transaction(async (tx) => {
        if (!counted) await recount(tx, id);
        if (closed) await publishResults(tx, id);
      }, patience),
    );
}

/** Begins what is due for one cycle. */
const mind = (cycle: Cycle & { runs: CycleRun[]; reopenings: CycleReopening[] }): Promise<void> =>
  db.$transaction(async (tx) => {
    const { id: cycleId, state, opensOn, closesOn, runs } = cycle;
    if (state === "planned" && opensOn <= today() && closesOn >= today()) await startOpening(tx, cycleId);
    if (state === "open" && closesOn < today()) await startClosing(tx, cycleId);
    // One that was past when the database learned of states has no run.
    if (state === "closing") await beginPublishing(tx, cycleId, "");
    for (const run of runs) if (run.finishedAt === null) await goOn(tx, run);
    const reminder = reminderOwed(cycle);
    if (reminder) {
      const people = await tx.assessment.count({ where: { cycleId, submittedAt: null, withdrawnAt: null } });
      await begin(tx, { cycleId, act: "remind", key: dayText(reminder) }, people);
    }
    for (const { until } of cycle.reopenings) {
      const key = `late ${dayText(until)}`;
      if (until < today() && !runs.some((run) => run.act === "close" && run.key === key)) await beginPublishing(tx, cycleId, key);
    }
  });

/**
 * Work, every quarter of an hour: opens and closes what is due, reminds, publishes what came late after its last day, and
 * takes up what was left unfinished. What came due while nothing ran is made up.
 */
export const mindCycles: Work = async (_, more) => {
  const failed: unknown[] = [];
  const attempt: Attempt = (cycle, work) =>
    work().catch((fault) => {
      log.error({ cycle, fault: faultFields(fault) }, "a cycle could not be minded; it is tried again");
      failed.push(fault);
    });
  await takeUpEarlier(attempt);
  const recently = new Date(today().getTime() - 7 * 86_400_000);
  const cycles = await db.cycle.findMany({
    where: { OR: [{ state: { not: "closed" } }, { closesOn: { gte: recently } }, { runs: { some: { finishedAt: null } } }, { reopenings: { some: {} } }] },
    include: { runs: true, reopenings: true },
    orderBy: { opensOn: "asc" },
  });
  for (const cycle of cycles) await attempt(cycle.slug, () => mind(cycle));
  const goesOn = await alignCycles({}, more);
  if (failed.length > 0) throw failed[0];
  return goesOn;
};

/** The work on cycles, by the name of its jobs. */
export const cycleWork = { runCycle, alignCycles, mindCycles };
