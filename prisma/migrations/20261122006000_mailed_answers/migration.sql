-- Whose invitation a secret address is, for the hook that hands answers over by mail: NULL for an address that is unknown,
-- or whose person has left the project or was erased. The three are not told apart.
CREATE FUNCTION aval_meeting_invited(hash text) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('invitationId', i.id, 'project', j.code, 'meeting', g.code, 'personId', p.id, 'email', p.email)
  FROM meeting_invitation i
  JOIN meeting g ON g.project_id = i.project_id AND g.id = i.meeting_id
  JOIN project j ON j.id = i.project_id
  JOIN member m ON m.project_id = i.project_id AND m.id = i.member_id AND m.ended_at IS NULL
  JOIN person p ON p.id = m.person_id AND p.erased_at IS NULL AND p.email IS NOT NULL
  WHERE i.token_hash = hash
$$;
REVOKE EXECUTE ON FUNCTION aval_meeting_invited(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_meeting_invited(text) TO aval_app;
