-- What rests on a text that an amendment has changed is suspect until somebody says why it still holds: the deliverables
-- of a milestone that covers the requirement, the criteria promised with it, the test evidence handed over for it.
CREATE TABLE suspect (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('DELIVERABLE', 'CRITERION', 'EVIDENCE')),
  -- The number of the amendment or of the purchase order that changed the text.
  amendment text NOT NULL CHECK (length(amendment) BETWEEN 1 AND 40),
  milestone_id uuid NOT NULL,
  requirement_id uuid NOT NULL,
  -- The text that was promised; the present one is the requirement's.
  version integer NOT NULL,
  acceptance_criterion_id uuid,
  evidence_id uuid,
  marked_at timestamptz(3) NOT NULL,
  reason text CHECK (length(btrim(reason)) BETWEEN 1 AND 5000),
  confirmed_by uuid,
  confirmed_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  FOREIGN KEY (project_id, requirement_id) REFERENCES requirement (project_id, id),
  FOREIGN KEY (project_id, requirement_id, version) REFERENCES requirement_version (project_id, requirement_id, version),
  FOREIGN KEY (project_id, acceptance_criterion_id) REFERENCES acceptance_criterion (project_id, id),
  FOREIGN KEY (project_id, evidence_id) REFERENCES evidence (project_id, id),
  FOREIGN KEY (project_id, confirmed_by) REFERENCES member (project_id, id),
  CHECK ((kind = 'CRITERION') = (acceptance_criterion_id IS NOT NULL) AND (kind = 'EVIDENCE') = (evidence_id IS NOT NULL)),
  CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL) AND (confirmed_at IS NULL) = (reason IS NULL))
);
CALL aval_govern('suspect', 'update');
CREATE INDEX suspect_by_milestone ON suspect (project_id, milestone_id, id);
CREATE INDEX suspect_by_requirement ON suspect (project_id, requirement_id, id);
CREATE INDEX suspect_by_evidence ON suspect (project_id, evidence_id) WHERE evidence_id IS NOT NULL;
CREATE INDEX suspect_open ON suspect (project_id, milestone_id) WHERE confirmed_at IS NULL;

-- A mark is confirmed once, and otherwise stays what it was.
CREATE FUNCTION aval_guard_suspect() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE confirming constant text[] := ARRAY['reason', 'confirmed_by', 'confirmed_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.confirmed_at IS NOT NULL THEN
      RAISE EXCEPTION 'what is suspect is confirmed afterwards' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.confirmed_at IS NOT NULL OR NEW.confirmed_at IS NULL
     OR to_jsonb(NEW) - confirming <> to_jsonb(OLD) - confirming THEN
    RAISE EXCEPTION 'what is suspect is confirmed once and otherwise stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_suspect BEFORE INSERT OR UPDATE OR DELETE ON suspect FOR EACH ROW EXECUTE FUNCTION aval_guard_suspect();

-- Nothing is handed over while its own agency has not said that it answers to the new text.
CREATE FUNCTION aval_guard_submission_suspect() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM suspect s WHERE s.project_id = NEW.project_id AND s.milestone_id = NEW.milestone_id
             AND s.kind = 'DELIVERABLE' AND s.confirmed_at IS NULL) THEN
    RAISE EXCEPTION 'a deliverable that is suspect is not handed over' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_submission_suspect BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION aval_guard_submission_suspect();

-- Evidence that is suspect is no evidence for a new submission: the same file proves nothing of the new text.
CREATE FUNCTION aval_guard_evidence_suspect() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sha256 IS NOT NULL AND EXISTS (
    SELECT 1 FROM submission mine
    JOIN suspect s ON s.project_id = mine.project_id AND s.milestone_id = mine.milestone_id AND s.kind = 'EVIDENCE' AND s.confirmed_at IS NULL
    JOIN evidence e ON e.project_id = s.project_id AND e.id = s.evidence_id
    WHERE mine.project_id = NEW.project_id AND mine.id = NEW.submission_id AND e.sha256 = NEW.sha256) THEN
    RAISE EXCEPTION 'evidence that is suspect is no evidence for a new submission' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_evidence_suspect BEFORE INSERT ON evidence FOR EACH ROW EXECUTE FUNCTION aval_guard_evidence_suspect();

-- Nothing is accepted as it is, and no aptitude is approved, over what nobody has looked at again.
CREATE FUNCTION aval_guard_decision_suspect() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind IN ('ACCEPT', 'APPROVE_APTITUDE') AND EXISTS (
    SELECT 1 FROM suspect s WHERE s.project_id = NEW.project_id AND s.milestone_id = NEW.milestone_id AND s.confirmed_at IS NULL) THEN
    RAISE EXCEPTION 'what is suspect is confirmed before it is accepted' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_decision_suspect BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION aval_guard_decision_suspect();
