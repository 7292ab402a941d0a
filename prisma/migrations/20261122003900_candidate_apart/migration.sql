-- A candidate stands apart from those who choose (MD-03): whoever offers joins neither the client nor its AMO meanwhile,
-- whoever stood there never offers, and nobody, wherever they stand later, sees a consultation from inside in which they
-- were a candidate.

-- The consultations that are open to the client and its AMO, but for those in which the acting person offers.
CREATE OR REPLACE FUNCTION aval_opened() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(c.id), '{}') FROM consultation c
  WHERE c.opened_at IS NOT NULL AND c.project_id = ANY ((SELECT aval_consulting())::uuid[])
    AND NOT EXISTS (SELECT 1 FROM consultation_candidate k WHERE k.consultation_id = c.id AND k.person_id = aval_person())
$$;

-- Where the acting person may judge: they declared, never a conflict, and do not offer themselves.
CREATE OR REPLACE FUNCTION aval_cleared() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(s.consultation_id), '{}') FROM (
    SELECT i.consultation_id FROM interest_declaration i JOIN member m ON m.project_id = i.project_id AND m.id = i.member_id
    WHERE m.person_id = aval_person() AND m.ended_at IS NULL AND i.consultation_id = ANY ((SELECT aval_opened())::uuid[])
      AND NOT i.consultation_id = ANY ((SELECT aval_candidacies())::uuid[])
    GROUP BY i.consultation_id HAVING NOT bool_or(i.conflict)) AS s
$$;

-- What the client's side reads and writes of a consultation, nobody reads or writes of one in which they offer.
DO $$
DECLARE one record;
DECLARE apart text;
BEGIN
  FOR one IN SELECT p.tablename, p.policyname, p.qual, p.with_check FROM pg_policies p
             WHERE p.schemaname = 'public' AND p.policyname LIKE 'consulting\_%' ORDER BY 1, 2 LOOP
    apart := format(' AND NOT %I = ANY ((SELECT aval_candidacies())::uuid[])', CASE one.tablename WHEN 'consultation' THEN 'id' ELSE 'consultation_id' END);
    IF one.qual IS NOT NULL THEN
      EXECUTE format('ALTER POLICY %I ON %I USING ((%s)%s)', one.policyname, one.tablename, one.qual, apart);
    END IF;
    IF one.with_check IS NOT NULL THEN
      EXECUTE format('ALTER POLICY %I ON %I WITH CHECK ((%s)%s)', one.policyname, one.tablename, one.with_check, apart);
    END IF;
  END LOOP;
END $$;

-- True while a person is a candidate of a consultation that is not decided.
CREATE FUNCTION aval_offering(project uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM consultation_candidate k JOIN consultation c ON c.project_id = k.project_id AND c.id = k.consultation_id
                 WHERE k.project_id = project AND k.person_id = person AND c.status IN ('PUBLISHED', 'OPENED'))
$$;
REVOKE EXECUTE ON FUNCTION aval_offering(uuid, uuid) FROM PUBLIC;

-- As before; and the client's side and the AMO's are closed to whoever offers.
CREATE OR REPLACE FUNCTION aval_join(hash text, new_member uuid, role_ids uuid[], at timestamptz) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found_project uuid;
DECLARE found_invitation invitation%ROWTYPE;
DECLARE stand member%ROWTYPE;
DECLARE person uuid := aval_person();
BEGIN
  SELECT i.project_id INTO found_project FROM invitation i WHERE i.token_hash = hash;
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(found_project::text, 0));
  SELECT i.* INTO found_invitation FROM invitation i
    JOIN project p ON p.id = i.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
    JOIN person a ON a.id = person AND a.email = i.email AND a.erased_at IS NULL
    JOIN party y ON y.project_id = i.project_id AND y.id = i.party_id AND y.removed_at IS NULL
    WHERE i.token_hash = hash AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > at
    FOR UPDATE OF i;
  IF NOT FOUND OR aval_closed_to_others(found_project, found_invitation.party_id, found_invitation.invited_by_member_id) THEN RETURN NULL; END IF;
  SELECT m.* INTO stand FROM member m WHERE m.project_id = found_project AND m.person_id = person AND m.ended_at IS NULL;
  IF FOUND THEN
    RETURN jsonb_build_object('outcome', CASE WHEN stand.party_id = found_invitation.party_id THEN 'ALREADY_MEMBER' ELSE 'ON_OTHER_SIDE' END, 'side', stand.side);
  END IF;
  IF aval_was_elsewhere(found_project, person, found_invitation.side) THEN
    RETURN jsonb_build_object('outcome', 'WAS_ON_OTHER_SIDE', 'side', found_invitation.side);
  END IF;
  IF found_invitation.side IN ('CLIENT', 'AMO') AND aval_offering(found_project, person) THEN
    RETURN jsonb_build_object('outcome', 'IS_CANDIDATE', 'side', found_invitation.side);
  END IF;
  INSERT INTO member (project_id, id, party_id, side, person_id, created_at)
    VALUES (found_project, new_member, found_invitation.party_id, found_invitation.side, person, at);
  INSERT INTO member_role (project_id, id, member_id, side, role, substitute, granted_at)
    SELECT found_project, role_ids[n], new_member, found_invitation.side, r, found_invitation.substitute AND r LIKE '%\_SIGNATORY', at
    FROM unnest(found_invitation.roles) WITH ORDINALITY AS given (r, n);
  UPDATE invitation SET accepted_at = at, accepted_by_member_id = new_member
    WHERE project_id = found_project AND id = found_invitation.id;
  PERFORM set_config('aval.project_id', found_project::text, true);
  RETURN jsonb_build_object('outcome', 'JOINED', 'projectId', found_project, 'partyId', found_invitation.party_id,
    'side', found_invitation.side, 'roles', to_jsonb(found_invitation.roles),
    'code', (SELECT code FROM project WHERE id = found_project));
END $$;

-- As before; never by somebody who stood on the client's side or the AMO's, and in turn with who joins the project.
CREATE OR REPLACE FUNCTION aval_take_candidacy(hash text, at timestamptz) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found_project uuid;
DECLARE found_candidate consultation_candidate%ROWTYPE;
BEGIN
  SELECT k.project_id INTO found_project FROM consultation_candidate k WHERE k.token_hash = hash;
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(found_project::text, 0));
  SELECT k.* INTO found_candidate FROM consultation_candidate k
    JOIN consultation c ON c.project_id = k.project_id AND c.id = k.consultation_id AND c.status = 'PUBLISHED' AND c.closes_at > at
    JOIN project p ON p.id = k.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
    JOIN person a ON a.id = aval_person() AND a.email = k.email AND a.erased_at IS NULL
    WHERE k.token_hash = hash AND k.person_id IS NULL FOR UPDATE OF k;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF EXISTS (SELECT 1 FROM member m WHERE m.project_id = found_candidate.project_id AND m.person_id = aval_person()
             AND (m.ended_at IS NULL OR m.side IN ('CLIENT', 'AMO'))) THEN
    RETURN jsonb_build_object('outcome', 'MEMBER');
  END IF;
  UPDATE consultation_candidate SET person_id = aval_person(), accepted_at = at
    WHERE project_id = found_candidate.project_id AND id = found_candidate.id;
  RETURN jsonb_build_object('outcome', 'TAKEN', 'consultationId', found_candidate.consultation_id);
END $$;
