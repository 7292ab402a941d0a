-- What follows a meeting (domain.md 5.3, 9.4): actions with an owner and a day, and minutes that are circulated, corrected,
-- approved and locked. Minutes tell; they decide nothing.

-- What other migrations list stays.
DO $$
DECLARE listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'clock'::regclass AND conname = 'clock_kind_check';
  ALTER TABLE clock DROP CONSTRAINT clock_kind_check;
  EXECUTE 'ALTER TABLE clock ADD CONSTRAINT clock_kind_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''ACTION_DUE''::text, ''MINUTES_CIRCULATION''::text, ''MINUTES_APPROVAL''::text, ');
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'clock'::regclass AND conname = 'clock_matter_kind_check';
  ALTER TABLE clock DROP CONSTRAINT clock_matter_kind_check;
  EXECUTE 'ALTER TABLE clock ADD CONSTRAINT clock_matter_kind_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''ACTION_ITEM''::text, ''MINUTES''::text, ');
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'signed_document'::regclass AND conname = 'signed_document_kind_check';
  ALTER TABLE signed_document DROP CONSTRAINT signed_document_kind_check;
  EXECUTE 'ALTER TABLE signed_document ADD CONSTRAINT signed_document_kind_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''MINUTES''::text, ');
END $$;

-- What somebody has to do, by when, and where it was given.
CREATE TABLE action_item (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  code text NOT NULL CHECK (code ~ '^ACT-\d{3,}$'),
  status text NOT NULL CHECK (status IN ('OPEN', 'IN_PROGRESS', 'DONE', 'VERIFIED', 'DROPPED')),
  title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
  detail text NOT NULL CHECK (length(detail) <= 10000),
  owner_id uuid NOT NULL,
  due_on date NOT NULL,
  -- Where it was given: the meeting, its point, the decision that it carries out.
  meeting_id uuid,
  point_id uuid,
  decision_id uuid,
  opened_by uuid NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  done_by uuid,
  done_at timestamptz(3),
  verified_by uuid,
  dropped_by_id uuid,
  ended_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  UNIQUE (project_id, number),
  FOREIGN KEY (project_id, owner_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, meeting_id) REFERENCES meeting (project_id, id),
  FOREIGN KEY (project_id, meeting_id, point_id) REFERENCES agenda_point (project_id, meeting_id, id),
  FOREIGN KEY (project_id, decision_id) REFERENCES committee_decision (project_id, id),
  FOREIGN KEY (project_id, opened_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, done_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, verified_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, dropped_by_id) REFERENCES committee_decision (project_id, id),
  CHECK ((status IN ('DONE', 'VERIFIED')) <= (done_by IS NOT NULL)),
  CHECK ((done_by IS NULL) = (done_at IS NULL)),
  CHECK ((status = 'VERIFIED') = (verified_by IS NOT NULL)),
  -- Who verifies is neither who owns it nor who said that it is done.
  CHECK (verified_by IS NULL OR (verified_by <> owner_id AND verified_by <> done_by)),
  CHECK ((status = 'DROPPED') = (dropped_by_id IS NOT NULL)),
  CHECK ((status IN ('VERIFIED', 'DROPPED')) = (ended_at IS NOT NULL))
);
CALL aval_govern('action_item', 'update');
CREATE INDEX action_by_status ON action_item (project_id, status, number DESC);
CREATE INDEX action_by_owner ON action_item (project_id, owner_id, number DESC);
CREATE INDEX action_by_meeting ON action_item (project_id, meeting_id, number DESC);

-- Each step of an action: what its words say stays.
CREATE TABLE action_item_step (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  action_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  status text NOT NULL CHECK (status IN ('OPEN', 'IN_PROGRESS', 'DONE', 'VERIFIED', 'DROPPED')),
  note text NOT NULL CHECK (length(note) <= 5000),
  by_member uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, action_id, number),
  FOREIGN KEY (project_id, action_id) REFERENCES action_item (project_id, id),
  FOREIGN KEY (project_id, by_member) REFERENCES member (project_id, id)
);
CALL aval_govern('action_item_step', 'append');

CREATE FUNCTION aval_guard_action_item() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
      WHERE d.project_id = NEW.project_id AND d.id = NEW.dropped_by_id AND d.status = 'ADOPTED') THEN
    RAISE EXCEPTION 'action % is dropped by a decision that stands', OLD.code USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_action_item BEFORE INSERT OR UPDATE OR DELETE ON action_item FOR EACH ROW EXECUTE FUNCTION aval_guard_action_item();

-- The minutes of a meeting: one row for each, from its end on.
CREATE TABLE minutes (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('DRAFT', 'CIRCULATED', 'CORRECTION_REQUESTED', 'APPROVED', 'APPROVED_TACITLY', 'APPROVED_WITH_OBSERVATIONS')),
  -- 1, then one more each time that they are circulated again.
  version integer NOT NULL CHECK (version >= 1),
  circulation_due date NOT NULL,
  circulation_before timestamptz(3) NOT NULL,
  approval_due date,
  approval_before timestamptz(3),
  approved_at timestamptz(3),
  -- Nobody, where silence approved.
  approved_by uuid,
  -- What was signed last: as it was circulated, or with the observations that were annexed.
  document_id uuid,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, meeting_id),
  FOREIGN KEY (project_id, meeting_id) REFERENCES meeting (project_id, id),
  FOREIGN KEY (project_id, approved_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  CHECK ((status = 'DRAFT') = (document_id IS NULL)),
  CHECK ((approval_due IS NULL) = (approval_before IS NULL) AND (approval_due IS NULL) = (document_id IS NULL)),
  CHECK ((approved_at IS NOT NULL) = (status LIKE 'APPROVED%')),
  CHECK (status <> 'APPROVED' OR approved_by IS NOT NULL),
  CHECK (status <> 'APPROVED_TACITLY' OR approved_by IS NULL)
);
CALL aval_govern('minutes', 'update');

-- What was told, version by version: the words of the narrative, one text for the whole and one for each point. What was
-- decided, voted and given, and who was there, is not written here: it comes from the room.
CREATE TABLE minutes_version (
  project_id uuid NOT NULL,
  minutes_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  -- Two who write the same draft meet on its number.
  revision integer NOT NULL CHECK (revision >= 1),
  sections jsonb NOT NULL CHECK (jsonb_typeof(sections) = 'array'),
  written_by uuid NOT NULL,
  written_at timestamptz(3) NOT NULL,
  circulated_by uuid,
  circulated_at timestamptz(3),
  document_id uuid,
  PRIMARY KEY (project_id, minutes_id, version),
  FOREIGN KEY (project_id, minutes_id) REFERENCES minutes (project_id, id),
  FOREIGN KEY (project_id, written_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, circulated_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  CHECK ((circulated_at IS NULL) = (circulated_by IS NULL) AND (circulated_at IS NULL) = (document_id IS NULL))
);
CALL aval_govern('minutes_version', 'update');

-- To whom a version was sent, and by which mail.
CREATE TABLE minutes_receipt (
  project_id uuid NOT NULL,
  minutes_id uuid NOT NULL,
  version integer NOT NULL,
  member_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  PRIMARY KEY (project_id, minutes_id, version, member_id),
  FOREIGN KEY (project_id, minutes_id, version) REFERENCES minutes_version (project_id, minutes_id, version),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id)
);
CALL aval_govern('minutes_receipt', 'append');

-- A correction that somebody asks for: how a part should read, and why; and what was answered.
CREATE TABLE minutes_correction (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  minutes_id uuid NOT NULL,
  version integer NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  -- The part: a point of the agenda, or what stands before the points.
  point_id uuid,
  text text NOT NULL CHECK (length(text) <= 20000),
  reason text NOT NULL CHECK (length(btrim(reason)) BETWEEN 1 AND 5000),
  status text NOT NULL CHECK (status IN ('OPEN', 'ACCEPTED', 'DECLINED')),
  requested_by uuid NOT NULL,
  requested_at timestamptz(3) NOT NULL,
  answer text NOT NULL DEFAULT '' CHECK (length(answer) <= 5000),
  answered_by uuid,
  answered_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, minutes_id, number),
  FOREIGN KEY (project_id, minutes_id, version) REFERENCES minutes_version (project_id, minutes_id, version),
  FOREIGN KEY (project_id, point_id) REFERENCES agenda_point (project_id, id),
  FOREIGN KEY (project_id, requested_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, answered_by) REFERENCES member (project_id, id),
  CHECK ((status = 'OPEN') = (answered_at IS NULL) AND (answered_at IS NULL) = (answered_by IS NULL)),
  CHECK (status <> 'DECLINED' OR length(btrim(answer)) > 0)
);
CALL aval_govern('minutes_correction', 'update');

-- Who approves a version, with or without something to annex.
CREATE TABLE minutes_agreement (
  project_id uuid NOT NULL,
  minutes_id uuid NOT NULL,
  version integer NOT NULL,
  member_id uuid NOT NULL,
  observation text NOT NULL CHECK (length(observation) <= 5000),
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, minutes_id, version, member_id),
  FOREIGN KEY (project_id, minutes_id, version) REFERENCES minutes_version (project_id, minutes_id, version),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id)
);
CALL aval_govern('minutes_agreement', 'append');

-- Whom a version has reached: the mail has left. The mails themselves are the sender's alone to read.
CREATE FUNCTION aval_minutes_receipts(of_project uuid, of_minutes uuid, of_version integer) RETURNS TABLE (member_id uuid, sent_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.member_id, d.sent_at FROM minutes_receipt r
  LEFT JOIN delivery d ON d.id = r.delivery_id AND d.state IN ('SENT', 'KEPT')
  WHERE r.project_id = of_project AND r.minutes_id = of_minutes AND r.version = of_version AND of_project = ANY (aval_visible_projects())
$$;
REVOKE EXECUTE ON FUNCTION aval_minutes_receipts(uuid, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_minutes_receipts(uuid, uuid, integer) TO aval_app;

-- Minutes go one way, and stay as they were approved. Who presides approves them with a signature; silence, under the clause
-- that was signed, after its days, and when the mail of everybody who is silent has left.
CREATE FUNCTION aval_guard_minutes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE steps constant text[] := ARRAY['status', 'version', 'approval_due', 'approval_before', 'approved_at', 'approved_by', 'document_id'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'minutes are never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'DRAFT' OR NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM meeting m
        WHERE m.project_id = NEW.project_id AND m.id = NEW.meeting_id AND m.status IN ('CLOSED', 'ADJOURNED_NO_QUORUM')) THEN
      RAISE EXCEPTION 'minutes begin as a draft, once their meeting has ended' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT (OLD.status || '>' || NEW.status) = ANY (ARRAY['DRAFT>CIRCULATED', 'CIRCULATED>CORRECTION_REQUESTED', 'CORRECTION_REQUESTED>CIRCULATED',
      'CIRCULATED>APPROVED', 'CIRCULATED>APPROVED_TACITLY', 'CIRCULATED>APPROVED_WITH_OBSERVATIONS'])
     OR to_jsonb(NEW) - steps <> to_jsonb(OLD) - steps
     OR NEW.version <> OLD.version + (OLD.status = 'CORRECTION_REQUESTED')::integer THEN
    RAISE EXCEPTION 'minutes that are % do not change this way', OLD.status USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status LIKE 'APPROVED%' AND NEW.approved_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM signature s
      JOIN signed_document d ON d.project_id = s.project_id AND d.id = s.document_id AND d.kind = 'MINUTES' AND d.subject_id IN (NEW.id, NEW.meeting_id)
      WHERE s.project_id = NEW.project_id AND s.document_id = NEW.document_id AND s.member_id = NEW.approved_by AND s.meaning = 'APPROVED') THEN
    RAISE EXCEPTION 'minutes are approved by a signature' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status LIKE 'APPROVED%' AND NEW.approved_by IS NULL AND (NEW.approved_at < OLD.approval_before
      OR NOT EXISTS (SELECT 1 FROM charter c WHERE c.project_id = NEW.project_id AND c.status = 'IN_FORCE' AND c.parameters ->> 'minutesTacit' = 'true')
      OR EXISTS (SELECT 1 FROM minutes_receipt r WHERE r.project_id = NEW.project_id AND r.minutes_id = NEW.id AND r.version = NEW.version
          AND NOT EXISTS (SELECT 1 FROM minutes_agreement a WHERE a.project_id = r.project_id AND a.minutes_id = r.minutes_id AND a.version = r.version AND a.member_id = r.member_id)
          AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.id = r.delivery_id AND d.state IN ('SENT', 'KEPT') AND d.sent_at IS NOT NULL))) THEN
    RAISE EXCEPTION 'silence approves nothing here' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_minutes BEFORE INSERT OR UPDATE OR DELETE ON minutes FOR EACH ROW EXECUTE FUNCTION aval_guard_minutes();

-- A version is written until it is circulated; from then on it stays.
CREATE FUNCTION aval_guard_minutes_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE kept record;
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.circulated_at IS NOT NULL) THEN
    RAISE EXCEPTION 'what was circulated does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT m.status, m.version INTO kept FROM minutes m WHERE m.project_id = NEW.project_id AND m.id = NEW.minutes_id FOR NO KEY UPDATE;
  IF NOT FOUND OR kept.status NOT IN ('DRAFT', 'CORRECTION_REQUESTED') OR NEW.version <> kept.version + (kept.status = 'CORRECTION_REQUESTED')::integer
     OR (TG_OP = 'UPDATE' AND (NEW.version, NEW.minutes_id) IS DISTINCT FROM (OLD.version, OLD.minutes_id)) THEN
    RAISE EXCEPTION 'minutes are written as a draft' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_minutes_version BEFORE INSERT OR UPDATE OR DELETE ON minutes_version FOR EACH ROW EXECUTE FUNCTION aval_guard_minutes_version();

-- What is said of a version is said while it is read: nothing is added once it is approved, and an answer stays.
CREATE FUNCTION aval_guard_minutes_reading() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE open constant text[] := CASE TG_TABLE_NAME WHEN 'minutes_correction' THEN ARRAY['CIRCULATED', 'CORRECTION_REQUESTED'] ELSE ARRAY['CIRCULATED'] END;
DECLARE answer constant text[] := ARRAY['status', 'answer', 'answered_by', 'answered_at'];
BEGIN
  IF TG_OP <> 'INSERT' AND TG_TABLE_NAME <> 'minutes_correction' OR TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'what was said of minutes stays' USING ERRCODE = 'restrict_violation';
  END IF;
  PERFORM 1 FROM minutes m WHERE m.project_id = NEW.project_id AND m.id = NEW.minutes_id AND m.status = ANY (open) AND m.version = NEW.version FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'these minutes are not read any more' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) ->> 'status' <> 'OPEN' OR to_jsonb(NEW) - answer <> to_jsonb(OLD) - answer) THEN
    RAISE EXCEPTION 'a correction is answered once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_minutes_reading BEFORE INSERT OR UPDATE OR DELETE ON minutes_receipt FOR EACH ROW EXECUTE FUNCTION aval_guard_minutes_reading();
CREATE TRIGGER guard_minutes_reading BEFORE INSERT OR UPDATE OR DELETE ON minutes_correction FOR EACH ROW EXECUTE FUNCTION aval_guard_minutes_reading();
CREATE TRIGGER guard_minutes_reading BEFORE INSERT OR UPDATE OR DELETE ON minutes_agreement FOR EACH ROW EXECUTE FUNCTION aval_guard_minutes_reading();
