-- The same guards, looked at once for what one statement writes: an import that revises ten thousand requirements leaves ten
-- thousand entries, and each asked three times who may see what. They run with the owner's rights: what follows what does
-- not depend on who looks.

DROP TRIGGER guard_entry ON ledger_entry;
CREATE OR REPLACE FUNCTION aval_guard_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Whoever else writes here waits, as before.
  PERFORM 1 FROM ledger_head h WHERE h.project_id IN (SELECT f.project_id FROM fresh f) ORDER BY h.project_id FOR UPDATE;
  IF EXISTS (
    SELECT 1 FROM (
      SELECT f.project_id, f.seq, f.prev_hash, lag(f.seq) OVER chain AS last_seq, lag(f.hash) OVER chain AS last_hash
      FROM fresh f WINDOW chain AS (PARTITION BY f.project_id ORDER BY f.seq)) n
    LEFT JOIN ledger_head h ON h.project_id = n.project_id
    LEFT JOIN ledger_entry e ON n.last_seq IS NULL AND e.project_id = n.project_id AND e.seq = n.seq - 1
    WHERE h.project_id IS NULL
      OR CASE WHEN n.last_seq IS NOT NULL THEN n.seq <> n.last_seq + 1 OR n.prev_hash <> n.last_hash
        WHEN n.seq = 1 THEN n.prev_hash <> h.hash
        ELSE e.hash IS NULL OR n.prev_hash <> e.hash END)
    OR EXISTS (SELECT 1 FROM (SELECT f.project_id, max(f.seq) AS seq FROM fresh f GROUP BY f.project_id) n
      WHERE n.seq <> (SELECT max(e.seq) FROM ledger_entry e WHERE e.project_id = n.project_id)) THEN
    RAISE EXCEPTION 'a ledger entry follows the one before it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guard_entry AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION aval_guard_entry();

DROP TRIGGER note_codes ON ledger_entry;
CREATE OR REPLACE FUNCTION aval_note_codes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_code (project_id, code, seq) SELECT f.project_id, code, f.seq FROM fresh f, aval_codes_in(f.payload) AS code;
  RETURN NULL;
END $$;
CREATE TRIGGER note_codes AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION aval_note_codes();

-- Planned while these tables were still empty, a look at one version read all of them, once for each version at the commit.
ALTER FUNCTION aval_guard_version_whole() SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off;
ALTER FUNCTION aval_guard_criterion() SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off;
