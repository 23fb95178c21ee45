import type { ReactElement } from "react";
import { prerender } from "react-dom/static.edge";
import { beforeAll, expect, test } from "vitest";
import { openSession } from "@/lib/auth";
import { db } from "@/lib/db";
import type { Actor } from "@/lib/policy";
import { readSheet } from "@/lib/sheet";
import { GET as changesRoute } from "@/standards/import/[id]/changes/route";
import ImportedPage from "@/standards/import/[id]/page";
import { contentWith, newCode, person, published } from "@/standards/review/builders";
import type { Content } from "@/standards/schema";
import { newBrowser } from "../../../../e2e/browser.ts";
import { withDatabase } from "../../../../e2e/database.ts";
import { rowsOf } from "./columns";
import { applyImport, keepFile } from "./commands";
import { dryRunOf } from "./queries";

withDatabase("empty");

let lars: Actor & { id: string };
let lotte: Actor & { id: string };
let browser: ReturnType<typeof newBrowser>;
beforeAll(async () => {
  lars = await person("Lars", { kind: "leader" });
  lotte = await person("Lotte", { kind: "leader" });
  browser = newBrowser({ maatstaf: await openSession(db, lars.id) });
});

const kept = (...standards: { code: string; content: Content }[]) =>
  keepFile(lars, {
    fileName: "normen.csv",
    rows: rowsOf(
      "nl",
      standards.map((it) => ({ owner: "lindehof", ...it })),
    ).map((row) => row.map((cell) => String(cell ?? ""))),
  });
const pageOf = (id: string, lang = "nl") =>
  browser.read(async () => {
    const page: ReactElement = await ImportedPage({ params: Promise.resolve({ lang, id }) });
    return (await new Response((await prerender(page)).prelude).text()).replaceAll("<!-- -->", "").replace(/<script[\s\S]*?<\/script>/g, "");
  });
const changesIn = (id: string, lang = "nl") =>
  browser.read(async () => {
    const answer = await changesRoute(new Request("http://localhost:3000/"), { params: Promise.resolve({ lang, id }) });
    return readSheet(new Uint8Array(await answer.arrayBuffer()));
  });

test("What an import changes is shown as far as a page goes, and all of it is in the file to take along", async () => {
  const codes: string[] = [];
  for (let at = 0; at < 52; at++) codes.push(await published(lars, lotte));
  const long = "Een lange zin over wat een klant verwacht. ".repeat(200);
  const fresh = newCode();
  const id = await kept(
    ...codes.map((code, at) => ({
      code,
      content: at === 0 ? contentWith({ limit: 12.5 }, { why: long, statement: "De statement van deze norm" }) : contentWith({ target: 90 }),
    })),
    { code: fresh, content: contentWith() },
  );
  const page = await pageOf(id);
  expect(page).toContain("<del>30 s</del>");
  // Word by word where it is short, the beginning of both where it is long.
  expect(page).toMatch(/De statement van (<del>de<\/del> ?<ins>deze<\/ins>|de<ins>ze<\/ins>) norm/);
  expect(page).toContain(`<ins>${long.slice(0, 999)}…</ins>`);
  expect(page).not.toContain(long.trim());
  expect(page).toContain("En nog 2 normen; ze staan alle in de lijst om mee te nemen.");
  expect(page).toContain(`href="/nl/standards/import/${id}/changes"`);
  expect(await changesIn(id)).toEqual([
    ["Code", "Wat", "Onderdeel", "Nu", "In het bestand"],
    [codes[0], "Gewijzigd", "Grens", "30", "12,5"],
    [codes[0], "Gewijzigd", "Belofte (Nederlands)", "De statement van de norm", "De statement van deze norm"],
    [codes[0], "Gewijzigd", "Waarom (Nederlands)", "De why van de norm", long.trim()],
    ...codes.slice(1).map((code) => [code, "Gewijzigd", "Doel", "95", "90"]),
    [fresh, "Nieuw", "", "", "De statement van de norm"],
  ]);
  expect((await changesIn(id, "en"))[1]).toEqual([codes[0], "Changed", "Limit", "30", "12.5"]);
});

test("Drafts that an import left are offered to be sent along, and alone they can only be sent", async () => {
  const standard = { code: newCode(), content: contentWith() };
  const first = await kept(standard);
  const { rows } = await db.import.findUniqueOrThrow({ where: { id: first } });
  const { print } = await dryRunOf(db, lars, rows as string[][]);
  await applyImport(lars, { id: first, print, to: "drafts" });
  const alone = await pageOf(await kept(standard));
  expect(alone).toContain("Jouw concepten die nog niet zijn verstuurd");
  expect(alone).toContain("Er valt niets te wijzigen. Deze concepten kun je wel ter goedkeuring sturen");
  expect(alone).toContain("<textarea");
  expect(alone).not.toContain("Importeer als concept");
  expect(alone).not.toContain("/changes");
  const along = await pageOf(await kept(standard, { code: newCode(), content: contentWith() }), "en");
  expect(along).toContain("Import as drafts");
  expect(along).toContain("Sending for review also sends the draft that is ready already.");
});
