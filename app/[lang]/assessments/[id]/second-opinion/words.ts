import { choiceSaid } from "@/assessments/words";
import type { Lang } from "@/lib/lang";
import { say, signed } from "@/lib/say";
import type { Chosen } from "./rules";

/** What the second opinion says of an item, in a word. */
export const secondSaid = (lang: Lang, rating: Chosen): string =>
  choiceSaid(lang, rating, say(lang).seconds.form.notSeen.toLowerCase()) ?? say(lang).seconds.both.open;

/** The second opinion minus the self-assessment, in words: `−1 niveau`. */
export function differenceSaid(lang: Lang, difference: number | null): string {
  const t = say(lang).seconds.both;
  if (difference === null) return t.incomparable;
  return difference === 0 ? t.same : t.levels(signed(lang, difference), difference);
}
