-- Suspensions that one side proposes and the other agrees to: force majeure, or because both want it.
CREATE TABLE clock_suspension (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  clock_id uuid NOT NULL,
  cause text NOT NULL CHECK (cause IN ('AGREEMENT', 'FORCE_MAJEURE')),
  reason text NOT NULL CHECK (length(btrim(reason)) BETWEEN 1 AND 5000),
  party_id uuid NOT NULL,
  proposed_by uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  agreed_by uuid,
  agreed_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, clock_id) REFERENCES clock (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, proposed_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, agreed_by) REFERENCES member (project_id, id),
  CHECK ((agreed_by IS NULL) = (agreed_at IS NULL))
);
CALL aval_govern('clock_suspension', 'update');
-- One proposal at a time waits for an answer.
CREATE UNIQUE INDEX one_suspension_proposed ON clock_suspension (project_id, clock_id) WHERE agreed_at IS NULL;
CREATE INDEX clock_suspension_by_clock ON clock_suspension (project_id, clock_id, proposed_at);

CREATE FUNCTION aval_guard_clock_suspension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.agreed_at IS NOT NULL OR NEW.agreed_at IS NULL
     OR (NEW.project_id, NEW.id, NEW.clock_id, NEW.cause, NEW.reason, NEW.party_id, NEW.proposed_by, NEW.proposed_at)
     IS DISTINCT FROM (OLD.project_id, OLD.id, OLD.clock_id, OLD.cause, OLD.reason, OLD.party_id, OLD.proposed_by, OLD.proposed_at) THEN
    RAISE EXCEPTION 'what was proposed stays what it was, and is agreed to once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_clock_suspension BEFORE UPDATE OR DELETE ON clock_suspension FOR EACH ROW EXECUTE FUNCTION aval_guard_clock_suspension();
