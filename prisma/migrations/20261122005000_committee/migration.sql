-- Committees (domain.md 5, 9.4): bodies and their seats, meetings, agendas, answers, proxies, invitations by mail, and what
-- each side prepares for itself.

CREATE TABLE committee_body (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  code text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('STEERING', 'PROJECT', 'TECHNICAL', 'ARBITRATION')),
  status text NOT NULL CHECK (status IN ('STANDING', 'DISSOLVED')),
  title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
  rhythm text NOT NULL CHECK (rhythm IN ('ON_DEMAND', 'WEEKLY', 'FORTNIGHTLY', 'MONTHLY', 'QUARTERLY')),
  formed_at timestamptz(3) NOT NULL,
  dissolved_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  UNIQUE (project_id, number),
  CHECK ((status = 'DISSOLVED') = (dissolved_at IS NOT NULL))
);
CALL aval_govern('committee_body', 'update');

-- Who sits there, from when to when. A seat that ends stays as it was; whoever comes back has another one.
CREATE TABLE committee_seat (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  member_id uuid NOT NULL,
  side text NOT NULL,
  voice text NOT NULL CHECK (voice IN ('DELIBERATIVE', 'CONSULTATIVE', 'PRESIDES')),
  seated_at timestamptz(3) NOT NULL,
  unseated_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, body_id) REFERENCES committee_body (project_id, id),
  -- With its side: a person votes for the side on which they stand in the project, and for no other.
  FOREIGN KEY (project_id, member_id, side) REFERENCES member (project_id, id, side),
  -- MD-01: who advises is heard, and does not vote; and the chair is of the client.
  CHECK (side IN ('CLIENT', 'AGENCY') OR voice = 'CONSULTATIVE'),
  CHECK (side = 'CLIENT' OR voice <> 'PRESIDES')
);
CALL aval_govern('committee_seat', 'update');
CREATE UNIQUE INDEX one_seat ON committee_seat (project_id, body_id, member_id) WHERE unseated_at IS NULL;
CREATE UNIQUE INDEX one_chair ON committee_seat (project_id, body_id) WHERE unseated_at IS NULL AND voice = 'PRESIDES';
CREATE INDEX seat_by_member ON committee_seat (project_id, member_id);

CREATE TABLE meeting (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  code text NOT NULL,
  body_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ORDINARY', 'EXTRAORDINARY', 'SECOND')),
  status text NOT NULL CHECK (status IN ('PLANNED', 'CONVENED', 'OPEN', 'CLOSED', 'ADJOURNED_NO_QUORUM', 'CANCELLED')),
  -- The instant, and the minute that was written on the clock of the project ("2026-11-26T14:00").
  starts_at timestamptz(3) NOT NULL,
  starts_local text NOT NULL CHECK (starts_local ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
  time_zone text NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 60),
  minutes integer NOT NULL CHECK (minutes BETWEEN 10 AND 600),
  place text NOT NULL CHECK (length(place) <= 500),
  -- Why it is extraordinary.
  reason text NOT NULL CHECK (length(reason) <= 10000),
  -- Counted backwards in working days when the day was chosen, on the calendar of that moment.
  convocation_due date NOT NULL,
  convocation_before timestamptz(3) NOT NULL,
  documents_due date NOT NULL,
  documents_before timestamptz(3) NOT NULL,
  calendar_version integer NOT NULL,
  -- Of the invitation (RFC 5545 SEQUENCE): each change that invited people are told of is one more.
  sequence integer NOT NULL DEFAULT 0 CHECK (sequence >= 0),
  reconvened_from uuid,
  planned_by uuid NOT NULL,
  planned_at timestamptz(3) NOT NULL,
  convened_by uuid,
  convened_at timestamptz(3),
  opened_at timestamptz(3),
  ended_at timestamptz(3),
  cancelled_at timestamptz(3),
  cancel_reason text NOT NULL DEFAULT '' CHECK (length(cancel_reason) <= 10000),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  UNIQUE (project_id, number),
  FOREIGN KEY (project_id, body_id) REFERENCES committee_body (project_id, id),
  FOREIGN KEY (project_id, reconvened_from) REFERENCES meeting (project_id, id),
  FOREIGN KEY (project_id, planned_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, convened_by) REFERENCES member (project_id, id),
  CHECK (documents_before >= convocation_before AND convocation_before <= starts_at),
  CHECK ((kind = 'SECOND') = (reconvened_from IS NOT NULL)),
  CHECK (kind <> 'EXTRAORDINARY' OR length(btrim(reason)) > 0),
  CHECK ((convened_at IS NULL) = (convened_by IS NULL)),
  -- In time, or not at all.
  CHECK (convened_at IS NULL OR convened_at < starts_at),
  CHECK (status NOT IN ('CONVENED', 'OPEN', 'CLOSED', 'ADJOURNED_NO_QUORUM') OR convened_at IS NOT NULL),
  CHECK ((status IN ('OPEN', 'CLOSED', 'ADJOURNED_NO_QUORUM')) = (opened_at IS NOT NULL)),
  CHECK ((status IN ('CLOSED', 'ADJOURNED_NO_QUORUM')) = (ended_at IS NOT NULL)),
  CHECK ((status = 'CANCELLED') = (cancelled_at IS NOT NULL))
);
CALL aval_govern('meeting', 'update');
CREATE INDEX meeting_by_body ON meeting (project_id, body_id, starts_at DESC, id);
CREATE INDEX meeting_in_order ON meeting (project_id, starts_at DESC, id);
-- A meeting without quorum is held again once.
CREATE UNIQUE INDEX one_second_meeting ON meeting (project_id, reconvened_from) WHERE reconvened_from IS NOT NULL AND status <> 'CANCELLED';

CREATE TABLE agenda_point (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  -- Its place: among those fixed, or among those proposed.
  ordinal integer NOT NULL CHECK (ordinal >= 1),
  title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
  detail text NOT NULL CHECK (length(detail) <= 10000),
  ask text NOT NULL CHECK (ask IN ('INFORM', 'DISCUSS', 'DECIDE')),
  matter text NOT NULL CHECK (matter IN ('GENERAL', 'CLIENT_ONLY', 'CONTRACT_CHANGE')),
  minutes integer NOT NULL CHECK (minutes BETWEEN 1 AND 240),
  subject_kind text CHECK (subject_kind IN ('MILESTONE', 'RESERVATION', 'QUESTION', 'COMMITMENT', 'CHANGE_REQUEST', 'AMENDMENT', 'PENALTY',
    'CONSULTATION', 'COMMITTEE_ITEM', 'ADVICE', 'RISK', 'DISPUTE', 'DECISION', 'ACTION_ITEM')),
  subject_id uuid,
  subject_code text,
  -- Of a second meeting: the point of the first that it takes up again, and may decide with fewer (9.4).
  carried_from uuid,
  status text NOT NULL CHECK (status IN ('PROPOSED', 'FIXED', 'WITHDRAWN')),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  fixed_by uuid,
  fixed_at timestamptz(3),
  withdrawn_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, meeting_id, id),
  FOREIGN KEY (project_id, meeting_id) REFERENCES meeting (project_id, id),
  FOREIGN KEY (project_id, proposed_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, fixed_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, carried_from) REFERENCES agenda_point (project_id, id),
  CHECK ((subject_kind IS NULL) = (subject_id IS NULL) AND (subject_kind IS NULL) = (subject_code IS NULL)),
  CHECK ((fixed_at IS NULL) = (fixed_by IS NULL)),
  CHECK (status <> 'FIXED' OR fixed_at IS NOT NULL),
  CHECK ((status = 'WITHDRAWN') = (withdrawn_at IS NOT NULL))
);
CALL aval_govern('agenda_point', 'update');
CREATE INDEX point_by_meeting ON agenda_point (project_id, meeting_id, ordinal, id);
CREATE INDEX point_by_subject ON agenda_point (project_id, subject_id) WHERE subject_id IS NOT NULL;

-- The agencies that a point concerns: without their voice nothing is decided on it.
CREATE TABLE agenda_point_party (
  project_id uuid NOT NULL,
  point_id uuid NOT NULL,
  party_id uuid NOT NULL,
  PRIMARY KEY (project_id, point_id, party_id),
  FOREIGN KEY (project_id, point_id) REFERENCES agenda_point (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id)
);
CALL aval_govern('agenda_point_party', 'append');

CREATE TABLE agenda_point_document (
  project_id uuid NOT NULL,
  point_id uuid NOT NULL,
  file_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal >= 1),
  added_by uuid NOT NULL,
  added_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, point_id, file_id),
  FOREIGN KEY (project_id, point_id) REFERENCES agenda_point (project_id, id),
  FOREIGN KEY (project_id, file_id) REFERENCES stored_file (project_id, id),
  FOREIGN KEY (project_id, added_by) REFERENCES member (project_id, id)
);
CALL aval_govern('agenda_point_document', 'append');

-- What invited people answer, each time they do: the last one counts, for the date it was given to.
CREATE TABLE meeting_answer (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  member_id uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('ACCEPTED', 'DECLINED', 'TENTATIVE')),
  through text NOT NULL CHECK (through IN ('APP', 'MAIL')),
  sequence integer NOT NULL CHECK (sequence >= 0),
  -- Of a reply by mail: when its calendar says that it was made (RFC 5545 DTSTAMP).
  stamped_at timestamptz(3),
  answered_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, meeting_id) REFERENCES meeting (project_id, id),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id),
  CHECK ((through = 'MAIL') = (stamped_at IS NOT NULL))
);
CALL aval_govern('meeting_answer', 'append');
CREATE INDEX answer_in_order ON meeting_answer (project_id, meeting_id, member_id, answered_at DESC, id);

-- A written proxy: one meeting, one giver, one holder of the same party.
CREATE TABLE meeting_proxy (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  party_id uuid NOT NULL,
  giver_member_id uuid NOT NULL,
  holder_member_id uuid NOT NULL,
  given_at timestamptz(3) NOT NULL,
  withdrawn_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, meeting_id) REFERENCES meeting (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, giver_member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, holder_member_id) REFERENCES member (project_id, id),
  CHECK (giver_member_id <> holder_member_id)
);
CALL aval_govern('meeting_proxy', 'update');
CREATE UNIQUE INDEX one_proxy_given ON meeting_proxy (project_id, meeting_id, giver_member_id) WHERE withdrawn_at IS NULL;
CREATE UNIQUE INDEX one_proxy_held ON meeting_proxy (project_id, meeting_id, holder_member_id) WHERE withdrawn_at IS NULL;

-- The address to which a calendar program answers: a secret for each person and meeting, of which only the hash is kept.
CREATE TABLE meeting_invitation (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  member_id uuid NOT NULL,
  token_hash char(64) NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  invited_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, meeting_id, member_id),
  FOREIGN KEY (project_id, meeting_id) REFERENCES meeting (project_id, id),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id)
);
CALL aval_govern('meeting_invitation', 'append');

-- What a side prepares for a meeting. Like its private notes: nobody else reads it, not even that it exists.
CREATE TABLE preparation_note (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  point_id uuid,
  party_id uuid NOT NULL,
  text text CHECK (length(btrim(text)) BETWEEN 1 AND 10000),
  written_by uuid NOT NULL,
  written_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, meeting_id) REFERENCES meeting (project_id, id),
  FOREIGN KEY (project_id, meeting_id, point_id) REFERENCES agenda_point (project_id, meeting_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, written_by) REFERENCES member (project_id, id)
);
CALL aval_govern('preparation_note', 'update');
CREATE POLICY own_party_only ON preparation_note AS RESTRICTIVE TO aval_app
  USING (project_id = aval_project() AND party_id = (SELECT aval_party()))
  WITH CHECK (project_id = aval_project() AND party_id = (SELECT aval_party()));
CREATE INDEX preparation_by_meeting ON preparation_note (project_id, meeting_id, party_id, written_at, id);
CREATE TRIGGER guard_preparation BEFORE UPDATE OR DELETE ON preparation_note FOR EACH ROW EXECUTE FUNCTION aval_guard_words();

-- A body keeps its number and kind; dissolved, it stays so.
CREATE FUNCTION aval_guard_body() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'DISSOLVED' OR to_jsonb(NEW) - ARRAY['title', 'rhythm', 'status', 'dissolved_at'] <> to_jsonb(OLD) - ARRAY['title', 'rhythm', 'status', 'dissolved_at'] THEN
    RAISE EXCEPTION 'committee % does not change this way', OLD.code USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_body BEFORE UPDATE ON committee_body FOR EACH ROW EXECUTE FUNCTION aval_guard_body();

-- A seat and a proxy end, once, and do nothing else.
CREATE FUNCTION aval_guard_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.unseated_at IS NOT NULL OR to_jsonb(NEW) - 'unseated_at' <> to_jsonb(OLD) - 'unseated_at' THEN
    RAISE EXCEPTION 'a seat ends, and does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_seat BEFORE UPDATE ON committee_seat FOR EACH ROW EXECUTE FUNCTION aval_guard_seat();

-- A proxy stays within its party (invariant 12), is for a meeting still to come, and is not passed on.
CREATE FUNCTION aval_guard_proxy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.withdrawn_at IS NOT NULL OR to_jsonb(NEW) - 'withdrawn_at' <> to_jsonb(OLD) - 'withdrawn_at' THEN
      RAISE EXCEPTION 'a proxy is taken back, and does not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  -- One proxy of a meeting at a time: whether the holder has given theirs away is looked at by one writer only.
  PERFORM 1 FROM meeting m WHERE m.project_id = NEW.project_id AND m.id = NEW.meeting_id AND m.status = 'CONVENED' FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a proxy is given for a meeting that is convened' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (SELECT count(*) FROM member m WHERE m.project_id = NEW.project_id AND m.party_id = NEW.party_id AND m.id IN (NEW.giver_member_id, NEW.holder_member_id)) <> 2 THEN
    RAISE EXCEPTION 'a proxy stays within its party' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM meeting_proxy p WHERE p.project_id = NEW.project_id AND p.meeting_id = NEW.meeting_id AND p.withdrawn_at IS NULL AND p.id <> NEW.id
      AND (p.giver_member_id = NEW.holder_member_id OR p.holder_member_id = NEW.giver_member_id)) THEN
    RAISE EXCEPTION 'a proxy is not passed on' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_proxy BEFORE INSERT OR UPDATE ON meeting_proxy FOR EACH ROW EXECUTE FUNCTION aval_guard_proxy();

CREATE FUNCTION aval_meeting_moves() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY[
  'PLANNED>PLANNED', 'PLANNED>CONVENED', 'PLANNED>CANCELLED', 'CONVENED>CONVENED', 'CONVENED>CANCELLED', 'CONVENED>OPEN',
  'OPEN>CLOSED', 'OPEN>ADJOURNED_NO_QUORUM'];

-- A meeting moves only as 9.4 says; its times change until it is open, and what is over stays as it was.
CREATE FUNCTION aval_guard_meeting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE times constant text[] := ARRAY['starts_at', 'starts_local', 'time_zone', 'minutes', 'place', 'convocation_due', 'convocation_before', 'documents_due', 'documents_before', 'calendar_version', 'sequence'];
DECLARE steps constant text[] := ARRAY['status', 'convened_by', 'convened_at', 'opened_at', 'ended_at', 'cancelled_at', 'cancel_reason', 'sequence'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a meeting is cancelled with its reason, never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'PLANNED' OR NEW.sequence <> 0 THEN
      RAISE EXCEPTION 'a meeting begins as planned' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.reconvened_from IS NOT NULL AND NOT EXISTS (SELECT 1 FROM meeting m
        WHERE m.project_id = NEW.project_id AND m.id = NEW.reconvened_from AND m.body_id = NEW.body_id AND m.status = 'ADJOURNED_NO_QUORUM') THEN
      RAISE EXCEPTION 'only a meeting without quorum is held again' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT (OLD.status || '>' || NEW.status) = ANY (aval_meeting_moves()) OR NEW.sequence < OLD.sequence
     OR (OLD.status = NEW.status AND to_jsonb(NEW) - times <> to_jsonb(OLD) - times)
     OR (OLD.status <> NEW.status AND to_jsonb(NEW) - steps <> to_jsonb(OLD) - steps)
     OR (OLD.convened_at IS NOT NULL AND (NEW.convened_at, NEW.convened_by) IS DISTINCT FROM (OLD.convened_at, OLD.convened_by)) THEN
    RAISE EXCEPTION 'meeting % is % and does not change this way', OLD.code, OLD.status USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status = 'CONVENED' AND OLD.status = 'PLANNED' AND NEW.convened_at >= NEW.convocation_before THEN
    RAISE EXCEPTION 'meeting % is convened too late', OLD.code USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_meeting BEFORE INSERT OR UPDATE OR DELETE ON meeting FOR EACH ROW EXECUTE FUNCTION aval_guard_meeting();

-- A meeting is convened with an agenda and a chair.
CREATE FUNCTION aval_guard_convened() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM agenda_point p WHERE p.project_id = NEW.project_id AND p.meeting_id = NEW.id AND p.status = 'FIXED')
     OR NOT EXISTS (SELECT 1 FROM committee_seat s WHERE s.project_id = NEW.project_id AND s.body_id = NEW.body_id AND s.unseated_at IS NULL AND s.voice = 'PRESIDES') THEN
    RAISE EXCEPTION 'meeting % has no agenda or no chair', NEW.code USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_convened AFTER UPDATE ON meeting DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.status = 'PLANNED' AND NEW.status = 'CONVENED') EXECUTE FUNCTION aval_guard_convened();

-- A point says what it said when it was proposed; it is ordered, fixed or withdrawn until its meeting begins.
CREATE FUNCTION aval_guard_point() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE steps constant text[] := ARRAY['ordinal', 'status', 'fixed_by', 'fixed_at', 'withdrawn_at'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a point is withdrawn, never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM meeting m WHERE m.project_id = NEW.project_id AND m.id = NEW.meeting_id AND m.status IN ('PLANNED', 'CONVENED')) THEN
    RAISE EXCEPTION 'the agenda of a meeting that has begun stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.status <> 'PROPOSED' OR TG_OP = 'UPDATE' AND (OLD.status = 'WITHDRAWN' OR to_jsonb(NEW) - steps <> to_jsonb(OLD) - steps
      OR (OLD.status = 'FIXED' AND NEW.status = 'PROPOSED')) THEN
    RAISE EXCEPTION 'a point of an agenda does not change this way' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_point BEFORE INSERT OR UPDATE OR DELETE ON agenda_point FOR EACH ROW EXECUTE FUNCTION aval_guard_point();
