-- Baselines: the sets of requirements that the client's signatory signed, with what is left out (CD-01, CR-01, CR-10).

CREATE TABLE baseline (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  document_id uuid NOT NULL,
  digest char(64) NOT NULL,
  -- What the project does not cover, be it "none".
  exclusions text NOT NULL CHECK (length(btrim(exclusions)) BETWEEN 1 AND 10000),
  item_count integer NOT NULL CHECK (item_count >= 1),
  signed_by uuid NOT NULL,
  signed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, number),
  FOREIGN KEY (project_id, document_id, digest) REFERENCES signed_document (project_id, id, digest),
  FOREIGN KEY (project_id, signed_by) REFERENCES member (project_id, id)
);
CALL aval_govern('baseline', 'append');

CREATE TABLE baseline_item (
  project_id uuid NOT NULL,
  baseline_id uuid NOT NULL,
  requirement_id uuid NOT NULL,
  version integer NOT NULL,
  digest char(64) NOT NULL,
  -- True in the baseline that locked this version; false in the later ones, which carry it on.
  added boolean NOT NULL,
  PRIMARY KEY (project_id, baseline_id, requirement_id),
  FOREIGN KEY (project_id, baseline_id) REFERENCES baseline (project_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (project_id, requirement_id, version, digest) REFERENCES requirement_version (project_id, requirement_id, version, digest)
);
CALL aval_govern('baseline_item', 'append');
CREATE INDEX baseline_item_by_requirement ON baseline_item (project_id, requirement_id, version);

-- A set is signed whole: nothing enters a baseline after its signature.
CREATE FUNCTION aval_guard_baseline_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE expected integer; present integer;
BEGIN
  IF TG_TABLE_NAME = 'baseline' THEN
    SELECT NEW.item_count, count(*) INTO expected, present FROM baseline_item i WHERE i.project_id = NEW.project_id AND i.baseline_id = NEW.id;
    IF NOT EXISTS (SELECT 1 FROM signature s WHERE s.project_id = NEW.project_id AND s.document_id = NEW.document_id) THEN
      RAISE EXCEPTION 'a baseline stands on a signature' USING ERRCODE = 'restrict_violation';
    END IF;
    IF expected <> present THEN
      RAISE EXCEPTION 'a baseline is written with all its requirements' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
  END IF;
  IF EXISTS (SELECT 1 FROM baseline b WHERE b.project_id = NEW.project_id AND b.id = NEW.baseline_id) THEN
    RAISE EXCEPTION 'nothing enters a baseline after its signature' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
-- Items come first, then their baseline: once it is there, the set is closed.
CREATE TRIGGER guard_baseline_item BEFORE INSERT ON baseline_item FOR EACH ROW EXECUTE FUNCTION aval_guard_baseline_whole();
CREATE CONSTRAINT TRIGGER guard_baseline_whole AFTER INSERT ON baseline DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_baseline_whole();

-- Invariant 6: no version is baselined without a way to know that it is met, and none is locked outside a baseline.
CREATE FUNCTION aval_guard_baselined() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.baselined_version IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM baseline_item i
    WHERE i.project_id = NEW.project_id AND i.requirement_id = NEW.id AND i.version = NEW.baselined_version) THEN
    RAISE EXCEPTION 'a requirement is locked by the signature of a baseline only' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.baselined_version IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM acceptance_criterion c
    WHERE c.project_id = NEW.project_id AND c.requirement_id = NEW.id AND c.version = NEW.baselined_version) THEN
    RAISE EXCEPTION 'a baselined requirement has at least one acceptance criterion' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_baselined AFTER INSERT OR UPDATE OF baselined_version ON requirement DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.baselined_version IS NOT NULL) EXECUTE FUNCTION aval_guard_baselined();

-- The other way round: what a baseline holds has criteria, and bears the lock.
CREATE FUNCTION aval_guard_item_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM requirement r WHERE r.project_id = NEW.project_id AND r.id = NEW.requirement_id
                 AND r.baselined_version >= NEW.version AND r.criteria_count >= 1) THEN
    RAISE EXCEPTION 'what a baseline holds is locked and has at least one acceptance criterion' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_item_locked AFTER INSERT ON baseline_item DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_item_locked();
