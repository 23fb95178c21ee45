import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { langs } from "@/lib/lang";
import { type Actor, visitor } from "@/lib/policy";
import { type Cell, csvOf, readSheet, xlsxOf } from "@/lib/sheet";
import { discard, saveDraft, startDraft } from "@/standards/[code]/edit/commands";
import { standard } from "@/standards/builders";
import { startNew } from "@/standards/new/commands";
import { contentWith, drafted, firstNotes, newCode, person, published } from "@/standards/review/builders";
import { approve, publish, schedule, sendToReview } from "@/standards/review/commands";
import type { Content } from "@/standards/schema";
import { imprint } from "../../../../e2e/browser.ts";
import { withDatabase } from "../../../../e2e/database.ts";
import { rowsOf } from "./columns";
import { applyImport, beginImport, keepFile, progressOf } from "./commands";
import { dryRunOf, findDryRun, findImport, listForExport, restsOn, turn } from "./queries";

withDatabase("empty");

type Someone = Actor & { id: string };
let lars: Someone;
let lotte: Someone;
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader" });
  await db.unit.create({ data: { slug: "ict", kind: "department", nameNl: "ICT", nameEn: "IT", path: "/ict/" } });
});

const asText = (cell: Cell) => String(cell ?? "");
/** A file with these standards, as text. */
const fileOf = (...standards: { code: string; owner?: string; content: Content }[]): string[][] =>
  rowsOf(
    "nl",
    standards.map((it) => ({ owner: "lindehof", ...it })),
  ).map((row) => row.map(asText));
const kept = async (actor: Actor, rows: string[][]) => {
  const id = await keepFile(actor, { fileName: "normen.csv", rows });
  return { id, run: await dryRunOf(db, actor, rows) };
};
const applied = async (actor: Actor, rows: string[][], to: "drafts" | "review" = "drafts") => {
  const { id, run } = await kept(actor, rows);
  return applyImport(actor, { id, print: run.print, to });
};
const openDraftOf = (code: string) =>
  db.draft.findFirst({ where: { standard: { code }, openFor: { not: null } }, include: { saves: { orderBy: { revision: "asc" } } } });

describe("An import", () => {
  test("makes drafts of what is new and changed, by the one who imports, and leaves what is unchanged alone", async () => {
    const [same, other] = [await published(lars, lotte), await published(lars, lotte)];
    const [fresh, department] = [newCode(), "ICT-DSK-01"];
    const rows = fileOf(
      { code: same, content: contentWith() },
      { code: other, content: contentWith({ limit: 20 }) },
      { code: fresh, content: contentWith() },
      { code: department, owner: "ICT", content: contentWith({ audience: "colleagues" }) },
    );
    const { id, run } = await kept(lotte, rows);
    expect(run).toMatchObject({ faults: [], unchanged: [same], changed: [{ code: other, differences: [{ field: "limit", from: 30, to: 20 }] }] });
    expect(run.fresh.map(({ code, owner, lacks }) => [code, owner, lacks])).toEqual([
      [fresh, "brand:lindehof", []],
      [department, "unit:ict", []],
    ]);
    expect(await applyImport(lotte, { id, print: run.print, to: "drafts" })).toEqual({ fresh: 2, changed: 1, unchanged: 1, sent: 0, to: "drafts" });
    expect(await openDraftOf(same)).toBeNull();
    expect(await openDraftOf(other)).toMatchObject({
      state: "draft",
      basedOn: 1,
      authorId: lotte.id,
      content: contentWith({ limit: 20 }),
      saves: [{ personId: lotte.id }],
    });
    expect(await openDraftOf(fresh)).toMatchObject({ state: "draft", basedOn: 0 });
    expect(await db.standard.findUnique({ where: { code: department }, include: { unit: true } })).toMatchObject({
      brandSlug: null,
      unit: { slug: "ict" },
      liveId: null,
    });
    expect(await findImport(lotte, id)).toMatchObject({ state: "done", outcome: { fresh: 2, changed: 1, unchanged: 1, sent: 0, to: "drafts" } });
    const acts = await db.auditEntry.findMany({ where: { OR: [{ subject: id }, { detail: { path: ["import"], equals: id } }] } });
    expect(acts.map(({ act, subject }) => `${act} ${subject}`).sort()).toEqual(
      [...[other, fresh, department].map((code) => `standard.draft ${code}`), `standard.import ${id}`].sort(),
    );
  });

  test("of the same file a second time finds everything as it is, and so does one by somebody else", async () => {
    const rows = fileOf({ code: newCode(), content: contentWith() }, { code: await published(lars, lotte), content: contentWith({ target: 80 }) });
    await applied(lars, rows);
    const before = await imprint(["Import"]);
    for (const who of [lars, lotte])
      expect(await dryRunOf(db, who, rows)).toMatchObject({ faults: [], fresh: [], changed: [], unchanged: [rows[1]?.[0], rows[2]?.[0]] });
    await expect(applied(lars, rows)).rejects.toMatchObject({ code: "importNothing", status: 422 });
    expect(await imprint(["Import"])).toEqual(before);
  });

  test("saves once more on a draft that only the one who imports wrote in, also one that was sent", async () => {
    const rows = (limit: number) => fileOf({ code: "LIN-TWE-01", content: contentWith({ limit }) });
    await applied(lars, rows(30), "review");
    expect(await openDraftOf("LIN-TWE-01")).toMatchObject({ state: "review", revision: 1 });
    await applied(lars, rows(40));
    expect(await openDraftOf("LIN-TWE-01")).toMatchObject({
      state: "draft",
      revision: 2,
      content: contentWith({ limit: 40 }),
      saves: [{ revision: 1 }, { revision: 2 }],
    });
    await applied(lars, rows(50), "review");
    expect(await openDraftOf("LIN-TWE-01")).toMatchObject({ state: "review", revision: 3 });
  });

  test("goes straight into review, where another approves what was imported and publishes it", async () => {
    const code = newCode();
    await applied(lars, fileOf({ code, content: contentWith() }), "review");
    const draft = await openDraftOf(code);
    const shown = { draftId: draft?.id ?? "", fingerprint: draft?.fingerprint ?? "" };
    await expect(approve(lars, shown)).rejects.toMatchObject({ code: "ownChange" });
    const again = fileOf({ code, content: contentWith({ limit: 20 }) });
    const inReview = await kept(lars, again);
    expect(inReview.run.changed).toMatchObject([{ ends: "review" }]);
    await approve(lotte, shown);
    expect((await dryRunOf(db, lars, again)).changed).toMatchObject([{ ends: "approved" }]);
    // What was shown would end another thing now.
    await expect(applyImport(lars, { id: inReview.id, print: inReview.run.print, to: "drafts" })).rejects.toMatchObject({ code: "movedOn" });
    await publish(lars, { ...shown, ...firstNotes });
    expect(await db.standard.findUnique({ where: { code }, include: { live: true } })).toMatchObject({
      live: { number: 1, authorId: lars.id, approverId: lotte.id },
    });
  });

  test("into review sends along what an earlier one left as drafts; what somebody else wrote in stays where it is", async () => {
    const [first, second, theirs] = [newCode(), newCode(), newCode()];
    const rows = fileOf({ code: first, content: contentWith() }, { code: second, content: contentWith() });
    await applied(lars, rows);
    await applied(lotte, fileOf({ code: theirs, content: contentWith() }));
    const all = fileOf(...[first, second, theirs].map((code) => ({ code, content: contentWith() })));
    const { id, run } = await kept(lars, all);
    expect(run).toMatchObject({ fresh: [], changed: [], unchanged: [first, second, theirs], waiting: [{ code: first }, { code: second }] });
    expect(await applyImport(lars, { id, print: run.print, to: "review", purpose: "Klanten hangen op." })).toEqual({
      fresh: 0,
      changed: 0,
      unchanged: 1,
      sent: 2,
      to: "review",
    });
    for (const code of [first, second])
      expect(await openDraftOf(code)).toMatchObject({ state: "review", revision: 1, purpose: "Klanten hangen op.", saves: [{}] });
    expect(await openDraftOf(theirs)).toMatchObject({ state: "draft", purpose: "" });
    expect((await db.auditEntry.findMany({ where: { subject: first } })).map(({ act }) => act)).toEqual(["standard.draft", "standard.send"]);
    expect(await dryRunOf(db, lars, rows)).toMatchObject({ unchanged: [first, second], waiting: [] });
    await expect(applied(lars, rows, "review")).rejects.toMatchObject({ code: "importNothing" });
  });

  test("into review sends no draft that is not complete, and none of which the version that holds says the same", async () => {
    const [code, live] = [newCode(), await published(lars, lotte)];
    const rows = fileOf({ code, content: contentWith({ target: null }) }, { code: live, content: contentWith() });
    await applied(lars, rows);
    await startDraft(lars, live);
    const { id, run } = await kept(lars, rows);
    expect(run.waiting.map((it) => [it.code, it.lacks.map(({ column }) => column)])).toEqual([[code, ["target"]]]);
    await expect(applyImport(lars, { id, print: run.print, to: "review" })).rejects.toMatchObject({ code: "importLacks" });
    await expect(applyImport(lars, { id, print: run.print, to: "drafts" })).rejects.toMatchObject({ code: "importNothing" });
  });

  test("keeps with every draft why the change is made, and leaves what was said where nothing is", async () => {
    const [code, other] = [newCode(), newCode()];
    const rows = (limit: number) => fileOf({ code, content: contentWith({ limit }) }, { code: other, content: contentWith({ limit }) });
    for (const [limit, purpose, said] of [
      [30, "Eerste reden.", "Eerste reden."],
      [31, undefined, "Eerste reden."],
      [32, "Andere reden.", "Andere reden."],
    ] as const) {
      const { id, run } = await kept(lars, rows(limit));
      await applyImport(lars, { id, print: run.print, to: "review", ...(purpose === undefined ? {} : { purpose }) });
      for (const one of [code, other]) expect(await openDraftOf(one)).toMatchObject({ purpose: said, state: "review" });
    }
  });

  test("over a draft that did not publish itself ends what was said of that", async () => {
    for (const to of ["drafts", "review"] as const) {
      const { code, draftId, revision } = await drafted(lars);
      await sendToReview(lars, { draftId, revision });
      const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
      await approve(lotte, { draftId, fingerprint });
      await db.draft.update({ where: { id: draftId }, data: { unpublished: "liveMoved" } });
      await applied(lars, fileOf({ code, content: contentWith({ limit: 20 }) }), to);
      expect(await openDraftOf(code)).toMatchObject({ unpublished: null, approved: null, approverId: null });
    }
  });

  test("into review changes nothing when a row is not complete; as drafts it does", async () => {
    const rows = fileOf(
      { code: newCode(), content: contentWith() },
      { code: newCode(), content: contentWith({ target: null }, { statement: "Zo snel mogelijk" }) },
    );
    const before = await imprint(["Import"]);
    expect((await dryRunOf(db, lars, rows)).fresh[1]?.lacks.map(({ row, header, fault }) => [row, header, fault])).toEqual([
      [3, "Belofte (Nederlands)", "vague:Zo snel mogelijk"],
      [3, "Doel", "required"],
    ]);
    await expect(applied(lars, rows, "review")).rejects.toMatchObject({ code: "importLacks" });
    expect(await imprint(["Import"])).toEqual(before);
    await applied(lars, rows);
  });

  test("into review asks for the reason when a standard becomes looser than the organisation's, as its editor does", async () => {
    const base = await standard({ code: "LGR-RUI-01", versions: [contentWith({ limit: 30, values: [] })] });
    await standard({ code: "LIN-RUI-01", brand: "lindehof", versions: [contentWith({ limit: 20 })], more: { baseId: base, baseKind: "tightens" } });
    const looser = fileOf({ code: "LIN-RUI-01", content: contentWith({ limit: 60 }) });
    expect((await dryRunOf(db, lars, looser)).changed[0]?.lacks).toMatchObject([{ column: "limit", fault: "looser" }]);
    await expect(applied(lars, looser, "review")).rejects.toMatchObject({ code: "importLacks" });
    await applied(lars, fileOf({ code: "LIN-RUI-01", content: contentWith({ limit: 25 }) }), "review");
  });

  test("with one faulty row changes nothing at all, and names the row", async () => {
    const rows = fileOf(...Array.from({ length: 999 }, (_, at) => ({ code: `LIN-VEE-${String(at).padStart(3, "0")}`, content: contentWith() })));
    (rows[998] as string[])[rows[0]?.indexOf("Doel") ?? -1] = "veel";
    const before = await imprint(["Import"]);
    const { id, run } = await kept(lars, rows);
    expect(run.faults).toEqual([{ row: 999, header: "Doel", column: "target", value: "veel", fault: "number" }]);
    await expect(applyImport(lars, { id, print: run.print, to: "drafts" })).rejects.toMatchObject({ code: "importFaulty" });
    expect(await imprint(["Import"])).toEqual(before);
    expect(await findImport(lars, id)).toMatchObject({ state: "checked", failure: "importFaulty" });
  });

  test("is refused when anything moved since its dry run, and changes nothing", async () => {
    const code = await published(lars, lotte);
    const { id, run } = await kept(lars, fileOf({ code: newCode(), content: contentWith() }, { code, content: contentWith({ limit: 20 }) }));
    await startDraft(lotte, code);
    const before = await imprint(["Import"]);
    await expect(applyImport(lars, { id, print: run.print, to: "drafts" })).rejects.toMatchObject({ code: "movedOn", status: 409 });
    expect(await imprint(["Import"])).toEqual(before);
  });

  test("rests on the standards of its rows, the letters of codes and the units, and on nothing else", async () => {
    const [code, other] = [await published(lars, lotte), await published(lars, lotte)];
    const rows = fileOf({ code, content: contentWith({ limit: 20 }) }, { code: "LIN-RUS-01", content: contentWith() });
    let last = await restsOn(db, rows);
    const moves = async () => {
      const before = last;
      last = await restsOn(db, rows);
      return before !== last;
    };
    await startDraft(lotte, other);
    expect(await moves()).toBe(false);
    await startDraft(lotte, code);
    expect(await moves()).toBe(true);
    const { id: draftId } = await db.draft.findFirstOrThrow({ where: { standard: { code }, openFor: { not: null } } });
    await saveDraft(lotte, { draftId, revision: 1, content: contentWith({ limit: 25 }) });
    expect(await moves()).toBe(true);
    await discard(lotte, { draftId, revision: 2 });
    expect(await moves()).toBe(true);
    await db.standard.update({ where: { code }, data: { retiredAt: new Date() } });
    expect(await moves()).toBe(true);
    await standard({ code: "LIN-RUS-01", brand: "lindehof" });
    expect(await moves()).toBe(true);
    await standard({ code: "LIN-RUS-02", brand: "lindehof" });
    expect(await moves()).toBe(false);
    await standard({ code: "RUS-RUS-01" });
    expect(await moves()).toBe(true);
    await db.unit.create({ data: { slug: "rust", kind: "department", nameNl: "Rust", nameEn: "Rest", path: "/rust/" } });
    expect(await moves()).toBe(true);
  });

  test("is applied once, also by two at the same moment", async () => {
    const { id, run } = await kept(lars, fileOf({ code: newCode(), content: contentWith() }));
    const ends = await Promise.allSettled([1, 2].map(() => applyImport(lars, { id, print: run.print, to: "drafts" })));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(ends.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "movedOn" } });
    await expect(applyImport(lars, { id, print: run.print, to: "drafts" })).rejects.toMatchObject({ code: "movedOn" });
  });

  test("goes on by itself once begun, and tells how far it is until it is done", async () => {
    const rows = fileOf(...Array.from({ length: 250 }, (_, at) => ({ code: `LIN-VER-${String(at).padStart(3, "0")}`, content: contentWith() })));
    const { id, run } = await kept(lars, rows);
    await beginImport(lars, { id, print: run.print, to: "drafts" });
    const told = new Set<number>();
    for (let now = progressOf(id); now; now = progressOf(id)) {
      told.add(now.done);
      expect(now.done).toBeLessThanOrEqual(now.of);
      await turn();
    }
    // Every hundred rows of its dry run, then every two hundred that are written.
    expect([...told]).toEqual([0, 100, 200, 451, 501]);
    expect(await findImport(lars, id)).toMatchObject({ state: "done", interrupted: false });
  });

  test("whose process went away changed nothing and can be applied again", async () => {
    const { id, run } = await kept(lars, fileOf({ code: newCode(), content: contentWith() }));
    await db.import.update({ where: { id }, data: { state: "applying", startedAt: new Date("2026-01-01") } });
    expect(await findImport(lars, id)).toMatchObject({ state: "applying", interrupted: true });
    expect(await applyImport(lars, { id, print: run.print, to: "drafts" })).toMatchObject({ fresh: 1 });
  });
});

describe("A row is faulty", () => {
  const faultsOf = async (actor: Actor, rows: string[][]) => (await dryRunOf(db, actor, rows)).faults.map(({ row, header, fault }) => [row, header, fault]);

  test("when somebody else works on the standard, unless it says what their draft says", async () => {
    const { code, draftId, revision } = await drafted(lars);
    expect(await faultsOf(lotte, fileOf({ code, content: contentWith({ limit: 20 }) }))).toEqual([[2, "Code", "beingWritten:Lars"]]);
    expect(await faultsOf(lotte, fileOf({ code, content: contentWith() }))).toEqual([]);
    await saveDraft(lotte, { draftId, revision, content: contentWith({ limit: 25 }) });
    expect(await faultsOf(lars, fileOf({ code, content: contentWith({ limit: 20 }) }))).toEqual([[2, "Code", "writtenAlong:Lotte"]]);
    await discard(lars, { draftId, revision: revision + 1 });
    expect(await faultsOf(lotte, fileOf({ code, content: contentWith({ limit: 20 }) }))).toEqual([]);
  });

  test("when one's own draft of it is scheduled", async () => {
    const { code, draftId, revision } = await drafted(lars);
    await sendToReview(lars, { draftId, revision });
    const { fingerprint } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
    await approve(lotte, { draftId, fingerprint });
    await schedule(lars, { draftId, fingerprint, ...firstNotes, day: "2099-01-01", time: "09:00", zone: "Europe/Amsterdam" });
    expect(await faultsOf(lars, fileOf({ code, content: contentWith({ limit: 20 }) }))).toEqual([[2, "Code", "ownScheduled"]]);
  });

  test("when its code is none, is there twice, begins with another's letters, or has no owner", async () => {
    const row = { content: contentWith() };
    expect(
      await faultsOf(
        lars,
        fileOf(
          { ...row, code: "lin-nee-01" },
          { ...row, code: "LIN NEE 1" },
          { ...row, code: "LIN-NEE-01" },
          { ...row, code: "VLE-NEE-01" },
          { ...row, code: "LIN-NEE-02", owner: "" },
          { ...row, code: "LIN-NEE-03", owner: "Elders" },
          { ...row, code: "" },
        ),
      ),
    ).toEqual([
      [3, "Code", "code"],
      [4, "Code", "codeTwice:2"],
      [5, "Code", "codePrefix"],
      [6, "Van wie", "ownerMissing"],
      [7, "Van wie", "choose"],
      [8, "Code", "required"],
    ]);
  });

  test("when its letters are those of a brand that is gone or of another owner, as where a new one is begun by hand", async () => {
    await db.brand.create({ data: { slug: "weg", prefix: "WEG", name: "Weg", position: 99, gone: true } });
    await db.unit.create({ data: { slug: "magazijn", kind: "department", nameNl: "Magazijn", nameEn: "Warehouse", path: "/magazijn/" } });
    await standard({ code: "ORG-EIG-01" });
    for (const code of ["WEG-TST-01", "LIN-TST-01", "ORG-TST-01"]) {
      expect(await faultsOf(lars, fileOf({ code, owner: "Magazijn", content: contentWith() })), code).toEqual([[2, "Code", "codePrefix"]]);
      await expect(startNew(lars, { code, owner: "unit:magazijn" }), code).rejects.toMatchObject({ fields: { code: "codePrefix" } });
    }
    await startNew(lars, { code: "MAG-TST-01", owner: "unit:magazijn" });
    expect(await faultsOf(lars, fileOf({ code: "MAG-TST-02", owner: "Magazijn", content: contentWith() }))).toEqual([]);
    expect(await faultsOf(lars, fileOf({ code: "MGZ-TST-02", owner: "Magazijn", content: contentWith() }))).toEqual([[2, "Code", "codePrefix"]]);
  });

  test("in the same words when another place writes its standard and when nobody does", async () => {
    const { code: hidden } = await drafted(lars);
    const nora = await person("Nora", { kind: "leader", brand: "vlecht" });
    for (const owner of ["Vlecht", "Lindehof", "", "Elders"]) {
      const [seen, unseen] = [hidden, "LIN-GST-99"].map((code) => faultsOf(nora, fileOf({ code, owner, content: contentWith() })));
      expect(await seen, owner).toEqual(await unseen);
      expect(await unseen, owner).toHaveLength(1);
    }
  });

  test("when a column is unknown or stands there twice", async () => {
    const rows = fileOf({ code: newCode(), content: contentWith() }).map((row, at) => [...row, at === 0 ? "Opmerking" : "x", at === 0 ? "Doel" : "95"]);
    expect(await faultsOf(lars, rows)).toEqual([
      [1, "Opmerking", "columnUnknown"],
      [1, "Doel", "columnTwice"],
    ]);
  });

  test("when the one who imports does not lead its place; what is unchanged there stays so", async () => {
    const code = await published(lars, lotte);
    const { code: hidden } = await drafted(lars);
    const nils = await person("Nils", { kind: "leader", brand: "vlecht" });
    expect(
      await faultsOf(
        nils,
        fileOf(
          { code, content: contentWith() },
          { code: newCode(), content: contentWith() },
          { code: hidden, content: contentWith() },
          { code: "VLE-EIG-01", owner: "Vlecht", content: contentWith() },
        ),
      ),
    ).toEqual([
      [3, "Van wie", "notYours"],
      [4, "Van wie", "notYours"],
    ]);
    expect(await faultsOf(nils, fileOf({ code, content: contentWith({ limit: 1 }) }))).toEqual([[2, "Code", "notYours"]]);
  });

  test("when its standard has another owner or was retired", async () => {
    const code = await published(lars, lotte);
    expect(await faultsOf(lars, fileOf({ code, owner: "Vlecht", content: contentWith() }))).toEqual([[2, "Van wie", "ownerFixed"]]);
    await db.standard.update({ where: { code }, data: { retiredAt: new Date() } });
    expect(await faultsOf(lars, fileOf({ code, content: contentWith({ limit: 20 }) }))).toEqual([[2, "Code", "retired"]]);
    expect(await faultsOf(lars, fileOf({ code, content: contentWith() }))).toEqual([]);
  });
});

test.each(langs.flatMap((lang) => (["csv", "xlsx"] as const).map((format) => ({ lang, format }))))(
  "What names a principle, a value or an owner that is not there any more, or looks like a formula, comes back from $format in $lang unchanged",
  async ({ lang, format }) => {
    const code = `WEG-${format === "csv" ? "CS" : "XL"}${lang.toUpperCase().slice(0, 1)}-01`;
    const group = await db.unit.upsert({
      where: { slug: "bundel" },
      create: { slug: "bundel", kind: "group", nameNl: "Bundel", nameEn: "Bundle", path: "/bundel/" },
      update: {},
    });
    await db.principle.upsert({ where: { slug: "gone" }, create: { slug: "gone", position: 99, gone: true }, update: {} });
    const signs = ["=1+1", "+31 6", "-5 %", "@allen", "'s ochtends", "'=1", "a\tb"];
    const texts = Object.fromEntries(Object.keys(contentWith().words.nl).map((name, at) => [name, signs[at % signs.length] ?? ""]));
    const gone = contentWith({ principle: "gone", principles: ["channels"], values: ["lindehof/gone", "lindehof/attention"] }, texts, texts);
    await standard({ code, unitId: group.id, versions: [gone] });
    const rows = rowsOf(
      lang,
      (await listForExport(lars, {}, lang)).filter((it) => it.code === code),
    );
    const [header = [], row = []] = await readSheet(format === "csv" ? new TextEncoder().encode(csvOf(lang, rows)) : await xlsxOf([{ name: "A", rows }]));
    expect(await dryRunOf(db, lars, [header, row])).toMatchObject({ faults: [], fresh: [], changed: [], unchanged: [code] });
    const fresh = row.map((cell) => (cell === code ? "WEG-NEW-02" : cell));
    expect((await dryRunOf(db, lars, [header, fresh])).faults.map(({ column, fault }) => `${column} ${fault}`)).toEqual([
      "owner choose",
      "principle choose",
      "values choose",
    ]);
  },
);

test("A value that is gone may stay in a draft, and is complained of when it goes to review", async () => {
  const code = newCode();
  await standard({ code, brand: "lindehof", versions: [contentWith({ values: ["lindehof/gone"] })] });
  const run = await dryRunOf(db, lars, fileOf({ code, content: contentWith({ values: ["lindehof/gone"], limit: 20 }) }));
  expect(run).toMatchObject({ faults: [], changed: [{ code, lacks: [{ column: "values", fault: "invalid" }] }] });
});

test("A column that is not in the file leaves what is there as it is; an empty cell empties it", async () => {
  const code = await published(lars, lotte);
  await applied(lars, [
    ["Code", "Target", "nl.why"],
    [code, "80", ""],
  ]);
  expect(await openDraftOf(code)).toMatchObject({ content: contentWith({ target: 80 }, { why: "" }) });
});

test("Only leaders import, and nobody sees or applies what another uploaded", async () => {
  const rows = fileOf({ code: newCode(), content: contentWith() });
  const { id, run } = await kept(lars, rows);
  for (const actor of [
    visitor("nl"),
    await person("Sam", { kind: "employee" }),
    await person("Mila", { kind: "manager" }),
    await person("Ad", { kind: "administrator" }),
  ]) {
    await expect(keepFile(actor, { fileName: "a.csv", rows })).rejects.toMatchObject({ code: "missing", status: 404 });
    await expect(applyImport(actor, { id, print: run.print, to: "drafts" })).rejects.toMatchObject({ code: "missing", status: 404 });
  }
  expect(await findImport(lotte, id)).toBeNull();
  expect(await findDryRun(lars, id)).toMatchObject({ run: { fresh: [{}] } });
  // Who no longer leads keeps nothing of it either.
  expect(await findDryRun({ ...lars, grants: [] }, id)).toBeNull();
  await expect(applyImport(lotte, { id, print: run.print, to: "drafts" })).rejects.toMatchObject({ code: "missing", status: 404 });
  await expect(keepFile(lars, { fileName: "a.csv", rows: [["naam"], ["x"]] })).rejects.toMatchObject({ fields: { file: "codeMissing" } });
});
