-- A committed delivery wakes the sender at once, whichever process it runs in; the sender also looks by itself now and then.
CREATE FUNCTION aval_wake_sender() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('aval_outbox', '');
  RETURN NULL;
END $$;
CREATE TRIGGER wake_sender AFTER INSERT ON delivery FOR EACH STATEMENT EXECUTE FUNCTION aval_wake_sender();
