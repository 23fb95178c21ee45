import { grant, somebody, unitAt } from "@/assessments/builders";
import { shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { standard } from "@/standards/builders";
import { contentWith } from "@/standards/review/builders";
import type { Settings } from "./schema";

export const day = (days: number): Date => shiftDay(today(), 0, days);

/** Three branches of Vlecht and one of Lindehof, in one tree; by name their ids. */
export async function houses() {
  const root = await unitAt("/groep/");
  await unitAt("/groep/vlecht/", "vlecht");
  return {
    root,
    breda: await unitAt("/groep/vlecht/breda/", "vlecht"),
    tilburg: await unitAt("/groep/vlecht/tilburg/", "vlecht"),
    haag: await unitAt("/groep/haag/", "lindehof"),
  };
}
export const breda = "/groep/vlecht/breda/";
export const tilburg = "/groep/vlecht/tilburg/";
export const haag = "/groep/haag/";

/** One standard of everyone, two of Vlecht (one by phone), one of Lindehof. */
export async function norms(): Promise<void> {
  await standard({ code: "LGR-CON-01", versions: [contentWith({ principle: "consistency", channels: ["face"] })] });
  await standard({ code: "VLE-SAL-01", brand: "vlecht", versions: [contentWith({ principle: "needs", channels: ["face"] })] });
  await standard({ code: "VLE-TEL-01", brand: "vlecht", versions: [contentWith({ principle: "consistency", channels: ["phone"] })] });
  await standard({ code: "LIN-TEL-03", brand: "lindehof", versions: [contentWith({ principle: "needs", channels: ["phone"] })] });
}

/** Somebody who works in a unit since so many days ago, with a row for each role. */
export async function worker(name: string, unitId: string, { since = -400, manages = false } = {}): Promise<Actor & { id: string }> {
  const unit = await db.unit.findUniqueOrThrow({ where: { id: unitId } });
  const person = await somebody(name, grant("employee", unit.path), ...(manages ? [grant("manager", unit.path)] : []));
  for (const kind of manages ? (["employee", "manager"] as const) : (["employee"] as const))
    await db.role.create({ data: { personId: person.id, kind, unitId, from: day(since) } });
  return person;
}

/** Sends somebody to another unit from today on. */
export async function transfer(personId: string, unitId: string | null): Promise<void> {
  await db.role.updateMany({ where: { personId, kind: "employee", to: null }, data: { to: day(-1) } });
  if (unitId) await db.role.create({ data: { personId, kind: "employee", unitId, from: day(0) } });
}

/** A leader of all. */
export const leader = (name = "Lars") => somebody(name, grant("leader"));

/** What a leader fills in, complete. */
export const planOf = (units: string[], given: Partial<Settings> = {}): Settings => ({
  name: "",
  units,
  answerers: "everyone",
  answererRole: null,
  principles: [],
  channels: [],
  changedOnly: false,
  opensOn: day(0),
  closesOn: day(40),
  remindBefore: [7, 3],
  remindOn: true,
  remindAfter: false,
  remindCap: 3,
  ...given,
});
