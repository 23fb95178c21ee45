import { ratedOf, readableBy } from "@/assessments/queries";
import { isUnsealed, unsealedHours } from "@/assessments/rules";
import { readableBy as followedBy } from "@/improvements/queries";
import { now } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Actor, isA } from "@/lib/policy";
import { nameOf } from "@/standards/queries";

/** Where the reader's own second opinion on an assessment stands; one of somebody else is not theirs to see, so it counts as none. */
export type SecondState = "none" | "given" | "accepted" | "disagreed" | "closed";

/** Somebody of the team: submitted, where the second opinion stands, and whether the reader has the assessment open now. */
export type Member = { id: string; name: string; unit: string; submittedAt: Date; second: SecondState; isOpen: boolean };

/** A standard over the assessments that the reader has open: how many at each level, and what the second opinions made of it. */
export type TeamRow = { code: string; section: string; levels: [number, number, number, number]; skipped: number; rated: number; difference: number };

export type Team = {
  cycles: string[];
  cycle: string | null;
  members: Member[];
  open: number;
  rows: TeamRow[];
  improvements: { open: number; done: number };
};

/** The most of a team that is shown together. */
const most = 500;

const submittedTo = (actor: Actor): Prisma.AssessmentWhereInput => ({
  AND: [readableBy(actor), { submittedAt: { not: null }, withdrawnAt: null, NOT: { personId: { in: actor.id === null ? [] : [actor.id] } } }],
});

type Second = { submittedAt: Date | null; verdict: "accepted" | "disagreed" | null; closedByManager: Date | null; closedByPerson: Date | null };

const stateOf = (second: Second | null): SecondState =>
  !second?.submittedAt ? "none" : second.closedByManager && second.closedByPerson ? "closed" : (second.verdict ?? "given");

/**
 * What was submitted to the actor as a manager in a cycle. Levels only of the assessments that the actor opened, which their
 * people see, for as long as that lasts: the report shows nothing that was not looked at one by one. Null for who manages nobody.
 */
export async function findTeam(actor: Actor, asked: string): Promise<Team | null> {
  if (!isA(actor, "manager")) return null;
  const cycles = await db.cycle.findMany({
    where: { assessments: { some: submittedTo(actor) } },
    orderBy: { opensOn: "desc" },
    take: 24,
    select: { id: true, slug: true },
  });
  const cycle = asked === "" ? cycles[0] : cycles.find(({ slug }) => slug === asked);
  const nothing = { cycles: cycles.map(({ slug }) => slug), cycle: null, members: [], open: 0, rows: [], improvements: { open: 0, done: 0 } };
  if (!cycle) return asked === "" ? nothing : null;
  const found = await db.assessment.findMany({
    where: { AND: [submittedTo(actor), { cycleId: cycle.id }] },
    orderBy: [{ unitPath: "asc" }, { person: { name: "asc" } }],
    take: most,
    select: {
      id: true,
      cycleId: true,
      brandSlug: true,
      unitPath: true,
      submittedAt: true,
      person: { select: { name: true } },
      unit: { select: { nameNl: true, nameEn: true } },
      views: {
        where: { personId: { in: actor.id === null ? [] : [actor.id] }, at: { gte: new Date(now().getTime() - unsealedHours * 3_600_000) } },
        orderBy: { at: "desc" },
        take: 1,
        select: { at: true },
      },
      second: {
        select: {
          raterId: true,
          submittedAt: true,
          verdict: true,
          closedByManager: true,
          closedByPerson: true,
          ratings: { where: { level: { not: null } }, select: { itemId: true, level: true } },
        },
      },
    },
  });
  const sheets = found.map(({ second, ...sheet }) => ({ ...sheet, second: second?.raterId === actor.id ? second : null }));
  const opened = sheets.filter(({ views, submittedAt }) => isUnsealed(views[0]?.at ?? null, submittedAt, now()));
  const rated = await ratedOf(opened);
  const rows = new Map<string, TeamRow>();
  for (const { id, second } of opened) {
    const given = second?.submittedAt ? new Map(second.ratings.map((rating) => [rating.itemId, rating.level])) : new Map<string, number | null>();
    for (const { id: item, code, section, level, skipped } of rated.get(id) ?? []) {
      const row = rows.get(code) ?? { code, section, levels: [0, 0, 0, 0], skipped: 0, rated: 0, difference: 0 };
      rows.set(code, row);
      if (skipped) row.skipped++;
      if (level === null) continue;
      row.levels[level] = (row.levels[level] ?? 0) + 1;
      const other = given.get(item) ?? null;
      if (other === null) continue;
      row.rated++;
      row.difference += other - level;
    }
  }
  const improvements = await db.improvement.groupBy({
    by: ["state"],
    where: { AND: [followedBy(actor), { assessment: { AND: [submittedTo(actor), { cycleId: cycle.id }] } }] },
    _count: true,
  });
  const count = (states: string[]) => improvements.reduce((sum, one) => sum + (states.includes(one.state) ? one._count : 0), 0);
  return {
    cycles: cycles.map(({ slug }) => slug),
    cycle: cycle.slug,
    members: sheets.flatMap(({ id, person, unit, submittedAt, second }) =>
      submittedAt
        ? [
            {
              id,
              name: person.name,
              unit: nameOf(actor.lang, unit),
              submittedAt,
              second: stateOf(second),
              isOpen: opened.some((one) => one.id === id),
            },
          ]
        : [],
    ),
    open: opened.length,
    rows: [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    improvements: { open: count(["open", "doing"]), done: count(["done", "verified"]) },
  };
}
