-- What an agency gives back of what was paid too much of its invoice stands among the payments, below zero, with its reason.
ALTER TABLE payment DROP CONSTRAINT payment_cents_check;
ALTER TABLE payment ADD CHECK (cents <> 0 AND (cents > 0 OR (NOT with_reservations AND btrim(reservations) <> '')));

-- No more is given back than was paid too much.
CREATE FUNCTION aval_guard_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT coalesce(sum(y.cents), 0) FROM payment y WHERE y.project_id = NEW.project_id AND y.invoice_id = NEW.invoice_id)
     < (SELECT i.net_cents + i.tax_cents - coalesce((SELECT sum(c.net_cents + c.tax_cents) FROM invoice c WHERE c.project_id = i.project_id AND c.credited_id = i.id), 0)
        FROM invoice i WHERE i.project_id = NEW.project_id AND i.id = NEW.invoice_id) THEN
    RAISE EXCEPTION 'no more is given back than was paid too much' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_refund AFTER INSERT ON payment DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.cents < 0) EXECUTE FUNCTION aval_guard_refund();
