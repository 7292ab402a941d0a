-- The last juror of an acceptance: what must hold is looked at when the transaction ends, whatever the code did.

-- A decision is written while the submission is in the client's hands.
CREATE FUNCTION aval_guard_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE present_status text;
BEGIN
  SELECT status INTO present_status FROM milestone WHERE project_id = NEW.project_id AND id = NEW.milestone_id;
  IF present_status NOT IN ('SUBMITTED', 'UNDER_VERIFICATION', 'SERVICE_OBSERVATION', 'ADJOURNED')
     OR EXISTS (SELECT 1 FROM submission later JOIN submission mine ON mine.project_id = later.project_id AND mine.milestone_id = later.milestone_id
                WHERE mine.project_id = NEW.project_id AND mine.id = NEW.submission_id AND later.number > mine.number) THEN
    RAISE EXCEPTION 'a milestone that is % is not decided', present_status USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_decision BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION aval_guard_decision();

-- The command by which each kind of decision is signed: what a delegation must name.
CREATE FUNCTION aval_command_of(kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN CASE kind
  WHEN 'ACCEPT' THEN 'milestone.accept' WHEN 'ACCEPT_WITH_RESERVATIONS' THEN 'milestone.accept-with-reservations'
  WHEN 'REDUCE_PRICE' THEN 'milestone.reduce-price' WHEN 'ADJOURN' THEN 'milestone.adjourn'
  WHEN 'REJECT' THEN 'milestone.reject' WHEN 'APPROVE_APTITUDE' THEN 'milestone.approve-aptitude' END;

-- The status to which each kind of decision leads.
CREATE FUNCTION aval_status_after(kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN CASE kind
  WHEN 'ACCEPT' THEN 'ACCEPTED' WHEN 'ACCEPT_WITH_RESERVATIONS' THEN 'ACCEPTED_WITH_RESERVATIONS'
  WHEN 'REDUCE_PRICE' THEN 'ACCEPTED_WITH_PRICE_REDUCTION' WHEN 'ADJOURN' THEN 'ADJOURNED'
  WHEN 'REJECT' THEN 'REJECTED' WHEN 'APPROVE_APTITUDE' THEN 'SERVICE_OBSERVATION' END;

-- Invariants 4 and 5: signed by the client or under its written power, within the ceiling; no open blocking reservation.
CREATE FUNCTION aval_guard_decision_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM signature s
    JOIN party p ON p.project_id = s.project_id AND p.id = s.party_id AND p.side = 'CLIENT'
    LEFT JOIN delegation d ON d.project_id = s.project_id AND d.id = s.delegation_id
    WHERE s.project_id = NEW.project_id AND s.document_id = NEW.document_id
      AND (s.side = 'CLIENT' OR s.delegation_id IS NOT NULL)
      AND (s.delegation_id IS NULL OR (aval_command_of(NEW.kind) = ANY (d.acts)
           AND (d.max_amount_cents IS NULL OR NEW.amount_cents <= d.max_amount_cents)
           AND d.valid_from <= s.signed_at AND s.signed_at < d.valid_until AND (d.revoked_at IS NULL OR s.signed_at < d.revoked_at)))) THEN
    RAISE EXCEPTION 'a decision is signed for the client, by its signatory or within a written power' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.kind IN ('ACCEPT', 'ACCEPT_WITH_RESERVATIONS', 'REDUCE_PRICE', 'APPROVE_APTITUDE') AND EXISTS (
    SELECT 1 FROM reservation r WHERE r.project_id = NEW.project_id AND r.milestone_id = NEW.milestone_id
      AND r.severity = 'BLOCKING' AND r.status IN ('OPEN', 'FIX_SUBMITTED', 'CONTESTED')) THEN
    RAISE EXCEPTION 'an open blocking reservation forbids acceptance' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM milestone m WHERE m.project_id = NEW.project_id AND m.id = NEW.milestone_id AND m.status = aval_status_after(NEW.kind)) THEN
    RAISE EXCEPTION 'a decision moves its milestone' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_decision_whole AFTER INSERT ON decision DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_decision_whole();

-- Invariant 4 from the other end: no blocking reservation stays open under an acceptance.
CREATE FUNCTION aval_guard_blocking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.severity = 'BLOCKING' AND NEW.status IN ('OPEN', 'FIX_SUBMITTED', 'CONTESTED') AND EXISTS (
    SELECT 1 FROM milestone m WHERE m.project_id = NEW.project_id AND m.id = NEW.milestone_id
      AND m.status IN ('ACCEPTED', 'ACCEPTED_TACITLY', 'ACCEPTED_WITH_RESERVATIONS', 'ACCEPTED_WITH_PRICE_REDUCTION')) THEN
    RAISE EXCEPTION 'an open blocking reservation forbids acceptance' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_blocking AFTER INSERT OR UPDATE ON reservation DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_blocking();

-- A milestone only reaches a decided status by a signed decision, is only submitted by a submission, is only settled
-- when no reservation is left, and is only cancelled by a signed cancellation.
CREATE FUNCTION aval_guard_milestone_grounds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE grounded boolean;
BEGIN
  IF NEW.status = OLD.status OR NEW.status IN ('READY_TO_START', 'IN_PROGRESS', 'UNDER_VERIFICATION', 'SUPERSEDED') THEN RETURN NULL; END IF;
  IF NEW.status = 'SUBMITTED' THEN
    grounded := EXISTS (SELECT 1 FROM submission s WHERE s.project_id = NEW.project_id AND s.milestone_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.project_id = s.project_id AND d.submission_id = s.id));
  ELSIF NEW.status = 'CANCELLED' THEN
    grounded := EXISTS (SELECT 1 FROM milestone_cancellation c JOIN signature s ON s.project_id = c.project_id AND s.document_id = c.document_id
      JOIN party p ON p.project_id = s.project_id AND p.id = s.party_id AND p.side = 'CLIENT'
      WHERE c.project_id = NEW.project_id AND c.milestone_id = NEW.id);
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
CREATE CONSTRAINT TRIGGER guard_milestone_grounds AFTER UPDATE ON milestone DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_milestone_grounds();
