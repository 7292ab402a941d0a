-- As before; and a power holds all that an offer moves: a credit beside an amount does not make it smaller (invariant 5).
CREATE OR REPLACE FUNCTION aval_guard_change_agreement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE who text;
BEGIN
  IF NEW.quote_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM change_quote q WHERE q.project_id = NEW.project_id AND q.id = NEW.quote_id
      AND q.change_request_id = NEW.change_request_id AND q.party_id = NEW.party_id
      AND NEW.decided_at >= q.quoted_at AND NEW.decided_at < q.valid_before
      AND (q.one_off_cents, q.recurring, q.tax_basis_points, q.reverse_charge, q.days)
        = (NEW.one_off_cents, NEW.recurring, NEW.tax_basis_points, NEW.reverse_charge, NEW.days)
      AND NOT EXISTS (SELECT 1 FROM change_quote n WHERE n.project_id = q.project_id AND n.change_request_id = q.change_request_id
        AND n.party_id = q.party_id AND n.version > q.version)) THEN
    RAISE EXCEPTION 'only the last offer is agreed to, as it stands and before it lapses' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT m.side INTO who FROM member m WHERE m.project_id = NEW.project_id AND m.id = NEW.decided_by;
  IF who = 'AGENCY' OR (who <> 'CLIENT' AND NOT EXISTS (
    SELECT 1 FROM delegation d JOIN member g ON (g.project_id, g.id) = (d.project_id, d.grantor_member_id)
    WHERE d.project_id = NEW.project_id AND d.id = NEW.delegation_id AND d.grantee_member_id = NEW.decided_by AND g.side = 'CLIENT'
      AND d.revoked_at IS NULL AND NEW.decided_at >= d.valid_from AND NEW.decided_at < d.valid_until
      AND abs(NEW.one_off_cents) + NEW.total_cents - NEW.one_off_cents <= d.max_amount_cents)) THEN
    RAISE EXCEPTION 'a change is agreed to by the client, or under its written power' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
