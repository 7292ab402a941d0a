-- CD-13, as before, and also: an order moves no date further than the working days that were agreed, and what comes on top
-- of an acceptance that it re-opens is paid from what was agreed (ADR 0025). The code refuses it first; this is the last juror.

-- The day that was in force before the order, read from the milestone itself. None on orders contracted before this.
ALTER TABLE amendment_milestone ADD COLUMN was_due_on date;

CREATE OR REPLACE FUNCTION aval_keep_amount_before() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT m.amount_cents, coalesce((SELECT g.due_on FROM milestone_date g WHERE g.project_id = m.project_id AND g.milestone_id = m.id
      AND g.agreed_at IS NOT NULL ORDER BY g.number DESC LIMIT 1), m.due_on)
    INTO NEW.was_amount_cents, NEW.was_due_on FROM milestone m WHERE m.project_id = NEW.project_id AND m.id = NEW.milestone_id;
  RETURN NEW;
END $$;

-- Working days after one day, up to another, in the last calendar that the project fixed. Where it fixed none, holidays are
-- not known here and count as worked: the guard is then the stricter by them, so it lets as many days more pass as there can be.
CREATE FUNCTION aval_working_days(project uuid, after date, until date) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH fixed AS (SELECT v.days FROM calendar_version v WHERE v.project_id = project ORDER BY v.number DESC LIMIT 1)
  SELECT count(*) - CASE WHEN EXISTS (SELECT 1 FROM fixed) THEN 0 ELSE (until - after) / 15 + 2 END
  FROM generate_series(after + 1, until, interval '1 day') AS day
  WHERE extract(isodow FROM day) < 6 AND NOT EXISTS (SELECT 1 FROM fixed WHERE fixed.days ? to_char(day, 'YYYY-MM-DD'))
$$;
REVOKE EXECUTE ON FUNCTION aval_working_days(uuid, date, date) FROM PUBLIC;

CREATE OR REPLACE FUNCTION aval_guard_order_limit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE raised bigint; unplaced bigint; stake bigint; client uuid; today date;
BEGIN
  IF NEW.status <> 'CONTRACTED' OR OLD.status = 'CONTRACTED' THEN RETURN NULL; END IF;
  SELECT coalesce(sum(CASE WHEN m.reopen THEN m.amount_cents ELSE greatest(0, m.amount_cents - m.was_amount_cents) END), 0) INTO raised
    FROM amendment_milestone m WHERE m.project_id = NEW.project_id AND m.amendment_id = NEW.id;
  -- As it stood before this very transaction, whatever that writes of money itself.
  SELECT coalesce(sum(e.cents), 0) INTO unplaced FROM money_entry e WHERE e.project_id = NEW.project_id AND e.kind = 'COMMITMENT'
    AND e.party_id = NEW.party_id AND e.milestone_id IS NULL AND NOT e.recurring AND e.xmin <> pg_current_xact_id()::xid;
  IF raised > greatest(0, NEW.one_off_cents + unplaced) THEN
    RAISE EXCEPTION 'an order puts on milestones what was agreed' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT (NEW.contracted_at AT TIME ZONE p.time_zone)::date INTO today FROM project p WHERE p.id = NEW.project_id;
  IF EXISTS (SELECT 1 FROM amendment_milestone m WHERE m.project_id = NEW.project_id AND m.amendment_id = NEW.id
      AND m.due_on > CASE WHEN m.reopen THEN greatest(m.was_due_on, today) ELSE m.was_due_on END
      AND aval_working_days(m.project_id, CASE WHEN m.reopen THEN greatest(m.was_due_on, today) ELSE m.was_due_on END, m.due_on) > NEW.days) THEN
    RAISE EXCEPTION 'an order moves dates by the days that were agreed' USING ERRCODE = 'restrict_violation';
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
