import { boot } from "@/lib/boot";
import type { Database } from "@/lib/db";

/** Opens (and on the first call fills) a demo organisation in this process, on a data folder of its own. */
export async function openDemo(data: string): Promise<Database> {
  process.env.MAATSTAF_DATA = data;
  process.env.MAATSTAF_DEMO = "on";
  delete process.env.DATABASE_URL;
  return (await boot("a test")).database;
}
