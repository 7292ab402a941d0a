-- What is said about a requirement or a milestone: questions with their answers, comments, and notes of one party.

-- Words are written once; the one change allowed is erasure (domain.md 6.3).
CREATE FUNCTION aval_guard_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.text IS NOT NULL OR to_jsonb(NEW) - 'text' <> to_jsonb(OLD) - 'text' THEN
    RAISE EXCEPTION 'what was said is erased or left as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TABLE question (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^Q-\d{3,}$'),
  number integer NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('REQUIREMENT', 'MILESTONE')),
  subject_id uuid NOT NULL,
  subject_code text NOT NULL,
  requirement_id uuid,
  blocking boolean NOT NULL,
  to_side text NOT NULL CHECK (to_side IN ('CLIENT', 'AGENCY', 'AMO')),
  status text NOT NULL CHECK (status IN ('OPEN', 'ANSWERED')),
  text text CHECK (length(btrim(text)) BETWEEN 1 AND 10000),
  asked_by uuid NOT NULL,
  asked_party uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  answer text CHECK (length(btrim(answer)) BETWEEN 1 AND 10000),
  answered_by uuid,
  answered_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  FOREIGN KEY (project_id, requirement_id) REFERENCES requirement (project_id, id),
  FOREIGN KEY (project_id, asked_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, asked_party) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, answered_by) REFERENCES member (project_id, id),
  CHECK ((subject_kind = 'REQUIREMENT') = (requirement_id IS NOT NULL)),
  CHECK (requirement_id IS NULL OR requirement_id = subject_id),
  CHECK ((status = 'ANSWERED') = (answered_by IS NOT NULL)),
  CHECK ((answered_by IS NULL) = (answered_at IS NULL))
);
CALL aval_govern('question', 'update');
CREATE INDEX question_by_status ON question (project_id, status, number);
CREATE INDEX question_by_subject ON question (project_id, subject_id, number);

-- A question is answered once; afterwards its words may only be erased.
CREATE FUNCTION aval_guard_question() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE answering boolean := OLD.status = 'OPEN' AND NEW.status = 'ANSWERED' AND NEW.answer IS NOT NULL AND NEW.text IS NOT DISTINCT FROM OLD.text;
        erasing boolean := NEW.status = OLD.status AND (NEW.text IS NULL OR NEW.text = OLD.text) AND (NEW.answer IS NULL OR NEW.answer = OLD.answer)
          AND (NEW.answered_by, NEW.answered_at) IS NOT DISTINCT FROM (OLD.answered_by, OLD.answered_at);
BEGIN
  IF TG_OP = 'DELETE' OR NOT (answering OR erasing)
     OR to_jsonb(NEW) - '{status,text,answer,answered_by,answered_at}'::text[] <> to_jsonb(OLD) - '{status,text,answer,answered_by,answered_at}'::text[] THEN
    RAISE EXCEPTION 'a question is answered once and left as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_question BEFORE UPDATE OR DELETE ON question FOR EACH ROW EXECUTE FUNCTION aval_guard_question();

CREATE TABLE comment (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('REQUIREMENT', 'MILESTONE')),
  subject_id uuid NOT NULL,
  subject_code text NOT NULL,
  text text CHECK (length(btrim(text)) BETWEEN 1 AND 10000),
  written_by uuid NOT NULL,
  party_id uuid NOT NULL,
  written_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, written_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id)
);
CALL aval_govern('comment', 'update');
CREATE INDEX comment_by_subject ON comment (project_id, subject_id, written_at, id);
CREATE TRIGGER guard_comment BEFORE UPDATE OR DELETE ON comment FOR EACH ROW EXECUTE FUNCTION aval_guard_words();

-- A note shows to the party that wrote it and to nobody else: not to the other side, not to the AMO.
CREATE TABLE private_note (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('REQUIREMENT', 'MILESTONE')),
  subject_id uuid NOT NULL,
  subject_code text NOT NULL,
  text text CHECK (length(btrim(text)) BETWEEN 1 AND 10000),
  written_by uuid NOT NULL,
  written_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, written_by) REFERENCES member (project_id, id)
);
CALL aval_govern('private_note', 'update');
-- Restrictive: it narrows whatever the other policies of this table would show or let in.
CREATE POLICY own_party_only ON private_note AS RESTRICTIVE TO aval_app
  USING (project_id = aval_project() AND party_id = (SELECT aval_party()))
  WITH CHECK (project_id = aval_project() AND party_id = (SELECT aval_party()));
CREATE INDEX private_note_by_subject ON private_note (project_id, party_id, subject_id, written_at, id);
CREATE TRIGGER guard_note BEFORE UPDATE OR DELETE ON private_note FOR EACH ROW EXECUTE FUNCTION aval_guard_words();
