-- What an agency is paid is for the client, for its AMO and for that agency alone (domain.md 9, convention g). What rules
-- must count of everybody's money they count here, with the owner's rights, and what is answered is a sum, never a line.

-- The projects in which the acting person stands where all prices are known.
CREATE FUNCTION aval_priced_projects() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN aval_system() THEN aval_visible_projects()
    ELSE (SELECT coalesce(array_agg(m.project_id), '{}') FROM member m WHERE m.person_id = aval_person() AND m.ended_at IS NULL
      AND m.side IN ('CLIENT', 'AMO') AND (aval_project() IS NULL OR m.project_id = aval_project())) END
$$;

-- The agencies that the acting person stands for.
CREATE FUNCTION aval_own_agencies() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(m.party_id), '{}') FROM member m WHERE m.person_id = aval_person() AND m.ended_at IS NULL
    AND m.side = 'AGENCY' AND (aval_project() IS NULL OR m.project_id = aval_project())
$$;

-- The projects in which the acting person's agency is the only one that ever was: what is nobody's yet says nothing of others.
CREATE FUNCTION aval_sole_projects() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(m.project_id), '{}') FROM member m WHERE m.person_id = aval_person() AND m.ended_at IS NULL
    AND m.side = 'AGENCY' AND (aval_project() IS NULL OR m.project_id = aval_project())
    AND NOT EXISTS (SELECT 1 FROM party y WHERE y.project_id = m.project_id AND y.side = 'AGENCY' AND y.id <> m.party_id)
$$;

CREATE POLICY known_prices ON money_entry AS RESTRICTIVE FOR SELECT TO aval_app USING (
  project_id = ANY ((SELECT aval_priced_projects())::uuid[]) OR party_id = ANY ((SELECT aval_own_agencies())::uuid[])
  OR kind = 'CEILING' OR (party_id IS NULL AND project_id = ANY ((SELECT aval_sole_projects())::uuid[])));
CREATE POLICY known_prices ON invoice AS RESTRICTIVE FOR SELECT TO aval_app USING (
  project_id = ANY ((SELECT aval_priced_projects())::uuid[]) OR party_id = ANY ((SELECT aval_own_agencies())::uuid[]));
CREATE POLICY known_prices ON penalty AS RESTRICTIVE FOR SELECT TO aval_app USING (
  project_id = ANY ((SELECT aval_priced_projects())::uuid[]) OR party_id = ANY ((SELECT aval_own_agencies())::uuid[]));
-- A payment shows to whom its invoice shows, what an order does to an amount to whom the order shows.
CREATE POLICY known_prices ON payment AS RESTRICTIVE FOR SELECT TO aval_app USING (
  EXISTS (SELECT 1 FROM invoice i WHERE i.project_id = payment.project_id AND i.id = payment.invoice_id));
CREATE POLICY known_prices ON amendment_milestone AS RESTRICTIVE FOR SELECT TO aval_app USING (
  EXISTS (SELECT 1 FROM amendment a WHERE a.project_id = amendment_milestone.project_id AND a.id = amendment_milestone.amendment_id));

-- What orders changed of milestones, without amounts: everybody may know which order replaced what.
CREATE FUNCTION aval_milestones_ordered(project uuid) RETURNS TABLE (amendment_id uuid, milestone_id uuid, from_version integer, reopen boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.amendment_id, i.milestone_id, i.from_version, i.reopen FROM amendment_milestone i
  WHERE i.project_id = project AND project = ANY (aval_visible_projects())
$$;

-- As before; the record of an order is named to whoever may open it.
CREATE OR REPLACE FUNCTION aval_order_named(project uuid, wanted uuid) RETURNS TABLE (amendment text, change text, record text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.code, c.code, CASE WHEN aval_reads_price(a.project_id, a.party_id) THEN d.code END FROM amendment a
  JOIN change_request c ON c.project_id = a.project_id AND c.id = a.change_request_id
  LEFT JOIN signed_document d ON d.project_id = a.project_id AND d.id = a.document_id
  WHERE a.project_id = project AND a.id = wanted AND project = ANY (aval_visible_projects())
$$;

-- For the rules: what the ceiling holds, what all commitments come to, what no milestone has taken of the contract, and of
-- what was ordered of each agency whose prices the asker knows. Nothing of it is shown to an agency that is not alone.
CREATE FUNCTION aval_budget_room(project uuid) RETURNS TABLE (ceiling bigint, committed bigint, unplaced bigint, ordered jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT sum(cents) FILTER (WHERE kind = 'CEILING')::bigint,
    coalesce(sum(cents) FILTER (WHERE kind = 'COMMITMENT'), 0)::bigint,
    coalesce(sum(cents) FILTER (WHERE kind = 'COMMITMENT' AND party_id IS NULL), 0)::bigint,
    coalesce((SELECT jsonb_object_agg(o.party_id, o.cents) FROM (SELECT party_id, sum(cents) AS cents FROM money_entry
      WHERE project_id = project AND kind = 'COMMITMENT' AND party_id IS NOT NULL AND milestone_id IS NULL AND NOT recurring GROUP BY party_id) o
      WHERE aval_reads_price(project, o.party_id)), '{}')
  FROM money_entry WHERE project_id = project AND kind IN ('CEILING', 'COMMITMENT') AND project = ANY (aval_visible_projects())
$$;

-- For the rules: the money of one party by kind, with what no milestone has taken yet while it is the only agency.
CREATE FUNCTION aval_money_of(project uuid, party uuid) RETURNS TABLE (kind text, cents bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.kind, sum(e.cents)::bigint FROM money_entry e
  WHERE e.project_id = project AND project = ANY (aval_visible_projects()) AND aval_reads_price(project, party)
    AND (e.party_id = party OR (e.party_id IS NULL AND NOT EXISTS (SELECT 1 FROM party y
      WHERE y.project_id = project AND y.side = 'AGENCY' AND y.removed_at IS NULL AND y.id <> party)))
  GROUP BY e.kind
$$;

-- The last juror of the ceiling counts everybody's money, whoever acts.
ALTER FUNCTION aval_guard_ceiling() SECURITY DEFINER SET search_path = public, pg_temp;

-- Signed records that say a price: for the client, its AMO, and the agency named in them when it is the only one.
CREATE FUNCTION aval_record_readers(kind text, content text) RETURNS uuid[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN kind IN ('AMENDMENT', 'PURCHASE_ORDER') THEN ARRAY[(content::jsonb #>> '{data,partyId}')::uuid]
    WHEN kind = 'CHANGE_DECISION' THEN CASE WHEN jsonb_array_length(content::jsonb #> '{data,agencies}') = 1
      THEN ARRAY[(content::jsonb #>> '{data,agencies,0,partyId}')::uuid] ELSE '{}'::uuid[] END
    WHEN kind = 'CONSULTATION_AWARD' THEN '{}'::uuid[] END
$$;
-- None: every party reads it. Else the agencies that read it beside the client and the AMO.
ALTER TABLE signed_document ADD COLUMN readers uuid[];
ALTER TABLE signed_document DISABLE TRIGGER refuse_change;
UPDATE signed_document SET readers = aval_record_readers(kind, content)
  WHERE kind IN ('AMENDMENT', 'PURCHASE_ORDER', 'CHANGE_DECISION', 'CONSULTATION_AWARD');
ALTER TABLE signed_document ENABLE TRIGGER refuse_change;
CREATE FUNCTION aval_keep_readers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.readers := aval_record_readers(NEW.kind, NEW.content);
  RETURN NEW;
END $$;
CREATE TRIGGER keep_readers BEFORE INSERT ON signed_document FOR EACH ROW EXECUTE FUNCTION aval_keep_readers();
CREATE POLICY known_prices ON signed_document AS RESTRICTIVE FOR SELECT TO aval_app USING (
  readers IS NULL OR project_id = ANY ((SELECT aval_priced_projects())::uuid[]) OR readers && (SELECT aval_own_agencies())::uuid[]);

-- Amounts, and words about them, beside the ledger as erasable texts are: the entry holds their salted hash. PARTY: for
-- the client, its AMO and this agency; CLIENT: for the client and its AMO.
ALTER TABLE ledger_text
  ADD COLUMN circle text NOT NULL DEFAULT 'ALL' CHECK (circle IN ('ALL', 'PARTY', 'CLIENT')),
  ADD COLUMN party_id uuid,
  ADD FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  ADD CHECK (party_id IS NULL OR circle = 'PARTY');
CREATE POLICY known_prices ON ledger_text AS RESTRICTIVE FOR SELECT TO aval_app USING (
  circle = 'ALL' OR project_id = ANY ((SELECT aval_priced_projects())::uuid[]) OR party_id = ANY ((SELECT aval_own_agencies())::uuid[]));
CREATE OR REPLACE FUNCTION aval_guard_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.text IS NOT NULL
     OR (NEW.project_id, NEW.seq, NEW.field, NEW.circle, NEW.party_id) IS DISTINCT FROM (OLD.project_id, OLD.seq, OLD.field, OLD.circle, OLD.party_id) THEN
    RAISE EXCEPTION 'a recorded text is erased whole or left as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
