-- As before, in days of the project: fifteen of them are an hour short of fifteen times 24 hours, and of the hours of the
-- day of the announcement, when the clocks go forward meanwhile (announced at 23:30 before the last Sunday of March).
DO $$
DECLARE named text;
BEGIN
  SELECT conname INTO STRICT named FROM pg_constraint WHERE conrelid = 'penalty'::regclass AND contype = 'c'
    AND pg_get_constraintdef(oid) LIKE '%announced_at + ''15 days''::interval%';
  EXECUTE format('ALTER TABLE penalty DROP CONSTRAINT %I', named);
END $$;
ALTER TABLE penalty ADD CONSTRAINT penalty_heard CHECK (ends_before >= announced_at + interval '14 days 22 hours');
