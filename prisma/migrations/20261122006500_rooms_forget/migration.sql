-- When a person is erased, what was written in rooms and after them loses their name too: notes, decisions and voices,
-- actions, corrections and observations, and minutes that are not circulated yet (ADR 0010). What was circulated is signed,
-- and keeps it.
CREATE FUNCTION aval_forget_in_rooms() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  target uuid;
  said text;
  places uuid[];
BEGIN
  SELECT g.person_id INTO target FROM gone g LIMIT 1;
  IF target IS NULL THEN RETURN NULL; END IF;
  SELECT array_agg(DISTINCT m.project_id) INTO places FROM member m WHERE m.person_id = target
    AND (EXISTS (SELECT 1 FROM committee_body b WHERE b.project_id = m.project_id) OR EXISTS (SELECT 1 FROM action_item t WHERE t.project_id = m.project_id));
  IF places IS NULL THEN RETURN NULL; END IF;
  SELECT '(^|[^[:alnum:]])(' || string_agg(regexp_replace(word, '([^[:alnum:]])', '\\\1', 'g'), '|') || ')(?![[:alnum:]])' INTO said
  FROM (SELECT g.display_name FROM gone g UNION SELECT p.email FROM person p WHERE p.id = target AND p.email IS NOT NULL) AS known (word);
  -- These rows refuse this change, from everybody. For this one the guards step aside, and nobody writes meanwhile.
  ALTER TABLE meeting_note DISABLE TRIGGER refuse_change;
  ALTER TABLE committee_decision DISABLE TRIGGER guard_committee_decision;
  ALTER TABLE committee_decision_option DISABLE TRIGGER refuse_change;
  ALTER TABLE committee_vote DISABLE TRIGGER refuse_change;
  ALTER TABLE action_item DISABLE TRIGGER guard_action_item;
  ALTER TABLE action_item_step DISABLE TRIGGER refuse_change;
  ALTER TABLE minutes_version DISABLE TRIGGER guard_minutes_version;
  ALTER TABLE minutes_correction DISABLE TRIGGER guard_minutes_reading;
  ALTER TABLE minutes_agreement DISABLE TRIGGER refuse_change;
  ALTER TABLE minutes_agreement DISABLE TRIGGER guard_minutes_reading;
  UPDATE meeting_note SET text = regexp_replace(text, said, '\1…', 'gi')
  WHERE project_id = ANY (places) AND concat_ws(E'\n', text) ~* said;
  UPDATE committee_decision SET title = regexp_replace(title, said, '\1…', 'gi'), text = regexp_replace(text, said, '\1…', 'gi'), grounds = regexp_replace(grounds, said, '\1…', 'gi'), reason = regexp_replace(reason, said, '\1…', 'gi')
  WHERE project_id = ANY (places) AND concat_ws(E'\n', title, text, grounds, reason) ~* said;
  UPDATE committee_decision_option SET label = regexp_replace(label, said, '\1…', 'gi'), detail = regexp_replace(detail, said, '\1…', 'gi')
  WHERE project_id = ANY (places) AND concat_ws(E'\n', label, detail) ~* said;
  UPDATE committee_vote SET reason = regexp_replace(reason, said, '\1…', 'gi')
  WHERE project_id = ANY (places) AND concat_ws(E'\n', reason) ~* said;
  UPDATE action_item SET title = regexp_replace(title, said, '\1…', 'gi'), detail = regexp_replace(detail, said, '\1…', 'gi')
  WHERE project_id = ANY (places) AND concat_ws(E'\n', title, detail) ~* said;
  UPDATE action_item_step SET note = regexp_replace(note, said, '\1…', 'gi')
  WHERE project_id = ANY (places) AND concat_ws(E'\n', note) ~* said;
  UPDATE minutes_correction SET text = regexp_replace(text, said, '\1…', 'gi'), reason = regexp_replace(reason, said, '\1…', 'gi'), answer = regexp_replace(answer, said, '\1…', 'gi')
  WHERE project_id = ANY (places) AND concat_ws(E'\n', text, reason, answer) ~* said;
  UPDATE minutes_agreement SET observation = regexp_replace(observation, said, '\1…', 'gi')
  WHERE project_id = ANY (places) AND concat_ws(E'\n', observation) ~* said;
  UPDATE minutes_version SET sections = regexp_replace(sections::text, said, '\1…', 'gi')::jsonb
  WHERE project_id = ANY (places) AND circulated_at IS NULL AND sections::text ~* said;
  SET CONSTRAINTS ALL IMMEDIATE;
  ALTER TABLE meeting_note ENABLE TRIGGER refuse_change;
  ALTER TABLE committee_decision ENABLE TRIGGER guard_committee_decision;
  ALTER TABLE committee_decision_option ENABLE TRIGGER refuse_change;
  ALTER TABLE committee_vote ENABLE TRIGGER refuse_change;
  ALTER TABLE action_item ENABLE TRIGGER guard_action_item;
  ALTER TABLE action_item_step ENABLE TRIGGER refuse_change;
  ALTER TABLE minutes_version ENABLE TRIGGER guard_minutes_version;
  ALTER TABLE minutes_correction ENABLE TRIGGER guard_minutes_reading;
  ALTER TABLE minutes_agreement ENABLE TRIGGER refuse_change;
  ALTER TABLE minutes_agreement ENABLE TRIGGER guard_minutes_reading;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION aval_forget_in_rooms() FROM PUBLIC;
CREATE TRIGGER forget_in_rooms AFTER DELETE ON person_identity REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION aval_forget_in_rooms();
