-- The ledger: one append-only, hash-chained register per project (invariants 1 and 9), and what signatures stand on.

-- Numbers people see (EX-001, J1, PV-2026-001, ...): the row lock makes them unique and gapless under concurrency.
CREATE TABLE project_counter (
  project_id uuid NOT NULL REFERENCES project (id),
  name text NOT NULL,
  value integer NOT NULL CHECK (value >= 1),
  PRIMARY KEY (project_id, name)
);
CALL aval_govern('project_counter', 'update');

-- The head of the chain. Locked last by every command, so commands of one project queue here and nowhere else.
CREATE TABLE ledger_head (
  project_id uuid PRIMARY KEY REFERENCES project (id),
  seq bigint NOT NULL CHECK (seq >= 0),
  hash char(64) NOT NULL
);
CALL aval_govern('ledger_head', 'update');

-- The head only moves forward by one entry at a time, to the hash of the entry that is there.
CREATE FUNCTION aval_guard_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'the head of a ledger is never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.project_id <> OLD.project_id OR NEW.seq < OLD.seq OR NOT EXISTS (
    SELECT 1 FROM ledger_entry e WHERE e.project_id = NEW.project_id AND e.seq = NEW.seq AND e.hash = NEW.hash
  ) THEN
    RAISE EXCEPTION 'the head of a ledger only moves to an entry that follows' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_head BEFORE UPDATE OR DELETE ON ledger_head FOR EACH ROW EXECUTE FUNCTION aval_guard_head();

CREATE TABLE ledger_entry (
  project_id uuid NOT NULL REFERENCES project (id),
  seq bigint NOT NULL CHECK (seq >= 1),
  type text NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  payload jsonb NOT NULL,
  actor_id uuid,
  role text NOT NULL,
  party_id uuid,
  delegation_id uuid,
  occurred_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  command_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal >= 0),
  prev_hash char(64) NOT NULL,
  hash char(64) NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (project_id, seq),
  UNIQUE (project_id, command_id, ordinal),
  CHECK ((actor_id IS NULL) = (role = 'SYSTEM'))
);
CREATE INDEX ledger_by_type ON ledger_entry (project_id, type, seq DESC);
CREATE INDEX ledger_by_actor ON ledger_entry (project_id, actor_id, seq DESC);
CALL aval_govern('ledger_entry', 'append');

-- Each entry follows the one before it: no gap, no fork, whatever the code does.
CREATE FUNCTION aval_guard_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE head ledger_head%ROWTYPE;
BEGIN
  SELECT * INTO head FROM ledger_head WHERE project_id = NEW.project_id FOR UPDATE;
  IF NOT FOUND OR NEW.seq <> coalesce((SELECT max(seq) FROM ledger_entry WHERE project_id = NEW.project_id), 0) + 1
     OR NEW.prev_hash <> coalesce((SELECT hash FROM ledger_entry WHERE project_id = NEW.project_id AND seq = NEW.seq - 1), head.hash) THEN
    RAISE EXCEPTION 'a ledger entry follows the one before it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_entry BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION aval_guard_entry();

-- Erasable free text named by an entry: the payload holds only its salted hash. The one change allowed is erasure.
CREATE TABLE ledger_text (
  project_id uuid NOT NULL,
  seq bigint NOT NULL,
  field text NOT NULL,
  salt text,
  text text,
  PRIMARY KEY (project_id, seq, field),
  FOREIGN KEY (project_id, seq) REFERENCES ledger_entry (project_id, seq),
  CHECK ((salt IS NULL) = (text IS NULL))
);
CALL aval_govern('ledger_text', 'update');
CREATE FUNCTION aval_guard_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.text IS NOT NULL OR (NEW.project_id, NEW.seq, NEW.field) IS DISTINCT FROM (OLD.project_id, OLD.seq, OLD.field) THEN
    RAISE EXCEPTION 'a recorded text is erased whole or left as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_text BEFORE UPDATE OR DELETE ON ledger_text FOR EACH ROW EXECUTE FUNCTION aval_guard_text();

-- What is signed, word for word: the canonical content (RFC 8785) and its SHA-256, which the database recomputes.
CREATE TABLE signed_document (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  code text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('CHARTER', 'DELEGATION', 'BASELINE', 'MILESTONE_DEFINITION', 'SUBMISSION',
    'MILESTONE_DECISION', 'RESERVATION_LIFTING', 'RESERVATION_WAIVER', 'CANCELLATION')),
  subject_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  content text NOT NULL,
  digest char(64) NOT NULL CHECK (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  UNIQUE (project_id, id, digest),
  UNIQUE (project_id, kind, subject_id, version)
);
CALL aval_govern('signed_document', 'append');

-- A signature: who, in which role, for which party, by which authority, what it means, and the digest of what was read.
CREATE TABLE signature (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  digest char(64) NOT NULL,
  meaning text NOT NULL CHECK (meaning IN ('AUTHORED', 'REVIEWED', 'APPROVED', 'ACCEPTED', 'ACCEPTED_WITH_RESERVATIONS', 'ADJOURNED',
    'ACCEPTED_WITH_PRICE_REDUCTION', 'REJECTED', 'ACKNOWLEDGED', 'OVERRIDDEN_ADVICE', 'WITNESSED')),
  person_id uuid NOT NULL REFERENCES person (id),
  member_id uuid NOT NULL,
  party_id uuid NOT NULL,
  side text NOT NULL,
  role text NOT NULL,
  delegation_id uuid,
  -- The version of the printed name and its keyed hash; the version itself can be erased, so this is no foreign key.
  identity_id uuid NOT NULL,
  identity_hash char(64) NOT NULL,
  auth_method text NOT NULL CHECK (auth_method IN ('PASSWORD', 'MAIL_CODE', 'DEMO')),
  authenticated_at timestamptz(3) NOT NULL,
  proof_id uuid NOT NULL UNIQUE REFERENCES identity_proof (id),
  signed_at timestamptz(3) NOT NULL,
  time_zone text NOT NULL,
  PRIMARY KEY (project_id, id),
  -- subject_hash equals the hash of the stored content (invariant 1).
  FOREIGN KEY (project_id, document_id, digest) REFERENCES signed_document (project_id, id, digest),
  FOREIGN KEY (project_id, member_id, side) REFERENCES member (project_id, id, side),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  -- A party signs a document once, and nobody signs it for two of them.
  UNIQUE (project_id, document_id, party_id),
  UNIQUE (project_id, document_id, person_id)
);
CALL aval_govern('signature', 'append');

-- One person never signs for two sides of a project (invariant 12), even after leaving one of them. The side signed
-- for is the party's: an AMO who signs by delegation of the client signs for the client, under its delegation.
CREATE FUNCTION aval_guard_signature() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE signed_for text;
BEGIN
  SELECT side INTO signed_for FROM party WHERE project_id = NEW.project_id AND id = NEW.party_id;
  IF EXISTS (SELECT 1 FROM signature s JOIN party p ON p.project_id = s.project_id AND p.id = s.party_id
             WHERE s.project_id = NEW.project_id AND s.person_id = NEW.person_id AND s.member_id <> NEW.member_id AND p.side <> signed_for) THEN
    RAISE EXCEPTION 'one person never signs for two sides' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.side <> signed_for AND NEW.delegation_id IS NULL THEN
    RAISE EXCEPTION 'signing for another party needs a delegation' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_signature BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION aval_guard_signature();
