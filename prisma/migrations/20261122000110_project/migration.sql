-- Projects, parties and members: who stands where, and what row-level security asks before it shows a row.

CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  legal_form text NOT NULL DEFAULT '' CHECK (length(legal_form) <= 120),
  registration_number text NOT NULL DEFAULT '' CHECK (length(registration_number) <= 60),
  city text NOT NULL DEFAULT '' CHECK (length(city) <= 120),
  created_by uuid NOT NULL REFERENCES person (id),
  created_at timestamptz(3) NOT NULL
);
CALL aval_no_truncate('organisation');
GRANT SELECT, INSERT, UPDATE ON organisation TO aval_app;

CREATE TABLE project (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(code) <= 60),
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  objective text NOT NULL DEFAULT '' CHECK (length(objective) <= 5000),
  status text NOT NULL CHECK (status IN ('SETUP', 'ACTIVE', 'SUSPENDED', 'IN_WARRANTY', 'CLOSED', 'TERMINATED')),
  -- The language of the contract: what is signed is written in it, whatever language its readers use on screen.
  language text NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
  currency text NOT NULL CHECK (currency IN ('EUR', 'CHF', 'CAD')),
  time_zone text NOT NULL,
  calendar text NOT NULL,
  initial_price_cents bigint CHECK (initial_price_cents >= 0),
  created_by uuid NOT NULL REFERENCES person (id),
  created_at timestamptz(3) NOT NULL
);
CALL aval_no_truncate('project');

CREATE TABLE party (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('CLIENT', 'AGENCY', 'AMO', 'MEDIATOR')),
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  -- Draws the texture of the party (look.md 5): first agency, second agency, ...
  ordinal integer NOT NULL CHECK (ordinal >= 1),
  created_at timestamptz(3) NOT NULL,
  removed_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, id, side)
);
CREATE UNIQUE INDEX one_client_one_amo ON party (project_id, side) WHERE side IN ('CLIENT', 'AMO') AND removed_at IS NULL;

-- A person stands on one side of a project only (invariant 12).
CREATE TABLE member (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  side text NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  created_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, id, side),
  FOREIGN KEY (project_id, party_id, side) REFERENCES party (project_id, id, side)
);
CREATE UNIQUE INDEX one_membership_at_a_time ON member (project_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX member_by_person ON member (person_id) WHERE ended_at IS NULL;
CREATE INDEX member_by_party ON member (project_id, party_id);

CREATE TABLE member_role (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  side text NOT NULL,
  role text NOT NULL CHECK (role IN ('CLIENT_SPONSOR', 'CLIENT_OWNER', 'CLIENT_SIGNATORY', 'CLIENT_CONTRIBUTOR', 'AMO',
    'AGENCY_MANAGER', 'AGENCY_SIGNATORY', 'AGENCY_MEMBER', 'MEDIATOR')),
  -- A substitute signs when the first signatory cannot; the charter names both (CD-07).
  substitute boolean NOT NULL DEFAULT false,
  granted_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, member_id, side) REFERENCES member (project_id, id, side),
  CHECK (CASE side WHEN 'CLIENT' THEN role LIKE 'CLIENT\_%' WHEN 'AGENCY' THEN role LIKE 'AGENCY\_%' ELSE role = side END)
);
CREATE UNIQUE INDEX one_live_role ON member_role (project_id, member_id, role) WHERE ended_at IS NULL;

-- The projects the acting person may see now: the entered one if they are a member, else all of theirs.
-- SECURITY DEFINER, because the policies below would otherwise ask themselves.
CREATE FUNCTION aval_visible_projects() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(m.project_id), '{}') FROM member m
  WHERE m.person_id = aval_person() AND m.ended_at IS NULL AND (aval_project() IS NULL OR m.project_id = aval_project())
$$;

-- The party of the acting person in the entered project: private notes show to it alone.
CREATE FUNCTION aval_party() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.party_id FROM member m WHERE m.person_id = aval_person() AND m.ended_at IS NULL AND m.project_id = aval_project()
$$;

-- A project that its creator has just made and that nobody has joined yet: so that the first party and member can be written.
CREATE FUNCTION aval_founding(project uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM project p WHERE p.id = project AND p.created_by = aval_person())
     AND NOT EXISTS (SELECT 1 FROM member m WHERE m.project_id = project)
$$;

-- Nobody has joined yet. Apart from aval_founding, since INSERT ... RETURNING reads a project that its own statement
-- does not see stored.
CREATE FUNCTION aval_memberless(project uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT 1 FROM member m WHERE m.project_id = project)
$$;

-- Puts a governed table under row-level security: rows of visible projects only, written only into the entered project.
-- writes: 'append' (INSERT only), 'update' (INSERT, UPDATE) or 'delete' (all three, for drafts).
CREATE PROCEDURE aval_govern(target regclass, writes text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY owner_all ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', target);
  EXECUTE format('CREATE POLICY members_read ON %s FOR SELECT TO aval_app USING (project_id = ANY ((SELECT aval_visible_projects())::uuid[]))', target);
  EXECUTE format('CREATE POLICY members_insert ON %s FOR INSERT TO aval_app WITH CHECK (project_id = aval_project() AND project_id = ANY ((SELECT aval_visible_projects())::uuid[]))', target);
  IF writes = 'append' THEN
    CALL aval_append_only(target);
  ELSE
    EXECUTE format('CREATE POLICY members_update ON %s FOR UPDATE TO aval_app USING (project_id = aval_project() AND project_id = ANY ((SELECT aval_visible_projects())::uuid[]))', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO aval_app', target);
    CALL aval_no_truncate(target);
  END IF;
  IF writes = 'delete' THEN
    EXECUTE format('CREATE POLICY members_delete ON %s FOR DELETE TO aval_app USING (project_id = aval_project() AND project_id = ANY ((SELECT aval_visible_projects())::uuid[]))', target);
    EXECUTE format('GRANT DELETE ON %s TO aval_app', target);
  END IF;
END $$;

CALL aval_govern('party', 'update');
CALL aval_govern('member', 'update');
CALL aval_govern('member_role', 'update');
CREATE POLICY founder_insert ON party FOR INSERT TO aval_app WITH CHECK (project_id = aval_project() AND aval_founding(project_id));
CREATE POLICY founder_read ON party FOR SELECT TO aval_app USING (project_id = aval_project() AND aval_founding(project_id));
CREATE POLICY founder_insert ON member FOR INSERT TO aval_app WITH CHECK (project_id = aval_project() AND person_id = aval_person() AND aval_founding(project_id));
-- One's own memberships are always one's own to read.
CREATE POLICY own_read ON member FOR SELECT TO aval_app USING (person_id = aval_person());

ALTER TABLE project ENABLE ROW LEVEL SECURITY;
ALTER TABLE project FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON project TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY members_read ON project FOR SELECT TO aval_app USING (id = ANY ((SELECT aval_visible_projects())::uuid[]));
CREATE POLICY founder_read ON project FOR SELECT TO aval_app USING (id = aval_project() AND created_by = aval_person() AND aval_memberless(id));
CREATE POLICY members_update ON project FOR UPDATE TO aval_app USING (id = aval_project() AND id = ANY ((SELECT aval_visible_projects())::uuid[]));
CREATE POLICY founder_insert ON project FOR INSERT TO aval_app WITH CHECK (id = aval_project() AND created_by = aval_person() AND status = 'SETUP');
GRANT SELECT, INSERT, UPDATE ON project TO aval_app;

-- An organisation shows to who entered it, to the projects it is a party of, and to the installation administrator.
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON organisation TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY known_read ON organisation FOR SELECT TO aval_app USING (
  created_by = aval_person()
  OR EXISTS (SELECT 1 FROM party p WHERE p.organisation_id = organisation.id)
  OR EXISTS (SELECT 1 FROM person a WHERE a.id = aval_person() AND a.is_administrator));
CREATE POLICY person_insert ON organisation FOR INSERT TO aval_app WITH CHECK (created_by = aval_person());
CREATE POLICY administrator_update ON organisation FOR UPDATE TO aval_app USING (
  EXISTS (SELECT 1 FROM person a WHERE a.id = aval_person() AND a.is_administrator));
