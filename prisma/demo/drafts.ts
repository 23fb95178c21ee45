import { shiftDay } from "@/lib/clock";
import type { Prisma } from "@/lib/generated/prisma/client";
import { fingerprint } from "@/lib/text";
import { accountOf, type DemoPerson } from "./people.ts";
import { type Content, contentOf, standardId, standards, versionsOf } from "./published.ts";
import { atTime, idOf } from "./random.ts";

/** The live text with these numbers and words in place of its own. */
const changed = (
  content: Content,
  numbers: Partial<Content["numbers"]>,
  nl: Partial<Content["words"]["nl"]> = {},
  en: Partial<Content["words"]["en"]> = {},
): Content => ({
  numbers: { ...content.numbers, ...numbers },
  words: { nl: { ...content.words.nl, ...nl }, en: { ...content.words.en, ...en } },
});

// Each save says how the content stood after it, from the live text on.
const works: {
  code: string;
  author: "lars" | "lotte";
  state: "review" | "changes";
  reason: string | null;
  purpose: string;
  daysAgo: number;
  saves: (live: Content) => Content[];
}[] = [
  {
    code: "DRU-CHA-01",
    author: "lars",
    state: "review",
    reason: null,
    purpose: "Uit de chatvragenlijst blijkt dat mensen na 45 seconden weg zijn. Met een grens van een minuut missen we ze.",
    daysAgo: 9,
    saves: (live) => {
      const limit = changed(live, { limit: 45 }, { statement: "Een chat is beantwoord binnen 45 seconden" });
      const both = changed(limit, {}, {}, { statement: "A chat is answered within 45 seconds" });
      const reasons = changed(
        both,
        {},
        { evidence: "In onze laatste chatvragenlijst was 1 op de 5 chatters na 45 seconden al in een ander tabblad bezig." },
        { evidence: "In our latest chat survey 1 in 5 people who chat had moved to another tab after 45 seconds." },
      );
      return [limit, both, reasons];
    },
  },
  {
    code: "VLE-SAL-05",
    author: "lotte",
    state: "changes",
    reason:
      "Bij “Hoe gezien” staat nog drie keer per week. Met drie rondes tonen we geen 100 % aan. Zeg hoe elke klantwissel wordt gezien, of laat het doel op 97 % staan.",
    purpose: "Elke klant hoort een schone stoel te krijgen. Een doel van 97 % zegt dat het soms niet hoeft.",
    daysAgo: 16,
    saves: (live) => {
      const target = changed(live, { target: 100 });
      const missed = changed(
        target,
        {},
        { missed: `${live.words.nl.missed} Schrijf het op de hygiënelijst.` },
        { missed: `${live.words.en.missed} Write it on the hygiene list.` },
      );
      return [target, missed];
    },
  },
];

/** The rows of the two open drafts, one in review and one sent back, with every save of them. */
export function draftRows(day: Date, people: DemoPerson[]) {
  const drafts: Prisma.DraftCreateManyInput[] = [];
  const saves: Prisma.DraftSaveCreateManyInput[] = [];
  for (const work of works) {
    const standard = standards.find(({ code }) => code === work.code);
    if (!standard) throw new Error(`There is no standard ${work.code} to draft.`);
    const id = idOf(`draft ${work.code}`);
    const authorId = accountOf(people, work.author).id;
    const stages = work.saves(contentOf(standard));
    const savedAt = (index: number) => atTime(shiftDay(day, 0, index - work.daysAgo), 9 + index, 12);
    saves.push(...stages.map((content, index) => ({ draftId: id, revision: index + 1, personId: authorId, content, savedAt: savedAt(index) })));
    const content = stages.at(-1) ?? contentOf(standard);
    drafts.push({
      id,
      standardId: standardId(work.code),
      openFor: standardId(work.code),
      basedOn: versionsOf(standard, day).length,
      state: work.state,
      revision: stages.length,
      content,
      fingerprint: fingerprint(content),
      reason: work.reason,
      purpose: work.purpose,
      authorId,
      createdAt: savedAt(0),
      changedAt: savedAt(stages.length),
    });
  }
  return { drafts, saves };
}
