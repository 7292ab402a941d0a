-- AR-04, CD-13: no milestone is started or handed over with the work of a change that nobody has ordered. The numbers of
-- the changes that aim at what a milestone covers, open and not ordered: at a requirement, by its origin, by what an agency
-- said that it would change, or by an order being drafted or signed. What is mended free, and an emergency, need no order.
CREATE FUNCTION aval_find_unordered(project uuid, milestone uuid) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT c.code
  FROM milestone_requirement k
  JOIN requirement r ON r.project_id = k.project_id AND r.id = k.requirement_id
  JOIN change_request c ON c.project_id = k.project_id
    AND c.status IN ('SUBMITTED', 'QUALIFIED', 'IMPACT_ASSESSMENT', 'QUOTED', 'UNDER_DECISION', 'APPROVED', 'DISPUTED')
    AND c.finding IS DISTINCT FROM 'DEFECT'
  WHERE k.project_id = project AND k.milestone_id = milestone
    AND NOT (c.status = 'APPROVED' AND aval_all_ordered(c.project_id, c.id))
    AND (c.requirement_id = r.id
      OR EXISTS (SELECT 1 FROM change_assessment a WHERE a.project_id = c.project_id AND a.change_request_id = c.id
        AND (a.content -> 'modified' ? r.code OR a.content -> 'removed' ? r.code))
      OR EXISTS (SELECT 1 FROM amendment a WHERE a.project_id = c.project_id AND a.change_request_id = c.id AND a.status IN ('DRAFT', 'SIGNING')
        AND a.terms -> 'requirements' @> jsonb_build_array(jsonb_build_object('requirementId', r.id))))
$$;

REVOKE EXECUTE ON FUNCTION aval_find_unordered(uuid, uuid) FROM PUBLIC;

-- The same for whoever takes part in the project.
CREATE FUNCTION aval_unordered_changes(project uuid, milestone uuid) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT code FROM aval_find_unordered(project, milestone) AS code WHERE project = ANY (aval_visible_projects())
$$;

-- The last juror: nothing is handed over with it.
CREATE FUNCTION aval_guard_unordered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM aval_find_unordered(NEW.project_id, NEW.milestone_id)) THEN
    RAISE EXCEPTION 'nothing of a change that nobody has ordered is handed over' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_unordered BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION aval_guard_unordered();
