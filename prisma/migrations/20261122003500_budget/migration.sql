-- Money, in integer cents (domain.md CR-02, CD-12). Every entry is drawn from one entry of the ledger, in its transaction:
-- the table is a projection that anybody who holds the ledger can count again. Nothing in it is ever changed or removed.

CREATE TABLE money_entry (
  project_id uuid NOT NULL REFERENCES project (id),
  -- The entry of the ledger that it comes from, and its place among what that entry says of money.
  seq bigint NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal >= 0),
  kind text NOT NULL CHECK (kind IN ('CEILING', 'COMMITMENT', 'ACCEPTANCE', 'REDUCTION', 'RETENTION', 'PENALTY', 'INVOICE', 'CREDIT_NOTE', 'PAYMENT')),
  source text NOT NULL CHECK (source ~ '^[A-Z_]{3,40}$'),
  -- Before tax, signed: what takes away is negative. Tax apart.
  cents bigint NOT NULL CHECK (abs(cents) <= 9007199254740991),
  tax_cents bigint NOT NULL CHECK (abs(tax_cents) <= 9007199254740991),
  -- Nobody's yet: what the contract says in all, before milestones share it out.
  party_id uuid,
  milestone_id uuid,
  -- The number that people see: J1, AV-001, FA-001.
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 40),
  -- Comes back every month or year: counted over its whole term.
  recurring boolean NOT NULL,
  -- A retention ends by itself on this day.
  until_on date,
  occurred_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, seq, ordinal),
  FOREIGN KEY (project_id, seq) REFERENCES ledger_entry (project_id, seq),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  CHECK (tax_cents = 0 OR kind IN ('INVOICE', 'CREDIT_NOTE', 'PAYMENT')),
  CHECK (until_on IS NULL OR kind = 'RETENTION'),
  CHECK (kind <> 'CEILING' OR (party_id IS NULL AND milestone_id IS NULL))
);
CALL aval_govern('money_entry', 'append');
-- All sums of a project from the index alone.
CREATE INDEX money_sums ON money_entry (project_id, kind, party_id, milestone_id) INCLUDE (cents, tax_cents, recurring, until_on);
CREATE INDEX money_newest ON money_entry (project_id, seq DESC, ordinal DESC);

-- The last juror: what is committed stays under the ceiling that the client has signed (CR-02). Judged at commit, after
-- whoever wrote before, since every act of a project locks the head of its ledger.
CREATE FUNCTION aval_guard_ceiling() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ceiling bigint;
DECLARE committed bigint;
BEGIN
  SELECT sum(cents) FILTER (WHERE kind = 'CEILING'), coalesce(sum(cents) FILTER (WHERE kind = 'COMMITMENT'), 0)
    INTO ceiling, committed FROM money_entry WHERE project_id = NEW.project_id AND kind IN ('CEILING', 'COMMITMENT');
  IF ceiling IS NOT NULL AND committed > ceiling THEN
    RAISE EXCEPTION 'what is committed passes the ceiling of the budget' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_ceiling AFTER INSERT ON money_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((NEW.kind = 'COMMITMENT' AND NEW.cents > 0) OR (NEW.kind = 'CEILING' AND NEW.cents < 0)) EXECUTE FUNCTION aval_guard_ceiling();

-- The ceilings as they were signed, in versions; the last one counts.
CREATE TABLE budget_ceiling (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  ceiling_cents bigint NOT NULL CHECK (ceiling_cents BETWEEN 0 AND 9007199254740991),
  reason text NOT NULL CHECK (length(reason) <= 10000),
  document_id uuid NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, version),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  FOREIGN KEY (project_id, set_by) REFERENCES member (project_id, id)
);
CALL aval_govern('budget_ceiling', 'append');

-- Only the client's own signature sets a ceiling, and its version follows the one before.
CREATE FUNCTION aval_guard_budget_ceiling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> (SELECT coalesce(max(b.version), 0) + 1 FROM budget_ceiling b WHERE b.project_id = NEW.project_id) THEN
    RAISE EXCEPTION 'ceilings follow each other' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM signature s JOIN party p ON p.project_id = s.project_id AND p.id = s.party_id
      WHERE s.project_id = NEW.project_id AND s.document_id = NEW.document_id AND s.role = 'CLIENT_SIGNATORY'
        AND s.side = 'CLIENT' AND p.side = 'CLIENT') THEN
    RAISE EXCEPTION 'a ceiling is signed by the client' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_ceiling BEFORE INSERT ON budget_ceiling FOR EACH ROW EXECUTE FUNCTION aval_guard_budget_ceiling();

-- One kind more can be signed; the kinds that other migrations add stay.
DO $$
DECLARE listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'signed_document'::regclass AND conname = 'signed_document_kind_check';
  ALTER TABLE signed_document DROP CONSTRAINT signed_document_kind_check;
  EXECUTE 'ALTER TABLE signed_document ADD CONSTRAINT signed_document_kind_check '
    || replace(listed, '''CHARTER''::text', '''CHARTER''::text, ''BUDGET_CEILING''::text');
END $$;

-- What projects that live already have: the price of their charter, the milestones agreed, what was accepted.
INSERT INTO money_entry (project_id, seq, ordinal, kind, source, cents, tax_cents, party_id, milestone_id, reference, recurring, occurred_at)
SELECT e.project_id, e.seq, 0, 'COMMITMENT', 'CONTRACT', p.initial_price_cents, 0, NULL, NULL, e.payload ->> 'record', false, e.occurred_at
FROM ledger_entry e JOIN project p ON p.id = e.project_id
WHERE e.type = 'CharterEnteredIntoForce' AND p.initial_price_cents > 0
  AND e.seq = (SELECT min(f.seq) FROM ledger_entry f WHERE f.project_id = e.project_id AND f.type = 'CharterEnteredIntoForce');

WITH agreed AS (
  SELECT e.project_id, e.seq, e.occurred_at, m.id, m.code, m.agency_party_id, m.amount_cents, p.initial_price_cents,
    sum(m.amount_cents) OVER (PARTITION BY e.project_id ORDER BY e.seq) - m.amount_cents AS before
  FROM ledger_entry e JOIN milestone m ON m.project_id = e.project_id AND m.id = (e.payload ->> 'milestoneId')::uuid
  JOIN project p ON p.id = e.project_id
  WHERE e.type = 'MilestoneAgreed' AND m.amount_cents > 0)
INSERT INTO money_entry (project_id, seq, ordinal, kind, source, cents, tax_cents, party_id, milestone_id, reference, recurring, occurred_at)
SELECT project_id, seq, 0, 'COMMITMENT', 'MILESTONE', amount_cents, 0, agency_party_id, id, code, false, occurred_at FROM agreed
UNION ALL
SELECT project_id, seq, 1, 'COMMITMENT', 'MILESTONE', -least(amount_cents, initial_price_cents - before), 0, NULL, NULL, code, false, occurred_at
FROM agreed WHERE initial_price_cents > before;

INSERT INTO money_entry (project_id, seq, ordinal, kind, source, cents, tax_cents, party_id, milestone_id, reference, recurring, occurred_at)
SELECT e.project_id, e.seq, 0, 'ACCEPTANCE', 'ACCEPTANCE', (e.payload ->> 'amountCents')::bigint, 0, m.agency_party_id, m.id, m.code, false, e.occurred_at
FROM ledger_entry e JOIN milestone m ON m.project_id = e.project_id AND m.id = (e.payload ->> 'milestoneId')::uuid
WHERE e.type IN ('MilestoneAccepted', 'MilestoneAcceptedWithReservations', 'MilestoneAcceptedWithPriceReduction', 'MilestoneAcceptedTacitly')
  AND (e.payload ->> 'amountCents')::bigint > 0
UNION ALL
SELECT e.project_id, e.seq, 1, 'REDUCTION', 'PRICE_REDUCTION', -(e.payload ->> 'reductionCents')::bigint, 0, m.agency_party_id, m.id, m.code, false, e.occurred_at
FROM ledger_entry e JOIN milestone m ON m.project_id = e.project_id AND m.id = (e.payload ->> 'milestoneId')::uuid
WHERE e.type = 'MilestoneAcceptedWithPriceReduction'
UNION ALL
SELECT e.project_id, e.seq, 0, 'ACCEPTANCE', 'REBUTTAL', -m.amount_cents, 0, m.agency_party_id, m.id, m.code, false, e.occurred_at
FROM ledger_entry e JOIN milestone m ON m.project_id = e.project_id AND m.id = (e.payload ->> 'milestoneId')::uuid
WHERE e.type = 'TacitAcceptanceRebutted' AND m.amount_cents > 0;

-- What was given up is owed no more, but for what the client owes for it; what was rejected is shared out anew.
INSERT INTO money_entry (project_id, seq, ordinal, kind, source, cents, tax_cents, party_id, milestone_id, reference, recurring, occurred_at)
SELECT e.project_id, e.seq, 0, 'COMMITMENT', 'CANCELLATION', coalesce((e.payload ->> 'costCents')::bigint, 0) - m.amount_cents, 0,
  m.agency_party_id, m.id, m.code, false, e.occurred_at
FROM ledger_entry e JOIN milestone m ON m.project_id = e.project_id AND m.id = (e.payload ->> 'milestoneId')::uuid
WHERE e.type = 'MilestoneCancelled' AND coalesce((e.payload ->> 'costCents')::bigint, 0) <> m.amount_cents
UNION ALL
SELECT e.project_id, e.seq, part.ordinal, 'COMMITMENT', 'REJECTION', part.sign * m.amount_cents, 0,
  CASE WHEN part.sign < 0 THEN m.agency_party_id END, CASE WHEN part.sign < 0 THEN m.id END, m.code, false, e.occurred_at
FROM ledger_entry e JOIN milestone m ON m.project_id = e.project_id AND m.id = (e.payload ->> 'milestoneId')::uuid
CROSS JOIN (VALUES (0, -1), (1, 1)) AS part (ordinal, sign)
WHERE e.type = 'MilestoneRejected' AND m.amount_cents > 0;
