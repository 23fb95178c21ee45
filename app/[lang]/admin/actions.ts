"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { say } from "@/lib/say";
import { setFloor } from "./commands";
import { SetFloor } from "./schema";

/** Sets of how many people at least figures about groups are shown. */
export const setTheFloor = action(SetFloor, async (actor, { floor }) => {
  await setFloor(actor, floor);
  refresh();
  return { done: say(actor.lang).admin.floorSet(floor) };
});
