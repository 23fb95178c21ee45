import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { csvOf, readSheet } from "@/lib/sheet";
import { rowsOf } from "@/standards/import/columns";
import { applyImport, keepFile } from "@/standards/import/commands";
import { dryRunOf, listForExport } from "@/standards/import/queries";

/** What importing many standards takes, in seconds: reading and the dry run, importing, and a bare insert of as many drafts. */
export type ImportTimes = { dryRun: number; apply: number; bare: number };

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

/**
 * Imports a CSV file with so many new standards into the open database, each with every text of a standard that is
 * there, as the leader; beside it as many drafts with their first save go in by two plain statements of the same driver.
 */
export async function importTimes(leader: Actor & { id: string }, count: number): Promise<ImportTimes> {
  const models = await listForExport(leader, { brand: "vlecht" }, "en");
  const standards = Array.from({ length: count }, (_, at) => {
    const subject = String.fromCharCode(65 + Math.floor(at / 900)) + String.fromCharCode(65 + (Math.floor(at / 90) % 10));
    const { owner = "", content } = models[at % models.length] ?? {};
    if (!content) throw new Error("There is no standard to go by.");
    return { code: `VLE-Z${subject}-${String(10 + (at % 90)).padStart(2, "0")}`, owner, content };
  });
  const bytes = new TextEncoder().encode(csvOf("en", rowsOf("en", standards)));
  let rows: string[][] = [];
  let print = "";
  const dryRun = await seconds(async () => {
    rows = await readSheet(bytes);
    const run = await dryRunOf(db, leader, rows);
    if (run.fresh.length !== count) throw new Error(`${run.fresh.length} of ${count} standards are new: ${JSON.stringify(run.faults[0])}`);
    print = run.print;
  });
  const id = await keepFile(leader, { fileName: "bench.csv", rows });
  const apply = await seconds(() => applyImport(leader, { id, print, to: "drafts" }));

  const drafts = await db.draft.findMany({ where: { authorId: leader.id, standard: { code: { in: standards.map(({ code }) => code) } } } });
  const bare = await seconds(() =>
    db.$transaction(
      async (tx) => {
        const made = await tx.draft.createManyAndReturn({
          data: drafts.map(({ standardId, content, fingerprint, authorId }) => ({
            standardId,
            openFor: null,
            closedAt: new Date(),
            basedOn: 0,
            content: content as object,
            fingerprint,
            authorId,
          })),
          select: { id: true },
        });
        await tx.draftSave.createMany({
          data: drafts.map(({ content, authorId }, at) => ({ draftId: made[at]?.id ?? "", revision: 1, personId: authorId, content: content as object })),
        });
      },
      { timeout: 60_000 },
    ),
  );
  return { dryRun, apply, bare };
}
