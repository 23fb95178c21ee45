import { prerender } from "react-dom/static.edge";
import readWorkbook from "read-excel-file/node";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { setFloor } from "@/admin/commands";
import { SetFloor } from "@/admin/schema";
import { openSubmitted } from "@/assessments/[id]/second-opinion/commands";
import { listCycles } from "@/assessments/cycles/queries";
import { publishResults } from "@/assessments/results/commands";
import { scoreOf } from "@/assessments/rules";
import { agree } from "@/improvements/commands";
import { countImprovements } from "@/improvements/queries";
import { shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { shared } from "@/lib/shared";
import { withDatabase } from "../../../e2e/database.ts";
import CalculationPage from "./consistency/[of]/page";
import { GET as exportConsistency } from "./consistency/export/route";
import ConsistencyPage from "./consistency/page";
import { findChoice, findConsistency } from "./consistency/queries";
import { GET as exportDelivery } from "./delivery/export/route";
import DeliveryPage from "./delivery/page";
import { findDelivery } from "./delivery/queries";
import { compared, listGrowth, type OwnCycle } from "./growth/queries";
import { GET as exportProgress } from "./progress/export/route";
import ProgressPage from "./progress/page";
import { findProgress, findSecondCounts } from "./progress/queries";
import { findResult, listPublished, listUnits, lookingOf, type Unit } from "./queries";
import { GET as exportTeam } from "./team/export/route";
import TeamPage from "./team/page";
import { findTeam } from "./team/queries";

const session = vi.hoisted(() => ({ actor: null as Actor | null }));
// A session is a cookie of a request, and here is none.
vi.mock("@/lib/session", () => ({ requireMember: async () => session.actor, findActor: async () => session.actor, sessionEnd: async () => null }));
vi.mock("@/lib/limiter", () => ({ refusedExport: async () => null }));

withDatabase("demo");

let people: Record<"sam" | "mila" | "lars", Actor & { id: string }>;
let cycle: { id: string; slug: string; publishedAt: Date };
beforeAll(async () => {
  const found = await db.person.findMany({
    where: { email: { in: ["sam", "mila", "lars"].map((first) => `${first}@lindegroep.example`) } },
    include: { roles: { include: { unit: true } } },
  });
  people = Object.fromEntries(
    found.map(({ id, name, email, roles }) => [
      email.split("@")[0],
      { id, name, lang: "nl", grants: roles.map((role) => ({ kind: role.kind, brand: role.brandSlug, unitPath: role.unit?.path ?? null })) },
    ]),
  ) as typeof people;
  const { id, slug, publishedAt } = await db.cycle.findFirstOrThrow({ where: { publishedAt: { not: null } }, orderBy: { opensOn: "desc" } });
  cycle = { id, slug, publishedAt: publishedAt as Date };
});

const lang = Promise.resolve({ lang: "nl" });
const query = (given: Record<string, string> = {}) => Promise.resolve(given);
const shown = async (page: Promise<React.ReactNode>) => (await new Response((await prerender(await page)).prelude).text()).replaceAll("<!-- -->", "");
const ask = (of: typeof exportConsistency, given: Record<string, string>) =>
  of(new Request(`http://house.example/nl/reports/export?${new URLSearchParams(given)}`), { params: lang });
const pagesOf = async (answer: Response) => (await readWorkbook(Buffer.from(await answer.arrayBuffer()))) as unknown;

/** Everything about Vlecht that a leader can look at, in every form. */
async function everything(): Promise<Record<string, unknown>> {
  session.actor = people.lars;
  const seen: Record<string, unknown> = {};
  seen.page = await shown(ConsistencyPage({ params: lang, searchParams: query({ unit: "vlecht" }) }));
  for (const role of ["", "employee"]) seen[`csv ${role}`] = await (await ask(exportConsistency, { unit: "vlecht", role, format: "csv" })).text();
  seen.delivery = await (await ask(exportDelivery, { unit: "vlecht", format: "csv" })).text();
  seen.xlsx = await pagesOf(await ask(exportConsistency, { unit: "vlecht", format: "xlsx" }));
  seen.calculation = await shown(CalculationPage({ params: Promise.resolve({ lang: "nl", of: "VLE-SAL-01" }), searchParams: query({ unit: "vlecht" }) }));
  return seen;
}

/** Publishes the last cycle anew from the tally as it stands, as of the same moment, as if it had not been before. */
async function publishAnew(): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`ALTER TABLE "Result" DISABLE TRIGGER block_stays`;
    await tx.result.deleteMany({ where: { cycleId: cycle.id } });
    await tx.$executeRaw`ALTER TABLE "Result" ENABLE TRIGGER block_stays`;
    await tx.cycle.update({ where: { id: cycle.id }, data: { publishedAt: null } });
    await publishResults(tx, cycle.id, cycle.publishedAt);
  });
  for (const kept of ["reports.results", "reports.consistency"]) shared(kept, () => new Map()).clear();
}

test("Whatever the people of a withheld branch answer, not one letter changes on a page or in a file", async () => {
  await publishAnew();
  const before = await everything();
  // Whom a block of several branches counts shows in that block, with at least four others.
  const count = await db.$executeRaw`
    UPDATE "Tally" t SET sum = 0, squares = 0, within = 0 FROM "Unit" u WHERE u.id = t."unitId" AND u.slug = 'venlo' AND t."cycleId" = ${cycle.id}::uuid
      AND NOT EXISTS (SELECT 1 FROM "Result" r WHERE r."cycleId" = t."cycleId" AND r."itemId" = t."itemId" AND r.role = t.role AND u.id = ANY(r."unitIds"))`;
  expect(count).toBeGreaterThan(10);
  await publishAnew();
  const after = await everything();
  expect(Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]))).toEqual([]);
  // And the comparison sees what does show: the same of a branch with enough people.
  const breda = await db.unit.findUniqueOrThrow({ where: { slug: "breda" } });
  await db.tally.updateMany({ where: { cycleId: cycle.id, unitId: breda.id, role: "employee" }, data: { sum: 0, squares: 0, within: 0 } });
  await publishAnew();
  const changed = await everything();
  expect(Object.keys(changed).filter((name) => JSON.stringify(changed[name]) === JSON.stringify(before[name]))).toEqual([]);
});

test("The consistency report finds the principle on which Vlecht's branches differ, names who is withheld, and opens its calculation", async () => {
  session.actor = people.lars;
  const page = await shown(ConsistencyPage({ params: lang, searchParams: query({ unit: "vlecht" }) }));
  expect(/<h1>(.*?)<\/h1>/.exec(page)?.[1]).toContain("Wees overal hetzelfde");
  expect(page).toContain("Achtergehouden: Venlo");
  expect(page).toContain(`/nl/reports/consistency/consistency?cycle=${cycle.slug}&amp;unit=vlecht`);
  const calculation = await shown(CalculationPage({ params: Promise.resolve({ lang: "nl", of: "consistency" }), searchParams: query({ unit: "vlecht" }) }));
  expect(calculation).toContain("Zo is dit berekend");
  expect(calculation).toMatch(/Spreiding: [\d,]+ − [\d,]+ = [\d,]+\./);
});

test("Units of a place are named lowest and highest only when two who managed there were calibrated in that cycle, and the page says among whom coverage is", async () => {
  session.actor = people.lars;
  const named = async (unit: string) => {
    const page = await shown(ConsistencyPage({ params: lang, searchParams: query({ unit }) }));
    expect(page).toContain(`href="/nl/reports/progress?cycle=${cycle.slug}"`);
    expect(page).toMatch(/Ronde: [^;<]+; Waar: [^;<]+; Principe: alle zes; Kanaal: alle; Rol: alle</);
    const told = page.includes("Daarom staan de laagste en de hoogste met hun naam");
    expect(page.includes("Laagst <b>")).toBe(told);
    expect(page.includes("is in deze ronde niet gekalibreerd")).toBe(!told);
    return told;
  };
  expect([await named("vlecht"), await named("lindehof")]).toEqual([true, true]);
  // As if but one who manages in Vlecht had been asked, and nobody who manages the brand.
  const roles = await db.role.findMany({ where: { kind: "manager", unit: { path: { startsWith: "/lindegroep/vlecht/" } } }, orderBy: { id: "asc" } });
  const [, second, ...others] = roles;
  if (!second) throw new Error("Vlecht has one manager");
  await db.role.updateMany({ where: { id: { in: [second, ...others].map(({ id }) => id) } }, data: { kind: "employee" } });
  expect([await named("vlecht"), await named("lindehof")]).toEqual([false, true]);
  await db.role.update({ where: { id: second.id }, data: { kind: "manager", unitId: null, brandSlug: "vlecht" } });
  expect(await named("vlecht")).toBe(true);
  // Who came to manage there only after having rated does not count.
  await db.role.update({ where: { id: second.id }, data: { from: today() } });
  expect(await named("vlecht")).toBe(false);
  for (const role of [second, ...others]) await db.role.update({ where: { id: role.id }, data: role });
});

test("Nobody but leaders reads reports about groups, and nobody but managers one about a team", async () => {
  for (const who of ["sam", "mila"] as const) {
    session.actor = people[who];
    for (const page of [
      ConsistencyPage({ params: lang, searchParams: query() }),
      CalculationPage({ params: Promise.resolve({ lang: "nl", of: "VLE-SAL-01" }), searchParams: query() }),
      DeliveryPage({ params: lang, searchParams: query() }),
    ])
      await expect(page).rejects.toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/);
    for (const of of [exportConsistency, exportDelivery]) expect((await ask(of, { format: "csv" })).status).toBe(404);
  }
  session.actor = people.sam;
  expect((await ask(exportProgress, { format: "csv" })).status).toBe(404);
  for (const who of ["sam", "lars"] as const) {
    session.actor = people[who];
    await expect(TeamPage({ params: lang, searchParams: query() })).rejects.toThrow(/404/);
    expect((await ask(exportTeam, { format: "csv" })).status).toBe(404);
  }
});

test("A leader of one brand reads that brand's figures and no others", async () => {
  session.actor = { ...people.lars, grants: [{ kind: "leader", brand: "vlecht", unitPath: null }] };
  const page = await shown(ConsistencyPage({ params: lang, searchParams: query() }));
  expect(page).toContain("VLE-SAL-01");
  expect(page).not.toContain("Rotterdam");
  await expect(ConsistencyPage({ params: lang, searchParams: query({ unit: "lindehof" }) })).rejects.toThrow(/404/);
  expect((await ask(exportConsistency, { format: "csv", unit: "lindegroep" })).status).toBe(404);
  const rows = (await findProgress(session.actor, ""))?.rows ?? [];
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter(({ unit }) => unit.brand !== "vlecht")).toEqual([]);
  expect(rows.map(({ unit }) => unit.slug)).not.toContain("venlo");
});

test("A leader of one brand sees nothing of a unit below it that is not of that brand", async () => {
  session.actor = { ...people.lars, grants: [{ kind: "leader", brand: "vlecht", unitPath: null }] };
  const seen = async () =>
    [
      await shown(ConsistencyPage({ params: lang, searchParams: query({ unit: "vlecht" }) })),
      await (await ask(exportConsistency, { unit: "vlecht", format: "csv" })).text(),
    ].map((text) => text.includes("Amsterdam"));
  expect(await seen()).toEqual([true, true]);
  await db.unit.update({ where: { slug: "amsterdam" }, data: { brandSlug: null } });
  expect(await seen()).toEqual([false, false]);
  await db.unit.update({ where: { slug: "amsterdam" }, data: { brandSlug: "vlecht" } });
});

test("A leader who manages a small unit gets no sum of it with others, of results or of progress", async () => {
  const units = await listUnits("nl");
  const venlo = units.find(({ slug }) => slug === "venlo");
  const blocksFor = async (actor: Actor) => {
    const looking = lookingOf(actor, units, 5);
    const results = await Promise.all((await listPublished(venlo as Unit)).map((one) => findResult(one, looking)));
    return results.flatMap(({ items }) => items.flatMap(({ blocks }) => blocks.filter(({ unitIds }) => unitIds.includes(venlo?.id ?? "")))).length;
  };
  const both = { ...people.lars, grants: [...people.lars.grants, { kind: "manager" as const, brand: null, unitPath: venlo?.path ?? "" }] };
  expect(await blocksFor(people.lars)).toBeGreaterThan(0);
  expect(await blocksFor(both)).toBe(0);
  // Venlo's three count in progress with four others, of the brands' own and the group's.
  const sumsFor = async (actor: Actor) => (await findProgress(actor, cycle.slug))?.rows.filter(({ together }) => together).map(({ unit }) => unit.slug);
  expect(await sumsFor(people.lars)).toEqual(["lindegroep"]);
  expect(await sumsFor(both)).toEqual([]);
});

test("Of second opinions a leader learns counts of five and more, and nobody else anything", async () => {
  const first = await db.cycle.findFirstOrThrow({ where: { state: "closed" }, orderBy: { opensOn: "asc" }, select: { id: true, slug: true } });
  const counts = await findSecondCounts(people.lars, first.slug);
  const all = await db.secondOpinion.count({ where: { submittedAt: { not: null }, assessment: { cycleId: first.id } } });
  expect(counts?.given).toBeGreaterThanOrEqual(20);
  expect(counts?.given).toBeLessThanOrEqual(all);
  const { given, ...parts } = counts as NonNullable<typeof counts>;
  for (const part of Object.values(parts)) if (part !== null) for (const count of [part, given - part]) expect(count === 0 || count >= 5).toBe(true);
  expect(Object.values(parts).some((part) => part !== null)).toBe(true);
  expect(await findSecondCounts(people.mila, first.slug)).toBeNull();
});

describe("The floor that an administrator sets", () => {
  const ad: Actor = { id: null, name: "Ad", lang: "nl", grants: [{ kind: "administrator", brand: null, unitPath: null }] };
  const asked = { unit: "lindegroep", cycle: "", role: "", channel: "", principle: "", page: 1 } as const;
  /** The sizes of all blocks that a leader reads: of results, deliveries, progress, the list of cycles and improvements. */
  async function sizes() {
    const choice = await findChoice(people.lars, { ...asked, cycle: cycle.slug });
    if (!choice?.cycle) throw new Error("There is no result");
    const { snapshot, standards } = await findConsistency(choice, choice.cycle, { ...asked, cycle: cycle.slug });
    return {
      results: snapshot.items.flatMap(({ blocks }) => blocks.map((block) => block.people)),
      spread: standards.flatMap(({ spread }) => spread.units).length,
      delivery: (await findDelivery(choice, choice.cycle, asked)).flatMap(({ units }) => units).length,
      progress: ((await findProgress(people.lars, cycle.slug))?.rows ?? []).map(({ progress }) => progress.people),
      listed: (await listCycles(people.lars)).find(({ slug }) => slug === cycle.slug)?.progress?.people ?? 0,
      improvements: ((await countImprovements(people.lars))?.blocks ?? []).map((block) => block.people),
    };
  }

  test("leaves out whole blocks of fewer people wherever leaders read figures, at once, and can be set back to five", async () => {
    const before = await sizes();
    expect(before.results).toContain(7);
    await setFloor(ad, 8);
    const raised = await sizes();
    expect(raised.results).toEqual(before.results.filter((size) => size >= 8));
    expect(raised.progress).toEqual(before.progress.filter((size) => size >= 8));
    expect(raised.improvements).toEqual(before.improvements.filter((size) => size >= 8));
    expect(raised.listed).toBe(raised.progress.reduce((sum, size) => sum + size, 0));
    expect(raised.spread).toBeLessThan(before.spread);
    expect(raised.delivery).toBeLessThan(before.delivery);
    session.actor = people.lars;
    const of = { params: lang, searchParams: query({ unit: "vlecht" }) };
    const said = await shown(ConsistencyPage(of));
    expect(said).toContain("achtergehouden, minder dan 8 personen");
    expect(said).toContain("&lt; 8");
    const params = Promise.resolve({ lang: "nl", of: "consistency" });
    for (const page of [said, await shown(CalculationPage({ ...of, params })), await shown(DeliveryPage(of)), await shown(ProgressPage(of))]) {
      expect(page).toContain("minder dan 8 ");
      expect(page).not.toMatch(/&lt; 5|(minder dan|minstens) vijf (personen|antwoorden)/);
    }
    expect(await (await ask(exportConsistency, { unit: "vlecht", format: "csv" })).text()).toContain("achtergehouden, minder dan 8 personen");
    await setFloor(ad, 5);
    expect(await sizes()).toEqual(before);
    expect((await db.auditEntry.findMany({ where: { act: "organisation.floor" }, orderBy: { at: "asc" } })).map(({ detail }) => detail)).toEqual([
      { floor: 8 },
      { floor: 5 },
    ]);
  });

  test("is never fewer than five: the form, the command and the database refuse it", async () => {
    for (const floor of ["4", "4.5", "101", "", "vijf"]) expect(SetFloor.safeParse({ floor }).success, floor).toBe(false);
    expect(SetFloor.parse({ floor: "8" })).toEqual({ floor: 8 });
    for (const floor of [4, 101, 5.5]) await expect(setFloor(ad, floor)).rejects.toMatchObject({ code: "invalid", fields: { floor: "floorRange" } });
    for (const floor of [4, 101]) await expect(db.organisation.update({ where: { id: 1 }, data: { floor } })).rejects.toThrow();
  });

  test("is the administrator's to set", async () => {
    for (const who of [people.sam, people.mila, people.lars]) await expect(setFloor(who, 8)).rejects.toMatchObject({ code: "missing" });
  });
});

test("A leader who manages a small unit gets no count of improvements of it with others", async () => {
  const counted = async (actor: Actor) => (await countImprovements(actor))?.blocks.map(({ people: size }) => size);
  const slug = (await countImprovements(people.lars))?.cycle;
  const [block] = (await countImprovements(people.lars))?.blocks ?? [];
  const venlo = await db.unit.findUniqueOrThrow({ where: { slug: "venlo" } });
  const sheets = await db.assessment.findMany({
    where: { cycle: { slug: slug ?? "" }, unitPath: block?.unitPath ?? "", improvements: { some: { section: block?.section ?? "" } } },
    take: 2,
  });
  await db.assessment.updateMany({
    where: { id: { in: sheets.map(({ id }) => id) } },
    data: { unitId: venlo.id, unitPath: venlo.path, brandSlug: venlo.brandSlug },
  });
  expect(await counted(people.lars)).toEqual([block?.people]);
  const both = { ...people.lars, grants: [...people.lars.grants, { kind: "manager" as const, brand: null, unitPath: venlo.path }] };
  expect(await counted(both)).toEqual([]);
});

test("A manager sees how far their own unit is, also when it is small, and nobody else's", async () => {
  const venlo = { ...people.mila, grants: [{ kind: "manager" as const, brand: null, unitPath: "/lindegroep/vlecht/venlo/" }] };
  const found = await findProgress(venlo, cycle.slug);
  expect(found?.rows.map(({ unit, progress }) => [unit.slug, progress.people <= 3])).toEqual([["venlo", true]]);
  expect(await findProgress(people.sam, "")).toBeNull();
});

test("The team report counts only what the manager opened, and the log says so", async () => {
  const before = await findTeam(people.mila, cycle.slug);
  expect(before?.members.length).toBeGreaterThan(10);
  expect([before?.open, before?.rows]).toEqual([0, []]);
  const [first] = before?.members ?? [];
  const views = await db.assessmentView.count();
  await openSubmitted(people.mila, first?.id ?? "");
  const after = await findTeam(people.mila, cycle.slug);
  expect([after?.open, await db.assessmentView.count()]).toEqual([1, views + 1]);
  const answered = await db.answer.count({ where: { assessmentId: first?.id ?? "", level: { not: null } } });
  expect(after?.rows.reduce((sum, row) => sum + row.levels.reduce((all, count) => all + count, 0), 0)).toBe(answered);
  expect(await findTeam(people.sam, "")).toBeNull();
});

test("A second opinion stands in the team report of whoever gave it, and of no other manager of the same unit", async () => {
  const { id, ...found } = await db.assessment.findFirstOrThrow({
    where: { second: { raterId: people.mila.id, submittedAt: { not: null }, ratings: { some: { level: { not: null } } } } },
    select: { id: true, personId: true, cycle: { select: { slug: true } }, second: { select: { ratings: { take: 1 } } } },
  });
  const own = { ...people.sam, id: found.personId };
  const what = { what: "Een klok", why: "", evidence: "Een telling", owner: own.id, dueOn: shiftDay(today(), 1) };
  await agree(own, { ...what, origin: { assessment: id, item: found.second?.ratings[0]?.itemId ?? "" } });
  const seenBy = async (actor: typeof own) => {
    const { members, rows, improvements } = (await findTeam(actor, found.cycle.slug)) ?? {};
    return { none: members?.find((one) => one.id === id)?.second === "none", rated: rows?.some(({ rated }) => rated > 0), agreed: improvements?.open !== 0 };
  };
  const bo = { ...people.lars, grants: people.mila.grants.filter(({ kind }) => kind === "manager") };
  // What was agreed on from an assessment shows once it was opened, for it tells how somebody rated.
  expect(await seenBy(bo)).toEqual({ none: true, rated: false, agreed: false });
  for (const manager of [people.mila, bo]) await openSubmitted(manager, id);
  expect(await seenBy(people.mila)).toEqual({ none: false, rated: true, agreed: true });
  expect(await seenBy(bo)).toEqual({ none: true, rated: false, agreed: true });
});

test("Growth is of one's own submitted cycles, the first first", async () => {
  const own = await listGrowth(people.sam);
  expect(own.map((one) => one.cycle)).toEqual([...own.map((one) => one.cycle)].sort());
  expect(own.length).toBe(2);
  expect(own.every(({ score }) => score.points !== null)).toBe(true);
  expect(await listGrowth({ ...people.sam, id: null })).toEqual([]);
  // Compared is what both cycles asked: a cycle of one standard is held against that standard alone.
  const [then, now] = own as [OwnCycle, OwnCycle];
  const one = now.items.find(({ standardId, level }) => level !== null && then.items.some((item) => item.standardId === standardId && item.level !== null));
  const few = compared([then, { ...now, items: one ? [one] : [] }]);
  expect(few).toMatchObject({ standards: 1, now: scoreOf(one ? [one] : []), was: scoreOf(then.items.filter(({ code }) => code === one?.code)) });
  expect(compared([now])).toBeNull();
});

test("A report says of a cycle that was opened again for which unit that was, and why", async () => {
  const unit = await db.unit.findFirstOrThrow({ where: { slug: "breda" } });
  await db.cycleReopening.create({
    data: { cycleId: cycle.id, unitId: unit.id, until: new Date(), reason: "De kassa lag een week stil.", byId: people.lars.id },
  });
  session.actor = people.lars;
  const page = await shown(ConsistencyPage({ params: lang, searchParams: query() }));
  expect(page).toContain(`heropend voor ${unit.nameNl}`);
  expect(page).toContain("De kassa lag een week stil.");
});
