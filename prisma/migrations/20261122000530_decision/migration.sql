-- Decisions on a milestone: facts that nobody takes back. Hearings before a price reduction or a rejection (AR-07).

CREATE TABLE decision (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  kind text NOT NULL CHECK (kind IN ('ACCEPT', 'ACCEPT_WITH_RESERVATIONS', 'REDUCE_PRICE', 'ADJOURN', 'REJECT', 'APPROVE_APTITUDE')),
  document_id uuid NOT NULL,
  amount_cents bigint NOT NULL CHECK (amount_cents >= 0),
  reduction_cents bigint CHECK (reduction_cents > 0 AND reduction_cents <= amount_cents),
  comment text NOT NULL CHECK (length(comment) <= 10000),
  decided_by uuid NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  warranty_ends_on date,
  -- After an aptitude: the end of the observation. After an adjournment: until when the agency may present again.
  term_on date,
  term_before timestamptz(3),
  decision_due_on date,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, milestone_id, version),
  FOREIGN KEY (project_id, milestone_id, submission_id) REFERENCES submission (project_id, milestone_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  FOREIGN KEY (project_id, decided_by) REFERENCES member (project_id, id),
  CHECK ((kind = 'REDUCE_PRICE') = (reduction_cents IS NOT NULL)),
  CHECK ((kind IN ('ADJOURN', 'APPROVE_APTITUDE')) = (term_before IS NOT NULL)),
  CHECK ((term_on IS NULL) = (term_before IS NULL))
);
CALL aval_govern('decision', 'append');
-- Invariant 2: one acceptance of a milestone at a time, in whatever form; a rejection ends it as well.
CREATE UNIQUE INDEX one_final_decision ON decision (project_id, milestone_id) WHERE kind IN ('ACCEPT', 'ACCEPT_WITH_RESERVATIONS', 'REDUCE_PRICE', 'REJECT');
CREATE UNIQUE INDEX one_adjournment ON decision (project_id, submission_id) WHERE kind = 'ADJOURN';
CREATE UNIQUE INDEX one_aptitude ON decision (project_id, submission_id) WHERE kind = 'APPROVE_APTITUDE';

CREATE TABLE decision_reason (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  decision_id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  criterion_id uuid NOT NULL,
  text text NOT NULL CHECK (length(btrim(text)) BETWEEN 1 AND 10000),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, decision_id, criterion_id),
  FOREIGN KEY (project_id, decision_id) REFERENCES decision (project_id, id),
  FOREIGN KEY (project_id, milestone_id, criterion_id) REFERENCES milestone_criterion (project_id, milestone_id, id)
);
CALL aval_govern('decision_reason', 'append');
CREATE TRIGGER guard_whole BEFORE INSERT ON decision_reason FOR EACH ROW EXECUTE FUNCTION aval_guard_whole('decision');

-- The agency's answers to the reasons of an adjournment, given with its next submission.
CREATE TABLE submission_answer (
  project_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  reason_id uuid NOT NULL,
  text text NOT NULL CHECK (length(btrim(text)) BETWEEN 1 AND 10000),
  PRIMARY KEY (project_id, submission_id, reason_id),
  FOREIGN KEY (project_id, submission_id) REFERENCES submission (project_id, id),
  FOREIGN KEY (project_id, reason_id) REFERENCES decision_reason (project_id, id)
);
CALL aval_govern('submission_answer', 'append');
CREATE TRIGGER guard_whole BEFORE INSERT ON submission_answer FOR EACH ROW EXECUTE FUNCTION aval_guard_whole('submission');

CREATE TABLE hearing (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  submission_id uuid NOT NULL,
  intended text NOT NULL CHECK (intended IN ('REDUCE_PRICE', 'REJECT')),
  reasons text NOT NULL CHECK (length(btrim(reasons)) BETWEEN 1 AND 10000),
  opened_by uuid NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  ends_on date NOT NULL,
  ends_before timestamptz(3) NOT NULL,
  answer text CHECK (length(btrim(answer)) BETWEEN 1 AND 10000),
  answered_by uuid,
  answered_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  -- Once per submission (domain.md 9, convention f).
  UNIQUE (project_id, submission_id),
  FOREIGN KEY (project_id, submission_id) REFERENCES submission (project_id, id),
  FOREIGN KEY (project_id, opened_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, answered_by) REFERENCES member (project_id, id),
  CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL))
);
CALL aval_govern('hearing', 'update');

-- Only the answer is written on a hearing, once.
CREATE FUNCTION aval_guard_hearing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE answering constant text[] := ARRAY['answer', 'answered_by', 'answered_at'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.answered_at IS NOT NULL OR NEW.answered_at IS NULL OR to_jsonb(NEW) - answering <> to_jsonb(OLD) - answering THEN
    RAISE EXCEPTION 'a hearing is answered once and otherwise stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_hearing BEFORE UPDATE OR DELETE ON hearing FOR EACH ROW EXECUTE FUNCTION aval_guard_hearing();

-- The agency says that it will not present again.
CREATE TABLE resubmission_refusal (
  project_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  reason text NOT NULL CHECK (length(btrim(reason)) BETWEEN 1 AND 10000),
  refused_by uuid NOT NULL,
  refused_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, decision_id),
  FOREIGN KEY (project_id, decision_id) REFERENCES decision (project_id, id),
  FOREIGN KEY (project_id, refused_by) REFERENCES member (project_id, id)
);
CALL aval_govern('resubmission_refusal', 'append');

-- The agency's written acceptance of a notified price reduction (C. civ. 1223): its signature on the same record.
CREATE TABLE price_reduction_acceptance (
  project_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  document_id uuid NOT NULL,
  comment text NOT NULL CHECK (length(comment) <= 10000),
  accepted_by uuid NOT NULL,
  accepted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, decision_id),
  FOREIGN KEY (project_id, decision_id) REFERENCES decision (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  FOREIGN KEY (project_id, accepted_by) REFERENCES member (project_id, id)
);
CALL aval_govern('price_reduction_acceptance', 'append');
