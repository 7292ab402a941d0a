-- What is promised, decided and given up on a milestone says its price: these records are the client's, its AMO's and the
-- milestone's agency's. Everybody still knows that they are there, who signed them, and their digests.
CREATE OR REPLACE FUNCTION aval_keep_readers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.readers := CASE WHEN NEW.kind IN ('MILESTONE_DEFINITION', 'MILESTONE_DECISION', 'CANCELLATION')
    THEN ARRAY(SELECT m.agency_party_id FROM milestone m WHERE m.project_id = NEW.project_id AND m.id = NEW.subject_id)
    ELSE aval_record_readers(NEW.kind, NEW.content) END;
  RETURN NEW;
END $$;

ALTER TABLE signed_document DISABLE TRIGGER refuse_change;
UPDATE signed_document d SET readers = ARRAY(SELECT m.agency_party_id FROM milestone m WHERE m.project_id = d.project_id AND m.id = d.subject_id)
  WHERE d.kind IN ('MILESTONE_DEFINITION', 'MILESTONE_DECISION', 'CANCELLATION');
ALTER TABLE signed_document ENABLE TRIGGER refuse_change;

-- The frozen definition of a milestone, without its words: who has signed it is for every party to know.
CREATE FUNCTION aval_definition(project uuid, milestone uuid, wanted integer) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.id FROM signed_document d WHERE d.project_id = project AND d.kind = 'MILESTONE_DEFINITION' AND d.subject_id = milestone
    AND d.version = wanted AND project = ANY (aval_visible_projects())
$$;
