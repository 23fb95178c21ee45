import { prerender } from "react-dom/static.edge";
import { beforeAll, expect, test } from "vitest";
import AssessmentsPage from "@/assessments/page";
import InvitePage from "@/invite/[token]/page";
import { openSession, sessionCookie } from "@/lib/auth";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { request } from "@/lib/request";
import NoticesPage from "@/me/notices/page";
import MePage from "@/me/page";
import PersonPage from "@/people/[id]/page";
import { invite } from "@/people/commands";
import NewPersonPage from "@/people/new/page";
import PeoplePage from "@/people/page";
import SetUpPage from "@/setup/[token]/page";
import SignInPage from "@/sign-in/page";
import { imprint, newBrowser } from "../../../e2e/browser.ts";
import { withDatabase } from "../../../e2e/database.ts";

withDatabase("demo");

type Asked = { lang?: string; id?: string; token?: string };
type Query = Record<string, string | string[]>;
type Page = (props: { params: Promise<never>; searchParams: Promise<never> }) => Promise<React.ReactElement>;

/** What somebody's browser gets of a page: the document, or the digest of where it was sent or that it is not there. */
async function open(page: unknown, browser = newBrowser(), { lang = "nl", ...asked }: Asked = {}, query: Query = {}): Promise<string> {
  return browser.read(async () => {
    const element = await (page as Page)({ params: Promise.resolve({ lang, ...asked }) as never, searchParams: Promise.resolve(query) as never }).catch(
      (thrown: { digest?: string }) => {
        if (!thrown.digest) throw thrown;
        return thrown.digest;
      },
    );
    if (typeof element === "string") return element;
    const html = await new Response((await prerender(element)).prelude).text();
    return `${request().status ?? 200} ${html}`;
  });
}
const missing = /^NEXT_HTTP_ERROR_FALLBACK;404$/;
const signedInAs = async (first: string) => {
  const person = await db.person.findUniqueOrThrow({ where: { email: `${first}@lindegroep.example` } });
  return newBrowser({ [sessionCookie().name]: await openSession(db, person.id) });
};
let noor = "";

beforeAll(async () => {
  noor = (await db.person.findUniqueOrThrow({ where: { email: "noor@lindegroep.example" } })).id;
});

test("Notices stand there in words of the language, the unread ones first on one's own page and counted in its menu; looking reads none", async () => {
  const sam = await signedInAs("sam");
  await db.notice.updateMany({ where: { kind: { notIn: ["cycle_opened"] } }, data: { readAt: new Date() } });
  const before = await imprint(["Session"]);
  const html = await open(NoticesPage, sam);
  expect(html).toMatch(/<h2>1 ongelezen melding<\/h2>/);
  expect(html).toMatch(
    /<li class="unread"><a href="\/nl\/assessments">Ronde “Vierde kwartaal” is open\. Beoordeel je eigen werk tot en met \d+ \p{L}+ \d{4}\.<\/a>.*?Ongelezen/u,
  );
  expect(html).toMatch(/<li><a href="\/nl\/standards\/LIN-[^"]*\/compare\?from=\d&amp;to=\d">LIN-\S+ is inhoudelijk gewijzigd.*?Gelezen/);
  expect(html).toContain("Er gaat nu geen mail uit");
  expect(html).toContain("sam@<wbr/>lindegroep.<wbr/>example");
  expect(await open(NoticesPage, sam, { lang: "en" })).toMatch(/Mark as read<span class="vh">: Cycle “Vierde kwartaal” is open\./);
  for (const page of ["0", "-1", "x", "9e9"]) expect(await open(NoticesPage, sam, {}, { page })).toMatch(/^200 /);
  for (const page of [MePage, AssessmentsPage]) expect(await open(page, sam)).toMatch(/1 ongelezen melding.*href="\/nl\/assessments">Ronde/);
  expect(html).toMatch(/Mijn pagina.*?\(.*?1.*?\).*?1 ongelezen melding/);
  expect(await open(NoticesPage, await signedInAs("ad"))).toContain("Je hebt nog geen meldingen.");
  expect(await open(NoticesPage)).toMatch(/^NEXT_REDIRECT;replace;\/nl\/sign-in\?next=/);
  expect(await imprint(["Session"])).toEqual(before);
  await db.cycle.updateMany({ data: { name: "" } });
  expect(await open(NoticesPage, sam)).toMatch(/>Ronde \d{4}-\d is open\./);
});

test("What the assessments page asks of somebody is not said once more by a notice above it; elsewhere the notice stands", async () => {
  const sam = await signedInAs("sam");
  await db.notice.updateMany({ data: { readAt: new Date() } });
  await db.notice.updateMany({
    where: { kind: { in: ["cycle_opened", "second_ready"] }, person: { email: "sam@lindegroep.example" } },
    data: { readAt: null },
  });
  const links = async (page: unknown) => [...(await open(page, sam)).matchAll(/href="\/nl\/assessments\/[^"]+\/second-opinion"/g)].length;
  expect(await links(MePage)).toBe(1);
  expect(await links(AssessmentsPage)).toBe(1);
  expect(await open(AssessmentsPage, sam)).toMatch(/<b>1 ongelezen melding<\/b>.*gaf een tweede oordeel op je zelfbeoordeling/s);
});

test("The pages about people are there for administrators; visitors are asked to sign in, and to everyone else they are not there", async () => {
  const before = await imprint(["Session"]);
  for (const [page, asked] of [
    [PeoplePage, {}],
    [NewPersonPage, {}],
    [PersonPage, { id: noor }],
  ] as const) {
    expect(await open(page, newBrowser(), asked)).toMatch(/^NEXT_REDIRECT;replace;\/nl\/sign-in\?next=/);
    for (const first of ["noor", "mila", "lars"]) expect(await open(page, await signedInAs(first), asked), first).toMatch(missing);
    expect(await open(page, await signedInAs("ad"), asked)).toMatch(/^200 .*<h1/);
  }
  expect(await imprint(["Session"])).toEqual(before);
});

test("A person who is not there and one who may not be seen are the same page, in every spelling", async () => {
  const answers = new Set<string>();
  const ad = await signedInAs("ad");
  for (const id of ["01890000-0000-7000-8000-00000000ffff", "x", "\u0000", "__proto__"]) answers.add(await open(PersonPage, ad, { id }));
  answers.add(await open(PersonPage, await signedInAs("lars"), { id: noor }));
  expect([...answers]).toEqual(["NEXT_HTTP_ERROR_FALLBACK;404"]);
});

test("The list of three hundred is narrowed down to a unit, and turned a page at a time", async () => {
  const ad = await signedInAs("ad");
  const first = await open(PeoplePage, ad);
  expect(first.match(/<th scope="row">/g)).toHaveLength(50);
  expect(first).toContain("1 tot en met 50 van 300 mensen");
  expect(first).toContain('href="/nl/people?page=2"');
  expect(await open(PeoplePage, ad, {}, { unit: "/lindegroep/lindehof/den-haag/" })).toContain("Sam Bakker");
  expect(await open(PeoplePage, ad, {}, { unit: "/lindegroep/vlecht/breda/" })).not.toContain("Sam Bakker");
  for (const query of [
    { page: "-1" },
    { page: "x" },
    { page: "1e9" },
    { page: ["2", "3"] },
    { q: "%" },
    { q: "\u0000" },
    { q: ["a", "b"] },
    { unit: "'" },
    { unit: "__proto__" },
  ] as Query[])
    expect(await open(PeoplePage, ad, {}, query), JSON.stringify(query)).toMatch(/^200 /);
});

test("No page about people holds a hash or a token", async () => {
  const { token } = await invite({ id: null, name: "", lang: "nl", grants: [{ kind: "administrator", brand: null, unitPath: null }] }, noor);
  const ad = await signedInAs("ad");
  const html = (await open(PeoplePage, ad)) + (await open(PersonPage, ad, { id: noor })) + (await open(MePage, ad));
  expect(html).not.toMatch(new RegExp(`argon2|tokenHash|passwordHash|${token}|${ad.jar.get(sessionCookie().name)}`));
});

test.each([
  ["noor", ["/nl/me/notices", "/nl/assessments"]],
  ["mila", ["/nl/me/notices", "/nl/assessments", "/nl/assessments", "/nl/standards/keeping"]],
  ["lars", ["/nl/me/notices", "/nl/standards/review", "/nl/standards/keeping", "/nl/standards/translations", "/nl/standards/new", "/nl/standards/api"]],
  ["ad", ["/nl/me/notices", "/nl/people", "/nl/admin"]],
])("On one's own page %s finds the work of the roles held, and nobody else's", async (first, links) => {
  await db.notice.updateMany({ data: { readAt: new Date() } });
  const html = await open(MePage, await signedInAs(first));
  const main = html.slice(html.indexOf("<h1"), html.indexOf("</main>")).replaceAll("<wbr/>", "");
  expect([...main.matchAll(/href="(\/nl\/[^"]+)"/g)].map((found) => found[1])).toEqual(links);
  expect(main).toContain(`${first}@lindegroep.example`);
  expect(main.match(/@lindegroep\.example/g)).toHaveLength(1);
});

test("The sign-in page says why one came there, lists the demo's accounts only while the demo is on, and sends on who is signed in", async () => {
  const html = await open(SignInPage, newBrowser(), {}, { next: "/nl/people" });
  expect(html).toContain("De pagina die je opende is alleen voor wie is aangemeld.");
  for (const first of ["noor", "sam", "mila", "lars", "lotte", "ad"]) expect(html).toContain(`${first}@lindegroep.example`);
  expect(html).toContain("koffie-met-melk-2026");
  expect(html).toMatch(/<input(?=[^>]*name="email")(?=[^>]*autoComplete="username")/i);
  expect(html).toMatch(/<input(?=[^>]*name="password")(?=[^>]*type="password")(?=[^>]*autoComplete="current-password")/i);
  expect(html).not.toMatch(/onpaste/i);
  expect(await open(SignInPage)).not.toContain("De pagina die je opende");
  env().demo = false;
  expect(await open(SignInPage)).not.toMatch(/lindegroep\.example|koffie-met-melk/);
  env().demo = true;
  const noorHere = await signedInAs("noor");
  expect(await open(SignInPage, noorHere, { lang: "en" }, { next: "/nl/standards" })).toMatch(/^NEXT_REDIRECT;replace;\/en\/standards;/);
  for (const next of ["//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)", "\u0000", "foo"])
    expect(await open(SignInPage, noorHere, {}, { next })).toMatch(/^NEXT_REDIRECT;replace;\/nl\/me;/);
});

test("Looking at an invitation uses nothing up, and one that does not work is 410, the same whatever the reason", async () => {
  const { token } = await invite({ id: null, name: "", lang: "nl", grants: [{ kind: "administrator", brand: null, unitPath: null }] }, noor);
  const before = await imprint();
  for (let looked = 0; looked < 3; looked++) expect(await open(InvitePage, newBrowser(), { token })).toMatch(/^200 .*Welkom, Noor Jansen/);
  expect(await imprint()).toEqual(before);
  await db.invitation.updateMany({ where: { personId: noor }, data: { usedAt: new Date() } });
  const plain = (html: string, given: string) => html.replaceAll(encodeURIComponent(given), "").replaceAll(given, "");
  const unknown = "N".repeat(43);
  const gone = plain(await open(InvitePage, newBrowser(), { token: unknown }), unknown);
  expect(gone).toMatch(/^410 .*Deze link werkt niet meer/);
  expect(plain(await open(InvitePage, newBrowser(), { token }), token)).toBe(gone);
  expect(await open(SetUpPage, newBrowser(), { token: unknown })).toMatch(/^410 .*Deze link werkt niet meer/);
});
