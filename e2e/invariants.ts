import type pg from "pg";

/** What must hold in every database at every moment, each as a query for what breaks it. */
const invariants: Record<string, string> = {
  "a live version is the standard's newest": `SELECT s.code FROM "Standard" s JOIN "Version" v ON v.id = s."liveId" WHERE v.number <> (SELECT max(number) FROM "Version" WHERE "standardId" = s.id) OR v."standardId" <> s.id`,
  "a published standard has a live version": `SELECT s.code FROM "Standard" s WHERE s."liveId" IS NULL AND EXISTS (SELECT 1 FROM "Version" WHERE "standardId" = s.id)`,
  "versions are numbered from 1 without gaps": `SELECT "standardId" FROM "Version" GROUP BY "standardId" HAVING max(number) <> count(*)`,
  "every version has words": `SELECT id FROM "Version" v WHERE NOT EXISTS (SELECT 1 FROM "VersionWords" WHERE "versionId" = v.id)`,
  "a standard has at most one open draft": `SELECT "standardId" FROM "Draft" WHERE "closedAt" IS NULL GROUP BY "standardId" HAVING count(*) > 1`,
  "a draft's last save is its content": `SELECT d.id FROM "Draft" d WHERE NOT EXISTS (SELECT 1 FROM "DraftSave" s WHERE s."draftId" = d.id AND s.revision = d.revision AND s.content = d.content)`,
  "an approval is of the text that stands there": `SELECT id FROM "Draft" WHERE approved IS NOT NULL AND approved <> fingerprint`,
  "nobody approved what they saved": `SELECT d.id FROM "Draft" d JOIN "DraftSave" s ON s."draftId" = d.id AND s."personId" = d."approverId"`,
  "an answer is to an item of its cycle": `SELECT 1 FROM "Answer" x JOIN "Assessment" a ON a.id = x."assessmentId" JOIN "CycleItem" i ON i.id = x."itemId" WHERE i."cycleId" <> a."cycleId"`,
  "a submitted 'not yet' has its note": `SELECT 1 FROM "Answer" x JOIN "Assessment" a ON a.id = x."assessmentId" WHERE a."submittedAt" IS NOT NULL AND x.level = 0 AND x.note = ''`,
  "a submitted 'not applicable' has its reason": `SELECT 1 FROM "Answer" x JOIN "Assessment" a ON a.id = x."assessmentId" WHERE a."submittedAt" IS NOT NULL AND x.skipped AND x.reason IS NULL`,
  "no answer is later than its submission": `SELECT 1 FROM "Answer" x JOIN "Assessment" a ON a.id = x."assessmentId" WHERE x."savedAt" > a."submittedAt" + interval '1 minute'`,
  "only a cycle that closes has a result": `SELECT 1 FROM "Result" r JOIN "Cycle" c ON c.id = r."cycleId" WHERE c.state NOT IN ('closing', 'closed')`,
  "nobody joins a cycle twice without leaving it": `SELECT 1 FROM (SELECT kind, lag(kind) OVER (PARTITION BY "cycleId", "personId" ORDER BY at, id) AS before FROM "CycleMove" WHERE kind <> 'role') m WHERE kind = 'joined' AND before <> 'left'`,
};

/** The invariants that do not hold in this database, by their sentence. */
export async function brokenInvariants(pool: pg.Pool): Promise<string[]> {
  const broken: string[] = [];
  for (const [sentence, query] of Object.entries(invariants)) if (((await pool.query(query)).rowCount ?? 0) > 0) broken.push(sentence);
  return broken;
}
