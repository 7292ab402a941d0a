-- At the closing instant of a consultation its box is sealed by the clock, not by whoever thinks of it (ADR 0028): between the
-- closing and the seal the receipts of the candidates alone would bind. No clock row stands for it: every party of a project
-- sees its clocks, and an agency of the project may be a competitor.
CREATE INDEX consultation_closing ON consultation (closes_at) WHERE status = 'PUBLISHED' AND seal IS NULL;

CREATE OR REPLACE FUNCTION aval_seal_consultation(project uuid, wanted uuid, box_salt text, at timestamptz) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE box text;
BEGIN
  PERFORM 1 FROM consultation c WHERE c.project_id = project AND c.id = wanted AND c.project_id = aval_project()
    AND (aval_system() OR c.project_id = ANY ((SELECT aval_consulting())::uuid[])) AND c.status = 'PUBLISHED' AND c.closes_at <= at AND c.seal IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT encode(sha256(convert_to(box_salt || coalesce(string_agg(E'\n' || o.digest, '' ORDER BY o.digest), ''), 'UTF8')), 'hex') INTO box
    FROM offer o WHERE o.project_id = project AND o.consultation_id = wanted AND o.sealed IS NOT NULL;
  INSERT INTO consultation_seal (project_id, consultation_id, salt) VALUES (project, wanted, box_salt);
  UPDATE consultation c SET seal = box, sealed_at = at WHERE c.project_id = project AND c.id = wanted;
  RETURN box;
END $$;

-- The same for the clock, with the number that the ledger is told.
CREATE FUNCTION aval_close_consultation(project uuid, wanted uuid, box_salt text, at timestamptz) RETURNS TABLE (code text, seal text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE box text;
BEGIN
  IF NOT aval_system() THEN RETURN; END IF;
  box := aval_seal_consultation(project, wanted, box_salt, at);
  IF box IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT c.code, box FROM consultation c WHERE c.project_id = project AND c.id = wanted;
END $$;

-- The consultations that have closed and are not sealed, the oldest first.
CREATE FUNCTION aval_due_closings(at timestamptz, most integer) RETURNS TABLE (project_id uuid, id uuid, due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.project_id, c.id, c.closes_at FROM consultation c
  JOIN project p ON p.id = c.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
  WHERE c.status = 'PUBLISHED' AND c.seal IS NULL AND c.closes_at <= at ORDER BY c.closes_at, c.id LIMIT most
$$;
REVOKE EXECUTE ON FUNCTION aval_close_consultation(uuid, uuid, text, timestamptz), aval_due_closings(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_close_consultation(uuid, uuid, text, timestamptz), aval_due_closings(timestamptz, integer) TO aval_app;

-- As before; and the closings of consultations.
CREATE OR REPLACE FUNCTION aval_due_in_project(project uuid, at timestamptz, most integer)
RETURNS TABLE (kind text, project_id uuid, id uuid, clock_id uuid, due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  (SELECT 'REMINDER', r.project_id, r.id, r.clock_id, r.remind_at FROM reminder r
   JOIN clock c ON c.project_id = r.project_id AND c.id = r.clock_id AND c.state = 'RUNNING' AND c.due_before > at
   WHERE r.project_id = project AND r.state = 'PLANNED' AND r.remind_at <= at ORDER BY r.remind_at, r.id LIMIT most)
  UNION ALL
  (SELECT 'CLOCK', c.project_id, c.id, c.id, c.due_before FROM clock c
   WHERE c.project_id = project AND c.state = 'RUNNING' AND c.due_before <= at ORDER BY c.due_before, c.id LIMIT most)
  UNION ALL
  (SELECT 'CLOSING', c.project_id, c.id, c.id, c.closes_at FROM consultation c
   WHERE c.project_id = project AND c.status = 'PUBLISHED' AND c.seal IS NULL AND c.closes_at <= at ORDER BY c.closes_at, c.id LIMIT most)
  ORDER BY 5, 1 DESC, 3 LIMIT most
$$;

CREATE OR REPLACE FUNCTION aval_due_projects(at timestamptz, most integer) RETURNS TABLE (project_id uuid, due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH dead AS MATERIALIZED (
    SELECT (j.data ->> 'projectId')::uuid AS project_id FROM queue.job j
    WHERE j.name = 'clock-dead' AND j.created_on > now() - interval '1 hour'),
  taken AS MATERIALIZED (
    SELECT coalesce(array_agg(t.project_id), '{}') AS ids FROM (
      SELECT d.project_id FROM dead d UNION
      SELECT j.singleton_key::uuid FROM queue.job j WHERE j.name = 'clock' AND j.state <= 'active' AND j.policy = 'exclusive') AS t),
  due AS (
    (SELECT c.project_id, c.due_before AS due_at FROM clock c
     JOIN project p ON p.id = c.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
     WHERE c.state = 'RUNNING' AND c.due_before <= at AND c.project_id <> ALL ((SELECT t.ids FROM taken t)::uuid[])
     ORDER BY c.due_before LIMIT most)
    UNION ALL
    (SELECT r.project_id, r.remind_at FROM reminder r
     JOIN clock c ON c.project_id = r.project_id AND c.id = r.clock_id AND c.state = 'RUNNING' AND c.due_before > at
     JOIN project p ON p.id = r.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
     WHERE r.state = 'PLANNED' AND r.remind_at <= at AND r.project_id <> ALL ((SELECT t.ids FROM taken t)::uuid[])
     ORDER BY r.remind_at LIMIT most)
    UNION ALL
    (SELECT c.project_id, c.closes_at FROM consultation c
     JOIN project p ON p.id = c.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
     WHERE c.status = 'PUBLISHED' AND c.seal IS NULL AND c.closes_at <= at AND c.project_id <> ALL ((SELECT t.ids FROM taken t)::uuid[])
     ORDER BY c.closes_at LIMIT most))
  SELECT d.project_id, min(d.due_at) FROM due d GROUP BY d.project_id ORDER BY 2, 1
$$;

CREATE OR REPLACE FUNCTION aval_next_due(after timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT least(
    (SELECT c.due_before FROM clock c WHERE c.state = 'RUNNING' AND c.due_before > after ORDER BY c.due_before LIMIT 1),
    (SELECT r.remind_at FROM reminder r JOIN clock c ON c.project_id = r.project_id AND c.id = r.clock_id AND c.state = 'RUNNING'
     WHERE r.state = 'PLANNED' AND r.remind_at > after ORDER BY r.remind_at LIMIT 1),
    (SELECT c.closes_at FROM consultation c WHERE c.status = 'PUBLISHED' AND c.seal IS NULL AND c.closes_at > after ORDER BY c.closes_at LIMIT 1))
$$;

-- Whoever waits for the next due instant is told of each new closing.
CREATE FUNCTION aval_tell_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('aval_clocks', (extract(epoch FROM NEW.closes_at) * 1000)::bigint::text);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_closing AFTER UPDATE OF status ON consultation
  FOR EACH ROW WHEN (NEW.status = 'PUBLISHED' AND OLD.status <> 'PUBLISHED') EXECUTE FUNCTION aval_tell_closing();
