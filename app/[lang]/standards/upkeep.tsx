import type { Lang } from "@/lib/lang";
import { day, dayOf, say } from "@/lib/say";
import { Badge, Icon } from "@/ui/shell";
import type { Upkeep } from "./rules";

const icons = { confirmed: "ok", due: "due", overdue: "err" } as const;

/** Whether somebody still stands behind a standard: confirmed and when, due, or overdue; a mark and words. */
export function UpkeepBadge({ lang, upkeep, reviewBy, confirmedAt }: { lang: Lang; upkeep: Upkeep; reviewBy: Date; confirmedAt: Date | null }) {
  const t = say(lang).keeping.badge;
  const words =
    upkeep === "confirmed" ? (confirmedAt ? t.confirmed(dayOf(lang, confirmedAt)) : t.published(day(lang, reviewBy))) : t[upkeep](day(lang, reviewBy));
  return (
    <Badge>
      <Icon name={icons[upkeep]} />
      {words}
    </Badge>
  );
}
