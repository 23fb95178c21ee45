import { pathToFileURL } from "node:url";
import { boot } from "@/lib/boot";
import { shiftDay, today } from "@/lib/clock";
import { database, db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { fingerprint } from "@/lib/text";
import { accountOf, peopleOf } from "./demo/people.ts";
import { contentOf, standards as demo } from "./demo/published.ts";
import { atTime, drawsOf, idOf } from "./demo/random.ts";

/** How many standards are added to the demo's, how many versions each has, how many of them are with a reviewer, and what a guide asks of them. */
export const size = { standards: 1200, versions: 10, reviews: 200, requirements: 800 } as const;

const pad = (n: number, digits: number) => String(n).padStart(digits, "0");
const letters = (n: number) => String.fromCharCode(65 + (Math.floor(n / 26) % 26), 65 + (n % 26), 90);

type Content = ReturnType<typeof contentOf>;

/** One of a house's many standards at one of its versions: a standard of the demo with figures and words of its own. */
function contentAt(place: number, number: number, brand: string): Content {
  const draws = drawsOf(`large ${place} ${number}`);
  const own = demo[place % demo.length];
  const other = demo[(place * 7 + number) % demo.length];
  if (!own || !other) throw new Error("The demo has no standards.");
  const base = contentOf(own);
  const words = (lang: "nl" | "en") => ({
    ...base.words[lang],
    statement: `${base.words[lang].statement} (${lang === "nl" ? "plek" : "place"} ${place})`,
    summary: contentOf(other).words[lang].summary,
    missed: `${base.words[lang].missed} ${number}`,
  });
  const { limit } = base.numbers;
  return {
    numbers: {
      ...base.numbers,
      values: base.numbers.values.filter((id) => id.startsWith(`${brand}/`)),
      limit: limit === null ? null : limit + size.versions - number,
      target: Math.min(100, draws.whole(60, 90) + number),
    },
    words: { nl: words("nl"), en: words("en") },
  };
}

/** A guide that asks much, with three requirements of four aligned: each with a standard of two brands. */
function largeGuide(codes: string[], day: Date) {
  const editionId = idOf("large edition");
  const draws = drawsOf("large guide");
  const requirements = Array.from({ length: size.requirements }, (_, at) => ({
    id: idOf(`large requirement ${at}`),
    editionId,
    code: `${Math.floor(at / 100) + 1}.${(Math.floor(at / 10) % 10) + 1}.${(at % 10) + 1}`,
    position: at + 1,
    textNl: `Eis ${at + 1} van een gids die veel vraagt.`,
    textEn: `Requirement ${at + 1} of a guide that asks much.`,
    classNl: `Klasse ${Math.floor(at / 100) + 1}`,
    classEn: `Class ${Math.floor(at / 100) + 1}`,
    weight: draws.whole(1, 3),
    step: draws.whole(1, 5),
  }));
  const alignments = requirements.flatMap(({ id }, at) =>
    at % 4 === 3
      ? []
      : [at, at + 1].map((turn) => ({
          requirementId: id,
          standardId: idOf(`standard ${codes[turn % codes.length]}`),
          kind: draws.pick(["equal", "more", "part"] as const),
          look: at % 10 === 0,
          at: day,
        })),
  );
  return { edition: { id: editionId, guideSlug: "large", name: "2026", position: 1, steps: "stars" as const, importedAt: day }, requirements, alignments };
}

/** Inserts rows as one value of JSON for every few hundred: a server takes 65,535 values with a statement. */
async function insert(tx: Prisma.TransactionClient, table: "Version" | "VersionWords", rows: object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) {
    const json = JSON.stringify(rows.slice(from, from + 500));
    if (table === "Version") await tx.$executeRaw`INSERT INTO "Version" SELECT * FROM json_populate_recordset(NULL::"Version", ${json}::json)`;
    else await tx.$executeRaw`INSERT INTO "VersionWords" SELECT * FROM json_populate_recordset(NULL::"VersionWords", ${json}::json)`;
  }
}

/**
 * Adds to the open database, which holds the demo organisation, standards by `size`: as many for every brand, each with ten
 * versions in two languages, every eleventh in Dutch only, 200 drafts that wait for a reviewer, and a guide of 800 requirements. The same on every run
 * but for the dates, which count back from `day` (a calendar day as midnight UTC). All or nothing.
 */
export async function fillLarge(day: Date): Promise<void> {
  const people = peopleOf(day);
  const keepers = people.filter(({ manages }) => manages).map(({ id }) => id);
  const [lars, lotte] = [accountOf(people, "lars").id, accountOf(people, "lotte").id];
  const brands = await db.brand.findMany({ where: { gone: false }, orderBy: { position: "asc" } });
  const rows = {
    standards: [] as Prisma.StandardCreateManyInput[],
    versions: [] as object[],
    words: [] as object[],
    drafts: [] as Prisma.DraftCreateManyInput[],
    saves: [] as Prisma.DraftSaveCreateManyInput[],
  };
  for (let place = 0; place < size.standards; place++) {
    const brand = brands[place % brands.length];
    if (!brand) throw new Error("There are no brands.");
    const turn = Math.floor(place / brands.length);
    const code = `${brand.prefix}-${letters(Math.floor(turn / 90))}-${pad((turn % 90) + 1, 2)}`;
    const id = idOf(`standard ${code}`);
    rows.standards.push({
      id,
      code,
      brandSlug: brand.slug,
      keeperId: place % 9 === 0 ? null : (keepers[place % keepers.length] ?? null),
      reviewBy: shiftDay(day, 0, (place % 200) - 20),
      createdAt: day,
    });
    for (let number = 1; number <= size.versions; number++) {
      const content = contentAt(place, number, brand.slug);
      const { principle, ...numbers } = content.numbers;
      const versionId = idOf(`version ${code} ${number}`);
      const at = atTime(new Date(day.getTime() - (size.versions - number + 1) * 40 * 86_400_000), 9, place % 60);
      rows.versions.push({
        ...numbers,
        unit: numbers.unit?.replace("_", "-") ?? null,
        id: versionId,
        standardId: id,
        number,
        change: "material",
        principleSlug: principle,
        fingerprint: fingerprint(content),
        publishedAt: at,
        authorId: lars,
        approverId: lotte,
      });
      for (const lang of ["nl", "en"] as const)
        if (lang === "nl" || place % 11 > 0)
          rows.words.push({ ...content.words[lang], versionId, lang, translation: lang === "nl" ? "original" : "translated", note: `${number}` });
    }
    if (place >= size.reviews) continue;
    const content = contentAt(place, size.versions + 1, brand.slug);
    const draftId = idOf(`draft ${code}`);
    const draft = { id: draftId, standardId: id, openFor: id, basedOn: size.versions, state: "review" as const, createdAt: day, changedAt: day };
    rows.drafts.push({ ...draft, content, fingerprint: fingerprint(content), authorId: lars });
    rows.saves.push({ draftId, revision: 1, personId: lars, content, savedAt: day });
  }
  const guide = largeGuide(
    rows.standards.map(({ code }) => code),
    day,
  );
  await db.$transaction(
    async (tx) => {
      await tx.standard.createMany({ data: rows.standards });
      await insert(tx, "Version", rows.versions);
      await insert(tx, "VersionWords", rows.words);
      await tx.$executeRaw`UPDATE "Standard" SET "liveId" = (SELECT id FROM "Version" WHERE "standardId" = "Standard".id ORDER BY number DESC LIMIT 1) WHERE "liveId" IS NULL AND EXISTS (SELECT 1 FROM "Version" WHERE "standardId" = "Standard".id)`;
      await tx.draft.createMany({ data: rows.drafts });
      await tx.draftSave.createMany({ data: rows.saves });
      await tx.guide.create({ data: { slug: "large", name: "Grote gids" } });
      await tx.edition.create({ data: guide.edition });
      await tx.requirement.createMany({ data: guide.requirements });
      await tx.alignment.createMany({ data: guide.alignments });
    },
    { maxWait: 15_000, timeout: 600_000 },
  );
  await database().pool.query("ANALYZE");
}

// Run as a program it opens the folder in MAATSTAF_DATA, or the server in DATABASE_URL, and fills that.
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.env.MAATSTAF_DEMO = "on";
  const { database: opened } = await boot("filling a large house");
  await fillLarge(today());
  await opened.close();
}
