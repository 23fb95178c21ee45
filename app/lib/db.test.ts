import { expect, test } from "vitest";
import { database, db } from "@/lib/db";
import { withDatabase } from "../../e2e/database.ts";

withDatabase("empty");

/** Statements that fail at each step of the way: before they are understood, while their values are read, and while they run. */
const failing: Record<string, () => Promise<unknown>> = {
  "a statement that is none": () => db.$queryRawUnsafe("SELEC 1"),
  "a table that is not there": () => db.$queryRaw`SELECT * FROM "Nowhere"`,
  "an id that is none": () => db.person.findUnique({ where: { id: "abc" } }),
  "a character that no text may hold": () => db.person.findMany({ where: { email: "a\u0000b" } }),
  "a value that does not fit": () => db.$queryRaw`SELECT ${"abc"}::uuid`,
  "a key that is taken": () => db.brand.create({ data: { slug: "vlecht", name: "Vlecht", prefix: "XXX", position: 1 } }),
  "a check that does not hold": () => db.person.create({ data: { name: "", email: "a@example.org", joinedOn: new Date() } }),
  "a sum that cannot be made": () => db.$queryRaw`SELECT 1 / (length(${""}::text))`,
  "a transaction with one of these in it": () => db.$transaction((tx) => tx.person.findUnique({ where: { id: "abc" } })),
};

for (const [what, fail] of Object.entries(failing)) {
  test(`After ${what} every question gets its own answer`, async () => {
    await expect(fail()).rejects.toThrow();
    for (let n = 0; n < 5; n++) expect(await db.$queryRaw`SELECT ${n}::int AS n`).toEqual([{ n }]);
    const mixed = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((n) => (n % 2 ? db.$queryRaw`SELECT ${n}::int AS n` : fail())));
    expect(mixed.map((one) => (one.status === "fulfilled" ? one.value : null))).toEqual([[{ n: 1 }], null, [{ n: 3 }], null, [{ n: 5 }], null]);
    expect((await database().pool.query({ text: "SELECT 7 AS n" })).rows).toEqual([{ n: 7 }]);
  });
}
