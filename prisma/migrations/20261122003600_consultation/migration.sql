-- Choosing providers (CR-03): consultations, their candidates, sealed offers, scores, and what follows from the award.
--
-- Three circles, each with its own policies. The client and its AMO read a consultation; agencies of the project do not.
-- A candidate is no member of the project: it reads what is published, what is answered to all, and its own offer. And
-- nobody at all reads what an offer says before the opening, whatever they ask: the key has no policy to be read by.

DO $$
DECLARE kinds text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO kinds FROM pg_constraint WHERE conname = 'signed_document_kind_check';
  ALTER TABLE signed_document DROP CONSTRAINT signed_document_kind_check;
  EXECUTE 'ALTER TABLE signed_document ADD CONSTRAINT signed_document_kind_check '
    || replace(kinds, 'ARRAY[', 'ARRAY[''CONSULTATION_AWARD''::text, ');
END $$;

-- The projects whose consultations the acting person may see: where they stand on the client's or the AMO's side.
CREATE FUNCTION aval_consulting() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(m.project_id), '{}') FROM member m
  WHERE m.person_id = aval_person() AND m.ended_at IS NULL AND m.side IN ('CLIENT', 'AMO')
    AND (aval_project() IS NULL OR m.project_id = aval_project())
$$;

-- As aval_govern, for what the client and its AMO alone may see.
CREATE PROCEDURE aval_govern_consultation(target regclass, writes text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY owner_all ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', target);
  EXECUTE format('CREATE POLICY consulting_read ON %s FOR SELECT TO aval_app USING (project_id = ANY ((SELECT aval_consulting())::uuid[]))', target);
  EXECUTE format('CREATE POLICY consulting_insert ON %s FOR INSERT TO aval_app WITH CHECK (project_id = aval_project() AND project_id = ANY ((SELECT aval_consulting())::uuid[]))', target);
  IF writes = 'append' THEN
    CALL aval_append_only(target);
  ELSE
    EXECUTE format('CREATE POLICY consulting_update ON %s FOR UPDATE TO aval_app USING (project_id = aval_project() AND project_id = ANY ((SELECT aval_consulting())::uuid[]))', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO aval_app', target);
    CALL aval_no_truncate(target);
  END IF;
  IF writes = 'delete' THEN
    EXECUTE format('CREATE POLICY consulting_delete ON %s FOR DELETE TO aval_app USING (project_id = aval_project() AND project_id = ANY ((SELECT aval_consulting())::uuid[]))', target);
    EXECUTE format('GRANT DELETE ON %s TO aval_app', target);
  END IF;
END $$;

CREATE TABLE consultation (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  code text NOT NULL,
  status text NOT NULL CHECK (status IN ('DRAFT', 'PUBLISHED', 'OPENED', 'AWARDED', 'UNSUCCESSFUL')),
  title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
  subject text NOT NULL CHECK (length(subject) <= 10000),
  baseline_id uuid NOT NULL,
  questions_until timestamptz(3) NOT NULL,
  closes_at timestamptz(3) NOT NULL,
  opens_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL,
  published_at timestamptz(3),
  -- What the ledger was told at the closing: a digest over every sealed offer and a salt that stays hidden until the opening.
  seal text,
  sealed_at timestamptz(3),
  witnessed_by uuid,
  witnessed_at timestamptz(3),
  opened_by uuid,
  opened_at timestamptz(3),
  document_id uuid,
  awarded_offer_id uuid,
  party_id uuid,
  end_reason text NOT NULL DEFAULT '' CHECK (length(end_reason) <= 10000),
  ended_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  UNIQUE (project_id, number),
  FOREIGN KEY (project_id, baseline_id) REFERENCES baseline (project_id, id),
  FOREIGN KEY (project_id, witnessed_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, opened_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  CHECK (questions_until <= closes_at AND closes_at <= opens_at),
  CHECK ((status = 'DRAFT') = (published_at IS NULL)),
  CHECK (opened_at IS NULL OR opened_at >= opens_at),
  CHECK (witnessed_at IS NULL OR witnessed_at >= opens_at),
  CHECK (sealed_at IS NULL OR sealed_at >= closes_at),
  CHECK ((status IN ('AWARDED', 'UNSUCCESSFUL')) = (ended_at IS NOT NULL)),
  CHECK ((status = 'AWARDED') = (awarded_offer_id IS NOT NULL AND document_id IS NOT NULL AND party_id IS NOT NULL)),
  CHECK (status <> 'OPENED' OR opened_at IS NOT NULL)
);
CALL aval_govern_consultation('consultation', 'update');
CREATE INDEX consultation_by_baseline ON consultation (project_id, baseline_id);

CREATE TABLE consultation_criterion (
  project_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  number integer NOT NULL CHECK (number BETWEEN 1 AND 20),
  kind text NOT NULL CHECK (kind IN ('JUDGED', 'PRICE')),
  name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  detail text NOT NULL CHECK (length(detail) <= 2000),
  -- Per cent.
  weight integer NOT NULL CHECK (weight BETWEEN 1 AND 100),
  PRIMARY KEY (project_id, consultation_id, number),
  FOREIGN KEY (project_id, consultation_id) REFERENCES consultation (project_id, id)
);
CALL aval_govern_consultation('consultation_criterion', 'delete');

CREATE TABLE consultation_document (
  project_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  file_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal >= 1),
  PRIMARY KEY (project_id, consultation_id, file_id),
  FOREIGN KEY (project_id, consultation_id) REFERENCES consultation (project_id, id),
  FOREIGN KEY (project_id, file_id) REFERENCES stored_file (project_id, id)
);
CALL aval_govern_consultation('consultation_document', 'delete');

-- Who is asked for an offer: an organisation, and the person who answers for it. Whether they offer is not told here.
CREATE TABLE consultation_candidate (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  organisation text NOT NULL CHECK (length(btrim(organisation)) BETWEEN 1 AND 200),
  display_name text NOT NULL CHECK (length(btrim(display_name)) BETWEEN 1 AND 200),
  email text NOT NULL CHECK (email = lower(email) AND length(email) <= 254),
  token_hash char(64) NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  invited_by uuid NOT NULL,
  invited_at timestamptz(3) NOT NULL,
  person_id uuid REFERENCES person (id),
  accepted_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, consultation_id, id),
  UNIQUE (project_id, consultation_id, email),
  FOREIGN KEY (project_id, consultation_id) REFERENCES consultation (project_id, id),
  FOREIGN KEY (project_id, invited_by) REFERENCES member (project_id, id),
  CHECK ((person_id IS NULL) = (accepted_at IS NULL))
);
CALL aval_govern_consultation('consultation_candidate', 'update');
CREATE UNIQUE INDEX one_candidacy ON consultation_candidate (consultation_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX candidate_by_person ON consultation_candidate (person_id) WHERE person_id IS NOT NULL;

-- The consultations in which the acting person is a candidate, and their places in them. The scope of a candidate.
CREATE FUNCTION aval_candidacies() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(c.consultation_id), '{}') FROM consultation_candidate c WHERE c.person_id = aval_person()
$$;
CREATE FUNCTION aval_own_candidates() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(c.id), '{}') FROM consultation_candidate c WHERE c.person_id = aval_person()
$$;
-- The consultations that are open to the client and its AMO, and of those the ones that this person may judge: they have
-- said that they have no interest in who offers, and never said otherwise.
CREATE FUNCTION aval_opened() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(c.id), '{}') FROM consultation c
  WHERE c.opened_at IS NOT NULL AND c.project_id = ANY ((SELECT aval_consulting())::uuid[])
$$;

CREATE POLICY candidate_read ON consultation FOR SELECT TO aval_app USING (id = ANY ((SELECT aval_candidacies())::uuid[]));
CREATE POLICY candidate_read ON consultation_criterion FOR SELECT TO aval_app USING (consultation_id = ANY ((SELECT aval_candidacies())::uuid[]));
CREATE POLICY candidate_read ON consultation_document FOR SELECT TO aval_app USING (consultation_id = ANY ((SELECT aval_candidacies())::uuid[]));
CREATE POLICY candidate_read ON consultation_candidate FOR SELECT TO aval_app USING (person_id = aval_person());

CREATE TABLE consultation_question (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  text text NOT NULL CHECK (length(btrim(text)) BETWEEN 1 AND 5000),
  asked_at timestamptz(3) NOT NULL,
  answer text CHECK (length(btrim(answer)) BETWEEN 1 AND 10000),
  answered_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, consultation_id, number),
  FOREIGN KEY (project_id, consultation_id) REFERENCES consultation (project_id, id),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CALL aval_govern_consultation('consultation_question', 'update');

-- Who asked is known to whoever asked, and to nobody else.
CREATE TABLE consultation_asker (
  project_id uuid NOT NULL,
  question_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  PRIMARY KEY (project_id, question_id),
  FOREIGN KEY (project_id, question_id) REFERENCES consultation_question (project_id, id),
  FOREIGN KEY (project_id, candidate_id) REFERENCES consultation_candidate (project_id, id)
);
ALTER TABLE consultation_asker ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultation_asker FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON consultation_asker TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY candidate_read ON consultation_asker FOR SELECT TO aval_app USING (candidate_id = ANY ((SELECT aval_own_candidates())::uuid[]));
CREATE POLICY candidate_insert ON consultation_asker FOR INSERT TO aval_app WITH CHECK (candidate_id = ANY ((SELECT aval_own_candidates())::uuid[]));
CALL aval_append_only('consultation_asker');
CREATE FUNCTION aval_own_questions() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(a.question_id), '{}') FROM consultation_asker a
  JOIN consultation_candidate c ON c.project_id = a.project_id AND c.id = a.candidate_id WHERE c.person_id = aval_person()
$$;
CREATE POLICY candidate_read ON consultation_question FOR SELECT TO aval_app USING (
  (answered_at IS NOT NULL AND consultation_id = ANY ((SELECT aval_candidacies())::uuid[]))
  OR id = ANY ((SELECT aval_own_questions())::uuid[]));
CREATE POLICY candidate_insert ON consultation_question FOR INSERT TO aval_app
  WITH CHECK (answer IS NULL AND consultation_id = ANY ((SELECT aval_candidacies())::uuid[]));

-- A sealed offer: bytes of one and the same length whatever is in them, and the digest of what they hold (with a salt
-- inside, so that it tells nothing). Replaced or withdrawn, its bytes and its key are gone.
CREATE TABLE offer (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  digest char(64) NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  sealed bytea,
  deposited_at timestamptz(3) NOT NULL,
  withdrawn_at timestamptz(3),
  replaced_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, consultation_id, id),
  UNIQUE (project_id, candidate_id, version),
  FOREIGN KEY (project_id, consultation_id, candidate_id) REFERENCES consultation_candidate (project_id, consultation_id, id),
  CHECK (withdrawn_at IS NULL OR replaced_at IS NULL),
  CHECK ((sealed IS NULL) = (withdrawn_at IS NOT NULL OR replaced_at IS NOT NULL))
);
ALTER TABLE offer ALTER COLUMN sealed SET STORAGE EXTERNAL;
CREATE UNIQUE INDEX one_live_offer ON offer (project_id, candidate_id) WHERE withdrawn_at IS NULL AND replaced_at IS NULL;
CREATE INDEX offer_by_consultation ON offer (project_id, consultation_id);
ALTER TABLE offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE offer FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON offer TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY candidate_read ON offer FOR SELECT TO aval_app USING (candidate_id = ANY ((SELECT aval_own_candidates())::uuid[]));
CREATE POLICY opened_read ON offer FOR SELECT TO aval_app USING (consultation_id = ANY ((SELECT aval_opened())::uuid[]));
CREATE POLICY candidate_insert ON offer FOR INSERT TO aval_app WITH CHECK (candidate_id = ANY ((SELECT aval_own_candidates())::uuid[]));
CREATE POLICY candidate_update ON offer FOR UPDATE TO aval_app USING (candidate_id = ANY ((SELECT aval_own_candidates())::uuid[]));
GRANT SELECT, INSERT, UPDATE ON offer TO aval_app;
CALL aval_no_truncate('offer');
ALTER TABLE consultation ADD FOREIGN KEY (project_id, id, awarded_offer_id) REFERENCES offer (project_id, consultation_id, id);

-- The key of an offer, wrapped. The application writes it and has no way to read it: the opening releases it, once.
CREATE TABLE offer_key (
  project_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  wrapped bytea NOT NULL CHECK (length(wrapped) BETWEEN 60 AND 200),
  PRIMARY KEY (project_id, offer_id),
  FOREIGN KEY (project_id, offer_id) REFERENCES offer (project_id, id)
);
ALTER TABLE offer_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE offer_key FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON offer_key TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY candidate_insert ON offer_key FOR INSERT TO aval_app WITH CHECK (
  EXISTS (SELECT 1 FROM offer o WHERE o.project_id = offer_key.project_id AND o.id = offer_key.offer_id
          AND o.candidate_id = ANY ((SELECT aval_own_candidates())::uuid[])));
-- No policy lets the application delete one: it goes by trigger, with its bytes.
GRANT INSERT, DELETE ON offer_key TO aval_app;
CALL aval_no_truncate('offer_key');
CREATE TRIGGER refuse_change BEFORE UPDATE ON offer_key FOR EACH ROW EXECUTE FUNCTION aval_refuse_change();
-- A key goes with its bytes, and only with them.
CREATE FUNCTION aval_guard_offer_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM offer o WHERE o.project_id = OLD.project_id AND o.id = OLD.offer_id AND o.sealed IS NOT NULL) THEN
    RAISE EXCEPTION 'the key of a sealed offer stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER guard_offer_key BEFORE DELETE ON offer_key FOR EACH ROW EXECUTE FUNCTION aval_guard_offer_key();

-- Before the closing, to the millisecond: an offer comes, is replaced by its candidate, or goes. Afterwards nothing moves.
CREATE FUNCTION aval_guard_offer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE asked consultation%ROWTYPE;
DECLARE moved_at timestamptz;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'an offer is withdrawn, never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT * INTO asked FROM consultation c WHERE c.project_id = NEW.project_id AND c.id = NEW.consultation_id FOR SHARE;
  moved_at := CASE TG_OP WHEN 'INSERT' THEN NEW.deposited_at ELSE coalesce(NEW.withdrawn_at, NEW.replaced_at) END;
  IF asked.status <> 'PUBLISHED' OR moved_at IS NULL OR moved_at >= asked.closes_at OR asked.sealed_at IS NOT NULL THEN
    RAISE EXCEPTION 'offers come, change and go before the closing' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.sealed IS NULL OR NEW.sealed IS NOT NULL
       OR to_jsonb(NEW) - ARRAY['sealed', 'withdrawn_at', 'replaced_at'] <> to_jsonb(OLD) - ARRAY['sealed', 'withdrawn_at', 'replaced_at'] THEN
      RAISE EXCEPTION 'an offer is replaced or withdrawn whole, once' USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF NEW.sealed IS NULL THEN
    RAISE EXCEPTION 'an offer is sealed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_offer BEFORE INSERT OR UPDATE OR DELETE ON offer FOR EACH ROW EXECUTE FUNCTION aval_guard_offer();
CREATE FUNCTION aval_shred_offer_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM offer_key k WHERE k.project_id = NEW.project_id AND k.offer_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER shred_offer_key AFTER UPDATE ON offer FOR EACH ROW WHEN (NEW.sealed IS NULL) EXECUTE FUNCTION aval_shred_offer_key();

-- The salt of the digest that the ledger was told at the closing. With it and one's own offer one could try out whether
-- there are others: so nobody reads it before the opening.
CREATE TABLE consultation_seal (
  project_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  salt char(64) NOT NULL CHECK (salt ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (project_id, consultation_id),
  FOREIGN KEY (project_id, consultation_id) REFERENCES consultation (project_id, id)
);
ALTER TABLE consultation_seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultation_seal FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON consultation_seal TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY opened_read ON consultation_seal FOR SELECT TO aval_app USING (consultation_id = ANY ((SELECT aval_opened())::uuid[]));
CREATE POLICY consulting_insert ON consultation_seal FOR INSERT TO aval_app
  WITH CHECK (project_id = aval_project() AND project_id = ANY ((SELECT aval_consulting())::uuid[]));
CALL aval_append_only('consultation_seal');

-- Seals the box: a digest over all offers that stand, in an order that tells nothing, and a salt. Answers the digest and
-- not how many there are; NULL before the closing, and once it is sealed.
CREATE FUNCTION aval_seal_consultation(project uuid, wanted uuid, box_salt text, at timestamptz) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE box text;
BEGIN
  PERFORM 1 FROM consultation c WHERE c.project_id = project AND c.id = wanted AND c.project_id = aval_project()
    AND c.project_id = ANY ((SELECT aval_consulting())::uuid[]) AND c.status = 'PUBLISHED' AND c.closes_at <= at AND c.seal IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT encode(sha256(convert_to(box_salt || coalesce(string_agg(E'\n' || o.digest, '' ORDER BY o.digest), ''), 'UTF8')), 'hex') INTO box
    FROM offer o WHERE o.project_id = project AND o.consultation_id = wanted AND o.sealed IS NOT NULL;
  INSERT INTO consultation_seal (project_id, consultation_id, salt) VALUES (project, wanted, box_salt);
  UPDATE consultation c SET seal = box, sealed_at = at WHERE c.project_id = project AND c.id = wanted;
  RETURN box;
END $$;

-- What was opened: in clear, with the key that the opening released. Only those who may judge read it, and its candidate.
CREATE TABLE opened_offer (
  project_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  -- False when the bytes are no longer those that were sealed: then there is nothing but this.
  intact boolean NOT NULL,
  key bytea,
  one_off_cents bigint,
  recurring jsonb,
  tax_basis_points integer,
  reverse_charge boolean,
  total_cents bigint,
  text text,
  files jsonb,
  PRIMARY KEY (project_id, offer_id),
  UNIQUE (project_id, consultation_id, offer_id),
  FOREIGN KEY (project_id, consultation_id, offer_id) REFERENCES offer (project_id, consultation_id, id),
  FOREIGN KEY (project_id, candidate_id) REFERENCES consultation_candidate (project_id, id),
  CHECK (intact = (key IS NOT NULL AND one_off_cents IS NOT NULL AND recurring IS NOT NULL AND tax_basis_points IS NOT NULL
    AND reverse_charge IS NOT NULL AND total_cents IS NOT NULL AND text IS NOT NULL AND files IS NOT NULL))
);

CREATE TABLE interest_declaration (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  member_id uuid NOT NULL,
  conflict boolean NOT NULL,
  text text NOT NULL CHECK (length(text) <= 2000),
  declared_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, consultation_id) REFERENCES consultation (project_id, id),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id),
  CHECK (NOT conflict OR length(btrim(text)) >= 1)
);
CALL aval_govern_consultation('interest_declaration', 'append');
CREATE INDEX interest_by_consultation ON interest_declaration (project_id, consultation_id, member_id);
-- One declares for oneself, of offers that are open.
CREATE FUNCTION aval_guard_interest() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM member m WHERE m.project_id = NEW.project_id AND m.id = NEW.member_id AND m.person_id = aval_person() AND m.ended_at IS NULL)
     OR NOT EXISTS (SELECT 1 FROM consultation c WHERE c.project_id = NEW.project_id AND c.id = NEW.consultation_id AND c.status = 'OPENED') THEN
    RAISE EXCEPTION 'one declares one''s own interests, once the offers are open' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_interest BEFORE INSERT ON interest_declaration FOR EACH ROW EXECUTE FUNCTION aval_guard_interest();

-- Where the acting person may judge: they declared, and never a conflict.
CREATE FUNCTION aval_cleared() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(s.consultation_id), '{}') FROM (
    SELECT i.consultation_id FROM interest_declaration i JOIN member m ON m.project_id = i.project_id AND m.id = i.member_id
    WHERE m.person_id = aval_person() AND m.ended_at IS NULL AND i.consultation_id = ANY ((SELECT aval_opened())::uuid[])
    GROUP BY i.consultation_id HAVING NOT bool_or(i.conflict)) AS s
$$;

ALTER TABLE opened_offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE opened_offer FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON opened_offer TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY candidate_read ON opened_offer FOR SELECT TO aval_app USING (candidate_id = ANY ((SELECT aval_own_candidates())::uuid[]));
CREATE POLICY cleared_read ON opened_offer FOR SELECT TO aval_app USING (consultation_id = ANY ((SELECT aval_cleared())::uuid[]));
CREATE POLICY opener_insert ON opened_offer FOR INSERT TO aval_app
  WITH CHECK (project_id = aval_project() AND consultation_id = ANY ((SELECT aval_opened())::uuid[]));
CALL aval_append_only('opened_offer');
-- Written by the act that opens, and by no other.
CREATE FUNCTION aval_guard_opened_offer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM consultation c WHERE c.project_id = NEW.project_id AND c.id = NEW.consultation_id AND c.status = 'OPENED'
                 AND c.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'offers are opened together, by the act that opens them' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_opened_offer BEFORE INSERT ON opened_offer FOR EACH ROW EXECUTE FUNCTION aval_guard_opened_offer();

-- What the opening hands out: the sealed bytes and the wrapped keys, in the transaction of the opening and never again.
CREATE FUNCTION aval_release_offers(project uuid, wanted uuid) RETURNS TABLE (id uuid, candidate_id uuid, digest text, sealed bytea, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.candidate_id, o.digest::text, o.sealed, k.wrapped FROM offer o
  LEFT JOIN offer_key k ON k.project_id = o.project_id AND k.offer_id = o.id
  WHERE o.project_id = project AND o.consultation_id = wanted AND o.sealed IS NOT NULL AND o.consultation_id = ANY ((SELECT aval_opened())::uuid[])
    AND EXISTS (SELECT 1 FROM consultation c WHERE c.project_id = project AND c.id = wanted AND c.status = 'OPENED' AND c.xmin = pg_current_xact_id()::xid)
  ORDER BY o.deposited_at, o.id
$$;

-- The points that one evaluator gives one offer on one criterion, out of 20, with the reason.
CREATE TABLE offer_score (
  project_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  member_id uuid NOT NULL,
  criterion integer NOT NULL,
  points integer NOT NULL CHECK (points BETWEEN 0 AND 20),
  reason text NOT NULL CHECK (length(btrim(reason)) BETWEEN 1 AND 4000),
  scored_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, offer_id, member_id, criterion),
  FOREIGN KEY (project_id, consultation_id, offer_id) REFERENCES opened_offer (project_id, consultation_id, offer_id),
  FOREIGN KEY (project_id, consultation_id, criterion) REFERENCES consultation_criterion (project_id, consultation_id, number),
  FOREIGN KEY (project_id, member_id) REFERENCES member (project_id, id)
);
ALTER TABLE offer_score ENABLE ROW LEVEL SECURITY;
ALTER TABLE offer_score FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON offer_score TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY cleared_read ON offer_score FOR SELECT TO aval_app USING (consultation_id = ANY ((SELECT aval_cleared())::uuid[]));
CREATE POLICY cleared_insert ON offer_score FOR INSERT TO aval_app WITH CHECK (project_id = aval_project() AND consultation_id = ANY ((SELECT aval_cleared())::uuid[]));
CREATE POLICY cleared_update ON offer_score FOR UPDATE TO aval_app USING (project_id = aval_project() AND consultation_id = ANY ((SELECT aval_cleared())::uuid[]));
GRANT SELECT, INSERT, UPDATE ON offer_score TO aval_app;
CALL aval_no_truncate('offer_score');
CREATE FUNCTION aval_guard_score() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR NOT EXISTS (SELECT 1 FROM member m WHERE m.project_id = NEW.project_id AND m.id = NEW.member_id AND m.person_id = aval_person() AND m.ended_at IS NULL)
     OR NOT EXISTS (SELECT 1 FROM consultation c WHERE c.project_id = NEW.project_id AND c.id = NEW.consultation_id AND c.status = 'OPENED')
     OR NOT EXISTS (SELECT 1 FROM consultation_criterion k WHERE k.project_id = NEW.project_id AND k.consultation_id = NEW.consultation_id
                    AND k.number = NEW.criterion AND k.kind = 'JUDGED') THEN
    RAISE EXCEPTION 'one scores for oneself, before the decision' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_score BEFORE INSERT OR UPDATE OR DELETE ON offer_score FOR EACH ROW EXECUTE FUNCTION aval_guard_score();

-- What each candidate is told at the end: its own result, and whom the client chose. Nobody else's points or price.
CREATE TABLE consultation_letter (
  project_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('AWARDED', 'DECLINED', 'UNSUCCESSFUL', 'NO_OFFER', 'UNREADABLE')),
  -- Thousandths of a point out of 20.
  points integer,
  rank integer,
  offers integer NOT NULL CHECK (offers >= 0),
  winner text NOT NULL DEFAULT '',
  reason text NOT NULL,
  sent_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, candidate_id),
  FOREIGN KEY (project_id, consultation_id, candidate_id) REFERENCES consultation_candidate (project_id, consultation_id, id)
);
CALL aval_govern_consultation('consultation_letter', 'append');
CREATE POLICY candidate_read ON consultation_letter FOR SELECT TO aval_app USING (candidate_id = ANY ((SELECT aval_own_candidates())::uuid[]));

-- What binds an awarded provider: its offer, on the requirement set that was asked for. The client, its AMO and the
-- provider itself read it; another agency's prices are not shown.
CREATE TABLE provider_contract (
  project_id uuid NOT NULL,
  party_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  offer_digest char(64) NOT NULL,
  baseline_id uuid NOT NULL,
  document_id uuid NOT NULL,
  one_off_cents bigint NOT NULL,
  recurring jsonb NOT NULL,
  tax_basis_points integer NOT NULL,
  reverse_charge boolean NOT NULL,
  text text NOT NULL,
  contracted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, party_id),
  UNIQUE (project_id, consultation_id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, consultation_id, offer_id) REFERENCES offer (project_id, consultation_id, id),
  FOREIGN KEY (project_id, baseline_id) REFERENCES baseline (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id)
);
CALL aval_govern_consultation('provider_contract', 'append');
CREATE POLICY provider_read ON provider_contract FOR SELECT TO aval_app USING (project_id = aval_project() AND party_id = (SELECT aval_party()));
CREATE FUNCTION aval_guard_contract() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM consultation c JOIN opened_offer o ON o.project_id = c.project_id AND o.offer_id = c.awarded_offer_id
                 WHERE c.project_id = NEW.project_id AND c.id = NEW.consultation_id AND c.status = 'AWARDED' AND c.party_id = NEW.party_id
                   AND c.awarded_offer_id = NEW.offer_id AND c.baseline_id = NEW.baseline_id AND o.intact
                   AND (o.one_off_cents, o.recurring, o.tax_basis_points, o.reverse_charge) = (NEW.one_off_cents, NEW.recurring, NEW.tax_basis_points, NEW.reverse_charge)) THEN
    RAISE EXCEPTION 'a provider is bound by the offer that was awarded' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_contract BEFORE INSERT ON provider_contract FOR EACH ROW EXECUTE FUNCTION aval_guard_contract();

-- What a provider who leaves hands back (CR-14): each item done once, with its day.
CREATE TABLE exit_item (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  party_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ACCOUNTS', 'SOURCES', 'DATA', 'DOCUMENTATION')),
  created_at timestamptz(3) NOT NULL,
  done_on date,
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
  done_by uuid,
  done_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, party_id, kind),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, done_by) REFERENCES member (project_id, id),
  CHECK ((done_on IS NULL) = (done_at IS NULL) AND (done_on IS NULL) = (done_by IS NULL))
);
CALL aval_govern('exit_item', 'update');
CREATE FUNCTION aval_guard_exit_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.done_at IS NOT NULL
     OR to_jsonb(NEW) - ARRAY['done_on', 'note', 'done_by', 'done_at'] <> to_jsonb(OLD) - ARRAY['done_on', 'note', 'done_by', 'done_at'] THEN
    RAISE EXCEPTION 'an item is handed back once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_exit_item BEFORE UPDATE OR DELETE ON exit_item FOR EACH ROW EXECUTE FUNCTION aval_guard_exit_item();

-- What is asked for, by what it is judged and until when is fixed once it is published; each step has its ground.
CREATE FUNCTION aval_guard_consultation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE fixed constant text[] := ARRAY['title', 'subject', 'baseline_id', 'questions_until', 'closes_at', 'opens_at', 'published_at', 'code', 'number', 'created_at', 'project_id', 'id'];
DECLARE one text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a consultation stays on record' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status <> 'DRAFT' THEN
    FOREACH one IN ARRAY fixed LOOP
      IF to_jsonb(NEW) -> one IS DISTINCT FROM to_jsonb(OLD) -> one THEN
        RAISE EXCEPTION 'what is published is fixed' USING ERRCODE = 'restrict_violation';
      END IF;
    END LOOP;
  END IF;
  IF OLD.status IN ('AWARDED', 'UNSUCCESSFUL') OR (OLD.seal IS NOT NULL AND NEW.seal IS DISTINCT FROM OLD.seal)
     OR (OLD.opened_at IS NOT NULL AND (NEW.opened_at, NEW.opened_by, NEW.witnessed_at, NEW.witnessed_by) IS DISTINCT FROM (OLD.opened_at, OLD.opened_by, OLD.witnessed_at, OLD.witnessed_by)) THEN
    RAISE EXCEPTION 'what happened to a consultation stays' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.status, NEW.status) NOT IN (('DRAFT', 'DRAFT'), ('DRAFT', 'PUBLISHED'), ('PUBLISHED', 'PUBLISHED'), ('PUBLISHED', 'OPENED'),
      ('PUBLISHED', 'UNSUCCESSFUL'), ('OPENED', 'OPENED'), ('OPENED', 'AWARDED'), ('OPENED', 'UNSUCCESSFUL')) THEN
    RAISE EXCEPTION 'a consultation does not become % from %', NEW.status, OLD.status USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status = 'PUBLISHED' AND OLD.status = 'DRAFT' AND (NEW.published_at >= NEW.questions_until OR (
      SELECT coalesce(sum(k.weight), 0) FROM consultation_criterion k WHERE k.project_id = NEW.project_id AND k.consultation_id = NEW.id) <> 100) THEN
    RAISE EXCEPTION 'criteria and weights are fixed before offers are asked for' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status = 'OPENED' AND OLD.status = 'PUBLISHED' AND NEW.seal IS NULL THEN
    RAISE EXCEPTION 'the box is sealed before it is opened' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status = 'AWARDED' AND NOT (
      aval_signed(NEW.project_id, NEW.document_id, 'CONSULTATION_AWARD', NEW.id, 1, 'CLIENT', NULL, 'consultation.award')
      AND EXISTS (SELECT 1 FROM opened_offer o WHERE o.project_id = NEW.project_id AND o.offer_id = NEW.awarded_offer_id AND o.consultation_id = NEW.id AND o.intact)) THEN
    RAISE EXCEPTION 'a provider is chosen by a signature of the client' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_consultation BEFORE UPDATE OR DELETE ON consultation FOR EACH ROW EXECUTE FUNCTION aval_guard_consultation();

CREATE FUNCTION aval_guard_asked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE held record;
BEGIN
  IF TG_OP = 'DELETE' THEN held := OLD; ELSE held := NEW; END IF;
  IF NOT EXISTS (SELECT 1 FROM consultation c WHERE c.project_id = held.project_id AND c.id = held.consultation_id AND c.status = 'DRAFT') THEN
    RAISE EXCEPTION 'criteria, weights and documents are fixed once they are published' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN held;
END $$;
CREATE TRIGGER guard_criterion BEFORE INSERT OR UPDATE OR DELETE ON consultation_criterion FOR EACH ROW EXECUTE FUNCTION aval_guard_asked();
CREATE TRIGGER guard_document BEFORE INSERT OR UPDATE OR DELETE ON consultation_document FOR EACH ROW EXECUTE FUNCTION aval_guard_asked();

-- A candidate is asked while the consultation runs; another link may replace the one that nobody took up.
CREATE FUNCTION aval_guard_candidate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NOT EXISTS (SELECT 1 FROM consultation c WHERE c.project_id = NEW.project_id AND c.id = NEW.consultation_id AND c.status = 'PUBLISHED')
     OR (TG_OP = 'UPDATE' AND (OLD.person_id IS NOT NULL OR (NEW.id, NEW.consultation_id, NEW.email) IS DISTINCT FROM (OLD.id, OLD.consultation_id, OLD.email))) THEN
    RAISE EXCEPTION 'a candidate is asked once, while offers can come' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_candidate BEFORE INSERT OR UPDATE OR DELETE ON consultation_candidate FOR EACH ROW EXECUTE FUNCTION aval_guard_candidate();

-- A question is numbered as it comes, in its time, and answered once, for all, before the closing.
CREATE FUNCTION aval_guard_consultation_question() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE asked consultation%ROWTYPE;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a question stays on record' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT * INTO asked FROM consultation c WHERE c.project_id = NEW.project_id AND c.id = NEW.consultation_id FOR UPDATE;
  IF TG_OP = 'INSERT' THEN
    IF asked.status <> 'PUBLISHED' OR NEW.asked_at >= asked.questions_until OR NEW.answer IS NOT NULL THEN
      RAISE EXCEPTION 'questions are put in their time' USING ERRCODE = 'restrict_violation';
    END IF;
    NEW.number := (SELECT coalesce(max(q.number), 0) + 1 FROM consultation_question q WHERE q.project_id = NEW.project_id AND q.consultation_id = NEW.consultation_id);
    RETURN NEW;
  END IF;
  IF OLD.answer IS NOT NULL OR asked.status <> 'PUBLISHED' OR NEW.answered_at >= asked.closes_at
     OR to_jsonb(NEW) - ARRAY['answer', 'answered_at'] <> to_jsonb(OLD) - ARRAY['answer', 'answered_at'] THEN
    RAISE EXCEPTION 'a question is answered once, before the closing' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_consultation_question BEFORE INSERT OR UPDATE OR DELETE ON consultation_question FOR EACH ROW EXECUTE FUNCTION aval_guard_consultation_question();

-- What the holder of a candidate's link is asked for: the token is the key. NULL without such a token.
CREATE FUNCTION aval_candidacy(hash text, at timestamptz) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'state', CASE WHEN k.person_id IS NOT NULL THEN 'ACCEPTED' WHEN c.status <> 'PUBLISHED' OR c.closes_at <= at OR p.status IN ('CLOSED', 'TERMINATED') THEN 'OVER' ELSE 'OPEN' END,
    'consultation', c.id, 'title', c.title, 'project', p.name, 'organisation', k.organisation, 'displayName', k.display_name, 'email', k.email,
    'client', (SELECT y.name FROM party y WHERE y.project_id = p.id AND y.side = 'CLIENT' AND y.removed_at IS NULL),
    'closesAt', to_char(c.closes_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'timeZone', p.time_zone,
    'hasAccount', EXISTS (SELECT 1 FROM person a WHERE a.email = k.email AND a.erased_at IS NULL))
  FROM consultation_candidate k
  JOIN consultation c ON c.project_id = k.project_id AND c.id = k.consultation_id
  JOIN project p ON p.id = k.project_id
  WHERE k.token_hash = hash
$$;

-- Takes up a candidacy for the acting person: with its token, by the address it was sent to, before the closing, and
-- never by somebody who stands in the project.
CREATE FUNCTION aval_take_candidacy(hash text, at timestamptz) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found_candidate consultation_candidate%ROWTYPE;
BEGIN
  SELECT k.* INTO found_candidate FROM consultation_candidate k
    JOIN consultation c ON c.project_id = k.project_id AND c.id = k.consultation_id AND c.status = 'PUBLISHED' AND c.closes_at > at
    JOIN project p ON p.id = k.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
    JOIN person a ON a.id = aval_person() AND a.email = k.email AND a.erased_at IS NULL
    WHERE k.token_hash = hash AND k.person_id IS NULL FOR UPDATE OF k;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF EXISTS (SELECT 1 FROM member m WHERE m.project_id = found_candidate.project_id AND m.person_id = aval_person() AND m.ended_at IS NULL) THEN
    RETURN jsonb_build_object('outcome', 'MEMBER');
  END IF;
  UPDATE consultation_candidate SET person_id = aval_person(), accepted_at = at
    WHERE project_id = found_candidate.project_id AND id = found_candidate.id;
  RETURN jsonb_build_object('outcome', 'TAKEN', 'consultationId', found_candidate.consultation_id);
END $$;

-- What a candidate must know of where it offers, and its turn among its own acts. NULL for anybody else.
CREATE FUNCTION aval_enter_candidacy(wanted uuid, to_act boolean) RETURNS jsonb LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found_candidate consultation_candidate%ROWTYPE;
BEGIN
  SELECT k.* INTO found_candidate FROM consultation_candidate k WHERE k.consultation_id = wanted AND k.person_id = aval_person();
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF to_act THEN PERFORM pg_advisory_xact_lock(hashtextextended(found_candidate.id::text, 0)); END IF;
  RETURN (SELECT jsonb_build_object('projectId', p.id, 'consultationId', wanted, 'candidateId', found_candidate.id, 'organisation', found_candidate.organisation,
      'project', p.name, 'language', p.language, 'currency', p.currency, 'timeZone', p.time_zone, 'projectStatus', p.status,
      'client', (SELECT y.name FROM party y WHERE y.project_id = p.id AND y.side = 'CLIENT' AND y.removed_at IS NULL),
      'baseline', (SELECT b.number FROM consultation c JOIN baseline b ON b.project_id = c.project_id AND b.id = c.baseline_id WHERE c.project_id = p.id AND c.id = wanted))
    FROM project p WHERE p.id = found_candidate.project_id);
END $$;

-- The signed requirement set, word for word, for a candidate of this consultation alone.
CREATE FUNCTION aval_candidate_set(wanted uuid) RETURNS TABLE (code text, digest text, content text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.code, d.digest::text, d.content FROM consultation c
  JOIN baseline b ON b.project_id = c.project_id AND b.id = c.baseline_id
  JOIN signed_document d ON d.project_id = b.project_id AND d.id = b.document_id
  WHERE c.id = wanted AND c.id = ANY ((SELECT aval_candidacies())::uuid[])
$$;

-- The published files of a consultation, for its candidates.
CREATE FUNCTION aval_candidate_files(wanted uuid) RETURNS TABLE (project_id uuid, id uuid, name text, media_type text, bytes bigint, sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.project_id, f.id, f.name, f.media_type, f.bytes, f.sha256::text FROM consultation_document d
  JOIN stored_file f ON f.project_id = d.project_id AND f.id = d.file_id
  WHERE d.consultation_id = wanted AND d.consultation_id = ANY ((SELECT aval_candidacies())::uuid[]) ORDER BY d.ordinal
$$;

REVOKE EXECUTE ON FUNCTION aval_candidacy(text, timestamptz), aval_take_candidacy(text, timestamptz), aval_enter_candidacy(uuid, boolean),
  aval_candidate_set(uuid), aval_candidate_files(uuid), aval_seal_consultation(uuid, uuid, text, timestamptz), aval_release_offers(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_candidacy(text, timestamptz), aval_take_candidacy(text, timestamptz), aval_enter_candidacy(uuid, boolean),
  aval_candidate_set(uuid), aval_candidate_files(uuid), aval_seal_consultation(uuid, uuid, text, timestamptz), aval_release_offers(uuid, uuid) TO aval_app;
