-- When a person is erased, committees, their meetings and agendas lose their name too, and what they prepared for their
-- side goes whole (ADR 0010). What was signed keeps it.
CREATE FUNCTION aval_forget_in_committees() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  target uuid;
  said text;
  places uuid[];
BEGIN
  SELECT g.person_id INTO target FROM gone g LIMIT 1;
  IF target IS NULL THEN RETURN NULL; END IF;
  SELECT array_agg(DISTINCT m.project_id) INTO places FROM member m WHERE m.person_id = target
    AND EXISTS (SELECT 1 FROM committee_body b WHERE b.project_id = m.project_id);
  IF places IS NULL THEN RETURN NULL; END IF;
  SELECT '(^|[^[:alnum:]])(' || string_agg(regexp_replace(word, '([^[:alnum:]])', '\\\1', 'g'), '|') || ')(?![[:alnum:]])' INTO said
  FROM (SELECT g.display_name FROM gone g UNION SELECT p.email FROM person p WHERE p.id = target AND p.email IS NOT NULL) AS known (word);
  -- These rows refuse this change, from everybody. For this one the guards step aside, and nobody writes meanwhile.
  ALTER TABLE committee_body DISABLE TRIGGER guard_body;
  ALTER TABLE meeting DISABLE TRIGGER guard_meeting;
  ALTER TABLE agenda_point DISABLE TRIGGER guard_point;
  ALTER TABLE preparation_note DISABLE TRIGGER guard_preparation;
  UPDATE committee_body SET title = regexp_replace(title, said, '\1…', 'gi') WHERE project_id = ANY (places) AND title ~* said;
  UPDATE meeting SET place = regexp_replace(place, said, '\1…', 'gi'), reason = regexp_replace(reason, said, '\1…', 'gi'),
    cancel_reason = regexp_replace(cancel_reason, said, '\1…', 'gi')
  WHERE project_id = ANY (places) AND concat_ws(E'\n', place, reason, cancel_reason) ~* said;
  UPDATE agenda_point SET title = regexp_replace(title, said, '\1…', 'gi'), detail = regexp_replace(detail, said, '\1…', 'gi')
  WHERE project_id = ANY (places) AND concat_ws(E'\n', title, detail) ~* said;
  UPDATE preparation_note n SET text = NULL FROM member m
  WHERE n.project_id = ANY (places) AND m.project_id = n.project_id AND m.id = n.written_by AND m.person_id = target;
  UPDATE preparation_note SET text = regexp_replace(text, said, '\1…', 'gi') WHERE project_id = ANY (places) AND text ~* said;
  SET CONSTRAINTS ALL IMMEDIATE;
  ALTER TABLE committee_body ENABLE TRIGGER guard_body;
  ALTER TABLE meeting ENABLE TRIGGER guard_meeting;
  ALTER TABLE agenda_point ENABLE TRIGGER guard_point;
  ALTER TABLE preparation_note ENABLE TRIGGER guard_preparation;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION aval_forget_in_committees() FROM PUBLIC;
CREATE TRIGGER forget_in_committees AFTER DELETE ON person_identity REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION aval_forget_in_committees();
