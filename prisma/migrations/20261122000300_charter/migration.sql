-- The charter in its versions. A proposal freezes its text (signed_document); all parties sign that text; the last
-- signature brings the version into force and the first version in force starts the project (CD-02, CD-16).

CREATE TABLE charter (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  status text NOT NULL CHECK (status IN ('DRAFT', 'PROPOSED', 'WITHDRAWN', 'IN_FORCE', 'SUPERSEDED')),
  preset text NOT NULL CHECK (preset IN ('PRIVATE', 'CCAG_TIC_2021', 'CCAG_PI_2021')),
  parameters jsonb NOT NULL,
  -- What is signed, from the proposal on.
  document_id uuid,
  digest char(64),
  drafted_at timestamptz(3) NOT NULL,
  proposed_at timestamptz(3),
  in_force_at timestamptz(3),
  ended_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, version),
  FOREIGN KEY (project_id, document_id, digest) REFERENCES signed_document (project_id, id, digest),
  CHECK ((status = 'DRAFT') = (document_id IS NULL) AND (document_id IS NULL) = (digest IS NULL) AND (document_id IS NULL) = (proposed_at IS NULL)),
  CHECK (status NOT IN ('IN_FORCE', 'SUPERSEDED') OR in_force_at IS NOT NULL),
  CHECK ((status IN ('WITHDRAWN', 'SUPERSEDED')) = (ended_at IS NOT NULL))
);
CALL aval_govern('charter', 'update');
CREATE UNIQUE INDEX one_charter_in_the_works ON charter (project_id) WHERE status IN ('DRAFT', 'PROPOSED');
CREATE UNIQUE INDEX one_charter_in_force ON charter (project_id) WHERE status = 'IN_FORCE';

-- True when every party of the project, as it stands, has signed this version.
CREATE FUNCTION aval_signed_by_all(project uuid, document uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT document IS NOT NULL
     AND EXISTS (SELECT 1 FROM party p WHERE p.project_id = project AND p.removed_at IS NULL)
     AND NOT EXISTS (
       SELECT 1 FROM party p WHERE p.project_id = project AND p.removed_at IS NULL AND p.side <> 'MEDIATOR'
         AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.project_id = project AND s.document_id = document AND s.party_id = p.id))
$$;

-- A draft may be written; from the proposal on only the status moves, forward, and into force only when all have signed.
CREATE FUNCTION aval_guard_charter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moves constant text[] := ARRAY['DRAFT>DRAFT', 'DRAFT>PROPOSED', 'PROPOSED>WITHDRAWN', 'PROPOSED>IN_FORCE', 'IN_FORCE>SUPERSEDED'];
DECLARE moving constant text[] := ARRAY['status', 'in_force_at', 'ended_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'DRAFT' THEN
      RAISE EXCEPTION 'a charter begins as a draft' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a version of the charter is never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT (OLD.status || '>' || NEW.status) = ANY (moves)
     OR (NEW.project_id, NEW.id, NEW.version, NEW.drafted_at) IS DISTINCT FROM (OLD.project_id, OLD.id, OLD.version, OLD.drafted_at)
     OR (OLD.status <> 'DRAFT' AND to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving)
     OR (OLD.in_force_at IS NOT NULL AND NEW.in_force_at IS DISTINCT FROM OLD.in_force_at) THEN
    RAISE EXCEPTION 'a proposed or signed charter is not changed: an amendment is a new version' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status = 'IN_FORCE' AND NOT aval_signed_by_all(NEW.project_id, NEW.document_id) THEN
    RAISE EXCEPTION 'a charter enters into force when every party has signed it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_charter BEFORE INSERT OR UPDATE OR DELETE ON charter FOR EACH ROW EXECUTE FUNCTION aval_guard_charter();

-- A project starts only under a charter in force that every party has signed, and never goes back to its set-up.
-- What the charter says of the project (currency, language, zone, calendar, initial price) then stays as signed.
CREATE FUNCTION aval_guard_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'SETUP' THEN
      RAISE EXCEPTION 'a project begins in set-up' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a project is never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.id, NEW.code, NEW.created_by, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.code, OLD.created_by, OLD.created_at)
     OR (OLD.status <> 'SETUP' AND (NEW.status = 'SETUP'
         OR (NEW.language, NEW.currency, NEW.time_zone, NEW.calendar, NEW.initial_price_cents)
            IS DISTINCT FROM (OLD.language, OLD.currency, OLD.time_zone, OLD.calendar, OLD.initial_price_cents)))
     OR (OLD.status IN ('CLOSED', 'TERMINATED') AND NEW.status <> OLD.status) THEN
    RAISE EXCEPTION 'what the charter says of a project stays as signed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status = 'SETUP' AND NEW.status <> 'SETUP' AND NEW.status <> 'TERMINATED' AND NOT EXISTS (
    SELECT 1 FROM charter c WHERE c.project_id = NEW.id AND c.status = 'IN_FORCE' AND aval_signed_by_all(c.project_id, c.document_id)) THEN
    RAISE EXCEPTION 'a project starts when every party has signed the charter' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_project BEFORE INSERT OR UPDATE OR DELETE ON project FOR EACH ROW EXECUTE FUNCTION aval_guard_project();
