import { prerender } from "react-dom/static.edge";
import { beforeAll, expect, test, vi } from "vitest";
import type { Lang } from "@/lib/lang";
import type { Actor } from "@/lib/policy";
import { say } from "@/lib/say";
import { importEdition } from "@/standards/guides/commands";
import { person } from "@/standards/review/builders";
import { withDatabase } from "../../../../e2e/database.ts";
import CoveragePage from "./page";

const session = vi.hoisted(() => ({ actor: null as Actor | null }));
// A session is a cookie of a request, and here is none.
vi.mock("@/lib/session", () => ({ requireMember: async () => session.actor, findActor: async () => session.actor, sessionEnd: async () => null }));

withDatabase("empty");

let lars: Actor & { id: string };
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  session.actor = lars;
});

const shown = async (lang: Lang, query: Record<string, string> = {}) => {
  const page = await CoveragePage({ params: Promise.resolve({ lang }), searchParams: Promise.resolve({ brand: "lindehof", ...query }) });
  return (await new Response((await prerender(page)).prelude).text()).replaceAll("<!-- -->", "");
};

test("without a guide the page says so once, with the way to the guides", async () => {
  for (const lang of ["nl", "en"] as const) {
    const page = await shown(lang);
    expect(page.split(say(lang).coverage.noEdition)).toHaveLength(2);
    expect(page).toContain(`href="/${lang}/standards/guides"`);
  }
});

test("what the requirements are narrowed down to is named in the language of the reader, under one address", async () => {
  const requirement = { code: "1.1", textNl: "Begroet.", textEn: "Greeted.", classNl: "Ontvangst", classEn: "Welcome", weight: 1, step: 1 };
  await importEdition(lars, { slug: "gids", name: "Gids", edition: "1", steps: "stars", requirements: [requirement], basedOn: 0 });
  expect(await shown("nl", { class: "Ontvangst" })).toContain(say("nl").coverage.onlyWith("Ontvangst"));
  expect(await shown("en", { class: "Ontvangst" })).toContain(say("en").coverage.onlyWith("Welcome"));
});
