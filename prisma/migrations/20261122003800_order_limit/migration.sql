-- An order puts on milestones what was agreed, and no more (CD-13): the price that is approved, counted and held under a
-- power is the price that is carried out.

-- What a milestone was worth before the order, read from the milestone itself. None on orders contracted before this.
ALTER TABLE amendment_milestone ADD COLUMN was_amount_cents bigint;

CREATE FUNCTION aval_keep_amount_before() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.was_amount_cents := (SELECT m.amount_cents FROM milestone m WHERE m.project_id = NEW.project_id AND m.id = NEW.milestone_id);
  RETURN NEW;
END $$;
CREATE TRIGGER keep_amount_before BEFORE INSERT ON amendment_milestone FOR EACH ROW EXECUTE FUNCTION aval_keep_amount_before();

-- The last juror, after aval_guard_contracted: what milestones gain is paid from the agreed price and from what was ordered
-- of the agency before and stands on none, and whoever signed under a power signed for all of it (invariant 5).
CREATE FUNCTION aval_guard_order_limit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE raised bigint; unplaced bigint; stake bigint; client uuid;
BEGIN
  IF NEW.status <> 'CONTRACTED' OR OLD.status = 'CONTRACTED' THEN RETURN NULL; END IF;
  SELECT coalesce(sum(greatest(0, m.amount_cents - m.was_amount_cents)), 0) INTO raised
    FROM amendment_milestone m WHERE m.project_id = NEW.project_id AND m.amendment_id = NEW.id AND NOT m.reopen;
  -- As it stood before this very transaction, whatever that writes of money itself.
  SELECT coalesce(sum(e.cents), 0) INTO unplaced FROM money_entry e WHERE e.project_id = NEW.project_id AND e.kind = 'COMMITMENT'
    AND e.party_id = NEW.party_id AND e.milestone_id IS NULL AND NOT e.recurring AND e.xmin <> pg_current_xact_id()::xid;
  IF raised > greatest(0, NEW.one_off_cents + unplaced) THEN
    RAISE EXCEPTION 'an order puts on milestones what was agreed' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT id INTO client FROM party WHERE project_id = NEW.project_id AND side = 'CLIENT' AND removed_at IS NULL;
  stake := greatest(abs(NEW.one_off_cents) + NEW.total_cents - NEW.one_off_cents, raised);
  IF NOT aval_signed_as(NEW.project_id, NEW.document_id, 'AGENCY_SIGNATORY', NEW.party_id, 'amendment.sign', stake)
     OR NOT (aval_signed_as(NEW.project_id, NEW.document_id, 'CLIENT_SIGNATORY', client, 'amendment.sign', stake)
       OR (NEW.instrument = 'PURCHASE_ORDER' AND aval_signed_as(NEW.project_id, NEW.document_id, 'CLIENT_OWNER', client, 'amendment.sign', stake))) THEN
    RAISE EXCEPTION 'an order is signed for all that it moves' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_order_limit AFTER UPDATE OF status ON amendment DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION aval_guard_order_limit();
