-- CCAG-TIC 14.1: P = V x R / divisor, R counted until the delivery or until the day on which the penalty is applied. What the
-- announcement counted stays beside what was counted at the end; what is applied never passes the formula.
ALTER TABLE penalty
  ADD COLUMN applied_days integer CHECK (applied_days >= 0),
  ADD COLUMN due_cents bigint CHECK (due_cents >= 0);

DO $$
DECLARE named text;
BEGIN
  SELECT conname INTO named FROM pg_constraint WHERE conrelid = 'penalty'::regclass AND contype = 'c'
    AND pg_get_constraintdef(oid) LIKE '%applied_cents >= 0%' AND pg_get_constraintdef(oid) LIKE '%applied_cents <= computed_cents%';
  EXECUTE format('ALTER TABLE penalty DROP CONSTRAINT %I', named);
END $$;
ALTER TABLE penalty
  ADD CHECK (applied_cents BETWEEN 0 AND coalesce(due_cents, computed_cents)),
  ADD CHECK ((applied_days IS NULL) = (due_cents IS NULL)),
  ADD CHECK (due_cents IS NULL OR (status = 'APPLIED' AND due_cents = round(value_cents::numeric * applied_days / divisor)));

CREATE OR REPLACE FUNCTION aval_guard_penalty() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE answering constant text[] := ARRAY['answer', 'answered_by', 'answered_at'];
DECLARE deciding constant text[] := ARRAY['status', 'applied_cents', 'applied_days', 'due_cents', 'decision', 'decided_by', 'decided_at'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'ANNOUNCED' THEN
      RAISE EXCEPTION 'a penalty is announced first' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.status <> 'ANNOUNCED'
     OR NOT ((NEW.status = 'ANNOUNCED' AND OLD.answered_at IS NULL AND to_jsonb(NEW) - answering = to_jsonb(OLD) - answering)
          OR (NEW.status <> 'ANNOUNCED' AND to_jsonb(NEW) - deciding = to_jsonb(OLD) - deciding)) THEN
    RAISE EXCEPTION 'a penalty is announced, answered once, then applied or dropped' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
