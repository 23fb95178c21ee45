import { audit } from "@/lib/audit";
import { now } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import type { Lang } from "@/lib/lang";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { find } from "./queries";

/** Each of the words asks something of the index: one that says nothing, such as "de", would be found everywhere. */
async function haveMeaning(tx: Tx, id: string): Promise<void> {
  const { queries } = await tx.synonyms.findUniqueOrThrow({ where: { id }, select: { queries: true } });
  if (queries.includes("")) throw new Refusal("invalid", 422, { words: "synonymWord" });
}

/** Says that these words mean the same; gives the id of the set. */
export const addSynonyms = (actor: Actor, { lang, words }: { lang: Lang; words: string[] }): Promise<string> =>
  db.$transaction(async (tx) => {
    authorise(actor, "search.synonyms", {});
    const { id } = await tx.synonyms.create({ data: { lang, words, queries: words } });
    await haveMeaning(tx, id);
    await audit(tx, actor, "search.synonyms", id, { lang, words: words.join(" = ") });
    return id;
  });

/** Changes a set that stands as it was shown. */
export const changeSynonyms = (actor: Actor, { id, revision, words }: { id: string; revision: number; words: string[] }): Promise<void> =>
  db.$transaction(async (tx) => {
    authorise(actor, "search.synonyms", {});
    const { count } = await tx.synonyms.updateMany({ where: { id, revision, removedAt: null }, data: { words, revision: { increment: 1 } } });
    if (count === 0) throw new Refusal("movedOn", 409);
    await haveMeaning(tx, id);
    await audit(tx, actor, "search.synonyms", id, { words: words.join(" = ") });
  });

/** Takes a set away; it can be put back. */
export const removeSynonyms = (actor: Actor, { id, revision }: { id: string; revision: number }): Promise<void> =>
  db.$transaction(async (tx) => {
    authorise(actor, "search.synonyms", {});
    const { count } = await tx.synonyms.updateMany({ where: { id, revision, removedAt: null }, data: { removedAt: now(), revision: { increment: 1 } } });
    if (count === 0) throw new Refusal("movedOn", 409);
    await audit(tx, actor, "search.synonyms", id, { removed: true });
  });

/** Puts a set back that was taken away. */
export const restoreSynonyms = (actor: Actor, { id }: { id: string }): Promise<void> =>
  db.$transaction(async (tx) => {
    authorise(actor, "search.synonyms", {});
    const { count } = await tx.synonyms.updateMany({ where: { id, removedAt: { not: null } }, data: { removedAt: null, revision: { increment: 1 } } });
    if (count === 0) throw new Refusal("movedOn", 409);
    await audit(tx, actor, "search.synonyms", id, { removed: false });
  });

/**
 * Writes down that something was sought and not found, by nobody in particular; with a remark that is kept too. What is
 * found all the same is not counted, nor are words that stand everywhere. A search that fails again after it was handled stands on the list again.
 */
export async function tellMissing(actor: Actor, { q, text }: { q: string; text: string }): Promise<void> {
  authorise(actor, "search.ask", { staffOnly: env().reading === "staff" });
  const { lang } = actor;
  if (!text) {
    const { total, common } = await find(actor, lang, { q, rows: 1 });
    if (total > 0 || common) return;
  }
  const at = now();
  await db.$transaction(async (tx) => {
    const again = text ? {} : { count: { increment: 1 } };
    await tx.searchMiss.upsert({ where: { lang_q: { lang, q } }, create: { lang, q, lastAt: at }, update: { ...again, lastAt: at, handledAt: null } });
    if (text) await tx.searchRemark.create({ data: { lang, q, text, at } });
  });
}

/** Takes a failed search off the list, or puts it back. */
export const settleMissing = (actor: Actor, { lang, q, done }: { lang: Lang; q: string; done: boolean }): Promise<void> =>
  db.$transaction(async (tx) => {
    authorise(actor, "search.missing", {});
    const { count } = await tx.searchMiss.updateMany({ where: { lang, q, handledAt: done ? null : { not: null } }, data: { handledAt: done ? now() : null } });
    if (count === 0) throw new Refusal("movedOn", 409);
    await audit(tx, actor, "search.missing", lang, { done });
  });
