-- The room (domain.md 5, 9.4): who is there, how long each point takes, what is said, what is put to the vote and decided.

-- Who comes in and who leaves, line by line; who wrote the line down is told apart from whom it is about.
CREATE TABLE attendance (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal >= 1),
  member_id uuid NOT NULL,
  move text NOT NULL CHECK (move IN ('ARRIVED', 'LEFT')),
  at timestamptz(3) NOT NULL,
  recorded_by uuid NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, meeting_id, ordinal),
  FOREIGN KEY (project_id, meeting_id) REFERENCES meeting (project_id, id),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, recorded_by) REFERENCES member (project_id, id)
);
CALL aval_govern('attendance', 'append');
CREATE INDEX attendance_by_member ON attendance (project_id, meeting_id, member_id, ordinal DESC);

-- The time that a point took: from when to when, as often as it was taken up. One point at a time.
CREATE TABLE agenda_point_run (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  point_id uuid NOT NULL,
  begun_by uuid NOT NULL,
  begun_at timestamptz(3) NOT NULL,
  ended_by uuid,
  ended_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, meeting_id, point_id) REFERENCES agenda_point (project_id, meeting_id, id),
  FOREIGN KEY (project_id, begun_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, ended_by) REFERENCES member (project_id, id),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK (ended_at IS NULL OR ended_at >= begun_at)
);
CALL aval_govern('agenda_point_run', 'update');
CREATE UNIQUE INDEX one_point_at_a_time ON agenda_point_run (project_id, meeting_id) WHERE ended_at IS NULL;
CREATE INDEX run_by_meeting ON agenda_point_run (project_id, meeting_id, begun_at, id);

-- What was said on a point: each writing of a note is a row, and none replaces another. Two who edit the same revision
-- meet on its unique number: the second is told what the first wrote.
CREATE TABLE meeting_note (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  point_id uuid NOT NULL,
  -- The note of which this is a revision: the id of its first one.
  note_id uuid NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  -- Empty: what was written is taken back, and stays readable in its earlier revisions.
  text text NOT NULL CHECK (length(text) <= 20000),
  -- Who said it, where it is what somebody said; who wrote it down, always.
  asserted_by uuid,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, note_id, revision),
  FOREIGN KEY (project_id, meeting_id, point_id) REFERENCES agenda_point (project_id, meeting_id, id),
  FOREIGN KEY (project_id, asserted_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, recorded_by) REFERENCES member (project_id, id),
  CHECK ((revision = 1) = (id = note_id))
);
CALL aval_govern('meeting_note', 'append');
CREATE INDEX note_by_meeting ON meeting_note (project_id, meeting_id, point_id, note_id, revision DESC);

-- A decision: what is decided on a point, by whom, on which grounds. Its words are those that were put to the vote.
CREATE TABLE committee_decision (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2999),
  number integer NOT NULL CHECK (number >= 1),
  code text NOT NULL,
  meeting_id uuid NOT NULL,
  point_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('PROPOSED', 'ADOPTED', 'REJECTED', 'POSTPONED', 'REVOKED')),
  title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
  text text NOT NULL CHECK (length(btrim(text)) BETWEEN 1 AND 10000),
  grounds text NOT NULL CHECK (length(grounds) <= 10000),
  -- Who votes on it, and by what it takes effect: its adoption, or the signatures of those who must sign (5.3, 5.4).
  matter text NOT NULL CHECK (matter IN ('GENERAL', 'CLIENT_ONLY', 'CONTRACT_CHANGE')),
  effect text NOT NULL CHECK (effect IN ('ADOPTION', 'SIGNATURE')),
  subject_kind text,
  subject_id uuid,
  subject_code text,
  revokes_id uuid,
  revoked_by_id uuid,
  proposed_by uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  -- Who pronounced it, and what the voices said then.
  decided_by uuid,
  decided_at timestamptz(3),
  favour integer CHECK (favour >= 0),
  against integer CHECK (against >= 0),
  abstained integer CHECK (abstained >= 0),
  -- The voice of who presides made the difference.
  casting boolean NOT NULL DEFAULT false,
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 10000),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  UNIQUE (project_id, year, number),
  FOREIGN KEY (project_id, meeting_id, point_id) REFERENCES agenda_point (project_id, meeting_id, id),
  FOREIGN KEY (project_id, revokes_id) REFERENCES committee_decision (project_id, id),
  FOREIGN KEY (project_id, revoked_by_id) REFERENCES committee_decision (project_id, id),
  FOREIGN KEY (project_id, proposed_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, decided_by) REFERENCES member (project_id, id),
  CHECK ((subject_kind IS NULL) = (subject_id IS NULL) AND (subject_kind IS NULL) = (subject_code IS NULL)),
  CHECK ((status = 'PROPOSED') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
  CHECK ((decided_at IS NULL) = (favour IS NULL) AND (favour IS NULL) = (against IS NULL) AND (favour IS NULL) = (abstained IS NULL)),
  CHECK ((status = 'REVOKED') = (revoked_by_id IS NOT NULL)),
  CHECK (revokes_id IS NULL OR revokes_id <> id)
);
CALL aval_govern('committee_decision', 'update');
CREATE INDEX committee_decision_in_order ON committee_decision (project_id, year DESC, number DESC);
CREATE INDEX committee_decision_by_status ON committee_decision (project_id, status, year DESC, number DESC);
CREATE INDEX committee_decision_by_meeting ON committee_decision (project_id, meeting_id, year DESC, number DESC);
CREATE INDEX committee_decision_by_subject ON committee_decision (project_id, subject_id) WHERE subject_id IS NOT NULL;
-- A decision is revoked once.
CREATE UNIQUE INDEX revoked_once ON committee_decision (project_id, revokes_id) WHERE revokes_id IS NOT NULL AND status IN ('ADOPTED', 'REVOKED');

-- The options that were considered, and the one that the decision retains.
CREATE TABLE committee_decision_option (
  project_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal BETWEEN 1 AND 20),
  label text NOT NULL CHECK (length(btrim(label)) BETWEEN 1 AND 300),
  detail text NOT NULL CHECK (length(detail) <= 4000),
  retained boolean NOT NULL,
  PRIMARY KEY (project_id, decision_id, ordinal),
  FOREIGN KEY (project_id, decision_id) REFERENCES committee_decision (project_id, id)
);
CALL aval_govern('committee_decision_option', 'append');
CREATE UNIQUE INDEX one_option_retained ON committee_decision_option (project_id, decision_id) WHERE retained;

-- A voice: one for each person, and one for each seat. Whoever advises has none (MD-01), and nobody speaks for two sides.
CREATE TABLE committee_vote (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  decision_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  member_id uuid NOT NULL,
  -- The seat for which they speak: their own, or that of whom they hold the proxy.
  seat_member_id uuid NOT NULL,
  party_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('CLIENT', 'AGENCY')),
  ballot text NOT NULL CHECK (ballot IN ('FOR', 'AGAINST', 'ABSTAIN')),
  -- Why, when they say so: the dissent that stays with the decision.
  reason text NOT NULL CHECK (length(reason) <= 4000),
  cast_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, decision_id, person_id),
  UNIQUE (project_id, decision_id, seat_member_id),
  FOREIGN KEY (project_id, decision_id) REFERENCES committee_decision (project_id, id),
  FOREIGN KEY (project_id, member_id, side) REFERENCES member (project_id, id, side),
  FOREIGN KEY (project_id, seat_member_id, side) REFERENCES member (project_id, id, side),
  FOREIGN KEY (project_id, party_id, side) REFERENCES party (project_id, id, side)
);
CALL aval_govern('committee_vote', 'append');

-- Who is in the room now.
CREATE FUNCTION aval_present(of_project uuid, of_meeting uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT last.member_id FROM (
    SELECT DISTINCT ON (a.member_id) a.member_id, a.move FROM attendance a
    WHERE a.project_id = of_project AND a.meeting_id = of_meeting ORDER BY a.member_id, a.ordinal DESC) last
  JOIN member m ON m.project_id = of_project AND m.id = last.member_id AND m.ended_at IS NULL
  WHERE last.move = 'ARRIVED';
$$;

-- The seats of the body of a meeting that are heard: their person is in the room, or who holds their proxy is.
CREATE FUNCTION aval_heard(of_project uuid, of_meeting uuid) RETURNS TABLE (member_id uuid, party_id uuid, side text, voice text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.member_id, m.party_id, s.side, s.voice FROM meeting g
  JOIN committee_seat s ON s.project_id = g.project_id AND s.body_id = g.body_id AND s.unseated_at IS NULL
  JOIN member m ON m.project_id = s.project_id AND m.id = s.member_id AND m.ended_at IS NULL
  WHERE g.project_id = of_project AND g.id = of_meeting AND (
    s.member_id IN (SELECT aval_present(of_project, of_meeting))
    OR EXISTS (SELECT 1 FROM meeting_proxy x WHERE x.project_id = of_project AND x.meeting_id = of_meeting AND x.withdrawn_at IS NULL
        AND x.giver_member_id = s.member_id AND x.holder_member_id IN (SELECT aval_present(of_project, of_meeting))));
$$;

-- The quorum of a point (5.4): the chair, a signatory of the client in person, a voice of each agency concerned; of a point
-- that a second meeting takes up again (9.4), a voice of the client and of each agency concerned.
CREATE FUNCTION aval_quorum_stands(of_project uuid, of_point uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE seen record;
DECLARE all_agencies boolean;
BEGIN
  SELECT g.id AS meeting, g.kind = 'SECOND' AND p.carried_from IS NOT NULL AS second INTO seen
  FROM agenda_point p JOIN meeting g ON g.project_id = p.project_id AND g.id = p.meeting_id
  WHERE p.project_id = of_project AND p.id = of_point;
  IF NOT FOUND THEN RETURN false; END IF;
  SELECT coalesce(bool_or(c.parameters ->> 'quorumAgencies' = 'ALL_AGENCIES'), false) INTO all_agencies
  FROM charter c WHERE c.project_id = of_project AND c.status = 'IN_FORCE';
  IF EXISTS (
    SELECT c.party_id FROM agenda_point_party c WHERE c.project_id = of_project AND c.point_id = of_point
    UNION SELECT y.id FROM party y WHERE all_agencies AND NOT seen.second AND y.project_id = of_project AND y.side = 'AGENCY' AND y.removed_at IS NULL
      AND EXISTS (SELECT 1 FROM member m WHERE m.project_id = y.project_id AND m.party_id = y.id AND m.ended_at IS NULL)
    EXCEPT SELECT h.party_id FROM aval_heard(of_project, seen.meeting) h WHERE h.voice <> 'CONSULTATIVE') THEN
    RETURN false;
  END IF;
  IF seen.second THEN
    RETURN EXISTS (SELECT 1 FROM aval_heard(of_project, seen.meeting) h WHERE h.side = 'CLIENT' AND h.voice <> 'CONSULTATIVE');
  END IF;
  RETURN EXISTS (SELECT 1 FROM aval_heard(of_project, seen.meeting) h WHERE h.voice = 'PRESIDES')
    AND EXISTS (SELECT 1 FROM member_role r WHERE r.project_id = of_project AND r.ended_at IS NULL AND r.role = 'CLIENT_SIGNATORY'
      AND r.member_id IN (SELECT aval_present(of_project, seen.meeting)));
END $$;

-- What happens in a room happens while it is open.
CREATE FUNCTION aval_guard_room() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM meeting m WHERE m.project_id = NEW.project_id AND m.id = NEW.meeting_id AND m.status = 'OPEN') THEN
    RAISE EXCEPTION 'a room is written in while it is open' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_room BEFORE INSERT ON attendance FOR EACH ROW EXECUTE FUNCTION aval_guard_room();
CREATE TRIGGER guard_room BEFORE INSERT ON agenda_point_run FOR EACH ROW EXECUTE FUNCTION aval_guard_room();
CREATE TRIGGER guard_room BEFORE INSERT ON meeting_note FOR EACH ROW EXECUTE FUNCTION aval_guard_room();

-- A point that was taken up is put down once; its times stay.
CREATE FUNCTION aval_guard_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
     OR to_jsonb(NEW) - ARRAY['ended_at', 'ended_by'] <> to_jsonb(OLD) - ARRAY['ended_at', 'ended_by'] THEN
    RAISE EXCEPTION 'the time of a point ends once, and does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_run BEFORE UPDATE OR DELETE ON agenda_point_run FOR EACH ROW EXECUTE FUNCTION aval_guard_run();

-- A note goes on from its last revision, on the point where it was begun.
CREATE FUNCTION aval_guard_meeting_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.revision > 1 AND NOT EXISTS (SELECT 1 FROM meeting_note n WHERE n.project_id = NEW.project_id AND n.note_id = NEW.note_id
      AND n.revision = NEW.revision - 1 AND n.meeting_id = NEW.meeting_id AND n.point_id = NEW.point_id) THEN
    RAISE EXCEPTION 'a note goes on from its last revision' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_meeting_note BEFORE INSERT ON meeting_note FOR EACH ROW EXECUTE FUNCTION aval_guard_meeting_note();

-- A decision is proposed in the room on a point that asks for one; its words never change. It is pronounced once, with the
-- voices that were given; adopted, with a quorum and more voices for it than against. Adopted, a later decision alone that
-- is adopted itself revokes it.
CREATE FUNCTION aval_guard_committee_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE outcome constant text[] := ARRAY['status', 'decided_by', 'decided_at', 'favour', 'against', 'abstained', 'casting', 'reason'];
DECLARE voices record;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a decision is revoked by another, never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.status = 'REVOKED' THEN
    IF OLD.status <> 'ADOPTED' OR to_jsonb(NEW) - ARRAY['status', 'revoked_by_id'] <> to_jsonb(OLD) - ARRAY['status', 'revoked_by_id']
       OR NOT EXISTS (SELECT 1 FROM committee_decision d WHERE d.project_id = NEW.project_id AND d.id = NEW.revoked_by_id AND d.revokes_id = NEW.id
           AND d.status = 'ADOPTED' AND d.decided_at > OLD.decided_at) THEN
      RAISE EXCEPTION 'decision % is revoked by a later one alone', OLD.code USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  -- One writer in a room at a time: who is there, and who voted, is looked at by one only.
  PERFORM 1 FROM meeting m WHERE m.project_id = NEW.project_id AND m.id = NEW.meeting_id AND m.status = 'OPEN' FOR NO KEY UPDATE;
  IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM agenda_point p WHERE p.project_id = NEW.project_id AND p.id = NEW.point_id AND p.status = 'FIXED' AND p.ask = 'DECIDE' AND p.matter = NEW.matter) THEN
    RAISE EXCEPTION 'a decision is taken in an open room, on a point that asks for one' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'PROPOSED' THEN
      RAISE EXCEPTION 'a decision begins as proposed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.status <> 'PROPOSED' OR NEW.status = 'PROPOSED' OR to_jsonb(NEW) - outcome <> to_jsonb(OLD) - outcome THEN
    RAISE EXCEPTION 'decision % is % and does not change this way', OLD.code, OLD.status USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT count(*) FILTER (WHERE v.ballot = 'FOR') AS favour, count(*) FILTER (WHERE v.ballot = 'AGAINST') AS against,
    coalesce(bool_or(v.ballot = 'FOR') FILTER (WHERE EXISTS (SELECT 1 FROM meeting g JOIN committee_seat s ON s.project_id = g.project_id
      AND s.body_id = g.body_id AND s.unseated_at IS NULL AND s.voice = 'PRESIDES'
      WHERE g.project_id = NEW.project_id AND g.id = NEW.meeting_id AND s.member_id = v.seat_member_id)), false) AS chair
  INTO voices FROM committee_vote v WHERE v.project_id = NEW.project_id AND v.decision_id = NEW.id;
  IF NEW.status = 'ADOPTED' AND (NOT aval_quorum_stands(NEW.project_id, NEW.point_id) OR NEW.favour > voices.favour OR NEW.favour = 0
      OR NEW.favour < NEW.against OR (NEW.favour = NEW.against AND NOT voices.chair)
      OR (NEW.matter = 'CONTRACT_CHANGE' AND NEW.against > 0)) THEN
    RAISE EXCEPTION 'decision % has no quorum or is not carried', OLD.code USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_committee_decision BEFORE INSERT OR UPDATE OR DELETE ON committee_decision FOR EACH ROW EXECUTE FUNCTION aval_guard_committee_decision();

-- Whatever says that it revokes has revoked once it is adopted.
CREATE FUNCTION aval_guard_revocation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM committee_decision d WHERE d.project_id = NEW.project_id AND d.id = NEW.revokes_id AND d.status = 'REVOKED' AND d.revoked_by_id = NEW.id) THEN
    RAISE EXCEPTION 'decision % revokes what still stands', NEW.code USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_revocation AFTER UPDATE ON committee_decision DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.status = 'PROPOSED' AND NEW.status = 'ADOPTED' AND NEW.revokes_id IS NOT NULL) EXECUTE FUNCTION aval_guard_revocation();

-- The options come with what is proposed, before anybody votes.
CREATE FUNCTION aval_guard_option() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM committee_decision d WHERE d.project_id = NEW.project_id AND d.id = NEW.decision_id AND d.status = 'PROPOSED')
     OR EXISTS (SELECT 1 FROM committee_vote v WHERE v.project_id = NEW.project_id AND v.decision_id = NEW.decision_id) THEN
    RAISE EXCEPTION 'the options of a decision stay as they were proposed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_option BEFORE INSERT ON committee_decision_option FOR EACH ROW EXECUTE FUNCTION aval_guard_option();

-- A voice is given in the room, for a seat that has one on this matter, by its person or by who holds their proxy.
CREATE FUNCTION aval_guard_committee_vote() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE asked record;
BEGIN
  SELECT d.status, d.matter, d.meeting_id, d.point_id, g.body_id INTO asked FROM committee_decision d
  JOIN meeting g ON g.project_id = d.project_id AND g.id = d.meeting_id AND g.status = 'OPEN'
  WHERE d.project_id = NEW.project_id AND d.id = NEW.decision_id FOR NO KEY UPDATE OF g;
  IF NOT FOUND OR asked.status <> 'PROPOSED' OR NOT aval_quorum_stands(NEW.project_id, asked.point_id) THEN
    RAISE EXCEPTION 'a voice is given in an open room with its quorum, on what is proposed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM member m WHERE m.project_id = NEW.project_id AND m.id = NEW.member_id AND m.person_id = NEW.person_id AND m.party_id = NEW.party_id)
     OR NOT EXISTS (SELECT 1 FROM member m WHERE m.project_id = NEW.project_id AND m.id = NEW.seat_member_id AND m.party_id = NEW.party_id)
     OR NEW.member_id NOT IN (SELECT aval_present(NEW.project_id, asked.meeting_id))
     OR NOT EXISTS (SELECT 1 FROM committee_seat s WHERE s.project_id = NEW.project_id AND s.body_id = asked.body_id AND s.member_id = NEW.seat_member_id
         AND s.unseated_at IS NULL AND s.voice <> 'CONSULTATIVE')
     OR (NEW.member_id <> NEW.seat_member_id AND NOT EXISTS (SELECT 1 FROM meeting_proxy x WHERE x.project_id = NEW.project_id AND x.meeting_id = asked.meeting_id
         AND x.withdrawn_at IS NULL AND x.giver_member_id = NEW.seat_member_id AND x.holder_member_id = NEW.member_id)) THEN
    RAISE EXCEPTION 'whoever votes is in the room, and speaks for a seat of their own party that has a voice' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.side = 'AGENCY' AND (asked.matter = 'CLIENT_ONLY' OR (asked.matter = 'CONTRACT_CHANGE' AND NOT EXISTS (SELECT 1 FROM agenda_point_party c
      WHERE c.project_id = NEW.project_id AND c.point_id = asked.point_id AND c.party_id = NEW.party_id))) THEN
    RAISE EXCEPTION 'this agency has no voice on this matter' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_committee_vote BEFORE INSERT ON committee_vote FOR EACH ROW EXECUTE FUNCTION aval_guard_committee_vote();

-- Who sits there does not change while they sit there: a voice that displeases is not unseated.
CREATE FUNCTION aval_guard_seats_in_room() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM meeting m WHERE m.project_id = NEW.project_id AND m.body_id = NEW.body_id AND m.status = 'OPEN') THEN
    RAISE EXCEPTION 'a committee is not composed anew while it sits' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_seats_in_room BEFORE INSERT OR UPDATE ON committee_seat FOR EACH ROW EXECUTE FUNCTION aval_guard_seats_in_room();
