-- A request for a change also comes from a question, or from a point of a committee (issue 5, part 4). Its number there is the
-- question's, or that of the meeting.
ALTER TABLE change_request ADD COLUMN question_id uuid, ADD COLUMN agenda_point_id uuid;
ALTER TABLE change_request
  ADD CONSTRAINT change_request_question FOREIGN KEY (project_id, question_id) REFERENCES question (project_id, id),
  ADD CONSTRAINT change_request_agenda_point FOREIGN KEY (project_id, agenda_point_id) REFERENCES agenda_point (project_id, id),
  DROP CONSTRAINT change_request_origin_check,
  ADD CONSTRAINT change_request_origin_check
    CHECK (origin IN ('MILESTONE', 'REQUIREMENT', 'RESERVATION', 'QUESTION', 'AGENDA_POINT', 'NONE')),
  ADD CONSTRAINT change_request_origin_named
    CHECK ((origin = 'QUESTION') = (question_id IS NOT NULL) AND (origin = 'AGENDA_POINT') = (agenda_point_id IS NOT NULL));

-- Where a request comes from is fixed with the rest of it (the function of 20261122003300, with the two new columns).
CREATE OR REPLACE FUNCTION aval_guard_change_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wording constant text[] := ARRAY['type', 'title', 'description', 'reason', 'digest'];
DECLARE fixed constant text[] := ARRAY['project_id', 'id', 'code', 'number', 'origin', 'milestone_id', 'requirement_id', 'reservation_id',
  'question_id', 'agenda_point_id', 'origin_code', 'party_id', 'opened_by', 'opened_at'];
DECLARE kept text[];
DECLARE col text;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'DRAFT' THEN
      RAISE EXCEPTION 'a change request begins as a draft' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.status IN ('REJECTED', 'CONCESSION', 'CLOSED', 'WITHDRAWN', 'EXPIRED') AND to_jsonb(NEW) <> to_jsonb(OLD)
     OR (NEW.status <> OLD.status AND NOT NEW.status = ANY (aval_change_moves(OLD.status))) THEN
    RAISE EXCEPTION 'a submitted change request is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  kept := fixed || CASE WHEN OLD.status = 'DRAFT' THEN ARRAY[]::text[] ELSE wording || ARRAY['submitted_by', 'submitted_at'] END
    || CASE WHEN OLD.status IN ('APPROVED', 'CONTRACTED', 'IN_IMPLEMENTATION', 'VERIFIED')
       THEN ARRAY['finding', 'instrument', 'sponsor_needed', 'decided_by', 'decided_at', 'document_id', 'quote_valid_until', 'quote_valid_before'] ELSE ARRAY[]::text[] END;
  FOREACH col IN ARRAY kept LOOP
    IF to_jsonb(NEW) -> col IS DISTINCT FROM to_jsonb(OLD) -> col THEN
      RAISE EXCEPTION 'a submitted change request is not changed' USING ERRCODE = 'restrict_violation';
    END IF;
  END LOOP;
  -- A lapsed offer is accepted by nobody.
  IF NEW.status = 'APPROVED' AND OLD.status <> 'APPROVED' AND NEW.quote_valid_before IS NOT NULL AND NEW.decided_at >= NEW.quote_valid_before THEN
    RAISE EXCEPTION 'the offer has lapsed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
