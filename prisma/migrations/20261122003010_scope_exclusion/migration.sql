-- What the project leaves out (CR-10), said before a baseline is signed: each saying is a new version, the last one stands,
-- and the ceremony begins with it. What a signed baseline says of it is in its record and never moves.

CREATE TABLE scope_exclusion (
  project_id uuid NOT NULL REFERENCES project (id),
  version integer NOT NULL CHECK (version >= 1),
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  stated_by uuid NOT NULL,
  stated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, version),
  FOREIGN KEY (project_id, stated_by) REFERENCES member (project_id, id)
);
CALL aval_govern('scope_exclusion', 'append');
