import { now, today } from "@/lib/clock";
import { db } from "@/lib/db";
import { nearest } from "./rules";

// People told in one statement.
const batch = 2_000;

/**
 * Tells whom a material change concerns, once: who keeps the standard, and who works in or manages a unit where it holds
 * and no variant in its place; not its author and approver. In short statements while `more` says so; true when there are
 * more to tell.
 */
export async function tellChanged(versionId: string, more: () => boolean): Promise<boolean> {
  const version = await db.version.findUnique({
    where: { id: versionId },
    select: {
      number: true,
      authorId: true,
      approverId: true,
      standard: { select: { id: true, code: true, baseId: true, brandSlug: true, keeperId: true, retiredAt: true, unit: { select: { path: true } } } },
    },
  });
  if (!version || version.standard.retiredAt) return false;
  const { number, authorId, approverId, standard } = version;
  const { code, keeperId } = standard;
  const variants = await db.standard.findMany({
    where: { baseId: { not: null }, retiredAt: null, NOT: [{ liveId: null }, { id: standard.id }] },
    select: { id: true, baseId: true, brandSlug: true, unit: { select: { path: true } } },
  });
  const placed = [standard, ...variants].map(({ id, baseId, brandSlug, unit }) => ({ standardId: id, baseId, brandSlug, unitPath: unit?.path ?? null }));
  const units = (await db.unit.findMany({ select: { id: true, path: true, brandSlug: true } }))
    .filter(({ path, brandSlug }) => nearest(placed, { brand: brandSlug, unitPath: path }).some(({ standardId }) => standardId === standard.id))
    .map(({ id }) => id);
  const day = today().toISOString();
  const key = `${code} ${number}`;
  for (;;) {
    const told = await db.$executeRaw`INSERT INTO "Notice" (id, "personId", kind, key, "to", detail, at)
      SELECT gen_random_uuid(), p.id, 'standard_changed', ${key}, ${`standards/${code}/compare?from=${number - 1}&to=${number}`},
        ${JSON.stringify({ code, version: number })}::jsonb, ${now().toISOString()}::timestamptz
      FROM "Person" p
      WHERE p.active AND p.id IS DISTINCT FROM ${authorId}::uuid AND p.id IS DISTINCT FROM ${approverId}::uuid
        AND NOT EXISTS (SELECT 1 FROM "Notice" n WHERE n."personId" = p.id AND n.kind = 'standard_changed' AND n.key = ${key})
        AND (p.id = ${keeperId}::uuid OR EXISTS (SELECT 1 FROM "Role" r WHERE r."personId" = p.id AND r.kind IN ('employee', 'manager')
          AND r."unitId" = ANY(${units}::uuid[]) AND r."from" <= ${day}::date AND (r."to" IS NULL OR r."to" >= ${day}::date)))
      LIMIT ${batch} ON CONFLICT DO NOTHING`;
    if (told < batch) return false;
    if (!more()) return true;
  }
}
