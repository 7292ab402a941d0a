-- The order of a change (domain.md 3.3, 9.2, 9.3): a purchase order or an amendment, drafted, signed by each needed party,
-- and what its last signature writes in the same transaction: new requirement versions, milestones re-opened or changed.
-- Nothing here trusts the code: whatever is contracted is signed, whole, and replaces what was in force.

-- Two kinds more can be signed; the kinds that other migrations add stay.
DO $$
DECLARE listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'signed_document'::regclass AND conname = 'signed_document_kind_check';
  ALTER TABLE signed_document DROP CONSTRAINT signed_document_kind_check;
  EXECUTE 'ALTER TABLE signed_document ADD CONSTRAINT signed_document_kind_check '
    || replace(listed, '''CHARTER''::text', '''CHARTER''::text, ''AMENDMENT''::text, ''PURCHASE_ORDER''::text');
END $$;

-- A party signs a document once; beyond a tenth of the price the client's sponsor signs beside its signatory.
ALTER TABLE signature DROP CONSTRAINT signature_project_id_document_id_party_id_key;
CREATE UNIQUE INDEX one_signature_of_a_party ON signature (project_id, document_id, party_id) WHERE role <> 'CLIENT_SPONSOR';
CREATE UNIQUE INDEX one_signature_of_the_sponsor ON signature (project_id, document_id, party_id) WHERE role = 'CLIENT_SPONSOR';

CREATE TABLE amendment (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^(AV|BC)-[0-9]{3,}$'),
  instrument text NOT NULL CHECK (instrument IN ('PURCHASE_ORDER', 'AMENDMENT')),
  change_request_id uuid NOT NULL,
  -- The agency that it is ordered from.
  party_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('DRAFT', 'SIGNING', 'CONTRACTED', 'WITHDRAWN')),
  version integer NOT NULL CHECK (version >= 1),
  -- What it does, word for word (lib/domain/amendment-terms.ts).
  terms jsonb NOT NULL,
  digest char(64) NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  sponsor boolean NOT NULL,
  -- As agreed when the change was approved. Cents before tax, working days.
  one_off_cents bigint NOT NULL,
  recurring jsonb NOT NULL,
  total_cents bigint NOT NULL,
  tax_basis_points integer NOT NULL CHECK (tax_basis_points BETWEEN 0 AND 3000),
  reverse_charge boolean NOT NULL,
  days integer NOT NULL,
  document_id uuid,
  drafted_by uuid NOT NULL,
  drafted_at timestamptz(3) NOT NULL,
  contracted_at timestamptz(3),
  ended_by uuid,
  ended_at timestamptz(3),
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 10000),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  FOREIGN KEY (project_id, change_request_id, party_id) REFERENCES change_agreement (project_id, change_request_id, party_id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  FOREIGN KEY (project_id, drafted_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, ended_by) REFERENCES member (project_id, id),
  CHECK ((instrument = 'AMENDMENT') = (code LIKE 'AV-%')),
  CHECK (jsonb_typeof(recurring) = 'array' AND total_cents = aval_change_total(one_off_cents, recurring)),
  CHECK (CASE status WHEN 'DRAFT' THEN document_id IS NULL WHEN 'WITHDRAWN' THEN true ELSE document_id IS NOT NULL END),
  CHECK ((status = 'CONTRACTED') = (contracted_at IS NOT NULL)),
  CHECK ((status = 'WITHDRAWN') = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (ended_by IS NULL))
);
CALL aval_govern('amendment', 'update');
-- One order of one agency for one change at a time; those given up stay beside it.
CREATE UNIQUE INDEX one_live_order ON amendment (project_id, change_request_id, party_id) WHERE status <> 'WITHDRAWN';
CREATE INDEX amendment_newest ON amendment (project_id, drafted_at DESC, id);
-- Prices show to the client, to the AMO, and to the agency whose price it is (domain.md 9, convention g).
CREATE POLICY known_prices ON amendment AS RESTRICTIVE FOR SELECT TO aval_app USING (aval_reads_price(project_id, party_id));

-- What a contracted order did to each requirement: which version replaced which. This, or a baseline, locks a version.
CREATE TABLE amendment_item (
  project_id uuid NOT NULL,
  amendment_id uuid NOT NULL,
  requirement_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ADD', 'MODIFY', 'REMOVE')),
  from_version integer,
  version integer NOT NULL,
  digest char(64) NOT NULL,
  PRIMARY KEY (project_id, amendment_id, requirement_id),
  -- Of two amendments of the same version, one is contracted.
  UNIQUE (project_id, requirement_id, from_version),
  FOREIGN KEY (project_id, amendment_id) REFERENCES amendment (project_id, id),
  FOREIGN KEY (project_id, requirement_id, version, digest) REFERENCES requirement_version (project_id, requirement_id, version, digest),
  CHECK (CASE kind WHEN 'ADD' THEN from_version IS NULL AND version = 1 WHEN 'MODIFY' THEN version > from_version ELSE version = from_version END)
);
CALL aval_govern('amendment_item', 'append');
CREATE INDEX amendment_item_by_requirement ON amendment_item (project_id, requirement_id, version);

-- How often a milestone was changed by an order since it was agreed, and the milestone that it replaces.
ALTER TABLE milestone
  ADD COLUMN amended integer NOT NULL DEFAULT 0 CHECK (amended >= 0),
  ADD COLUMN supersedes_id uuid,
  ADD FOREIGN KEY (project_id, supersedes_id) REFERENCES milestone (project_id, id),
  ADD UNIQUE (project_id, supersedes_id);

-- What a contracted order did to each milestone.
CREATE TABLE amendment_milestone (
  project_id uuid NOT NULL,
  amendment_id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  from_version integer NOT NULL CHECK (from_version >= 1),
  -- None: the one it had.
  due_on date,
  amount_cents bigint NOT NULL CHECK (amount_cents >= 0),
  reopen boolean NOT NULL,
  PRIMARY KEY (project_id, amendment_id, milestone_id),
  UNIQUE (project_id, milestone_id, from_version),
  FOREIGN KEY (project_id, amendment_id) REFERENCES amendment (project_id, id),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id)
);
CALL aval_govern('amendment_milestone', 'append');

-- True when a document bears the signature of this role of this party, in its own right or under a power that names the
-- command, with a ceiling that holds the amount; lent to the AMO a power has a ceiling (invariant 5).
CREATE FUNCTION aval_signed_as(project uuid, document uuid, wanted_role text, wanted_party uuid, command text, cents bigint)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM signature s
    LEFT JOIN delegation g ON g.project_id = s.project_id AND g.id = s.delegation_id
    WHERE s.project_id = project AND s.document_id = document AND s.role = wanted_role AND s.party_id = wanted_party
      AND (s.delegation_id IS NULL
        OR (command = ANY (g.acts) AND (g.max_amount_cents IS NULL OR abs(cents) <= g.max_amount_cents)
          AND (s.side <> 'AMO' OR g.max_amount_cents IS NOT NULL))))
$$;

-- An order is written while it is a draft; once somebody has signed it, it is contracted or withdrawn, as it stands.
CREATE FUNCTION aval_guard_amendment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE fixed constant text[] := ARRAY['project_id', 'id', 'change_request_id', 'party_id'];
DECLARE moving constant text[] := ARRAY['status', 'contracted_at', 'ended_by', 'ended_at', 'reason'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'DRAFT' THEN
      RAISE EXCEPTION 'an order begins as a draft' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.status IN ('CONTRACTED', 'WITHDRAWN')
     OR (SELECT bool_or(to_jsonb(NEW) -> name IS DISTINCT FROM to_jsonb(OLD) -> name) FROM unnest(fixed) AS name)
     OR NOT (OLD.status || '>' || NEW.status) = ANY (ARRAY['DRAFT>DRAFT', 'DRAFT>SIGNING', 'DRAFT>WITHDRAWN', 'SIGNING>CONTRACTED', 'SIGNING>WITHDRAWN'])
     OR (NEW.status = 'DRAFT' AND NEW.version <> OLD.version + 1)
     OR (NEW.status <> 'DRAFT' AND to_jsonb(NEW) - moving - 'document_id' <> to_jsonb(OLD) - moving - 'document_id')
     OR (OLD.status = 'SIGNING' AND NEW.document_id IS DISTINCT FROM OLD.document_id) THEN
    RAISE EXCEPTION 'an order that is signed is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status = 'CONTRACTED' THEN
    -- One order after the other, so that what they add up to is counted whole.
    PERFORM pg_advisory_xact_lock(hashtextextended('contracted ' || NEW.project_id::text, 0));
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_amendment BEFORE INSERT OR UPDATE OR DELETE ON amendment FOR EACH ROW EXECUTE FUNCTION aval_guard_amendment();

-- What an order does is written just before it is contracted, and replaces exactly what is in force.
CREATE FUNCTION aval_guard_amendment_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE standing boolean;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM amendment a WHERE a.project_id = NEW.project_id AND a.id = NEW.amendment_id AND a.status = 'SIGNING') THEN
    RAISE EXCEPTION 'what an order does is written when it is contracted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_TABLE_NAME = 'amendment_item' THEN
    standing := NEW.kind = 'ADD' OR EXISTS (SELECT 1 FROM requirement r WHERE r.project_id = NEW.project_id AND r.id = NEW.requirement_id
      AND r.status IN ('BASELINED', 'IMPLEMENTED', 'VERIFIED', 'ACCEPTED') AND r.baselined_version = NEW.from_version FOR UPDATE);
  ELSE
    standing := EXISTS (SELECT 1 FROM milestone m WHERE m.project_id = NEW.project_id AND m.id = NEW.milestone_id AND m.version + m.amended = NEW.from_version
      AND CASE WHEN NEW.reopen THEN m.status IN ('ACCEPTED', 'ACCEPTED_TACITLY', 'ACCEPTED_WITH_RESERVATIONS', 'ACCEPTED_WITH_PRICE_REDUCTION')
          ELSE m.status IN ('READY_TO_START', 'IN_PROGRESS') END FOR UPDATE);
  END IF;
  IF NOT standing THEN
    RAISE EXCEPTION 'an order replaces what is in force' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_amendment_item BEFORE INSERT ON amendment_item FOR EACH ROW EXECUTE FUNCTION aval_guard_amendment_part();
CREATE TRIGGER guard_amendment_milestone BEFORE INSERT ON amendment_milestone FOR EACH ROW EXECUTE FUNCTION aval_guard_amendment_part();

CREATE FUNCTION aval_guard_part_contracted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM amendment a WHERE a.project_id = NEW.project_id AND a.id = NEW.amendment_id AND a.status = 'CONTRACTED') THEN
    RAISE EXCEPTION 'an order is carried out when it is contracted' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_item_contracted AFTER INSERT ON amendment_item DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_part_contracted();
CREATE CONSTRAINT TRIGGER guard_milestone_contracted AFTER INSERT ON amendment_milestone DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_part_contracted();

-- The last juror: who signed, what they signed, and that all of it has happened.
CREATE FUNCTION aval_guard_contracted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE client uuid; paper jsonb; price bigint; contracted bigint; sponsored boolean;
BEGIN
  IF NEW.status <> 'CONTRACTED' OR OLD.status = 'CONTRACTED' THEN RETURN NULL; END IF;
  SELECT id INTO client FROM party WHERE project_id = NEW.project_id AND side = 'CLIENT' AND removed_at IS NULL;
  SELECT d.content::jsonb -> 'data' INTO paper FROM signed_document d
    WHERE d.project_id = NEW.project_id AND d.id = NEW.document_id AND d.kind = NEW.instrument AND d.subject_id = NEW.id AND d.version = NEW.version;
  IF paper IS NULL OR paper -> 'terms' IS DISTINCT FROM NEW.terms OR paper -> 'partyId' IS DISTINCT FROM to_jsonb(NEW.party_id)
     OR (paper -> 'oneOffCents', paper -> 'recurring', paper -> 'taxBasisPoints', paper -> 'reverseCharge', paper -> 'days', paper -> 'sponsor')
       IS DISTINCT FROM (to_jsonb(NEW.one_off_cents), NEW.recurring, to_jsonb(NEW.tax_basis_points), to_jsonb(NEW.reverse_charge), to_jsonb(NEW.days), to_jsonb(NEW.sponsor)) THEN
    RAISE EXCEPTION 'an order is contracted as it was signed' USING ERRCODE = 'restrict_violation';
  END IF;
  -- Invariants 5 and 12: by both sides, each for itself; an agency never orders its own change.
  IF NOT aval_signed_as(NEW.project_id, NEW.document_id, 'AGENCY_SIGNATORY', NEW.party_id, 'amendment.sign', NEW.total_cents)
     OR NOT (aval_signed_as(NEW.project_id, NEW.document_id, 'CLIENT_SIGNATORY', client, 'amendment.sign', NEW.total_cents)
       OR (NEW.instrument = 'PURCHASE_ORDER' AND aval_signed_as(NEW.project_id, NEW.document_id, 'CLIENT_OWNER', client, 'amendment.sign', NEW.total_cents))) THEN
    RAISE EXCEPTION 'an order is contracted when both sides have signed it' USING ERRCODE = 'restrict_violation';
  END IF;
  -- Invariant 11: beyond a tenth of the initial price, and wherever it was decided, the sponsor has signed.
  SELECT coalesce(p.initial_price_cents, 0) INTO price FROM project p WHERE p.id = NEW.project_id;
  SELECT coalesce(sum(a.total_cents), 0) INTO contracted FROM amendment a WHERE a.project_id = NEW.project_id AND a.status = 'CONTRACTED';
  sponsored := aval_signed_as(NEW.project_id, NEW.document_id, 'CLIENT_SPONSOR', client, 'amendment.sign', NEW.total_cents)
    OR EXISTS (SELECT 1 FROM signature s JOIN member_role r ON r.project_id = s.project_id AND r.member_id = s.member_id AND r.role = 'CLIENT_SPONSOR' AND r.ended_at IS NULL
               WHERE s.project_id = NEW.project_id AND s.document_id = NEW.document_id AND s.party_id = client AND s.delegation_id IS NULL);
  IF NOT sponsored AND (NEW.sponsor OR EXISTS (SELECT 1 FROM change_agreement g WHERE g.project_id = NEW.project_id
       AND g.change_request_id = NEW.change_request_id AND g.party_id = NEW.party_id AND g.sponsor)
     OR ((NEW.one_off_cents <> 0 OR NEW.recurring <> '[]') AND abs(contracted) * 10 > price)) THEN
    RAISE EXCEPTION 'beyond a tenth of the price the sponsor signs' USING ERRCODE = 'restrict_violation';
  END IF;
  -- At the price that was agreed, by the instrument that it needs at least.
  IF NOT EXISTS (SELECT 1 FROM change_agreement g WHERE g.project_id = NEW.project_id AND g.change_request_id = NEW.change_request_id AND g.party_id = NEW.party_id
       AND (g.one_off_cents, g.recurring, g.tax_basis_points, g.reverse_charge, g.days)
         = (NEW.one_off_cents, NEW.recurring, NEW.tax_basis_points, NEW.reverse_charge, NEW.days)
       AND (g.instrument <> 'AMENDMENT' OR NEW.instrument = 'AMENDMENT'))
     OR (NEW.instrument = 'PURCHASE_ORDER' AND (
       EXISTS (SELECT 1 FROM amendment_item i WHERE i.project_id = NEW.project_id AND i.amendment_id = NEW.id AND i.kind <> 'ADD')
       OR EXISTS (SELECT 1 FROM amendment_milestone m WHERE m.project_id = NEW.project_id AND m.amendment_id = NEW.id AND m.reopen))) THEN
    RAISE EXCEPTION 'an order is for what was agreed, and what was signed changes by an amendment' USING ERRCODE = 'restrict_violation';
  END IF;
  -- Whole: each thing that was signed is done, and nothing else is.
  IF EXISTS (
       SELECT 1 FROM jsonb_array_elements(NEW.terms -> 'requirements') AS t LEFT JOIN amendment_item i
         ON i.project_id = NEW.project_id AND i.amendment_id = NEW.id AND i.requirement_id = (t ->> 'requirementId')::uuid
         AND i.kind = t ->> 'kind' AND i.from_version IS NOT DISTINCT FROM (t ->> 'fromVersion')::integer
       LEFT JOIN requirement r ON r.project_id = i.project_id AND r.id = i.requirement_id AND r.version = i.version AND r.baselined_version = i.version
         AND (r.status = 'OBSOLETE') = (i.kind = 'REMOVE')
       LEFT JOIN requirement_version v ON v.project_id = i.project_id AND v.requirement_id = i.requirement_id AND v.version = i.version
         AND (i.kind = 'REMOVE' OR v.statement = t -> 'content' ->> 'statement')
       WHERE r.id IS NULL OR v.requirement_id IS NULL)
     OR EXISTS (
       SELECT 1 FROM jsonb_array_elements(NEW.terms -> 'milestones') AS t LEFT JOIN amendment_milestone i
         ON i.project_id = NEW.project_id AND i.amendment_id = NEW.id AND i.milestone_id = (t ->> 'milestoneId')::uuid
         AND i.reopen = (t ->> 'reopen')::boolean AND i.from_version = (t ->> 'fromVersion')::integer
       LEFT JOIN milestone m ON m.project_id = i.project_id AND m.id = i.milestone_id AND CASE WHEN i.reopen
         THEN m.status = 'SUPERSEDED' AND EXISTS (SELECT 1 FROM milestone n WHERE n.project_id = m.project_id AND n.supersedes_id = m.id AND n.amount_cents = i.amount_cents)
         ELSE m.version + m.amended = i.from_version + 1 AND m.amount_cents = i.amount_cents END
       WHERE m.id IS NULL)
     OR (SELECT count(*) FROM amendment_item i WHERE i.project_id = NEW.project_id AND i.amendment_id = NEW.id) <> jsonb_array_length(NEW.terms -> 'requirements')
     OR (SELECT count(*) FROM amendment_milestone i WHERE i.project_id = NEW.project_id AND i.amendment_id = NEW.id) <> jsonb_array_length(NEW.terms -> 'milestones') THEN
    RAISE EXCEPTION 'an order is carried out whole' USING ERRCODE = 'restrict_violation';
  END IF;
  -- The change is ordered when its last agency is.
  IF NOT EXISTS (SELECT 1 FROM change_request c WHERE c.project_id = NEW.project_id AND c.id = NEW.change_request_id
       AND c.status = CASE WHEN aval_all_ordered(c.project_id, c.id) THEN 'CONTRACTED' ELSE 'APPROVED' END) THEN
    RAISE EXCEPTION 'an order moves its change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

-- True when every agency that a change was agreed with has its order; a mere decision needs none.
CREATE FUNCTION aval_all_ordered(project uuid, request uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM change_agreement g WHERE g.project_id = project AND g.change_request_id = request)
    AND NOT EXISTS (SELECT 1 FROM change_agreement g WHERE g.project_id = project AND g.change_request_id = request AND g.instrument <> 'DECISION'
      AND NOT EXISTS (SELECT 1 FROM amendment a WHERE a.project_id = project AND a.change_request_id = request AND a.party_id = g.party_id AND a.status = 'CONTRACTED'))
$$;
CREATE CONSTRAINT TRIGGER guard_contracted AFTER UPDATE OF status ON amendment DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_contracted();

-- What the contracted orders of a project add up to, in cents before tax: the sum shows to all, the prices do not.
CREATE FUNCTION aval_contracted_cents(project uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(sum(a.total_cents), 0)::bigint FROM amendment a
  WHERE a.project_id = project AND a.status = 'CONTRACTED' AND project = ANY (aval_visible_projects())
$$;

-- True while a change of this requirement is awaited: a request that aims at it is open, or an order would change it.
CREATE FUNCTION aval_change_awaited(project uuid, requirement uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM change_request c WHERE c.project_id = project AND c.requirement_id = requirement
      AND c.status IN ('SUBMITTED', 'QUALIFIED', 'IMPACT_ASSESSMENT', 'QUOTED', 'UNDER_DECISION', 'APPROVED', 'DISPUTED', 'DEFERRED', 'EMERGENCY_APPROVED'))
    OR EXISTS (SELECT 1 FROM amendment a WHERE a.project_id = project AND a.status IN ('DRAFT', 'SIGNING')
      AND a.terms -> 'requirements' @> jsonb_build_array(jsonb_build_object('requirementId', requirement)))
$$;

-- The mark on a requirement follows the life of the request that aims at it, whoever moves it.
CREATE FUNCTION aval_keep_change_pending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE requirement r SET change_pending = NOT r.change_pending
    WHERE r.project_id = NEW.project_id AND r.id = NEW.requirement_id AND r.change_pending <> aval_change_awaited(r.project_id, r.id);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_change_pending AFTER UPDATE OF status ON change_request
  FOR EACH ROW WHEN (NEW.requirement_id IS NOT NULL AND NEW.status <> OLD.status) EXECUTE FUNCTION aval_keep_change_pending();

-- The orders that a change wants, agency by agency, without their prices: whoever works on it knows whether it is ordered.
CREATE FUNCTION aval_orders_of(project uuid, request uuid) RETURNS TABLE (party_id uuid, instrument text, contracted boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.party_id, g.instrument, EXISTS (SELECT 1 FROM amendment a WHERE a.project_id = g.project_id AND a.change_request_id = g.change_request_id
    AND a.party_id = g.party_id AND a.status = 'CONTRACTED')
  FROM change_agreement g WHERE g.project_id = project AND g.change_request_id = request AND project = ANY (aval_visible_projects())
$$;

-- AR-04, CD-13: work begins on what is ordered.
CREATE FUNCTION aval_guard_change_ordered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.status <> OLD.status AND NEW.status IN ('CONTRACTED', 'IN_IMPLEMENTATION') AND NOT aval_all_ordered(NEW.project_id, NEW.id) THEN
    RAISE EXCEPTION 'a change is begun when it is ordered' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_change_ordered AFTER UPDATE OF status ON change_request DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_change_ordered();

-- As before: no version is locked outside a signature, and each has a way to know that it is met. A first version is
-- locked by a baseline, or by an order that adds it; a later one by an order alone, which both sides have signed.
CREATE OR REPLACE FUNCTION aval_guard_baselined() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ordered boolean;
DECLARE again boolean := TG_OP = 'UPDATE';
BEGIN
  IF again THEN again := OLD.baselined_version IS NOT NULL AND OLD.baselined_version <> NEW.baselined_version; END IF;
  ordered := EXISTS (
    SELECT 1 FROM amendment_item i JOIN amendment a ON a.project_id = i.project_id AND a.id = i.amendment_id AND a.status = 'CONTRACTED'
    WHERE i.project_id = NEW.project_id AND i.requirement_id = NEW.id AND i.version = NEW.baselined_version AND i.kind = CASE WHEN again THEN 'MODIFY' ELSE i.kind END);
  IF again AND NOT ordered THEN
    RAISE EXCEPTION 'a signed text only changes by an amendment that both sides have signed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT ordered AND NOT EXISTS (
    SELECT 1 FROM baseline_item i
    WHERE i.project_id = NEW.project_id AND i.requirement_id = NEW.id AND i.version = NEW.baselined_version) THEN
    RAISE EXCEPTION 'a requirement is locked by the signature of a baseline only' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM acceptance_criterion c
    WHERE c.project_id = NEW.project_id AND c.requirement_id = NEW.id AND c.version = NEW.baselined_version) THEN
    RAISE EXCEPTION 'a baselined requirement has at least one acceptance criterion' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

-- What leaves the scope leaves it by an order, and does not come back by itself.
CREATE FUNCTION aval_guard_removed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.status IN ('OBSOLETE', 'SUPERSEDED') OR NOT EXISTS (
    SELECT 1 FROM amendment_item i JOIN amendment a ON a.project_id = i.project_id AND a.id = i.amendment_id AND a.status = 'CONTRACTED'
    WHERE i.project_id = NEW.project_id AND i.requirement_id = NEW.id AND i.kind = 'REMOVE' AND i.version = NEW.baselined_version) THEN
    RAISE EXCEPTION 'a signed requirement leaves the scope by an amendment' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_removed AFTER UPDATE OF status ON requirement DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status <> OLD.status AND (NEW.status IN ('OBSOLETE', 'SUPERSEDED') OR OLD.status IN ('OBSOLETE', 'SUPERSEDED')))
  EXECUTE FUNCTION aval_guard_removed();

-- True while the order that changes this milestone is being contracted, in this very transaction.
CREATE FUNCTION aval_being_amended(project uuid, milestone uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM amendment_milestone i WHERE i.project_id = project AND i.milestone_id = milestone AND NOT i.reopen
    AND i.xmin = pg_current_xact_id()::xid)
$$;

-- As before; and an order changes the amount of what is not yet presented. What both sides signed stays on its record.
CREATE OR REPLACE FUNCTION aval_guard_milestone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving constant text[] := ARRAY['status', 'started_at'];
DECLARE agreeing constant text[] := ARRAY['status', 'definition_document_id', 'agreed_at'];
DECLARE amending constant text[] := ARRAY['amended', 'amount_cents'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'DRAFT' OR NEW.amended <> 0 THEN
      RAISE EXCEPTION 'a milestone begins as a draft' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a milestone is cancelled, never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.project_id, NEW.id, NEW.code, NEW.number, NEW.defined_by, NEW.defined_at, NEW.supersedes_id)
     IS DISTINCT FROM (OLD.project_id, OLD.id, OLD.code, OLD.number, OLD.defined_by, OLD.defined_at, OLD.supersedes_id) THEN
    RAISE EXCEPTION 'a milestone keeps its number' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status = 'DRAFT' AND NEW.status = 'DRAFT' THEN
    IF (NEW.version = OLD.version AND to_jsonb(NEW) <> to_jsonb(OLD)) OR NEW.version < OLD.version OR NEW.amended <> OLD.amended THEN
      RAISE EXCEPTION 'a new text of a milestone is a new version' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.amended = OLD.amended + 1 AND OLD.status IN ('READY_TO_START', 'IN_PROGRESS') AND aval_being_amended(OLD.project_id, OLD.id)
     AND to_jsonb(NEW) - amending = to_jsonb(OLD) - amending THEN
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

-- As before; and an order puts the new versions in the place of the old ones.
CREATE OR REPLACE FUNCTION aval_guard_promise() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE row_now jsonb := to_jsonb(coalesce(NEW, OLD));
DECLARE present_status text;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.milestone_id <> OLD.milestone_id THEN
    RAISE EXCEPTION 'what both sides have signed of a milestone is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT status INTO present_status FROM milestone
    WHERE project_id = (row_now ->> 'project_id')::uuid AND id = (row_now ->> 'milestone_id')::uuid;
  IF present_status IS DISTINCT FROM 'DRAFT' AND NOT (
    TG_TABLE_NAME IN ('milestone_requirement', 'milestone_criterion') AND present_status IN ('READY_TO_START', 'IN_PROGRESS')
    AND aval_being_amended((row_now ->> 'project_id')::uuid, (row_now ->> 'milestone_id')::uuid)) THEN
    RAISE EXCEPTION 'what both sides have signed of a milestone is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

-- An accepted milestone is replaced by an order alone; its acceptance stays.
CREATE FUNCTION aval_guard_superseded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM amendment_milestone i JOIN amendment a ON a.project_id = i.project_id AND a.id = i.amendment_id AND a.status = 'CONTRACTED'
    WHERE i.project_id = NEW.project_id AND i.milestone_id = NEW.id AND i.reopen) THEN
    RAISE EXCEPTION 'an accepted milestone is replaced by an amendment' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_superseded AFTER UPDATE OF status ON milestone DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status = 'SUPERSEDED' AND OLD.status <> 'SUPERSEDED') EXECUTE FUNCTION aval_guard_superseded();

-- Nothing stands in the place of what still stands.
CREATE FUNCTION aval_guard_replacement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM milestone m WHERE m.project_id = NEW.project_id AND m.id = NEW.supersedes_id AND m.status = 'SUPERSEDED') THEN
    RAISE EXCEPTION 'a milestone replaces what an amendment has superseded' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_replacement AFTER INSERT ON milestone DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.supersedes_id IS NOT NULL) EXECUTE FUNCTION aval_guard_replacement();
