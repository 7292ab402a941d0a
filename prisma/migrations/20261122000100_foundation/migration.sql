-- People, their sessions, and who "we" are inside a transaction.
--
-- Every transaction of the application names its person, and usually one project, by set_config(..., true): the
-- setting ends with the transaction, so a pooled connection never carries it over. Row-level security reads it.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE FUNCTION aval_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('aval.person_id', true), '')::uuid;

CREATE FUNCTION aval_project() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('aval.project_id', true), '')::uuid;

-- Refuses UPDATE, DELETE and TRUNCATE to everyone, the owner included: what is recorded stays recorded.
CREATE FUNCTION aval_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: what is recorded is never changed or removed', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

-- Makes a table append-only.
CREATE PROCEDURE aval_append_only(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION aval_refuse_change()', target);
  EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION aval_refuse_change()', target);
  EXECUTE format('GRANT SELECT, INSERT ON %s TO aval_app', target);
END $$;

-- TRUNCATE skips row triggers, so even tables whose rows may change refuse it.
CREATE PROCEDURE aval_no_truncate(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION aval_refuse_change()', target);
END $$;

CREATE TABLE person (
  id uuid PRIMARY KEY,
  email text UNIQUE CHECK (email = lower(email) AND length(email) <= 254),
  locale text NOT NULL DEFAULT 'fr' CHECK (locale IN ('fr', 'en')),
  theme text NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
  density text NOT NULL DEFAULT 'comfortable' CHECK (density IN ('comfortable', 'dense')),
  gender text NOT NULL DEFAULT 'unspecified' CHECK (gender IN ('feminine', 'masculine', 'unspecified')),
  is_administrator boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL,
  erased_at timestamptz(3)
);
CALL aval_no_truncate('person');
GRANT SELECT, INSERT, UPDATE ON person TO aval_app;

-- The printed name lives here, in versions, apart from everything that is chained: a signature keeps only the id of
-- the version and a keyed hash of it, so the identity can be erased and the chain still verifies (domain.md 6.3).
CREATE TABLE person_identity (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  version integer NOT NULL CHECK (version >= 1),
  display_name text NOT NULL CHECK (length(btrim(display_name)) BETWEEN 1 AND 200),
  title text NOT NULL DEFAULT '' CHECK (length(title) <= 200),
  key bytea NOT NULL CHECK (length(key) = 32),
  created_at timestamptz(3) NOT NULL,
  UNIQUE (person_id, version)
);
CALL aval_no_truncate('person_identity');
GRANT SELECT, INSERT, DELETE ON person_identity TO aval_app;

-- The server-side record behind each session token: ending it here ends it everywhere at once.
CREATE TABLE session (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  method text NOT NULL CHECK (method IN ('PASSWORD', 'LINK', 'OIDC', 'DEMO', 'SETUP')),
  user_agent text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3)
);
CREATE INDEX session_by_person ON session (person_id, created_at DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO aval_app;

-- A fresh proof of identity, bound to the digest of what will be signed and usable once.
CREATE TABLE identity_proof (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  digest char(64) NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  method text NOT NULL CHECK (method IN ('PASSWORD', 'MAIL_CODE', 'DEMO')),
  proved_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  used_by_command uuid
);
GRANT SELECT, INSERT, UPDATE ON identity_proof TO aval_app;

-- A used proof stays used, and what it was bound to stays what it was.
CREATE FUNCTION aval_guard_proof() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR (NEW.id, NEW.person_id, NEW.digest, NEW.method, NEW.proved_at, NEW.expires_at)
     IS DISTINCT FROM (OLD.id, OLD.person_id, OLD.digest, OLD.method, OLD.proved_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'an identity proof is used once and never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_proof BEFORE UPDATE ON identity_proof FOR EACH ROW EXECUTE FUNCTION aval_guard_proof();

-- Account acts (profile, sessions, creating a project): append-only like the ledger, but not chained.
CREATE TABLE account_event (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  type text NOT NULL,
  version integer NOT NULL,
  payload jsonb NOT NULL,
  command_id uuid NOT NULL,
  ordinal integer NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  UNIQUE (person_id, command_id, ordinal)
);
CALL aval_append_only('account_event');

-- One row per command that succeeded: a repeated command is answered with the outcome recorded here.
-- scope_id is the project, or the person for account commands.
CREATE TABLE command_receipt (
  scope_id uuid NOT NULL,
  command_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  command text NOT NULL,
  input_digest char(64) NOT NULL,
  outcome jsonb,
  recorded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (scope_id, command_id)
);
CALL aval_no_truncate('command_receipt');
GRANT SELECT, INSERT, UPDATE ON command_receipt TO aval_app;

-- The outbox: side effects are rows that a sender handles later. Only the sender (aval.outbox = on) reads them back.
CREATE TABLE delivery (
  id uuid PRIMARY KEY,
  project_id uuid,
  person_id uuid REFERENCES person (id),
  email text NOT NULL CHECK (length(email) <= 254),
  locale text NOT NULL CHECK (locale IN ('fr', 'en')),
  template text NOT NULL,
  payload jsonb NOT NULL,
  state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'SENT', 'KEPT', 'DEAD')),
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz(3) NOT NULL,
  last_error text,
  created_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3),
  subject text,
  body_text text,
  body_html text
);
CREATE INDEX delivery_due ON delivery (due_at) WHERE state = 'PENDING';
CREATE INDEX delivery_newest ON delivery (created_at DESC, id DESC);
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON delivery TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY anyone_posts ON delivery FOR INSERT TO aval_app WITH CHECK (state = 'PENDING');
CREATE POLICY sender_reads ON delivery FOR SELECT TO aval_app USING (current_setting('aval.outbox', true) = 'on');
CREATE POLICY sender_settles ON delivery FOR UPDATE TO aval_app USING (current_setting('aval.outbox', true) = 'on');
GRANT SELECT, INSERT, UPDATE ON delivery TO aval_app;
