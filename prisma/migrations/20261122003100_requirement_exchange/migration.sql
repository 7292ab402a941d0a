-- What other tools know of our requirements (ReqIF 1.2): the GUIDs that they gave to objects and chapters, and the
-- relations between objects. Given once and never changed, so that what goes out again bears the name it came in with.
-- A requirement without a row here goes out under its own id.

CREATE TABLE requirement_guid (
  project_id uuid NOT NULL,
  requirement_id uuid NOT NULL,
  guid text NOT NULL CHECK (length(guid) BETWEEN 1 AND 200),
  PRIMARY KEY (project_id, requirement_id),
  UNIQUE (project_id, guid),
  FOREIGN KEY (project_id, requirement_id) REFERENCES requirement (project_id, id)
);
CALL aval_govern('requirement_guid', 'append');

CREATE TABLE chapter_guid (
  project_id uuid NOT NULL REFERENCES project (id),
  chapter text NOT NULL CHECK (length(chapter) BETWEEN 1 AND 300),
  guid text NOT NULL CHECK (length(guid) BETWEEN 1 AND 200),
  PRIMARY KEY (project_id, chapter),
  UNIQUE (project_id, guid)
);
CALL aval_govern('chapter_guid', 'append');

CREATE TABLE requirement_relation (
  project_id uuid NOT NULL,
  guid text NOT NULL CHECK (length(guid) BETWEEN 1 AND 200),
  -- What the other tool calls it ("Parent", "refines"); its meaning is theirs.
  type text NOT NULL CHECK (length(type) <= 200),
  source_id uuid NOT NULL,
  target_id uuid NOT NULL,
  PRIMARY KEY (project_id, guid),
  FOREIGN KEY (project_id, source_id) REFERENCES requirement (project_id, id),
  FOREIGN KEY (project_id, target_id) REFERENCES requirement (project_id, id)
);
CALL aval_govern('requirement_relation', 'append');
CREATE INDEX requirement_relation_by_source ON requirement_relation (project_id, source_id);
CREATE INDEX requirement_relation_by_target ON requirement_relation (project_id, target_id);
