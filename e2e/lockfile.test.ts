import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The oldest version of each package that has no known hole, all copies in the lockfile counted; null where none may be there. */
const floors: Record<string, string | null> = {
  next: "16.3.3",
  react: "19.2.6",
  "react-dom": "19.2.6",
  "next-auth": "4.24.15",
  nodemailer: "9.0.1",
  "next-mdx-remote": null,
  xlsx: null,
  dompurify: "3.4.7",
  sharp: "0.35.0",
  "@electric-sql/pglite": "0.5.16",
};

/** Of these only the copy that the product opens counts: Prisma's command line brings an older one for a server of its own that is never started. */
const inner = new Set(["@electric-sql/pglite"]);

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, { version?: string; resolved?: string }> };
const copies = (name: string) =>
  Object.entries(lock.packages).flatMap(([path, { version }]) =>
    (inner.has(name) ? path === `node_modules/${name}` : path.endsWith(`node_modules/${name}`)) && version ? [version] : [],
  );
const parts = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
const isAtLeast = (version: string, floor: string) => {
  const [a, b] = [parts(version), parts(floor)];
  for (let i = 0; i < 3; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) > (b[i] ?? 0);
  return true;
};

test.each(Object.entries(floors))("every copy of %s is %s or newer", (name, floor) => {
  for (const version of copies(name)) expect(floor !== null && isAtLeast(version, floor), `${name} ${version}`).toBe(true);
});

test("versions are compared as numbers", () => {
  expect(isAtLeast("16.4.5", "16.3.3")).toBe(true);
  expect(isAtLeast("4.9.0", "4.24.15")).toBe(false);
});

test("every dependency has one exact version", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Record<
    "dependencies" | "devDependencies",
    Record<string, string>
  >;
  expect(Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("the lockfile names no host to fetch from", () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
