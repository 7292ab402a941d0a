-- The share of acts done in the client's place (MD-06) is counted from the ledger at each request: the first entry of each act
-- by a person, by the party for which it was done and when. Entries of the clock and what an act draws after itself stay out.
CREATE INDEX ledger_acts_by_party ON ledger_entry (project_id, party_id, occurred_at) INCLUDE (delegation_id) WHERE ordinal = 0 AND actor_id IS NOT NULL;
