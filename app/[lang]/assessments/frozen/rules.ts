import type { Placed } from "@/standards/rules";

/**
 * Where an item holds, as a statement can ask it: in places of this brand (null: of any) whose path begins so, but not
 * where one that varies on it holds: in places of these brands, or whose path begins with one of these.
 */
export type Condition = { brand: string | null; path: string; notBrands: string[]; notPaths: string[] };

/** Where each of these items holds, by standard: the same as `nearest` says. A variant never is among its own bases. */
export function conditionsOf(items: readonly Placed[]): Map<string, Condition> {
  const byStandard = new Map(items.map((item) => [item.standardId, item]));
  const conditions = new Map<string, Condition>(
    items.map(({ standardId, brandSlug, unitPath }) => [
      standardId,
      { brand: unitPath === null ? brandSlug : null, path: unitPath ?? "", notBrands: [], notPaths: [] },
    ]),
  );
  for (const item of items)
    for (let base = item.baseId, steps = 0; base !== null && steps < items.length; base = byStandard.get(base)?.baseId ?? null, steps++) {
      const condition = conditions.get(base);
      if (item.unitPath === null && item.brandSlug !== null) condition?.notBrands.push(item.brandSlug);
      else condition?.notPaths.push(item.unitPath ?? "");
    }
  return conditions;
}

/** Whether an item holds in a place. */
export const holdsAt = ({ brand, path, notBrands, notPaths }: Condition, place: { brand: string | null; unitPath: string }): boolean =>
  (brand === null || brand === place.brand) &&
  place.unitPath.startsWith(path) &&
  !(place.brand !== null && notBrands.includes(place.brand)) &&
  !notPaths.some((other) => place.unitPath.startsWith(other));
