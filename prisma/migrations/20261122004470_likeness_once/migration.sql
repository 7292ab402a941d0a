-- As before, but the likeness of a candidate is measured once, where it was measured to compare it and again to tell it; and
-- of three hundred candidates at most: the time of a question with words on every line is that of its measures.
CREATE OR REPLACE FUNCTION aval_similar_requirements(words text, most integer) RETURNS TABLE (id uuid, likeness real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  asked text := left(aval_fold(btrim(words)), 1000);
  likely tsquery := aval_likely_words(asked);
BEGIN
  RETURN QUERY
    SELECT m.id, m.likeness FROM (
      SELECT c.id, c.code, similarity(c.words, asked) AS likeness FROM (
        SELECT r.id, r.code, aval_asked(r.search, r.code, r.chapter, r.external_reference) AS words FROM requirement r
        WHERE r.project_id = aval_project() AND r.project_id = ANY ((SELECT aval_visible_projects())::uuid[])
          AND to_tsvector('simple', aval_asked(r.search, r.code, r.chapter, r.external_reference)) @@ likely
        LIMIT 300) c
      -- A fence: without it the planner puts the measure in both places.
      OFFSET 0) m
    WHERE m.likeness >= 0.5
    ORDER BY m.likeness DESC, m.code LIMIT most;
END $$;
