-- What a person is told: in the notification centre, and by mail, at once or in one mail a day, as they choose. What they
-- set aside for a while. All of it is theirs alone to read.

-- How a person wants their mail; nothing is said here about legal notices, which leave at once. Without a row, as
-- lib/domain/mail-kind.ts has it, in the zone of the project that tells.
CREATE TABLE mail_setting (
  person_id uuid PRIMARY KEY REFERENCES person (id),
  time_zone text NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 60),
  digest_hour integer NOT NULL CHECK (digest_hour BETWEEN 0 AND 23),
  turn text NOT NULL CHECK (turn IN ('IMMEDIATE', 'DIGEST', 'OFF')),
  discussion text NOT NULL CHECK (discussion IN ('IMMEDIATE', 'DIGEST', 'OFF')),
  progress text NOT NULL CHECK (progress IN ('IMMEDIATE', 'DIGEST', 'OFF')),
  changed_at timestamptz(3) NOT NULL
);
CALL aval_no_truncate('mail_setting');
ALTER TABLE mail_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_setting FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON mail_setting TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY own ON mail_setting TO aval_app USING (person_id = aval_person()) WITH CHECK (person_id = aval_person());
CREATE POLICY sender_reads ON mail_setting FOR SELECT TO aval_app USING (current_setting('aval.outbox', true) = 'on');
GRANT SELECT, INSERT, UPDATE ON mail_setting TO aval_app;

-- One line per event and person it concerns, written with the act; `more` acts of the same kind came with it.
CREATE TABLE notification (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  seq bigint NOT NULL,
  type text NOT NULL CHECK (length(type) BETWEEN 1 AND 80),
  subject text NOT NULL DEFAULT '' CHECK (length(subject) <= 40),
  path text NOT NULL CHECK (path ~ '^/[^/]' AND length(path) <= 200),
  more integer NOT NULL DEFAULT 0 CHECK (more >= 0),
  created_at timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, seq) REFERENCES ledger_entry (project_id, seq),
  UNIQUE (project_id, person_id, seq)
);
-- The list is read unread first, then newest first, a page by key; the bell counts what is unread.
CREATE INDEX notification_by_person ON notification (person_id, (read_at IS NOT NULL), id DESC);
CREATE INDEX notification_by_age ON notification (created_at);
CALL aval_no_truncate('notification');
ALTER TABLE notification ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON notification TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY own_read ON notification FOR SELECT TO aval_app
  USING (person_id = aval_person() AND project_id = ANY ((SELECT aval_visible_projects())::uuid[]));
CREATE POLICY members_tell ON notification FOR INSERT TO aval_app
  WITH CHECK (project_id = aval_project() AND project_id = ANY ((SELECT aval_visible_projects())::uuid[]) AND person_id IS DISTINCT FROM aval_person() AND read_at IS NULL);
CREATE POLICY own_update ON notification FOR UPDATE TO aval_app
  USING (person_id = aval_person() AND project_id = ANY ((SELECT aval_visible_projects())::uuid[]));
CREATE POLICY sender_forgets ON notification FOR DELETE TO aval_app USING (current_setting('aval.outbox', true) = 'on');
CREATE POLICY sender_reads ON notification FOR SELECT TO aval_app USING (current_setting('aval.outbox', true) = 'on');
GRANT SELECT, INSERT, DELETE ON notification TO aval_app;
GRANT UPDATE (read_at) ON notification TO aval_app;

-- What waits for a person's mail of the day. Written with the act, read and taken by the sender alone.
CREATE TABLE digest_line (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  kind text NOT NULL CHECK (kind IN ('TURN', 'DISCUSSION', 'PROGRESS')),
  line jsonb NOT NULL,
  -- Where the person has chosen none, that of the project.
  time_zone text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id)
);
CREATE INDEX digest_line_due ON digest_line (due_at);
CREATE INDEX digest_line_by_person ON digest_line (person_id);
CALL aval_no_truncate('digest_line');
ALTER TABLE digest_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE digest_line FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON digest_line TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY members_tell ON digest_line FOR INSERT TO aval_app
  WITH CHECK (project_id = aval_project() AND project_id = ANY ((SELECT aval_visible_projects())::uuid[]));
CREATE POLICY own_read ON digest_line FOR SELECT TO aval_app USING (person_id = aval_person() OR current_setting('aval.outbox', true) = 'on');
-- Another hour moves what already waits; choosing nothing at all lets it go.
CREATE POLICY own_update ON digest_line FOR UPDATE TO aval_app USING (person_id = aval_person() OR current_setting('aval.outbox', true) = 'on');
CREATE POLICY own_delete ON digest_line FOR DELETE TO aval_app USING (person_id = aval_person() OR current_setting('aval.outbox', true) = 'on');
GRANT SELECT, INSERT, DELETE ON digest_line TO aval_app;
GRANT UPDATE (due_at, time_zone) ON digest_line TO aval_app;

-- The mail of a local day left once: whichever sender comes first.
CREATE TABLE digest (
  person_id uuid NOT NULL REFERENCES person (id),
  day date NOT NULL,
  delivery_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (person_id, day)
);
CREATE INDEX digest_by_age ON digest (created_at);
CALL aval_no_truncate('digest');
ALTER TABLE digest ENABLE ROW LEVEL SECURITY;
ALTER TABLE digest FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON digest TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY sender ON digest TO aval_app USING (current_setting('aval.outbox', true) = 'on') WITH CHECK (current_setting('aval.outbox', true) = 'on');
GRANT SELECT, INSERT, DELETE ON digest TO aval_app;

-- A matter set aside by one person, for themselves: it comes back by itself, never after its due day.
CREATE TABLE snooze (
  project_id uuid NOT NULL REFERENCES project (id),
  person_id uuid NOT NULL REFERENCES person (id),
  kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
  subject text NOT NULL CHECK (length(subject) <= 60),
  party_id uuid NOT NULL,
  until_on date NOT NULL,
  until_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, person_id, kind, subject, party_id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id)
);
CREATE INDEX snooze_by_person ON snooze (person_id, project_id);
CALL aval_no_truncate('snooze');
ALTER TABLE snooze ENABLE ROW LEVEL SECURITY;
ALTER TABLE snooze FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON snooze TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY own ON snooze TO aval_app
  USING (person_id = aval_person())
  WITH CHECK (person_id = aval_person() AND project_id = ANY ((SELECT aval_visible_projects())::uuid[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON snooze TO aval_app;

-- Everybody in a project now, with what decides who is told what and how: for the act that is being recorded in it.
CREATE FUNCTION aval_audience(project uuid, at timestamptz) RETURNS TABLE (
  person_id uuid, email text, locale text, party_id uuid, party_name text, roles text[], acts text[],
  time_zone text, digest_hour integer, turn text, discussion text, progress text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.email, p.locale, m.party_id, y.name,
    ARRAY(SELECT r.role FROM member_role r WHERE r.project_id = m.project_id AND r.member_id = m.id AND r.ended_at IS NULL),
    ARRAY(SELECT DISTINCT unnest(d.acts) FROM delegation d WHERE d.project_id = m.project_id AND d.grantee_member_id = m.id
      AND d.revoked_at IS NULL AND at >= d.valid_from AND at < d.valid_until),
    s.time_zone, s.digest_hour, s.turn, s.discussion, s.progress
  FROM member m
  JOIN person p ON p.id = m.person_id AND p.erased_at IS NULL
  JOIN party y ON y.project_id = m.project_id AND y.id = m.party_id
  LEFT JOIN mail_setting s ON s.person_id = p.id
  WHERE m.project_id = project AND m.ended_at IS NULL AND project = ANY (aval_visible_projects())
$$;

-- Mails that were given up, as the administrator of the installation sees them: never what they say.
CREATE INDEX delivery_dead ON delivery (id DESC) WHERE state = 'DEAD';
ALTER TABLE delivery ADD COLUMN error_class text CHECK (length(error_class) <= 60);
CREATE FUNCTION aval_dead_mails(before uuid, size integer) RETURNS TABLE (
  id uuid, template text, email text, error_class text, attempts integer, created_at timestamptz, tried_at timestamptz, is_open boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.id, d.template, d.email, d.error_class, d.attempts, d.created_at, d.due_at, d.payload <> '{}'
  FROM delivery d WHERE d.state = 'DEAD' AND aval_is_administrator() AND (before IS NULL OR d.id < before)
  ORDER BY d.id DESC LIMIT least(size, 101)
$$;

-- Tries a given-up mail again, from the first attempt. False when there is none, when it is forgotten, or for anybody but an administrator.
CREATE FUNCTION aval_retry_mail(target uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT aval_is_administrator() THEN RETURN false; END IF;
  UPDATE delivery SET state = 'PENDING', attempts = 0, due_at = at WHERE id = target AND state = 'DEAD' AND payload <> '{}';
  IF FOUND THEN PERFORM pg_notify('aval_outbox', ''); END IF;
  RETURN FOUND;
END $$;

REVOKE EXECUTE ON FUNCTION aval_audience(uuid, timestamptz), aval_dead_mails(uuid, integer), aval_retry_mail(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_audience(uuid, timestamptz), aval_dead_mails(uuid, integer), aval_retry_mail(uuid, timestamptz) TO aval_app;

-- Whoever leaves a project is told nothing more of it, not even what already waits.
CREATE FUNCTION aval_forget_left() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM digest_line WHERE project_id = NEW.project_id AND person_id = NEW.person_id;
  DELETE FROM snooze WHERE project_id = NEW.project_id AND person_id = NEW.person_id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION aval_forget_left() FROM PUBLIC;
CREATE TRIGGER forget_left AFTER UPDATE OF ended_at ON member
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION aval_forget_left();

-- Nothing waits for somebody who is gone, and what waited goes with them.
CREATE TRIGGER guard_living BEFORE INSERT ON mail_setting FOR EACH ROW EXECUTE FUNCTION aval_guard_living();
CREATE FUNCTION aval_forget_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM notification WHERE person_id = NEW.id;
  DELETE FROM digest_line WHERE person_id = NEW.id;
  DELETE FROM digest WHERE person_id = NEW.id;
  DELETE FROM snooze WHERE person_id = NEW.id;
  DELETE FROM mail_setting WHERE person_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION aval_forget_told() FROM PUBLIC;
CREATE TRIGGER forget_told AFTER UPDATE OF erased_at ON person
  FOR EACH ROW WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION aval_forget_told();
