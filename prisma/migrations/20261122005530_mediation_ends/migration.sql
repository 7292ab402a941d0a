-- A dispute does not leave its mediation while that goes on: its end has a day, from which its key is kept and destroyed.
CREATE FUNCTION aval_guard_mediation_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM mediation x WHERE x.project_id = NEW.project_id AND x.dispute_id = NEW.id AND x.ended_at IS NULL) THEN
    RAISE EXCEPTION 'a dispute leaves its mediation when that has ended' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION aval_guard_mediation_end() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER guard_mediation_end AFTER UPDATE OF status ON dispute DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.status = 'IN_MEDIATION' AND NEW.status <> 'IN_MEDIATION') EXECUTE FUNCTION aval_guard_mediation_end();
