import { spawnSync } from "node:child_process";
import { adoptDatabase, openPostgres, prepared } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { visitor } from "@/lib/policy";
import { find } from "@/search/queries";
import { callers } from "./bench.callers.ts";

/** What people ask: single words and several, compounds, a code, a figure, a wrong letter, and words that stand nearly everywhere. */
const questions = ["telefoon", "gast naam", "30 s", "LIN-TEL-02", "telefoom", "klacht brief", "wachten", "antwoord binnen", "klant", "gesprek collega"];

const percentile = (values: number[], share: number) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

/** Opens the server at this address for as long as the work takes. */
async function on<T>(url: string, work: () => Promise<T>): Promise<T> {
  const database = openPostgres(url);
  adoptDatabase(database);
  try {
    return await work();
  } finally {
    adoptDatabase(null);
    await database.close();
  }
}

/** Milliseconds of one search at a time, at the middle of thirty. */
export const timeQuestion = (url: string, q: string): Promise<number> =>
  on(url, async () => {
    const spent: number[] = [];
    for (let turn = 0; turn < 35; turn++) {
      const begun = performance.now();
      await find(visitor("nl"), "nl", { q });
      spent.push(performance.now() - begun);
    }
    return percentile(spent.slice(5), 0.5);
  });

/**
 * Fills the PostgreSQL server at this address with the large house and asks it what people ask, 20 at once, in turn with a
 * bare full-text query over the same entries: the search, the bare query and their ratio, at the middle and at the
 * ninety-ninth percentile, in milliseconds.
 */
export async function measureSearch(url: string): Promise<{ share: number; search: number; bare: number }[]> {
  const filled = spawnSync(process.execPath, ["--import", "tsx", "prisma/large.ts"], { env: { ...process.env, DATABASE_URL: url }, encoding: "utf8" });
  if (filled.status !== 0) throw new Error(filled.stderr);
  const question = (n: number) => questions[n % questions.length] ?? "";
  const search = (n: number) => find(visitor("nl"), "nl", { q: question(n) });
  const bare = (n: number) =>
    prepared(
      "bench.bare",
      Prisma.sql`SELECT ref, title FROM "SearchEntry", plainto_tsquery('maatstaf_nl', ${question(n)}::text) query
        WHERE lang = 'nl' AND lexemes @@ query ORDER BY ts_rank(lexemes, query) DESC LIMIT 10`,
    );
  const spent: { search: number[]; bare: number[] } = { search: [], bare: [] };
  await on(url, async () => {
    for (const call of [search, bare]) await callers(400, call);
    for (let turn = 0; turn < 5; turn++) {
      spent.search.push(...(await callers(400, search)));
      spent.bare.push(...(await callers(400, bare)));
    }
  });
  return [0.5, 0.99].map((share) => ({ share, search: percentile(spent.search, share), bare: percentile(spent.bare, share) }));
}
