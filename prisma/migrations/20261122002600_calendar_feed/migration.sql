-- Calendar feeds: a secret address from which a calendar program reads what falls due, as its person sees it.
CREATE TABLE calendar_feed (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  -- SHA-256 of 256 random bits: it cannot be guessed, so it needs no slow hash.
  token_hash char(64) NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  last_characters text NOT NULL CHECK (length(last_characters) = 4),
  -- One project, by its code, or every project of the person.
  project_code text CHECK (length(project_code) BETWEEN 1 AND 60),
  time_zone text NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 60),
  created_at timestamptz(3) NOT NULL,
  last_fetched_at timestamptz(3),
  revoked_at timestamptz(3)
);
CREATE INDEX calendar_feed_by_person ON calendar_feed (person_id, created_at DESC) WHERE revoked_at IS NULL;
CALL aval_no_truncate('calendar_feed');
GRANT SELECT, INSERT, UPDATE ON calendar_feed TO aval_app;

ALTER TABLE calendar_feed ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_feed FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON calendar_feed TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY own ON calendar_feed TO aval_app USING (person_id = aval_person()) WITH CHECK (person_id = aval_person());
CREATE TRIGGER guard_living BEFORE INSERT ON calendar_feed FOR EACH ROW EXECUTE FUNCTION aval_guard_living();

-- What a feed shows is written once: it can be fetched, and it can be ended, and nothing else.
CREATE FUNCTION aval_guard_feed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['last_fetched_at', 'revoked_at']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['last_fetched_at', 'revoked_at'])
     OR (OLD.revoked_at IS NOT NULL AND (NEW.revoked_at, NEW.last_fetched_at) IS DISTINCT FROM (OLD.revoked_at, OLD.last_fetched_at)) THEN
    RAISE EXCEPTION 'what a feed shows never changes, and a revoked one stays revoked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_feed BEFORE UPDATE ON calendar_feed FOR EACH ROW EXECUTE FUNCTION aval_guard_feed();

-- The live feed of a hash, with whose it is and how they read; NULL for one that is unknown, revoked, or whose person was
-- erased: the three are not told apart. When it was last fetched is written once an hour at most.
CREATE FUNCTION aval_use_feed(hash text, at timestamptz) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  live calendar_feed;
  reads text;
BEGIN
  SELECT f.* INTO live FROM calendar_feed f WHERE f.token_hash = hash AND f.revoked_at IS NULL;
  SELECT p.locale INTO reads FROM person p WHERE p.id = live.person_id AND p.erased_at IS NULL;
  IF reads IS NULL THEN RETURN NULL; END IF;
  IF live.last_fetched_at IS NULL OR live.last_fetched_at <= at - interval '1 hour' THEN
    UPDATE calendar_feed SET last_fetched_at = at WHERE id = live.id AND revoked_at IS NULL;
  END IF;
  RETURN jsonb_build_object('feedId', live.id, 'personId', live.person_id, 'project', live.project_code,
    'timeZone', live.time_zone, 'locale', reads,
    'createdAt', to_char(live.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
END $$;
REVOKE ALL ON FUNCTION aval_use_feed(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_use_feed(text, timestamptz) TO aval_app;

-- The feeds of an erased person go with their identity.
CREATE FUNCTION aval_forget_feeds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM calendar_feed WHERE person_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER forget_feeds AFTER UPDATE OF erased_at ON person FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION aval_forget_feeds();
