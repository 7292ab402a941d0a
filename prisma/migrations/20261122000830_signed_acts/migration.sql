-- What was signed stands on its own paper, signed by whoever may bind the side: the same test for every act (aval_signed).

-- A set is signed whole, for the client, within the ceiling of a power: what is at stake is the price of the project.
CREATE OR REPLACE FUNCTION aval_guard_baseline_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE expected integer; present integer;
BEGIN
  IF TG_TABLE_NAME = 'baseline' THEN
    SELECT NEW.item_count, count(*) INTO expected, present FROM baseline_item i WHERE i.project_id = NEW.project_id AND i.baseline_id = NEW.id;
    IF expected <> present THEN
      RAISE EXCEPTION 'a baseline is written with all its requirements' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NOT aval_signed(NEW.project_id, NEW.document_id, 'BASELINE', NEW.id, 1, 'CLIENT', NULL, 'baseline.sign') THEN
      RAISE EXCEPTION 'a baseline stands on a signature of the client' USING ERRCODE = 'restrict_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM signature s JOIN delegation d ON d.project_id = s.project_id AND d.id = s.delegation_id
               JOIN project p ON p.id = s.project_id
               WHERE s.project_id = NEW.project_id AND s.document_id = NEW.document_id
                 AND d.max_amount_cents IS NOT NULL AND (p.initial_price_cents IS NULL OR p.initial_price_cents > d.max_amount_cents)) THEN
      RAISE EXCEPTION 'a baseline signed under a power stays under its ceiling' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
  END IF;
  IF EXISTS (SELECT 1 FROM baseline b WHERE b.project_id = NEW.project_id AND b.id = NEW.baseline_id) THEN
    RAISE EXCEPTION 'nothing enters a baseline after its signature' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- A promise is signed by the client and by its agency, in its present version, before anything starts.
CREATE OR REPLACE FUNCTION aval_guard_agreed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.status <> 'DRAFT' AND OLD.status = 'DRAFT' AND NOT (
    aval_signed(NEW.project_id, NEW.definition_document_id, 'MILESTONE_DEFINITION', NEW.id, NEW.version, 'AGENCY', NEW.agency_party_id, 'milestone.agree')
    AND aval_signed(NEW.project_id, NEW.definition_document_id, 'MILESTONE_DEFINITION', NEW.id, NEW.version, 'CLIENT', NULL, 'milestone.agree')) THEN
    RAISE EXCEPTION 'a milestone is agreed when both sides have signed it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

-- Invariant 6: all mandatory evidence is there when the submission is, and the agency has signed it.
CREATE OR REPLACE FUNCTION aval_guard_submission_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(DISTINCT kind) FROM evidence e WHERE e.project_id = NEW.project_id AND e.submission_id = NEW.id
      AND e.kind IN ('TEST_REPORT', 'RELEASE_NOTES', 'READINESS_RECORD')) < 3 THEN
    RAISE EXCEPTION 'a submission has all mandatory evidence' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM milestone m WHERE m.project_id = NEW.project_id AND m.id = NEW.milestone_id
                 AND aval_signed(m.project_id, NEW.document_id, 'SUBMISSION', NEW.id, NEW.number, 'AGENCY', m.agency_party_id, 'milestone.submit')) THEN
    RAISE EXCEPTION 'a submission is signed by its agency' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

-- Invariants 4 and 5: signed for the client on its own record, within the ceiling of a power; no open blocking reservation.
CREATE OR REPLACE FUNCTION aval_guard_decision_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT aval_signed(NEW.project_id, NEW.document_id, 'MILESTONE_DECISION', NEW.milestone_id, NEW.version, 'CLIENT', NULL, aval_command_of(NEW.kind))
     OR EXISTS (SELECT 1 FROM signature s JOIN delegation d ON d.project_id = s.project_id AND d.id = s.delegation_id
                WHERE s.project_id = NEW.project_id AND s.document_id = NEW.document_id AND d.max_amount_cents < NEW.amount_cents) THEN
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

-- A price reduction is accepted by the agency's signature on the record that notified it.
CREATE FUNCTION aval_guard_reduction_accepted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM decision d JOIN milestone m ON m.project_id = d.project_id AND m.id = d.milestone_id
    WHERE d.project_id = NEW.project_id AND d.id = NEW.decision_id AND d.kind = 'REDUCE_PRICE' AND d.document_id = NEW.document_id
      AND aval_signed(d.project_id, d.document_id, 'MILESTONE_DECISION', d.milestone_id, d.version, 'AGENCY', m.agency_party_id, 'milestone.accept-price-reduction')) THEN
    RAISE EXCEPTION 'a price reduction is accepted by a signature of the agency' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_reduction_accepted AFTER INSERT ON price_reduction_acceptance DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_reduction_accepted();

-- A lifting is signed by both sides on its own record, a waiver by the client on its own.
CREATE OR REPLACE FUNCTION aval_guard_settled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE wanted text := CASE NEW.status WHEN 'WAIVED' THEN 'RESERVATION_WAIVER' ELSE 'RESERVATION_LIFTING' END;
DECLARE command text := CASE NEW.status WHEN 'WAIVED' THEN 'reservation.waive' ELSE 'reservation.lift' END;
BEGIN
  IF NEW.document_id IS NOT NULL AND OLD.document_id IS NULL
     AND NOT aval_signed(NEW.project_id, NEW.document_id, wanted, NEW.id, 1, 'CLIENT', NULL, command) THEN
    RAISE EXCEPTION 'a reservation is lifted or waived by a signature of the client' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.lifting_confirmed_at IS NOT NULL AND OLD.lifting_confirmed_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM milestone m WHERE m.project_id = NEW.project_id AND m.id = NEW.milestone_id
      AND aval_signed(m.project_id, NEW.document_id, 'RESERVATION_LIFTING', NEW.id, 1, 'AGENCY', m.agency_party_id, 'reservation.confirm-lifting')) THEN
    RAISE EXCEPTION 'a lifting is confirmed by a signature of the agency' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

-- Invariant 4 from the other end: no blocking reservation stays open under an acceptance. The milestone's row is held,
-- so that an acceptance which is being signed at this moment is waited for and seen.
CREATE OR REPLACE FUNCTION aval_guard_blocking() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE present_status text;
BEGIN
  IF NEW.severity <> 'BLOCKING' OR NEW.status NOT IN ('OPEN', 'FIX_SUBMITTED', 'CONTESTED') THEN RETURN NULL; END IF;
  SELECT m.status INTO present_status FROM milestone m WHERE m.project_id = NEW.project_id AND m.id = NEW.milestone_id FOR SHARE;
  IF present_status IN ('ACCEPTED', 'ACCEPTED_TACITLY', 'ACCEPTED_WITH_RESERVATIONS', 'ACCEPTED_WITH_PRICE_REDUCTION') THEN
    RAISE EXCEPTION 'an open blocking reservation forbids acceptance' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

-- As before; and a cancellation is signed for the client on its own paper.
CREATE OR REPLACE FUNCTION aval_guard_milestone_grounds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE grounded boolean;
BEGIN
  IF NEW.status = OLD.status OR NEW.status IN ('READY_TO_START', 'IN_PROGRESS', 'UNDER_VERIFICATION', 'SUPERSEDED') THEN RETURN NULL; END IF;
  IF NEW.status = 'SUBMITTED' THEN
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
