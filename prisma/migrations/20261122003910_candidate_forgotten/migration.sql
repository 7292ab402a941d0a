-- When a person is erased, consultations lose their name too: the address and the name of a candidate, the words of theirs
-- in which their name or address stands, and the name in what others declared there. What was signed keeps it, and an
-- offer keeps its price. The sealed bytes of an offer stay what they are: nobody can leave a name out of them.
CREATE FUNCTION aval_forget_in_consultations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  target uuid;
  address text;
  said text;
  places uuid[];
BEGIN
  SELECT g.person_id INTO target FROM gone g LIMIT 1;
  IF target IS NULL THEN RETURN NULL; END IF;
  SELECT p.email INTO address FROM person p WHERE p.id = target;
  SELECT array_agg(c.id) INTO places FROM consultation c
  WHERE EXISTS (SELECT 1 FROM consultation_candidate k WHERE k.consultation_id = c.id AND (k.person_id = target OR k.email = address))
     OR EXISTS (SELECT 1 FROM interest_declaration i JOIN member m ON m.project_id = i.project_id AND m.id = i.member_id
                WHERE i.consultation_id = c.id AND m.person_id = target);
  IF places IS NULL THEN RETURN NULL; END IF;
  SELECT '(^|[^[:alnum:]])(' || string_agg(regexp_replace(word, '([^[:alnum:]])', '\\\1', 'g'), '|') || ')(?![[:alnum:]])' INTO said
  FROM (SELECT g.display_name FROM gone g UNION SELECT k.display_name FROM consultation_candidate k WHERE k.person_id = target OR k.email = address
        UNION SELECT address WHERE address IS NOT NULL) AS known (word);
  -- These rows refuse every change, from everybody. For this one the guards step aside, and nobody writes meanwhile.
  ALTER TABLE consultation_candidate DISABLE TRIGGER guard_candidate;
  ALTER TABLE consultation_question DISABLE TRIGGER guard_consultation_question;
  ALTER TABLE opened_offer DISABLE TRIGGER refuse_change;
  ALTER TABLE interest_declaration DISABLE TRIGGER refuse_change;
  UPDATE consultation_question q SET text = '…' FROM consultation_asker a JOIN consultation_candidate k ON k.project_id = a.project_id AND k.id = a.candidate_id
  WHERE a.project_id = q.project_id AND a.question_id = q.id AND k.person_id = target AND q.text ~* said;
  UPDATE opened_offer o SET text = CASE WHEN o.text ~* said THEN '…' ELSE o.text END, files = aval_unsay(o.files, said, '…')
  FROM consultation_candidate k WHERE k.project_id = o.project_id AND k.id = o.candidate_id AND k.person_id = target
    AND (o.text ~* said OR aval_says(o.files, said));
  UPDATE interest_declaration i SET text = CASE WHEN m.person_id = target THEN '…' ELSE regexp_replace(i.text, said, '\1…', 'gi') END
  FROM interest_declaration o JOIN member m ON m.project_id = o.project_id AND m.id = o.member_id
  WHERE i.project_id = o.project_id AND i.id = o.id AND i.text ~* said AND i.consultation_id = ANY (places);
  UPDATE consultation_candidate k SET display_name = '…', email = k.id || '@erased.invalid', organisation = regexp_replace(k.organisation, said, '\1…', 'gi')
  WHERE k.person_id = target OR k.email = address;
  SET CONSTRAINTS ALL IMMEDIATE;
  ALTER TABLE consultation_candidate ENABLE TRIGGER guard_candidate;
  ALTER TABLE consultation_question ENABLE TRIGGER guard_consultation_question;
  ALTER TABLE opened_offer ENABLE TRIGGER refuse_change;
  ALTER TABLE interest_declaration ENABLE TRIGGER refuse_change;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION aval_forget_in_consultations() FROM PUBLIC;
CREATE TRIGGER forget_in_consultations AFTER DELETE ON person_identity REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION aval_forget_in_consultations();
