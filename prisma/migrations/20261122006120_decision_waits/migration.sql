-- Invariant 9.9-4 in the committee: a decision that was warned about is not pronounced adopted before the warning is answered.
CREATE CONSTRAINT TRIGGER guard_warning AFTER UPDATE OF status ON committee_decision DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status <> NEW.status AND NEW.status = 'ADOPTED')
  EXECUTE FUNCTION aval_refuse_over_warning('DECISION', 'code');
