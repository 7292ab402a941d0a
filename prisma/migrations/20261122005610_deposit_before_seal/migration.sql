-- An offer that is deposited in time is in the box (CR-03): whoever acts as a candidate holds the consultation from the first
-- statement on, so the seal waits for what was on its way when the closing came. Before, it was sealed in between, and the
-- deposit was lost without a word.
CREATE OR REPLACE FUNCTION aval_enter_candidacy(wanted uuid, to_act boolean) RETURNS jsonb LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found_candidate consultation_candidate%ROWTYPE;
BEGIN
  SELECT k.* INTO found_candidate FROM consultation_candidate k WHERE k.consultation_id = wanted AND k.person_id = aval_person();
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF to_act THEN
    PERFORM 1 FROM consultation c WHERE c.project_id = found_candidate.project_id AND c.id = wanted FOR SHARE;
    PERFORM pg_advisory_xact_lock(hashtextextended(found_candidate.id::text, 0));
  END IF;
  RETURN (SELECT jsonb_build_object('projectId', p.id, 'consultationId', wanted, 'candidateId', found_candidate.id, 'organisation', found_candidate.organisation,
      'project', p.name, 'language', p.language, 'currency', p.currency, 'timeZone', p.time_zone, 'projectStatus', p.status,
      'client', (SELECT y.name FROM party y WHERE y.project_id = p.id AND y.side = 'CLIENT' AND y.removed_at IS NULL),
      'baseline', (SELECT b.number FROM consultation c JOIN baseline b ON b.project_id = c.project_id AND b.id = c.baseline_id WHERE c.project_id = p.id AND c.id = wanted))
    FROM project p WHERE p.id = found_candidate.project_id);
END $$;

-- As before; those who ask at once hold the consultation together, so they are numbered one after the other by a lock of
-- their own: two of them would wait for each other otherwise.
CREATE OR REPLACE FUNCTION aval_guard_consultation_question() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE asked consultation%ROWTYPE;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a question stays on record' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN PERFORM pg_advisory_xact_lock(hashtextextended(NEW.consultation_id::text, 0)); END IF;
  SELECT * INTO asked FROM consultation c WHERE c.project_id = NEW.project_id AND c.id = NEW.consultation_id FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    IF asked.status <> 'PUBLISHED' OR NEW.asked_at >= asked.questions_until OR NEW.answer IS NOT NULL THEN
      RAISE EXCEPTION 'questions are put in their time' USING ERRCODE = 'restrict_violation';
    END IF;
    NEW.number := (SELECT coalesce(max(q.number), 0) + 1 FROM consultation_question q WHERE q.project_id = NEW.project_id AND q.consultation_id = NEW.consultation_id);
    RETURN NEW;
  END IF;
  IF OLD.answer IS NOT NULL OR asked.status <> 'PUBLISHED' OR NEW.answered_at >= asked.closes_at
     OR to_jsonb(NEW) - ARRAY['answer', 'answered_at'] <> to_jsonb(OLD) - ARRAY['answer', 'answered_at'] THEN
    RAISE EXCEPTION 'a question is answered once, before the closing' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
