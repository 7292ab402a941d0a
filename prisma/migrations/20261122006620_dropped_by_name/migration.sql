-- An action is dropped by a decision that was adopted since it was given and names it: in its matter, in its words, or by revoking
-- the decision that gave it.
CREATE OR REPLACE FUNCTION aval_guard_action_item() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE steps constant text[] := ARRAY['status', 'done_by', 'done_at', 'verified_by', 'dropped_by_id', 'ended_at'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'an action is dropped by a decision, never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'OPEN' THEN
      RAISE EXCEPTION 'an action begins as open' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT (OLD.status || '>' || NEW.status) = ANY (ARRAY['OPEN>IN_PROGRESS', 'OPEN>DONE', 'IN_PROGRESS>DONE', 'DONE>VERIFIED', 'DONE>IN_PROGRESS',
      'OPEN>DROPPED', 'IN_PROGRESS>DROPPED', 'DONE>DROPPED']) OR to_jsonb(NEW) - steps <> to_jsonb(OLD) - steps THEN
    RAISE EXCEPTION 'action % is % and does not change this way', OLD.code, OLD.status USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status = 'DROPPED' AND NOT EXISTS (SELECT 1 FROM committee_decision d
      WHERE d.project_id = NEW.project_id AND d.id = NEW.dropped_by_id AND d.status = 'ADOPTED' AND d.decided_at >= NEW.opened_at
        AND ((d.subject_kind = 'ACTION_ITEM' AND d.subject_id = NEW.id) OR d.revokes_id = NEW.decision_id
          OR concat_ws(' ', d.title, d.text) ~ ('\m' || NEW.code || '\M'))) THEN
    RAISE EXCEPTION 'action % is dropped by a later decision that stands and names it', OLD.code USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
