import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "@/standards/rules";
import { conditionsOf, holdsAt } from "./rules";

const ids = ["a", "b", "c", "d", "e", "f"];
const brand = fc.constantFrom("lindehof", "vlecht");
const path = fc.constantFrom("/g/", "/g/one/", "/g/one/desk/", "/g/two/");
const scope = fc.oneof(
  fc.constant({ brandSlug: null, unitPath: null }),
  brand.map((brandSlug) => ({ brandSlug, unitPath: null })),
  path.map((unitPath) => ({ brandSlug: null, unitPath })),
);
// Each varies on one before it, on one that is not in the cycle, or on none; in any order.
const items = fc
  .tuple(
    ...ids.map((standardId, at) =>
      fc.tuple(scope, fc.constantFrom(null, "elsewhere", ...ids.slice(0, at))).map(([own, baseId]) => ({ standardId, baseId, ...own })),
    ),
  )
  .chain((all) => fc.shuffledSubarray(all));

test("where an item holds is the same asked item by item as asked for a place", () => {
  fc.assert(
    fc.property(items, fc.record({ brand: fc.option(brand), unitPath: path }), (all, place) => {
      const conditions = conditionsOf(all);
      const one = all.filter(({ standardId }) => {
        const condition = conditions.get(standardId);
        return condition && holdsAt(condition, place);
      });
      expect(one).toEqual(nearest(all, place));
    }),
    { numRuns: 2000 },
  );
});
