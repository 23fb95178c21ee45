-- What stands after a single letter and a hyphen is a word too: "mail" finds "e-mail" and "email".
CREATE FUNCTION search_both(given text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT search_plain(regexp_replace(given, '\m(?:([a-z])-(?=[a-z])|(e)(?=mail))([a-z]+)', '\1\2-\3 \3', 'gi'))
$$;

-- A word as it sounds, for words that are told apart by their spelling alone: wagt and wacht, faks and fax.
CREATE FUNCTION search_sound(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(replace(replace(replace(replace(word, 'ch', 'g'), 'ks', 'x'), 'ei', 'ij'), 'ou', 'au'), 'ph', 'f')
$$;

-- A word with each two letters that stand side by side swapped.
CREATE FUNCTION search_swapped(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT overlay(word PLACING reverse(substr(word, at, 2)) FROM at FOR 2) FROM generate_series(1, length(word) - 1) at)
$$;

-- The words around the first place in a text where this is written.
CREATE FUNCTION search_around(said text, written text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN at > 90 THEN '… ' || regexp_replace(substr(said, at - 80, 80), '^\S*\s', '') ELSE left(said, at - 1) END
    || CASE WHEN length(said) > at + 140 THEN regexp_replace(substr(said, at, 130), '\s\S*$', '') || ' …' ELSE substr(said, at) END
  FROM regexp_instr(said, written) at
$$;

-- As it was, with both words of "e-mail", and with the words of a title that otherwise say nothing, such as "why".
CREATE OR REPLACE FUNCTION search_read() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  config CONSTANT regconfig := search_words_of(NEW.lang);
  title CONSTANT text := search_both(NEW.title);
  lead CONSTANT text := search_both(NEW.lead);
  body CONSTANT text := search_both(NEW.body);
BEGIN
  -- A code and its end: LIN-TEL-02 is found by TEL-02 as well.
  NEW.codes := ARRAY(SELECT DISTINCT replace(search_plain(part), ' ', '') FROM unnest(ARRAY[NEW.code, substring(NEW.code FROM '[A-Z]+-[0-9]+$')]) part WHERE part IS NOT NULL);
  IF NEW.retired THEN
    NEW.words := '{}';
    NEW.lexemes := array_to_tsvector(NEW.codes);
  ELSE
    NEW.words := ARRAY(SELECT DISTINCT word FROM regexp_split_to_table(concat_ws(' ', title, lead, body), ' ') word WHERE word ~ '^[a-z]{3,40}$');
    NEW.lexemes := setweight(to_tsvector(config, concat_ws(' ', title, replace(lower(NEW.code), '-', ' '))), 'A')
      || setweight(to_tsvector(config, concat_ws(' ', lead, search_plain(NEW.figures))), 'B') || setweight(to_tsvector(config, body), 'C')
      || array_to_tsvector(NEW.codes || ARRAY(SELECT DISTINCT word FROM regexp_split_to_table(title, ' ') word WHERE word <> '' AND to_tsvector(config, word) = ''));
  END IF;
  RETURN NEW;
END $$;

-- Every entry is read anew: these here, those of content at the start.
SELECT search_standards(array_agg(id)) FROM "Standard";
SELECT search_requirements(array_agg(id)) FROM "Requirement";
DELETE FROM "SearchEntry" WHERE fingerprint IS NOT NULL;
