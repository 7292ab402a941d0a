-- Requirements, their versions and criteria, and what the two sides agreed on (domain.md 9.2).
--
-- A text is never edited: each revision is a new version, and versions, criteria and agreements are append-only for
-- everyone. What moves is the requirement's own row: where it stands, and which version is the present one.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Lower case without accents: how a search compares texts.
CREATE FUNCTION aval_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(translate(normalize(words, NFC), 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿ’',
    'AAAAAACEEEEIIIINOOOOOUUUUYaaaaaaceeeeiiiinooooouuuuyy'''));

CREATE TABLE requirement (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^EX-\d{3,}$'),
  status text NOT NULL CHECK (status IN ('DRAFT', 'PROPOSED', 'UNDER_REVIEW', 'AGREED', 'BASELINED', 'IMPLEMENTED',
    'VERIFIED', 'ACCEPTED', 'DEFERRED', 'REJECTED', 'WITHDRAWN', 'SUPERSEDED', 'OBSOLETE')),
  chapter text NOT NULL DEFAULT '' CHECK (length(chapter) <= 300),
  position integer NOT NULL CHECK (position >= 1),
  change_pending boolean NOT NULL DEFAULT false,
  -- The code that an imported sheet gives it, so that a second import finds it again.
  external_reference text CHECK (length(external_reference) BETWEEN 1 AND 100),
  -- The present version, and the one that a signed baseline locks.
  version integer NOT NULL CHECK (version >= 1),
  baselined_version integer,
  -- Of the present version, for lists and their filters.
  kind text NOT NULL CHECK (kind IN ('FUNCTIONAL', 'PERFORMANCE', 'INTERFACE', 'QUALITY', 'HUMAN_FACTORS', 'CONSTRAINT', 'PROCESS')),
  priority text CHECK (priority IN ('MUST', 'SHOULD', 'COULD', 'WONT')),
  criteria_count integer NOT NULL CHECK (criteria_count >= 0),
  search text NOT NULL,
  -- Why it was deferred, rejected or withdrawn.
  status_reason text NOT NULL DEFAULT '' CHECK (length(status_reason) <= 10000),
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  FOREIGN KEY (project_id, created_by) REFERENCES member (project_id, id),
  -- What is locked shows the version that was signed, and nothing else is locked.
  CHECK ((status IN ('BASELINED', 'IMPLEMENTED', 'VERIFIED', 'ACCEPTED', 'SUPERSEDED', 'OBSOLETE')) = (baselined_version IS NOT NULL)),
  CHECK (baselined_version IS NULL OR baselined_version = version)
);
CALL aval_govern('requirement', 'update');
CREATE INDEX requirement_by_position ON requirement (project_id, chapter, position, id);
CREATE INDEX requirement_by_status ON requirement (project_id, status, chapter, position);
CREATE INDEX requirement_by_kind ON requirement (project_id, kind, chapter, position);
CREATE INDEX requirement_by_priority ON requirement (project_id, priority, chapter, position);
CREATE UNIQUE INDEX requirement_by_reference ON requirement (project_id, external_reference) WHERE external_reference IS NOT NULL;
CREATE INDEX requirement_by_words ON requirement USING gin (project_id, search gin_trgm_ops);

CREATE TABLE requirement_version (
  project_id uuid NOT NULL,
  requirement_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  title text NOT NULL DEFAULT '' CHECK (length(title) <= 200),
  statement text NOT NULL CHECK (length(statement) <= 20000),
  kind text NOT NULL CHECK (kind IN ('FUNCTIONAL', 'PERFORMANCE', 'INTERFACE', 'QUALITY', 'HUMAN_FACTORS', 'CONSTRAINT', 'PROCESS')),
  priority text CHECK (priority IN ('MUST', 'SHOULD', 'COULD', 'WONT')),
  source text NOT NULL DEFAULT '' CHECK (length(source) <= 2000),
  rationale text NOT NULL DEFAULT '' CHECK (length(rationale) <= 10000),
  verification_method text CHECK (verification_method IN ('INSPECTION', 'ANALYSIS', 'DEMONSTRATION', 'TEST')),
  criteria_count integer NOT NULL CHECK (criteria_count BETWEEN 0 AND 200),
  -- SHA-256 of the canonical text of this version, criteria included.
  digest char(64) NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  -- Why it differs from the version before.
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 10000),
  written_by uuid NOT NULL,
  written_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, requirement_id, version),
  UNIQUE (project_id, requirement_id, version, digest),
  FOREIGN KEY (project_id, requirement_id) REFERENCES requirement (project_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (project_id, written_by) REFERENCES member (project_id, id)
);
CALL aval_govern('requirement_version', 'append');
ALTER TABLE requirement ADD FOREIGN KEY (project_id, id, version)
  REFERENCES requirement_version (project_id, requirement_id, version) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE acceptance_criterion (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  requirement_id uuid NOT NULL,
  version integer NOT NULL,
  -- From 1, in the order in which they are read.
  position integer NOT NULL CHECK (position >= 1),
  -- The number it bears elsewhere (RGAA test 1.1.1).
  reference text NOT NULL DEFAULT '' CHECK (length(reference) <= 100),
  measure text NOT NULL DEFAULT '' CHECK (length(measure) <= 4000),
  target text NOT NULL DEFAULT '' CHECK (length(target) <= 4000),
  method text NOT NULL CHECK (method IN ('INSPECTION', 'ANALYSIS', 'DEMONSTRATION', 'TEST')),
  given text NOT NULL DEFAULT '' CHECK (length(given) <= 4000),
  when_text text NOT NULL DEFAULT '' CHECK (length(when_text) <= 4000),
  outcome text NOT NULL DEFAULT '' CHECK (length(outcome) <= 4000),
  flexibility text NOT NULL CHECK (flexibility IN ('F0', 'F1', 'F2', 'F3')),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, requirement_id, version, position),
  FOREIGN KEY (project_id, requirement_id, version) REFERENCES requirement_version (project_id, requirement_id, version),
  CHECK (measure <> '' OR outcome <> '')
);
CALL aval_govern('acceptance_criterion', 'append');

-- A version is written whole: it says how many criteria it has, none can be added, and none may be lacking at commit.
CREATE FUNCTION aval_guard_criterion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.position > (SELECT criteria_count FROM requirement_version v
                     WHERE v.project_id = NEW.project_id AND v.requirement_id = NEW.requirement_id AND v.version = NEW.version) THEN
    RAISE EXCEPTION 'a criterion is written with its version, never added to it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_criterion BEFORE INSERT ON acceptance_criterion FOR EACH ROW EXECUTE FUNCTION aval_guard_criterion();

CREATE FUNCTION aval_guard_version_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.criteria_count <> (SELECT count(*) FROM acceptance_criterion c
                            WHERE c.project_id = NEW.project_id AND c.requirement_id = NEW.requirement_id AND c.version = NEW.version) THEN
    RAISE EXCEPTION 'a version is written with all its criteria' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_version_whole AFTER INSERT ON requirement_version DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_version_whole();

-- "Understood and feasible", said by a side of one version: void as soon as there is another version.
CREATE TABLE requirement_agreement (
  project_id uuid NOT NULL,
  requirement_id uuid NOT NULL,
  version integer NOT NULL,
  side text NOT NULL CHECK (side IN ('CLIENT', 'AGENCY')),
  digest char(64) NOT NULL,
  member_id uuid NOT NULL,
  delegation_id uuid,
  agreed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, requirement_id, version, side),
  FOREIGN KEY (project_id, requirement_id, version, digest) REFERENCES requirement_version (project_id, requirement_id, version, digest),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, delegation_id) REFERENCES delegation (project_id, id)
);
CALL aval_govern('requirement_agreement', 'append');

-- What is locked stays locked: it keeps its code and its version, and only moves on along the statuses of what is locked.
CREATE FUNCTION aval_guard_requirement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.project_id, NEW.id, NEW.code, NEW.created_by, NEW.created_at)
       IS DISTINCT FROM (OLD.project_id, OLD.id, OLD.code, OLD.created_by, OLD.created_at) OR NEW.version < OLD.version THEN
    RAISE EXCEPTION 'a requirement keeps its code and its history' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.baselined_version IS NOT NULL AND (NEW.baselined_version IS NULL OR NEW.baselined_version < OLD.baselined_version
     OR (NEW.baselined_version = OLD.baselined_version
         AND (NEW.version, NEW.chapter, NEW.position, NEW.kind, NEW.priority, NEW.criteria_count, NEW.external_reference, NEW.search)
           IS DISTINCT FROM (OLD.version, OLD.chapter, OLD.position, OLD.kind, OLD.priority, OLD.criteria_count, OLD.external_reference, OLD.search))) THEN
    RAISE EXCEPTION 'a requirement of a signed baseline only changes by a change request' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_requirement BEFORE UPDATE OR DELETE ON requirement FOR EACH ROW EXECUTE FUNCTION aval_guard_requirement();

-- The words of a requirement are folded as they are written, so that a search compares like with like.
CREATE FUNCTION aval_fold_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := aval_fold(NEW.search);
  RETURN NEW;
END $$;
CREATE TRIGGER fold_search BEFORE INSERT OR UPDATE OF search ON requirement FOR EACH ROW EXECUTE FUNCTION aval_fold_search();

-- Requirements of the entered project whose words hold `words`. Row-level security keeps LIKE from using an index,
-- since it may run before the policy; here the project is checked first, then the index serves.
CREATE FUNCTION aval_find_requirements(words text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id FROM requirement r
  WHERE r.project_id = aval_project() AND r.project_id = ANY ((SELECT aval_visible_projects())::uuid[])
    AND r.search LIKE '%' || regexp_replace(aval_fold(words), '([\\%_])', '\\\1', 'g') || '%'
$$;
