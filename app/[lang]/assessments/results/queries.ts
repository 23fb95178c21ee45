import { prepared } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** Of how many people at least a figure about a group is shown: what was published of fewer is left out, block by block. */
export async function findFloor(): Promise<number> {
  const [found] = await prepared<{ floor: number }>("results.floor", Prisma.sql`SELECT floor FROM "Organisation" WHERE id = 1`);
  if (!found) throw new Error("There is no organisation");
  return found.floor;
}
