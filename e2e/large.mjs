/**
 * `npm run large`: a large house to look at and to measure. Copies the product to `.cache/large`, adds two brands to its
 * texts, builds it with the bare pages that benchmarks compare with, and fills its database: the demo organisation and
 * 1,200 standards more with ten versions each, in six brands. `crowd` fills another one with 2,000 people and what they
 * answered, or the server in DATABASE_URL with 20,000; `build` fills none.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const what = process.argv[2] ?? "large";
const copy = join(process.cwd(), ".cache", "large");

/** A brand more: the texts and the look of another one under its own name. */
function addBrand({ slug, name, prefix }) {
  const content = join(copy, "content");
  const look = JSON.parse(readFileSync(join(content, "brands", "vlecht.json"), "utf8"));
  writeFileSync(join(content, "brands", `${slug}.json`), JSON.stringify({ ...look, slug, name, prefix }));
  for (const lang of ["nl", "en"]) cpSync(join(content, lang, "brands", "vlecht"), join(content, lang, "brands", slug), { recursive: true });
}

function run(says, ...parts) {
  console.log(`· ${says}`);
  const env = { ...process.env, MAATSTAF_BENCH: "1", MAATSTAF_DATA: join(copy, what === "crowd" ? ".crowd" : ".data"), NEXT_TELEMETRY_DISABLED: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, parts, { cwd: copy, env, encoding: "utf8" });
  if (status === 0) return process.stdout.write(stdout.replace(/^[^·].*\n?/gm, ""));
  console.error(stdout, stderr);
  process.exit(1);
}

// The build's own store makes the next one quicker.
const kept = join(process.cwd(), ".cache", "large.next");
rmSync(kept, { recursive: true, force: true });
if (existsSync(join(copy, ".next"))) renameSync(join(copy, ".next"), kept);
rmSync(copy, { recursive: true, force: true });
for (const name of ["app", "content", "prisma", "e2e", "instrumentation.ts", "next.config.mjs", "package.json", "tsconfig.json"])
  cpSync(name, join(copy, name), { recursive: true });
if (existsSync(kept)) renameSync(kept, join(copy, ".next"));
addBrand({ slug: "korst", name: "Korst", prefix: "KOR" });
addBrand({ slug: "spaak", name: "Spaak", prefix: "SPA" });
run("Building the copy", join(process.cwd(), "node_modules", "next", "dist", "bin", "next"), "build");
if (what !== "build") {
  run("Filling its database", "--import", "tsx", `prisma/${what}.ts`);
  const at = process.env.DATABASE_URL ? "DATABASE_URL=…" : `MAATSTAF_DATA=${what === "crowd" ? ".crowd" : ".data"}`;
  console.log(`Look at it: cd .cache/large && ${at} NODE_ENV=production MAATSTAF_BENCH=1 MAATSTAF_DEMO=on PORT=3100 node --import tsx app/serve.ts`);
}
