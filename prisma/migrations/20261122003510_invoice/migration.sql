-- Invoices, credit notes, payments and penalties: what people wrote. What they say of money stands in money_entry, part by part.

CREATE TABLE invoice (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^FA-[0-9]{3,}$'),
  kind text NOT NULL CHECK (kind IN ('INVOICE', 'CREDIT_NOTE')),
  party_id uuid NOT NULL,
  -- The agency's own number.
  number text NOT NULL CHECK (length(btrim(number)) BETWEEN 1 AND 40),
  credited_id uuid,
  issued_on date NOT NULL,
  due_on date,
  tax_regime text NOT NULL CHECK (tax_regime ~ '^[A-Z0-9_]{2,20}$'),
  net_cents bigint NOT NULL CHECK (net_cents > 0),
  tax_cents bigint NOT NULL CHECK (tax_cents >= 0),
  reason text NOT NULL CHECK (length(reason) <= 2000),
  file_id uuid,
  file_sha256 char(64),
  -- What the file says of itself in EN 16931 form, where it says it; as it was read when it came in.
  electronic jsonb,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  UNIQUE (project_id, party_id, number),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, credited_id) REFERENCES invoice (project_id, id),
  FOREIGN KEY (project_id, recorded_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, file_id, file_sha256) REFERENCES stored_file (project_id, id, sha256),
  CHECK ((kind = 'CREDIT_NOTE') = (credited_id IS NOT NULL)),
  CHECK ((kind = 'INVOICE') = (due_on IS NOT NULL)),
  CHECK ((file_id IS NULL) = (file_sha256 IS NULL)),
  CHECK (due_on >= issued_on)
);
CALL aval_govern('invoice', 'append');
CREATE INDEX invoice_newest ON invoice (project_id, issued_on DESC, code DESC);
CREATE INDEX invoice_by_file ON invoice (project_id, file_id) WHERE file_id IS NOT NULL;

CREATE TABLE payment (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  paid_on date NOT NULL,
  -- With tax.
  cents bigint NOT NULL CHECK (cents > 0),
  with_reservations boolean NOT NULL,
  reservations text NOT NULL CHECK (length(reservations) <= 10000),
  recorded_by uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, invoice_id, number),
  FOREIGN KEY (project_id, invoice_id) REFERENCES invoice (project_id, id),
  FOREIGN KEY (project_id, recorded_by) REFERENCES member (project_id, id),
  CHECK (NOT with_reservations OR btrim(reservations) <> '')
);
CALL aval_govern('payment', 'append');

CREATE TABLE penalty (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^PEN-[0-9]{2,}$'),
  milestone_id uuid NOT NULL,
  party_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('ANNOUNCED', 'APPLIED', 'DROPPED')),
  value_cents bigint NOT NULL CHECK (value_cents >= 0),
  late_days integer NOT NULL CHECK (late_days > 0),
  divisor integer NOT NULL CHECK (divisor > 0),
  -- By the formula; what is applied may be less, under the cap.
  computed_cents bigint NOT NULL CHECK (computed_cents >= 0),
  applied_cents bigint CHECK (applied_cents BETWEEN 0 AND computed_cents),
  reasons text NOT NULL CHECK (length(btrim(reasons)) BETWEEN 1 AND 10000),
  announced_by uuid NOT NULL,
  announced_at timestamptz(3) NOT NULL,
  ends_on date NOT NULL,
  ends_before timestamptz(3) NOT NULL,
  answer text CHECK (length(btrim(answer)) BETWEEN 1 AND 10000),
  answered_by uuid,
  answered_at timestamptz(3),
  decision text CHECK (length(btrim(decision)) BETWEEN 1 AND 10000),
  decided_by uuid,
  decided_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, announced_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, answered_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, decided_by) REFERENCES member (project_id, id),
  CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL)),
  CHECK ((status = 'ANNOUNCED') = (decided_at IS NULL) AND (decision IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CHECK ((status = 'APPLIED') = (applied_cents IS NOT NULL)),
  -- AR-07: fifteen days to observe, and nothing is applied before they are over.
  CHECK (ends_before >= announced_at + interval '15 days'),
  CHECK (status <> 'APPLIED' OR decided_at >= ends_before)
);
CALL aval_govern('penalty', 'update');
-- One that waits, or was applied, on a milestone.
CREATE UNIQUE INDEX one_penalty ON penalty (project_id, milestone_id) WHERE status <> 'DROPPED';

-- The answer is written once, the decision once; nothing else changes.
CREATE FUNCTION aval_guard_penalty() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE answering constant text[] := ARRAY['answer', 'answered_by', 'answered_at'];
DECLARE deciding constant text[] := ARRAY['status', 'applied_cents', 'decision', 'decided_by', 'decided_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'ANNOUNCED' THEN
      RAISE EXCEPTION 'a penalty is announced first' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.status <> 'ANNOUNCED'
     OR NOT ((NEW.status = 'ANNOUNCED' AND OLD.answered_at IS NULL AND to_jsonb(NEW) - answering = to_jsonb(OLD) - answering)
          OR (NEW.status <> 'ANNOUNCED' AND to_jsonb(NEW) - deciding = to_jsonb(OLD) - deciding)) THEN
    RAISE EXCEPTION 'a penalty is announced, answered once, then applied or dropped' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_penalty BEFORE INSERT OR UPDATE OR DELETE ON penalty FOR EACH ROW EXECUTE FUNCTION aval_guard_penalty();

CREATE INDEX money_by_reference ON money_entry (project_id, reference, kind);
