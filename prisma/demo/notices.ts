import { shiftDay } from "@/lib/clock";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { cycleRows } from "./cycles.ts";
import type { DemoPerson } from "./people.ts";
import type { publishedRows } from "./published.ts";
import { atTime, idOf } from "./random.ts";

const dayText = (day: Date | string) => new Date(day).toISOString().slice(0, 10);

/** What everybody was told of the open cycle, when it opened or on their first day, and at Lindehof of the last material change before it. */
export function noticeRows(people: DemoPerson[], { cycles }: Pick<ReturnType<typeof cycleRows>, "cycles">, published: ReturnType<typeof publishedRows>) {
  const rows: Prisma.NoticeCreateManyInput[] = [];
  const open = cycles.find(({ state }) => state === "open");
  if (!open) return rows;
  const opensOn = new Date(open.opensOn);
  const codes = new Map(published.standards.filter(({ brandSlug }) => brandSlug === "lindehof").map(({ id, code }) => [id, code]));
  const momentOf = ({ publishedAt }: (typeof published.versions)[number]) => new Date(publishedAt as Date);
  const last = published.versions
    .filter((version) => codes.has(version.standardId) && version.number > 1 && version.change === "material" && momentOf(version) < opensOn)
    .sort((a, b) => momentOf(a).getTime() - momentOf(b).getTime())
    .at(-1);
  for (const { id: personId, unit, joinedOn, account } of people) {
    if (!unit) continue;
    const at = atTime(joinedOn > opensOn ? joinedOn : opensOn, 7);
    const detail = { cycle: open.slug, closesOn: dayText(open.closesOn) };
    // Of the accounts nobody has read it, so that who tries one has something to read.
    const readAt = account ? null : atTime(shiftDay(at, 0, 1), 2);
    rows.push({ id: idOf(`notice opened ${personId}`), personId, kind: "cycle_opened", key: open.slug, to: "assessments", detail, at, readAt });
    const told = last && new Date(momentOf(last).getTime() + 60_000);
    if (!told || unit.brand !== "lindehof" || joinedOn > told) continue;
    const code = codes.get(last.standardId) ?? "";
    rows.push({
      id: idOf(`notice changed ${personId}`),
      personId,
      kind: "standard_changed",
      key: `${code} ${last.number}`,
      to: `standards/${code}/compare?from=${last.number - 1}&to=${last.number}`,
      detail: { code, version: last.number },
      at: told,
      readAt: shiftDay(told, 0, 2),
    });
  }
  return rows;
}
