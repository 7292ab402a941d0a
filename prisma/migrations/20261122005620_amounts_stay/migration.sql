-- What an act says of money is kept beside the ledger as words are (ADR 0029), and is no word of anybody: an erasure leaves it,
-- even where a name is also the name of a fact ("Cents").
CREATE OR REPLACE FUNCTION aval_erase_person(target uuid, at timestamptz) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  -- Amounts (ADR 0029) are nobody's words, whatever the name is that is found in them.
  UPDATE ledger_text t SET salt = NULL, text = NULL FROM ledger_entry e
  WHERE e.project_id = t.project_id AND e.seq = t.seq AND e.actor_id = target AND t.field NOT IN ('prices', 'sums') AND t.text ~* said;
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
