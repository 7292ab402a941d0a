-- Submissions with their evidence, and what the client finds criterion by criterion.

CREATE TABLE submission (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  version_label text NOT NULL CHECK (length(btrim(version_label)) BETWEEN 1 AND 120),
  environment text NOT NULL CHECK (length(environment) <= 500),
  message text NOT NULL CHECK (length(message) <= 10000),
  -- What the agency itself knows to be imperfect.
  declared_issues text NOT NULL CHECK (length(declared_issues) <= 10000),
  document_id uuid NOT NULL,
  submitted_by uuid NOT NULL,
  submitted_at timestamptz(3) NOT NULL,
  -- The term of the client's decision, computed once.
  due_on date NOT NULL,
  due_before timestamptz(3) NOT NULL,
  period_amount integer NOT NULL,
  period_unit text NOT NULL CHECK (period_unit IN ('CALENDAR_DAYS', 'WORKING_DAYS', 'MONTHS')),
  calendar_version text NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, milestone_id, number),
  UNIQUE (project_id, milestone_id, id),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  FOREIGN KEY (project_id, submitted_by) REFERENCES member (project_id, id)
);
CALL aval_govern('submission', 'append');

CREATE TABLE evidence (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  submission_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 1),
  kind text NOT NULL CHECK (kind IN ('TEST_REPORT', 'RELEASE_NOTES', 'READINESS_RECORD', 'DELIVERABLE', 'SECURITY_REPORT', 'ACCESSIBILITY_REPORT', 'OTHER')),
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  file_id uuid,
  sha256 char(64),
  url text CHECK (url ~ '^https?://' AND length(url) <= 2000),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, submission_id, position),
  FOREIGN KEY (project_id, submission_id) REFERENCES submission (project_id, id),
  FOREIGN KEY (project_id, file_id, sha256) REFERENCES stored_file (project_id, id, sha256),
  CHECK ((file_id IS NULL) <> (url IS NULL) AND (file_id IS NULL) = (sha256 IS NULL))
);
CALL aval_govern('evidence', 'append');
CREATE INDEX evidence_by_file ON evidence (project_id, file_id);

-- What belongs to a submission (or to a decision) is written with it, in the same transaction, and never added to it.
CREATE FUNCTION aval_guard_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE parent constant text := TG_ARGV[0];
DECLARE parent_column constant text := TG_ARGV[0] || '_id';
DECLARE same boolean;
BEGIN
  EXECUTE format('SELECT p.xmin = pg_current_xact_id()::xid FROM %I p WHERE p.project_id = $1 AND p.id = $2', parent)
    INTO same USING NEW.project_id, (to_jsonb(NEW) ->> parent_column)::uuid;
  IF same IS DISTINCT FROM true THEN
    RAISE EXCEPTION 'a % is written whole: nothing is added to it', parent USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_whole BEFORE INSERT ON evidence FOR EACH ROW EXECUTE FUNCTION aval_guard_whole('submission');

-- A milestone is submitted while the work is in progress, or after an adjournment; by its own agency, signed.
CREATE FUNCTION aval_guard_submission() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE present milestone%ROWTYPE;
BEGIN
  SELECT * INTO present FROM milestone WHERE project_id = NEW.project_id AND id = NEW.milestone_id;
  IF present.status NOT IN ('IN_PROGRESS', 'ADJOURNED') THEN
    RAISE EXCEPTION 'milestone % is % and is not submitted now', present.code, present.status USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_submission BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION aval_guard_submission();

-- Invariant 6: all mandatory evidence is there when the submission is, and the agency has signed it.
CREATE FUNCTION aval_guard_submission_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(DISTINCT kind) FROM evidence e WHERE e.project_id = NEW.project_id AND e.submission_id = NEW.id
      AND e.kind IN ('TEST_REPORT', 'RELEASE_NOTES', 'READINESS_RECORD')) < 3 THEN
    RAISE EXCEPTION 'a submission has all mandatory evidence' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM signature s JOIN milestone m ON m.project_id = NEW.project_id AND m.id = NEW.milestone_id
                 WHERE s.project_id = NEW.project_id AND s.document_id = NEW.document_id AND s.party_id = m.agency_party_id) THEN
    RAISE EXCEPTION 'a submission is signed by its agency' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_submission_whole AFTER INSERT ON submission DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_submission_whole();

-- What the client found on one criterion of one submission; it may be corrected until the decision.
CREATE TABLE verification_result (
  project_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  criterion_id uuid NOT NULL,
  passed boolean NOT NULL,
  note text NOT NULL CHECK (length(note) <= 5000),
  verified_by uuid NOT NULL,
  verified_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, submission_id, criterion_id),
  FOREIGN KEY (project_id, milestone_id, submission_id) REFERENCES submission (project_id, milestone_id, id),
  FOREIGN KEY (project_id, milestone_id, criterion_id) REFERENCES milestone_criterion (project_id, milestone_id, id),
  FOREIGN KEY (project_id, verified_by) REFERENCES member (project_id, id),
  CHECK (passed OR btrim(note) <> '')
);
CALL aval_govern('verification_result', 'update');

CREATE FUNCTION aval_guard_result() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE present_status text;
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW.project_id, NEW.submission_id, NEW.milestone_id, NEW.criterion_id)
       IS DISTINCT FROM (OLD.project_id, OLD.submission_id, OLD.milestone_id, OLD.criterion_id)) THEN
    RAISE EXCEPTION 'a result stays with its criterion and its submission' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT status INTO present_status FROM milestone WHERE project_id = NEW.project_id AND id = NEW.milestone_id;
  IF present_status NOT IN ('UNDER_VERIFICATION', 'SERVICE_OBSERVATION') OR EXISTS (
    SELECT 1 FROM submission later JOIN submission mine ON mine.project_id = later.project_id AND mine.milestone_id = later.milestone_id
    WHERE mine.project_id = NEW.project_id AND mine.id = NEW.submission_id AND later.number > mine.number) THEN
    RAISE EXCEPTION 'results are written while the client verifies, on the last submission' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_result BEFORE INSERT OR UPDATE OR DELETE ON verification_result FOR EACH ROW EXECUTE FUNCTION aval_guard_result();
