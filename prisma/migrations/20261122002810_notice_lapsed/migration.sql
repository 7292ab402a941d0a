-- A notice of which nothing can come any more has lapsed: who gave it decided the matter otherwise.
DO $$ DECLARE old text; BEGIN
  FOR old IN SELECT conname FROM pg_constraint WHERE conrelid = 'formal_notice'::regclass AND contype = 'c'
      AND pg_get_constraintdef(oid) LIKE '%COMPLIED%' LOOP
    EXECUTE format('ALTER TABLE formal_notice DROP CONSTRAINT %I', old);
  END LOOP;
END $$;
ALTER TABLE formal_notice
  ADD CONSTRAINT formal_notice_status_known CHECK (status IN ('DRAFT', 'SENT', 'PRESENTED', 'COMPLIED', 'EXPIRED_UNCOMPLIED', 'LAPSED')),
  ADD CONSTRAINT formal_notice_settled_says_when CHECK ((status IN ('COMPLIED', 'EXPIRED_UNCOMPLIED', 'LAPSED')) = (settled_at IS NOT NULL));

CREATE OR REPLACE FUNCTION aval_notice_moves() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY[
  'DRAFT>DRAFT', 'DRAFT>SENT', 'SENT>PRESENTED', 'SENT>COMPLIED', 'SENT>LAPSED',
  'PRESENTED>COMPLIED', 'PRESENTED>EXPIRED_UNCOMPLIED', 'PRESENTED>LAPSED'];
