import { db } from "@/lib/db";
import type { Actor, Grant } from "@/lib/policy";
import { fingerprint } from "@/lib/text";
import { saveDraft, startDraft } from "@/standards/[code]/edit/commands";
import { startNew } from "@/standards/new/commands";
import type { Content, Words } from "@/standards/schema";
import { approve, publish, sendToReview } from "./commands";

let counted = 0;

/** A person with these roles, as the policy sees them; for tests. */
export async function person(name: string, ...grants: (Partial<Grant> & Pick<Grant, "kind">)[]): Promise<Actor & { id: string }> {
  const joinedOn = new Date("2026-01-01");
  const { id } = await db.person.create({ data: { name, email: `${name.toLowerCase()}${++counted}@house.example`, joinedOn } });
  for (const { kind, brand = null } of grants)
    if (kind !== "employee") await db.role.create({ data: { personId: id, kind, brandSlug: brand, from: joinedOn } });
  return { id, name, lang: "nl", grants: grants.map((grant) => ({ brand: null, unitPath: null, ...grant })) };
}

const words = (say: (name: string) => string): Words => ({
  statement: say("statement"),
  summary: say("summary"),
  why: say("why"),
  contact: say("contact"),
  population: say("population"),
  observed: say("observed"),
  conditions: say("conditions"),
  missed: say("missed"),
  evidence: say("evidence"),
  notYet: say("notYet"),
  sometimes: say("sometimes"),
  mostly: say("mostly"),
  always: say("always"),
});

/** Content that is complete, with what the test is about in its place. */
export const contentWith = (numbers: Partial<Content["numbers"]> = {}, nl: Partial<Words> = {}, en: Partial<Words> = {}): Content => ({
  numbers: {
    principle: "expectation",
    principles: ["channels"],
    values: ["lindehof/attention"],
    touchpoint: "waiting",
    channels: ["phone"],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: 30,
    unit: "seconds",
    target: 95,
    weight: 2,
    critical: false,
    source: "expectation",
    stakeholder: null,
    ...numbers,
  },
  words: { nl: { ...words((name) => `De ${name} van de norm`), ...nl }, en: { ...words((name) => `The ${name} of the standard`), ...en } },
});

/** A code that no other test of the file has. */
export const newCode = () => `LIN-TST-${String(++counted).padStart(3, "0")}`;

/** A new standard of Lindehof with this content as its open draft. */
export async function drafted(author: Actor, content = contentWith()) {
  const code = await startNew(author, { code: newCode(), owner: "brand:lindehof" });
  const draftId = await startDraft(author, code);
  const revision = await saveDraft(author, { draftId, revision: 1, content });
  return { code, draftId, revision, fingerprint: fingerprint(content) };
}

/** A draft that another leader approved. */
export async function approved(author: Actor, approver: Actor, content = contentWith()) {
  const draft = await drafted(author, content);
  await sendToReview(author, draft);
  await approve(approver, draft);
  return draft;
}

/** What a publication says of itself. */
export const firstNotes = { change: "material" as const, note: { nl: "Eerste versie.", en: "First version." } };

/** A standard of Lindehof that is live at version 1; gives its code. */
export async function published(author: Actor, approver: Actor, content = contentWith()): Promise<string> {
  return publish(author, { ...(await approved(author, approver, content)), ...firstNotes });
}
