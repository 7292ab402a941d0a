-- Projects whose calendar ends before a day, with the version that ends: what the worker renews. Ended projects count no more.
CREATE FUNCTION aval_calendars_ending(before date, most integer) RETURNS TABLE (project_id uuid, version integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, v.number FROM project p
  JOIN LATERAL (SELECT c.number, c.last_on FROM calendar_version c WHERE c.project_id = p.id ORDER BY c.number DESC LIMIT 1) v ON true
  WHERE p.status NOT IN ('CLOSED', 'TERMINATED') AND v.last_on < before ORDER BY v.last_on, p.id LIMIT most
$$;
REVOKE EXECUTE ON FUNCTION aval_calendars_ending(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_calendars_ending(date, integer) TO aval_app;
