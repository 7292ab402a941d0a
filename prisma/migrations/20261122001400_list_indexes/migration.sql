-- What waits for somebody is asked on every page, of all their projects: each kind of it is found by an index, however
-- many rows are done with (tests/commands/plans.test.ts reads the plans).
CREATE INDEX milestone_by_status ON milestone (project_id, status);
CREATE INDEX change_request_by_status ON change_request (project_id, status);
CREATE INDEX hearing_open ON hearing (project_id, ends_before) WHERE answered_at IS NULL;
CREATE INDEX decision_reducing ON decision (project_id) WHERE kind = 'REDUCE_PRICE';
CREATE INDEX reservation_to_confirm ON reservation (project_id) WHERE status = 'LIFTED' AND lifting_confirmed_at IS NULL;
