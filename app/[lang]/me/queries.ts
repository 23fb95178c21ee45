import { today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";

/** The actor's own row, with the roles that hold today or are yet to begin; null for a visitor. */
export async function findSelf(actor: Actor) {
  if (actor.id === null) return null;
  return db.person.findUnique({
    where: { id: actor.id },
    select: {
      name: true,
      email: true,
      roles: {
        where: { OR: [{ to: null }, { to: { gte: today() } }] },
        orderBy: [{ from: "desc" }, { id: "asc" }],
        select: { id: true, kind: true, brandSlug: true, from: true, to: true, unit: { select: { nameNl: true, nameEn: true } } },
      },
    },
  });
}
