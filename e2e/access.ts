/**
 * `tsx e2e/access.ts prepare|fingerprints <data folder>`: makes a copied data folder ready for the access journeys, or
 * fingerprints its tables, and prints the answer as JSON. A process of its own, for Playwright cannot load the product.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { answerSecond, beginSecond, openSubmitted } from "@/assessments/[id]/second-opinion/commands";
import { begin } from "@/assessments/calibration/commands";
import { openAssessment, saveAnswer, submit } from "@/assessments/commands";
import { planCycle } from "@/assessments/cycles/commands";
import { mindCycles } from "@/assessments/cycles/running/commands";
import { agree } from "@/improvements/commands";
import { openSession } from "@/lib/auth";
import { now, today } from "@/lib/clock";
import { adoptDatabase, type Database, db, openFolder } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { grantsOf } from "@/lib/session";
import { makeToken } from "@/me/commands";
import { deactivate, invite } from "@/people/commands";
import { removeSynonyms, tellMissing } from "@/search/commands";
import { discard, remark, saveDraft, startDraft } from "@/standards/[code]/edit/commands";
import { keepEdition } from "@/standards/guides/import/commands";
import { keepFile } from "@/standards/import/commands";
import { dryRunOf } from "@/standards/import/queries";
import { printOfKeeping, printOfOwner } from "@/standards/keeping/rules";
import { startNew } from "@/standards/new/commands";
import { approve, publish, schedule, sendToReview } from "@/standards/review/commands";
import type { Content } from "@/standards/schema";
import { canaryOf, draftCanary, type Known, type Prepared, type Sheet, type Viewer } from "./access.matrix.ts";
import type { Typed } from "./wire.ts";

/** Opens a data folder in this process for as long as the work takes; no server may have it then. */
async function inside<T>(data: string, work: (database: Database) => Promise<T>): Promise<T> {
  process.env.MAATSTAF_DATA = data;
  const opened = await openFolder(data, "a test", () => Promise.reject(new Error(`There is no database in ${join(data, "database")}.`)));
  adoptDatabase(opened);
  try {
    return await work(opened);
  } finally {
    await opened.close();
    adoptDatabase(null);
  }
}

/**
 * A fingerprint of every table but what reading may touch: forms that were sent, and when a session was last used. Notices
 * come in the background; looking could only mark them as read, so those that are count.
 */
const fingerprints = (data: string): Promise<Record<string, string>> =>
  inside(data, async ({ pool }) => {
    const { rows } = await pool.query<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1");
    const prints: Record<string, string> = {};
    for (const { name } of rows.filter((row) => row.name !== "SentForm")) {
      const row = name === "Session" ? `(t."tokenHash", t."personId", t."openedAt")::text` : "t::text";
      const found = await pool.query<{ print: string }>(
        `SELECT count(*) || ' rows ' || md5(coalesce(string_agg(${row}, '|' ORDER BY ${row}), '')) AS print FROM "${name}" t${name === "Notice" ? ' WHERE "readAt" IS NOT NULL' : ""}`,
      );
      prints[name] = found.rows[0]?.print ?? "";
    }
    return prints;
  });

async function actorOf(email: string): Promise<Actor & { id: string }> {
  const { id, name } = await db.person.findUniqueOrThrow({ where: { email } });
  return { id, name, lang: "nl", grants: await grantsOf(id) };
}

const account = (first: string) => actorOf(`${first}@lindegroep.example`);
const cookieOf = async (personId: string) => `maatstaf=${await openSession(db, personId)}`;

/** The content of a draft in the fields of its form. */
const fieldsOf = ({ numbers, words }: Content): Typed =>
  Object.fromEntries([
    ...Object.entries(numbers).map(([name, value]): [string, string | string[]] =>
      Array.isArray(value) ? [`${name}[]`, value] : [name, value === null ? "" : typeof value === "boolean" ? (value ? "yes" : "no") : String(value)],
    ),
    ...(["nl", "en"] as const).flatMap((lang) => Object.entries(words[lang]).map(([name, text]): [string, string] => [`${lang}.${name}`, text])),
  ]);

/** Drafts in every state an action needs, by Lars, so that the leader of the matrix (Lotte) is the second pair of eyes. */
async function prepareDrafts(): Promise<{ known: Known; draft: Typed }> {
  const lars = await account("lars");
  const lotte = await account("lotte");
  const read = async (id: string) => {
    const { content, fingerprint } = await db.draft.findUniqueOrThrow({ where: { id } });
    return { content: content as Content, fingerprint };
  };
  const begin = async (code: string) => {
    const draftId = await startDraft(lars, code);
    return { draftId, ...(await read(draftId)) };
  };
  const unpublished = await startNew(lars, { code: "LIN-ZIE-01", owner: "brand:lindehof" });
  const edited = await begin("LIN-BRI-02");
  const discarding = await begin("LIN-CON-01");
  const discarded = await begin("LIN-FAX-01");
  await discard(lars, { draftId: discarded.draftId, revision: 1 });
  const sent = await begin("LIN-GAS-01");
  await sendToReview(lars, { draftId: sent.draftId, revision: 1 });
  await remark(lars, { draftId: sent.draftId, revision: 1, field: "", text: "Waarom?" });
  const remarked = await db.draftComment.findFirstOrThrow({ where: { draftId: sent.draftId } });
  const approved = await begin("LIN-KAM-02");
  await sendToReview(lars, { draftId: approved.draftId, revision: 1 });
  await approve(lotte, { draftId: approved.draftId, fingerprint: approved.fingerprint });
  const withdrawn = await begin("LIN-SOC-01");
  await sendToReview(lars, { draftId: withdrawn.draftId, revision: 1 });
  const ticked = await begin("LIN-COL-02");
  await sendToReview(lars, { draftId: ticked.draftId, revision: 1 });
  const planned = await begin("LIN-SOC-02");
  await sendToReview(lars, { draftId: planned.draftId, revision: 1 });
  await approve(lotte, { draftId: planned.draftId, fingerprint: planned.fingerprint });
  await schedule(lars, { ...planned, change: "editorial", note: { nl: "Later.", en: "Later." }, day: "2099-01-01", time: "09:00", zone: "Europe/Amsterdam" });
  const reviewed = await db.draft.findFirstOrThrow({ where: { standard: { code: "DRU-CHA-01" }, state: "review" } });
  const saved = await db.draft.findFirstOrThrow({ where: { standard: { code: "VLE-SAL-05" }, state: "changes" } });
  const { live: retiring } = await db.standard.findUniqueOrThrow({ where: { code: "HAV-TEL-01" }, select: { live: { select: { number: true } } } });
  const lagging = await begin("LIN-COL-03");
  const { nl, en } = lagging.content.words;
  await saveDraft(lars, {
    draftId: lagging.draftId,
    revision: 1,
    content: { ...lagging.content, words: { nl: { ...nl, statement: `${nl.statement}, altijd` }, en } },
  });
  await sendToReview(lars, { draftId: lagging.draftId, revision: 2 });
  const { fingerprint } = await read(lagging.draftId);
  await approve(lotte, { draftId: lagging.draftId, fingerprint });
  await publish(lars, { draftId: lagging.draftId, fingerprint, change: "material", note: { nl: "Belofte.", en: "Promise." } });
  const { live: lagged } = await db.standard.findUniqueOrThrow({ where: { code: "LIN-COL-03" }, select: { live: { select: { number: true } } } });
  const [kept, keeping] = await db.standard.findMany({
    where: { keeper: { email: "mila@lindegroep.example" }, retiredAt: null, drafts: { none: {} } },
    orderBy: { code: "desc" },
    take: 2,
    include: { live: { select: { number: true } } },
  });
  if (!kept || !keeping) throw new Error("mila keeps two standards");
  const vlecht = await db.brand.findUniqueOrThrow({ where: { slug: "vlecht" } });
  // A standard that the cases above leave alone.
  const rows = [
    ["code", "target"],
    ["VLE-TEL-01", "81"],
  ];
  const imported = await keepFile(lotte, { fileName: "normen.csv", rows });
  await makeToken(lotte, { name: "Zuil in de hal", days: 30 });
  const { id: tokenId } = await db.token.findFirstOrThrow({ where: { personId: lotte.id }, select: { id: true } });
  const { print: importPrint } = await dryRunOf(db, lotte, rows);
  const marked: Content = { ...edited.content, words: { ...edited.content.words, nl: { ...edited.content.words.nl, why: draftCanary } } };
  await saveDraft(lars, { draftId: edited.draftId, revision: 1, content: marked });
  return {
    known: {
      unpublished,
      import: imported,
      importPrint,
      tokenId,
      edited: "LIN-BRI-02",
      draft: edited.draftId,
      discarding: "LIN-CON-01",
      discardingDraft: discarding.draftId,
      discarded: "LIN-FAX-01",
      discardedDraft: discarded.draftId,
      sent: "LIN-GAS-01",
      sentDraft: sent.draftId,
      remark: remarked.id,
      sentPrint: sent.fingerprint,
      approved: "LIN-KAM-02",
      approvedDraft: approved.draftId,
      approvedPrint: approved.fingerprint,
      withdrawn: "LIN-SOC-01",
      withdrawnDraft: withdrawn.draftId,
      tickedDraft: ticked.draftId,
      tickedPrint: ticked.fingerprint,
      planned: "LIN-SOC-02",
      plannedDraft: planned.draftId,
      plannedPrint: planned.fingerprint,
      reviewed: reviewed.id,
      reviewedPrint: reviewed.fingerprint,
      saved: saved.id,
      lagging: "LIN-COL-03",
      laggingVersion: String(lagged?.number),
      keptBy: kept.code,
      keptVersion: String(kept.live?.number),
      keeping: keeping.code,
      keepingShown: printOfKeeping(keeping),
      ownerShown: printOfOwner(vlecht.ownerId),
      retiring: "HAV-TEL-01",
      retiringVersion: String(retiring?.number),
    },
    draft: fieldsOf({ ...marked, numbers: { ...marked.numbers, weight: marked.numbers.weight === 1 ? 2 : 1 } }),
  };
}

/** Synonyms in use, some that were taken away, and something that was sought in vain. */
async function prepareSearch(): Promise<Known> {
  const lars = await account("lars");
  const [first, second, third] = await db.synonyms.findMany({ where: { lang: "nl" }, orderBy: { id: "asc" }, select: { id: true } });
  await removeSynonyms(lars, { id: third?.id ?? "", revision: 1 });
  await tellMissing(lars, { q: "zeppelin", text: "" });
  return { synonyms: first?.id ?? "", otherSynonyms: second?.id ?? "", removedSynonyms: third?.id ?? "" };
}

const stillEmpty = { skipped: false, reason: null, measured: null, note: "", example: "", revision: 0 };

/** Assessments of the open cycle: one of the employee that is open, one of the manager that was submitted. */
async function prepareAssessments(): Promise<Known> {
  const cycle = await db.cycle.findFirstOrThrow({ orderBy: { opensOn: "desc" }, select: { id: true, slug: true } });
  const earlier = await db.cycle.findFirstOrThrow({ orderBy: { opensOn: "desc" }, skip: 1, select: { id: true } });
  const [sam, mila] = [await account("sam"), await account("mila")];
  const open = await openAssessment(sam, cycle.slug);
  const managers = await openAssessment(mila, cycle.slug);
  const items = await db.cycleItem.findMany({
    where: { cycleId: cycle.id, brandSlug: "lindehof", standard: { variants: { none: {} } } },
    take: 8,
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const [n, { id: item }] of items.entries()) {
    if (n > 1) await saveAnswer(sam, open, { item, level: 2, ...stillEmpty });
    await saveAnswer(mila, managers, { item, level: 3, ...stillEmpty });
  }
  await submit(mila, managers, true);
  const submitted = await db.assessment.findFirstOrThrow({ where: { personId: sam.id, cycleId: earlier.id, submittedAt: { not: null } } });
  const notice = await db.notice.findFirstOrThrow({ where: { personId: sam.id, readAt: null } });
  const foreign = await db.assessment.findFirstOrThrow({ where: { cycleId: earlier.id, brandSlug: "vlecht", role: "employee", submittedAt: { not: null } } });
  return {
    cycle: cycle.slug,
    open,
    managers,
    submitted: submitted.id,
    foreign: foreign.id,
    notice: notice.id,
    item: items[0]?.id ?? "",
    otherItem: items[1]?.id ?? "",
    missing: randomUUID(),
  };
}

/** Two calibrations that are being written, and of the demo's one that is open and one that closed. */
async function prepareCalibrations(cycle: string): Promise<Known> {
  const lars = await account("lars");
  const open = await db.calibration.findFirstOrThrow({ where: { openedAt: { not: null }, closedAt: null }, select: { id: true } });
  const closed = await db.calibration.findFirstOrThrow({ where: { closedAt: { not: null } }, select: { id: true } });
  const caseItem = await db.calibrationItem.findFirstOrThrow({ where: { case: { calibrationId: open.id } }, select: { id: true } });
  return {
    calibration: open.id,
    calibrated: closed.id,
    caseItem: caseItem.id,
    calibrationDraft: await begin(lars, { cycle, name: "Balie" }),
    calibrationDiscarding: await begin(lars, { cycle, name: "Telefoon" }),
  };
}

/** Cycles of Venlo in every state an action needs; one that is open asks nothing, so that nobody's part in it changes. */
async function prepareCycles(): Promise<Known> {
  const lars = await account("lars");
  const { id: venlo } = await db.unit.findUniqueOrThrow({ where: { slug: "venlo" } });
  const [opensOn, closesOn] = [new Date("2099-01-01"), new Date("2099-02-01")];
  const settings = { name: "", units: [venlo], answerers: "everyone", answererRole: null, principles: [], channels: [], changedOnly: false } as const;
  const reminders = { remindBefore: [], remindOn: false, remindAfter: false, remindCap: 0 };
  const plan = () => planCycle(lars, { ...settings, ...reminders, opensOn, closesOn, units: [venlo], principles: [], channels: [] });
  const [planned, opening, deleting] = [await plan(), await plan(), await plan()];
  const closing = await db.cycle.create({
    data: { slug: "2098-1", state: "open", openedAt: today(), opensOn: today(), closesOn, units: { create: { unitId: venlo } } },
  });
  const closed = await db.cycle.findFirstOrThrow({ where: { state: "closed" }, orderBy: { opensOn: "desc" } });
  return { planned, opens: opening, deleting, closing: closing.slug, closed: closed.slug };
}

/** An improvement from Sam's submitted assessment, one from a report of Den Haag, and one from somebody else's. */
async function prepareImprovements({ submitted = "" }: Known): Promise<Known> {
  const [sam, mila, lotte] = [await account("sam"), await account("mila"), await account("lotte")];
  const { cycleId, cycle } = await db.assessment.findUniqueOrThrow({ where: { id: submitted }, select: { cycleId: true, cycle: true } });
  const item = await db.cycleItem.findFirstOrThrow({ where: { cycleId, standard: { code: "LIN-TEL-03" } } });
  const words = { why: "", evidence: "Een telling.", dueOn: today() };
  return {
    sam: sam.id,
    submittedItem: item.id,
    improvement: await agree(mila, { ...words, origin: { assessment: submitted, item: item.id }, what: canaryOf(submitted), owner: sam.id }),
    reported: await agree(lotte, {
      ...words,
      origin: { standard: "LIN-TEL-03", unit: "den-haag", cycle: cycle.slug },
      what: "Een tweede toestel.",
      owner: mila.id,
    }),
    foreignImprovement: (await db.improvement.findFirstOrThrow({ where: { assessment: { brandSlug: "vlecht" }, unit: { slug: { not: "breda" } } } })).id,
  };
}

/**
 * Second opinions at every step an action needs, on what was submitted in Den Haag in closed cycles: two on Sam's own,
 * given and answered, and of colleagues some that are sealed, some that Mila rates.
 */
async function prepareSeconds(): Promise<Known> {
  const [sam, mila] = [await account("sam"), await account("mila")];
  const own = await db.assessment.findMany({
    where: { personId: sam.id, submittedAt: { not: null } },
    orderBy: { cycle: { opensOn: "desc" } },
    take: 2,
    include: { second: true },
  });
  for (const { id, second } of own) {
    if (!second) await db.secondOpinion.create({ data: { assessmentId: id, raterId: mila.id, submittedAt: now() } });
    await openSubmitted(mila, id);
    await db.secondOpinion.update({ where: { assessmentId: id }, data: { closedByPerson: null, closedByManager: null } });
  }
  const closable = own[1]?.id ?? "";
  await answerSecond(sam, closable, "accepted", "");
  const others = await db.assessment.findMany({
    where: {
      unitPath: "/lindegroep/lindehof/den-haag/",
      role: "employee",
      submittedAt: { not: null },
      personId: { not: sam.id },
      second: null,
      views: { none: {} },
    },
    orderBy: { id: "asc" },
    take: 5,
    select: { id: true, cycleId: true },
  });
  const [sealed, opening, rated, giving, cancelling] = others.map(({ id }) => id);
  for (const id of [rated, giving, cancelling]) await beginSecond(mila, id ?? "");
  const items = await db.cycleItem.findMany({
    where: { cycleId: others[2]?.cycleId ?? "", brandSlug: "lindehof", standard: { variants: { none: {} } } },
    take: 2,
    orderBy: { id: "asc" },
  });
  return {
    closable,
    sealed: sealed ?? "",
    opening: opening ?? "",
    rated: rated ?? "",
    giving: giving ?? "",
    cancelling: cancelling ?? "",
    ratedItem: items[0]?.id ?? "",
    otherRatedItem: items[1]?.id ?? "",
  };
}

/** People to act on: one with a role, one who may not come in, one who waits for a link and one who has it. */
async function preparePeople(): Promise<Known> {
  const ad = await account("ad");
  const people = await db.person.findMany({
    where: { passwordHash: null, active: true, roles: { every: { kind: "employee" }, some: { unit: { slug: "utrecht" } } } },
    orderBy: { id: "asc" },
    take: 4,
    include: { roles: true },
  });
  const [person, inactive, waiting, invited] = people.map(({ id }) => id);
  const role = people[0]?.roles[0];
  if (!person || !inactive || !waiting || !invited || !role?.unitId) throw new Error("There are too few people in Utrecht.");
  await deactivate(ad, inactive);
  const { token } = await invite(ad, invited);
  const value = await db.value.findFirstOrThrow({ where: { brandSlug: "vlecht", gone: false } });
  return {
    person,
    email: people[0]?.email ?? "",
    firstName: people[0]?.name.split(" ")[0] ?? "",
    inactive,
    waiting,
    role: role.id,
    unit: role.unitId,
    invite: token,
    token: "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
    value: value.id.replace("/", "/values/"),
  };
}

/** A requirement that no standard meets, and an alignment that asks for a look. */
async function prepareGuides(): Promise<Known> {
  const edition = { guideSlug: "gastvrij-nederland", name: "2026" };
  const requirement = await db.requirement.findFirstOrThrow({ where: { edition, code: "3.6" } });
  const aligned = await db.alignment.findFirstOrThrow({ where: { requirement: { edition, code: "2.1" } } });
  const rows = [
    ["Code", "Text (English)", "Class (English)", "Weight", "Stars"],
    ["1.1", "The telephone is answered by a person.", "Reach", "3", "1"],
  ];
  const editionFile = await keepEdition(await account("lotte"), { guide: edition.guideSlug, name: "", edition: "2028", fileName: "2028.csv", rows });
  return { editionFile, requirement: requirement.id, alignedRequirement: aligned.requirementId, alignedAt: aligned.at.toISOString() };
}

/** Of units above, beside and elsewhere an assessment that was submitted and one that was not, and one of a manager; with everybody who will try to read them. */
async function prepareReaders({ pool }: Database): Promise<{ viewers: Viewer[]; sheets: Sheet[] }> {
  const { rows: sheets } = await pool.query<Sheet>(
    `SELECT DISTINCT ON ("unitPath", role, "submittedAt" IS NULL) id, "personId", "unitPath", role::text AS role, "submittedAt" IS NOT NULL AS submitted FROM "Assessment" WHERE "unitPath" ~ '/(lindehof|vlecht/(breda/)?$|services/it)' ORDER BY "unitPath", role, "submittedAt" IS NULL, id`,
  );
  const managerOf = (path: string) => db.person.findFirstOrThrow({ where: { roles: { some: { kind: "manager", unit: { path } } } } });
  const viewers: Viewer[] = [];
  for (const [name, id, manages] of [
    ["an employee", (await account("sam")).id, null],
    ["the manager of Den Haag", (await account("mila")).id, "/lindegroep/lindehof/den-haag/"],
    ["the manager beside", (await managerOf("/lindegroep/lindehof/maastricht/")).id, "/lindegroep/lindehof/maastricht/"],
    ["the manager above", (await managerOf("/lindegroep/lindehof/")).id, "/lindegroep/lindehof/"],
    ["a leader", (await account("lars")).id, null],
    ["the administrator", (await account("ad")).id, null],
  ] as const)
    viewers.push({ name, id, manages, cookie: await cookieOf(id) });
  // As if everybody had opened everything, so that nothing but who may is what keeps anybody out.
  await db.assessmentView.createMany({
    data: viewers.flatMap((viewer) =>
      sheets.flatMap((sheet) => (sheet.personId === viewer.id ? [] : [{ assessmentId: sheet.id, personId: viewer.id, at: now() }])),
    ),
  });
  return { viewers, sheets };
}

/** Makes a copied data folder ready for everything the matrix asks. */
const prepare = (data: string): Promise<Prepared> =>
  inside(data, async (database) => {
    const people = await preparePeople();
    const { known: drafts, draft } = await prepareDrafts();
    const assessments = await prepareAssessments();
    const improvements = await prepareImprovements(assessments);
    const calibrations = await prepareCalibrations(assessments.cycle ?? "");
    const guides = await prepareGuides();
    const search = await prepareSearch();
    const readers = await prepareReaders(database);
    const seconds = await prepareSeconds();
    await database.pool.query(
      `UPDATE "Answer" SET note = 'kanarie-' || "assessmentId", example = CASE WHEN example = '' THEN '' ELSE 'kanarie-' || "assessmentId" END`,
    );
    const cycles = await prepareCycles();
    // What the server would do at its start, so that nothing changes by itself while everything is looked at.
    await mindCycles({}, () => true);
    const cookie = async (first: string) => cookieOf((await account(first)).id);
    return {
      known: { ...people, ...drafts, ...guides, ...assessments, ...improvements, ...calibrations, ...seconds, ...search, ...cycles },
      draft,
      ...readers,
      cookies: {
        visitor: "",
        employee: await cookie("sam"),
        colleague: await cookie("noor"),
        manager: await cookie("mila"),
        leader: await cookie("lotte"),
        administrator: await cookie("ad"),
      },
    };
  });

const [what, data = ""] = process.argv.slice(2);
void (what === "prepare" ? prepare(data) : fingerprints(data)).then((answer) => process.stdout.write(JSON.stringify(answer)));
