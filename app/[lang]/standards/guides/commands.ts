import { audit } from "@/lib/audit";
import { now } from "@/lib/clock";
import { db, isTaken, type Tx } from "@/lib/db";
import type { AlignmentKind, Steps } from "@/lib/generated/prisma/enums";
import { type Actor, authorise, can } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { scopeOf } from "@/standards/review/queries";
import { lastAsked } from "./queries";
import { type Asked, changedIn } from "./rules";

type Wish = { requirement: string; code: string; kind: AlignmentKind; note: string };

/** The requirement, locked with its guide until the act is done, when its edition is the newest; else a refusal. */
async function newestRequirement(tx: Tx, id: string) {
  const found = await tx.requirement.findUnique({
    where: { id },
    select: { id: true, code: true, edition: { select: { id: true, name: true, guideSlug: true } } },
  });
  if (!found) throw new Refusal("missing", 404);
  // A new edition that comes at the same moment carries over what stands by then.
  await tx.$queryRaw`SELECT slug FROM "Guide" WHERE slug = ${found.edition.guideSlug} FOR SHARE`;
  const newest = await tx.edition.findFirst({ where: { guideSlug: found.edition.guideSlug }, orderBy: { position: "desc" }, select: { id: true } });
  if (newest?.id !== found.edition.id) throw new Refusal("earlierEdition", 409);
  return found;
}

/** The standard with this code, when the actor may say what it meets; else a refusal, which for leaders stands at the code. */
async function alignable(tx: Tx, actor: Actor, code: string) {
  authorise(actor, "guide.read", {});
  const standard = await tx.standard.findUnique({ where: { code }, include: { unit: true } });
  if (!standard || !can(actor, "guide.align", { scope: scopeOf(standard) })) throw new Refusal("invalid", 422, { code: "noStandard" });
  return standard;
}

const told = ({ code, edition }: { code: string; edition: { name: string; guideSlug: string } }) => ({ guide: edition.guideSlug, edition: edition.name, code });

/** Aligns a standard with a requirement within a transaction that does more; `look` asks that somebody sees whether it fits. */
export async function alignIn(tx: Tx, actor: Actor, { requirement, code, kind, note }: Wish, look = false) {
  const standard = await alignable(tx, actor, code);
  if (standard.retiredAt) throw new Refusal("invalid", 422, { code: "noStandard" });
  const asked = await newestRequirement(tx, requirement);
  await tx.alignment.create({ data: { requirementId: asked.id, standardId: standard.id, kind, note, look, byId: actor.id, at: now() } });
  await audit(tx, actor, "guide.align", code, { ...told(asked), kind });
  return asked;
}

/**
 * Aligns a standard with a requirement of a guide's newest edition; refuses one that is aligned with it already. `instead`
 * of another one it takes that one's place, and where it stands already, as after a merger, only the other one goes.
 */
export const align = (actor: Actor, { instead = "", ...wish }: Wish & { instead?: string }): Promise<void> =>
  db
    .$transaction(async (tx) => {
      const stands =
        instead !== "" && (await tx.alignment.findFirst({ where: { requirementId: wish.requirement, standard: { code: wish.code, retiredAt: null } } }));
      const asked = stands ? await newestRequirement(tx, wish.requirement) : await alignIn(tx, actor, wish);
      if (instead === "") return;
      const { id: standardId } = await alignable(tx, actor, instead);
      const { count } = await tx.alignment.deleteMany({ where: { requirementId: asked.id, standardId } });
      if (count === 0) throw new Refusal("movedOn", 409);
      await audit(tx, actor, "guide.unalign", instead, told(asked));
    })
    .catch((error) => {
      throw isTaken(error) ? new Refusal("invalid", 422, { code: "aligned" }) : error;
    });

/**
 * Changes an alignment that still is as it was shown: its kind and note, that it still fits (with what was typed), or that
 * there is none. Another kind or note alone does not say that somebody saw whether it fits.
 */
export const changeAlignment = (
  actor: Actor,
  { requirement, code, at, kind, note, act }: Wish & { at: string; act: "change" | "fits" | "remove" },
): Promise<void> =>
  db.$transaction(async (tx) => {
    const standard = await alignable(tx, actor, code);
    const asked = await newestRequirement(tx, requirement);
    const shown = { requirementId: asked.id, standardId: standard.id, at: new Date(at) };
    const { count } =
      act === "remove"
        ? await tx.alignment.deleteMany({ where: shown })
        : await tx.alignment.updateMany({ where: shown, data: { kind, note, ...(act === "fits" ? { look: false } : {}), byId: actor.id, at: now() } });
    if (count === 0) throw new Refusal("movedOn", 409);
    await audit(tx, actor, act === "remove" ? "guide.unalign" : "guide.align", code, { ...told(asked), ...(act === "remove" ? {} : { kind }) });
  });

/** An edition as it is imported: of a guide that is there, by slug, or of a new one. */
export type NewEdition = { slug: string; name: string; edition: string; steps: Steps; requirements: Asked[]; basedOn: number };

/**
 * Brings in an edition of a guide, all or nothing: every alignment of the one before goes along by code, and those whose
 * requirement changed, or was away and came back, ask for a look. `basedOn` is the position of the edition it was held against, 0 for a first one;
 * refuses when another came in since.
 */
export const importEdition = (actor: Actor, wish: NewEdition): Promise<void> =>
  db
    .$transaction(async (tx) => {
      authorise(actor, "guide.import", {});
      await importIn(tx, actor, wish);
    })
    .catch((error) => {
      throw isTaken(error) ? new Refusal("movedOn", 409) : error;
    });

/** The same within a transaction that does more. */
export async function importIn(tx: Tx, actor: Actor, { slug, name, edition, steps, requirements, basedOn }: NewEdition): Promise<void> {
  await tx.guide.upsert({ where: { slug }, create: { slug, name }, update: {} });
  await tx.$queryRaw`SELECT slug FROM "Guide" WHERE slug = ${slug} FOR UPDATE`;
  const before = await tx.edition.findFirst({
    where: { guideSlug: slug },
    orderBy: { position: "desc" },
    include: { requirements: { include: { alignments: true } } },
  });
  if ((before?.position ?? 0) !== basedOn) throw new Refusal("movedOn", 409);
  const earlier = new Map((before?.requirements ?? []).map((asked) => [asked.code, asked]));
  const away = before
    ? await lastAsked(
        tx,
        slug,
        requirements.map(({ code }) => code).filter((code) => !earlier.has(code)),
      )
    : new Map<string, never>();
  const made = await tx.edition.create({
    data: { guideSlug: slug, name: edition, position: basedOn + 1, steps, importedById: actor.id, importedAt: now() },
  });
  const rows = await tx.requirement.createManyAndReturn({
    data: requirements.map((asked, at) => ({ ...asked, editionId: made.id, position: at + 1 })),
  });
  await tx.alignment.createMany({
    data: rows.flatMap((to) => {
      const from = earlier.get(to.code) ?? away.get(to.code);
      if (!from) return [];
      const asksLook = away.has(to.code) || changedIn(from, to).length > 0;
      return from.alignments.map((alignment) => ({ ...alignment, requirementId: to.id, look: alignment.look || asksLook }));
    }),
  });
  await audit(tx, actor, "guide.import", slug, { edition, requirements: rows.length });
}
