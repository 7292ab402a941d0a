-- A person is not erased while a company's offer in an open consultation is theirs to answer for (CR-03): their candidacy
-- holds them as a role that others depend on does, until the choice is made. Otherwise the box of a tender would be lost to
-- the one who chooses, and to the company. Whether they offered is not looked at: nobody learns that before the opening.

-- True when nothing is chosen any more: it was, or the project is over.
CREATE FUNCTION aval_decided(project uuid, status text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT status IN ('AWARDED', 'UNSUCCESSFUL') OR EXISTS (SELECT 1 FROM project p WHERE p.id = project AND p.status IN ('CLOSED', 'TERMINATED'))
$$;
REVOKE EXECUTE ON FUNCTION aval_decided(uuid, text) FROM PUBLIC;

-- As before; and the open projects in which they are a candidate of a consultation that is not decided.
CREATE OR REPLACE FUNCTION aval_projects_held(target uuid, at timestamptz) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::int FROM (
    SELECT m.project_id FROM member m JOIN project p ON p.id = m.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
    WHERE m.person_id = target AND m.ended_at IS NULL
      AND (EXISTS (SELECT 1 FROM member o JOIN person q ON q.id = o.person_id AND q.erased_at IS NULL
                   WHERE o.project_id = m.project_id AND o.ended_at IS NULL AND o.person_id <> target)
        OR EXISTS (SELECT 1 FROM invitation i WHERE i.project_id = m.project_id AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > at))
      AND (EXISTS (SELECT 1 FROM member_role r WHERE r.project_id = m.project_id AND r.member_id = m.id AND r.ended_at IS NULL
                   AND r.role NOT IN ('CLIENT_CONTRIBUTOR', 'AGENCY_MEMBER'))
        OR EXISTS (SELECT 1 FROM delegation d WHERE d.project_id = m.project_id AND d.grantee_member_id = m.id AND d.revoked_at IS NULL AND d.valid_until > at))
    UNION
    SELECT k.project_id FROM consultation_candidate k JOIN consultation c ON c.project_id = k.project_id AND c.id = k.consultation_id
    WHERE k.person_id = target AND c.status IN ('PUBLISHED', 'OPENED') AND NOT aval_decided(c.project_id, c.status)) AS held
$$;

-- As before; a key goes once the choice is made.
CREATE OR REPLACE FUNCTION aval_forget_in_consultations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  ALTER TABLE offer_score DISABLE TRIGGER guard_score;
  ALTER TABLE offer_key DISABLE TRIGGER guard_offer_key;
  ALTER TABLE provider_contract DISABLE TRIGGER refuse_change;
  ALTER TABLE consultation_letter DISABLE TRIGGER refuse_change;
  UPDATE consultation_question q SET text = '…' FROM consultation_asker a JOIN consultation_candidate k ON k.project_id = a.project_id AND k.id = a.candidate_id
  WHERE a.project_id = q.project_id AND a.question_id = q.id AND k.person_id = target AND q.text ~* said;
  UPDATE opened_offer o SET text = CASE WHEN o.text ~* said THEN '…' ELSE o.text END, files = aval_unsay(o.files, said, '…')
  FROM consultation_candidate k WHERE k.project_id = o.project_id AND k.id = o.candidate_id AND k.person_id = target
    AND (o.text ~* said OR aval_says(o.files, said));
  -- A box cannot lose a word, so its key goes, wrapped and open, and with the key everything inside; the digest stays in the
  -- ledger. The offer that was chosen is a contract between parties: its box stays, its words lose the name. So does one that
  -- may still be chosen: it is a company's, not its contact's.
  UPDATE opened_offer o SET key = decode(repeat('00', 32), 'hex'), files = '[]'
  FROM consultation_candidate k, consultation c WHERE k.project_id = o.project_id AND k.id = o.candidate_id AND k.person_id = target
    AND c.project_id = o.project_id AND c.id = o.consultation_id AND c.awarded_offer_id IS DISTINCT FROM o.offer_id AND o.intact
    AND aval_decided(c.project_id, c.status);
  DELETE FROM offer_key w USING offer o, consultation_candidate k, consultation c WHERE o.project_id = w.project_id AND o.id = w.offer_id
    AND k.project_id = o.project_id AND k.id = o.candidate_id AND k.person_id = target
    AND c.project_id = o.project_id AND c.id = o.consultation_id AND c.awarded_offer_id IS DISTINCT FROM o.id
    AND aval_decided(c.project_id, c.status);
  UPDATE offer_score s SET reason = regexp_replace(s.reason, said, '\1…', 'gi') WHERE s.consultation_id = ANY (places) AND s.reason ~* said;
  UPDATE provider_contract p SET text = regexp_replace(p.text, said, '\1…', 'gi') WHERE p.consultation_id = ANY (places) AND p.text ~* said;
  UPDATE consultation_question q SET answer = regexp_replace(q.answer, said, '\1…', 'gi') WHERE q.consultation_id = ANY (places) AND q.answer ~* said;
  UPDATE consultation_letter l SET reason = regexp_replace(l.reason, said, '\1…', 'gi'), winner = regexp_replace(l.winner, said, '\1…', 'gi')
  WHERE l.consultation_id = ANY (places) AND (l.reason ~* said OR l.winner ~* said);
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
  ALTER TABLE offer_score ENABLE TRIGGER guard_score;
  ALTER TABLE offer_key ENABLE TRIGGER guard_offer_key;
  ALTER TABLE provider_contract ENABLE TRIGGER refuse_change;
  ALTER TABLE consultation_letter ENABLE TRIGGER refuse_change;
  RETURN NULL;
END $$;
