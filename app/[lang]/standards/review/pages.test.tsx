import type { ReactElement } from "react";
import { prerender } from "react-dom/static.edge";
import { beforeAll, describe, expect, test } from "vitest";
import { openSession } from "@/lib/auth";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { saveTyped } from "@/standards/[code]/edit/actions";
import { saveDraft, startDraft } from "@/standards/[code]/edit/commands";
import EditPage from "@/standards/[code]/edit/page";
import { fieldsOf } from "@/standards/[code]/edit/rules";
import { retireStandard } from "@/standards/[code]/retire/actions";
import RetirePage from "@/standards/[code]/retire/page";
import NewStandardPage from "@/standards/new/page";
import { newBrowser } from "../../../../e2e/browser.ts";
import { withDatabase } from "../../../../e2e/database.ts";
import { contentWith, drafted, person, published } from "./builders";
import { approve, sendBack, sendToReview } from "./commands";
import ReviewPage from "./page";

withDatabase("empty");

type Somebody = Actor & { id: string };
let lars: Somebody;
let lotte: Somebody;
let sam: Somebody;
const browsers = new Map<string, ReturnType<typeof newBrowser>>();
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader", brand: "lindehof" });
  sam = await person("Sam", { kind: "employee", brand: "lindehof" });
  for (const { id } of [lars, lotte, sam]) browsers.set(id, newBrowser({ maatstaf: await openSession(db, id) }));
});

const browserOf = ({ id }: Somebody) => browsers.get(id) ?? newBrowser();
// React marks where two texts meet with an empty comment.
const seen = (who: Somebody, page: () => Promise<ReactElement>) =>
  browserOf(who).read(async () =>
    (await new Response((await prerender(await page())).prelude).text()).replaceAll("<!-- -->", "").replace(/<script[\s\S]*?<\/script>/g, ""),
  );
const edit = (who: Somebody, code: string, lang = "nl") => seen(who, () => EditPage({ params: Promise.resolve({ lang, code }) }));
const review = (who: Somebody, lang = "nl", query: Record<string, string> = {}) =>
  seen(who, () => ReviewPage({ params: Promise.resolve({ lang }), searchParams: Promise.resolve(query) }));
const isMissing = { digest: "NEXT_HTTP_ERROR_FALLBACK;404" };

describe("The page to change a standard", () => {
  test("offers to begin a new version while there is no draft", async () => {
    const page = await edit(lars, await published(lars, lotte));
    expect(page).toContain("Versie 1 geldt, en er is geen open concept.");
    expect(page).toContain("Begin een nieuwe versie");
    expect(page).not.toContain("<textarea");
  });

  test("shows every field in both languages with what was saved, and the sheet as it would be", async () => {
    const { code } = await drafted(lars);
    const page = await edit(lars, code);
    for (const [name, value] of Object.entries(fieldsOf("nl", contentWith()))) {
      expect(page, name).toContain(`name="${Array.isArray(value) ? `${name}[]` : name}"`);
    }
    expect(page).toContain("De statement van de norm</textarea>");
    expect(page).toContain("The statement of the standard</textarea>");
    expect(page).toMatch(/aria-current="step">concept/);
    expect(page).toContain("Bovenrand: grens voor één contact hoogstens 30 seconden.");
    expect(page).toMatch(/Bewaard op .* door Lars/);
  });

  test("names a vague word beside its field", async () => {
    const { code } = await drafted(lars, contentWith({}, { statement: "We nemen snel op" }));
    expect(await edit(lars, code)).toContain("“Snel” is geen maat. Noem een getal en een eenheid.");
    expect(await edit(lars, code)).toContain("Hier staat nog een woord dat geen maat is: Belofte, Nederlands.");
    expect(await edit(lars, code, "en")).toContain("“Snel” is not a measure. Give a number and a unit.");
  });

  test("lets another leader approve, and tells the writer whom to ask", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    const mine = await edit(lars, draft.code);
    expect(mine).toContain("Je kunt je eigen wijziging niet goedkeuren. Vraag Lotte.");
    expect(mine).not.toContain("Keur dit goed");
    const hers = await edit(lotte, draft.code);
    expect(hers).toContain("Keur dit goed");
    expect(hers).toContain(`name="fingerprint" value="${draft.fingerprint}"`);
  });

  test("shows what changes against the live text, word by word in both languages", async () => {
    const code = await published(lars, lotte);
    const draftId = await startDraft(lars, code);
    const content = contentWith({ limit: 20 }, { why: "De why van deze norm" }, { why: "The why of this standard" });
    const revision = await saveDraft(lars, { draftId, revision: 1, content });
    await sendToReview(lars, { draftId, revision });
    const page = await edit(lotte, code);
    expect(page).toContain("<del>30 s</del>");
    expect(page).toContain("<ins>20 s</ins>");
    expect(page).toMatch(/<del>de<\/del>\s*<ins>deze<\/ins>/);
    expect(page).toMatch(/<del>the<\/del>\s*<ins>this<\/ins>/);
  });

  test("shows the reason with which it came back", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    await sendBack(lotte, { ...draft, reason: "Noem een bron bij de 95 %." });
    const page = await edit(lars, draft.code);
    expect(page).toContain("Noem een bron bij de 95 %.");
    expect(page).toContain("teruggestuurd");
  });

  test("still shows whoever reviews it again with what it was sent back, until it is approved", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    await sendBack(lotte, { ...draft, reason: "Noem een bron bij de 95 %." });
    await sendToReview(lars, draft);
    for (const page of [await edit(lotte, draft.code), await review(lotte)]) {
      expect(page).toContain("Eerder teruggestuurd met");
      expect(page).toContain("Noem een bron bij de 95 %.");
    }
    await approve(lotte, draft);
    expect(await edit(lars, draft.code)).not.toContain("Noem een bron bij de 95 %.");
  });

  test("proposes a material change for a first version when it is approved", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    await approve(lotte, draft);
    const page = await edit(lars, draft.code);
    expect(page).toContain("Goedgekeurd door Lotte.");
    expect(page).toContain("Publiceer versie 1");
    expect(page).toMatch(/<option value="material" selected="">/);
  });

  test("says why a draft did not publish itself at its moment, and what to do", async () => {
    const draft = await drafted(lars);
    await db.draft.update({ where: { id: draft.draftId }, data: { unpublished: "liveMoved" } });
    expect(await edit(lars, draft.code)).toContain("Intussen was een andere versie gepubliceerd. Stuur het concept opnieuw ter goedkeuring");
    await db.draft.update({ where: { id: draft.draftId }, data: { unpublished: "movedOn" } });
    expect(await edit(lars, draft.code, "en")).toContain("Something had changed meanwhile.");
    expect(await review(lars)).toContain("Dit concept is op zijn moment niet gepubliceerd");
  });

  test("shows the path with its step, what can be done from there and by whom", async () => {
    const draft = await drafted(lars);
    await sendToReview(lars, draft);
    const page = await edit(lotte, draft.code);
    expect(page).toMatch(/aria-current="step">ter goedkeuring/);
    expect(page).toContain("Wie deze norm leidt kan nu: wijzigen en terughalen.");
    expect(page).toContain("Wie deze norm leidt en er niet aan schreef kan nu: goedkeuren en terugsturen met een reden.");
    expect(await edit(lars, await published(lars, lotte), "en")).toMatch(/aria-current="step">published/);
  });

  test("is not there for who does not lead the place", async () => {
    const { code } = await drafted(lars);
    await expect(edit(sam, code)).rejects.toMatchObject(isMissing);
    await expect(edit(lars, "LIN-NUL-99")).rejects.toMatchObject(isMissing);
  });
});

describe("The list of open drafts", () => {
  test("shows the drafts of the places one leads: state, who, how much changed", async () => {
    const code = await published(lars, lotte);
    const draftId = await startDraft(lotte, code);
    await saveDraft(lotte, { draftId, revision: 1, content: contentWith({ limit: 20, target: 90 }) });
    const page = await review(lars);
    const row = page.slice(
      page.lastIndexOf("<tr", page.indexOf(`/nl/standards/${code}/edit`)),
      page.indexOf("</tr>", page.indexOf(`/nl/standards/${code}/edit`)),
    );
    expect(row).toContain("concept");
    expect(row).toContain("Lotte");
    expect(row).toContain("2 wijzigingen");
  });

  test("says what to do when nothing is open", async () => {
    const nils = await person("Nils", { kind: "leader", brand: "vlecht" });
    browsers.set(nils.id, newBrowser({ maatstaf: await openSession(db, nils.id) }));
    expect(await review(nils)).toContain("Er is geen open concept van een norm die jij leidt.");
  });

  test("is not there for who leads nothing", async () => {
    await expect(review(sam)).rejects.toMatchObject(isMissing);
  });
});

test("a new standard can be begun for the places one leads", async () => {
  const page = (who: Somebody) => seen(who, () => NewStandardPage({ params: Promise.resolve({ lang: "nl" }), searchParams: Promise.resolve({}) }));
  expect(await page(lars)).toContain('value="organisation"');
  const hers = await page(lotte);
  expect(hers).toContain('value="brand:lindehof"');
  expect(hers).not.toContain('value="brand:vlecht"');
  expect(hers).not.toContain('value="organisation"');
  await expect(page(sam)).rejects.toMatchObject(isMissing);
});

test("a published standard can be retired by who leads it", async () => {
  const code = await published(lars, lotte);
  const page = (who: Somebody, its = code) => seen(who, () => RetirePage({ params: Promise.resolve({ lang: "nl", code: its }) }));
  expect(await page(lotte)).toContain('name="successor"');
  expect(await page(lotte)).toContain("Intrekken is definitief: een nieuwe versie kan daarna niet meer.");
  await expect(page(sam)).rejects.toMatchObject(isMissing);
  await expect(page(lars, (await drafted(lars)).code)).rejects.toMatchObject(isMissing);
});

test("nothing is retired before its form says that this is known to be final", async () => {
  const code = await published(lars, lotte);
  const typed = { code, version: "1", successor: "", kind: "" };
  const retiredAt = async () => (await db.standard.findUniqueOrThrow({ where: { code } })).retiredAt;
  expect(await browserOf(lars).post(retireStandard, typed)).toMatchObject({
    status: 422,
    state: { fields: { confirmed: "Vink dit aan als je het zeker weet: daarna kan het niet meer terug." }, typed },
  });
  expect(await retiredAt()).toBeNull();
  expect(await browserOf(lars).post(retireStandard, { ...typed, confirmed: "yes" })).toMatchObject({ to: `/nl/standards/${code}` });
  expect(await retiredAt()).not.toBeNull();
});

describe("Saving through the form", () => {
  const post = (who: Somebody, draft: { draftId: string; revision: number }, typed: Record<string, string | string[]>) => {
    const { principles = [], values = [], channels = [], ...rest } = { ...fieldsOf("nl", contentWith()), ...typed };
    return browserOf(who).post(saveTyped, {
      ...rest,
      "principles[]": principles,
      "values[]": values,
      "channels[]": channels,
      draftId: draft.draftId,
      revision: String(draft.revision),
    });
  };
  const stored = async (id: string) => (await db.draft.findUniqueOrThrow({ where: { id } })).content;

  test("numbers are taken with a comma or a point", async () => {
    const draft = await drafted(lars);
    expect(await post(lars, draft, { limit: "2,5", unit: "minutes" })).toMatchObject({ status: 200, state: { done: "Bewaard." } });
    expect(await stored(draft.draftId)).toMatchObject({ numbers: { limit: 2.5 } });
  });

  test("when it is sent, a number that is none and everything else that is wrong are told together; a save is about the number alone", async () => {
    const draft = await drafted(lars);
    const typed = { target: "veel", "nl.summary": "We nemen snel op.", "en.why": "" };
    const number = { target: "Schrijf hier een getal, zoals 30 of 2,5." };
    const sent = await post(lars, draft, { ...typed, act: "send" });
    expect(sent).toMatchObject({ status: 422, state: { code: "invalid" } });
    expect(sent.state.fields).toEqual({ ...number, "nl.summary": "“Snel” is geen maat. Noem een getal en een eenheid.", "en.why": "Vul dit in." });
    expect((await post(lars, draft, { ...typed, act: "save" })).state.fields).toEqual(number);
  });

  test("what is no number is refused beside its field, and what was typed comes back", async () => {
    const draft = await drafted(lars);
    for (const [limit, fault] of [
      ["snel", "Schrijf hier een getal, zoals 30 of 2,5."],
      ["1.500", "Schrijf hier een getal, zoals 30 of 2,5."],
      ["-3", "Schrijf hier een getal, zoals 30 of 2,5."],
    ]) {
      expect(await post(lars, draft, { limit: limit ?? "" }), limit).toMatchObject({ status: 422, state: { fields: { limit: fault }, typed: { limit } } });
    }
    for (const target of ["0", "101", "95,5"]) {
      expect(await post(lars, draft, { target }), target).toMatchObject({
        status: 422,
        state: { fields: { target: "Schrijf een heel getal van 1 tot en met 100." } },
      });
    }
  });

  test("a field that is not of the form is refused", async () => {
    const draft = await drafted(lars);
    expect(await post(lars, draft, { state: "approved" })).toMatchObject({ status: 422 });
    expect(await post(lars, draft, { "nl.secret": "x" })).toMatchObject({ status: 422 });
  });

  test("the second saver gets both, and settles it field by field", async () => {
    const draft = await drafted(lars);
    await saveDraft(lotte, { ...draft, content: contentWith({ limit: 20 }, { why: "Van Lotte." }) });
    const refused = await post(lars, draft, { target: "80", "nl.why": "Van Lars." });
    expect(refused).toMatchObject({
      status: 409,
      state: { code: "draftMoved", detail: { theirName: "Lotte", theirRevision: draft.revision + 1 }, typed: { target: "80" } },
    });
    const settled = await post(
      lars,
      { ...draft, revision: draft.revision + 1 },
      { target: "80", "nl.why": "Van Lars.", "take.limit": "theirs", "take.target": "mine", "take.nl.why": "mine" },
    );
    expect(settled).toMatchObject({ status: 200 });
    expect(await stored(draft.draftId)).toEqual(contentWith({ limit: 20, target: 80 }, { why: "Van Lars." }));
  });

  test("nobody else's form is taken", async () => {
    expect(await post(sam, await drafted(lars), { limit: "1" })).toMatchObject({ status: 404, state: { code: "missing" } });
  });
});
