import type { AlignmentKind } from "@/lib/generated/prisma/enums";
import { type Verdict, verdicts } from "@/standards/guides/rules";
import { type Figures, nearest, stanceOf } from "@/standards/rules";

/** A requirement with how far it is met. */
export type Judged = { position: number; weight: number; step: number; verdict: Verdict };

type Tally = { count: number; weight: number };

/** What a group of requirements counts in all and by verdict. */
export type Share = Tally & Record<Verdict, Tally>;

/** How many requirements there are and what they weigh, in all and by verdict. */
export function shareOf(requirements: Judged[]): Share {
  const tally = (of: Judged[]): Tally => ({ count: of.length, weight: of.reduce((sum, { weight }) => sum + weight, 0) });
  const by = (verdict: Verdict) => tally(requirements.filter((one) => one.verdict === verdict));
  return { ...tally(requirements), open: by("open"), partly: by("partly"), covered: by("covered") };
}

/** The share covered, by weight, in whole percent rounded down: 100 is everything. Nothing asked is nothing covered: null. */
export const coveredPercent = ({ weight, covered }: Share): number | null => (weight === 0 ? null : Math.floor((covered.weight / weight) * 100));

/** The shares of groups of requirements, in the order in which the groups first come. */
export function sharesBy<R extends Judged, K extends string | number>(requirements: R[], groupOf: (requirement: R) => K): { group: K; share: Share }[] {
  const groups = new Map<K, R[]>();
  for (const requirement of requirements) {
    const group = groupOf(requirement);
    groups.set(group, [...(groups.get(group) ?? []), requirement]);
  }
  return [...groups].map(([group, of]) => ({ group, share: shareOf(of) }));
}

/**
 * How far up the steps of a guide one stands. Steps add up: a step is reached when every requirement of it and of all
 * below it is covered; one that asks nothing of its own comes with the one below, and below the first that asks there is none. `missing` is what keeps the next one away; null when the last was reached.
 */
export function climb<R extends Judged>(requirements: R[]): { reached: number; last: number; next: number | null; missing: R[] } {
  const last = Math.max(0, ...requirements.map(({ step }) => step));
  const next = Math.min(...requirements.filter(({ verdict }) => verdict !== "covered").map(({ step }) => step));
  if (!Number.isFinite(next)) return { reached: last, last, next: null, missing: [] };
  const reached = requirements.some(({ step }) => step < next) ? next - 1 : 0;
  return { reached, last, next, missing: gapsFirst(requirements.filter(({ step, verdict }) => step === next && verdict !== "covered")) };
}

/** What nothing meets first, then what is partly met; within these the lowest step and the greatest weight first. */
export const gapsFirst = <R extends Judged>(requirements: R[]): R[] =>
  requirements.toSorted(
    (a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) || a.step - b.step || b.weight - a.weight || a.position - b.position,
  );

/** A standard as coverage looks at it. */
export type Covering = {
  id: string;
  code: string;
  baseId: string | null;
  brandSlug: string | null;
  unit: { path: string; brandSlug: string | null; name: string } | null;
  figures: Figures;
  principle: string;
  /** Further principles. */
  principles: string[];
  values: string[];
  channels: string[];
  source: string;
};

/**
 * The standards that hold for a place. For a brand its own, its units', and the organisation's that no standard of the
 * brand replaces; for `organisation` and `departments` their own.
 */
export function holdingFor<S extends Covering>(standards: S[], place: string): S[] {
  if (place === "organisation") return standards.filter(({ brandSlug, unit }) => brandSlug === null && unit === null);
  if (place === "departments") return standards.filter(({ unit }) => unit !== null && unit.brandSlug === null);
  const placed = standards.map((standard) => ({ ...standard, standardId: standard.id, unitPath: standard.unit?.path ?? null }));
  const held = new Set(nearest(placed, { brand: place, unitPath: null }).map(({ id }) => id));
  return standards.filter(({ id, unit }) => held.has(id) || unit?.brandSlug === place);
}

/** Whether a standard of this owner is one for a place, published or not: a brand has its own, its units' and the organisation's. */
export function isOfPlace({ brand, ofUnit }: { brand: string | null; ofUnit: boolean }, place: string): boolean {
  if (place === "departments") return brand === null && ofUnit;
  return (brand === null && !ofUnit) || brand === place;
}

/** A standard that holds and answers for what another one, or itself, is aligned with. */
export type Answer<S> = {
  by: S;
  /** The code of the standard it varies on, when the alignment is that one's. */
  via: string | null;
  /** Whether it answers in full. */
  whole: boolean;
};

/**
 * The standards that hold for a place by the id of what each answers for: itself, and the standards it replaces. One that
 * tightens its base asks all that the base asked; one that loosens it no more than a part. What a unit promises its
 * brand does not, so there it is a part as well.
 */
export function answersIn<S extends Covering>(live: S[], holding: S[], place: string): Map<string, Answer<S>[]> {
  const byId = new Map(live.map((standard) => [standard.id, standard]));
  const held = new Set(holding.map(({ id }) => id));
  const answers = new Map<string, Answer<S>[]>();
  const add = (id: string, answer: Answer<S>) => answers.set(id, [...(answers.get(id) ?? []), answer]);
  for (const by of holding) {
    const everywhere = by.unit === null || place === "departments";
    add(by.id, { by, via: null, whole: everywhere });
    const seen = new Set<string>();
    for (let base = byId.get(by.baseId ?? ""); base && !held.has(base.id) && !seen.has(base.id); base = byId.get(base.baseId ?? "")) {
      seen.add(base.id);
      add(base.id, { by, via: base.code, whole: everywhere && stanceOf(base.figures, by.figures) !== "loosens" });
    }
  }
  return answers;
}

/** The alignments of a requirement as the standards that hold answer for them; what was said of a standard itself goes before what it inherits. */
export function answering<A extends { standardId: string; kind: AlignmentKind }, S extends Covering>(aligned: A[], answers: Map<string, Answer<S>[]>) {
  const found = aligned.flatMap((alignment) =>
    (answers.get(alignment.standardId) ?? []).map(({ by, via, whole }) => ({ alignment, by, via, kind: whole ? alignment.kind : ("part" as const) })),
  );
  const own = new Set(found.filter(({ via }) => via === null).map(({ by }) => by.id));
  return found.filter(({ by, via }) => via === null || !own.has(by.id));
}

/** The principles a standard serves, the leading one first. */
export const servedBy = ({ principle, principles }: Pick<Covering, "principle" | "principles">): string[] => [...new Set([principle, ...principles])];

/** How many standards serve each principle in each column, such as a channel: `counts[principle][column]`. */
export function matrixOf<S extends Covering>(standards: S[], principles: string[], columns: string[], columnsOf: (standard: S) => string[]): number[][] {
  return principles.map((principle) => {
    const serving = standards.filter((standard) => servedBy(standard).includes(principle));
    return columns.map((column) => serving.filter((standard) => columnsOf(standard).includes(column)).length);
  });
}

/** What a standard can lack, in the order of the page. */
export const lacks = ["principle", "source", "keeper", "translation"] as const;
export type Lack = (typeof lacks)[number];

type Cared = Pick<Covering, "principle"> & {
  /** Whether somebody who still works here keeps it. */
  kept: boolean;
  /** Whether its words say where it comes from. */
  sourced: boolean;
  /** The languages it has words in. */
  said: string[];
};

/** What a standard lacks: a principle that is still there, a source in words, a keeper, or words in one of the languages. */
export function lackingIn({ principle, kept, sourced, said }: Cared, principles: string[], languages: readonly string[]): Lack[] {
  const has: Record<Lack, boolean> = {
    principle: principles.includes(principle),
    source: sourced,
    keeper: kept,
    translation: languages.every((lang) => said.includes(lang)),
  };
  return lacks.filter((lack) => !has[lack]);
}
