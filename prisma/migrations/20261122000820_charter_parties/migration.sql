-- A charter binds the parties that its text names, and what it says of the project stays as it says.

-- The parties that the text of a charter names.
CREATE FUNCTION aval_named_parties(content text) RETURNS SETOF uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (named ->> 'id')::uuid FROM jsonb_array_elements(content::jsonb -> 'data' -> 'parties') named
$$;

-- True when every party named in the text of this version has signed it, by its signatory, and is still there.
CREATE OR REPLACE FUNCTION aval_signed_by_all(project uuid, document uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM charter c
    JOIN signed_document d ON d.project_id = c.project_id AND d.id = c.document_id AND d.kind = 'CHARTER' AND d.subject_id = c.id AND d.version = c.version
    WHERE c.project_id = project AND c.document_id = document
      AND EXISTS (SELECT 1 FROM aval_named_parties(d.content) n JOIN party p ON p.project_id = project AND p.id = n AND p.side = 'CLIENT')
      AND NOT EXISTS (
        SELECT 1 FROM aval_named_parties(d.content) n LEFT JOIN party p ON p.project_id = project AND p.id = n AND p.removed_at IS NULL
        WHERE p.id IS NULL
           OR (p.side <> 'MEDIATOR' AND NOT aval_signed(project, document, 'CHARTER', c.id, c.version, p.side, p.id, 'charter.sign'))))
$$;

-- A party named in a charter out for signature, or in force, does not leave: an amendment is agreed first.
CREATE FUNCTION aval_guard_named() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM charter c JOIN signed_document d ON d.project_id = c.project_id AND d.id = c.document_id
             WHERE c.project_id = NEW.project_id AND c.status IN ('PROPOSED', 'IN_FORCE') AND NEW.id IN (SELECT aval_named_parties(d.content))) THEN
    RAISE EXCEPTION 'a party named in the charter stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_named BEFORE UPDATE ON party FOR EACH ROW WHEN (OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL)
  EXECUTE FUNCTION aval_guard_named();

-- True when the charter in force says of the project exactly this.
CREATE FUNCTION aval_charter_says(wanted project) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM charter c JOIN signed_document d ON d.project_id = c.project_id AND d.id = c.document_id
    WHERE c.project_id = wanted.id AND c.status = 'IN_FORCE'
      AND d.content::jsonb ->> 'language' = wanted.language
      AND d.content::jsonb -> 'data' -> 'project' ->> 'currency' = wanted.currency
      AND d.content::jsonb -> 'data' -> 'project' ->> 'timeZone' = wanted.time_zone
      AND d.content::jsonb -> 'data' -> 'project' ->> 'calendar' = wanted.calendar
      AND (d.content::jsonb -> 'data' ->> 'initialPriceCents')::bigint IS NOT DISTINCT FROM wanted.initial_price_cents)
$$;

-- As before; and what a charter says of the project is frozen from its proposal on, so that what is signed is what
-- stands: only a charter that has come into force changes it, to what it says.
CREATE OR REPLACE FUNCTION aval_guard_project() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said_changes boolean;
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
  said_changes := (NEW.language, NEW.currency, NEW.time_zone, NEW.calendar, NEW.initial_price_cents)
    IS DISTINCT FROM (OLD.language, OLD.currency, OLD.time_zone, OLD.calendar, OLD.initial_price_cents);
  IF (NEW.id, NEW.code, NEW.created_by, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.code, OLD.created_by, OLD.created_at)
     OR (OLD.status <> 'SETUP' AND NEW.status = 'SETUP')
     OR (said_changes AND NOT aval_charter_says(NEW)
         AND (OLD.status <> 'SETUP' OR EXISTS (SELECT 1 FROM charter c WHERE c.project_id = NEW.id AND c.status IN ('PROPOSED', 'IN_FORCE'))))
     OR (OLD.status IN ('CLOSED', 'TERMINATED') AND NEW.status <> OLD.status) THEN
    RAISE EXCEPTION 'what the charter says of a project stays as signed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status = 'SETUP' AND NEW.status <> 'SETUP' AND NEW.status <> 'TERMINATED' AND NOT EXISTS (
    SELECT 1 FROM charter c WHERE c.project_id = NEW.id AND c.status = 'IN_FORCE' AND aval_signed_by_all(c.project_id, c.document_id)) THEN
    RAISE EXCEPTION 'a project starts when every party has signed the charter' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
