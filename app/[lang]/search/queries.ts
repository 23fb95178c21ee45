import { db, prepared } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Lang } from "@/lib/lang";
import { type Actor, authorise, isA } from "@/lib/policy";
import { amount } from "@/lib/say";
import { tidy } from "@/lib/text";
import { type Asked, ask, marks, remark, type Term } from "./rules";
import { longestQuestion } from "./schema";

/** What a search is narrowed down by, and in which order the choices stand. */
export const sides = ["kind", "brand", "principle", "channel", "touchpoint"] as const;
export type Side = (typeof sides)[number];
export type Narrowed = Partial<Record<Side, string>>;

/** How many results stand on a page. */
export const pageSize = 10;

type Kind = "standard" | "page" | "brand" | "reference" | "requirement";

/** Something that was found; its title and excerpt hold the marks around what matches. */
export type Found = {
  kind: Kind;
  /** Its address below the language. */
  path: string;
  code: string | null;
  title: string;
  excerpt: string;
  /** The language of its words. */
  lang: Lang;
  brand: string | null;
  retired: boolean;
};

/** What was found in all, the results of one page, the last where there are fewer than was asked, and how many each choice would leave. */
export type Findings = Asked & { terms: Term[]; total: number; page: number; found: Found[]; counts: { side: Side; value: string; n: number }[] };

/** The words of a question as the dictionary knows them; one statement. */
async function readQuestion(actor: Actor, lang: Lang, q: string): Promise<{ terms: Term[]; synonyms: string[][]; codes: string[] }> {
  const rows = await prepared<{ terms: Term[] | null; synonyms: string[][] | null; codes: string[] }>(
    "search.question",
    Prisma.sql`
    WITH asked AS MATERIALIZED (
      SELECT ${lang}::"Lang" AS lang, search_words_of(${lang}::"Lang") AS config, ${isA(actor, "leader")}::boolean AS leads, q, search_plain(q) AS plain
      FROM (SELECT ${q}::text) given(q)
    ), words AS MATERIALIZED (
      -- What two letters swapped makes is worked out once for a word, not for each that is held against it.
      SELECT word, n, length(word) AS letters, word ~ '^[a-z]{5,40}$' AS forgiven, CASE WHEN word ~ '^[a-z]{5,40}$' THEN search_swapped(word) END AS swapped
      FROM (SELECT word, min(n) AS n FROM asked, regexp_split_to_table(plain, ' ') WITH ORDINALITY AS t(word, n) WHERE word <> '' GROUP BY word ORDER BY 2 LIMIT 16) said
    ), terms AS (
      SELECT n, words.word, to_tsquery(config, words.word)::text AS stem,
        CASE WHEN NOT forgiven OR known.word IS NOT NULL THEN '{}' ELSE ARRAY(
          SELECT json_build_object('word', near.word, 'stem', to_tsquery(config, near.word)::text) FROM "SearchWord" near
          WHERE near.lang = asked.lang AND near.letters BETWEEN words.letters - 2 AND words.letters + 2 AND (near.open > 0 OR leads)
            AND (levenshtein_less_equal(near.word, words.word, 2) <= CASE WHEN greatest(near.letters, words.letters) >= 9 THEN 2 ELSE 1 END
              OR near.word = ANY (swapped))
          ORDER BY levenshtein_less_equal(near.word, words.word, 2), near.open + near.hidden DESC, near.word LIMIT 3
        ) END AS nearest,
        CASE WHEN asked.lang = 'nl' AND words.word ~ '^[a-z]{4,}$' THEN ARRAY(
          SELECT DISTINCT longer.stem FROM "SearchWord" longer
          WHERE longer.lang = asked.lang AND longer.back >= reverse(words.word) AND longer.back < reverse(words.word) || '~' AND longer.letters >= words.letters + 3
            AND (longer.open > 0 OR leads)
          LIMIT 20
        ) ELSE '{}' END AS compounds
      FROM asked, words LEFT JOIN LATERAL (
        SELECT same.word FROM asked, "SearchWord" same
        WHERE same.lang = asked.lang AND (same.open > 0 OR leads) AND same.word >= words.word AND same.word < words.word || '~'
        UNION ALL
        SELECT same.word FROM asked, "SearchWord" same
        WHERE same.lang = asked.lang AND (same.open > 0 OR leads)
          AND same.stem = (ts_lexize((CASE asked.lang WHEN 'nl' THEN 'dutch_stem' ELSE 'english_stem' END)::regdictionary, words.word))[1]
        LIMIT 1
      ) known ON true
    )
    SELECT
      (SELECT json_agg(json_build_object('word', word, 'stem', stem, 'nearest', nearest, 'compounds', compounds) ORDER BY n) FROM terms) AS terms,
      (SELECT json_agg(queries) FROM "Synonyms", asked WHERE "Synonyms".lang = asked.lang AND "removedAt" IS NULL) AS synonyms,
      ARRAY(SELECT code FROM asked, search_code(q) AS code WHERE code IS NOT NULL) AS codes`,
  );
  const { terms, synonyms, codes } = rows[0] as (typeof rows)[number];
  return { terms: terms ?? [], synonyms: synonyms ?? [], codes };
}

const excerptOptions = `StartSel="${marks.start}", StopSel="${marks.stop}", MaxFragments=2, MaxWords=22, MinWords=8, FragmentDelimiter=" … "`;
const titleOptions = `StartSel="${marks.start}", StopSel="${marks.stop}", HighlightAll=true`;

/** An entry with every match marked; a figure that matched and stands in none of its words is shown after them. */
function showing(lang: Lang, { written, figures }: Asked, { figures: own, ...entry }: Found & { figures: string }): Found {
  const title = remark(entry.title, written);
  const excerpt = remark(entry.excerpt, written);
  const unsaid = figures.filter(
    ({ written: one }) => new RegExp(one, "i").test(own) && !new RegExp(one, "i").test(`${entry.title} ${entry.excerpt}`.replaceAll(/[\ue000\ue001]/g, "")),
  );
  const said = unsaid.map(({ value, unit }) => `${marks.start}${amount(lang, value, unit)}${marks.stop}`);
  return { ...entry, title, excerpt: [excerpt, ...said].filter(Boolean).join(" … ") };
}

type Wish = { q: string; narrowed?: Narrowed; literally?: boolean; page?: number; rows?: number };

/**
 * What the actor may read of what answers a question in a language, the best first: two statements, whatever is asked.
 * Nothing that the actor may not read is found, counted, or named as a word that is near.
 */
export async function find(actor: Actor, lang: Lang, { q, narrowed = {}, literally = false, page = 1, rows = pageSize }: Wish): Promise<Findings> {
  const { terms, synonyms, codes } = await readQuestion(actor, lang, tidy(q).slice(0, longestQuestion));
  const asked = ask(terms, synonyms, codes, literally);
  if (asked.query === "") return { ...asked, terms, total: 0, page: 1, found: [], counts: [] };
  const [answer] = await prepared<{ total: number; found: (Found & { figures: string })[] | null; counts: Findings["counts"] | null }>(
    "search.find",
    Prisma.sql`
    WITH asked AS MATERIALIZED (
      SELECT ${lang}::"Lang" AS lang, search_words_of(${lang}::"Lang") AS config, ${asked.query}::tsquery AS query, ${asked.own}::tsquery AS own, ${asked.own === asked.query}::boolean AS alike,
        ${codes}::text[] AS codes, ${asked.shown}::tsquery AS shown, ${asked.any}::tsquery AS "any", ${asked.written && `(?i)${asked.written}`}::text AS written
    ), matched AS MATERIALIZED (
      SELECT entry.kind, ref, "brandSlug", principles, channels, touchpoint, entry.codes && asked.codes AS exact, ts_rank(lexemes, query) + CASE WHEN alike THEN 0 ELSE 4 * ts_rank(lexemes, own) END AS rank,
        ${narrowed.kind ?? ""}::text IN ('', entry.kind::text) AS k,
        ${narrowed.brand ?? ""}::text IN ('', coalesce("brandSlug", '-')) AS b,
        ${narrowed.principle ?? ""}::text = ANY (array_append(principles, '')) AS p,
        ${narrowed.channel ?? ""}::text = ANY (array_append(channels, '')) AS c,
        ${narrowed.touchpoint ?? ""}::text IN ('', coalesce(touchpoint, '-')) AS t
      FROM asked, "SearchEntry" entry
      WHERE entry.lang = asked.lang AND lexemes @@ query AND (NOT "leadersOnly" OR ${isA(actor, "leader")}::boolean)
    ), shown AS (
      SELECT kind, ref, exact, rank FROM matched WHERE k AND b AND p AND c AND t
      ORDER BY exact DESC, rank DESC, kind, ref LIMIT ${rows}::int
      OFFSET (SELECT least(${page - 1}::int, greatest(0, count(*) - 1) / ${rows}::int) * ${rows}::int FROM matched WHERE k AND b AND p AND c AND t)
    ), counted AS (
      SELECT 'kind' AS side, kind::text AS value, count(*) AS n FROM matched WHERE b AND p AND c AND t GROUP BY 2
      UNION ALL SELECT 'brand', "brandSlug", count(*) FROM matched WHERE k AND p AND c AND t AND "brandSlug" IS NOT NULL GROUP BY 2
      UNION ALL SELECT 'principle', one, count(*) FROM matched, unnest(principles) one WHERE k AND b AND c AND t GROUP BY 2
      UNION ALL SELECT 'channel', one, count(*) FROM matched, unnest(channels) one WHERE k AND b AND p AND t GROUP BY 2
      UNION ALL SELECT 'touchpoint', touchpoint, count(*) FROM matched WHERE k AND b AND p AND c AND touchpoint IS NOT NULL GROUP BY 2
    )
    SELECT
      (SELECT count(*)::int FROM matched WHERE k AND b AND p AND c AND t) AS total,
      (SELECT json_agg(json_build_object('side', side, 'value', value, 'n', n)) FROM counted) AS counts,
      (SELECT json_agg(json_build_object('kind', kind, 'path', path, 'code', code, 'lang', "wordsLang", 'brand', "brandSlug", 'retired', retired,
          'figures', figures, 'title', ts_headline(config, title, asked.any, ${titleOptions}::text),
          'excerpt', CASE
            WHEN part IS NOT NULL THEN ts_headline(config, part, asked.any, ${titleOptions}::text)
            WHEN asked.any = asked.shown OR strpos(together, ${marks.start}::text) > 0 THEN together
            ELSE ts_headline(config, said, asked.any, ${excerptOptions}::text)
          END) ORDER BY exact DESC, rank DESC, kind, ref)
        FROM asked, shown JOIN "SearchEntry" entry USING (kind, ref)
          CROSS JOIN LATERAL (SELECT concat_ws(' ', nullif(lead, ''), left(body, 4000)) AS said OFFSET 0) texts
          CROSS JOIN LATERAL (SELECT CASE WHEN written <> '' AND said ~ written THEN search_around(said, written) END AS part OFFSET 0) parts
          CROSS JOIN LATERAL (SELECT CASE WHEN part IS NULL THEN ts_headline(config, said, asked.shown, ${excerptOptions}::text) END AS together OFFSET 0) tried
        WHERE entry.lang = asked.lang) AS found`,
  );
  const total = answer?.total ?? 0;
  return {
    ...asked,
    terms,
    total,
    page: Math.max(1, Math.min(page, Math.ceil(total / rows))),
    found: (answer?.found ?? []).map((entry) => showing(lang, asked, entry)),
    counts: answer?.counts ?? [],
  };
}

/** Words that look or sound like one of the first eight of a question and are found, and those of these that are found by themselves; at most eight. */
export async function listNearest(actor: Actor, lang: Lang, terms: Term[]): Promise<string[]> {
  const words = terms
    .map(({ word }) => word)
    .filter((word) => /^[a-z]{3,40}$/.test(word))
    .slice(0, 8);
  if (words.length === 0) return [];
  const rows = await db.$queryRaw<{ word: string }[]>`
    WITH asked AS MATERIALIZED (
      SELECT word, n, length(word) AS letters, search_sound(word) AS sound, search_swapped(word) AS swapped FROM unnest(${words}::text[]) WITH ORDINALITY AS t(word, n)
    )
    SELECT near.word FROM asked, LATERAL (
      SELECT word, open + hidden AS times, greatest(similarity(word, asked.word), CASE WHEN letters BETWEEN asked.letters - 2 AND asked.letters + 2 THEN CASE
        WHEN word = ANY (asked.swapped) OR (levenshtein_less_equal(word, asked.word, 4) <= 4 AND search_sound(word) = asked.sound) THEN 0.95
        WHEN levenshtein_less_equal(word, asked.word, 1) <= 1 THEN 0.9
        ELSE 0
      END ELSE 0 END) AS alike
      FROM "SearchWord" WHERE lang = ${lang}::"Lang" AND (open > 0 OR ${isA(actor, "leader")}) AND letters >= 3 OFFSET 0
    ) near WHERE alike > 0.3 GROUP BY 1 ORDER BY max(alike) DESC, min(n), max(times) DESC, 1 LIMIT 8`;
  return rows.map(({ word }) => word);
}

/** The sets of synonyms, those that were taken away last among them. */
export async function listSynonyms(actor: Actor) {
  authorise(actor, "search.synonyms", {});
  const select = { id: true, lang: true, words: true, revision: true } as const;
  const [sets, removed] = await Promise.all([
    db.synonyms.findMany({ where: { removedAt: null }, select, orderBy: [{ lang: "asc" }, { words: "asc" }] }),
    db.synonyms.findMany({ where: { removedAt: { not: null } }, select, orderBy: { removedAt: "desc" }, take: 10 }),
  ]);
  return { sets, removed };
}

/** What was sought and not found, the most sought first, how many there are in all, and the last that were handled. */
export async function listMisses(actor: Actor) {
  authorise(actor, "search.missing", {});
  const select = {
    lang: true,
    q: true,
    count: true,
    lastAt: true,
    remarks: { select: { id: true, text: true, at: true }, orderBy: { at: "desc" }, take: 20 },
    _count: { select: { remarks: true } },
  } as const;
  const [openCount, open, handled] = await Promise.all([
    db.searchMiss.count({ where: { handledAt: null } }),
    db.searchMiss.findMany({ where: { handledAt: null }, select, orderBy: [{ count: "desc" }, { lastAt: "desc" }], take: 200 }),
    db.searchMiss.findMany({ where: { handledAt: { not: null } }, select, orderBy: { handledAt: "desc" }, take: 20 }),
  ]);
  return { openCount, open, handled };
}
