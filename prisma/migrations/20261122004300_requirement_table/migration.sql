-- The list of requirements as people work with it: views that they save, orders other than the document's, and what each
-- requirement leads to (ADR 0030).

-- A way to look at the list under a name: its filters, its order, its columns. It is nobody's fact: a person's own, or shared
-- with their party, and never told to another one, since what one looks for tells what one worries about.
CREATE TABLE saved_view (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 60),
  shared boolean NOT NULL,
  shape jsonb NOT NULL CHECK (jsonb_typeof(shape) = 'object' AND length(shape::text) <= 2000),
  saved_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, person_id, party_id, name),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id)
);
CALL aval_govern('saved_view', 'delete');
CREATE INDEX saved_view_by_party ON saved_view (project_id, party_id, name);
-- Restrictive: they narrow whatever the other policies of this table would show or let in.
CREATE POLICY own_or_shared ON saved_view AS RESTRICTIVE TO aval_app
  USING (project_id = aval_project() AND party_id = (SELECT aval_party()) AND (shared OR person_id = aval_person()))
  WITH CHECK (project_id = aval_project() AND party_id = (SELECT aval_party()) AND person_id = aval_person());
CREATE POLICY own_change ON saved_view AS RESTRICTIVE FOR UPDATE TO aval_app USING (person_id = aval_person());
CREATE POLICY own_removal ON saved_view AS RESTRICTIVE FOR DELETE TO aval_app USING (person_id = aval_person());
CREATE TRIGGER guard_living BEFORE INSERT ON saved_view FOR EACH ROW EXECUTE FUNCTION aval_guard_living();

-- A name that somebody gave may say something of them: it goes with them.
CREATE FUNCTION aval_forget_views() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM saved_view WHERE person_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER forget_views AFTER UPDATE OF erased_at ON person FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION aval_forget_views();

-- The orders of the list beside the document's own: EX-999 comes before EX-1000.
CREATE INDEX requirement_by_number ON requirement (project_id, (length(code)), code);
CREATE INDEX requirement_by_change ON requirement (project_id, changed_at, id);
-- What was found on a criterion, the last first.
CREATE INDEX verification_result_by_criterion ON verification_result (project_id, criterion_id, verified_at DESC);
