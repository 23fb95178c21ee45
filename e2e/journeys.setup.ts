import { existsSync, rmSync } from "node:fs";
import { basePort, demoData, startHouse } from "./house.ts";

/** Makes the demo organisation once, by a first start; every worker copies it. `MAATSTAF_TEST_KEEP=1` takes the one that is there. */
export default async function setup(): Promise<void> {
  if (process.env.MAATSTAF_TEST_KEEP === "1" && existsSync(demoData)) return;
  rmSync(demoData, { recursive: true, force: true });
  const house = await startHouse(basePort + 90, demoData);
  await house.stop();
}
