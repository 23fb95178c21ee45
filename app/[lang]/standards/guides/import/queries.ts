import { db } from "@/lib/db";
import type { Lang } from "@/lib/lang";
import { type Actor, can } from "@/lib/policy";
import { findEdition, lastAsked } from "@/standards/guides/queries";
import { editionChanges } from "@/standards/guides/rules";
import { parseEdition } from "./rules";

/** An edition that the actor read from a file, held against the newest edition of its guide; null when there is none of theirs. */
export async function findEditionFile(actor: Actor, id: string, lang: Lang) {
  if (!can(actor, "guide.import", {})) return null;
  const file = await db.editionFile.findFirst({ where: { id, personId: { in: actor.id === null ? [] : [actor.id] } } });
  if (!file) return null;
  const parsed = parseEdition(file.rows as string[][], lang);
  const newest = await findEdition(actor, file.guideSlug, null, lang);
  const changes = editionChanges(newest?.requirements ?? [], parsed.requirements);
  const away = newest
    ? await lastAsked(
        db,
        file.guideSlug,
        changes.fresh.map(({ code }) => code),
      )
    : new Map<string, never>();
  return {
    file,
    ...parsed,
    basedOn: newest?.edition.position ?? 0,
    before: newest?.edition.name ?? null,
    changes,
    /** How many requirements were away from the newest edition and come back with their standards. */
    back: [...away.values()].filter(({ alignments }) => alignments.length > 0).length,
  };
}
