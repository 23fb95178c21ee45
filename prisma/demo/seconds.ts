import type { Prisma } from "@/lib/generated/prisma/client";
import type { AnswerRow } from "./cycles.ts";
import { accountOf, type DemoPerson } from "./people.ts";
import { type Draws, drawsOf, idOf } from "./random.ts";

/** A row of a rating, with every column. */
export type RatingRow = { secondId: string; itemId: string; level: number | null; skipped: boolean; note: string; revision: number; savedAt: Date };

/** What managers write beside a level that is lower than the person's own. */
const lowerNotes = [
  "Ik zag het deze ronde een paar keer anders gaan.",
  "Op drukke dagen zag ik dit wegvallen.",
  "Bij twee gasten hoorde ik dat dit niet gebeurd was.",
  "In de overdracht kwam dit niet altijd terug.",
  "Toen ik meekeek, lukte dit nog niet elke keer.",
];

/** What managers write beside a level that is higher. */
const higherNotes = [
  "Je bent strenger voor jezelf dan nodig.",
  "Elke keer dat ik meekeek, deed je dit.",
  "Collega's vragen jou hoe dit moet.",
  "Dit gaat beter dan je zelf denkt.",
];

/** Why people disagree. */
const disagreements = [
  "Op de dagen dat jij meekeek, stond ik alleen. Op de andere dagen lukte het wel.",
  "Ik heb het vier weken geturfd, en daar kwam iets anders uit. Zullen we de lijst samen bekijken?",
  "Bij twee normen ging het over een dienst die een collega draaide.",
  "De omschrijving van “meestal” lezen we verschillend. Daar wil ik het over hebben.",
  "In de laatste twee weken is dit veranderd, en dat zie ik niet terug.",
  "Ik ben het eens met de toelichting, maar niet met het niveau dat erbij staat.",
];

const days = (at: Date, count: number) => new Date(at.getTime() + Math.round(count * 1_440) * 60_000);

/** What a manager saw of something that the person rated so: mostly the same, sometimes a level less or more. */
function rate(answer: AnswerRow, strict: number, draws: Draws): Pick<RatingRow, "level" | "skipped" | "note"> {
  const unseen = draws.chance(answer.level === null ? 0.85 : 0.06);
  const luck = draws.next() + strict;
  if (unseen) return { level: null, skipped: true, note: "" };
  const shift = luck < 0.04 ? -2 : luck < 0.22 ? -1 : luck > 0.9 ? 1 : 0;
  const level = Math.min(3, Math.max(0, (answer.level ?? 2) + shift));
  const difference = answer.level === null ? 0 : level - answer.level;
  const told = draws.chance(Math.abs(difference) === 2 ? 0.9 : 0.3);
  return { level, skipped: false, note: difference !== 0 && told ? draws.pick(difference < 0 ? lowerNotes : higherNotes) : "" };
}

type Sheet = Prisma.AssessmentCreateManyInput & { id: string; submittedAt: Date };

/** What became of it: most people agree, some do not, and nearly all were closed by both; the dates follow each other. */
function replyOf(givenAt: Date, waits: boolean, draws: Draws): Partial<Prisma.SecondOpinionCreateManyInput> {
  const verdictAt = days(givenAt, draws.between(1, 9));
  const agrees = draws.chance(0.84);
  const reason = draws.pick(disagreements);
  const [person, manager] = [draws.chance(0.95), draws.chance(0.93)];
  const [byPerson, byManager] = [days(verdictAt, draws.between(0.1, 6)), days(verdictAt, draws.between(0.1, 8))];
  if (waits) return {};
  return {
    verdict: agrees ? "accepted" : "disagreed",
    reason: agrees ? "" : reason,
    verdictAt,
    closedByPerson: person ? byPerson : null,
    closedByManager: manager ? byManager : null,
  };
}

/**
 * Second opinions on about a third of what employees submitted in the cycles that closed, by the manager of their unit,
 * with who opened what: whoever gave one did so by giving it, and of the rest some were opened at once. Sam's of the last
 * cycle waits for his answer.
 */
export function secondRows(
  people: DemoPerson[],
  { cycles, assessments, answers }: { cycles: Prisma.CycleCreateManyInput[]; assessments: Prisma.AssessmentCreateManyInput[]; answers: AnswerRow[] },
) {
  const closed = new Map(cycles.filter(({ state }) => state === "closed").map((cycle) => [cycle.id ?? "", cycle]));
  const last = [...closed.values()].at(-1);
  const managers = new Map(people.flatMap(({ unit, manages, id }) => (unit && manages ? [[unit.id, id] as const] : [])));
  const sam = accountOf(people, "sam");
  const given = new Map<string, AnswerRow[]>();
  for (const answer of answers) given.set(answer.assessmentId, [...(given.get(answer.assessmentId) ?? []), answer]);
  const rows = {
    seconds: [] as Prisma.SecondOpinionCreateManyInput[],
    ratings: [] as RatingRow[],
    views: [] as Prisma.AssessmentViewCreateManyInput[],
    notices: [] as Prisma.NoticeCreateManyInput[],
  };
  for (const sheet of assessments as Sheet[]) {
    const raterId = managers.get(sheet.unitId);
    const cycle = closed.get(sheet.cycleId);
    if (!cycle || !raterId || !sheet.submittedAt || sheet.role !== "employee") continue;
    const draws = drawsOf(`second ${sheet.id}`);
    const isSams = sheet.personId === sam.id;
    const view = (at: Date, place: string) => rows.views.push({ id: idOf(`view ${place} ${sheet.id}`), assessmentId: sheet.id, personId: raterId, at });
    const begunAt = days(sheet.submittedAt, draws.between(0.5, 7));
    if (!draws.chance(1 / 3) && !isSams) {
      if (draws.chance(0.45)) view(begunAt, "first");
      continue;
    }
    const id = idOf(`second ${sheet.id}`);
    const strict = drawsOf(`strict ${raterId}`).between(-0.12, 0.12);
    const held = given.get(sheet.id) ?? [];
    const minutes = draws.whole(12, 40);
    const givenAt = days(begunAt, minutes / 1_440);
    const reply = replyOf(givenAt, isSams && cycle === last, draws);
    rows.seconds.push({ id, assessmentId: sheet.id, raterId, begunAt, submittedAt: givenAt, ...reply });
    rows.ratings.push(
      ...held.map((answer, index) => ({
        secondId: id,
        itemId: answer.itemId,
        ...rate(answer, strict, draws),
        revision: 1,
        savedAt: days(begunAt, (minutes * (index + 1)) / (held.length + 1) / 1_440),
      })),
    );
    view(givenAt, "given");
    if (reply.closedByManager instanceof Date) view(reply.closedByManager, "closing");
    if (reply.verdict === undefined)
      rows.notices.push({
        id: idOf(`notice ${id}`),
        personId: sheet.personId,
        kind: "second_ready",
        key: id,
        to: `assessments/${sheet.id}/second-opinion`,
        detail: { cycle: cycle.slug },
        at: givenAt,
      });
  }
  return rows;
}
