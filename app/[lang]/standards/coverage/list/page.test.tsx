import { prerender } from "react-dom/static.edge";
import { beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/policy";
import { standard } from "@/standards/builders";
import { contentWith, person } from "@/standards/review/builders";
import { withDatabase } from "../../../../../e2e/database.ts";
import CoverageListPage from "./page";

const session = vi.hoisted(() => ({ actor: null as Actor | null }));
// A session is a cookie of a request, and here is none.
vi.mock("@/lib/session", () => ({ requireMember: async () => session.actor, findActor: async () => session.actor }));

withDatabase("empty");

let lotte: Actor;
let vera: Actor;
beforeAll(async () => {
  lotte = await person("Lotte", { kind: "leader", brand: "lindehof" });
  vera = await person("Vera", { kind: "leader", brand: "vlecht" });
  await standard({ code: "LIN-TEL-01", brand: "lindehof", inLangs: ["nl"], versions: [contentWith({}, { evidence: "" })] });
  await standard({ code: "LGR-TEL-01", inLangs: ["nl"], versions: [contentWith({}, { evidence: "" })] });
});

const list = async (actor: Actor, query: Record<string, string>) => {
  session.actor = actor;
  const page = await CoverageListPage({ params: Promise.resolve({ lang: "nl" }), searchParams: Promise.resolve({ brand: "lindehof", ...query }) });
  const html = await new Response((await prerender(page)).prelude).text();
  return [...html.matchAll(/href="(\/nl\/standards\/(?:new|[A-Z0-9-]+\/edit)[^"]*)"/g)].map(([, href]) => href);
};

test("what a standard lacks is given to it where that is done, by whoever leads its place", async () => {
  expect(await list(lotte, { lacks: "keeper" })).toEqual(["/nl/standards/LIN-TEL-01/edit#keeping"]);
  for (const lacks of ["source", "translation"]) expect(await list(lotte, { lacks }), lacks).toEqual(["/nl/standards/LIN-TEL-01/edit"]);
  expect(await list(vera, { lacks: "keeper" })).toEqual([]);
});

test("a draft that fills a cell is offered to whoever writes for the place", async () => {
  for (const channel of ["phone", "fax"]) {
    expect(await list(lotte, { channel }), channel).toEqual([`/nl/standards/new?brand=lindehof&amp;channel=${channel}`]);
    expect(await list(vera, { channel }), channel).toEqual([]);
  }
});
