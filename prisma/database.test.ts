import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { database } from "@/lib/db";
import { migrate, migrationsFolder } from "@/lib/migrate";
import { withDatabase } from "../e2e/database.ts";
import { brokenInvariants } from "../e2e/invariants.ts";

withDatabase("demo");

const refused = (sql: string, why: string | RegExp = /./) => expect(database().pool.query(sql), sql).rejects.toThrow(why);

describe("what must not change does not change, whoever asks", () => {
  test.each(["Version", "VersionWords", "DraftSave", "AuditEntry", "PageText", "Edition", "Requirement"])("%s is append-only", async (table) => {
    const { pool } = database();
    await pool.query(`INSERT INTO "AuditEntry" (id, act, subject) VALUES (gen_random_uuid(), 'test.act', 'x')`);
    await pool.query(
      `INSERT INTO "PageText" (path, lang, fingerprint, revision, change, title, source) VALUES ('x', 'nl', gen_random_uuid()::text, 1, 'material', 'x', 'x')`,
    );
    const { rows } = await pool.query<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns WHERE table_name = '${table}' ORDER BY ordinal_position LIMIT 1`,
    );
    await refused(`UPDATE "${table}" SET "${rows[0]?.column_name}" = "${rows[0]?.column_name}"`);
    await refused(`DELETE FROM "${table}"`);
  });
  test("a frozen item stays as it was frozen", () => refused(`UPDATE "CycleItem" SET weight = 1`));
  test("an earlier edition of a guide keeps its alignments, and the newest takes new ones", async () => {
    const of = (name: string) => `"requirementId" IN (SELECT r.id FROM "Requirement" r JOIN "Edition" e ON e.id = r."editionId" WHERE e.name = '${name}')`;
    await refused(`UPDATE "Alignment" SET look = true WHERE ${of("2025")}`);
    await refused(`DELETE FROM "Alignment" WHERE ${of("2025")}`);
    await refused(
      `INSERT INTO "Alignment" ("requirementId", "standardId", kind) SELECT r.id, s.id, 'part' FROM "Requirement" r JOIN "Edition" e ON e.id = r."editionId", "Standard" s WHERE e.name = '2025' AND r.code = '1.1' AND s.code = 'LIN-SOC-02'`,
    );
    expect((await database().pool.query(`UPDATE "Alignment" SET look = look WHERE ${of("2026")}`)).rowCount).toBeGreaterThan(50);
  });
  test("a cycle goes forward only, and goes altogether only while it is planned", async () => {
    await refused(`UPDATE "Cycle" SET state = 'closing' WHERE state = 'closed'`, "is closed already");
    await refused(`UPDATE "Cycle" SET state = 'planned' WHERE state = 'open'`, "is open already");
    const add = `INSERT INTO "Cycle" (id, slug, "opensOn", "closesOn", state) VALUES (gen_random_uuid(), '2097-1', '2097-01-01', '2097-02-01', 'planned')`;
    const gone = `DELETE FROM "Cycle" WHERE slug = '2097-1'`;
    for (const sql of [add, gone, add, `UPDATE "Cycle" SET state = 'opening' WHERE slug = '2097-1'`]) await database().pool.query(sql);
    await refused(gone, "is opening already");
  });
  test("a block of a result stays, keeps whom it counts, and is there only when its cycle closes", async () => {
    for (const change of [`"unitIds" = '{}'`, `"unitPath" = "unitPath" || 'x/'`, `role = 'leader'`])
      await refused(`UPDATE "Result" SET ${change}`, "append-only");
    await refused(`DELETE FROM "Result"`, "append-only");
    expect((await database().pool.query(`UPDATE "Result" SET applicable = applicable + 1`)).rowCount).toBeGreaterThan(100);
    await refused(
      `INSERT INTO "Result" SELECT i."cycleId", i.id, 'level', 'employee', '/x/', 5, 5, 5, 5, '{}' FROM "CycleItem" i JOIN "Cycle" c ON c.id = i."cycleId" WHERE c.state = 'open'`,
      "not closing",
    );
  });
  test("what was submitted in a cycle that has closed stays, and nothing is added but by who has a day for late answers", async () => {
    const { pool } = database();
    const { rows } = await pool.query<{ id: string }>(
      `SELECT a.id FROM "Assessment" a JOIN "Cycle" c ON c.id = a."cycleId" WHERE c.state = 'closed' AND a."submittedAt" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "SecondOpinion" s WHERE s."assessmentId" = a.id) LIMIT 1`,
    );
    const set = (values: string) => `UPDATE "Assessment" SET ${values} WHERE id = '${rows[0]?.id}'`;
    await refused(set(`"submittedAt" = NULL`), "has closed");
    await refused(set(`"submittedAt" = NULL, "lateUntil" = current_date - 2`), "has closed");
    await pool.query(set(`"submittedAt" = NULL, "lateUntil" = current_date`));
    await refused(set(`"submittedAt" = now(), "lateUntil" = NULL`), "has closed");
    await pool.query(set(`"submittedAt" = now()`));
  });
  test("a code never changes", () => refused(`UPDATE "Standard" SET code = 'AAA-BBB-01' WHERE code = 'LIN-TEL-03'`));
  test("a live version is the standard's own", () =>
    refused(`UPDATE "Standard" SET "liveId" = (SELECT "liveId" FROM "Standard" WHERE code = 'LIN-BAL-01') WHERE code = 'LIN-TEL-03'`));
});

describe("what cannot be is refused by the database itself", () => {
  const answer = (values: string) =>
    `INSERT INTO "Answer" ("assessmentId", "itemId", level, skipped, reason, measured) SELECT a.id, i.id, ${values} FROM "Assessment" a JOIN "CycleItem" i ON i."cycleId" = a."cycleId" WHERE a."submittedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Answer" x WHERE x."assessmentId" = a.id AND x."itemId" = i.id) LIMIT 1`;
  test.each([
    "4, false, NULL, NULL",
    "-1, false, NULL, NULL",
    "1, true, NULL, NULL",
    "NULL, false, 'absent', NULL",
    "1, false, NULL, -5",
    "1, false, NULL, 'NaN'",
    "'NaN', false, NULL, NULL",
  ])("an answer of %s", (values) => refused(answer(values)));
  test("an answer that is sound is taken", async () => {
    expect((await database().pool.query(answer("2, false, NULL, 24"))).rowCount).toBe(1);
  });
  test("a second open draft of a standard", () =>
    refused(
      `INSERT INTO "Draft" (id, "standardId", "openFor", "basedOn", content, fingerprint, "authorId") SELECT gen_random_uuid(), "standardId", "openFor", "basedOn", content, fingerprint, "authorId" FROM "Draft" WHERE "openFor" IS NOT NULL LIMIT 1`,
    ));
  test("an approval without a name, or of another text", async () => {
    await refused(`UPDATE "Draft" SET state = 'approved', approved = fingerprint, "approverId" = NULL WHERE "openFor" IS NOT NULL`);
    await refused(`UPDATE "Draft" SET state = 'approved', approved = 'other', "approverId" = "authorId" WHERE "openFor" IS NOT NULL`);
  });
  test("an address in capitals, an employee of nowhere, a role for a unit and a brand at once", async () => {
    await refused(`INSERT INTO "Person" (id, email, name, "joinedOn") VALUES (gen_random_uuid(), 'A@b.example', 'A', now())`);
    await refused(`INSERT INTO "Role" (id, "personId", kind, "from") SELECT gen_random_uuid(), id, 'employee', now() FROM "Person" LIMIT 1`);
    await refused(
      `INSERT INTO "Role" (id, "personId", kind, "unitId", "brandSlug", "from") SELECT gen_random_uuid(), p.id, 'leader', u.id, 'vlecht', now() FROM "Person" p, "Unit" u LIMIT 1`,
    );
  });
  test("a requirement without words, with a code that is no code, or below the first step", async () => {
    const requirement = (values: string) =>
      `INSERT INTO "Requirement" (id, "editionId", position, "classNl", "classEn", weight, code, "textNl", "textEn", step) SELECT gen_random_uuid(), id, 999, 'A', '', 1, ${values} FROM "Edition" WHERE name = '2026'`;
    await refused(requirement("'9.1', '', '', 1"));
    await refused(requirement("'9 1', 'x', '', 1"));
    await refused(requirement("'9.1', 'x', '', 0"));
  });
  test("a yes or no with a limit, a target above 100", async () => {
    const copy = (change: string) =>
      `INSERT INTO "Version" (id, "standardId", number, change, "principleSlug", touchpoint, channels, audience, measure, comparison, "limit", unit, target, weight, critical, source, fingerprint) SELECT gen_random_uuid(), "standardId", 99, 'material', "principleSlug", touchpoint, channels, audience, ${change}, 1, false, 'mission', 'x' FROM "Version" LIMIT 1`;
    await refused(copy("'yesno', NULL, 30, NULL, 90"));
    await refused(copy("'duration', 'most', NULL, NULL, 90"));
    await refused(copy("'duration', 'most', 30, 'seconds', 101"));
  });
});

test("every invariant holds in the demo organisation", async () => {
  expect(await brokenInvariants(database().pool)).toEqual([]);
});

describe("migrations", () => {
  test("that were applied are not applied again", async () => {
    expect(await migrate(database().pool)).toBe(0);
  });
  test("that were altered afterwards, or fail halfway, stop the start and leave nothing behind", async () => {
    const folder = mkdtempSync(join(tmpdir(), "maatstaf-migrations-"));
    cpSync(migrationsFolder, folder, { recursive: true });
    mkdirSync(join(folder, "29990101000000_faulty"));
    writeFileSync(join(folder, "29990101000000_faulty", "migration.sql"), "CREATE TABLE halfway (id int); SELECT nonsense();");
    await expect(migrate(database().pool, folder)).rejects.toThrow("29990101000000_faulty");
    expect((await database().pool.query("SELECT to_regclass('halfway') AS it")).rows[0].it).toBeNull();
    const first = readdirSync(folder).find((name) => name.endsWith("_start")) ?? "";
    writeFileSync(join(folder, first, "migration.sql"), "SELECT 1;");
    await expect(migrate(database().pool, folder)).rejects.toThrow("altered");
    rmSync(folder, { recursive: true });
  });
});
