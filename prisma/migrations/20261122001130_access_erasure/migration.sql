-- When a person is erased, what they read is forgotten at once: nothing else needs it.
CREATE FUNCTION aval_forget_readings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM access_log WHERE person_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION aval_forget_readings() FROM PUBLIC;
CREATE TRIGGER forget_readings AFTER UPDATE OF erased_at ON person
  FOR EACH ROW WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION aval_forget_readings();
