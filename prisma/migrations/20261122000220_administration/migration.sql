-- The installation administrator counts people and organisations, and sees no project.
CREATE FUNCTION aval_installation_counts() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'people', (SELECT count(*) FROM person WHERE erased_at IS NULL),
    'organisations', (SELECT count(*) FROM organisation))
  WHERE EXISTS (SELECT 1 FROM person a WHERE a.id = aval_person() AND a.is_administrator)
$$;
