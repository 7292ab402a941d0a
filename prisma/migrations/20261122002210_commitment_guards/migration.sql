-- What was committed stays as it was signed; what follows moves only as the rules say, and a project starts on it.

CREATE FUNCTION aval_commitment_moves() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY[
  'PROPOSED>PROPOSED', 'PROPOSED>COMMITTED', 'PROPOSED>RELEASED',
  'COMMITTED>DUE', 'RESCHEDULED>DUE', 'SUBSTITUTED>DUE', 'KEPT>DUE', 'KEPT_LATE>DUE',
  'COMMITTED>KEPT', 'DUE>KEPT', 'RESCHEDULED>KEPT', 'SUBSTITUTED>KEPT',
  'COMMITTED>KEPT_LATE', 'DUE>KEPT_LATE', 'RESCHEDULED>KEPT_LATE', 'SUBSTITUTED>KEPT_LATE',
  'COMMITTED>BROKEN', 'DUE>BROKEN', 'RESCHEDULED>BROKEN', 'SUBSTITUTED>BROKEN',
  'COMMITTED>EXCUSED', 'DUE>EXCUSED', 'RESCHEDULED>EXCUSED', 'SUBSTITUTED>EXCUSED', 'KEPT_LATE>EXCUSED', 'BROKEN>EXCUSED',
  'COMMITTED>RESCHEDULED', 'DUE>RESCHEDULED', 'COMMITTED>SUBSTITUTED', 'DUE>SUBSTITUTED', 'RESCHEDULED>SUBSTITUTED',
  'COMMITTED>RELEASED', 'DUE>RELEASED', 'RESCHEDULED>RELEASED', 'SUBSTITUTED>RELEASED'];

-- A proposal may be written anew. Once signed, its terms are locked: what it is, whose, how much, for when.
CREATE FUNCTION aval_guard_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE terms constant text[] := ARRAY['kind', 'title', 'role', 'quantity', 'starts_on', 'due_on', 'term_on', 'critical', 'digest'];
DECLARE signing constant text[] := ARRAY['document_id', 'signed_at', 'committed_minutes'];
DECLARE following constant text[] := ARRAY['status', 'term_on', 'term_before', 'grace_on', 'grace_before', 'declared_minutes', 'delivered_on', 'delivered_at',
  'late_days', 'contest_before', 'confirmed_at', 'offered_on', 'offered_by', 'broken_at', 'broken_on', 'committee_item_id', 'settled_at'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a commitment is released with its reason, never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'PROPOSED' OR NEW.term_on <> NEW.due_on OR NEW.declared_minutes <> 0 THEN
      RAISE EXCEPTION 'a commitment begins as a proposal' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (OLD.status <> NEW.status AND NOT (OLD.status || '>' || NEW.status) = ANY (aval_commitment_moves()))
     OR (NEW.project_id, NEW.id, NEW.code, NEW.proposed_by, NEW.proposed_at) IS DISTINCT FROM (OLD.project_id, OLD.id, OLD.code, OLD.proposed_by, OLD.proposed_at)
     OR (OLD.status = 'PROPOSED' AND NEW.status = 'PROPOSED' AND to_jsonb(NEW) - terms <> to_jsonb(OLD) - terms)
     OR (OLD.status = 'PROPOSED' AND NEW.status <> 'PROPOSED' AND to_jsonb(NEW) - following - signing <> to_jsonb(OLD) - following - signing)
     OR (OLD.status = 'PROPOSED' AND NEW.status <> 'PROPOSED' AND NEW.term_on <> OLD.term_on)
     OR (OLD.status <> 'PROPOSED' AND to_jsonb(NEW) - following <> to_jsonb(OLD) - following)
     OR (OLD.status IN ('EXCUSED', 'RELEASED') AND to_jsonb(NEW) <> to_jsonb(OLD))
     OR (OLD.status <> 'PROPOSED' AND NEW.term_on <> OLD.term_on AND NOT (NEW.status = 'RESCHEDULED' AND NEW.term_on = OLD.offered_on AND OLD.offered_by IS NOT NULL))
     OR (OLD.confirmed_at IS NOT NULL AND NEW.status NOT IN ('EXCUSED') AND (NEW.delivered_on, NEW.late_days, NEW.confirmed_at) IS DISTINCT FROM (OLD.delivered_on, OLD.late_days, OLD.confirmed_at))
     OR (OLD.broken_at IS NOT NULL AND (NEW.broken_at, NEW.broken_on) IS DISTINCT FROM (OLD.broken_at, OLD.broken_on))
     OR (OLD.committee_item_id IS NOT NULL AND NEW.committee_item_id IS DISTINCT FROM OLD.committee_item_id) THEN
    RAISE EXCEPTION 'commitment % is % and does not change this way', OLD.code, OLD.status USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_commitment BEFORE INSERT OR UPDATE OR DELETE ON availability_commitment FOR EACH ROW EXECUTE FUNCTION aval_guard_commitment();

-- A commitment stands on its own paper, signed for the party that makes it.
CREATE FUNCTION aval_guard_committed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.document_id IS NOT NULL AND (OLD.document_id IS NULL)
     AND NOT aval_signed(NEW.project_id, NEW.document_id, 'COMMITMENT', NEW.id, 1, NEW.side, NEW.party_id, 'commitment.sign') THEN
    RAISE EXCEPTION 'a commitment is signed for the party that makes it' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status NOT IN ('PROPOSED', 'RELEASED') AND NOT EXISTS (SELECT 1 FROM commitment_person p
      WHERE p.project_id = NEW.project_id AND p.commitment_id = NEW.id) THEN
    RAISE EXCEPTION 'a commitment names a person' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_committed AFTER UPDATE ON availability_commitment DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_committed();

-- Who is committed, and what waits for it, are terms too; afterwards only who holds it moves, between the person and the substitute.
CREATE FUNCTION aval_guard_commitment_terms() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE about record := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
DECLARE open boolean;
BEGIN
  SELECT c.status = 'PROPOSED' INTO open FROM availability_commitment c WHERE c.project_id = about.project_id AND c.id = about.commitment_id;
  IF TG_TABLE_NAME = 'commitment_person' AND TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'held_by' = to_jsonb(OLD) - 'held_by' THEN
    RETURN NEW;
  END IF;
  IF open IS NOT TRUE OR (TG_OP = 'UPDATE' AND (NEW.project_id, NEW.commitment_id) IS DISTINCT FROM (OLD.project_id, OLD.commitment_id))
     OR (TG_TABLE_NAME = 'commitment_person' AND TG_OP = 'DELETE') THEN
    RAISE EXCEPTION 'the terms of a signed commitment stay as signed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN about;
END $$;
CREATE TRIGGER guard_commitment_person BEFORE INSERT OR UPDATE OR DELETE ON commitment_person FOR EACH ROW EXECUTE FUNCTION aval_guard_commitment_terms();
CREATE TRIGGER guard_commitment_milestone BEFORE INSERT OR UPDATE OR DELETE ON commitment_milestone FOR EACH ROW EXECUTE FUNCTION aval_guard_commitment_terms();

-- An absence is declared before it begins and may only be taken back.
CREATE FUNCTION aval_guard_absence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.withdrawn_at IS NOT NULL OR NEW.starts_on < (NEW.declared_at AT TIME ZONE 'UTC')::date THEN
      RAISE EXCEPTION 'an absence is declared in advance' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.withdrawn_at IS NOT NULL OR to_jsonb(NEW) - 'withdrawn_at' <> to_jsonb(OLD) - 'withdrawn_at' THEN
    RAISE EXCEPTION 'an absence is taken back or left as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_absence BEFORE INSERT OR UPDATE OR DELETE ON absence FOR EACH ROW EXECUTE FUNCTION aval_guard_absence();

-- CD-02: what a client makes available, signed.
CREATE FUNCTION aval_client_committed(project uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM availability_commitment c WHERE c.project_id = project AND c.side = 'CLIENT' AND c.status NOT IN ('PROPOSED', 'RELEASED'))
     AND NOT EXISTS (SELECT 1 FROM availability_commitment c WHERE c.project_id = project AND c.side = 'CLIENT' AND c.status = 'PROPOSED')
$$;

-- Only the start is guarded: projects that run already go on as they are.
CREATE FUNCTION aval_guard_start() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT aval_client_committed(NEW.id) THEN
    RAISE EXCEPTION 'a project starts when the client''s commitments are signed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_start BEFORE UPDATE ON project FOR EACH ROW WHEN (OLD.status = 'SETUP' AND NEW.status = 'ACTIVE') EXECUTE FUNCTION aval_guard_start();
