-- The room is told (domain.md 5, 9.4): whoever looks at a meeting hears that something happened in it, once it is committed.

-- What is said is where, and how far the register has come: never what happened. Who may read it asks for it as any page does.
-- Of events that name a meeting only: a notification holds the commits of a database up for a moment.
CREATE FUNCTION aval_tell_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('aval_room', concat_ws(' ', NEW.project_id, NEW.payload ->> 'meetingId', NEW.seq));
  RETURN NULL;
END $$;
CREATE TRIGGER tell_room AFTER INSERT ON ledger_entry FOR EACH ROW WHEN (NEW.payload ? 'meetingId') EXECUTE FUNCTION aval_tell_room();

-- Which of these sessions may go on looking at a project: they are live, and their person is a member there still. For which
-- party they are there says what they may be shown. One question for a whole room, each time that something is shown in it.
CREATE FUNCTION aval_room_viewers(of_project uuid, sessions uuid[], at timestamptz, idle_since timestamptz)
RETURNS TABLE (session_id uuid, person_id uuid, member_id uuid, party_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.person_id, m.id, m.party_id FROM session s
  JOIN person p ON p.id = s.person_id AND p.erased_at IS NULL
  JOIN member m ON m.person_id = s.person_id AND m.project_id = of_project AND m.ended_at IS NULL
  WHERE s.id = ANY (sessions) AND s.ended_at IS NULL AND s.expires_at > at AND s.last_seen_at > idle_since;
$$;
REVOKE EXECUTE ON FUNCTION aval_room_viewers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_room_viewers TO aval_app;
