-- Invariant 9.9-4 where the client is bound before anything is delivered: the definition of a milestone that both sides
-- sign, and its cancellation. As before, an acceptance, and the approval of an aptitude.
DROP TRIGGER guard_warning ON milestone;
CREATE CONSTRAINT TRIGGER guard_warning AFTER UPDATE OF status ON milestone DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status <> NEW.status
    AND OLD.status NOT IN ('ACCEPTED', 'ACCEPTED_WITH_RESERVATIONS', 'ACCEPTED_WITH_PRICE_REDUCTION', 'ACCEPTED_TACITLY')
    AND NEW.status IN ('ACCEPTED', 'ACCEPTED_WITH_RESERVATIONS', 'ACCEPTED_WITH_PRICE_REDUCTION', 'ACCEPTED_TACITLY',
      'APTITUDE_APPROVED', 'SERVICE_OBSERVATION', 'READY_TO_START', 'CANCELLED'))
  EXECUTE FUNCTION aval_refuse_over_warning('MILESTONE', 'code');
