-- What is decided in a room may take effect by signatures that are given elsewhere: whoever looks at a meeting that sits hears
-- of each signature in its project. As before, only that something happened is told, and how far the register has come.
CREATE FUNCTION aval_tell_rooms_of_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('aval_room', concat_ws(' ', NEW.project_id, g.id, NEW.seq)) FROM meeting g
  WHERE g.project_id = NEW.project_id AND g.status = 'OPEN';
  RETURN NULL;
END $$;
CREATE TRIGGER tell_rooms_of_signature AFTER INSERT ON ledger_entry
  FOR EACH ROW WHEN (NEW.payload ? 'signature' AND NOT NEW.payload ? 'meetingId') EXECUTE FUNCTION aval_tell_rooms_of_signature();
