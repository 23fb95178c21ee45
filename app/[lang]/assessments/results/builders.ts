import { db } from "@/lib/db";
import type { RoleKind } from "@/lib/policy";

/** What the people of a unit submitted on an item: a level each, or null for one left open; for tests. */
export type Submitted = { cycleId: string; unitId: string; itemId: string; role?: RoleKind; levels: (number | null)[]; measured?: number; within?: number };

/** Writes to the tally what these people submitted, in the place of what stood there. */
export async function tallied(...rows: Submitted[]): Promise<void> {
  for (const { cycleId, unitId, itemId, role = "employee", levels, measured = 0, within = 0 } of rows) {
    const given = levels.filter((level) => level !== null);
    const counts = {
      people: given.length,
      sum: given.reduce((sum, level) => sum + level, 0),
      squares: given.reduce((sum, level) => sum + level * level, 0),
      applicable: levels.length,
      measured,
      within,
    };
    const place = { cycleId, unitId, itemId, role };
    await db.tally.upsert({ where: { cycleId_unitId_role_itemId: place }, create: { ...place, ...counts }, update: counts });
  }
}
