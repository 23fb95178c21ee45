import { type Figures, listFrozen } from "@/assessments/frozen/queries";
import { db } from "@/lib/db";
import type { Asked } from "@/reports/addresses";
import type { Choice } from "@/reports/consistency/queries";
import { findResult, type Item, type PublishedCycle } from "@/reports/queries";
import { type Delivered, deliveryOf } from "@/reports/rules";

/** A standard with a limit: the share of measured people who keep to it, together and by unit. */
export type DeliveryRow = { item: Item; figures: Figures | null; whole: Delivered; units: Delivered[] };

/** What was measured in a place in a cycle against the targets, the furthest below its target first. */
export async function findDelivery({ place, looking }: Choice, cycle: PublishedCycle, asked: Asked): Promise<DeliveryRow[]> {
  const [{ items }, frozen] = [await findResult(cycle, looking), await listFrozen(db, cycle.id)];
  const figures = new Map(frozen.map((one) => [one.id, one.figures]));
  const lens = { path: place.path, role: asked.role === "" ? null : asked.role };
  return items
    .filter(({ section, channels }) => (asked.principle === "" || section === asked.principle) && (asked.channel === "" || channels.includes(asked.channel)))
    .flatMap((item) => {
      const { whole, units } = deliveryOf(item, lens);
      return whole ? [{ item, figures: figures.get(item.id) ?? null, whole, units }] : [];
    })
    .sort((a, b) => b.whole.short - a.whole.short || b.whole.people - a.whole.people);
}
