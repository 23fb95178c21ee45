import { describe, expect, it } from "vitest";
import { findCalibration } from "@/assessments/calibration/queries";
import { mindCycles } from "@/assessments/cycles/running/commands";
import { alignContent } from "@/lib/boot";
import { shiftDay, today } from "@/lib/clock";
import { listBrands, listPages, listValues } from "@/lib/content";
import { type Database, database, db, openEmbedded, openPGlite } from "@/lib/db";
import { langs } from "@/lib/lang";
import { migrate } from "@/lib/migrate";
import { isPassword } from "@/lib/password";
import { grantsOf } from "@/lib/session";
import { fingerprint, isCode } from "@/lib/text";
import { figuresOf } from "@/standards/queries";
import { stanceOf } from "@/standards/rules";
import { withDatabase } from "../e2e/database.ts";
import { cycleRows } from "./demo/cycles.ts";
import { notYetNotes } from "./demo/notes.ts";
import { demoPassword } from "./demo/people.ts";
import { contentOf, ownerOf, standards, versionsOf } from "./demo/published.ts";
import { fillDemo } from "./seed.ts";

const day = new Date("2026-11-22T00:00:00Z");
const everyVersion = standards.flatMap((standard) => versionsOf(standard, day).map((version) => ({ ...version, code: standard.code })));
const byCode = new Map(standards.map((standard) => [standard.code, standard]));
const memberOf = async (first: string) => {
  const { id, name } = await db.person.findUniqueOrThrow({ where: { email: `${first}@lindegroep.example` } });
  return { id, name, lang: "nl" as const, grants: await grantsOf(id) };
};
const rows = async <T>(sql: string): Promise<T[]> => (await database().pool.query(sql)).rows as T[];

describe("the demo's standards", () => {
  it("have codes that are well formed, each used once", () => {
    expect(standards.map(({ code }) => code).filter((code) => !isCode(code))).toEqual([]);
    expect(byCode.size).toBe(standards.length);
    expect(standards.length).toBeGreaterThanOrEqual(130);
    expect(standards.length).toBeLessThanOrEqual(150);
    for (const { prefix, slug } of listBrands()) expect(ownerOf(`${prefix}-XX-01`)).toEqual({ brand: slug, unit: null });
  });

  it("never measure with a vague word in place of a number", () => {
    const vague = /\b(promptly|soon|as possible|quickly|timely|snel|spoedig|zo mogelijk|tijdig)\b/i;
    const faulty = everyVersion.filter(
      ({ content: { numbers, words } }) =>
        numbers.measure !== "yesno" && langs.some((lang) => vague.test(words[lang].statement) && !/\d/.test(words[lang].statement)),
    );
    expect(faulty.map(({ code }) => code)).toEqual([]);
  });

  it("name their limit in the statement of every version, in both languages", () => {
    const silent = everyVersion.filter(
      ({ content: { numbers, words } }) =>
        numbers.limit !== null && langs.some((lang) => !new RegExp(`(^|\\D)${numbers.limit}(\\D|$)`).test(words[lang].statement)),
    );
    expect(silent.map(({ code, number }) => `${code} ${number}`)).toEqual([]);
  });

  it("say everything in both languages, in a statement of at most 90 characters", () => {
    const unsaid = everyVersion.flatMap(({ code, content }) =>
      langs.flatMap((lang) =>
        Object.entries(content.words[lang]).flatMap(([field, text]) => (text.trim() === text && text !== "" ? [] : [`${code} ${lang} ${field}`])),
      ),
    );
    expect(unsaid).toEqual([]);
    expect(everyVersion.filter(({ content: { words } }) => langs.some((lang) => words[lang].statement.length > 90)).map(({ code }) => code)).toEqual([]);
    expect(
      everyVersion
        .filter(({ content: { words } }) => words.nl.conditions.split("\n").length !== words.en.conditions.split("\n").length)
        .map(({ code }) => code),
    ).toEqual([]);
  });

  it("build on standards of the organisation, and serve values that the brand has", () => {
    expect(standards.filter(({ base }) => base && !(byCode.has(base.code) && base.code.startsWith("LGR"))).map(({ code }) => code)).toEqual([]);
    const values = new Set(listBrands().flatMap(({ slug }) => listValues("nl", slug).map(({ id }) => id)));
    expect(standards.flatMap((standard) => contentOf(standard).numbers.values.filter((id) => !values.has(id)))).toEqual([]);
  });

  it("changed with every version, and kept their numbers in an editorial one", () => {
    for (const standard of standards) {
      const versions = versionsOf(standard, day);
      for (const [index, { content, change, publishedAt, number }] of versions.entries()) {
        const before = versions[index - 1];
        if (!before) continue;
        expect(publishedAt.getTime(), standard.code).toBeGreaterThan(before.publishedAt.getTime());
        expect(fingerprint(content), `${standard.code} ${number}`).not.toBe(fingerprint(before.content));
        if (change === "editorial") expect(content.numbers, standard.code).toEqual(before.content.numbers);
      }
      expect(versions.at(-1)?.content, standard.code).toEqual(contentOf(standard));
    }
  });

  it("include every standard that a page names", () => {
    const named = langs
      .flatMap((lang) => listPages(lang))
      .flatMap(({ source }) => [...source.matchAll(/<Standard\s+code="([^"]+)"/g)].map((found) => found[1] ?? ""));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((code) => !byCode.has(code))).toEqual([]);
  });

  it("come from where the handbook says they come from", () => {
    const sourceOf = (code: string) => [byCode.get(code)?.source, byCode.get(code)?.stakeholder];
    expect(sourceOf("LGR-KLA-02")).toEqual(["stakeholder", "government"]);
    expect(sourceOf("LGR-CON-01")).toEqual(["stakeholder", "shareholder"]);
    expect(sourceOf("LGR-FAX-01")).toEqual(["stakeholder", "supplier"]);
    expect(sourceOf("ICT-DES-01")).toEqual(["stakeholder", "employee"]);
    expect(sourceOf("LGR-TEL-02")).toEqual(["stakeholder", "community"]);
    for (const code of ["LIN-BAL-01", "LIN-TEL-03"]) expect(sourceOf(code)).toEqual(["expectation", null]);
    for (const code of ["DRU-KLA-01", "VLE-SAL-01"]) expect(sourceOf(code)).toEqual(["mission", null]);
    expect(byCode.get("HAV-MAI-02")?.base).toEqual({ code: "LGR-MAI-02", kind: "tightens" });
    const { limit, unit } = byCode.get("LGR-TEL-02") ?? {};
    expect([limit, unit]).toEqual([1, "working-days"]);
    // “This is the source of most standards.”
    expect(standards.filter(({ source }) => source === "expectation").length).toBeGreaterThan(standards.length / 2);
    expect(new Set(standards.map(({ stakeholder }) => stakeholder)).size).toBe(7);
  });
});

describe("the demo organisation", () => {
  withDatabase("demo");

  it("has exactly 300 people, of whom six sign in with the password of the demo", async () => {
    const people = await db.person.findMany();
    expect(people.length).toBe(300);
    expect(people.filter(({ email }) => !/^[a-z.]+@lindegroep\.example$/.test(email))).toEqual([]);
    const accounts = people.filter(({ passwordHash }) => passwordHash !== null);
    expect(accounts.map(({ email }) => email.split("@")[0]).sort()).toEqual(["ad", "lars", "lotte", "mila", "noor", "sam"]);
    for (const { passwordHash } of accounts) expect(await isPassword(passwordHash, demoPassword)).toBe(true);
  });

  it("has three people in Venlo, and a manager in every branch and department who works there", async () => {
    const places = await db.unit.findMany({ include: { roles: true } });
    const working = (slug: string) => places.find((place) => place.slug === slug)?.roles.filter(({ kind }) => kind === "employee").length;
    expect(working("venlo")).toBe(3);
    for (const { slug, kind, brandSlug, roles } of places) {
      const managers = roles.filter((role) => role.kind === "manager").map(({ personId }) => personId);
      expect(managers.length, slug).toBe(kind === "group" && !brandSlug ? 0 : 1);
      for (const manager of managers)
        expect(
          roles.some((role) => role.kind === "employee" && role.personId === manager),
          slug,
        ).toBe(true);
    }
    expect(places.find(({ slug }) => slug === "breda")?.path).toBe("/lindegroep/vlecht/breda/");
  });

  it("keeps of every version the fingerprint of its content, and points to the last one as live", async () => {
    const versions = await db.version.findMany({ include: { words: true, standard: { select: { liveId: true, code: true } } } });
    expect(versions.length).toBe(everyVersion.length);
    for (const { standard, words, principleSlug, limit, ...version } of versions) {
      const { principles, values, touchpoint, channels, audience, measure, comparison, unit, target, weight, critical, source, stakeholder } = version;
      const numbers = {
        principle: principleSlug,
        principles,
        values,
        touchpoint,
        channels,
        audience,
        measure,
        comparison,
        limit: limit === null ? null : Number(limit),
        unit,
        target,
        weight,
        critical,
        source,
        stakeholder,
      };
      const said = Object.fromEntries(words.map(({ lang, versionId: _, translation, note, ...text }) => [lang, text]));
      expect(fingerprint({ numbers, words: said }), standard.code).toBe(version.fingerprint);
      expect(version.authorId).not.toBe(version.approverId);
    }
    const last = await rows<{ code: string }>(
      `SELECT code FROM "Standard" s WHERE "liveId" IS DISTINCT FROM (SELECT id FROM "Version" WHERE "standardId" = s.id ORDER BY number DESC LIMIT 1)`,
    );
    expect(last).toEqual([]);
    expect(await db.standard.count({ where: { OR: [{ keeperId: null }, { reviewBy: null }] } })).toBe(0);
    expect(await db.standard.count({ where: { reviewBy: { lt: today() } } })).toBe(5);
    expect(await db.standard.count({ where: { reviewBy: { gte: today(), lte: shiftDay(today(), 0, 30) } } })).toBeGreaterThan(5);
    expect(await db.brand.count({ where: { ownerId: null } })).toBe(0);
    const variants = await db.standard.findMany({ where: { baseId: { not: null } }, include: { live: true, base: { include: { live: true } } } });
    for (const { code, live, base, baseKind } of variants)
      if (live && base?.live) expect([code, stanceOf(figuresOf(base.live), figuresOf(live))]).toEqual([code, baseKind]);
    expect((await db.standard.findUniqueOrThrow({ where: { code: "LIN-TEL-03" }, include: { keeper: true } })).keeper?.name).toBe("Mila van Dongen");
    expect(await db.standard.count({ where: { keeper: { roles: { none: { kind: "manager" } } } } })).toBe(0);
  });

  it("has a draft in review and one that was sent back with a reason, each with its saves", async () => {
    const drafts = await db.draft.findMany({
      include: { standard: { include: { live: true } }, saves: { orderBy: { revision: "asc" } } },
      orderBy: { state: "asc" },
    });
    expect(drafts.map(({ state, standard, reason }) => [state, standard.code, reason !== null])).toEqual([
      ["review", "DRU-CHA-01", false],
      ["changes", "VLE-SAL-05", true],
    ]);
    for (const { revision, saves, content, fingerprint: kept, basedOn, openFor, standard } of drafts) {
      expect(saves.map((save) => save.revision)).toEqual(Array.from({ length: revision }, (_, index) => index + 1));
      expect(saves.at(-1)?.content).toEqual(content);
      expect(fingerprint(content)).toBe(kept);
      expect(kept).not.toBe(standard.live?.fingerprint);
      expect([basedOn, openFor]).toEqual([standard.live?.number, standard.id]);
    }
  });

  it("froze in every cycle the version that was live at its opening", async () => {
    const late = await rows(`SELECT 1 FROM "CycleItem" i JOIN "Cycle" c ON c.id = i."cycleId" JOIN "Version" v ON v."standardId" = i."standardId"
      WHERE v."publishedAt" <= c."opensOn" AND v.number > (SELECT number FROM "Version" WHERE id = i."versionId")`);
    expect(late).toEqual([]);
    const early = await rows(
      `SELECT 1 FROM "CycleItem" i JOIN "Cycle" c ON c.id = i."cycleId" JOIN "Version" v ON v.id = i."versionId" WHERE v."publishedAt" > c."opensOn"`,
    );
    expect(early).toEqual([]);
    expect((await db.cycle.findMany({ include: { items: true } })).map(({ items }) => items.length)).toEqual(Array(5).fill(standards.length));
  });

  it("holds no answer on an item that does not hold for the person", async () => {
    const holds = (item: string) => `COALESCE(${item}."brandSlug" = a."brandSlug", starts_with(a."unitPath", ${item}."unitPath"), true)`;
    const wrong = await rows(`SELECT 1 FROM "Answer" x JOIN "Assessment" a ON a.id = x."assessmentId" JOIN "CycleItem" i ON i.id = x."itemId"
      WHERE (i."brandSlug" IS NOT NULL AND i."brandSlug" IS DISTINCT FROM a."brandSlug") OR NOT starts_with(a."unitPath", COALESCE(i."unitPath", '/'))
      OR EXISTS (SELECT 1 FROM "CycleItem" n WHERE n."cycleId" = i."cycleId" AND n."baseId" = i."standardId" AND (a."brandSlug" IS NOT NULL OR n."brandSlug" IS NULL) AND ${holds("n")})`);
    expect(wrong).toEqual([]);
  });

  it("has answered as people do: six to eight in a hundred do not apply, and not yet comes with a note", async () => {
    const [figures] = await rows<
      Record<string, number>
    >(`SELECT count(*)::int AS answers, avg(skipped::int)::float AS skipped, count(*) FILTER (WHERE skipped AND reason IS NULL)::int AS unexplained,
      count(*) FILTER (WHERE level IS NULL AND NOT skipped)::int AS open, count(*) FILTER (WHERE level = 0)::int AS "notYet", count(*) FILTER (WHERE level = 0 AND note = '')::int AS unsaid,
      avg((note <> '')::int) FILTER (WHERE level > 0)::float AS noted FROM "Answer"`);
    expect(figures).toMatchObject({ unexplained: 0, open: 0, unsaid: 0 });
    expect(figures?.answers).toBeGreaterThan(35_000);
    expect(figures?.notYet).toBeGreaterThan(500);
    expect(figures?.skipped).toBeGreaterThan(0.06);
    expect(figures?.skipped).toBeLessThan(0.08);
    expect(figures?.noted).toBeCloseTo(0.15, 1);
    expect(new Set(notYetNotes).size).toBeGreaterThanOrEqual(25);
    const [measured] = await rows<{
      share: number;
      odd: number;
    }>(`SELECT avg((measured IS NOT NULL)::int) FILTER (WHERE v.measure = 'duration')::float AS share,
      count(*) FILTER (WHERE measured IS NOT NULL AND (v.measure <> 'duration' OR measured = 0 OR measured > 2.5 * v."limit"))::int AS odd
      FROM "Answer" x JOIN "CycleItem" i ON i.id = x."itemId" JOIN "Version" v ON v.id = i."versionId" WHERE level IS NOT NULL`);
    expect(measured?.share).toBeCloseTo(0.2, 1);
    expect(measured?.odd).toBe(0);
  });

  it("submitted most assessments of closed cycles, and a third of the open one", async () => {
    const cycles = await rows<{ open: boolean; present: number; begun: number; submitted: number; complete: number; below: number }>(`
      WITH holding AS (SELECT "cycleId", "unitId", max(answered) AS items FROM (SELECT a."cycleId", a."unitId", count(*) AS answered FROM "Assessment" a JOIN "Answer" x ON x."assessmentId" = a.id GROUP BY a.id) n GROUP BY 1, 2),
      done AS (SELECT a."cycleId", a."openedAt", a."submittedAt", h.items, (SELECT count(*) FROM "Answer" x WHERE x."assessmentId" = a.id) AS answered FROM "Assessment" a JOIN holding h USING ("cycleId", "unitId"))
      SELECT c."closesOn" >= '${today().toISOString().slice(0, 10)}' AS open, (SELECT count(*)::int FROM "Role" r WHERE r.kind = 'employee' AND r."from" <= c."opensOn") AS present,
        count(d."openedAt")::int AS begun, count("submittedAt")::int AS submitted, count(*) FILTER (WHERE "submittedAt" IS NOT NULL AND answered = items)::int AS complete,
        count(*) FILTER (WHERE "submittedAt" IS NOT NULL AND answered * 2 < items)::int AS below
      FROM "Cycle" c JOIN done d ON d."cycleId" = c.id GROUP BY c.id ORDER BY c."opensOn"`);
    expect(cycles.map(({ open }) => open)).toEqual([false, false, false, false, true]);
    for (const { open, present, begun, submitted, complete, below } of cycles) {
      if (open) {
        expect(submitted / present).toBeCloseTo(0.33, 1);
        expect((begun - submitted) / present).toBeCloseTo(0.25, 1);
      } else expect(Math.abs(submitted / present - 0.92)).toBeLessThan(0.04);
      expect(Math.abs(complete / submitted - 0.85)).toBeLessThan(0.06);
      expect(below).toBeLessThan(submitted * 0.05);
    }
    expect(cycles.reduce((sum, { below }) => sum + below, 0)).toBeGreaterThan(5);
  });

  it("leaves nothing for the work on cycles to do: everybody who works there has a part, and Noor's joining was handled", async () => {
    const counts = () =>
      rows(
        `SELECT (SELECT count(*)::int FROM "Assessment") AS sheets, (SELECT count(*)::int FROM "CycleMove") AS moves, (SELECT count(*)::int FROM "Notice") AS notices`,
      );
    const before = await counts();
    await mindCycles({}, () => true);
    expect(await counts()).toEqual(before);
    expect(before).toMatchObject([{ moves: 1 }]);
  });

  it("gave Sam two cycles and an empty third, and Noor none yet", async () => {
    const own = await db.assessment.findMany({
      where: { person: { email: { in: ["sam@lindegroep.example", "noor@lindegroep.example"] } }, openedAt: { not: null } },
      include: { cycle: true, person: true, answers: true },
    });
    expect(own.map(({ person }) => person.name)).toEqual(["Sam Bakker", "Sam Bakker"]);
    for (const { submittedAt, cycle, answers } of own) {
      expect(submittedAt).not.toBeNull();
      expect(cycle.closesOn.getTime()).toBeLessThan(today().getTime());
      expect(answers.length).toBeGreaterThan(25);
    }
  });

  it("tells its stories: Vlecht differs by branch at one mean, Drukfeest rises, Lindehof is high, Havenzeker steady", async () => {
    const scores = await rows<{ brand: string; place: string; section: string; round: number; score: number; people: number }>(`
      SELECT a."brandSlug" AS brand, u.slug AS place, i.section, (dense_rank() OVER (ORDER BY c."opensOn"))::int AS round, sum(level * i.weight) / 3.0 / sum(i.weight) AS score, count(DISTINCT a.id)::int AS people
      FROM "Answer" x JOIN "Assessment" a ON a.id = x."assessmentId" JOIN "Unit" u ON u.id = a."unitId" JOIN "CycleItem" i ON i.id = x."itemId" JOIN "Cycle" c ON c.id = a."cycleId"
      WHERE level IS NOT NULL AND "submittedAt" IS NOT NULL AND a."brandSlug" IS NOT NULL GROUP BY 1, 2, 3, c."opensOn"`);
    const mean = (of: typeof scores) =>
      of.reduce((sum, { score, people }) => sum + Number(score) * people, 0) / of.reduce((sum, { people }) => sum + people, 0);
    const salons = (section: string, round: number) =>
      scores.filter((row) => row.brand === "vlecht" && row.section === section && row.round === round && row.people >= 5);
    for (const round of [1, 2, 3, 4]) {
      const [uneven, even] = [salons("consistency", round), salons("needs", round)];
      expect(uneven.length).toBe(8);
      const spread = (of: typeof scores) => Math.max(...of.map(({ score }) => score)) - Math.min(...of.map(({ score }) => score));
      expect(spread(uneven)).toBeGreaterThan(0.38);
      expect(spread(even)).toBeLessThan(0.12);
      expect(Math.abs(mean(uneven) - mean(even))).toBeLessThan(0.03);
    }
    const trend = (brand: string) => [1, 2, 3, 4, 5].map((round) => mean(scores.filter((row) => row.brand === brand && row.round === round)));
    const rising = trend("drukfeest");
    for (const [index, score] of rising.entries()) if (index > 0) expect(score).toBeGreaterThan((rising[index - 1] ?? 1) + 0.03);
    expect(Math.min(...trend("lindehof"))).toBeGreaterThan(0.84);
    expect(Math.max(...trend("havenzeker")) - Math.min(...trend("havenzeker"))).toBeLessThan(0.03);
  });

  it("aligned Lindehof with its guide: about 45 requirements met, some in part, some by none, and a new edition to look at", async () => {
    const [newest] = await rows<{ asked: number; met: number; partly: number; open: number; looks: number; steps: number; classes: number }>(`
      SELECT count(*)::int AS asked, count(*) FILTER (WHERE full_ > 0)::int AS met, count(*) FILTER (WHERE full_ = 0 AND part > 0)::int AS partly, count(*) FILTER (WHERE full_ + part = 0)::int AS open,
        sum(looks)::int AS looks, count(DISTINCT step)::int AS steps, count(DISTINCT "classNl")::int AS classes
      FROM (SELECT r.*, count(a.*) FILTER (WHERE kind <> 'part') AS full_, count(a.*) FILTER (WHERE kind = 'part') AS part, count(a.*) FILTER (WHERE look) AS looks
        FROM "Requirement" r JOIN "Edition" e ON e.id = r."editionId" AND e.name = '2026' LEFT JOIN "Alignment" a ON a."requirementId" = r.id GROUP BY r.id) counted`);
    expect(newest).toMatchObject({ steps: 5, classes: 8 });
    expect(newest?.asked).toBeGreaterThanOrEqual(58);
    expect(Math.abs((newest?.met ?? 0) - 45)).toBeLessThanOrEqual(3);
    expect(newest?.partly).toBeGreaterThanOrEqual(5);
    expect(newest?.open).toBeGreaterThanOrEqual(5);
    expect(newest?.looks).toBeGreaterThanOrEqual(4);
  });

  it("gave a second opinion on about a third of what was submitted in closed cycles, most alike, some disagreed with, nearly all closed", async () => {
    const [sums] = await rows<{ submitted: number; given: number; open: number; disagreed: number; closed: number; waiting: number; unseen: number }>(`
      SELECT count(*)::int AS submitted, count(s.*)::int AS given, count(*) FILTER (WHERE s."submittedAt" IS NULL AND s.id IS NOT NULL)::int AS open,
        count(*) FILTER (WHERE verdict = 'disagreed')::int AS disagreed, count(*) FILTER (WHERE "closedByPerson" IS NOT NULL AND "closedByManager" IS NOT NULL)::int AS closed,
        count(*) FILTER (WHERE s.id IS NOT NULL AND verdict IS NULL)::int AS waiting,
        count(*) FILTER (WHERE s.id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "AssessmentView" v WHERE v."assessmentId" = a.id AND v."personId" = s."raterId" AND v.at = s."submittedAt"))::int AS unseen
      FROM "Assessment" a JOIN "Cycle" c ON c.id = a."cycleId" AND c.state = 'closed' LEFT JOIN "SecondOpinion" s ON s."assessmentId" = a.id
      WHERE a."submittedAt" IS NOT NULL AND a.role = 'employee'`);
    const { submitted, given, disagreed, closed } = sums as NonNullable<typeof sums>;
    expect(given / submitted).toBeGreaterThan(0.28);
    expect(given / submitted).toBeLessThan(0.4);
    expect(closed / given).toBeGreaterThan(0.8);
    expect(disagreed / given).toBeGreaterThan(0.08);
    expect(disagreed / given).toBeLessThan(0.25);
    expect(sums).toMatchObject({ open: 0, waiting: 1, unseen: 0 });
    const [rated] = await rows<{ same: number; lower: number; higher: number }>(`
      SELECT avg((r.level = x.level)::int)::float AS same, avg((r.level < x.level)::int)::float AS lower, avg((r.level > x.level)::int)::float AS higher
      FROM "SecondRating" r JOIN "SecondOpinion" s ON s.id = r."secondId" JOIN "Answer" x ON x."assessmentId" = s."assessmentId" AND x."itemId" = r."itemId" WHERE r.level IS NOT NULL AND x.level IS NOT NULL`);
    expect(rated?.same).toBeGreaterThan(0.6);
    expect(rated?.lower).toBeGreaterThan(0.08);
    expect(rated?.higher).toBeGreaterThan(0.03);
    const sams = await db.secondOpinion.findMany({
      where: { assessment: { person: { email: "sam@lindegroep.example" } } },
      orderBy: { assessment: { cycle: { opensOn: "desc" } } },
      include: { rater: true },
    });
    expect(sams.map(({ rater, verdict }) => [rater.name, verdict === null])).toEqual([
      ["Mila van Dongen", true],
      ["Mila van Dongen", false],
    ]);
    expect(await db.notice.count({ where: { kind: "second_ready", key: sams[0]?.id ?? "" } })).toBe(1);
  });

  it("agreed on some forty improvements in all states, of which some are overdue, and Sam does one that Mila gave", async () => {
    const improvements = await db.improvement.findMany({
      include: { owner: true, by: true, standard: true, assessment: true, moves: { orderBy: { at: "asc" } } },
    });
    expect(Math.abs(improvements.length - 40)).toBeLessThanOrEqual(8);
    expect(new Set(improvements.map(({ state }) => state)).size).toBe(5);
    expect(improvements.filter(({ state, dueOn }) => ["open", "doing"].includes(state) && dueOn < today()).length).toBeGreaterThanOrEqual(3);
    expect(improvements.filter(({ moves, state, revision }) => moves.at(-1)?.to !== state || moves.length !== revision)).toEqual([]);
    expect(improvements.filter(({ ownerId, assessment }) => assessment && assessment.personId !== ownerId)).toEqual([]);
    const [own, ...more] = improvements.filter(({ owner }) => owner.name === "Sam Bakker");
    expect([own?.state, own?.by.name, more]).toEqual(["doing", "Mila van Dongen", []]);
  });

  it("calibrated the two last closed cycles, with levels to rewrite in each, and left one in the open cycle that Mila has still to rate", async () => {
    const lars = await memberOf("lars");
    const calibrations = await db.calibration.findMany({ orderBy: { createdAt: "asc" }, include: { cycle: true, raters: { include: { person: true } } } });
    expect(calibrations.map(({ cycle, closedAt }) => [cycle.state, closedAt !== null])).toEqual([
      ["closed", true],
      ["closed", true],
      ["open", false],
    ]);
    for (const { id, raters, closedAt } of calibrations) {
      const shown = await findCalibration(lars, id);
      const toRewrite = [...(shown?.spreads.values() ?? [])].filter((spread) => spread?.rewrite).length;
      expect([toRewrite > 0, toRewrite < (shown?.spreads.size ?? 0)]).toEqual([closedAt !== null, true]);
      expect(raters.filter(({ submittedAt }) => submittedAt !== null).length).toBeGreaterThan(5);
      expect(raters.find(({ person }) => person.name === "Mila van Dongen")?.submittedAt !== null).toBe(closedAt !== null);
    }
  });

  it("dates nothing after the day it was made", async () => {
    const moments = {
      Person: "createdAt",
      Version: "publishedAt",
      Draft: "changedAt",
      DraftSave: "savedAt",
      Assessment: `openedAt", "submittedAt`,
      Answer: "savedAt",
      SecondOpinion: `submittedAt", "verdictAt", "closedByPerson", "closedByManager`,
      SecondRating: "savedAt",
      AssessmentView: "at",
      Edition: "importedAt",
      Alignment: "at",
      Calibration: `createdAt", "closedAt`,
      CalibrationRater: "submittedAt",
      CalibrationRating: "savedAt",
      Improvement: "changedAt",
      ImprovementMove: "at",
    };
    for (const [table, columns] of Object.entries(moments)) {
      const [latest] = await rows<{ at: Date }>(`SELECT max(GREATEST("${columns}")) AS at FROM "${table}"`);
      expect(latest?.at.getTime(), table).toBeLessThan(today().getTime());
    }
  });

  it("is made once only", async () => {
    await expect(fillDemo(database(), today())).rejects.toThrow("empty database only");
    expect(await db.person.count()).toBe(300);
  });

  it("is the same when it is made again, but for the salt of its passwords", async () => {
    const again = openEmbedded(await openPGlite());
    await migrate(again.pool);
    await alignContent(again);
    await fillDemo(again, today());
    expect(await checksums(again)).toEqual(await checksums(database()));
    await again.close();
  }, 90_000);

  it("freezes the same versions for the same people whatever the day", () => {
    const prints = Array.from({ length: 25 }, (_, index) => fingerprint(cycleRows(shiftDay(day, 0, index * 29), []).items));
    expect(new Set(prints).size).toBe(1);
  });
});

/** A checksum of each table's rows, without the hashes of passwords. */
async function checksums({ pool }: Database): Promise<Record<string, string>> {
  const client = await pool.connect();
  try {
    await client.query("SET TIME ZONE 'UTC'");
    const tables = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' ORDER BY 1`,
    );
    const sums: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const sum = await client.query<{ sum: string }>(
        `SELECT md5(string_agg(line, E'\\n' ORDER BY line COLLATE "C")) AS sum FROM (SELECT (to_jsonb(t) - 'passwordHash')::text AS line FROM "${name}" t) lines`,
      );
      sums[name] = sum.rows[0]?.sum ?? "";
    }
    return sums;
  } finally {
    client.release();
  }
}
