import { audit } from "@/lib/audit";
import { now } from "@/lib/clock";
import { db, type Tx } from "@/lib/db";
import { Prisma, type SuccessorKind } from "@/lib/generated/prisma/client";
import { logMissingCodes } from "@/lib/named";
import { type Actor, authorise } from "@/lib/policy";
import { Refusal } from "@/lib/refusal";
import { scopeOf } from "@/standards/review/queries";

async function standardIn(tx: Tx, code: string) {
  const standard = await tx.standard.findUnique({ where: { code }, include: { unit: true, live: { select: { number: true } } } });
  return standard && { ...standard, scope: scopeOf(standard) };
}

/** The id of a standard that holds now, other than this one; else a refusal beside the field. */
async function successorIn(tx: Tx, id: string, code: string): Promise<string> {
  const found = await tx.standard.findFirst({ where: { code, retiredAt: null, liveId: { not: null }, id: { not: id } }, select: { id: true } });
  if (!found) throw new Refusal("invalid", 422, { successor: "successor" });
  return found.id;
}

type Retirement = { code: string; version: number; successor?: { code: string; kind: SuccessorKind } | null };

/** Retires a standard at the version that was shown, with the one that takes its place where there is one. An open draft is closed; the text stays. Pages that still name it are logged. */
export async function retire(actor: Actor, { code, version, successor }: Retirement): Promise<void> {
  await db.$transaction(async (tx) => {
    const standard = await standardIn(tx, code);
    authorise(actor, "standard.retire", standard);
    if (!standard.live) throw new Refusal("notLive", 409);
    if (standard.live.number !== version) throw new Refusal("movedOn", 409);
    const at = now();
    const toId = successor ? await successorIn(tx, standard.id, successor.code) : null;
    const { count } = await tx.standard.updateMany({ where: { id: standard.id, retiredAt: null, liveId: standard.liveId }, data: { retiredAt: at } });
    if (count === 0) throw new Refusal("retired", 409);
    await tx.draft.updateMany({
      where: { openFor: standard.id },
      data: { openFor: null, closedAt: at, state: "draft", approved: null, approverId: null, publishAt: null, publication: Prisma.DbNull, scheduledBy: null },
    });
    if (successor && toId) await tx.successor.create({ data: { fromId: standard.id, toId, kind: successor.kind, at } });
    await audit(tx, actor, "standard.retire", code, { version, successor: successor?.code ?? null, kind: successor?.kind ?? null });
  });
  await logMissingCodes(db);
}
