-- Clocks: whose turn it is on an open matter, and by when. A due day is written when the clock starts and moves only by
-- a recorded change; the clock itself acts as SYSTEM, in one project at a time.

-- SYSTEM in a project: nobody is named, and the project is. It sees and writes the rows of that project alone.
CREATE FUNCTION aval_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('aval.system', true) = 'on' AND nullif(current_setting('aval.person_id', true), '') IS NULL;

CREATE OR REPLACE FUNCTION aval_visible_projects() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN aval_system() THEN CASE WHEN aval_project() IS NULL THEN '{}'::uuid[] ELSE ARRAY[aval_project()] END
    ELSE (SELECT coalesce(array_agg(m.project_id), '{}') FROM member m
      WHERE m.person_id = aval_person() AND m.ended_at IS NULL AND (aval_project() IS NULL OR m.project_id = aval_project())) END
$$;

-- Enters one project as the clock, taking its turn beside the others. NULL when the project is not there or is over.
CREATE FUNCTION aval_enter_as_system(project uuid) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM set_config('aval.person_id', '', true), set_config('aval.project_id', project::text, true), set_config('aval.system', 'on', true);
  PERFORM aval_take_turn(project, false);
  RETURN (SELECT jsonb_build_object('projectId', p.id, 'code', p.code, 'name', p.name, 'status', p.status, 'language', p.language,
      'currency', p.currency, 'timeZone', p.time_zone, 'calendar', p.calendar)
    FROM project p WHERE p.id = project AND p.status NOT IN ('CLOSED', 'TERMINATED'));
END $$;

-- The receipt of what the clock did: under the nil UUID (RFC 9562), since nobody acted.
CREATE POLICY system_insert ON command_receipt FOR INSERT TO aval_app
  WITH CHECK (aval_system() AND scope_id = aval_project() AND actor_id = '00000000-0000-0000-0000-000000000000');
CREATE POLICY system_settle ON command_receipt FOR UPDATE TO aval_app
  USING (aval_system() AND scope_id = aval_project() AND actor_id = '00000000-0000-0000-0000-000000000000');

CREATE TABLE clock (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ACCEPTANCE', 'SECOND_PERIOD', 'OBSERVATION', 'SERVICE_DECISION', 'RESUBMISSION', 'HEARING',
    'RESERVATION_LIFTING', 'FIX_ANSWER', 'QUESTION_ANSWER', 'COMMITMENT', 'COMMITMENT_GRACE', 'REBUTTAL', 'PAYMENT')),
  matter_kind text NOT NULL CHECK (matter_kind IN ('MILESTONE', 'RESERVATION', 'QUESTION', 'COMMITMENT')),
  matter_id uuid NOT NULL,
  matter_code text NOT NULL CHECK (length(matter_code) BETWEEN 1 AND 40),
  milestone_id uuid,
  -- Whose turn it is while it runs. The party is open where several could act (a question to the agencies).
  side text NOT NULL CHECK (side IN ('CLIENT', 'AGENCY', 'AMO')),
  party_id uuid,
  state text NOT NULL CHECK (state IN ('RUNNING', 'SUSPENDED', 'STOPPED', 'EXPIRED')),
  started_at timestamptz(3) NOT NULL,
  started_on date NOT NULL,
  -- The period as it was signed; none where the day itself was agreed.
  unit text CHECK (unit IN ('CALENDAR_DAYS', 'WORKING_DAYS', 'OUVRABLE_DAYS', 'CLEAR_DAYS', 'MONTHS')),
  amount integer CHECK (amount >= 0),
  rule text NOT NULL CHECK (length(rule) BETWEEN 1 AND 80),
  calendar text NOT NULL,
  -- Its days off, as they were fixed when the clock started; 0 where none were fixed yet.
  calendar_version integer NOT NULL CHECK (calendar_version >= 0),
  time_zone text NOT NULL,
  first_due_on date NOT NULL,
  due_on date NOT NULL,
  due_before timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  outcome text CHECK (length(outcome) <= 60),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id),
  FOREIGN KEY (project_id, party_id, side) REFERENCES party (project_id, id, side),
  CHECK ((state IN ('STOPPED', 'EXPIRED')) = (ended_at IS NOT NULL)),
  CHECK ((unit IS NULL) = (amount IS NULL))
);
CALL aval_govern('clock', 'update');
-- One clock of a kind runs on a matter at a time.
CREATE UNIQUE INDEX one_clock_at_a_time ON clock (project_id, kind, matter_id) WHERE state IN ('RUNNING', 'SUSPENDED');
CREATE INDEX clock_by_matter ON clock (project_id, matter_id, started_at DESC);
CREATE INDEX clock_by_milestone ON clock (project_id, milestone_id, started_at DESC);
-- What is due across projects: one look, the oldest first.
CREATE INDEX clock_due ON clock (due_before, project_id, id) WHERE state = 'RUNNING';

-- How a due day moved, by whose act and why. Days are those of the clock's own unit (calendar days for months).
CREATE TABLE clock_change (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  clock_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('SUSPENDED', 'RESUMED', 'EXTENDED')),
  cause text NOT NULL CHECK (cause IN ('BLOCKING_QUESTION', 'HEARING', 'FORCE_MAJEURE', 'AGREEMENT', 'GRANTED', 'REMINDERS_NOT_SENT', 'NEW_COMPLETE_SUBMISSION')),
  at timestamptz(3) NOT NULL,
  days integer NOT NULL DEFAULT 0 CHECK (days >= 0),
  due_on_before date NOT NULL,
  due_on date NOT NULL,
  due_before timestamptz(3) NOT NULL,
  command_id uuid NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, clock_id) REFERENCES clock (project_id, id)
);
CALL aval_govern('clock_change', 'append');
CREATE INDEX clock_change_by_clock ON clock_change (project_id, clock_id, at);

-- A clock starts once, ends once, and its due day moves only with a recorded change of the same moment.
CREATE FUNCTION aval_guard_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state IN ('STOPPED', 'EXPIRED')
     OR (NEW.project_id, NEW.id, NEW.kind, NEW.matter_kind, NEW.matter_id, NEW.matter_code, NEW.milestone_id, NEW.side, NEW.party_id,
         NEW.started_at, NEW.started_on, NEW.unit, NEW.amount, NEW.rule, NEW.calendar, NEW.calendar_version, NEW.time_zone, NEW.first_due_on)
     IS DISTINCT FROM (OLD.project_id, OLD.id, OLD.kind, OLD.matter_kind, OLD.matter_id, OLD.matter_code, OLD.milestone_id, OLD.side, OLD.party_id,
         OLD.started_at, OLD.started_on, OLD.unit, OLD.amount, OLD.rule, OLD.calendar, OLD.calendar_version, OLD.time_zone, OLD.first_due_on) THEN
    RAISE EXCEPTION 'a clock that has started stays what it is, and ends once' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.due_on < OLD.due_on OR NEW.due_before < OLD.due_before THEN
    RAISE EXCEPTION 'a due day never comes nearer' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.due_on, NEW.due_before) IS DISTINCT FROM (OLD.due_on, OLD.due_before) AND NOT EXISTS (
    SELECT 1 FROM clock_change c WHERE c.project_id = NEW.project_id AND c.clock_id = NEW.id AND c.kind IN ('RESUMED', 'EXTENDED')
      AND c.due_on_before = OLD.due_on AND c.due_on = NEW.due_on AND c.due_before = NEW.due_before) THEN
    RAISE EXCEPTION 'a due day moves only by a recorded change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_clock BEFORE UPDATE OR DELETE ON clock FOR EACH ROW EXECUTE FUNCTION aval_guard_clock();

-- A reminder is planned when its clock starts or moves, and told once.
CREATE TABLE reminder (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  clock_id uuid NOT NULL,
  -- Working days before the due day: 5, 3, 1, 0.
  step integer NOT NULL CHECK (step >= 0),
  due_on date NOT NULL,
  remind_at timestamptz(3) NOT NULL,
  state text NOT NULL CHECK (state IN ('PLANNED', 'TOLD', 'SKIPPED')),
  told_at timestamptz(3),
  reason text CHECK (length(reason) <= 60),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, clock_id) REFERENCES clock (project_id, id),
  UNIQUE (project_id, clock_id, due_on, step)
);
CALL aval_govern('reminder', 'update');
CREATE INDEX reminder_due ON reminder (remind_at, project_id, id) WHERE state = 'PLANNED';

-- Which mails carried a reminder: whether they really left is read from the outbox.
CREATE TABLE reminder_delivery (
  project_id uuid NOT NULL,
  reminder_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  PRIMARY KEY (project_id, reminder_id, delivery_id),
  FOREIGN KEY (project_id, reminder_id) REFERENCES reminder (project_id, id)
);
CALL aval_govern('reminder_delivery', 'append');

CREATE FUNCTION aval_guard_reminder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'PLANNED'
     OR (NEW.project_id, NEW.id, NEW.clock_id, NEW.step, NEW.due_on, NEW.remind_at) IS DISTINCT FROM (OLD.project_id, OLD.id, OLD.clock_id, OLD.step, OLD.due_on, OLD.remind_at) THEN
    RAISE EXCEPTION 'a reminder is told once, or not' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_reminder BEFORE UPDATE OR DELETE ON reminder FOR EACH ROW EXECUTE FUNCTION aval_guard_reminder();

-- What is due across projects, the oldest first, for whoever runs the clock: ids alone, never what they are about.
CREATE FUNCTION aval_due_clocks(at timestamptz, most integer) RETURNS TABLE (project_id uuid, id uuid, due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.project_id, c.id, c.due_before FROM clock c WHERE c.state = 'RUNNING' AND c.due_before <= at
  ORDER BY c.due_before, c.project_id, c.id LIMIT most
$$;
CREATE FUNCTION aval_due_reminders(at timestamptz, most integer) RETURNS TABLE (project_id uuid, id uuid, due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.project_id, r.id, r.remind_at FROM reminder r
  JOIN clock c ON c.project_id = r.project_id AND c.id = r.clock_id AND c.state <> 'SUSPENDED'
  WHERE r.state = 'PLANNED' AND r.remind_at <= at
  ORDER BY r.remind_at, r.project_id, r.id LIMIT most
$$;
REVOKE EXECUTE ON FUNCTION aval_due_clocks(timestamptz, integer), aval_due_reminders(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_due_clocks(timestamptz, integer), aval_due_reminders(timestamptz, integer) TO aval_app;
