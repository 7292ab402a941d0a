-- Silence on minutes speaks against nobody whom they reached once the period was over (CD-09, C. civ. 1120), and whoever has
-- left the project since is waited for no more.
CREATE OR REPLACE FUNCTION aval_guard_minutes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE steps constant text[] := ARRAY['status', 'version', 'approval_due', 'approval_before', 'approved_at', 'approved_by', 'document_id'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'minutes are never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'DRAFT' OR NEW.version <> 1 OR NOT EXISTS (SELECT 1 FROM meeting m
        WHERE m.project_id = NEW.project_id AND m.id = NEW.meeting_id AND m.status IN ('CLOSED', 'ADJOURNED_NO_QUORUM')) THEN
      RAISE EXCEPTION 'minutes begin as a draft, once their meeting has ended' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT (OLD.status || '>' || NEW.status) = ANY (ARRAY['DRAFT>CIRCULATED', 'CIRCULATED>CORRECTION_REQUESTED', 'CORRECTION_REQUESTED>CIRCULATED',
      'CIRCULATED>APPROVED', 'CIRCULATED>APPROVED_TACITLY', 'CIRCULATED>APPROVED_WITH_OBSERVATIONS'])
     OR to_jsonb(NEW) - steps <> to_jsonb(OLD) - steps
     OR NEW.version <> OLD.version + (OLD.status = 'CORRECTION_REQUESTED')::integer THEN
    RAISE EXCEPTION 'minutes that are % do not change this way', OLD.status USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status LIKE 'APPROVED%' AND NEW.approved_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM signature s
      JOIN signed_document d ON d.project_id = s.project_id AND d.id = s.document_id AND d.kind = 'MINUTES' AND d.subject_id IN (NEW.id, NEW.meeting_id)
      WHERE s.project_id = NEW.project_id AND s.document_id = NEW.document_id AND s.member_id = NEW.approved_by AND s.meaning = 'APPROVED') THEN
    RAISE EXCEPTION 'minutes are approved by a signature' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status LIKE 'APPROVED%' AND NEW.approved_by IS NULL AND (NEW.approved_at < OLD.approval_before
      OR NOT EXISTS (SELECT 1 FROM charter c WHERE c.project_id = NEW.project_id AND c.status = 'IN_FORCE' AND c.parameters ->> 'minutesTacit' = 'true')
      OR EXISTS (SELECT 1 FROM minutes_receipt r WHERE r.project_id = NEW.project_id AND r.minutes_id = NEW.id AND r.version = NEW.version
          AND EXISTS (SELECT 1 FROM member e WHERE e.project_id = r.project_id AND e.id = r.member_id AND e.ended_at IS NULL)
          AND NOT EXISTS (SELECT 1 FROM minutes_agreement a WHERE a.project_id = r.project_id AND a.minutes_id = r.minutes_id AND a.version = r.version AND a.member_id = r.member_id)
          AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.id = r.delivery_id AND d.state IN ('SENT', 'KEPT') AND d.sent_at < OLD.approval_before))) THEN
    RAISE EXCEPTION 'silence approves nothing here' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- What some voices decided, theirs alone revoke: a decision revokes another of the same matter.
CREATE FUNCTION aval_guard_revoked_matter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM committee_decision d WHERE d.project_id = NEW.project_id AND d.id = NEW.revokes_id AND d.matter = NEW.matter) THEN
    RAISE EXCEPTION 'a decision revokes another of the same matter' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_revoked_matter BEFORE INSERT ON committee_decision FOR EACH ROW WHEN (NEW.revokes_id IS NOT NULL) EXECUTE FUNCTION aval_guard_revoked_matter();
