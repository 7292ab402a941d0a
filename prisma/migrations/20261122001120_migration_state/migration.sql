-- Which migrations this database has, for /api/health/ready. The application sees names and checksums, not the history.
CREATE FUNCTION aval_migrations() RETURNS TABLE (name text, checksum text, is_finished boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT m.migration_name::text, m.checksum::text, m.finished_at IS NOT NULL
    FROM public."_prisma_migrations" m WHERE m.rolled_back_at IS NULL;
END $$;
REVOKE EXECUTE ON FUNCTION aval_migrations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_migrations() TO aval_app;
