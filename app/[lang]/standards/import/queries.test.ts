import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { langs } from "@/lib/lang";
import { csvOf, readSheet, xlsxOf } from "@/lib/sheet";
import { person } from "@/standards/review/builders";
import { withDatabase } from "../../../../e2e/database.ts";
import { readerOf, rowsOf } from "./columns";
import { listForExport, listOwnerWords, stateFor } from "./queries";
import { dryRun } from "./rules";

withDatabase("demo");

test.each(langs.flatMap((lang) => (["csv", "xlsx"] as const).map((format) => ({ lang, format }))))(
  "every standard there is, taken along in $lang as $format and imported, changes nothing",
  async ({ lang, format }) => {
    const lars = await person("Lars", { kind: "leader" });
    const standards = await listForExport(lars, {}, lang);
    expect(standards.length).toBeGreaterThan(100);
    const rows = rowsOf(lang, standards);
    const bytes = format === "csv" ? new TextEncoder().encode(csvOf(lang, rows)) : await xlsxOf([{ name: "A", rows }]);
    const read = await readSheet(bytes);
    const owners = await listOwnerWords(db);
    const outcome = await dryRun(
      read,
      readerOf(owners),
      await stateFor(
        db,
        lars,
        standards.map(({ code }) => code),
        owners,
      ),
    );
    expect(outcome).toMatchObject({ faults: [], fresh: [], changed: [] });
    expect(outcome.unchanged).toEqual(standards.map(({ code }) => code));
  },
);
