import { audit } from "@/lib/audit";
import { now } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";
import type { SuccessorKind } from "@/lib/generated/prisma/client";
import { logMissingCodes } from "@/lib/named";
import { type Actor, authorise, can } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { fingerprint } from "@/lib/text";
import { unapproved } from "@/standards/review/commands";
import { scopeOf } from "@/standards/review/queries";

async function standardIn(tx: Tx, code: string) {
  const standard = await tx.standard.findUnique({
    where: { code },
    include: {
      unit: true,
      live: { select: { number: true, words: { select: { lang: true, statement: true } } } },
      variants: { where: { retiredAt: null }, select: { code: true } },
      drafts: { where: { openFor: { not: null } }, select: { revision: true } },
    },
  });
  return standard && { ...standard, scope: scopeOf(standard) };
}

type Found = NonNullable<Awaited<ReturnType<typeof standardIn>>>;

/** The standards that hold now and stay; else a refusal beside the field. */
async function successorsIn(tx: Tx, codes: string[], going: string[]) {
  const found = await tx.standard.findMany({
    where: { code: { in: codes, notIn: going }, retiredAt: null, liveId: { not: null } },
    select: { id: true, brandSlug: true, unitId: true },
  });
  if (found.length < codes.length) throw new Refusal("invalid", 422, { successor: "successor" });
  return found;
}

type Successors = Awaited<ReturnType<typeof successorsIn>>;

/** What the variants of a standard that goes are based on from now on: the one of the whole organisation that takes its place, else nothing. */
function baseAfter(kind: SuccessorKind, successors: Successors): string | null {
  const [only] = successors;
  return kind !== "split" && only && only.brandSlug === null && only.unitId === null ? only.id : null;
}

/** What is merged along with a standard, each led by the actor and holding now; else a refusal beside the field. */
async function othersIn(tx: Tx, actor: Actor, codes: string[]): Promise<Found[]> {
  const found = await Promise.all(codes.map((code) => standardIn(tx, code)));
  return found.map((other) => {
    if (!other?.live || other.retiredAt || !can(actor, "standard.retire", other)) throw new Refusal("invalid", 422, { others: "successor" });
    return other;
  });
}

/** Refuses to retire others than were shown: at another version, or with an open draft that nobody was told of. It carries what is to be shown. */
function requireShown({ lang }: Actor, others: Found[], shown: string): void {
  const rows = others.map(({ code, live, drafts }) => ({ code, version: live?.number ?? 0, draft: drafts[0]?.revision ?? 0 }));
  const print = fingerprint(rows);
  if (others.length === 0 || print === shown) return;
  const statements = others.map(({ live }) => (live?.words.find((words) => words.lang === lang) ?? live?.words[0])?.statement ?? "");
  throw new Refusal("othersShown", 409, {}, { shown: print, others: rows.map((row, at) => ({ ...row, statement: statements[at] })) });
}

async function retireOne(
  tx: Tx,
  actor: Actor,
  { id, code, liveId, live, variants, drafts }: Found,
  onto: { kind: SuccessorKind; successors: Successors; codes: string[] } | null,
): Promise<void> {
  const at = now();
  const { count } = await tx.standard.updateMany({ where: { id, retiredAt: null, liveId }, data: { retiredAt: at } });
  if (count === 0) throw new Refusal("retired", 409);
  await tx.draft.updateMany({ where: { openFor: id }, data: { openFor: null, closedAt: at, state: "draft", ...unapproved } });
  for (const { revision } of drafts) await audit(tx, actor, "standard.discard", code, { revision });
  if (onto) await tx.successor.createMany({ data: onto.successors.map((to) => ({ fromId: id, toId: to.id, kind: onto.kind, at })) });
  const baseId = onto && baseAfter(onto.kind, onto.successors);
  await tx.standard.updateMany({ where: { baseId: id }, data: baseId ? { baseId } : { baseId, baseKind: null, baseReason: null } });
  await audit(tx, actor, "standard.retire", code, {
    version: live?.number ?? 0,
    successor: onto?.codes.join(" ") ?? null,
    kind: onto?.kind ?? null,
    variants: variants.map((it) => it.code).join(" ") || null,
  });
}

/** Where a standard goes on: what takes its place, and for a merge what goes there with it at once, with the print of how these were shown. */
type Onto = { kind: SuccessorKind; successors: string[]; others?: string[]; othersShown?: string };
type Retirement = { code: string; version: number; onto?: Onto | null };

/**
 * Retires a standard at the version that was shown, with what takes its place where there is any, and what is merged with
 * it: all at once or not at all. Its variants go on as those of what takes its place, where that is one standard of the
 * whole organisation, and else stand on their own. Open drafts are closed; the text stays. Refuses others that were not
 * shown as they are now, and brings along what is to be shown. Pages that still name a standard that went are logged.
 */
export async function retire(actor: Actor, { code, version, onto = null }: Retirement): Promise<void> {
  await db.$transaction(async (tx) => {
    // Of two that are retired onto each other at once, the second sees that the first is gone.
    const all = [code, ...(onto?.successors ?? []), ...(onto?.others ?? [])];
    await tx.$queryRaw`SELECT id FROM "Standard" WHERE code = ANY(${all}) ORDER BY id FOR UPDATE`;
    const standard = await standardIn(tx, code);
    authorise(actor, "standard.retire", standard);
    if (!standard.live) throw new Refusal("notLive", 409);
    if (standard.live.number !== version) throw new Refusal("movedOn", 409);
    const others = await othersIn(tx, actor, onto?.others ?? []);
    requireShown(actor, others, onto?.othersShown ?? "");
    const going = [standard, ...others];
    const codes = onto?.successors ?? [];
    const successors = await successorsIn(
      tx,
      codes,
      going.map((it) => it.code),
    );
    for (const it of going) await retireOne(tx, actor, it, onto && { kind: onto.kind, successors, codes });
  });
  await logMissingCodes(db);
}
