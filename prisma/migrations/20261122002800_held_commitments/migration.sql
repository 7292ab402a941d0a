-- The list of what waits is one person's, across projects: it is in no project, so nothing tells it whom a commitment
-- binds. These are the commitments that the person who asks holds, or stands in for; nobody's but their own.
CREATE FUNCTION aval_commitments_held() RETURNS TABLE (project_id uuid, party_id uuid, code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.project_id, c.party_id, c.code FROM member m
  JOIN commitment_person h ON h.project_id = m.project_id AND m.id IN (h.held_by, h.substitute_member_id)
  JOIN availability_commitment c ON c.project_id = h.project_id AND c.id = h.commitment_id
  WHERE m.person_id = aval_person() AND m.ended_at IS NULL
$$;
REVOKE EXECUTE ON FUNCTION aval_commitments_held() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_commitments_held() TO aval_app;
