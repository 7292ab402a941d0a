-- Who stands where, once more: nobody joins a party that is let go, nobody comes back on another side, and only the
-- people of a party name its people.

-- True when this member is of another party than this one, and this one has people of its own, who name theirs (CD-07).
CREATE FUNCTION aval_closed_to_others(project uuid, party uuid, inviter uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM member m WHERE m.project_id = project AND m.id = inviter AND m.party_id <> party)
     AND EXISTS (SELECT 1 FROM member m WHERE m.project_id = project AND m.party_id = party AND m.ended_at IS NULL)
$$;

-- True when a person has stood on another side of a project before, or signed for another in their own right.
CREATE FUNCTION aval_was_elsewhere(project uuid, person uuid, wanted_side text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM member m WHERE m.project_id = project AND m.person_id = person AND m.ended_at IS NOT NULL AND m.side <> wanted_side)
      OR EXISTS (SELECT 1 FROM signature s WHERE s.project_id = project AND s.person_id = person AND s.delegation_id IS NULL AND s.side <> wanted_side)
$$;
REVOKE EXECUTE ON FUNCTION aval_closed_to_others(uuid, uuid, uuid), aval_was_elsewhere(uuid, uuid, text) FROM PUBLIC;

-- What the holder of a token is invited to: as before, and closed once another party's invitation has nobody to open to.
CREATE OR REPLACE FUNCTION aval_invitation(hash text, at timestamptz) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'state', CASE WHEN i.accepted_at IS NOT NULL THEN 'ACCEPTED'
                  WHEN i.revoked_at IS NOT NULL OR y.removed_at IS NOT NULL OR p.status IN ('CLOSED', 'TERMINATED')
                    OR aval_closed_to_others(i.project_id, i.party_id, i.invited_by_member_id) THEN 'REVOKED'
                  WHEN i.expires_at <= at THEN 'EXPIRED' ELSE 'OPEN' END,
    'project', p.name, 'code', p.code, 'party', y.name, 'side', i.side, 'ordinal', y.ordinal, 'roles', to_jsonb(i.roles), 'substitute', i.substitute,
    'email', i.email, 'displayName', i.display_name,
    'expiresAt', to_char(i.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'timeZone', p.time_zone,
    'inviter', (SELECT n.display_name FROM member m JOIN person_identity n ON n.person_id = m.person_id
                WHERE m.project_id = i.project_id AND m.id = i.invited_by_member_id ORDER BY n.version DESC LIMIT 1),
    'inviterParty', (SELECT q.name FROM member m JOIN party q ON q.project_id = m.project_id AND q.id = m.party_id
                     WHERE m.project_id = i.project_id AND m.id = i.invited_by_member_id),
    'hasAccount', EXISTS (SELECT 1 FROM person a WHERE a.email = i.email AND a.erased_at IS NULL))
  FROM invitation i
  JOIN project p ON p.id = i.project_id
  JOIN party y ON y.project_id = i.project_id AND y.id = i.party_id
  WHERE i.token_hash = hash
$$;

-- Takes up an invitation for the acting person: only with its token, only by the address it was sent to, once, in time.
-- It changes who may act, so it takes its turn alone, like the acts on people and parties (aval_take_turn), and looks
-- again once it has it. Enters the project for the rest of the transaction. NULL when there is nothing to take up.
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

-- A member belongs to a party that is there: the party's row is held, so that it cannot be let go at the same moment.
-- SECURITY DEFINER: whoever founds a project may write its first member, but not yet hold its rows.
CREATE FUNCTION aval_guard_joining() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM party p WHERE p.project_id = NEW.project_id AND p.id = NEW.party_id AND p.removed_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'nobody joins a party that was let go' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_joining BEFORE INSERT ON member FOR EACH ROW EXECUTE FUNCTION aval_guard_joining();

-- The other way round: a party is let go with its people.
CREATE FUNCTION aval_guard_left() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM member m WHERE m.project_id = NEW.project_id AND m.party_id = NEW.id AND m.ended_at IS NULL) THEN
    RAISE EXCEPTION 'a party is let go with its people' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_left AFTER UPDATE ON party DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.removed_at IS NOT NULL) EXECUTE FUNCTION aval_guard_left();
