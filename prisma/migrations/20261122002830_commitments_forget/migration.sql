-- When a person is erased, the titles and the history of commitments lose their name too: what was signed keeps it, as all
-- signed documents do. Their own words go whole, those of others lose the name. Nobody but an erasure deletes identities.
CREATE FUNCTION aval_forget_in_commitments() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  target uuid;
  said text;
BEGIN
  SELECT g.person_id INTO target FROM gone g LIMIT 1;
  IF target IS NULL THEN RETURN NULL; END IF;
  SELECT '(^|[^[:alnum:]])(' || string_agg(regexp_replace(word, '([^[:alnum:]])', '\\\1', 'g'), '|') || ')(?![[:alnum:]])' INTO said
  FROM (SELECT g.display_name FROM gone g UNION SELECT p.email FROM person p WHERE p.id = target AND p.email IS NOT NULL) AS known (word);
  -- These rows refuse every change, from everybody. For this one the guards step aside, and nobody writes meanwhile.
  ALTER TABLE availability_commitment DISABLE TRIGGER guard_commitment;
  ALTER TABLE commitment_step DISABLE TRIGGER refuse_change;
  UPDATE availability_commitment c SET title = regexp_replace(c.title, said, '\1…', 'gi')
  WHERE c.title ~* said AND EXISTS (SELECT 1 FROM member m WHERE m.project_id = c.project_id AND m.person_id = target);
  UPDATE commitment_step s SET text = CASE WHEN m.person_id = target THEN '' ELSE regexp_replace(s.text, said, '\1…', 'gi') END
  FROM commitment_step o LEFT JOIN member m ON m.project_id = o.project_id AND m.id = o.member_id
  WHERE s.project_id = o.project_id AND s.id = o.id AND s.text ~* said
    AND EXISTS (SELECT 1 FROM member w WHERE w.project_id = s.project_id AND w.person_id = target);
  SET CONSTRAINTS ALL IMMEDIATE;
  ALTER TABLE availability_commitment ENABLE TRIGGER guard_commitment;
  ALTER TABLE commitment_step ENABLE TRIGGER refuse_change;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION aval_forget_in_commitments() FROM PUBLIC;
CREATE TRIGGER forget_in_commitments AFTER DELETE ON person_identity REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION aval_forget_in_commitments();
