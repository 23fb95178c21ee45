-- CreateEnum
CREATE TYPE "SearchKind" AS ENUM ('standard', 'page', 'brand', 'reference', 'requirement');

-- CreateTable
CREATE TABLE "SearchEntry" (
    "kind" "SearchKind" NOT NULL,
    "ref" TEXT NOT NULL,
    "lang" "Lang" NOT NULL,
    "wordsLang" "Lang" NOT NULL,
    "path" TEXT NOT NULL,
    "code" TEXT,
    "title" TEXT NOT NULL,
    "lead" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "figures" TEXT NOT NULL DEFAULT '',
    "brandSlug" TEXT,
    "principles" TEXT[],
    "channels" TEXT[],
    "touchpoint" TEXT,
    "leadersOnly" BOOLEAN NOT NULL DEFAULT false,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "fingerprint" TEXT,
    "codes" TEXT[],
    "words" TEXT[],
    "lexemes" tsvector,

    CONSTRAINT "SearchEntry_pkey" PRIMARY KEY ("kind","ref","lang")
);

-- CreateTable
CREATE TABLE "SearchStale" (
    "id" BIGSERIAL NOT NULL,
    "kind" "SearchKind" NOT NULL,
    "subjectId" UUID NOT NULL,

    CONSTRAINT "SearchStale_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchWord" (
    "lang" "Lang" NOT NULL,
    "word" TEXT NOT NULL,
    "back" TEXT NOT NULL,
    "letters" INTEGER NOT NULL,
    "stem" TEXT NOT NULL,
    "open" INTEGER NOT NULL,
    "hidden" INTEGER NOT NULL,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("lang","word")
);

-- CreateTable
CREATE TABLE "Synonyms" (
    "id" UUID NOT NULL,
    "lang" "Lang" NOT NULL,
    "words" TEXT[],
    "queries" TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Synonyms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchMiss" (
    "lang" "Lang" NOT NULL,
    "q" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "handledAt" TIMESTAMPTZ(3),

    CONSTRAINT "SearchMiss_pkey" PRIMARY KEY ("lang","q")
);

-- CreateTable
CREATE TABLE "SearchRemark" (
    "id" UUID NOT NULL,
    "lang" "Lang" NOT NULL,
    "q" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SearchRemark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SearchEntry_lexemes_idx" ON "SearchEntry" USING GIN ("lexemes");

-- CreateIndex
CREATE INDEX "SearchWord_lang_back_idx" ON "SearchWord"("lang", "back");

-- CreateIndex
CREATE INDEX "SearchWord_lang_stem_idx" ON "SearchWord"("lang", "stem");

-- CreateIndex
CREATE INDEX "SearchWord_lang_letters_idx" ON "SearchWord"("lang", "letters");

-- CreateIndex
CREATE INDEX "Synonyms_lang_idx" ON "Synonyms"("lang");

-- CreateIndex
CREATE INDEX "SearchMiss_handledAt_lastAt_idx" ON "SearchMiss"("handledAt", "lastAt");

-- CreateIndex
CREATE INDEX "SearchRemark_lang_q_idx" ON "SearchRemark"("lang", "q");

-- AddForeignKey
ALTER TABLE "SearchRemark" ADD CONSTRAINT "SearchRemark_lang_q_fkey" FOREIGN KEY ("lang", "q") REFERENCES "SearchMiss"("lang", "q") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here by hand: how words are read, and what keeps the entries right.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TEXT SEARCH CONFIGURATION maatstaf_nl (COPY = pg_catalog.dutch);
ALTER TEXT SEARCH CONFIGURATION maatstaf_nl ALTER MAPPING FOR hword, hword_part, word WITH unaccent, dutch_stem;
CREATE TEXT SEARCH CONFIGURATION maatstaf_en (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION maatstaf_en ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;

-- Words are compared letter by letter, so that those with the same beginning stand together.
ALTER TABLE "SearchWord" ALTER COLUMN word TYPE text COLLATE "C", ALTER COLUMN back TYPE text COLLATE "C";
ALTER TABLE "SearchEntry" ADD CHECK (NOT "leadersOnly" OR kind = 'requirement');
ALTER TABLE "Synonyms" ADD CHECK (cardinality(words) BETWEEN 2 AND 10 AND cardinality(words) = cardinality(queries));
ALTER TABLE "SearchMiss" ADD CHECK (count > 0 AND length(q) BETWEEN 1 AND 200);
ALTER TABLE "SearchRemark" ADD CHECK (length(text) BETWEEN 1 AND 2000);

-- A text as what is sought and what is found are both read: small letters without accents, one space between words, a code
-- one word with its number in front (LIN-TEL-02: 02lintel), so that the beginning of no word is one, and a number with its
-- unit one word beside the number (30 seconds: 30 30s).
CREATE FUNCTION search_plain(given text) RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  t text := lower(public.unaccent(replace(given, chr(160), ' ')));
  number CONSTANT text := '\m(\d+(?:p\d+)?)[\s-]*(?:';
  ending CONSTANT text := ')(?![[:alnum:]])';
BEGIN
  t := regexp_replace(t, '\m([a-z]{2,5})-([a-z]{2,5})-(\d{2,3})\M', '\3\1\2', 'g');
  t := regexp_replace(t, '\m([a-z]{2,5})-(\d{2,3})\M', '\2\1', 'g');
  IF t ~ '\d' THEN
    t := regexp_replace(t, '(\d)[.,](\d{3})(?!\d)', '\1\2', 'g');
    t := regexp_replace(t, '(\d)[.,](\d)', '\1p\2', 'g');
    t := regexp_replace(t, number || 'seconden|seconde|seconds|second|secs|sec|s' || ending, '\1 \1s ', 'g');
    t := regexp_replace(t, number || 'minuten|minuut|minutes|minute|mins|min' || ending, '\1 \1min ', 'g');
    t := regexp_replace(t, number || 'werkuren|werkuur|working[\s-]hours?' || ending, '\1 \1wh ', 'g');
    t := regexp_replace(t, number || 'werkdagen|werkdag|working[\s-]days?' || ending, '\1 \1wd ', 'g');
    t := regexp_replace(t, number || 'uren|uur|hours|hour|u|h' || ending, '\1 \1h ', 'g');
    t := regexp_replace(t, number || 'dagen|dag|days|day|d' || ending, '\1 \1d ', 'g');
    t := regexp_replace(t, number || 'weken|week|weeks|w' || ending, '\1 \1w ', 'g');
    t := regexp_replace(t, number || 'keer|maal|times|time|x' || ending, '\1 \1x ', 'g');
    t := regexp_replace(t, number || '%|procent|per\s?cent|pct' || ending, '\1 \1pct ', 'g');
  END IF;
  -- E-mail and email are one word.
  t := regexp_replace(t, '\m([a-z])-(?=[a-z])', '\1', 'g');
  RETURN trim(regexp_replace(t, '[^[:alnum:]]+', ' ', 'g'));
END $$;

-- How a language's words are reduced to stems.
CREATE FUNCTION search_words_of(lang "Lang") RETURNS regconfig LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT (CASE lang WHEN 'nl' THEN 'public.maatstaf_nl' ELSE 'public.maatstaf_en' END)::regconfig
$$;

CREATE FUNCTION search_read() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  config CONSTANT regconfig := search_words_of(NEW.lang);
  title CONSTANT text := search_plain(NEW.title);
  lead CONSTANT text := search_plain(NEW.lead);
  body CONSTANT text := search_plain(NEW.body);
BEGIN
  -- A code and its end: LIN-TEL-02 is found by TEL-02 as well.
  NEW.codes := ARRAY(SELECT DISTINCT replace(search_plain(part), ' ', '') FROM unnest(ARRAY[NEW.code, substring(NEW.code FROM '[A-Z]+-[0-9]+$')]) part WHERE part IS NOT NULL);
  IF NEW.retired THEN
    NEW.words := '{}';
    NEW.lexemes := array_to_tsvector(NEW.codes);
  ELSE
    NEW.words := ARRAY(SELECT DISTINCT word FROM regexp_split_to_table(concat_ws(' ', title, lead, body), ' ') word WHERE word ~ '^[a-z]{3,40}$');
    NEW.lexemes := setweight(to_tsvector(config, concat_ws(' ', title, replace(lower(NEW.code), '-', ' '))), 'A')
      || setweight(to_tsvector(config, concat_ws(' ', lead, search_plain(NEW.figures))), 'B') || setweight(to_tsvector(config, body), 'C') || array_to_tsvector(NEW.codes);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER search_read BEFORE INSERT ON "SearchEntry" FOR EACH ROW EXECUTE FUNCTION search_read();
CREATE TRIGGER replaced BEFORE UPDATE ON "SearchEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The words of the entries, counted as these come and go.
CREATE FUNCTION search_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "SearchWord" (lang, word, back, letters, stem, open, hidden)
      SELECT lang, word, reverse(word), length(word),
        coalesce((ts_lexize((CASE lang WHEN 'nl' THEN 'dutch_stem' ELSE 'english_stem' END)::regdictionary, word))[1], word),
        count(*) FILTER (WHERE NOT "leadersOnly"), count(*) FILTER (WHERE "leadersOnly")
      FROM changed, unnest(words) AS word GROUP BY lang, word
      ON CONFLICT (lang, word) DO UPDATE SET open = "SearchWord".open + excluded.open, hidden = "SearchWord".hidden + excluded.hidden;
  ELSE
    WITH less AS (
      SELECT lang, word COLLATE "C" AS word, count(*) FILTER (WHERE NOT "leadersOnly") AS open, count(*) FILTER (WHERE "leadersOnly") AS hidden
      FROM changed, unnest(words) AS word GROUP BY 1, 2
    )
    UPDATE "SearchWord" kept SET open = kept.open - less.open, hidden = kept.hidden - less.hidden
      FROM less WHERE kept.lang = less.lang AND kept.word = less.word;
    DELETE FROM "SearchWord" WHERE open = 0 AND hidden = 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_more AFTER INSERT ON "SearchEntry" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_count();
CREATE TRIGGER search_less AFTER DELETE ON "SearchEntry" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_count();

-- The entries of these standards as they stand now, in each language with the words there are.
CREATE FUNCTION search_standards(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "SearchEntry" WHERE kind = 'standard' AND ref IN (SELECT code FROM "Standard" WHERE id = ANY (ids));
  INSERT INTO "SearchEntry" (kind, ref, lang, "wordsLang", path, code, title, lead, body, figures, "brandSlug", principles, channels, touchpoint, retired)
    SELECT 'standard', s.code, asked.lang, w.lang, 'standards/' || s.code, s.code, w.statement, w.summary,
      concat_ws(E'\n', w.why, w.contact, w.population, w.observed, w.conditions, w.missed, w.evidence, w."notYet", w.sometimes, w.mostly, w.always),
      concat_ws(' ', trim_scale(v."limit")::text, replace(v.unit::text, '-', ' '), v.target || ' %'),
      coalesce(s."brandSlug", u."brandSlug"), array_prepend(v."principleSlug", v.principles), v.channels::text[], v.touchpoint::text, s."retiredAt" IS NOT NULL
    FROM "Standard" s
      JOIN "Version" v ON v.id = s."liveId"
      LEFT JOIN "Unit" u ON u.id = s."unitId"
      CROSS JOIN unnest(enum_range(NULL::"Lang")) AS asked(lang)
      CROSS JOIN LATERAL (SELECT * FROM "VersionWords" WHERE "versionId" = v.id ORDER BY lang = asked.lang DESC LIMIT 1) w
    WHERE s.id = ANY (ids);
END $$;

-- The requirements of the newest edition of each guide that these belong to; leaders alone read them.
CREATE FUNCTION search_requirements(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  slugs CONSTANT text[] := ARRAY(SELECT DISTINCT e."guideSlug" FROM "Requirement" r JOIN "Edition" e ON e.id = r."editionId" WHERE r.id = ANY (ids));
BEGIN
  DELETE FROM "SearchEntry" WHERE kind = 'requirement' AND ref IN
    (SELECT r.id::text FROM "Requirement" r JOIN "Edition" e ON e.id = r."editionId" WHERE e."guideSlug" = ANY (slugs));
  INSERT INTO "SearchEntry" (kind, ref, lang, "wordsLang", path, code, title, lead, "leadersOnly")
    SELECT 'requirement', r.id::text, asked.lang, said.lang, 'standards/guides/' || g.slug || '/' || r.code, r.code, said.text,
      concat_ws(', ', g.name || ' ' || e.name, nullif(said.class, '')), true
    FROM "Guide" g
      JOIN LATERAL (SELECT * FROM "Edition" WHERE "guideSlug" = g.slug ORDER BY position DESC LIMIT 1) e ON true
      JOIN "Requirement" r ON r."editionId" = e.id
      CROSS JOIN unnest(enum_range(NULL::"Lang")) AS asked(lang)
      CROSS JOIN LATERAL (SELECT * FROM (VALUES ('nl'::"Lang", r."textNl", r."classNl"), ('en', r."textEn", r."classEn")) AS t(lang, text, class)
        WHERE text <> '' ORDER BY t.lang = asked.lang DESC LIMIT 1) said
    WHERE g.slug = ANY (slugs);
END $$;

CREATE FUNCTION search_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'Standard' THEN
    INSERT INTO "SearchStale" (kind, "subjectId") VALUES ('standard', NEW.id);
  ELSIF TG_TABLE_NAME = 'Requirement' THEN
    INSERT INTO "SearchStale" (kind, "subjectId") VALUES ('requirement', NEW.id);
  ELSE
    INSERT INTO "SearchStale" (kind, "subjectId") SELECT 'standard', id FROM "Standard" WHERE "liveId" = NEW."versionId";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_mark AFTER UPDATE OF "liveId", "retiredAt", "brandSlug", "unitId" ON "Standard" FOR EACH ROW EXECUTE FUNCTION search_mark();
CREATE TRIGGER search_mark AFTER INSERT ON "VersionWords" FOR EACH ROW EXECUTE FUNCTION search_mark();
CREATE TRIGGER search_mark AFTER INSERT ON "Requirement" FOR EACH ROW EXECUTE FUNCTION search_mark();

-- At the end of a transaction, when it holds whatever rows it wanted, the first call does the work of all. One at a time,
-- since all count the same words.
CREATE FUNCTION search_settle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  standards uuid[];
  requirements uuid[];
BEGIN
  IF NOT EXISTS (SELECT FROM "SearchStale") THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(72707370);
  WITH gone AS (DELETE FROM "SearchStale" RETURNING kind, "subjectId")
    SELECT array_agg(DISTINCT "subjectId") FILTER (WHERE kind = 'standard'), array_agg(DISTINCT "subjectId") FILTER (WHERE kind = 'requirement')
    INTO standards, requirements FROM gone;
  IF standards IS NOT NULL THEN PERFORM search_standards(standards); END IF;
  IF requirements IS NOT NULL THEN PERFORM search_requirements(requirements); END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER search_settle AFTER INSERT ON "SearchStale" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_settle();

CREATE FUNCTION search_synonyms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.queries := ARRAY(SELECT phraseto_tsquery(search_words_of(NEW.lang), search_plain(word))::text FROM unnest(NEW.words) WITH ORDINALITY AS t(word, n) ORDER BY n);
  RETURN NEW;
END $$;
CREATE TRIGGER search_synonyms BEFORE INSERT OR UPDATE ON "Synonyms" FOR EACH ROW EXECUTE FUNCTION search_synonyms();

SELECT search_standards(array_agg(id)) FROM "Standard";
SELECT search_requirements(array_agg(id)) FROM "Requirement";
