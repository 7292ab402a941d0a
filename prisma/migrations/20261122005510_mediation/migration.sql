-- Mediation (domain.md 5.8, 9.9-10): its facts are read with the dispute; what is said in it is a compartment of its own.
-- Nobody reads a row of the compartment but its members: no administrator, no AMO, no clock. And a row is bytes: the key
-- of a mediation is kept outside the database, and is destroyed on the day on which the parties agreed.

CREATE TABLE mediation (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  proposed_by_party_id uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  -- Days after the end for which it is kept: agreed with the mediation itself.
  kept_days integer NOT NULL CHECK (kept_days BETWEEN 0 AND 365),
  agreed_at timestamptz(3),
  -- The limitation is suspended from this day (C. civ. 2238).
  suspended_on date,
  mediator_name text CHECK (length(btrim(mediator_name)) BETWEEN 1 AND 200),
  mediator_email text CHECK (mediator_email = lower(mediator_email) AND length(mediator_email) <= 254),
  named_by_party_id uuid,
  confirmed_at timestamptz(3),
  token_hash char(64) UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  mediator_person_id uuid REFERENCES person (id),
  accepted_at timestamptz(3),
  begun_at timestamptz(3),
  -- SHA-256 of the key.
  fingerprint char(64) CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
  due_on date,
  outcome text CHECK (outcome IN ('REFUSED', 'NO_AGREEMENT', 'AGREEMENT')),
  ended_at timestamptz(3),
  ended_on date,
  limitation_until date,
  erase_on date,
  erase_before timestamptz(3),
  destroyed_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, dispute_id) REFERENCES dispute (project_id, id),
  FOREIGN KEY (project_id, proposed_by_party_id) REFERENCES party (project_id, id),
  FOREIGN KEY (project_id, named_by_party_id) REFERENCES party (project_id, id),
  CHECK ((mediator_name IS NULL) = (mediator_email IS NULL) AND (mediator_name IS NULL) = (named_by_party_id IS NULL)),
  CHECK ((confirmed_at IS NULL) = (token_hash IS NULL)),
  CHECK ((mediator_person_id IS NULL) = (accepted_at IS NULL)),
  CHECK ((begun_at IS NULL) = (fingerprint IS NULL)),
  CHECK ((outcome IS NULL) = (ended_at IS NULL)),
  CHECK ((agreed_at IS NULL) = (suspended_on IS NULL)),
  CHECK (destroyed_at IS NULL OR destroyed_at >= erase_before)
);
CALL aval_govern('mediation', 'update');
CREATE POLICY parties_only ON mediation AS RESTRICTIVE TO aval_app USING (aval_reads_dispute(project_id, dispute_id));
CREATE UNIQUE INDEX one_mediation_at_a_time ON mediation (project_id, dispute_id) WHERE ended_at IS NULL;
CREATE INDEX mediation_by_dispute ON mediation (project_id, dispute_id, proposed_at DESC);
CREATE INDEX mediation_to_destroy ON mediation (erase_before) WHERE destroyed_at IS NULL AND erase_before IS NOT NULL;

-- What has happened stays; the name and address of a mediator move only until both parties agree on them.
CREATE FUNCTION aval_guard_mediation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE one text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'that there was a mediation stays' USING ERRCODE = 'restrict_violation';
  END IF;
  FOREACH one IN ARRAY ARRAY['project_id', 'id', 'dispute_id', 'proposed_by_party_id', 'proposed_at', 'kept_days', 'agreed_at', 'suspended_on', 'confirmed_at', 'token_hash',
      'mediator_person_id', 'accepted_at', 'begun_at', 'fingerprint', 'due_on', 'outcome', 'ended_at', 'ended_on', 'limitation_until', 'erase_on', 'erase_before', 'destroyed_at'] LOOP
    IF to_jsonb(OLD) -> one <> 'null'::jsonb AND to_jsonb(NEW) -> one <> to_jsonb(OLD) -> one THEN
      RAISE EXCEPTION 'what happened to a mediation stays' USING ERRCODE = 'restrict_violation';
    END IF;
  END LOOP;
  IF OLD.confirmed_at IS NOT NULL AND (NEW.mediator_name, NEW.mediator_email, NEW.named_by_party_id) IS DISTINCT FROM (OLD.mediator_name, OLD.mediator_email, OLD.named_by_party_id) THEN
    RAISE EXCEPTION 'the mediator is the one on whom both agreed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_mediation BEFORE UPDATE OR DELETE ON mediation FOR EACH ROW EXECUTE FUNCTION aval_guard_mediation();

-- Who is in the compartment: people of the two parties, named one by one, and the mediator, who has no party.
CREATE TABLE mediation_member (
  project_id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  party_id uuid,
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, mediation_id, person_id),
  FOREIGN KEY (project_id, mediation_id) REFERENCES mediation (project_id, id),
  FOREIGN KEY (project_id, party_id) REFERENCES party (project_id, id)
);
CREATE INDEX mediation_member_by_person ON mediation_member (person_id);

-- The compartments in which the acting person is now: in a party for which they still stand, or as the mediator.
CREATE FUNCTION aval_mediations() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(c.mediation_id), '{}') FROM mediation_member c
  WHERE c.person_id = aval_person() AND (c.party_id IS NULL OR EXISTS (
    SELECT 1 FROM member m WHERE m.project_id = c.project_id AND m.person_id = c.person_id AND m.party_id = c.party_id AND m.ended_at IS NULL))
$$;

-- Whether they hear a thread: all of them the one to all, a party its own with the mediator, the mediator each of these.
CREATE FUNCTION aval_hears(mediation uuid, thread uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT mediation = ANY ((SELECT aval_mediations())::uuid[]) AND (thread IS NULL OR EXISTS (
    SELECT 1 FROM mediation_member c WHERE c.mediation_id = mediation AND c.person_id = aval_person() AND (c.party_id IS NULL OR c.party_id = thread)))
$$;

-- Whether they may speak in it now.
CREATE FUNCTION aval_speaks(mediation uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM mediation x JOIN dispute d ON d.project_id = x.project_id AND d.id = x.dispute_id
    WHERE x.id = mediation AND x.ended_at IS NULL AND d.status = 'IN_MEDIATION')
$$;

CREATE TABLE mediation_message (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  -- The party that alone hears it with the mediator; none, for all.
  thread_party_id uuid,
  person_id uuid NOT NULL REFERENCES person (id),
  box bytea NOT NULL,
  posted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, mediation_id) REFERENCES mediation (project_id, id),
  FOREIGN KEY (project_id, thread_party_id) REFERENCES party (project_id, id)
);
CREATE INDEX mediation_message_by_mediation ON mediation_message (mediation_id, posted_at, id);

CREATE TABLE mediation_file (
  project_id uuid NOT NULL,
  id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  message_id uuid NOT NULL,
  thread_party_id uuid,
  box bytea NOT NULL,
  PRIMARY KEY (project_id, id),
  FOREIGN KEY (project_id, message_id) REFERENCES mediation_message (project_id, id)
);
CREATE INDEX mediation_file_by_mediation ON mediation_file (mediation_id);

-- Terms on which an agreement is sought, heard by all; what one side has drafted, the other agrees to, and then both sign.
CREATE TABLE mediation_draft (
  project_id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  version integer NOT NULL CHECK (version BETWEEN 1 AND 500),
  person_id uuid NOT NULL REFERENCES person (id),
  party_id uuid,
  box bytea NOT NULL,
  drafted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, mediation_id, version),
  FOREIGN KEY (project_id, mediation_id) REFERENCES mediation (project_id, id)
);
CREATE TABLE mediation_consent (
  project_id uuid NOT NULL,
  mediation_id uuid NOT NULL,
  version integer NOT NULL,
  party_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  agreed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, mediation_id, version, party_id),
  FOREIGN KEY (project_id, mediation_id, version) REFERENCES mediation_draft (project_id, mediation_id, version)
);

-- Nothing of a compartment is changed; its words go as a whole, once the key is destroyed.
DO $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['mediation_member', 'mediation_message', 'mediation_file', 'mediation_draft', 'mediation_consent'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('CREATE POLICY owner_all ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', one);
    CALL aval_append_only(one::regclass);
  END LOOP;
END $$;

CREATE POLICY members_read ON mediation_member FOR SELECT TO aval_app USING (mediation_id = ANY ((SELECT aval_mediations())::uuid[]));
-- A party names its own people, while the mediation goes on.
CREATE POLICY party_insert ON mediation_member FOR INSERT TO aval_app WITH CHECK (
  project_id = aval_project() AND party_id = (SELECT aval_party())
  AND EXISTS (SELECT 1 FROM mediation x JOIN dispute d ON d.project_id = x.project_id AND d.id = x.dispute_id
    WHERE x.project_id = mediation_member.project_id AND x.id = mediation_member.mediation_id AND x.ended_at IS NULL
      AND mediation_member.party_id IN (d.claimant_party_id, d.respondent_party_id))
  AND EXISTS (SELECT 1 FROM member m WHERE m.project_id = mediation_member.project_id AND m.person_id = mediation_member.person_id
    AND m.party_id = mediation_member.party_id AND m.ended_at IS NULL));
CREATE POLICY hearers_read ON mediation_message FOR SELECT TO aval_app USING (aval_hears(mediation_id, thread_party_id));
CREATE POLICY speakers_insert ON mediation_message FOR INSERT TO aval_app
  WITH CHECK (person_id = aval_person() AND aval_hears(mediation_id, thread_party_id) AND aval_speaks(mediation_id));
CREATE POLICY hearers_read ON mediation_file FOR SELECT TO aval_app USING (aval_hears(mediation_id, thread_party_id));
CREATE POLICY speakers_insert ON mediation_file FOR INSERT TO aval_app
  WITH CHECK (aval_hears(mediation_id, thread_party_id) AND aval_speaks(mediation_id));
CREATE POLICY hearers_read ON mediation_draft FOR SELECT TO aval_app USING (aval_hears(mediation_id, NULL));
CREATE POLICY speakers_insert ON mediation_draft FOR INSERT TO aval_app
  WITH CHECK (person_id = aval_person() AND aval_hears(mediation_id, NULL) AND aval_speaks(mediation_id));
CREATE POLICY hearers_read ON mediation_consent FOR SELECT TO aval_app USING (aval_hears(mediation_id, NULL));
CREATE POLICY speakers_insert ON mediation_consent FOR INSERT TO aval_app
  WITH CHECK (person_id = aval_person() AND aval_speaks(mediation_id) AND EXISTS (SELECT 1 FROM mediation_member c
    WHERE c.mediation_id = mediation_consent.mediation_id AND c.person_id = aval_person() AND c.party_id = mediation_consent.party_id));

-- A settlement is read by who reads the dispute; one that was found in mediation, by the two parties alone.
CREATE FUNCTION aval_reads_settlement(project uuid, wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT aval_reads_dispute(project, wanted) AND EXISTS (SELECT 1 FROM dispute d WHERE d.project_id = project AND d.id = wanted)
    OR EXISTS (SELECT 1 FROM mediation x JOIN dispute d ON d.project_id = x.project_id AND d.id = x.dispute_id
      JOIN member m ON m.project_id = d.project_id AND m.party_id IN (d.claimant_party_id, d.respondent_party_id) AND m.person_id = aval_person() AND m.ended_at IS NULL
      WHERE x.project_id = project AND x.id = wanted)
$$;
CREATE POLICY settlement_parties_only ON signed_document AS RESTRICTIVE FOR SELECT TO aval_app
  USING (kind <> 'SETTLEMENT' OR aval_reads_settlement(project_id, subject_id));

-- What the holder of a mediator's link is asked for: the token is the key. NULL without such a token.
CREATE FUNCTION aval_mediator_asked(hash text) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'state', CASE WHEN x.mediator_person_id IS NOT NULL THEN 'ACCEPTED' WHEN d.status <> 'MEDIATOR_APPOINTED' OR p.status IN ('CLOSED', 'TERMINATED') THEN 'OVER' ELSE 'OPEN' END,
    'mediation', x.id, 'dispute', d.code, 'project', p.name, 'displayName', x.mediator_name, 'email', x.mediator_email,
    'parties', (SELECT jsonb_agg(y.name ORDER BY y.id = d.respondent_party_id) FROM party y WHERE y.project_id = p.id AND y.id IN (d.claimant_party_id, d.respondent_party_id)),
    'hasAccount', EXISTS (SELECT 1 FROM person a WHERE a.email = x.mediator_email AND a.erased_at IS NULL))
  FROM mediation x JOIN dispute d ON d.project_id = x.project_id AND d.id = x.dispute_id JOIN project p ON p.id = x.project_id
  WHERE x.token_hash = hash
$$;

-- Takes up the mission for the acting person: with its token, by the address on which both agreed, and never by somebody
-- who stands, or stood, in the project.
CREATE FUNCTION aval_take_mediation(hash text, at timestamptz) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE asked mediation%ROWTYPE;
DECLARE found_project uuid;
BEGIN
  SELECT x.project_id INTO found_project FROM mediation x WHERE x.token_hash = hash;
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(found_project::text, 0));
  SELECT x.* INTO asked FROM mediation x
    JOIN dispute d ON d.project_id = x.project_id AND d.id = x.dispute_id AND d.status = 'MEDIATOR_APPOINTED'
    JOIN project p ON p.id = x.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
    JOIN person a ON a.id = aval_person() AND a.email = x.mediator_email AND a.erased_at IS NULL
    WHERE x.token_hash = hash AND x.mediator_person_id IS NULL AND x.ended_at IS NULL FOR UPDATE OF x;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF EXISTS (SELECT 1 FROM member m WHERE m.project_id = asked.project_id AND m.person_id = aval_person()) THEN
    RETURN jsonb_build_object('outcome', 'MEMBER');
  END IF;
  UPDATE mediation SET mediator_person_id = aval_person(), accepted_at = at WHERE project_id = asked.project_id AND id = asked.id;
  INSERT INTO mediation_member (project_id, mediation_id, person_id, party_id, since) VALUES (asked.project_id, asked.id, aval_person(), NULL, at);
  RETURN jsonb_build_object('outcome', 'TAKEN', 'projectId', asked.project_id, 'mediationId', asked.id);
END $$;

-- What a member of a compartment must know of it. NULL for anybody else, whoever they are.
CREATE FUNCTION aval_enter_mediation(wanted uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('projectId', p.id, 'project', p.name, 'projectCode', p.code, 'language', p.language, 'currency', p.currency, 'timeZone', p.time_zone,
      'mediationId', x.id, 'disputeId', d.id, 'dispute', d.code, 'title', d.title, 'status', d.status, 'partyId', c.party_id,
      'claimantPartyId', d.claimant_party_id, 'respondentPartyId', d.respondent_party_id, 'mediator', x.mediator_name,
      'dueOn', x.due_on, 'eraseOn', x.erase_on, 'keptDays', x.kept_days, 'fingerprint', x.fingerprint, 'ended', x.ended_at IS NOT NULL, 'destroyed', x.destroyed_at IS NOT NULL,
      'parties', (SELECT jsonb_agg(jsonb_build_object('id', y.id, 'name', y.name, 'side', y.side) ORDER BY y.id = d.respondent_party_id) FROM party y
        WHERE y.project_id = p.id AND y.id IN (d.claimant_party_id, d.respondent_party_id)),
      'members', (SELECT jsonb_agg(jsonb_build_object('personId', k.person_id, 'partyId', k.party_id,
          'name', (SELECT i.display_name FROM person_identity i WHERE i.person_id = k.person_id ORDER BY i.version DESC LIMIT 1)) ORDER BY k.since, k.person_id)
        FROM mediation_member k WHERE k.project_id = p.id AND k.mediation_id = x.id))
  FROM mediation x JOIN dispute d ON d.project_id = x.project_id AND d.id = x.dispute_id JOIN project p ON p.id = x.project_id
    JOIN mediation_member c ON c.project_id = x.project_id AND c.mediation_id = x.id AND c.person_id = aval_person()
  WHERE x.id = wanted AND x.id = ANY ((SELECT aval_mediations())::uuid[])
$$;

-- Where the clock has to act: a mediator has come and it has not begun, or a compartment's day is over.
CREATE FUNCTION aval_mediations_due(at timestamptz, most integer) RETURNS TABLE (project_id uuid, id uuid, what text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.project_id, x.id, CASE WHEN x.ended_at IS NULL THEN 'BEGIN' ELSE 'DESTROY' END FROM mediation x
  WHERE (x.accepted_at IS NOT NULL AND x.begun_at IS NULL AND x.ended_at IS NULL)
     OR (x.erase_before <= at AND x.destroyed_at IS NULL)
  ORDER BY x.id LIMIT most
$$;

-- Removes what a compartment held, on its day, once its key is gone: the fact that there was one stays.
CREATE FUNCTION aval_destroy_mediation(project uuid, wanted uuid, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE one text;
BEGIN
  UPDATE mediation x SET destroyed_at = at WHERE x.project_id = project AND x.id = wanted AND x.erase_before <= at AND x.destroyed_at IS NULL AND aval_system();
  IF NOT FOUND THEN RETURN false; END IF;
  -- These rows refuse every removal, from everybody. For this one the guards step aside, and nobody writes meanwhile.
  FOREACH one IN ARRAY ARRAY['mediation_consent', 'mediation_draft', 'mediation_file', 'mediation_message'] LOOP
    EXECUTE format('ALTER TABLE %I DISABLE TRIGGER refuse_change', one);
    EXECUTE format('DELETE FROM %I WHERE project_id = $1 AND mediation_id = $2', one) USING project, wanted;
    SET CONSTRAINTS ALL IMMEDIATE;
    EXECUTE format('ALTER TABLE %I ENABLE TRIGGER refuse_change', one);
  END LOOP;
  RETURN true;
END $$;

-- When a person is erased, a mediation loses the name and the address of its mediator.
CREATE FUNCTION aval_forget_in_mediations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM gone g JOIN mediation x ON x.mediator_person_id = g.person_id
                 UNION ALL SELECT 1 FROM gone g JOIN person p ON p.id = g.person_id JOIN mediation x ON x.mediator_email = p.email) THEN RETURN NULL; END IF;
  ALTER TABLE mediation DISABLE TRIGGER guard_mediation;
  UPDATE mediation x SET mediator_name = '…', mediator_email = x.id || '@erased.invalid' FROM gone g JOIN person p ON p.id = g.person_id
  WHERE x.mediator_person_id = g.person_id OR x.mediator_email = p.email;
  SET CONSTRAINTS ALL IMMEDIATE;
  ALTER TABLE mediation ENABLE TRIGGER guard_mediation;
  RETURN NULL;
END $$;
CREATE TRIGGER forget_in_mediations AFTER DELETE ON person_identity REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION aval_forget_in_mediations();

REVOKE EXECUTE ON FUNCTION aval_mediator_asked(text), aval_take_mediation(text, timestamptz), aval_enter_mediation(uuid),
  aval_mediations_due(timestamptz, integer), aval_destroy_mediation(uuid, uuid, timestamptz), aval_forget_in_mediations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_mediator_asked(text), aval_take_mediation(text, timestamptz), aval_enter_mediation(uuid),
  aval_mediations_due(timestamptz, integer), aval_destroy_mediation(uuid, uuid, timestamptz) TO aval_app;
