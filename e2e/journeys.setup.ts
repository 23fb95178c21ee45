import { rmSync } from "node:fs";
import { demoData, startHouse } from "./house.ts";

/** Makes the demo organisation once, by a first start; every worker copies it. */
export default async function setup(): Promise<void> {
  rmSync(demoData, { recursive: true, force: true });
  const house = await startHouse(4390, demoData);
  await house.stop();
}
