-- The record of advice on the choice of a provider that was not followed is the client's and its AMO's alone, as that advice
-- is: what says so is what was signed, its links (decisions/0033). Before, every agency read it.
CREATE OR REPLACE FUNCTION aval_record_readers(kind text, content text) RETURNS uuid[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN kind IN ('AMENDMENT', 'PURCHASE_ORDER') THEN ARRAY[(content::jsonb #>> '{data,partyId}')::uuid]
    WHEN kind = 'CHANGE_DECISION' THEN CASE WHEN jsonb_array_length(content::jsonb #> '{data,agencies}') = 1
      THEN ARRAY[(content::jsonb #>> '{data,agencies,0,partyId}')::uuid] ELSE '{}'::uuid[] END
    WHEN kind = 'CONSULTATION_AWARD' THEN '{}'::uuid[]
    WHEN kind = 'ADVICE_OVERRIDE' AND content::jsonb #> '{data,links}' @> '[{"kind": "CONSULTATION"}]' THEN '{}'::uuid[] END
$$;

ALTER TABLE signed_document DISABLE TRIGGER refuse_change;
UPDATE signed_document SET readers = aval_record_readers(kind, content) WHERE kind = 'ADVICE_OVERRIDE';
ALTER TABLE signed_document ENABLE TRIGGER refuse_change;
