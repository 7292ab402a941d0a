-- Invitations to a project: bound to one address, usable once, over after fourteen days. Only a hash of the token is kept.

CREATE TABLE invitation (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  side text NOT NULL,
  -- Erasable once the invitation is settled.
  email text CHECK (email = lower(email) AND length(email) <= 254),
  display_name text NOT NULL DEFAULT '' CHECK (length(display_name) <= 200),
  roles text[] NOT NULL CHECK (cardinality(roles) >= 1),
  substitute boolean NOT NULL DEFAULT false,
  token_hash char(64) NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  invited_by_member_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  accepted_by_member_id uuid,
  revoked_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, party_id, side) REFERENCES party (project_id, id, side),
  FOREIGN KEY (project_id, invited_by_member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, accepted_by_member_id) REFERENCES member (project_id, id),
  CHECK (created_at < expires_at),
  CHECK (accepted_at IS NULL OR revoked_at IS NULL),
  CHECK ((accepted_at IS NULL) = (accepted_by_member_id IS NULL)),
  CHECK (email IS NOT NULL OR accepted_at IS NOT NULL OR revoked_at IS NOT NULL)
);
CALL aval_govern('invitation', 'update');
CREATE UNIQUE INDEX one_open_invitation ON invitation (project_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invitation_by_party ON invitation (project_id, party_id);

-- An invitation is accepted once or revoked once; what it offers does not change. Its address and name may be erased afterwards.
CREATE FUNCTION aval_guard_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE settling constant text[] := ARRAY['accepted_at', 'accepted_by_member_id', 'revoked_at'];
DECLARE personal constant text[] := ARRAY['email', 'display_name'];
BEGIN
  IF TG_OP = 'DELETE'
     OR to_jsonb(NEW) - settling - personal <> to_jsonb(OLD) - settling - personal
     OR ((OLD.accepted_at IS NOT NULL OR OLD.revoked_at IS NOT NULL) AND to_jsonb(NEW) - personal <> to_jsonb(OLD) - personal)
     OR (NEW.email IS DISTINCT FROM OLD.email AND NEW.email IS NOT NULL)
     OR (NEW.display_name <> OLD.display_name AND NEW.display_name <> '') THEN
    RAISE EXCEPTION 'an invitation is accepted or revoked, once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_invitation BEFORE UPDATE OR DELETE ON invitation FOR EACH ROW EXECUTE FUNCTION aval_guard_invitation();

-- What the holder of a token is invited to: the token is the key, so nobody else learns anything. NULL without such a token.
CREATE FUNCTION aval_invitation(hash text, at timestamptz) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'state', CASE WHEN i.accepted_at IS NOT NULL THEN 'ACCEPTED' WHEN i.revoked_at IS NOT NULL OR y.removed_at IS NOT NULL THEN 'REVOKED'
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
-- Enters the project for the rest of the transaction. Answers NULL when there is nothing to take up.
CREATE FUNCTION aval_join(hash text, new_member uuid, role_ids uuid[], at timestamptz) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found_invitation invitation%ROWTYPE;
DECLARE stand member%ROWTYPE;
DECLARE person uuid := aval_person();
BEGIN
  SELECT i.* INTO found_invitation FROM invitation i
    JOIN person a ON a.id = person AND a.email = i.email AND a.erased_at IS NULL
    JOIN party y ON y.project_id = i.project_id AND y.id = i.party_id AND y.removed_at IS NULL
    WHERE i.token_hash = hash AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > at
    FOR UPDATE OF i;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT m.* INTO stand FROM member m WHERE m.project_id = found_invitation.project_id AND m.person_id = person AND m.ended_at IS NULL;
  IF FOUND THEN
    RETURN jsonb_build_object('outcome', CASE WHEN stand.party_id = found_invitation.party_id THEN 'ALREADY_MEMBER' ELSE 'ON_OTHER_SIDE' END, 'side', stand.side);
  END IF;
  INSERT INTO member (project_id, id, party_id, side, person_id, created_at)
    VALUES (found_invitation.project_id, new_member, found_invitation.party_id, found_invitation.side, person, at);
  INSERT INTO member_role (project_id, id, member_id, side, role, substitute, granted_at)
    SELECT found_invitation.project_id, role_ids[n], new_member, found_invitation.side, r, found_invitation.substitute AND r LIKE '%\_SIGNATORY', at
    FROM unnest(found_invitation.roles) WITH ORDINALITY AS given (r, n);
  UPDATE invitation SET accepted_at = at, accepted_by_member_id = new_member
    WHERE project_id = found_invitation.project_id AND id = found_invitation.id;
  PERFORM set_config('aval.project_id', found_invitation.project_id::text, true);
  RETURN jsonb_build_object('outcome', 'JOINED', 'projectId', found_invitation.project_id, 'partyId', found_invitation.party_id,
    'side', found_invitation.side, 'roles', to_jsonb(found_invitation.roles),
    'code', (SELECT code FROM project WHERE id = found_invitation.project_id));
END $$;
REVOKE EXECUTE ON FUNCTION aval_invitation(text, timestamptz), aval_join(text, uuid, uuid[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_invitation(text, timestamptz), aval_join(text, uuid, uuid[], timestamptz) TO aval_app;
