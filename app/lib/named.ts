import { listPages } from "@/lib/content";
import type { Tx } from "@/lib/db";
import { langs } from "@/lib/lang";
import { log } from "@/lib/log";

/** A standard that a page names and that is not there, or was retired; the page is named with its language. */
export type MissingCode = { code: string; page: string };

/** Every place where a page names a standard that the database does not have, or has retired; there it reads as plain text. */
export async function missingCodes(on: Tx): Promise<MissingCode[]> {
  const named = langs
    .flatMap((lang) => listPages(lang))
    .flatMap((page) => [...page.source.matchAll(/<Standard\s+code="([^"]+)"/g)].map((found) => ({ code: found[1] ?? "", page: `${page.lang}/${page.path}` })));
  const live = await on.standard.findMany({
    where: { code: { in: [...new Set(named.map(({ code }) => code))] }, retiredAt: null, NOT: { liveId: null } },
    select: { code: true },
  });
  const known = new Set(live.map(({ code }) => code));
  return named.filter(({ code }) => !known.has(code));
}

/** Logs what `missingCodes` finds; at a start and after a retirement. */
export async function logMissingCodes(on: Tx): Promise<void> {
  for (const { code, page } of await missingCodes(on)) log.warn({ code, page }, "a page names a standard that is not there");
}
