import { shiftDay } from "@/lib/clock";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { cycleRows } from "./cycles.ts";
import { accountOf, type DemoPerson } from "./people.ts";
import { standardId } from "./published.ts";
import { atTime, drawsOf, idOf } from "./random.ts";

/** A situation with the codes on which it is rated, for each the level most would give and how far managers differ about it. */
type Case = { nl: string; en: string; on: [code: string, level: number, apart: number][] };

const desk: Case = {
  nl: "Vrijdagmiddag, vier gasten bij de balie. Een vijfde komt binnen; de receptionist knikt na een halve minuut, rondt eerst twee sleutels af en groet de gast na ruim anderhalve minuut bij naam, met een excuus voor het wachten.",
  en: "Friday afternoon, four guests at the desk. A fifth comes in; the receptionist nods after half a minute, finishes two keys first and greets the guest by name after just over a minute and a half, with an apology for the wait.",
  on: [
    ["LIN-BAL-01", 1, 1.4],
    ["LGR-CON-01", 2, 0.4],
  ],
};
const telephone: Case = {
  nl: "Een beller vraagt naar een rekening van vorige maand. De medewerker neemt na drie keer overgaan op, zet de beller veertig seconden in de wacht zonder iets te zeggen en geeft daarna een volledig en juist antwoord.",
  en: "A caller asks about last month’s bill. The colleague answers after three rings, puts the caller on hold for forty seconds without a word and then gives a full and right answer.",
  on: [
    ["LGR-TEL-01", 3, 0.3],
    ["LIN-TEL-03", 1, 0.7],
    ["LGR-CON-01", 3, 0.5],
  ],
};
const salon: Case = {
  nl: "Zaterdag, een vaste klant. De kapper groet haar bij naam, begint vijf minuten te laat, biedt geen drankje aan omdat de machine stuk is, en laat het kapsel aan het eind van drie kanten zien.",
  en: "Saturday, a regular customer. The hairdresser greets her by name, begins five minutes late, offers no drink because the machine is broken, and shows the cut from three sides at the end.",
  on: [
    ["VLE-SAL-01", 2, 1.2],
    ["VLE-SAL-06", 3, 0.2],
  ],
};
const mail: Case = {
  nl: "Een klant mailt maandagochtend een klacht. Dinsdag aan het eind van de middag krijgt hij een bevestiging met de naam van wie het oppakt, maar zonder datum. De oplossing volgt na drie weken.",
  en: "A customer mails a complaint on Monday morning. Late on Tuesday afternoon he gets a confirmation with the name of who takes it up, but without a date. The solution follows after three weeks.",
  on: [
    ["LGR-KLA-01", 2, 0.6],
    ["LGR-KLA-02", 3, 0.3],
    ["LGR-MAI-01", 1, 0.9],
  ],
};

type Cycles = ReturnType<typeof cycleRows>;

/**
 * The rows of one closed calibration in each of the two last closed cycles, rated by the managers, and of one in the open
 * cycle that Mila has still to rate. `submitted` and `closed` are written after the ratings, which a trigger lets in no later.
 */
export function calibrationRows(day: Date, people: DemoPerson[], { cycles, items }: Pick<Cycles, "cycles" | "items">) {
  const rows = {
    calibrations: [] as Prisma.CalibrationCreateManyInput[],
    cases: [] as Prisma.CalibrationCaseCreateManyInput[],
    caseItems: [] as Prisma.CalibrationItemCreateManyInput[],
    raters: [] as Prisma.CalibrationRaterCreateManyInput[],
    ratings: [] as Prisma.CalibrationRatingCreateManyInput[],
    opened: [] as { id: string; openedAt: Date }[],
    submitted: [] as { calibrationId: string; personId: string; submittedAt: Date }[],
    closed: [] as { id: string; closedAt: Date }[],
  };
  const managers = people.filter((person) => person.manages);
  const [lars, mila] = [accountOf(people, "lars"), accountOf(people, "mila")];
  const add = (cycle: Cycles["cycles"][number], name: string, begun: Date, days: number, cases: Case[]) => {
    const id = idOf(`calibration ${cycle.slug}`);
    const isOpen = cycle.state === "open";
    rows.calibrations.push({
      id,
      cycleId: cycle.id as string,
      name,
      place: "organisation",
      closesOn: shiftDay(begun, 0, days),
      byId: lars.id,
      revision: 2,
      createdAt: atTime(begun, 8),
    });
    rows.opened.push({ id, openedAt: atTime(begun, 8, 40) });
    const wanted = cases.flatMap(({ nl, en, on }, n) => {
      const caseId = idOf(`case ${id} ${n}`);
      rows.cases.push({ id: caseId, calibrationId: id, position: n + 1, textNl: nl, textEn: en });
      return on.map(([code, level, apart]) => {
        const item = items.find((one) => one.cycleId === cycle.id && one.standardId === standardId(code));
        if (!item) throw new Error(`${code} was not in the cycle ${cycle.slug}.`);
        const caseItemId = idOf(`case item ${caseId} ${code}`);
        rows.caseItems.push({ id: caseItemId, caseId, itemId: item.id as string });
        return { caseItemId, level, apart };
      });
    });
    let last = atTime(begun, 9);
    for (const person of managers) {
      rows.raters.push({ calibrationId: id, personId: person.id });
      const draws = drawsOf(`calibration ${id} ${person.id}`);
      if (isOpen && (person === mila || draws.chance(0.55))) continue;
      const at = atTime(shiftDay(begun, 0, draws.whole(0, isOpen ? 2 : days - 1)), draws.whole(9, 15), draws.whole(0, 59));
      // Some are stricter and some milder than the others, on every item alike.
      const lean = drawsOf(`lean ${person.id}`).between(-0.45, 0.45);
      for (const { caseItemId, level, apart } of wanted) {
        const given = Math.round(level + lean + draws.between(-apart, apart));
        rows.ratings.push({ caseItemId, personId: person.id, level: Math.min(3, Math.max(0, given)), savedAt: at });
      }
      rows.submitted.push({ calibrationId: id, personId: person.id, submittedAt: at });
      if (at > last) last = at;
    }
    if (!isOpen) rows.closed.push({ id, closedAt: last });
  };
  const closed = cycles.filter(({ state }) => state === "closed");
  const [before, lately] = closed.slice(-2);
  const now = cycles.find(({ state }) => state === "open");
  if (!before || !lately || !now) throw new Error("The demo has two closed cycles and an open one.");
  add(before, "Balie en telefoon", shiftDay(before.opensOn as Date, 0, 14), 14, [desk, telephone]);
  add(lately, "Salon en klachten", shiftDay(lately.opensOn as Date, 0, 14), 14, [salon, mail]);
  add(now, "Aandacht en snelheid", shiftDay(day, 0, -4), 13, [desk, salon]);
  return rows;
}
