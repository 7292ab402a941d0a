-- The agency's time to observe on a penalty is a clock like any other (AR-07). What other migrations list stays.
DO $$
DECLARE listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'clock'::regclass AND conname = 'clock_matter_kind_check';
  ALTER TABLE clock DROP CONSTRAINT clock_matter_kind_check;
  EXECUTE 'ALTER TABLE clock ADD CONSTRAINT clock_matter_kind_check '
    || replace(listed, '''COMMITMENT''::text', '''COMMITMENT''::text, ''PENALTY''::text');
END $$;

-- Inbox: what credit notes took off an invoice.
CREATE INDEX invoice_by_credited ON invoice (project_id, credited_id) WHERE credited_id IS NOT NULL;
