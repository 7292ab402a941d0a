-- A project that is over has nothing due, even while the key of a mediation is still to be destroyed there: what may then
-- be done in it by the clock is found by aval_mediations_due() alone.
CREATE OR REPLACE FUNCTION aval_due_in_project(project uuid, at timestamptz, most integer)
RETURNS TABLE (kind text, project_id uuid, id uuid, clock_id uuid, due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.* FROM (
    (SELECT 'REMINDER', r.project_id, r.id, r.clock_id, r.remind_at FROM reminder r
     JOIN clock c ON c.project_id = r.project_id AND c.id = r.clock_id AND c.state = 'RUNNING' AND c.due_before > at
     WHERE r.project_id = project AND r.state = 'PLANNED' AND r.remind_at <= at ORDER BY r.remind_at, r.id LIMIT most)
    UNION ALL
    (SELECT 'CLOCK', c.project_id, c.id, c.id, c.due_before FROM clock c
     WHERE c.project_id = project AND c.state = 'RUNNING' AND c.due_before <= at ORDER BY c.due_before, c.id LIMIT most)
    UNION ALL
    (SELECT 'CLOSING', c.project_id, c.id, c.id, c.closes_at FROM consultation c
     WHERE c.project_id = project AND c.status = 'PUBLISHED' AND c.seal IS NULL AND c.closes_at <= at ORDER BY c.closes_at, c.id LIMIT most)
  ) AS d
  WHERE EXISTS (SELECT 1 FROM project p WHERE p.id = project AND p.status NOT IN ('CLOSED', 'TERMINATED'))
  ORDER BY 5, 1 DESC, 3 LIMIT most
$$;
