-- Delegations of signature: written (a signed document), named, scoped by act and amount, dated, revocable (CD-07, MD-01).

CREATE TABLE delegation (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  grantor_member_id uuid NOT NULL,
  grantee_member_id uuid NOT NULL,
  -- The party in whose name the grantee acts.
  party_id uuid NOT NULL,
  -- The role lent.
  role text NOT NULL,
  acts text[] NOT NULL CHECK (cardinality(acts) >= 1),
  max_amount_cents bigint CHECK (max_amount_cents >= 0),
  valid_from timestamptz(3) NOT NULL,
  valid_until timestamptz(3) NOT NULL,
  document_id uuid NOT NULL,
  granted_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  FOREIGN KEY (project_id, grantor_member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, grantee_member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  CHECK (grantor_member_id <> grantee_member_id),
  CHECK (valid_from < valid_until)
);
CALL aval_govern('delegation', 'update');
CREATE INDEX delegation_by_grantee ON delegation (project_id, grantee_member_id);

-- Only a revocation may be written on a delegation, once.
CREATE FUNCTION aval_guard_delegation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.revoked_at IS NOT NULL OR NEW.revoked_at IS NULL
     OR to_jsonb(NEW) - 'revoked_at' <> to_jsonb(OLD) - 'revoked_at' THEN
    RAISE EXCEPTION 'a delegation is revoked or left as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_delegation BEFORE UPDATE OR DELETE ON delegation FOR EACH ROW EXECUTE FUNCTION aval_guard_delegation();

-- One row per act, so that two live delegations of the same act by the same person cannot overlap (invariant 3).
CREATE TABLE delegation_act (
  project_id uuid NOT NULL,
  delegation_id uuid NOT NULL,
  act text NOT NULL,
  grantor_member_id uuid NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  -- Shortened to the moment of revocation.
  valid_until timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, delegation_id, act),
  FOREIGN KEY (project_id, delegation_id) REFERENCES delegation (project_id, id),
  CHECK (valid_from <= valid_until),
  CONSTRAINT no_overlapping_delegation EXCLUDE USING gist (
    project_id WITH =, grantor_member_id WITH =, act WITH =, tstzrange(valid_from, valid_until) WITH &&)
);
CALL aval_govern('delegation_act', 'update');

ALTER TABLE signature ADD FOREIGN KEY (project_id, delegation_id) REFERENCES delegation (project_id, id);

-- Enters a project: names the person and the project for the rest of the transaction, and answers who they are there,
-- or nothing at all when they are not a member: what is foreign is not found.
CREATE FUNCTION aval_enter(person uuid, project_code text) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE found_project uuid;
BEGIN
  PERFORM set_config('aval.person_id', person::text, true), set_config('aval.project_id', '', true);
  SELECT p.id INTO found_project FROM project p WHERE p.code = project_code AND p.id = ANY ((SELECT aval_visible_projects())::uuid[]);
  IF found_project IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('aval.project_id', found_project::text, true);
  RETURN (
    SELECT jsonb_build_object(
      'projectId', p.id, 'code', p.code, 'name', p.name, 'status', p.status, 'language', p.language, 'currency', p.currency,
      'timeZone', p.time_zone, 'calendar', p.calendar,
      'personId', person, 'memberId', m.id, 'partyId', m.party_id, 'partyName', y.name, 'side', m.side,
      'roles', (SELECT coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'substitute', r.substitute) ORDER BY r.role), '[]')
                FROM member_role r WHERE r.project_id = p.id AND r.member_id = m.id AND r.ended_at IS NULL),
      'delegations', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                  'id', d.id, 'code', d.code, 'grantorMemberId', d.grantor_member_id, 'partyId', d.party_id, 'role', d.role,
                  'acts', d.acts, 'maxAmountCents', d.max_amount_cents,
                  'validFrom', to_char(d.valid_from AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                  'validUntil', to_char(d.valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]')
                FROM delegation d
                JOIN member g ON g.project_id = d.project_id AND g.id = d.grantor_member_id AND g.ended_at IS NULL
                JOIN member_role gr ON gr.project_id = g.project_id AND gr.member_id = g.id AND gr.role = d.role AND gr.ended_at IS NULL
                WHERE d.project_id = p.id AND d.grantee_member_id = m.id AND d.revoked_at IS NULL))
    FROM project p
    JOIN member m ON m.project_id = p.id AND m.person_id = person AND m.ended_at IS NULL
    JOIN party y ON y.project_id = m.project_id AND y.id = m.party_id
    WHERE p.id = found_project);
END $$;
