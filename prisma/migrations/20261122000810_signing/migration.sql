-- What a signature is worth: its person, their role or written power, and the proof of identity of this very act.

-- A signature is its member's own, in a role that the member has, or under a power lent to this member, in force; it
-- uses up, in this transaction, a proof of identity of this person for exactly what is signed. One person never signs
-- for two sides of a project in their own right (invariant 12), even after leaving one of them; an AMO who signs under
-- a power of the client signs for the client (domain.md 9.9).
CREATE OR REPLACE FUNCTION aval_guard_signature() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE signer member%ROWTYPE;
DECLARE signed_for text;
BEGIN
  SELECT * INTO signer FROM member m WHERE m.project_id = NEW.project_id AND m.id = NEW.member_id AND m.ended_at IS NULL;
  IF NOT FOUND OR signer.person_id <> NEW.person_id THEN
    RAISE EXCEPTION 'a signature is of a present member, by that person' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT side INTO signed_for FROM party WHERE project_id = NEW.project_id AND id = NEW.party_id;
  IF NEW.delegation_id IS NULL THEN
    IF NEW.party_id <> signer.party_id THEN
      RAISE EXCEPTION 'signing for another party needs a delegation' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM member_role r WHERE r.project_id = NEW.project_id AND r.member_id = NEW.member_id AND r.role = NEW.role AND r.ended_at IS NULL) THEN
      RAISE EXCEPTION 'a signature is in a role that its member has' USING ERRCODE = 'restrict_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM signature s JOIN party p ON p.project_id = s.project_id AND p.id = s.party_id
               WHERE s.project_id = NEW.project_id AND s.person_id = NEW.person_id AND s.delegation_id IS NULL AND p.side <> signed_for) THEN
      RAISE EXCEPTION 'one person never signs for two sides' USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF NOT EXISTS (
    SELECT 1 FROM delegation d
    JOIN member g ON g.project_id = d.project_id AND g.id = d.grantor_member_id AND g.ended_at IS NULL
    JOIN member_role r ON r.project_id = g.project_id AND r.member_id = g.id AND r.role = d.role AND r.ended_at IS NULL
    WHERE d.project_id = NEW.project_id AND d.id = NEW.delegation_id AND d.grantee_member_id = NEW.member_id
      AND d.party_id = NEW.party_id AND d.role = NEW.role AND d.revoked_at IS NULL
      AND d.valid_from <= NEW.signed_at AND NEW.signed_at < d.valid_until) THEN
    RAISE EXCEPTION 'a signature under a power stays within it' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM identity_proof i WHERE i.id = NEW.proof_id AND i.person_id = NEW.person_id AND i.digest = NEW.digest
                 AND i.used_at IS NOT NULL AND i.used_by_command IS NOT NULL AND i.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a signature uses up a proof of identity of its person for what is signed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- The role whose signature binds each side.
CREATE FUNCTION aval_signing_role(side text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN CASE side
  WHEN 'CLIENT' THEN 'CLIENT_SIGNATORY' WHEN 'AGENCY' THEN 'AGENCY_SIGNATORY' WHEN 'AMO' THEN 'AMO' END;

-- True when this document is the one of this subject, of this kind and version, and bears the signature of this side
-- (of this party, if one is given) by its signatory, or under a power that names the command.
CREATE FUNCTION aval_signed(project uuid, document uuid, wanted_kind text, subject uuid, wanted_version integer, wanted_side text, wanted_party uuid, command text)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM signed_document d
    JOIN signature s ON s.project_id = d.project_id AND s.document_id = d.id
    JOIN party p ON p.project_id = s.project_id AND p.id = s.party_id
    LEFT JOIN delegation g ON g.project_id = s.project_id AND g.id = s.delegation_id
    WHERE d.project_id = project AND d.id = document AND d.kind = wanted_kind AND d.subject_id = subject AND d.version = wanted_version
      AND p.side = wanted_side AND (wanted_party IS NULL OR p.id = wanted_party) AND s.role = aval_signing_role(wanted_side)
      AND (s.delegation_id IS NULL OR command = ANY (g.acts)))
$$;

-- A power stands on its own paper, signed by its grantor in their own right, in a role that the grantor has; and it does
-- not reach back before it was written (five minutes for clocks that differ).
CREATE FUNCTION aval_guard_power() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.valid_from < NEW.granted_at - interval '5 minutes' THEN
    RAISE EXCEPTION 'a power does not begin in the past' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM signed_document d
    JOIN signature s ON s.project_id = d.project_id AND s.document_id = d.id AND s.member_id = NEW.grantor_member_id AND s.delegation_id IS NULL
    JOIN member_role r ON r.project_id = s.project_id AND r.member_id = s.member_id AND r.role = NEW.role AND r.ended_at IS NULL
    WHERE d.project_id = NEW.project_id AND d.id = NEW.document_id AND d.kind = 'DELEGATION' AND d.subject_id = NEW.id AND s.party_id = NEW.party_id) THEN
    RAISE EXCEPTION 'a power stands on its own paper, signed by whoever lends it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_power BEFORE INSERT ON delegation FOR EACH ROW EXECUTE FUNCTION aval_guard_power();
