import { highestFloor, floor as lowest } from "@/assessments/results/rules";
import { audit } from "@/lib/audit";
import { db } from "@/lib/db";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";

/** Sets of how many people at least figures about groups are shown: five, or more. The same number again changes nothing. */
export const setFloor = (actor: Actor, floor: number): Promise<void> =>
  db.$transaction(async (tx) => {
    authorise(actor, "organisation.manage", {});
    if (!Number.isInteger(floor) || floor < lowest || floor > highestFloor) throw new Refusal("invalid", 422, { floor: "floorRange" });
    const { count } = await tx.organisation.updateMany({ where: { id: 1, floor: { not: floor } }, data: { floor } });
    if (count > 0) await audit(tx, actor, "organisation.floor", "organisation", { floor });
  });
