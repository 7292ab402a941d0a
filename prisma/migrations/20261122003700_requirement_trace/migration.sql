-- What refers to a requirement is found from its page, however long the lists are.

CREATE INDEX milestone_criterion_by_requirement ON milestone_criterion (project_id, requirement_id) WHERE requirement_id IS NOT NULL;
CREATE INDEX reservation_by_requirement ON reservation (project_id, requirement_id) WHERE requirement_id IS NOT NULL;
CREATE INDEX change_request_by_requirement ON change_request (project_id, requirement_id) WHERE requirement_id IS NOT NULL;
