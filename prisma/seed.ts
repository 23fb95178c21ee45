import { publishResults } from "@/assessments/results/commands";
import { recount } from "@/assessments/tally/commands";
import type { Database } from "@/lib/db";
import type { Lang } from "@/lib/lang";
import { hashPassword } from "@/lib/password";
import { calibrationRows } from "./demo/calibrations.ts";
import { cycleRows } from "./demo/cycles.ts";
import { draftRows } from "./demo/drafts.ts";
import { guideRows } from "./demo/guide.ts";
import { improvementRows } from "./demo/improvements.ts";
import { noticeRows } from "./demo/notices.ts";
import { accountOf, brandOwners, demoPassword, peopleOf, personRows, roleRows } from "./demo/people.ts";
import { publishedRows } from "./demo/published.ts";
import { idOf } from "./demo/random.ts";
import { secondRows } from "./demo/seconds.ts";
import { unitRows } from "./demo/units.ts";

// Rows per statement: small enough for a server's time limit on one statement.
const batch = 5000;

const synonyms = [
  { lang: "nl", words: ["gast", "klant", "cliënt"] },
  { lang: "nl", words: ["wacht", "wachten", "wachtrij"] },
  { lang: "nl", words: ["telefoon", "bellen"] },
  { lang: "nl", words: ["klacht", "ontevreden"] },
  { lang: "en", words: ["guest", "customer"] },
  { lang: "en", words: ["hold", "wait"] },
  { lang: "en", words: ["phone", "telephone"] },
] satisfies { lang: Lang; words: string[] }[];

/**
 * Fills a migrated database, whose brands, principles and values are in line with `content/`, with the demo organisation:
 * units, people, standards with their keepers and owners, two drafts, a guide with its alignments, and a year of cycles
 * with their answers, the second opinions on them, the results of those that closed, what managers calibrated, and the
 * improvements that followed. The same on every first start
 * but for the hashes of the passwords and the dates, which count back
 * from `day` (a calendar day as midnight UTC). All or nothing; throws when there is anybody already.
 */
export async function fillDemo(database: Database, day: Date): Promise<void> {
  if ((await database.prisma.person.count()) > 0) throw new Error("The demo organisation goes into an empty database only, and here are people already.");
  const people = peopleOf(day);
  const hashes = new Map<string, string>();
  for (const { id, account } of people) if (account) hashes.set(id, await hashPassword(demoPassword));
  const published = publishedRows(day, people);
  const { drafts, saves } = draftRows(day, people);
  const { guide, editions } = guideRows(day, people);
  const { answers, ...cycles } = cycleRows(day, people);
  const calibrations = calibrationRows(day, people, cycles);
  const seconds = secondRows(people, { answers, ...cycles });
  const { improvements, moves } = improvementRows(day, people, { answers, ...cycles });
  await database.prisma.$transaction(
    async (tx) => {
      await tx.unit.createMany({ data: unitRows() });
      await tx.person.createMany({ data: personRows(people, hashes) });
      await tx.role.createMany({ data: roleRows(people) });
      await tx.standard.createMany({ data: published.standards });
      await tx.version.createMany({ data: published.versions });
      await tx.versionWords.createMany({ data: published.words });
      await tx.$executeRaw`UPDATE "Standard" SET "liveId" = (SELECT id FROM "Version" WHERE "standardId" = "Standard".id ORDER BY number DESC LIMIT 1)`;
      await tx.confirmation.createMany({ data: published.confirmations });
      await tx.organisation.updateMany({ data: { ownerId: accountOf(people, "lars").id } });
      for (const [slug, owner] of Object.entries(brandOwners)) await tx.brand.update({ where: { slug }, data: { ownerId: accountOf(people, owner).id } });
      await tx.draft.createMany({ data: drafts });
      await tx.draftSave.createMany({ data: saves });
      await tx.guide.create({ data: guide });
      // What each set asks of the index, a trigger writes.
      await tx.synonyms.createMany({ data: synonyms.map((set) => ({ ...set, id: idOf(`synonyms ${set.lang} ${set.words}`), queries: set.words })) });
      // One after the other: alignments go into the newest edition only.
      for (const { edition, requirements, alignments } of editions) {
        await tx.edition.create({ data: edition });
        await tx.requirement.createMany({ data: requirements });
        await tx.alignment.createMany({ data: alignments });
      }
      await tx.cycle.createMany({ data: cycles.cycles });
      await tx.cycleUnit.createMany({ data: cycles.units });
      await tx.cycleItem.createMany({ data: cycles.items });
      await tx.assessment.createMany({ data: cycles.assessments });
      await tx.cycleMove.createMany({ data: cycles.joined });
      for (let from = 0; from < answers.length; from += batch) {
        // One value of JSON instead of ten for each row; a server takes 65,535 values with a statement.
        const rows = JSON.stringify(answers.slice(from, from + batch));
        await tx.$executeRaw`INSERT INTO "Answer" ("assessmentId", "itemId", level, reason, skipped, measured, note, example, revision, "savedAt")
          SELECT "assessmentId", "itemId", level, reason, skipped, measured, note, '', revision, "savedAt" FROM json_populate_recordset(NULL::"Answer", ${rows}::json)`;
      }
      await tx.notice.createMany({ data: noticeRows(people, cycles, published) });
      await tx.calibration.createMany({ data: calibrations.calibrations });
      await tx.calibrationCase.createMany({ data: calibrations.cases });
      await tx.calibrationItem.createMany({ data: calibrations.caseItems });
      for (const { id, openedAt } of calibrations.opened) await tx.calibration.update({ where: { id }, data: { openedAt } });
      await tx.calibrationRater.createMany({ data: calibrations.raters });
      await tx.calibrationRating.createMany({ data: calibrations.ratings });
      for (const { submittedAt, ...rater } of calibrations.submitted)
        await tx.calibrationRater.update({ where: { calibrationId_personId: rater }, data: { submittedAt } });
      for (const { id, closedAt } of calibrations.closed) await tx.calibration.update({ where: { id }, data: { closedAt } });
      await tx.secondOpinion.createMany({ data: seconds.seconds });
      await tx.assessmentView.createMany({ data: seconds.views });
      await tx.notice.createMany({ data: seconds.notices });
      for (let from = 0; from < seconds.ratings.length; from += batch) {
        const rows = JSON.stringify(seconds.ratings.slice(from, from + batch));
        await tx.$executeRaw`INSERT INTO "SecondRating" ("secondId", "itemId", level, skipped, note, revision, "savedAt")
          SELECT "secondId", "itemId", level, skipped, note, revision, "savedAt" FROM json_populate_recordset(NULL::"SecondRating", ${rows}::json)`;
      }
      await tx.improvement.createMany({ data: improvements });
      await tx.improvementMove.createMany({ data: moves });
      for (const { id, closedAt } of await tx.cycle.findMany({ orderBy: { opensOn: "asc" }, select: { id: true, closedAt: true } })) {
        await recount(tx, id);
        if (closedAt) await publishResults(tx, id, closedAt);
      }
    },
    { maxWait: 15_000, timeout: 120_000 },
  );
}
