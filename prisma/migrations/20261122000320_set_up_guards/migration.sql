-- Who stood where stays on record: parties, members and roles end, they are neither rewritten nor taken up again.

CREATE FUNCTION aval_guard_standing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ending constant text := TG_ARGV[0];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a % is ended, not removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  IF to_jsonb(NEW) - ending <> to_jsonb(OLD) - ending OR to_jsonb(OLD) ->> ending IS NOT NULL OR to_jsonb(NEW) ->> ending IS NULL THEN
    RAISE EXCEPTION 'a % is ended once and otherwise stays as it was', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_party BEFORE UPDATE OR DELETE ON party FOR EACH ROW EXECUTE FUNCTION aval_guard_standing('removed_at');
CREATE TRIGGER guard_member BEFORE UPDATE OR DELETE ON member FOR EACH ROW EXECUTE FUNCTION aval_guard_standing('ended_at');
CREATE TRIGGER guard_member_role BEFORE UPDATE OR DELETE ON member_role FOR EACH ROW EXECUTE FUNCTION aval_guard_standing('ended_at');

-- The acts of a delegation follow it: they end with its revocation and never grow.
CREATE FUNCTION aval_guard_delegation_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.valid_until > OLD.valid_until OR to_jsonb(NEW) - 'valid_until' <> to_jsonb(OLD) - 'valid_until' THEN
    RAISE EXCEPTION 'an act lent is shortened by a revocation or left as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_delegation_act BEFORE UPDATE OR DELETE ON delegation_act FOR EACH ROW EXECUTE FUNCTION aval_guard_delegation_act();
