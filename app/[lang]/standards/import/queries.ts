import { now } from "@/lib/clock";
import { listBrands } from "@/lib/content";
import { database, db, type Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DraftState } from "@/lib/generated/prisma/enums";
import type { Lang } from "@/lib/lang";
import { type Actor, can } from "@/lib/policy";
import { say } from "@/lib/say";
import { shared } from "@/lib/shared";
import { isCode, isId, tidy } from "@/lib/text";
import type { Filters } from "@/standards/filters";
import { lettersIn, ownerKey } from "@/standards/new/queries";
import { figureColumns, figuresOf, filterOf, isLive, readableBy } from "@/standards/queries";
import { contentOf, emptyContent, hasFourEyes, knownFor, namesOf, scopeOf } from "@/standards/review/queries";
import { type Content, content as contentShape } from "@/standards/schema";
import { cellOf, type OwnerWords, placed, type Rows, readerOf } from "./columns";
import type { Outcome } from "./commands";
import { type DryRun, dryRun, type Owner, type Standing, type State } from "./rules";

type Place = { brandSlug: string | null; unit: { slug: string; path: string; brandSlug: string | null } | null };

const placeColumns = { brandSlug: true, unit: { select: { slug: true, path: true, brandSlug: true } } } satisfies Prisma.StandardSelect;

/** Everybody who can own a standard, with the words a file may use; a name that two of them have is written as its slug. */
export async function listOwnerWords(on: Tx): Promise<(OwnerWords & Place)[]> {
  const units = await on.unit.findMany({
    where: { kind: { not: "group" } },
    orderBy: { path: "asc" },
    select: { slug: true, path: true, brandSlug: true, nameNl: true, nameEn: true },
  });
  const owners = [
    { key: "organisation", words: { nl: say("nl").common.organisation, en: say("en").common.organisation }, brandSlug: null, unit: null },
    ...listBrands().map(({ slug, name }) => ({ key: `brand:${slug}`, words: { nl: name, en: name }, brandSlug: slug, unit: null })),
    ...units.map(({ nameNl, nameEn, ...unit }) => ({ key: `unit:${unit.slug}`, words: { nl: nameNl, en: nameEn }, brandSlug: null, unit })),
  ];
  const uses = new Map<string, Set<string>>();
  for (const { key, words } of owners)
    for (const word of Object.values(words)) uses.set(word.toLowerCase(), (uses.get(word.toLowerCase()) ?? new Set()).add(key));
  const unique = (word: string, key: string) => (uses.get(word.toLowerCase())?.size === 1 ? word : key);
  return owners.map(({ words, ...owner }) => ({ ...owner, words: { nl: unique(words.nl, owner.key), en: unique(words.en, owner.key) } }));
}

/** Everybody the actor may write standards for, with the words a file may use. */
export const listOwners = async (actor: Actor): Promise<OwnerWords[]> =>
  (await listOwnerWords(db)).filter((place) => can(actor, "standard.draft", { scope: scopeOf(place) }));

type Worked = { state: DraftState; authorId: string; saves: { personId: string }[] };

/** Why an import may not simply save on an open draft, as a key of `faults`; null when nobody but the actor worked on it. */
function barredFor(actor: Actor, { state, authorId, saves }: Worked, names: Map<string, string>): string | null {
  const by = (fault: string, id: string) => (names.has(id) ? `${fault}:${names.get(id)}` : "beingWrittenElse");
  if (authorId !== actor.id) return by("beingWritten", authorId);
  const other = saves.find(({ personId }) => personId !== actor.id);
  if (other) return by("writtenAlong", other.personId);
  // One that will publish itself is taken back first, by hand.
  return state === "scheduled" ? "ownScheduled" : null;
}

/** What a file with these codes is held against, as the actor may see it; a fixed number of queries, however many rows. */
export async function stateFor(on: Tx, actor: Actor, codes: string[], owners: (OwnerWords & Place)[]): Promise<State> {
  const rows = await on.standard.findMany({
    where: { code: { in: codes } },
    select: {
      id: true,
      code: true,
      ...placeColumns,
      retiredAt: true,
      baseReason: true,
      base: { select: { live: { select: figureColumns } } },
      live: { include: { words: true } },
      drafts: {
        where: { openFor: { not: null } },
        select: {
          id: true,
          revision: true,
          state: true,
          content: true,
          baseReason: true,
          authorId: true,
          changedAt: true,
          saves: { select: { personId: true }, distinct: ["personId"] },
        },
      },
    },
  });
  const names = await namesOf(
    on,
    rows.flatMap(({ drafts }) => drafts.flatMap(({ authorId, saves }) => [authorId, ...saves.map(({ personId }) => personId)])),
  );
  const standings = new Map<string, Standing>();
  for (const { code, id, live, drafts, retiredAt, base, baseReason, ...place } of rows) {
    const led = can(actor, "standard.draft", { scope: scopeOf(place) });
    // Who leads elsewhere is not to learn of it: its code is told to be another's, as one that nobody has.
    if (!led && !live) continue;
    const draft = drafts[0];
    standings.set(code, {
      id,
      owner: ownerKey(place),
      led,
      retired: retiredAt !== null,
      live: live && contentOf(live),
      liveNumber: live?.number ?? 0,
      base: base?.live ? figuresOf(base.live) : null,
      baseReason: draft ? draft.baseReason : baseReason,
      draft: draft
        ? {
            id: draft.id,
            revision: draft.revision,
            content: contentShape.parse(draft.content),
            state: draft.state,
            barred: barredFor(actor, draft, names),
          }
        : null,
    });
  }
  const known = new Map<string | null, Owner["known"]>();
  const knownOf = (brand: string | null) => {
    const found = known.get(brand) ?? knownFor({ brand, unitPath: null });
    known.set(brand, found);
    return found;
  };
  return {
    standings,
    letters: await lettersIn(on),
    owners: new Map(
      owners.map(({ key, ...place }): [string, Owner] => {
        const scope = scopeOf(place);
        return [
          key,
          {
            led: can(actor, "standard.draft", { scope }),
            known: knownOf(scope.brand),
            empty: place.unit && !scope.brand ? { ...emptyContent, numbers: { ...emptyContent.numbers, audience: "colleagues" } } : emptyContent,
          },
        ];
      }),
    ),
  };
}

/** A standard with its whole published text, as a file has it. */
export type Exported = { code: string; owner: string; content: Content };

/** The live standards that pass the filters and that the actor may read, with everything a file holds of them, by code. */
export async function listForExport(actor: Actor, filters: Filters, lang: Lang): Promise<Exported[]> {
  const owners = new Map((await listOwnerWords(db)).map(({ key, words }) => [key, words[lang]]));
  const rows = await db.standard.findMany({
    where: { AND: [readableBy(actor), isLive, filterOf(filters)] },
    orderBy: { code: "asc" },
    select: { code: true, ...placeColumns, live: { include: { words: true } } },
  });
  return rows.flatMap(({ code, live, ...place }) => (live ? { code, owner: owners.get(ownerKey(place)) ?? ownerKey(place), content: contentOf(live) } : []));
}

/** The codes that the rows of a file name. */
function codesIn(rows: Rows): string[] {
  const position = placed(rows[0] ?? []).at.get("code") ?? -1;
  return [...new Set(rows.slice(1).map((row) => tidy(row[position] ?? "").toUpperCase()))].filter(isCode);
}

const isWhole = (rows: Rows): rows is string[][] => !rows.some((row) => row.includes(null));

/**
 * The rows of a file with, in the cells that are not given, what the standard says there now as the actor sees it: a file
 * has no other way to say that something is to stay.
 */
export async function filledUp(actor: Actor, lang: Lang, rows: Rows): Promise<string[][]> {
  if (isWhole(rows)) return rows;
  const { at } = placed(rows[0] ?? []);
  const columnAt = new Map([...at].map(([column, position]) => [position, column]));
  const { standings } = await stateFor(db, actor, codesIn(rows), []);
  return rows.map((row) => {
    const standing = standings.get(tidy(row[at.get("code") ?? -1] ?? "").toUpperCase());
    const content = (standing?.led ? standing.draft?.content : null) ?? standing?.live ?? emptyContent;
    return row.map((cell, position) => {
      const column = columnAt.get(position);
      return cell ?? (column === undefined || column === "code" || column === "owner" ? "" : String(cellOf(lang, column, content) ?? ""));
    });
  });
}

/** Lets others be answered between two pieces of long work. */
export const turn = () => new Promise<void>((done) => setImmediate(done));

/** What importing these rows would do for the actor, as things stand now; `tell` hears how many are done. */
export async function dryRunOf(on: Tx, actor: Actor, rows: Rows, tell: (done: number) => void = () => {}): Promise<DryRun> {
  const owners = await listOwnerWords(on);
  return dryRun(rows, readerOf(owners), await stateFor(on, actor, codesIn(rows), owners), async (done) => {
    tell(done);
    await turn();
  });
}

/**
 * A print of all in the database that a dry run of these rows rests on: the standards they name with their base and open
 * draft, whose the first letters of codes are, and the units. One query, for the moment of writing.
 */
export async function restsOn(on: Tx, rows: Rows): Promise<string> {
  const [found] = await on.$queryRaw<{ print: string }[]>(Prisma.sql`
    SELECT md5(concat(
      (SELECT string_agg(ROW(s.code, s.id, s."liveId", s."retiredAt", s."baseReason", b."liveId", d.id, d.revision, d.state, d.fingerprint)::text, E'\n' ORDER BY s.code)
        FROM "Standard" s LEFT JOIN "Standard" b ON b.id = s."baseId" LEFT JOIN "Draft" d ON d."openFor" = s.id WHERE s.code = ANY(${codesIn(rows)}::text[])),
      E'\f', (SELECT string_agg(DISTINCT ROW(split_part(code, '-', 1), "brandSlug", "unitId")::text, E'\n') FROM "Standard"),
      E'\f', (SELECT string_agg(ROW(id, slug, path, "brandSlug", kind)::text, E'\n' ORDER BY id) FROM "Unit"))) AS print`);
  return found?.print ?? "";
}

/** How long an import that another process applies is waited for before it is taken for interrupted. */
const patience = 150_000;

const isAtWork = (id: string) => shared("imports", () => new Map<string, unknown>()).has(id);

/** A file the actor uploaded, without its rows; null for everybody else. `interrupted` when whoever applied it went away: then nothing was changed. */
export async function findImport(actor: Actor, id: string, on: Tx = db) {
  if (actor.id === null || !isId(id)) return null;
  const found = await on.import.findUnique({ where: { id, personId: actor.id }, omit: { rows: true } });
  if (!found) return null;
  const { outcome, startedAt } = found;
  const waited = startedAt === null ? 0 : now().getTime() - startedAt.getTime();
  return {
    ...found,
    outcome: outcome as Outcome | null,
    interrupted: found.state === "applying" && !isAtWork(id) && (database().kind === "embedded" || waited > patience),
  };
}

/** The files the actor uploaded in the last week, the newest first. */
export const listImports = async (actor: Actor) =>
  actor.id === null
    ? []
    : db.import.findMany({
        where: { personId: actor.id, createdAt: { gt: new Date(now().getTime() - 7 * 86_400_000) } },
        orderBy: { createdAt: "desc" },
        take: 20,
        select: { id: true, fileName: true, state: true, createdAt: true },
      });

/** A file the actor uploaded with what it would do now; without that once it is being applied or was, and null for who imports no more. */
export async function findDryRun(actor: Actor, id: string) {
  const found = can(actor, "standard.import", {}) ? await findImport(actor, id) : null;
  if (!found) return null;
  if (found.state !== "checked" && !found.interrupted) return { ...found, run: null };
  const { rows } = (await db.import.findUniqueOrThrow({ where: { id }, select: { rows: true } })) as { rows: Rows };
  return { ...found, rows, run: await dryRunOf(db, actor, rows), owners: await listOwners(actor), fourEyes: await hasFourEyes(db) };
}

/** A file the actor uploaded, with what it would do. */
export type Found = Extract<NonNullable<Awaited<ReturnType<typeof findDryRun>>>, { run: DryRun }>;
