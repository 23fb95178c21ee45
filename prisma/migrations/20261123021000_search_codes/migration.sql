-- A code as one word that begins with a figure, so that the beginning of no word is one, whatever stands between its parts:
-- LIN-TEL-02, "lin tel 02" and LINTEL02 are 02lintel, A.1.2 is 1.2a, 4.1.2 is itself and not 41.2. Null for what is none.
CREATE FUNCTION search_code(given text) RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  t CONSTANT text := lower(public.unaccent(trim(replace(given, chr(160), ' '), ' .?!')));
  head CONSTANT text := substring(t FROM '^(?:[a-z]+[\s._-]*)*');
BEGIN
  IF t !~ '^[a-z0-9]+(?:[\s._-]+[a-z0-9]+)*$' OR t !~ '\d' OR length(t) > 60 THEN RETURN NULL; END IF;
  RETURN regexp_replace(regexp_replace(substr(t, length(head) + 1), '[\s._-]+', '.', 'g'), '(\d)(?=[a-z])|([a-z])(?=\d)', '\1\2.', 'g')
    || regexp_replace(head, '[^a-z]', '', 'g');
END $$;

-- As it was, with numbers of more than two parts read as one: 4.1.2, 1.000.000.
CREATE OR REPLACE FUNCTION search_plain(given text) RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  t text := lower(public.unaccent(replace(given, chr(160), ' ')));
  number CONSTANT text := '\m(\d+(?:p\d+)?)[\s-]*(?:';
  ending CONSTANT text := ')(?![[:alnum:]])';
BEGIN
  t := regexp_replace(t, '\m([a-z]{2,5})-([a-z]{2,5})-(\d{2,3})\M', '\3\1\2', 'g');
  t := regexp_replace(t, '\m([a-z]{2,5})-(\d{2,3})\M', '\2\1', 'g');
  IF t ~ '\d' THEN
    t := regexp_replace(t, '(\d)[.,](?=\d{3}(?!\d))', '\1', 'g');
    t := regexp_replace(t, '(\d)[.,](?=\d)', '\1p', 'g');
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

-- As it was, with codes of any number of parts.
CREATE OR REPLACE FUNCTION search_read() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  config CONSTANT regconfig := search_words_of(NEW.lang);
  title CONSTANT text := search_both(NEW.title);
  lead CONSTANT text := search_both(NEW.lead);
  body CONSTANT text := search_both(NEW.body);
BEGIN
  -- A code and its end: LIN-TEL-02 is found by TEL-02 as well.
  NEW.codes := ARRAY(SELECT DISTINCT code FROM unnest(ARRAY[search_code(NEW.code), search_code(substring(NEW.code FROM '[A-Z]+-[0-9]+$'))]) code WHERE code IS NOT NULL);
  IF NEW.retired THEN
    NEW.words := '{}';
    NEW.lexemes := array_to_tsvector(NEW.codes);
  ELSE
    NEW.words := ARRAY(SELECT DISTINCT word FROM regexp_split_to_table(concat_ws(' ', title, lead, body), ' ') word WHERE word ~ '^[a-z]{3,40}$');
    -- Of a code that begins with letters its parts are words too.
    NEW.lexemes := setweight(to_tsvector(config, concat_ws(' ', title, translate(lower(substring(NEW.code FROM '^[A-Za-z].*')), '._-', '   '))), 'A')
      || setweight(to_tsvector(config, concat_ws(' ', lead, search_plain(NEW.figures))), 'B') || setweight(to_tsvector(config, body), 'C')
      || array_to_tsvector(NEW.codes || ARRAY(SELECT DISTINCT word FROM regexp_split_to_table(title, ' ') word WHERE word <> '' AND to_tsvector(config, word) = ''));
  END IF;
  RETURN NEW;
END $$;

-- Every entry is read anew: these here, those of content at the start.
SELECT search_standards(array_agg(id)) FROM "Standard";
SELECT search_requirements(array_agg(id)) FROM "Requirement";
DELETE FROM "SearchEntry" WHERE fingerprint IS NOT NULL;
