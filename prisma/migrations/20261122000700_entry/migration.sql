-- Entering a project to act takes its turn against acts that change who may act.
--
-- Powers are read once, at the entry of a command. An act that changes powers (roles, delegations, parties, the charter
-- coming into force) enters alone; every other act enters beside its like. So nobody signs on the strength of a role
-- that was taken away while they waited. The lock is the first of the transaction and ends with it.
CREATE FUNCTION aval_take_turn(project uuid, alone boolean) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF alone THEN
    PERFORM pg_advisory_xact_lock(hashtextextended(project::text, 0));
  ELSE
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(project::text, 0));
  END IF;
END $$;

-- As aval_enter, after taking one's turn. What is foreign is not found, and takes no turn.
CREATE FUNCTION aval_enter_to_act(person uuid, project_code text, alone boolean) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE found_project uuid;
BEGIN
  PERFORM set_config('aval.person_id', person::text, true), set_config('aval.project_id', '', true);
  SELECT p.id INTO found_project FROM project p WHERE p.code = project_code AND p.id = ANY ((SELECT aval_visible_projects())::uuid[]);
  IF found_project IS NULL THEN RETURN NULL; END IF;
  PERFORM aval_take_turn(found_project, alone);
  RETURN aval_enter(person, project_code);
END $$;

-- The account log and the receipts belong to their person: nobody reads what somebody else did in private.
ALTER TABLE account_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_event FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON account_event TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY own_read ON account_event FOR SELECT TO aval_app USING (person_id = aval_person());
CREATE POLICY own_insert ON account_event FOR INSERT TO aval_app WITH CHECK (person_id = aval_person() OR aval_person() IS NULL);

ALTER TABLE command_receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE command_receipt FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON command_receipt TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY scope_read ON command_receipt FOR SELECT TO aval_app USING (scope_id = aval_person() OR scope_id = ANY ((SELECT aval_visible_projects())::uuid[]));
CREATE POLICY own_insert ON command_receipt FOR INSERT TO aval_app WITH CHECK (actor_id = aval_person());
CREATE POLICY own_settle ON command_receipt FOR UPDATE TO aval_app USING (actor_id = aval_person());

-- An outcome is written once, and the claim beside it never changes.
CREATE FUNCTION aval_guard_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.outcome IS NOT NULL OR to_jsonb(NEW) - 'outcome' <> to_jsonb(OLD) - 'outcome' THEN
    RAISE EXCEPTION 'the outcome of a command is written once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_receipt BEFORE UPDATE OR DELETE ON command_receipt FOR EACH ROW EXECUTE FUNCTION aval_guard_receipt();

-- The application opens the account of the first administrator (the set-up code proves the right to it), and appoints
-- nobody else: neither by mistake nor when it is taken over.
CREATE FUNCTION aval_guard_administrator() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF session_user = 'aval_app' AND NEW.is_administrator AND (TG_OP = 'INSERT' OR NOT OLD.is_administrator)
     AND EXISTS (SELECT 1 FROM person WHERE is_administrator) THEN
    RAISE EXCEPTION 'the installation has its administrator' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_administrator BEFORE INSERT OR UPDATE OF is_administrator ON person FOR EACH ROW EXECUTE FUNCTION aval_guard_administrator();
