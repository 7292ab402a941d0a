-- Availability commitments (domain.md 9.7): what each side makes available, by named people, signed; kept, late or broken
-- as a fact. Who kept what is told by party and by role; the person, the hours and the absences show to those concerned.

ALTER TABLE signed_document DROP CONSTRAINT signed_document_kind_check;
ALTER TABLE signed_document ADD CONSTRAINT signed_document_kind_check CHECK (kind IN ('CHARTER', 'DELEGATION', 'BASELINE',
  'MILESTONE_DEFINITION', 'SUBMISSION', 'MILESTONE_DECISION', 'RESERVATION_LIFTING', 'RESERVATION_WAIVER', 'CANCELLATION', 'COMMITMENT'));

-- What goes before the next committee: commitments of one party broken twice in thirty days.
CREATE TABLE committee_item (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('COMMITMENTS_BROKEN')),
  party_id uuid NOT NULL,
  raised_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id)
);
CALL aval_govern('committee_item', 'append');
CREATE INDEX committee_item_in_order ON committee_item (project_id, raised_at, id);

CREATE TABLE availability_commitment (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^ENG-[0-9]{3,}$'),
  kind text NOT NULL CHECK (kind IN ('VALIDATION_WINDOW', 'ANSWER_TIME', 'CONTENT_SUPPLY', 'ACCESS_SUPPLY', 'MEETING_ATTENDANCE',
    'TESTER_DAYS', 'TRAINEE_DAYS', 'SPONSOR_TIME')),
  status text NOT NULL CHECK (status IN ('PROPOSED', 'COMMITTED', 'DUE', 'KEPT', 'KEPT_LATE', 'BROKEN', 'EXCUSED', 'RESCHEDULED',
    'SUBSTITUTED', 'RELEASED')),
  party_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('CLIENT', 'AGENCY', 'AMO')),
  title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 300),
  -- In which role the committed person is committed; who they are is in commitment_person.
  role text NOT NULL,
  quantity integer CHECK (quantity BETWEEN 1 AND 1000),
  starts_on date,
  -- The day as it was signed, and the one in force: another only where both sides agreed to it before the first was over.
  due_on date NOT NULL,
  term_on date NOT NULL,
  critical boolean NOT NULL,
  digest char(64) NOT NULL,
  proposed_by uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  document_id uuid,
  signed_at timestamptz(3),
  term_before timestamptz(3),
  grace_on date,
  grace_before timestamptz(3),
  -- Time in minutes: what was committed over the period, counted once at the signature, and what was declared so far.
  committed_minutes integer CHECK (committed_minutes >= 0),
  declared_minutes integer NOT NULL DEFAULT 0 CHECK (declared_minutes >= 0),
  delivered_on date,
  delivered_at timestamptz(3),
  -- Working days in the project's calendar.
  late_days integer CHECK (late_days >= 0),
  contest_before timestamptz(3),
  confirmed_at timestamptz(3),
  -- Another day that one side has put to the other.
  offered_on date,
  offered_by uuid,
  broken_at timestamptz(3),
  broken_on date,
  committee_item_id uuid,
  settled_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  UNIQUE (project_id, party_id, id),
  FOREIGN KEY (project_id, party_id, side) REFERENCES party (project_id, id, side),
  FOREIGN KEY (project_id, proposed_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  FOREIGN KEY (project_id, offered_by) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, committee_item_id) REFERENCES committee_item (project_id, id),
  CHECK ((document_id IS NULL) = (signed_at IS NULL) AND (document_id IS NULL) = (grace_before IS NULL) AND (document_id IS NULL) = (term_before IS NULL)
    AND (document_id IS NULL) = (grace_on IS NULL)),
  CHECK (document_id IS NOT NULL OR status IN ('PROPOSED', 'RELEASED')),
  CHECK ((delivered_on IS NULL) = (delivered_at IS NULL) AND (delivered_on IS NULL) = (late_days IS NULL) AND (delivered_on IS NULL) = (contest_before IS NULL)),
  CHECK (status NOT IN ('KEPT', 'KEPT_LATE') OR delivered_on IS NOT NULL),
  CHECK (confirmed_at IS NULL OR delivered_on IS NOT NULL),
  CHECK ((broken_at IS NULL) = (broken_on IS NULL) AND (status <> 'BROKEN' OR broken_at IS NOT NULL)),
  CHECK ((offered_on IS NULL) = (offered_by IS NULL)),
  CHECK (starts_on IS NULL OR starts_on <= due_on)
);
CALL aval_govern('availability_commitment', 'update');
CREATE INDEX availability_commitment_by_term ON availability_commitment (project_id, term_on, code);
CREATE INDEX availability_commitment_by_status ON availability_commitment (project_id, status, side);
CREATE INDEX availability_commitment_broken ON availability_commitment (project_id, party_id, broken_on) WHERE broken_at IS NOT NULL;

-- Milestones that wait for a commitment, and which client input of their definition it supplies ('': none in particular).
CREATE TABLE commitment_milestone (
  project_id uuid NOT NULL,
  commitment_id uuid NOT NULL,
  milestone_id uuid NOT NULL,
  input text NOT NULL CHECK (length(input) <= 200),
  PRIMARY KEY (project_id, commitment_id, milestone_id),
  FOREIGN KEY (project_id, commitment_id) REFERENCES availability_commitment (project_id, id),
  FOREIGN KEY (project_id, milestone_id) REFERENCES milestone (project_id, id)
);
CALL aval_govern('commitment_milestone', 'delete');
CREATE INDEX commitment_milestone_by_milestone ON commitment_milestone (project_id, milestone_id);

-- The person, and who stands in. `held_by` is who holds the commitment now.
CREATE TABLE commitment_person (
  project_id uuid NOT NULL,
  commitment_id uuid NOT NULL,
  party_id uuid NOT NULL,
  member_id uuid NOT NULL,
  substitute_member_id uuid,
  held_by uuid NOT NULL,
  PRIMARY KEY (project_id, commitment_id),
  FOREIGN KEY (project_id, party_id, commitment_id) REFERENCES availability_commitment (project_id, party_id, id),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, substitute_member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, held_by) REFERENCES member (project_id, id),
  CHECK (member_id <> substitute_member_id)
);
CALL aval_govern('commitment_person', 'update');

-- What happened to a commitment, in order; without a member it was the clock.
CREATE TABLE commitment_step (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  commitment_id uuid NOT NULL,
  act text NOT NULL CHECK (act IN ('propose', 'revise', 'sign', 'fallDue', 'overdue', 'deliver', 'confirm', 'contest', 'offerDay', 'declineDay',
    'reschedule', 'substitute', 'cover', 'excuse', 'break', 'release')),
  status text NOT NULL,
  text text NOT NULL CHECK (length(text) <= 10000),
  on_day date,
  days integer,
  member_id uuid,
  party_id uuid,
  document_id uuid,
  happened_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, commitment_id) REFERENCES availability_commitment (project_id, id),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  CHECK ((member_id IS NULL) = (party_id IS NULL))
);
CALL aval_govern('commitment_step', 'append');
CREATE INDEX commitment_step_in_order ON commitment_step (project_id, commitment_id, happened_at, id);

-- An absence, declared in advance: from day to day included, and who stands in. It has no reason: that is nobody's business.
CREATE TABLE absence (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  member_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  substitute_member_id uuid,
  declared_by uuid NOT NULL,
  declared_at timestamptz(3) NOT NULL,
  withdrawn_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, substitute_member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, declared_by) REFERENCES member (project_id, id),
  CHECK (starts_on <= ends_on),
  CHECK (member_id <> substitute_member_id)
);
CALL aval_govern('absence', 'update');
CREATE INDEX absence_by_member ON absence (project_id, member_id, starts_on);

-- Time given on a day against a commitment of time. A correction is an entry of its own.
CREATE TABLE time_declared (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  commitment_id uuid NOT NULL,
  party_id uuid NOT NULL,
  member_id uuid NOT NULL,
  on_day date NOT NULL,
  minutes integer NOT NULL CHECK (minutes BETWEEN -6000 AND 6000 AND minutes <> 0),
  declared_by uuid NOT NULL,
  declared_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, party_id, commitment_id) REFERENCES availability_commitment (project_id, party_id, id),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, declared_by) REFERENCES member (project_id, id)
);
CALL aval_govern('time_declared', 'append');
CREATE INDEX time_declared_in_order ON time_declared (project_id, commitment_id, on_day, id);

-- True for who leads, binds or sponsors a party of the project, and for its AMO.
CREATE FUNCTION aval_leads() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM member m JOIN member_role r ON r.project_id = m.project_id AND r.member_id = m.id AND r.ended_at IS NULL
    WHERE m.project_id = aval_project() AND m.person_id = aval_person() AND m.ended_at IS NULL
      AND r.role IN ('CLIENT_SPONSOR', 'CLIENT_OWNER', 'CLIENT_SIGNATORY', 'AMO', 'AGENCY_MANAGER', 'AGENCY_SIGNATORY'))
$$;

-- True for whom the person behind a commitment is no secret: their own party, and who leads the side to which it is
-- owed (of several agencies, those whose milestone waits for it, or all where no milestone is named).
CREATE FUNCTION aval_concerned(commitment uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM availability_commitment c JOIN party mine ON mine.project_id = c.project_id AND mine.id = aval_party()
    WHERE c.project_id = aval_project() AND c.id = commitment
      AND (mine.id = c.party_id OR (aval_leads() AND (mine.side IN ('CLIENT', 'AMO') OR (mine.side = 'AGENCY' AND c.side <> 'AGENCY'
        AND (NOT EXISTS (SELECT 1 FROM commitment_milestone w WHERE w.project_id = c.project_id AND w.commitment_id = c.id)
          OR EXISTS (SELECT 1 FROM commitment_milestone w JOIN milestone s ON s.project_id = w.project_id AND s.id = w.milestone_id
            WHERE w.project_id = c.project_id AND w.commitment_id = c.id AND s.agency_party_id = mine.id)))))))
$$;

-- Restrictive: they narrow whatever the other policies of these tables would show or let in. The clock sees what it judges.
CREATE POLICY concerned_only ON commitment_person AS RESTRICTIVE TO aval_app
  USING (aval_system() OR party_id = (SELECT aval_party()) OR aval_concerned(commitment_id))
  WITH CHECK (aval_system() OR party_id = (SELECT aval_party()) OR aval_concerned(commitment_id));
CREATE POLICY concerned_only ON time_declared AS RESTRICTIVE TO aval_app
  USING (aval_system() OR party_id = (SELECT aval_party()) OR aval_concerned(commitment_id))
  WITH CHECK (aval_system() OR party_id = (SELECT aval_party()));
CREATE POLICY concerned_only ON absence AS RESTRICTIVE TO aval_app
  USING (aval_system() OR party_id = (SELECT aval_party()) OR (SELECT aval_leads()))
  WITH CHECK (aval_system() OR party_id = (SELECT aval_party()));
