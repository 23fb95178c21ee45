import { audit } from "@/lib/audit";
import { now, shiftDay, today } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";
import { notify } from "@/lib/notices";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { brandsIn, listManagers, placesOf } from "./queries";
import { stageOf } from "./rules";
import type { Rated, Written } from "./schema";

const units = { select: { unit: { select: { path: true, brandSlug: true } } } } as const;

/** Begins a calibration as a draft, and gives its id. */
export const begin = (actor: Actor, { cycle: slug, name }: { cycle: string; name: string }): Promise<string> =>
  db.$transaction(async (tx) => {
    const cycle = await tx.cycle.findUnique({ where: { slug, state: { in: ["open", "closed"] } }, select: { id: true, units } });
    authorise(actor, "calibration.manage", cycle && { places: placesOf(cycle) });
    const { id } = await tx.calibration.create({
      data: { cycleId: cycle?.id ?? "", name, closesOn: shiftDay(today(), 0, 14), byId: actor.id ?? "", createdAt: now() },
      select: { id: true },
    });
    await audit(tx, actor, "calibration.begin", id, { cycle: slug });
    return id;
  });

async function findDraft(tx: Tx, actor: Actor, id: string, revision: number) {
  const found = await tx.calibration.findUnique({ where: { id }, include: { cycle: { select: { slug: true, units } } } });
  authorise(actor, "calibration.manage", found && { places: placesOf(found.cycle) });
  const { count } = await tx.calibration.updateMany({ where: { id, revision, openedAt: null }, data: { revision: { increment: 1 } } });
  if (!found || count === 0) throw new Refusal("movedOn", 409);
  return { ...found, places: placesOf(found.cycle) };
}

/** Takes the cases of a draft away. */
async function removeCases(tx: Tx, calibrationId: string) {
  await tx.calibrationItem.deleteMany({ where: { case: { calibrationId } } });
  await tx.calibrationCase.deleteMany({ where: { calibrationId } });
}

/** What keeps a calibration from being opened, by field. */
function lacksOf(cases: Written["cases"], closesOn: Date): Record<string, string> {
  const written = cases.filter(({ textNl, textEn, codes }) => textNl !== "" || textEn !== "" || codes.length > 0);
  const lacks: Record<string, string> = {};
  for (const { n, textNl, textEn, codes } of written.length === 0 ? [{ n: 1, textNl: "", textEn: "", codes: [] }] : written) {
    if (textNl === "" && textEn === "") lacks[`textNl.${n}`] = "required";
    if (codes.length === 0) lacks[`codes.${n}`] = "required";
  }
  if (closesOn < today() || closesOn > shiftDay(today(), 12)) lacks.closesOn = "calibrationDay";
  return lacks;
}

/**
 * Keeps a calibration as it was written; with `open` asks the managers of the place to rate it, once and for all.
 * Refuses codes that the cycle does not have, and to open what is not complete or would have fewer than two raters.
 */
export const write = (actor: Actor, { id, revision, name, place, closesOn, act, cases }: Written): Promise<void> =>
  db.$transaction(async (tx) => {
    const draft = await findDraft(tx, actor, id, revision);
    const items = await tx.cycleItem.findMany({
      where: { cycleId: draft.cycleId, standard: { code: { in: cases.flatMap(({ codes }) => codes) } } },
      select: { id: true, standard: { select: { code: true } } },
    });
    const idOf = new Map(items.map((item) => [item.standard.code, item.id]));
    const unknown = cases.flatMap(({ n, codes }) => codes.filter((code) => !idOf.has(code)).map((code) => [`codes.${n}`, `calibrationCode:${code}`] as const));
    if (place.startsWith("brand:") && !(await brandsIn(tx, draft.places)).includes(place.slice("brand:".length)))
      throw new Refusal("invalid", 422, { place: "invalid" });
    if (unknown.length > 0) throw new Refusal("invalid", 422, Object.fromEntries(unknown));
    await removeCases(tx, id);
    const kept = cases.filter(({ textNl, textEn, codes }) => textNl !== "" || textEn !== "" || codes.length > 0);
    for (const { n, textNl, textEn, codes } of kept)
      await tx.calibrationCase.create({
        data: { calibrationId: id, position: n, textNl, textEn, items: { create: codes.map((code) => ({ itemId: idOf.get(code) ?? "" })) } },
      });
    await tx.calibration.update({ where: { id }, data: { name, place, closesOn } });
    if (act === "save") return audit(tx, actor, "calibration.write", id, { revision: revision + 1, cases: kept.length });
    const lacks = lacksOf(cases, closesOn);
    const raters = await listManagers(tx, place, draft.places);
    if (raters.length < 2) lacks.place = "calibrationRaters";
    if (Object.keys(lacks).length > 0) throw new Refusal("invalid", 422, lacks);
    await tx.calibrationRater.createMany({ data: raters.map((rater) => ({ calibrationId: id, personId: rater.id })) });
    await tx.calibration.update({ where: { id }, data: { openedAt: now() } });
    await notify(
      tx,
      raters.map((rater) => ({
        personId: rater.id,
        kind: "calibration_asked" as const,
        key: id,
        to: `assessments/calibration/${id}/rate`,
        detail: { cycle: draft.cycle.slug, closesOn: closesOn.toISOString().slice(0, 10) },
      })),
    );
    await audit(tx, actor, "calibration.open", id, { cycle: draft.cycle.slug, cases: kept.length, raters: raters.length });
  });

/** Throws a draft away as it was shown. */
export const discard = (actor: Actor, { id, revision }: { id: string; revision: number }): Promise<void> =>
  db.$transaction(async (tx) => {
    const draft = await findDraft(tx, actor, id, revision);
    await removeCases(tx, id);
    await tx.calibration.delete({ where: { id } });
    await audit(tx, actor, "calibration.discard", id, { cycle: draft.cycle.slug });
  });

/**
 * Keeps the levels a rater gives; with `submit` for good, and then every item must have one. The last one to submit
 * closes the calibration. It touches no assessment, answer, roll-up or result.
 */
export const rate = (actor: Actor, { id, act, levels }: Rated): Promise<void> =>
  db.$transaction(async (tx) => {
    const found = await tx.calibration.findUnique({
      where: { id },
      select: {
        openedAt: true,
        closedAt: true,
        closesOn: true,
        raters: { select: { personId: true, submittedAt: true } },
        cases: { select: { items: { select: { id: true } } } },
      },
    });
    const personId = actor.id ?? "";
    const asked = found?.raters.map((rater) => rater.personId) ?? [];
    const stage = found ? stageOf(found, today()) : "draft";
    // Somebody who was asked hears that it is too late; to all others there is nothing.
    if (stage === "closed" && asked.includes(personId)) throw new Refusal("calibrationClosed", 410);
    authorise(actor, "calibration.rate", { raters: asked, open: stage === "open" });
    // The row is held, so that nothing is saved after what is submitted at the same moment.
    const { count } = await tx.calibrationRater.updateMany({ where: { calibrationId: id, personId, submittedAt: null }, data: { submittedAt: null } });
    if (count === 0) throw new Refusal("calibrationRated", 409);
    const items = found?.cases.flatMap((one) => one.items.map((item) => item.id)) ?? [];
    if (levels.some(({ caseItemId }) => !items.includes(caseItemId))) throw new Refusal("missing", 404);
    await tx.calibrationRating.deleteMany({ where: { personId, caseItemId: { in: levels.map(({ caseItemId }) => caseItemId) } } });
    await tx.calibrationRating.createMany({ data: levels.map((level) => ({ ...level, personId, savedAt: now() })) });
    if (act === "save") return;
    const given = await tx.calibrationRating.findMany({ where: { personId, caseItemId: { in: items } }, select: { caseItemId: true } });
    const open = items.filter((item) => !given.some(({ caseItemId }) => caseItemId === item));
    if (open.length > 0) throw new Refusal("calibrationUnrated", 422, Object.fromEntries(open.map((item) => [`level.${item}`, "required"])));
    await tx.calibrationRater.update({ where: { calibrationId_personId: { calibrationId: id, personId } }, data: { submittedAt: now() } });
    await audit(tx, actor, "calibration.rate", id, { items: items.length });
    if ((await tx.calibrationRater.count({ where: { calibrationId: id, submittedAt: null } })) === 0) await close(tx, actor, id);
  });

/** Writes down once that a calibration closed. */
async function close(tx: Tx, actor: { id: string | null }, id: string) {
  const { count } = await tx.calibration.updateMany({ where: { id, closedAt: null }, data: { closedAt: now() } });
  if (count > 0) await audit(tx, actor, "calibration.close", id);
}

/** Writes down of every calibration whose last day is over, or that all rated, that it closed. It can be run at any time; there is never more to do. */
export async function closeCalibrations(day: Date): Promise<false> {
  const due = await db.calibration.findMany({
    where: { openedAt: { not: null }, closedAt: null, OR: [{ closesOn: { lt: day } }, { raters: { none: { submittedAt: null } } }] },
    select: { id: true },
  });
  for (const { id } of due) await db.$transaction((tx) => close(tx, { id: null }, id));
  return false;
}
