-- What the client supplied and when, and the new dates of milestones that its lateness leads to (domain.md 9.7, AR-03).
-- The signed promise stays as it was signed: an agreed date is a fact beside it.

CREATE TABLE client_input_delivery (
  project_id uuid NOT NULL,
  input_id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  -- The day of the act, in the project's zone, and the working days after the day due.
  delivered_on date NOT NULL,
  late_days integer NOT NULL CHECK (late_days >= 0),
  delivered_by uuid NOT NULL,
  delivered_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, input_id),
  FOREIGN KEY (project_id, input_id) REFERENCES client_input (project_id, id),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  FOREIGN KEY (project_id, delivered_by) REFERENCES member (project_id, id)
);
CALL aval_govern('client_input_delivery', 'append');
CREATE INDEX client_input_delivery_by_milestone ON client_input_delivery (project_id, milestone_id);

-- A new date put to the other side: effective once that side has agreed, or at once where the signed charter says so.
CREATE TABLE milestone_date (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  -- Nobody proposed what the charter makes automatic.
  party_id uuid,
  side text CHECK (side IN ('CLIENT', 'AGENCY')),
  was_due_on date NOT NULL,
  due_on date NOT NULL,
  -- What the delays amounted to on that day: the figure that both sides saw.
  computed_due_on date,
  client_days integer NOT NULL CHECK (client_days >= 0),
  agency_days integer NOT NULL CHECK (agency_days >= 0),
  proposed_by uuid,
  proposed_at timestamptz(3) NOT NULL,
  agreed_by uuid,
  agreed_side text CHECK (agreed_side IN ('CLIENT', 'AGENCY')),
  agreed_at timestamptz(3),
  automatic boolean NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, milestone_id, number),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  FOREIGN KEY (project_id, party_id, side) REFERENCES party (project_id, id, side),
  FOREIGN KEY (project_id, proposed_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, agreed_by) REFERENCES member (project_id, id),
  CHECK (due_on <> was_due_on),
  CHECK ((party_id IS NULL) = (side IS NULL) AND (party_id IS NULL) = (proposed_by IS NULL) AND (party_id IS NULL) = automatic),
  CHECK ((agreed_by IS NULL) = (agreed_side IS NULL)),
  CHECK (CASE WHEN automatic THEN agreed_at IS NOT NULL AND agreed_by IS NULL ELSE (agreed_at IS NULL) = (agreed_by IS NULL) END),
  -- Nobody agrees to their own side's date.
  CHECK (agreed_side IS DISTINCT FROM side OR agreed_side IS NULL)
);
CALL aval_govern('milestone_date', 'update');

-- A proposed date is agreed to once, and never changed.
CREATE FUNCTION aval_guard_milestone_date() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE agreeing constant text[] := ARRAY['agreed_by', 'agreed_side', 'agreed_at'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.agreed_at IS NOT NULL OR to_jsonb(NEW) - agreeing <> to_jsonb(OLD) - agreeing THEN
    RAISE EXCEPTION 'a proposed date is agreed to once, and never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_milestone_date BEFORE UPDATE OR DELETE ON milestone_date FOR EACH ROW EXECUTE FUNCTION aval_guard_milestone_date();
