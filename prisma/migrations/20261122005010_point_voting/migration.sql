-- Who votes on a point is for its subject to say (domain.md 5.4), not for whoever proposes it: a milestone, a reservation, a
-- consultation or a penalty is the client's, a change or an order is for the parties of the contract.
-- No meeting has voted yet; what was proposed otherwise until now is put right.
ALTER TABLE agenda_point DISABLE TRIGGER guard_point;
UPDATE agenda_point SET matter = CASE WHEN subject_kind IN ('CHANGE_REQUEST', 'AMENDMENT') THEN 'CONTRACT_CHANGE' ELSE 'CLIENT_ONLY' END
  WHERE subject_kind IN ('MILESTONE', 'RESERVATION', 'CONSULTATION', 'PENALTY', 'CHANGE_REQUEST', 'AMENDMENT');
ALTER TABLE agenda_point ENABLE TRIGGER guard_point;
ALTER TABLE agenda_point ADD CONSTRAINT voted_as_a_rule CHECK (CASE
  WHEN subject_kind IN ('MILESTONE', 'RESERVATION', 'CONSULTATION', 'PENALTY') THEN matter = 'CLIENT_ONLY'
  WHEN subject_kind IN ('CHANGE_REQUEST', 'AMENDMENT') THEN matter = 'CONTRACT_CHANGE' ELSE true END);
