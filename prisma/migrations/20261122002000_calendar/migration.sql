-- The calendar of a project in its versions, and what the parties add to it. A version is written once and never changed:
-- a term says by which version it was counted, and a new edition of the holiday library changes none.

CREATE TABLE calendar_version (
  project_id uuid NOT NULL REFERENCES project (id),
  number integer NOT NULL CHECK (number >= 1),
  calendar text NOT NULL CHECK (length(calendar) BETWEEN 1 AND 40),
  -- The calendars of the parties that count as well, where the parties have agreed to count them all.
  beside text[] NOT NULL,
  library text NOT NULL CHECK (length(library) BETWEEN 1 AND 80),
  first_on date NOT NULL,
  last_on date NOT NULL,
  -- The days off by ISO day: {"2026-01-01": {"kind": "HOLIDAY", "fr": "…", "en": "…"}}.
  days jsonb NOT NULL CHECK (jsonb_typeof(days) = 'object'),
  -- SHA-256 of the days in order as canonical JSON (RFC 8785): ["2026-01-01","2026-04-06",…]
  hash char(64) NOT NULL,
  fixed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, number),
  CHECK (first_on <= last_on)
);
CALL aval_govern('calendar_version', 'append');

-- Days on which a party is closed, declared before they come.
CREATE TABLE calendar_closure (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  first_on date NOT NULL,
  last_on date NOT NULL,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 120),
  declared_at timestamptz(3) NOT NULL,
  withdrawn_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  CHECK (first_on <= last_on AND last_on < first_on + 92)
);
CALL aval_govern('calendar_closure', 'update');
CREATE INDEX closure_by_day ON calendar_closure (project_id, last_on) WHERE withdrawn_at IS NULL;

-- By which calendar a party itself works; the latest row of a party counts, and one without a calendar takes it back.
CREATE TABLE party_calendar (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  calendar text CHECK (length(calendar) BETWEEN 1 AND 40),
  named_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id)
);
CALL aval_govern('party_calendar', 'append');
CREATE INDEX party_calendar_latest ON party_calendar (project_id, party_id, named_at DESC, id DESC);

-- Versions follow each other without a gap, and the hash is that of the days.
CREATE FUNCTION aval_guard_calendar() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE listed text;
BEGIN
  SELECT '[' || coalesce(string_agg(to_json(day)::text, ',' ORDER BY day COLLATE "C"), '') || ']' INTO listed FROM jsonb_object_keys(NEW.days) day;
  IF NEW.hash <> encode(sha256(convert_to(listed, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'the hash of a calendar is that of its days' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.number <> (SELECT coalesce(max(v.number), 0) + 1 FROM calendar_version v WHERE v.project_id = NEW.project_id) THEN
    RAISE EXCEPTION 'versions of a calendar follow each other' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_calendar BEFORE INSERT ON calendar_version FOR EACH ROW EXECUTE FUNCTION aval_guard_calendar();

-- A closure is declared before its first day, and withdrawn before it or not at all: what has begun has stopped clocks.
CREATE FUNCTION aval_guard_closure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE zone text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a closure is never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT p.time_zone INTO zone FROM project p WHERE p.id = NEW.project_id;
  IF TG_OP = 'INSERT' AND (NEW.withdrawn_at IS NOT NULL OR NEW.first_on <= (NEW.declared_at AT TIME ZONE zone)::date) THEN
    RAISE EXCEPTION 'a closure is declared in advance' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
      OR to_jsonb(NEW) - 'withdrawn_at' <> to_jsonb(OLD) - 'withdrawn_at'
      OR NEW.first_on <= (NEW.withdrawn_at AT TIME ZONE zone)::date) THEN
    RAISE EXCEPTION 'a closure is withdrawn once, before it begins, and otherwise stays as it was declared' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_closure BEFORE INSERT OR UPDATE OR DELETE ON calendar_closure FOR EACH ROW EXECUTE FUNCTION aval_guard_closure();
