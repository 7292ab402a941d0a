-- How people prove who they are: passwords, one-time codes, identities of other providers, and the counters that slow guessing.

-- Argon2id in PHC form: algorithm, parameters, salt and hash in one text. Without a row the person has no password.
CREATE TABLE credential (
  person_id uuid PRIMARY KEY REFERENCES person (id),
  password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
  set_at timestamptz(3) NOT NULL
);
CALL aval_no_truncate('credential');
GRANT SELECT, INSERT, UPDATE, DELETE ON credential TO aval_app;

-- What was mailed to be handed back once: a sign-in link with its code (LINK), or the code of a proof of identity (PROOF).
-- An unknown address gets a row too, without a person, so that nothing tells it from a known one.
CREATE TABLE one_time_code (
  id uuid PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('LINK', 'PROOF')),
  person_id uuid REFERENCES person (id),
  -- LINK: SHA-256 of the secret that the asking browser holds, and of the one in the mailed address.
  browser_hash char(64),
  token_hash char(64) UNIQUE,
  -- PROOF: what will be signed.
  digest char(64),
  -- HMAC-SHA-256 under the secret of the installation: six digits alone would be guessed from a bare hash.
  code_hash char(64) NOT NULL,
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  CHECK (CASE purpose WHEN 'LINK' THEN browser_hash IS NOT NULL AND token_hash IS NOT NULL AND digest IS NULL
                      ELSE person_id IS NOT NULL AND digest IS NOT NULL AND browser_hash IS NULL AND token_hash IS NULL END)
);
CREATE INDEX one_time_code_by_person ON one_time_code (person_id, created_at DESC);
CREATE INDEX one_time_code_expired ON one_time_code (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON one_time_code TO aval_app;

-- Who a person is for an OpenID Connect provider: the pair (issuer, subject) never changes hands, an address may.
CREATE TABLE oidc_identity (
  issuer text NOT NULL,
  subject text NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  linked_at timestamptz(3) NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX oidc_identity_by_person ON oidc_identity (person_id);
GRANT SELECT, INSERT, DELETE ON oidc_identity TO aval_app;

-- Attempts per key (a hash of what is being tried) in a fixed window.
CREATE TABLE rate_limit (
  key text PRIMARY KEY,
  points integer NOT NULL,
  resets_at timestamptz(3) NOT NULL
);
CREATE INDEX rate_limit_over ON rate_limit (resets_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO aval_app;

-- The code that opens the first account of an installation: drawn at the console, used once. One row at most.
CREATE TABLE installation (
  id integer PRIMARY KEY CHECK (id = 1),
  setup_code_hash char(64) NOT NULL,
  drawn_at timestamptz(3) NOT NULL,
  used_at timestamptz(3)
);
GRANT SELECT, INSERT, UPDATE ON installation TO aval_app;

CREATE FUNCTION aval_guard_installation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL THEN
    RAISE EXCEPTION 'the set-up code was used and is never drawn again' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_installation BEFORE UPDATE ON installation FOR EACH ROW EXECUTE FUNCTION aval_guard_installation();

-- Who the demo lets in with one click, in this order. Empty in every other installation.
CREATE TABLE demo_role (
  person_id uuid PRIMARY KEY REFERENCES person (id),
  ordinal integer NOT NULL UNIQUE,
  role text NOT NULL CHECK (role IN ('CLIENT_SPONSOR', 'CLIENT_OWNER', 'CLIENT_SIGNATORY', 'CLIENT_CONTRIBUTOR', 'AMO',
    'AGENCY_MANAGER', 'AGENCY_SIGNATORY', 'AGENCY_MEMBER', 'MEDIATOR'))
);
GRANT SELECT, INSERT ON demo_role TO aval_app;
