-- The last day to convene a meeting, and the last one for its documents, run as clocks with their reminders.
DO $$
DECLARE listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'clock'::regclass AND conname = 'clock_kind_check';
  ALTER TABLE clock DROP CONSTRAINT clock_kind_check;
  EXECUTE 'ALTER TABLE clock ADD CONSTRAINT clock_kind_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''MEETING_CONVOCATION''::text, ''MEETING_DOCUMENTS''::text, ');
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'clock'::regclass AND conname = 'clock_matter_kind_check';
  ALTER TABLE clock DROP CONSTRAINT clock_matter_kind_check;
  EXECUTE 'ALTER TABLE clock ADD CONSTRAINT clock_matter_kind_check ' || replace(listed, 'ARRAY[', 'ARRAY[''MEETING''::text, ');
END $$;
