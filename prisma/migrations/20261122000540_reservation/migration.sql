-- Reservations: listed until the decision is signed, then closed as a list and followed one by one to their lifting.

CREATE TABLE reservation (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^R-J[1-9][0-9]*-[0-9]{2,}$'),
  severity text NOT NULL CHECK (severity IN ('BLOCKING', 'MAJOR', 'MINOR')),
  status text NOT NULL CHECK (status IN ('OPEN', 'FIX_SUBMITTED', 'CONTESTED', 'LIFTED', 'WAIVED', 'WITHDRAWN')),
  statement text NOT NULL CHECK (length(btrim(statement)) BETWEEN 1 AND 5000),
  steps text NOT NULL CHECK (length(steps) <= 5000),
  due_on date NOT NULL,
  criterion_id uuid,
  requirement_id uuid,
  digest char(64) NOT NULL,
  raised_by uuid NOT NULL,
  raised_at timestamptz(3) NOT NULL,
  -- Set when a signed decision fixes the list: until then the agency may contest.
  contest_before timestamptz(3),
  fix_version text CHECK (length(fix_version) BETWEEN 1 AND 120),
  fix_answer_due_on date,
  -- The lifting record (both sign) or the waiver (the client signs).
  document_id uuid,
  settled_at timestamptz(3),
  lifting_confirmed_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  FOREIGN KEY (project_id, milestone_id, submission_id) REFERENCES submission (project_id, milestone_id, id),
  FOREIGN KEY (project_id, milestone_id, criterion_id) REFERENCES milestone_criterion (project_id, milestone_id, id),
  FOREIGN KEY (project_id, milestone_id, requirement_id) REFERENCES milestone_requirement (project_id, milestone_id, requirement_id),
  FOREIGN KEY (project_id, raised_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  CHECK (criterion_id IS NOT NULL OR requirement_id IS NOT NULL),
  CHECK ((status IN ('LIFTED', 'WAIVED')) = (document_id IS NOT NULL)),
  CHECK (lifting_confirmed_at IS NULL OR status = 'LIFTED')
);
CALL aval_govern('reservation', 'update');
CREATE INDEX reservation_by_milestone ON reservation (project_id, milestone_id, code);
CREATE INDEX reservation_by_due ON reservation (project_id, status, due_on);

-- What happened to a reservation, in order.
CREATE TABLE reservation_step (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  reservation_id uuid NOT NULL,
  act text NOT NULL CHECK (act IN ('raise', 'revise', 'withdraw', 'submitFix', 'refuseFix', 'lift', 'confirmLifting', 'contest', 'waive')),
  text text NOT NULL CHECK (length(text) <= 10000),
  version_label text NOT NULL CHECK (length(version_label) <= 120),
  member_id uuid NOT NULL,
  party_id uuid NOT NULL,
  document_id uuid,
  happened_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, reservation_id) REFERENCES reservation (project_id, id),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id)
);
CALL aval_govern('reservation_step', 'append');
CREATE INDEX reservation_step_in_order ON reservation_step (project_id, reservation_id, happened_at, id);

CREATE FUNCTION aval_reservation_moves() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY[
  'OPEN>WITHDRAWN', 'CONTESTED>WITHDRAWN', 'OPEN>FIX_SUBMITTED', 'CONTESTED>FIX_SUBMITTED', 'FIX_SUBMITTED>OPEN', 'FIX_SUBMITTED>LIFTED',
  'OPEN>CONTESTED', 'OPEN>WAIVED', 'FIX_SUBMITTED>WAIVED', 'CONTESTED>WAIVED'];

-- The list is open while the client verifies; once a decision is signed nothing enters it and its words stay (domain.md 2.3).
CREATE FUNCTION aval_guard_reservation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE following constant text[] := ARRAY['status', 'contest_before', 'fix_version', 'fix_answer_due_on', 'document_id', 'settled_at', 'lifting_confirmed_at'];
DECLARE wording constant text[] := ARRAY['severity', 'statement', 'steps', 'due_on', 'criterion_id', 'requirement_id', 'digest'];
DECLARE list_open boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a reservation is withdrawn with its reason, never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT status IN ('SUBMITTED', 'UNDER_VERIFICATION', 'SERVICE_OBSERVATION') INTO list_open FROM milestone
    WHERE project_id = NEW.project_id AND id = NEW.milestone_id;
  IF TG_OP = 'INSERT' THEN
    IF NOT list_open OR NEW.status <> 'OPEN' THEN
      RAISE EXCEPTION 'the list of reservations is closed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF to_jsonb(NEW) - following - wording <> to_jsonb(OLD) - following - wording
     OR (to_jsonb(NEW) - following <> to_jsonb(OLD) - following AND NOT (list_open AND OLD.status = 'OPEN' AND NEW.status = 'OPEN'))
     OR (OLD.status <> NEW.status AND NOT (OLD.status || '>' || NEW.status) = ANY (aval_reservation_moves()))
     OR (NEW.status = 'WITHDRAWN' AND OLD.status <> 'WITHDRAWN' AND NOT list_open)
     OR (OLD.status IN ('LIFTED', 'WAIVED', 'WITHDRAWN')
         AND (to_jsonb(NEW) - 'lifting_confirmed_at' <> to_jsonb(OLD) - 'lifting_confirmed_at' OR OLD.lifting_confirmed_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'reservation % is % and does not change this way', OLD.code, OLD.status USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_reservation BEFORE INSERT OR UPDATE OR DELETE ON reservation FOR EACH ROW EXECUTE FUNCTION aval_guard_reservation();

-- A lifting is signed by both sides, a waiver by the client.
CREATE FUNCTION aval_guard_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.document_id IS NOT NULL AND OLD.document_id IS NULL AND NOT EXISTS (
    SELECT 1 FROM signature s JOIN party p ON p.project_id = s.project_id AND p.id = s.party_id
    WHERE s.project_id = NEW.project_id AND s.document_id = NEW.document_id AND p.side = 'CLIENT') THEN
    RAISE EXCEPTION 'a reservation is lifted or waived by a signature of the client' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.lifting_confirmed_at IS NOT NULL AND OLD.lifting_confirmed_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM signature s JOIN milestone m ON m.project_id = NEW.project_id AND m.id = NEW.milestone_id
    WHERE s.project_id = NEW.project_id AND s.document_id = NEW.document_id AND s.party_id = m.agency_party_id) THEN
    RAISE EXCEPTION 'a lifting is confirmed by a signature of the agency' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_settled AFTER UPDATE ON reservation DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_settled();
