import type { Saved } from "@/assessments/commands";
import { listHolding } from "@/assessments/frozen/queries";
import type { Kept } from "@/assessments/queries";
import { isGiven, lackOf } from "@/assessments/rules";
import { audit } from "@/lib/audit";
import { now } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";
import type { Verdict } from "@/lib/generated/prisma/client";
import { notify } from "@/lib/notices";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { asKept, loadSecond } from "./queries";
import type { RatingInput } from "./schema";

/** The assessment with its second opinion, held until the transaction ends: what opens, rates or takes back waits for each other. */
async function holdSecond(tx: Tx, actor: Actor, id: string) {
  await tx.$queryRaw`SELECT id FROM "Assessment" WHERE id = ${id}::uuid FOR UPDATE`;
  return loadSecond(tx, actor, id);
}
type Held = NonNullable<Awaited<ReturnType<typeof loadSecond>>>;

const placeOf = (id: string) => `assessments/${id}/second-opinion`;

/** Opens a submitted assessment for its manager; its person sees who did and when. */
export const openSubmitted = (actor: Actor, id: string): Promise<void> =>
  db.$transaction(async (tx) => {
    const held = await holdSecond(tx, actor, id);
    authorise(actor, "assessment.view", held?.target);
    await view(tx, actor, id);
  });

async function view(tx: Tx, actor: Actor, id: string): Promise<void> {
  await tx.assessmentView.create({ data: { assessmentId: id, personId: actor.id ?? "", at: now() } });
  await audit(tx, actor, "assessment.view", id);
}

/** Begins a second opinion, once for an assessment; beginning it again goes on with it. */
export const beginSecond = (actor: Actor, id: string): Promise<void> =>
  db.$transaction(async (tx) => {
    const held = await holdSecond(tx, actor, id);
    authorise(actor, "second.give", held?.target);
    if (held?.second?.raterId === actor.id) return;
    // What somebody else left lying makes way.
    if (held?.second) await remove(tx, held.second.id);
    await tx.secondOpinion.create({ data: { assessmentId: id, raterId: actor.id ?? "", begunAt: now() } });
    await audit(tx, actor, "second.begin", id);
  });

async function remove(tx: Tx, id: string): Promise<void> {
  await tx.secondRating.deleteMany({ where: { secondId: id } });
  await tx.secondOpinion.delete({ where: { id } });
}

/** Lets whoever began it rate; tells them, and nobody else, that it waits or was given. */
function authoriseRating(actor: Actor, held: Held | null): asserts held is Held & { second: NonNullable<Held["second"]> } {
  const own = held !== null && held.second !== null && held.second.raterId === actor.id;
  if (own && held.target.given) throw new Refusal("secondGiven", 403);
  if (own && !held.target.submitted) throw new Refusal("secondWaits", 410);
  authorise(actor, "second.give", own ? held.target : null);
}

/** The items that hold for the assessment, each with its rating. */
async function ratedIn(tx: Tx, { cycleId, brandSlug, unitPath, second }: Held & { second: { id: string } }) {
  const items = await listHolding(tx, cycleId, { brand: brandSlug, unitPath });
  const ratings = await tx.secondRating.findMany({ where: { secondId: second.id } });
  const byItem = new Map(ratings.map((rating) => [rating.itemId, rating]));
  return new Map(items.map(({ id }) => [id, byItem.get(id) ?? null]));
}

/** Writes a rating if its second opinion still waits to be given and nothing newer was saved; gives no row otherwise. */
const write = (tx: Tx, secondId: string, rating: RatingInput, savedAt: Date) =>
  tx.$queryRaw<{ revision: number }[]>`
    INSERT INTO "SecondRating" ("secondId", "itemId", level, skipped, note, revision, "savedAt")
    SELECT s.id, ${rating.item}::uuid, ${rating.level}::smallint, ${rating.skipped}::boolean, ${rating.note}, 1, ${savedAt.toISOString()}::timestamptz
    FROM "SecondOpinion" s WHERE s.id = ${secondId}::uuid AND s."submittedAt" IS NULL FOR SHARE OF s
    ON CONFLICT ("secondId", "itemId") DO UPDATE SET level = EXCLUDED.level, skipped = EXCLUDED.skipped, note = EXCLUDED.note,
      revision = "SecondRating".revision + 1, "savedAt" = EXCLUDED."savedAt"
    WHERE "SecondRating".revision = ${rating.revision}::int
    RETURNING revision`;

const isSame = (one: Pick<RatingInput, "level" | "skipped" | "note">, other: RatingInput) =>
  one.level === other.level && one.skipped === other.skipped && one.note === other.note;
const isEmpty = ({ level, skipped, note }: RatingInput) => level === null && !skipped && note === "";

/** Saves ratings together, all of them or none; `told` makes what a refusal carries of what was saved elsewhere meanwhile. */
const saveAll = (actor: Actor, id: string, ratings: RatingInput[], told: (theirs: Record<string, Kept>) => unknown): Promise<Map<string, Saved>> =>
  db.$transaction(async (tx) => {
    const held = await loadSecond(tx, actor, id);
    authoriseRating(actor, held);
    const kept = await ratedIn(tx, held);
    if (ratings.some(({ item }) => !kept.has(item))) throw new Refusal("missing", 404);
    const saved = new Map<string, Saved>();
    const stale: string[] = [];
    for (const rating of ratings) {
      const was = kept.get(rating.item) ?? null;
      if (was ? isSame(was, rating) : isEmpty(rating)) saved.set(rating.item, { revision: was?.revision ?? 0, savedAt: was?.savedAt ?? now() });
      else {
        const savedAt = now();
        const [written] = await write(tx, held.second.id, rating, savedAt);
        if (written) saved.set(rating.item, { ...written, savedAt });
        else stale.push(rating.item);
      }
    }
    if (stale.length === 0) return saved;
    authoriseRating(actor, await loadSecond(tx, actor, id));
    const theirs = await tx.secondRating.findMany({ where: { secondId: held.second.id, itemId: { in: stale } } });
    throw new Refusal("answeredElsewhere", 409, {}, { theirs: told(Object.fromEntries(theirs.map((rating) => [rating.itemId, asKept(rating)]))) });
  });

/**
 * Saves the ratings of one screen. What is as it was, and what was left empty, is not written. Refuses (409) with what was
 * saved elsewhere since the revision a rating names, by item.
 */
export async function saveRatings(actor: Actor, id: string, ratings: RatingInput[]): Promise<void> {
  await saveAll(actor, id, ratings, (theirs) => theirs);
}

/** Saves one rating, likewise; a refusal carries the one that was saved elsewhere. */
export async function saveRating(actor: Actor, id: string, rating: RatingInput): Promise<Saved> {
  const saved = (await saveAll(actor, id, [rating], (theirs) => theirs[rating.item])).get(rating.item);
  return saved ?? { revision: rating.revision, savedAt: now() };
}

/**
 * Gives the second opinion: from then on both see both, it is not changed any more, and the person is told. Refuses
 * while a note is missing at not yet (`detail.items` names them), and while something is open that was not confirmed.
 */
export const giveSecond = (actor: Actor, id: string, confirmed: boolean): Promise<void> =>
  db.$transaction(async (tx) => {
    const held = await holdSecond(tx, actor, id);
    authoriseRating(actor, held);
    const { second, personId, cycle } = held;
    const { count } = await tx.secondOpinion.updateMany({ where: { id: second.id, submittedAt: null }, data: { submittedAt: now() } });
    if (count === 0) throw new Refusal("movedOn", 409);
    const items = [...(await ratedIn(tx, held))].map(([item, rating]) => ({ item, rating: rating && asKept(rating) }));
    const lacking = items.flatMap(({ item, rating }) => {
      const lack = lackOf(rating, false);
      return lack ? [{ item, lack }] : [];
    });
    if (lacking.length > 0) throw new Refusal("ratingsIncomplete", 422, {}, { items: lacking });
    const open = items.filter(({ rating }) => !isGiven(rating)).length;
    if (open > 0 && !confirmed) throw new Refusal("ratingsOpen", 422, { confirmed: "required" });
    // From here on it is shown to whoever gave it, so that is a look like any other.
    await view(tx, actor, id);
    await audit(tx, actor, "second.give", id, { items: items.length, open });
    await notify(tx, [{ personId, kind: "second_ready", key: second.id, to: placeOf(id), detail: { cycle: cycle.slug } }]);
  });

/** Gives up a second opinion that was begun; what was rated is gone, and it can be begun anew. */
export const cancelSecond = (actor: Actor, id: string): Promise<void> =>
  db.$transaction(async (tx) => {
    const held = await holdSecond(tx, actor, id);
    authorise(actor, "second.cancel", held?.target);
    if (held?.second) await remove(tx, held.second.id);
    await audit(tx, actor, "second.cancel", id);
  });

/** The person agrees, or disagrees and says why; can be said anew until one of the two has closed it. */
export const answerSecond = (actor: Actor, id: string, verdict: Verdict, reason: string): Promise<void> =>
  db.$transaction(async (tx) => {
    const held = await holdSecond(tx, actor, id);
    authorise(actor, "second.answer", held?.target);
    const { second, cycle } = held as Held & { second: NonNullable<Held["second"]> };
    await tx.secondOpinion.update({ where: { id: second.id }, data: { verdict, reason: verdict === "disagreed" ? reason : "", verdictAt: now() } });
    await audit(tx, actor, "second.answer", id);
    await notify(tx, [
      { personId: second.raterId, kind: "second_answered", key: `${second.id} ${verdict}`, to: placeOf(id), detail: { cycle: cycle.slug, verdict } },
    ]);
  });

/** One of the two closes it, once the person has answered; it is closed when both have. */
export const closeSecond = (actor: Actor, id: string): Promise<void> =>
  db.$transaction(async (tx) => {
    const held = await holdSecond(tx, actor, id);
    authorise(actor, "second.close", held?.target);
    const side = actor.id === held.personId ? "closedByPerson" : "closedByManager";
    const { count } = await tx.secondOpinion.updateMany({ where: { assessmentId: id, [side]: null }, data: { [side]: now() } });
    if (count > 0) await audit(tx, actor, "second.close", id, { by: side === "closedByPerson" ? "person" : "manager" });
  });
