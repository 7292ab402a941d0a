-- Who read what, and when: apart from the ledger, with an end of its own. Ids only, never a name or an address.
--
-- A person sees the rows of what they read themselves; nobody else does, through the application. Rows are written and
-- forgotten by the keeper of this log (aval.access_log = on), never by a page.
CREATE TABLE access_log (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  kind text NOT NULL CHECK (kind IN ('PAGE', 'RECORD', 'FILE', 'LEDGER', 'EXPORT', 'API')),
  route text NOT NULL CHECK (length(route) BETWEEN 1 AND 200),
  subject text NOT NULL DEFAULT '' CHECK (subject ~ '^[A-Za-z0-9-]{0,40}$'),
  request_id text NOT NULL CHECK (request_id ~ '^[A-Za-z0-9._-]{8,64}$'),
  read_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id)
);
CREATE INDEX access_log_by_person ON access_log (person_id, read_at DESC, id DESC);
CREATE INDEX access_log_by_age ON access_log (read_at);
CALL aval_no_truncate('access_log');
ALTER TABLE access_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_log FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON access_log TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY own_read ON access_log FOR SELECT TO aval_app USING (
  person_id = aval_person() OR current_setting('aval.access_log', true) = 'on');
CREATE POLICY keeper_writes ON access_log FOR INSERT TO aval_app WITH CHECK (current_setting('aval.access_log', true) = 'on');
CREATE POLICY keeper_forgets ON access_log FOR DELETE TO aval_app USING (current_setting('aval.access_log', true) = 'on');
GRANT SELECT, INSERT, DELETE ON access_log TO aval_app;
