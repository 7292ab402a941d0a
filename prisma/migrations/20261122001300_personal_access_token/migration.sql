-- Personal access tokens: what a machine shows in place of a session. Never more than its person may do, often less.
CREATE TABLE personal_access_token (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 100),
  -- SHA-256 of 256 random bits: it cannot be guessed, so it needs no slow hash.
  token_hash char(64) NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  last_characters text NOT NULL CHECK (length(last_characters) = 4),
  access text NOT NULL CHECK (access IN ('READ', 'ACT')),
  -- Every project of the person, or those of these codes, which never change.
  every_project boolean NOT NULL,
  projects text[] NOT NULL CHECK (cardinality(projects) <= 50 AND every_project = (cardinality(projects) = 0)),
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  last_used_on date,
  revoked_at timestamptz(3),
  CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days')
);
CREATE INDEX personal_access_token_by_person ON personal_access_token (person_id, created_at DESC);
CALL aval_no_truncate('personal_access_token');
GRANT SELECT, INSERT, UPDATE ON personal_access_token TO aval_app;

ALTER TABLE personal_access_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE personal_access_token FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON personal_access_token TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY own ON personal_access_token TO aval_app USING (person_id = aval_person()) WITH CHECK (person_id = aval_person());

-- What a token allows is written once: it can be used, and it can be ended, and nothing else.
CREATE FUNCTION aval_guard_token() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.person_id, NEW.name, NEW.token_hash, NEW.last_characters, NEW.access, NEW.every_project, NEW.projects, NEW.created_at, NEW.expires_at)
     IS DISTINCT FROM (OLD.id, OLD.person_id, OLD.name, OLD.token_hash, OLD.last_characters, OLD.access, OLD.every_project, OLD.projects, OLD.created_at, OLD.expires_at)
     OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) THEN
    RAISE EXCEPTION 'what a token allows never changes, and a revoked one stays revoked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_token BEFORE UPDATE ON personal_access_token FOR EACH ROW EXECUTE FUNCTION aval_guard_token();

-- The live token of a hash, with whose it is; NULL for one that is unknown, revoked, over, or whose person was erased:
-- the four are not told apart. The day of its last use is written at most once a day.
CREATE FUNCTION aval_use_token(hash text, at timestamptz) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  live personal_access_token;
  today date := (at AT TIME ZONE 'UTC')::date;
BEGIN
  SELECT t.* INTO live FROM personal_access_token t JOIN person p ON p.id = t.person_id AND p.erased_at IS NULL
  WHERE t.token_hash = hash AND t.revoked_at IS NULL AND t.expires_at > at;
  IF live.id IS NULL THEN RETURN NULL; END IF;
  IF live.last_used_on IS DISTINCT FROM today THEN
    UPDATE personal_access_token SET last_used_on = today WHERE id = live.id;
  END IF;
  RETURN jsonb_build_object('tokenId', live.id, 'personId', live.person_id, 'access', live.access,
    'projects', CASE WHEN live.every_project THEN NULL ELSE to_jsonb(live.projects) END);
END $$;
REVOKE ALL ON FUNCTION aval_use_token(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_use_token(text, timestamptz) TO aval_app;

-- The tokens of an erased person go with their identity: their names are words of that person.
CREATE FUNCTION aval_forget_tokens() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM personal_access_token WHERE person_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER forget_tokens AFTER UPDATE OF erased_at ON person FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION aval_forget_tokens();
