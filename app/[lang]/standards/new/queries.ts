import { listBrands } from "@/lib/content";
import { db } from "@/lib/db";
import { type Actor, reach } from "@/lib/policy";

/** The owners that the actor may write a standard for: value and, for a unit, its name in both languages. */
export async function listOwners(actor: Actor) {
  const { everywhere, brands, unitPaths } = reach(actor, "leader");
  const units = await db.unit.findMany({
    where: everywhere
      ? { kind: { not: "group" } }
      : { kind: { not: "group" }, OR: [{ brandSlug: { in: brands } }, ...unitPaths.map((path) => ({ path: { startsWith: path } }))] },
    orderBy: { path: "asc" },
    select: { slug: true, nameNl: true, nameEn: true },
  });
  return { organisation: everywhere, brands: listBrands().filter(({ slug }) => everywhere || brands.includes(slug)), units };
}
