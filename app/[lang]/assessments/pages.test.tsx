import { prerender } from "react-dom/static.edge";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { advanceClock, shiftDay, today } from "@/lib/clock";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { standard } from "@/standards/builders";
import { contentWith } from "@/standards/review/builders";
import { withDatabase } from "../../../e2e/database.ts";
import AssessmentPage from "./[id]/page";
import ResultPage from "./[id]/result/page";
import { openSubmitted } from "./[id]/second-opinion/commands";
import SummaryPage from "./[id]/summary/page";
import { answerTo, cycleOf, grant, itemOf, somebody, unitAt } from "./builders";
import { openAssessment, saveAnswer, submit } from "./commands";
import AssessmentsPage from "./page";

const session = vi.hoisted(() => ({ actor: null as Actor | null }));
// A session is a cookie of a request, and here is none.
vi.mock("@/lib/session", () => ({ requireMember: async () => session.actor, findActor: async () => session.actor, sessionEnd: async () => null }));

withDatabase("empty");

const one = "/lindegroep/lindehof/den-haag/";
let sam: Actor & { id: string };
let id: string;
let items: Record<"hold" | "greet" | "fax", string>;

beforeAll(async () => {
  const unitId = await unitAt(one, "lindehof");
  await standard({
    code: "LIN-TEL-03",
    brand: "lindehof",
    versions: [
      contentWith(
        { principle: "consistency", weight: 3, critical: true },
        { statement: "Niemand langer dan 30 seconden in de wacht", mostly: "Ik bewaak de klok." },
      ),
    ],
  });
  await standard({
    code: "LIN-BAL-01",
    brand: "lindehof",
    versions: [contentWith({ principle: "consistency", measure: "yesno", comparison: null, limit: null, unit: null, weight: 1 })],
  });
  await standard({ code: "LIN-FAX-01", brand: "lindehof", versions: [contentWith({ principle: "needs", weight: 2 })] });
  const cycle = await cycleOf({ slug: "2026-4", units: [unitId] });
  items = { hold: await itemOf(cycle, "LIN-TEL-03"), greet: await itemOf(cycle, "LIN-BAL-01"), fax: await itemOf(cycle, "LIN-FAX-01") };
  const before = await cycleOf({ slug: "2026-3", opens: -120, closes: -60, units: [unitId] });
  sam = await somebody("Sam", grant("employee", one));
  const past = await db.assessment.create({
    data: {
      cycleId: before,
      personId: sam.id,
      unitId,
      unitPath: one,
      brandSlug: "lindehof",
      role: "employee",
      openedAt: shiftDay(today(), -2),
      submittedAt: shiftDay(today(), -2),
    },
  });
  for (const code of ["LIN-TEL-03", "LIN-BAL-01", "LIN-FAX-01"])
    await db.answer.create({ data: { assessmentId: past.id, itemId: await itemOf(before, code), level: 2 } });
  id = await openAssessment(sam, "2026-4");
  await saveAnswer(sam, id, answerTo(items.hold, { level: 0, measured: 42 }));
});
beforeEach(() => {
  session.actor = sam;
});

const shown = async (page: Promise<React.ReactNode>) => (await new Response((await prerender(await page)).prelude).text()).replaceAll("<!-- -->", "");
const params = (sheet = id, lang = "nl") => Promise.resolve({ lang, id: sheet });
const form = (section?: string) => shown(AssessmentPage({ params: params(), searchParams: Promise.resolve(section ? { section } : {}) }));
const list = (query: { cycle?: string } = {}) => shown(AssessmentsPage({ params: Promise.resolve({ lang: "nl" }), searchParams: Promise.resolve(query) }));
const leads = (page: Promise<unknown>) =>
  page.then(
    () => null,
    (thrown: { digest?: string }) => thrown.digest?.split(";")[2] ?? thrown.digest,
  );

describe("The form", () => {
  test("is one screen per principle with its items inline, and opens at the first that is open", async () => {
    const page = await form();
    expect(page).toContain("Principe 1 van 2");
    expect([...page.matchAll(/class="code">([A-Z0-9-]+)</g)].map(([, code]) => code)).toEqual(["LIN-FAX-01"]);
    expect(page).toMatch(/aria-current="step">[^<]+<span>0 van 1<\/span>/);
    expect(page).toContain("1 van 3 beantwoord.");
    expect([...(await form("consistency")).matchAll(/class="code">([A-Z0-9-]+)</g)].map(([, code]) => code)).toEqual(["LIN-BAL-01", "LIN-TEL-03"]);
  });

  test("shows beside each item what was answered last time, and fills none of it in", async () => {
    const page = await form();
    expect(page).toContain("Ronde 2026-3: meestal.");
    expect(page).not.toContain('checked=""');
  });

  test("works without script: real radio buttons, the reason in a list, a button that saves and goes on", async () => {
    const page = await form("consistency");
    for (const level of ["0", "1", "2", "3", "skip"])
      expect(page).toMatch(new RegExp(`<input type="radio"[^>]*name="level.${items.greet}"[^>]*value="${level}"`));
    expect(page).toMatch(
      new RegExp(
        `<input type="radio"[^>]*name="level.${items.hold}"[^>]*checked=""[^>]*value="0"|<input type="radio"[^>]*value="0"[^>]*checked=""|name="level.${items.hold}"[^>]*value="0"[^>]*checked=""`,
      ),
    );
    expect(page).toContain("ik dit kanaal niet bedien");
    expect(page).toMatch(/<button class="btn" type="submit"[^>]*>Naar het overzicht<\/button>/);
    expect(page).toMatch(new RegExp(`<input type="hidden"[^>]*name="revision.${items.hold}"[^>]*value="1"`));
    expect(page).toMatch(/<legend>Niemand langer dan 30 seconden in de wacht<\/legend>/);
  });

  test("holds the measured value against the limit and asks for the note, tied to its field", async () => {
    const page = await form("consistency");
    expect(page).toContain("Grens 30 s. Jouw 42 s valt erbuiten.");
    expect(page).toContain("Schrijf bij “nog niet” op wat er nodig is. Je keuze is wel bewaard.");
    expect(page).toMatch(new RegExp(`<textarea id="note.${items.hold}"[^>]*aria-invalid="true"[^>]*aria-describedby="note-fault.${items.hold}"`));
    expect(page).not.toContain(`measured.${items.greet}`);
  });

  test("tells of the screen before this one what was saved and still lacks something, with a link back", async () => {
    const told = "Daar ontbreekt nog iets, dat je ook later kunt aanvullen:";
    await saveAnswer(sam, id, answerTo(items.fax, { level: null, skipped: true }));
    const page = await form("consistency");
    expect(page).toContain(told);
    expect(page).toMatch(/\?section=needs#LIN-FAX-01">LIN-FAX-01<\/a> [^<]*: reden bij “niet van toepassing”/);
    expect(await form("needs")).not.toContain(told);
    await saveAnswer(sam, id, answerTo(items.fax, { level: null, revision: 1 }));
    expect(await form("consistency")).not.toContain(told);
  });

  test("of somebody else, and one that is not there, is not found", async () => {
    session.actor = await somebody("Pia", grant("employee", one));
    for (const sheet of [id, "01890000-0000-7000-8000-000000000009", "x"]) {
      expect(await leads(AssessmentPage({ params: params(sheet), searchParams: Promise.resolve({}) }))).toContain("404");
      expect(await leads(SummaryPage({ params: params(sheet) }))).toContain("404");
      expect(await leads(ResultPage({ params: params(sheet) }))).toContain("404");
    }
  });
});

describe("The summary", () => {
  test("names what is open and what is missing, and offers no button that would be refused", async () => {
    const page = await shown(SummaryPage({ params: params() }));
    expect(page).toMatch(/<h3>[^<]+<\/h3><ul><li><a href="[^"]*\?section=needs#LIN-FAX-01">LIN-FAX-01<\/a>/);
    expect(page).toMatch(/LIN-TEL-03<\/a> Niemand langer dan 30 seconden in de wacht: toelichting bij “nog niet”/);
    expect(page).toContain("Vul eerst aan wat hierboven staat.");
    expect(page).not.toContain(">Dien in</button>");
    expect(page).toContain("Onder de helft is er geen score.");
  });

  test("asks to confirm what is open once nothing is missing", async () => {
    await saveAnswer(sam, id, answerTo(items.hold, { level: 0, measured: 42, note: "een tweede lijn", revision: 1 }));
    const page = await shown(SummaryPage({ params: params() }));
    expect(page).toContain("Ik dien in met 2 normen open.");
    expect(page).toContain(">Dien in</button>");
  });
});

describe("The result", () => {
  beforeAll(async () => {
    await saveAnswer(sam, id, answerTo(items.greet, { level: 3, note: "<script>alert(1)</script>" }));
    await saveAnswer(sam, id, answerTo(items.fax, { level: null, skipped: true, reason: "channel", revision: 2 }));
    await submit(sam, id, true);
  });

  test("takes the place of form and summary once submitted", async () => {
    expect(await leads(AssessmentPage({ params: params(), searchParams: Promise.resolve({}) }))).toBe(`/nl/assessments/${id}/result`);
    expect(await leads(SummaryPage({ params: params() }))).toBe(`/nl/assessments/${id}/result`);
  });

  test("shows score and coverage side by side, last cycle's figure, the critical standard by name, and how each was worked out", async () => {
    const page = await shown(ResultPage({ params: params() }));
    // (3 × 0 + 1 × 1) / 4 = 25; two of two that apply, one not applicable.
    expect(page).toMatch(/<h1>25 van 100, laatste band, door een kritieke norm op “nog niet”<\/h1>/);
    expect(page).toContain("LIN-TEL-03 is kritiek en staat op “nog niet”");
    expect(page).toMatch(/<dt>Score<\/dt><dd>25<small>van 100, doel 80<\/small>/);
    expect(page).toMatch(/<dt>Dekking<\/dt><dd>2 van 2<small>100 %, 1 niet van toepassing<\/small>/);
    expect(page).toMatch(/<dt>Ronde 2026-3<\/dt><dd>66,7</);
    expect(page).toContain("In ronde 2026-3 was de score 66,7.");
    expect(page).toContain("Bekijk het resultaat van ronde 2026-3</a>");
    expect(page).toMatch(/Bewaard op \d+ \w+ \d{4} om \d\d:\d\d/);
    expect(page).toContain("Zo is 25 berekend");
    expect(page).toContain("LIN-TEL-03: weegt 3, nog niet (0) = 0");
    expect(page).toContain("LIN-BAL-01: weegt 1, altijd (1) = 1");
    expect(page).toContain("Samen 1 van 4, dus 25 van 100.");
    expect(page).toContain("3 normen, 1 niet van toepassing, dus 2 die gelden; daarvan hebben er 2 een niveau.");
  });

  test("stands there as picture and as table, and a part where nothing applies says so instead of a score", async () => {
    const page = await shown(ResultPage({ params: params() }));
    expect(page).toMatch(/<use href="#m-got" x="25%"/);
    expect(page).toMatch(/<use href="#m-open" x="66\.667%"/);
    expect(page).toContain("Niets was van toepassing, dus er is geen score");
    expect(page).toMatch(/<caption>Score en dekking per principe, Sam, ronde 2026-4<\/caption>/);
    expect(page).toMatch(/<th scope="row">Alles samen<\/th><td>25<\/td><td>2 van 2<\/td><td>100 %<\/td>/);
    expect(page).toContain(`/nl/assessments/${id}/result/export?format=csv`);
  });

  test("lists what was written as text, never as markup", async () => {
    const page = await shown(ResultPage({ params: params() }));
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).toContain("Gemeten 42 s, buiten de grens.");
    expect(page).toMatch(/<b>niet van toepassing<\/b>, omdat ik dit kanaal niet bedien/);
  });

  test("is sealed for the manager until opened, who cannot reopen it, and is in their list", async () => {
    expect(await shown(ResultPage({ params: params() }))).toContain("Heropen</button>");
    const mila = await somebody("Mila", grant("employee", one), grant("manager", one));
    session.actor = mila;
    const sealed = await shown(ResultPage({ params: params() }));
    expect(sealed).toContain("<h1>Zelfbeoordeling van Sam</h1>");
    expect(sealed).toContain("Geef eerst een tweede oordeel, zonder de antwoorden te zien</button>");
    expect(sealed).toContain("Open je dit eerst, dan kun je geen tweede oordeel meer geven zonder de antwoorden te kennen.");
    expect(sealed).not.toMatch(/LIN-TEL-03|van 100|een tweede lijn/);
    await openSubmitted(mila, id);
    const page = await shown(ResultPage({ params: params() }));
    expect(page).toContain("Sam, Vestiging den-haag");
    expect(page).not.toContain("Heropen</button>");
    const overview = await list();
    expect(overview).toContain(`<a href="/nl/assessments/${id}/result">Sam</a>`);
    expect(overview).toMatch(/<td data-label="Stand">door jou geopend op [^<]+<\/td><td data-label="Wat je kunt doen"><a[^>]*>Open het resultaat/);
    expect(overview).toContain('href="/nl/assessments?cycle=2026-3"');
  });

  test("tells its person who opened it and when", async () => {
    const page = await shown(ResultPage({ params: params() }));
    expect(page).toContain("Wie deze zelfbeoordeling opende, de laatste eerst");
    expect(page).toMatch(/<th scope="row">Mila<\/th><td data-label="Wanneer"><time dateTime="[^"]+">\d+ \w+ \d{4} om \d\d:\d\d</);
  });

  test("notes a newer version and links to the one that was judged", async () => {
    const { standardId, versionId } = await db.cycleItem.findUniqueOrThrow({ where: { id: items.hold } });
    const { id: _, ...version } = await db.version.findUniqueOrThrow({ where: { id: versionId } });
    const next = await db.version.create({ data: { ...version, number: 2, publishedAt: new Date("2026-11-03T09:00:00Z") } });
    await db.standard.update({ where: { id: standardId }, data: { liveId: next.id } });
    const page = await shown(ResultPage({ params: params() }));
    expect(page).toContain('<a href="/nl/standards/LIN-TEL-03">Sinds 3 november 2026 geldt versie 2.</a> Beoordeeld is versie 1');
    expect(page).toContain('href="/nl/standards/LIN-TEL-03/versions/1"');
  });

  test("cannot be reopened once the cycle has closed, and says when that was", async () => {
    advanceClock(30 * 86_400_000);
    const page = await shown(ResultPage({ params: params() })).finally(() => advanceClock(0));
    expect(page).not.toContain("Heropen</button>");
    expect(page).toMatch(/Gesloten op \d+ \w+ \d{4}\./);
  });
});

describe("The list", () => {
  test("shows the open cycle with what to do, and earlier ones with score and coverage", async () => {
    const page = await list();
    expect(page).toContain("Bekijk het resultaat");
    expect(page).toMatch(/Ronde 2026-3<\/a><\/th><td class="num"[^>]*>66,7<\/td><td class="num"[^>]*>3 van 3 \(100 %\)<\/td>/);
    session.actor = await somebody("Kim", grant("employee", one));
    const fresh = await list();
    expect(fresh).toContain(">Begin</button>");
    expect(fresh).toContain("Je hebt nog geen eerdere ronde ingevuld.");
  });

  test("tells somebody without a unit why there is nothing, and a manager that nothing was submitted", async () => {
    session.actor = await somebody("Lars", grant("leader"));
    expect(await list()).toContain("jij hebt daar geen rol als medewerker");
    session.actor = await somebody("Bo", grant("manager", "/lindegroep/vlecht/"));
    expect(await list()).toContain("In je vestigingen is nog niets ingediend.");
  });
});
