-- Advice that must be answered (domain.md 9.5; CR-06, CR-08, CD-03): recommendations, warnings, information, opinions that
-- were asked for. Issued, its words are locked; an open warning refuses what it is linked to, whichever door is tried.

DO $$
DECLARE listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conname = 'signed_document_kind_check';
  ALTER TABLE signed_document DROP CONSTRAINT signed_document_kind_check;
  EXECUTE 'ALTER TABLE signed_document ADD CONSTRAINT signed_document_kind_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''ADVICE_OVERRIDE''::text, ');
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'clock'::regclass AND conname = 'clock_kind_check';
  ALTER TABLE clock DROP CONSTRAINT clock_kind_check;
  EXECUTE 'ALTER TABLE clock ADD CONSTRAINT clock_kind_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''ADVICE_ANSWER''::text, ''OPINION_ANSWER''::text, ''RISK_REVIEW''::text, ');
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'clock'::regclass AND conname = 'clock_matter_kind_check';
  ALTER TABLE clock DROP CONSTRAINT clock_matter_kind_check;
  EXECUTE 'ALTER TABLE clock ADD CONSTRAINT clock_matter_kind_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''ADVICE''::text, ''OPINION''::text, ''RISK''::text, ');
END $$;

-- As aval_govern, but what concerns the choice of a provider shows to the client and its AMO alone (as consultations do),
-- and to the clock.
CREATE PROCEDURE aval_govern_advice(target regclass, writes text) LANGUAGE plpgsql AS $$
BEGIN
  CALL aval_govern(target, writes);
  EXECUTE format('ALTER POLICY members_read ON %s USING (project_id = ANY ((SELECT aval_visible_projects())::uuid[])
    AND (NOT client_only OR (SELECT aval_system()) OR project_id = ANY ((SELECT aval_consulting())::uuid[])))', target);
  EXECUTE format('ALTER POLICY members_insert ON %s WITH CHECK (project_id = aval_project() AND project_id = ANY ((SELECT aval_visible_projects())::uuid[])
    AND (NOT client_only OR (SELECT aval_system()) OR project_id = ANY ((SELECT aval_consulting())::uuid[])))', target);
END $$;

-- An opinion that somebody asked for: of the AMO, of an agency, or of an expert who stands outside the project.
CREATE TABLE opinion_request (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  code text NOT NULL CHECK (code ~ '^DA-[0-9]{3,}$'),
  status text NOT NULL CHECK (status IN ('OPEN', 'GIVEN', 'WITHDRAWN')),
  client_only boolean NOT NULL,
  asked_of text NOT NULL CHECK (asked_of IN ('AMO', 'AGENCY', 'EXPERT')),
  party_id uuid,
  expert_name text NOT NULL DEFAULT '' CHECK (length(expert_name) <= 200),
  expert_organisation text NOT NULL DEFAULT '' CHECK (length(expert_organisation) <= 200),
  expert_email text CHECK (expert_email = lower(expert_email) AND length(expert_email) <= 254),
  question text NOT NULL CHECK (length(btrim(question)) BETWEEN 1 AND 200),
  facts text NOT NULL CHECK (length(facts) <= 10000),
  needed_by date NOT NULL,
  requested_by uuid NOT NULL,
  requested_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  UNIQUE (project_id, number),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, requested_by) REFERENCES member (project_id, id),
  CHECK ((asked_of = 'EXPERT') = (party_id IS NULL)),
  CHECK (asked_of = 'EXPERT' OR expert_email IS NULL),
  CHECK ((status = 'OPEN') = (ended_at IS NULL))
);
CALL aval_govern_advice('opinion_request', 'update');

CREATE TABLE opinion_link (
  project_id uuid NOT NULL,
  opinion_id uuid NOT NULL,
  client_only boolean NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('MILESTONE', 'CHANGE_REQUEST', 'BASELINE', 'AMENDMENT', 'CONSULTATION', 'CHARTER', 'DECISION', 'RISK', 'DISPUTE')),
  subject_code text NOT NULL CHECK (length(subject_code) BETWEEN 1 AND 40),
  PRIMARY KEY (project_id, opinion_id, subject_kind, subject_code),
  FOREIGN KEY (project_id, opinion_id) REFERENCES opinion_request (project_id, id),
  CHECK (subject_kind <> 'CONSULTATION' OR client_only)
);
CALL aval_govern_advice('opinion_link', 'append');

-- What lets an expert in: a link of which only the hash is here, the code that was mailed to their address, and the room
-- that the two opened. Written by the application and read by nobody but the functions below.
CREATE TABLE opinion_access (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  opinion_id uuid NOT NULL,
  token_hash char(64) NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  issued_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  code_hash char(64) CHECK (code_hash ~ '^[0-9a-f]{64}$'),
  code_until timestamptz(3),
  code_tries integer NOT NULL DEFAULT 0 CHECK (code_tries BETWEEN 0 AND 6),
  entered_at timestamptz(3),
  session_hash char(64) UNIQUE CHECK (session_hash ~ '^[0-9a-f]{64}$'),
  session_until timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, opinion_id) REFERENCES opinion_request (project_id, id),
  CHECK (expires_at > issued_at),
  CHECK ((entered_at IS NULL) = (session_hash IS NULL) AND (entered_at IS NULL) = (session_until IS NULL))
);
CREATE INDEX opinion_access_by_opinion ON opinion_access (project_id, opinion_id, issued_at DESC);
ALTER TABLE opinion_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE opinion_access FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON opinion_access TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY members_insert ON opinion_access FOR INSERT TO aval_app
  WITH CHECK (project_id = aval_project() AND project_id = ANY ((SELECT aval_visible_projects())::uuid[]) AND entered_at IS NULL AND code_hash IS NULL);
-- No policy lets the application change one: the functions below do, for whoever holds the link and the code.
GRANT INSERT, UPDATE ON opinion_access TO aval_app;
CALL aval_no_truncate('opinion_access');

CREATE TABLE advice (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  code text NOT NULL CHECK (code ~ '^AVIS-[0-9]{3,}$'),
  kind text NOT NULL CHECK (kind IN ('RECOMMENDATION', 'WARNING', 'INFORMATION', 'OPINION_REQUESTED')),
  status text NOT NULL CHECK (status IN ('DRAFT', 'ISSUED', 'ACKNOWLEDGED', 'FOLLOWED', 'PARTLY_FOLLOWED', 'OVERRIDDEN', 'SUPERSEDED', 'LAPSED')),
  client_only boolean NOT NULL,
  adviser text NOT NULL CHECK (adviser IN ('AMO', 'AGENCY', 'EXPERT')),
  party_id uuid,
  drafted_by uuid,
  drafted_at timestamptz(3) NOT NULL,
  opinion_id uuid,
  supersedes_id uuid,
  object text NOT NULL CHECK (length(btrim(object)) BETWEEN 1 AND 200),
  facts text NOT NULL CHECK (length(facts) <= 10000),
  options text NOT NULL CHECK (length(options) <= 10000),
  recommended text NOT NULL CHECK (length(recommended) <= 5000),
  -- What follows if it is not heeded, said for each, be it "none".
  cost text NOT NULL CHECK (length(cost) <= 2000),
  delay text NOT NULL CHECK (length(delay) <= 2000),
  quality text NOT NULL CHECK (length(quality) <= 2000),
  legal text NOT NULL CHECK (length(legal) <= 2000),
  -- What the adviser has in it (MD-03), be it "none".
  interests text NOT NULL CHECK (length(interests) <= 2000),
  needed_by date,
  issued_by uuid,
  issued_at timestamptz(3),
  due_on date,
  due_before timestamptz(3),
  acknowledged_by uuid,
  acknowledged_at timestamptz(3),
  -- The period to answer ended without an answer: the sponsor was told.
  escalated_at timestamptz(3),
  ended_at timestamptz(3),
  end_reason text NOT NULL DEFAULT '' CHECK (length(end_reason) <= 5000),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  UNIQUE (project_id, number),
  UNIQUE (project_id, id, client_only),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, drafted_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, issued_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, acknowledged_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, opinion_id) REFERENCES opinion_request (project_id, id),
  FOREIGN KEY (project_id, supersedes_id) REFERENCES advice (project_id, id),
  CHECK ((adviser = 'EXPERT') = (party_id IS NULL)),
  CHECK (adviser <> 'EXPERT' OR opinion_id IS NOT NULL),
  CHECK ((issued_at IS NULL) = (due_on IS NULL) AND (issued_at IS NULL) = (due_before IS NULL)),
  CHECK (status <> 'DRAFT' OR issued_at IS NULL),
  CHECK (status IN ('DRAFT', 'LAPSED') OR issued_at IS NOT NULL),
  CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
  CHECK ((status IN ('DRAFT', 'ISSUED', 'ACKNOWLEDGED')) = (ended_at IS NULL))
);
CALL aval_govern_advice('advice', 'update');
CREATE UNIQUE INDEX one_advice_of_a_request ON advice (project_id, opinion_id) WHERE opinion_id IS NOT NULL AND status NOT IN ('DRAFT', 'LAPSED', 'SUPERSEDED');
CREATE INDEX advice_open ON advice (project_id, kind) WHERE status IN ('ISSUED', 'ACKNOWLEDGED');

CREATE TABLE advice_link (
  project_id uuid NOT NULL,
  advice_id uuid NOT NULL,
  client_only boolean NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('MILESTONE', 'CHANGE_REQUEST', 'BASELINE', 'AMENDMENT', 'CONSULTATION', 'CHARTER', 'DECISION', 'RISK', 'DISPUTE')),
  -- The number people see: J3, FDE-012, 2 (of a baseline or of a charter), AV-001.
  subject_code text NOT NULL CHECK (length(subject_code) BETWEEN 1 AND 40),
  PRIMARY KEY (project_id, advice_id, subject_kind, subject_code),
  FOREIGN KEY (project_id, advice_id, client_only) REFERENCES advice (project_id, id, client_only),
  CHECK (subject_kind <> 'CONSULTATION' OR client_only)
);
CALL aval_govern_advice('advice_link', 'delete');
CREATE INDEX advice_link_by_subject ON advice_link (project_id, subject_kind, subject_code);

-- What the client answered: once. What is not followed has its reason and the consequences that are accepted.
CREATE TABLE advice_answer (
  project_id uuid NOT NULL,
  advice_id uuid NOT NULL,
  client_only boolean NOT NULL,
  answer text NOT NULL CHECK (answer IN ('FOLLOWED', 'PARTLY_FOLLOWED', 'OVERRIDDEN')),
  reason text NOT NULL CHECK (length(reason) <= 10000),
  consequences text NOT NULL CHECK (length(consequences) <= 10000),
  document_id uuid,
  answered_by uuid NOT NULL,
  answered_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, advice_id),
  FOREIGN KEY (project_id, advice_id, client_only) REFERENCES advice (project_id, id, client_only),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  FOREIGN KEY (project_id, answered_by) REFERENCES member (project_id, id),
  CHECK (answer = 'FOLLOWED' OR length(btrim(reason)) > 0),
  CHECK (answer <> 'OVERRIDDEN' OR (document_id IS NOT NULL AND length(btrim(consequences)) > 0))
);
CALL aval_govern_advice('advice_answer', 'append');

-- Later: did it come true? To learn from, not to blame.
CREATE TABLE advice_outcome (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  advice_id uuid NOT NULL,
  client_only boolean NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('MATERIALISED', 'PARTLY', 'NOT_MATERIALISED', 'TOO_EARLY')),
  note text NOT NULL CHECK (length(note) <= 5000),
  noted_by uuid NOT NULL,
  noted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, advice_id, client_only) REFERENCES advice (project_id, id, client_only),
  FOREIGN KEY (project_id, noted_by) REFERENCES member (project_id, id)
);
CALL aval_govern_advice('advice_outcome', 'append');
CREATE INDEX advice_outcome_by_advice ON advice_outcome (project_id, advice_id, noted_at DESC);

-- Issued, its words stay; it moves only as 9.5 says, and an end is an end.
CREATE FUNCTION aval_guard_advice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving constant text[] := ARRAY['status', 'acknowledged_by', 'acknowledged_at', 'escalated_at', 'ended_at', 'end_reason'];
DECLARE issuing constant text[] := ARRAY['status', 'issued_by', 'issued_at', 'due_on', 'due_before'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'advice that has ended stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status = 'DRAFT' THEN
    IF NEW.status NOT IN ('DRAFT', 'ISSUED', 'LAPSED') THEN
      RAISE EXCEPTION 'a draft is issued before it is answered' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.status = 'ISSUED' AND to_jsonb(NEW) - issuing <> to_jsonb(OLD) - issuing THEN
      RAISE EXCEPTION 'what is issued is what was written' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.status = 'DRAFT' OR (OLD.status = 'ACKNOWLEDGED' AND NEW.status = 'ISSUED') OR to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'the words of issued advice are locked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_advice BEFORE UPDATE OR DELETE ON advice FOR EACH ROW EXECUTE FUNCTION aval_guard_advice();

CREATE FUNCTION aval_guard_advice_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE project uuid := coalesce(NEW.project_id, OLD.project_id);
DECLARE of_advice uuid := coalesce(NEW.advice_id, OLD.advice_id);
BEGIN
  IF TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM advice a WHERE a.project_id = project AND a.id = of_advice AND a.status <> 'DRAFT') THEN
    RAISE EXCEPTION 'what issued advice concerns is locked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER guard_advice_link BEFORE INSERT OR UPDATE OR DELETE ON advice_link FOR EACH ROW EXECUTE FUNCTION aval_guard_advice_link();

-- Answered is what has its answer; a warning that is not wholly followed, the signature of the client's signatory on it.
CREATE FUNCTION aval_guard_advice_answered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE given advice_answer%ROWTYPE;
BEGIN
  SELECT w.* INTO given FROM advice_answer w WHERE w.project_id = NEW.project_id AND w.advice_id = NEW.id;
  IF NOT FOUND OR given.answer <> NEW.status THEN
    RAISE EXCEPTION 'advice is answered by an answer' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.status = 'OVERRIDDEN' OR (NEW.kind = 'WARNING' AND NEW.status = 'PARTLY_FOLLOWED')) AND NOT EXISTS (
    SELECT 1 FROM signature s JOIN signed_document d ON d.project_id = s.project_id AND d.id = s.document_id
    WHERE s.project_id = NEW.project_id AND s.document_id = given.document_id AND d.kind = 'ADVICE_OVERRIDE' AND d.subject_id = NEW.id
      AND (s.role = 'CLIENT_SIGNATORY' OR (NEW.kind <> 'WARNING' AND s.role = 'CLIENT_OWNER'))) THEN
    RAISE EXCEPTION 'what is not followed is overridden by a signature' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_advice_answered AFTER UPDATE OF status ON advice DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status IN ('FOLLOWED', 'PARTLY_FOLLOWED', 'OVERRIDDEN')) EXECUTE FUNCTION aval_guard_advice_answered();

-- Invariant 9.9-4, at the commit, when whoever issued a warning meanwhile has been waited for: nothing is accepted,
-- signed, ordered, awarded or put in force over a warning that nobody has answered.
CREATE FUNCTION aval_open_warning(project uuid, about text, numbered text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM advice_link l JOIN advice a ON a.project_id = l.project_id AND a.id = l.advice_id
    WHERE l.project_id = project AND l.subject_kind = about AND l.subject_code = numbered
      AND a.kind = 'WARNING' AND a.status IN ('ISSUED', 'ACKNOWLEDGED'))
$$;
REVOKE EXECUTE ON FUNCTION aval_open_warning(uuid, text, text) FROM PUBLIC;
CREATE FUNCTION aval_refuse_over_warning() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF aval_open_warning(NEW.project_id, TG_ARGV[0], to_jsonb(NEW) ->> TG_ARGV[1]) THEN
    RAISE EXCEPTION 'a warning on this has no answer yet' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_warning AFTER UPDATE OF status ON milestone DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status NOT IN ('ACCEPTED', 'ACCEPTED_WITH_RESERVATIONS', 'ACCEPTED_WITH_PRICE_REDUCTION', 'ACCEPTED_TACITLY', 'APTITUDE_APPROVED')
    AND NEW.status IN ('ACCEPTED', 'ACCEPTED_WITH_RESERVATIONS', 'ACCEPTED_WITH_PRICE_REDUCTION', 'ACCEPTED_TACITLY', 'APTITUDE_APPROVED'))
  EXECUTE FUNCTION aval_refuse_over_warning('MILESTONE', 'code');
CREATE CONSTRAINT TRIGGER guard_warning AFTER UPDATE OF status ON change_request DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status <> NEW.status AND NEW.status IN ('APPROVED', 'CONCESSION', 'EMERGENCY_APPROVED', 'CONTRACTED'))
  EXECUTE FUNCTION aval_refuse_over_warning('CHANGE_REQUEST', 'code');
CREATE CONSTRAINT TRIGGER guard_warning AFTER UPDATE OF status ON amendment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status <> NEW.status AND NEW.status IN ('SIGNING', 'CONTRACTED'))
  EXECUTE FUNCTION aval_refuse_over_warning('AMENDMENT', 'code');
CREATE CONSTRAINT TRIGGER guard_warning AFTER INSERT ON baseline DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION aval_refuse_over_warning('BASELINE', 'number');
CREATE CONSTRAINT TRIGGER guard_warning AFTER UPDATE OF status ON consultation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status <> NEW.status AND NEW.status = 'AWARDED')
  EXECUTE FUNCTION aval_refuse_over_warning('CONSULTATION', 'code');
CREATE CONSTRAINT TRIGGER guard_warning AFTER UPDATE OF status ON charter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status <> NEW.status AND NEW.status = 'IN_FORCE')
  EXECUTE FUNCTION aval_refuse_over_warning('CHARTER', 'version');

-- What the holder of an expert's link may know before the code: that they are asked, by whom, and until when.
CREATE FUNCTION aval_opinion_asked(hash text, at timestamptz) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('state', CASE
      WHEN o.status <> 'OPEN' OR p.status IN ('CLOSED', 'TERMINATED') OR a.expires_at <= at
        OR EXISTS (SELECT 1 FROM opinion_access n WHERE n.project_id = a.project_id AND n.opinion_id = a.opinion_id AND n.issued_at > a.issued_at) THEN 'OVER'
      WHEN a.entered_at IS NOT NULL THEN 'USED' ELSE 'OPEN' END,
    'opinion', o.code, 'name', o.expert_name, 'email', o.expert_email, 'neededBy', o.needed_by, 'language', p.language, 'timeZone', p.time_zone,
    'client', coalesce((SELECT y.name FROM party y WHERE y.project_id = p.id AND y.side = 'CLIENT' AND y.removed_at IS NULL), ''))
  FROM opinion_access a
  JOIN opinion_request o ON o.project_id = a.project_id AND o.id = a.opinion_id
  JOIN project p ON p.id = a.project_id
  WHERE a.token_hash = hash AND o.asked_of = 'EXPERT'
$$;

-- Puts a code beside a link that is open: the one before is worth nothing any more.
CREATE FUNCTION aval_opinion_code(hash text, code text, until timestamptz, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF aval_opinion_asked(hash, at) ->> 'state' IS DISTINCT FROM 'OPEN' THEN RETURN false; END IF;
  UPDATE opinion_access SET code_hash = code, code_until = until, code_tries = 0 WHERE token_hash = hash;
  RETURN true;
END $$;

-- Opens the room: with the link and the code, both once. Five wrong codes end the code.
CREATE FUNCTION aval_opinion_enter(hash text, code text, session text, until timestamptz, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held opinion_access%ROWTYPE;
BEGIN
  SELECT a.* INTO held FROM opinion_access a WHERE a.token_hash = hash FOR UPDATE;
  IF NOT FOUND OR aval_opinion_asked(hash, at) ->> 'state' <> 'OPEN' OR held.code_hash IS NULL OR held.code_until <= at OR held.code_tries >= 5 THEN
    RETURN false;
  END IF;
  IF held.code_hash <> code THEN
    UPDATE opinion_access SET code_tries = code_tries + 1 WHERE token_hash = hash;
    RETURN false;
  END IF;
  UPDATE opinion_access SET code_hash = NULL, entered_at = at, session_hash = session, session_until = least(until, held.expires_at) WHERE token_hash = hash;
  RETURN true;
END $$;

-- The one question that a room holds, for the browser that opened it. NULL for everything else.
CREATE FUNCTION aval_opinion_room(session text, at timestamptz) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('projectId', p.id, 'opinionId', o.id, 'opinion', o.code, 'status', o.status, 'project', p.name, 'language', p.language,
    'timeZone', p.time_zone, 'name', o.expert_name, 'organisation', o.expert_organisation, 'question', o.question, 'facts', o.facts, 'neededBy', o.needed_by,
    'client', coalesce((SELECT y.name FROM party y WHERE y.project_id = p.id AND y.side = 'CLIENT' AND y.removed_at IS NULL), ''))
  FROM opinion_access a
  JOIN opinion_request o ON o.project_id = a.project_id AND o.id = a.opinion_id
  JOIN project p ON p.id = a.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
  WHERE a.session_hash = session AND a.session_until > at AND o.status <> 'WITHDRAWN'
    AND NOT EXISTS (SELECT 1 FROM opinion_access n WHERE n.project_id = a.project_id AND n.opinion_id = a.opinion_id AND n.issued_at > a.issued_at)
$$;

REVOKE EXECUTE ON FUNCTION aval_opinion_asked(text, timestamptz), aval_opinion_code(text, text, timestamptz, timestamptz),
  aval_opinion_enter(text, text, text, timestamptz, timestamptz), aval_opinion_room(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_opinion_asked(text, timestamptz), aval_opinion_code(text, text, timestamptz, timestamptz),
  aval_opinion_enter(text, text, text, timestamptz, timestamptz), aval_opinion_room(text, timestamptz) TO aval_app;

-- What was advised on a matter and has no answer, for those who may see it: one expression in whatever reads the matter.
CREATE FUNCTION aval_unanswered_advice(project uuid, about text, numbered text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('code', a.code, 'kind', a.kind) ORDER BY a.number), '[]')
  FROM advice_link l JOIN advice a ON a.project_id = l.project_id AND a.id = l.advice_id
  WHERE l.project_id = project AND l.subject_kind = about AND l.subject_code = numbered
    AND a.status IN ('ISSUED', 'ACKNOWLEDGED') AND a.kind <> 'INFORMATION'
$$;
REVOKE EXECUTE ON FUNCTION aval_unanswered_advice(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_unanswered_advice(uuid, text, text) TO aval_app;
