import { shiftDay } from "@/lib/clock";
import type { ImprovementState, Prisma } from "@/lib/generated/prisma/client";
import type { cycleRows } from "./cycles.ts";
import { accountOf, type DemoPerson } from "./people.ts";
import { standardId } from "./published.ts";
import { atTime, drawsOf, idOf } from "./random.ts";
import { unitBySlug } from "./units.ts";

type Words = { what: string; why: string; evidence: string };

/** What somebody agrees to do about a standard that does not go well yet, by its code. */
const wordsOf: Record<string, Words> = {
  "LIN-TEL-03": {
    what: "Ik noem de wachttijd voordat ik iemand in de wacht zet, en bied terugbellen aan als het langer dan 30 seconden wordt.",
    why: "Gasten hangen op als ze niet weten hoe lang het duurt.",
    evidence: "Twee weken lang turf ik elke wachtbeurt; hoogstens één op de twintig duurt langer.",
  },
  "LIN-BAL-01": {
    what: "Ik kijk op zodra de deur opengaat en groet, ook als ik nog met een andere gast bezig ben.",
    why: "Op drukke middagen staan gasten te wachten zonder dat iemand ze heeft gezien.",
    evidence: "Een collega meet op drie vrijdagmiddagen tien aankomsten: alle binnen 60 seconden.",
  },
  "LIN-BAL-05": {
    what: "Ik stel bij elk vertrek dezelfde vraag: wat had beter gekund? Het antwoord schrijf ik meteen in het gastenboek.",
    why: "We horen nu alleen van wie uit zichzelf iets zegt.",
    evidence: "Na een maand staat er bij minstens de helft van de vertrekken een antwoord.",
  },
  "LIN-COL-01": {
    what: "Ik begin de overdracht tien minuten voor het einde van mijn dienst, met de vaste lijst in de hand.",
    why: "De nachtdienst belt me nu thuis over wensen die ik niet heb doorgegeven.",
    evidence: "Vier weken zonder telefoontje over iets wat in de overdracht hoorde.",
  },
  "LIN-BAG-01": {
    what: "Ik schrijf op elk bagagelabel het tijdstip van inchecken en breng koffers op volgorde van tijd.",
    why: "Bij twee gezelschappen tegelijk raak ik kwijt wie er het langst wacht.",
    evidence: "De labels van twee weken: negen van de tien binnen een kwartier.",
  },
  "LIN-GAS-01": {
    what: "Ik noteer een wens direct in het gastprofiel, terwijl de gast er nog bij staat.",
    why: "Gasten vertellen hun dieet nu aan de balie en nog eens in het restaurant.",
    evidence: "De bediening meldt een maand lang geen wens die niet in het profiel stond.",
  },
  "LIN-KLA-01": {
    what: "Ik doe bij een klacht eerst zelf een voorstel en vraag pas daarna mijn leidinggevende.",
    why: "Het wachten op toestemming duurt langer dan het half uur dat we beloven.",
    evidence: "Van de volgende tien klachten staat in het logboek een voorstel binnen 30 minuten.",
  },
  "VLE-SAL-01": {
    what: "Ik loop bij elke klant de drie vaste momenten langs: welkom, drankje, afronding.",
    why: "Op zaterdag sla ik het drankje over en juist dan zit men het langst.",
    evidence: "Een collega kijkt op twee zaterdagen mee en turft de drie momenten.",
  },
  "VLE-SAL-02": {
    what: "Ik plan na elke kleuring tien minuten speling in de agenda.",
    why: "Mijn middagafspraken beginnen bijna altijd te laat.",
    evidence: "Twee weken in de agenda: hoogstens één afspraak per dag later dan vijf minuten.",
  },
  "VLE-SAL-06": {
    what: "Ik leg de handspiegel klaar voordat ik begin en laat altijd drie kanten zien.",
    why: "Klanten zien thuis pas hoe de achterkant zit.",
    evidence: "Een week lang vink ik het op de klantkaart af.",
  },
  "VLE-KAA-01": {
    what: "Ik lees de klantkaart bij het ophalen uit de wachtruimte, niet pas aan de stoel.",
    why: "Ik vraag nu naar dingen die op de kaart staan.",
    evidence: "Tien klanten na elkaar hoor ik niet meer dat ze het al eens hebben verteld.",
  },
  "VLE-ADV-01": {
    what: "Ik zet de schaar pas klaar als het gesprek over de wens klaar is.",
    why: "Ik begin te snel en moet dan halverwege vragen wat men eigenlijk wil.",
    evidence: "Mijn leidinggevende zit bij vijf nieuwe klanten een gesprek bij.",
  },
  "VLE-ADV-02": {
    what: "Ik herhaal de wens in eigen woorden en wacht op een ja voordat ik begin.",
    why: "Twee klanten kregen dit kwartaal iets anders dan ze bedoelden.",
    evidence: "Geen herstelbeurt door een misverstand in de komende twee maanden.",
  },
  "VLE-TEL-01": {
    what: "We spreken per dagdeel af wie de telefoon heeft en leggen die naast die stoel.",
    why: "Als iedereen knipt, neemt niemand op.",
    evidence: "De telefoonlijst van twee weken: minder dan vijf gemiste gesprekken per dag.",
  },
  "VLE-COL-03": {
    what: "Ik stel een collega die het overneemt altijd bij naam voor en vertel waar we gebleven zijn.",
    why: "Klanten schrikken als er ineens iemand anders achter de stoel staat.",
    evidence: "Twee collega’s bevestigen na een maand dat ze bij elke overdracht zijn bijgepraat.",
  },
  "DRU-CHA-01": {
    what: "Ik zet mijn chat op afwezig als ik aan de telefoon zit, zodat een collega hem pakt.",
    why: "De eerste minuut gaat verloren doordat het venster achter mijn andere werk staat.",
    evidence: "Het chatoverzicht van een maand: minstens 90 % binnen 60 seconden.",
  },
  "DRU-MAI-02": {
    what: "Ik sluit elke e-mail af met drie regels: wat we doen, wanneer en wie.",
    why: "Klanten mailen terug om te vragen wanneer ze iets horen.",
    evidence: "Mijn collega leest twintig verzonden mails na: in alle staan de drie regels.",
  },
  "DRU-STU-01": {
    what: "Wie het dichtst bij de deur werkt, groet; we hangen een bordje op met wie dat is.",
    why: "In de studio denkt iedereen dat een ander al heeft gegroet.",
    evidence: "Een week turven bij de deur: iedereen binnen 90 seconden begroet.",
  },
  "DRU-COL-02": {
    what: "Ik stuur een werkbon pas door als alle vakken zijn gevuld, en bel de klant over wat ontbreekt.",
    why: "De drukkerij staat stil op bonnen zonder papiersoort.",
    evidence: "Vier weken achter elkaar minstens 95 % volledige bonnen.",
  },
  "HAV-TEL-01": {
    what: "We verdelen de lunchpauze in drie groepen, zodat er altijd vier mensen aan de lijn zijn.",
    why: "Tussen twaalf en een wordt een derde van de gesprekken te laat opgenomen.",
    evidence: "Het telefoonrapport van een maand: ook tussen twaalf en een binnen 20 seconden.",
  },
  "HAV-SCH-01": {
    what: "Ik bevestig elke melding met de volgende stap en een datum, ook als ik nog stukken mis.",
    why: "Klanten bellen na een dag om te vragen of de melding is aangekomen.",
    evidence: "Steekproef van twintig dossiers: in alle staat een bevestiging binnen 4 werkuren.",
  },
  "HAV-MAI-01": {
    what: "Ik gebruik de nieuwe ondertekening met mijn rechtstreekse nummer en het dossiernummer.",
    why: "Wie terugbelt, komt nu bij het algemene nummer uit.",
    evidence: "Mijn leidinggevende kijkt tien mails na.",
  },
  "HAV-COL-02": {
    what: "Ik vul bij elke overdracht de vijf vaste vakken in voordat ik het dossier doorzet.",
    why: "Collega’s bellen me na over wat er met de klant is afgesproken.",
    evidence: "Een maand lang hoogstens één navraag per week.",
  },
  "HAV-AFS-01": {
    what: "Ik laat tussen twee adviesgesprekken een kwartier vrij.",
    why: "Het derde gesprek van de ochtend begint altijd te laat.",
    evidence: "De agenda van drie weken: geen wachttijd boven de tien minuten.",
  },
  "ICT-DES-01": {
    what: "Ik beantwoord elke melding eerst kort, met wie ernaar kijkt en wanneer.",
    why: "Collega’s weten niet of hun melding gezien is en bellen dan toch.",
    evidence: "Het meldingenoverzicht: een eerste antwoord binnen 4 werkuren bij 95 %.",
  },
  "PER-VRA-01": {
    what: "We zetten de tien meest gestelde vragen over verlof met antwoord op de eigen pagina.",
    why: "De helft van de vragen gaat over hetzelfde.",
    evidence: "Na een kwartaal komen er een derde minder vragen over verlof binnen.",
  },
  "FAC-MEL-01": {
    what: "Ik bel de melder op als het klaar is, in plaats van de bon te sluiten.",
    why: "Collega’s horen niet dat een reparatie gedaan is.",
    evidence: "Van de volgende vijftien bonnen staat bij elke het tijdstip van het telefoontje.",
  },
};

/** What comes from the report of a unit: the unit, the standard and what is agreed; each is the manager's. */
const fromReports: [unit: string, code: string, state: ImprovementState, words: Words][] = [
  [
    "tilburg",
    "VLE-SAL-01",
    "doing",
    {
      what: "We oefenen op drie maandagen het vaste welkom met het hele team, met een collega uit Breda als klant.",
      why: "Tilburg doet het welkom heel anders dan de andere salons.",
      evidence: "In de volgende ronde ligt de spreiding op deze norm onder die van nu.",
    },
  ],
  [
    "groningen",
    "VLE-SAL-01",
    "open",
    {
      what: "Het team kijkt een dag mee in Amsterdam en spreekt daarna één werkwijze af voor welkom en afronding.",
      why: "In Groningen doet de ene helft het altijd en de andere helft zelden.",
      evidence: "Een afspraak van één bladzijde aan de muur, en een meting na zes weken.",
    },
  ],
  [
    "maastricht",
    "LIN-TEL-03",
    "done",
    {
      what: "De receptie krijgt een tweede toestel en een rooster voor wie opneemt tussen vier en zes.",
      why: "In Maastricht wachten bellers rond het inchecken twee keer zo lang.",
      evidence: "Het telefoonrapport van een maand.",
    },
  ],
  [
    "web-desk",
    "DRU-CHA-01",
    "verified",
    {
      what: "Twee vaste chatters per dagdeel, zonder telefoon erbij.",
      why: "De webdesk haalde het doel alleen op rustige dagen.",
      evidence: "Zes weken achter elkaar 90 % binnen 60 seconden.",
    },
  ],
  [
    "utrecht",
    "HAV-TEL-01",
    "doing",
    {
      what: "We leggen de lunchpauzes uit elkaar en spreken af wie achterwacht is.",
      why: "Utrecht verliest de belofte vooral tussen twaalf en twee.",
      evidence: "Het telefoonrapport per uur, vier weken lang.",
    },
  ],
];

const notes = {
  done: ["Vier weken gedaan, zie de telling.", "Het gaat nu vanzelf.", "Gelukt, met hulp van een collega."],
  back: ["De telling loopt nog niet lang genoeg; doe er twee weken bij.", "Op zaterdag lukt het nog niet."],
  dropped: [
    "De werkwijze is veranderd, dit speelt niet meer.",
    "Opgegaan in een afspraak van het hele team.",
    "Door een andere taak is dit niet meer mijn werk.",
  ],
};

const steps: Record<ImprovementState, ImprovementState[]> = {
  open: ["open"],
  doing: ["open", "doing"],
  done: ["open", "doing", "done"],
  verified: ["open", "doing", "done", "verified"],
  dropped: ["open", "dropped"],
};

type Cycles = ReturnType<typeof cycleRows>;

/** The rows of the improvements of the year with their steps, all before `day`; what is old is mostly settled, some of what is not is overdue. */
export function improvementRows(day: Date, people: DemoPerson[], { cycles, items, assessments, answers }: Cycles) {
  const rows = { improvements: [] as Prisma.ImprovementCreateManyInput[], moves: [] as Prisma.ImprovementMoveCreateManyInput[] };
  const personOf = new Map(people.map((person) => [person.id, person]));
  const managerOf = (person: DemoPerson) => people.find((one) => one.manages && one.unit === person.unit);
  const closed = cycles.filter(({ state }) => state === "closed");
  const levelOf = new Map(answers.map(({ assessmentId, itemId, level }) => [`${assessmentId} ${itemId}`, level]));

  type Made = Pick<Prisma.ImprovementCreateManyInput, "source" | "standardId" | "section" | "cycleId" | "assessmentId" | "unitId" | "ownerId" | "byId"> & {
    words: Words;
    state: ImprovementState;
    at: Date;
    dueOn: Date;
    verifierId: string;
  };
  const add = ({ words, state, at, verifierId, ...row }: Made) => {
    const id = idOf(`improvement ${rows.improvements.length}`);
    const draws = drawsOf(`improvement ${id}`);
    const path = state === "verified" && draws.chance(0.3) ? (["open", "doing", "done", "doing", "done", "verified"] as const) : steps[state];
    const last = atTime(shiftDay(day, 0, -1), 16);
    const gap = Math.min(9, Math.max(0, Math.floor((last.getTime() - at.getTime()) / 86_400_000 / path.length)));
    const reason = state === "dropped" ? draws.pick(notes.dropped) : "";
    let moment = at;
    for (const [n, to] of path.entries()) {
      const from = path[n - 1] ?? null;
      moment = n === 0 ? at : new Date(Math.min(last.getTime(), moment.getTime() + gap * 86_400_000 + n * 60_000));
      const isBack = from === "done" && to === "doing";
      rows.moves.push({
        id: idOf(`improvement move ${id} ${n}`),
        improvementId: id,
        byId: n === 0 ? row.byId : to === "verified" || isBack ? verifierId : row.ownerId,
        from,
        to,
        note: isBack ? draws.pick(notes.back) : to === "done" ? draws.pick(notes.done) : to === "dropped" ? reason : "",
        at: moment,
      });
    }
    rows.improvements.push({
      ...row,
      ...words,
      id,
      state,
      reason,
      verifierId: state === "verified" ? verifierId : null,
      revision: path.length,
      createdAt: at,
      changedAt: moment,
    });
  };

  const sheetOf = new Map(assessments.map((sheet) => [sheet.id, sheet]));
  /** Answers in a cycle on a standard that ask for an improvement, of people who have a manager and are none. */
  const weakIn = (cycleId: string, itemId: string) =>
    answers.flatMap(({ assessmentId, itemId: of, level }) => {
      const sheet = sheetOf.get(assessmentId ?? "");
      const person = sheet && personOf.get(sheet.personId);
      const manager = person && managerOf(person);
      return of === itemId &&
        level !== null &&
        level <= 1 &&
        sheet?.cycleId === cycleId &&
        sheet.submittedAt &&
        person &&
        !person.manages &&
        !person.account &&
        manager
        ? [{ sheet, person, manager }]
        : [];
    });
  const settled: ImprovementState[] = ["verified", "verified", "verified", "done", "dropped"];
  const lately: ImprovementState[] = ["doing", "doing", "open", "done", "verified", "doing", "open"];
  for (const [back, cycle] of [...closed].reverse().entries()) {
    const codes = Object.keys(wordsOf).filter((_, n) => n % 4 === back || (back === 0 && n % 3 === 1));
    for (const [n, code] of codes.entries()) {
      const draws = drawsOf(`improvement ${cycle.slug} ${code}`);
      const item = items.find((one) => one.cycleId === cycle.id && one.standardId === standardId(code));
      const weak = item?.id ? weakIn(String(cycle.id), String(item.id)) : [];
      const words = wordsOf[code];
      if (!item || !words || weak.length === 0) continue;
      const { sheet, person, manager } = draws.pick(weak);
      const at = atTime(shiftDay(cycle.closesOn as Date, 0, draws.whole(1, 9)), draws.whole(8, 14), draws.whole(0, 59));
      const state =
        (back === 0 ? lately : back === 1 && n === 0 ? (["doing"] as const) : settled)[
          n % (back === 0 ? lately.length : back === 1 && n === 0 ? 1 : settled.length)
        ] ?? "doing";
      add({
        source: draws.chance(0.3) ? "difference" : "answer",
        standardId: item.standardId,
        section: item.section,
        cycleId: item.cycleId,
        assessmentId: String(sheet.id),
        unitId: sheet.unitId,
        ownerId: person.id,
        byId: draws.chance(0.6) ? manager.id : person.id,
        words,
        state,
        at,
        // Of the last cycle's the day lies around today, so that some are overdue.
        dueOn: back === 0 ? shiftDay(day, 0, draws.whole(-28, 24)) : shiftDay(at, 0, draws.whole(40, 80)),
        verifierId: manager.id,
      });
    }
  }

  const last = closed.at(-1);
  const [sam, mila, lars] = [accountOf(people, "sam"), accountOf(people, "mila"), accountOf(people, "lars")];
  const sheet = assessments.find((one) => one.personId === sam.id && one.cycleId === last?.id);
  const own = items
    .filter((item) => item.cycleId === last?.id && Object.keys(wordsOf).some((code) => standardId(code) === item.standardId))
    .map((item) => ({ item, level: levelOf.get(`${sheet?.id} ${item.id}`) ?? 9 }))
    .sort((a, b) => a.level - b.level)[0]?.item;
  const code = Object.keys(wordsOf).find((one) => standardId(one) === own?.standardId);
  if (!last || !sheet || !own || !code) throw new Error("Sam answered nothing in the last closed cycle.");
  add({
    source: "answer",
    standardId: own.standardId,
    section: own.section,
    cycleId: own.cycleId,
    assessmentId: String(sheet.id),
    unitId: sheet.unitId,
    ownerId: sam.id,
    byId: mila.id,
    words: wordsOf[code] as Words,
    state: "doing",
    at: atTime(shiftDay(last.closesOn as Date, 0, 6), 9, 30),
    dueOn: shiftDay(day, 0, 12),
    verifierId: mila.id,
  });
  for (const [slug, reported, state, words] of fromReports) {
    const unit = unitBySlug(slug);
    const manager = people.find((one) => one.manages && one.unit === unit);
    const item = items.find((one) => one.cycleId === last.id && one.standardId === standardId(reported));
    if (!manager || !item) throw new Error(`There is no manager in ${slug}, or ${reported} was not in the last cycle.`);
    add({
      source: "report",
      standardId: item.standardId,
      section: item.section,
      cycleId: item.cycleId,
      assessmentId: null,
      unitId: unit.id,
      ownerId: manager.id,
      byId: lars.id,
      words,
      state,
      at: atTime(shiftDay(last.closesOn as Date, 0, 12), 10, 15),
      dueOn: shiftDay(day, 0, state === "open" ? -4 : 25),
      verifierId: lars.id,
    });
  }
  return rows;
}
