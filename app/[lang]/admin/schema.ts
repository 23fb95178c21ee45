import { z } from "zod";
import { floor, highestFloor } from "@/assessments/results/rules";

/** Sets of how many people at least figures about groups are shown. */
export const SetFloor = z.strictObject({
  floor: z.coerce.number("floorRange").int("floorRange").min(floor, "floorRange").max(highestFloor, "floorRange"),
});
