-- Change requests have clocks, and their decision is signed. What other migrations list stays.
DO $$
DECLARE listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'clock'::regclass AND conname = 'clock_kind_check';
  ALTER TABLE clock DROP CONSTRAINT clock_kind_check;
  EXECUTE 'ALTER TABLE clock ADD CONSTRAINT clock_kind_check ' || replace(listed, '''PAYMENT''::text',
    '''PAYMENT''::text, ''CHANGE_ASSESSMENT''::text, ''CHANGE_OPINION''::text, ''CHANGE_DECISION''::text, ''CHANGE_QUOTE''::text, ''CHANGE_REVIEW''::text, ''CHANGE_REGULARISATION''::text');
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'clock'::regclass AND conname = 'clock_matter_kind_check';
  ALTER TABLE clock DROP CONSTRAINT clock_matter_kind_check;
  EXECUTE 'ALTER TABLE clock ADD CONSTRAINT clock_matter_kind_check '
    || replace(listed, '''COMMITMENT''::text', '''COMMITMENT''::text, ''CHANGE_REQUEST''::text');
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'signed_document'::regclass AND conname = 'signed_document_kind_check';
  ALTER TABLE signed_document DROP CONSTRAINT signed_document_kind_check;
  EXECUTE 'ALTER TABLE signed_document ADD CONSTRAINT signed_document_kind_check '
    || replace(listed, '''CHARTER''::text', '''CHARTER''::text, ''CHANGE_DECISION''::text');
END $$;

-- The AMO was asked for an opinion until this instant; the committee settles after it, or once it is given.
ALTER TABLE change_request
  ADD COLUMN opinion_due_on date,
  ADD COLUMN opinion_due_before timestamptz(3),
  ADD COLUMN opinion_given_at timestamptz(3),
  ADD CHECK ((opinion_due_on IS NULL) = (opinion_due_before IS NULL));

-- A new offer sends a request that was under decision back to QUOTED: the advice was on another one.
CREATE OR REPLACE FUNCTION aval_change_moves(status text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE status
    WHEN 'DRAFT' THEN ARRAY['SUBMITTED']
    WHEN 'SUBMITTED' THEN ARRAY['QUALIFIED', 'IMPACT_ASSESSMENT', 'DISPUTED', 'REJECTED', 'WITHDRAWN', 'EMERGENCY_APPROVED']
    WHEN 'QUALIFIED' THEN ARRAY['IMPACT_ASSESSMENT', 'DISPUTED', 'APPROVED', 'REJECTED', 'DEFERRED', 'CONCESSION', 'WITHDRAWN', 'EMERGENCY_APPROVED']
    WHEN 'IMPACT_ASSESSMENT' THEN ARRAY['QUOTED', 'DISPUTED', 'REJECTED', 'DEFERRED', 'CONCESSION', 'WITHDRAWN', 'EMERGENCY_APPROVED']
    WHEN 'QUOTED' THEN ARRAY['UNDER_DECISION', 'APPROVED', 'REJECTED', 'DEFERRED', 'CONCESSION', 'WITHDRAWN', 'EXPIRED']
    WHEN 'UNDER_DECISION' THEN ARRAY['QUOTED', 'APPROVED', 'REJECTED', 'DEFERRED', 'CONCESSION', 'WITHDRAWN', 'EXPIRED']
    WHEN 'DEFERRED' THEN ARRAY['QUALIFIED', 'IMPACT_ASSESSMENT', 'UNDER_DECISION', 'REJECTED', 'WITHDRAWN']
    WHEN 'DISPUTED' THEN ARRAY['QUALIFIED', 'IMPACT_ASSESSMENT', 'REJECTED', 'WITHDRAWN', 'EMERGENCY_APPROVED']
    WHEN 'EMERGENCY_APPROVED' THEN ARRAY['APPROVED', 'REJECTED', 'EXPIRED']
    WHEN 'APPROVED' THEN ARRAY['CONTRACTED', 'IN_IMPLEMENTATION', 'REJECTED', 'CLOSED']
    WHEN 'CONTRACTED' THEN ARRAY['IN_IMPLEMENTATION', 'VERIFIED']
    WHEN 'IN_IMPLEMENTATION' THEN ARRAY['VERIFIED']
    WHEN 'VERIFIED' THEN ARRAY['IN_IMPLEMENTATION', 'CLOSED']
    ELSE ARRAY[]::text[]
  END;

-- Which agencies have offered and until when: no price, so that everybody sees how far a request is.
CREATE FUNCTION aval_change_offers(project uuid, request uuid) RETURNS TABLE (party_id uuid, valid_until date, valid_before timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (q.party_id) q.party_id, q.valid_until, q.valid_before FROM change_quote q
  WHERE q.project_id = project AND q.change_request_id = request AND project = ANY (aval_visible_projects())
  ORDER BY q.party_id, q.version DESC
$$;
