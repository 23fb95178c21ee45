import { shiftDay } from "@/lib/clock";
import type { MeasureUnit, Prisma } from "@/lib/generated/prisma/client";
import { fingerprint } from "@/lib/text";
import { accountOf, type DemoPerson } from "./people.ts";
import { atTime, drawsOf, idOf, monthsAgo } from "./random.ts";
import type { DemoStandard, DemoWords } from "./standard.ts";
import departments from "./standards/departments.ts";
import drukfeest from "./standards/drukfeest.ts";
import havenzeker from "./standards/havenzeker.ts";
import lindehof from "./standards/lindehof.ts";
import organisation from "./standards/organisation.ts";
import vlecht from "./standards/vlecht.ts";
import { unitBySlug, units } from "./units.ts";

/** Every standard of the demo; the organisation's own first, because others refer to them. */
export const standards: DemoStandard[] = [...organisation, ...departments, ...havenzeker, ...drukfeest, ...lindehof, ...vlecht];

// The owner by the first letters of the code: a brand, a department, or (neither) the organisation.
const brands: Record<string, string> = { HAV: "havenzeker", DRU: "drukfeest", LIN: "lindehof", VLE: "vlecht" };
const departmentsOf: Record<string, string> = { ICT: "it", PER: "personnel", FAC: "facilities" };

/** For whom a standard is, by its code. */
export function ownerOf(code: string): { brand: string | null; unit: string | null } {
  const prefix = code.slice(0, 3);
  return { brand: brands[prefix] ?? null, unit: departmentsOf[prefix] ?? null };
}

const wordsOf = ({ levels: [notYet, sometimes, mostly, always], conditions, ...words }: DemoWords) => ({
  ...words,
  conditions: conditions.join("\n"),
  notYet,
  sometimes,
  mostly,
  always,
});

/** Numbers and words in the form in which a draft is kept and a version is fingerprinted. */
export function contentOf(standard: DemoStandard) {
  const { brand } = ownerOf(standard.code);
  return {
    numbers: {
      principle: standard.principle,
      principles: standard.also,
      values: standard.values.map((slug) => `${brand}/${slug}`),
      touchpoint: standard.touchpoint,
      channels: standard.channels,
      audience: standard.audience,
      measure: standard.measure,
      comparison: standard.comparison,
      limit: standard.limit,
      unit: (standard.unit?.replace("-", "_") ?? null) as MeasureUnit | null,
      target: standard.target,
      weight: standard.weight as number,
      critical: standard.critical,
      source: standard.source,
      stakeholder: standard.stakeholder,
    },
    words: { nl: wordsOf(standard.nl), en: wordsOf(standard.en) },
  };
}

export type Content = ReturnType<typeof contentOf>;

/** A published moment of a standard, in full. */
export type DemoVersion = {
  id: string;
  number: number;
  change: "material" | "editorial";
  note: { nl: string; en: string };
  publishedAt: Date;
  content: Content;
};

/** Every version of a standard, oldest first. */
export function versionsOf(standard: DemoStandard, day: Date): DemoVersion[] {
  const first = [{ months: 14, change: "material" as const, note: { nl: "Eerste uitgave.", en: "First edition." } }];
  return (standard.history ?? first).map((moment: NonNullable<DemoStandard["history"]>[number], index) => {
    const { nl, en, ...numbers } = moment.was ?? {};
    const number = index + 1;
    const name = `version ${standard.code} ${number}`;
    return {
      id: idOf(name),
      number,
      change: moment.change,
      note: moment.note,
      publishedAt: atTime(monthsAgo(day, moment.months, drawsOf(name)), 9),
      content: contentOf({ ...standard, ...numbers, nl: { ...standard.nl, ...nl }, en: { ...standard.en, ...en } }),
    };
  });
}

// The unit whose work a group of standards is; for the others the brand's units take turns.
const homes: Record<string, string> = {
  "HAV-SCH": "claims",
  "HAV-COL": "claims",
  "DRU-STU": "haarlem",
  "DRU-WEB": "web-desk",
  "DRU-CHA": "web-desk",
  "LIN-TEL": "den-haag",
};

function keeperOf(code: string, place: number, people: DemoPerson[]): DemoPerson {
  const { brand, unit } = ownerOf(code);
  const home = unit ?? homes[code.slice(0, 7)];
  const fitting = units.filter(({ slug, brand: own, kind }) => (home ? slug === home : brand ? own === brand && kind !== "group" : own && kind === "group"));
  const turn = fitting[place % fitting.length];
  const keeper = people.find((person) => person.manages && person.unit === turn);
  if (!keeper) throw new Error(`Nobody can keep ${code}.`);
  return keeper;
}

/** The id of the standard with this code. */
export const standardId = (code: string) => idOf(`standard ${code}`);

/** The rows of all standards, their versions and the words of these; the live versions are pointed to afterwards. */
export function publishedRows(day: Date, people: DemoPerson[]) {
  const leaders = [accountOf(people, "lars").id, accountOf(people, "lotte").id];
  const rows = {
    standards: [] as Prisma.StandardCreateManyInput[],
    versions: [] as Prisma.VersionCreateManyInput[],
    words: [] as Prisma.VersionWordsCreateManyInput[],
    confirmations: [] as Prisma.ConfirmationCreateManyInput[],
  };
  for (const [place, standard] of standards.entries()) {
    const { code, base } = standard;
    const { brand, unit } = ownerOf(code);
    const versions = versionsOf(standard, day);
    const draws = drawsOf(`standard ${code}`);
    const keeperId = keeperOf(code, place, people).id;
    const overdue = place % 27 === 13;
    const due = place % 9 === 5;
    const reviewBy = overdue
      ? shiftDay(day, 0, -draws.whole(3, 40))
      : due
        ? shiftDay(day, 0, draws.whole(4, 28))
        : shiftDay(day, draws.whole(2, 10), draws.whole(0, 28));
    const reviewEvery = reviewBy > shiftDay(day, 0, 180) ? 365 : 180;
    const confirmedAt = atTime(shiftDay(reviewBy, 0, -reviewEvery), 11, 20);
    const live = versions.at(-1);
    if (live && live.publishedAt < confirmedAt)
      rows.confirmations.push({ id: idOf(`confirmation ${code}`), standardId: standardId(code), versionId: live.id, personId: keeperId, at: confirmedAt });
    rows.standards.push({
      id: standardId(code),
      code,
      brandSlug: brand,
      unitId: unit ? unitBySlug(unit).id : null,
      baseId: base ? standardId(base.code) : null,
      baseKind: base?.kind ?? null,
      baseReason: base?.reason ?? null,
      keeperId,
      reviewBy,
      reviewEvery,
      createdAt: versions[0]?.publishedAt ?? day,
    });
    for (const { id, number, change, note, publishedAt, content } of versions) {
      const { principle, ...numbers } = content.numbers;
      const first = (place + number) % 2;
      rows.versions.push({
        ...numbers,
        id,
        standardId: standardId(code),
        number,
        change,
        principleSlug: principle,
        fingerprint: fingerprint(content),
        publishedAt,
        authorId: leaders[first] ?? null,
        approverId: leaders[1 - first] ?? null,
      });
      rows.words.push(
        { ...content.words.nl, versionId: id, lang: "nl", translation: "original", note: note.nl },
        { ...content.words.en, versionId: id, lang: "en", translation: "translated", note: note.en },
      );
    }
  }
  return rows;
}
