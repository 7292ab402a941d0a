-- Erasure of a person: the identity goes, what was signed stays (domain.md 6.3, ADR 0010).
--
-- Everything happens in one function that runs with the owner's rights and asks for itself who calls it: the application
-- can erase a person in this one way, whole, or not at all. It never touches an entry of the ledger, a signature or a
-- signed document.

-- An erased person has no address.
ALTER TABLE person ADD CONSTRAINT erased_has_no_address CHECK (erased_at IS NULL OR email IS NULL);

-- Identities go by erasure alone.
REVOKE DELETE ON person_identity FROM aval_app;

CREATE FUNCTION aval_is_administrator() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM person a WHERE a.id = aval_person() AND a.is_administrator AND a.erased_at IS NULL)
$$;

-- A person is never removed, erased only by aval_erase_person, and after that nothing of them changes any more.
-- SECURITY INVOKER on purpose: current_user tells whether the application writes itself or that function does.
CREATE FUNCTION aval_guard_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a person is erased, never removed: what they signed refers to them' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.erased_at IS NOT NULL THEN
    RAISE EXCEPTION 'an erased person stays erased' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.erased_at IS NOT NULL AND current_user = 'aval_app' THEN
    RAISE EXCEPTION 'a person is erased whole, by aval_erase_person' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_person BEFORE UPDATE OR DELETE ON person FOR EACH ROW EXECUTE FUNCTION aval_guard_person();

-- Nothing comes back to an erased person, not even from a sign-in that began before: the share lock waits for an erasure
-- under way and then reads the row as it has become.
CREATE FUNCTION aval_guard_living() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.person_id IS NULL THEN RETURN NEW; END IF;
  PERFORM 1 FROM person p WHERE p.id = NEW.person_id AND p.erased_at IS NULL FOR KEY SHARE;
  IF FOUND THEN RETURN NEW; END IF;
  -- A mail to somebody who is gone is not written; the act that it tells of goes on.
  IF TG_TABLE_NAME = 'delivery' THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'this person has been erased' USING ERRCODE = 'restrict_violation';
END $$;
DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['person_identity', 'credential', 'session', 'one_time_code', 'oidc_identity', 'identity_proof', 'demo_role', 'member', 'delivery'] LOOP
    EXECUTE format('CREATE TRIGGER guard_living BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION aval_guard_living()', target);
  END LOOP;
END $$;

-- The receipts of an erased person's own account hold digests of names that could be guessed: they alone may go.
CREATE OR REPLACE FUNCTION aval_guard_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF current_user <> 'aval_app' AND EXISTS (SELECT 1 FROM person p WHERE p.id = OLD.scope_id AND p.erased_at IS NOT NULL) THEN RETURN OLD; END IF;
  ELSIF OLD.outcome IS NULL AND to_jsonb(NEW) - 'outcome' = to_jsonb(OLD) - 'outcome' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the outcome of a command is written once' USING ERRCODE = 'restrict_violation';
END $$;

-- In how many open projects others count on this person: a role that decides, signs or answers for a side, or a live power.
-- A project in which there is nobody else, and nobody invited, holds nobody back.
CREATE FUNCTION aval_projects_held(target uuid, at timestamptz) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::int FROM member m JOIN project p ON p.id = m.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
  WHERE m.person_id = target AND m.ended_at IS NULL
    AND (EXISTS (SELECT 1 FROM member o JOIN person q ON q.id = o.person_id AND q.erased_at IS NULL
                 WHERE o.project_id = m.project_id AND o.ended_at IS NULL AND o.person_id <> target)
      OR EXISTS (SELECT 1 FROM invitation i WHERE i.project_id = m.project_id AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > at))
    AND (EXISTS (SELECT 1 FROM member_role r WHERE r.project_id = m.project_id AND r.member_id = m.id AND r.ended_at IS NULL
                 AND r.role NOT IN ('CLIENT_CONTRIBUTOR', 'AGENCY_MEMBER'))
      OR EXISTS (SELECT 1 FROM delegation d WHERE d.project_id = m.project_id AND d.grantee_member_id = m.id AND d.revoked_at IS NULL AND d.valid_until > at))
$$;
REVOKE EXECUTE ON FUNCTION aval_projects_held(uuid, timestamptz) FROM PUBLIC;

-- People as the administrator of the installation looks for them, the newest accounts first, a page by key. Of projects
-- they learn a number. No row for anybody but an administrator.
CREATE FUNCTION aval_people(wanted uuid, words text, before uuid, size integer) RETURNS TABLE (
  id uuid, name text, title text, email text, is_administrator boolean, created_at timestamptz, open_projects integer
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, i.display_name, i.title, p.email, p.is_administrator, p.created_at,
         (SELECT count(*)::int FROM member m JOIN project j ON j.id = m.project_id AND j.status NOT IN ('CLOSED', 'TERMINATED')
          WHERE m.person_id = p.id AND m.ended_at IS NULL)
  FROM person p
  JOIN LATERAL (SELECT n.display_name, n.title FROM person_identity n WHERE n.person_id = p.id ORDER BY n.version DESC LIMIT 1) i ON true
  WHERE aval_is_administrator() AND p.erased_at IS NULL
    AND (wanted IS NULL OR p.id = wanted) AND (before IS NULL OR p.id < before)
    AND (words = '' OR aval_fold(i.display_name) LIKE aval_fold(words) OR p.email LIKE lower(words))
  ORDER BY p.id DESC LIMIT least(size, 101)
$$;

-- What an erasure would meet, take and leave, in numbers. NULL when there is nobody, or when no administrator asks.
CREATE FUNCTION aval_erasure_facts(target uuid, at timestamptz) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'erasedAt', to_char(p.erased_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'names', coalesce((SELECT jsonb_agg(n.display_name ORDER BY n.version DESC) FROM person_identity n WHERE n.person_id = p.id), '[]'),
    'email', p.email,
    'lastAdministrator', p.is_administrator AND NOT EXISTS (SELECT 1 FROM person a WHERE a.is_administrator AND a.erased_at IS NULL AND a.id <> p.id),
    'projectsHeld', aval_projects_held(p.id, at),
    'openProjects', (SELECT count(*) FROM member m JOIN project j ON j.id = m.project_id AND j.status NOT IN ('CLOSED', 'TERMINATED')
                     WHERE m.person_id = p.id AND m.ended_at IS NULL),
    'signatures', (SELECT count(*) FROM signature s WHERE s.person_id = p.id),
    'sessions', (SELECT count(*) FROM session s WHERE s.person_id = p.id),
    'mails', (SELECT count(*) FROM delivery d WHERE d.person_id = p.id OR d.email = p.email),
    'invitations', (SELECT count(*) FROM invitation i WHERE i.email = p.email AND i.accepted_at IS NULL AND i.revoked_at IS NULL))
  FROM person p WHERE p.id = target AND aval_is_administrator()
$$;

-- Erases a person. Refused to everybody but an administrator, and where a rule forbids it (the command has told why
-- before; here nobody gets round it). Answers what went and what stays, in numbers; NULL when there is nobody.
CREATE FUNCTION aval_erase_person(target uuid, at timestamptz) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  victim person%ROWTYPE;
  said text;
  gone jsonb := '{}';
  n integer;
BEGIN
  -- One erasure at a time among administrators: two of them cannot erase each other at once.
  PERFORM 1 FROM person a WHERE a.is_administrator ORDER BY a.id FOR UPDATE;
  IF NOT aval_is_administrator() THEN
    RAISE EXCEPTION 'only an administrator erases a person' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT p.* INTO victim FROM person p WHERE p.id = target FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF victim.erased_at IS NOT NULL THEN
    RAISE EXCEPTION 'this person has been erased already' USING ERRCODE = 'restrict_violation';
  END IF;
  IF victim.is_administrator AND NOT EXISTS (SELECT 1 FROM person a WHERE a.is_administrator AND a.id <> target) THEN
    RAISE EXCEPTION 'an installation keeps an administrator' USING ERRCODE = 'restrict_violation';
  END IF;
  IF aval_projects_held(target, at) > 0 THEN
    RAISE EXCEPTION 'this person holds powers in open projects' USING ERRCODE = 'restrict_violation';
  END IF;

  -- Every name they ever had, and the address, as whole words.
  SELECT '(^|[^[:alnum:]])(' || string_agg(regexp_replace(word, '([^[:alnum:]])', '\\\1', 'g'), '|') || ')(?![[:alnum:]])' INTO said
  FROM (SELECT i.display_name FROM person_identity i WHERE i.person_id = target UNION SELECT victim.email WHERE victim.email IS NOT NULL) AS known (word);

  -- The identity with its key: from here on the hash under a signature leads nowhere.
  DELETE FROM person_identity WHERE person_id = target;
  -- The ways in.
  DELETE FROM credential WHERE person_id = target;
  DELETE FROM oidc_identity WHERE person_id = target;
  DELETE FROM one_time_code WHERE person_id = target;
  DELETE FROM demo_role WHERE person_id = target;
  DELETE FROM session WHERE person_id = target;
  GET DIAGNOSTICS n = ROW_COUNT;
  gone := gone || jsonb_build_object('sessions', n);
  DELETE FROM identity_proof f WHERE f.person_id = target AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.proof_id = f.id);

  -- The address and the name on invitations; those still open are closed.
  UPDATE invitation i SET revoked_at = at WHERE i.email = victim.email AND i.accepted_at IS NULL AND i.revoked_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  gone := gone || jsonb_build_object('invitations', n);
  UPDATE invitation i SET email = NULL, display_name = ''
  WHERE i.email = victim.email OR EXISTS (SELECT 1 FROM member m WHERE m.project_id = i.project_id AND m.id = i.accepted_by_member_id AND m.person_id = target);

  -- Mails: those to them, and those to others that have left and name them. One that has not left yet goes without the name.
  DELETE FROM delivery d WHERE d.person_id = target OR d.email = victim.email
    OR (d.state <> 'PENDING' AND (concat_ws(' ', d.subject, d.body_text, d.last_error) ~* said OR aval_says(d.payload, said)));
  GET DIAGNOSTICS n = ROW_COUNT;
  gone := gone || jsonb_build_object('mails', n);
  UPDATE delivery d SET payload = aval_unsay(d.payload, said, CASE d.locale WHEN 'fr' THEN 'Identité effacée' ELSE 'Identity erased' END)
  WHERE aval_says(d.payload, said);

  -- Words of theirs in which their own name or address stands (a signature under a message) go whole: their hash stays.
  UPDATE ledger_text t SET salt = NULL, text = NULL FROM ledger_entry e
  WHERE e.project_id = t.project_id AND e.seq = t.seq AND e.actor_id = target AND t.text ~* said;
  GET DIAGNOSTICS n = ROW_COUNT;
  gone := gone || jsonb_build_object('words', n);
  UPDATE comment c SET text = NULL FROM member m WHERE m.project_id = c.project_id AND m.id = c.written_by AND m.person_id = target AND c.text ~* said;
  UPDATE private_note c SET text = NULL FROM member m WHERE m.project_id = c.project_id AND m.id = c.written_by AND m.person_id = target AND c.text ~* said;
  UPDATE question c SET text = NULL FROM member m WHERE m.project_id = c.project_id AND m.id = c.asked_by AND m.person_id = target AND c.text ~* said;
  UPDATE question c SET answer = NULL FROM member m WHERE m.project_id = c.project_id AND m.id = c.answered_by AND m.person_id = target AND c.answer ~* said;

  UPDATE person SET email = NULL, erased_at = at, is_administrator = false, locale = 'fr', theme = 'system', density = 'comfortable', gender = 'unspecified'
  WHERE id = target;
  DELETE FROM command_receipt WHERE scope_id = target AND command <> 'person.erase';

  RETURN gone || jsonb_build_object(
    'signatures', (SELECT count(*) FROM signature s WHERE s.person_id = target),
    'memberships', (SELECT count(*) FROM member m JOIN project j ON j.id = m.project_id AND j.status NOT IN ('CLOSED', 'TERMINATED')
                    WHERE m.person_id = target AND m.ended_at IS NULL));
END $$;

-- True when a text anywhere in a JSON value has these words.
CREATE FUNCTION aval_says(value jsonb, words text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (SELECT 1 FROM jsonb_path_query(value, 'strict $.** ? (@.type() == "string")') AS found WHERE found #>> '{}' ~* words)
$$;

-- The same value with these words replaced, in every text of it.
CREATE FUNCTION aval_unsay(value jsonb, words text, instead text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE jsonb_typeof(value)
    WHEN 'string' THEN to_jsonb(regexp_replace(value #>> '{}', words, '\1' || instead, 'gi'))
    WHEN 'array' THEN (SELECT coalesce(jsonb_agg(aval_unsay(one, words, instead) ORDER BY place), '[]') FROM jsonb_array_elements(value) WITH ORDINALITY AS e (one, place))
    WHEN 'object' THEN (SELECT coalesce(jsonb_object_agg(key, aval_unsay(one, words, instead)), '{}') FROM jsonb_each(value) AS e (key, one))
    ELSE value END
$$;

-- The erasures of this installation, the latest first, a page by key: who was erased is an id by then.
CREATE INDEX erasure_by_id ON account_event (id DESC) WHERE type = 'PersonErased';
CREATE FUNCTION aval_erasures(wanted uuid, before uuid, size integer) RETURNS TABLE (
  id uuid, payload jsonb, occurred_at timestamptz, by_id uuid, by_name text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.id, e.payload, e.occurred_at, e.person_id,
         (SELECT n.display_name FROM person_identity n WHERE n.person_id = e.person_id ORDER BY n.version DESC LIMIT 1)
  FROM account_event e
  WHERE e.type = 'PersonErased' AND aval_is_administrator()
    AND (wanted IS NULL OR e.payload ->> 'personId' = wanted::text) AND (before IS NULL OR e.id < before)
  ORDER BY e.id DESC LIMIT least(size, 101)
$$;

REVOKE EXECUTE ON FUNCTION aval_people(uuid, text, uuid, integer), aval_erasure_facts(uuid, timestamptz), aval_erase_person(uuid, timestamptz),
  aval_erasures(uuid, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION aval_people(uuid, text, uuid, integer), aval_erasure_facts(uuid, timestamptz), aval_erase_person(uuid, timestamptz),
  aval_erasures(uuid, uuid, integer) TO aval_app;
