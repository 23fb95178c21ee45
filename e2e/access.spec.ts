import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import {
  type Act,
  acts,
  canaryOf,
  draftCanary,
  everybody,
  filled,
  filledIn,
  type Known,
  type Place,
  type Prepared,
  places,
  posts,
  type Who,
} from "./access.matrix.ts";
import { basePort, copyDemo, type House, startHouse } from "./house.ts";
import { formOf, newClient, type Reply, type Typed } from "./wire.ts";

// One house of its own, walked in this order: who may not does nothing before who may does something.
test.describe.configure({ mode: "serial", timeout: 90_000 });

const built = <T>(file: string): T => JSON.parse(readFileSync(`.next/server/${file}`, "utf8")) as T;
/** The actions of the build: what the build calls each, by the name we gave it. */
const actionIds = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(built<{ node: Record<string, { exportedName: string }> }>("server-reference-manifest.json").node).map(([id, { exportedName }]) => [
      exportedName,
      id,
    ]),
  );

/** Asks the data folder, which no server may have then. */
const ask = <T>(what: "prepare" | "fingerprints"): T =>
  JSON.parse(execFileSync(process.execPath, ["--import", "tsx", "e2e/access.ts", what, data], { encoding: "utf8" })) as T;
const fingerprints = () => ask<Record<string, string>>("fingerprints");

let data: string;
let ready: Prepared;
let house: House;
let before: Record<string, string>;
const start = async () => {
  house = await startHouse(basePort + 40, data);
};
const as = (who: Who) => newClient(house.url, ready.cookies[who]);

test.beforeAll(async () => {
  test.setTimeout(120_000);
  data = copyDemo("access");
  ready = ask<Prepared>("prepare");
  before = fingerprints();
  await start();
});
test.afterAll(async () => {
  await house?.stop();
});

/** Whether this assessment may be read by somebody, told from the table of the product and not from its code. */
const mayRead = (sheet: { personId: string; unitPath: string; role: string; submitted: boolean }, viewer: { id: string; manages: string | null }): boolean =>
  sheet.personId === viewer.id ||
  (sheet.submitted && viewer.manages !== null && sheet.unitPath.startsWith(viewer.manages) && !(sheet.role === "manager" && sheet.unitPath === viewer.manages));

/** The notes of others that stand in an answer: of every assessment but these. */
const leaksIn = (body: string, allowed: string[]): string[] =>
  [...new Set(body.match(/kanarie-[0-9a-f-]{36}/g) ?? [])].filter((mark) => !allowed.map(canaryOf).includes(mark));

/** The assessments whose notes somebody of the matrix may read among those that it names. */
const ownNotes = (who: Who, { open, submitted, managers, closable }: Known): string[] =>
  (who === "employee" ? [open, submitted, closable] : who === "manager" ? [submitted, managers, closable] : []).filter((id) => id !== undefined);

const expected = (who: Who, { may, answer = 200, visitor = 307, others = 404 }: Place): number =>
  may.includes(who) ? answer : who === "visitor" ? visitor : others;

test("every page, route and action of the build has a row that says who may use it", () => {
  expect(Object.keys(places).sort()).toEqual(Object.keys(built<Record<string, string>>("app-paths-manifest.json")).sort());
  expect(Object.keys(acts).sort()).toEqual(Object.keys(actionIds()).sort());
});

test("no rule stands in front of the pages, where a page could be reached around it", () => {
  expect(built<{ middleware: object }>("middleware-manifest.json").middleware).toEqual({});
});

test("each page answers each person as the matrix says, and shows no note or draft of another", async () => {
  const wrong: string[] = [];
  for (const who of everybody) {
    const client = as(who);
    for (const place of Object.values(places).flat()) {
      const path = filled(place.at, ready.known);
      const reply = await client.get(path);
      const status = expected(who, place);
      if (reply.status !== status) wrong.push(`${who} ${place.at}: ${reply.status}, not ${status}`);
      if (
        reply.status === 307 &&
        who === "visitor" &&
        status === 307 &&
        place.may.length < everybody.length &&
        !reply.to?.startsWith(`/${path.slice(1, 3)}/sign-in?next=`)
      )
        wrong.push(`${who} ${place.at} leads to ${reply.to}`);
      if (leaksIn(reply.body, ownNotes(who, ready.known)).length > 0) wrong.push(`${who} ${place.at} shows another's note`);
      if (who !== "leader" && reply.body.includes(draftCanary)) wrong.push(`${who} ${place.at} shows a draft`);
      // Addresses are for the administrator; a person sees their own, and the sign-in page names the demo's.
      const addresses = new Set(reply.body.match(/[\w.]+@lindegroep\.example/g) ?? []);
      if (addresses.size > (who === "administrator" ? 60 : /\/me$|\/me\/notices|\/invite\//.test(place.at) ? 1 : /\/sign-in$/.test(place.at) ? 6 : 0))
        wrong.push(`${who} ${place.at} shows ${[...addresses]}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("what pages send to the script in a browser holds no more than the page may show", async () => {
  const wrong: string[] = [];
  let shown = "";
  for (const who of everybody) {
    const client = as(who);
    for (const place of Object.values(places).flat()) {
      // What everybody may read is the same for whoever signed in, but for what leaders see of it.
      if (place.may.length === everybody.length && who !== "visitor" && who !== "leader") continue;
      const path = filled(place.at, ready.known);
      const { body } = await client.get(`${path}${path.includes("?") ? "&" : "?"}_rsc`, { rsc: "1" });
      if (leaksIn(body, ownNotes(who, ready.known)).length > 0) wrong.push(`${who} ${place.at} holds another's note`);
      if (who !== "leader" && body.includes(draftCanary)) wrong.push(`${who} ${place.at} holds a draft`);
      shown += body;
    }
  }
  expect(wrong).toEqual([]);
  expect(shown).toContain(canaryOf(ready.known.open ?? ""));
  expect(shown).toContain(draftCanary);
});

test("a manager reads what people of the unit submitted, and nobody else does", async () => {
  const wrong: string[] = [];
  for (const viewer of ready.viewers) {
    const client = newClient(house.url, viewer.cookie);
    for (const sheet of ready.sheets) {
      const reply = await client.get(`/nl/assessments/${sheet.id}/result`);
      const own = sheet.personId === viewer.id;
      const status = !mayRead(sheet, viewer) ? 404 : own && !sheet.submitted ? reply.status : 200;
      if (reply.status !== status)
        wrong.push(`${viewer.name} reads ${sheet.role} of ${sheet.unitPath} (${sheet.submitted ? "" : "not "}submitted): ${reply.status}`);
      if (leaksIn(reply.body, mayRead(sheet, viewer) ? [sheet.id] : []).length > 0) wrong.push(`${viewer.name} sees notes of ${sheet.unitPath}`);
      if (status === 200 && !reply.body.includes(canaryOf(sheet.id))) wrong.push(`${viewer.name} sees no notes of ${sheet.unitPath}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("an id of somebody else and an id of nobody get the same answer", async () => {
  const { known } = ready;
  const missing = known.missing ?? "";
  for (const [who, theirs] of [
    ["employee", known.foreign],
    ["employee", known.managers],
    ["colleague", known.open],
    ["colleague", known.submitted],
    ["manager", known.open],
    ["leader", known.submitted],
    ["administrator", known.submitted],
  ] as const) {
    const client = as(who);
    const alike = async (look: (id: string) => Promise<Reply>) => {
      const [one, other] = [await look(theirs ?? ""), await look(missing)];
      expect(one.status).toBe(404);
      expect({ status: one.status, body: one.body.replaceAll(theirs ?? "", missing) }).toEqual({ status: other.status, body: other.body });
    };
    for (const rest of ["", "/summary", "/result", "/result/export?format=csv", "/second-opinion", "/second-opinion/export?format=csv"])
      await alike((id) => client.get(`/nl/assessments/${id}${rest}`));
    await alike((id) =>
      client.ask(`/nl/assessments/${id}/answers`, {
        method: "POST",
        body: new URLSearchParams({ item: known.item ?? "", level: "3", revision: "0" }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
    );
    if (who !== "administrator") {
      const [person, nobody] = [await client.get(`/nl/people/${known.person}`), await client.get(`/nl/people/${missing}`)];
      expect([person.status, person.body]).toEqual([404, nobody.body]);
    }
    if (who !== "leader") {
      const [hidden, none] = [await client.get(`/nl/standards/${known.unpublished}/edit`), await client.get("/nl/standards/LIN-NIE-99/edit")];
      expect([hidden.status, hidden.body]).toEqual([404, none.body]);
    }
  }
});

test("looking at everything, as everybody, changed nothing", async () => {
  for (const place of Object.values(places).flat()) {
    const who = place.may.includes("leader") ? "leader" : "administrator";
    expect((await as(who).ask(filled(place.at, ready.known), { method: "HEAD" })).body).toBe("");
  }
  await house.stop();
  expect(fingerprints()).toEqual(before);
  await start();
});

type Way = (id: string, typed: Typed) => { headers?: Record<string, string>; body: FormData | string };

/** The ways to post to an action: its arguments as text, as script sends a form, and as a form without script. */
const ways: Record<string, Way> = {
  "as text": (id, typed) => ({ headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8" }, body: JSON.stringify([{}, typed]) }),
  "with script": (id, typed) => {
    const body = formOf(Object.fromEntries(Object.entries(typed).map(([name, value]) => [`_1_${name}`, value])));
    // Read as it comes in: the list of arguments is last.
    body.append("0", '[{},"$K1"]');
    return { headers: { "next-action": id }, body };
  },
  "without script": (id, typed) => ({
    body: formOf({ $ACTION_REF_1: "", "$ACTION_1:0": JSON.stringify({ id, bound: "$@1" }), "$ACTION_1:1": "[{}]", $ACTION_KEY: "k0", ...typed }),
  }),
};

const postAct = (who: Who, way: Way, name: string, act: Act, more: Typed = {}) =>
  as(who).ask(filled(act.at, ready.known), { method: "POST", ...way(actionIds()[name] ?? "", { ...filledIn(act.typed, ready.known, ready.draft), ...more }) });
const postRoute = (who: Who, act: Act) =>
  as(who).ask(filled(act.at, ready.known), {
    method: "POST",
    body: new URLSearchParams(filledIn(act.typed, ready.known, {}) as Record<string, string>).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });

test("an action that is posted by hand refuses everybody who may not", async () => {
  const wrong: string[] = [];
  for (const [name, act] of Object.entries(acts))
    for (const [place, who] of everybody.filter((one) => !act.may.includes(one)).entries())
      for (const [kind, way] of Object.entries(ways)) {
        // How it was sent is told apart before who sent it: the page is drawn anew for the first two alone.
        if (kind === "without script" && place > 1) continue;
        const { status, body } = await postAct(who, way, name, act);
        // Without script the page is shown anew with the answer, and that is not there for them either; a visitor may sign in and send it again.
        const right =
          kind === "with script"
            ? [act.refused ?? 404]
            : kind === "as text"
              ? [422]
              : who === "visitor"
                ? [act.refused === 200 ? 303 : 401, 404, 410]
                : [404, 410];
        if (!right.includes(status)) wrong.push(`${name} ${kind} by ${who}: ${status}`);
        if (leaksIn(body, ownNotes(who, ready.known)).length > 0 || body.includes(ready.known.email ?? ""))
          wrong.push(`${name} ${kind} tells ${who} of somebody`);
      }
  for (const [name, act] of Object.entries(posts))
    for (const who of everybody.filter((one) => !act.may.includes(one))) {
      const { status } = await postRoute(who, act);
      if (status !== (who === "visitor" ? 401 : 404)) wrong.push(`${name} by ${who}: ${status}`);
    }
  expect(wrong).toEqual([]);
});

test("a field that a form does not have is refused, whoever sends it", async () => {
  const wrong: string[] = [];
  for (const [name, act] of Object.entries(acts).filter(([, { may }]) => may.length > 0))
    for (const field of ["role", "isAdmin", "personId", "managerId", "publishedAt", "createdAt", "__proto__", "constructor"]) {
      if (field in act.typed) continue;
      const { status } = await postAct(act.may[0] ?? "visitor", ways["with script"] as Way, name, act, Object.fromEntries([[field, "administrator"]]));
      if (status !== 422) wrong.push(`${name} with ${field}: ${status}`);
    }
  expect(wrong).toEqual([]);
});

test("and none of it changed anything", async () => {
  await house.stop();
  expect(fingerprints()).toEqual(before);
  await start();
});

test("the same posts go through for those who may", async () => {
  const wrong: string[] = [];
  for (const [name, act] of Object.entries(posts)) {
    const { status, body } = await postRoute(act.may[0] ?? "visitor", act);
    if (status !== 200) wrong.push(`${name}: ${status} ${body}`);
  }
  ready.known.item = ready.known.otherItem ?? "";
  for (const [name, act] of Object.entries(acts).filter(([, { may }]) => may.length > 0)) {
    const { status, body } = await postAct(act.may[0] ?? "visitor", ways["without script"] as Way, name, act);
    if (![200, 303].includes(status) || body.includes("notice bad")) wrong.push(`${name}: ${status} ${/notice bad[\s\S]*?<\/div>/.exec(body)?.[0] ?? ""}`);
  }
  expect(wrong).toEqual([]);
  await house.stop();
  const after = fingerprints();
  // Whether the background has come to who joined, depends on how fast this went.
  const changed = Object.keys(after).filter((table) => after[table] !== before[table] && table !== "CycleMove");
  expect(changed).toEqual([
    "Alignment",
    "Answer",
    "Assessment",
    "AssessmentView",
    "AuditEntry",
    "Brand",
    "Calibration",
    "CalibrationCase",
    "CalibrationItem",
    "CalibrationRating",
    "Confirmation",
    "Cycle",
    "CycleItem",
    "CycleReopening",
    "CycleRun",
    "CycleUnit",
    "Draft",
    "DraftComment",
    "DraftSave",
    "Edition",
    "EditionFile",
    "Import",
    "Improvement",
    "ImprovementMove",
    "Invitation",
    "Notice",
    "Organisation",
    "Person",
    "Requirement",
    "Role",
    "SearchEntry",
    "SearchMiss",
    "SearchRemark",
    "SearchWord",
    "SecondOpinion",
    "SecondRating",
    "Session",
    "Standard",
    "Synonyms",
    "Tally",
    "Token",
    "TranslationCheck",
    "Version",
    "VersionWords",
  ]);
});
