-- Disputes (domain.md 9.6): what is claimed, what each side says of it, and what they propose. Between its two parties; the
-- client and its AMO read those of their project, another agency reads none, and no clock of one.

-- What other migrations list stays.
DO $$
DECLARE listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'clock'::regclass AND conname = 'clock_kind_check';
  ALTER TABLE clock DROP CONSTRAINT clock_kind_check;
  EXECUTE 'ALTER TABLE clock ADD CONSTRAINT clock_kind_check ' || replace(listed, '''PAYMENT''::text',
    '''PAYMENT''::text, ''DISPUTE_LEVEL''::text, ''MEDIATION_ANSWER''::text, ''MEDIATOR_APPOINTMENT''::text, ''MEDIATION_LENGTH''::text, ''LIMITATION_RESTART''::text');
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'clock'::regclass AND conname = 'clock_matter_kind_check';
  ALTER TABLE clock DROP CONSTRAINT clock_matter_kind_check;
  EXECUTE 'ALTER TABLE clock ADD CONSTRAINT clock_matter_kind_check '
    || replace(listed, '''COMMITMENT''::text', '''COMMITMENT''::text, ''DISPUTE''::text');
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conrelid = 'signed_document'::regclass AND conname = 'signed_document_kind_check';
  ALTER TABLE signed_document DROP CONSTRAINT signed_document_kind_check;
  EXECUTE 'ALTER TABLE signed_document ADD CONSTRAINT signed_document_kind_check '
    || replace(listed, '''CHARTER''::text', '''CHARTER''::text, ''SETTLEMENT''::text');
END $$;

-- Whether the acting person reads what is between these two parties.
CREATE FUNCTION aval_reads_between(project uuid, one uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT aval_system() OR EXISTS (SELECT 1 FROM member m WHERE m.project_id = project AND m.person_id = aval_person()
    AND m.ended_at IS NULL AND (m.side IN ('CLIENT', 'AMO') OR m.party_id IN (one, other)))
$$;

CREATE TABLE dispute (
  project_id uuid NOT NULL REFERENCES project (id),
  id uuid NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  code text NOT NULL CHECK (code ~ '^LIT-\d{3,}$'),
  status text NOT NULL CHECK (status IN ('L1_MANAGERS', 'L2_FACILITATION', 'L3_COPIL', 'L4_EXECUTIVES', 'LADDER_ENDED', 'MEDIATION_PROPOSED', 'MEDIATION_AGREED',
    'MEDIATOR_APPOINTED', 'IN_MEDIATION', 'MEDIATION_ENDED_NO_AGREEMENT', 'EXPERT_OR_COURT', 'SETTLED', 'SETTLED_DIRECTLY', 'WITHDRAWN', 'CLOSED')),
  title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 200),
  subject text NOT NULL CHECK (length(btrim(subject)) BETWEEN 1 AND 10000),
  -- With it the digest of the words in the ledger cannot be guessed from.
  salt char(64) NOT NULL CHECK (salt ~ '^[0-9a-f]{64}$'),
  claimant_party_id uuid NOT NULL,
  respondent_party_id uuid NOT NULL,
  -- The numbers of what is contested: work continues on all else.
  contested text[] NOT NULL,
  opened_by uuid NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  -- Since when it is at its level, and until when; none where the ladder has ended.
  level_since timestamptz(3) NOT NULL,
  level_due_on date,
  disclosure text CHECK (length(btrim(disclosure)) BETWEEN 1 AND 5000),
  disclosed_by uuid,
  disclosed_at timestamptz(3),
  facilitator_refused_at timestamptz(3),
  settled_by_party_id uuid,
  outside_kind text CHECK (outside_kind IN ('EXPERT', 'ARBITRATION', 'COURT')),
  end_reason text NOT NULL DEFAULT '' CHECK (length(end_reason) <= 10000),
  document_id uuid,
  ended_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, code),
  UNIQUE (project_id, number),
  FOREIGN KEY (project_id, claimant_party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, respondent_party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, settled_by_party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, opened_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, disclosed_by) REFERENCES member (project_id, id),
  FOREIGN KEY (project_id, document_id) REFERENCES signed_document (project_id, id),
  CHECK (claimant_party_id <> respondent_party_id),
  CHECK ((disclosure IS NULL) = (disclosed_at IS NULL) AND (disclosure IS NULL) = (disclosed_by IS NULL)),
  CHECK ((status IN ('SETTLED', 'SETTLED_DIRECTLY', 'WITHDRAWN', 'CLOSED')) = (ended_at IS NOT NULL)),
  CHECK ((status = 'SETTLED') = (document_id IS NOT NULL)),
  CHECK ((level_due_on IS NOT NULL) = (status IN ('L1_MANAGERS', 'L2_FACILITATION', 'L3_COPIL', 'L4_EXECUTIVES')))
);
CALL aval_govern('dispute', 'update');
CREATE POLICY parties_only ON dispute AS RESTRICTIVE TO aval_app USING (aval_reads_between(project_id, claimant_party_id, respondent_party_id));
CREATE INDEX dispute_open ON dispute (project_id, status, number DESC);

CREATE FUNCTION aval_reads_dispute(project uuid, wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT aval_system() OR EXISTS (SELECT 1 FROM dispute d WHERE d.project_id = project AND d.id = wanted
    AND aval_reads_between(project, d.claimant_party_id, d.respondent_party_id))
$$;

-- The facts: entries of the ledger that the parties have chosen, one timeline that both see the same.
CREATE TABLE dispute_fact (
  project_id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  seq bigint NOT NULL,
  party_id uuid NOT NULL,
  added_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, dispute_id, seq),
  FOREIGN KEY (project_id, dispute_id) REFERENCES dispute (project_id, id),
  FOREIGN KEY (project_id, seq) REFERENCES ledger_entry (project_id, seq),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id)
);

-- What is asked, and what it amounts to, in cents.
CREATE TABLE dispute_claim (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal BETWEEN 1 AND 100),
  party_id uuid NOT NULL,
  text text NOT NULL CHECK (length(btrim(text)) BETWEEN 1 AND 5000),
  cents bigint NOT NULL CHECK (cents >= 0),
  stated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, dispute_id, ordinal),
  FOREIGN KEY (project_id, dispute_id) REFERENCES dispute (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id)
);

-- The position of a side at a level: stated again, it is another version; none is changed.
CREATE TABLE dispute_position (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  level text NOT NULL CHECK (level IN ('L1_MANAGERS', 'L2_FACILITATION', 'L3_COPIL', 'L4_EXECUTIVES')),
  party_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  text text NOT NULL CHECK (length(btrim(text)) BETWEEN 1 AND 10000),
  salt char(64) NOT NULL CHECK (salt ~ '^[0-9a-f]{64}$'),
  stated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, dispute_id, level, party_id, version),
  FOREIGN KEY (project_id, dispute_id) REFERENCES dispute (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id)
);

-- A proposal, or the answer to one: what it says stays; it is refused, taken back, or signed by both.
CREATE TABLE dispute_proposal (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  ordinal integer NOT NULL CHECK (ordinal BETWEEN 1 AND 500),
  counter_to integer,
  party_id uuid NOT NULL,
  text text NOT NULL CHECK (length(btrim(text)) BETWEEN 1 AND 10000),
  claimant_concession text NOT NULL CHECK (length(btrim(claimant_concession)) BETWEEN 1 AND 5000),
  respondent_concession text NOT NULL CHECK (length(btrim(respondent_concession)) BETWEEN 1 AND 5000),
  payer_party_id uuid,
  cents bigint NOT NULL CHECK (cents >= 0),
  valid_until date NOT NULL,
  salt char(64) NOT NULL CHECK (salt ~ '^[0-9a-f]{64}$'),
  made_at timestamptz(3) NOT NULL,
  state text NOT NULL CHECK (state IN ('STANDING', 'REFUSED', 'WITHDRAWN', 'SIGNED')),
  end_reason text NOT NULL DEFAULT '' CHECK (length(end_reason) <= 5000),
  ended_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, dispute_id, ordinal),
  FOREIGN KEY (project_id, dispute_id) REFERENCES dispute (project_id, id),
  FOREIGN KEY (project_id, dispute_id, counter_to) REFERENCES dispute_proposal (project_id, dispute_id, ordinal),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, payer_party_id) REFERENCES party (project_id, id),
  CHECK ((state = 'STANDING') = (ended_at IS NULL)),
  CHECK (cents = 0 OR payer_party_id IS NOT NULL)
);

CREATE TABLE dispute_notice (
  project_id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  notice_id uuid NOT NULL,
  PRIMARY KEY (project_id, dispute_id, notice_id),
  FOREIGN KEY (project_id, dispute_id) REFERENCES dispute (project_id, id),
  FOREIGN KEY (project_id, notice_id) REFERENCES formal_notice (project_id, id)
);

DO $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['dispute_fact', 'dispute_claim', 'dispute_position', 'dispute_proposal', 'dispute_notice'] LOOP
    CALL aval_govern(one::regclass, CASE one WHEN 'dispute_proposal' THEN 'update' ELSE 'append' END);
    EXECUTE format('CREATE POLICY parties_only ON %I AS RESTRICTIVE TO aval_app USING (aval_reads_dispute(project_id, dispute_id))', one);
    IF one <> 'dispute_notice' THEN
      EXECUTE format('CREATE POLICY own_party ON %I AS RESTRICTIVE FOR INSERT TO aval_app WITH CHECK (party_id = (SELECT aval_party()))', one);
    END IF;
  END LOOP;
END $$;

-- A dispute climbs one level at a time, and what it is about stays what it was.
CREATE FUNCTION aval_guard_dispute() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE moving constant text[] := ARRAY['status', 'contested', 'level_since', 'level_due_on', 'disclosure', 'disclosed_by', 'disclosed_at',
  'facilitator_refused_at', 'settled_by_party_id', 'outside_kind', 'end_reason', 'document_id', 'ended_at'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL OR to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving
     OR (OLD.disclosed_at IS NOT NULL AND (NEW.disclosure, NEW.disclosed_at) IS DISTINCT FROM (OLD.disclosure, OLD.disclosed_at))
     OR NOT NEW.contested @> OLD.contested THEN
    RAISE EXCEPTION 'what a dispute is about stays, and its end is its end' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status <> ALL (CASE OLD.status
      WHEN 'L1_MANAGERS' THEN ARRAY['L2_FACILITATION', 'L3_COPIL', 'SETTLED', 'SETTLED_DIRECTLY', 'WITHDRAWN']
      WHEN 'L2_FACILITATION' THEN ARRAY['L3_COPIL', 'SETTLED', 'SETTLED_DIRECTLY', 'WITHDRAWN']
      WHEN 'L3_COPIL' THEN ARRAY['L4_EXECUTIVES', 'SETTLED', 'SETTLED_DIRECTLY', 'WITHDRAWN']
      WHEN 'L4_EXECUTIVES' THEN ARRAY['LADDER_ENDED', 'MEDIATION_PROPOSED', 'SETTLED', 'SETTLED_DIRECTLY', 'WITHDRAWN']
      WHEN 'LADDER_ENDED' THEN ARRAY['MEDIATION_PROPOSED', 'EXPERT_OR_COURT', 'SETTLED', 'SETTLED_DIRECTLY', 'WITHDRAWN']
      WHEN 'MEDIATION_PROPOSED' THEN ARRAY['MEDIATION_AGREED', 'LADDER_ENDED', 'SETTLED_DIRECTLY', 'WITHDRAWN']
      WHEN 'MEDIATION_AGREED' THEN ARRAY['MEDIATOR_APPOINTED', 'MEDIATION_ENDED_NO_AGREEMENT']
      WHEN 'MEDIATOR_APPOINTED' THEN ARRAY['IN_MEDIATION', 'MEDIATION_ENDED_NO_AGREEMENT']
      WHEN 'IN_MEDIATION' THEN ARRAY['SETTLED', 'MEDIATION_ENDED_NO_AGREEMENT']
      WHEN 'MEDIATION_ENDED_NO_AGREEMENT' THEN ARRAY['EXPERT_OR_COURT', 'SETTLED_DIRECTLY', 'WITHDRAWN']
      WHEN 'EXPERT_OR_COURT' THEN ARRAY['CLOSED']
      ELSE ARRAY[]::text[] END) THEN
    RAISE EXCEPTION 'a dispute does not become % from %', NEW.status, OLD.status USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status = 'SETTLED' AND (SELECT count(DISTINCT s.party_id) FROM signature s JOIN signed_document d ON d.project_id = s.project_id AND d.id = s.document_id
      WHERE s.project_id = NEW.project_id AND d.id = NEW.document_id AND d.kind = 'SETTLEMENT' AND s.party_id IN (NEW.claimant_party_id, NEW.respondent_party_id)) <> 2 THEN
    RAISE EXCEPTION 'a dispute is settled by the signatures of its two parties' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_dispute BEFORE UPDATE OR DELETE ON dispute FOR EACH ROW EXECUTE FUNCTION aval_guard_dispute();

CREATE FUNCTION aval_guard_dispute_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moving constant text[] := ARRAY['state', 'end_reason', 'ended_at'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'STANDING' OR to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'what was proposed stays, and ends once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_dispute_proposal BEFORE UPDATE OR DELETE ON dispute_proposal FOR EACH ROW EXECUTE FUNCTION aval_guard_dispute_proposal();

-- The clock of a dispute is read by whoever reads the dispute.
CREATE POLICY dispute_parties_only ON clock AS RESTRICTIVE FOR SELECT TO aval_app
  USING (matter_kind <> 'DISPUTE' OR aval_reads_dispute(project_id, matter_id));

-- When a person is erased, disputes lose their name too, as consultations do. What was signed keeps it.
CREATE FUNCTION aval_forget_in_disputes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  target uuid;
  said text;
  places uuid[];
BEGIN
  SELECT g.person_id INTO target FROM gone g LIMIT 1;
  IF target IS NULL THEN RETURN NULL; END IF;
  SELECT array_agg(DISTINCT m.project_id) INTO places FROM member m WHERE m.person_id = target
    AND EXISTS (SELECT 1 FROM dispute d WHERE d.project_id = m.project_id);
  IF places IS NULL THEN RETURN NULL; END IF;
  SELECT '(^|[^[:alnum:]])(' || string_agg(regexp_replace(word, '([^[:alnum:]])', '\\\1', 'g'), '|') || ')(?![[:alnum:]])' INTO said
  FROM (SELECT g.display_name FROM gone g UNION SELECT p.email FROM person p WHERE p.id = target AND p.email IS NOT NULL) AS known (word);
  ALTER TABLE dispute DISABLE TRIGGER guard_dispute;
  ALTER TABLE dispute_proposal DISABLE TRIGGER guard_dispute_proposal;
  ALTER TABLE dispute_claim DISABLE TRIGGER refuse_change;
  ALTER TABLE dispute_position DISABLE TRIGGER refuse_change;
  UPDATE dispute SET title = regexp_replace(title, said, '\1…', 'gi'), subject = regexp_replace(subject, said, '\1…', 'gi'),
    disclosure = regexp_replace(disclosure, said, '\1…', 'gi'), end_reason = regexp_replace(end_reason, said, '\1…', 'gi')
  WHERE project_id = ANY (places) AND concat_ws(E'\n', title, subject, disclosure, end_reason) ~* said;
  UPDATE dispute_proposal SET text = regexp_replace(text, said, '\1…', 'gi'), claimant_concession = regexp_replace(claimant_concession, said, '\1…', 'gi'),
    respondent_concession = regexp_replace(respondent_concession, said, '\1…', 'gi'), end_reason = regexp_replace(end_reason, said, '\1…', 'gi')
  WHERE project_id = ANY (places) AND concat_ws(E'\n', text, claimant_concession, respondent_concession, end_reason) ~* said;
  UPDATE dispute_claim SET text = regexp_replace(text, said, '\1…', 'gi') WHERE project_id = ANY (places) AND text ~* said;
  UPDATE dispute_position SET text = regexp_replace(text, said, '\1…', 'gi') WHERE project_id = ANY (places) AND text ~* said;
  SET CONSTRAINTS ALL IMMEDIATE;
  ALTER TABLE dispute ENABLE TRIGGER guard_dispute;
  ALTER TABLE dispute_proposal ENABLE TRIGGER guard_dispute_proposal;
  ALTER TABLE dispute_claim ENABLE TRIGGER refuse_change;
  ALTER TABLE dispute_position ENABLE TRIGGER refuse_change;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION aval_forget_in_disputes() FROM PUBLIC;
CREATE TRIGGER forget_in_disputes AFTER DELETE ON person_identity REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION aval_forget_in_disputes();
