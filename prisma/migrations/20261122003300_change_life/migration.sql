-- The life of a change request up to its decision (domain.md 3 and 9.3): what each concerned agency assesses and offers,
-- what the AMO recommends, what was agreed. Amounts are cents before tax in the project's currency.

ALTER TABLE change_request
  -- Defect or change: was the criterion in the baseline, and does it fail?
  ADD COLUMN finding text CHECK (finding IN ('DEFECT', 'CHANGE', 'AMBIGUOUS')),
  ADD COLUMN in_scope boolean,
  ADD COLUMN duplicate_of text CHECK (length(duplicate_of) <= 40),
  -- The criterion that the finding points at, in the version that was signed.
  ADD COLUMN criterion_requirement text CHECK (length(criterion_requirement) <= 40),
  ADD COLUMN qualified_at timestamptz(3),
  ADD COLUMN disputed_at timestamptz(3),
  ADD COLUMN assessment_due_on date,
  ADD COLUMN decision_due_on date,
  ADD COLUMN quoted_at timestamptz(3),
  -- The first day on which one of the offers lapses; over from `quote_valid_before`.
  ADD COLUMN quote_valid_until date,
  ADD COLUMN quote_valid_before timestamptz(3),
  ADD COLUMN instrument text CHECK (instrument IN ('DECISION', 'PURCHASE_ORDER', 'AMENDMENT')),
  ADD COLUMN sponsor_needed boolean,
  ADD COLUMN decided_by uuid,
  ADD COLUMN decided_at timestamptz(3),
  ADD COLUMN document_id uuid,
  ADD COLUMN review_on date,
  ADD COLUMN emergency_ceiling_cents bigint CHECK (emergency_ceiling_cents > 0),
  ADD COLUMN emergency_at timestamptz(3),
  ADD COLUMN regularise_due_on date,
  ADD FOREIGN KEY (project_id, decided_by) REFERENCES member (project_id, id),
  ADD FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  ADD CHECK ((quote_valid_until IS NULL) = (quote_valid_before IS NULL)),
  ADD CHECK ((instrument IS NULL) = (sponsor_needed IS NULL)),
  ADD CHECK (status <> 'DEFERRED' OR review_on IS NOT NULL),
  ADD CHECK (status <> 'EMERGENCY_APPROVED' OR (emergency_ceiling_cents IS NOT NULL AND regularise_due_on IS NOT NULL)),
  -- Whatever binds money, time or a signed item was signed (3.3).
  ADD CHECK (status <> 'APPROVED' OR (instrument IS NOT NULL AND decided_by IS NOT NULL AND decided_at IS NOT NULL
    AND (instrument = 'DECISION' OR document_id IS NOT NULL)));

-- What an amount comes to over its whole term: a period that has begun is owed whole (lib/domain/change-price.ts).
CREATE FUNCTION aval_change_total(one_off bigint, recurring jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN one_off + coalesce((SELECT sum((one ->> 'cents')::bigint
    * CASE one ->> 'every' WHEN 'YEAR' THEN ((one ->> 'months')::bigint + 11) / 12 ELSE (one ->> 'months')::bigint END)
    FROM jsonb_array_elements(recurring) AS one), 0)::bigint;

-- Prices show to the client, to the AMO, and to the agency whose price it is (domain.md 9, convention g).
CREATE FUNCTION aval_reads_price(project uuid, party uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT aval_system() OR EXISTS (SELECT 1 FROM member m WHERE m.project_id = project AND m.person_id = aval_person()
    AND m.ended_at IS NULL AND (m.side IN ('CLIENT', 'AMO') OR m.party_id = party))
$$;

-- The side on which the acting person stands in the entered project.
CREATE FUNCTION aval_side() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.side FROM member m WHERE m.person_id = aval_person() AND m.ended_at IS NULL AND m.project_id = aval_project()
$$;

-- One for each agency that a request concerns: asked when it is qualified, given once, given anew until the decision.
CREATE TABLE change_assessment (
  project_id uuid NOT NULL,
  change_request_id uuid NOT NULL,
  party_id uuid NOT NULL,
  side text NOT NULL DEFAULT 'AGENCY' CHECK (side = 'AGENCY'),
  asked_at timestamptz(3) NOT NULL,
  -- Every field of domain.md 3.2, as lib/domain/change-assessment.ts reads them.
  content jsonb,
  -- Working days that it takes.
  days integer CHECK (days BETWEEN 0 AND 730),
  given_by uuid,
  given_at timestamptz(3),
  PRIMARY KEY (project_id, change_request_id, party_id),
  FOREIGN KEY (project_id, change_request_id) REFERENCES change_request (project_id, id),
  FOREIGN KEY (project_id, party_id, side) REFERENCES party (project_id, id, side),
  FOREIGN KEY (project_id, given_by) REFERENCES member (project_id, id),
  CHECK ((content IS NULL) = (given_at IS NULL) AND (days IS NULL) = (given_at IS NULL) AND (given_by IS NULL) = (given_at IS NULL))
);
CALL aval_govern('change_assessment', 'update');
CREATE INDEX change_assessment_by_party ON change_assessment (project_id, party_id, change_request_id);

CREATE FUNCTION aval_guard_change_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE giving constant text[] := ARRAY['content', 'days', 'given_by', 'given_at'];
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - giving <> to_jsonb(OLD) - giving OR NOT EXISTS (
    SELECT 1 FROM change_request c WHERE c.project_id = NEW.project_id AND c.id = NEW.change_request_id
      AND c.status IN ('IMPACT_ASSESSMENT', 'QUOTED', 'UNDER_DECISION', 'EMERGENCY_APPROVED')) THEN
    RAISE EXCEPTION 'an assessment is given while its request is open, and stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_change_assessment BEFORE UPDATE OR DELETE ON change_assessment FOR EACH ROW EXECUTE FUNCTION aval_guard_change_assessment();

-- What an agency offers: a new version replaces the one before, which stays.
CREATE TABLE change_quote (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  change_request_id uuid NOT NULL,
  party_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  one_off_cents bigint NOT NULL,
  recurring jsonb NOT NULL,
  total_cents bigint NOT NULL,
  tax_basis_points integer NOT NULL CHECK (tax_basis_points BETWEEN 0 AND 3000),
  reverse_charge boolean NOT NULL,
  -- Working days of delay that the price goes with.
  days integer NOT NULL CHECK (days BETWEEN 0 AND 730),
  valid_until date NOT NULL,
  valid_before timestamptz(3) NOT NULL,
  note text NOT NULL CHECK (length(note) <= 5000),
  quoted_by uuid NOT NULL,
  quoted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, change_request_id, party_id, version),
  FOREIGN KEY (project_id, change_request_id, party_id) REFERENCES change_assessment (project_id, change_request_id, party_id),
  FOREIGN KEY (project_id, quoted_by) REFERENCES member (project_id, id),
  CHECK (jsonb_typeof(recurring) = 'array' AND total_cents = aval_change_total(one_off_cents, recurring)),
  CHECK (NOT reverse_charge OR tax_basis_points = 0),
  CHECK (quoted_at < valid_before)
);
CALL aval_govern('change_quote', 'append');
CREATE POLICY known_prices ON change_quote AS RESTRICTIVE FOR SELECT TO aval_app USING (aval_reads_price(project_id, party_id));
CREATE POLICY own_offer ON change_quote AS RESTRICTIVE FOR INSERT TO aval_app WITH CHECK (party_id = (SELECT aval_party()));

-- What the AMO recommends to pay for an offer: advice, never a decision.
CREATE TABLE change_advice (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  change_request_id uuid NOT NULL,
  party_id uuid NOT NULL,
  quote_id uuid NOT NULL,
  one_off_cents bigint NOT NULL,
  recurring jsonb NOT NULL,
  total_cents bigint NOT NULL,
  opinion text NOT NULL CHECK (length(btrim(opinion)) BETWEEN 1 AND 10000),
  advised_by uuid NOT NULL,
  advised_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, change_request_id, party_id) REFERENCES change_assessment (project_id, change_request_id, party_id),
  FOREIGN KEY (project_id, quote_id) REFERENCES change_quote (project_id, id),
  FOREIGN KEY (project_id, advised_by) REFERENCES member (project_id, id),
  CHECK (jsonb_typeof(recurring) = 'array' AND total_cents = aval_change_total(one_off_cents, recurring))
);
CALL aval_govern('change_advice', 'append');
CREATE INDEX change_advice_newest ON change_advice (project_id, change_request_id, party_id, advised_at DESC);
CREATE POLICY known_prices ON change_advice AS RESTRICTIVE FOR SELECT TO aval_app USING (aval_reads_price(project_id, party_id));
CREATE POLICY adviser_only ON change_advice AS RESTRICTIVE FOR INSERT TO aval_app WITH CHECK ((SELECT aval_side()) = 'AMO');

-- What was agreed: one for each agency of an approved request, in the terms of its offer. Without an offer only where
-- nothing is asked (a defect is mended free).
CREATE TABLE change_agreement (
  project_id uuid NOT NULL,
  change_request_id uuid NOT NULL,
  party_id uuid NOT NULL,
  quote_id uuid,
  one_off_cents bigint NOT NULL,
  recurring jsonb NOT NULL,
  total_cents bigint NOT NULL,
  tax_basis_points integer NOT NULL CHECK (tax_basis_points BETWEEN 0 AND 3000),
  reverse_charge boolean NOT NULL,
  -- Working days of delay.
  days integer NOT NULL CHECK (days BETWEEN 0 AND 730),
  instrument text NOT NULL CHECK (instrument IN ('DECISION', 'PURCHASE_ORDER', 'AMENDMENT')),
  sponsor boolean NOT NULL,
  decided_by uuid NOT NULL,
  -- The power under which it was decided for the client, when not in one's own right.
  delegation_id uuid,
  decided_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, change_request_id, party_id),
  FOREIGN KEY (project_id, change_request_id, party_id) REFERENCES change_assessment (project_id, change_request_id, party_id),
  FOREIGN KEY (project_id, quote_id) REFERENCES change_quote (project_id, id),
  FOREIGN KEY (project_id, decided_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, delegation_id) REFERENCES delegation (project_id, id),
  CHECK (jsonb_typeof(recurring) = 'array' AND total_cents = aval_change_total(one_off_cents, recurring)),
  CHECK (quote_id IS NOT NULL OR (one_off_cents = 0 AND recurring = '[]' AND days = 0 AND instrument = 'DECISION'))
);
CALL aval_govern('change_agreement', 'append');
CREATE INDEX change_agreement_by_party ON change_agreement (project_id, party_id, decided_at);
CREATE POLICY known_prices ON change_agreement AS RESTRICTIVE FOR SELECT TO aval_app USING (aval_reads_price(project_id, party_id));
-- An agency never orders its own change.
CREATE POLICY never_by_agency ON change_agreement AS RESTRICTIVE FOR INSERT TO aval_app WITH CHECK ((SELECT aval_side()) IN ('CLIENT', 'AMO'));

-- Agreed is what was offered, last, and not yet lapsed; the AMO needs a power with a ceiling that holds it (invariant 5).
CREATE FUNCTION aval_guard_change_agreement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE who text;
BEGIN
  IF NEW.quote_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM change_quote q WHERE q.project_id = NEW.project_id AND q.id = NEW.quote_id
      AND q.change_request_id = NEW.change_request_id AND q.party_id = NEW.party_id
      AND NEW.decided_at >= q.quoted_at AND NEW.decided_at < q.valid_before
      AND (q.one_off_cents, q.recurring, q.tax_basis_points, q.reverse_charge, q.days)
        = (NEW.one_off_cents, NEW.recurring, NEW.tax_basis_points, NEW.reverse_charge, NEW.days)
      AND NOT EXISTS (SELECT 1 FROM change_quote n WHERE n.project_id = q.project_id AND n.change_request_id = q.change_request_id
        AND n.party_id = q.party_id AND n.version > q.version)) THEN
    RAISE EXCEPTION 'only the last offer is agreed to, as it stands and before it lapses' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT m.side INTO who FROM member m WHERE m.project_id = NEW.project_id AND m.id = NEW.decided_by;
  IF who = 'AGENCY' OR (who <> 'CLIENT' AND NOT EXISTS (
    SELECT 1 FROM delegation d JOIN member g ON (g.project_id, g.id) = (d.project_id, d.grantor_member_id)
    WHERE d.project_id = NEW.project_id AND d.id = NEW.delegation_id AND d.grantee_member_id = NEW.decided_by AND g.side = 'CLIENT'
      AND d.revoked_at IS NULL AND NEW.decided_at >= d.valid_from AND NEW.decided_at < d.valid_until
      AND NEW.total_cents <= d.max_amount_cents)) THEN
    RAISE EXCEPTION 'a change is agreed to by the client, or under its written power' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_change_agreement BEFORE INSERT ON change_agreement FOR EACH ROW EXECUTE FUNCTION aval_guard_change_agreement();

-- Every concerned agency is agreed with when a request is approved, and at that instant.
CREATE FUNCTION aval_guard_change_approval() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.status = 'APPROVED' AND OLD.status <> 'APPROVED' AND (
    NOT EXISTS (SELECT 1 FROM change_agreement g WHERE g.project_id = NEW.project_id AND g.change_request_id = NEW.id)
    OR EXISTS (SELECT 1 FROM change_assessment a WHERE a.project_id = NEW.project_id AND a.change_request_id = NEW.id AND NOT EXISTS (
      SELECT 1 FROM change_agreement g WHERE (g.project_id, g.change_request_id, g.party_id) = (a.project_id, a.change_request_id, a.party_id)
        AND (g.decided_at, g.decided_by, g.instrument, g.sponsor) = (NEW.decided_at, NEW.decided_by, NEW.instrument, NEW.sponsor_needed)))) THEN
    RAISE EXCEPTION 'a request is approved with every agency that it concerns' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_change_approval AFTER UPDATE OF status ON change_request DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_change_approval();

-- The story of a request: each step with who, as what, when and why.
CREATE TABLE change_step (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  change_request_id uuid NOT NULL,
  act text NOT NULL CHECK (length(act) BETWEEN 1 AND 60),
  status text NOT NULL,
  -- Nobody, when the clock acts.
  party_id uuid,
  by_member uuid,
  reason text NOT NULL CHECK (length(reason) <= 10000),
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, change_request_id) REFERENCES change_request (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, by_member) REFERENCES member (project_id, id),
  CHECK ((party_id IS NULL) = (by_member IS NULL))
);
CALL aval_govern('change_step', 'append');
CREATE INDEX change_step_by_request ON change_step (project_id, change_request_id, at, id);

-- The moves of domain.md 9.3. What was submitted keeps its words; what is locked keeps everything.
CREATE FUNCTION aval_change_moves(status text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE status
    WHEN 'DRAFT' THEN ARRAY['SUBMITTED']
    WHEN 'SUBMITTED' THEN ARRAY['QUALIFIED', 'IMPACT_ASSESSMENT', 'DISPUTED', 'REJECTED', 'WITHDRAWN', 'EMERGENCY_APPROVED']
    WHEN 'QUALIFIED' THEN ARRAY['IMPACT_ASSESSMENT', 'DISPUTED', 'APPROVED', 'REJECTED', 'DEFERRED', 'CONCESSION', 'WITHDRAWN', 'EMERGENCY_APPROVED']
    WHEN 'IMPACT_ASSESSMENT' THEN ARRAY['QUOTED', 'DISPUTED', 'REJECTED', 'DEFERRED', 'CONCESSION', 'WITHDRAWN', 'EMERGENCY_APPROVED']
    WHEN 'QUOTED' THEN ARRAY['UNDER_DECISION', 'APPROVED', 'REJECTED', 'DEFERRED', 'CONCESSION', 'WITHDRAWN', 'EXPIRED']
    WHEN 'UNDER_DECISION' THEN ARRAY['APPROVED', 'REJECTED', 'DEFERRED', 'CONCESSION', 'WITHDRAWN', 'EXPIRED']
    WHEN 'DEFERRED' THEN ARRAY['QUALIFIED', 'IMPACT_ASSESSMENT', 'UNDER_DECISION', 'REJECTED', 'WITHDRAWN', 'EXPIRED']
    WHEN 'DISPUTED' THEN ARRAY['QUALIFIED', 'IMPACT_ASSESSMENT', 'REJECTED', 'WITHDRAWN', 'EMERGENCY_APPROVED']
    WHEN 'EMERGENCY_APPROVED' THEN ARRAY['APPROVED', 'REJECTED', 'EXPIRED']
    WHEN 'APPROVED' THEN ARRAY['CONTRACTED', 'IN_IMPLEMENTATION', 'REJECTED', 'CLOSED']
    WHEN 'CONTRACTED' THEN ARRAY['IN_IMPLEMENTATION', 'VERIFIED']
    WHEN 'IN_IMPLEMENTATION' THEN ARRAY['VERIFIED']
    WHEN 'VERIFIED' THEN ARRAY['IN_IMPLEMENTATION', 'CLOSED']
    ELSE ARRAY[]::text[]
  END;

CREATE OR REPLACE FUNCTION aval_guard_change_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wording constant text[] := ARRAY['type', 'title', 'description', 'reason', 'digest'];
DECLARE fixed constant text[] := ARRAY['project_id', 'id', 'code', 'number', 'origin', 'milestone_id', 'requirement_id', 'reservation_id',
  'origin_code', 'party_id', 'opened_by', 'opened_at'];
DECLARE kept text[];
DECLARE col text;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'DRAFT' THEN
      RAISE EXCEPTION 'a change request begins as a draft' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.status IN ('REJECTED', 'CONCESSION', 'CLOSED', 'WITHDRAWN', 'EXPIRED') AND to_jsonb(NEW) <> to_jsonb(OLD)
     OR (NEW.status <> OLD.status AND NOT NEW.status = ANY (aval_change_moves(OLD.status))) THEN
    RAISE EXCEPTION 'a submitted change request is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  kept := fixed || CASE WHEN OLD.status = 'DRAFT' THEN ARRAY[]::text[] ELSE wording || ARRAY['submitted_by', 'submitted_at'] END
    || CASE WHEN OLD.status IN ('APPROVED', 'CONTRACTED', 'IN_IMPLEMENTATION', 'VERIFIED')
       THEN ARRAY['finding', 'instrument', 'sponsor_needed', 'decided_by', 'decided_at', 'document_id', 'quote_valid_until', 'quote_valid_before'] ELSE ARRAY[]::text[] END;
  FOREACH col IN ARRAY kept LOOP
    IF to_jsonb(NEW) -> col IS DISTINCT FROM to_jsonb(OLD) -> col THEN
      RAISE EXCEPTION 'a submitted change request is not changed' USING ERRCODE = 'restrict_violation';
    END IF;
  END LOOP;
  -- A lapsed offer is accepted by nobody.
  IF NEW.status = 'APPROVED' AND OLD.status <> 'APPROVED' AND NEW.quote_valid_before IS NOT NULL AND NEW.decided_at >= NEW.quote_valid_before THEN
    RAISE EXCEPTION 'the offer has lapsed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
