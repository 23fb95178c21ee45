import type { Lang } from "@/lib/lang";
import { dayOf, say } from "@/lib/say";
import type { Kept } from "./queries";

/** Who confirmed which version and when, the last first. */
export const Confirmations = ({ lang, confirmations }: { lang: Lang; confirmations: Kept["confirmations"] }) => {
  const t = say(lang);
  return (
    <ul className="note">
      {confirmations.map(({ at, version, name }) => (
        <li key={at.toISOString()}>{t.keeping.confirmedBy(dayOf(lang, at), name ?? t.review.formerColleague, version)}</li>
      ))}
    </ul>
  );
};
