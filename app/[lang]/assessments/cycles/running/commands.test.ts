import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerTo, itemOf, somebody, unitAt } from "@/assessments/builders";
import { openAssessment, reopen, saveAnswer, submit } from "@/assessments/commands";
import { breda, day, haag, houses, leader, norms, planOf, tilburg, transfer, worker } from "@/assessments/cycles/builders";
import { changeCycle, cloneCycle, closeCycle, openCycle, planCycle, reopenCycle } from "@/assessments/cycles/commands";
import { isInOthers, listCycles, listUnitChoices } from "@/assessments/cycles/queries";
import type { Settings } from "@/assessments/cycles/schema";
import { myAssessments } from "@/assessments/queries";
import { advanceClock } from "@/lib/clock";
import { database, db, openPostgres } from "@/lib/db";
import { startJobs } from "@/lib/jobs";
import type { Actor } from "@/lib/policy";
import { withDatabase } from "../../../../../e2e/database.ts";
import { alignCycles, cycleWork, mindCycles, runCycle } from "./commands";

withDatabase("empty");

type Person = Actor & { id: string };
let units: Awaited<ReturnType<typeof houses>>;
let lars: Person;
let sam: Person;
let bob: Person;
let pia: Person;

beforeAll(async () => {
  units = await houses();
  await norms();
  lars = await leader();
  sam = await worker("Sam", units.breda);
  bob = await worker("Bob", units.breda, { manages: true });
  pia = await worker("Pia", units.haag);
});
beforeEach(() => advanceClock(0));

const always = () => true;
const once = () => false;
const jobsOf = async () =>
  (await database().pool.query<{ data: { name: string; data: Record<string, string> } }>("SELECT data FROM pgboss.job WHERE state = 'created'")).rows.map(
    ({ data }) => data,
  );
/** Does what was enqueued, as the jobs would. */
async function work(more = always): Promise<void> {
  for (const { name, data } of await jobsOf()) if (name === "runCycle") while (await runCycle(data, more));
  await database().pool.query("DELETE FROM pgboss.job");
}

/** An open cycle. */
async function opened(given: Partial<Settings> = {}): Promise<{ slug: string; id: string }> {
  const slug = await planCycle(lars, planOf([units.root], given));
  await openCycle(lars, { cycle: slug, revision: 1 });
  await work();
  return db.cycle.findUniqueOrThrow({ where: { slug }, select: { slug: true, id: true } });
}
const sheets = async (cycleId: string) =>
  (await db.assessment.findMany({ where: { cycleId }, include: { person: true }, orderBy: { person: { name: "asc" } } })).map(
    ({ person, unitPath, role, items, withdrawnAt }) => [person.name, unitPath, role, items, withdrawnAt === null],
  );
const movesOf = async (cycleId: string) =>
  (await db.cycleMove.findMany({ where: { cycleId }, include: { person: true }, orderBy: [{ person: { name: "asc" } }, { kind: "asc" }, { at: "asc" }] })).map(
    ({ person, kind, from, to, followed }) => [person.name, kind, from, to, followed],
  );
const told = (personId: string, kind: "cycle_opened" | "cycle_reminder" | "cycle_reopened", slug: string) =>
  db.notice.findMany({ where: { personId, kind, key: { startsWith: slug } }, select: { key: true, detail: true } });

describe("Opening", () => {
  test("freezes what holds, gives each person who takes part an assessment that counts its items, and tells them once", async () => {
    const { id, slug } = await opened();
    expect((await db.cycleItem.findMany({ where: { cycleId: id }, include: { standard: true } })).map(({ standard }) => standard.code).sort()).toEqual([
      "LGR-CON-01",
      "LIN-TEL-03",
      "VLE-SAL-01",
      "VLE-TEL-01",
    ]);
    expect(await sheets(id)).toEqual([
      ["Bob", breda, "manager", 3, true],
      ["Pia", haag, "employee", 2, true],
      ["Sam", breda, "employee", 3, true],
    ]);
    expect(await db.cycle.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "open" });
    expect(await told(sam.id, "cycle_opened", slug)).toEqual([{ key: slug, detail: { cycle: slug, closesOn: day(40).toISOString().slice(0, 10) } }]);
    expect(await db.cycleRun.findFirstOrThrow({ where: { cycleId: id, act: "open" } })).toMatchObject({ done: 3, total: 3 });
  });

  test("asks only a role, a principle, a channel, or what changed since the last cycle", async () => {
    const byRole = await opened({ answerers: "role", answererRole: "manager" });
    expect((await sheets(byRole.id)).map(([name]) => name)).toEqual(["Bob"]);
    const narrow = await opened({ principles: ["consistency"], channels: ["phone", "fax"] });
    expect(await sheets(narrow.id)).toEqual([
      ["Bob", breda, "manager", 1, true],
      ["Sam", breda, "employee", 1, true],
    ]);
    // Not the last cycle alone counts, which asked one of them: nothing changed since each was asked last.
    const nothing = await planCycle(lars, planOf([units.root], { changedOnly: true }));
    await expect(openCycle(lars, { cycle: nothing, revision: 1 })).rejects.toThrow("cycleAsksNothing");
    expect(await db.cycle.findUniqueOrThrow({ where: { slug: nothing } })).toMatchObject({ state: "planned", openedAt: null });
  });

  test("asks one person of each unit: who manages it, else who works there longest; another when that one leaves", async () => {
    const tim = await worker("Tim", units.tilburg, { since: -100 });
    const tom = await worker("Tom", units.tilburg, { since: -50 });
    const { id } = await opened({ answerers: "one" });
    expect((await sheets(id)).map(([name]) => name)).toEqual(["Bob", "Pia", "Tim"]);
    await db.person.update({ where: { id: tim.id }, data: { active: false } });
    await alignCycles({}, always);
    await alignCycles({}, always);
    expect((await sheets(id)).map(([name, , , , stays]) => [name, stays])).toEqual([
      ["Bob", true],
      ["Pia", true],
      ["Tim", false],
      ["Tom", true],
    ]);
    expect((await myAssessments(tim)).open.at(-1)).toMatchObject({ assessment: null, lack: "one" });
    await db.role.deleteMany({ where: { personId: tom.id } });
    await db.cycle.update({ where: { id }, data: { state: "closing" } });
    await mindCycles({}, always);
    await work();
  });
});

describe("With many people", () => {
  const many = 1_100;
  let crowd: string;
  beforeAll(async () => {
    crowd = await unitAt("/elders/", "vlecht");
    await db.$executeRaw`INSERT INTO "Person" (id, email, name, "joinedOn") SELECT gen_random_uuid(), 'many' || n || '@house.example', 'Many ' || n, '2026-01-01' FROM generate_series(1, ${many}) n`;
    await db.$executeRaw`INSERT INTO "Role" (id, "personId", kind, "unitId", "from") SELECT gen_random_uuid(), id, 'employee', ${crowd}::uuid, '2026-01-01' FROM "Person" WHERE email LIKE 'many%'`;
  });

  test("an opening that is cut off between its transactions goes on where it was, and one cut off inside leaves nothing", async () => {
    const slug = await planCycle(lars, planOf([crowd]));
    await openCycle(lars, { cycle: slug, revision: 1 });
    const cycle = await db.cycle.findUniqueOrThrow({ where: { slug } });
    const [job] = (await jobsOf()).filter(({ name }) => name === "runCycle");
    const counts = async () => [
      await db.assessment.count({ where: { cycleId: cycle.id } }),
      await db.notice.count({ where: { kind: "cycle_opened", key: slug } }),
      (await db.cycleRun.findFirstOrThrow({ where: { cycleId: cycle.id, act: "open" } })).done,
    ];
    expect(await runCycle(job?.data ?? {}, once)).toBe(true);
    const first = await counts();
    expect(first[0]).toBeGreaterThan(0);
    expect(first[0]).toBeLessThan(many);
    expect(first).toEqual([first[0], first[0], first[0]]);
    await database().pool.query(`ALTER TABLE "Notice" ADD CONSTRAINT cut CHECK (kind <> 'cycle_opened') NOT VALID`);
    await expect(runCycle(job?.data ?? {}, once)).rejects.toThrow();
    await database().pool.query(`ALTER TABLE "Notice" DROP CONSTRAINT cut`);
    expect(await counts()).toEqual(first);
    while (await runCycle(job?.data ?? {}, once));
    expect(await counts()).toEqual([many, many, many]);
    expect(await db.cycle.findUniqueOrThrow({ where: { slug } })).toMatchObject({ state: "open" });
    // Again, as when the process was killed before it could say that it was done.
    await runCycle(job?.data ?? {}, always);
    expect(await counts()).toEqual([many, many, many]);
  });

  test("reminding is cut off and goes on, each once for a day and at most as often as the cycle says", async () => {
    const { id, slug } = await opened({ units: [crowd], closesOn: day(8), remindBefore: [7, 6, 5], remindCap: 2 });
    const someone = await db.assessment.findFirstOrThrow({ where: { cycleId: id }, orderBy: { id: "desc" } });
    for (const passed of [1, 1, 1]) {
      advanceClock(passed * 86_400_000);
      await mindCycles({}, always);
      const [job] = (await jobsOf()).filter(({ name, data }) => name === "runCycle" && data.act === "remind");
      expect(await runCycle(job?.data ?? {}, once)).toBe(true);
      await mindCycles({}, always);
      await work();
      await mindCycles({}, always);
      await work();
    }
    expect(await db.notice.count({ where: { kind: "cycle_reminder", key: { startsWith: `${slug} ` } } })).toBe(2 * many);
    expect((await told(someone.personId, "cycle_reminder", slug)).map(({ detail }) => (detail as { left: number }).left)).toEqual([7, 6]);
  });

  test.runIf(process.env.MAATSTAF_TEST_DATABASE_URL)("two processes at once open a cycle exactly once", async () => {
    const slug = await planCycle(lars, planOf([crowd]));
    await openCycle(lars, { cycle: slug, revision: 1 });
    const { rows } = await database().pool.query<{ name: string }>("SELECT current_database() AS name");
    const url = new URL(process.env.MAATSTAF_TEST_DATABASE_URL ?? "");
    url.pathname = `/${rows[0]?.name}`;
    const other = openPostgres(url.href);
    const [job] = (await jobsOf()).filter(({ name }) => name === "runCycle");
    const both = await Promise.all([
      startJobs(database(), cycleWork),
      startJobs(other, cycleWork),
      runCycle(job?.data ?? {}, always),
      runCycle(job?.data ?? {}, always),
    ]);
    await Promise.all([both[0].stop(), both[1].stop()]);
    await other.close();
    const cycle = await db.cycle.findUniqueOrThrow({ where: { slug }, include: { runs: true } });
    expect(cycle).toMatchObject({ state: "open", runs: [{ act: "open", done: many, total: many }] });
    expect(await db.assessment.count({ where: { cycleId: cycle.id } })).toBe(many);
    expect(await db.auditEntry.count({ where: { subject: cycle.id, act: "cycle.opened" } })).toBe(1);
  });
});

describe("By date", () => {
  test("a cycle opens, and closes the day after its last, by itself; what came due while nothing ran is made up", async () => {
    const slug = await planCycle(lars, planOf([units.root], { opensOn: day(2), closesOn: day(4) }));
    await mindCycles({}, always);
    expect(await db.cycle.findUniqueOrThrow({ where: { slug } })).toMatchObject({ state: "planned" });
    advanceClock(3 * 86_400_000);
    await mindCycles({}, always);
    await work();
    expect(await db.cycle.findUniqueOrThrow({ where: { slug } })).toMatchObject({ state: "open" });
    advanceClock(6 * 86_400_000);
    await mindCycles({}, always);
    await work();
    expect(await db.cycle.findUniqueOrThrow({ where: { slug } })).toMatchObject({ state: "closed" });
    expect(await db.auditEntry.count({ where: { act: { in: ["cycle.opened", "cycle.closed"] }, detail: { path: ["cycle"], equals: slug } } })).toBe(2);
  });

  test("one of an earlier version, without a job or roll-ups, is counted and closed with its result; one that an earlier turn closed without gets it too", async () => {
    const norm = await db.standard.findFirstOrThrow({ where: { code: "LGR-CON-01" } });
    const earlier = async (slug: string, state: "closing" | "closed") => {
      const dates = { openedAt: day(-90), opensOn: day(-90), closesOn: day(-40), closedAt: state === "closed" ? day(-39) : null };
      const { id } = await db.cycle.create({ data: { slug, state, ...dates } });
      const item = await db.cycleItem.create({
        data: { cycleId: id, standardId: norm.id, versionId: norm.liveId ?? "", weight: 1, critical: false, section: "consistency" },
      });
      for (let n = 0; n < 5; n++) {
        const personId = (await somebody("Old")).id;
        const place = { unitId: units.haag, unitPath: haag, brandSlug: "lindehof", role: "employee" as const };
        const sheet = await db.assessment.create({ data: { ...place, cycleId: id, personId, openedAt: day(-50), submittedAt: day(-50) } });
        await db.answer.create({ data: { assessmentId: sheet.id, itemId: item.id, level: 2 } });
      }
      return id;
    };
    const ids = [await earlier("2020-1", "closing"), await earlier("2020-2", "closed")];
    await mindCycles({}, always);
    await work();
    for (const id of ids) {
      expect(await db.cycle.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "closed" });
      expect(await db.result.findMany({ where: { cycleId: id }, select: { people: true, sum: true } })).toEqual([{ people: 5, sum: 10 }]);
      expect(await db.assessment.findFirstOrThrow({ where: { cycleId: id } })).toMatchObject({ items: 1, given: 1 });
    }
  });

  test("one that is wholly past does not open, and one that fails keeps no other from opening", async () => {
    const past = await planCycle(lars, planOf([units.breda], { opensOn: day(0), closesOn: day(1) }));
    const broken = await planCycle(lars, planOf([units.breda], { opensOn: day(1), closesOn: day(9) }));
    const fine = await planCycle(lars, planOf([units.breda], { opensOn: day(2), closesOn: day(9) }));
    const { id } = await db.cycle.findUniqueOrThrow({ where: { slug: broken } });
    const norm = await db.standard.findFirstOrThrow({ where: { code: "LGR-CON-01" } });
    await db.cycleItem.create({ data: { cycleId: id, standardId: norm.id, versionId: norm.liveId ?? "", weight: 1, critical: false, section: "consistency" } });
    advanceClock(3 * 86_400_000);
    await expect(mindCycles({}, always)).rejects.toThrow();
    await work();
    const states = await db.cycle.findMany({ where: { slug: { in: [past, broken, fine] } }, orderBy: { opensOn: "asc" }, select: { state: true } });
    expect(states.map(({ state }) => state)).toEqual(["planned", "planned", "open"]);
    await database().pool.query(`DELETE FROM "CycleItem" WHERE "cycleId" = '${id}'`);
    await database().pool.query(`DELETE FROM "CycleUnit" WHERE "cycleId" = '${id}'`);
  });

  test("one that is closed early reminds nobody that it closes that day", async () => {
    const { id, slug } = await opened({ units: [units.haag], closesOn: day(10), remindBefore: [3], remindOn: true });
    advanceClock(86_400_000);
    await closeCycle(lars, { cycle: slug, revision: 2 });
    for (const _ of ["closing", "closed"]) {
      await mindCycles({}, always);
      await work();
    }
    expect(await db.cycleRun.count({ where: { cycleId: id, act: "remind" } })).toBe(0);
    expect(await told(pia.id, "cycle_reminder", slug)).toEqual([]);
  });
});

test("A reopening lets who did not submit answer late, up to its day, and publishes again after it", async () => {
  const { id, slug } = await opened({ units: [units.breda, units.haag] });
  await closeCycle(lars, { cycle: slug, revision: 2 });
  await expect(openAssessment(sam, slug)).rejects.toThrow("missing");
  await work();
  expect(await db.cycle.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "closed", closesOn: day(0) });
  await reopenCycle(lars, { cycle: slug, unit: units.breda, until: day(5), reason: "De kassa lag een week stil." });
  expect(await told(sam.id, "cycle_reopened", slug)).toHaveLength(1);
  expect(await told(pia.id, "cycle_reopened", slug)).toEqual([]);
  const late = await openAssessment(sam, slug);
  await saveAnswer(sam, late, answerTo(await itemOf(id, "VLE-SAL-01")));
  await submit(sam, late, true);
  await expect(openAssessment(pia, slug)).rejects.toThrow("missing");
  advanceClock(6 * 86_400_000);
  await expect(openAssessment(bob, slug)).rejects.toThrow("missing");
  await mindCycles({}, always);
  await mindCycles({}, always);
  await work();
  expect((await db.cycleRun.findMany({ where: { cycleId: id, act: "close" } })).map(({ finishedAt }) => finishedAt !== null)).toEqual([true, true]);
  await expect(reopenCycle(lars, { cycle: slug, unit: null, until: day(90), reason: "Te lang." })).rejects.toThrow("invalid");
});

describe("Who joins, leaves or moves during a cycle", () => {
  const names = (rows: unknown[][]) => rows.filter(([name]) => !String(name).startsWith("Many") && !["Bob", "Sam", "Pia"].includes(String(name)));

  test("is handled by rule, each once, with a move for each", async () => {
    const submitted = await worker("Ans", units.breda);
    const began = await worker("Ben", units.breda);
    const leaves = await worker("Cas", units.breda);
    const brand = await worker("Dee", units.breda);
    const { id, slug } = await opened({ units: [units.root] });
    const own = await openAssessment(submitted, slug);
    await submit(submitted, own, true);
    const kept = await openAssessment(began, slug);
    await saveAnswer(began, kept, answerTo(await itemOf(id, "VLE-SAL-01")));
    const moving = await openAssessment(brand, slug);
    await saveAnswer(brand, moving, answerTo(await itemOf(id, "VLE-SAL-01")));
    await saveAnswer(brand, moving, answerTo(await itemOf(id, "LGR-CON-01")));

    await transfer(submitted.id, units.tilburg);
    await transfer(began.id, units.tilburg);
    await transfer(leaves.id, null);
    await transfer(brand.id, units.haag);
    const late = await worker("Eva", units.breda, { since: 0 });
    await Promise.all([alignCycles({}, always), alignCycles({}, always)]);
    await alignCycles({}, always);

    expect(names(await movesOf(id))).toEqual([
      ["Ans", "unit", breda, tilburg, false],
      ["Ben", "unit", breda, tilburg, true],
      ["Cas", "left", breda, null, false],
      ["Dee", "brand", breda, haag, true],
    ]);
    expect(names(await sheets(id))).toEqual([
      ["Ans", breda, "employee", 3, true],
      ["Ben", tilburg, "employee", 3, true],
      ["Cas", breda, "employee", 3, false],
      ["Dee", haag, "employee", 2, true],
      ["Eva", breda, "employee", 3, true],
    ]);
    // Of Dee's two answers the one to the standard of everyone still holds; the other is kept and not asked.
    expect(await db.assessment.findUniqueOrThrow({ where: { id: moving } })).toMatchObject({ given: 1, items: 2 });
    expect(await db.answer.count({ where: { assessmentId: moving } })).toBe(2);
    await expect(openAssessment(leaves, slug)).rejects.toThrow("missing");
    expect(await told(late.id, "cycle_opened", slug)).toHaveLength(1);

    // Taken back, it goes along after all.
    await reopen(submitted, own, "mistake");
    await alignCycles({}, always);
    expect(names(await sheets(id))[0]).toEqual(["Ans", tilburg, "employee", 3, true]);
    await alignCycles({}, always);
    expect((await movesOf(id)).filter(([name]) => name === "Ans")).toEqual([
      ["Ans", "unit", breda, tilburg, false],
      ["Ans", "unit", breda, tilburg, true],
    ]);

    // Back again, and a new role.
    await transfer(leaves.id, units.tilburg);
    await db.role.create({ data: { personId: began.id, kind: "manager", unitId: units.tilburg, from: day(0) } });
    await alignCycles({}, always);
    expect(names(await movesOf(id)).slice(2)).toEqual(
      expect.arrayContaining([
        ["Ben", "role", "employee", "manager", true],
        ["Cas", "joined", null, tilburg, true],
      ]),
    );
    expect(names(await sheets(id))).toEqual(
      expect.arrayContaining([
        ["Ben", tilburg, "manager", 3, true],
        ["Cas", tilburg, "employee", 3, true],
      ]),
    );
  });

  test("later than a week before the last day takes no part; who joined earlier does, with a move", async () => {
    const { id, slug } = await opened({ units: [units.haag], closesOn: day(10) });
    advanceClock(3 * 86_400_000);
    const intime = await worker("Fay", units.haag, { since: 0 });
    advanceClock(86_400_000);
    const tooLate = await worker("Gus", units.haag, { since: 0 });
    await alignCycles({}, always);
    expect((await movesOf(id)).filter(([name]) => name === "Fay" || name === "Gus")).toEqual([["Fay", "joined", null, haag, true]]);
    await expect(openAssessment(intime, slug)).resolves.toEqual(expect.any(String));
    await expect(openAssessment(tooLate, slug)).rejects.toThrow("missing");
    expect((await myAssessments(tooLate)).open.find((one) => one.slug === slug)).toMatchObject({ assessment: null, lack: "late" });

    // From elsewhere, without having worked in these units: the same rule for the sheet as for the alignment.
    const came = await worker("Hal", units.tilburg);
    await transfer(came.id, units.haag);
    const moved = { ...came, grants: [{ kind: "employee" as const, brand: null, unitPath: haag }] };
    await expect(openAssessment(moved, slug)).rejects.toThrow("missing");
    advanceClock(0);
    advanceClock(2 * 86_400_000);
    await db.role.updateMany({ where: { personId: came.id, to: null }, data: { from: day(0) } });
    await openAssessment(moved, slug);
    expect((await movesOf(id)).filter(([name]) => name === "Hal")).toEqual([["Hal", "joined", null, haag, true]]);
  });

  test("is offered no beginning where they take no part, and told why: another role, or nothing that holds; the opening counts them out", async () => {
    const { id, slug } = await opened({
      units: [units.breda, units.haag],
      answerers: "role",
      answererRole: "employee",
      principles: ["needs"],
      channels: ["face"],
    });
    // Only Vlecht has a standard of that kind.
    expect((await sheets(id)).map(([name]) => name)).not.toContain("Pia");
    const run = await db.cycleRun.findFirstOrThrow({ where: { cycleId: id, act: "open" } });
    const made = await db.assessment.count({ where: { cycleId: id } });
    expect(run).toMatchObject({ total: made, done: made });
    const lackOf = async (who: Person) => (await myAssessments(who)).open.find((one) => one.slug === slug)?.lack;
    expect([await lackOf(bob), await lackOf(pia), await lackOf(sam)]).toEqual(["role", "nothing", null]);
    await expect(openAssessment(pia, slug)).rejects.toThrow("missing");
    await db.role.create({ data: { personId: sam.id, kind: "manager", unitId: units.breda, from: day(0) } });
    await alignCycles({}, always);
    const promoted = { ...sam, grants: [...sam.grants, { kind: "manager" as const, brand: null, unitPath: breda }] };
    expect(await lackOf(promoted)).toBe("role");
    await expect(openAssessment(promoted, slug)).rejects.toThrow("missing");
    await db.role.deleteMany({ where: { personId: sam.id, kind: "manager" } });
    await alignCycles({}, always);
    expect(await lackOf(sam)).toBe(null);
  });

  test("is counted in a list of cycles only with five in a block, as on the cycle's own page", async () => {
    const place = await unitAt("/lone/", "vlecht");
    const below = await unitAt("/lone/below/", "vlecht");
    for (let n = 0; n < 7; n++) await worker("Lee", below);
    const { id, slug } = await opened({ units: [place] });
    await db.assessment.updateMany({ where: { cycleId: id }, data: { given: 1 } });
    const far = await unitAt("/far/", "vlecht");
    await db.assessment.updateMany({
      where: { id: { in: (await db.assessment.findMany({ where: { cycleId: id }, take: 2, select: { id: true } })).map((sheet) => sheet.id) } },
      data: { unitId: far, unitPath: "/far/", given: 2 },
    });
    expect((await listCycles(lars)).find((cycle) => cycle.slug === slug)?.progress).toMatchObject({ people: 5, given: 5 });
  });
});

test("Nobody but a leader of all a cycle's places does anything with it, and of two changes at once the later is shown the other", async () => {
  const slug = await planCycle(lars, planOf([units.root]));
  const lotte = { ...lars, grants: [{ kind: "leader" as const, brand: "vlecht", unitPath: null }] };
  for (const who of [sam, bob, lotte]) {
    for (const act of [
      () => planCycle(who, planOf([units.haag])),
      () => changeCycle(who, { cycle: slug, revision: 1, settings: planOf([units.breda]) }),
      () => openCycle(who, { cycle: slug, revision: 1 }),
      () => closeCycle(who, { cycle: slug, revision: 1 }),
      () => reopenCycle(who, { cycle: slug, unit: null, until: day(1), reason: "Nee." }),
    ])
      await expect(act()).rejects.toThrow("missing");
  }
  // Her brand takes part in what somebody else runs; where nothing was planned nobody is told so.
  await unitAt("/alone/", "drukfeest");
  const alone = { ...lars, grants: [{ kind: "leader" as const, brand: "drukfeest", unitPath: null }] };
  expect([await isInOthers(lotte), await isInOthers(alone)]).toEqual([true, false]);
  const hers = await planCycle(lotte, planOf([units.breda], { opensOn: day(1), name: "Vierde kwartaal" }));
  // What stands under a unit takes part too, whatever its brand.
  const mixed = await unitAt("/mixed/", "vlecht");
  await unitAt("/mixed/guest/", "lindehof");
  await expect(planCycle(lotte, planOf([mixed]))).rejects.toThrow("missing");
  expect((await listUnitChoices(lotte)).map(({ path }) => path)).not.toContain("/mixed/");
  // However many there are of others, one's own are found.
  const others = await db.cycle.createManyAndReturn({
    data: Array.from({ length: 101 }, (_, n) => ({ slug: `${n < 60 ? 2098 : 2099}-${n % 60}`, opensOn: day(900), closesOn: day(930) })),
    select: { id: true },
  });
  await db.cycleUnit.createMany({ data: others.map(({ id: cycleId }) => ({ cycleId, unitId: units.haag })) });
  expect((await listCycles(lotte)).map((cycle) => cycle.slug)).toContain(hers);
  const next = await cloneCycle(lotte, hers);
  expect(await db.cycle.findUniqueOrThrow({ where: { slug: next } })).toMatchObject({ state: "planned", name: "", closesOn: expect.any(Date) });
  await changeCycle(lars, { cycle: slug, revision: 1, settings: planOf([units.breda], { name: "Najaar" }) });
  await expect(changeCycle(lars, { cycle: slug, revision: 1, settings: planOf([units.root]) })).rejects.toMatchObject({
    code: "cycleMoved",
    detail: { theirs: { revision: 2, settings: { name: "Najaar", units: [units.breda] } } },
  });
});
