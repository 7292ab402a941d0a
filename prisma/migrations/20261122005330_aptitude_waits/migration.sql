-- Invariant 9.9-4 also where a service is accepted in two steps: the approval of its aptitude, which begins the
-- observation, and the acceptance that follows it. What leaves an acceptance again (a rebuttal) waits for nothing.
DROP TRIGGER guard_warning ON milestone;
CREATE CONSTRAINT TRIGGER guard_warning AFTER UPDATE OF status ON milestone DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status <> NEW.status
    AND OLD.status NOT IN ('ACCEPTED', 'ACCEPTED_WITH_RESERVATIONS', 'ACCEPTED_WITH_PRICE_REDUCTION', 'ACCEPTED_TACITLY')
    AND NEW.status IN ('ACCEPTED', 'ACCEPTED_WITH_RESERVATIONS', 'ACCEPTED_WITH_PRICE_REDUCTION', 'ACCEPTED_TACITLY',
      'APTITUDE_APPROVED', 'SERVICE_OBSERVATION'))
  EXECUTE FUNCTION aval_refuse_over_warning('MILESTONE', 'code');
