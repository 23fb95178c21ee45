import type { AlignmentKind } from "@/lib/generated/prisma/enums";

/** What a requirement asks; a language it was not issued in is empty. */
export type Asked = { code: string; textNl: string; textEn: string; classNl: string; classEn: string; weight: number; step: number };

const askedFields = ["textNl", "textEn", "classNl", "classEn", "weight", "step"] as const satisfies (keyof Asked)[];

/** What of a requirement can change from one edition to the next. */
export type AskedField = (typeof askedFields)[number];

const inLangs = { text: ["textNl", "textEn"], class: ["classNl", "classEn"] } as const satisfies Record<string, AskedField[]>;

/**
 * The fields in which a requirement is not what it was. Words that come in a language which had none, or go from it, ask
 * nothing new; but where the two have no language in common, nobody can say that they ask the same.
 */
export function changedIn(from: Asked, to: Asked): AskedField[] {
  const isIn = (asked: Asked, field: AskedField) => asked[field] !== "";
  const incomparable: AskedField[] = Object.values(inLangs)
    .filter((fields) => !fields.some((field) => isIn(from, field) && isIn(to, field)))
    .flat();
  return askedFields.filter((field) => from[field] !== to[field] && ((isIn(from, field) && isIn(to, field)) || incomparable.includes(field)));
}

/** One edition held against the one before it, code by code, each in the order of its own edition. */
export type EditionChanges<B, A> = { fresh: A[]; same: A[]; changed: { from: B; to: A; fields: AskedField[] }[]; gone: B[] };

/** What a new edition asks that the one before did not, as it did, otherwise than it did, and no longer. */
export function editionChanges<B extends Asked, A extends Asked>(before: B[], after: A[]): EditionChanges<B, A> {
  const earlier = new Map(before.map((asked) => [asked.code, asked]));
  const changes: EditionChanges<B, A> = { fresh: [], same: [], changed: [], gone: [] };
  for (const to of after) {
    const from = earlier.get(to.code);
    earlier.delete(to.code);
    const fields = from ? changedIn(from, to) : [];
    if (!from) changes.fresh.push(to);
    else if (fields.length === 0) changes.same.push(to);
    else changes.changed.push({ from, to, fields });
  }
  changes.gone.push(...earlier.values());
  return changes;
}

/** How far the standards of a place meet a requirement. */
export type Verdict = "open" | "partly" | "covered";

/** The verdicts, the widest gap first. */
export const verdicts: readonly Verdict[] = ["open", "partly", "covered"];

/**
 * How far a requirement is met by the standards that hold: covered when one of them asks the same or more; parts alone
 * leave it partly covered, however many they are.
 */
export const verdictOf = (kinds: AlignmentKind[]): Verdict => (kinds.some((kind) => kind !== "part") ? "covered" : kinds.length > 0 ? "partly" : "open");
