-- Who is in a compartment now: somebody of a party while they stand for it, and the mediator as long as they never stood
-- in the project. A mediator who later takes a side no longer hears what each side said to them alone.
CREATE FUNCTION aval_is_in_mediation(project uuid, person uuid, party uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN party IS NULL
    THEN NOT EXISTS (SELECT 1 FROM member m WHERE m.project_id = project AND m.person_id = person)
    ELSE EXISTS (SELECT 1 FROM member m WHERE m.project_id = project AND m.person_id = person AND m.party_id = party AND m.ended_at IS NULL) END
$$;
REVOKE EXECUTE ON FUNCTION aval_is_in_mediation(uuid, uuid, uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION aval_mediations() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(c.mediation_id), '{}') FROM mediation_member c
  WHERE c.person_id = aval_person() AND aval_is_in_mediation(c.project_id, c.person_id, c.party_id)
$$;

-- Who has left is told nothing any more; the name under what they said stays.
CREATE OR REPLACE FUNCTION aval_enter_mediation(wanted uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('projectId', p.id, 'project', p.name, 'projectCode', p.code, 'language', p.language, 'currency', p.currency, 'timeZone', p.time_zone,
      'mediationId', x.id, 'disputeId', d.id, 'dispute', d.code, 'title', d.title, 'status', d.status, 'partyId', c.party_id,
      'claimantPartyId', d.claimant_party_id, 'respondentPartyId', d.respondent_party_id, 'mediator', x.mediator_name,
      'dueOn', x.due_on, 'eraseOn', x.erase_on, 'keptDays', x.kept_days, 'fingerprint', x.fingerprint, 'ended', x.ended_at IS NOT NULL, 'destroyed', x.destroyed_at IS NOT NULL,
      'parties', (SELECT jsonb_agg(jsonb_build_object('id', y.id, 'name', y.name, 'side', y.side) ORDER BY y.id = d.respondent_party_id) FROM party y
        WHERE y.project_id = p.id AND y.id IN (d.claimant_party_id, d.respondent_party_id)),
      'members', (SELECT jsonb_agg(jsonb_build_object('personId', k.person_id, 'partyId', k.party_id,
          'name', (SELECT i.display_name FROM person_identity i WHERE i.person_id = k.person_id ORDER BY i.version DESC LIMIT 1)) ORDER BY k.since, k.person_id)
        FROM mediation_member k WHERE k.project_id = p.id AND k.mediation_id = x.id AND aval_is_in_mediation(k.project_id, k.person_id, k.party_id)),
      'names', (SELECT jsonb_object_agg(k.person_id, (SELECT i.display_name FROM person_identity i WHERE i.person_id = k.person_id ORDER BY i.version DESC LIMIT 1))
        FROM mediation_member k WHERE k.project_id = p.id AND k.mediation_id = x.id))
  FROM mediation x JOIN dispute d ON d.project_id = x.project_id AND d.id = x.dispute_id JOIN project p ON p.id = x.project_id
    JOIN mediation_member c ON c.project_id = x.project_id AND c.mediation_id = x.id AND c.person_id = aval_person()
  WHERE x.id = wanted AND x.id = ANY ((SELECT aval_mediations())::uuid[])
$$;
