-- Reading the ledger: which entries speak of J1, of EX-001, of PV-2026-001. Codes are a table and not an index on the
-- payload, because row-level security lets only leakproof comparisons (text equality is one) reach an index.

CREATE TABLE ledger_code (
  project_id uuid NOT NULL,
  code text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (project_id, code, seq),
  FOREIGN KEY (project_id, seq) REFERENCES ledger_entry (project_id, seq)
);
CALL aval_govern('ledger_code', 'append');

-- The numbers people see, wherever they stand in a payload.
CREATE FUNCTION aval_codes_in(payload jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT DISTINCT found #>> '{}' FROM jsonb_path_query(payload,
    'strict $.** ? (@.type() == "string" && @ like_regex "^(J[1-9][0-9]*|R-J[1-9][0-9]*-[0-9]{2,}|[A-Z]{1,4}-([0-9]{4}-)?[0-9]{1,6})$")') AS found
$$;

CREATE FUNCTION aval_note_codes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_code (project_id, code, seq) SELECT NEW.project_id, code, NEW.seq FROM aval_codes_in(NEW.payload) AS code;
  RETURN NULL;
END $$;
CREATE TRIGGER note_codes AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION aval_note_codes();
INSERT INTO ledger_code (project_id, code, seq) SELECT e.project_id, code, e.seq FROM ledger_entry e, aval_codes_in(e.payload) AS code;

CREATE INDEX ledger_by_party ON ledger_entry (project_id, party_id, seq DESC);
CREATE INDEX ledger_by_day ON ledger_entry (project_id, occurred_at, seq);
