-- What silence does, and what is said against it (domain.md 9.1): tacit acceptances with all that they rest on, rebuttals,
-- incidents of an observed service, formal notices. Facts that nobody takes back; a notice moves along its life.

ALTER TABLE signed_document DROP CONSTRAINT signed_document_kind_check;
ALTER TABLE signed_document ADD CONSTRAINT signed_document_kind_check CHECK (kind IN ('CHARTER', 'DELEGATION', 'BASELINE',
  'MILESTONE_DEFINITION', 'SUBMISSION', 'MILESTONE_DECISION', 'RESERVATION_LIFTING', 'RESERVATION_WAIVER', 'CANCELLATION', 'COMMITMENT',
  'TACIT_REBUTTAL', 'FORMAL_NOTICE'));

-- The first mail that really left for each reminder of a clock: what the outbox says, without what the mails say. A
-- delivery is KEPT only where the installation sends no mail at all and shows it instead.
CREATE FUNCTION aval_reminder_proofs(project uuid, clock uuid) RETURNS TABLE (
  reminder_id uuid, step integer, due_on date, remind_at timestamptz, delivery_id uuid, delivered_at timestamptz
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, r.step, r.due_on, r.remind_at, d.id, d.sent_at
  FROM reminder r
  LEFT JOIN LATERAL (
    SELECT l.id, l.sent_at FROM reminder_delivery x JOIN delivery l ON l.id = x.delivery_id
    WHERE x.project_id = r.project_id AND x.reminder_id = r.id AND l.state IN ('SENT', 'KEPT') AND l.sent_at IS NOT NULL
    ORDER BY l.sent_at, l.id LIMIT 1) d ON true
  WHERE r.project_id = project AND r.clock_id = clock AND project = ANY (aval_visible_projects())
  ORDER BY r.remind_at, r.step DESC
$$;
REVOKE EXECUTE ON FUNCTION aval_reminder_proofs(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_reminder_proofs(uuid, uuid) TO aval_app;

CREATE TABLE tacit_acceptance (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  clock_id uuid NOT NULL,
  -- After a formal notice; none where the first silence accepts.
  notice_id uuid,
  -- The clause: a charter in force, and its article.
  charter_id uuid NOT NULL,
  charter_version integer NOT NULL,
  article text NOT NULL CHECK (length(article) BETWEEN 1 AND 10),
  -- The entry of the ledger by which the period began.
  start_seq bigint NOT NULL,
  -- The day whose end it takes effect at, whenever it was recorded.
  effect_on date NOT NULL,
  effect_before timestamptz(3) NOT NULL,
  -- When it was checked that nobody had decided.
  checked_at timestamptz(3) NOT NULL,
  warranty_ends_on date NOT NULL,
  rebuttal_on date NOT NULL,
  rebuttal_before timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  -- Once, for one submission.
  UNIQUE (project_id, submission_id),
  UNIQUE (project_id, clock_id),
  FOREIGN KEY (project_id, milestone_id, submission_id) REFERENCES submission (project_id, milestone_id, id),
  FOREIGN KEY (project_id, clock_id) REFERENCES clock (project_id, id),
  FOREIGN KEY (project_id, charter_id) REFERENCES charter (project_id, id),
  FOREIGN KEY (project_id, start_seq) REFERENCES ledger_entry (project_id, seq),
  CHECK (checked_at >= effect_before AND rebuttal_before > checked_at)
);
CALL aval_govern('tacit_acceptance', 'append');
CREATE INDEX tacit_acceptance_by_milestone ON tacit_acceptance (project_id, milestone_id, checked_at DESC);

CREATE TABLE tacit_reminder (
  project_id uuid NOT NULL,
  tacit_acceptance_id uuid NOT NULL,
  reminder_id uuid NOT NULL,
  step integer NOT NULL CHECK (step >= 0),
  delivery_id uuid NOT NULL,
  delivered_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, tacit_acceptance_id, reminder_id),
  FOREIGN KEY (project_id, tacit_acceptance_id) REFERENCES tacit_acceptance (project_id, id),
  FOREIGN KEY (project_id, reminder_id) REFERENCES reminder (project_id, id)
);
CALL aval_govern('tacit_reminder', 'append');
CREATE TRIGGER guard_whole BEFORE INSERT ON tacit_reminder FOR EACH ROW EXECUTE FUNCTION aval_guard_whole('tacit_acceptance');

-- A rebuttal: signed by the client, within its window, with reasons on criteria and evidence.
CREATE TABLE tacit_rebuttal (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  tacit_acceptance_id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  document_id uuid NOT NULL,
  -- What the AMO said of it, where it was asked.
  opinion text NOT NULL CHECK (length(opinion) <= 10000),
  rebutted_by uuid NOT NULL,
  rebutted_at timestamptz(3) NOT NULL,
  due_on date NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, tacit_acceptance_id),
  FOREIGN KEY (project_id, tacit_acceptance_id) REFERENCES tacit_acceptance (project_id, id),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  FOREIGN KEY (project_id, rebutted_by) REFERENCES member (project_id, id)
);
CALL aval_govern('tacit_rebuttal', 'append');

CREATE TABLE tacit_rebuttal_reason (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  tacit_rebuttal_id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  criterion_id uuid NOT NULL,
  text text NOT NULL CHECK (length(btrim(text)) BETWEEN 1 AND 10000),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, tacit_rebuttal_id, criterion_id),
  FOREIGN KEY (project_id, tacit_rebuttal_id) REFERENCES tacit_rebuttal (project_id, id),
  FOREIGN KEY (project_id, milestone_id, criterion_id) REFERENCES milestone_criterion (project_id, milestone_id, id)
);
CALL aval_govern('tacit_rebuttal_reason', 'append');
CREATE TRIGGER guard_whole BEFORE INSERT ON tacit_rebuttal_reason FOR EACH ROW EXECUTE FUNCTION aval_guard_whole('tacit_rebuttal');

CREATE TABLE tacit_rebuttal_evidence (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  tacit_rebuttal_id uuid NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  file_id uuid,
  sha256 char(64),
  url text CHECK (url ~ '^https?://' AND length(url) <= 2000),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, tacit_rebuttal_id) REFERENCES tacit_rebuttal (project_id, id),
  FOREIGN KEY (project_id, file_id, sha256) REFERENCES stored_file (project_id, id, sha256),
  CHECK ((file_id IS NULL) <> (url IS NULL) AND (file_id IS NULL) = (sha256 IS NULL))
);
CALL aval_govern('tacit_rebuttal_evidence', 'append');
CREATE INDEX tacit_rebuttal_evidence_by_rebuttal ON tacit_rebuttal_evidence (project_id, tacit_rebuttal_id);
CREATE TRIGGER guard_whole BEFORE INSERT ON tacit_rebuttal_evidence FOR EACH ROW EXECUTE FUNCTION aval_guard_whole('tacit_rebuttal');

-- Every move a milestone can make, with those of silence; a test compares them with the act tables of the rulebook.
CREATE OR REPLACE FUNCTION aval_milestone_moves() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY[
  'DRAFT>READY_TO_START', 'READY_TO_START>IN_PROGRESS', 'IN_PROGRESS>SUBMITTED', 'ADJOURNED>SUBMITTED', 'SUBMITTED>UNDER_VERIFICATION',
  'READY_TO_START>CANCELLED', 'IN_PROGRESS>CANCELLED',
  'SUBMITTED>SERVICE_OBSERVATION', 'UNDER_VERIFICATION>SERVICE_OBSERVATION',
  'SUBMITTED>ACCEPTED', 'UNDER_VERIFICATION>ACCEPTED', 'SERVICE_OBSERVATION>ACCEPTED',
  'SUBMITTED>ACCEPTED_WITH_RESERVATIONS', 'UNDER_VERIFICATION>ACCEPTED_WITH_RESERVATIONS', 'SERVICE_OBSERVATION>ACCEPTED_WITH_RESERVATIONS',
  'SUBMITTED>ACCEPTED_WITH_PRICE_REDUCTION', 'UNDER_VERIFICATION>ACCEPTED_WITH_PRICE_REDUCTION',
  'SERVICE_OBSERVATION>ACCEPTED_WITH_PRICE_REDUCTION', 'ADJOURNED>ACCEPTED_WITH_PRICE_REDUCTION',
  'SUBMITTED>ADJOURNED', 'UNDER_VERIFICATION>ADJOURNED', 'SERVICE_OBSERVATION>ADJOURNED',
  'SUBMITTED>REJECTED', 'UNDER_VERIFICATION>REJECTED', 'SERVICE_OBSERVATION>REJECTED', 'ADJOURNED>REJECTED',
  'SUBMITTED>ACCEPTED_TACITLY', 'UNDER_VERIFICATION>ACCEPTED_TACITLY', 'SERVICE_OBSERVATION>ACCEPTED_TACITLY',
  'ACCEPTED_TACITLY>UNDER_VERIFICATION', 'ACCEPTED_TACITLY>SERVICE_OBSERVATION',
  'ACCEPTED_WITH_RESERVATIONS>ACCEPTED',
  'ACCEPTED>SUPERSEDED', 'ACCEPTED_TACITLY>SUPERSEDED', 'ACCEPTED_WITH_RESERVATIONS>SUPERSEDED', 'ACCEPTED_WITH_PRICE_REDUCTION>SUPERSEDED'];

-- Invariant 8: nothing is accepted by silence without the signed clause, the period run to its end, the reminders of
-- J-5 and J-1 really sent before it, nobody having decided, and nothing blocking left open.
CREATE FUNCTION aval_guard_tacit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ended clock%ROWTYPE;
BEGIN
  SELECT * INTO ended FROM clock c WHERE c.project_id = NEW.project_id AND c.id = NEW.clock_id;
  IF ended.milestone_id IS DISTINCT FROM NEW.milestone_id OR ended.state <> 'EXPIRED' OR ended.side <> 'CLIENT'
     OR ended.kind NOT IN ('ACCEPTANCE', 'SERVICE_DECISION', 'SECOND_PERIOD')
     OR (ended.due_on, ended.due_before) IS DISTINCT FROM (NEW.effect_on, NEW.effect_before) THEN
    RAISE EXCEPTION 'a tacit acceptance stands on a period that has run to its end' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM charter h WHERE h.project_id = NEW.project_id AND h.id = NEW.charter_id AND h.version = NEW.charter_version
      AND h.status = 'IN_FORCE' AND CASE ended.kind WHEN 'ACCEPTANCE' THEN h.parameters ->> 'silenceEffect' = 'TACIT_ACCEPTANCE'
        WHEN 'SERVICE_DECISION' THEN h.parameters ->> 'serviceSilenceEffect' = 'TACIT_ACCEPTANCE'
        ELSE (h.parameters ->> 'tacitAfterNotice')::boolean END) THEN
    RAISE EXCEPTION 'a tacit acceptance stands on a signed clause' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (SELECT count(DISTINCT r.step) FROM tacit_reminder t
      JOIN reminder r ON r.project_id = t.project_id AND r.id = t.reminder_id AND r.clock_id = NEW.clock_id AND r.due_on = NEW.effect_on AND r.step = t.step
      JOIN reminder_delivery x ON x.project_id = t.project_id AND x.reminder_id = t.reminder_id AND x.delivery_id = t.delivery_id
      JOIN delivery d ON d.id = t.delivery_id AND d.state IN ('SENT', 'KEPT') AND d.sent_at = t.delivered_at AND d.sent_at < NEW.effect_before
      WHERE t.project_id = NEW.project_id AND t.tacit_acceptance_id = NEW.id AND t.step IN (5, 1)) < 2 THEN
    RAISE EXCEPTION 'a tacit acceptance stands on the reminders of J-5 and J-1, really sent' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM decision d WHERE d.project_id = NEW.project_id AND d.submission_id = NEW.submission_id AND d.kind <> 'APPROVE_APTITUDE')
     OR EXISTS (SELECT 1 FROM submission later JOIN submission mine ON mine.project_id = later.project_id AND mine.milestone_id = later.milestone_id
                WHERE mine.project_id = NEW.project_id AND mine.id = NEW.submission_id AND later.number > mine.number)
     OR EXISTS (SELECT 1 FROM reservation r WHERE r.project_id = NEW.project_id AND r.milestone_id = NEW.milestone_id
                AND r.severity = 'BLOCKING' AND r.status IN ('OPEN', 'FIX_SUBMITTED', 'CONTESTED'))
     OR EXISTS (SELECT 1 FROM question q WHERE q.project_id = NEW.project_id AND q.subject_id = NEW.milestone_id AND q.blocking AND q.status = 'OPEN') THEN
    RAISE EXCEPTION 'silence accepts nothing after a decision, nor with a blocking reservation or question open' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_tacit AFTER INSERT ON tacit_acceptance DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_tacit();

-- A rebuttal is signed for the client on its own record, in time, with reasons and evidence.
CREATE FUNCTION aval_guard_rebuttal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT aval_signed(NEW.project_id, NEW.document_id, 'TACIT_REBUTTAL', NEW.tacit_acceptance_id, 1, 'CLIENT', NULL, 'milestone.rebut-tacit-acceptance')
     OR NOT EXISTS (SELECT 1 FROM tacit_rebuttal_reason r WHERE r.project_id = NEW.project_id AND r.tacit_rebuttal_id = NEW.id)
     OR NOT EXISTS (SELECT 1 FROM tacit_rebuttal_evidence e WHERE e.project_id = NEW.project_id AND e.tacit_rebuttal_id = NEW.id)
     OR NOT EXISTS (SELECT 1 FROM tacit_acceptance t WHERE t.project_id = NEW.project_id AND t.id = NEW.tacit_acceptance_id
                    AND t.milestone_id = NEW.milestone_id AND NEW.rebutted_at < t.rebuttal_before) THEN
    RAISE EXCEPTION 'a tacit acceptance is rebutted in time, by the client, with reasons and evidence' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_rebuttal AFTER INSERT ON tacit_rebuttal DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_rebuttal();

-- As before; and what silence has accepted stands on a tacit acceptance, and is left by a rebuttal of it or a change.
CREATE OR REPLACE FUNCTION aval_guard_milestone_grounds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE grounded boolean;
BEGIN
  IF NEW.status = OLD.status THEN RETURN NULL; END IF;
  IF NEW.status = 'ACCEPTED_TACITLY' THEN
    grounded := EXISTS (SELECT 1 FROM tacit_acceptance t WHERE t.project_id = NEW.project_id AND t.milestone_id = NEW.id
      AND (SELECT count(*) FROM tacit_reminder r WHERE r.project_id = t.project_id AND r.tacit_acceptance_id = t.id) >= 2
      AND NOT EXISTS (SELECT 1 FROM tacit_rebuttal b WHERE b.project_id = t.project_id AND b.tacit_acceptance_id = t.id));
  ELSIF OLD.status = 'ACCEPTED_TACITLY' AND NEW.status IN ('UNDER_VERIFICATION', 'SERVICE_OBSERVATION') THEN
    grounded := EXISTS (SELECT 1 FROM tacit_rebuttal b WHERE b.project_id = NEW.project_id AND b.milestone_id = NEW.id)
      AND NOT EXISTS (SELECT 1 FROM tacit_acceptance t WHERE t.project_id = NEW.project_id AND t.milestone_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM tacit_rebuttal b WHERE b.project_id = t.project_id AND b.tacit_acceptance_id = t.id));
  ELSIF NEW.status IN ('READY_TO_START', 'IN_PROGRESS', 'UNDER_VERIFICATION', 'SUPERSEDED') THEN
    RETURN NULL;
  ELSIF NEW.status = 'SUBMITTED' THEN
    grounded := EXISTS (SELECT 1 FROM submission s WHERE s.project_id = NEW.project_id AND s.milestone_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.project_id = s.project_id AND d.submission_id = s.id));
  ELSIF NEW.status = 'CANCELLED' THEN
    grounded := EXISTS (SELECT 1 FROM milestone_cancellation c WHERE c.project_id = NEW.project_id AND c.milestone_id = NEW.id
      AND aval_signed(c.project_id, c.document_id, 'CANCELLATION', NEW.id, c.version, 'CLIENT', NULL, 'milestone.cancel'));
  ELSIF OLD.status = 'ACCEPTED_WITH_RESERVATIONS' THEN
    grounded := NOT EXISTS (SELECT 1 FROM reservation r WHERE r.project_id = NEW.project_id AND r.milestone_id = NEW.id
      AND NOT (r.status IN ('WAIVED', 'WITHDRAWN') OR (r.status = 'LIFTED' AND r.lifting_confirmed_at IS NOT NULL)));
  ELSE
    grounded := EXISTS (SELECT 1 FROM decision d WHERE d.project_id = NEW.project_id AND d.milestone_id = NEW.id AND aval_status_after(d.kind) = NEW.status);
  END IF;
  IF NOT grounded THEN
    RAISE EXCEPTION 'milestone % has no ground to become %', NEW.code, NEW.status USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

-- Incidents of an observed service (CCAG-TIC 32.4). Their end is written once.
CREATE TABLE service_incident (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  kind text NOT NULL CHECK (kind IN ('OUTAGE', 'DEGRADED', 'AGREED_MAINTENANCE')),
  description text NOT NULL CHECK (length(btrim(description)) BETWEEN 1 AND 5000),
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3) CHECK (ended_at > started_at),
  declared_by uuid NOT NULL,
  declared_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, milestone_id, number),
  FOREIGN KEY (project_id, milestone_id, submission_id) REFERENCES submission (project_id, milestone_id, id),
  FOREIGN KEY (project_id, declared_by) REFERENCES member (project_id, id)
);
CALL aval_govern('service_incident', 'update');
CREATE FUNCTION aval_guard_incident() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL OR to_jsonb(NEW) - 'ended_at' <> to_jsonb(OLD) - 'ended_at' THEN
    RAISE EXCEPTION 'an incident ends once, and otherwise stays as it was declared' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_incident BEFORE UPDATE OR DELETE ON service_incident FOR EACH ROW EXECUTE FUNCTION aval_guard_incident();

-- Formal notices (*mises en demeure*, domain.md 9.6): what is awaited, from whom, within which second period, to what effect.
CREATE TABLE formal_notice (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^MED-\d{3,}$'),
  number integer NOT NULL CHECK (number >= 1),
  status text NOT NULL CHECK (status IN ('DRAFT', 'SENT', 'PRESENTED', 'COMPLIED', 'EXPIRED_UNCOMPLIED')),
  awaited text NOT NULL CHECK (awaited IN ('DECISION', 'RESERVATION_FIX', 'RESUBMISSION')),
  matter_kind text NOT NULL CHECK (matter_kind IN ('MILESTONE', 'RESERVATION')),
  matter_id uuid NOT NULL,
  matter_code text NOT NULL CHECK (length(matter_code) BETWEEN 1 AND 40),
  milestone_id uuid NOT NULL,
  from_party_id uuid NOT NULL,
  to_party_id uuid NOT NULL,
  -- The clock whose end makes it possible.
  clock_id uuid NOT NULL,
  text text NOT NULL CHECK (length(btrim(text)) BETWEEN 1 AND 10000),
  drafted_by uuid NOT NULL,
  drafted_at timestamptz(3) NOT NULL,
  channel text CHECK (channel IN ('PLATFORM', 'REGISTERED_LETTER', 'BAILIFF')),
  effect text CHECK (effect IN ('TACIT_ACCEPTANCE', 'ESCALATION', 'REMEDIES')),
  second_period_days integer CHECK (second_period_days BETWEEN 1 AND 60),
  document_id uuid,
  sent_at timestamptz(3),
  presented_on date,
  presented_at timestamptz(3),
  due_on date,
  settled_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  FOREIGN KEY (project_id, from_party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, to_party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, clock_id) REFERENCES clock (project_id, id),
  FOREIGN KEY (project_id, drafted_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  CHECK (from_party_id <> to_party_id),
  CHECK ((status = 'DRAFT') = (document_id IS NULL) AND (document_id IS NULL) = (sent_at IS NULL) AND (document_id IS NULL) = (effect IS NULL)),
  CHECK ((presented_at IS NULL) = (presented_on IS NULL) AND (presented_at IS NULL) = (due_on IS NULL)),
  CHECK ((status IN ('COMPLIED', 'EXPIRED_UNCOMPLIED')) = (settled_at IS NOT NULL))
);
CALL aval_govern('formal_notice', 'update');
CREATE UNIQUE INDEX one_notice_at_a_time ON formal_notice (project_id, awaited, matter_id) WHERE status IN ('DRAFT', 'SENT', 'PRESENTED');
CREATE INDEX formal_notice_in_order ON formal_notice (project_id, number DESC);

CREATE FUNCTION aval_notice_moves() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY[
  'DRAFT>DRAFT', 'DRAFT>SENT', 'SENT>PRESENTED', 'SENT>COMPLIED', 'PRESENTED>COMPLIED', 'PRESENTED>EXPIRED_UNCOMPLIED'];

-- A notice is written anew while it is a draft; once sent, it is signed, and only what becomes of it is noted.
CREATE FUNCTION aval_guard_notice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE following constant text[] := ARRAY['status', 'presented_on', 'presented_at', 'due_on', 'settled_at'];
DECLARE sending constant text[] := ARRAY['status', 'channel', 'effect', 'second_period_days', 'document_id', 'sent_at'];
DECLARE writing constant text[] := ARRAY['text', 'clock_id', 'drafted_by', 'drafted_at'];
BEGIN
  IF TG_OP = 'DELETE' OR NOT (OLD.status || '>' || NEW.status) = ANY (aval_notice_moves())
     OR (NEW.status = 'DRAFT' AND to_jsonb(NEW) - writing <> to_jsonb(OLD) - writing)
     OR (NEW.status = 'SENT' AND to_jsonb(NEW) - sending <> to_jsonb(OLD) - sending)
     OR (OLD.status <> 'DRAFT' AND to_jsonb(NEW) - following <> to_jsonb(OLD) - following)
     OR (OLD.presented_at IS NOT NULL AND (NEW.presented_on, NEW.presented_at, NEW.due_on) IS DISTINCT FROM (OLD.presented_on, OLD.presented_at, OLD.due_on)) THEN
    RAISE EXCEPTION 'notice % is % and does not change this way', OLD.code, OLD.status USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_notice BEFORE UPDATE OR DELETE ON formal_notice FOR EACH ROW EXECUTE FUNCTION aval_guard_notice();

CREATE FUNCTION aval_guard_notice_sent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.document_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM party p WHERE p.project_id = NEW.project_id AND p.id = NEW.from_party_id
      AND aval_signed(NEW.project_id, NEW.document_id, 'FORMAL_NOTICE', NEW.id, 1, p.side, p.id, 'notice.send')) THEN
    RAISE EXCEPTION 'a notice is signed by the side that sends it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_notice_sent AFTER INSERT OR UPDATE ON formal_notice DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_notice_sent();
