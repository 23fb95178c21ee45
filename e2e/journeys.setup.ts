import { existsSync, rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { basePort, demoData, startHouse } from "./house.ts";

/** Makes the demo organisation once, by a first start; every worker copies it. `MAATSTAF_TEST_KEEP=1` takes the one that is there. */
export default async function setup(): Promise<void> {
  if (process.env.MAATSTAF_TEST_KEEP === "1" && existsSync(demoData)) return;
  rmSync(demoData, { recursive: true, force: true });
  const house = await startHouse(basePort + 90, demoData);
  await house.stop();
}

// As a program it makes it anew, for a run of the journeys that follows.
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  delete process.env.MAATSTAF_TEST_KEEP;
  await setup();
  process.exit(0);
}
