-- Terms found in mediation belong to its compartment until both have signed them. Signed by one alone, they are read by its
-- members while it has its key, and then by nobody; the settlement itself, by the two parties.
CREATE FUNCTION aval_reads_settlement(project uuid, wanted uuid, document uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT aval_reads_dispute(project, wanted) AND EXISTS (SELECT 1 FROM dispute d WHERE d.project_id = project AND d.id = wanted)
    OR EXISTS (SELECT 1 FROM mediation x JOIN dispute d ON d.project_id = x.project_id AND d.id = x.dispute_id
      JOIN member m ON m.project_id = d.project_id AND m.party_id IN (d.claimant_party_id, d.respondent_party_id) AND m.person_id = aval_person() AND m.ended_at IS NULL
      WHERE x.project_id = project AND x.id = wanted
        AND ((x.destroyed_at IS NULL AND x.id = ANY ((SELECT aval_mediations())::uuid[]))
          OR d.document_id = document))
$$;
ALTER POLICY settlement_parties_only ON signed_document
  USING (kind <> 'SETTLEMENT' OR aval_reads_settlement(project_id, subject_id, id));
DROP FUNCTION aval_reads_settlement(uuid, uuid);
