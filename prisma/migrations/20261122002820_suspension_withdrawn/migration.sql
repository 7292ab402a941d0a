-- Who proposed a suspension may take the proposal back while the other side has not agreed to it.
ALTER TABLE clock_suspension
  ADD COLUMN withdrawn_by uuid,
  ADD COLUMN withdrawn_at timestamptz(3),
  ADD FOREIGN KEY (project_id, withdrawn_by) REFERENCES member (project_id, id),
  ADD CONSTRAINT clock_suspension_withdrawn_whole CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)),
  ADD CONSTRAINT clock_suspension_answered_once CHECK (agreed_at IS NULL OR withdrawn_at IS NULL);

DROP INDEX one_suspension_proposed;
CREATE UNIQUE INDEX one_suspension_proposed ON clock_suspension (project_id, clock_id) WHERE agreed_at IS NULL AND withdrawn_at IS NULL;

CREATE OR REPLACE FUNCTION aval_guard_clock_suspension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.agreed_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL OR (NEW.agreed_at IS NULL) = (NEW.withdrawn_at IS NULL)
     OR (NEW.project_id, NEW.id, NEW.clock_id, NEW.cause, NEW.reason, NEW.party_id, NEW.proposed_by, NEW.proposed_at)
     IS DISTINCT FROM (OLD.project_id, OLD.id, OLD.clock_id, OLD.cause, OLD.reason, OLD.party_id, OLD.proposed_by, OLD.proposed_at) THEN
    RAISE EXCEPTION 'what was proposed stays what it was, and is agreed to or withdrawn once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
