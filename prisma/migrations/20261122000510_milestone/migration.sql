-- Milestones and what they promise (domain.md 9.1). In DRAFT the promise may be written anew; once both sides have
-- signed it, only the status moves, along the transitions of the rulebook and no other.

CREATE TABLE milestone (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^J[1-9][0-9]*$'),
  number integer NOT NULL CHECK (number >= 1),
  status text NOT NULL CHECK (status IN ('DRAFT', 'READY_TO_START', 'IN_PROGRESS', 'SUBMITTED', 'UNDER_VERIFICATION',
    'APTITUDE_APPROVED', 'SERVICE_OBSERVATION', 'ACCEPTED', 'ACCEPTED_TACITLY', 'ACCEPTED_WITH_RESERVATIONS',
    'ACCEPTED_WITH_PRICE_REDUCTION', 'ADJOURNED', 'REJECTED', 'CANCELLED', 'SUPERSEDED')),
  agency_party_id uuid NOT NULL,
  -- Each new text of the promise is a new version; signatures on an earlier one do not count.
  version integer NOT NULL CHECK (version >= 1),
  digest char(64) NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  title text NOT NULL CHECK (length(title) <= 200),
  purpose text NOT NULL CHECK (length(purpose) <= 5000),
  period_amount integer NOT NULL CHECK (period_amount BETWEEN 0 AND 730),
  period_unit text NOT NULL CHECK (period_unit IN ('CALENDAR_DAYS', 'WORKING_DAYS', 'MONTHS')),
  starts_on date,
  due_on date,
  -- Basis points of the price.
  payment_share integer NOT NULL CHECK (payment_share BETWEEN 0 AND 10000),
  amount_cents bigint NOT NULL CHECK (amount_cents >= 0),
  no_client_input boolean NOT NULL,
  two_stage boolean NOT NULL,
  -- The promise as both sides signed it.
  definition_document_id uuid,
  defined_by uuid NOT NULL,
  defined_at timestamptz(3) NOT NULL,
  agreed_at timestamptz(3),
  started_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  FOREIGN KEY (project_id, agency_party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, defined_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, definition_document_id) REFERENCES signed_document (project_id, id),
  CHECK (status = 'DRAFT' OR (definition_document_id IS NOT NULL AND agreed_at IS NOT NULL))
);
CALL aval_govern('milestone', 'update');
CREATE INDEX milestone_in_order ON milestone (project_id, number);

CREATE TABLE deliverable (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 1),
  title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
  description text NOT NULL CHECK (length(description) <= 5000),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, milestone_id, position),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id)
);
CALL aval_govern('deliverable', 'delete');

-- The requirements that a milestone covers; the version is the one promised, written when both sides have signed.
CREATE TABLE milestone_requirement (
  project_id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  requirement_id uuid NOT NULL,
  version integer,
  PRIMARY KEY (project_id, milestone_id, requirement_id),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  FOREIGN KEY (project_id, requirement_id) REFERENCES requirement (project_id, id),
  FOREIGN KEY (project_id, requirement_id, version) REFERENCES requirement_version (project_id, requirement_id, version)
);
CALL aval_govern('milestone_requirement', 'delete');
CREATE INDEX milestone_requirement_by_requirement ON milestone_requirement (project_id, requirement_id);

-- What is checked: the milestone's own criteria, and from the agreement on those of the promised requirement versions.
CREATE TABLE milestone_criterion (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 1),
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
  statement text NOT NULL CHECK (length(btrim(statement)) BETWEEN 1 AND 20000),
  requirement_id uuid,
  acceptance_criterion_id uuid,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, milestone_id, position),
  UNIQUE (project_id, milestone_id, code),
  UNIQUE (project_id, milestone_id, id),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  FOREIGN KEY (project_id, milestone_id, requirement_id) REFERENCES milestone_requirement (project_id, milestone_id, requirement_id),
  FOREIGN KEY (project_id, acceptance_criterion_id) REFERENCES acceptance_criterion (project_id, id),
  CHECK ((requirement_id IS NULL) = (acceptance_criterion_id IS NULL))
);
CALL aval_govern('milestone_criterion', 'delete');

-- What the client must supply (CD-06).
CREATE TABLE client_input (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  position integer NOT NULL CHECK (position >= 1),
  title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
  due_on date NOT NULL,
  critical boolean NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, milestone_id, position),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id)
);
CALL aval_govern('client_input', 'delete');

-- A milestone given up: by both sides, or by the client alone with what it owes (C. civ. 1794).
CREATE TABLE milestone_cancellation (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  document_id uuid NOT NULL,
  reason text NOT NULL CHECK (length(btrim(reason)) BETWEEN 1 AND 10000),
  cost_cents bigint CHECK (cost_cents >= 0),
  written_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, milestone_id, version),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id)
);
CALL aval_govern('milestone_cancellation', 'append');

-- Every move a milestone can make; a test compares them with the act tables of the rulebook.
CREATE FUNCTION aval_milestone_moves() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY[
  'DRAFT>READY_TO_START', 'READY_TO_START>IN_PROGRESS', 'IN_PROGRESS>SUBMITTED', 'ADJOURNED>SUBMITTED', 'SUBMITTED>UNDER_VERIFICATION',
  'READY_TO_START>CANCELLED', 'IN_PROGRESS>CANCELLED',
  'SUBMITTED>SERVICE_OBSERVATION', 'UNDER_VERIFICATION>SERVICE_OBSERVATION',
  'SUBMITTED>ACCEPTED', 'UNDER_VERIFICATION>ACCEPTED', 'SERVICE_OBSERVATION>ACCEPTED',
  'SUBMITTED>ACCEPTED_WITH_RESERVATIONS', 'UNDER_VERIFICATION>ACCEPTED_WITH_RESERVATIONS', 'SERVICE_OBSERVATION>ACCEPTED_WITH_RESERVATIONS',
  'SUBMITTED>ACCEPTED_WITH_PRICE_REDUCTION', 'UNDER_VERIFICATION>ACCEPTED_WITH_PRICE_REDUCTION',
  'SERVICE_OBSERVATION>ACCEPTED_WITH_PRICE_REDUCTION', 'ADJOURNED>ACCEPTED_WITH_PRICE_REDUCTION',
  'SUBMITTED>ADJOURNED', 'UNDER_VERIFICATION>ADJOURNED', 'SERVICE_OBSERVATION>ADJOURNED',
  'SUBMITTED>REJECTED', 'UNDER_VERIFICATION>REJECTED', 'SERVICE_OBSERVATION>REJECTED', 'ADJOURNED>REJECTED',
  'ACCEPTED_WITH_RESERVATIONS>ACCEPTED',
  'ACCEPTED>SUPERSEDED', 'ACCEPTED_TACITLY>SUPERSEDED', 'ACCEPTED_WITH_RESERVATIONS>SUPERSEDED', 'ACCEPTED_WITH_PRICE_REDUCTION>SUPERSEDED'];

-- The text of a milestone is written in DRAFT; afterwards its status moves, and nothing else.
CREATE FUNCTION aval_guard_milestone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving constant text[] := ARRAY['status', 'started_at'];
DECLARE agreeing constant text[] := ARRAY['status', 'definition_document_id', 'agreed_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'DRAFT' THEN
      RAISE EXCEPTION 'a milestone begins as a draft' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a milestone is cancelled, never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.project_id, NEW.id, NEW.code, NEW.number, NEW.defined_by, NEW.defined_at)
     IS DISTINCT FROM (OLD.project_id, OLD.id, OLD.code, OLD.number, OLD.defined_by, OLD.defined_at) THEN
    RAISE EXCEPTION 'a milestone keeps its number' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status = 'DRAFT' AND NEW.status = 'DRAFT' THEN
    IF (NEW.version = OLD.version AND to_jsonb(NEW) <> to_jsonb(OLD)) OR NEW.version < OLD.version THEN
      RAISE EXCEPTION 'a new text of a milestone is a new version' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT (OLD.status || '>' || NEW.status) = ANY (aval_milestone_moves())
     OR (OLD.status = 'DRAFT' AND to_jsonb(NEW) - agreeing <> to_jsonb(OLD) - agreeing)
     OR (OLD.status <> 'DRAFT' AND to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving)
     OR (OLD.started_at IS NOT NULL AND NEW.started_at IS DISTINCT FROM OLD.started_at) THEN
    RAISE EXCEPTION 'milestone % is % and does not change this way', OLD.code, OLD.status USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_milestone BEFORE INSERT OR UPDATE OR DELETE ON milestone FOR EACH ROW EXECUTE FUNCTION aval_guard_milestone();

-- What belongs to the promise is written while it is a draft.
CREATE FUNCTION aval_guard_promise() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE row_now jsonb := to_jsonb(coalesce(NEW, OLD));
DECLARE present_status text;
BEGIN
  SELECT status INTO present_status FROM milestone
    WHERE project_id = (row_now ->> 'project_id')::uuid AND id = (row_now ->> 'milestone_id')::uuid;
  IF present_status IS DISTINCT FROM 'DRAFT' OR (TG_OP = 'UPDATE' AND NEW.milestone_id <> OLD.milestone_id) THEN
    RAISE EXCEPTION 'what both sides have signed of a milestone is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER guard_promise BEFORE INSERT OR UPDATE OR DELETE ON deliverable FOR EACH ROW EXECUTE FUNCTION aval_guard_promise();
CREATE TRIGGER guard_promise BEFORE INSERT OR UPDATE OR DELETE ON milestone_requirement FOR EACH ROW EXECUTE FUNCTION aval_guard_promise();
CREATE TRIGGER guard_promise BEFORE INSERT OR UPDATE OR DELETE ON milestone_criterion FOR EACH ROW EXECUTE FUNCTION aval_guard_promise();
CREATE TRIGGER guard_promise BEFORE INSERT OR UPDATE OR DELETE ON client_input FOR EACH ROW EXECUTE FUNCTION aval_guard_promise();

-- A promise is signed by the client and by its agency before anything starts.
CREATE FUNCTION aval_guard_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> 'DRAFT' AND OLD.status = 'DRAFT' AND NOT (
    EXISTS (SELECT 1 FROM signature s WHERE s.project_id = NEW.project_id AND s.document_id = NEW.definition_document_id AND s.party_id = NEW.agency_party_id)
    AND EXISTS (SELECT 1 FROM signature s JOIN party p ON p.project_id = s.project_id AND p.id = s.party_id
                WHERE s.project_id = NEW.project_id AND s.document_id = NEW.definition_document_id AND p.side = 'CLIENT')) THEN
    RAISE EXCEPTION 'a milestone is agreed when both sides have signed it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_agreed AFTER UPDATE ON milestone DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_agreed();
