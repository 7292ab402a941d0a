-- What was asked of whom stays as it was asked: a request is open, and ends once. A link opens what it was drawn for, until
-- when it was drawn for, and once. And advice begins as a draft, an expert's too, or the lock of what is issued could be
-- gone round by issuing at once.
CREATE FUNCTION aval_guard_opinion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving constant text[] := ARRAY['status', 'ended_at'];
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'INSERT' AND NEW.status <> 'OPEN')
     OR (TG_OP = 'UPDATE' AND (OLD.status <> 'OPEN' OR to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving)) THEN
    RAISE EXCEPTION 'a request for an opinion does not change this way' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_opinion BEFORE INSERT OR UPDATE OR DELETE ON opinion_request FOR EACH ROW EXECUTE FUNCTION aval_guard_opinion();

CREATE FUNCTION aval_guard_opinion_access() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving constant text[] := ARRAY['code_hash', 'code_until', 'code_tries', 'entered_at', 'session_hash', 'session_until'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.entered_at IS NOT NULL OR to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'the link of an expert does not change this way' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_opinion_access BEFORE UPDATE OR DELETE ON opinion_access FOR EACH ROW EXECUTE FUNCTION aval_guard_opinion_access();

CREATE POLICY begins_as_draft ON advice AS RESTRICTIVE FOR INSERT TO aval_app WITH CHECK (status = 'DRAFT');

-- When a person is erased, the requests that were sent to their address no longer name them (ADR 0010). What they advised
-- stays, as what was signed over it does.
CREATE FUNCTION aval_forget_in_opinions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE address text;
BEGIN
  SELECT p.email INTO address FROM person p WHERE p.id = (SELECT g.person_id FROM gone g LIMIT 1);
  IF address IS NULL OR NOT EXISTS (SELECT 1 FROM opinion_request o WHERE o.expert_email = lower(address)) THEN RETURN NULL; END IF;
  -- These rows refuse this change, from everybody. For this one the guard steps aside, and nobody writes meanwhile.
  ALTER TABLE opinion_request DISABLE TRIGGER guard_opinion;
  UPDATE opinion_request o SET expert_name = '…', expert_organisation = '…', expert_email = o.id || '@erased.invalid'
  WHERE o.expert_email = lower(address);
  SET CONSTRAINTS ALL IMMEDIATE;
  ALTER TABLE opinion_request ENABLE TRIGGER guard_opinion;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION aval_forget_in_opinions() FROM PUBLIC;
CREATE TRIGGER forget_in_opinions AFTER DELETE ON person_identity REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION aval_forget_in_opinions();
