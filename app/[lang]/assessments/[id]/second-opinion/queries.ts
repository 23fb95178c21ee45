import { type AssessmentShown, findAssessment, itemsOf, type Kept } from "@/assessments/queries";
import { findFloor } from "@/assessments/results/queries";
import { blocksOf } from "@/assessments/results/rules";
import { isAccepting } from "@/assessments/rules";
import { now, today } from "@/lib/clock";
import { db, prepared, type Tx } from "@/lib/db";
import { Prisma, type Verdict } from "@/lib/generated/prisma/client";
import { type Actor, can, type Scope, type SecondTarget } from "@/lib/policy";
import { isId } from "@/lib/text";
import { nameOf } from "@/standards/queries";
import { lapseDays, pairsOf, stageOf } from "./rules";

const select = {
  id: true,
  cycleId: true,
  personId: true,
  brandSlug: true,
  unitPath: true,
  role: true,
  submittedAt: true,
  withdrawnAt: true,
  lateUntil: true,
  cycle: { select: { slug: true, state: true, opensOn: true, closesOn: true } },
  person: { select: { name: true } },
  unit: { select: { nameNl: true, nameEn: true } },
  second: { include: { rater: { select: { name: true } } } },
} as const;

/** An assessment and its second opinion as `can` looks at them, with what their pages name; nothing of what was answered. */
export async function loadSecond(tx: Tx, actor: Actor, id: string) {
  if (!isId(id) || actor.id === null) return null;
  const found = await tx.assessment.findUnique({
    where: { id },
    select: { ...select, views: { where: { personId: actor.id }, take: 1, select: { id: true } } },
  });
  if (!found) return null;
  const { personId, role, unitPath, brandSlug, submittedAt, cycle, views } = found;
  const { second } = found;
  // One that was left lying is nobody's: the next who begins takes its place.
  const isLapsed =
    second !== null && second.submittedAt === null && second.raterId !== actor.id && now().getTime() - second.begunAt.getTime() > lapseDays * 86_400_000;
  const target: SecondTarget = {
    personId,
    role,
    unitPath,
    brand: brandSlug,
    submitted: submittedAt !== null,
    cycleOpen: isAccepting(cycle, found, today()),
    raterId: isLapsed ? null : (second?.raterId ?? null),
    given: (second?.submittedAt ?? null) !== null,
    answered: (second?.verdict ?? null) !== null,
    closed: (second?.closedByPerson ?? second?.closedByManager ?? null) !== null,
    viewed: views.length > 0,
  };
  return { ...found, second, target };
}

/**
 * An assessment that the actor may read, or of which they began the second opinion: whose it is, where and when, and how
 * far a second opinion is that concerns them. It holds no answer and no rating. Null when there is none for them.
 */
export async function findSecond(actor: Actor, id: string) {
  const found = await loadSecond(db, actor, id);
  if (!found || !(can(actor, "assessment.read", found.target) || can(actor, "second.cancel", found.target))) return null;
  const { second, target, person, unit, cycle, submittedAt } = found;
  const concerns = can(actor, "second.cancel", target) || can(actor, "second.read", target);
  return {
    id: found.id,
    cycle,
    person: person.name,
    unit: nameOf(actor.lang, unit),
    submittedAt,
    own: target.personId === actor.id,
    target,
    second: second && concerns ? { ...second, rater: second.rater.name, stage: stageOf(second) } : null,
    sheet: { id: found.id, cycleId: found.cycleId, brandSlug: found.brandSlug, unitPath: found.unitPath },
  };
}
export type SecondShown = NonNullable<Awaited<ReturnType<typeof findSecond>>>;

/** The ratings of a second opinion, by the item's id. */
async function ratingsOf(secondId: string) {
  const rows = await db.secondRating.findMany({ where: { secondId }, omit: { secondId: true } });
  return new Map(rows.map(({ itemId, ...rating }) => [itemId, rating]));
}

/** A rating in the shape of an answer, with nothing where it has no such thing. */
export const asKept = (rating: { level: number | null; skipped: boolean; note: string; revision: number; savedAt: Date }): Kept => ({
  level: rating.level,
  skipped: rating.skipped,
  note: rating.note,
  revision: rating.revision,
  savedAt: rating.savedAt,
  reason: null,
  measured: null,
  example: "",
});

/** The items of a second opinion with its own ratings, for whoever gives it. No answer is read, so none can show. */
export async function findRated(actor: Actor, { sheet, second, target }: SecondShown) {
  if (!second || !can(actor, "second.give", target)) return null;
  const ratings = await ratingsOf(second.id);
  return itemsOf(sheet, actor.lang, async () => new Map([...ratings].map(([item, rating]) => [`${sheet.id} ${item}`, asKept(rating)])));
}

/** Both ratings of each item, the largest difference first, for the two of them; for the manager as long as they opened the assessment. */
export async function findBoth(actor: Actor, { second, target, id }: SecondShown) {
  if (!second || !can(actor, "second.read", target)) return null;
  const self = await findAssessment(actor, id);
  if (!self) return null;
  return { ...self, pairs: pairsOf(self.items, await ratingsOf(second.id)) };
}
export type BothShown = NonNullable<Awaited<ReturnType<typeof findBoth>>>;
export type Pair = BothShown["pairs"][number];

/** Who opened an assessment and when, the last first, for its person: at most 100, and how many there are. */
export async function listViews(actor: Actor, sheet: AssessmentShown) {
  if (!sheet.own || sheet.target.personId !== actor.id) return { total: 0, rows: [] };
  const where = { assessmentId: sheet.id };
  const rows = await db.assessmentView.findMany({
    where,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 100,
    select: { id: true, at: true, person: { select: { name: true } } },
  });
  return {
    total: rows.length < 100 ? rows.length : await db.assessmentView.count({ where }),
    rows: rows.map(({ person, ...row }) => ({ ...row, person: person.name })),
  };
}

/** The second opinions on the actor's own assessments on which something is left for them to do, the last first; `to` as in notices. */
export const listWaiting = (actor: Actor) =>
  prepared<{ id: string; to: string; verdict: Verdict | null; rater: string; cycle: string }>(
    "second.waiting",
    Prisma.sql`SELECT a.id::text AS id, 'assessments/' || a.id || '/second-opinion' AS "to", s.verdict::text AS verdict, p.name AS rater, c.slug AS cycle
      FROM "Assessment" a JOIN "SecondOpinion" s ON s."assessmentId" = a.id JOIN "Person" p ON p.id = s."raterId" JOIN "Cycle" c ON c.id = a."cycleId"
      WHERE a."personId" = ${actor.id}::uuid AND s."submittedAt" IS NOT NULL AND s."closedByPerson" IS NULL ORDER BY s."submittedAt" DESC`,
  );

/** Counts of second opinions about the people of one unit, or of several units below it that are too small alone. */
export type SecondCounts = { unitPath: string; given: number; accepted: number; disagreed: number; closed: number };

/**
 * How many second opinions were given, agreed and disagreed with, and closed by both, in a cycle that closed, for a leader
 * of the place: only of as many people as the floor and more, parted as results are, and without a sum of several units of
 * which they manage one, for they know what was given there. It counts once, what was so some weeks after the
 * closing, and a reply only when one of the two had closed it by then, so that no two looks tell what became of one
 * person's in between. Null before that, and for anybody else.
 */
export async function countSecondOpinions(actor: Actor, cycle: string, scope: Scope): Promise<SecondCounts[] | null> {
  const found = await db.cycle.findUnique({ where: { slug: cycle }, select: { id: true, state: true, closedAt: true } });
  if (!found?.closedAt || found.state !== "closed" || !can(actor, "report.read", { scope })) return null;
  const until = new Date(found.closedAt.getTime() + lapseDays * 86_400_000);
  if (now() < until) return null;
  const moment = Prisma.sql`${until.toISOString()}::timestamptz`;
  const rows = await db.$queryRaw<(SecondCounts & { brand: string | null })[]>`
    SELECT a."unitPath", a."brandSlug" AS brand, count(*)::int AS given,
      count(*) FILTER (WHERE s.verdict = 'accepted' AND LEAST(s."closedByPerson", s."closedByManager") < ${moment})::int AS accepted,
      count(*) FILTER (WHERE s.verdict = 'disagreed' AND LEAST(s."closedByPerson", s."closedByManager") < ${moment})::int AS disagreed,
      count(*) FILTER (WHERE s."closedByPerson" < ${moment} AND s."closedByManager" < ${moment})::int AS closed
    FROM "SecondOpinion" s JOIN "Assessment" a ON a.id = s."assessmentId"
    WHERE a."cycleId" = ${found.id}::uuid AND s."submittedAt" < ${moment} GROUP BY a."unitPath", a."brandSlug"`;
  const byPath = new Map(rows.map((row) => [row.unitPath, row]));
  const floor = await findFloor();
  const manages = ({ brand, unitPath }: (typeof rows)[number]) => can(actor, "report.team", { scope: { brand, unitPath } });
  // Parted over all first, so that a narrower look finds the same blocks or none.
  return [...blocksOf(new Map(rows.map(({ unitPath, given }) => [unitPath, given])))].flatMap(([unitPath, paths]) => {
    const parts = paths.flatMap((path) => byPath.get(path) ?? []);
    const brand = parts.every((part) => part.brand === parts[0]?.brand) ? (parts[0]?.brand ?? null) : null;
    if ((scope.brand !== null && scope.brand !== brand) || !unitPath.startsWith(scope.unitPath ?? "")) return [];
    if (parts.length > 1 && parts.some(manages)) return [];
    const sum = (of: "given" | "accepted" | "disagreed" | "closed") => parts.reduce((all, part) => all + part[of], 0);
    const given = sum("given");
    return given < floor ? [] : [{ unitPath, given, accepted: sum("accepted"), disagreed: sum("disagreed"), closed: sum("closed") }];
  });
}
