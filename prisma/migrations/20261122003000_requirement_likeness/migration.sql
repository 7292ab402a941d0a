-- Requirements that look alike: what one asks, compared by trigrams (pg_trgm came with the requirements).
--
-- Only what is asked counts, the title and the statement: a thousand characters tell two requirements apart. They are in
-- the words that a search reads already, folded, between the code and the chapter.

CREATE FUNCTION aval_asked(search text, code text, chapter text, reference text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT left(btrim(substr(search, length(code) + 1,
    greatest(0, length(search) - length(code) - length(chapter) - length(coalesce(reference, '')) - 1))), 1000)
$$;

-- Trigrams measure, words propose: at 100,000 requirements the common trigrams of a sentence are in nearly all of them,
-- and an index of trigrams reads them all (seconds); two of its rarest words are together in a few.
CREATE INDEX requirement_by_likeness ON requirement
  USING gin (project_id, to_tsvector('simple', aval_asked(search, code, chapter, external_reference)));

-- "Two at least of the eight rarest words", as a query on words; one word when there is no other. Null without a word.
-- How rare a word is comes from what the database counts for its planner; between words it does not know, the longer.
CREATE FUNCTION aval_likely_words(folded text) RETURNS tsquery LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH common AS (
    SELECT u.word, u.frequency FROM pg_stats s,
      unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs::real[]) AS u (word, frequency)
    WHERE s.schemaname = 'public' AND s.tablename = 'requirement_by_likeness' AND u.word IS NOT NULL
  ), chosen AS (
    SELECT quote_literal(lexeme) AS word,
      row_number() OVER (ORDER BY coalesce(c.frequency, 0), length(lexeme) DESC, lexeme) AS place
    FROM unnest(to_tsvector('simple', folded)) LEFT JOIN common c ON c.word = lexeme
    WHERE length(lexeme) BETWEEN 3 AND 60 AND lexeme !~ '[''\\]'
    ORDER BY 2 LIMIT 8
  ), pairs AS (
    SELECT one.word || ' & (' || string_agg(other.word, ' | ') || ')' AS pair
    FROM chosen one JOIN chosen other ON other.place > one.place GROUP BY one.place, one.word
  )
  SELECT coalesce((SELECT string_agg('(' || pair || ')', ' | ') FROM pairs), (SELECT min(word) FROM chosen))::tsquery
$$;

-- Requirements of the entered project that look like `words`, the likest first, from 0.5 of 1. As for
-- `aval_find_requirements`: row-level security keeps such an operator from using an index, so the project is checked first.
-- Five hundred candidates at most are measured, so that words on every line cost no more than others.
CREATE FUNCTION aval_similar_requirements(words text, most integer) RETURNS TABLE (id uuid, likeness real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  asked text := left(aval_fold(btrim(words)), 1000);
  likely tsquery := aval_likely_words(asked);
BEGIN
  RETURN QUERY
    SELECT c.id, similarity(c.words, asked) FROM (
      SELECT r.id, r.code, aval_asked(r.search, r.code, r.chapter, r.external_reference) AS words FROM requirement r
      WHERE r.project_id = aval_project() AND r.project_id = ANY ((SELECT aval_visible_projects())::uuid[])
        AND to_tsvector('simple', aval_asked(r.search, r.code, r.chapter, r.external_reference)) @@ likely
      LIMIT 500) c
    WHERE similarity(c.words, asked) >= 0.5
    ORDER BY 2 DESC, c.code LIMIT most;
END $$;
