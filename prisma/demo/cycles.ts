import { shiftDay } from "@/lib/clock";
import type { NotApplicable, Prisma } from "@/lib/generated/prisma/client";
import { chanceOf, rounds } from "./levels.ts";
import { alwaysNotes, betweenNotes, notYetNotes } from "./notes.ts";
import type { DemoPerson } from "./people.ts";
import { type Content, ownerOf, standardId, standards, versionsOf } from "./published.ts";
import { atTime, type Draws, drawsOf, idOf } from "./random.ts";
import type { DemoStandard, PrincipleSlug } from "./standard.ts";
import { type DemoUnit, unitBySlug } from "./units.ts";

/** A row of an answer, with every column but the example. */
export type AnswerRow = {
  assessmentId: string;
  itemId: string;
  level: number | null;
  reason: NotApplicable | null;
  skipped: boolean;
  measured: number | null;
  note: string;
  revision: number;
  savedAt: Date;
};

type Item = {
  id: string;
  brand: string | null;
  path: string | null;
  standard: DemoStandard;
  numbers: Content["numbers"];
  row: Prisma.CycleItemCreateManyInput;
};

/** An item as it holds in one unit; `owed` is by how many levels its answers fell short of what the unit does, so far. */
type HeldItem = Item & { owed: number };
const quarters = ["Eerste", "Tweede", "Derde", "Vierde"];

type Cycle = { id: string; round: number; open: boolean; slug: string; opensOn: Date; closesOn: Date };

/** The five cycles, oldest first: the open one is named after the quarter of `day`, the others after those before it. */
function cyclesOf(day: Date): Cycle[] {
  return Array.from({ length: rounds }, (_, round) => {
    const back = rounds - 1 - round;
    const quarter = day.getUTCFullYear() * 4 + Math.floor(day.getUTCMonth() / 3) - back;
    const opensOn = shiftDay(shiftDay(day, 0, -30), -3 * back);
    return {
      id: idOf(`cycle ${round}`),
      round,
      open: back === 0,
      slug: `${Math.floor(quarter / 4)}-${(quarter % 4) + 1}`,
      opensOn,
      closesOn: shiftDay(opensOn, 0, 56),
    };
  });
}

/** What a cycle froze at its opening: of every standard the version that was live then. */
function itemsOf(cycle: Cycle, day: Date): Item[] {
  return standards.flatMap((standard) => {
    const version = versionsOf(standard, day).findLast(({ publishedAt }) => publishedAt <= cycle.opensOn);
    if (!version) return [];
    const { numbers } = version.content;
    const { brand, unit } = ownerOf(standard.code);
    const id = idOf(`item ${cycle.round} ${standard.code}`);
    const path = unit && unitBySlug(unit).path;
    const row = {
      id,
      cycleId: cycle.id,
      standardId: standardId(standard.code),
      versionId: version.id,
      weight: numbers.weight,
      critical: numbers.critical,
      section: numbers.principle,
      brandSlug: brand,
      unitPath: path,
      baseId: standard.base ? standardId(standard.base.code) : null,
    };
    return [{ id, brand, path, standard, numbers, row }];
  });
}

const sections: PrincipleSlug[] = ["retention", "needs", "consistency", "colleagues", "channels", "expectation"];

/** The items that hold in a unit, by section: the organisation's, its brand's and its own, without those that a nearer one replaces. */
function itemsFor(unit: DemoUnit, items: Item[]): HeldItem[] {
  const reached = items.filter(({ brand, path }) => (brand ? brand === unit.brand : !path || unit.path.startsWith(path)));
  const replaced = new Set(reached.map(({ standard }) => standard.base?.code));
  const place = ({ numbers }: Item) => sections.indexOf(numbers.principle);
  return reached
    .filter(({ standard }) => !replaced.has(standard.code))
    .sort((a, b) => place(a) - place(b) || (a.standard.code < b.standard.code ? -1 : 1))
    .map((item) => ({ ...item, owed: 0 }));
}

/** How often a standard does not come up in somebody's work: a fax seldom arrives. */
function absenceOf({ channels }: Content["numbers"]): number {
  const only = (...of: Content["numbers"]["channels"]) => channels.every((channel) => of.includes(channel));
  if (only("fax")) return 0.32;
  if (only("letter", "fax")) return 0.16;
  if (only("social", "chat", "form")) return 0.11;
  return 0.045;
}

/** What somebody measured: near the limit, on the side that their level says. */
function measuredOf({ limit, comparison, unit }: Content["numbers"], level: number, draws: Draws): number {
  const [least, most] = [
    [1.15, 1.9],
    [1, 1.45],
    [0.85, 1.12],
    [0.65, 1],
  ][level] ?? [1, 1];
  const ratio = draws.between(least ?? 1, most ?? 1);
  const value = (limit ?? 0) * (comparison === "least" ? 1 / ratio : ratio);
  const whole = (limit ?? 0) >= 10 || unit === "seconds";
  return whole ? Math.round(value) : Math.round(value * 10) / 10;
}

const shiftTime = (at: Date, minutes: number, days: number) => new Date(at.getTime() + Math.round(minutes * 60) * 1000 + days * 86_400_000);

type Given = Pick<AnswerRow, "level" | "reason" | "skipped" | "measured" | "note">;

function answerOf(person: DemoPerson, item: HeldItem, round: number, draws: Draws): Given {
  const { standard, numbers } = item;
  const absence = absenceOf(numbers);
  if (draws.chance(absence)) {
    const reason = draws.chance(absence > 0.1 ? 0.6 : 0.2) ? "channel" : draws.pick(["absent", "absent", "colleague"] as const);
    return { level: null, reason, skipped: true, measured: null, note: "" };
  }
  const chance = chanceOf(person, standard, numbers.principle, round);
  // Each answer leans against what the ones before it left over, or a branch of eight would be all chance.
  const level = [0, 1, 2].filter(() => draws.chance(chance + item.owed / 6)).length;
  item.owed += 3 * chance - level;
  const measured = numbers.measure === "duration" && draws.chance(0.2) ? measuredOf(numbers, level, draws) : null;
  const note = level === 0 ? draws.pick(notYetNotes) : draws.chance(0.15) ? draws.pick(level === 3 ? alwaysNotes : betweenNotes) : "";
  return { level, reason: null, skipped: false, measured, note };
}

/** How far somebody came in a cycle, and which share of the items they answered; null when they did not begin. */
function progressOf(person: DemoPerson, cycle: Cycle, draws: Draws): { submitted: boolean; share: number } | null {
  const complete = person.account || draws.chance(0.85);
  const few = draws.chance(0.1);
  const share = complete ? 1 : few ? draws.between(0.25, 0.45) : draws.between(0.55, 0.96);
  const luck = draws.next();
  if (cycle.open) {
    // Of the accounts nobody has begun, so that who tries one meets an empty assessment.
    if (person.account || luck > 0.58) return null;
    return luck < 0.33 ? { submitted: true, share } : { submitted: false, share: draws.between(0.2, 0.8) };
  }
  if (person.account || luck < 0.92) return { submitted: true, share };
  return luck < 0.96 ? { submitted: false, share: draws.between(0.2, 0.8) } : null;
}

/** One person's assessment as the opening of a cycle makes it. */
const unbegun = (person: DemoPerson, unit: DemoUnit, cycle: Cycle): Prisma.AssessmentCreateManyInput => ({
  id: idOf(`assessment ${cycle.round} ${person.id}`),
  cycleId: cycle.id,
  personId: person.id,
  brandSlug: unit.brand,
  unitId: unit.id,
  unitPath: unit.path,
  role: person.manages ? "manager" : "employee",
});

/** One person's assessment in a cycle with its answers, or null when they did not begin. */
function assess(
  person: DemoPerson,
  unit: DemoUnit,
  cycle: Cycle,
  items: HeldItem[],
): { assessment: Prisma.AssessmentCreateManyInput; answers: AnswerRow[] } | null {
  const draws = drawsOf(`assessment ${cycle.round} ${person.id}`);
  const progress = progressOf(person, cycle, draws);
  if (!progress) return null;
  const id = idOf(`assessment ${cycle.round} ${person.id}`);
  // The open cycle ends 26 days from now: whoever began did so before today.
  const openedAt = atTime(shiftDay(cycle.opensOn, 0, draws.whole(0, cycle.open ? 25 : 50)), draws.whole(7, 14), draws.whole(0, 59));
  const minutes = draws.whole(14, 55);
  // Some stop halfway and go on at the same hour of a later day.
  const pause = draws.chance(0.3) ? draws.whole(1, 3) : 0;
  const momentAt = (share: number) => shiftTime(openedAt, share * minutes, share > 0.5 ? pause : 0);
  const wanted = Math.max(1, Math.round(items.length * progress.share));
  // Who has only begun went from top to bottom; who submitted left out one here and there.
  const order = items.map((item) => ({ item, left: progress.submitted ? draws.next() : 0 }));
  const kept = new Set(
    order
      .toSorted((a, b) => a.left - b.left)
      .slice(0, wanted)
      .map(({ item }) => item),
  );
  const answered = items.filter((item) => kept.has(item));
  return {
    assessment: {
      ...unbegun(person, unit, cycle),
      openedAt,
      submittedAt: progress.submitted ? momentAt(1) : null,
    },
    answers: answered.map((item, index) => ({
      assessmentId: id,
      itemId: item.id,
      ...answerOf(person, item, cycle.round, draws),
      revision: draws.chance(0.12) ? 2 : 1,
      savedAt: momentAt((index + 1) / (answered.length + 1)),
    })),
  };
}

/** The rows of the cycles, of what they froze, and of the assessments of everybody who worked there at the opening or, in the open one, came since. */
export function cycleRows(day: Date, people: DemoPerson[]) {
  const rows = {
    cycles: [] as Prisma.CycleCreateManyInput[],
    units: [] as Prisma.CycleUnitCreateManyInput[],
    items: [] as Prisma.CycleItemCreateManyInput[],
    assessments: [] as Prisma.AssessmentCreateManyInput[],
    joined: [] as Prisma.CycleMoveCreateManyInput[],
    answers: [] as AnswerRow[],
  };
  for (const cycle of cyclesOf(day)) {
    const { id, slug, opensOn, closesOn } = cycle;
    const items = itemsOf(cycle, day);
    const state = cycle.open ? ("open" as const) : ("closed" as const);
    rows.cycles.push({
      id,
      slug,
      opensOn,
      closesOn,
      state,
      name: `${quarters[(Number(slug.slice(5)) - 1) % 4]} kwartaal`,
      remindBefore: [7, 3],
      openedAt: atTime(opensOn, 7, 0),
      closedAt: cycle.open ? null : atTime(shiftDay(closesOn, 0, 1), 7, 0),
    });
    rows.units.push({ cycleId: id, unitId: unitBySlug("lindegroep").id });
    rows.items.push(...items.map(({ row }) => row));
    const held = new Map<DemoUnit, HeldItem[]>();
    for (const person of people) {
      const { unit } = person;
      if (!unit || person.joinedOn > (cycle.open ? day : opensOn)) continue;
      const holding = held.get(unit) ?? itemsFor(unit, items);
      held.set(unit, holding);
      const joined = person.joinedOn > opensOn;
      const done = joined ? null : assess(person, unit, cycle, holding);
      rows.assessments.push(done?.assessment ?? unbegun(person, unit, cycle));
      rows.answers.push(...(done?.answers ?? []));
      if (joined) {
        const move = { kind: "joined" as const, to: unit.path, followed: true, at: atTime(person.joinedOn, 7) };
        rows.joined.push({ id: idOf(`joined ${cycle.round} ${person.id}`), cycleId: id, personId: person.id, ...move });
      }
    }
  }
  return rows;
}
