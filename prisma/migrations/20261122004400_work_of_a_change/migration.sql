-- AR-04, CD-13, as before, but for two things (ADR 0025). What somebody has only put to the others holds nobody's milestone:
-- no side has found that it is a change, no day is set, and anybody may open one. And what was deferred, or begun in an
-- emergency and never regularised, holds the work that it names: it was not ordered, so it is not handed over. A stopped
-- emergency lets go when a later request that aims at the same has been decided.
CREATE FUNCTION aval_change_names(project uuid, request uuid, requirement uuid, requirement_code text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM change_assessment a WHERE a.project_id = project AND a.change_request_id = request
      AND (a.content -> 'modified' ? requirement_code OR a.content -> 'removed' ? requirement_code))
    OR EXISTS (SELECT 1 FROM amendment a WHERE a.project_id = project AND a.change_request_id = request AND a.status IN ('DRAFT', 'SIGNING')
      AND a.terms -> 'requirements' @> jsonb_build_array(jsonb_build_object('requirementId', requirement)))
$$;
REVOKE EXECUTE ON FUNCTION aval_change_names(uuid, uuid, uuid, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION aval_find_unordered(project uuid, milestone uuid) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT c.code
  FROM milestone_requirement k
  JOIN requirement r ON r.project_id = k.project_id AND r.id = k.requirement_id
  JOIN change_request c ON c.project_id = k.project_id AND c.finding IS DISTINCT FROM 'DEFECT'
    AND (c.status IN ('QUALIFIED', 'IMPACT_ASSESSMENT', 'QUOTED', 'UNDER_DECISION', 'APPROVED', 'DISPUTED', 'DEFERRED')
      OR (c.status = 'EXPIRED' AND c.emergency_at IS NOT NULL))
  CROSS JOIN LATERAL (SELECT aval_change_names(c.project_id, c.id, r.id, r.code) AS named) n
  WHERE k.project_id = project AND k.milestone_id = milestone
    AND CASE c.status
      WHEN 'APPROVED' THEN (n.named OR c.requirement_id = r.id) AND NOT aval_all_ordered(c.project_id, c.id)
      WHEN 'DEFERRED' THEN n.named
      WHEN 'EXPIRED' THEN (n.named OR c.requirement_id = r.id) AND NOT EXISTS (
        SELECT 1 FROM change_request l WHERE l.project_id = c.project_id AND l.number > c.number
          AND (l.requirement_id = r.id OR aval_change_names(l.project_id, l.id, r.id, r.code))
          AND (l.status IN ('REJECTED', 'CONCESSION', 'CONTRACTED', 'IN_IMPLEMENTATION', 'VERIFIED', 'CLOSED')
            OR (l.status = 'APPROVED' AND aval_all_ordered(l.project_id, l.id))))
      ELSE n.named OR c.requirement_id = r.id
    END
$$;
