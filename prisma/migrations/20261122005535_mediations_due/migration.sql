-- Page by page, so that what fails in one keeps no other waiting.
DROP FUNCTION aval_mediations_due(timestamptz, integer);
CREATE FUNCTION aval_mediations_due(at timestamptz, after uuid, most integer) RETURNS TABLE (project_id uuid, id uuid, what text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.project_id, x.id, CASE WHEN x.ended_at IS NULL THEN 'BEGIN' ELSE 'DESTROY' END FROM mediation x
  WHERE x.id > after AND ((x.accepted_at IS NOT NULL AND x.begun_at IS NULL AND x.ended_at IS NULL)
     OR (x.erase_before <= at AND x.destroyed_at IS NULL))
  ORDER BY x.id LIMIT most
$$;
REVOKE EXECUTE ON FUNCTION aval_mediations_due(timestamptz, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_mediations_due(timestamptz, uuid, integer) TO aval_app;
