import { db, type Tx } from "@/lib/db";
import type { Prisma, Version } from "@/lib/generated/prisma/client";
import type { Lang } from "@/lib/lang";
import { shared } from "@/lib/shared";
import type { Placed } from "@/standards/rules";
import { nearest } from "@/standards/rules";
import { type Condition, conditionsOf } from "./rules";

/** What each contact, and all of them together, are held against. */
export type Figures = Pick<Version, "measure" | "comparison" | "unit" | "target"> & { limit: number | null };

/** A standard's version as a cycle asks it: what never changes from the cycle's opening on. */
export type Frozen = Placed & {
  id: string;
  cycleId: string;
  versionId: string;
  code: string;
  version: number;
  section: string;
  weight: number;
  critical: boolean;
  figures: Figures;
  condition: Condition;
};

/** Where somebody assesses themselves. */
export type Place = { brand: string | null; unitPath: string };

type Kept = { items: Frozen[]; byId: Map<string, Frozen>; at: Map<string, Frozen[]> };

/** What open and closed cycles ask, by cycle, and the cycle of each item: frozen, so that it is read once for each process. */
const memory = shared("frozen", () => ({ cycles: new Map<string, Kept>(), cycleOf: new Map<string, string>() }));

/** Cycles that are kept in memory at once, the ones asked for last; a house keeps eight. */
const cyclesKept = 24;

const select = {
  id: true,
  cycleId: true,
  standardId: true,
  versionId: true,
  baseId: true,
  brandSlug: true,
  unitPath: true,
  section: true,
  weight: true,
  critical: true,
  standard: { select: { code: true } },
  version: { select: { number: true, measure: true, comparison: true, limit: true, unit: true, target: true } },
  cycle: { select: { state: true } },
} satisfies Prisma.CycleItemSelect;

async function load(client: Tx, cycleId: string): Promise<Kept> {
  const rows = await client.cycleItem.findMany({ where: { cycleId }, orderBy: { standard: { code: "asc" } }, select });
  const conditions = conditionsOf(rows);
  const items = rows.map(({ standard, version: { number, limit, ...figures }, cycle, ...item }) => ({
    ...item,
    code: standard.code,
    version: number,
    figures: { ...figures, limit: limit?.toNumber() ?? null },
    condition: conditions.get(item.standardId) as Condition,
  }));
  const kept = { items, byId: new Map(items.map((item) => [item.id, item])), at: new Map() };
  // Until a cycle is open its items may still be taken back, with the transaction that froze them.
  if (rows[0] && !["planned", "opening"].includes(rows[0].cycle.state)) {
    memory.cycles.set(cycleId, kept);
    for (const { id } of items) memory.cycleOf.set(id, cycleId);
    const [oldest] = memory.cycles.keys();
    if (memory.cycles.size > cyclesKept && oldest) {
      for (const { id } of memory.cycles.get(oldest)?.items ?? []) memory.cycleOf.delete(id);
      memory.cycles.delete(oldest);
    }
  }
  return kept;
}

/** What a cycle asks, by code: from memory, or by the client of the transaction that asks. */
const keptOf = async (client: Tx, cycleId: string): Promise<Kept> => memory.cycles.get(cycleId) ?? load(client, cycleId);

/** Every item of a cycle, by code. */
export const listFrozen = async (client: Tx, cycleId: string): Promise<Frozen[]> => (await keptOf(client, cycleId)).items;

/** The items of a cycle that hold in a place, by code: of a standard and its variants the nearest. */
export async function listHolding(client: Tx, cycleId: string, place: Place): Promise<Frozen[]> {
  const { items, at } = await keptOf(client, cycleId);
  const key = `${place.brand ?? ""} ${place.unitPath}`;
  const known = at.get(key);
  if (known) return known;
  const holding = nearest(items, place);
  at.set(key, holding);
  return holding;
}

/** An item by its id, whichever cycle it is of; null when there is none. */
export async function findFrozen(client: Tx, id: string): Promise<Frozen | null> {
  const known = memory.cycleOf.get(id);
  const cycleId = known ?? (await client.cycleItem.findUnique({ where: { id }, select: { cycleId: true } }))?.cycleId;
  return cycleId ? ((await keptOf(client, cycleId)).byId.get(id) ?? null) : null;
}

/** What a version says, in one language. */
export type Words = { lang: Lang; statement: string; levels: readonly [string, string, string, string] };

/** Words by version and language; they never change once they are there. */
const spoken = shared("frozen words", () => new Map<string, Words>());

/** Words that are kept in memory at once: eight cycles of a large house, in both languages. */
const wordsKept = 20_000;

/** What these versions say in a language, by version; in the other one where they are not translated yet. */
export async function wordsOf(versions: string[], lang: Lang): Promise<Map<string, Words>> {
  const found = new Map<string, Words>();
  const asked: string[] = [];
  for (const id of versions) {
    const known = spoken.get(`${lang} ${id}`);
    if (known) found.set(id, known);
    else asked.push(id);
  }
  if (asked.length === 0) return found;
  const rows = await db.versionWords.findMany({
    where: { versionId: { in: asked } },
    select: { versionId: true, lang: true, statement: true, notYet: true, sometimes: true, mostly: true, always: true },
  });
  if (spoken.size > wordsKept) spoken.clear();
  for (const { versionId, lang: said, statement, notYet, sometimes, mostly, always } of rows) {
    const words: Words = { lang: said, statement, levels: [notYet, sometimes, mostly, always] };
    // A translation may still come: only words of the language itself are kept under it.
    spoken.set(`${said} ${versionId}`, words);
    if (said === lang || !found.has(versionId)) found.set(versionId, words);
  }
  return found;
}
