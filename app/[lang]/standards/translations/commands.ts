import { audit } from "@/lib/audit";
import { now } from "@/lib/clock";
import { db, isTaken } from "@/lib/db";
import type { Lang } from "@/lib/lang";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { scopeOf } from "@/standards/review/queries";

/** Says that words which lagged behind are still right for the version that was shown; said twice, it is said once. */
export const checkTranslation = (actor: Actor, { code, version, lang }: { code: string; version: number; lang: Lang }): Promise<void> =>
  db
    .$transaction(async (tx) => {
      const found = await tx.standard.findUnique({ where: { code }, include: { unit: true, live: { select: { id: true, number: true, words: true } } } });
      const standard = found && { live: found.live, scope: scopeOf(found) };
      authorise(actor, "standard.translate", standard);
      const { live } = standard;
      if (live?.number !== version || live.words.every((words) => words.lang !== lang || words.translation !== "unchecked")) throw new Refusal("movedOn", 409);
      await tx.translationCheck.create({ data: { versionId: live.id, lang, personId: actor.id ?? "", at: now() } });
      await audit(tx, actor, "standard.translate", code, { version, lang, checked: true });
    })
    .catch((error) => {
      if (!isTaken(error)) throw error;
    });
