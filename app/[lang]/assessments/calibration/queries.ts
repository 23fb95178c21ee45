import { ledBy } from "@/assessments/cycles/queries";
import { today } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Actor, can, isA, reach, type Scope } from "@/lib/policy";
import { isId, literally } from "@/lib/text";
import { inLang, nameOf } from "@/standards/queries";
import { scopeOf } from "@/standards/review/queries";
import { spreadOf, stageOf, standingOf } from "./rules";

const cycleColumns = { id: true, slug: true, closesOn: true, units: { select: { unit: { select: { path: true, brandSlug: true } } } } } as const;
type CycleRow = Prisma.CycleGetPayload<{ select: typeof cycleColumns }>;

/** The places a calibration of a cycle is about, for `can`. */
export const placesOf = ({ units }: Pick<CycleRow, "units">): Scope[] => units.map(({ unit }) => ({ brand: unit.brandSlug, unitPath: unit.path }));

/** The last cycles in which the actor may write a calibration, the newest first. */
export async function listCyclesToCalibrate(actor: Actor): Promise<string[]> {
  if (!isA(actor, "leader")) return [];
  const cycles = await db.cycle.findMany({ where: { state: { in: ["open", "closed"] } }, orderBy: { opensOn: "desc" }, take: 12, select: cycleColumns });
  return cycles.filter((cycle) => can(actor, "calibration.manage", { places: placesOf(cycle) })).map(({ slug }) => slug);
}

/** The most calibrations in a list. */
const mostListed = 200;

/** The calibrations that the actor wrote or may read as a leader, and those they are asked to rate or rated; the newest first, at most 200. */
export async function listCalibrations(actor: Actor) {
  const me = { in: actor.id === null ? [] : [actor.id] };
  const { everywhere } = reach(actor, "leader");
  const rows = await db.calibration.findMany({
    // A cycle of which nothing is asked would match nothing within an OR.
    where: everywhere
      ? {}
      : isA(actor, "leader")
        ? { OR: [{ cycle: ledBy(actor) }, { raters: { some: { personId: me } } }] }
        : { openedAt: { not: null }, raters: { some: { personId: me } } },
    orderBy: { createdAt: "desc" },
    take: mostListed,
    select: {
      id: true,
      name: true,
      closesOn: true,
      openedAt: true,
      closedAt: true,
      cycle: { select: cycleColumns },
      raters: { select: { personId: true, submittedAt: true } },
    },
  });
  return rows.flatMap(({ cycle, raters, ...row }) => {
    const stage = stageOf({ ...row, raters }, today());
    const mine = raters.find(({ personId }) => personId === actor.id);
    const manages = can(actor, "calibration.manage", { places: placesOf(cycle) });
    if (!manages && !mine) return [];
    return {
      id: row.id,
      name: row.name,
      closesOn: row.closesOn,
      cycle: cycle.slug,
      stage,
      manages,
      asked: raters.length,
      submitted: raters.filter(({ submittedAt }) => submittedAt !== null).length,
      /** Whether the actor still has to rate. */
      toRate: stage === "open" && mine !== undefined && mine.submittedAt === null,
    };
  });
}

const caseColumns = (lang: Actor["lang"]) =>
  ({
    orderBy: { position: "asc" },
    select: {
      id: true,
      position: true,
      textNl: true,
      textEn: true,
      items: {
        orderBy: { item: { standard: { code: "asc" } } },
        select: {
          id: true,
          item: {
            select: {
              versionId: true,
              standard: {
                select: { code: true, keeperId: true, liveId: true, retiredAt: true, brandSlug: true, unit: { select: { path: true, brandSlug: true } } },
              },
              version: {
                select: {
                  number: true,
                  words: { ...inLang(lang), select: { lang: true, statement: true, notYet: true, sometimes: true, mostly: true, always: true } },
                },
              },
            },
          },
        },
      },
    },
  }) satisfies Prisma.Calibration$casesArgs;

type CaseRow = Prisma.CalibrationCaseGetPayload<ReturnType<typeof caseColumns>>;

const shownCase = (actor: Actor, { id, position, textNl, textEn, items }: CaseRow) => {
  const [own, other, otherLang] = actor.lang === "nl" ? [textNl, textEn, "en" as const] : [textEn, textNl, "nl" as const];
  return {
    id,
    position,
    textNl,
    textEn,
    text: own === "" ? { text: other, lang: otherLang } : { text: own, lang: actor.lang },
    items: items.map(({ id: caseItemId, item: { standard, version, versionId } }) => {
      const [words] = version.words;
      return {
        id: caseItemId,
        code: standard.code,
        version: version.number,
        /** That the words it was rated by still hold. */
        isLive: standard.liveId === versionId && standard.retiredAt === null,
        mayDraft: can(actor, "standard.draft", { scope: scopeOf(standard) }),
        statement: { text: words?.statement ?? "", lang: words?.lang ?? actor.lang },
        levels: [words?.notYet ?? "", words?.sometimes ?? "", words?.mostly ?? "", words?.always ?? ""] as const,
      };
    }),
  };
};

/** A case as a page shows it, and one of its items. */
export type CaseShown = ReturnType<typeof shownCase>;
export type CaseItem = CaseShown["items"][number];

const submittedIn = (calibrationId: string): Prisma.CalibrationRatingWhereInput => ({
  caseItem: { case: { calibrationId } },
  person: { rates: { some: { calibrationId, submittedAt: { not: null } } } },
});

async function findWhole(actor: Actor, id: string) {
  if (!isId(id)) return null;
  const found = await db.calibration.findUnique({
    where: { id },
    include: {
      cycle: { select: cycleColumns },
      by: { select: { name: true } },
      cases: caseColumns(actor.lang),
      raters: { select: { personId: true, submittedAt: true, person: { select: { name: true } } } },
    },
  });
  if (!found) return null;
  const { cycle, by, cases, raters, ...row } = found;
  const stage = stageOf({ ...row, raters }, today());
  return {
    ...row,
    stage,
    cycle: { id: cycle.id, slug: cycle.slug },
    by: by.name,
    places: placesOf(cycle),
    cases: cases.map((one) => shownCase(actor, one)),
    raters: raters.map(({ person, ...rater }) => ({ ...rater, name: person.name })).sort((a, b) => a.name.localeCompare(b.name, actor.lang)),
    target: { places: placesOf(cycle), raters: raters.map(({ personId }) => personId), closed: stage === "closed", open: stage === "open" },
  };
}

/**
 * A calibration for whoever may read it: its cases and raters, and once it closed the figures. Before that no rating is
 * read from the database, for anybody. A rater gets their own standing alone, a leader everybody's, by name.
 */
export async function findCalibration(actor: Actor, id: string) {
  const found = await findWhole(actor, id);
  if (!found || !can(actor, "calibration.read", found.target)) return null;
  const manages = can(actor, "calibration.manage", found.target);
  const ratings =
    found.stage === "closed" ? await db.calibrationRating.findMany({ where: submittedIn(id), select: { caseItemId: true, personId: true, level: true } }) : [];
  const spreads = new Map(
    found.cases.flatMap(({ items }) =>
      items.map((item) => [item.id, spreadOf(ratings.filter(({ caseItemId }) => caseItemId === item.id).map(({ level }) => level))]),
    ),
  );
  const standings = found.raters
    .filter(({ personId, submittedAt }) => submittedAt !== null && (manages || personId === actor.id))
    .flatMap(({ personId, name }) => {
      const standing = standingOf(personId, ratings);
      return standing ? [{ personId, name, ...standing }] : [];
    });
  return { ...found, manages, spreads, standings };
}

/** A calibration as its page shows it. */
export type CalibrationShown = NonNullable<Awaited<ReturnType<typeof findCalibration>>>;

/** What the actor has to rate, or rated, with the levels they gave; nobody else's. Null for who was not asked, and before it was opened. */
export async function findRating(actor: Actor, id: string) {
  const found = await findWhole(actor, id);
  const own = found?.raters.find(({ personId }) => personId === actor.id);
  if (!found || !own || found.stage === "draft") return null;
  const levels = await db.calibrationRating.findMany({
    where: { caseItem: { case: { calibrationId: id } }, personId: own.personId },
    select: { caseItemId: true, level: true },
  });
  const { name, closesOn, stage, cycle, cases } = found;
  return { id, name, closesOn, stage, cycle, cases, submittedAt: own.submittedAt, levels: new Map(levels.map(({ caseItemId, level }) => [caseItemId, level])) };
}

/** The codes of a cycle's items with their statements, for choosing from. */
export async function listItemsOf(actor: Actor, cycleId: string) {
  const rows = await db.cycleItem.findMany({
    where: { cycleId },
    orderBy: { standard: { code: "asc" } },
    select: { standard: { select: { code: true } }, version: { select: { words: { ...inLang(actor.lang), select: { lang: true, statement: true } } } } },
  });
  return rows.map(({ standard, version: { words } }) => ({
    code: standard.code,
    statement: { text: words[0]?.statement ?? "", lang: words[0]?.lang ?? actor.lang },
  }));
}

/** The units of a calibration's cycle, with those under them, for choosing whose managers rate. */
export async function listUnitsOf(actor: Actor, places: Scope[]) {
  const units = await db.unit.findMany({
    where: withinOf(places),
    orderBy: { path: "asc" },
    select: { id: true, path: true, brandSlug: true, nameNl: true, nameEn: true },
  });
  return units.map((unit) => ({ id: unit.id, path: unit.path, brand: unit.brandSlug, name: nameOf(actor.lang, unit) }));
}

/** The most managers who are asked to rate. */
export const mostRaters = 500;

const withinOf = (places: Scope[]): Prisma.UnitWhereInput => ({ OR: places.map(({ unitPath }) => ({ path: { startsWith: literally(unitPath ?? "/") } })) });

/** The brands that have a unit in the places of a cycle. */
export async function brandsIn(client: Tx, places: Scope[]): Promise<string[]> {
  const units = await client.unit.findMany({
    where: { AND: [withinOf(places), { brandSlug: { not: null } }] },
    distinct: ["brandSlug"],
    select: { brandSlug: true },
  });
  return units.flatMap(({ brandSlug }) => brandSlug ?? []);
}

/** The managers of today in a place, within the places of the cycle, those of its brands and of the organisation too; by name, at most 500. */
export async function listManagers(client: Tx, place: string, places: Scope[]): Promise<{ id: string; name: string }[]> {
  const on = today();
  const [kind, which = ""] = place.split(":");
  const unit = kind === "unit" ? await client.unit.findUnique({ where: { id: which }, select: { path: true } }) : null;
  if (kind === "unit" && !unit) return [];
  const brands = (await brandsIn(client, places)).filter((slug) => kind === "organisation" || slug === which);
  const chosen: Prisma.UnitWhereInput = unit ? { path: { startsWith: literally(unit.path) } } : kind === "brand" ? { brandSlug: { in: brands } } : {};
  const above: Prisma.RoleWhereInput[] = [{ unitId: null, brandSlug: { in: brands } }, ...(kind === "organisation" ? [{ unitId: null, brandSlug: null }] : [])];
  return client.person.findMany({
    where: {
      active: true,
      roles: {
        some: {
          AND: [
            { kind: "manager", from: { lte: on }, OR: [{ to: null }, { to: { gte: on } }] },
            { OR: [{ unit: { AND: [withinOf(places), chosen] } }, ...above] },
          ],
        },
      },
    },
    orderBy: { name: "asc" },
    take: mostRaters,
    select: { id: true, name: true },
  });
}

/** A calibration that closed by itself or by its day, as a filter. */
const isClosed = (): Prisma.CalibrationWhereInput => ({
  AND: [{ openedAt: { not: null } }, { OR: [{ closedAt: { not: null } }, { closesOn: { lt: today() } }, { raters: { none: { submittedAt: null } } }] }],
});

/** The most items that a keeper is shown. */
const mostToRewrite = 200;

/** The standards that the actor keeps whose levels managers rated apart, while the words they rated by still hold; each with where that was seen. */
export async function listToRewrite(actor: Actor) {
  const rows = await db.calibrationItem.findMany({
    where: { item: { standard: { keeperId: { in: actor.id === null ? [] : [actor.id] }, retiredAt: null } }, case: { calibration: isClosed() } },
    orderBy: { item: { standard: { code: "asc" } } },
    take: mostToRewrite,
    select: {
      id: true,
      case: {
        select: {
          calibration: {
            select: { id: true, cycle: { select: { slug: true } }, raters: { where: { submittedAt: { not: null } }, select: { personId: true } } },
          },
        },
      },
      item: {
        select: {
          versionId: true,
          standard: { select: { code: true, liveId: true, brandSlug: true, unit: { select: { path: true, brandSlug: true } } } },
          version: { select: { words: { ...inLang(actor.lang), select: { lang: true, statement: true } } } },
        },
      },
      ratings: { select: { personId: true, level: true } },
    },
  });
  return rows.flatMap(({ id: caseItemId, case: { calibration }, item: { standard, version, versionId }, ratings }) => {
    const submitted = new Set(calibration.raters.map(({ personId }) => personId));
    const spread = spreadOf(ratings.filter(({ personId }) => submitted.has(personId)).map(({ level }) => level));
    if (!spread?.rewrite || standard.liveId !== versionId) return [];
    return {
      caseItemId,
      code: standard.code,
      statement: { text: version.words[0]?.statement ?? "", lang: version.words[0]?.lang ?? actor.lang },
      cycle: calibration.cycle.slug,
      spread: spread.spread,
      agreement: spread.agreement,
      mayDraft: can(actor, "standard.draft", { scope: scopeOf(standard) }),
    };
  });
}
