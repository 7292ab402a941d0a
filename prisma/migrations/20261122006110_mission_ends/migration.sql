-- A mediator may end the mission at any time, as either party may leave (domain.md 5.8): no reason is asked. They stand in
-- no project, so the mark is theirs and the clock ends the mediation by it. And what was said is destroyed on its day also
-- where the project has been closed meanwhile; a mediation that goes on when its project is closed ends with it.
ALTER TABLE mediation ADD COLUMN resigned_at timestamptz(3), ADD CHECK (resigned_at IS NULL OR resigned_at >= accepted_at);

CREATE OR REPLACE FUNCTION aval_guard_mediation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE one text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'that there was a mediation stays' USING ERRCODE = 'restrict_violation';
  END IF;
  FOREACH one IN ARRAY ARRAY['project_id', 'id', 'dispute_id', 'proposed_by_party_id', 'proposed_at', 'kept_days', 'agreed_at', 'suspended_on', 'confirmed_at', 'token_hash',
      'mediator_person_id', 'accepted_at', 'begun_at', 'fingerprint', 'due_on', 'resigned_at', 'outcome', 'ended_at', 'ended_on', 'limitation_until', 'erase_on', 'erase_before', 'destroyed_at'] LOOP
    IF to_jsonb(OLD) -> one <> 'null'::jsonb AND to_jsonb(NEW) -> one <> to_jsonb(OLD) -> one THEN
      RAISE EXCEPTION 'what happened to a mediation stays' USING ERRCODE = 'restrict_violation';
    END IF;
  END LOOP;
  IF OLD.confirmed_at IS NOT NULL AND (NEW.mediator_name, NEW.mediator_email, NEW.named_by_party_id) IS DISTINCT FROM (OLD.mediator_name, OLD.mediator_email, OLD.named_by_party_id) THEN
    RAISE EXCEPTION 'the mediator is the one on whom both agreed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- The acting person ends the mission that they took up. False for everybody else, and where it is over already.
CREATE FUNCTION aval_end_mission(wanted uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE mediation x SET resigned_at = at WHERE x.id = wanted AND x.id = ANY ((SELECT aval_mediations())::uuid[])
    AND x.mediator_person_id = aval_person() AND x.ended_at IS NULL AND x.resigned_at IS NULL;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION aval_end_mission(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_end_mission(uuid, timestamptz) TO aval_app;

CREATE OR REPLACE FUNCTION aval_speaks(mediation uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM mediation x JOIN dispute d ON d.project_id = x.project_id AND d.id = x.dispute_id
    WHERE x.id = mediation AND x.ended_at IS NULL AND x.resigned_at IS NULL AND d.status = 'IN_MEDIATION')
$$;

-- Whoever is in it knows that the mission has ended, before the clock writes it down.
CREATE OR REPLACE FUNCTION aval_enter_mediation(wanted uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('projectId', p.id, 'project', p.name, 'projectCode', p.code, 'language', p.language, 'currency', p.currency, 'timeZone', p.time_zone,
      'mediationId', x.id, 'disputeId', d.id, 'dispute', d.code, 'title', d.title, 'status', d.status, 'partyId', c.party_id,
      'claimantPartyId', d.claimant_party_id, 'respondentPartyId', d.respondent_party_id, 'mediator', x.mediator_name,
      'dueOn', x.due_on, 'eraseOn', x.erase_on, 'keptDays', x.kept_days, 'fingerprint', x.fingerprint, 'ended', x.ended_at IS NOT NULL OR x.resigned_at IS NOT NULL, 'destroyed', x.destroyed_at IS NOT NULL,
      'parties', (SELECT jsonb_agg(jsonb_build_object('id', y.id, 'name', y.name, 'side', y.side) ORDER BY y.id = d.respondent_party_id) FROM party y
        WHERE y.project_id = p.id AND y.id IN (d.claimant_party_id, d.respondent_party_id)),
      'members', (SELECT jsonb_agg(jsonb_build_object('personId', k.person_id, 'partyId', k.party_id,
          'name', (SELECT i.display_name FROM person_identity i WHERE i.person_id = k.person_id ORDER BY i.version DESC LIMIT 1)) ORDER BY k.since, k.person_id)
        FROM mediation_member k WHERE k.project_id = p.id AND k.mediation_id = x.id AND aval_is_in_mediation(k.project_id, k.person_id, k.party_id)),
      'names', (SELECT jsonb_object_agg(k.person_id, (SELECT i.display_name FROM person_identity i WHERE i.person_id = k.person_id ORDER BY i.version DESC LIMIT 1))
        FROM mediation_member k WHERE k.project_id = p.id AND k.mediation_id = x.id))
  FROM mediation x JOIN dispute d ON d.project_id = x.project_id AND d.id = x.dispute_id JOIN project p ON p.id = x.project_id
    JOIN mediation_member c ON c.project_id = x.project_id AND c.mediation_id = x.id AND c.person_id = aval_person()
  WHERE x.id = wanted AND x.id = ANY ((SELECT aval_mediations())::uuid[])
$$;

CREATE OR REPLACE FUNCTION aval_mediations_due(at timestamptz, after uuid, most integer) RETURNS TABLE (project_id uuid, id uuid, what text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.project_id, x.id, CASE WHEN x.ended_at IS NOT NULL THEN 'DESTROY'
      WHEN x.resigned_at IS NOT NULL OR p.status IN ('CLOSED', 'TERMINATED') THEN 'END' ELSE 'BEGIN' END
  FROM mediation x JOIN project p ON p.id = x.project_id
  WHERE x.id > after AND ((x.ended_at IS NULL AND x.accepted_at IS NOT NULL
      AND (x.begun_at IS NULL OR x.resigned_at IS NOT NULL OR p.status IN ('CLOSED', 'TERMINATED')))
     OR (x.erase_before <= at AND x.destroyed_at IS NULL))
  ORDER BY x.id LIMIT most
$$;

-- The clock enters a project that is over for one thing alone: what was said in a mediation and is not destroyed yet.
CREATE OR REPLACE FUNCTION aval_enter_as_system(project uuid) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM set_config('aval.person_id', '', true), set_config('aval.project_id', project::text, true), set_config('aval.system', 'on', true);
  PERFORM aval_take_turn(project, false);
  RETURN (SELECT jsonb_build_object('projectId', p.id, 'code', p.code, 'name', p.name, 'status', p.status, 'language', p.language,
      'currency', p.currency, 'timeZone', p.time_zone, 'calendar', p.calendar)
    FROM project p WHERE p.id = project AND (p.status NOT IN ('CLOSED', 'TERMINATED')
      OR EXISTS (SELECT 1 FROM mediation x WHERE x.project_id = p.id AND x.agreed_at IS NOT NULL AND x.destroyed_at IS NULL)));
END $$;
