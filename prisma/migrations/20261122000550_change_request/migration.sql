-- Change requests: the only way on from what is locked (CD-04). Their life after SUBMITTED is a later chapter.

CREATE TABLE change_request (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^FDE-[0-9]{3,}$'),
  number integer NOT NULL CHECK (number >= 1),
  status text NOT NULL CHECK (status IN ('DRAFT', 'SUBMITTED', 'QUALIFIED', 'IMPACT_ASSESSMENT', 'QUOTED', 'UNDER_DECISION', 'APPROVED',
    'REJECTED', 'DEFERRED', 'CONCESSION', 'CONTRACTED', 'IN_IMPLEMENTATION', 'VERIFIED', 'CLOSED', 'WITHDRAWN', 'EXPIRED', 'DISPUTED', 'EMERGENCY_APPROVED')),
  type text CHECK (type IN ('EVOLUTION', 'CORRECTION', 'REGULATORY', 'OFF_SPECIFICATION', 'CLARIFICATION')),
  title text NOT NULL CHECK (length(title) <= 200),
  description text NOT NULL CHECK (length(description) <= 20000),
  reason text NOT NULL CHECK (length(reason) <= 10000),
  origin text NOT NULL CHECK (origin IN ('MILESTONE', 'REQUIREMENT', 'RESERVATION', 'QUESTION', 'NONE')),
  milestone_id uuid,
  requirement_id uuid,
  reservation_id uuid,
  origin_code text CHECK (length(origin_code) <= 40),
  party_id uuid NOT NULL,
  opened_by uuid NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  submitted_by uuid,
  submitted_at timestamptz(3),
  digest char(64) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  FOREIGN KEY (project_id, requirement_id) REFERENCES requirement (project_id, id),
  FOREIGN KEY (project_id, reservation_id) REFERENCES reservation (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, opened_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, submitted_by) REFERENCES member (project_id, id),
  CHECK ((origin = 'NONE') = (origin_code IS NULL)),
  CHECK ((status = 'DRAFT') = (submitted_at IS NULL) AND (submitted_at IS NULL) = (submitted_by IS NULL)),
  CHECK (status = 'DRAFT' OR (type IS NOT NULL AND btrim(title) <> '' AND btrim(description) <> '' AND btrim(reason) <> ''))
);
CALL aval_govern('change_request', 'update');
CREATE INDEX change_request_newest ON change_request (project_id, number DESC);

CREATE FUNCTION aval_guard_change_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wording constant text[] := ARRAY['type', 'title', 'description', 'reason', 'digest'];
DECLARE moving constant text[] := ARRAY['status', 'submitted_by', 'submitted_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'DRAFT' THEN
      RAISE EXCEPTION 'a change request begins as a draft' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - wording - moving <> to_jsonb(OLD) - wording - moving
     OR (OLD.status <> 'DRAFT' AND to_jsonb(NEW) <> to_jsonb(OLD))
     OR (OLD.status = 'DRAFT' AND NEW.status NOT IN ('DRAFT', 'SUBMITTED')) THEN
    RAISE EXCEPTION 'a submitted change request is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_change_request BEFORE INSERT OR UPDATE OR DELETE ON change_request FOR EACH ROW EXECUTE FUNCTION aval_guard_change_request();
